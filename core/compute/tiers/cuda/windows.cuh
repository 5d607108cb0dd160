// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is gathered from a window around every element: sums of products and extremes. A block
// brings what its tile looks at into shared memory; a thread slides along it with a window in
// registers and gathers for several neighbouring outputs, so that an element is read from shared
// memory once for all of them. Windows too large for shared memory are gone through in groups.
//
// `Work` says what is gathered:
//   Cell                          what a sample becomes in shared memory, as large as it
//   kBlocks                       of a multiprocessor at once, which limits the registers
//   start(), cell(x), result(c)   nothing gathered yet; a sample in; the result out
//   kHasWeights, stage(...)       brings the weights of a group to shared memory
//   gather<R, V>(weights, taps, load, gathered)
//                                 adds the next `taps` cells for R outputs, the r-th of which looks
//                                 at cells r .. r + taps - 1; load(i) gives cells i .. i + V - 1, i
//                                 a multiple of V, and is asked for nothing beyond the last one

#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/planes.cuh"

namespace specula::cuda {

/// Outputs of a thread along its row, and down its column.
inline constexpr int kAlong = 8;
template<class T>
inline constexpr int kDown = sizeof(T) == 4 ? 16 : 8;

constexpr int kTileBytes = 40 << 10;
/// Taps of a row that are done at once at most; with the smallest tiles still below 48 KiB.
constexpr int kMostColumns = 96;

/// Registers of a sliding window: kAhead cells are there before the first tap.
template<int R, int V>
inline constexpr int kAhead = (R - 1 + V - 1) / V* V;

template<class Cell, int R, int V>
struct Slide {
    static constexpr int kCells = kAhead<R, V> + V;
    Cell x[kCells];

    /// Before tap `u` (mod kCells) from `k`, a multiple of kCells, on: afterwards at(u, r) is cell
    /// k + u + r.
    template<class Load>
    __device__ __forceinline__ void advance(int k, int u, Load& load) {
        constexpr int late = V > 1 ? 1 : 0;
        if (u % V == late)
            put(k, u - late + kAhead<R, V>, load);
    }
    template<class Load>
    __device__ __forceinline__ void fill(Load& load) {
        SPECULA_UNROLL
        for (int i = 0; i < kAhead<R, V>; i += V)
            put(0, i, load);
    }
    __device__ __forceinline__ Cell at(int u, int r) const { return x[(u + r) % kCells]; }

  private:
    template<class Load>
    __device__ __forceinline__ void put(int k, int i, Load& load) {
        const Pack<Cell, V> pack = load(k + i);
        SPECULA_UNROLL
        for (int v = 0; v < V; ++v)
            x[(i + v) % kCells] = pack.v[v];
    }
};

/// sum_jk w[j,k] in[y+j, x+k], row-major from 0.
template<class T>
struct WeightedSum {
    using Cell = T;
    const T* weights;
    std::int64_t rowStride, columnStride; ///< negative for a kernel that is turned round

    SPECULA_HD static T start() { return 0; }
    SPECULA_HD T cell(T x) const { return x; }
    SPECULA_HD T result(T sum) const { return sum; }
    static constexpr bool kHasWeights = true;
    static constexpr int kBlocks = sizeof(T) == 4 ? 3 : 2;

    __device__ __forceinline__ void stage(T* to, int pitch, std::int64_t j, std::int64_t k,
                                          int rows, int columns) const {
        const int thread = static_cast<int>(threadIdx.x);
        for (int row = thread / 32; row < rows; row += kThreads / 32)
            for (int column = thread % 32; column < columns; column += 32)
                to[row * pitch + column] =
                    weights[(j + row) * rowStride + (k + column) * columnStride];
    }

    template<int R, int V, class Load>
    __device__ __forceinline__ void gather(const T* w, int taps, Load load, T (&sums)[R]) const {
        constexpr int kCells = Slide<T, R, V>::kCells, kWeights = kPack<T>;
        static_assert(kCells % kWeights == 0);
        Slide<T, R, V> slide;
        slide.fill(load);
        int k = 0;
        for (; k + kCells <= taps; k += kCells) {
            SPECULA_UNROLL
            for (int u = 0; u < kCells; u += kWeights) {
                const auto pack = *reinterpret_cast<const Pack<T, kWeights>*>(w + k + u);
                SPECULA_UNROLL
                for (int v = 0; v < kWeights; ++v) {
                    slide.advance(k, u + v, load);
                    SPECULA_UNROLL
                    for (int r = 0; r < R; ++r)
                        sums[r] = m::fma(pack.v[v], slide.at(u + v, r), sums[r]);
                }
            }
        }
        SPECULA_UNROLL
        for (int u = 0; u < kCells - 1; ++u)
            if (k + u < taps) {
                slide.advance(k, u, load);
                SPECULA_UNROLL
                for (int r = 0; r < R; ++r)
                    sums[r] = m::fma(w[k + u], slide.at(u, r), sums[r]);
            }
    }
};

struct TileJob {
    Planes planes;
    std::int64_t kernelRows, kernelColumns;
    int groupRows, groupColumns; ///< of the kernel, done at once
    int threadsAlong;            ///< of a row; a power of two
    Sweep inSweep, outSweep;     ///< by packs, or where not packed by elements
    int pitch, weightPitch;      ///< in shared memory: packs and weights from row to row
    int weightsAt;               ///< cells before the weights
    bool inPacked, outPacked;
};

/// Where pack `p` of a row lies in shared memory. Neighbouring threads read packs that are two or
/// four apart; this keeps eight of them in different banks wherever they begin.
SPECULA_HD int spread(int p) {
    return p ^ ((p >> 3) & 3);
}

/// Windows of some rows and columns; a thread has kAlong outputs side by side.
template<class T, class Work>
__global__ void __launch_bounds__(kThreads, Work::kBlocks)
    windowTiles(TileJob job, Work work, T* __restrict__ out, const T* __restrict__ in) {
    using Cell = typename Work::Cell;
    constexpr int V = kPack<T>, kPacks = kAlong / V;
    using Cells = Pack<Cell, V>;
    Cell* const shared = dynamicShared<Cell>();
    auto* const tile = reinterpret_cast<Cells*>(shared);
    Cell* const staged = shared + job.weightsAt;
    const Planes& planes = job.planes;
    const int thread = static_cast<int>(threadIdx.x);
    const int x = thread & (job.threadsAlong - 1), y = thread / job.threadsAlong;

    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        Cell gathered[kAlong];
        SPECULA_UNROLL
        for (int r = 0; r < kAlong; ++r)
            gathered[r] = Work::start();
        for (std::int64_t j = 0; j < job.kernelRows; j += job.groupRows)
            for (std::int64_t k = 0; k < job.kernelColumns; k += job.groupColumns) {
                const int rows = lesserOf(job.kernelRows - j, job.groupRows);
                const int taps = lesserOf(job.kernelColumns - k, job.groupColumns);
                const std::int64_t row0 = at.row + j, column0 = at.column + k;
                const int rowsThere = lesserOf(planes.inRows - row0, planes.tileRows + rows - 1);
                const int columnsThere =
                    lesserOf(planes.inColumns - column0, planes.tileColumns + taps - 1);
                const T* const from = in + at.in + row0 * planes.inPitch + column0 * planes.inStep;
                __syncthreads(); // what was there has been read
                if constexpr (Work::kHasWeights)
                    work.stage(staged, job.weightPitch, j, k, rows, taps);
                if (job.inPacked)
                    moveTile<Pack<T, V>>(
                        job.inSweep, rowsThere, (columnsThere + V - 1) / V, planes.inPitch, V,
                        [&](int, int p, std::int64_t place) {
                            return loadPack<T, V>(from + place, columnsThere - p * V, true, 1);
                        },
                        [&](int row, int p, std::int64_t, const Pack<T, V>& pack) {
                            Cells cells;
                            SPECULA_UNROLL
                            for (int v = 0; v < V; ++v)
                                cells.v[v] = work.cell(pack.v[v]);
                            tile[row * job.pitch + spread(p)] = cells;
                        });
                else
                    moveTile<T>(
                        job.inSweep, rowsThere, columnsThere, planes.inPitch, planes.inStep,
                        [&](int, int, std::int64_t place) { return from[place]; },
                        [&](int row, int column, std::int64_t, T value) {
                            shared[(row * job.pitch + spread(column / V)) * V + column % V] =
                                work.cell(value);
                        });
                __syncthreads();
                for (int row = 0; row < rows; ++row) {
                    const Cells* const line = tile + (y + row) * job.pitch;
                    work.template gather<kAlong, V>(
                        staged + row * job.weightPitch, taps,
                        [&](int i) { return line[spread(x * kPacks + i / V)]; }, gathered);
                }
            }
        // Back through shared memory, so that neighbouring threads write neighbours.
        __syncthreads();
        SPECULA_UNROLL
        for (int p = 0; p < kPacks; ++p) {
            Cells cells;
            SPECULA_UNROLL
            for (int v = 0; v < V; ++v)
                cells.v[v] = gathered[p * V + v];
            tile[y * job.pitch + spread(x * kPacks + p)] = cells;
        }
        __syncthreads();
        const int rows = lesserOf(planes.rows - at.row, planes.tileRows);
        const int columns = lesserOf(planes.columns - at.column, planes.tileColumns);
        T* const to = out + at.out + at.row * planes.pitch + at.column * planes.step;
        if (job.outPacked)
            moveTile<Cells>(
                job.outSweep, rows, (columns + V - 1) / V, planes.pitch, V,
                [&](int row, int p, std::int64_t) { return tile[row * job.pitch + spread(p)]; },
                [&](int, int p, std::int64_t place, const Cells& cells) {
                    Pack<T, V> pack;
                    SPECULA_UNROLL
                    for (int v = 0; v < V; ++v)
                        pack.v[v] = work.result(cells.v[v]);
                    if (p * V + V <= columns) {
                        *reinterpret_cast<Pack<T, V>*>(to + place) = pack;
                        return;
                    }
                    SPECULA_UNROLL
                    for (int v = 0; v < V; ++v)
                        if (p * V + v < columns)
                            to[place + v] = pack.v[v];
                });
        else
            moveTile<Cell>(
                job.outSweep, rows, columns, planes.pitch, planes.step,
                [&](int row, int column, std::int64_t) {
                    return shared[(row * job.pitch + spread(column / V)) * V + column % V];
                },
                [&](int, int, std::int64_t place, Cell cell) { to[place] = work.result(cell); });
    }
}

/// Columns that the threads of a warp have. In shared memory they lie together, so that the way
/// from row to row is known to the compiler.
constexpr int kStrip = 32;

struct ColumnJob {
    Planes planes;
    std::int64_t taps;
    int group;     ///< taps done at once
    int strips;    ///< of kStrip columns in a tile; a power of two
    int stripRows; ///< in shared memory
    int weightsAt; ///< cells before the weights
    Sweep sweep;   ///< by packs, or where not packed by elements
    bool inPacked;
};

/// Windows of one column; a thread has kDown outputs below each other.
template<class T, class Work>
__global__ void __launch_bounds__(kThreads, Work::kBlocks)
    windowColumns(ColumnJob job, Work work, T* __restrict__ out, const T* __restrict__ in) {
    using Cell = typename Work::Cell;
    constexpr int V = kPack<T>, R = kDown<T>;
    using Cells = Pack<Cell, V>;
    Cell* const tile = dynamicShared<Cell>();
    Cell* const staged = tile + job.weightsAt;
    const Planes& planes = job.planes;
    const int thread = static_cast<int>(threadIdx.x);
    const int strip = thread / kStrip & (job.strips - 1), lane = thread % kStrip;
    const int first = thread / kStrip / job.strips * R;
    const auto cellAt = [&](int row, int column) {
        return (column / kStrip * job.stripRows + row) * kStrip + column % kStrip;
    };

    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const T* const corner = in + at.in + at.row * planes.inPitch + at.column * planes.inStep;
        const int columnsThere = lesserOf(planes.inColumns - at.column, planes.tileColumns);
        const std::int64_t rowsLeft = planes.inRows - at.row;
        const int outputs =
            strip * kStrip + lane < columnsThere ? lesserOf(planes.rows - at.row - first, R) : 0;
        T* to = out + at.out + (at.row + first) * planes.pitch +
                (at.column + strip * kStrip + lane) * planes.step;
        Cell gathered[R];
        SPECULA_UNROLL
        for (int r = 0; r < R; ++r)
            gathered[r] = Work::start();
        for (std::int64_t k = 0; k < job.taps; k += job.group) {
            const int taps = lesserOf(job.taps - k, job.group);
            const int rowsThere = lesserOf(rowsLeft - k, planes.tileRows + taps - 1);
            const T* const from = corner + k * planes.inPitch;
            __syncthreads(); // what was there has been read
            if constexpr (Work::kHasWeights)
                work.stage(staged, 0, 0, k, 1, taps);
            if (job.inPacked)
                moveTile<Pack<T, V>>(
                    job.sweep, rowsThere, (columnsThere + V - 1) / V, planes.inPitch, V,
                    [&](int, int p, std::int64_t place) {
                        return loadPack<T, V>(from + place, columnsThere - p * V, true, 1);
                    },
                    [&](int row, int p, std::int64_t, const Pack<T, V>& pack) {
                        Cells cells;
                        SPECULA_UNROLL
                        for (int v = 0; v < V; ++v)
                            cells.v[v] = work.cell(pack.v[v]);
                        *reinterpret_cast<Cells*>(tile + cellAt(row, p * V)) = cells;
                    });
            else
                moveTile<T>(
                    job.sweep, rowsThere, columnsThere, planes.inPitch, planes.inStep,
                    [&](int, int, std::int64_t place) { return from[place]; },
                    [&](int row, int column, std::int64_t, T value) {
                        tile[cellAt(row, column)] = work.cell(value);
                    });
            __syncthreads();
            const Cell* const line = tile + (strip * job.stripRows + first) * kStrip + lane;
            work.template gather<R, 1>(
                staged, taps, [&](int i) { return Pack<Cell, 1>{{line[i * kStrip]}}; }, gathered);
        }
        SPECULA_UNROLL
        for (int r = 0; r < R; ++r, to += planes.pitch)
            if (r < outputs)
                *to = work.result(gathered[r]);
    }
}

/// Windows of kernelRows x kernelColumns over the rows and columns of `planes`.
template<class T, class Work>
void runWindowTiles(SpcQueue& queue, const char* what, const Work& work, Planes planes,
                    std::int64_t kernelRows, std::int64_t kernelColumns, T* out, const T* in) {
    constexpr int V = kPack<T>;
    TileJob job{};
    int along = kernelRows == 1 ? 64 : 16;
    while (along < kThreads && kThreads / along > planes.rows)
        along *= 2;
    while (along > 8 && along / 2 * kAlong >= planes.columns)
        along /= 2;
    cutIntoTiles(planes, kThreads / along, along * kAlong);
    job.planes = planes;
    job.kernelRows = kernelRows;
    job.kernelColumns = kernelColumns;
    job.threadsAlong = along;
    job.groupColumns = lesserOf(kernelColumns, kMostColumns);
    // Packs of a row, and as many as spread() may exchange.
    job.pitch = (planes.tileColumns + job.groupColumns - 1 + 4 * V - 1) / (4 * V) * 4;
    job.weightPitch = (job.groupColumns + V - 1) / V * V;
    const int rowBytes = job.pitch * 16;
    const int fitting =
        (kTileBytes - (planes.tileRows - 1) * rowBytes) /
        (rowBytes + (Work::kHasWeights ? job.weightPitch * static_cast<int>(sizeof(T)) : 0));
    // Rows come one by one where not all columns are there, as sums run row by row.
    job.groupRows =
        job.groupColumns < kernelColumns ? 1 : lesserOf(kernelRows, std::max(fitting, 1));
    job.weightsAt = (planes.tileRows + job.groupRows - 1) * job.pitch * V;
    job.inPacked = packed<T>(planes, 1, in);
    job.outPacked = packed<T>(planes, 0, out);
    const auto sweep = [](std::int64_t columns, std::int64_t most, bool packs) {
        return sweepOf(divideUp(std::min(columns, most), packs ? V : 1));
    };
    job.inSweep = sweep(planes.inColumns, planes.tileColumns + job.groupColumns - 1, job.inPacked);
    job.outSweep = sweep(planes.columns, planes.tileColumns, job.outPacked);
    const int weights = Work::kHasWeights ? job.groupRows * job.weightPitch : 0;
    const Grid grid(planes.blocks, kThreads,
                    static_cast<std::size_t>(job.weightsAt + weights) * sizeof(T));
    launch(queue, what, windowTiles<T, Work>, grid, job, work, out, in);
}

/// Windows of `taps` rows over the rows of `planes`.
template<class T, class Work>
void runWindowColumns(SpcQueue& queue, const char* what, const Work& work, Planes planes,
                      std::int64_t taps, T* out, const T* in) {
    constexpr int V = kPack<T>;
    ColumnJob job{};
    constexpr int kWarps = kThreads / kStrip;
    int strips = 1;
    while (strips < kWarps && kWarps / strips / 2 * kDown<T> >= planes.rows)
        strips *= 2;
    const int columns = strips * kStrip;
    cutIntoTiles(planes, kWarps / strips * kDown<T>, columns);
    job.planes = planes;
    job.taps = taps;
    const int fitting = kTileBytes / (columns * static_cast<int>(sizeof(T))) - planes.tileRows + 1;
    job.group = lesserOf(taps, fitting);
    job.strips = strips;
    job.stripRows = planes.tileRows + job.group - 1;
    job.weightsAt = job.stripRows * columns;
    job.inPacked = packed<T>(planes, 1, in);
    job.sweep = sweepOf(job.inPacked ? columns / V : columns);
    const int weights = Work::kHasWeights ? (job.group + V - 1) / V * V : 0;
    const Grid grid(planes.blocks, kThreads,
                    static_cast<std::size_t>(job.weightsAt + weights) * sizeof(T));
    launch(queue, what, windowColumns<T, Work>, grid, job, work, out, in);
}

inline SpcOperand sliced(SpcOperand operand, int axis, std::int64_t first, std::int64_t count) {
    operand.offset += first * operand.stride[axis];
    operand.extent[axis] = count;
    return operand;
}

/// First along the rows into scratch, then along the columns, in pieces whose scratch stays small
/// and in the device's cache. rowPass(to, from), columnPass(to, from); the input has `extraRows`
/// rows more than the output.
template<class RowPass, class ColumnPass>
void inTwoPasses(SpcQueue& queue, const SpcOperand& out, const SpcOperand& in,
                 std::int64_t extraRows, const RowPass& rowPass, const ColumnPass& columnPass) {
    constexpr std::int64_t kScratchBytes = 40 << 20;
    constexpr std::int64_t kLeastRows = 64;
    const int x = out.rank - 1, y = out.rank - 2;
    std::int64_t images = 1;
    for (int axis = 0; axis < y; ++axis)
        images *= out.extent[axis];
    const std::int64_t rowBytes =
        out.extent[x] * static_cast<std::int64_t>(elementBytes(out.type)) * images;
    if (rowBytes * (out.extent[y] + extraRows) > kScratchBytes)
        for (int axis = 0; axis < y; ++axis)
            if (out.extent[axis] > 1) {
                const std::int64_t piece = std::max<std::int64_t>(
                    out.extent[axis] * kScratchBytes / (rowBytes * (out.extent[y] + extraRows)), 1);
                for (std::int64_t i = 0; i < out.extent[axis]; i += piece) {
                    const std::int64_t count = std::min(piece, out.extent[axis] - i);
                    inTwoPasses(queue, sliced(out, axis, i, count), sliced(in, axis, i, count),
                                extraRows, rowPass, columnPass);
                }
                return;
            }
    // Rows that two bands look at are made twice, so bands are not much lower than those.
    const std::int64_t most =
        std::max({kScratchBytes / rowBytes - extraRows, 2 * extraRows, kLeastRows});
    const std::int64_t band = divideUp(out.extent[y], divideUp(out.extent[y], most));
    SpcOperand between = out;
    between.offset = 0;
    between.extent[y] = band + extraRows;
    std::int64_t stride = 1;
    for (int axis = x; axis >= 0; --axis) {
        between.stride[axis] = stride;
        stride *= between.extent[axis];
    }
    between.buffer = queue.scratch(static_cast<std::uint64_t>(rowBytes * between.extent[y]));
    for (std::int64_t i = 0; i < out.extent[y]; i += band) {
        const std::int64_t count = std::min(band, out.extent[y] - i);
        const SpcOperand there = sliced(between, y, 0, count + extraRows);
        rowPass(there, sliced(in, y, i, count + extraRows));
        columnPass(sliced(out, y, i, count), there);
    }
}

} // namespace specula::cuda
