// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/system_memory.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/io/hdf5_writer.h"
#include "core/io/open_source.h"
#include "execute_fixtures.h"
#include "test_main.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

#include <fstream>
#include <thread>

using namespace specula;
using test::Dice;

namespace {

/// A source that stands on a file, and does something when it is read.
class WatchedSource final : public io::RegionSource {
  public:
    WatchedSource(io::SourcePtr inner, std::filesystem::path file, bool growing,
                  std::function<void()> onRead)
        : m_inner(std::move(inner))
        , m_description(m_inner->describe())
        , m_onRead(std::move(onRead)) {
        m_description.file = std::move(file);
        m_description.growing = growing;
        m_description.manyThreads = false;
    }
    const io::SourceDescription& describe() const override { return m_description; }
    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool* pool) const override {
        // Left by an exception too: a read that is cancelled is over.
        struct Visit {
            explicit Visit(std::atomic<int>& inside)
                : m_inside(inside)
                , alone(m_inside++ == 0) {}
            ~Visit() { --m_inside; }
            std::atomic<int>& m_inside;
            bool alone;
        };
        const Visit visit(m_inside);
        if (!visit.alone)
            throw std::logic_error("a source for one reader is read by two");
        m_onRead();
        m_inner->read(request, target, cancel, pool);
    }
    ContentId contentId() const override { return contentIdOf(m_description.file); }

  private:
    io::SourcePtr m_inner;
    io::SourceDescription m_description;
    std::function<void()> m_onRead;
    mutable std::atomic<int> m_inside{0};
};

class FullDisk final : public io::RegionSink {
  public:
    FullDisk(io::SinkDescription description, int tiles)
        : m_inner(std::move(description))
        , m_left(tiles) {}
    const io::SinkDescription& describe() const override { return m_inner.describe(); }
    std::int64_t nativeTile() const override { return 16; }
    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        if (m_left-- <= 0)
            throw Error(ErrorCode::Computation, "no space left on the disk").inFile("out.tif");
        m_inner.write(frame, rect, samples, cancel);
    }
    void commit() override { committed = true; }
    void restart() override { m_inner.restart(); }

    bool committed = false;
    int left() const { return m_left; }

  private:
    io::MemorySink m_inner;
    std::atomic<int> m_left;
};

/// Remembers in which order tiles arrive.
class OrderedSink final : public io::RegionSink {
  public:
    OrderedSink(io::SinkDescription description, std::int64_t tile)
        : m_inner(std::move(description))
        , m_tile(tile) {}
    const io::SinkDescription& describe() const override { return m_inner.describe(); }
    std::int64_t nativeTile() const override { return m_tile; }
    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        m_inner.write(frame, rect, samples, cancel);
        const std::lock_guard lock(m_mutex);
        tiles.push_back(rect);
    }
    void commit() override { m_inner.commit(); }
    void restart() override { m_inner.restart(); }

    std::vector<Rect> tiles;

  private:
    io::MemorySink m_inner;
    std::int64_t m_tile;
    std::mutex m_mutex;
};

struct Watcher final : JobObserver {
    void progressed(const JobProgress& p) override {
        const std::lock_guard lock(mutex);
        unit = p.rateUnit;
        fractions.push_back(p.fraction);
    }
    std::mutex mutex;
    std::string unit;
    std::vector<double> fractions;
};

int filesInTemporaryFolder() {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
        count += entry.path().filename().string().starts_with("specula-scratch-") ? 1 : 0;
    return count;
}

} // namespace

class ExecuteTest : public QObject {
    Q_OBJECT

  private slots:
    void aForcedTileIsReported();
    void wholeNumbersStayWholeUnlessFloatIsAskedFor();
    void stacksRunFrameByFrame();
    void otherImagesGoWithTheirFrame();
    void otherImagesOfOtherFrameCountsAreUsageErrors();
    void regionsOutsideAreUsageErrors();
    void tilesArriveRowByRow();
    void partsOfTheSinksTilesArriveTogether();
    void progressCountsOutputPixels();
    void cancellingEndsWithinOneTile_data();
    void cancellingEndsWithinOneTile();
    void aFileThatChangesIsAnError();
    void aFileThatIsOnlyAppendedToMayGrow();
    void aFailingSinkStopsTheWork();
    void scratchImagesGiveTheSameBitsInMemoryAndInAFile();
    void theMemoryLimitHolds();
    void previewsAreThatPartOfTheResult();
    void previewsOfALevelUseScaledOperations();

  private:
    test::Machine m_machine;
    test::OperationMaker m_maker;
};

void ExecuteTest::aForcedTileIsReported() {
    Dice dice(1);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U16, 100, 60, 1, dice)});
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=1")};
    const auto report = m_machine.execute(blur, source, test::onTier("cpu", 16)).report;
    QCOMPARE(report.plan.strategy, imaging::Strategy::Tiled);
    QCOMPARE(report.plan.last().tileWidth, std::int64_t{16});
    QCOMPARE(report.plan.last().tiles, std::int64_t{7 * 4});
    QCOMPARE(report.backend, std::string("cpu"));
    QVERIFY(!report.backendReason.empty());
    QVERIFY(report.seconds > 0);
    QVERIFY(report.peakResidentBytes > 1 << 20);
    const auto single = m_machine.execute(blur, source, test::onTier("cpu")).report;
    QCOMPARE(single.plan.strategy, imaging::Strategy::SinglePass);
    const auto jobs = m_machine.devices.jobs();
    QCOMPARE(jobs.back().job, std::string("blur"));
    QCOMPARE(jobs.back().tier, std::string("cpu"));
}

void ExecuteTest::wholeNumbersStayWholeUnlessFloatIsAskedFor() {
    Pixels image(PixelType::U8, 2, 1);
    image.editPlane<std::uint8_t>()(0, 0) = 5;
    image.editPlane<std::uint8_t>()(0, 1) = 200;
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("mul:value=1.5"), m_maker.parse("add:value=-1")};
    auto options = test::onTier("cpu");
    const Pixels whole = m_machine.execute(pipeline, source, options).frames.front();
    QCOMPARE(whole.type(), PixelType::U8);
    QCOMPARE(whole.valueAt(0, 0), 6.0); // 6.5 rounds to even
    QCOMPARE(whole.valueAt(0, 1), 255.0);
    options.floatOutput = true;
    const Pixels real = m_machine.execute(pipeline, source, options).frames.front();
    QCOMPARE(real.type(), PixelType::F32);
    QCOMPARE(real.valueAt(0, 0), 6.5);
    QCOMPARE(real.valueAt(0, 1), 299.0);
}

void ExecuteTest::stacksRunFrameByFrame() {
    Dice dice(2);
    std::vector<Pixels> frames;
    for (int i = 0; i < 5; ++i)
        frames.push_back(test::randomPixels(PixelType::U16, 40, 30, 1, dice));
    const auto stack = io::makeMemorySource(frames);
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=2,edge=mirror")};
    for (const std::int64_t tile : {0, 16}) {
        auto options = test::onTier("cpu");
        if (tile > 0)
            options.tile = tile;
        const auto outcome = m_machine.execute(pipeline, stack, options);
        QCOMPARE(outcome.frames.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) {
            const auto alone =
                m_machine.execute(pipeline, io::makeMemorySource({frames[i]}), test::onTier("cpu"));
            QCOMPARE(test::firstDifference(outcome.frames[i], alone.frames.front()), std::string());
        }
    }
}

void ExecuteTest::otherImagesGoWithTheirFrame() {
    const auto constant = [](std::vector<int> values) {
        std::vector<Pixels> frames;
        for (const int value : values) {
            frames.emplace_back(PixelType::U16, 9, 9);
            for (std::uint16_t& v : std::span(frames.back().editPlane<std::uint16_t>().data(), 81))
                v = static_cast<std::uint16_t>(value);
        }
        return io::makeMemorySource(frames);
    };
    const auto stack = constant({100, 200, 300});
    for (const auto& [darks, expected] :
         std::initializer_list<std::pair<std::vector<int>, std::vector<double>>>{
             {{1}, {99, 199, 299}}, {{1, 20, 300}, {99, 180, 0}}}) {
        imaging::OperationFiles files;
        files.openImage = [&, d = darks](const std::string&) { return constant(d); };
        const imaging::Pipeline pipeline{imaging::parseOperation("sub:file=dark", files)};
        const auto outcome = m_machine.execute(pipeline, stack, test::onTier("cpu", 4));
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(outcome.frames[i].valueAt(8, 3), expected[i]);
    }
}

void ExecuteTest::otherImagesOfOtherFrameCountsAreUsageErrors() {
    Dice dice(2);
    const auto stackOf = [&](int count) {
        std::vector<Pixels> frames;
        for (int i = 0; i < count; ++i)
            frames.push_back(test::randomPixels(PixelType::U16, 9, 9, 1, dice));
        return io::makeMemorySource(frames);
    };
    imaging::OperationFiles files;
    files.openImage = [&](const std::string&) { return stackOf(2); };
    const imaging::Pipeline pipeline{imaging::parseOperation("sub:file=dark", files)};
    const auto source = stackOf(3);
    QCOMPARE(test::errorOf([&] { m_machine.execute(pipeline, source, test::onTier("cpu")); }),
             ErrorCode::Usage);
}

void ExecuteTest::regionsOutsideAreUsageErrors() {
    Dice dice(2);
    const auto source = io::makeMemorySource({test::randomPixels(PixelType::U8, 20, 10, 1, dice)});
    const imaging::Pipeline turn{m_maker.parse("rotate90:turns=1")}; // 10 x 20
    for (const Rect& r :
         {Rect{0, 0, 11, 5}, Rect{-1, 0, 3, 3}, Rect{0, 0, 0, 3}, Rect{0, 15, 3, 6}}) {
        auto options = test::onTier("cpu");
        options.region = r;
        QCOMPARE(test::errorOf([&] { imaging::resultOf(turn, source->describe(), options); }),
                 ErrorCode::Usage);
    }
    auto options = test::onTier("cpu");
    options.region = Rect{0, 15, 10, 5};
    QCOMPARE(imaging::resultOf(turn, source->describe(), options).height, std::int64_t{5});
}

void ExecuteTest::tilesArriveRowByRow() {
    Dice dice(2);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U8, 400, 300, 1, dice)});
    OrderedSink sink(test::sinkFor({}, source, {}), 32);
    imaging::execute({}, source, sink, m_machine.devices, *m_machine.pool, test::onTier("cpu", 32),
                     m_machine.job);
    sink.commit();
    const int lanes = m_machine.pool->threads();
    // Tiles in flight may overtake each other, not more.
    std::vector<std::int64_t> order;
    for (const Rect& tile : sink.tiles)
        order.push_back(tile.y / 32 * 13 + tile.x / 32);
    QCOMPARE(order.size(), std::size_t{13 * 10});
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j)
            QVERIFY(order[j] > order[i] - 40 * lanes);
}

void ExecuteTest::partsOfTheSinksTilesArriveTogether() {
    Dice dice(2);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U8, 300, 200, 1, dice)});
    const auto pool = makeThreadPool(1);
    OrderedSink sink(test::sinkFor({}, source, {}), 64);
    imaging::execute({}, source, sink, m_machine.devices, *pool, test::onTier("cpu", 16),
                     m_machine.job);
    sink.commit();
    std::vector<std::int64_t> blocks;
    for (const Rect& tile : sink.tiles)
        blocks.push_back(tile.y / 64 * 5 + tile.x / 64);
    QVERIFY(std::is_sorted(blocks.begin(), blocks.end()));
}

void ExecuteTest::progressCountsOutputPixels() {
    Dice dice(2);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U16, 300, 200, 1, dice)});
    const imaging::Pipeline resize{m_maker.parse("resize:width=500,height=400")};
    Watcher watcher;
    JobContext job(&watcher, {});
    const auto options = test::onTier("cpu", 50);
    io::MemorySink sink(test::sinkFor(resize, source, options));
    imaging::execute(resize, source, sink, m_machine.devices, *m_machine.pool, options, job);
    QCOMPARE(job.progress().fraction, 1.0);
    QCOMPARE(job.progress().rateUnit, std::string("px"));
    QVERIFY(std::is_sorted(watcher.fractions.begin(), watcher.fractions.end()));
}

void ExecuteTest::cancellingEndsWithinOneTile_data() {
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("tile");
    QTest::newRow("one pass") << "reference" << 0;
    QTest::newRow("large tiles") << "reference" << 512;
    QTest::newRow("cpu") << "cpu" << 512;
}

void ExecuteTest::cancellingEndsWithinOneTile() {
    QFETCH(QString, tier);
    QFETCH(int, tile);
    Dice dice(2);
    const auto source = io::makeMemorySource(
        {test::randomPixels(PixelType::F32, tier == "cpu" ? 8000 : 1500, 1500, 1, dice)});
    const imaging::Pipeline slow{m_maker.parse("median:radius=60")};
    auto options = test::onTier(tier.toStdString());
    if (tile > 0)
        options.tile = tile;
    CancelToken cancel;
    JobContext job(nullptr, cancel);
    io::MemorySink sink(test::sinkFor(slow, source, options));
    QElapsedTimer timer;
    std::thread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        timer.start();
        cancel.cancel();
    });
    const ErrorCode code = test::errorOf([&] {
        imaging::execute(slow, source, sink, m_machine.devices, *m_machine.pool, options, job);
    });
    const qint64 took = timer.elapsed();
    canceller.join();
    QCOMPARE(code, ErrorCode::Cancelled);
    QVERIFY2(took < 900, qPrintable(QString::number(took)));
    QVERIFY_EXCEPTION_THROWN(sink.commit(), Error);
}

void ExecuteTest::aFileThatChangesIsAnError() {
    Dice dice(2);
    const auto inner = io::makeMemorySource({test::randomPixels(PixelType::U16, 50, 50, 1, dice)});
    QTemporaryDir folder;
    const std::string file = folder.path().toStdString() + "/image.raw";
    const auto write = [&](const char* text) { std::ofstream(file) << text; };
    write("before");
    int reads = 0;
    const auto source = std::make_shared<WatchedSource>(inner, file, false, [&] {
        if (++reads == 3)
            write("after, and longer");
    });
    std::string text;
    const auto run = [&] { m_machine.execute({}, source, test::onTier("cpu", 16)); };
    QCOMPARE(test::errorOf(run, &text), ErrorCode::Input);
    QVERIFY2(text.find("changed while it was read") != std::string::npos, text.c_str());
    QVERIFY2(text.find("image.raw") != std::string::npos, text.c_str());

    // The same size and time, another content.
    write("before");
    const auto time = std::filesystem::last_write_time(file);
    reads = 0;
    const auto sly = std::make_shared<WatchedSource>(inner, file, false, [&] {
        if (++reads == 3) {
            write("sunset");
            std::filesystem::last_write_time(file, time);
        }
    });
    QCOMPARE(test::errorOf([&] { m_machine.execute({}, sly, test::onTier("cpu", 16)); }),
             ErrorCode::Input);

    // Read errors of a file that was cut are told as what they are.
    write("before");
    const auto cut = std::make_shared<WatchedSource>(inner, file, false, [&] {
        write("b");
        throw Error(ErrorCode::Input, "the chunk is too short");
    });
    test::errorOf([&] { m_machine.execute({}, cut, test::onTier("cpu", 16)); }, &text);
    QVERIFY2(text.find("changed while it was read") != std::string::npos, text.c_str());
}

void ExecuteTest::aFileThatIsOnlyAppendedToMayGrow() {
    Dice dice(2);
    const Pixels frame = test::randomPixels(PixelType::U16, 50, 50, 1, dice);
    const auto inner = io::makeMemorySource({frame});
    QTemporaryDir folder;
    io::Hdf5StackWriter::Options options;
    options.file = folder.path().toStdString() + "/frames.h5";
    options.dataset = "/entry/data/data";
    options.type = PixelType::U16;
    options.width = options.height = 50;
    options.swmr = true;
    io::Hdf5StackWriter writer(options);
    const auto append = [&] {
        writer.append(frame);
        writer.flush();
    };
    append();
    const auto source = std::make_shared<WatchedSource>(inner, options.file, true, append);
    QCOMPARE(m_machine.execute({}, source, test::onTier("cpu", 16)).frames.size(), std::size_t{1});

    // The writer is done; that the dataset could still grow allows nothing.
    writer.close();
    QVERIFY(io::openSource(options.file)->describe().growing);
    std::string text;
    const auto size = std::filesystem::file_size(options.file);
    const auto rewritten = std::make_shared<WatchedSource>(inner, options.file, true, [&] {
        std::fstream file(options.file, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size) - 1000);
        file << "other pixels";
    });
    QCOMPARE(
        test::errorOf([&] { m_machine.execute({}, rewritten, test::onTier("cpu", 16)); }, &text),
        ErrorCode::Input);
    QVERIFY2(text.find("changed while it was read") != std::string::npos, text.c_str());
}

void ExecuteTest::aFailingSinkStopsTheWork() {
    Dice dice(2);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U8, 1000, 1000, 1, dice)});
    FullDisk sink(test::sinkFor({}, source, {}), 3);
    std::string text;
    const auto run = [&] {
        imaging::execute({}, source, sink, m_machine.devices, *m_machine.pool,
                         test::onTier("cpu", 16), m_machine.job);
    };
    QCOMPARE(test::errorOf(run, &text), ErrorCode::Computation);
    QVERIFY2(text.find("no space left") != std::string::npos, text.c_str());
    QVERIFY(!sink.committed);
    QVERIFY(sink.left() > -m_machine.pool->threads() - 1);
}

void ExecuteTest::scratchImagesGiveTheSameBitsInMemoryAndInAFile() {
    Dice dice(9);
    const Pixels image = test::randomPixels(PixelType::U16, 1100, 900, 1, dice);
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("erode:radius=1"),
                                     m_maker.parse("blur:sigma=20,edge=wrap"),
                                     m_maker.parse("flip:axis=v")};
    auto options = test::onTier("cpu", 64);
    const auto memory = m_machine.execute(pipeline, source, options);
    QCOMPARE(memory.report.plan.steps.size(), std::size_t{2});
    QVERIFY(memory.report.plan.scratchInMemory);
    const int before = filesInTemporaryFolder();
    options.memoryLimitBytes = compute::processMemory().residentBytes + (14 << 20);
    const auto file = m_machine.execute(pipeline, source, options);
    QCOMPARE(file.report.plan.steps.size(), std::size_t{2});
    QVERIFY(!file.report.plan.scratchInMemory);
    QCOMPARE(filesInTemporaryFolder(), before);
    QCOMPARE(test::firstDifference(memory.frames.front(), file.frames.front()), std::string());
    const auto backend = m_machine.devices.open(m_machine.devices.choose({"cpu", false, {}}));
    QCOMPARE(test::firstDifference(
                 memory.frames.front(),
                 test::wholeImage(pipeline, image, source->describe(), false, *backend)),
             std::string());
}

void ExecuteTest::theMemoryLimitHolds() {
    // 400 megapixels out of nothing into nothing: what grows is the executor's.
    class Ramp final : public io::RegionSource {
      public:
        Ramp() {
            m_description.format = "pattern";
            m_description.type = PixelType::U16;
            m_description.levels = {{20000, 20000, 256, 256}};
        }
        const io::SourceDescription& describe() const override { return m_description; }
        void read(const io::RegionRequest& request, const PixelTarget& target, const CancelToken&,
                  ThreadPool*) const override {
            for (std::int64_t y = 0; y < request.rect.height; ++y)
                std::fill_n(reinterpret_cast<std::uint16_t*>(target.row(0, y)), request.rect.width,
                            static_cast<std::uint16_t>(request.rect.y + y));
        }
        ContentId contentId() const override { return {}; }

      private:
        io::SourceDescription m_description;
    };
    class Nowhere final : public io::RegionSink {
      public:
        explicit Nowhere(io::SinkDescription d)
            : m_description(std::move(d)) {}
        const io::SinkDescription& describe() const override { return m_description; }
        std::int64_t nativeTile() const override { return 256; }
        void write(std::int64_t, const Rect& rect, const PixelTarget&,
                   const CancelToken&) override {
            area += rect.area();
        }
        void commit() override {}
        void restart() override {}
        std::atomic<std::int64_t> area{0};

      private:
        io::SinkDescription m_description;
    };
    const auto source = std::make_shared<Ramp>();
    const imaging::Pipeline pipeline{m_maker.parse("add:value=1"), m_maker.parse("flip:axis=h")};
    auto options = test::onTier("cpu");
    const auto resident = compute::processMemory().residentBytes;
    options.memoryLimitBytes = resident + (40 << 20);
    if (!compute::resetPeakResident())
        QSKIP("this system does not tell peaks");
    Nowhere sink(test::sinkFor(pipeline, source, options));
    const auto report = imaging::execute(pipeline, source, sink, m_machine.devices, *m_machine.pool,
                                         options, m_machine.job);
    QCOMPARE(sink.area.load(), std::int64_t{20000} * 20000);
    QCOMPARE(report.plan.strategy, imaging::Strategy::Streaming);
    QVERIFY2(report.peakResidentBytes <= options.memoryLimitBytes,
             qPrintable(QString::number(report.peakResidentBytes - resident)));
}

void ExecuteTest::previewsAreThatPartOfTheResult() {
    Dice dice(8);
    const Pixels image = test::randomPixels(PixelType::U16, 150, 120, 1, dice);
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=2"), m_maker.parse("log:offset=1"),
                                     m_maker.parse("rotate90:turns=3")};
    const Pixels whole = m_machine.execute(pipeline, source, test::onTier("cpu")).frames.front();
    const auto backend = m_machine.devices.open(m_machine.devices.choose({"cpu", false, {}}));
    const Rect part{31, 7, 80, 90};
    const Pixels preview = imaging::computeRegion(pipeline, source, 0, 0, part, *backend, {});
    QCOMPARE(preview.type(), whole.type());
    for (std::int64_t y = 0; y < part.height; ++y)
        for (std::int64_t x = 0; x < part.width; ++x)
            QCOMPARE(preview.valueAt(y, x), whole.valueAt(part.y + y, part.x + x));
    QCOMPARE(test::errorOf([&] {
                 imaging::computeRegion(pipeline, source, 0, 0, {0, 0, 121, 9}, *backend, {});
             }),
             ErrorCode::Usage);
    QCOMPARE(test::errorOf([&] {
                 imaging::computeRegion(pipeline, source, 0, 1, {0, 0, 1, 1}, *backend, {});
             }),
             ErrorCode::Usage);
}

void ExecuteTest::previewsOfALevelUseScaledOperations() {
    // A smooth wave and its half-size level: the scaled blur of the level is about the level of
    // the blur.
    const auto wave = [](std::int64_t side, double scale) {
        Pixels image(PixelType::F32, side, side);
        auto plane = image.editPlane<float>();
        for (std::int64_t y = 0; y < side; ++y)
            for (std::int64_t x = 0; x < side; ++x)
                plane(y, x) =
                    static_cast<float>(std::sin((static_cast<double>(x) + 0.5) * scale * 0.2) *
                                       std::cos((static_cast<double>(y) + 0.5) * scale * 0.15));
        return image;
    };
    class Pyramid final : public io::RegionSource {
      public:
        Pyramid(Pixels full, Pixels half)
            : m_levels{io::makeMemorySource({full}), io::makeMemorySource({half})}
            , m_description(m_levels[0]->describe()) {
            m_description.levels.push_back(m_levels[1]->describe().levels.front());
        }
        const io::SourceDescription& describe() const override { return m_description; }
        void read(const io::RegionRequest& request, const PixelTarget& target,
                  const CancelToken& cancel, ThreadPool* pool) const override {
            io::RegionRequest inner = request;
            inner.level = 0;
            m_levels[static_cast<std::size_t>(request.level)]->read(inner, target, cancel, pool);
        }
        ContentId contentId() const override { return {}; }

      private:
        io::SourcePtr m_levels[2];
        io::SourceDescription m_description;
    };
    const auto source = std::make_shared<Pyramid>(wave(200, 1), wave(100, 2));
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=4")};
    const auto backend = m_machine.devices.open(m_machine.devices.choose({"cpu", false, {}}));
    const Pixels full = imaging::computeRegion(blur, source, 0, 0, {0, 0, 200, 200}, *backend, {});
    const Pixels half = imaging::computeRegion(blur, source, 0, 1, {0, 0, 100, 100}, *backend, {});
    for (std::int64_t y = 20; y < 80; ++y)
        for (std::int64_t x = 20; x < 80; ++x) {
            const double mean =
                (full.valueAt(2 * y, 2 * x) + full.valueAt(2 * y, 2 * x + 1) +
                 full.valueAt(2 * y + 1, 2 * x) + full.valueAt(2 * y + 1, 2 * x + 1)) /
                4;
            QVERIFY(std::abs(half.valueAt(y, x) - mean) < 0.02);
        }
}

SPECULA_TEST(ExecuteTest)
#include "execute_test.moc"
