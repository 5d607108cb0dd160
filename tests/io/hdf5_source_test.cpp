// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/io/hdf5_writer.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <atomic>
#include <cstring>
#include <fstream>
#include <random>
#include <thread>

using namespace specula;
using namespace specula::io;
namespace fs = std::filesystem;

namespace {

using Filter = Hdf5WriteOptions::Filter;

/// The pattern of tests/data/hdf5/make_fixtures.py.
double expected(std::int64_t frame, std::int64_t y, std::int64_t x, std::int64_t height,
                std::int64_t width) {
    const std::int64_t i = (frame * height + y) * width + x;
    return static_cast<double>((i * 7 + i / width) % 251);
}

SourcePtr fixture(const char* name, const char* dataset = "") {
    return openHdf5(fs::path(SPECULA_TEST_DATA) / "hdf5" / name, {dataset, {}});
}

bool holdsPattern(const RegionSource& source, std::int64_t frames) {
    const auto& d = source.describe();
    if (d.frames != frames)
        return false;
    for (std::int64_t f = 0; f < frames; ++f) {
        const Pixels p = source.readFrame(f);
        for (std::int64_t y = 0; y < d.height(); ++y)
            for (std::int64_t x = 0; x < d.width(); ++x)
                if (p.valueAt(y, x) != expected(f, y, x, d.height(), d.width()))
                    return false;
    }
    return true;
}

Pixels randomFrame(PixelType type, std::int64_t width, std::int64_t height, int channels,
                   unsigned seed) {
    Pixels pixels(type, width, height, channels);
    std::mt19937 random(seed);
    withPixelType(type, [&](auto sample) {
        using T = decltype(sample);
        for (int c = 0; c < channels; ++c)
            for (std::int64_t y = 0; y < height; ++y)
                for (std::int64_t x = 0; x < width; ++x)
                    pixels.editPlane<T>(c)(y, x) = random() % 50 == 0
                                                       ? std::numeric_limits<T>::max()
                                                       : static_cast<T>(random() % 5);
    });
    return pixels;
}

bool same(const Pixels& a, const Pixels& b) {
    return a.type() == b.type() && a.bytes() == b.bytes() &&
           std::memcmp(a.data(), b.data(), a.bytes()) == 0;
}

/// Compares random regions, some through a pool, with the frames they were cut from.
bool regionsAgree(const RegionSource& source, const std::vector<Pixels>& frames, ThreadPool* pool) {
    const auto& d = source.describe();
    std::mt19937 random(11);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    const auto memory = makeMemorySource(frames);
    for (int i = 0; i < 12; ++i) {
        RegionRequest r;
        r.frame = below(d.frames);
        r.rect.x = below(d.width());
        r.rect.y = below(d.height());
        r.rect.width = 1 + below(d.width() - r.rect.x);
        r.rect.height = 1 + below(d.height() - r.rect.y);
        r.firstChannel = static_cast<int>(below(d.channels));
        r.channels = 1 + static_cast<int>(below(d.channels - r.firstChannel));
        if (!same(source.readPixels(r, {}, i % 2 ? pool : nullptr), memory->readPixels(r)))
            return false;
    }
    return true;
}

/// reason() of the Error that `work` throws; empty when it throws none.
template<class Work>
std::string reasonOf(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

void copyBytes(const fs::path& from, const fs::path& to, std::uintmax_t bytes) {
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
    fs::resize_file(to, std::min(bytes, fs::file_size(from)));
    fs::last_write_time(to, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

} // namespace

class Hdf5SourceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

  private slots:
    void everyFilterAndTypeRoundTrips_data() {
        QTest::addColumn<int>("filter");
        QTest::newRow("none") << int(Filter::None);
        QTest::newRow("deflate") << int(Filter::Deflate);
        QTest::newRow("LZF") << int(Filter::Lzf);
        QTest::newRow("LZ4") << int(Filter::Lz4);
        QTest::newRow("bitshuffle") << int(Filter::BitshuffleLz4);
    }
    void everyFilterAndTypeRoundTrips() {
        QFETCH(int, filter);
        const auto pool = makeThreadPool(2);
        JobContext job;
        for (int type = 0; type <= static_cast<int>(PixelType::F64); ++type)
            for (const auto& [width, height, frames] :
                 {std::tuple{1, 1, 1}, {7, 5, 3}, {67, 31, 2}, {129, 128, 1}})
                for (const Shape& chunk : {Shape{}, Shape{2, 16, 24}}) {
                    if (frames == 1 && chunk.rank() != 0)
                        continue;
                    std::vector<Pixels> stack;
                    for (int f = 0; f < frames; ++f)
                        stack.push_back(randomFrame(static_cast<PixelType>(type), width, height, 1,
                                                    static_cast<unsigned>(f)));
                    Hdf5WriteOptions options;
                    options.filter = static_cast<Filter>(filter);
                    options.chunk = chunk;
                    options.overwrite = true;
                    writeHdf5(at("round.h5"), *makeMemorySource(stack), options, job);
                    const auto source = openHdf5(at("round.h5"), {"/entry/data/data", {}});
                    QVERIFY(source);
                    QCOMPARE(source->describe().frames, frames);
                    for (int f = 0; f < frames; ++f)
                        QVERIFY(same(source->readFrame(f), stack[static_cast<std::size_t>(f)]));
                    QVERIFY(regionsAgree(*source, stack, pool.get()));
                }
    }

    void pixelSizeAndFrameTimeNeedTheirUnits() {
        const std::string folder = SPECULA_TEST_DATA "/hdf5/";
        const auto known = openHdf5(folder + "detector.h5", {});
        QVERIFY(std::abs(known->describe().pixelSizeM.value_or(0) - 1.72e-4) < 1e-12);
        QVERIFY(std::abs(known->describe().frameTimeS.value_or(0) - 2.5e-3) < 1e-12);
        const auto unknown = openHdf5(folder + "detector_without_units.h5", {});
        QVERIFY(!unknown->describe().pixelSizeM);
        QVERIFY(!unknown->describe().frameTimeS);
    }

    void contiguousStacksAndChannelsRoundTrip() {
        JobContext job;
        for (const int channels : {1, 3, 6})
            for (const bool contiguous : {true, false}) {
                std::vector<Pixels> stack;
                for (unsigned f = 0; f < 3; ++f)
                    stack.push_back(randomFrame(PixelType::U16, 41, 23, channels, f));
                Hdf5WriteOptions options;
                options.filter = contiguous ? Filter::None : Filter::BitshuffleLz4;
                options.contiguous = contiguous;
                options.overwrite = true;
                writeHdf5(at("channels.h5"), *makeMemorySource(stack), options, job);
                const auto source = openHdf5(at("channels.h5"), {});
                QCOMPARE(source->describe().channels, channels);
                QVERIFY(regionsAgree(*source, stack, nullptr));
            }
    }

    void filesOfH5pyAreRead() {
        QVERIFY(holdsPattern(*fixture("lzf.h5"), 3));
        QCOMPARE(fixture("lzf.h5")->describe().dataset, std::string("/entry/data/data"));
        QVERIFY(holdsPattern(*fixture("gzip_shuffle_fletcher.h5"), 5));
        QVERIFY(holdsPattern(*fixture("big_endian.h5", "/f8"), 2));
        QVERIFY(holdsPattern(*fixture("big_endian.h5", "/u2"), 2));
        const auto half = fixture("big_endian.h5", "/f2");
        QCOMPARE(half->describe().type, PixelType::F32);
        QVERIFY(holdsPattern(*half, 1));
        QVERIFY(holdsPattern(*fixture("shapes.h5", "/nbit"), 2)); // scale-offset: by the library
    }

    void regionsOfH5pyFilesAgreeWithWholeFrames() {
        for (const char* name : {"lzf.h5", "gzip_shuffle_fletcher.h5", "big_endian.h5"}) {
            const auto source = fixture(name);
            std::vector<Pixels> stack;
            for (std::int64_t f = 0; f < source->describe().frames; ++f)
                stack.push_back(source->readFrame(f));
            QVERIFY(regionsAgree(*source, stack, nullptr));
        }
    }

    void numberedPiecesAreOneStackUntilTheFirstMissingOne() {
        const auto source = fixture("linked_master.h5");
        QCOMPARE(source->describe().dataset, std::string("/entry/data"));
        QVERIFY(holdsPattern(*source, 5));
        QVERIFY(source->describe().growing);
        QVERIFY(contains(source->describe().encoding, "waits for /entry/data/data_000003"));
        QCOMPARE(source->describe().deadValue, std::optional<double>(4294967295.0));
        QCOMPARE(source->describe().saturatedValue, std::optional<double>(199000));
        QVERIFY(holdsPattern(*fixture("linked_master.h5", "/entry/data/data_000001"), 3));
    }

    void anArrivingPieceIsFoundByRefresh() {
        for (const char* name :
             {"linked_master.h5", "linked_data_000001.h5", "linked_data_000002.h5"})
            copyBytes(fs::path(SPECULA_TEST_DATA) / "hdf5" / name, at(name), 1 << 20);
        const auto source = openHdf5(at("linked_master.h5"), {});
        const ContentId before = source->contentId();
        QVERIFY(!source->refresh());
        fs::copy_file(at("linked_data_000002.h5"), at("linked_data_000003.h5"));
        QVERIFY(source->refresh());
        QCOMPARE(source->describe().frames, 7);
        QCOMPARE(source->readFrame(6).valueAt(2, 3), source->readFrame(4).valueAt(2, 3));
        QVERIFY(!(source->contentId() == before));
    }

    void missingDataFilesAreNamed() {
        copyBytes(fs::path(SPECULA_TEST_DATA) / "hdf5/linked_master.h5", at("alone.h5"), 1 << 20);
        fs::create_directory(at("empty"));
        fs::rename(at("alone.h5"), at("empty/master.h5"));
        const std::string why = reasonOf([&] { openHdf5(at("empty/master.h5"), {}); });
        QVERIFY2(contains(why, "linked_data_000001.h5") && contains(why, "has not arrived"),
                 why.c_str());
        copyBytes(fs::path(SPECULA_TEST_DATA) / "hdf5/linked_data_000001.h5",
                  at("empty/linked_data_000001.h5"), 5000);
        const std::string half = reasonOf([&] { openHdf5(at("empty/master.h5"), {}); });
        QVERIFY2(contains(half, "5000 of 7977 bytes"), half.c_str());
    }

    void virtualDatasetsReadTheirSources() {
        const auto whole = fixture("virtual.h5", "/whole");
        QCOMPARE(whole->describe().frames, 7);
        for (std::int64_t f = 0; f < 5; ++f)
            QCOMPARE(whole->readFrame(f).valueAt(11, 9), expected(f, 11, 9, 12, 10));
        QCOMPARE(whole->readFrame(5).valueAt(0, 0), 9.0); // belongs to no source: fill value
        const std::string why = reasonOf([&] { whole->readFrame(6); });
        QVERIFY2(contains(why, "not_there.h5") && contains(why, "not arrived"), why.c_str());
        const auto tiled = fixture("virtual.h5", "/tiled"); // LZF inside, through the library
        const Pixels frame = tiled->readFrame(2);
        for (std::int64_t x = 0; x < 20; ++x)
            QCOMPARE(frame.valueAt(7, x), expected(2, 7, x % 10, 12, 10));
    }

    void shapesAreUnderstood() {
        const auto colour = fixture("shapes.h5", "/rgb");
        QCOMPARE(colour->describe().channels, 3);
        QCOMPARE(colour->describe().frames, 2);
        QCOMPARE(colour->readFrame(1).valueAt(4, 5, 2), 179.0);
        QCOMPARE(colour->readPixels({0, 0, {1, 2, 3, 2}, 1, 2}).valueAt(1, 2, 1),
                 3 * (3 * 6 + 3) + 2.0);
        const auto one = fixture("shapes.h5", "/one");
        QVERIFY(holdsPattern(*one, 4));
        const auto sparse = fixture("shapes.h5", "/sparse");
        QCOMPARE(sparse->readFrame(1).valueAt(3, 3), -1.5); // chunk never written
        QCOMPARE(sparse->readFrame(2).valueAt(3, 3), 1.0);
        const auto mask = fixture("types.h5", "/mask");
        QCOMPARE(mask->describe().type, PixelType::U8);
        QCOMPARE(mask->readFrame(0).valueAt(0, 0), 1.0);
    }

    void whatIsNoImageIsRefusedInWords() {
        QVERIFY(contains(reasonOf([] { fixture("shapes.h5", "/list"); }), "a list of 5 values"));
        QVERIFY(contains(reasonOf([] { fixture("shapes.h5", "/value"); }), "a single value"));
        QVERIFY(contains(reasonOf([] { fixture("shapes.h5", "/text2d"); }), "string values"));
        QVERIFY(contains(reasonOf([] { fixture("types.h5", "/compound"); }), "compound"));
        QVERIFY(contains(reasonOf([] { fixture("shapes.h5", "/no/where"); }), "there is no /no"));
        QVERIFY(contains(reasonOf([] { fixture("types.h5", "/loop/nowhere"); }), "/not/there"));
        QVERIFY(contains(reasonOf([] { fixture("types.h5", "/loop"); }), "group"));
    }

    void aFileOfAnotherFormatIsNotMine() {
        std::ofstream(at("foreign.bin")) << "nothing of the kind, but long enough to look at";
        QVERIFY(!openHdf5(at("foreign.bin"), {}));
        std::ofstream(at("zero.h5")).flush();
        QVERIFY(!openHdf5(at("zero.h5"), {}));
    }

    void halfCopiedFilesSayHowMuchIsThere() {
        const fs::path whole = fs::path(SPECULA_TEST_DATA) / "hdf5/lzf.h5";
        for (const std::uintmax_t bytes : {100u, 2000u, 9000u}) {
            copyBytes(whole, at("half.h5"), bytes);
            const std::string why = reasonOf([&] { openHdf5(at("half.h5"), {}); });
            QVERIFY2(contains(why, std::to_string(bytes) + " of 9834 bytes"), why.c_str());
        }
    }

    void readOnlyFilesOpen() {
        copyBytes(fs::path(SPECULA_TEST_DATA) / "hdf5/lzf.h5", at("readonly.h5"), 1 << 20);
        fs::permissions(at("readonly.h5"), fs::perms::owner_read);
        QVERIFY(holdsPattern(*openHdf5(at("readonly.h5"), {}), 3));
    }

    void damagedChunksAreErrorsThatNameTheFrame() {
        copyBytes(fs::path(SPECULA_TEST_DATA) / "hdf5/gzip_shuffle_fletcher.h5", at("flip.h5"),
                  1 << 20);
        std::fstream file(at("flip.h5"), std::ios::in | std::ios::out | std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(file)), {});
        int damaged = 0;
        for (std::size_t k = 0; k + 1 < bytes.size(); ++k)
            if (bytes[k] == '\x78' && bytes[k + 1] == '\x5e') { // start of a zlib stream
                file.seekp(static_cast<std::streamoff>(k + 20));
                file.put('\x00').put('\x01').put('\x02');
                ++damaged;
            }
        file.close();
        QVERIFY(damaged > 0);
        const auto source = openHdf5(at("flip.h5"), {});
        const std::string why = reasonOf([&] { source->readFrame(0); });
        QVERIFY2(contains(why, "frame 0") && contains(why, "flip.h5") && contains(why, "/data"),
                 why.c_str());
    }

    void cancelIsNoticed() {
        const auto source = fixture("lzf.h5");
        CancelToken cancel;
        cancel.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled, source->readFrame(0, cancel));
    }

    void manyThreadsReadAtOnce() {
        std::vector<Pixels> stack;
        for (unsigned f = 0; f < 8; ++f)
            stack.push_back(randomFrame(PixelType::U32, 203, 151, 1, f));
        JobContext job;
        Hdf5WriteOptions options;
        options.chunk = Shape{3, 64, 64};
        writeHdf5(at("threads.h5"), *makeMemorySource(stack), options, job);
        const auto source = openHdf5(at("threads.h5"), {});
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 24; ++i) {
                    const auto f = static_cast<std::size_t>((i + t) % 8);
                    wrong +=
                        same(source->readFrame(static_cast<std::int64_t>(f)), stack[f]) ? 0 : 1;
                }
            });
        for (std::thread& t : threads)
            t.join();
        QCOMPARE(wrong.load(), 0);
    }

    void contentIdFollowsTheDataset() {
        const auto a = fixture("big_endian.h5", "/f8"), b = fixture("big_endian.h5", "/u2");
        QVERIFY(a->contentId() == fixture("big_endian.h5", "/f8")->contentId());
        QVERIFY(!(a->contentId() == b->contentId()));
    }

    void realDetectorFilesOpen() {
        const QByteArray folder = qgetenv("SPECULA_SHARED_DATA");
        if (folder.isEmpty())
            QSKIP("SPECULA_SHARED_DATA names no folder with real files");
        const fs::path data(folder.toStdString());
        const auto stack = openHdf5(data / "nxsas_pilatus100k_10frames.hdf5", {});
        QCOMPARE(stack->describe().frames, 10);
        QCOMPARE(stack->describe().width(), 487);
        QCOMPARE(stack->readFrame(9).height(), 195);
        const auto image = openHdf5(data / "agbehenate_pilatus100k.hdf5", {});
        QCOMPARE(image->describe().dataset, std::string("/entry/data/data"));
        QCOMPARE(image->readFrame(0).width(), 487);
    }
};

SPECULA_TEST(Hdf5SourceTest)
#include "hdf5_source_test.moc"
