// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/speckle_frames.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/simulate/random.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace specula::simulate {
namespace {

using Field = std::vector<std::complex<float>>;

struct Detector {
    std::int64_t width, height;
    std::vector<float> meanIntensity; // counts per frame
    std::vector<float> memory;        // correlation of the field from frame to frame
    std::vector<bool> dead;
};

// Beam a little off the middle, a beam stop, a structure-factor ring, a cross of module gaps.
Detector makeDetector(const SpeckleOptions& o) {
    Detector d{o.width, o.height, {}, {}, {}};
    const auto pixels = static_cast<std::size_t>(o.width * o.height);
    d.meanIntensity.resize(pixels);
    d.memory.resize(pixels);
    d.dead.resize(pixels);
    const double cx = 0.53 * static_cast<double>(o.width),
                 cy = 0.47 * static_cast<double>(o.height);
    const double edge = 0.5 * static_cast<double>(std::max<std::int64_t>(o.width, 2));
    const double stop = 0.07 * edge;
    const std::int64_t gap = std::max<std::int64_t>(1, o.width / 85);
    for (std::int64_t y = 0; y < o.height; ++y) {
        for (std::int64_t x = 0; x < o.width; ++x) {
            const auto i = static_cast<std::size_t>(y * o.width + x);
            const double r = std::hypot(double(x) - cx, double(y) - cy);
            const double q = std::max(r, 1.0) / edge;
            const double form = 1 / (1 + std::pow(q / 0.35, 2.6));
            const double ring = 0.9 * std::exp(-std::pow((q - 0.55) / 0.09, 2));
            d.meanIntensity[i] =
                r < stop ? 0.0f : static_cast<float>(o.meanCounts * (2.2 * form + ring));
            d.memory[i] = static_cast<float>(std::exp(-q * q / o.tauFramesAtEdge));
            const bool inGap = std::abs(2 * x - o.width) < gap || std::abs(2 * y - o.height) < gap;
            const bool bad = randomBits(o.seed, 900, i) % 4000 == 0;
            d.dead[i] = inGap || bad;
        }
    }
    return d;
}

// Gaussian weights of a speckle, normalised so that the field keeps its mean intensity.
std::vector<float> speckleKernel(double specklePx) {
    const double sigma = specklePx / 2.355;
    const int radius = static_cast<int>(std::ceil(2.5 * sigma));
    std::vector<float> kernel;
    double power = 0;
    for (int i = -radius; i <= radius; ++i) {
        const double w = std::exp(-i * i / (2 * sigma * sigma));
        kernel.push_back(static_cast<float>(w));
        power += w * w;
    }
    for (float& w : kernel)
        w /= static_cast<float>(std::sqrt(power));
    return kernel;
}

// Separable smoothing with wrap-around, rows then columns.
void smooth(const Field& in, Field& scratch, Field& out, std::int64_t width, std::int64_t height,
            const std::vector<float>& kernel, ThreadPool& pool) {
    const auto radius = static_cast<std::int64_t>(kernel.size() / 2);
    const auto pass = [&](const Field& from, Field& to, std::int64_t step, std::int64_t extent,
                          bool alongRows) {
        pool.parallelFor(0, height, 16, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t y = first; y < last; ++y) {
                for (std::int64_t x = 0; x < width; ++x) {
                    std::complex<float> sum = 0;
                    const std::int64_t position = alongRows ? x : y;
                    const std::int64_t base = y * width + x - position * step;
                    for (std::int64_t k = -radius; k <= radius; ++k) {
                        const std::int64_t p = (position + k + extent * 8) % extent;
                        sum += kernel[static_cast<std::size_t>(k + radius)] *
                               from[static_cast<std::size_t>(base + p * step)];
                    }
                    to[static_cast<std::size_t>(y * width + x)] = sum;
                }
            }
        });
    };
    pass(in, scratch, 1, width, true);
    pass(scratch, out, width, height, false);
}

} // namespace

void SpeckleOptions::validate() const {
    const auto require = [](bool good, const char* field, const char* range) {
        if (!good)
            throw Error(ErrorCode::Usage, fmt::format("must be {}", range)).atField(field);
    };
    require(width >= 16 && width <= 16384, "width", "16 to 16384");
    require(height >= 16 && height <= 16384, "height", "16 to 16384");
    require(frames >= 1, "frames", "at least 1");
    require(meanCounts > 0 && meanCounts < 20, "meanCounts", "above 0 and below 20");
    require(specklePx >= 1 && specklePx <= 8, "specklePx", "1 to 8");
    require(tauFramesAtEdge > 0, "tauFramesAtEdge", "above 0");
}

void makeSpeckleFrames(const SpeckleOptions& options, ThreadPool& pool, JobContext& job,
                       const std::function<void(const Pixels&)>& frame) {
    options.validate();
    const Detector detector = makeDetector(options);
    const std::int64_t width = options.width, height = options.height;
    const auto pixels = static_cast<std::size_t>(width * height);
    const std::vector<float> kernel = speckleKernel(options.specklePx);
    Field noise(pixels), scratch(pixels), field(pixels);
    for (std::int64_t t = 0; t < options.frames; ++t) {
        job.throwIfCancelled();
        const auto stream = static_cast<std::uint64_t>(t);
        pool.parallelFor(0, height, 16, [&](std::int64_t first, std::int64_t last) {
            for (auto i = static_cast<std::size_t>(first * width);
                 i < static_cast<std::size_t>(last * width); ++i) {
                const std::complex<float> fresh(complexGaussian(options.seed, stream, i));
                const float keep = t == 0 ? 0.0f : detector.memory[i];
                noise[i] = keep * noise[i] + std::sqrt(1 - keep * keep) * fresh;
            }
        });
        smooth(noise, scratch, field, width, height, kernel, pool);
        Pixels counts(PixelType::U32, width, height);
        auto rows = counts.editPlane<std::uint32_t>();
        pool.parallelFor(0, height, 16, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t y = first; y < last; ++y)
                for (std::int64_t x = 0; x < width; ++x) {
                    const auto i = static_cast<std::size_t>(y * width + x);
                    const double mean =
                        static_cast<double>(detector.meanIntensity[i] * std::norm(field[i]));
                    rows(y, x) = detector.dead[i]
                                     ? kDeadPixel
                                     : poisson(std::min(mean, 300.0),
                                               uniform(randomBits(options.seed, 1000 + stream, i)));
                }
        });
        frame(counts);
        job.report(t + 1, options.frames, "frames");
    }
}

} // namespace specula::simulate
