// SPDX-License-Identifier: GPL-3.0-or-later
#include "io_fixtures.h"
#include "test_main.h"

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfInputFile.h>
#include <OpenEXR/ImfMultiPartOutputFile.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfOutputPart.h>
#include <OpenEXR/ImfPartType.h>
#include <OpenEXR/ImfTileDescription.h>
#include <OpenEXR/ImfTiledOutputFile.h>

using namespace specula;
using namespace specula::test;
using io::ExrWriteOptions;

namespace {

void write(const std::filesystem::path& file, const Pixels& pixels, ExrWriteOptions options) {
    JobContext job;
    options.overwrite = true;
    io::writeExr(file, *io::makeMemorySource({pixels}), options, job);
}

/// Slice over a plane whose first sample is the upper left pixel of the window.
Imf::Slice slice(Imf::PixelType type, const void* first, const Imath::Box2i& window) {
    const std::intptr_t width = window.max.x - window.min.x + 1;
    const std::intptr_t address =
        reinterpret_cast<std::intptr_t>(first) - (window.min.x + window.min.y * width) * 4;
    return {type, reinterpret_cast<char*>(address), 4, static_cast<std::size_t>(width * 4)};
}

/// Mean of floats as slowly as can be.
Pixels slowHalf(const Pixels& full) {
    Pixels out(PixelType::F32, (full.width() + 1) / 2, (full.height() + 1) / 2, full.channels());
    for (int c = 0; c < full.channels(); ++c)
        for (std::int64_t y = 0; y < out.height(); ++y)
            for (std::int64_t x = 0; x < out.width(); ++x) {
                double sum = 0;
                int n = 0;
                for (std::int64_t j = 2 * y; j < std::min(2 * y + 2, full.height()); ++j)
                    for (std::int64_t i = 2 * x; i < std::min(2 * x + 2, full.width()); ++i, ++n)
                        sum += full.valueAt(j, i, c);
                out.editPlane<float>(c)(y, x) = static_cast<float>(sum / n);
            }
    return out;
}

} // namespace

class ExrTest : public QObject {
    Q_OBJECT
  private slots:
    void everyTypeLayoutAndCompressionComesBack();
    void halvesAreWidenedExactly();
    void everyMipLevelIsTheMeanOfTheOneBefore();
    void ripMapsShowTheirSquareLevels();
    void theDataWindowIsTheImage();
    void partsAreDatasets();
    void mixedTypesAreNotedAndSubsamplingIsRefused();
    void valuesThatDoNotFitAreRefused();
    void onlyTouchedTilesAreDecoded();
    void aFileExchangedWhileOpenIsNoticed();
    void cutFilesAreErrorsThatNameTheFile();
    void absurdHeadersAreRefused();
    void aBlockIsRefusedThatItsBytesCannotFill();
    void aRealTiledFileReadsAsTheLibraryReadsIt();

  private:
    TemporaryFolder m_folder;
};

void ExrTest::everyTypeLayoutAndCompressionComesBack() {
    const auto file = m_folder / "round.exr";
    const auto pool = makeThreadPool(3);
    using C = ExrWriteOptions::Compression;
    for (const PixelType type : {PixelType::F32, PixelType::U32})
        for (const C compression : {C::None, C::Zip, C::Piz})
            for (const std::int64_t tile : {0, 16, 48})
                for (const auto& [w, h] : {std::pair{1, 1}, {7, 61}, {83, 67}})
                    for (const int channels : {1, 3, 5}) {
                        const Pixels pixels = noise(type, w, h, channels);
                        write(file, pixels, {.compression = compression, .tile = tile});
                        const auto source = io::openExr(file, {});
                        const std::string wrong =
                            difference(*source, {pixels}, h == 67 ? pool.get() : nullptr);
                        QVERIFY2(wrong.empty(),
                                 fmt::format("{} compression {} tile {} {}x{}x{}: {}",
                                             pixelTypeName(type), static_cast<int>(compression),
                                             tile, w, h, channels, wrong)
                                     .c_str());
                    }
    const auto source = io::openExr(file, {});
    QCOMPARE(source->describe().channelNames.front(), std::string("channel0000"));
}

void ExrTest::halvesAreWidenedExactly() {
    Pixels pixels(PixelType::F32, 3, 1);
    const float values[] = {0.5F, 1.0F / 3, 65504.0F};
    std::copy_n(values, 3, pixels.editPlane<float>().data());
    write(m_folder / "half.exr", pixels, {.half = true});
    const Pixels read = io::openExr(m_folder / "half.exr", {})->readFrame(0);
    QCOMPARE(read.valueAt(0, 0), 0.5);
    QCOMPARE(read.valueAt(0, 1), 0.333251953125); // the half nearest to a third
    QCOMPARE(read.valueAt(0, 2), 65504.0);
}

void ExrTest::everyMipLevelIsTheMeanOfTheOneBefore() {
    Pixels pixels = noise(PixelType::F32, 131, 45, 2);
    write(m_folder / "mip.exr", pixels, {.tile = 16, .mipLevels = true});
    const auto source = io::openExr(m_folder / "mip.exr", {});
    QCOMPARE(source->describe().levels.size(), std::size_t(9)); // 131 66 33 17 9 5 3 2 1
    for (int level = 0; level < 9; ++level) {
        QCOMPARE(difference(*source, {pixels}, nullptr, level), std::string());
        pixels = slowHalf(pixels);
    }
}

void ExrTest::ripMapsShowTheirSquareLevels() {
    const auto file = m_folder / "rip.exr";
    Imf::Header header(40, 24);
    header.channels().insert("Y", Imf::Channel(Imf::FLOAT));
    header.setTileDescription({16, 16, Imf::RIPMAP_LEVELS, Imf::ROUND_DOWN});
    {
        Imf::TiledOutputFile out(file.string().c_str(), header, 0);
        for (int ly = 0; ly < out.numYLevels(); ++ly)
            for (int lx = 0; lx < out.numXLevels(); ++lx) {
                const std::vector<float> plane(
                    static_cast<std::size_t>(out.levelWidth(lx) * out.levelHeight(ly)),
                    static_cast<float>(10 * lx + ly));
                Imf::FrameBuffer buffer;
                buffer.insert("Y", slice(Imf::FLOAT, plane.data(), out.dataWindowForLevel(lx, ly)));
                out.setFrameBuffer(buffer);
                out.writeTiles(0, out.numXTiles(lx) - 1, 0, out.numYTiles(ly) - 1, lx, ly);
            }
    }
    const auto source = io::openExr(file, {});
    QCOMPARE(source->describe().levels.size(), std::size_t(5)); // 24 12 6 3 1
    for (int l = 0; l < 5; ++l) {
        const auto& level = source->describe().levels[static_cast<std::size_t>(l)];
        QCOMPARE(level.width, 40 >> l);
        QCOMPARE(level.height, 24 >> l);
        const Pixels read = source->readPixels({0, l, {0, 0, level.width, level.height}, 0, 1});
        QCOMPARE(read.valueAt(level.height - 1, level.width - 1), 11.0 * l);
    }
}

void ExrTest::theDataWindowIsTheImage() {
    const Imath::Box2i display({0, 0}, {99, 99}), data({-7, 20}, {15, 50});
    const Pixels pixels = noise(PixelType::F32, 23, 31);
    for (const bool tiled : {false, true}) {
        const auto file = m_folder / "window.exr";
        Imf::Header header(display, data);
        header.channels().insert("Y", Imf::Channel(Imf::FLOAT));
        Imf::FrameBuffer buffer;
        buffer.insert("Y", slice(Imf::FLOAT, pixels.data(), data));
        if (tiled) {
            header.setTileDescription({8, 8, Imf::ONE_LEVEL});
            Imf::TiledOutputFile out(file.string().c_str(), header, 0);
            out.setFrameBuffer(buffer);
            out.writeTiles(0, out.numXTiles() - 1, 0, out.numYTiles() - 1);
        } else {
            Imf::OutputFile out(file.string().c_str(), header, 0);
            out.setFrameBuffer(buffer);
            out.writePixels(31);
        }
        QCOMPARE(difference(*io::openExr(file, {}), {pixels}), std::string());
    }
}

void ExrTest::partsAreDatasets() {
    const auto file = m_folder / "parts.exr";
    const Pixels first = noise(PixelType::F32, 20, 10, 1, 1),
                 second = noise(PixelType::U32, 9, 33, 1, 2);
    {
        const Imath::Box2i display({0, 0}, {39, 39}); // one for all parts
        std::vector<Imf::Header> headers{Imf::Header(display, {{0, 0}, {19, 9}}),
                                         Imf::Header(display, {{0, 0}, {8, 32}})};
        headers[0].setName("beam");
        headers[1].setName("counts");
        headers[0].channels().insert("Y", Imf::Channel(Imf::FLOAT));
        headers[1].channels().insert("n", Imf::Channel(Imf::UINT));
        for (auto& header : headers)
            header.setType(Imf::SCANLINEIMAGE);
        Imf::MultiPartOutputFile out(file.string().c_str(), headers.data(), 2, false, 0);
        const Pixels* both[] = {&first, &second};
        for (int p = 0; p < 2; ++p) {
            Imf::OutputPart part(out, p);
            const Imf::Header& header = headers[static_cast<std::size_t>(p)];
            Imf::FrameBuffer buffer;
            buffer.insert(p == 0 ? "Y" : "n", slice(p == 0 ? Imf::FLOAT : Imf::UINT,
                                                    both[p]->data(), header.dataWindow()));
            part.setFrameBuffer(buffer);
            part.writePixels(static_cast<int>(both[p]->height()));
        }
    }
    const auto source = io::openExr(file, {});
    QCOMPARE(source->describe().dataset, std::string("beam"));
    QCOMPARE(difference(*source, {first}), std::string());
    for (const char* name : {"counts", "1"})
        QCOMPARE(difference(*io::openExr(file, {.dataset = name, .cancel = {}}), {second}),
                 std::string());
    try {
        io::openExr(file, {.dataset = "nothing", .cancel = {}});
        QFAIL("there is no such part");
    } catch (const Error& e) {
        QVERIFY(std::string(e.what()).find("beam, counts") != std::string::npos);
    }
    const io::FileInfo info = io::inspectFile(file);
    QCOMPARE(info.datasets.size(), std::size_t(2));
    QCOMPARE(info.datasets[1].dtype, std::string("uint32"));
    QCOMPARE(info.defaultDataset, std::string("beam"));
    QCOMPARE(info.metadata.children.size(), std::size_t(2));
}

void ExrTest::mixedTypesAreNotedAndSubsamplingIsRefused() {
    const auto file = m_folder / "mixed.exr";
    const Pixels f = noise(PixelType::F32, 12, 6, 2), u = noise(PixelType::U32, 12, 6);
    for (const bool subsampled : {false, true}) {
        Imf::Header header(12, 6);
        Imf::FrameBuffer buffer;
        header.channels().insert("a", Imf::Channel(Imf::FLOAT));
        header.channels().insert("b", Imf::Channel(Imf::FLOAT));
        buffer.insert("a", slice(Imf::FLOAT, f.data(), header.dataWindow()));
        buffer.insert("b", slice(Imf::FLOAT, f.data() + 12 * 6 * 4, header.dataWindow()));
        if (subsampled) {
            header.channels().insert("c", Imf::Channel(Imf::UINT, 2, 2));
            buffer.insert("c",
                          Imf::Slice(Imf::UINT,
                                     const_cast<char*>(reinterpret_cast<const char*>(u.data())), 4,
                                     6 * 4, 2, 2));
        } else {
            header.channels().insert("c", Imf::Channel(Imf::UINT));
            buffer.insert("c", slice(Imf::UINT, u.data(), header.dataWindow()));
        }
        {
            Imf::OutputFile out(file.string().c_str(), header, 0);
            out.setFrameBuffer(buffer);
            out.writePixels(6);
        }
        if (subsampled) {
            const auto error = errorOf(formatNamed("OpenEXR"), file);
            QVERIFY(error && error->reason().find("channel c") != std::string::npos);
        } else {
            QCOMPARE(difference(*io::openExr(file, {}), {f}), std::string());
            const io::FileInfo info = io::inspectFile(file);
            QCOMPARE(info.problems.size(), std::size_t(1));
            QCOMPARE(info.problems.front().severity, std::string("warning"));
        }
    }
}

void ExrTest::valuesThatDoNotFitAreRefused() {
    const auto refused = [&](PixelType type, auto value, bool asHalf) {
        Pixels pixels(type, 1, 1);
        pixels.editPlane<decltype(value)>()(0, 0) = value;
        try {
            write(m_folder / "fit.exr", pixels, {.half = asHalf});
        } catch (const Error& e) {
            return e.code() == ErrorCode::Usage;
        }
        return false;
    };
    QVERIFY(!refused(PixelType::I32, std::int32_t{1 << 24}, false));
    QVERIFY(refused(PixelType::I32, std::int32_t{(1 << 24) + 1}, false));
    QVERIFY(refused(PixelType::I32, std::int32_t{-(1 << 24) - 1}, false));
    QVERIFY(refused(PixelType::U64, std::uint64_t{1} << 40, false));
    QVERIFY(!refused(PixelType::U32, 4294967295U, false)); // a channel type of its own
    QVERIFY(!refused(PixelType::F64, 0.5, false));
    QVERIFY(refused(PixelType::F64, 0.1, false));
    QVERIFY(refused(PixelType::F32, 70000.0F, true));
    QVERIFY(!refused(PixelType::F32, std::numeric_limits<float>::infinity(), true));
}

void ExrTest::onlyTouchedTilesAreDecoded() {
    const auto file = m_folder / "damaged.exr";
    // Compressible, so that every tile is stored as a checked zlib stream and not as it is.
    Pixels pixels(PixelType::F32, 128, 128);
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x)
            pixels.editPlane<float>()(y, x) = static_cast<float>((x * x + 3 * y) % 251);
    write(file, pixels, {.tile = 32});
    std::string bytes = readFile(file);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), 100, '\xFF');
    writeFile(file, bytes);
    const auto source = io::openExr(file, {});
    int bad = 0;
    for (std::int64_t y = 0; y < 128; y += 32)
        for (std::int64_t x = 0; x < 128; x += 32)
            try {
                const Rect r{x, y, 32, 32};
                QVERIFY(isRegionOf(pixels, source->readPixels({0, 0, r, 0, 1}), r, 0));
            } catch (const Error& e) {
                QCOMPARE(e.file(), file.string());
                ++bad;
            }
    QVERIFY2(bad >= 1 && bad <= 2, std::to_string(bad).c_str());
}

void ExrTest::aFileExchangedWhileOpenIsNoticed() {
    const auto file = m_folder / "exchanged.exr";
    write(file, noise(PixelType::F32, 64, 64), {.tile = 16});
    const auto source = io::openExr(file, {});
    write(file, noise(PixelType::F32, 256, 256), {.tile = 128});
    const CancelToken cancelled;
    cancelled.cancel();
    // A handle that a cancelled read has left is not used again: the next one is a new look.
    QVERIFY_EXCEPTION_THROWN(source->readFrame(0, cancelled), Cancelled);
    try {
        source->readFrame(0);
        QFAIL("the other file was read with the old description");
    } catch (const Error& e) {
        QVERIFY(e.reason().find("replaced") != std::string::npos);
        QCOMPARE(e.file(), file.string());
    }
}

void ExrTest::cutFilesAreErrorsThatNameTheFile() {
    const auto file = m_folder / "whole.exr";
    for (const std::int64_t tile : {0, 32}) {
        write(file, noise(PixelType::F32, 90, 80, 2), {.tile = tile});
        QCOMPARE(truncationFailure("OpenEXR", file), std::string());
    }
}

void ExrTest::absurdHeadersAreRefused() {
    const auto file = m_folder / "absurd.exr";
    write(file, noise(PixelType::F32, 16, 16), {.tile = 16});
    const std::string good = readFile(file);
    const auto with = [&](const std::string& name, std::size_t skip, std::uint32_t value) {
        std::string bytes = good;
        std::size_t at = bytes.find(name + '\0') + name.size() + 1;
        at = bytes.find('\0', at) + 1 + skip; // past the type name
        for (int i = 0; i < 4; ++i)
            bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i));
        writeFile(file, bytes);
        const auto error = errorOf(formatNamed("OpenEXR"), file);
        return error && error->file() == file.string() && error->code() == ErrorCode::Input;
    };
    QVERIFY(with("channels", 0, 0x7FFFFFF0)); // the size of the attribute
    QVERIFY(with("channels", 0, 0xFFFFFFFF));
    QVERIFY(with("dataWindow", 4 + 8, 0x3FFFFFFF));
    QVERIFY(with("dataWindow", 4 + 12, 0x3FFFFFFF));
    QVERIFY(with("tiles", 4, 0x00100000)); // its width
    QVERIFY(with("tiles", 4, 0));
}

void ExrTest::aBlockIsRefusedThatItsBytesCannotFill() {
    const auto file = m_folder / "wide.exr";
    write(file, noise(PixelType::F32, 37, 35), {.compression = ExrWriteOptions::Compression::Piz});
    std::string bytes = readFile(file);
    const std::string name("dataWindow\0box2i\0", 17);
    bytes[bytes.find(name) + name.size() + 4 + 8 + 2] = 0x10; // a million columns
    writeFile(file, bytes);
    try {
        io::openExr(file, {});
        QFAIL("32 lines of a million columns out of a few kilobytes were taken");
    } catch (const Error& e) {
        QVERIFY2(e.reason().find("cannot come from a file") != std::string::npos, e.what());
        QVERIFY(!e.remedy().empty());
    }
    // What can be packed tight is still read.
    write(file, Pixels(PixelType::F32, 4000, 64),
          {.compression = ExrWriteOptions::Compression::Piz});
    QCOMPARE(difference(*io::openExr(file, {}), {Pixels(PixelType::F32, 4000, 64)}), std::string());
}

void ExrTest::aRealTiledFileReadsAsTheLibraryReadsIt() {
    const QByteArray shared = qgetenv("SPECULA_SHARED_DATA");
    const std::filesystem::path file =
        std::filesystem::path(shared.toStdString()) / "tiled_goldengate.exr";
    if (shared.isEmpty() || !std::filesystem::exists(file))
        QSKIP("SPECULA_SHARED_DATA does not hold tiled_goldengate.exr");
    const auto source = io::openExr(file, {});
    const io::SourceDescription& d = source->describe();
    QCOMPARE(d.channelNames.front(), std::string("R"));
    Imf::InputFile whole(file.string().c_str(), 0);
    Pixels expected(PixelType::F32, d.width(), d.height(), d.channels);
    Imf::FrameBuffer buffer;
    for (int c = 0; c < d.channels; ++c)
        buffer.insert(d.channelNames[static_cast<std::size_t>(c)],
                      slice(Imf::FLOAT, expected.data() + c * d.width() * d.height() * 4,
                            whole.header().dataWindow()));
    whole.setFrameBuffer(buffer);
    whole.readPixels(whole.header().dataWindow().min.y, whole.header().dataWindow().max.y);
    QCOMPARE(difference(*source, {expected}), std::string());
}

SPECULA_TEST(ExrTest)
#include "exr_test.moc"
