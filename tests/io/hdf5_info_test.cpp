// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/file_info.h"
#include "core/io/hdf5_writer.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>

using namespace specula;
using namespace specula::io;
namespace fs = std::filesystem;

namespace {

FileInfo inspected(const fs::path& file) {
    FileInfo info;
    if (!inspectHdf5(file, info, {}))
        info.format = "foreign";
    return info;
}

FileInfo fixture(const char* name) {
    return inspected(fs::path(SPECULA_TEST_DATA) / "hdf5" / name);
}

const MetadataNode* find(const MetadataNode& node, const std::string& path) {
    if (node.path == path)
        return &node;
    for (const MetadataNode& child : node.children)
        if (const MetadataNode* found = find(child, path))
            return found;
    return nullptr;
}

std::string value(const FileInfo& info, const std::string& path) {
    const MetadataNode* node = find(info.metadata, path);
    return node ? node->type + " = " + node->value : "missing";
}

bool hasProblem(const FileInfo& info, const std::string& part) {
    return std::any_of(info.problems.begin(), info.problems.end(), [&](const Problem& p) {
        return p.what.find(part) != std::string::npos && !p.severity.empty();
    });
}

} // namespace

class Hdf5InfoTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    /// A small dataset under `path`, so that the kind has something to go by.
    FileInfo withDatasets(const std::string& path, int frames = 1) {
        std::vector<Pixels> stack(static_cast<std::size_t>(frames), Pixels(PixelType::F32, 6, 5));
        JobContext job;
        Hdf5WriteOptions options;
        options.dataset = path;
        options.overwrite = true;
        writeHdf5(at("kind.h5"), *makeMemorySource(stack), options, job);
        return inspected(at("kind.h5"));
    }

  private slots:
    void everyTypeIsRendered() {
        const FileInfo info = fixture("types.h5");
        QCOMPARE(value(info, "/text"), std::string("string = Größe"));
        QCOMPARE(value(info, "/texts"), std::string("string (2) = one, two"));
        QCOMPARE(value(info, "/scalar"), std::string("float64 = 11.25"));
        QCOMPARE(
            value(info, "/compound"),
            std::string("compound {n: int32, x: float64} (2) = {n: 1, x: 2.5}, {n: 3, x: 4.5}"));
        QCOMPARE(value(info, "/enum"), std::string("enum (int16) (2) = LOW, HIGH"));
        QCOMPARE(value(info, "/lists"), std::string("list of int32 (2) = [1, 2, 3], [4]"));
        QCOMPARE(value(info, "/opaque"), std::string("opaque2 = 0x0102"));
        QCOMPARE(value(info, "/ref"), std::string("reference (2) = -> /mask, -> /loop"));
        QCOMPARE(value(info, "/empty"), std::string("float32 (nothing) = "));
        QCOMPARE(value(info, "/array"),
                 std::string("compound {a: array} (2) = {a: [0, 0, 0]}, {a: [0, 0, 0]}"));
        QVERIFY(value(info, "/long").ends_with("14, 15, …"));
        QCOMPARE(value(info, "/mask@units"), std::string("string = counts"));
        QCOMPARE(value(info, "/mask@limits"), std::string("float64 = 1.5, 2.5"));
        QCOMPARE(value(info, "/mask@on"), std::string("enum (int8) = TRUE"));
    }

    void cyclesAndDanglingLinksEnd() {
        const FileInfo info = fixture("types.h5");
        QCOMPARE(value(info, "/loop/again"), std::string("same as / = "));
        QCOMPARE(value(info, "/loop/soft"), std::string("same as /loop = "));
        QCOMPARE(value(info, "/loop/nowhere"), std::string("link to /not/there = not there"));
        QCOMPARE(value(info, "/loop/away"), std::string("link to gone.h5:/x = not there"));
        QVERIFY(hasProblem(info, "gone.h5"));
    }

    void datasetsAreListedWithShapeAndEncoding() {
        const FileInfo info = fixture("gzip_shuffle_fletcher.h5");
        QCOMPARE(info.format, std::string("HDF5"));
        QCOMPARE(info.kind, std::string("stack"));
        QCOMPARE(info.frames, 5);
        QCOMPARE(info.dtype, std::string("int16"));
        QCOMPARE(info.datasets.size(), std::size_t{1});
        QVERIFY(info.datasets[0].shape == std::vector<std::int64_t>({5, 30, 26}));
        QCOMPARE(info.datasets[0].encoding,
                 std::string("chunks 2x16x16, shuffle, deflate, Fletcher-32"));
        QVERIFY(info.datasets[0].showable);
    }

    void missingCompanionsAreProblems() {
        const FileInfo master = fixture("linked_master.h5");
        QCOMPARE(master.kind, std::string("raw-xpcs"));
        QCOMPARE(master.frames, 5);
        QVERIFY(hasProblem(master, "linked_data_000003.h5"));
        QVERIFY(hasProblem(fixture("virtual.h5"), "not_there.h5"));
    }

    void kindsComeFromContent() {
        QCOMPARE(withDatasets("/entry/data/data").kind, std::string("image"));
        QCOMPARE(withDatasets("/entry/data/data", 3).kind, std::string("stack"));
        QCOMPARE(withDatasets("/xpcs/multitau/normalized_g2").kind, std::string("result-multitau"));
        QCOMPARE(withDatasets("/xpcs/twotime/correlation_map/c2_00001").kind,
                 std::string("result-twotime"));
        QCOMPARE(withDatasets("/exchange/norm-0-g2").kind, std::string("result-multitau"));
        QCOMPARE(withDatasets("/qmap/dynamic_roi_map").kind, std::string("qmap"));
        QCOMPARE(withDatasets("/mask").kind, std::string("mask"));
    }

    /// A text of variable length is stored as (length, heap, object), the heap as (header, size,
    /// then objects with sizes of their own): any of these may be damaged.
    void damagedReferencesToTextsAreRefused() {
        JobContext job;
        Hdf5WriteOptions options;
        options.attributes = {{"note", std::string("counts")}};
        const fs::path file = at("text.h5");
        writeHdf5(file, *makeMemorySource({Pixels(PixelType::F32, 6, 5)}), options, job);
        std::ifstream in(file, std::ios::binary);
        const std::string good((std::istreambuf_iterator<char>(in)), {});
        const std::size_t heap = good.find("GCOL");
        QVERIFY(heap != std::string::npos);
        const auto littleEndian = [](std::uint64_t n, std::size_t bytes) {
            std::string text;
            for (; bytes-- > 0; n >>= 8)
                text += static_cast<char>(n & 0xff);
            return text;
        };
        const std::size_t reference =
            good.find(littleEndian(6, 4) + littleEndian(heap, 8) + littleEndian(1, 4));
        QVERIFY(reference != std::string::npos);
        const auto note = [&](std::size_t where, std::uint64_t replacement, std::size_t bytes) {
            std::string changed = good;
            changed.replace(where, bytes, littleEndian(replacement, bytes));
            std::ofstream(file, std::ios::binary) << changed;
            return value(inspected(file), "/entry/data/data@note");
        };
        const std::string damaged = "string = cannot be read: it leads to nothing";
        QCOMPARE(note(reference, 6, 4), std::string("string = counts"));
        QCOMPARE(note(reference, 3, 4), std::string("string = cou"));
        QCOMPARE(note(reference, 0xffffffff, 4), damaged);
        QCOMPARE(note(reference + 4, 1 << 30, 8), damaged);            // no heap there
        QCOMPARE(note(reference + 12, 77, 4), damaged);                // no such object
        QCOMPARE(note(heap + 24, std::uint64_t{1} << 60, 8), damaged); // larger than its heap
        QCOMPARE(note(heap + 24, 4090, 8), damaged);
        QCOMPARE(note(heap + 24, 0, 8), damaged);
    }

    /// Found by fuzzing: the library dies of these, or takes all the memory there is.
    void damageThatTheLibraryDoesNotSurviveIsRefused() {
        const fs::path file = at("damaged.h5");
        JobContext job;
        writeHdf5(file, *makeMemorySource({Pixels(PixelType::F32, 6, 5)}), {}, job);
        std::ifstream in(file, std::ios::binary);
        const std::string good((std::istreambuf_iterator<char>(in)), {});
        QCOMPARE(inspected(file).kind, std::string("image"));
        using namespace std::string_literals;
        const auto refused = [&](std::size_t where, const std::string& bytes) {
            std::string changed = good;
            changed.replace(where, bytes.size(), bytes);
            std::ofstream(file, std::ios::binary) << changed;
            const FileInfo info = inspected(file);
            try {
                const SourcePtr source = openHdf5(file, {});
                source->readFrame(0);
                return false;
            } catch (const Error& e) {
                return e.code() == ErrorCode::Input && info.kind == "unknown";
            }
        };
        int heaps = 0;
        for (std::size_t heap = good.find("HEAP"); heap != std::string::npos;
             heap = good.find("HEAP", heap + 1), ++heaps) {
            QVERIFY(refused(heap + 8, std::string(8, '\xff'))); // its size
            const auto firstFree = static_cast<unsigned char>(good[heap + 16]);
            QVERIFY(refused(heap + 32 + firstFree, std::string(1, good[heap + 16]))); // a circle
            QVERIFY(refused(heap + 16, std::string(1, good[heap + 8] - 8)));          // its end
        }
        QVERIFY(heaps > 1);
        const std::size_t type = good.find("\x11\x20\x1f\0\x04\0\0\0"s);
        const std::size_t chunk = good.find("\x05\0\0\0\x06\0\0\0\x04\0\0\0"s);
        const std::size_t shape = good.find("\x01\x02\x01\0\0\0\0\0\x05\0"s);
        QVERIFY(std::max({type, chunk, shape}) != std::string::npos);
        QVERIFY(refused(type + 4, "\0"s));       // floats of no bytes
        QVERIFY(refused(chunk - 10, "\0\0\0"s)); // compact, without a byte
        QVERIFY(refused(shape + 1, "\0"s));      // chunks of two dimensions, a shape of none
    }

    void brokenFilesAreProblemsAndForeignOnesForeign() {
        const fs::path half = at("half.h5");
        fs::copy_file(fs::path(SPECULA_TEST_DATA) / "hdf5/lzf.h5", half);
        fs::resize_file(half, 5000);
        fs::last_write_time(half, fs::file_time_type::clock::now() - std::chrono::hours(1));
        const FileInfo info = inspected(half);
        QCOMPARE(info.kind, std::string("unknown"));
        QVERIFY(hasProblem(info, "5000 of 9834 bytes"));
        std::ofstream(at("text.txt")) << "hello";
        QCOMPARE(inspected(at("text.txt")).format, std::string("foreign"));
    }
};

SPECULA_TEST(Hdf5InfoTest)
#include "hdf5_info_test.moc"
