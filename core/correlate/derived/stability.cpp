// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/stability.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace specula::correlate {
namespace {

constexpr std::int64_t kFewestSegments = 6;
constexpr std::int64_t kMostBins = 64;
constexpr std::int64_t kMostReference = 1'000'000;
constexpr int kTests = 4;
/// Runs that are simulated for the thresholds, and the longest of these simulations.
constexpr std::int64_t kRuns = 4000, kMostNumbers = 8'000'000, kFewestRuns = 1000;
/// Relative scatter of the simulated runs: small enough that nothing but the noise matters.
constexpr double kSimulatedScatter = 1e-3;
/// Standard deviation of a normal distribution over the median of |difference of two values|.
constexpr double kSigmaOfDifferences = 1 / (0.6744897501960817 * std::numbers::sqrt2);
/// Scatter below this is rounding.
constexpr double kSmallestScatter = 1e-12;
/// What a cumulative sum forgives a segment, in standard deviations.
constexpr double kSlack = 0.5;

/// Uniform numbers, always the same.
class Numbers {
  public:
    double normal() {
        if (m_hasNext) {
            m_hasNext = false;
            return m_next;
        }
        const double r = std::sqrt(-2 * std::log(uniform())), a = 2 * std::numbers::pi * uniform();
        m_next = r * std::sin(a);
        m_hasNext = true;
        return r * std::cos(a);
    }

  private:
    /// SplitMix64; in (0, 1].
    double uniform() {
        m_state += 0x9E3779B97F4A7C15ull;
        std::uint64_t z = m_state;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        z ^= z >> 31;
        return (static_cast<double>(z >> 11) + 1) * 0x1p-53;
    }
    std::uint64_t m_state = 42;
    double m_next = 0;
    bool m_hasNext = false;
};

/// By segments (row) and bins.
struct Table {
    std::size_t segments = 0, bins = 0;
    std::vector<double> values;
    double& operator()(std::size_t s, std::size_t b) { return values[s * bins + b]; }
    double operator()(std::size_t s, std::size_t b) const { return values[s * bins + b]; }
};

double medianOf(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Scatter of one value, from the differences of successive segments; `work` is a place for them.
template<class Value>
double scatterOf(std::size_t segments, double level, std::vector<double>& work, Value value) {
    work.clear();
    for (std::size_t s = 1; s < segments; ++s)
        work.push_back(std::abs(value(s) - value(s - 1)));
    return std::max(kSigmaOfDifferences * medianOf(work), kSmallestScatter * std::abs(level));
}

/// One-sided sums of what goes beyond the slack.
std::vector<double> cumulative(const std::vector<double>& z, double sign) {
    std::vector<double> sums;
    double sum = 0;
    for (const double value : z) {
        sum = std::max(0.0, sum + sign * value - kSlack);
        sums.push_back(sum);
    }
    return sums;
}

struct Statistics {
    std::vector<double> intensity, intensityStep, intensityDrift, shapeStep;
};

Statistics statisticsOf(const Table& table, std::size_t reference) {
    Statistics out;
    std::vector<double> shape(table.bins), ratios(table.bins);
    for (std::size_t b = 0; b < table.bins; ++b)
        for (std::size_t s = 0; s < reference; ++s)
            shape[b] += table(s, b) / static_cast<double>(reference);
    // The median: a change of some bins is one of the shape.
    for (std::size_t s = 0; s < table.segments; ++s) {
        for (std::size_t b = 0; b < table.bins; ++b)
            ratios[b] = table(s, b) / shape[b];
        out.intensity.push_back(medianOf(ratios));
    }
    std::vector<double> work;
    const double scatter =
        scatterOf(table.segments, 1, work, [&](std::size_t s) { return out.intensity[s]; });
    std::vector<double> z;
    for (const double intensity : out.intensity) {
        z.push_back((intensity - 1) / scatter);
        out.intensityStep.push_back(std::abs(z.back()));
    }
    const auto up = cumulative(z, 1), down = cumulative(z, -1);
    for (std::size_t s = 0; s < z.size(); ++s)
        out.intensityDrift.push_back(std::max(up[s], down[s]));
    out.shapeStep.assign(table.segments, 0);
    for (std::size_t b = 0; b < table.bins && table.bins > 1; ++b) {
        const auto relative = [&](std::size_t s) { return table(s, b) / out.intensity[s]; };
        const double own = scatterOf(table.segments, shape[b], work, relative);
        for (std::size_t s = 0; s < table.segments; ++s)
            out.shapeStep[s] +=
                std::pow((relative(s) - shape[b]) / own, 2) / static_cast<double>(table.bins);
    }
    return out;
}

/// What runs without a change do: the statistic of the shape in each segment, and what the largest
/// of each statistic exceeds with the probability asked for.
struct Null {
    std::vector<double> shapeMean, shapeDeviation;
    double intensityStep = 0, intensityDrift = 0, shapeStep = 0, shapeDrift = 0;

    std::vector<double> shapeDriftOf(const std::vector<double>& shape) const {
        std::vector<double> z;
        for (std::size_t s = 0; s < shape.size(); ++s)
            z.push_back((shape[s] - shapeMean[s]) / std::max(shapeDeviation[s], kSmallestScatter));
        return cumulative(z, 1);
    }
};

Null simulatedNull(std::size_t segments, std::size_t bins, std::size_t reference,
                   double falseAlarm) {
    const auto numbers = static_cast<std::int64_t>(segments * bins);
    const auto runs =
        static_cast<std::size_t>(std::max(kFewestRuns, std::min(kRuns, kMostNumbers / numbers)));
    Numbers random;
    Table table{segments, bins, std::vector<double>(segments * bins)};
    std::vector<std::vector<double>> shapes;
    std::vector<double> steps, drifts, shapeSteps, shapeDrifts;
    const auto largest = [](const std::vector<double>& values) {
        return *std::max_element(values.begin(), values.end());
    };
    for (std::size_t run = 0; run < runs; ++run) {
        for (double& value : table.values)
            value = 1 + kSimulatedScatter * random.normal();
        Statistics s = statisticsOf(table, reference);
        steps.push_back(largest(s.intensityStep));
        drifts.push_back(largest(s.intensityDrift));
        shapeSteps.push_back(largest(s.shapeStep));
        shapes.push_back(std::move(s.shapeStep));
    }
    Null null;
    const auto count = static_cast<double>(runs);
    for (std::size_t s = 0; s < segments; ++s) {
        double mean = 0, squares = 0;
        for (const auto& shape : shapes)
            mean += shape[s] / count;
        for (const auto& shape : shapes)
            squares += (shape[s] - mean) * (shape[s] - mean) / count;
        null.shapeMean.push_back(mean);
        null.shapeDeviation.push_back(std::sqrt(squares));
    }
    for (const auto& shape : shapes)
        shapeDrifts.push_back(largest(null.shapeDriftOf(shape)));
    const auto threshold = [&](std::vector<double>& values) {
        const auto place = static_cast<std::ptrdiff_t>((1 - falseAlarm / kTests) * count);
        const auto nth = values.begin() + std::min<std::ptrdiff_t>(place, std::ssize(values) - 1);
        std::nth_element(values.begin(), nth, values.end());
        return *nth;
    };
    null.intensityStep = threshold(steps);
    null.intensityDrift = threshold(drifts);
    null.shapeStep = threshold(shapeSteps);
    null.shapeDrift = threshold(shapeDrifts);
    return null;
}

/// Bins that are positive throughout, neighbours joined.
Table usable(const Array<double>& segmentMean) {
    const auto segments = static_cast<std::size_t>(segmentMean.shape()[0]);
    std::vector<std::int64_t> good;
    for (std::int64_t b = 0; b < segmentMean.shape()[1]; ++b) {
        bool all = true;
        for (std::int64_t s = 0; s < segmentMean.shape()[0]; ++s) {
            const double value = segmentMean.view()(s, b);
            all = all && std::isfinite(value) && value > 0;
        }
        if (all)
            good.push_back(b);
    }
    const std::size_t bins = std::min<std::size_t>(good.size(), kMostBins);
    Table table{segments, bins, std::vector<double>(segments * bins)};
    for (std::size_t i = 0; i < good.size(); ++i)
        for (std::size_t s = 0; s < segments; ++s)
            table(s, i * bins / good.size()) +=
                segmentMean.view()(static_cast<std::int64_t>(s), good[i]);
    return table;
}

StabilityTest testOf(std::vector<double> statistic, double threshold) {
    StabilityTest test{std::move(statistic), threshold, std::nullopt};
    for (std::size_t s = 0; s < test.statistic.size() && !test.firstAlarm; ++s)
        if (test.statistic[s] > threshold)
            test.firstAlarm = static_cast<std::int64_t>(s);
    return test;
}

} // namespace

void StabilityOptions::validate() const {
    if (referenceSegments < 0 || referenceSegments > kMostReference)
        throw Error(ErrorCode::Usage, "must not be negative").atField("referenceSegments");
    if (!(falseAlarm >= 0.001 && falseAlarm <= 0.5))
        throw Error(ErrorCode::Usage, "must be 0.001 to 0.5").atField("falseAlarm");
}

bool Stability::stable() const {
    return !intensityStep.firstAlarm && !intensityDrift.firstAlarm && !shapeStep.firstAlarm &&
           !shapeDrift.firstAlarm;
}

Stability stabilityOf(const Array<double>& segmentMean, const StabilityOptions& options) {
    options.validate();
    if (segmentMean.shape().rank() != 2 || segmentMean.shape()[0] < kFewestSegments)
        throw Error(ErrorCode::Input, "a run in six segments at least is needed to see a change")
            .withRemedy("correlate it again with more segments");
    const Table table = usable(segmentMean);
    if (table.bins == 0)
        throw Error(ErrorCode::Input, "no bin has counts in every segment");
    Stability result;
    result.referenceSegments = options.referenceSegments > 0
                                   ? std::min(options.referenceSegments, segmentMean.shape()[0] - 1)
                                   : std::max<std::int64_t>(2, segmentMean.shape()[0] / 4);
    const auto reference = static_cast<std::size_t>(result.referenceSegments);
    Statistics s = statisticsOf(table, reference);
    const Null null = simulatedNull(table.segments, table.bins, reference, options.falseAlarm);
    result.shapeDrift = testOf(null.shapeDriftOf(s.shapeStep), null.shapeDrift);
    result.intensity = std::move(s.intensity);
    result.intensityStep = testOf(std::move(s.intensityStep), null.intensityStep);
    result.intensityDrift = testOf(std::move(s.intensityDrift), null.intensityDrift);
    result.shapeStep = testOf(std::move(s.shapeStep), null.shapeStep);
    return result;
}

} // namespace specula::correlate
