// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

namespace specula::compute::cpu {

/// Sums of a stretch for the central moments about `mean`.
struct MomentSums {
    double first, second, third, fourth;
};

/// The least or greatest of a stretch, in the elements' own type, and whether there was a NaN. When
/// all are NaN, `any` is 0.
template<class T>
struct Extreme {
    T value;
    int32_t any, nan;
};

struct ComplexSum {
    double re, im;
};

/// The innermost loops of the arithmetic kernels, over contiguous elements. One table per
/// instruction set; a null pointer where a type does not have the operation. Plain data, because
/// the files of simd/ include this.
struct ArithmeticLoops {
    using Unary = void (*)(void* out, const void* x, int64_t n);
    using Binary = void (*)(void* out, const void* x, const void* y, int64_t n);
    using Ternary = void (*)(void* out, const void* x, const void* y, const void* z, int64_t n);

    Unary map1[SPC_TYPES][SPC_MAP1_END];      ///< by the type of x
    Binary map2[SPC_TYPES][SPC_MAP2_END];     ///< x and y of one type
    Binary map2Real[SPC_TYPES][SPC_MAP2_END]; ///< complex x, real y
    Ternary map3[SPC_TYPES][SPC_MAP3_END];
    Unary convert[SPC_TYPES][SPC_TYPES]; ///< [to][from]

    /// Exact for integers of up to 32 bits and 2^20 elements.
    int64_t (*sumInteger[SPC_TYPES])(const void* x, int64_t n);
    double (*sumFloat[SPC_TYPES])(const void* x, int64_t n); ///< F32, F64
    /// Over doubles; with nanAware those that are not NaN, whose number goes into *count.
    double (*sum)(const double* x, int64_t n, int32_t nanAware, int64_t* count);
    double (*sumSquares)(const double* x, int64_t n, int32_t nanAware, int64_t* count);
    double (*dot)(const double* x, const double* y, int64_t n);
    MomentSums (*moments)(const double* x, int64_t n, double mean, int32_t nanAware);
    ComplexSum (*sumComplex)(const double* pairs, int64_t n);
    ComplexSum (*sumSquaresComplex)(const double* pairs, int64_t n);
    ComplexSum (*dotComplex)(const double* x, const double* y, int64_t n); ///< conj(x) y
    /// *extreme is an Extreme of the type.
    void (*least[SPC_TYPES])(const void* x, int64_t n, void* extreme);
    void (*greatest[SPC_TYPES])(const void* x, int64_t n, void* extreme);

    /// acc[rows*label + r] += values[r][i] for i in [first, last), labels outside 1..bins going to
    /// slot 0. With counts, NaN is left out and what is not is counted there.
    using BinnedSum = void (*)(const void* const* values, const int32_t* labels, int64_t first,
                               int64_t last, int32_t bins, double* acc, uint32_t* counts);
    BinnedSum binnedSum1[SPC_TYPES]; ///< one row
    BinnedSum binnedSum8[SPC_TYPES]; ///< eight rows at once

    /// sum_i w_i exp(-sum_d (query_d - points_d[i])^2 scale_d^2 / 2) over n points; no weights: 1.
    double (*density32)(const float* const* points, const float* weights, const float* query,
                        const double* scale, int32_t dimensions, int64_t n);
    double (*density64)(const double* const* points, const double* weights, const double* query,
                        const double* scale, int32_t dimensions, int64_t n);
};

} // namespace specula::compute::cpu
