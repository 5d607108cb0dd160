// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/image_loops.h"
#include "core/compute/tiers/cpu/simd/image_vector.h"

namespace specula::compute::cpu::SPECULA_ISA {
namespace {

/// `R` rows by `C` vectors of correlate(), accumulated in registers. A row of input is loaded once
/// for all rows of output that look at it; each of those still adds its terms row-major from 0.
template<class V, int R, int C, class T>
SPECULA_SIMD void correlateTile(const T* in, int64_t inStride, T* out, int64_t outStride,
                                const T* weights, int64_t weightRows, int64_t weightColumns) {
    constexpr int lanes = kLanes<V, T>;
    V sum[R][C] = {};
    for (int64_t j = 0; j < weightRows + R - 1; ++j) {
        const T* const row = in + j * inStride;
        if (R == 1 || (j >= R - 1 && j < weightRows)) {
            for (int64_t k = 0; k < weightColumns; ++k) {
                V x[C];
#pragma GCC unroll 16
                for (int c = 0; c < C; ++c)
                    x[c] = loadAs<V>(row + k + c * lanes);
#pragma GCC unroll 16
                for (int r = 0; r < R; ++r) {
                    const V w = splat<V>(weights[(j - r) * weightColumns + k]);
#pragma GCC unroll 16
                    for (int c = 0; c < C; ++c)
                        sum[r][c] = mulAdd(w, x[c], sum[r][c]);
                }
            }
            continue;
        }
#pragma GCC unroll 16
        for (int r = 0; r < R; ++r) {
            if (j - r < 0 || j - r >= weightRows)
                continue;
            for (int64_t k = 0; k < weightColumns; ++k) {
                const V w = splat<V>(weights[(j - r) * weightColumns + k]);
#pragma GCC unroll 16
                for (int c = 0; c < C; ++c)
                    sum[r][c] = mulAdd(w, loadAs<V>(row + k + c * lanes), sum[r][c]);
            }
        }
    }
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r)
#pragma GCC unroll 16
        for (int c = 0; c < C; ++c)
            storeTo(out + r * outStride + c * lanes, sum[r][c]);
}

/// Columns of `R` rows: whole tiles, the last one moved back over what is done already where the
/// row is long enough, else single vectors and elements.
template<int R, int C, class T>
void correlateBand(Rows<const T> in, Rows<T> out, int64_t columns, const T* weights,
                   int64_t weightRows, int64_t weightColumns) {
    using V = Vec<T>;
    constexpr int64_t lanes = kLanes<V, T>, wide = lanes * C;
    const auto tile = [&]<class W, int c>(int64_t x) {
        correlateTile<W, R, c>(in.data + x, in.stride, out.data + x, out.stride, weights,
                               weightRows, weightColumns);
    };
    int64_t x = 0;
    for (; x + wide <= columns; x += wide)
        tile.template operator()<V, C>(x);
    if (x > 0 && x < columns) {
        tile.template operator()<V, C>(columns - wide);
        return;
    }
    for (; x + lanes <= columns; x += lanes)
        tile.template operator()<V, 1>(x);
    if (x > 0 && x < columns) {
        tile.template operator()<V, 1>(columns - lanes);
        return;
    }
    for (; x < columns; ++x)
        tile.template operator()<T, 1>(x);
}

template<class T>
void correlate(Rows<const T> in, Rows<T> out, int64_t rows, int64_t columns, const T* weights,
               int64_t weightRows, int64_t weightColumns) {
    constexpr int64_t wide = 4 * kLanes<Vec<T>, T>;
    int64_t y = 0;
    if (weightRows > 1) {
        // Down a stripe of columns, whose rows of input then stay in the first-level cache.
        const int64_t whole = rows - rows % kRowsTogether;
        for (int64_t x = 0; x < columns && whole > 0;) {
            const int64_t width = columns - x < 2 * wide ? columns - x : wide;
            for (y = 0; y < whole; y += kRowsTogether)
                correlateBand<kRowsTogether, 4, T>({in.data + y * in.stride + x, in.stride},
                                                   {out.data + y * out.stride + x, out.stride},
                                                   width, weights, weightRows, weightColumns);
            x += width;
        }
        y = whole;
    }
    for (; y < rows; ++y)
        correlateBand<1, 8, T>({in.data + y * in.stride, in.stride},
                               {out.data + y * out.stride, out.stride}, columns, weights,
                               weightRows, weightColumns);
}

/// Columns become rows of kResampleRows elements, so that one output of all rows is a vector and
/// the places it looks at need no gathering.
template<class T>
void resampleRows(Rows<const T> in, int64_t span, Rows<T> out, int64_t rows, int64_t columns,
                  const int32_t* starts, int64_t first, const T* weights, int64_t taps,
                  T* scratch) {
    using V = Vec<T>;
    constexpr int lanes = kLanes<V, T>, vectors = static_cast<int>(kResampleRows) / lanes;
    T* const turned = scratch;
    T* const results = scratch + span * kResampleRows;
    for (int64_t y = 0; y < kResampleRows; ++y) {
        // Rows beyond the last repeat it; what they give is dropped.
        const T* const row = in.data + (y < rows ? y : rows - 1) * in.stride;
        for (int64_t x = 0; x < span; ++x)
            turned[x * kResampleRows + y] = row[x];
    }
    for (int64_t i = 0; i < columns; ++i) {
        const T* from = turned + (starts[i] - first) * kResampleRows;
        V sum[vectors] = {};
        for (int64_t k = 0; k < taps; ++k, from += kResampleRows) {
            const V w = splat<V>(weights[i * taps + k]);
#pragma GCC unroll 16
            for (int v = 0; v < vectors; ++v)
                sum[v] = mulAdd(w, loadAs<V>(from + v * lanes), sum[v]);
        }
#pragma GCC unroll 16
        for (int v = 0; v < vectors; ++v)
            storeTo(results + i * kResampleRows + v * lanes, sum[v]);
    }
    for (int64_t y = 0; y < rows; ++y) {
        T* const row = out.data + y * out.stride;
        for (int64_t x = 0; x < columns; ++x)
            row[x] = results[x * kResampleRows + y];
    }
}

/// 2^-24 of the upper 24 of the 32 bits behind the point.
template<class T>
SPECULA_SIMD T fractionOf(int64_t place) {
    return static_cast<T>(static_cast<int32_t>((place >> 8) & 0xffffff)) * T(0x1p-24);
}

template<class T>
void affineRow(const AffineRow<T>& row, int64_t columns) {
    const int64_t lastX = (row.imageWidth - 1) << 32, lastY = (row.imageHeight - 1) << 32;
    const int64_t half = row.bilinear ? 0 : int64_t{1} << 31;
    for (int64_t x = 0; x < columns; ++x) {
        const int64_t sx = row.columnX[x] + row.rowX, sy = row.columnY[x] + row.rowY;
        if (sx < 0 || sx > lastX || sy < 0 || sy > lastY) {
            row.out[x] = row.fill;
            continue;
        }
        const int64_t left = ((sx + half) >> 32) - row.inX, top = ((sy + half) >> 32) - row.inY;
        const bool right = row.bilinear && sx < lastX, below = row.bilinear && sy < lastY;
        if (left < 0 || top < 0 || left + right >= row.inColumns || top + below >= row.inRows) {
            row.out[x] = row.fill;
            continue;
        }
        const T* const at = row.in + top * row.inStride + left;
        if (!row.bilinear) {
            row.out[x] = *at;
            continue;
        }
        // What lies beyond the last row or column counts as 0, and its weight is 0.
        const T a = at[0], b = right ? at[1] : T(0), c = below ? at[row.inStride] : T(0),
                d = right && below ? at[row.inStride + 1] : T(0);
        const T fx = fractionOf<T>(sx), fy = fractionOf<T>(sy);
        const T upper = (1 - fx) * a + fx * b, lower = (1 - fx) * c + fx * d;
        row.out[x] = (1 - fy) * upper + fy * lower;
    }
}

template<class T>
void add(FloatLoops<T>& loops) {
    loops.correlate = correlate<T>;
    loops.resampleRows = resampleRows<T>;
    loops.affineRow = affineRow<T>;
}

} // namespace

void addFilterLoops(ImageLoops& loops);
void addFilterLoops(ImageLoops& loops) {
    add(loops.f32);
    add(loops.f64);
}

} // namespace specula::compute::cpu::SPECULA_ISA
