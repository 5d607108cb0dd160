// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_tree_writer.h"
#include "core/io/qmap_file.h"
#include "io_fixtures.h"
#include "plain_hdf5.h"
#include "qmap_samples.h"
#include "test_main.h"

#include <cmath>
#include <map>

using namespace specula;
using namespace specula::io;
using namespace specula::test;
namespace fs = std::filesystem;

namespace {

/// How the numbers of a q-map file can be stored by other programs.
struct Spelling {
    PixelType labels = PixelType::U8, lists = PixelType::I64;
    bool rowVectors = false, booleans = false, fixedTexts = false;
    std::vector<std::string> units = {"1/A", "degree"};
    std::string root = "/qmap";
};

void writeBooleans(hid_t file, const std::string& path, const Array<std::uint8_t>& values) {
    const H5Id type(H5Tenum_create(H5T_STD_I8LE));
    std::int8_t no = 0, yes = 1;
    H5Tenum_insert(type.get(), "FALSE", &no);
    H5Tenum_insert(type.get(), "TRUE", &yes);
    const hsize_t sides[] = {static_cast<hsize_t>(values.shape()[0]),
                             static_cast<hsize_t>(values.shape()[1])};
    const H5Id space(H5Screate_simple(2, sides, nullptr));
    const H5Id d(H5Dcreate2(file, path.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT,
                            H5P_DEFAULT));
    H5Dwrite(d.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

void writeFixedTexts(hid_t file, const std::string& path, const std::vector<std::string>& texts) {
    constexpr std::size_t kBytes = 8;
    const H5Id type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), kBytes);
    const hsize_t count = texts.size();
    const H5Id space(H5Screate_simple(1, &count, nullptr));
    std::string all;
    for (std::string text : texts) {
        text.resize(kBytes);
        all += text;
    }
    const H5Id d(H5Dcreate2(file, path.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT,
                            H5P_DEFAULT));
    H5Dwrite(d.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, all.data());
}

/// The sample as another program would write it; `change` may replace datasets by path in the
/// group (a null leaves one out).
void writeForeign(const fs::path& file, const Spelling& how,
                  const std::map<std::string, nlohmann::json>& change = {}) {
    const Qmap map = sampleQmap();
    {
        Hdf5TreeWriter w(file, true);
        const auto list = [&](const char* name, const auto& values, PixelType as) {
            if (change.contains(name))
                return;
            using T = std::decay_t<decltype(values[0])>;
            const Array<T> flat = Array<T>::copyOf(values);
            w.write(how.root + "/" + name, how.rowVectors ? flat.reshaped({1, flat.size()}) : flat,
                    as);
        };
        const auto image = [&](const char* name, const auto& values) {
            if (!change.contains(name))
                w.write(how.root + "/" + name, values, how.labels);
        };
        image("dynamic_roi_map", map.dynamicMap);
        image("static_roi_map", map.staticMap);
        if (!how.booleans)
            image("mask", map.mask);
        list("dynamic_index_mapping", map.dynamicCell, how.lists);
        list("static_index_mapping", map.staticCell, how.lists);
        list("dynamic_num_pts", std::vector<std::int64_t>{3, 2}, how.lists);
        list("static_num_pts", std::vector<std::int64_t>{6, 2}, how.lists);
        list("dynamic_v_list_dim0", map.axes[0].dynamicCenters, PixelType::F64);
        list("dynamic_v_list_dim1", map.axes[1].dynamicCenters, PixelType::F64);
        list("static_v_list_dim0", map.axes[0].staticCenters, PixelType::F64);
        list("static_v_list_dim1", map.axes[1].staticCenters, PixelType::F64);
        if (!how.fixedTexts) {
            w.write(how.root + "/map_names", std::vector<std::string>{"q", "phi"});
            w.write(how.root + "/map_units", how.units);
        }
        for (const auto& [name, value] : change)
            w.writeTree(how.root + "/" + name, value);
        w.close();
    }
    const Hdf5Lock lock;
    const H5Id id(H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT));
    if (how.booleans)
        writeBooleans(id.get(), how.root + "/mask", map.mask);
    if (how.fixedTexts) {
        writeFixedTexts(id.get(), how.root + "/map_names", {"q", "phi"});
        writeFixedTexts(id.get(), how.root + "/map_units", how.units);
    }
}

template<class T>
bool same(const Array<T>& a, const Array<T>& b) {
    return a.shape() == b.shape() &&
           std::equal(a.values().begin(), a.values().end(), b.values().begin());
}

/// What differs between maps, bins and axes, or nothing.
std::string difference(const Qmap& a, const Qmap& b) {
    if (!same(a.mask, b.mask))
        return "mask";
    if (!same(a.dynamicMap, b.dynamicMap) || !same(a.staticMap, b.staticMap))
        return "maps";
    if (a.dynamicCell != b.dynamicCell || a.staticCell != b.staticCell)
        return "cells";
    for (std::size_t i = 0; i < 2; ++i)
        if (a.axes[i].name != b.axes[i].name || a.axes[i].unit != b.axes[i].unit ||
            a.axes[i].dynamicCenters != b.axes[i].dynamicCenters ||
            a.axes[i].staticCenters != b.axes[i].staticCenters)
            return "axis " + std::to_string(i);
    return {};
}

bool told(const std::vector<Problem>& problems, const std::string& severity,
          const std::string& part) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& p) {
        return p.severity == severity && (p.path + ": " + p.what).find(part) != std::string::npos;
    });
}

} // namespace

Q_DECLARE_METATYPE(Spelling)

class QmapFileTest : public QObject {
    Q_OBJECT
    TemporaryFolder m_folder;

  private slots:
    void whatIsWrittenIsReadBack() {
        const fs::path file = m_folder / "round.h5";
        const Qmap map = sampleQmap();
        writeQmap(file, map, false);
        std::vector<Problem> problems;
        const QmapPtr read = readQmap(file, problems);
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].what.c_str());
        QCOMPARE(difference(map, *read), std::string());
        QVERIFY(same(map.goodPixels, read->goodPixels));
        QCOMPARE(read->hash, qmapHash(map));
        QCOMPARE(read->sourceFile, map.sourceFile);
        QCOMPARE(read->recipe, map.recipe);
        QCOMPARE(read->geometry.beamCenterX, 3.5);
        QCOMPARE(read->geometry.beamCenterY, 2.25);
        QCOMPARE(read->geometry.pixelSizeM, 7.5e-5);
        QCOMPARE(read->geometry.distanceM, 5.0);
        QCOMPARE(read->geometry.energyKev, 10.0);
        QCOMPARE(read->geometry.lengthsFrom, std::string("attribute units"));
        QCOMPARE(read->binMeans.size(), std::size_t{5});
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(read->binMeans[i].qMean, map.binMeans[i].qMean);
            QCOMPARE(read->binMeans[i].qRms, map.binMeans[i].qRms);
            QCOMPARE(read->binMeans[i].qWidth, map.binMeans[i].qWidth);
            QCOMPARE(read->binMeans[i].phiMean, map.binMeans[i].phiMean);
        }
    }

    void theFileIsWhatCorrelatorsRead_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Extents>("shape");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("floating");
        const auto row = [](const char* name, Extents shape, int bytes, bool floating) {
            QTest::newRow(name) << QString(name) << shape << bytes << floating;
        };
        for (const char* map : {"mask", "blemish", "dynamic_roi_map", "static_roi_map"})
            row(map, {6, 8}, 1, false);
        row("dynamic_index_mapping", {5}, 1, false);
        row("static_index_mapping", {10}, 1, false);
        row("dynamic_num_pts", {2}, 8, false);
        row("static_num_pts", {2}, 8, false);
        row("dynamic_v_list_dim0", {3}, 8, true);
        row("dynamic_v_list_dim1", {2}, 8, true);
        row("static_v_list_dim0", {6}, 8, true);
        row("static_v_list_dim1", {2}, 8, true);
        for (const char* mean :
             {"dynamic_q_mean", "dynamic_q_rms", "dynamic_q_width", "dynamic_phi_mean"})
            row(mean, {5}, 8, true);
        for (const char* scalar :
             {"beam_center_x", "beam_center_y", "pixel_size", "detector_distance", "energy"})
            row(scalar, {}, 8, true);
    }
    void theFileIsWhatCorrelatorsRead() {
        QFETCH(QString, name);
        QFETCH(Extents, shape);
        QFETCH(int, bytes);
        QFETCH(bool, floating);
        const fs::path file = m_folder / "layout.h5";
        writeQmap(file, sampleQmap(), true);
        const PlainFile f(file);
        const std::string path = "/qmap/" + name.toStdString();
        const H5Id d = f.open(path);
        QVERIFY(d);
        const H5Id type(H5Dget_type(d.get()));
        QCOMPARE(f.shape(path), shape);
        QCOMPARE(static_cast<int>(H5Tget_size(type.get())), bytes);
        QCOMPARE(H5Tget_class(type.get()), floating ? H5T_FLOAT : H5T_INTEGER);
        QVERIFY(floating || (bytes == 8) == (H5Tget_sign(type.get()) == H5T_SGN_2));
    }

    void textsAndAttributesAreThere() {
        const fs::path file = m_folder / "texts.h5";
        writeQmap(file, sampleQmap(), false);
        const PlainFile f(file);
        QCOMPARE(f.texts("/qmap/map_names"), (std::vector<std::string>{"q", "phi"}));
        QCOMPARE(f.texts("/qmap/map_units"), (std::vector<std::string>{"Å⁻¹", "deg"}));
        QCOMPARE(f.attribute("/qmap", "hash"), qmapHash(sampleQmap()));
        QVERIFY(!f.attribute("/qmap", "version").empty());
        QCOMPARE(f.attribute("/qmap/dynamic_v_list_dim0", "unit"), std::string("Å⁻¹"));
        QCOMPARE(f.attribute("/qmap/dynamic_v_list_dim0", "name"), std::string("q"));
        QCOMPARE(f.numbers("/qmap/dynamic_v_list_dim0", "size"), std::vector{3.0});
        QCOMPARE(f.attribute("/qmap/pixel_size", "units"), std::string("m"));
        QCOMPARE(f.attribute("/qmap/detector_distance", "units"), std::string("m"));
    }

    void bothMapsTakeTheSmallestTypeAndLargeOnesAreCompressed() {
        Qmap map = sampleQmap();
        const Shape shape{40, 30};
        map.mask = Array<std::uint8_t>(shape, 1);
        map.goodPixels = {};
        map.dynamicMap = Array<std::uint32_t>(shape, 1);
        map.staticMap = Array<std::uint32_t>(shape, 1);
        map.binMeans.clear();
        map.axes[0].staticCenters.assign(300, 0.01);
        map.axes[1].staticCenters = {0};
        map.staticCell.clear();
        for (std::int64_t k = 0; k < 300; ++k)
            map.staticCell.push_back(k);
        map.staticMap.edit()(3, 4) = 300;
        const fs::path file = m_folder / "large.h5";
        writeQmap(file, map, false);
        const PlainFile f(file);
        const auto bytes = [&](const char* path) {
            return H5Tget_size(H5Id(H5Dget_type(f.open(path).get())).get());
        };
        QCOMPARE(bytes("/qmap/dynamic_roi_map"), std::size_t{1});
        QCOMPARE(bytes("/qmap/static_roi_map"), std::size_t{2});
        QCOMPARE(bytes("/qmap/static_index_mapping"), std::size_t{2});
        QCOMPARE(f.chunk("/qmap/static_roi_map"), (Extents{40, 30}));
        const H5Id creation(H5Dget_create_plist(f.open("/qmap/static_roi_map").get()));
        QCOMPARE(H5Pget_nfilters(creation.get()), 1);
        QVERIFY(H5Dget_storage_size(f.open("/qmap/static_roi_map").get()) < 400);
        QCOMPARE(f.values<int>("/qmap/static_roi_map", H5T_NATIVE_INT).at(3 * 30 + 4), 300);
    }

    void theSameMapMakesTheSameBytesAndTheHashTellsMapsApart() {
        const Qmap map = sampleQmap();
        writeQmap(m_folder / "one.h5", map, false);
        QTest::qSleep(1100);
        writeQmap(m_folder / "two.h5", map, false);
        QVERIFY(readFile(m_folder / "one.h5") == readFile(m_folder / "two.h5"));

        Qmap other = sampleQmap();
        other.geometry.distanceM = 1;
        other.sourceFile = "else";
        QCOMPARE(qmapHash(other), qmapHash(map));
        other.mask.edit()(0, 1) = 0;
        QVERIFY(qmapHash(other) != qmapHash(map));
        other = sampleQmap();
        other.axes[0].dynamicCenters[1] *= 1.000001;
        QVERIFY(qmapHash(other) != qmapHash(map));
        other = sampleQmap();
        other.dynamicCell.back() = 5;
        QVERIFY(qmapHash(other) != qmapHash(map));
    }

    void filesOfOtherProgramsAreRead_data() {
        QTest::addColumn<Spelling>("how");
        QTest::newRow("uint8") << Spelling{};
        QTest::newRow("uint16, int32") << Spelling{PixelType::U16, PixelType::I32};
        QTest::newRow("int64, uint8") << Spelling{PixelType::I64, PixelType::U8};
        QTest::newRow("double") << Spelling{PixelType::F64, PixelType::F64};
        Spelling how;
        how.rowVectors = true;
        QTest::newRow("(1,N)") << how;
        how = {};
        how.booleans = how.fixedTexts = true;
        QTest::newRow("booleans and bytes") << how;
        how = {};
        how.root = "/xpcs/qmap";
        how.units = {"Å^-1", "°"};
        QTest::newRow("in a result") << how;
    }
    void filesOfOtherProgramsAreRead() {
        QFETCH(Spelling, how);
        const fs::path file = m_folder / "foreign.h5";
        writeForeign(file, how);
        std::vector<Problem> problems;
        const QmapPtr read = readQmap(file, problems);
        QCOMPARE(difference(sampleQmap(), *read), std::string());
        QVERIFY(problems.empty());
        QVERIFY(read->goodPixels.empty() && read->binMeans.empty() && read->recipe.is_null());
        QVERIFY(!read->geometry.pixelSizeM && !read->geometry.distanceM);
        QCOMPARE(read->hash, qmapHash(*read));
    }

    void oldNamesAreKnown() {
        const fs::path file = m_folder / "old.h5";
        const Qmap map = sampleQmap();
        Hdf5TreeWriter w(file, true);
        w.write("/data/dynamicMap", map.dynamicMap, PixelType::U32);
        w.write("/data/staticMap", map.staticMap, PixelType::U32);
        w.write("/data/mask", map.mask, PixelType::U8);
        w.writeTree("/data", {{"dqval", {0.01, 0.02, 0.03}},
                              {"dphival", {-90, 90}},
                              {"dnoq", 3},
                              {"dnophi", 2},
                              {"bcx", 3.5},
                              {"bcy", 2.25},
                              {"pix_dim", 0.075},
                              {"det_dist", 5000.0}});
        w.close();
        std::vector<Problem> problems;
        const QmapPtr read = readQmap(file, problems);
        QCOMPARE(read->dynamicCell, (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
        QCOMPARE(binCenter(*read, Partition::Dynamic, 4, 0), 0.02);
        QCOMPARE(binCenter(*read, Partition::Dynamic, 4, 1), 90.0);
        QCOMPARE(read->axes[0].unit, std::string("Å⁻¹"));
        QCOMPARE(read->geometry.pixelSizeM, 7.5e-5);
        QCOMPARE(read->geometry.distanceM, 5.0);
        QVERIFY(told(problems, "note", "numbered cell by cell"));
        QVERIFY(told(problems, "warning", "where the bins lie")); // nothing on static ones
    }

    void lengthsAreKnownOrSaidToBeAssumed_data() {
        QTest::addColumn<double>("pixel");
        QTest::addColumn<QString>("pixelUnit");
        QTest::addColumn<double>("distance");
        QTest::addColumn<QString>("distanceUnit");
        QTest::addColumn<double>("pixelM"); // NaN: not used
        QTest::addColumn<double>("distanceM");
        QTest::addColumn<QString>("severity"); // of the problem told
        const double none = std::nan("");
        QTest::newRow("told in m") << 7.5e-5 << "m" << 5.0 << "m" << 7.5e-5 << 5.0 << "";
        QTest::newRow("told in mm") << 0.075 << "mm" << 5000.0 << "mm" << 7.5e-5 << 5.0 << "";
        QTest::newRow("told, mixed") << 75.0 << "um" << 5.0 << "m" << 7.5e-5 << 5.0 << "";
        QTest::newRow("like m") << 7.5e-5 << "" << 5.0 << "" << 7.5e-5 << 5.0 << "note";
        QTest::newRow("like mm") << 0.075 << "" << 5000.0 << "" << 7.5e-5 << 5.0 << "note";
        QTest::newRow("one told") << 0.075 << "" << 5000.0 << "mm" << 7.5e-5 << 5.0 << "note";
        QTest::newRow("mm and m") << 0.075 << "" << 5.0 << "" << none << none << "warning";
        QTest::newRow("m and mm") << 7.5e-5 << "" << 5000.0 << "" << none << none << "warning";
        QTest::newRow("absurd") << 75.0 << "" << 5.0 << "" << none << none << "warning";
        QTest::newRow("no length") << 7.5e-5 << "keV" << 5.0 << "m" << 7.5e-5 << 5.0 << "warning";
    }
    void lengthsAreKnownOrSaidToBeAssumed() {
        QFETCH(double, pixel);
        QFETCH(QString, pixelUnit);
        QFETCH(double, distance);
        QFETCH(QString, distanceUnit);
        QFETCH(double, pixelM);
        QFETCH(double, distanceM);
        QFETCH(QString, severity);
        const fs::path file = m_folder / "lengths.h5";
        const auto units = [](const QString& unit) {
            return unit.isEmpty() ? nlohmann::json::object()
                                  : nlohmann::json{{"units", unit.toStdString()}};
        };
        Hdf5TreeWriter w(file, true);
        const Qmap map = sampleQmap();
        w.write("/qmap/dynamic_roi_map", map.dynamicMap, PixelType::U8);
        w.write("/qmap/static_roi_map", map.staticMap, PixelType::U8);
        w.write("/qmap/pixel_size", pixel, units(pixelUnit));
        w.write("/qmap/detector_distance", distance, units(distanceUnit));
        w.close();
        std::vector<Problem> problems;
        const QmapPtr read = readQmap(file, problems);
        const auto agrees = [](const std::optional<double>& value, double expected) {
            return std::isnan(expected) ? !value : value && std::abs(*value / expected - 1) < 1e-12;
        };
        QVERIFY(agrees(read->geometry.pixelSizeM, pixelM));
        QVERIFY(agrees(read->geometry.distanceM, distanceM));
        QVERIFY(!read->geometry.lengthsFrom.empty());
        QCOMPARE(told(problems, "note", "the lengths have no units"),
                 severity == "note" || pixelUnit == "keV");
        QCOMPARE(told(problems, "warning", "/qmap/pixel_size"), severity == "warning");
    }

    void contradictionsAreTold_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("told");
        QTest::newRow("cells to spare") << "dynamic_index_mapping"
                                        << "[0,1,2,3,4,5]"
                                        << "dynamic_index_mapping: names the "
                                           "cells of 6 bins but only 5";
        QTest::newRow("cell outside") << "dynamic_index_mapping"
                                      << "[0,1,2,3,6]"
                                      << "1 bins are in cells beyond 3 x 2";
        QTest::newRow("negative cell") << "dynamic_index_mapping"
                                       << "[0,1,2,3,-6]"
                                       << "1 bins are in cells beyond 3 x 2";
        QTest::newRow("order") << "dynamic_index_mapping"
                               << "[0,2,1,3,4]"
                               << "not in the order";
        QTest::newRow("too few centres") << "dynamic_v_list_dim1"
                                         << "[5]"
                                         << "dynamic_v_list_dim1: lists 1 centres for 2";
        QTest::newRow("no centres") << "dynamic_v_list_dim0"
                                    << "null"
                                    << "lists 0 centres for 3";
        QTest::newRow("mask of another shape") << "mask"
                                               << "[1,0,1]"
                                               << "mask: has another shape";
        QTest::newRow("means") << "dynamic_q_mean"
                               << "[1,2]"
                               << "has 2 values for 5 bins";
        QTest::newRow("recipe") << "recipe"
                                << "\"{\""
                                << "recipe: is no JSON";
    }
    void contradictionsAreTold() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, told);
        const fs::path file = m_folder / "odd.h5";
        writeForeign(file, {}, {{name.toStdString(), nlohmann::json::parse(value.toStdString())}});
        std::vector<Problem> problems;
        const QmapPtr read = readQmap(file, problems);
        QVERIFY(::told(problems, "warning", told.toStdString()));
        QCOMPARE(read->dynamicBins(), name == "dynamic_index_mapping" && told.contains("of 6")
                                          ? std::int64_t{6}
                                          : std::int64_t{5});
        if (told.contains("beyond"))
            QVERIFY(std::isnan(binCenter(*read, Partition::Dynamic, 5, 0)));
        for (const Problem& p : problems)
            QVERIFY(!p.path.empty() && !p.what.empty());
    }

    void pixelsThatContradictTheMapsAreCounted() {
        Qmap map = sampleQmap();
        map.mask.edit()(0, 1) = 0;      // masked but in a bin
        map.mask.edit()(5, 7) = 1;      // used but in none
        map.staticMap.edit()(0, 2) = 0; // in one map only
        map.staticMap.edit()(0, 3) = 2; // static bin 2 is of dynamic bin 2, the pixel of 1
        const fs::path file = m_folder / "pixels.h5";
        writeQmap(file, map, false);
        std::vector<Problem> problems;
        readQmap(file, problems);
        QVERIFY(told(problems, "warning", "1 masked pixels are in a bin"));
        QVERIFY(told(problems, "warning", "1 pixels are to be used but are in no"));
        QVERIFY(told(problems, "warning", "1 pixels are in a bin of one map"));
        QVERIFY(told(problems, "warning", "1 static bins lie in more than one dynamic bin (bin 2"));
    }

    void theImpossibleIsAnErrorWithItsPlace_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("path");
        QTest::newRow("too few cells") << "dynamic_index_mapping"
                                       << "[0,1,2]"
                                       << "/qmap/dynamic_index_mapping";
        QTest::newRow("static image of another shape") << "static_roi_map"
                                                       << "[1,2,3]"
                                                       << "/qmap/static_roi_map";
        QTest::newRow("a text for a map") << "dynamic_roi_map"
                                          << "\"x\""
                                          << "/qmap/dynamic_roi_map";
        QTest::newRow("a text for a list") << "static_v_list_dim0"
                                           << "\"x\""
                                           << "/qmap/static_v_list_dim0";
    }
    void theImpossibleIsAnErrorWithItsPlace() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, path);
        const fs::path file = m_folder / "wrong.h5";
        writeForeign(file, {}, {{name.toStdString(), nlohmann::json::parse(value.toStdString())}});
        std::vector<Problem> problems;
        try {
            readQmap(file, problems);
            QFAIL("this makes no sense");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Input);
            QCOMPARE(error.file(), file.string());
            QCOMPARE(error.field(), path.toStdString());
            QVERIFY(!error.remedy().empty());
        }
    }

    void filesWithoutAMapOrCutShortAreErrors() {
        const fs::path file = m_folder / "whole.h5";
        writeQmap(file, sampleQmap(), false);
        const std::string whole = readFile(file);
        for (std::size_t n = 0; n < whole.size(); n += 61) {
            const fs::path cut = m_folder / "cut.h5";
            writeFile(cut, whole.substr(0, n));
            std::vector<Problem> problems;
            try {
                readQmap(cut, problems);
            } catch (const Error& error) {
                QCOMPARE(error.file(), cut.string());
                continue;
            }
            QVERIFY2(false, "a cut file was read");
        }
        Hdf5TreeWriter w(m_folder / "else.h5", false);
        w.write("/x", 1.0);
        w.close();
        std::vector<Problem> problems;
        QVERIFY_EXCEPTION_THROWN(readQmap(m_folder / "else.h5", problems), Error);
    }

    void centresComeFromTheNaturalCell() {
        const Qmap map = sampleQmap();
        QCOMPARE(binCenter(map, Partition::Dynamic, 1, 0), 0.01);
        QCOMPARE(binCenter(map, Partition::Dynamic, 5, 0), 0.03);
        QCOMPARE(binCenter(map, Partition::Dynamic, 4, 1), 90.0);
        QCOMPARE(binCenter(map, Partition::Static, 10, 0), 0.032); // cell 10, not 9
        QCOMPARE(binCenter(map, Partition::Static, 10, 1), -90.0);
        for (const std::int64_t bin : {-1, 0, 6})
            QVERIFY(std::isnan(binCenter(map, Partition::Dynamic, bin, 0)));
    }

    void anExistingFileIsKeptUnlessTold() {
        const fs::path file = m_folder / "taken.h5";
        writeFile(file, "mine");
        QVERIFY_EXCEPTION_THROWN(writeQmap(file, sampleQmap(), false), Error);
        QCOMPARE(readFile(file), std::string("mine"));
        writeQmap(file, sampleQmap(), true);
        QVERIFY(readFile(file).size() > 1000);
    }
};

SPECULA_TEST(QmapFileTest)
#include "qmap_file_test.moc"
