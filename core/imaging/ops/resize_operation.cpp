// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernels.h"
#include "core/imaging/ops/operation_base.h"
#include "core/imaging/ops/resample.h"

#include <cmath>

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;
using compute::Tensor;

/// Along x, then along y (resample.h). Weights of the whole result are uploaded once; where a
/// tile's taps begin within its input is a few numbers per tile.
class ResizeOperation final : public OperationBase {
  public:
    explicit ResizeOperation(const Parameters& p)
        : OperationBase(p)
        , m_filter(static_cast<ResizeFilter>(p.choice("filter")))
        , m_width(p.integer("width"))
        , m_height(p.integer("height")) {}

    ImageDescription output(const ImageDescription& in) const override {
        ImageDescription out = in;
        out.width = m_width;
        out.height = m_height;
        return out;
    }
    Rect inputRect(const Rect& out, const ImageDescription& in) const override {
        const auto [x, width] = span(axisX(in), out.x, out.width);
        const auto [y, height] = span(axisY(in), out.y, out.height);
        return {x, y, width, height};
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        return {{weights(lane, axisX(in), m_width, workType(in.type)),
                 weights(lane, axisY(in), m_height, workType(in.type))}};
    }
    void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
             const ImageDescription& inImage, const PreparedTables& tables) const override {
        const Tensor rows =
            lane.make(workType(inImage.type), {inImage.channels, in.rect.height, out.rect.width});
        compute::kernel::resampleAxis(
            lane, 2, rows, in.data,
            starts(lane, axisX(inImage), out.rect.x, out.rect.width, in.rect.x),
            tables.tensors.at(0).slice(0, out.rect.x, out.rect.width));
        compute::kernel::resampleAxis(
            lane, 1, out.data, rows,
            starts(lane, axisY(inImage), out.rect.y, out.rect.height, in.rect.y),
            tables.tensors.at(1).slice(0, out.rect.y, out.rect.height));
    }
    std::uint64_t scratchBytes(const Rect& out, const ImageDescription& in) const override {
        const auto rows = in.channels * inputRect(out, in).height * out.width;
        return static_cast<std::uint64_t>(rows) * compute::elementBytes(workType(in.type)) +
               static_cast<std::uint64_t>(out.width + out.height) * sizeof(std::int32_t);
    }
    OperationPtr scaled(double factor) const override {
        auto copy = std::make_shared<ResizeOperation>(*this);
        const auto smaller = [factor](std::int64_t extent) {
            return std::max<std::int64_t>(
                1, static_cast<std::int64_t>(std::ceil(static_cast<double>(extent) * factor)));
        };
        copy->m_width = smaller(m_width);
        copy->m_height = smaller(m_height);
        copy->setParameter("width", copy->m_width);
        copy->setParameter("height", copy->m_height);
        return copy;
    }

  private:
    ResampleAxis axisX(const ImageDescription& in) const { return {m_filter, in.width, m_width}; }
    ResampleAxis axisY(const ImageDescription& in) const { return {m_filter, in.height, m_height}; }

    static std::pair<std::int64_t, std::int64_t> span(const ResampleAxis& axis, std::int64_t first,
                                                      std::int64_t count) {
        const std::int64_t begin = axis.start(first);
        return {begin,
                axis.start(first + std::max<std::int64_t>(count, 1) - 1) + axis.taps() - begin};
    }
    static Tensor weights(compute::Lane& lane, const ResampleAxis& axis, std::int64_t count,
                          compute::ElementType type) {
        std::vector<double> values(static_cast<std::size_t>(count * axis.taps()));
        for (std::int64_t d = 0; d < count; ++d)
            axis.weights(d, values.data() + d * axis.taps());
        return uploadValues(lane, values, {count, axis.taps()}, type);
    }
    static Tensor starts(compute::Lane& lane, const ResampleAxis& axis, std::int64_t first,
                         std::int64_t count, std::int64_t origin) {
        auto values = Array<std::int32_t>::uninitialized({count});
        for (std::int64_t i = 0; i < count; ++i)
            values.editValues()[static_cast<std::size_t>(i)] =
                static_cast<std::int32_t>(axis.start(first + i) - origin);
        return lane.upload(values);
    }

    ResizeFilter m_filter;
    std::int64_t m_width, m_height;
};

OperationPtr makeResize(const Parameters& p, const OperationFiles&) {
    return std::make_shared<ResizeOperation>(p);
}

} // namespace

std::vector<OperationEntry> resizeEntries() {
    ParameterInfo width{.name = "width",
                        .kind = Kind::Integer,
                        .low = 1,
                        .high = 4096,
                        .least = 1,
                        .most = kMostExtent,
                        .logarithmic = true,
                        .unit = "px",
                        .help = "of the result, in pixels"};
    ParameterInfo height = width;
    height.name = "height";
    // In the order of ResizeFilter.
    const ParameterInfo filter{.name = "filter",
                               .kind = Kind::Choice,
                               .fallback = "triangle",
                               .choices = {"nearest", "box", "triangle", "mitchell", "lanczos3"},
                               .help = "triangle is bilinear; lanczos3 is sharpest and may ring"};
    return {
        {{"resize", "Other width and height", "geometry", {width, height, filter}}, makeResize}};
}

} // namespace specula::imaging
