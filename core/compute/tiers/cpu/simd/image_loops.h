// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

/// The inner loops of the image kernels: one table of functions per instruction set. Plain types
/// alone, because both sides of the border between instruction sets see this.
namespace specula::compute::cpu {

/// A window in memory: the stride counts elements, columns are contiguous.
template<class T>
struct Rows {
    T* data;
    int64_t stride;
};

/// One row of AFFINE: the place to sample is column + row, in units of 2^-32 pixel.
template<class T>
struct AffineRow {
    const T* in; ///< the window of the image that is there, its first pixel being (inX, inY)
    int64_t inStride, inX, inY, inRows, inColumns;
    T* out;
    const int64_t* columnX;
    const int64_t* columnY;
    int64_t rowX, rowY;
    int64_t imageWidth, imageHeight;
    T fill;
    bool bilinear;
};

/// Rows resampleRows() works on at once, and the elements of a row of its scratch.
constexpr int64_t kResampleRows = 32;

/// Loops on F32 or F64.
template<class T>
struct FloatLoops {
    /// out[y][x] = sum_jk weights[j][k] in[y+j][x+k], row-major from 0. Out never overlaps in.
    void (*correlate)(Rows<const T> in, Rows<T> out, int64_t rows, int64_t columns,
                      const T* weights, int64_t weightRows, int64_t weightColumns);
    /// out[y][i] = sum_k weights[i][k] in[y][starts[i] - first + k] for at most kResampleRows rows;
    /// in[y] has `span` columns. scratch: (span + columns) kResampleRows elements.
    void (*resampleRows)(Rows<const T> in, int64_t span, Rows<T> out, int64_t rows, int64_t columns,
                         const int32_t* starts, int64_t first, const T* weights, int64_t taps,
                         T* scratch);
    void (*affineRow)(const AffineRow<T>& row, int64_t columns);
};

/// Floats as integers in the same order, -0 below +0, and back. NaN becomes the greatest key or the
/// least one, as `nanGreatest` says.
template<class T, class K>
struct KeyLoops {
    void (*toKeys)(const T* in, K* out, int64_t count, bool nanGreatest);
    void (*fromKeys)(const K* in, T* out, int64_t count);
};

/// Loops of RANK_FILTER on keys: integers in the order of the values.
template<class K>
struct RankLoops {
    /// row[i] = least or greatest of row[i .. i+window-1] for i < columns.
    void (*slide)(K* row, int64_t columns, int64_t window, bool greatest);
    /// to[i] = least or greatest of a[i], b[i]; to may be a or b.
    void (*pick)(const K* a, const K* b, K* to, int64_t columns, bool greatest);
    /// Medians of one row of windows of side 3 or 5; scratch: 5 (columns + 4) elements.
    void (*median)(Rows<const K> in, K* out, int64_t columns, int side, K* scratch);
};

/// One row of output of a median by ranks. `ranks` are the places of the pixels in the sorted
/// values of the block, all different, so that the window is a set of bits.
struct RankWindow {
    Rows<const uint32_t> ranks; ///< from the first row of the window
    int64_t height, width;      ///< of the window
    int64_t columns;            ///< of the output
    uint64_t* bits;             ///< one per rank, all 0 before and after
    uint32_t firstNan;          ///< ranks from here on are NaN: the result is firstNan then
};

/// One step of a point chain, its numbers and tables in the type of the work.
template<class T>
struct PointStage {
    int32_t op;
    int32_t mode; ///< i[0], or what else tells variants apart
    int32_t channels;
    int64_t entries; ///< of the table, along one axis
    /// As the catalogue has them, but for tables: the least of the domain, then entries per unit;
    /// and LOG: the logarithm of the base.
    T v[16];
    double place[2]; ///< COLORMAP: low and high - low, or so of their logarithms
    /// LUT1D, COLORMAP: a row per column of the table. LUT3D: entries of four elements, red
    /// fastest. HUE: three rows.
    const T* table;
};

/// Pixels of a block that goes through a chain of steps in the first-level cache.
constexpr int64_t kPointBlock = 512;

/// A step on a block: planes of kPointBlock elements, of which `count` are worked on; `operand` are
/// the planes of the step's image, `scratch` holds 16 kPointBlock elements.
template<class T>
using PointLoop = void (*)(const PointStage<T>& stage, T* const* planes, const T* const* operand,
                           T* scratch, int64_t count);

struct ImageLoops {
    PointLoop<float> point32[SPC_POINT_END]; ///< null for SCALAR and IMAGE, which are maps
    PointLoop<double> point64[SPC_POINT_END];
    FloatLoops<float> f32;
    FloatLoops<double> f64;
    RankLoops<uint8_t> u8;
    RankLoops<int8_t> i8;
    RankLoops<uint16_t> u16;
    RankLoops<int16_t> i16;
    RankLoops<uint32_t> u32;
    RankLoops<int32_t> i32;
    RankLoops<uint64_t> u64;
    RankLoops<int64_t> i64;
    KeyLoops<float, int32_t> keys32;
    KeyLoops<double, int64_t> keys64;
    /// out[x] is the rank of the median of the window there.
    void (*medianRanks)(const RankWindow& window, uint32_t* out);
};

} // namespace specula::compute::cpu
