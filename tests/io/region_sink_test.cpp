// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/halve.h"
#include "core/io/region_sink.h"
#include "core/io/tile_cache.h"
#include "file_size_limit.h"
#include "io_fixtures.h"
#include "test_main.h"

#include <thread>

using namespace specula;
using namespace specula::test;

namespace {

struct Shaped {
    std::string ending;
    PixelType type;
    std::int64_t width, height;
    int channels;
    std::int64_t frames;
    std::string compression;
};

const std::vector<Shaped>& sinks() {
    static const std::vector<Shaped> all = {
        {".tif", PixelType::U16, 1, 1, 1, 1, ""},
        {".tif", PixelType::U16, 101, 67, 1, 1, ""},
        {".tif", PixelType::U8, 64, 32, 3, 1, "deflate"},
        {".tif", PixelType::F32, 97, 33, 5, 1, "lzw"},
        {".tif", PixelType::F64, 40, 70, 2, 3, "deflate"},
        {".tif", PixelType::I32, 33, 31, 4, 2, ""},
        {".exr", PixelType::F32, 101, 67, 1, 1, ""},
        {".exr", PixelType::U32, 17, 40, 2, 1, "none"},
        {".exr", PixelType::F32, 64, 64, 4, 1, "piz"},
        {".h5", PixelType::U16, 101, 67, 1, 1, ""},
        {".h5", PixelType::U32, 5, 90, 1, 4, ""},
        {".h5", PixelType::F32, 50, 50, 3, 1, "none"},
        {".h5", PixelType::F64, 48, 16, 2, 2, "deflate"},
    };
    return all;
}

io::SinkDescription descriptionOf(const Shaped& s) {
    return {s.type, s.width, s.height, s.frames, s.channels, {}, {{"operation", "test"}}};
}

/// Disjoint rectangles that cover the image, in an order that is not that of rows.
std::vector<Rect> puzzle(std::int64_t width, std::int64_t height, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Rect> pieces = {{0, 0, width, height}};
    for (int round = 0; round < 5; ++round) {
        std::vector<Rect> next;
        for (const Rect& r : pieces) {
            const bool across = random() % 2 == 0;
            const std::int64_t side = across ? r.width : r.height;
            if (side < 2) {
                next.push_back(r);
                continue;
            }
            const auto cut =
                1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(side - 1));
            next.push_back(across ? Rect{r.x, r.y, cut, r.height} : Rect{r.x, r.y, r.width, cut});
            next.push_back(across ? Rect{r.x + cut, r.y, r.width - cut, r.height}
                                  : Rect{r.x, r.y + cut, r.width, r.height - cut});
        }
        pieces = std::move(next);
    }
    std::shuffle(pieces.begin(), pieces.end(), random);
    return pieces;
}

PixelTarget windowOf(Pixels& pixels, const Rect& rect) {
    PixelTarget target = pixels.target();
    target.data +=
        rect.y * target.rowBytes + rect.x * static_cast<std::int64_t>(pixelBytes(pixels.type()));
    return target;
}

} // namespace

class RegionSinkTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsWrittenInPiecesIsReadBackBitForBit();
    void aPyramidLevelIsTheMeanOfTheOneBelow();
    void tilesFitTheImage();
    void piecesMayComeFromManyThreads();
    void withoutCommitNothingIsLeft();
    void aMissingPixelIsNoticedAtCommit();
    void aRestartedSinkStartsFromNothing();
    void anExistingFileIsRefusedUnlessAllowed();
    void wrongEndingsAndValuesAreRefusedByName();
    void theProvenanceIsInTheFile();
    void aFullDiskIsAnErrorAndLeavesNothing();
    void aTileWriterAndTheSinkMakeTheSameLevels();
    void theCacheHandsOutWhatTheSourceHolds();
    void aChangedFileIsNotTakenFromTheCache();
    void theCacheKeepsToItsBudget();
};

void RegionSinkTest::whatIsWrittenInPiecesIsReadBackBitForBit() {
    QTemporaryDir folder;
    std::uint64_t seed = 1;
    for (const Shaped& s : sinks()) {
        const auto file = std::filesystem::path(folder.path().toStdString()) /
                          fmt::format("{}{}", seed, s.ending);
        std::vector<Pixels> frames;
        for (std::int64_t f = 0; f < s.frames; ++f)
            frames.push_back(noise(s.type, s.width, s.height, s.channels, ++seed));
        const io::SinkPtr sink =
            io::openSink(file, descriptionOf(s), {.tile = 16, .compression = s.compression});
        for (std::int64_t f = 0; f < s.frames; ++f)
            for (const Rect& rect : puzzle(s.width, s.height, ++seed))
                sink->write(f, rect, windowOf(frames[static_cast<std::size_t>(f)], rect), {});
        QVERIFY(!std::filesystem::exists(file));
        sink->commit();
        const io::SourcePtr source = io::openSource(file, {});
        const std::string differs = difference(*source, frames);
        QVERIFY2(differs.empty(), (file.string() + ": " + differs).c_str());
        ++seed;
    }
}

void RegionSinkTest::aPyramidLevelIsTheMeanOfTheOneBelow() {
    QTemporaryDir folder;
    for (const char* name : {"p.tif", "p.exr"}) {
        const auto file = std::filesystem::path(folder.path().toStdString()) / name;
        Pixels image = noise(PixelType::F32, 133, 75, 2, 7);
        const io::SinkPtr sink =
            io::openSink(file, {PixelType::F32, 133, 75, 1, 2, {}, {}}, {.tile = 16});
        for (const Rect& rect : puzzle(133, 75, 3))
            sink->write(0, rect, windowOf(image, rect), {});
        sink->commit();
        const io::SourcePtr source = io::openSource(file, {});
        QVERIFY(source->describe().levels.size() > 3);
        Pixels level = image;
        for (int l = 0; l < static_cast<int>(source->describe().levels.size()); ++l) {
            const std::string differs = difference(*source, {level}, nullptr, l);
            QVERIFY2(differs.empty(), differs.c_str());
            level = io::halved(level);
        }
    }
}

void RegionSinkTest::tilesFitTheImage() {
    QCOMPARE(io::fittedTile(32768, 32768), 256);
    QCOMPARE(io::fittedTile(514, 514), 176);
    QCOMPARE(io::fittedTile(100, 33), 112);
    QCOMPARE(io::fittedTile(256, 1), 256);
    for (const std::int64_t side : {257, 300, 487, 1030, 1065, 2167, 4371}) {
        const std::int64_t tile = io::fittedTile(side, side);
        QVERIFY(tile % 16 == 0 && tile >= 128 && tile <= 256);
    }
    // A stack of small images: little more than its samples, no coarser levels.
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "small.tif";
    Pixels image = noise(PixelType::U32, 514, 514, 1, 3);
    const io::SinkPtr sink = io::openSink(file, {PixelType::U32, 514, 514, 3, 1, {}, {}}, {});
    const Rect whole{0, 0, 514, 514};
    for (std::int64_t frame = 0; frame < 3; ++frame)
        sink->write(frame, whole, windowOf(image, whole), {});
    sink->commit();
    QVERIFY(std::filesystem::file_size(file) < 3 * 514 * 514 * 4 * 11 / 10);
    QCOMPARE(io::openSource(file, {})->describe().levels.size(), std::size_t(1));
}

void RegionSinkTest::piecesMayComeFromManyThreads() {
    QTemporaryDir folder;
    for (const char* name : {"t.tif", "t.exr", "t.h5"}) {
        const auto file = std::filesystem::path(folder.path().toStdString()) / name;
        Pixels image = noise(PixelType::F32, 301, 203, 1, 11);
        const PixelTarget all = image.target();
        const io::SinkPtr sink = io::openSink(file, {PixelType::F32, 301, 203, 1, 1, {}, {}},
                                              {.tile = 32, .compression = "none"});
        const std::vector<Rect> pieces = puzzle(301, 203, 5);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (std::size_t i = t; i < pieces.size(); i += 4) {
                    PixelTarget window = all;
                    window.data += pieces[i].y * all.rowBytes + pieces[i].x * 4;
                    sink->write(0, pieces[i], window, {});
                }
            });
        for (auto& thread : threads)
            thread.join();
        sink->commit();
        const std::string differs = difference(*io::openSource(file, {}), {image});
        QVERIFY2(differs.empty(), differs.c_str());
    }
}

void RegionSinkTest::withoutCommitNothingIsLeft() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const char* name : {"n.tif", "n.exr", "n.h5"}) {
        Pixels image = noise(PixelType::F32, 64, 64);
        io::SinkPtr sink =
            io::openSink(path / name, {PixelType::F32, 64, 64, 1, 1, {}, {}}, {.tile = 16});
        sink->write(0, {0, 0, 64, 32}, windowOf(image, {0, 0, 64, 32}), {});
        CancelToken cancel;
        cancel.cancel();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 sink->write(0, {0, 32, 64, 32}, image.target(), cancel));
        sink.reset();
        QVERIFY(std::filesystem::is_empty(path));
    }
}

void RegionSinkTest::aMissingPixelIsNoticedAtCommit() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const char* name : {"m.tif", "m.exr", "m.h5"}) {
        Pixels image = noise(PixelType::F32, 40, 40);
        const io::SinkPtr sink =
            io::openSink(path / name, {PixelType::F32, 40, 40, 1, 1, {}, {}}, {.tile = 16});
        sink->write(0, {0, 0, 40, 39}, image.target(), {});
        sink->write(0, {0, 39, 39, 1}, windowOf(image, {0, 39, 39, 1}), {});
        QVERIFY_THROWS_EXCEPTION(Error, sink->commit());
        QVERIFY(!std::filesystem::exists(path / name));
    }
}

void RegionSinkTest::aRestartedSinkStartsFromNothing() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const char* name : {"r.tif", "r.exr", "r.h5"}) {
        Pixels wrong = noise(PixelType::F32, 50, 30, 1, 1), right = noise(PixelType::F32, 50, 30);
        const io::SinkPtr sink =
            io::openSink(path / name, {PixelType::F32, 50, 30, 1, 1, {}, {}}, {.tile = 16});
        sink->write(0, {0, 0, 50, 20}, wrong.target(), {});
        sink->restart();
        sink->write(0, {0, 0, 50, 30}, right.target(), {});
        sink->commit();
        const std::string differs = difference(*io::openSource(path / name, {}), {right});
        QVERIFY2(differs.empty(), differs.c_str());
    }
    QCOMPARE(std::distance(std::filesystem::directory_iterator(path), {}), 3);
}

void RegionSinkTest::anExistingFileIsRefusedUnlessAllowed() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "there.tif";
    std::ofstream(file) << "mine";
    const io::SinkDescription d{PixelType::U8, 4, 4, 1, 1, {}, {}};
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(file, d, {}));
    Pixels image = noise(PixelType::U8, 4, 4);
    const io::SinkPtr sink = io::openSink(file, d, {.overwrite = true});
    sink->write(0, {0, 0, 4, 4}, image.target(), {});
    QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{4});
    sink->commit();
    QVERIFY(difference(*io::openSource(file, {}), {image}).empty());
}

void RegionSinkTest::wrongEndingsAndValuesAreRefusedByName() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const io::SinkDescription d{PixelType::F64, 4, 4, 1, 1, {}, {}};
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "a.jpg", d, {}));
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "a.tif", d, {.compression = "jpeg"}));
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "a.exr", d, {.compression = "lzw"}));
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "a.h5", d, {.compression = "zip"}));
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "no" / "a.tif", d, {}));
    const io::SinkDescription stack{PixelType::F32, 4, 4, 2, 1, {}, {}};
    QVERIFY_THROWS_EXCEPTION(Error, io::openSink(path / "a.exr", stack, {}));
    Pixels tiny(PixelType::F64, 4, 4);
    tiny.editPlane<double>()(0, 0) = 1e-300;
    const io::SinkPtr sink = io::openSink(path / "b.exr", d, {});
    QVERIFY_THROWS_EXCEPTION(Error, sink->write(0, {0, 0, 4, 4}, tiny.target(), {}));
}

void RegionSinkTest::theProvenanceIsInTheFile() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const char* name : {"a.tif", "a.exr", "a.h5"}) {
        Pixels image = noise(PixelType::F32, 4, 4);
        const io::SinkPtr sink = io::openSink(
            path / name, {PixelType::F32, 4, 4, 1, 1, {}, {{"operation", "made by a test"}}},
            {.compression = "none"});
        sink->write(0, {0, 0, 4, 4}, image.target(), {});
        sink->commit();
        std::ifstream in(path / name, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        QVERIFY2(bytes.find("made by a test") != std::string::npos, name);
    }
}

void RegionSinkTest::aFullDiskIsAnErrorAndLeavesNothing() {
#ifdef __linux__
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    for (const char* name : {"f.tif", "f.exr", "f.h5"}) {
        Pixels image = noise(PixelType::F32, 192, 192);
        const auto write = [&] {
            const io::SinkPtr sink =
                io::openSink(path / name, {PixelType::F32, 192, 192, 1, 1, {}, {}},
                             {.tile = 64, .compression = "none"});
            sink->write(0, {0, 0, 192, 192}, image.target(), {});
            sink->commit();
        };
        write();
        const std::uintmax_t whole = std::filesystem::file_size(path / name);
        std::filesystem::remove(path / name);
        // The last bytes are written on closing, those of some formats to the start of the file.
        for (const std::uintmax_t room :
             {whole - 1, whole - 100, whole / 2, std::uintmax_t{5000}, std::uintmax_t{10}}) {
            std::optional<Error> error;
            {
                const FileSizeLimit limit(room);
                try {
                    write();
                } catch (const Error& e) {
                    error = e;
                }
            }
            QVERIFY2(error && error->code() == ErrorCode::Computation &&
                         error->file() == (path / name).string() && !error->remedy().empty(),
                     fmt::format("{} with room for {} of {} bytes: {}", name, room, whole,
                                 error ? error->what() : "written")
                         .c_str());
            QVERIFY(std::filesystem::is_empty(path));
        }
    }
#else
    QSKIP("limits of file sizes are a matter of the system");
#endif
}

void RegionSinkTest::aTileWriterAndTheSinkMakeTheSameLevels() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const Pixels image = noise(PixelType::I16, 99, 45, 3, 5);
    JobContext job;
    const io::SourcePtr memory = io::makeMemorySource({image});
    io::writeTiff(path / "w.tif", *memory,
                  {.compression = io::TiffWriteOptions::Compression::Lzw,
                   .tile = 16,
                   .pyramid = true,
                   .planar = true},
                  job);
    const io::SourcePtr source = io::openSource(path / "w.tif", {});
    QCOMPARE(source->describe().format, std::string("TIFF"));
    Pixels level = image;
    for (std::size_t l = 0; l < source->describe().levels.size(); ++l) {
        const std::string differs = difference(*source, {level}, nullptr, static_cast<int>(l));
        QVERIFY2(differs.empty(), differs.c_str());
        level = io::halved(level);
    }
}

void RegionSinkTest::theCacheHandsOutWhatTheSourceHolds() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "c.tif";
    std::vector<Pixels> frames = {noise(PixelType::U16, 90, 70, 3, 1),
                                  noise(PixelType::U16, 90, 70, 3, 2)};
    JobContext job;
    io::writeTiff(file, *io::makeMemorySource(frames), {.tile = 32, .pyramid = true}, job);
    io::TileCache cache(1 << 20);
    const io::SourcePtr source = io::cachedSource(io::openSource(file, {}), cache);
    QVERIFY(difference(*source, frames).empty());
    const auto before = cache.statistics();
    QVERIFY(before.misses > 0 && before.hits > 0);
    // The same file opened again finds the tiles, on a pool as well.
    const auto pool = makeThreadPool(2);
    const io::SourcePtr again = io::cachedSource(io::openSource(file), cache);
    QVERIFY(difference(*again, frames, pool.get()).empty());
    QCOMPARE(cache.statistics().misses, before.misses);
}

void RegionSinkTest::aChangedFileIsNotTakenFromTheCache() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "c.tif";
    io::TileCache cache(1 << 20);
    JobContext job;
    for (std::uint64_t seed : {1, 2}) {
        const Pixels image = noise(PixelType::U16, 50, 40, 1, seed);
        io::writeTiff(file, *io::makeMemorySource({image}), {.tile = 16, .overwrite = true}, job);
        QVERIFY(difference(*io::cachedSource(io::openSource(file), cache), {image}).empty());
    }
}

void RegionSinkTest::theCacheKeepsToItsBudget() {
    io::TileCache cache(10000);
    std::vector<Pixels> frames;
    for (std::uint64_t i = 0; i < 8; ++i)
        frames.push_back(noise(PixelType::U8, 60, 50, 1, i));
    const io::SourcePtr source = io::cachedSource(io::makeMemorySource(frames), cache);
    QVERIFY(difference(*source, frames).empty());
    const auto numbers = cache.statistics();
    QVERIFY(numbers.bytes <= 10000 && numbers.tiles <= 3 && numbers.evicted > 0);
    cache.clear();
    QCOMPARE(cache.statistics().bytes, std::size_t{0});
    cache.setBudget(10);
    QVERIFY(difference(*source, frames).empty());
    QCOMPARE(cache.statistics().tiles, std::size_t{0});
}

SPECULA_TEST(RegionSinkTest)
#include "region_sink_test.moc"
