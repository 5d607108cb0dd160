// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/composite.h"

#include "core/compute/borrowed_call.h"
#include "core/compute/kernels.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace specula::compute {
namespace {

void rankUpdate(Lane& lane, const SpcMatrixProduct& params, std::span<const Tensor> operands) {
    SpcMatrixProduct product = params;
    product.transpose_b = params.transpose_a == 0;
    lane.run(SPC_MATRIX_PRODUCT, &product, std::array{operands[0], operands[1], operands[1]});
}

void convolveSeparable(Lane& lane, std::span<const Tensor> operands) {
    const Tensor &out = operands[0], &in = operands[1];
    const int x = in.rank() - 1, y = in.rank() - 2;
    std::array<std::int64_t, SPC_MAX_RANK> extents{};
    for (int axis = 0; axis < in.rank(); ++axis)
        extents[static_cast<std::size_t>(axis)] = in.extent(axis);
    extents[static_cast<std::size_t>(x)] = out.extent(x);
    const Tensor rows =
        lane.make(in.type(), Shape(std::span(extents.data(), static_cast<std::size_t>(in.rank()))));
    const SpcAxis alongX{x}, alongY{y};
    lane.run(SPC_CONVOLVE_AXIS, &alongX, std::array{rows, in, operands[2]});
    lane.run(SPC_CONVOLVE_AXIS, &alongY, std::array{out, rows, operands[3]});
}

/// One element of the last axis: (a..., n) gives (a..., 1).
Tensor column(const Tensor& tensor, std::int64_t i) {
    return tensor.slice(tensor.rank() - 1, i, 1);
}

/// out = below + fraction (above - below); equal neighbours give themselves, infinite ones too.
void mixNeighbours(Lane& lane, const Tensor& out, const Tensor& below, const Tensor& above,
                   double fraction) {
    const Tensor step = lane.make(out.type(), out.shape());
    const Tensor part = lane.make(out.type(), out.shape());
    const Tensor mixed = lane.make(out.type(), out.shape());
    kernel::map(lane, SPC_SUBTRACT, step, above, below);
    kernel::map(lane, SPC_MULTIPLY, part, step, fraction);
    kernel::map(lane, SPC_ADD, mixed, below, part);
    const Tensor& equal = step;
    kernel::map(lane, SPC_EQUAL, equal, above, below);
    kernel::map(lane, SPC_SELECT, out, equal, below, mixed);
}

/// Rows are sorted; the order statistics around a position stand in the same columns of all rows.
/// Not so where NaN are left out row by row: that is for another tier.
bool percentile(Lane& lane, const SpcPercentile& params, std::span<const Tensor> operands) {
    const Tensor &out = operands[0], &in = operands[1];
    const bool mayBeNan = isFloat(in.type());
    if (in.rank() < 1 || out.rank() != in.rank() || (params.nan_aware && mayBeNan) ||
        !copiesByRows(operands[2].operand()))
        return false;
    const std::vector<double> percents = [&] {
        const Array<double> host = lane.download<double>(operands[2]);
        return std::vector<double>(host.data(), host.data() + host.size());
    }();
    for (const double percent : percents)
        if (!(percent >= 0 && percent <= 100))
            throw DeviceError(DeviceError::Kind::BadCall,
                              fmt::format("percentile: {} is not 0 to 100", percent));
    const std::int64_t length = in.extent(in.rank() - 1);
    if (length == 0) {
        kernel::fill(lane, out, std::numeric_limits<double>::quiet_NaN());
        return true;
    }
    const Tensor sorted = lane.make(in.type(), in.shape());
    const std::array sorting{sorted, in};
    if (!lane.backend().supports(SPC_SORT, nullptr, sorting))
        return false;
    lane.run(SPC_SORT, nullptr, sorting);

    const auto converted = [&](std::int64_t i) {
        const Tensor from = column(sorted, i);
        Tensor to = lane.make(out.type(), from.shape());
        kernel::convert(lane, to, from);
        return to;
    };
    const Tensor largest = converted(length - 1); // NaN stand last
    const Tensor isNan = lane.make(out.type(), largest.shape());
    const Tensor value = lane.make(out.type(), largest.shape());
    const Tensor checked = lane.make(out.type(), largest.shape());
    kernel::map(lane, SPC_IS_NAN, isNan, largest);
    for (std::size_t k = 0; k < percents.size(); ++k) {
        const double position = percents[k] / 100 * static_cast<double>(length - 1);
        const auto below = static_cast<std::int64_t>(position);
        const double fraction = position - static_cast<double>(below);
        if (fraction > 0)
            mixNeighbours(lane, value, converted(below), converted(below + 1), fraction);
        else
            kernel::convert(lane, value, column(sorted, below));
        kernel::map(lane, SPC_SELECT, checked, isNan, largest, value);
        kernel::convert(lane, column(out, static_cast<std::int64_t>(k)), checked);
    }
    return true;
}

} // namespace

bool runComposite(Lane& lane, SpcKernel kernel, const void* params,
                  std::span<const Tensor> operands) {
    switch (kernel) {
    case SPC_RANK_UPDATE:
        rankUpdate(lane, *static_cast<const SpcMatrixProduct*>(params), operands);
        return true;
    case SPC_CONVOLVE_SEPARABLE:
        convolveSeparable(lane, operands);
        return true;
    case SPC_PERCENTILE:
        return percentile(lane, *static_cast<const SpcPercentile*>(params), operands);
    default:
        return false;
    }
}

} // namespace specula::compute
