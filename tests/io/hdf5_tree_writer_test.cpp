// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_tree_writer.h"
#include "core/io/hdf5_writer.h"
#include "file_size_limit.h"
#include "io_fixtures.h"
#include "plain_hdf5.h"
#include "test_main.h"

#include <array>
#include <cmath>
#include <numeric>

using namespace specula;
using namespace specula::io;
using namespace specula::test;
namespace fs = std::filesystem;

namespace {

Array<double> counted(const Shape& shape) {
    Array<double> a = Array<double>::uninitialized(shape);
    const auto values = a.editValues();
    std::iota(values.begin(), values.end(), 0.0);
    return a;
}

void writeSample(const fs::path& file) {
    Hdf5TreeWriter w(file, true);
    w.group("/entry", {{"NX_class", "NXentry"}});
    w.write("/entry/number", 2.5, {{"units", "s"}});
    w.write("/entry/count", std::int64_t{-7});
    w.write("/entry/text", "Å and µ");
    w.write("/entry/names", std::vector<std::string>{"q", "phi", ""});
    w.write("/entry/small", counted({3, 4}), PixelType::F32);
    w.write("/entry/large", counted({5, 90, 70}), PixelType::U32,
            {{"scale", 2.0}, {"frames", {3, 4}}});
    w.writeTree("/tree", {{"a", {1, 2, 3}},
                          {"b", {{"yes", true}, {"no", false}, {"none", nullptr}}},
                          {"mixed", {1, "x"}},
                          {"seed", UINT64_MAX},
                          {"x", {0.5, 1}},
                          {"empty", nlohmann::json::array()}});
    w.softLink("/entry/same", "/entry/large");
    w.close();
}

} // namespace

class Hdf5TreeWriterTest : public QObject {
    Q_OBJECT
    TemporaryFolder m_folder;

  private slots:
    void everyKindOfValueReadsBackThroughTheLibrary() {
        const fs::path file = m_folder / "kinds.h5";
        writeSample(file);
        const PlainFile f(file);
        QCOMPARE(f.values<double>("/entry/number", H5T_NATIVE_DOUBLE), std::vector{2.5});
        QCOMPARE(f.shape("/entry/number"), Extents{});
        QCOMPARE(f.attribute("/entry/number", "units"), std::string("s"));
        QCOMPARE(f.values<int>("/entry/count", H5T_NATIVE_INT), std::vector{-7});
        QCOMPARE(f.texts("/entry/text"), std::vector<std::string>{"Å and µ"});
        QCOMPARE(f.texts("/entry/names"), (std::vector<std::string>{"q", "phi", ""}));
        QCOMPARE(f.shape("/entry/small"), (Extents{3, 4}));
        QCOMPARE(f.chunk("/entry/small"), Extents{});
        QCOMPARE(f.values<double>("/entry/small", H5T_NATIVE_DOUBLE).at(11), 11.0);
        QCOMPARE(f.chunk("/entry/large"), (Extents{2, 90, 70})); // 25 kB a plane, two in 64 KiB
        QCOMPARE(f.numbers("/entry/large", "scale"), std::vector{2.0});
        QCOMPARE(f.numbers("/entry/large", "frames"), (std::vector{3.0, 4.0}));
        const auto large = f.values<std::uint32_t>("/entry/large", H5T_NATIVE_UINT32);
        QCOMPARE(large.size(), std::size_t{5 * 90 * 70});
        for (std::size_t i = 0; i < large.size(); ++i)
            QCOMPARE(large[i], static_cast<std::uint32_t>(i));
        QCOMPARE(f.values<std::uint32_t>("/entry/same", H5T_NATIVE_UINT32), large);
        QCOMPARE(f.values<int>("/tree/a", H5T_NATIVE_INT), (std::vector{1, 2, 3}));
        QCOMPARE(f.values<double>("/tree/x", H5T_NATIVE_DOUBLE), (std::vector{0.5, 1.0}));
        QCOMPARE(f.shape("/tree/empty"), Extents{0});
        QCOMPARE(f.texts("/tree/mixed"), std::vector<std::string>{"[1,\"x\"]"});
        QCOMPARE(f.values<std::uint64_t>("/tree/seed", H5T_NATIVE_UINT64), std::vector{UINT64_MAX});
        QVERIFY(!objectExists(f.id(), "/tree/b/none"));
        const H5Id yes = f.open("/tree/b/yes"), type(H5Dget_type(yes.get()));
        std::int8_t stored = 0;
        QVERIFY(H5Dread(yes.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, &stored) >= 0);
        std::array<char, 16> name{};
        QVERIFY(H5Tenum_nameof(type.get(), &stored, name.data(), name.size()) >= 0);
        QCOMPARE(std::string(name.data()), std::string("TRUE"));
    }

    void theSameInputMakesTheSameBytes() {
        writeSample(m_folder / "one.h5");
        QTest::qSleep(1100); // time stamps of HDF5 count seconds
        writeSample(m_folder / "two.h5");
        const std::string one = readFile(m_folder / "one.h5");
        QVERIFY(one.size() > 1000);
        QVERIFY(one == readFile(m_folder / "two.h5"));
    }

    void chunksOfEveryShapeHoldTheirValues_data() {
        QTest::addColumn<Extents>("extents");
        QTest::newRow("list") << Extents{9001};
        QTest::newRow("image") << Extents{97, 101};
        QTest::newRow("tiny planes") << Extents{2, 1000, 5, 3};
        QTest::newRow("one column") << Extents{3, 3000, 1};
        QTest::newRow("over 16 MiB") << Extents{2, 2500, 901};
        QTest::newRow("a row over 16 MiB") << Extents{2, 2200001};
    }
    void chunksOfEveryShapeHoldTheirValues() {
        QFETCH(Extents, extents);
        const fs::path file = m_folder / "shapes.h5";
        const Array<double> values = counted(Shape(std::span<const std::int64_t>(extents)));
        Hdf5TreeWriter w(file, true);
        w.write("/x", values, PixelType::F64);
        w.close();
        const PlainFile f(file);
        QCOMPARE(f.shape("/x"), extents);
        const Extents chunk = f.chunk("/x");
        QCOMPARE(chunk.size(), extents.size());
        QVERIFY(std::accumulate(chunk.begin(), chunk.end(), std::int64_t{8}, std::multiplies<>()) <=
                16 << 20);
        const auto stored = f.values<double>("/x", H5T_NATIVE_DOUBLE);
        QVERIFY(std::equal(stored.begin(), stored.end(), values.values().begin(),
                           values.values().end()));
    }

    void planesComeInAnyOrderAndLargeOnesAreTiled() {
        const fs::path file = m_folder / "planes.h5";
        const Array<double> whole = counted({2, 3, 45, 67});
        Hdf5TreeWriter w(file, true);
        w.createPlanes("/tiled", {2, 3, 45, 67}, PixelType::F32, {16, 32});
        w.createPlanes("/whole", {2, 3, 45, 67}, PixelType::F32);
        for (const std::int64_t plane : {4, 0, 5, 1, 3, 2}) {
            const View<const double> v = whole.view().at(plane / 3).at(plane % 3);
            w.writePlane("/tiled", plane, v);
            w.writePlane("/whole", plane, v);
        }
        try {
            w.writePlane("/tiled", 6, whole.view().at(0).at(0));
            QFAIL("there is no plane 6");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Usage);
            QCOMPARE(error.field(), std::string("/tiled"));
        }
        w.close();
        const PlainFile f(file);
        QCOMPARE(f.chunk("/tiled"), (Extents{1, 1, 16, 32}));
        QCOMPARE(f.chunk("/whole"), (Extents{1, 1, 45, 67}));
        for (const char* path : {"/tiled", "/whole"}) {
            const auto stored = f.values<double>(path, H5T_NATIVE_DOUBLE);
            QVERIFY(std::equal(stored.begin(), stored.end(), whole.values().begin(),
                               whole.values().end()));
        }
    }

    void valuesThatDoNotFitAreRefused_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("as");
        QTest::addColumn<bool>("fits");
        const auto row = [](double value, PixelType as, bool fits) {
            QTest::addRow("%g as %s", value, std::string(pixelTypeName(as)).c_str())
                << value << static_cast<int>(as) << fits;
        };
        row(255, PixelType::U8, true);
        row(256, PixelType::U8, false);
        row(-1, PixelType::U64, false);
        row(-128, PixelType::I8, true);
        row(-129, PixelType::I8, false);
        row(0.5, PixelType::I32, false);
        row(std::nan(""), PixelType::I32, false);
        row(std::nan(""), PixelType::F32, true);
        row(std::ldexp(1.0, 63), PixelType::I64, false);
        row(std::ldexp(1.0, 63), PixelType::U64, true);
        row(std::ldexp(1.0, 64), PixelType::U64, false);
    }
    void valuesThatDoNotFitAreRefused() {
        QFETCH(double, value);
        QFETCH(int, as);
        QFETCH(bool, fits);
        Hdf5TreeWriter w(m_folder / "fits.h5", true);
        const std::vector<double> list{value};
        bool refused = false;
        try {
            w.write("/x", std::span<const double>(list), static_cast<PixelType>(as));
        } catch (const Error& error) {
            refused = error.code() == ErrorCode::Usage && error.field() == "/x";
        }
        QCOMPARE(refused, !fits);
    }

    void framesAndMetadataShareAFile() {
        const fs::path file = m_folder / "raw.h5";
        std::vector<Pixels> frames;
        {
            Hdf5TreeWriter tree(file, true);
            tree.write("/entry/title", "before");
            Hdf5StackWriter::Options o;
            o.type = PixelType::U16;
            o.width = 33;
            o.height = 20;
            o.attributes = {{"units", "counts"}};
            Hdf5StackWriter stack(tree, o);
            for (std::uint64_t i = 0; i < 5; ++i) {
                frames.push_back(noise(PixelType::U16, 33, 20, 1, i));
                stack.append(frames.back());
                tree.write("/entry/while/" + std::to_string(i), static_cast<std::int64_t>(i));
            }
            QVERIFY_EXCEPTION_THROWN(tree.close(), std::logic_error); // the stack is not finished
            QVERIFY(!fs::exists(file));
            stack.close();
            tree.write("/entry/end", "after");
            tree.close();
        }
        QCOMPARE(difference(*openSource(file), frames), std::string());
        const PlainFile f(file);
        QCOMPARE(f.texts("/entry/title"), std::vector<std::string>{"before"});
        QCOMPARE(f.texts("/entry/end"), std::vector<std::string>{"after"});
        QCOMPARE(f.values<int>("/entry/while/4", H5T_NATIVE_INT), std::vector{4});
    }

    void aCopyBringsEverythingBelowAndFollowsLinks() {
        const fs::path source = m_folder / "from.h5", other = m_folder / "other.h5",
                       file = m_folder / "copied.h5";
        writeSample(other);
        {
            Hdf5TreeWriter w(source, true);
            w.write("/a/own", 1.0, {{"units", "m"}, {"size", 3}});
            w.externalLink("/a/linked", "other.h5", "/entry");
            w.externalLink("/a/missing", "nowhere.h5", "/entry");
            w.softLink("/a/loop", "/a");
            w.group("/a", {{"NX_class", "NXcollection"}});
            w.close();
        }
        {
            Hdf5TreeWriter w(file, true);
            QVERIFY(w.copy(source, "/a", "/b/c"));
            QVERIFY(!w.copy(source, "/not there", "/b/d"));
            QVERIFY(w.copy(other, "/entry/large", "/alone"));
            w.close();
        }
        fs::remove(source);
        const PlainFile f(file), o(other);
        QCOMPARE(f.values<double>("/b/c/own", H5T_NATIVE_DOUBLE), std::vector{1.0});
        QCOMPARE(f.attribute("/b/c/own", "units"), std::string("m"));
        QCOMPARE(f.numbers("/b/c/own", "size"), std::vector{3.0});
        QCOMPARE(f.texts("/b/c/linked/text"), std::vector<std::string>{"Å and µ"});
        QCOMPARE(f.texts("/b/c/linked/names"), (std::vector<std::string>{"q", "phi", ""}));
        const auto large = o.values<std::uint32_t>("/entry/large", H5T_NATIVE_UINT32);
        QCOMPARE(f.values<std::uint32_t>("/b/c/linked/large", H5T_NATIVE_UINT32), large);
        QCOMPARE(f.values<std::uint32_t>("/b/c/linked/same", H5T_NATIVE_UINT32), large);
        QCOMPARE(f.values<std::uint32_t>("/alone", H5T_NATIVE_UINT32), large);
        QVERIFY(!objectExists(f.id(), "/b/c/missing"));
        QVERIFY(!objectExists(f.id(), "/b/c/loop/own"));
        H5L_info_t link{};
        QVERIFY(H5Lget_info(f.id(), "/b/c/linked", &link, H5P_DEFAULT) >= 0);
        QCOMPARE(link.type, H5L_TYPE_HARD);
    }

    void aGroupTakesAttributesAgain() {
        const fs::path file = m_folder / "again.h5";
        Hdf5TreeWriter w(file, true);
        w.group("/a", {{"x", "one"}, {"y", "kept"}});
        w.group("/a", {{"x", 2}});
        w.group("/", {{"default", "a"}});
        QVERIFY_EXCEPTION_THROWN(w.write("/a", 1.0), std::logic_error); // it is there
        w.close();
        const PlainFile f(file);
        QCOMPARE(f.numbers("/a", "x"), std::vector{2.0});
        QCOMPARE(f.attribute("/a", "y"), std::string("kept"));
        QCOMPARE(f.attribute("/", "default"), std::string("a"));
    }

    void aBandOfRowsLiesBetweenChunks() {
        const fs::path file = m_folder / "bands.h5";
        const Array<double> whole = counted({50, 30});
        Hdf5TreeWriter w(file, true);
        w.createPlanes("/x", {50, 30}, PixelType::F32, {16, 16});
        for (const std::int64_t row : {32, 0, 16})
            w.writePlane("/x", 0, whole.view().box(row, 0, row == 32 ? 18 : 16, 30), row);
        QVERIFY_EXCEPTION_THROWN(w.writePlane("/x", 0, whole.view().box(0, 0, 16, 30), 8), Error);
        QVERIFY_EXCEPTION_THROWN(w.writePlane("/x", 0, whole.view().box(0, 0, 17, 30)), Error);
        w.close();
        const auto stored = PlainFile(file).values<double>("/x", H5T_NATIVE_DOUBLE);
        QVERIFY(
            std::equal(stored.begin(), stored.end(), whole.values().begin(), whole.values().end()));
    }

    void withoutCloseNothingIsLeft() {
        const std::size_t before = m_folder.files();
        {
            Hdf5TreeWriter w(m_folder / "never.h5", true);
            w.write("/x", counted({100, 100}), PixelType::F64);
        }
        QCOMPARE(m_folder.files(), before);
    }

    void anExistingFileIsRefused() {
        const fs::path file = m_folder / "there.h5";
        writeFile(file, "mine");
        try {
            const Hdf5TreeWriter w(file, false);
            QFAIL("it was there");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Usage);
            QCOMPARE(error.file(), file.string());
        }
        QCOMPARE(readFile(file), std::string("mine"));
    }

#ifdef __linux__
    void aFullDiskIsAnErrorAndLeavesNothing() {
        const std::size_t before = m_folder.files();
        const fs::path file = m_folder / "full.h5";
        bool told = false;
        {
            const FileSizeLimit limit(100000);
            try {
                Hdf5TreeWriter w(file, true, Hdf5TreeWriter::Filter::None);
                w.write("/x", counted({300, 300}), PixelType::F64);
                w.close();
            } catch (const Error& error) {
                told = error.code() == ErrorCode::Computation && error.file() == file.string();
            }
        }
        QVERIFY(told);
        QCOMPARE(m_folder.files(), before);
    }
#endif
};

SPECULA_TEST(Hdf5TreeWriterTest)
#include "hdf5_tree_writer_test.moc"
