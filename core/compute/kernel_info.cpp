// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernel_info.h"

#include "core/compute/device.h"

#include <fmt/format.h>

namespace specula::compute {
namespace {

constexpr int kMany = 2 + SPC_MAX_POINT_STEPS;

constexpr KernelInfo kCatalogue[] = {
    {SPC_CONVERT, "convert", 1, 2, 2, false},
    {SPC_FILL, "fill", 1, 1, 1, false},
    {SPC_MAP1, "map1", 1, 2, 2, false},
    {SPC_MAP2, "map2", 1, 3, 3, false},
    {SPC_MAP_SCALAR, "map_scalar", 1, 2, 2, false},
    {SPC_MAP3, "map3", 1, 4, 4, false},
    {SPC_POINT_CHAIN, "point_chain", 1, 2, kMany, false},
    {SPC_REDUCE, "reduce", 1, 2, 2, false},
    {SPC_DOT, "dot", 1, 3, 3, false},
    {SPC_MOMENTS, "moments", 1, 2, 2, false},
    {SPC_BINNED_SUM, "binned_sum", 2, 4, 4, false},
    {SPC_LABEL_STATISTICS, "label_statistics", 1, 3, 3, false},
    {SPC_MATRIX_PRODUCT, "matrix_product", 1, 3, 3, false},
    {SPC_RANK_UPDATE, "rank_update", 1, 2, 2, true},
    {SPC_FFT, "fft", 1, 2, 2, false},
    {SPC_CONVOLVE_AXIS, "convolve_axis", 1, 3, 3, false},
    {SPC_CONVOLVE_SEPARABLE, "convolve_separable", 1, 4, 4, true},
    {SPC_CONVOLVE, "convolve", 1, 3, 3, false},
    {SPC_RANK_FILTER, "rank_filter", 1, 2, 2, false},
    {SPC_RESAMPLE_AXIS, "resample_axis", 1, 4, 4, false},
    {SPC_AFFINE, "affine", 1, 6, 6, false},
    {SPC_EXTEND, "extend", 1, 2, 2, false},
    {SPC_DENSITY, "density", 1, 3, 4, false},
    {SPC_SORT, "sort", 1, 2, 3, false},
    {SPC_PERCENTILE, "percentile", 1, 3, 3, true},
};
static_assert(std::size(kCatalogue) == SPC_KERNEL_END - 1, "a line per kernel");

} // namespace

std::span<const KernelInfo> kernelCatalogue() {
    return kCatalogue;
}

const KernelInfo& kernelInfo(std::uint32_t kernel) {
    if (kernel == 0 || kernel >= SPC_KERNEL_END)
        throw DeviceError(DeviceError::Kind::BadCall, fmt::format("there is no kernel {}", kernel));
    return kCatalogue[kernel - 1];
}

int outputCount(const SpcCall& call) {
    const int outputs = kernelInfo(call.kernel).outputs;
    return call.kernel == SPC_SORT && call.operand_count == 3 ? outputs + 1 : outputs;
}

} // namespace specula::compute
