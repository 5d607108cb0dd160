// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/result_file.h"
#include "result_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>

using namespace specula;
using namespace specula::io;
using namespace specula::test;
namespace fs = std::filesystem;

namespace {

using Edit = std::function<void(Hdf5TreeWriter&)>;

/// Replaces dataset `path` of nexus.h5 by zeros (or `value`) of another shape.
Edit filled(const std::string& path, const Shape& shape, double value = 1) {
    return [=](Hdf5TreeWriter& w) { w.write(path, Array<double>(shape, value), PixelType::F64); };
}

Edit listed(const std::string& path, std::vector<double> values) {
    return
        [=](Hdf5TreeWriter& w) { w.write(path, std::span<const double>(values), PixelType::F64); };
}

struct Case {
    const char* name;
    const char* severity;
    std::string path; ///< replaced, and named by the problem
    Edit add;         ///< nothing: the dataset is left out
    const char* what; ///< part of the sentence
};

const std::string kMultitau = "/xpcs/multitau/", kTwotime = "/xpcs/twotime/", kMap = "/xpcs/qmap/",
                  kMeans = "/xpcs/temporal_mean/",
                  kFrameTime = "/entry/instrument/detector_1/frame_time";
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

const std::vector<Case>& cases() {
    const std::string g2 = kMultitau + "normalized_g2", error = g2 + "_err",
                      delays = kMultitau + "delay_list", bins = kTwotime + "processed_bins",
                      c2 = kTwotime + "correlation_map/c2_00002",
                      intensity = "/xpcs/spatial_mean/intensity_vs_time";
    static const std::vector<Case> all = {
        {"delays missing", "error", delays, {}, "missing"},
        {"delays too few", "error", g2, listed(delays, {1, 2, 3}), "but there are 3 delays"},
        {"delays not increasing", "error", delays,
         listed(delays, {1, 2, 3, 4, 4, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32}),
         "not strictly increasing"},
        {"delay zero", "warning", delays,
         listed(delays, {0, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32}),
         "first delay is 0"},
        {"delays not whole", "warning", delays,
         listed(delays, {1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32}), "rounded"},
        {"delay not a number", "error", delays,
         listed(delays, {1, kNan, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32}), "no numbers"},
        {"g2 with more columns than bins", "error", g2, filled(g2, {16, 12}),
         "12 columns, but the index mapping names 10"},
        {"g2 without bins", "error", g2, filled(g2, {16, 0}), "empty"},
        {"g2 not finite", "warning", g2, filled(g2, {16, 10}, kNan), "160 of 160"},
        {"errors not positive", "warning", error, filled(error, {16, 10}, 0), "160 of 160"},
        {"errors of another shape", "warning", error, filled(error, {16, 9}), "not used"},
        {"partials of another shape", "warning", g2 + "_partial",
         filled(g2 + "_partial", {2, 9, 10}), "16 delays"},
        {"covariance of another shape", "warning", kMultitau + "g2_covariance",
         filled(kMultitau + "g2_covariance", {10, 4, 4}), "covariance"},
        {"G2 of another shape", "warning", kMultitau + "unnormalized_G2",
         filled(kMultitau + "unnormalized_G2", {16, 2, 6, 8}), "16x2x6x8"},
        {"image of another shape", "error", kMeans + "scattering_2d",
         filled(kMeans + "scattering_2d", {1, 59, 80}), "59x80"},
        {"mask of another shape", "error", kMap + "mask", filled(kMap + "mask", {80, 60}), "80x60"},
        {"static means too many", "error", kMeans + "scattering_1d",
         filled(kMeans + "scattering_1d", {1, 81}), "81 columns"},
        {"segments of another width", "warning", kMeans + "scattering_1d_segments",
         filled(kMeans + "scattering_1d_segments", {3, 4}), "segments"},
        {"intensity with three rows", "warning", intensity, filled(intensity, {3, 64}),
         "not (2, frames)"},
        {"intensity without frame numbers", "warning", intensity, filled(intensity, {64}),
         "counted from 0"},
        {"matrices longer than the run", "warning", kTwotime + "correlation_map",
         filled(intensity, {2, 50}), "64 rows, but only 50 frames"},
        {"matrix not square", "error", c2, filled(c2, {64, 60}), "not square"},
        {"matrix of another size", "error", c2, filled(c2, {63, 63}), "the others have 64"},
        {"matrices without bins", "warning", bins, {}, "1, 2, 3"},
        {"bins for other matrices", "error", bins, listed(bins, {1, 3}), "2 bins are listed for 3"},
        {"bins beyond the map", "error", bins, listed(bins, {1, 3, 11}), "above the 10"},
        {"bins that are none", "error", bins, listed(bins, {0, 3, 4}), "no bin numbers"},
        {"no frame time", "warning", kFrameTime, {}, "no frame time"},
        {"frame time zero", "warning", kFrameTime, filled(kFrameTime, {1}, 0), "no time"},
        {"exposure longer than the frame", "warning", "/entry/instrument/detector_1/count_time",
         filled("/entry/instrument/detector_1/count_time", {1}, 2e-3), "longer than"},
        {"no stride", "warning", kMultitau + "config/stride_frame", {}, "not stored"},
        {"stride zero", "warning", kTwotime + "config/stride_frame",
         filled(kTwotime + "config/stride_frame", {1}, 0), "1 is used"},
        {"no map", "error", kMap + "dynamic_roi_map", {}, "no q-map"},
        {"mapping not increasing", "error", kMap + "dynamic_index_mapping",
         listed(kMap + "dynamic_index_mapping", {0, 1, 2, 3, 3, 5, 6, 7, 8, 9}), "not increasing"},
        {"temperature without unit", "note", "/entry/sample/temperature",
         filled("/entry/sample/temperature", {1}, 25), "no unit"},
    };
    return all;
}

} // namespace

class ResultProblemsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

  private slots:
    void oddFilesAreShownWithTheirProblem_data() {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << static_cast<int>(i);
    }
    void oddFilesAreShownWithTheirProblem() {
        QFETCH(int, number);
        const Case& c = cases()[static_cast<std::size_t>(number)];
        // Where two contradict each other, the other one is named.
        const std::string name = c.name;
        const std::string replaced = name == "delays too few" ? kMultitau + "delay_list"
                                     : name == "matrices longer than the run"
                                         ? "/xpcs/spatial_mean/intensity_vs_time"
                                         : c.path;
        const auto file = at("odd.h5");
        const auto from = resultFixture("nexus.h5");
        Hdf5TreeWriter writer(file, true);
        for (const DatasetInfo& d : inspectFile(from).datasets)
            if (d.path != replaced)
                writer.copy(from, d.path, d.path);
        if (c.add)
            c.add(writer);
        writer.close();

        const ResultFilePtr result = ResultFile::open(file);
        QVERIFY(result != nullptr); // there is always something left to show
        const std::string found = problemsWith(result->problems(), c.what);
        const std::string start = std::string(c.severity) + " " + c.path + ": ";
        QVERIFY2(found.find(start) != std::string::npos,
                 (found + " | " + problemsWith(result->problems(), "")).c_str());
        for (const Problem& p : result->problems())
            QVERIFY2(p.severity == "note" || !p.remedy.empty() ||
                         p.what.find("counted") != std::string::npos ||
                         p.what.find("taken as") != std::string::npos,
                     p.what.c_str());
        // The same list on the command line.
        QVERIFY(!problemsWith(inspectFile(file).problems, c.what).empty());
    }

    void soundFilesSayWhereTheTimeAxisComesFrom() {
        const ResultFilePtr result = openResult("nexus.h5");
        const std::string notes = problemsWith(result->problems(), kFrameTime);
        QVERIFY(notes.find("multi-tau delays: one step is 0.006 s") != std::string::npos);
        QVERIFY(notes.find("two-time axes: one step is 0.001 s") != std::string::npos);
        QVERIFY(!problemsWith(result->examine(), "lengths").empty());
    }

    void aMissingCompanionIsNamed() {
        std::filesystem::copy_file(resultFixture("boost.h5"), at("alone.h5"));
        const ResultFilePtr result = ResultFile::open(at("alone.h5"));
        QVERIFY(!result->hasPixelCorrelation());
        QVERIFY(result->hasMultitau());
        const std::string found = problemsWith(result->problems(), "boost_G2.h5");
        QVERIFY(found.starts_with("warning /xpcs/multitau/unnormalized_g2"));
    }

    void badMatricesDoNotHideTheGoodOnes() {
        const std::string c2 = kTwotime + "correlation_map/c2_00002";
        const auto file = edited(at("bad.h5"), "nexus.h5", {c2}, filled(c2, {64, 60}));
        const ResultFilePtr result = ResultFile::open(file);
        QVERIFY(result->hasTwotime());
        QCOMPARE(result->twotimeBins(), (std::vector<std::int64_t>{1, 3, 4}));
        QVERIFY_EXCEPTION_THROWN(result->twotimeMatrix(1), Error);
        QVERIFY(std::abs(result->twotimeMatrix(2).view()(0, 2) - (1 + 0.2 * std::exp(-1.0))) <
                1e-6); // bin 4
    }

    void curvesWithoutErrorsStay() {
        const std::string error = kMultitau + "normalized_g2_err";
        const auto file = edited(at("bare.h5"), "nexus.h5", {error});
        const MultitauCurves curves = ResultFile::open(file)->multitau();
        QVERIFY(curves.error.empty());
        QCOMPARE(curves.g2.shape(), Shape({16, 10}));
    }
};

SPECULA_TEST(ResultProblemsTest)
#include "result_problems_test.moc"
