// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/derived/averaging.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <limits>
#include <random>

using namespace specula;
using namespace specula::correlate;
using test::near;
using Outliers = AverageOptions::Outliers;
using Method = AverageOptions::Method;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kBins = 2;

/// A repeat in memory.
struct Repeat {
    std::string name;
    io::QmapPtr qmap;
    io::MultitauCurves curves;
    io::ScatteringMeans means;
    std::optional<io::PartialCurves> partials;
    Array<float> planes; ///< (delay, 3, row, column); empty: none
    double stepS = 1e-3;
    bool broken = false, brokenPlanes = false;
    CancelToken* cancelWhenOpened = nullptr;
};

class MemoryInput final : public AverageInput {
  public:
    explicit MemoryInput(const Repeat& repeat)
        : m_repeat(repeat) {}
    io::QmapPtr qmap() const override { return m_repeat.qmap; }
    std::optional<double> stepS() const override { return m_repeat.stepS; }
    io::MultitauCurves curves() const override { return m_repeat.curves; }
    io::ScatteringMeans means() const override { return m_repeat.means; }
    std::optional<io::PartialCurves> partials() const override { return m_repeat.partials; }
    bool hasPixelCorrelation() const override { return !m_repeat.planes.empty(); }
    Array<float> pixelCorrelation(std::int64_t delay, std::int64_t row,
                                  std::int64_t rows) const override {
        if (m_repeat.brokenPlanes)
            throw Error(ErrorCode::Input, "the chunk is cut off").atField("/xpcs/G2");
        return test::MemoryPlanes(m_repeat.planes).band(delay, row, rows, {});
    }

  private:
    const Repeat& m_repeat;
};

class MemoryRepeat final : public AverageSource {
  public:
    explicit MemoryRepeat(const Repeat& repeat)
        : m_repeat(repeat) {}
    std::string name() const override { return m_repeat.name; }
    std::unique_ptr<AverageInput> open(const CancelToken&) const override {
        if (m_repeat.cancelWhenOpened)
            m_repeat.cancelWhenOpened->cancel();
        if (m_repeat.broken)
            throw Error(ErrorCode::Input, "is cut off").atField("/xpcs").inFile(m_repeat.name);
        return std::make_unique<MemoryInput>(m_repeat);
    }

  private:
    Repeat m_repeat;
};

io::QmapPtr twoBins() {
    auto map = std::make_shared<io::Qmap>(
        test::qmapOf(test::arrayOf<std::uint32_t>({2, 3}, {1, 1, 1, 2, 2, 0}),
                     test::arrayOf<std::uint32_t>({2, 3}, {1, 1, 2, 3, 3, 0})));
    map->hash = "two bins";
    return map;
}

/// g2 = 1 + 0.2 exp(-t / 8) with noise of `sigma`, which is stated as its error.
Repeat repeat(unsigned seed, double sigma = 1e-3,
              std::vector<std::int64_t> delays = {1, 2, 4, 8, 16, 64}) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, sigma);
    Repeat r;
    r.name = "run " + std::to_string(seed);
    r.qmap = twoBins();
    r.curves.delays = delays;
    const auto count = std::int64_t(delays.size());
    r.curves.g2 = Array<double>({count, kBins});
    r.curves.error = Array<double>({count, kBins}, sigma);
    r.curves.errorKind = io::ErrorKind::Jackknife;
    for (std::int64_t d = 0; d < count; ++d)
        for (std::int64_t bin = 0; bin < kBins; ++bin)
            r.curves.g2.edit()(d, bin) =
                1 + 0.2 * std::exp(-double(delays[std::size_t(d)]) / 8) + noise(random);
    r.means.image = Array<float>({2, 3}, float(seed));
    r.means.staticMean = {double(seed), 2, 3};
    r.means.segmentMean = Array<double>({2, 3}, double(seed));
    r.means.segmentFrames = {50, 50};
    return r;
}

AverageResult averaged(const std::vector<Repeat>& repeats, const AverageOptions& options = {}) {
    std::vector<std::unique_ptr<AverageSource>> sources;
    for (const Repeat& r : repeats)
        sources.push_back(std::make_unique<MemoryRepeat>(r));
    const auto pool = makeThreadPool(2);
    JobContext job;
    return average(sources, options, *pool, job);
}

std::vector<Repeat> group(unsigned count, double sigma = 1e-3) {
    std::vector<Repeat> repeats;
    for (unsigned seed = 1; seed <= count; ++seed)
        repeats.push_back(repeat(seed, sigma));
    return repeats;
}

void shift(Repeat& r, double by) {
    for (double& value : r.curves.g2.editValues())
        value += by;
}

} // namespace

class AveragingTest : public QObject {
    Q_OBJECT
  private slots:
    void equalWeightsAndBothErrors();
    void theClassicErrorIsTheMeanOverTheRoot();
    void scatterAboveTheErrorsIsSeen();
    void anOutlierIsRejectedByItsDistance();
    void slowSamplesAreNotRejected();
    void aGroupWithErrorsTooSmallIsKept();
    void theClassicBaselineFilter();
    void aBrokenFileIsRejectedAndTheRestGoesOn();
    void otherDelaysAndMapsAreRefused();
    void otherDelaysAreInterpolatedWhenAsked();
    void theMajorityDecides();
    void ratioOfSumsIsThatOfItsDefinition();
    void aFileThatFailsLateIsTakenOutAltogether();
    void partsThatDifferAreNamed();
    void missingValuesDoNotSpoilTheOthers();
    void nothingLeftIsAnError();
    void canBeCancelled();
};

void AveragingTest::equalWeightsAndBothErrors() {
    auto repeats = group(4);
    repeats[1].curves.error = Array<double>(repeats[1].curves.g2.shape(), 3e-3);
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(4));
    QVERIFY(!result.ratioOfSums);
    for (std::int64_t d = 0; d < 6; ++d)
        for (std::int64_t bin = 0; bin < kBins; ++bin) {
            double mean = 0, chi2 = 0;
            for (const Repeat& r : repeats)
                mean += r.curves.g2.view()(d, bin) / 4;
            for (const Repeat& r : repeats)
                chi2 += std::pow(
                    (r.curves.g2.view()(d, bin) - mean) / r.curves.error.view()(d, bin), 2);
            QVERIFY(near(result.curves.g2.view()(d, bin), mean, 1e-14));
            QVERIFY(near(result.curves.error.view()(d, bin), std::sqrt(3e-6 + 9e-6) / 4, 1e-15));
            QVERIFY(near(result.externalFactor.view()(d, bin), std::sqrt(chi2 / 3), 1e-9));
            QCOMPARE(result.filesPerPoint.view()(d, bin), 4);
        }
    QCOMPARE(result.means.image.view()(0, 0), 2.5F);
    QCOMPARE(result.means.staticMean, (std::vector<double>{2.5, 2, 3}));
    QCOMPARE(result.means.segmentMean.view()(1, 2), 2.5);
    // The mean without run 2, in errors of the mean.
    double sum = 0;
    for (std::size_t i = 0; i < 12; ++i)
        sum += std::pow((result.curves.g2.values()[i] - repeats[1].curves.g2.values()[i]) / 3 /
                            result.curves.error.values()[i],
                        2);
    QVERIFY(near(result.files[1].pull, std::sqrt(sum / 12), 1e-4));
}

void AveragingTest::theClassicErrorIsTheMeanOverTheRoot() {
    auto repeats = group(4);
    repeats[1].curves.error = Array<double>(repeats[1].curves.g2.shape(), 3e-3);
    AverageOptions options;
    options.errorRule = AverageOptions::ErrorRule::Classic;
    QVERIFY(near(averaged(repeats, options).curves.error.view()(0, 0), 1.5e-3 / 2, 1e-15));
}

void AveragingTest::scatterAboveTheErrorsIsSeen() {
    const AverageResult honest = averaged(group(60));
    for (const double factor : honest.externalFactorOfBin)
        QVERIFY(factor > 0.85 && factor < 1.15);
    auto repeats = group(60, 3e-3);
    for (Repeat& r : repeats)
        r.curves.error = Array<double>(r.curves.g2.shape(), 1e-3);
    for (const double factor : averaged(repeats).externalFactorOfBin)
        QVERIFY(factor > 2.6 && factor < 3.4);
}

void AveragingTest::anOutlierIsRejectedByItsDistance() {
    auto repeats = group(12);
    shift(repeats[7], 0.02);
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(11));
    QVERIFY(!result.files[7].used);
    QVERIFY2(result.files[7].reason.find("errors from the median") != std::string::npos,
             result.files[7].reason.c_str());
    QVERIFY(result.files[7].distance > 10);
    // Two have no majority.
    QCOMPARE(averaged({repeats[0], repeats[7]}).used(), std::int64_t(2));
}

void AveragingTest::slowSamplesAreNotRejected() {
    auto repeats = group(6);
    for (Repeat& r : repeats)
        shift(r, 0.15);
    QCOMPARE(averaged(repeats).used(), std::int64_t(6));
    AverageOptions classic;
    classic.outliers = Outliers::Baseline;
    classic.baselineBin = 0;
    QVERIFY_EXCEPTION_THROWN(averaged(repeats, classic), Error);
}

void AveragingTest::aGroupWithErrorsTooSmallIsKept() {
    auto repeats = group(12, 3e-3);
    for (Repeat& r : repeats)
        r.curves.error = Array<double>(r.curves.g2.shape(), 1e-5);
    shift(repeats[3], 0.1);
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(11));
    QVERIFY(!result.files[3].used);
}

void AveragingTest::theClassicBaselineFilter() {
    auto repeats = group(3, 1e-9);
    shift(repeats[1], 0.04);
    AverageOptions options;
    options.outliers = Outliers::Baseline;
    options.baselineBin = 1;
    options.baselineWindow = 2;
    options.baselineLow = 0.95;
    // (1 + 0.2 exp(-2) + 1 + 0.2 exp(-8)) / 2 = 1.01357
    options.baselineHigh = 1.02;
    const AverageResult result = averaged(repeats, options);
    QCOMPARE(result.used(), std::int64_t(2));
    QVERIFY(near(result.files[0].baseline, 1 + 0.1 * (std::exp(-2.0) + std::exp(-8.0)), 1e-8));
    QVERIFY(result.files[1].reason.find("1.0536") != std::string::npos);
    options.baselineBin = 9;
    QVERIFY_EXCEPTION_THROWN(averaged(repeats, options), Error);
}

void AveragingTest::aBrokenFileIsRejectedAndTheRestGoesOn() {
    auto repeats = group(4);
    repeats[0].broken = true;
    repeats[2].curves.g2 = Array<double>({3, kBins});
    repeats[3].curves.g2 = Array<double>(repeats[1].curves.g2.shape(), kNaN);
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(1));
    QCOMPARE(result.files[0].reason, std::string("/xpcs: is cut off"));
    QVERIFY(!result.files[2].reason.empty() && !result.files[3].reason.empty());
    QVERIFY(near(result.curves.g2, repeats[1].curves.g2, 0));
}

void AveragingTest::otherDelaysAndMapsAreRefused() {
    auto repeats = group(4);
    repeats[1] = repeat(2, 1e-3, {1, 2, 4, 8, 16});
    repeats[2].stepS = 2e-3;
    repeats[3].qmap = [] {
        auto map = std::make_shared<io::Qmap>(*twoBins());
        map->hash = "another";
        return map;
    }();
    repeats.push_back(repeat(5));
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(2));
    QVERIFY(result.files[1].reason.find("delays") != std::string::npos);
    QVERIFY(result.files[2].reason.find("delays") != std::string::npos);
    QVERIFY(result.files[3].reason.find("q-map") != std::string::npos);
}

void AveragingTest::otherDelaysAreInterpolatedWhenAsked() {
    auto repeats = group(2, 1e-12);
    // Half the frame time: delays 2, 4, ... are those of the others; 3 ms lies between.
    repeats.push_back(repeat(9, 1e-12, {2, 4, 8, 16, 24, 64}));
    repeats[2].stepS = 0.5e-3;
    for (std::size_t d = 0; d < 6; ++d)
        for (std::int64_t bin = 0; bin < kBins; ++bin)
            repeats[2].curves.g2.edit()(std::int64_t(d), bin) =
                1 + 0.01 * std::log(double(repeats[2].curves.delays[d]) * 0.5);
    AverageOptions options;
    options.interpolate = true;
    options.outliers = Outliers::None;
    const AverageResult result = averaged(repeats, options);
    QCOMPARE(result.used(), std::int64_t(3));
    for (std::int64_t d = 0; d < 6; ++d) {
        const auto delay = double(repeats[0].curves.delays[std::size_t(d)]);
        const double own = 1 + 0.2 * std::exp(-delay / 8);
        const bool inside = delay <= 32;
        QCOMPARE(result.filesPerPoint.view()(d, 0), inside ? 3 : 2);
        const double expected = inside ? (2 * own + 1 + 0.01 * std::log(delay)) / 3 : own;
        QVERIFY(near(result.curves.g2.view()(d, 0), expected, 1e-9));
    }
}

void AveragingTest::theMajorityDecides() {
    auto repeats = group(4);
    repeats[0] = repeat(1, 1e-3, {1, 2, 3});
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(3));
    QCOMPARE(result.curves.delays.size(), std::size_t(6));
}

void AveragingTest::ratioOfSumsIsThatOfItsDefinition() {
    auto repeats = group(3);
    std::mt19937 random(3);
    std::uniform_real_distribution<float> value(0.5F, 2);
    for (Repeat& r : repeats) {
        r.planes = Array<float>({6, 3, 2, 3});
        for (float& v : r.planes.editValues())
            v = value(random);
    }
    const AverageResult result = averaged(repeats);
    QVERIFY(result.ratioOfSums);
    for (std::int64_t d = 0; d < 6; ++d) {
        const auto mean = [&](std::int64_t plane, std::initializer_list<int> pixels) {
            double sum = 0;
            for (const Repeat& r : repeats)
                for (const int p : pixels)
                    sum += double(r.planes.view()(d, plane, p / 3, p % 3));
            return sum / double(3 * pixels.size());
        };
        const auto ratio = [&](std::initializer_list<int> pixels) {
            return mean(0, pixels) / (mean(1, pixels) * mean(2, pixels));
        };
        QVERIFY(near(result.curves.g2.view()(d, 0), (ratio({0, 1}) + ratio({2})) / 2, 1e-6));
        QVERIFY(near(result.curves.g2.view()(d, 1), ratio({3, 4}), 1e-6));
    }
    // One without planes: equal weights of all.
    repeats[1].planes = {};
    QVERIFY(!averaged(repeats).ratioOfSums);
    AverageOptions options;
    options.method = Method::RatioOfSums;
    QCOMPARE(averaged(repeats, options).used(), std::int64_t(2));
}

void AveragingTest::aFileThatFailsLateIsTakenOutAltogether() {
    auto repeats = group(3);
    for (Repeat& r : repeats)
        r.planes = Array<float>({6, 3, 2, 3}, 1 + float(&r - repeats.data()));
    repeats[2].brokenPlanes = true;
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.used(), std::int64_t(2));
    QCOMPARE(result.files[2].reason, std::string("/xpcs/G2: the chunk is cut off"));
    QCOMPARE(result.means.staticMean[0], 1.5);
    QVERIFY(near(result.curves.g2.view()(0, 0), 1.5 / (1.5 * 1.5), 1e-6));
}

void AveragingTest::partsThatDifferAreNamed() {
    auto repeats = group(2);
    repeats[1].means.segmentFrames = {40, 60};
    repeats[0].partials = io::PartialCurves{{10, 20}, Array<double>({2, 6, kBins}, 1), {}};
    const AverageResult result = averaged(repeats);
    QVERIFY(result.means.segmentMean.empty());
    QVERIFY(!result.partials);
    QCOMPARE(result.notes.size(), std::size_t(2));
    repeats[1].partials = io::PartialCurves{{10, 20}, Array<double>({2, 6, kBins}, 3), {}};
    QCOMPARE(averaged(repeats).partials->g2.view()(1, 2, 1), 2.0);
}

void AveragingTest::missingValuesDoNotSpoilTheOthers() {
    auto repeats = group(3);
    repeats[0].curves.g2.edit()(5, 1) = kNaN;
    repeats[1].means.image.edit()(0, 1) = float(kNaN);
    const AverageResult result = averaged(repeats);
    QCOMPARE(result.filesPerPoint.view()(5, 1), 2);
    QVERIFY(near(result.curves.g2.view()(5, 1),
                 (repeats[1].curves.g2.view()(5, 1) + repeats[2].curves.g2.view()(5, 1)) / 2,
                 1e-14));
    QCOMPARE(result.means.image.view()(0, 1), 2.0F);
}

void AveragingTest::nothingLeftIsAnError() {
    auto repeats = group(2);
    repeats[0].broken = repeats[1].broken = true;
    try {
        averaged(repeats);
        QFAIL("no error");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Input);
        QVERIFY(error.reason().find("is cut off") != std::string::npos);
    }
    QVERIFY_EXCEPTION_THROWN(averaged({}), Error);
    AverageOptions options;
    options.largestDistance = 0;
    QVERIFY_EXCEPTION_THROWN(averaged(group(1), options), Error);
}

void AveragingTest::canBeCancelled() {
    CancelToken cancel;
    auto repeats = group(5);
    repeats[2].cancelWhenOpened = &cancel;
    std::vector<std::unique_ptr<AverageSource>> sources;
    for (const Repeat& r : repeats)
        sources.push_back(std::make_unique<MemoryRepeat>(r));
    const auto pool = makeThreadPool(1);
    JobContext job(nullptr, cancel);
    QVERIFY_EXCEPTION_THROWN(average(sources, {}, *pool, job), Cancelled);
}

SPECULA_TEST(AveragingTest)
#include "averaging_test.moc"
