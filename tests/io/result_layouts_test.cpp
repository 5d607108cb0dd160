// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/result_file.h"
#include "result_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cmath>

using namespace specula;
using namespace specula::io;
using namespace specula::test;

namespace {

constexpr std::int64_t kDelays[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32};

/// Largest difference from the closed form the fixtures were made with.
double worst(const MultitauCurves& curves, double stepS) {
    double most = 0;
    for (std::int64_t d = 0; d < 16; ++d)
        for (std::int64_t bin = 0; bin < curves.g2.shape()[1]; ++bin)
            most =
                std::max(most, std::abs(curves.g2.view()(d, bin) -
                                        fixtureG2(static_cast<double>(kDelays[d]) * stepS, bin)));
    return most;
}

std::string keys(const ResultFilePtr& r) {
    std::string text;
    for (const auto& [has, name] : {std::pair{r->hasMultitau(), "multitau "},
                                    {r->hasTwotime(), "twotime "},
                                    {r->hasPartials(), "partials "},
                                    {r->hasImage(), "image "},
                                    {r->hasScattering(), "means "},
                                    {r->hasSegments(), "segments "},
                                    {r->hasIntensity(), "intensity "},
                                    {r->hasPixelCorrelation(), "pixels "}})
        if (has)
            text += name;
    return text;
}

} // namespace

class ResultLayoutsTest : public QObject {
    Q_OBJECT

  private slots:
    void contentDecidesWhatAFileIs_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("content");
        const auto row = [](const char* name, const char* kind, const char* content) {
            QTest::newRow(name) << QString(name) << QString(kind) << QString(content);
        };
        const char* means = "image means segments intensity ";
        const auto with = [&](const char* first) { return std::string(first) + means; };
        row("nexus.h5", "result-both", with("multitau twotime partials ").c_str());
        row("boost.h5", "result-multitau", (with("multitau ") + "pixels ").c_str());
        row("averaged.h5", "result-multitau", with("multitau partials ").c_str());
        row("twotime_only.h5", "result-twotime", with("twotime ").c_str());
        row("one_phi.h5", "result-multitau", with("multitau ").c_str());
        row("empty_bin.h5", "result-multitau", with("multitau ").c_str());
        row("legacy_multitau.h5", "result-multitau", with("multitau ").c_str());
        row("legacy_twotime.h5", "result-twotime", with("twotime ").c_str());
        row("nxxpcs_first.h5", "result-both", "multitau twotime image ");
        row("nxxpcs_last.h5", "result-both", "multitau twotime image ");
    }
    void contentDecidesWhatAFileIs() {
        QFETCH(QString, name);
        QFETCH(QString, kind);
        QFETCH(QString, content);
        const ResultFilePtr result = openResult(name.toStdString());
        QVERIFY(result != nullptr);
        QCOMPARE(QString::fromStdString(result->kind()), kind);
        QCOMPARE(QString::fromStdString(keys(result)), content);
        QCOMPARE(inspectFile(result->path()).kind, kind.toStdString());
        QCOMPARE(problemsWith(result->examine(), "").find("error"), std::string::npos);
        QVERIFY(!result->contentId().empty());
    }

    void multitauHasItsTimeAxisAndTwotimeItsOwn() {
        const ResultFilePtr both = openResult("nexus.h5");
        QCOMPARE(*both->multitauStepS(), 6e-3); // the classic viewers take this for both
        QCOMPARE(*both->twotimeStepS(), 1e-3);
        QCOMPARE(*openResult("twotime_only.h5")->twotimeStepS(), 2e-3);
        QCOMPARE(both->meta().frameTimeFrom,
                 std::string("/entry/instrument/detector_1/frame_time"));
        QCOMPARE(*both->meta().countTimeS, 9e-4);
        QCOMPARE(*openResult("legacy_multitau.h5")->multitauStepS(), 6e-3);
        QCOMPARE(*openResult("nxxpcs_first.h5")->multitauStepS(), 1e-3); // stored in ms
    }

    void curvesAreThoseThatWereWritten_data() {
        QTest::addColumn<int>("bins");
        QTest::addColumn<double>("error");
        QTest::newRow("nexus.h5") << 10 << 0.002;
        QTest::newRow("boost.h5") << 10 << 0.002;
        QTest::newRow("averaged.h5") << 10 << 0.002;
        QTest::newRow("one_phi.h5") << 5 << 0.002;
        QTest::newRow("empty_bin.h5") << 9 << 0.002;
        QTest::newRow("legacy_multitau.h5") << 9 << 0.002;
        QTest::newRow("nxxpcs_last.h5") << 10 << 0.003;
    }
    void curvesAreThoseThatWereWritten() {
        QFETCH(int, bins);
        QFETCH(double, error);
        const ResultFilePtr result = openResult(QTest::currentDataTag());
        const MultitauCurves curves = result->multitau();
        QCOMPARE(curves.delays, std::vector<std::int64_t>(std::begin(kDelays), std::end(kDelays)));
        QCOMPARE(curves.g2.shape(), Shape({16, bins}));
        QCOMPARE(result->binCount(), std::int64_t{bins});
        QVERIFY(worst(curves, *result->multitauStepS()) < 1e-6);
        QCOMPARE(curves.error.shape(), curves.g2.shape());
        QVERIFY(std::abs(curves.error.view()(3, 2) - error) < 1e-9);
        QVERIFY(curves.errorKind == ErrorKind::Unknown);
        QCOMPARE(result->qmap()->dynamicBins(), std::int64_t{bins});
    }

    void bothSpellingsOfPartialsAreRead() {
        for (const char* name : {"nexus.h5", "averaged.h5"}) {
            const PartialCurves partials = openResult(name)->partials();
            QCOMPARE(partials.g2.shape(), Shape({2, 16, 10}));
            QCOMPARE(partials.frames, (std::vector<double>{16, 64}));
            QVERIFY(std::isnan(partials.g2.view()(0, 9, 3)));
            QVERIFY(std::abs(partials.g2.view()(1, 9, 3) - fixtureG2(12 * 6e-3, 3)) < 1e-6);
            QCOMPARE(partials.error.shape(), partials.g2.shape());
        }
    }

    /// boost_corr writes G2, future, past; ours are G2, past, future.
    void companionFilesAreFollowed() {
        const ResultFilePtr result = openResult("boost.h5");
        const Array<float> planes = result->pixelCorrelation(7);
        QCOMPARE(planes.shape(), Shape({3, 60, 80}));
        QCOMPARE(planes.view()(0, 59, 79), 37.0F);
        QCOMPARE(planes.view()(1, 0, 0), 5.0F);
        QCOMPARE(planes.view()(2, 30, 5), 2.0F);
        const Array<float> band = result->pixelCorrelation(0, 20, 7);
        QCOMPARE(band.shape(), Shape({3, 7, 80}));
        QCOMPARE(band.view()(0, 6, 79), 30.0F);
        QVERIFY_EXCEPTION_THROWN(result->pixelCorrelation(16), Error);
        QVERIFY_EXCEPTION_THROWN(result->pixelCorrelation(0, 50, 20), Error);
        QVERIFY_EXCEPTION_THROWN(openResult("nexus.h5")->pixelCorrelation(0), Error);
    }

    void partsOfTheMeanBecomeMeans() {
        const ScatteringMeans parts = openResult("boost.h5")->means();
        QCOMPARE(parts.segmentMean.shape()[0], std::int64_t{16});
        QCOMPARE(parts.segmentFrames, std::vector<std::int64_t>(16, 4));
        for (const std::int64_t k : {0, 7, 15}) {
            const double factor = 1 + 0.01 * (static_cast<double>(k) - 7.5);
            QVERIFY(std::abs(parts.segmentMean.view()(k, 4) / parts.staticMean[4] - factor) < 1e-6);
        }
        const ScatteringMeans means = openResult("nexus.h5")->means();
        QVERIFY(std::abs(means.segmentMean.view()(1, 4) / means.staticMean[4] - 1.1) < 1e-6);
        QCOMPARE(means.image.shape(), Shape({60, 80}));
        QCOMPARE(means.image.view()(30, 40), 100.0F);
        QCOMPARE(means.intensity.size(), std::size_t{64});
        QVERIFY(std::abs(means.intensity[10] - 6.0) < 1e-6);
        QCOMPARE(means.frameNumber[10], 10.0);
        QVERIFY(problemsWith(openResult("boost.h5")->problems(), "sum up").find("note") == 0);
        QCOMPARE(problemsWith(openResult("nexus.h5")->problems(), "sum up"), std::string());
    }

    void matricesBelongToProcessedBins_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<QString>("bins");
        QTest::newRow("nexus.h5") << 64 << "1 3 4 ";
        QTest::newRow("twotime_only.h5") << 32 << "1 3 4 ";
        QTest::newRow("legacy_twotime.h5") << 64 << "2 5 ";
        QTest::newRow("nxxpcs_first.h5") << 16 << "1 2 3 ";
        QTest::newRow("nxxpcs_last.h5") << 16 << "1 2 3 ";
    }
    void matricesBelongToProcessedBins() {
        QFETCH(int, side);
        QFETCH(QString, bins);
        const ResultFilePtr result = openResult(QTest::currentDataTag());
        QString found;
        for (std::size_t k = 0; k < result->twotimeBins().size(); ++k) {
            const std::int64_t bin = result->twotimeBins()[k];
            found += QString::number(bin) + " ";
            const Array<float> c2 = result->twotimeMatrix(static_cast<std::int64_t>(k));
            QCOMPARE(c2.shape(), Shape({side, side}));
            for (const auto& [row, column] : {std::pair{0, 0}, {0, 1}, {2, 10}, {7, side - 1}}) {
                const double lag = column - row;
                QVERIFY(std::abs(c2.view()(row, column) -
                                 (1 + 0.2 * std::exp(-lag * static_cast<double>(bin) / 8))) < 1e-6);
            }
            QCOMPARE(c2.view()(9, 3), 0.0F); // the other half, as it is stored
        }
        QCOMPARE(found, bins);
        QVERIFY_EXCEPTION_THROWN(result->twotimeMatrix(-1), Error);
        QVERIFY_EXCEPTION_THROWN(result->twotimeMatrix(5), Error);
        const TwotimeCurves curves = result->twotimeCurves();
        QCOMPARE(curves.bins, result->twotimeBins());
        QCOMPARE(curves.g2.shape(), Shape({side, static_cast<std::int64_t>(curves.bins.size())}));
        QVERIFY(std::abs(curves.g2.view()(8, 1) -
                         (1 + 0.2 * std::exp(-static_cast<double>(curves.bins[1])))) < 1e-6);
        QCOMPARE(curves.segmentG2.shape().rank(), 3);
    }

    void segmentsOfNxXpcsAreTurned() {
        const TwotimeCurves curves = openResult("nxxpcs_first.h5")->twotimeCurves();
        QCOMPARE(curves.segmentG2.shape(), Shape({3, 2, 3})); // lag, part, bin
        QCOMPARE(curves.segmentG2.view()(2, 1, 0), 13.0);     // (2 * 3 + 0) * 2 + 1
        QCOMPARE(openResult("nexus.h5")->twotimeCurves().segmentG2.view()(1, 2, 1), 22.0);
    }

    /// One natural cell of ten has no pixel: g2 has nine columns, q goes by the mapping.
    void qFollowsTheIndexMapping() {
        for (const char* name : {"empty_bin.h5", "legacy_multitau.h5"}) {
            const QmapPtr map = openResult(name)->qmap();
            QCOMPARE(map->dynamicCell, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 6, 7, 8, 9}));
            const double width = 2 * map->axes[0].dynamicCenters[0];
            QCOMPARE(map->axes[0].dynamicCenters.size(), std::size_t{5});
            QVERIFY(std::abs(binCenter(*map, Partition::Dynamic, 6, 0) - 3.5 * width) < 1e-9);
            QVERIFY(std::abs(binCenter(*map, Partition::Dynamic, 6, 1) + 90) < 1e-9);
            QVERIFY(std::abs(binCenter(*map, Partition::Dynamic, 5, 0) - 2.5 * width) < 1e-9);
            QCOMPARE(map->staticBins(),
                     static_cast<std::int64_t>(openResult(name)->means().staticMean.size()));
        }
        const QmapPtr one = openResult("one_phi.h5")->qmap();
        QCOMPARE(one->dynamicBins(), std::int64_t{5});
        QCOMPARE(one->axes[1].dynamicCenters.size(), std::size_t{1});
    }

    /// The detector stood 0.15 mm = 2 pixels further in x, -0.075 mm = -1 pixel in y.
    void theLegacyBeamCentreMovesWithTheStage() {
        const QmapPtr map = openResult("legacy_multitau.h5")->qmap();
        QVERIFY(std::abs(*map->geometry.beamCenterX - 40) < 1e-6);
        QVERIFY(std::abs(*map->geometry.beamCenterY - 30) < 1e-6);
        QVERIFY(std::abs(*map->geometry.pixelSizeM - 75e-6) < 1e-12);
        QVERIFY(std::abs(*map->geometry.distanceM - 5) < 1e-9);
        QCOMPARE(*map->geometry.energyKev, 10.0);
        QCOMPARE(map->mask.shape(), Shape({60, 80})); // stored transposed
        QCOMPARE(map->mask.view()(30, 40), std::uint8_t{0});
        QCOMPARE(map->mask.view()(0, 79), std::uint8_t{1});
    }

    void geometryOfNxXpcsIsInMetres() {
        const ResultFilePtr result = openResult("nxxpcs_last.h5");
        const QmapPtr map = result->qmap();
        QVERIFY(std::abs(*map->geometry.beamCenterX - 40) < 1e-6);
        QVERIFY(std::abs(*map->geometry.beamCenterY - 30) < 1e-6);
        QVERIFY(std::abs(*map->geometry.distanceM - 5) < 1e-9);
        QCOMPARE(*result->meta().energyKev, 10.0); // stored in eV
        QVERIFY(std::abs(binCenter(*map, Partition::Dynamic, 6, 0) -
                         5 * map->axes[0].dynamicCenters[0]) < 1e-9);
    }

    void filesWithOneMapShareIt() {
        const QmapPtr first = openResult("nexus.h5")->qmap();
        QCOMPARE(openResult("boost.h5")->qmap().get(), first.get());
        QCOMPARE(first->hash.size(), std::size_t{64});
        QVERIFY(openResult("one_phi.h5")->qmap() != first);
        QVERIFY(openResult("legacy_multitau.h5")->qmap() != first);
    }

    /// 8-ID kept geometry and times below bluesky/metadata for a while.
    void theVariantInBetweenIsRead() {
        const QTemporaryDir folder;
        const std::string g = "/entry/instrument/bluesky/metadata/";
        const auto file =
            edited(std::filesystem::path(folder.path().toStdString()) / "between.h5", "nexus.h5",
                   {"/entry/instrument", "/xpcs/qmap/beam_center", "/xpcs/qmap/pixel_size",
                    "/xpcs/qmap/detector_distance", "/xpcs/qmap/energy"},
                   [&](Hdf5TreeWriter& w) {
                       for (const auto& [name, value] : {std::pair{"t0", 2e-3},
                                                         {"t1", 1e-3},
                                                         {"bcx", 38.0},
                                                         {"bcy", 31.0},
                                                         {"ccdx", 10.15},
                                                         {"ccdx0", 10.0},
                                                         {"ccdy", 4.925},
                                                         {"ccdy0", 5.0},
                                                         {"det_dist", 5000.0},
                                                         {"pix_dim_x", 0.075},
                                                         {"X_energy", 10.0}})
                           w.write(g + name, value);
                   });
        const ResultFilePtr result = ResultFile::open(file);
        QCOMPARE(*result->multitauStepS(), 12e-3);
        const QmapPtr map = result->qmap();
        QVERIFY(std::abs(*map->geometry.beamCenterX - 40) < 1e-6);
        QVERIFY(std::abs(*map->geometry.beamCenterY - 30) < 1e-6);
        QVERIFY(std::abs(*map->geometry.distanceM - 5) < 1e-9);
        QCOMPARE(*map->geometry.energyKev, 10.0);
        QCOMPARE(map->dynamicBins(), std::int64_t{10});
    }
};

SPECULA_TEST(ResultLayoutsTest)
#include "result_layouts_test.moc"
