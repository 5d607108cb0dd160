// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/xpcs_frames.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/system_memory.h"
#include "core/simulate/random.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace specula::simulate {
namespace {

// Streams beyond those of the areas.
constexpr std::uint64_t kFluxStream = 1ull << 62, kDropStream = kFluxStream + 1,
                        kDefectStream = kFluxStream + 2, kPhotonStream = 1ull << 63;
constexpr double kHotCounts = 100;
/// Means are halved until one uniform number does.
constexpr double kLargestMean = 30;

std::uint16_t photons(double mean, std::uint64_t seed, std::uint64_t pixel, std::uint64_t frame) {
    const auto parts = static_cast<std::uint64_t>(std::ceil(std::max(mean, 1e-300) / kLargestMean));
    std::uint64_t sum = 0;
    for (std::uint64_t part = 0; part < parts && sum < XpcsSimulation::kMost; ++part)
        sum += poisson(mean / static_cast<double>(parts),
                       uniform(randomBits(seed, kPhotonStream + pixel, frame << 24 | part)));
    return static_cast<std::uint16_t>(std::min<std::uint64_t>(sum, XpcsSimulation::kMost));
}

} // namespace

void XpcsOptions::validate() const {
    const auto require = [](bool good, const char* field, const char* range) {
        if (!good)
            throw Error(ErrorCode::Usage, fmt::format("must be {}", range)).atField(field);
    };
    geometry.validate();
    const DetectorOptions& d = detector;
    require(frames >= 1 && frames <= 10000000, "frames", "1 to 10000000");
    require(d.meanCounts > 0 && d.meanCounts <= 1000, "mean_counts", "above 0 and at most 1000");
    require(d.specklePx >= 1 && d.specklePx <= 64, "speckle_px", "1 to 64");
    require(d.formQ >= 0 && std::isfinite(d.formQ), "form_q", "0 or more");
    require(d.beamStopPx >= 0 && std::isfinite(d.beamStopPx), "beam_stop_px", "0 or more");
    require(d.gapPx >= 0 && 4 * d.gapPx <= std::min(geometry.rows, geometry.columns), "gap_px",
            "0 to a quarter of the detector");
    require(d.deadFraction >= 0 && d.deadFraction <= 0.5, "dead", "0 to 0.5");
    require(d.hotFraction >= 0 && d.hotFraction <= 0.5, "hot", "0 to 0.5");
    require(d.fluxDrift > -1 && d.fluxDrift <= 10, "flux_drift", "above -1 and at most 10");
    require(d.fluxNoise >= 0 && d.fluxNoise <= 0.3, "flux_noise", "0 to 0.3");
    require(d.droppedFraction >= 0 && d.droppedFraction <= 0.9, "dropped", "0 to 0.9");
}

XpcsSimulation::XpcsSimulation(XpcsOptions options)
    : m_options((options.validate(), std::move(options)))
    , m_times(m_options.frames, m_options.frameTimeS, m_options.exposure)
    , m_sample(m_options.kind, m_options.parameters, m_options.seed, m_times.durationS())
    , m_series(m_sample, m_times, m_options.contrast, m_options.seed) {
    makeDetector();
    makeFlux();
}

geometry::PixelPlace XpcsSimulation::placeOfArea(std::int64_t row, std::int64_t column) const {
    const double side = m_options.detector.specklePx;
    const auto middle = [side](std::int64_t i) {
        return static_cast<double>(i) * side + (side - 1) / 2;
    };
    return geometry::placeOf(m_options.geometry, middle(column), middle(row));
}

void XpcsSimulation::makeDetector() {
    const geometry::DetectorGeometry& g = m_options.geometry;
    const DetectorOptions& d = m_options.detector;
    m_mask = Array<std::uint8_t>({g.rows, g.columns}, 1);
    m_hot = Array<std::uint8_t>({g.rows, g.columns});
    m_mean = Array<double>({g.rows, g.columns});
    const auto mask = m_mask.edit(), hot = m_hot.edit();
    const auto mean = m_mean.edit();
    double sum = 0, used = 0;
    for (std::int64_t row = 0; row < g.rows; ++row)
        for (std::int64_t column = 0; column < g.columns; ++column) {
            const double x = static_cast<double>(column), y = static_cast<double>(row);
            const auto place = geometry::placeOf(g, x, y);
            const double ratio = d.formQ > 0 ? place.qInvAngstrom / d.formQ : 0;
            mean(row, column) = 1 / ((1 + ratio * ratio) * (1 + ratio * ratio));
            const double chance =
                uniform(randomBits(m_options.seed, kDefectStream,
                                   static_cast<std::uint64_t>(row * g.columns + column)));
            const bool stopped =
                std::hypot(x - g.beamCenterPx[0], y - g.beamCenterPx[1]) < d.beamStopPx;
            const bool gap = std::abs(2 * row + 1 - g.rows) < d.gapPx ||
                             std::abs(2 * column + 1 - g.columns) < d.gapPx;
            const bool dead = gap || chance < d.deadFraction;
            hot(row, column) = !dead && chance > 1 - d.hotFraction;
            mask(row, column) = !(stopped || dead || hot(row, column) != 0);
            if (stopped)
                mean(row, column) = 0;
            if (dead)
                mean(row, column) = -1;
            if (mask(row, column) != 0) {
                sum += mean(row, column);
                used += 1;
            }
        }
    if (used == 0)
        throw Error(ErrorCode::Usage, "no pixel is left that counts")
            .withRemedy("make the beam stop smaller, or less of the detector dead");
    for (double& value : m_mean.editValues())
        if (value > 0)
            value *= d.meanCounts * used / sum;
}

void XpcsSimulation::makeFlux() {
    const DetectorOptions& d = m_options.detector;
    const auto last = static_cast<double>(std::max<std::int64_t>(1, m_options.frames - 1));
    for (std::int64_t frame = 0; frame < m_options.frames; ++frame) {
        const auto counter = static_cast<std::uint64_t>(frame);
        // The real part of a complex Gaussian has variance 1/2.
        const double noise = d.fluxNoise * std::sqrt(2.0) *
                             complexGaussian(m_options.seed, kFluxStream, counter).real();
        const bool lost =
            uniform(randomBits(m_options.seed, kDropStream, counter)) < d.droppedFraction;
        const double flux = (1 + d.fluxDrift * static_cast<double>(frame) / last) * (1 + noise);
        m_flux.push_back(lost ? 0 : std::max(0.0, flux));
    }
}

/// One row of areas: its rows of pixels in all frames.
void XpcsSimulation::makeRows(std::int64_t areaRow, compute::Lane& lane, std::uint16_t* stack,
                              const CancelToken& cancel) const {
    const geometry::DetectorGeometry& g = m_options.geometry;
    const std::int64_t side = m_options.detector.specklePx;
    const std::int64_t areas = (g.columns + side - 1) / side;
    const std::int64_t top = areaRow * side, rows = std::min(side, g.rows - top);
    const std::int64_t frames = m_options.frames, band = rows * g.columns;
    std::vector<std::uint16_t> counts(static_cast<std::size_t>(frames * band));
    std::vector<double> intensity(static_cast<std::size_t>(frames));
    for (std::int64_t area = 0; area < areas; ++area) {
        cancel.throwIfCancelled();
        const auto place = placeOfArea(areaRow, area);
        m_series.intensity(static_cast<std::uint64_t>(areaRow * areas + area), place.qInvAngstrom,
                           place.phiDeg, lane, intensity);
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = area * side; column < std::min((area + 1) * side, g.columns);
                 ++column) {
                const double mean = m_mean.view()(top + row, column);
                const bool hot = m_hot.view()(top + row, column) != 0;
                const auto pixel = static_cast<std::uint64_t>((top + row) * g.columns + column);
                std::uint16_t* out = counts.data() + row * g.columns + column;
                for (std::int64_t frame = 0; frame < frames; ++frame, out += band) {
                    const auto i = static_cast<std::size_t>(frame);
                    *out = mean < 0
                               ? kDead
                               : photons(mean * m_flux[i] * intensity[i] +
                                             (hot && m_flux[i] > 0 ? kHotCounts : 0),
                                         m_options.seed, pixel, static_cast<std::uint64_t>(frame));
                }
            }
    }
    for (std::int64_t frame = 0; frame < frames; ++frame)
        std::memcpy(stack + (frame * g.rows + top) * g.columns, counts.data() + frame * band,
                    static_cast<std::size_t>(band) * sizeof(std::uint16_t));
}

void XpcsSimulation::run(compute::Backend& backend, ThreadPool& pool, std::uint64_t memoryBytes,
                         JobContext& job, const std::function<void(const Pixels&)>& frame) const {
    const geometry::DetectorGeometry& g = m_options.geometry;
    const Shape shape{m_options.frames, g.rows, g.columns};
    const std::uint64_t needed = static_cast<std::uint64_t>(shape.count()) * sizeof(std::uint16_t);
    const std::uint64_t free = compute::systemMemory().availableBytes;
    const std::uint64_t allowed = memoryBytes > 0 ? memoryBytes : free / 2;
    if (allowed > 0 && needed > allowed)
        throw Error(ErrorCode::Usage,
                    fmt::format("{} frames of {} x {} pixels take {:.1f} GB of memory, and {:.1f} "
                                "GB may be used",
                                m_options.frames, g.columns, g.rows,
                                static_cast<double>(needed) / 1e9,
                                static_cast<double>(allowed) / 1e9))
            .atField("frames")
            .withRemedy("make fewer frames, or a smaller detector");
    auto stack = Array<std::uint16_t>::uninitialized(shape);
    std::uint16_t* const samples = stack.editValues().data();
    const std::int64_t side = m_options.detector.specklePx;
    const std::int64_t areaRows = (g.rows + side - 1) / side;
    std::atomic<std::int64_t> done{0};
    pool.parallelFor(0, areaRows, 1, [&](std::int64_t first, std::int64_t last) {
        const auto lane = backend.makeLane({.oneThread = true, .cancel = job.cancelToken()});
        for (std::int64_t row = first; row < last; ++row) {
            makeRows(row, *lane, samples, job.cancelToken());
            job.report(++done, areaRows, "rows");
        }
    });
    for (std::int64_t i = 0; i < m_options.frames; ++i)
        frame(Pixels(stack.at(i)));
}

nlohmann::json XpcsSimulation::truth() const {
    const DetectorOptions& d = m_options.detector;
    nlohmann::json parameters = nlohmann::json::object();
    for (const SampleParameter& p : Sample::parametersOf(m_options.kind))
        parameters[std::string(p.name)] = {{"value", m_sample.values().at(std::string(p.name))},
                                           {"unit", p.unit},
                                           {"meaning", p.meaning}};
    nlohmann::json bursts = nlohmann::json::array();
    for (const Sample::Burst& burst : m_sample.bursts())
        bursts.push_back({burst.beginS, burst.endS});
    std::vector<std::int64_t> lost;
    for (std::size_t frame = 0; frame < m_flux.size(); ++frame)
        if (m_flux[frame] == 0)
            lost.push_back(static_cast<std::int64_t>(frame));
    return {{"kind", m_options.kind},
            {"parameters", parameters},
            {"bursts_s", bursts},
            {"contrast", m_options.contrast},
            {"frames", m_options.frames},
            {"frame_time_s", m_options.frameTimeS},
            {"exposure", m_times.exposure()},
            {"mean_counts", d.meanCounts},
            {"speckle_px", d.specklePx},
            {"form_q_inv_angstrom", d.formQ},
            {"beam_stop_px", d.beamStopPx},
            {"gap_px", d.gapPx},
            {"dead", d.deadFraction},
            {"hot", d.hotFraction},
            {"flux_drift", d.fluxDrift},
            {"flux_noise", d.fluxNoise},
            {"lost_frames", lost},
            {"seed", m_options.seed},
            {"geometry", geometry::toJson(m_options.geometry)}};
}

} // namespace specula::simulate
