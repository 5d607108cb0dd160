// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

namespace specula::compute::conformance {
namespace {

constexpr CaseMaker kTable[] = {
    {SPC_CONVERT, "maps", convertCases},
    {SPC_FILL, "maps", fillCases},
    {SPC_MAP1, "maps", map1Cases},
    {SPC_MAP2, "maps", map2Cases},
    {SPC_MAP_SCALAR, "maps", mapScalarCases},
    {SPC_MAP3, "maps", map3Cases},
    {SPC_POINT_CHAIN, "points", pointChainCases},
    {SPC_REDUCE, "reductions", reduceCases},
    {SPC_DOT, "reductions", dotCases},
    {SPC_MOMENTS, "reductions", momentsCases},
    {SPC_BINNED_SUM, "labels", binnedSumCases},
    {SPC_LABEL_STATISTICS, "labels", labelStatisticsCases},
    {SPC_MATRIX_PRODUCT, "matrices", matrixProductCases},
    {SPC_RANK_UPDATE, "matrices", rankUpdateCases},
    {SPC_FFT, "fourier", fftCases},
    {SPC_CONVOLVE_AXIS, "neighbourhoods", convolveAxisCases},
    {SPC_CONVOLVE_SEPARABLE, "neighbourhoods", convolveSeparableCases},
    {SPC_CONVOLVE, "neighbourhoods", convolveCases},
    {SPC_RANK_FILTER, "neighbourhoods", rankFilterCases},
    {SPC_RESAMPLE_AXIS, "geometry", resampleAxisCases},
    {SPC_AFFINE, "geometry", affineCases},
    {SPC_EXTEND, "geometry", extendCases},
    {SPC_DENSITY, "density", densityCases},
    {SPC_SORT, "sorting", sortCases},
    {SPC_PERCENTILE, "sorting", percentileCases},
};
static_assert(std::size(kTable) == SPC_KERNEL_END - 1, "a line per kernel");

} // namespace

std::span<const CaseMaker> caseTable() {
    return kTable;
}

} // namespace specula::compute::conformance
