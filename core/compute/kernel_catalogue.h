/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The kernels a tier may have, with the meaning of each: parameters, operands (outputs first) and
 * what is computed. The reference tier is this text in code, in double precision.
 *
 * Rules that hold for all:
 * - An image is (channel, row, column); a tensor of lower rank lacks the leading axes.
 * - Input strides may be 0. Unless said otherwise the last stride is 1 (or 0, or the extent 1) and
 *   the others are not negative; CONVERT takes any stride.
 * - Extent 0 anywhere in the outputs: nothing is done, successfully.
 * - "real" types are U8..F64, "float" F32 and F64, "complex" C64 and C128. A kernel on float types
 *   computes in the type of its inputs, all of which agree unless said otherwise; reductions of F32
 *   accumulate so that the result is good to a few F32 ulps of the sum of magnitudes.
 * - The reference reads any real type and writes any, always through double: that is how the
 *   conformance suite gets the truth for F32 inputs.
 * - Order of summation depends on the extents alone, never on thread counts or on where a window
 *   lies in its buffer: same call, same bits. Neighbourhood, resample and point kernels give each
 *   output element the same bits whatever window it is computed in.
 * - NaN in, NaN out, for every output that looks at it, a weight of 0 included, unless a kernel is
 *   NaN-aware. Tiers whose device does not promise NaN (nan_propagates 0) find it by its bits on
 *   load and write it by its bits. Inf follows IEEE where nan_propagates is 1; elsewhere an output
 *   that looks at an Inf is only promised not to be finite. */

#include "core/compute/tier_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum SpcKernel {
    /* out = in, converted. Any strides on both sides, so transposing, flipping, cropping and
     * broadcasting are this kernel. Float to integer: rounded half to even, saturated, NaN becomes
     * 0. Integer to integer saturates. Real to complex has imaginary part 0; complex to real is not
     * there. Operands: out, in. No params. */
    SPC_CONVERT = 1,
    /* out = value. Any real or complex type; integer outputs take the value as CONVERT does. Any
     * strides but 0. Operands: out. */
    SPC_FILL,

    /* out[i] = f(x[i]); float types, complex where said at SpcMap1. Operands: out, x. */
    SPC_MAP1,
    /* out[i] = f(x[i], y[i]). Operands: out, x, y. */
    SPC_MAP2,
    /* out[i] = f(x[i], value), or f(value, x[i]). The ops of MAP2; of a complex x: MULTIPLY and
     * DIVIDE, the value second. Operands: out, x. */
    SPC_MAP_SCALAR,
    /* out[i] = f(x[i], y[i], z[i]). Float types. Operands: out, x, y, z. */
    SPC_MAP3,
    /* Steps on every pixel, fused. Operands: out (channels', rows, columns), in (channels, rows,
     * columns), then tables and images the steps name. In and out are of any real type (GPU tiers:
     * U8, U16, I32, U32, F32, F64); the work is done in params.work. Out integers as CONVERT.
     * Tables and images are of the type params.work (cpu and reference: any real type). */
    SPC_POINT_CHAIN,

    /* Over the trailing axes: x (a..., b...) gives out (a...). Operands: out (float; I64 for
     * arg ops and counts), x (real; for SUM, MEAN and SUM_SQUARES complex too, out complex). */
    SPC_REDUCE,
    /* sum x*y over the trailing axes (complex: conj(x)*y). Operands: out, x, y. */
    SPC_DOT,
    /* out (a..., 5) of x (a..., b...): count, mean, and the central moments 2, 3, 4 (divided by the
     * count). Operands: out (float), x (real). */
    SPC_MOMENTS,

    /* Labels are I32, 1..bins; 0 and anything outside means no bin.
     * out[b, l-1] = sum of values[b, i] with labels[i] = l. Operands: sums (batch, bins) float,
     * counts (batch, bins) U32, values (batch, n) real, labels (n). */
    SPC_BINNED_SUM,
    /* Per label: count, sum, mean, variance (by count), min, max, mean x, mean y (0-based column
     * and row of the window). Empty labels: count 0, sum 0, the rest NaN. NaN values are skipped.
     * Operands: out (bins, 8) float, values (rows, columns) real, labels (rows, columns). */
    SPC_LABEL_STATISTICS,

    /* C = alpha op(A) op(B) + beta C; beta 0 ignores what C holds. Operands C (m,n), A, B, float,
     * rank 2, or rank 3 with the same leading batch. */
    SPC_MATRIX_PRODUCT,
    /* C = alpha A A^T + beta C (transpose 0, A is n x k) or alpha A^T A + beta C (A is k x n); both
     * triangles are written. Operands C (n,n), A. Composite: MATRIX_PRODUCT. */
    SPC_RANK_UPDATE,

    /* Discrete Fourier transform. Operands: out, in, contiguous: (batch, n...) with n of rank 1..3;
     * rank of operands = 1 + rank. Real transforms: the last axis of the complex side is n/2+1.
     * Forward has exponent -2 pi i k x / n, unscaled; `scale` multiplies the result (1/N for a true
     * inverse). The input survives unless may_destroy_input. In-place is not there. */
    SPC_FFT,

    /* out[.., i, ..] = sum_k w[k] in[.., i + k, ..] along `axis`: "valid", so out is shorter by
     * taps-1; the sum runs from k = 0 up (a tier may pair equal taps of symmetric weights, always
     * in the same way). Operands: out, in, weights (taps), float. */
    SPC_CONVOLVE_AXIS,
    /* out = rows then columns: along axis rank-1 with `weights_x`, then along axis rank-2 with
     * `weights_y`. Composite: CONVOLVE_AXIS twice. Operands: out, in, weights_x, weights_y. */
    SPC_CONVOLVE_SEPARABLE,
    /* out[c,y,x] = sum_jk w[j,k] in[c, y+j, x+k], row-major from 0 (correlation); with `flip` the
     * kernel is turned by 180 degrees (true convolution). Valid. Operands: out, in, w (rows,
     * columns). */
    SPC_CONVOLVE,
    /* Over the (2ry+1) x (2rx+1) window, valid: median, minimum or maximum. Operands: out, in,
     * float (cpu and reference: any real type, the same on both sides). */
    SPC_RANK_FILTER,
    /* out[.., i, ..] = sum_k weights[i,k] in[.., starts[i] + k, ..] along `axis`, from k = 0 up.
     * Resizing is this twice. starts[i]+k must lie in the input. Operands: out, in, starts (n) I32,
     * weights (n, taps) of the type of in. */
    SPC_RESAMPLE_AXIS,
    /* out[c,y,x] = in sampled at (sx, sy) = (column_x[x] + row_x[y], column_y[x] + row_y[y]), all
     * I64 in units of 2^-32 pixel of the whole image, so that every tier and tile computes the same
     * place. Inside means 0 <= sx <= image_width-1 and the same for y; outside gives `fill`.
     * NEAREST takes the pixel floor(s + 1/2); BILINEAR mixes the four neighbours, fractions as
     * float of the upper 24 bits: ((1-fx)a + fx b)(1-fy) + ((1-fx)c + fx d)fy, where a neighbour
     * beyond the last row or column has weight 0 and is not looked at. `in` covers the image from
     * (in_x, in_y) and must hold all that is needed.
     * Operands: out, in (float), column_x, column_y, row_x, row_y (I64). */
    SPC_AFFINE,
    /* Continues an image beyond its border: out is the window at (out_x, out_y) of the extended
     * image, in the window at (in_x, in_y) of the true one. Output pixels whose source lies outside
     * `in` are left alone. CONSTANT writes `value`. Operands: out, in, any real type, the same. */
    SPC_EXTEND,

    /* Gaussian kernel density: out[j] = sum_i w_i prod_d N(query[j,d] - points[i,d]; bandwidth_d)
     * divided by sum w (N the normal density). d = 1..3. Operands: out (m), query (m,d), points
     * (n,d), and optionally weights (n); float. */
    SPC_DENSITY,

    /* Ascending along the last axis, stable, NaN last. Operands: out, in, or out, indices (I32),
     * in; any real type, the same on both sides (GPU tiers F32, F64, I32, U32). */
    SPC_SORT,
    /* Along the last axis, linear between order statistics (position p/100 (n-1)). Any NaN gives
     * NaN, or is left out when nan_aware; nothing left gives NaN. Operands: out (a..., p) float,
     * in (a..., n) real, percents (p) F64. Composite: SORT, then host arithmetic. */
    SPC_PERCENTILE,
    SPC_KERNEL_END
} SpcKernel;

typedef struct SpcFill {
    double re, im;
} SpcFill;

typedef enum SpcMap1Op {
    SPC_NEGATE,   /* also complex */
    SPC_ABSOLUTE, /* complex in, real out too */
    SPC_SQUARE,   /* also complex */
    SPC_SQRT,
    SPC_RECIPROCAL,
    SPC_EXP,
    SPC_LOG,
    SPC_LOG10,
    SPC_LOG1P,
    SPC_EXPM1,
    SPC_SIN,
    SPC_COS,
    SPC_TAN,
    SPC_ATAN,
    SPC_ASINH,
    SPC_TANH,
    SPC_FLOOR,
    SPC_CEIL,
    SPC_ROUND, /* half to even */
    SPC_SIGN,
    SPC_IS_FINITE, /* 1 or 0; NaN-aware */
    SPC_IS_NAN,    /* likewise */
    SPC_CONJUGATE, /* complex only */
    SPC_ABS2,      /* |x|^2; complex in, real out too */
    SPC_REAL,      /* complex in, real out */
    SPC_IMAGINARY, /* complex in, real out */
    SPC_MAP1_END
} SpcMap1Op;
typedef struct SpcMap1 {
    int32_t op;
} SpcMap1;

typedef enum SpcMap2Op {
    SPC_ADD,      /* also complex */
    SPC_SUBTRACT, /* also complex */
    SPC_MULTIPLY, /* also complex; a complex x with a real y too */
    SPC_DIVIDE,   /* likewise */
    SPC_MINIMUM,
    SPC_MAXIMUM,
    SPC_POWER,
    SPC_ATAN2,
    SPC_HYPOT,
    SPC_MODULO, /* sign of the divisor, as in Python */
    SPC_LESS,   /* comparisons give 1 or 0; with a NaN: 0, NOT_EQUAL 1 */
    SPC_LESS_EQUAL,
    SPC_EQUAL,
    SPC_NOT_EQUAL,
    SPC_AND, /* not zero; NaN counts as true */
    SPC_OR,
    SPC_MULTIPLY_CONJUGATE, /* x conj(y), complex only */
    SPC_MAP2_END
} SpcMap2Op;
typedef struct SpcMap2 {
    int32_t op;
} SpcMap2;
typedef struct SpcMapScalar {
    int32_t op;
    int32_t scalar_first;
    double value;
} SpcMapScalar;

typedef enum SpcMap3Op {
    SPC_SELECT, /* x != 0 ? y : z; what is not chosen is not looked at, NaN counts as true */
    SPC_CLAMP,  /* x limited to y..z */
    SPC_FMA,    /* x*y + z, rounded once */
    SPC_MAP3_END
} SpcMap3Op;
typedef struct SpcMap3 {
    int32_t op;
} SpcMap3;

/* --- point chains ------------------------------------------------------------------------------
 */

typedef enum SpcPointOp {
    /* v[0..15] row-major, out_k = sum_j v[4k+j] in_j + (3 channels: v[4k+3]); 3 or 4 channels. */
    SPC_POINT_MATRIX,
    /* v: slope[3], offset[3], power[3], saturation; i[0]: 0 ASC v1.2, 1 no clamp. t =
     * x*slope+offset. ASC: t clamped to 0..1, to the power, c = luma + saturation (t - luma) with
     * luma .2126 .7152 .0722, clamped again. No clamp: negative t bypass the power, nothing is
     * clamped. Channels beyond 3 pass. */
    SPC_POINT_CDL,
    /* operand: table (n, 1 or 3), i[0] = n, i[1] = its columns; v: domain_min[3], domain_max[3].
     * t = clamp((x-min)/(max-min), 0, 1)(n-1), linear. With 3 columns channels beyond 3 pass; with
     * 1 every channel but the fourth of four goes through, over domain_min[0]..domain_max[0]. */
    SPC_POINT_LUT1D,
    /* operand: table (n, n, n, 3), red fastest, i[0] = n, i[1]: 0 trilinear, 1 tetrahedral; v as
     * LUT1D. */
    SPC_POINT_LUT3D,
    /* operand: table (3, n): hue shift (in turns), saturation factor, lightness offset over hue
     * 0..1 (linear, periodic: hue 1 is hue 0, entry n-1 is followed by none). RGB to HSL and back;
     * h wraps, s and l are clamped to 0..1. Pixels with a component outside 0..1 or non-finite pass
     * unchanged: HSL is not defined there. Channels beyond 3 pass. */
    SPC_POINT_HUE,
    SPC_POINT_SCALAR, /* i[0] an SpcMap2Op, i[1] scalar first, v[0]; every channel */
    /* operand: image (1 or as many channels, rows, columns), i[0] an SpcMap2Op; every channel */
    SPC_POINT_IMAGE,
    SPC_POINT_LOG,   /* log(x + v[1]) / log(v[0]) with base v[0] > 0 */
    SPC_POINT_ASINH, /* asinh(x / v[0]) */
    SPC_POINT_GAMMA, /* sign(x) |x|^v[0] */
    SPC_POINT_CLAMP, /* to v[0]..v[1] */
    /* 1 where v[0] <= x <= v[1], else 0; NaN gives 0 */
    SPC_POINT_THRESHOLD,
    SPC_POINT_MASK, /* operand: image of one channel; where it is 0 every channel becomes v[0]; NaN
                     * is not 0 */
    /* operand: the foreground, 4 channels over 4 (or 2 over 2: grey and alpha; the last is alpha).
     * i[0]: 0 straight, 1 premultiplied (both sides and the result). W3C source-over; straight with
     * alpha 0 gives 0. */
    SPC_POINT_OVER,
    /* operand: image with as many channels; i[0] an SpcBlend; out = b + v[0] (f(b, a) - b), where b
     * is the pixel and a the operand's; the fourth of four channels (alpha) passes. */
    SPC_POINT_BLEND,
    /* One channel to three: operand table (n, 3), i[0] = n, i[1] 0 linear, 1 log; v: low, high. NaN
     * gives NaN in all three. t clamped to 0..1, nearest of the n entries below: floor(t n). */
    SPC_POINT_COLORMAP,
    SPC_POINT_PREMULTIPLY, /* the last channel is alpha; i[0] 1: divide instead, alpha 0 gives 0 */
    SPC_POINT_END
} SpcPointOp;

typedef enum SpcBlend {
    SPC_BLEND_NORMAL,
    SPC_BLEND_MULTIPLY,
    SPC_BLEND_SCREEN,
    SPC_BLEND_ADD,        /* min(a+b, 1) */
    SPC_BLEND_SUBTRACT,   /* max(b-a, 0) */
    SPC_BLEND_OVERLAY,    /* hard light with the roles exchanged */
    SPC_BLEND_SOFT_LIGHT, /* W3C */
    SPC_BLEND_HARD_LIGHT,
    SPC_BLEND_DIFFERENCE,
    SPC_BLEND_END
} SpcBlend;

typedef struct SpcPointStep {
    int32_t op;
    int32_t operand; /* index among the call's operands, or -1 */
    int32_t i[4];
    double v[16];
} SpcPointStep;

#define SPC_MAX_POINT_STEPS 32
#define SPC_MAX_POINT_CHANNELS 5
typedef struct SpcPointChain {
    int32_t work; /* SPC_F32 or SPC_F64 */
    int32_t step_count;
    const SpcPointStep* steps;
} SpcPointChain;

/* --- reductions --------------------------------------------------------------------------------
 */

typedef enum SpcReduceOp {
    SPC_SUM,
    SPC_MEAN,
    SPC_MIN,
    SPC_MAX,
    SPC_SUM_SQUARES, /* of x*x, complex ones too */
    SPC_COUNT,       /* elements looked at: with nan_aware those that are not NaN */
    SPC_ARG_MIN,     /* index within the reduced block, the first of equals; NaN: the first NaN */
    SPC_ARG_MAX,
    SPC_REDUCE_END
} SpcReduceOp;
typedef struct SpcReduce {
    int32_t op;
    int32_t trailing; /* how many axes are reduced, from the last */
    int32_t nan_aware;
} SpcReduce;
/* Empty blocks: SUM, SUM_SQUARES, COUNT 0, ARG -1, MEAN, MIN, MAX NaN. */

typedef struct SpcTrailing {
    int32_t trailing;
    int32_t nan_aware; /* MOMENTS only */
} SpcTrailing;

typedef struct SpcBinnedSum {
    int32_t nan_aware; /* 1: NaN values are skipped and not counted */
} SpcBinnedSum;

typedef struct SpcMatrixProduct {
    int32_t transpose_a, transpose_b; /* RANK_UPDATE: transpose_a only */
    double alpha, beta;
} SpcMatrixProduct;

typedef enum SpcFftKind {
    SPC_FFT_FORWARD,
    SPC_FFT_INVERSE,
    SPC_FFT_REAL_FORWARD,
    SPC_FFT_REAL_INVERSE
} SpcFftKind;
typedef struct SpcFft {
    int32_t kind;
    int32_t rank; /* 1..3 */
    double scale;
    int32_t may_destroy_input;
} SpcFft;

typedef struct SpcAxis {
    int32_t axis;
} SpcAxis;
typedef struct SpcConvolve {
    int32_t flip;
} SpcConvolve;

typedef enum SpcRank { SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM } SpcRank;
typedef struct SpcRankFilter {
    int32_t which;
    int32_t radius_y, radius_x;
} SpcRankFilter;

typedef enum SpcSampling { SPC_NEAREST, SPC_BILINEAR } SpcSampling;
typedef struct SpcAffine {
    int32_t sampling;
    double fill;
    int64_t image_width, image_height;
    int64_t in_x, in_y;
} SpcAffine;

typedef enum SpcEdge {
    SPC_EDGE_CLAMP,   /* a a | a b c | c c */
    SPC_EDGE_REFLECT, /* b a | a b c | c b   half-sample symmetric */
    SPC_EDGE_MIRROR,  /* c b | a b c | b a   whole-sample symmetric */
    SPC_EDGE_WRAP,    /* b c | a b c | a b */
    SPC_EDGE_CONSTANT
} SpcEdge;
typedef struct SpcExtend {
    int32_t edge;
    double value;
    int64_t image_width, image_height;
    int64_t in_x, in_y, out_x, out_y;
} SpcExtend;

typedef struct SpcDensity {
    double bandwidth[3]; /* standard deviations, > 0 */
} SpcDensity;

typedef struct SpcPercentile {
    int32_t nan_aware;
} SpcPercentile;

/* A module made for another catalogue is refused: how many there are of everything, and the sizes
 * of the structs, in one number. */
#define SPECULA_CATALOGUE_KEY                                                                      \
    ((uint64_t)SPC_KERNEL_END * 1000000007u + (uint64_t)SPC_POINT_END * 1000003u +                 \
     (uint64_t)SPC_MAP1_END * 65537u + (uint64_t)SPC_MAP2_END * 8191u +                            \
     (uint64_t)SPC_MAP3_END * 4099u + (uint64_t)SPC_REDUCE_END * 2053u +                           \
     (uint64_t)SPC_BLEND_END * 1031u + (uint64_t)sizeof(SpcPointStep) * 131u +                     \
     (uint64_t)sizeof(SpcOperand) * 31u + (uint64_t)sizeof(SpcMatrixProduct) * 17u +               \
     (uint64_t)sizeof(SpcFft) * 13u + (uint64_t)sizeof(SpcReduce) * 11u +                          \
     (uint64_t)sizeof(SpcDensity) * 7u + (uint64_t)sizeof(SpcExtend) +                             \
     (uint64_t)sizeof(SpcAffine))

#ifdef __cplusplus
}
#endif
