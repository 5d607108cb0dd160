// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/planes.cuh"

namespace specula::cuda {
namespace {

/// Where each output begins to look, and its weights.
template<class T>
struct Table {
    const std::int32_t* starts;
    const T* weights;
    std::int64_t startStride, rowStride, tapStride, taps;

    /// A start that is against the rules must not make anything be read from elsewhere.
    SPECULA_HD std::int64_t start(std::int64_t output, std::int64_t inputs) const {
        const std::int64_t at = starts[output * startStride], last = inputs - taps;
        return at < 0 ? 0 : at > last ? last : at;
    }
};

constexpr int kLanes = 32, kLevels = kThreads / kLanes;
constexpr int kTapsAtOnce = kLanes;
/// Outputs of a thread, below each other.
constexpr int kRowsAlong = 8, kRowsAcross = 4;

/// Weights of `outputs` outputs from `first` on, `taps` of them from tap `k` on.
template<class T>
__device__ __forceinline__ void stage(const Table<T>& table, std::int64_t first, int outputs,
                                      std::int64_t k, int taps, T* to, int pitch) {
    const int lane = static_cast<int>(threadIdx.x) % kLanes;
    for (int output = static_cast<int>(threadIdx.x) / kLanes; output < outputs; output += kLevels)
        if (lane < taps)
            to[output * pitch + lane] =
                table.weights[(first + output) * table.rowStride + (k + lane) * table.tapStride];
}

/// Along the rows: a thread has one column of the output and its weights serve several rows.
template<class T>
__global__ void __launch_bounds__(kThreads)
    resampleAlong(Planes planes, Table<T> table, T* __restrict__ out, const T* __restrict__ in) {
    constexpr int kPitch = kTapsAtOnce + 1; // odd, so that a column does not lie in one bank
    __shared__ T weights[kLanes * kPitch];
    const int lane = static_cast<int>(threadIdx.x) % kLanes;
    const int first = static_cast<int>(threadIdx.x) / kLanes * kRowsAlong;
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const std::int64_t column = at.column + lane;
        const bool live = column < planes.columns;
        const std::int64_t start = live ? table.start(column, planes.inColumns) : 0;
        const T* from[kRowsAlong];
        T sums[kRowsAlong] = {};
        SPECULA_UNROLL
        for (int r = 0; r < kRowsAlong; ++r) {
            const std::int64_t row = at.row + first + r;
            from[r] = in + at.in + (row < planes.rows ? row : planes.rows - 1) * planes.inPitch +
                      start * planes.inStep;
        }
        for (std::int64_t k = 0; k < table.taps; k += kTapsAtOnce) {
            const int taps = lesserOf(table.taps - k, kTapsAtOnce);
            __syncthreads(); // what was there has been read
            stage(table, at.column, lesserOf(planes.columns - at.column, kLanes), k, taps, weights,
                  kPitch);
            __syncthreads();
            if (!live)
                continue;
            for (int tap = 0; tap < taps; ++tap) {
                const T w = weights[lane * kPitch + tap];
                SPECULA_UNROLL
                for (int r = 0; r < kRowsAlong; ++r)
                    sums[r] = m::fma(w, from[r][(k + tap) * planes.inStep], sums[r]);
            }
        }
        if (!live)
            continue;
        T* const to = out + at.out + (at.row + first) * planes.pitch + column * planes.step;
        SPECULA_UNROLL
        for (int r = 0; r < kRowsAlong; ++r)
            if (at.row + first + r < planes.rows)
                to[r * planes.pitch] = sums[r];
    }
}

/// Down the columns: the threads of a warp have one row of the output, V columns each.
template<class T, int V>
__global__ void __launch_bounds__(kThreads)
    resampleAcross(Planes planes, Table<T> table, T* __restrict__ out, const T* __restrict__ in) {
    __shared__ T weights[kLevels * kRowsAcross * kTapsAtOnce];
    const int lane = static_cast<int>(threadIdx.x) % kLanes;
    const int first = static_cast<int>(threadIdx.x) / kLanes * kRowsAcross;
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const std::int64_t column = at.column + lane * V;
        const bool live = column < planes.columns;
        const int rows = lesserOf(planes.rows - at.row, planes.tileRows);
        T sums[kRowsAcross][V] = {};
        const T* from[kRowsAcross];
        SPECULA_UNROLL
        for (int r = 0; r < kRowsAcross; ++r) {
            const std::int64_t row = at.row + (first + r < rows ? first + r : rows - 1);
            from[r] = in + at.in + table.start(row, planes.inRows) * planes.inPitch +
                      column * planes.inStep;
        }
        for (std::int64_t k = 0; k < table.taps; k += kTapsAtOnce) {
            const int taps = lesserOf(table.taps - k, kTapsAtOnce);
            __syncthreads(); // what was there has been read
            stage(table, at.row, rows, k, taps, weights, kTapsAtOnce);
            __syncthreads();
            if (!live)
                continue;
            SPECULA_UNROLL
            for (int r = 0; r < kRowsAcross; ++r) {
                if (first + r >= rows)
                    continue;
                for (int tap = 0; tap < taps; ++tap) {
                    const T w = weights[(first + r) * kTapsAtOnce + tap];
                    const auto x = loadPack<T, V>(from[r] + (k + tap) * planes.inPitch,
                                                  planes.columns - column, V > 1, planes.inStep);
                    SPECULA_UNROLL
                    for (int v = 0; v < V; ++v)
                        sums[r][v] = m::fma(w, x.v[v], sums[r][v]);
                }
            }
        }
        if (!live)
            continue;
        T* const to = out + at.out + (at.row + first) * planes.pitch;
        SPECULA_UNROLL
        for (int r = 0; r < kRowsAcross; ++r)
            if (first + r < rows) {
                SPECULA_UNROLL
                for (int v = 0; v < V; ++v)
                    if (column + v < planes.columns)
                        to[r * planes.pitch + (column + v) * planes.step] = sums[r][v];
            }
    }
}

template<class T>
void resample(SpcQueue& queue, const SpcOperand* o, int axis) {
    const SpcOperand &out = o[0], &in = o[1], &starts = o[2], &weights = o[3];
    const Table<T> table{dataOf<std::int32_t>(starts),
                         dataOf<T>(weights),
                         starts.stride[0],
                         weights.stride[0],
                         weights.stride[1],
                         weights.extent[1]};
    if (in.extent[axis] < table.taps)
        throw Failure{SPC_BAD_CALL, "resample_axis: more weights than there are elements to weigh"};
    bool alongColumns = false;
    Planes planes = axisPlanes(out, in, axis, alongColumns);
    if (alongColumns) {
        cutIntoTiles(planes, kLevels * kRowsAlong, kLanes);
        launch(queue, "resample", resampleAlong<T>, planes.blocks, planes, table, dataOf<T>(out),
               dataOf<T>(in));
    } else if (packed<T>(planes, 1, dataOf<T>(in))) {
        cutIntoTiles(planes, kLevels * kRowsAcross, kLanes * kPack<T>);
        launch(queue, "resample", resampleAcross<T, kPack<T>>, planes.blocks, planes, table,
               dataOf<T>(out), dataOf<T>(in));
    } else {
        cutIntoTiles(planes, kLevels * kRowsAcross, kLanes);
        launch(queue, "resample", resampleAcross<T, 1>, planes.blocks, planes, table,
               dataOf<T>(out), dataOf<T>(in));
    }
}

} // namespace

void runResampleAxis(SpcQueue& queue, const SpcCall& call) {
    withFloat(call.operands[0].type, [&](auto tag) {
        resample<decltype(tag)>(queue, call.operands, paramsOf<SpcAxis>(call).axis);
    });
}

} // namespace specula::cuda
