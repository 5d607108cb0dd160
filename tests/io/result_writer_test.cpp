// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_writer.h"
#include "io_fixtures.h"
#include "plain_hdf5.h"
#include "result_samples.h"
#include "test_main.h"

using namespace specula;
using namespace specula::io;
using namespace specula::test;
namespace fs = std::filesystem;
using Layout = ResultWriter::Layout;

namespace {

constexpr std::int64_t kSide = 6;

void writeSample(const fs::path& file, Layout layout, bool pixels = false) {
    ResultWriter w(file, sampleResult(), layout, true);
    w.addMatrix(ramp<float>({kSide, kSide}, 1, 1));
    w.addMatrix(ramp<float>({kSide, kSide}, 101, 1));
    for (int delay = 0; pixels && delay < 4; ++delay)
        w.addPixelCorrelation(ramp<float>({3, 6, 8}, static_cast<float>(1000 * delay), 1));
    w.close();
}

/// A row of the key map: 'f' or 'i' with the bytes of a value, 's' for texts, 'g' for groups.
struct Key {
    const char* path;
    Extents shape;
    const char* type;
};

std::string typeOf(const PlainFile& f, const std::string& path) {
    if (!objectExists(f.id(), path))
        return "missing";
    const H5Id object(H5Oopen(f.id(), path.c_str(), H5P_DEFAULT));
    if (H5Iget_type(object.get()) == H5I_GROUP)
        return "g";
    const H5Id type(H5Dget_type(object.get()));
    const std::string bytes = std::to_string(H5Tget_size(type.get()));
    switch (H5Tget_class(type.get())) {
    case H5T_FLOAT:
        return "f" + bytes;
    case H5T_INTEGER:
        return (H5Tget_sign(type.get()) == H5T_SGN_2 ? "i" : "u") + bytes;
    case H5T_STRING:
        return "s";
    default:
        return "?";
    }
}

/// What of the key map the file does not have, or nothing.
std::string missing(const fs::path& file, const std::vector<Key>& keys) {
    const PlainFile f(file);
    for (const Key& key : keys) {
        const std::string type = typeOf(f, key.path);
        if (type != key.type)
            return fmt::format("{} is {}, not {}", key.path, type, key.type);
        if (type != "g" && f.shape(key.path) != key.shape)
            return std::string(key.path) + " has another shape";
    }
    return {};
}

template<class T>
bool holds(const PlainFile& f, const std::string& path, const T& expected) {
    const auto stored = f.values<double>(path, H5T_NATIVE_DOUBLE);
    return std::equal(stored.begin(), stored.end(), std::begin(expected), std::end(expected));
}

std::string usageField(const ResultData& data, const fs::path& file) {
    try {
        const ResultWriter w(file, data, Layout::Nexus, true);
    } catch (const Error& error) {
        return error.code() == ErrorCode::Usage ? error.field() : "another error";
    }
    return "no error";
}

} // namespace

class ResultWriterTest : public QObject {
    Q_OBJECT
    TemporaryFolder m_folder;

  private slots:
    void nexusFilesHaveTheKeyMap() {
        const fs::path file = m_folder / "nexus.hdf";
        writeSample(file, Layout::Nexus, true);
        // reference: the keys that boost_corr writes and pyXpcsViewer reads, and our additions
        const std::vector<Key> keys = {
            {"/entry/schema_version", {}, "s"},
            {"/entry/start_time", {}, "s"},
            {"/entry/instrument/detector_1/frame_time", {}, "f8"},
            {"/entry/instrument/detector_1/count_time", {}, "f8"},
            {"/entry/instrument/detector_1/x_pixel_size", {}, "f8"},
            {"/entry/instrument/detector_1/y_pixel_size", {}, "f8"},
            {"/entry/instrument/incident_beam/incident_energy", {}, "f8"},
            {"/xpcs/rawdata_path", {}, "s"},
            {"/xpcs/qmap/mask", {6, 8}, "u1"},
            {"/xpcs/qmap/blemish", {6, 8}, "u1"},
            {"/xpcs/qmap/dynamic_roi_map", {6, 8}, "u1"},
            {"/xpcs/qmap/static_roi_map", {6, 8}, "u1"},
            {"/xpcs/qmap/dynamic_v_list_dim0", {3}, "f8"},
            {"/xpcs/qmap/dynamic_v_list_dim1", {2}, "f8"},
            {"/xpcs/qmap/static_v_list_dim0", {6}, "f8"},
            {"/xpcs/qmap/static_v_list_dim1", {2}, "f8"},
            {"/xpcs/qmap/dynamic_num_pts", {2}, "i8"},
            {"/xpcs/qmap/static_num_pts", {2}, "i8"},
            {"/xpcs/qmap/dynamic_index_mapping", {5}, "u1"},
            {"/xpcs/qmap/static_index_mapping", {10}, "u1"},
            {"/xpcs/qmap/map_names", {2}, "s"},
            {"/xpcs/qmap/map_units", {2}, "s"},
            {"/xpcs/qmap/beam_center_x", {}, "f8"},
            {"/xpcs/qmap/beam_center_y", {}, "f8"},
            {"/xpcs/qmap/detector_distance", {}, "f8"},
            {"/xpcs/qmap/pixel_size", {}, "f8"},
            {"/xpcs/spatial_mean/intensity_vs_time", {2, 12}, "f4"},
            {"/xpcs/temporal_mean/scattering_2d", {1, 6, 8}, "f4"},
            {"/xpcs/temporal_mean/scattering_1d", {1, 10}, "f4"},
            {"/xpcs/temporal_mean/scattering_1d_segments", {3, 10}, "f4"},
            {"/xpcs/multitau/delay_list", {4}, "i8"},
            {"/xpcs/multitau/normalized_g2", {4, 5}, "f4"},
            {"/xpcs/multitau/normalized_g2_err", {4, 5}, "f4"},
            {"/xpcs/multitau/normalized_g2_partial", {2, 4, 5}, "f4"},
            {"/xpcs/multitau/normalized_g2_partial_err", {2, 4, 5}, "f4"},
            {"/xpcs/multitau/normalized_g2_partial_labels", {2}, "f8"},
            {"/xpcs/multitau/unnormalized_G2", {4, 3, 6, 8}, "f4"},
            {"/xpcs/multitau/config", {}, "g"},
            {"/xpcs/multitau/config/stride_frame", {}, "i8"},
            {"/xpcs/multitau/config/avg_frame", {}, "i8"},
            {"/xpcs/multitau/g2_covariance", {5, 4, 4}, "f4"},
            {"/xpcs/multitau/level_width", {4}, "i8"},
            {"/xpcs/twotime/correlation_map", {}, "g"},
            {"/xpcs/twotime/correlation_map/c2_00001", {6, 6}, "f4"},
            {"/xpcs/twotime/correlation_map/c2_00002", {6, 6}, "f4"},
            {"/xpcs/twotime/processed_bins", {2}, "i4"},
            {"/xpcs/twotime/delay_list", {6}, "i8"},
            {"/xpcs/twotime/normalized_g2", {6, 2}, "f4"},
            {"/xpcs/twotime/normalized_g2_segments", {3, 2, 2}, "f4"},
            {"/xpcs/twotime/config/stride_frame", {}, "i8"},
            {"/xpcs/twotime/config/avg_frame", {}, "i8"},
            {"/specula/provenance", {}, "s"},
            {"/specula/truth", {}, "s"},
        };
        QCOMPARE(missing(file, keys), std::string());
    }

    void nexusNumbersAreWhereTheyBelong() {
        const fs::path file = m_folder / "values.hdf";
        writeSample(file, Layout::Nexus, true);
        const PlainFile f(file);
        const ResultData d = sampleResult();
        QVERIFY(holds(f, "/xpcs/multitau/normalized_g2", d.multitau->g2.values()));
        QVERIFY(holds(f, "/xpcs/multitau/normalized_g2_err", d.multitau->error.values()));
        QVERIFY(holds(f, "/xpcs/multitau/g2_covariance", d.multitau->covariance.values()));
        QVERIFY(holds(f, "/xpcs/multitau/delay_list", d.multitau->delays));
        QVERIFY(holds(f, "/xpcs/multitau/level_width", d.multitau->levelWidths));
        QVERIFY(holds(f, "/xpcs/multitau/normalized_g2_partial", d.partials->g2.values()));
        QVERIFY(holds(f, "/xpcs/multitau/normalized_g2_partial_labels", d.partials->frames));
        QVERIFY(holds(f, "/xpcs/multitau/config/stride_frame", std::vector{2}));
        QVERIFY(holds(f, "/xpcs/multitau/config/avg_frame", std::vector{3}));
        QCOMPARE(f.texts("/xpcs/multitau/config/smooth"), std::vector<std::string>{"static"});
        QVERIFY(holds(f, "/xpcs/twotime/config/avg_frame", std::vector{2}));
        QVERIFY(holds(f, "/xpcs/twotime/normalized_g2", d.twotime->g2.values()));
        QVERIFY(holds(f, "/xpcs/twotime/normalized_g2_segments", d.twotime->segmentG2.values()));
        QVERIFY(holds(f, "/xpcs/twotime/processed_bins", d.twotime->bins));
        QVERIFY(holds(f, "/xpcs/temporal_mean/scattering_1d", d.means.staticMean));
        QVERIFY(
            holds(f, "/xpcs/temporal_mean/scattering_1d_segments", d.means.segmentMean.values()));
        const auto image = f.values<double>("/xpcs/temporal_mean/scattering_2d", H5T_NATIVE_DOUBLE);
        QVERIFY(std::isnan(image[0]));
        QCOMPARE(image[13], 14.0);
        const auto intensity =
            f.values<double>("/xpcs/spatial_mean/intensity_vs_time", H5T_NATIVE_DOUBLE);
        QCOMPARE(intensity[11], 22.0);
        QCOMPARE(intensity[12], 3.0);
        QCOMPARE(intensity[23], 4.375);
        for (int n = 1; n <= 2; ++n) {
            const auto matrix = f.values<double>(
                fmt::format("/xpcs/twotime/correlation_map/c2_0000{}", n), H5T_NATIVE_DOUBLE);
            for (std::int64_t i = 0; i < kSide * kSide; ++i)
                QCOMPARE(matrix[static_cast<std::size_t>(i)],
                         i % kSide < i / kSide ? 0.0
                                               : 100.0 * (n - 1) + 1 + static_cast<double>(i));
        }
        const auto pixels = f.values<double>("/xpcs/multitau/unnormalized_G2", H5T_NATIVE_DOUBLE);
        QCOMPARE(pixels[(2 * 3 + 1) * 48 + 7], 2000.0 + 48 + 7);
        QCOMPARE(f.chunk("/xpcs/multitau/unnormalized_G2"), (Extents{1, 1, 6, 8}));
    }

    void unitsKindsAndOriginAreTold() {
        const fs::path file = m_folder / "attributes.hdf";
        writeSample(file, Layout::Nexus, true);
        const PlainFile f(file);
        QCOMPARE(f.attribute("/", "default"), std::string("entry"));
        QCOMPARE(f.attribute("/entry", "NX_class"), std::string("NXentry"));
        const std::string detector = "/entry/instrument/detector_1/";
        QCOMPARE(f.attribute(detector + "frame_time", "units"), std::string("s"));
        QCOMPARE(f.attribute(detector + "x_pixel_size", "units"), std::string("m"));
        QCOMPARE(f.attribute(detector + "distance", "units"), std::string("m"));
        QCOMPARE(f.attribute("/entry/instrument/incident_beam/incident_energy", "units"),
                 std::string("keV"));
        QCOMPARE(f.attribute("/entry/sample/temperature", "units"), std::string("K"));
        QCOMPARE(f.attribute("/entry/sample/thickness", "units"), std::string("mm"));
        QCOMPARE(f.attribute("/xpcs/qmap/detector_distance", "units"), std::string("m"));
        for (const char* errors :
             {"normalized_g2_err", "normalized_g2_partial_err", "g2_covariance"})
            QCOMPARE(f.attribute(std::string("/xpcs/multitau/") + errors, "error_kind"),
                     std::string("jackknife"));
        QCOMPARE(f.attribute("/xpcs/multitau/unnormalized_G2", "channels"),
                 std::string("G2,IP,IF"));
        const std::string segments = "/xpcs/temporal_mean/scattering_1d_segments";
        QCOMPARE(f.attribute(segments, "scale"), std::string("mean"));
        QCOMPARE(f.numbers(segments, "frames"), (std::vector{5.0, 5.0, 2.0}));
        QCOMPARE(f.texts("/entry/sample/name"), std::vector<std::string>{"silica"});
        QCOMPARE(f.texts("/entry/user/name"), std::vector<std::string>{"someone"});
        QVERIFY(!objectExists(f.id(), "/entry/definition")); // it is none
        const auto provenance = nlohmann::json::parse(f.texts("/specula/provenance").at(0));
        QCOMPARE(provenance, nlohmann::json(sampleResult().provenance));
        QCOMPARE(nlohmann::json::parse(f.texts("/specula/truth").at(0)), sampleResult().truth);
    }

    void nxXpcsFilesHaveWhatTheDefinitionNames() {
        const fs::path file = m_folder / "standard.nxs";
        writeSample(file, Layout::NxXpcs);
        const std::vector<Key> keys = {
            {"/entry/definition", {}, "s"},
            {"/entry/entry_identifier", {}, "s"},
            {"/entry/start_time", {}, "s"},
            {"/entry/data/frame_average", {6, 8}, "f4"},
            {"/entry/data/frame_sum", {6, 8}, "f8"},
            {"/entry/data/g2", {4, 5}, "f4"},
            {"/entry/data/g2_derr", {4, 5}, "f4"},
            {"/entry/data/delay_difference", {4}, "i8"},
            {"/entry/twotime/two_time_corr_func", {2, 6, 6}, "f4"},
            {"/entry/twotime/g2_from_two_time_corr_func", {6, 2}, "f4"},
            {"/entry/twotime/g2_from_two_time_corr_func_partials", {3, 2, 2}, "f4"},
            {"/entry/instrument/incident_beam/incident_energy", {}, "f8"},
            {"/entry/instrument/detector_1/count_time", {}, "f8"},
            {"/entry/instrument/detector_1/frame_time", {}, "f8"},
            {"/entry/instrument/detector_1/beam_center_x", {}, "f8"},
            {"/entry/instrument/detector_1/beam_center_y", {}, "f8"},
            {"/entry/instrument/detector_1/distance", {}, "f8"},
            {"/entry/instrument/masks/dynamic_roi_map", {6, 8}, "u1"},
            {"/entry/instrument/masks/dynamic_q_list", {5}, "f8"},
            {"/entry/instrument/masks/dynamic_phi_list", {5}, "f8"},
            {"/entry/instrument/masks/static_roi_map", {6, 8}, "u1"},
            {"/entry/instrument/masks/static_q_list", {10}, "f8"},
            {"/entry/sample/temperature", {}, "f8"},
            {"/entry/NOTE/data", {}, "s"},
            {"/entry/process/program", {}, "s"},
            {"/specula/truth", {}, "s"},
        };
        QCOMPARE(missing(file, keys), std::string());
        const PlainFile f(file);
        QCOMPARE(f.texts("/entry/definition"), std::vector<std::string>{"NXxpcs"});
        QCOMPARE(f.texts("/entry/entry_identifier"), std::vector<std::string>{"frames"});
        const std::string matrices = "/entry/twotime/two_time_corr_func";
        QCOMPARE(f.attribute(matrices, "storage_mode"), std::string("one_array_q_first"));
        QCOMPARE(f.attribute(matrices, "populated_elements"), std::string("upper_half"));
        QCOMPARE(f.attribute(matrices, "time_origin_location"), std::string("upper_left"));
        QCOMPARE(f.numbers(matrices, "baseline_reference"), std::vector{1.0});
        QCOMPARE(f.attribute("/entry/instrument/masks", "NX_class"), std::string("NXnote"));
        QCOMPARE(f.attribute("/entry/data/g2", "storage_mode"), std::string("one_array"));
        QCOMPARE(f.attribute("/entry/data/g2_derr", "error_kind"), std::string("jackknife"));
        for (const char* path :
             {"/entry/data/g2", "/entry/data/delay_difference", "/entry/data/frame_average",
              "/entry/twotime/two_time_corr_func", "/entry/instrument/detector_1/frame_time",
              "/entry/instrument/masks/dynamic_q_list"})
            QVERIFY(!f.attribute(path, "units").empty());
    }

    void nxXpcsCountsFramesAndTurnsThePartials() {
        const fs::path file = m_folder / "frames.nxs";
        writeSample(file, Layout::NxXpcs);
        const PlainFile f(file);
        const ResultData d = sampleResult();
        // A step of the sample's multi-tau is 2 * 3 frames.
        QVERIFY(holds(f, "/entry/data/delay_difference", std::vector{6, 12, 18, 24}));
        QVERIFY(holds(f, "/entry/data/level_width", std::vector{6, 6, 12, 12}));
        QVERIFY(holds(f, "/entry/instrument/masks/dynamic_q_list",
                      std::vector{0.01, 0.01, 0.02, 0.02, 0.03}));
        QVERIFY(holds(f, "/entry/instrument/masks/dynamic_phi_list",
                      std::vector{-90, 90, -90, 90, -90}));
        const auto matrices =
            f.values<double>("/entry/twotime/two_time_corr_func", H5T_NATIVE_DOUBLE);
        QCOMPARE(matrices[36 + 8], 109.0);
        QCOMPARE(matrices[36 + 6], 0.0);
        const auto partials = f.values<double>("/entry/twotime/g2_from_two_time_corr_func_partials",
                                               H5T_NATIVE_DOUBLE);
        QCOMPARE(partials[4 + 2 * 1 + 0], d.twotime->segmentG2.view()(1, 0, 1));
        QCOMPARE(partials[4 + 2 * 0 + 1], d.twotime->segmentG2.view()(1, 1, 0));
        const auto sum = f.values<double>("/entry/data/frame_sum", H5T_NATIVE_DOUBLE);
        QCOMPARE(sum[13], 14.0 * 12);
    }

    void theSameResultMakesTheSameBytes() {
        for (const Layout layout : {Layout::Nexus, Layout::NxXpcs}) {
            writeSample(m_folder / "one.hdf", layout, true);
            QTest::qSleep(1100);
            writeSample(m_folder / "two.hdf", layout, true);
            QVERIFY(readFile(m_folder / "one.hdf") == readFile(m_folder / "two.hdf"));
        }
    }

    void largeMatricesAreTiledAndOnlyTheirUpperHalfIsKept() {
        constexpr std::int64_t kLarge = 1100;
        ResultData d = sampleResult();
        d.twotime->bins = {3};
        d.twotime->g2 = {};
        d.twotime->segmentG2 = {};
        const Array<float> matrix = ramp<float>({kLarge, kLarge}, 1, 1);
        for (const Layout layout : {Layout::Nexus, Layout::NxXpcs}) {
            const fs::path file = m_folder / "large.hdf";
            ResultWriter w(file, d, layout, true);
            w.addMatrix(matrix);
            w.close();
            const PlainFile f(file);
            const std::string path = layout == Layout::Nexus
                                         ? "/xpcs/twotime/correlation_map/c2_00001"
                                         : "/entry/twotime/two_time_corr_func";
            QCOMPARE(f.chunk(path),
                     layout == Layout::Nexus ? (Extents{1024, 1024}) : (Extents{1, 1024, 1024}));
            const auto stored = f.values<float>(path, H5T_NATIVE_FLOAT);
            bool right = stored.size() == static_cast<std::size_t>(kLarge * kLarge);
            for (std::int64_t i = 0; right && i < kLarge * kLarge; ++i)
                right = stored[static_cast<std::size_t>(i)] ==
                        (i % kLarge < i / kLarge ? 0 : matrix.data()[i]);
            QVERIFY(right);
        }
    }

    void partsThatDoNotFitAreNamed() {
        const fs::path file = m_folder / "unfit.hdf";
        ResultData d = sampleResult();
        d.multitau->delays.pop_back();
        QCOMPARE(usageField(d, file), std::string("normalized_g2"));
        d = sampleResult();
        d.multitau->g2 = ramp<double>({4, 6}, 1, 1);
        QCOMPARE(usageField(d, file), std::string("normalized_g2"));
        d = sampleResult();
        d.multitau->error = ramp<double>({5, 4}, 1, 1);
        QCOMPARE(usageField(d, file), std::string("normalized_g2_err"));
        d = sampleResult();
        d.multitau->covariance = ramp<double>({4, 4, 5}, 1, 1);
        QCOMPARE(usageField(d, file), std::string("g2_covariance"));
        d = sampleResult();
        d.partials->frames = {1};
        QCOMPARE(usageField(d, file), std::string("normalized_g2_partial"));
        d = sampleResult();
        d.twotime->bins = {2, 6};
        QCOMPARE(usageField(d, file), std::string("processed_bins"));
        d = sampleResult();
        d.means.image = ramp<float>({8, 6}, 1, 1);
        QCOMPARE(usageField(d, file), std::string("scattering_2d"));
        d = sampleResult();
        d.means.staticMean.pop_back();
        QCOMPARE(usageField(d, file), std::string("scattering_1d"));
        d = sampleResult();
        d.means.segmentFrames = {1, 2};
        QCOMPARE(usageField(d, file), std::string("scattering_1d_segments"));
        d = sampleResult();
        d.means.frameNumber.pop_back();
        QCOMPARE(usageField(d, file), std::string("intensity_vs_time"));
        d = sampleResult();
        d.multitau.reset();
        d.twotime.reset();
        QCOMPARE(usageField(d, file), std::string("multitau"));
        QVERIFY(!fs::exists(file));
    }

    void matricesAreCountedAndMeasured() {
        const fs::path file = m_folder / "count.hdf";
        const std::size_t before = m_folder.files();
        {
            ResultWriter w(file, sampleResult(), Layout::Nexus, true);
            w.addMatrix(ramp<float>({kSide, kSide}, 1, 1));
            QVERIFY_EXCEPTION_THROWN(w.addMatrix(ramp<float>({5, 5}, 1, 1)), Error);
            QVERIFY_EXCEPTION_THROWN(w.close(), std::logic_error); // one is missing
            w.addMatrix(ramp<float>({kSide, kSide}, 1, 1));
            QVERIFY_EXCEPTION_THROWN(w.addMatrix(ramp<float>({kSide, kSide}, 1, 1)),
                                     std::logic_error);
            w.addPixelCorrelation(ramp<float>({3, 6, 8}, 1, 1));
            QVERIFY_EXCEPTION_THROWN(w.addPixelCorrelation(ramp<float>({3, 8, 6}, 1, 1)), Error);
            QVERIFY_EXCEPTION_THROWN(w.close(), std::logic_error); // three delays are missing
        }
        QCOMPARE(m_folder.files(), before); // given up: nothing is left
    }

    void sparseResultsHaveOnlyWhatThereIs() {
        ResultData d;
        d.multitau = MultitauCurves{};
        d.multitau->delays = {1, 2};
        d.multitau->g2 = ramp<double>({2, 3}, 1, 1);
        for (const Layout layout : {Layout::Nexus, Layout::NxXpcs}) {
            const fs::path file = m_folder / "sparse.hdf";
            ResultWriter w(file, d, layout, true);
            w.close();
            const PlainFile f(file);
            QVERIFY(objectExists(f.id(), layout == Layout::Nexus ? "/xpcs/multitau/normalized_g2"
                                                                 : "/entry/data/g2"));
            for (const char* path : {"/xpcs/qmap", "/xpcs/twotime", "/xpcs/temporal_mean",
                                     "/xpcs/multitau/normalized_g2_err", "/entry/data/g2_derr",
                                     "/entry/twotime", "/entry/instrument/masks",
                                     "/entry/instrument/detector_1/frame_time", "/specula/truth"})
                QVERIFY2(!objectExists(f.id(), path), path);
        }
    }

    void anExistingFileIsKept() {
        const fs::path file = m_folder / "taken.hdf";
        writeFile(file, "mine");
        QVERIFY_EXCEPTION_THROWN(ResultWriter(file, sampleResult(), Layout::Nexus, false), Error);
        QCOMPARE(readFile(file), std::string("mine"));
    }
};

SPECULA_TEST(ResultWriterTest)
#include "result_writer_test.moc"
