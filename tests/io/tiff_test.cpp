// SPDX-License-Identifier: GPL-3.0-or-later
#include "io_fixtures.h"
#include "test_main.h"
#include "tiny_tiff.h"

using namespace specula;
using namespace specula::test;
using io::TiffWriteOptions;

namespace {

void write(const std::filesystem::path& file, const std::vector<Pixels>& frames,
           TiffWriteOptions options) {
    JobContext job;
    options.overwrite = true;
    io::writeTiff(file, *io::makeMemorySource(frames), options, job);
}

/// Mean of up to 2x2 samples by the textbook.
Pixels slowHalf(const Pixels& full) {
    Pixels out(full.type(), (full.width() + 1) / 2, (full.height() + 1) / 2, full.channels());
    withPixelType(full.type(), [&](auto sample) {
        using T = decltype(sample);
        for (int c = 0; c < full.channels(); ++c)
            for (std::int64_t y = 0; y < out.height(); ++y)
                for (std::int64_t x = 0; x < out.width(); ++x) {
                    double sum = 0;
                    int n = 0;
                    for (std::int64_t j = 2 * y; j < std::min(2 * y + 2, full.height()); ++j)
                        for (std::int64_t i = 2 * x; i < std::min(2 * x + 2, full.width());
                             ++i, ++n)
                            sum += static_cast<double>(full.plane<T>(c)(j, i));
                    const double mean = sum / n;
                    out.editPlane<T>(c)(y, x) =
                        static_cast<T>(std::is_floating_point_v<T> ? mean : std::floor(mean + 0.5));
                }
    });
    return out;
}

} // namespace

class TiffTest : public QObject {
    Q_OBJECT
  private slots:
    void everyTypeLayoutAndCompressionComesBack();
    void pagesAreFramesAndTheyComeBackOnManyThreads();
    void everyPyramidLevelIsTheMeanOfTheOneBefore();
    void reducedPagesAfterAPageAreItsPyramid();
    void bothByteOrdersReadAlike();
    void halvesAndPackedBitsAreWidened();
    void pagesThatDifferAreOpenedByNumber();
    void onlyTouchedTilesAreDecoded();
    void tilesThatWereNeverWrittenAreZero();
    void inspectTellsTypeShapeTagsAndLevels();
    void whatIsNotSupportedIsSaid();
    void cutFilesAreErrorsThatNameTheFile();
    void absurdSizesAreRefusedBeforeMemoryIsAsked();
    void directoriesInACircleEnd();

  private:
    TemporaryFolder m_folder;
};

void TiffTest::everyTypeLayoutAndCompressionComesBack() {
    const auto file = m_folder / "round.tif";
    using C = TiffWriteOptions::Compression;
    for (const PixelType type : kAllTypes)
        for (const C compression : {C::None, C::Deflate, C::Lzw, C::PackBits})
            for (const std::int64_t tile : {0, 16, 48})
                for (const auto& [w, h] : {std::pair{1, 1}, {7, 61}, {53, 37}, {64, 48}})
                    for (const int channels : {1, 2, 3}) {
                        TiffWriteOptions options;
                        options.compression = compression;
                        options.tile = tile;
                        options.planar = w == 53;
                        options.bigTiff = h == 48;
                        options.predictor = channels != 2;
                        const std::vector<Pixels> frames{noise(type, w, h, channels)};
                        write(file, frames, options);
                        const auto source = io::openTiff(file, {});
                        const std::string wrong = difference(*source, frames);
                        QVERIFY2(wrong.empty(),
                                 fmt::format("{} compression {} tile {} {}x{}x{}: {}",
                                             pixelTypeName(type), static_cast<int>(compression),
                                             tile, w, h, channels, wrong)
                                     .c_str());
                        QCOMPARE(source->describe().format, h == 48 ? "BigTIFF" : "TIFF");
                    }
}

void TiffTest::pagesAreFramesAndTheyComeBackOnManyThreads() {
    const auto file = m_folder / "pages.tif";
    std::vector<Pixels> frames;
    for (std::uint64_t i = 0; i < 9; ++i)
        frames.push_back(noise(PixelType::U16, 211, 97, 2, i));
    write(file, frames, {.tile = 32});
    const auto source = io::openTiff(file, {});
    QVERIFY(source->describe().manyThreads);
    const auto pool = makeThreadPool(4);
    QCOMPARE(difference(*source, frames, pool.get()), std::string());
    pool->parallelFor(0, 9, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t f = first; f < last; ++f)
            if (!isRegionOf(frames[static_cast<std::size_t>(f)],
                            source->readFrame(f, {}, pool.get()), {0, 0, 211, 97}, 0))
                throw std::runtime_error("a frame read beside others differs");
    });
    const auto one = io::openTiff(file, {.dataset = "5", .cancel = {}});
    QCOMPARE(difference(*one, {frames[5]}), std::string());
}

void TiffTest::everyPyramidLevelIsTheMeanOfTheOneBefore() {
    const auto file = m_folder / "pyramid.tif";
    for (const PixelType type : {PixelType::U8, PixelType::I16, PixelType::U32, PixelType::F64})
        for (const bool planar : {false, true}) {
            std::vector<Pixels> frames{noise(type, 301, 77, 2, 3), noise(type, 301, 77, 2, 4)};
            write(file, frames, {.tile = 32, .pyramid = true, .planar = planar});
            const auto source = io::openTiff(file, {});
            QCOMPARE(source->describe().frames, 2);
            QCOMPARE(source->describe().levels.size(), std::size_t(5)); // 301 151 76 38 19
            for (int level = 0; level < 5; ++level) {
                QCOMPARE(difference(*source, frames, nullptr, level), std::string());
                for (Pixels& frame : frames)
                    frame = slowHalf(frame);
            }
        }
}

void TiffTest::reducedPagesAfterAPageAreItsPyramid() {
    TinyTiff tiff;
    tiff.add({{{256, 4}, {257, 4}, {258, 8}, {277, 1}}, "abcdefghijklmnop"});
    tiff.add({{{254, 1}, {256, 2}, {257, 2}, {258, 8}, {277, 1}}, "wxyz"});
    writeFile(m_folder / "reduced.tif", tiff.bytes());
    const auto source = io::openTiff(m_folder / "reduced.tif", {});
    QCOMPARE(source->describe().frames, 1);
    QCOMPARE(source->describe().levels.size(), std::size_t(2));
    const Pixels small = source->readPixels({0, 1, {0, 0, 2, 2}, 0, 1});
    QCOMPARE(small.valueAt(1, 1), double('z'));
}

void TiffTest::bothByteOrdersReadAlike() {
    for (const bool big : {false, true})
        for (const int bytes : {2, 4}) {
            TinyTiff tiff(big);
            std::string pixels;
            for (std::uint64_t i = 0; i < 15; ++i)
                pixels += tiff.sample(0x01020300 + i, bytes);
            const auto bits = static_cast<std::uint32_t>(8 * bytes);
            tiff.add({{{256, 5}, {257, 3}, {258, bits}, {277, 1}}, pixels});
            const auto file = m_folder / "order.tif";
            writeFile(file, tiff.bytes());
            const Pixels read = io::openTiff(file, {})->readFrame(0);
            QCOMPARE(read.valueAt(0, 0), double(bytes == 2 ? 0x0300 : 0x01020300));
            QCOMPARE(read.valueAt(2, 4), double((bytes == 2 ? 0x0300 : 0x01020300) + 14));
        }
}

void TiffTest::halvesAndPackedBitsAreWidened() {
    TinyTiff half(true);
    half.add({{{256, 5}, {257, 1}, {258, 16}, {277, 1}, {339, 3}},
              half.sample(0x3C00, 2) + half.sample(0xC000, 2) + half.sample(0x0001, 2) +
                  half.sample(0x7C00, 2) + half.sample(0x7BFF, 2)});
    writeFile(m_folder / "half.tif", half.bytes());
    const Pixels h = io::openTiff(m_folder / "half.tif", {})->readFrame(0);
    QCOMPARE(h.type(), PixelType::F32);
    QCOMPARE(h.valueAt(0, 0), 1.0);
    QCOMPARE(h.valueAt(0, 1), -2.0);
    QCOMPARE(h.valueAt(0, 2), std::ldexp(1.0, -24));
    QCOMPARE(h.valueAt(0, 3), std::numeric_limits<double>::infinity());
    QCOMPARE(h.valueAt(0, 4), 65504.0);

    TinyTiff bits;
    bits.add({{{256, 10}, {257, 2}, {258, 1}, {277, 1}}, std::string("\xA5\x80\x00\x40", 4)});
    writeFile(m_folder / "bits.tif", bits.bytes());
    const auto source = io::openTiff(m_folder / "bits.tif", {});
    const Pixels b = source->readFrame(0);
    const int expected[2][10] = {{1, 0, 1, 0, 0, 1, 0, 1, 1, 0}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    for (int r = 0; r < 2; ++r)
        for (int c = 0; c < 10; ++c)
            QCOMPARE(b.valueAt(r, c), double(expected[r][c]));
    QCOMPARE(source->readPixels({0, 0, {9, 1, 1, 1}, 0, 1}).valueAt(0, 0), 1.0);

    TinyTiff twelve;
    twelve.add({{{256, 3}, {257, 1}, {258, 12}, {277, 1}}, std::string("\xFF\xE0\x01\x80\x00", 5)});
    writeFile(m_folder / "twelve.tif", twelve.bytes());
    const Pixels t = io::openTiff(m_folder / "twelve.tif", {})->readFrame(0);
    QCOMPARE(t.type(), PixelType::U16);
    QCOMPARE(t.valueAt(0, 0), 4094.0);
    QCOMPARE(t.valueAt(0, 1), 1.0);
    QCOMPARE(t.valueAt(0, 2), 2048.0);
}

void TiffTest::pagesThatDifferAreOpenedByNumber() {
    TinyTiff tiff;
    tiff.add({{{256, 2}, {257, 1}, {258, 8}, {277, 1}}, "ab"});
    tiff.add({{{256, 1}, {257, 1}, {258, 16}, {277, 1}}, tiff.sample(999, 2)});
    const auto file = m_folder / "differ.tif";
    writeFile(file, tiff.bytes());
    const auto first = io::openTiff(file, {});
    QCOMPARE(first->describe().dataset, std::string("0"));
    QCOMPARE(first->describe().frames, 1);
    const auto second = io::openTiff(file, {.dataset = "1", .cancel = {}});
    QCOMPARE(second->readFrame(0).valueAt(0, 0), 999.0);
    QVERIFY_EXCEPTION_THROWN(io::openTiff(file, {.dataset = "2", .cancel = {}}), Error);
    QVERIFY_EXCEPTION_THROWN(io::openTiff(file, {.dataset = "x", .cancel = {}}), Error);
    const io::FileInfo info = io::inspectFile(file);
    QCOMPARE(info.datasets.size(), std::size_t(2));
    QCOMPARE(info.defaultDataset, std::string("0"));
}

void TiffTest::onlyTouchedTilesAreDecoded() {
    const auto file = m_folder / "damaged.tif";
    const std::vector<Pixels> frames{noise(PixelType::U16, 128, 128)};
    write(file, frames, {.tile = 32, .predictor = false});
    std::string bytes = readFile(file);
    // The tiles were written one after the other: the middle of the file is inside one of them.
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), 200, '\xFF');
    writeFile(file, bytes);
    const auto source = io::openTiff(file, {});
    int good = 0, bad = 0;
    for (std::int64_t y = 0; y < 128; y += 32)
        for (std::int64_t x = 0; x < 128; x += 32)
            try {
                const Rect r{x, y, 32, 32};
                QVERIFY(isRegionOf(frames[0], source->readPixels({0, 0, r, 0, 1}), r, 0));
                ++good;
            } catch (const Error& e) {
                QCOMPARE(e.file(), file.string());
                QVERIFY(e.field().starts_with("tile "));
                ++bad;
            }
    QVERIFY2(bad >= 1 && bad <= 2 && good + bad == 16, std::to_string(bad).c_str());
}

void TiffTest::tilesThatWereNeverWrittenAreZero() {
    TinyTiff tiff;
    tiff.add({{{256, 16},
               {257, 16},
               {258, 8},
               {259, 8},
               {277, 1},
               {322, 16},
               {323, 16},
               {324, 0},
               {325, 0}},
              "x"});
    writeFile(m_folder / "sparse.tif", tiff.bytes());
    const Pixels read = io::openTiff(m_folder / "sparse.tif", {})->readFrame(0);
    for (int i = 0; i < 16; ++i)
        QCOMPARE(read.valueAt(i, i), 0.0);
}

void TiffTest::inspectTellsTypeShapeTagsAndLevels() {
    const auto file = m_folder / "inspect.tif";
    TiffWriteOptions options{.tile = 16, .pyramid = true};
    options.description = "a caption";
    write(file, {noise(PixelType::I32, 60, 40), noise(PixelType::I32, 60, 40)}, options);
    const io::FileInfo info = io::inspectFile(file);
    QCOMPARE(info.kind, std::string("stack"));
    QCOMPARE(info.format, std::string("TIFF"));
    QCOMPARE(info.dtype, std::string("int32"));
    QCOMPARE(info.frames, 2);
    QCOMPARE(info.shape, (std::vector<std::int64_t>{2, 40, 60}));
    QCOMPARE(info.datasets.front().encoding, std::string("deflate, tiles 16x16, 3 levels"));
    QVERIFY(info.problems.empty());
    QCOMPARE(info.metadata.children.size(), std::size_t(2));
    bool caption = false;
    for (const auto& tag : info.metadata.children.front().children)
        caption = caption || (tag.name == "ImageDescription" && tag.value == "a caption");
    QVERIFY(caption);
}

void TiffTest::whatIsNotSupportedIsSaid() {
    TinyTiff tiff;
    tiff.add({{{256, 2}, {257, 2}, {258, 24}, {277, 1}, {339, 3}}, std::string(12, 'x')});
    const auto file = m_folder / "float24.tif";
    writeFile(file, tiff.bytes());
    const auto error = errorOf(formatNamed("TIFF"), file);
    QVERIFY(error && error->reason().find("24 bits") != std::string::npos);
    QCOMPARE(error->file(), file.string());
    TinyTiff jpeg;
    jpeg.add({{{256, 8}, {257, 8}, {258, 8}, {259, 7}, {277, 1}}, std::string(64, 'x')});
    writeFile(file, jpeg.bytes());
    const auto compressed = errorOf(formatNamed("TIFF"), file);
    QVERIFY(compressed && compressed->reason().find("compression") != std::string::npos);
    QCOMPARE(io::inspectFile(file).problems.front().severity, std::string("error"));
}

void TiffTest::cutFilesAreErrorsThatNameTheFile() {
    const auto file = m_folder / "whole.tif";
    write(file, {noise(PixelType::U16, 90, 80)}, {.tile = 32, .pyramid = true});
    QCOMPARE(truncationFailure("TIFF", file), std::string());
    write(file, {noise(PixelType::U16, 90, 80), noise(PixelType::U16, 90, 80)}, {});
    QCOMPARE(truncationFailure("TIFF", file), std::string());
}

void TiffTest::absurdSizesAreRefusedBeforeMemoryIsAsked() {
    const auto before = bufferpool::statistics().bytesInUse;
    for (const std::uint32_t side : {0U, 1000000U, 0x7FFFFFFFU, 0xFFFFFFFFU})
        for (const std::uint32_t compression : {1U, 5U, 8U})
            for (const bool tiled : {false, true}) {
                TinyTiff tiff;
                TinyTiff::Page page{
                    {{256, side}, {257, side}, {258, 64}, {259, compression}, {277, 1}},
                    std::string(100, 'x')};
                if (tiled)
                    page.tags.insert({{322, side / 16 * 16}, {323, side / 16 * 16}});
                tiff.add(page);
                const auto file = m_folder / "absurd.tif";
                writeFile(file, tiff.bytes());
                try {
                    io::openTiff(file, {});
                    QFAIL("an absurd size was taken");
                } catch (const Error& e) {
                    QCOMPARE(e.code(), ErrorCode::Input);
                    QCOMPARE(e.file(), file.string());
                }
            }
    QCOMPARE(bufferpool::statistics().bytesInUse, before);
}

void TiffTest::directoriesInACircleEnd() {
    TinyTiff tiff;
    for (int i = 0; i < 3; ++i)
        tiff.add({{{256, 2}, {257, 1}, {258, 8}, {277, 1}}, "ab"});
    tiff.loopTo(1);
    const auto file = m_folder / "circle.tif";
    writeFile(file, tiff.bytes());
    const auto error = errorOf(formatNamed("TIFF"), file);
    QVERIFY(error);
    QCOMPARE(error->file(), file.string());
}

SPECULA_TEST(TiffTest)
#include "tiff_test.moc"
