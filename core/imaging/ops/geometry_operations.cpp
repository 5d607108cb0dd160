// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernels.h"
#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

#include <cmath>

// Operations that move pixels.

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;
using compute::Tensor;

class CropOperation final : public OperationBase {
  public:
    explicit CropOperation(const Parameters& p)
        : OperationBase(p)
        , m_rect{p.integer("x"), p.integer("y"), p.integer("width"), p.integer("height")} {}

    ImageDescription output(const ImageDescription& in) const override {
        const Rect rect = rectIn(in);
        if (!in.rect().contains(rect))
            throw error(fmt::format("the rectangle {},{} {}x{} is not inside {}x{} pixels", rect.x,
                                    rect.y, rect.width, rect.height, in.width, in.height),
                        m_rect.right() > in.width ? "width" : "height")
                .withRemedy("choose a rectangle inside the image");
        ImageDescription out = in;
        out.width = rect.width;
        out.height = rect.height;
        return out;
    }
    Rect inputRect(const Rect& out, const ImageDescription& in) const override {
        const Rect rect = rectIn(in);
        return {out.x + rect.x, out.y + rect.y, out.width, out.height};
    }
    bool passesPixels() const override { return true; }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription&, const PreparedTables&) const override {
        compute::kernel::convert(lane, out.data, in.data);
    }
    OperationPtr scaled(double factor) const override {
        auto copy = std::make_shared<CropOperation>(*this);
        copy->m_factor = m_factor * factor;
        return copy;
    }

  private:
    /// On a smaller image: the pixels that hold the rectangle's, as far as they are there.
    Rect rectIn(const ImageDescription& in) const {
        if (m_factor == 1)
            return m_rect;
        const auto part = [this](std::int64_t first, std::int64_t end, std::int64_t extent) {
            const auto at = [this](std::int64_t v) { return static_cast<double>(v) * m_factor; };
            const std::int64_t a = std::clamp<std::int64_t>(
                static_cast<std::int64_t>(std::floor(at(first))), 0, extent - 1);
            return std::pair{a, std::clamp<std::int64_t>(
                                    static_cast<std::int64_t>(std::ceil(at(end))), a + 1, extent)};
        };
        const auto [x0, x1] = part(m_rect.x, m_rect.right(), in.width);
        const auto [y0, y1] = part(m_rect.y, m_rect.bottom(), in.height);
        return {x0, y0, x1 - x0, y1 - y0};
    }

    Rect m_rect;
    double m_factor = 1;
};

class FlipOperation final : public OperationBase {
  public:
    explicit FlipOperation(const Parameters& p)
        : OperationBase(p)
        , m_horizontal(p.text("axis") == "h") {}

    Rect inputRect(const Rect& out, const ImageDescription& in) const override {
        return m_horizontal ? Rect{in.width - out.right(), out.y, out.width, out.height}
                            : Rect{out.x, in.height - out.bottom(), out.width, out.height};
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription&, const PreparedTables&) const override {
        compute::kernel::convert(lane, out.data, in.data.flipped(m_horizontal ? 2 : 1));
    }

  private:
    bool m_horizontal; ///< left and right change places
};

/// Clockwise: one turn takes (x, y) to (height - 1 - y, x).
class Rotate90Operation final : public OperationBase {
  public:
    explicit Rotate90Operation(const Parameters& p)
        : OperationBase(p)
        , m_turns(static_cast<int>((p.integer("turns") % 4 + 4) % 4)) {}

    ImageDescription output(const ImageDescription& in) const override {
        ImageDescription out = in;
        if (m_turns % 2 == 1)
            std::swap(out.width, out.height);
        return out;
    }
    Rect inputRect(const Rect& out, const ImageDescription& in) const override {
        switch (m_turns) {
        case 1:
            return {out.y, in.height - out.right(), out.height, out.width};
        case 2:
            return {in.width - out.right(), in.height - out.bottom(), out.width, out.height};
        case 3:
            return {in.width - out.bottom(), out.x, out.height, out.width};
        default:
            return out;
        }
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription&, const PreparedTables&) const override {
        Tensor turned = in.data;
        if (m_turns == 1)
            turned = turned.transposed(1, 2).flipped(2);
        else if (m_turns == 2)
            turned = turned.flipped(1).flipped(2);
        else if (m_turns == 3)
            turned = turned.transposed(1, 2).flipped(1);
        compute::kernel::convert(lane, out.data, turned);
    }

  private:
    int m_turns;
};

/// The pixel (x, y) of the result is the image at
///     sx = m0 x + m1 y + m2,  sy = m3 x + m4 y + m5
/// (pixel centres at whole coordinates): the matrix leads from the result to the image, as in
/// scipy.ndimage.affine_transform with order 1 (bilinear) and mode "constant". Places outside
/// 0..width-1 or 0..height-1 get `fill`; nearest takes the pixel floor(s + 1/2). Coordinates are
/// rounded to 2^-32 pixel, so that every tile and tier looks at the same place.
class AffineOperation final : public OperationBase {
  public:
    explicit AffineOperation(const Parameters& p)
        : OperationBase(p)
        , m_m(p.numbers("m"))
        , m_width(p.integer("width"))
        , m_height(p.integer("height"))
        , m_fill(p.number("fill"))
        , m_sampling(static_cast<SpcSampling>(1 - p.choice("filter"))) {
        checkReach();
        checkRank();
    }

    ImageDescription output(const ImageDescription& in) const override {
        ImageDescription out = in;
        out.width = m_width;
        out.height = m_height;
        return out;
    }
    /// The bounding box of the places looked at; one pixel where all of them lie outside.
    Rect inputRect(const Rect& out, const ImageDescription& in) const override {
        const auto [x, width] = needed(0, out, in.width);
        const auto [y, height] = needed(3, out, in.height);
        return {x, y, width, height};
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription&) const override {
        const auto table = [&](std::int64_t count, double slope, double offset) {
            auto values = Array<std::int64_t>::uninitialized({count});
            for (std::int64_t i = 0; i < count; ++i)
                values.editValues()[static_cast<std::size_t>(i)] = place(slope, i, offset);
            return lane.upload(values);
        };
        return {{table(m_width, m_m[0], 0), table(m_width, m_m[3], 0),
                 table(m_height, m_m[1], m_m[2]), table(m_height, m_m[4], m_m[5])}};
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription& inImage, const PreparedTables& tables) const override {
        const SpcAffine params{m_sampling,     m_fill,    inImage.width,
                               inImage.height, in.rect.x, in.rect.y};
        const auto& t = tables.tensors;
        lane.run(SPC_AFFINE, &params,
                 std::array{out.data, in.data, t.at(0).slice(0, out.rect.x, out.rect.width),
                            t.at(1).slice(0, out.rect.x, out.rect.width),
                            t.at(2).slice(0, out.rect.y, out.rect.height),
                            t.at(3).slice(0, out.rect.y, out.rect.height)});
    }
    OperationPtr scaled(double factor) const override {
        // A pixel x of the small images stands for the place (x + 1/2) / factor - 1/2 of the large
        // ones, on both sides.
        auto copy = std::make_shared<AffineOperation>(*this);
        for (const std::size_t row : {0u, 3u})
            copy->m_m[row + 2] =
                factor * m_m[row + 2] + (1 - factor) * 0.5 * (m_m[row] + m_m[row + 1] - 1);
        const auto smaller = [factor](std::int64_t extent) {
            return std::max<std::int64_t>(
                1, static_cast<std::int64_t>(std::ceil(static_cast<double>(extent) * factor)));
        };
        copy->m_width = smaller(m_width);
        copy->m_height = smaller(m_height);
        copy->setParameter("m", copy->m_m);
        copy->setParameter("width", copy->m_width);
        copy->setParameter("height", copy->m_height);
        return copy;
    }

  private:
    /// The sum of two such stays within 63 bits.
    static constexpr double kMostReach = 0x1p29;

    static std::int64_t place(double slope, std::int64_t i, double offset) {
        return std::llrint((slope * static_cast<double>(i) + offset) * 0x1p32);
    }
    void checkReach() const {
        for (const std::size_t row : {0u, 3u}) {
            const double x = std::abs(m_m[row]) * static_cast<double>(m_width);
            const double y =
                std::abs(m_m[row + 1]) * static_cast<double>(m_height) + std::abs(m_m[row + 2]);
            if (std::max(x, y) >= kMostReach)
                throw error("the matrix leads further than 2^29 pixels away", "m")
                    .withRemedy("it leads from the result to the image: is it the inverse?");
        }
    }
    /// Such a matrix leads from a whole line, or all, of the result to one place in the image.
    void checkRank() const {
        constexpr double kRounding = 1e-12;
        const double a = m_m[0] * m_m[4], b = m_m[1] * m_m[3];
        if (std::abs(a - b) <= kRounding * (std::abs(a) + std::abs(b)))
            throw error("the matrix is singular: m0 m4 - m1 m3 is 0", "m")
                .withRemedy("1 0 0 0 1 0 leaves the image as it is");
    }
    std::pair<std::int64_t, std::int64_t> needed(std::size_t row, const Rect& out,
                                                 std::int64_t extent) const {
        const auto ends = [](std::int64_t a, std::int64_t b) { return std::minmax({a, b}); };
        const auto [x0, x1] = ends(place(m_m[row], out.x, 0), place(m_m[row], out.right() - 1, 0));
        const auto [y0, y1] = ends(place(m_m[row + 1], out.y, m_m[row + 2]),
                                   place(m_m[row + 1], out.bottom() - 1, m_m[row + 2]));
        const std::int64_t first = std::clamp<std::int64_t>((x0 + y0) >> 32, 0, extent - 1);
        const std::int64_t last =
            std::clamp<std::int64_t>(((x1 + y1) >> 32) + 1, first, extent - 1);
        return {first, last - first + 1};
    }

    std::vector<double> m_m;
    std::int64_t m_width, m_height;
    double m_fill;
    SpcSampling m_sampling;
};

template<class Made>
OperationPtr make(const Parameters& p, const OperationFiles&) {
    return std::make_shared<Made>(p);
}

ParameterInfo pixels(const char* name, double least, const char* help) {
    return {.name = name,
            .kind = Kind::Integer,
            .low = least,
            .high = 4096,
            .least = least,
            .most = kMostExtent,
            .unit = "px",
            .help = help};
}

} // namespace

std::vector<OperationEntry> geometryEntries() {
    const ParameterInfo x = pixels("x", 0, "first column");
    const ParameterInfo y = pixels("y", 0, "first row");
    const ParameterInfo width = pixels("width", 1, "of the result, in pixels");
    const ParameterInfo height = pixels("height", 1, "of the result, in pixels");
    const ParameterInfo axis{.name = "axis",
                             .kind = Kind::Choice,
                             .choices = {"h", "v"},
                             .help = "h: left and right change places, v: top and bottom"};
    const ParameterInfo turns{.name = "turns",
                              .kind = Kind::Integer,
                              .fallback = 1,
                              .low = 0,
                              .high = 3,
                              .unit = "turns",
                              .help = "quarter turns clockwise, negative ones the other way"};
    const ParameterInfo m{.name = "m",
                          .kind = Kind::Numbers,
                          .low = -2,
                          .high = 2,
                          .count = 6,
                          .help = "6 numbers: the result's (x, y) is the image at (m0 x + m1 y + "
                                  "m2, m3 x + m4 y + m5)"};
    const ParameterInfo fill{
        .name = "fill", .fallback = 0.0, .help = "value of what lies outside the image"};
    const ParameterInfo filter{.name = "filter",
                               .kind = Kind::Choice,
                               .fallback = "bilinear",
                               .choices = {"bilinear", "nearest"},
                               .help = "how to go between pixels"};
    return {
        {{"crop", "Cut out a rectangle", "geometry", {x, y, width, height}}, make<CropOperation>},
        {{"flip", "Mirror", "geometry", {axis}}, make<FlipOperation>},
        {{"rotate90", "Quarter turns, clockwise", "geometry", {turns}}, make<Rotate90Operation>},
        {{"affine", "Any linear map and shift", "geometry", {m, width, height, fill, filter}},
         make<AffineOperation>},
    };
}

} // namespace specula::imaging
