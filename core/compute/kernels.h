// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/backend.h"

#include <array>

namespace specula::compute::kernel {

/// The catalogue (kernel_catalogue.h) as calls. Outputs first, as there; meanings and rules stand
/// there.

inline void convert(Lane& lane, const Tensor& out, const Tensor& in) {
    lane.run(SPC_CONVERT, nullptr, std::array{out, in});
}
inline void fill(Lane& lane, const Tensor& out, double re, double im = 0) {
    const SpcFill params{re, im};
    lane.run(SPC_FILL, &params, std::array{out});
}
inline void map(Lane& lane, SpcMap1Op op, const Tensor& out, const Tensor& x) {
    const SpcMap1 params{op};
    lane.run(SPC_MAP1, &params, std::array{out, x});
}
inline void map(Lane& lane, SpcMap2Op op, const Tensor& out, const Tensor& x, const Tensor& y) {
    const SpcMap2 params{op};
    lane.run(SPC_MAP2, &params, std::array{out, x, y});
}
inline void map(Lane& lane, SpcMap2Op op, const Tensor& out, const Tensor& x, double y) {
    const SpcMapScalar params{op, 0, y};
    lane.run(SPC_MAP_SCALAR, &params, std::array{out, x});
}
inline void map(Lane& lane, SpcMap2Op op, const Tensor& out, double x, const Tensor& y) {
    const SpcMapScalar params{op, 1, x};
    lane.run(SPC_MAP_SCALAR, &params, std::array{out, y});
}
inline void map(Lane& lane, SpcMap3Op op, const Tensor& out, const Tensor& x, const Tensor& y,
                const Tensor& z) {
    const SpcMap3 params{op};
    lane.run(SPC_MAP3, &params, std::array{out, x, y, z});
}
inline void reduce(Lane& lane, SpcReduceOp op, const Tensor& out, const Tensor& x, int trailing,
                   bool nanAware = false) {
    const SpcReduce params{op, trailing, nanAware};
    lane.run(SPC_REDUCE, &params, std::array{out, x});
}
inline void dot(Lane& lane, const Tensor& out, const Tensor& x, const Tensor& y, int trailing) {
    const SpcTrailing params{trailing, 0};
    lane.run(SPC_DOT, &params, std::array{out, x, y});
}
inline void moments(Lane& lane, const Tensor& out, const Tensor& x, int trailing,
                    bool nanAware = false) {
    const SpcTrailing params{trailing, nanAware};
    lane.run(SPC_MOMENTS, &params, std::array{out, x});
}
inline void binnedSum(Lane& lane, const Tensor& sums, const Tensor& counts, const Tensor& values,
                      const Tensor& labels, bool nanAware = false) {
    const SpcBinnedSum params{nanAware};
    lane.run(SPC_BINNED_SUM, &params, std::array{sums, counts, values, labels});
}
inline void labelStatistics(Lane& lane, const Tensor& out, const Tensor& values,
                            const Tensor& labels) {
    lane.run(SPC_LABEL_STATISTICS, nullptr, std::array{out, values, labels});
}
inline void matrixProduct(Lane& lane, const Tensor& c, const Tensor& a, const Tensor& b,
                          const SpcMatrixProduct& params = {0, 0, 1, 0}) {
    lane.run(SPC_MATRIX_PRODUCT, &params, std::array{c, a, b});
}
inline void rankUpdate(Lane& lane, const Tensor& c, const Tensor& a,
                       const SpcMatrixProduct& params = {0, 0, 1, 0}) {
    lane.run(SPC_RANK_UPDATE, &params, std::array{c, a});
}
inline void fft(Lane& lane, const SpcFft& params, const Tensor& out, const Tensor& in) {
    lane.run(SPC_FFT, &params, std::array{out, in});
}
inline void convolveAxis(Lane& lane, int axis, const Tensor& out, const Tensor& in,
                         const Tensor& weights) {
    const SpcAxis params{axis};
    lane.run(SPC_CONVOLVE_AXIS, &params, std::array{out, in, weights});
}
inline void convolveSeparable(Lane& lane, const Tensor& out, const Tensor& in,
                              const Tensor& weightsX, const Tensor& weightsY) {
    lane.run(SPC_CONVOLVE_SEPARABLE, nullptr, std::array{out, in, weightsX, weightsY});
}
inline void convolve(Lane& lane, const Tensor& out, const Tensor& in, const Tensor& weights,
                     bool flip) {
    const SpcConvolve params{flip};
    lane.run(SPC_CONVOLVE, &params, std::array{out, in, weights});
}
inline void rankFilter(Lane& lane, const SpcRankFilter& params, const Tensor& out,
                       const Tensor& in) {
    lane.run(SPC_RANK_FILTER, &params, std::array{out, in});
}
inline void resampleAxis(Lane& lane, int axis, const Tensor& out, const Tensor& in,
                         const Tensor& starts, const Tensor& weights) {
    const SpcAxis params{axis};
    lane.run(SPC_RESAMPLE_AXIS, &params, std::array{out, in, starts, weights});
}
inline void extend(Lane& lane, const SpcExtend& params, const Tensor& out, const Tensor& in) {
    lane.run(SPC_EXTEND, &params, std::array{out, in});
}
inline void sort(Lane& lane, const Tensor& out, const Tensor& in) {
    lane.run(SPC_SORT, nullptr, std::array{out, in});
}
inline void percentile(Lane& lane, const Tensor& out, const Tensor& in, const Tensor& percents,
                       bool nanAware = false) {
    const SpcPercentile params{nanAware};
    lane.run(SPC_PERCENTILE, &params, std::array{out, in, percents});
}

} // namespace specula::compute::kernel
