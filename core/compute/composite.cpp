// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/composite.h"

#include <array>

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
    default:
        return false;
    }
}

} // namespace specula::compute
