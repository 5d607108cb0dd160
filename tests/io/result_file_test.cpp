// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/result_file.h"
#include "result_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>

using namespace specula;
using namespace specula::io;
using namespace specula::test;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// Everything a window may ask for; what is damaged answers with an Error.
void readAll(const ResultFile& result) {
    const auto tried = [](auto&& read) {
        try {
            read();
        } catch (const Error&) {
        }
    };
    tried([&] { result.examine(); });
    tried([&] { result.qmap(); });
    tried([&] { result.multitau(); });
    tried([&] { result.partials(); });
    tried([&] { result.twotimeCurves(); });
    for (std::size_t k = 0; k < std::min<std::size_t>(result.twotimeBins().size(), 3); ++k)
        tried([&] { result.twotimeMatrix(static_cast<std::int64_t>(k)); });
    tried([&] { result.means(); });
    tried([&] { result.pixelCorrelation(0); });
    tried([&] { result.metadata(); });
    tried([&] { result.truth(); });
}

const MetadataField* field(const std::vector<MetadataField>& fields, const std::string& path) {
    for (const MetadataField& f : fields)
        if (f.path == path)
            return &f;
    return nullptr;
}

} // namespace

class ResultFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

  private slots:
    void theMeasurementIsDescribed() {
        const ResultFilePtr result = openResult("nexus.h5");
        const ResultMeta& meta = result->meta();
        QCOMPARE(*meta.frameTimeS, 1e-3);
        QCOMPARE(*meta.energyKev, 10.0);
        QCOMPARE(*meta.temperatureK, 298.15); // stored in Celsius
        QCOMPARE(meta.sample, std::string("silica"));
        QCOMPARE(meta.startTime, std::string("2026-01-02T03:04:05"));
        QCOMPARE(meta.rawFile, std::string("raw.h5"));
        QCOMPARE(meta.frames, std::int64_t{64});
        QCOMPARE(result->multitauConfig().arguments["analysis_type"], nlohmann::json("Both"));
        QCOMPARE(result->partialCount(), std::int64_t{2});
        QVERIFY(result->truth().is_null());
    }

    void metadataHoldsEveryScalar() {
        const auto fields = openResult("nexus.h5")->metadata();
        const MetadataField* temperature = field(fields, "/entry/sample/temperature");
        QVERIFY(temperature != nullptr);
        QCOMPARE(*temperature->number, 25.0);
        QCOMPARE(temperature->unit, std::string("C"));
        QCOMPARE(field(fields, "/entry/sample/name")->text, std::string("silica"));
        const MetadataField* shaken = field(fields, "/entry/sample/shaken"); // a boolean
        QCOMPARE(*shaken->number, 1.0);
        QCOMPARE(shaken->text, std::string("TRUE"));
        QCOMPARE(*field(fields, "/xpcs/multitau/config/avg_frame")->number, 3.0);
        QVERIFY(field(fields, "/xpcs/multitau/normalized_g2") == nullptr);
    }

    void foreignFilesAreNoResults() {
        writeBytes(at("text.h5"), "this is no HDF5 file");
        QVERIFY(ResultFile::open(at("text.h5")) == nullptr);
        QVERIFY(ResultFile::open(fs::path(SPECULA_TEST_DATA) / "hdf5" / "shapes.h5") == nullptr);
        QVERIFY(ResultFile::open(resultFixture("boost_G2.h5")) == nullptr);
        QVERIFY_EXCEPTION_THROWN(ResultFile::open(at("missing.h5")), Error);
    }

    /// The fork of the viewer takes these for results.
    void emptyGroupsAreNoResults() {
        Hdf5TreeWriter writer(at("empty.h5"), true);
        writer.group("/xpcs/multitau");
        writer.group("/xpcs/twotime/correlation_map");
        writer.close();
        QVERIFY(ResultFile::open(at("empty.h5")) == nullptr);
    }

    void whatCannotBeShownIsRefusedByName() {
        const fs::path file = at("refused.h5");
        Hdf5TreeWriter writer(file, true);
        writer.write("/xpcs/multitau/normalized_g2", "no numbers");
        writer.close();
        try {
            ResultFile::open(file);
            QFAIL("opened");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Input);
            QCOMPARE(error.file(), file.string());
            QCOMPARE(error.field(), std::string("/xpcs/multitau/normalized_g2"));
            QVERIFY(!error.remedy().empty());
        }
        std::string why;
        QCOMPARE(summarizeResult(file, why).kind, std::string("result-multitau"));
        QVERIFY(why.find("normalized_g2") != std::string::npos);
    }

    void summariesSayWhatATableShows() {
        std::string why;
        const ResultSummary s = summarizeResult(resultFixture("nexus.h5"), why);
        QCOMPARE(why, std::string());
        QCOMPARE(s.kind, std::string("result-both"));
        QCOMPARE(s.sample, std::string("silica"));
        QCOMPARE(s.frames, std::int64_t{64});
        QCOMPARE(s.dynamicBins, std::int64_t{10});
        QCOMPARE(s.delays, std::int64_t{16});
        QCOMPARE(s.errors, std::size_t{0});
        QCOMPARE(summarizeResult(fs::path(SPECULA_TEST_DATA) / "hdf5" / "shapes.h5", why).kind,
                 std::string("unknown"));
        QCOMPARE(summarizeResult(at("missing.h5"), why).kind, std::string("unknown"));
        QVERIFY(!why.empty());
    }

    /// Text of the command line and opening agree.
    void cutFilesAreRefused() {
        const std::string whole = bytesOf(resultFixture("nexus.h5"));
        for (const double part : {0.999, 0.7, 0.3, 0.01, 0.001}) {
            writeBytes(at("cut.h5"),
                       whole.substr(
                           0, static_cast<std::size_t>(static_cast<double>(whole.size()) * part)));
            try {
                const ResultFilePtr opened = ResultFile::open(at("cut.h5"));
                QVERIFY(opened == nullptr);
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Input);
                QCOMPARE(error.file(), at("cut.h5").string());
            }
        }
    }

    void damagedFilesNeverCrash_data() {
        QTest::addColumn<int>("step");
        QTest::newRow("nexus.h5") << 37;
        QTest::newRow("boost.h5") << 19;
        QTest::newRow("averaged.h5") << 19;
        QTest::newRow("legacy_twotime.h5") << 19;
        QTest::newRow("nxxpcs_last.h5") << 17;
    }
    void damagedFilesNeverCrash() {
        QFETCH(int, step);
        const std::string whole = bytesOf(resultFixture(QTest::currentDataTag()));
        int opened = 0, tried = 0;
        // Headers are dense at both ends; the step reaches all of it.
        for (std::size_t position = 0; position < whole.size();
             position += static_cast<std::size_t>(step) * (position < 4096 ? 3 : 97)) {
            std::string bytes = whole;
            bytes[position] = static_cast<char>(bytes[position] ^ (1 << (position % 8)));
            writeBytes(at("flipped.h5"), bytes);
            ++tried;
            try {
                const ResultFilePtr result = ResultFile::open(at("flipped.h5"));
                if (result != nullptr) {
                    ++opened;
                    readAll(*result);
                }
            } catch (const Error&) {
            }
        }
        QVERIFY2(opened > tried / 4, qPrintable(QString("%1 of %2").arg(opened).arg(tried)));
    }

    void aMillionFramesOfIntensity() {
        constexpr std::int64_t kFrames = 1'000'000;
        Array<float> values(Shape{2, kFrames});
        const View<float> v = values.edit();
        for (std::int64_t i = 0; i < kFrames; ++i) {
            v(0, i) = static_cast<float>(i);
            v(1, i) = static_cast<float>(i % 7);
        }
        const std::string path = "/xpcs/spatial_mean/intensity_vs_time";
        const auto file = edited(at("long.h5"), "nexus.h5", {path},
                                 [&](Hdf5TreeWriter& w) { w.write(path, values, PixelType::F32); });
        const ResultFilePtr result = ResultFile::open(file);
        QCOMPARE(result->meta().frames, kFrames);
        const ScatteringMeans means = result->means();
        QCOMPARE(means.intensity.size(), std::size_t{kFrames});
        QCOMPARE(means.intensity[999'999], 999'999 % 7 + 0.0);
        QCOMPARE(means.frameNumber[123'456], 123'456.0);
    }

    void numbersOfAnyTypeAreRead() {
        const std::string g2 = "/xpcs/multitau/normalized_g2";
        Array<double> curves(Shape{16, 10});
        std::iota(curves.editValues().begin(), curves.editValues().end(), 1.0);
        for (const PixelType type :
             {PixelType::U8, PixelType::I16, PixelType::U64, PixelType::F64}) {
            const auto file = edited(at("typed.h5"), "nexus.h5", {g2},
                                     [&](Hdf5TreeWriter& w) { w.write(g2, curves, type); });
            const MultitauCurves read = ResultFile::open(file)->multitau();
            QCOMPARE(read.g2.view()(15, 9), 160.0);
            QCOMPARE(read.g2.view()(1, 0), 11.0);
        }
    }

    /// What Specula adds to the layout.
    void ourAdditionsAreRead() {
        const std::string g = "/xpcs/multitau/", err = g + "normalized_g2_err",
                          segments = "/xpcs/temporal_mean/scattering_1d_segments";
        Array<double> errors(Shape{16, 10}, 0.01), covariance(Shape{10, 16, 16}, 0.5);
        Array<float> means(Shape{2, 80}, 3.0F), planes(Shape{16, 3, 60, 80}, 1.0F);
        for (std::int64_t i = 0; i < 60 * 80; ++i)
            planes.editValues()[static_cast<std::size_t>(60 * 80 + i)] = 8.0F;
        const std::int64_t widths[] = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4};
        const auto file = edited(
            at("ours.h5"), "empty_bin.h5",
            {err, segments, g + "normalized_g2", "/xpcs/temporal_mean/scattering_1d"},
            [&](Hdf5TreeWriter& w) {
                w.write(g + "normalized_g2", errors, PixelType::F32);
                w.write(err, errors, PixelType::F32, {{"error_kind", "jackknife"}});
                w.write(g + "g2_covariance", covariance, PixelType::F32);
                w.write(g + "level_width", std::span<const std::int64_t>(widths), PixelType::I64);
                w.write(g + "unnormalized_G2", planes, PixelType::F32, {{"channels", "G2,IP,IF"}});
                w.write(segments, means, PixelType::F32, {{"scale", 1.0}, {"frames", 32}});
                w.write("/xpcs/truth/kind", "brownian");
                w.write("/xpcs/truth/d0", 7.3e8);
            });
        const ResultFilePtr result = ResultFile::open(file);
        const MultitauCurves curves = result->multitau();
        QVERIFY(curves.errorKind == ErrorKind::Jackknife);
        QVERIFY(curves.covariance.empty()); // read by itself, it is large
        QCOMPARE(result->covariance().shape(), Shape({10, 16, 16}));
        QCOMPARE(curves.levelWidths.back(), std::int64_t{4});
        QCOMPARE(result->pixelCorrelation(0).view()(1, 3, 3), 8.0F); // past is second here
        QCOMPARE(result->means().segmentFrames, (std::vector<std::int64_t>{32, 32}));
        QCOMPARE(result->means().segmentMean.view()(1, 5), 3.0);
        QCOMPARE(result->truth()["d0"], nlohmann::json(7.3e8));
        QCOMPARE(result->truth()["kind"], nlohmann::json("brownian"));
    }
};

SPECULA_TEST(ResultFileTest)
#include "result_file_test.moc"
