// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/xpcs_truth.h"

#include "core/base/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace specula::simulate {
namespace {

using correlate::Delay;
using geometry::PixelPlace;

constexpr std::size_t kPlacesPerBin = 48;
constexpr std::int64_t kMostPairs = 4096;
constexpr int kCurvesOfQ = 8;

Sample sampleOf(const XpcsOptions& o, const FrameTimes& times) {
    return Sample(o.kind, o.parameters, o.seed, times.durationS());
}

FrameTimes timesOf(const XpcsOptions& o) {
    return FrameTimes(o.frames, o.frameTimeS, o.exposure);
}

/// |g1|^2 at one place, without contrast, per delay.
struct Curves {
    std::vector<double> instantaneous, measured;
};

/// sum over differences d of two samples of n instants each.
template<class F>
double triangle(std::int64_t n, F&& at) {
    double sum = 0;
    for (std::int64_t d = 1 - n; d < n; ++d)
        sum += static_cast<double>(n - std::abs(d)) * at(d);
    return sum / (static_cast<double>(n) * static_cast<double>(n));
}

/// g1 depends on the lag alone.
Curves stationaryCurves(const Sample& sample, const FrameTimes& times, const PixelPlace& place,
                        const std::vector<Delay>& delays) {
    const auto parts = sample.parts(place.qInvAngstrom, place.phiDeg);
    const auto at = [&](std::int64_t instants) {
        const double tau = times.instantS(instants);
        std::complex<double> g1 = 0;
        for (const FieldPart& part : parts)
            g1 += part.share *
                  (part.clock        ? std::exp(part.clock(0) - part.clock(tau))
                   : part.covariance ? part.covariance(tau)
                                     : 1) *
                  std::polar(1.0, part.phasePerS * tau);
        return std::norm(g1);
    };
    std::vector<double> perFrame(static_cast<std::size_t>(times.frames()), 1);
    for (std::int64_t k = 1; k < times.frames(); ++k)
        perFrame[static_cast<std::size_t>(k)] = triangle(
            times.openSteps(), [&](std::int64_t d) { return at(k * times.stepsPerFrame() + d); });
    Curves curves;
    for (const Delay& delay : delays) {
        curves.instantaneous.push_back(at(delay.frames * times.stepsPerFrame()));
        curves.measured.push_back(triangle(delay.width(), [&](std::int64_t d) {
            return perFrame[static_cast<std::size_t>(delay.frames + d)];
        }));
    }
    return curves;
}

/// Means of exp(2 clock) over the instants of a sample of some frames, each relative to the end of
/// the sample that keeps them below 1.
struct ClockSample {
    double first, last;  ///< clock
    double past, future; ///< mean of exp(2 (clock - last)) and of exp(2 (first - clock))
};

/// |g1|^2 = exp(2 (clock(t1) - clock(t2))), averaged over the run.
Curves changingCurves(const Sample& sample, const FrameTimes& times, const PixelPlace& place,
                      const std::vector<Delay>& delays) {
    const FieldPart part = sample.parts(place.qInvAngstrom, place.phiDeg).front();
    std::vector<ClockSample> samples;
    std::vector<double> begin;
    for (std::int64_t frame = 0; frame < times.frames(); ++frame) {
        const auto clock = [&](int step) {
            return part.clock(times.instantS(frame * times.stepsPerFrame() + step));
        };
        const int open = times.openSteps();
        ClockSample one{clock(0), clock(open - 1), 0, 0};
        for (int step = 0; step < open; ++step) {
            one.past += std::exp(2 * (clock(step) - one.last)) / open;
            one.future += std::exp(2 * (one.first - clock(step))) / open;
        }
        samples.push_back(one);
        begin.push_back(one.first);
    }
    Curves curves;
    int level = 0;
    for (const Delay& delay : delays) {
        for (; level < delay.level; ++level) {
            const std::size_t half = samples.size() / 2;
            for (std::size_t i = 0; i < half; ++i) {
                const ClockSample a = samples[2 * i], b = samples[2 * i + 1];
                samples[i] = {a.first, b.last,
                              (a.past * std::exp(2 * (a.last - b.last)) + b.past) / 2,
                              (a.future + b.future * std::exp(2 * (a.first - b.first))) / 2};
            }
            samples.resize(half);
        }
        const auto lag = static_cast<std::size_t>(delay.lag);
        double measured = 0;
        for (std::size_t i = 0; i + lag < samples.size(); ++i)
            measured += samples[i].past * samples[i + lag].future *
                        std::exp(2 * (samples[i].last - samples[i + lag].first));
        curves.measured.push_back(measured / static_cast<double>(samples.size() - lag));
        const std::int64_t pairs = times.frames() - delay.frames;
        const std::int64_t stride = (pairs + kMostPairs - 1) / kMostPairs;
        double sum = 0, count = 0;
        for (std::int64_t t = 0; t < pairs; t += stride, count += 1)
            sum += std::exp(2 * (begin[static_cast<std::size_t>(t)] -
                                 begin[static_cast<std::size_t>(t + delay.frames)]));
        curves.instantaneous.push_back(sum / count);
    }
    return curves;
}

/// Places with weights of sum 1 that stand for the pixels of one dynamic bin.
struct WeightedPlace {
    PixelPlace place;
    double weight;
};

std::vector<WeightedPlace> placesOf(const XpcsSimulation& simulation, const io::Qmap& map,
                                    const std::vector<std::int64_t>& pixels, bool alongPhi) {
    const std::int64_t side = simulation.options().detector.specklePx;
    std::map<std::uint32_t, std::vector<PixelPlace>> staticBins;
    for (const std::int64_t pixel : pixels)
        staticBins[map.staticMap.data()[pixel]].push_back(
            simulation.placeOfArea(pixel / map.columns() / side, pixel % map.columns() / side));
    std::vector<WeightedPlace> places;
    for (auto& [bin, all] : staticBins) {
        std::sort(all.begin(), all.end(), [&](const PixelPlace& a, const PixelPlace& b) {
            return alongPhi ? a.phiDeg < b.phiDeg : a.qInvAngstrom < b.qInvAngstrom;
        });
        const std::size_t count =
            std::min(all.size(), std::max<std::size_t>(1, kPlacesPerBin / staticBins.size()));
        for (std::size_t i = 0; i < count; ++i)
            places.push_back({all[(2 * i + 1) * all.size() / (2 * count)],
                              1 / static_cast<double>(count * staticBins.size())});
    }
    return places;
}

/// Where the mean |g1(0, tau)|^2 first falls to exp(-2).
std::optional<double> tauOf(const Sample& sample, const std::vector<WeightedPlace>& places,
                            double frameTimeS) {
    const auto left = [&](double tau) {
        double sum = -std::exp(-2.0);
        for (const WeightedPlace& p : places)
            sum += p.weight * std::norm(sample.g1(p.place.qInvAngstrom, p.place.phiDeg, 0, tau));
        return sum;
    };
    constexpr double kStep = 1.25, kWidest = 1e9;
    for (double tau = frameTimeS / kWidest; tau < frameTimeS * kWidest; tau *= kStep) {
        if (left(tau * kStep) > 0)
            continue;
        double low = tau, high = tau * kStep;
        for (int i = 0; i < 50; ++i) {
            const double middle = (low + high) / 2;
            (left(middle) > 0 ? low : high) = middle;
        }
        return low;
    }
    return std::nullopt;
}

} // namespace

nlohmann::json rawTruth(const XpcsSimulation& simulation) {
    const XpcsOptions& o = simulation.options();
    const FrameTimes times = timesOf(o);
    const Sample sample = sampleOf(o, times);
    double low = std::numeric_limits<double>::infinity(), high = 0;
    for (std::int64_t i = 0; i < simulation.mask().size(); ++i)
        if (simulation.mask().data()[i] != 0) {
            const std::int64_t columns = o.geometry.columns, side = o.detector.specklePx;
            const double q =
                simulation.placeOfArea(i / columns / side, i % columns / side).qInvAngstrom;
            low = std::min(low, q);
            high = std::max(high, q);
        }
    nlohmann::json curves = {{"from_frame", 0},
                             {"phi_deg", 0},
                             {"q_inv_angstrom", nlohmann::json::array()},
                             {"lag_frames", nlohmann::json::array()},
                             {"instantaneous", nlohmann::json::array()},
                             {"integrated", nlohmann::json::array()}};
    std::vector<std::int64_t> lags;
    for (std::int64_t lag = 1; lag < o.frames; lag *= 2)
        lags.push_back(lag);
    curves["lag_frames"] = lags;
    for (int i = 0; i < kCurvesOfQ; ++i) {
        const double q = low + (high - low) * (i + 0.5) / kCurvesOfQ;
        std::vector<double> instantaneous, integrated;
        for (const std::int64_t lag : lags) {
            const double tau = static_cast<double>(lag) * o.frameTimeS;
            instantaneous.push_back(1 + o.contrast * std::norm(sample.g1(q, 0, 0, tau)));
            integrated.push_back(1 + simulation.series().g2MinusOne(q, 0, 0, lag));
        }
        curves["q_inv_angstrom"].push_back(q);
        curves["instantaneous"].push_back(instantaneous);
        curves["integrated"].push_back(integrated);
    }
    nlohmann::json truth = simulation.truth();
    truth["frames_are"] = times.openSteps() > 1 ? "integrated over the exposure" : "instantaneous";
    truth["g2"] = curves;
    return truth;
}

nlohmann::json binTruth(const XpcsSimulation& simulation, const io::Qmap& map,
                        const std::vector<Delay>& delays, ThreadPool& pool, JobContext& job) {
    const XpcsOptions& o = simulation.options();
    const FrameTimes times = timesOf(o);
    const Sample sample = sampleOf(o, times);
    const bool alongPhi = sample.values().contains("direction");
    std::vector<std::vector<std::int64_t>> pixels(static_cast<std::size_t>(map.dynamicBins()));
    for (std::int64_t i = 0; i < map.dynamicMap.size(); ++i)
        if (const std::uint32_t bin = map.dynamicMap.data()[i]; bin != 0)
            pixels[bin - 1].push_back(i);
    std::vector<nlohmann::json> bins(pixels.size());
    std::atomic<std::int64_t> done{0};
    pool.parallelFor(0, map.dynamicBins(), 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t b = first; b < last; ++b) {
            const auto bin = static_cast<std::size_t>(b);
            const auto places = placesOf(simulation, map, pixels[bin], alongPhi);
            std::vector<double> instantaneous(delays.size(), 1), measured(delays.size(), 1);
            for (const WeightedPlace& p : places) {
                job.throwIfCancelled();
                const Curves curves = sample.stationary()
                                          ? stationaryCurves(sample, times, p.place, delays)
                                          : changingCurves(sample, times, p.place, delays);
                for (std::size_t d = 0; d < delays.size(); ++d) {
                    instantaneous[d] += o.contrast * p.weight * curves.instantaneous[d];
                    measured[d] += o.contrast * p.weight * curves.measured[d];
                }
            }
            const io::Qmap::BinMean& mean = map.binMeans.at(bin);
            nlohmann::json& out = bins[bin];
            out = {{"bin", b + 1},
                   {"q_mean_inv_angstrom", mean.qMean},
                   {"q_rms_inv_angstrom", mean.qRms},
                   {"phi_mean_deg", mean.phiMean},
                   {"tau_s", nullptr},
                   {"apparent_diffusion_angstrom2_per_s", nullptr},
                   {"g2_instantaneous", instantaneous},
                   {"g2_measured", measured}};
            if (const auto tau = tauOf(sample, places, o.frameTimeS)) {
                out["tau_s"] = *tau;
                out["apparent_diffusion_angstrom2_per_s"] = 1 / (*tau * mean.qRms * mean.qRms);
            }
            job.report(++done, map.dynamicBins(), "bins");
        }
    });
    std::vector<std::int64_t> lags, widths;
    for (const Delay& delay : delays) {
        lags.push_back(delay.frames);
        widths.push_back(delay.width());
    }
    return {{"delay_frames", lags},
            {"level_width_frames", widths},
            {"changes_with_time", !sample.stationary()},
            {"bins", bins}};
}

} // namespace specula::simulate
