// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/compute/device_buffer.h"
#include "core/imaging/ops/adapted_source.h"
#include "core/io/memory_source.h"
#include "operation_fixture.h"

#include <cmath>
#include <cstring>
#include <random>

using namespace specula;
using namespace specula::test;

class WindowTest : public QObject {
    Q_OBJECT
  private slots:
    void everyRectangleEqualsTheCropOfTheWhole_data();
    void everyRectangleEqualsTheCropOfTheWhole();
    void scratchIsNoMoreThanAnnounced_data() { tierRows(); }
    void scratchIsNoMoreThanAnnounced();
    void secondImagesShrinkToMeans();
    void shrunkImagesComeFromThePyramidOfTheFile();
    void scaledOperationsFitSmallerImages();
};

namespace {

constexpr std::int64_t kWidth = 61, kHeight = 47;

std::vector<std::string> operationsForWindows(OperationBench& bench) {
    bench.add("other", imageOf<float>(kWidth, kHeight, 1,
                                      [](auto y, auto x, int) { return noise(y, x, 7); }));
    bench.add("mask", imageOf<std::uint8_t>(kWidth, kHeight, 1,
                                            [](auto y, auto x, int) { return (x + y) % 3; }));
    bench.add("front", imageOf<float>(kWidth, kHeight, 4,
                                      [](auto y, auto x, int c) { return noise(y, x, 9 + c); }));
    bench.add("kernel",
              imageOf<float>(4, 7, 1, [](auto y, auto x, int) { return noise(y, x, 20); }));
    const std::string cube1 =
        writeText("window1.cube", "LUT_1D_SIZE 3\n0 .1 0\n.3 .4 .5\n1 1 .9\n");
    std::string rows = "LUT_3D_SIZE 3\n";
    for (int i = 0; i < 27; ++i)
        rows += std::to_string(noise(i, 0)) + " " + std::to_string(noise(i, 1)) + " " +
                std::to_string(noise(i, 2)) + "\n";
    const std::string cube3 = writeText("window3.cube", rows);
    const std::string hue = writeText("window.json", R"({"hue":[0,0.1,0.2],"saturation":[1,2,1]})");
    return {"matrix:m=.5 .25 0 .1  0 1 .5 0  .2 0 .8 -.05  0 .3 0 1",
            "cdl:slope=1.2 1 .8,offset=.05 0 -.1,power=.9 1 1.1,saturation=1.3",
            "lut1d:file=" + cube1,
            "lut3d:file=" + cube3 + ",interp=tetrahedral",
            "lut3d:file=" + cube3,
            "hue:file=" + hue,
            "log:offset=1",
            "asinh:scale=.1",
            "gamma:g=.45",
            "threshold:low=.5",
            "add:file=other",
            "div:file=front",
            "mask:file=mask",
            "composite:file=front",
            "blend:file=front,mode=softlight,opacity=.7",
            "blur:sigma=.6",
            "blur:sigma=3.1,edge=reflect",
            "blur:sigma=2,edge=mirror",
            "blur:sigma=2,edge=wrap",
            "blur:sigma=7,edge=zero",
            "sharpen:amount=1.5,sigma=1.7",
            "median:radius=1",
            "median:radius=2",
            "erode:radius=3",
            "dilate:radius=2",
            "convolve:file=kernel",
            "correlate:file=kernel,edge=mirror",
            "resize:width=23,height=90,filter=nearest",
            "resize:width=23,height=19,filter=box",
            "resize:width=122,height=40,filter=triangle",
            "resize:width=37,height=101,filter=mitchell",
            "resize:width=100,height=11,filter=lanczos3",
            "crop:x=7,y=5,width=40,height=31",
            "flip:axis=h",
            "flip:axis=v",
            "rotate90:turns=1",
            "rotate90:turns=2",
            "rotate90:turns=3",
            "affine:m=.9 .3 -4 -.25 1.1 6,width=70,height=50,fill=.5",
            "affine:m=.9 .3 -4 -.25 1.1 6,width=70,height=50,filter=nearest",
            "affine:m=-1.5 0 200 0 4 -90,width=70,height=50"};
}

Pixels colourImage(PixelType type) {
    return withPixelType(type, [](auto sample) {
        using T = decltype(sample);
        return imageOf<T>(kWidth, kHeight, 4, [](auto y, auto x, int c) {
            return noise(y, x, c) * (std::is_integral_v<T> ? 250 : 1);
        });
    });
}

/// Three levels, each filled with its number; remembers the most pixels it was asked for at once.
class LevelSource final : public io::RegionSource {
  public:
    LevelSource() {
        m_description.levels = {{101, 67, 16, 16}, {51, 34, 16, 16}, {26, 17, 16, 16}};
    }
    const io::SourceDescription& describe() const override { return m_description; }
    void read(const io::RegionRequest& request, const PixelTarget& target, const CancelToken&,
              ThreadPool*) const override {
        validate(request, target);
        largest = std::max(largest, request.rect.area());
        for (std::int64_t y = 0; y < request.rect.height; ++y)
            std::memset(target.row(0, y), request.level,
                        static_cast<std::size_t>(request.rect.width));
    }
    ContentId contentId() const override { return {}; }

    mutable std::int64_t largest = 0;

  private:
    io::SourceDescription m_description;
};

template<class T>
QString windowsDiffer(OperationBench& bench, const imaging::Operation& operation,
                      const OperationBench::Image& in) {
    const auto d = operation.output(in.description);
    const Array<T> whole = bench.lane().download<T>(bench.run(operation, in).data);
    const View<const T> all = whole.view();
    std::mt19937 random(5);
    for (int i = 0; i < 8; ++i) {
        const auto upTo = [&](std::int64_t n) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
        };
        Rect rect;
        rect.x = upTo(d.width);
        rect.y = upTo(d.height);
        rect.width = i == 0 ? 1 : 1 + upTo(d.width - rect.x);
        rect.height = i == 0 ? 1 : 1 + upTo(d.height - rect.y);
        if (i == 1)
            rect = {d.width - 1, d.height - 1, 1, 1};
        const Array<T> part = bench.lane().download<T>(bench.runRect(operation, in, rect));
        for (int c = 0; c < d.channels; ++c)
            for (std::int64_t y = 0; y < rect.height; ++y)
                if (std::memcmp(&part.view()(c, y, 0), &all(c, rect.y + y, rect.x),
                                static_cast<std::size_t>(rect.width) * sizeof(T)) != 0)
                    return QString("%1: row %2 of the rectangle %3,%4 %5x%6 differs")
                        .arg(QString::fromStdString(operation.name()))
                        .arg(y)
                        .arg(rect.x)
                        .arg(rect.y)
                        .arg(rect.width)
                        .arg(rect.height);
    }
    return {};
}

} // namespace

void WindowTest::everyRectangleEqualsTheCropOfTheWhole_data() {
    QTest::addColumn<QString>("tier");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("type");
    OperationBench names("reference");
    for (const char* tier : {"reference", "cpu"})
        for (const std::string& text : operationsForWindows(names))
            for (const auto type : {PixelType::F32, PixelType::F64}) {
                // The reference works in double on either, and takes its time.
                if (tier == std::string("reference") && type == PixelType::F64)
                    continue;
                const QString operation = QString::fromStdString(text);
                QTest::addRow("%s %s %s", tier, qPrintable(operation.left(60)),
                              std::string(pixelTypeName(type)).c_str())
                    << tier << operation << static_cast<int>(type);
            }
}

void WindowTest::everyRectangleEqualsTheCropOfTheWhole() {
    SPECULA_BENCH(bench);
    QFETCH(QString, operation);
    QFETCH(int, type);
    operationsForWindows(bench);
    const auto made = bench.parse(operation.toStdString());
    const auto pixelType = static_cast<PixelType>(type);
    const auto in = bench.load(colourImage(pixelType), imaging::AlphaKind::Straight);
    VERIFY_SAME(pixelType == PixelType::F32 ? windowsDiffer<float>(bench, *made, in)
                                            : windowsDiffer<double>(bench, *made, in));
}

void WindowTest::scratchIsNoMoreThanAnnounced() {
    SPECULA_BENCH(bench);
    for (const std::string& text : operationsForWindows(bench)) {
        const auto operation = bench.parse(text);
        if (operation->pointwise())
            continue;
        const auto in = bench.load(colourImage(PixelType::F32));
        const auto& d = in.description;
        const auto made = operation->output(d);
        const Rect rect{1, 1, made.width - 2, made.height - 2};
        const Rect needed = operation->inputRect(rect, d);
        const auto tables = operation->prepare(bench.lane(), d);
        auto& lane = bench.lane();
        const auto window =
            lane.make(compute::ElementType::F32, {d.channels, needed.height, needed.width});
        const imaging::Border border = operation->border();
        const SpcExtend params{border.edge, border.value, d.width, d.height, 0,
                               0,           needed.x,     needed.y};
        lane.run(SPC_EXTEND, &params, std::array{window, in.data});
        const auto out =
            lane.make(compute::ElementType::F32, {made.channels, rect.height, rect.width});
        // Everything dropped before goes back, so that new blocks are what run() itself takes. The
        // pool hands out blocks up to a quarter larger than asked for, of at least a page.
        lane.wait();
        auto& pool = bench.backend().memory();
        pool.trim();
        const std::uint64_t before = pool.statistics().bytesInUse;
        operation->run(lane, {out, rect}, {window, needed}, d, tables);
        const std::uint64_t grown = pool.statistics().bytesInUse - before;
        const std::uint64_t announced = operation->scratchBytes(rect, d);
        QVERIFY2(grown <= announced + announced / 2 + 3 * 4096,
                 qPrintable(QString("%1: %2 bytes, announced %3")
                                .arg(QString::fromStdString(text))
                                .arg(grown)
                                .arg(announced)));
    }
}

void WindowTest::secondImagesShrinkToMeans() {
    const Pixels full =
        imageOf<std::uint16_t>(7, 5, 1, [](auto y, auto x, int) { return 10 * y + x; });
    const auto source = io::makeMemorySource({full});
    const auto half = imaging::shrunkSource(source, 0.5);
    QCOMPARE(half->describe().width(), std::int64_t{4});
    QCOMPARE(half->describe().height(), std::int64_t{3});
    const Pixels got = half->readPixels({0, 0, {0, 0, 4, 3}, 0, 1});
    VERIFY_SAME(compared(got, 0, 0, {5.5, 7.5, 9.5, 11}, 0));
    VERIFY_SAME(compared(got, 2, 0, {40.5, 42.5, 44.5, 46}, 0));
    // One beyond the border is the border.
    VERIFY_SAME(compared(half->readPixels({0, 0, {3, 2, 2, 2}, 0, 1}), 1, 0, {46, 46}, 0));
    const auto quarter = imaging::shrunkSource(source, 0.25);
    VERIFY_SAME(compared(quarter->readPixels({0, 0, {1, 1, 1, 1}, 0, 1}), 0, 0, {45}, 0));
    const auto fraction = imaging::dividedSource(source, 10);
    VERIFY_SAME(compared(fraction->readPixels({0, 0, {2, 3, 1, 1}, 0, 1}), 0, 0, {3.2}, 1e-6));
}

void WindowTest::shrunkImagesComeFromThePyramidOfTheFile() {
    const auto source = std::make_shared<LevelSource>();
    const auto valueAt = [&](double factor) {
        return imaging::shrunkSource(source, factor)
            ->readPixels({0, 0, {1, 1, 1, 1}, 0, 1})
            .valueAt(0, 0);
    };
    QCOMPARE(valueAt(1), 0.0);
    QCOMPARE(valueAt(0.5), 1.0);
    QCOMPARE(valueAt(0.25), 2.0);
    QCOMPARE(valueAt(0.125), 2.0); // means of the last level there is
    QCOMPARE(source->largest, std::int64_t{4});
}

void WindowTest::scaledOperationsFitSmallerImages() {
    OperationBench bench("reference");
    const auto full = bench.load(colourImage(PixelType::F32), imaging::AlphaKind::Straight);
    for (const std::string& text : operationsForWindows(bench))
        for (const double factor : {0.5, 0.25}) {
            const auto w = static_cast<std::int64_t>(std::ceil(kWidth * factor));
            const auto h = static_cast<std::int64_t>(std::ceil(kHeight * factor));
            const auto small = bench.load(
                imageOf<float>(w, h, 4, [](auto y, auto x, int c) { return noise(y, x, c); }),
                imaging::AlphaKind::Straight);
            const auto operation = bench.parse(text);
            const auto scaled = operation->scaled(factor);
            QCOMPARE(scaled->name(), operation->name());
            const auto shrunk = bench.run(*scaled, small).description;
            const auto whole = operation->output(full.description);
            QVERIFY2(std::abs(static_cast<double>(shrunk.width) -
                              static_cast<double>(whole.width) * factor) <= 1.5,
                     text.c_str());
            QVERIFY2(std::abs(static_cast<double>(shrunk.height) -
                              static_cast<double>(whole.height) * factor) <= 1.5,
                     text.c_str());
        }
}

SPECULA_TEST(WindowTest)
#include "window_test.moc"
