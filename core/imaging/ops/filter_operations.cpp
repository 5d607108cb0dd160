// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernels.h"
#include "core/imaging/ops/adapted_source.h"
#include "core/imaging/ops/gaussian.h"
#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

// Operations that look at a neighbourhood. The image goes on beyond its border as `edge` says
// (clamp: a a|a b c|c c, reflect: b a|a b c|c b, mirror: c b|a b c|b a, wrap: b c|a b c|a b,
// zero); the executor makes that part of the input.

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;
using compute::Tensor;

/// More is a job for a smaller image; keeps weights and borders of tiles within reason.
constexpr double kMostSigma = 10000;
constexpr std::int64_t kMostKernelSide = 1024;
constexpr double kMostRankRadius = 255;

Rect grown(const Rect& r, std::int64_t left, std::int64_t top, std::int64_t right,
           std::int64_t bottom) {
    return {r.x - left, r.y - top, r.width + left + right, r.height + top + bottom};
}

std::uint64_t tensorBytes(std::int64_t channels, std::int64_t height, std::int64_t width,
                          PixelType type) {
    return static_cast<std::uint64_t>(channels * height * width) *
           compute::elementBytes(workType(type));
}

class Neighbourhood : public OperationBase {
  public:
    explicit Neighbourhood(const Parameters& p)
        : OperationBase(p) {
        if (p.has("edge")) {
            // In the order of SpcEdge.
            m_border.edge = static_cast<SpcEdge>(p.choice("edge"));
        }
    }
    Border border() const override { return m_border; }

  private:
    Border m_border;
};

/// Gaussian of standard deviation sigma, cut at int(4 sigma + 1/2) pixels; the weights are
/// normalised in double and rounded to the type of the work. Equals scipy.ndimage.gaussian_filter
/// with modes nearest, reflect, mirror, grid-wrap and constant.
class BlurOperation final : public Neighbourhood {
  public:
    explicit BlurOperation(const Parameters& p)
        : Neighbourhood(p)
        , m_sigma(p.number("sigma"))
        , m_amount(p.has("amount") ? std::optional(p.number("amount")) : std::nullopt) {}

    Rect inputRect(const Rect& out, const ImageDescription&) const override {
        const std::int64_t r = gaussianRadius(m_sigma);
        return grown(out, r, r, r, r);
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        const std::vector<double> weights = gaussianWeights(m_sigma);
        return {{uploadValues(lane, weights, {static_cast<std::int64_t>(weights.size())},
                              workType(in.type))}};
    }
    /// Sharpening is x + amount (x - blurred).
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription& inImage, const PreparedTables& tables) const override {
        const Tensor& weights = tables.tensors.at(0);
        if (!m_amount) {
            compute::kernel::convolveSeparable(lane, out.data, in.data, weights, weights);
            return;
        }
        const Tensor blurred =
            lane.make(workType(inImage.type), {inImage.channels, out.rect.height, out.rect.width});
        compute::kernel::convolveSeparable(lane, blurred, in.data, weights, weights);
        const std::int64_t r = gaussianRadius(m_sigma);
        const Tensor centre = in.data.slice(1, r, out.rect.height).slice(2, r, out.rect.width);
        for (int c = 0; c < inImage.channels; ++c) {
            const Tensor plane = out.data.slice(0, c, 1), original = centre.slice(0, c, 1);
            const SpcPointStep steps[] = {
                pointStep(SPC_POINT_IMAGE, {}, {SPC_SUBTRACT}, 2),
                pointStep(SPC_POINT_SCALAR, {-*m_amount}, {SPC_MULTIPLY, 0}),
                pointStep(SPC_POINT_IMAGE, {}, {SPC_ADD}, 2)};
            const SpcPointChain chain{static_cast<std::int32_t>(workType(inImage.type)), 3, steps};
            lane.run(SPC_POINT_CHAIN, &chain, std::array{plane, blurred.slice(0, c, 1), original});
        }
    }
    std::uint64_t scratchBytes(const Rect& out, const ImageDescription& in) const override {
        const Rect from = inputRect(out, in);
        const std::uint64_t rows = tensorBytes(in.channels, from.height, out.width, in.type);
        return m_amount ? rows + tensorBytes(in.channels, out.height, out.width, in.type) : rows;
    }
    OperationPtr scaled(double factor) const override {
        auto copy = std::make_shared<BlurOperation>(*this);
        copy->m_sigma = m_sigma * factor;
        copy->setParameter("sigma", copy->m_sigma);
        return copy;
    }

  private:
    double m_sigma;
    std::optional<double> m_amount; ///< of sharpening
};

/// Median, minimum (erode) and maximum (dilate) of the square of 2 radius + 1 pixels; the image
/// goes on with its border pixels. NaN anywhere in the square gives NaN.
class RankOperation final : public Neighbourhood {
  public:
    RankOperation(const Parameters& p, SpcRank which)
        : Neighbourhood(p)
        , m_which(which)
        , m_radius(p.integer("radius")) {}

    Rect inputRect(const Rect& out, const ImageDescription&) const override {
        return grown(out, m_radius, m_radius, m_radius, m_radius);
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription&, const PreparedTables&) const override {
        const auto radius = static_cast<std::int32_t>(m_radius);
        compute::kernel::rankFilter(lane, {m_which, radius, radius}, out.data, in.data);
    }
    OperationPtr scaled(double factor) const override {
        auto copy = std::make_shared<RankOperation>(*this);
        copy->m_radius = std::llround(static_cast<double>(m_radius) * factor);
        copy->setParameter("radius", copy->m_radius);
        return copy;
    }

  private:
    SpcRank m_which;
    std::int64_t m_radius;
};

struct KernelImage {
    std::int64_t rows = 0, columns = 0;
    std::vector<double> weights; ///< row-major
};

/// The taps of each block of `block` pixels, counted from the kernel's centre, added up: the same
/// sum on an image whose pixels are blocks.
KernelImage shrunkKernel(const KernelImage& kernel, std::int64_t block) {
    const auto place = [block](std::int64_t i, std::int64_t n) {
        const std::int64_t shifted = i - n / 2 + block / 2;
        return shifted >= 0 ? shifted / block : -((-shifted + block - 1) / block);
    };
    const auto half = [&](std::int64_t n) { return std::max(-place(0, n), place(n - 1, n)); };
    const std::int64_t ry = half(kernel.rows), rx = half(kernel.columns);
    KernelImage small{2 * ry + 1, 2 * rx + 1, {}};
    small.weights.assign(static_cast<std::size_t>(small.rows * small.columns), 0);
    for (std::int64_t y = 0; y < kernel.rows; ++y)
        for (std::int64_t x = 0; x < kernel.columns; ++x)
            small.weights[static_cast<std::size_t>((place(y, kernel.rows) + ry) * small.columns +
                                                   place(x, kernel.columns) + rx)] +=
                kernel.weights[static_cast<std::size_t>(y * kernel.columns + x)];
    return small;
}

/// With k of n pixels along an axis and its centre at pixel k/2 (rounded down), as
/// scipy.ndimage.correlate and convolve have it:
///     correlate  out(i) = sum_j w(j) in(i + j - k/2)
///     convolve   out(i) = sum_j w(j) in(i - j + k/2)   the kernel turned by 180 degrees
class KernelOperation final : public Neighbourhood {
  public:
    KernelOperation(const Parameters& p, KernelImage kernel, bool flip)
        : Neighbourhood(p)
        , m_kernel(std::move(kernel))
        , m_flip(flip) {}

    Rect inputRect(const Rect& out, const ImageDescription&) const override {
        const auto before = [this](std::int64_t n) { return m_flip ? n - 1 - n / 2 : n / 2; };
        const std::int64_t left = before(m_kernel.columns), top = before(m_kernel.rows);
        return grown(out, left, top, m_kernel.columns - 1 - left, m_kernel.rows - 1 - top);
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        return {{uploadValues(lane, m_kernel.weights, {m_kernel.rows, m_kernel.columns},
                              workType(in.type))}};
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription&, const PreparedTables& tables) const override {
        compute::kernel::convolve(lane, out.data, in.data, tables.tensors.at(0), m_flip);
    }
    OperationPtr scaled(double factor) const override {
        auto copy = std::make_shared<KernelOperation>(*this);
        copy->m_kernel = shrunkKernel(m_kernel, std::int64_t{1} << std::min(halvings(factor), 30));
        return copy;
    }

  private:
    KernelImage m_kernel;
    bool m_flip;
};

KernelImage readKernel(const Parameters& p, const OperationFiles& files) {
    if (!files.openImage)
        throw p.error("file", "no images can be opened here");
    const io::SourcePtr source = files.openImage(p.text("file"));
    const io::SourceDescription& d = source->describe();
    const auto broken = [&](std::string reason) {
        return Error(ErrorCode::Input, std::move(reason))
            .inFile(d.file)
            .atField(p.operation() + ":file")
            .withRemedy(fmt::format("give an image of one channel and one frame, up to {0}x{0}",
                                    kMostKernelSide));
    };
    if (d.channels != 1 || d.frames != 1)
        throw broken(fmt::format("it has {} channels and {} frames", d.channels, d.frames));
    if (std::max(d.width(), d.height()) > kMostKernelSide)
        throw broken(fmt::format("it has {}x{} pixels", d.width(), d.height()));
    const Pixels pixels = source->readFrame(0);
    KernelImage kernel{pixels.height(), pixels.width(), {}};
    for (std::int64_t y = 0; y < kernel.rows; ++y)
        for (std::int64_t x = 0; x < kernel.columns; ++x) {
            kernel.weights.push_back(pixels.valueAt(y, x));
            if (!std::isfinite(kernel.weights.back()))
                throw broken(fmt::format("the pixel at ({}, {}) is not finite", x, y));
        }
    return kernel;
}

OperationPtr makeBlur(const Parameters& p, const OperationFiles&) {
    return std::make_shared<BlurOperation>(p);
}

template<SpcRank which>
OperationPtr makeRank(const Parameters& p, const OperationFiles&) {
    return std::make_shared<RankOperation>(p, which);
}

template<bool flip>
OperationPtr makeKernel(const Parameters& p, const OperationFiles& files) {
    return std::make_shared<KernelOperation>(p, readKernel(p, files), flip);
}

} // namespace

std::int64_t gaussianRadius(double sigma) {
    return static_cast<std::int64_t>(4 * sigma + 0.5);
}

std::vector<double> gaussianWeights(double sigma) {
    const std::int64_t radius = gaussianRadius(sigma);
    std::vector<double> weights;
    for (std::int64_t i = -radius; i <= radius; ++i) {
        const double t = static_cast<double>(i) / sigma;
        weights.push_back(std::exp(-0.5 * t * t));
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& w : weights)
        w /= sum;
    return weights;
}

std::vector<OperationEntry> filterEntries() {
    const ParameterInfo sigma{.name = "sigma",
                              .low = 0.3,
                              .high = 50,
                              .least = 0,
                              .most = kMostSigma,
                              .excludesLeast = true,
                              .logarithmic = true,
                              .unit = "px",
                              .help = "standard deviation in pixels, more than 0"};
    const ParameterInfo edge{.name = "edge",
                             .kind = Kind::Choice,
                             .fallback = "clamp",
                             .choices = {"clamp", "reflect", "mirror", "wrap", "zero"},
                             .help = "how the image goes on beyond its border"};
    const ParameterInfo amount{
        .name = "amount", .high = 5, .help = "0 leaves the image, 1 doubles its detail"};
    const ParameterInfo radius{.name = "radius",
                               .kind = Kind::Integer,
                               .low = 1,
                               .high = 15,
                               .least = 1,
                               .most = kMostRankRadius,
                               .unit = "px",
                               .help = "the square has 2 radius + 1 pixels on a side"};
    const ParameterInfo file{.name = "file",
                             .kind = Kind::File,
                             .help = "the kernel: an image of one channel, its centre at half its "
                                     "width and height, rounded down"};
    return {
        {{"blur", "Gaussian blur", "filter", {sigma, edge}}, makeBlur},
        {{"sharpen", "Unsharp mask: x + amount (x - blurred)", "filter", {amount, sigma, edge}},
         makeBlur},
        {{"median", "Median of a square", "filter", {radius}}, makeRank<SPC_RANK_MEDIAN>},
        {{"erode", "Minimum of a square", "filter", {radius}}, makeRank<SPC_RANK_MINIMUM>},
        {{"dilate", "Maximum of a square", "filter", {radius}}, makeRank<SPC_RANK_MAXIMUM>},
        {{"convolve",
          "Convolution with an image (the kernel turned by 180 degrees)",
          "filter",
          {file, edge}},
         makeKernel<true>},
        {{"correlate", "Correlation with an image (the kernel as it is)", "filter", {file, edge}},
         makeKernel<false>},
    };
}

} // namespace specula::imaging
