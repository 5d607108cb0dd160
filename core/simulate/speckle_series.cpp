// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/speckle_series.h"

#include "core/base/error.h"
#include "core/compute/kernels.h"
#include "core/simulate/random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace specula::simulate {
namespace {

using Complex = std::complex<double>;

/// Instants of an exposure, at least.
constexpr int kExposureSteps = 8;
constexpr int kMostSteps = 100;
/// Parts of a field have streams of random numbers of their own, this many at most.
constexpr std::uint64_t kMostParts = 4, kMostModes = 1 << 12;
/// Negative part of a spectrum that is taken for rounding.
constexpr double kNoise = 1e-9;
constexpr std::int64_t kLongestEmbedding = 16;

/// Eigenvalues of the covariances on a circle that is at least twice as long as what is wanted of
/// them: a periodic process of these is the wanted one on half of its period.
std::vector<double> spectrum(const std::function<double(double)>& covariance, double step,
                             std::int64_t count, compute::Lane& lane) {
    const auto least = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(count)));
    for (std::int64_t half = least;; half *= 2) {
        Array<Complex> circle({1, 2 * half});
        const auto values = circle.editValues();
        for (std::int64_t k = 0; k <= half; ++k)
            values[static_cast<std::size_t>(k)] =
                values[static_cast<std::size_t>((2 * half - k) % (2 * half))] =
                    covariance(static_cast<double>(k) * step);
        const compute::Tensor in = lane.upload(circle);
        const compute::Tensor out = lane.make(in.type(), in.shape());
        compute::kernel::fft(lane, {SPC_FFT_FORWARD, 1, 1, 0}, out, in);
        const Array<Complex> transformed = lane.download<Complex>(out);
        std::vector<double> eigenvalues;
        double positive = 0, negative = 0;
        for (const Complex& value : transformed.values()) {
            eigenvalues.push_back(std::max(0.0, value.real()));
            (value.real() > 0 ? positive : negative) += std::abs(value.real());
        }
        if (negative <= kNoise * positive || half >= kLongestEmbedding * least)
            return eigenvalues;
    }
}

} // namespace

FrameTimes::FrameTimes(std::int64_t frames, double frameTimeS, double exposure)
    : m_frames(frames)
    , m_frameTimeS(frameTimeS) {
    if (frames < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("frames");
    if (!(frameTimeS > 0) || !std::isfinite(frameTimeS))
        throw Error(ErrorCode::Usage, "must be above 0").atField("frame_time_s");
    if (!(exposure >= 0 && exposure <= 1))
        throw Error(ErrorCode::Usage, "must be 0 to 1").atField("exposure");
    if (exposure == 0)
        return;
    double best = 2;
    for (int steps = kExposureSteps; steps <= kMostSteps; ++steps) {
        const int open = std::max(1, static_cast<int>(std::lround(exposure * steps)));
        const double off = std::abs(static_cast<double>(open) / steps - exposure);
        if (open >= kExposureSteps && off < best - 1e-12) {
            best = off;
            m_steps = steps;
            m_open = open;
        }
    }
    // Shorter than eight of a hundred: as many instants as fit.
    if (best > 1) {
        m_steps = kMostSteps;
        m_open = std::max(1, static_cast<int>(std::lround(exposure * kMostSteps)));
    }
}

double FrameTimes::exposure() const {
    return m_steps == 1 ? 0 : static_cast<double>(m_open) / m_steps;
}

std::vector<double> modeWeights(double contrast) {
    if (!(contrast > 1.0 / static_cast<double>(kMostModes) && contrast <= 1))
        throw Error(ErrorCode::Usage, "must be above 0.00025 and at most 1").atField("contrast");
    // n alike and one that is larger: n w^2 + (1 - n w)^2 = contrast.
    const auto n = std::ceil(1 / contrast - 1e-9) - 1;
    if (n < 1)
        return {1};
    const double root = std::sqrt(std::max(0.0, n * ((n + 1) * contrast - 1)));
    const double alike = (n - root) / (n * (n + 1));
    std::vector<double> weights(static_cast<std::size_t>(n), alike);
    weights.push_back(1 - n * alike);
    return weights;
}

SpeckleSeries::SpeckleSeries(Sample sample, const FrameTimes& times, double contrast,
                             std::uint64_t seed)
    : m_sample(std::move(sample))
    , m_times(times)
    , m_weights(modeWeights(contrast))
    , m_seed(seed) {}

void SpeckleSeries::intensity(std::uint64_t area, double q, double phiDeg, compute::Lane& lane,
                              std::span<double> perFrame) const {
    const auto instants = static_cast<std::size_t>(m_times.instants());
    std::vector<Field> modes(m_weights.size(), Field(instants));
    std::uint64_t number = 0;
    for (const FieldPart& part : m_sample.parts(q, phiDeg)) {
        const std::uint64_t stream = (area * kMostParts + number++) * kMostModes;
        if (part.share <= 0)
            continue;
        if (part.covariance)
            addStationary(part, stream, lane, modes);
        else
            addMarkov(part, stream, modes);
    }
    const auto steps = static_cast<std::size_t>(m_times.stepsPerFrame());
    const auto open = static_cast<std::size_t>(m_times.openSteps());
    for (std::size_t frame = 0; frame < perFrame.size(); ++frame) {
        double sum = 0;
        for (std::size_t mode = 0; mode < modes.size(); ++mode) {
            double power = 0;
            for (std::size_t step = 0; step < open; ++step)
                power += std::norm(modes[mode][frame * steps + step]);
            sum += m_weights[mode] * power;
        }
        perFrame[frame] = sum / static_cast<double>(open);
    }
}

/// E(t + dt) = r E(t) + sqrt(1 - r^2) fresh: exact for any clock, and for a field that stays.
void SpeckleSeries::addMarkov(const FieldPart& part, std::uint64_t stream,
                              std::vector<Field>& modes) const {
    const auto instants = static_cast<std::size_t>(m_times.instants());
    std::vector<double> keep(instants, 1), fresh(instants, 0);
    std::vector<Complex> turn(instants, std::sqrt(part.share));
    fresh[0] = 1;
    keep[0] = 0;
    for (std::size_t i = 0; i < instants; ++i) {
        const double t = m_times.instantS(static_cast<std::int64_t>(i));
        turn[i] *= std::polar(1.0, part.phasePerS * t);
        if (i == 0 || !part.clock)
            continue;
        const double passed =
            part.clock(t) - part.clock(m_times.instantS(static_cast<std::int64_t>(i) - 1));
        keep[i] = std::exp(-passed);
        fresh[i] = std::sqrt(-std::expm1(-2 * passed));
    }
    for (std::size_t mode = 0; mode < modes.size(); ++mode) {
        Complex field = 0;
        for (std::size_t i = 0; i < instants; ++i) {
            if (fresh[i] > 0)
                field = keep[i] * field + fresh[i] * complexGaussian(m_seed, stream + mode, i);
            modes[mode][i] += turn[i] * field;
        }
    }
}

/// White noise shaped by the spectrum of the covariances.
void SpeckleSeries::addStationary(const FieldPart& part, std::uint64_t stream, compute::Lane& lane,
                                  std::vector<Field>& modes) const {
    const std::int64_t instants = m_times.instants();
    const std::vector<double> eigenvalues =
        spectrum(part.covariance, m_times.instantS(1), instants, lane);
    const auto length = static_cast<std::int64_t>(eigenvalues.size());
    Array<Complex> noise({static_cast<std::int64_t>(modes.size()), length});
    const auto values = noise.edit();
    for (std::size_t mode = 0; mode < modes.size(); ++mode)
        for (std::int64_t k = 0; k < length; ++k)
            values(static_cast<std::int64_t>(mode), k) =
                std::sqrt(eigenvalues[static_cast<std::size_t>(k)]) *
                complexGaussian(m_seed, stream + mode, static_cast<std::uint64_t>(k));
    const compute::Tensor in = lane.upload(noise);
    const compute::Tensor out = lane.make(in.type(), in.shape());
    compute::kernel::fft(
        lane, {SPC_FFT_FORWARD, 1, std::sqrt(part.share / static_cast<double>(length)), 0}, out,
        in);
    const Array<Complex> fields = lane.download<Complex>(out);
    for (std::size_t mode = 0; mode < modes.size(); ++mode)
        for (std::int64_t i = 0; i < instants; ++i)
            modes[mode][static_cast<std::size_t>(i)] +=
                std::polar(1.0, part.phasePerS * m_times.instantS(i)) *
                fields.view()(static_cast<std::int64_t>(mode), i);
}

double SpeckleSeries::g2MinusOne(double q, double phiDeg, std::int64_t frame1,
                                 std::int64_t frame2) const {
    const int steps = m_times.stepsPerFrame(), open = m_times.openSteps();
    double contrast = 0, sum = 0;
    for (const double weight : m_weights)
        contrast += weight * weight;
    for (int a = 0; a < open; ++a)
        for (int b = 0; b < open; ++b)
            sum += std::norm(m_sample.g1(q, phiDeg, m_times.instantS(frame1 * steps + a),
                                         m_times.instantS(frame2 * steps + b)));
    return contrast * sum / (open * open);
}

} // namespace specula::simulate
