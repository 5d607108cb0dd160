// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/averaging.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/derived/average_planes.h"
#include "core/correlate/derived/average_sums.h"
#include "core/correlate/derived/average_votes.h"
#include "core/correlate/derived/regroup.h"
#include "core/io/qmap_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// Of the intensities of files that are averaged as a ratio of sums; its square lifts g2.
constexpr double kSpreadWorthANote = 0.01;

/// What is kept of a file between the passes.
struct Candidate {
    std::size_t number = 0;
    io::QmapPtr qmap;
    std::string mapHash;
    std::vector<std::int64_t> delays, levelWidths;
    std::int64_t bins = 0; ///< columns of g2
    std::optional<double> stepS;
    bool hasPixels = false;
    VoteCurves curves; ///< on the delays of the average
    bool moved = false;

    bool sameMap(const Candidate& other) const {
        return mapHash == other.mapHash &&
               qmap->dynamicMap.shape() == other.qmap->dynamicMap.shape();
    }
    bool sameDelays(const Candidate& other) const {
        const bool known = stepS && other.stepS;
        return delays == other.delays &&
               (!known || std::abs(*stepS - *other.stepS) <= 1e-9 * *stepS);
    }
};

class Averager {
  public:
    Averager(std::span<const std::unique_ptr<AverageSource>> sources, const AverageOptions& options,
             ThreadPool& pool, JobContext& job)
        : m_sources(sources)
        , m_options(options)
        , m_pool(pool)
        , m_job(job) {}

    AverageResult run() {
        lookAtAll();
        choosePlan();
        vote();
        JobContext summing = m_job.child(0.3, "adding up");
        JobContext adding = m_job.child(0.25);
        while (true) {
            requireSome();
            try {
                sumUp(summing, adding);
                break;
            } catch (const LateFailure& failure) {
                reject(failure.number, failure.reason);
            }
        }
        for (const Candidate& candidate : m_candidates)
            m_result.files[candidate.number].used = true;
        finishPulls();
        for (const AverageFile& file : m_result.files)
            m_job.publish(file);
        return std::move(m_result);
    }

  private:
    void reject(std::size_t number, const std::string& reason) {
        AverageFile& file = m_result.files[number];
        file.reason = reason;
        std::erase_if(m_candidates, [&](const Candidate& c) { return c.number == number; });
    }

    void requireSome() const {
        if (!m_candidates.empty())
            return;
        std::string first;
        for (const AverageFile& file : m_result.files)
            if (first.empty() && !file.reason.empty())
                first = fmt::format(": {}: {}", file.name, file.reason);
        throw Error(ErrorCode::Input,
                    fmt::format("none of {} files can be averaged{}", m_result.files.size(), first))
            .withRemedy("look at the reasons of the rejections, or choose another outlier test");
    }

    /// First pass: what each file is, and its curves.
    void lookAtAll() {
        JobContext looking = m_job.child(0.4, "looking at files");
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            looking.throwIfCancelled();
            AverageFile file;
            file.name = m_sources[i]->name();
            file.number = static_cast<std::int64_t>(i);
            file.baseline = file.distance = file.intensity = file.pull = kNaN;
            try {
                look(i, file);
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& e) {
                file.reason = reasonOf(e);
            }
            m_result.files.push_back(file);
            m_job.publish(file);
            looking.report(static_cast<std::int64_t>(i) + 1,
                           static_cast<std::int64_t>(m_sources.size()), "files");
        }
    }

    void look(std::size_t number, AverageFile& file) {
        const auto input = m_sources[number]->open(m_job.cancelToken());
        Candidate candidate;
        candidate.number = number;
        candidate.qmap = input->qmap();
        candidate.mapHash =
            candidate.qmap->hash.empty() ? io::qmapHash(*candidate.qmap) : candidate.qmap->hash;
        candidate.stepS = input->stepS();
        candidate.hasPixels = input->hasPixelCorrelation();
        const io::MultitauCurves curves = input->curves();
        const Shape wanted{static_cast<std::int64_t>(curves.delays.size()),
                           candidate.qmap->dynamicBins()};
        if (curves.g2.empty() || curves.g2.shape() != wanted)
            throw Error(ErrorCode::Input, fmt::format("g2 is of {} values, delays and bins of {}",
                                                      curves.g2.shape().text(), wanted.text()));
        if (!curves.error.empty() && curves.error.shape() != wanted)
            throw Error(ErrorCode::Input, "the errors of g2 have another shape than g2");
        if (std::none_of(curves.g2.values().begin(), curves.g2.values().end(),
                         [](double v) { return std::isfinite(v); }))
            throw Error(ErrorCode::Input, "g2 holds no finite value");
        candidate.delays = curves.delays;
        candidate.bins = curves.g2.shape()[1];
        candidate.levelWidths = curves.levelWidths;
        candidate.curves = voteCurves(curves);
        file.baseline = baselineOf(curves.g2, m_options.baselineBin, m_options.baselineWindow);
        m_candidates.push_back(std::move(candidate));
    }

    /// The delays and the q-map that most have; the others are brought to them or rejected.
    void choosePlan() {
        requireSome();
        std::size_t best = 0, most = 0;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            const auto alike = static_cast<std::size_t>(
                std::count_if(m_candidates.begin(), m_candidates.end(), [&](const Candidate& c) {
                    return c.sameMap(m_candidates[i]) && c.sameDelays(m_candidates[i]);
                }));
            if (alike > most) {
                most = alike;
                best = i;
            }
        }
        const Candidate& chosen = m_candidates[best];
        m_result.qmap = chosen.qmap;
        m_result.stepS = chosen.stepS;
        m_delays = chosen.delays;
        m_levelWidths = chosen.levelWidths;
        std::vector<std::pair<std::size_t, std::string>> refused;
        for (Candidate& candidate : m_candidates) {
            if (!candidate.sameMap(chosen)) {
                refused.emplace_back(candidate.number,
                                     "has another q-map than most of the files; regroup it with "
                                     "theirs first");
            } else if (!candidate.sameDelays(chosen)) {
                if (m_options.interpolate && candidate.stepS && chosen.stepS)
                    candidate.moved = true;
                else
                    refused.emplace_back(
                        candidate.number,
                        fmt::format("has other delays than most of the files ({} of them, theirs "
                                    "are {}); ask for interpolation to use it",
                                    candidate.delays.size(), chosen.delays.size()));
            }
        }
        for (Candidate& candidate : m_candidates)
            if (candidate.moved)
                candidate.curves = moved(candidate);
        for (const auto& [number, reason] : refused)
            reject(number, reason);
    }

    VoteCurves moved(const Candidate& candidate) const {
        io::MultitauCurves curves;
        curves.delays = candidate.delays;
        const auto toDouble = [](const Array<float>& from) {
            Array<double> to = Array<double>::uninitialized(from.shape());
            std::copy(from.values().begin(), from.values().end(), to.editValues().begin());
            return to;
        };
        curves.g2 = toDouble(candidate.curves.g2);
        curves.error = toDouble(candidate.curves.sigma);
        return voteCurves(onDelays(curves, *candidate.stepS, m_delays, *m_result.stepS));
    }

    void vote() {
        if (m_options.method == AverageOptions::Method::RatioOfSums)
            rejectWhere([](const Candidate& c) { return !c.hasPixels || c.moved; },
                        [](const AverageFile&) {
                            return std::string("holds no G2 with its normalisers at these delays, "
                                               "which the ratio of sums needs");
                        });
        std::vector<VoteCurves> curves;
        for (const Candidate& candidate : m_candidates)
            curves.push_back(candidate.curves);
        const std::vector<double> distances = distancesFromMedian(curves);
        for (std::size_t i = 0; i < distances.size(); ++i)
            if (distances.size() >= 3)
                m_result.files[m_candidates[i].number].distance = distances[i];
        const AverageOptions& o = m_options;
        if (o.outliers == AverageOptions::Outliers::Distance && distances.size() >= 3)
            rejectWhere(
                [&](const Candidate& c) {
                    return m_result.files[c.number].distance > o.largestDistance;
                },
                [&](const AverageFile& file) {
                    return fmt::format("its curves lie {:.1f} errors from the median of the "
                                       "files, {:.1f} are allowed",
                                       file.distance, o.largestDistance);
                });
        if (o.outliers == AverageOptions::Outliers::Baseline)
            rejectWhere(
                [&](const Candidate& c) {
                    const double baseline = m_result.files[c.number].baseline;
                    return !(baseline >= o.baselineLow && baseline <= o.baselineHigh);
                },
                [&](const AverageFile& file) {
                    return std::isnan(file.baseline)
                               ? fmt::format("has no baseline in bin {}", o.baselineBin)
                               : fmt::format("its baseline is {:.4f}, not {:g} to {:g}",
                                             file.baseline, o.baselineLow, o.baselineHigh);
                });
    }

    template<class Test, class Reason>
    void rejectWhere(Test test, Reason reason) {
        std::vector<std::size_t> refused;
        for (const Candidate& candidate : m_candidates)
            if (test(candidate))
                refused.push_back(candidate.number);
        for (const std::size_t number : refused)
            reject(number, reason(m_result.files[number]));
    }

    /// Second pass, over the files that are left.
    void sumUp(JobContext& summing, JobContext& adding) {
        m_result.notes.clear();
        CurveSums curveSums;
        ScatteringSums scattering;
        PartialSums partials;
        OpenInputs inputs;
        const bool ratio = m_options.method != AverageOptions::Method::EqualWeight &&
                           std::all_of(m_candidates.begin(), m_candidates.end(),
                                       [](const Candidate& c) { return c.hasPixels && !c.moved; });
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            summing.throwIfCancelled();
            const Candidate& candidate = m_candidates[i];
            try {
                auto input = m_sources[candidate.number]->open(m_job.cancelToken());
                io::MultitauCurves curves = input->curves();
                if (curves.delays != candidate.delays || curves.g2.shape()[1] != candidate.bins)
                    throw Error(ErrorCode::Input, "changed while it was read");
                if (candidate.moved)
                    curves = onDelays(curves, *candidate.stepS, m_delays, *m_result.stepS);
                // Everything is read before anything is added: a file counts as a whole.
                const io::ScatteringMeans means =
                    m_options.scattering ? input->means() : io::ScatteringMeans{};
                const auto parts = candidate.moved ? std::nullopt : input->partials();
                curveSums.add(curves);
                scattering.add(means);
                partials.add(parts);
                m_result.files[candidate.number].intensity = meanOf(means.staticMean);
                if (ratio)
                    inputs.emplace_back(candidate.number, std::move(input));
            } catch (const Cancelled&) {
                throw;
            } catch (const std::exception& e) {
                throw LateFailure{candidate.number, reasonOf(e)};
            }
            summing.report(static_cast<std::int64_t>(i) + 1,
                           static_cast<std::int64_t>(m_candidates.size()), "files");
        }
        CurveSums::Means means = curveSums.means(m_options.errorRule);
        m_meanG2 = means.g2;
        m_result.curves = {m_delays,    m_levelWidths,   means.g2,
                           means.error, means.errorKind, means.covariance};
        m_result.externalFactor = means.externalFactor;
        m_result.externalFactorOfBin = means.externalFactorOfBin;
        m_result.filesPerPoint = means.files;
        m_result.ratioOfSums = ratio;
        if (m_options.scattering)
            m_result.means = scattering.means(m_result.notes);
        m_result.partials = partials.means(m_options.errorRule, m_result.notes);
        if (ratio)
            useRatio(inputs, adding);
    }

    static double meanOf(const std::vector<double>& values) {
        double sum = 0, count = 0;
        for (const double value : values)
            if (std::isfinite(value)) {
                sum += value;
                count += 1;
            }
        return count > 0 ? sum / count : kNaN;
    }

    void useRatio(const OpenInputs& inputs, JobContext& adding) {
        adding.setStage("adding up G2 of all pixels");
        const MeanPlanes planes(inputs, m_result.qmap->dynamicMap.shape(),
                                static_cast<std::int64_t>(m_delays.size()));
        RegroupOptions options;
        options.correlated = m_result.qmap->mask;
        Regrouped regrouped = regroup(planes, *m_result.qmap, options, m_pool, adding);
        m_result.curves.g2 = regrouped.g2;
        m_result.curves.error = regrouped.error;
        m_result.curves.errorKind = io::ErrorKind::Pixel;
        m_result.curves.covariance = regrouped.covariance;
        double n = 0, sum = 0, squares = 0;
        for (const auto& [number, input] : inputs)
            if (const double value = m_result.files[number].intensity; std::isfinite(value)) {
                n += 1;
                sum += value;
                squares += value * value;
            }
        const double mean = sum / n;
        const double spread = std::sqrt(std::max(0.0, squares / n - mean * mean)) / mean;
        if (spread > kSpreadWorthANote)
            m_result.notes.push_back(
                fmt::format("The intensity of the files differs by {:.1f} % rms, which lifts g2 of "
                            "their ratio of sums by about {:.2g}; equal weights do not suffer "
                            "from it.",
                            100 * spread, spread * spread));
    }

    /// Without file f the mean of n moves by (mean - g2 of f) / (n - 1).
    void finishPulls() {
        const auto n = static_cast<double>(m_candidates.size());
        if (n < 2)
            return;
        for (const Candidate& candidate : m_candidates) {
            double sum = 0, count = 0;
            for (std::size_t i = 0; i < static_cast<std::size_t>(m_meanG2.size()); ++i) {
                const double error = m_result.curves.error.values()[i];
                const double away =
                    static_cast<double>(candidate.curves.g2.data()[i]) - m_meanG2.data()[i];
                if (!(error > 0) || !std::isfinite(away))
                    continue;
                sum += std::pow(away / (n - 1) / error, 2);
                count += 1;
            }
            m_result.files[candidate.number].pull = count > 0 ? std::sqrt(sum / count) : kNaN;
        }
    }

    std::span<const std::unique_ptr<AverageSource>> m_sources;
    AverageOptions m_options;
    ThreadPool& m_pool;
    JobContext& m_job;
    AverageResult m_result;
    std::vector<Candidate> m_candidates;
    std::vector<std::int64_t> m_delays, m_levelWidths;
    Array<double> m_meanG2; ///< with equal weights
};

} // namespace

void AverageOptions::validate() const {
    if (!(largestDistance > 0))
        throw Error(ErrorCode::Usage, "must be above 0").atField("largestDistance");
    if (baselineWindow < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("baselineWindow");
    if (baselineBin < 0)
        throw Error(ErrorCode::Usage, "must not be negative").atField("baselineBin");
    if (!(baselineLow <= baselineHigh))
        throw Error(ErrorCode::Usage, "must not be above the upper limit").atField("baselineLow");
}

std::int64_t AverageResult::used() const {
    return std::count_if(files.begin(), files.end(),
                         [](const AverageFile& file) { return file.used; });
}

AverageResult average(std::span<const std::unique_ptr<AverageSource>> sources,
                      const AverageOptions& options, ThreadPool& pool, JobContext& job) {
    options.validate();
    if (sources.empty())
        throw Error(ErrorCode::Usage, "no files are given");
    return Averager(sources, options, pool, job).run();
}

} // namespace specula::correlate
