// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/windows.cuh"

// Samples are compared as whole numbers in the same order, where -0 lies below 0 and NaN above all.

namespace specula::cuda {
namespace {

template<class T>
using Key = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
template<class T>
constexpr Key<T> kNanKey = ~Key<T>{0};

template<class T>
SPECULA_HD Key<T> keyOf(T x) {
    constexpr Key<T> kSign = Key<T>{1} << (8 * sizeof(T) - 1);
    const auto bits = std::bit_cast<Key<T>>(x);
    return isNan(x) ? kNanKey<T> : (bits & kSign) != 0 ? ~bits : bits | kSign;
}
template<class T>
SPECULA_HD T valueOf(Key<T> key) {
    constexpr Key<T> kSign = Key<T>{1} << (8 * sizeof(T) - 1);
    return key == kNanKey<T> ? notANumber<T>()
                             : std::bit_cast<T>((key & kSign) != 0 ? key ^ kSign : ~key);
}

template<class K>
SPECULA_HD K larger(K a, K b) {
    return a < b ? b : a;
}
template<class K>
SPECULA_HD K smaller(K a, K b) {
    return a < b ? a : b;
}

/// The largest key, or with `flipped` all ones the smallest; NaN wins in both.
template<class T>
struct Extreme {
    using Cell = Key<T>;
    Cell flipped;
    static constexpr bool kHasWeights = false;
    static constexpr int kBlocks = 2;

    SPECULA_HD static Cell start() { return 0; }
    SPECULA_HD Cell cell(T x) const {
        const Cell key = keyOf(x);
        return key == kNanKey<T> ? key : key ^ flipped;
    }
    SPECULA_HD T result(Cell cell) const {
        return valueOf<T>(cell == kNanKey<T> ? cell : cell ^ flipped);
    }

    template<int R, int V, class Load>
    __device__ __forceinline__ void gather(const Cell*, int taps, Load load,
                                           Cell (&best)[R]) const {
        if (taps < kAhead<R, V>)
            return gatherFew<R, V>(taps, load, best);
        // The windows of R neighbours share all but R - 1 cells on either side, of which each has
        // some: those of the left side are gone through from right to left, those of the right one
        // from left to right.
        Slide<Cell, R, V> slide;
        slide.fill(load);
        Cell running = 0;
        SPECULA_UNROLL
        for (int i = kAhead<R, V> - 1; i >= 0; --i) {
            running = larger(running, slide.x[i]);
            if (i < R)
                best[i] = larger(best[i], running);
        }
        const int whole = taps / V * V;
        Cell shared = 0;
        for (int i = kAhead<R, V>; i < whole; i += V) {
            const Pack<Cell, V> pack = load(i);
            SPECULA_UNROLL
            for (int v = 0; v < V; ++v)
                shared = larger(shared, pack.v[v]);
        }
        SPECULA_UNROLL
        for (int r = 0; r < R; ++r)
            best[r] = larger(best[r], shared);
        // The right side begins inside a pack: upTo[i] is the largest of i cells from there on.
        const int left = taps - whole;
        Cell upTo[R + V - 1];
        upTo[0] = 0;
        Pack<Cell, V> pack{};
        SPECULA_UNROLL
        for (int i = 0; i < R + V - 2; ++i) {
            if (i % V == 0 && i < left + R - 1)
                pack = load(whole + i);
            upTo[i + 1] = larger(upTo[i], pack.v[i % V]);
        }
        const auto shift = [&](int by) {
            SPECULA_UNROLL
            for (int i = 0; i + by < R + V - 1; ++i)
                upTo[i] = upTo[i + by];
        };
        if (V > 1 && (left & 1) != 0)
            shift(1);
        if (V > 2 && (left & 2) != 0)
            shift(2);
        SPECULA_UNROLL
        for (int r = 0; r < R; ++r)
            best[r] = larger(best[r], upTo[r]);
    }

  private:
    template<int R, int V, class Load>
    __device__ __forceinline__ void gatherFew(int taps, Load& load, Cell (&best)[R]) const {
        Slide<Cell, R, V> slide;
        slide.fill(load);
        SPECULA_UNROLL
        for (int u = 0; u < kAhead<R, V> - 1; ++u)
            if (u < taps) {
                slide.advance(0, u, load);
                SPECULA_UNROLL
                for (int r = 0; r < R; ++r)
                    best[r] = larger(best[r], slide.at(u, r));
            }
    }
};

template<class T>
void extremes(SpcQueue& queue, const SpcOperand& out, const SpcOperand& in,
              const SpcRankFilter& params) {
    // So few rows are looked at again and again rather than written and read once more.
    constexpr std::int64_t kFewRows = 7;
    const Extreme<T> work{params.which == SPC_RANK_MINIMUM ? ~Key<T>{0} : Key<T>{0}};
    const std::int64_t rows = 2 * std::int64_t{params.radius_y} + 1;
    const std::int64_t columns = 2 * std::int64_t{params.radius_x} + 1;
    const auto along = [&](const SpcOperand& to, const SpcOperand& from, std::int64_t high) {
        runWindowTiles(queue, "rank filter", work, imagePlanes(to, from), high, columns,
                       dataOf<T>(to), dataOf<T>(from));
    };
    const auto down = [&](const SpcOperand& to, const SpcOperand& from) {
        runWindowColumns(queue, "rank filter", work, imagePlanes(to, from), rows, dataOf<T>(to),
                         dataOf<T>(from));
    };
    if (rows <= kFewRows)
        along(out, in, rows);
    else if (columns == 1)
        down(out, in);
    else
        inTwoPasses(
            queue, out, in, rows - 1,
            [&](const SpcOperand& to, const SpcOperand& from) { along(to, from, 1); }, down);
}

/// Brings the keys of a tile and of what its windows see besides to shared memory.
template<class T, class Seen>
__device__ __forceinline__ void loadKeys(const Planes& planes, const Planes::Tile& at,
                                         const Sweep& sweep, int moreRows, const T* in, Key<T>* to,
                                         Seen seen) {
    const T* const from = in + at.in + at.row * planes.inPitch + at.column * planes.inStep;
    moveTile<T>(
        sweep, lesserOf(planes.inRows - at.row, planes.tileRows + moreRows),
        lesserOf(planes.inColumns - at.column, sweep.perRow), planes.inPitch, planes.inStep,
        [&](int, int, std::int64_t place) { return from[place]; },
        [&](int row, int column, std::int64_t, T x) {
            const Key<T> key = keyOf(x);
            seen(key);
            to[row * sweep.perRow + column] = key;
        });
}

template<class K>
SPECULA_HD void exchange(K& a, K& b) {
    const K low = smaller(a, b);
    b = larger(a, b);
    a = low;
}

template<class K>
SPECULA_HD void sortFew(K (&x)[3]) {
    exchange(x[0], x[1]);
    exchange(x[1], x[2]);
    exchange(x[0], x[1]);
}
/// The shortest network for five.
template<class K>
SPECULA_HD void sortFew(K (&x)[5]) {
    exchange(x[0], x[3]);
    exchange(x[1], x[4]);
    exchange(x[0], x[2]);
    exchange(x[1], x[3]);
    exchange(x[0], x[1]);
    exchange(x[2], x[4]);
    exchange(x[1], x[2]);
    exchange(x[3], x[4]);
    exchange(x[2], x[3]);
}

template<class K>
SPECULA_HD K middleOf(K a, K b, K c) {
    return larger(smaller(a, b), smaller(larger(a, b), c));
}

/// Of nine in three sorted rows: the least of each cannot all be it, but the largest of them may.
template<class K>
SPECULA_HD K medianOfRows(const K (&rows)[3][3]) {
    return middleOf(larger(larger(rows[0][0], rows[1][0]), rows[2][0]),
                    middleOf(rows[0][1], rows[1][1], rows[2][1]),
                    smaller(smaller(rows[0][2], rows[1][2]), rows[2][2]));
}

/// Of 25 in five sorted rows. With the columns sorted too, which leaves the rows sorted, an element
/// at (i, j), from 1, has at least i j - 1 elements below and (6 - i)(6 - j) - 1 above it; so only
/// the three middle diagonals can be the thirteenth. Of the four on the upper one, the two least
/// have more than twelve above them, likewise below. That leaves nine.
template<class K>
SPECULA_HD K medianOfRows(const K (&rows)[5][5]) {
    K s[5][5]; // [column][rank]
    SPECULA_UNROLL
    for (int j = 0; j < 5; ++j) {
        SPECULA_UNROLL
        for (int i = 0; i < 5; ++i)
            s[j][i] = rows[i][j];
        sortFew(s[j]);
    }
    K upper[4] = {s[3][0], s[2][1], s[1][2], s[0][3]};
    K lower[4] = {s[4][1], s[3][2], s[2][3], s[1][4]};
    exchange(upper[0], upper[1]);
    exchange(upper[2], upper[3]);
    exchange(upper[1], upper[3]); // [3] is the largest
    exchange(lower[0], lower[1]);
    exchange(lower[2], lower[3]);
    exchange(lower[0], lower[2]); // [0] is the least
    K left[3][3] = {{s[4][0], s[3][1], s[2][2]},
                    {s[1][3], s[0][4], upper[3]},
                    {larger(larger(upper[0], upper[2]), upper[1]), lower[0],
                     smaller(smaller(lower[1], lower[3]), lower[2])}};
    SPECULA_UNROLL
    for (int i = 0; i < 3; ++i)
        sortFew(left[i]);
    return medianOfRows(left);
}

constexpr int kNetworkLanes = 64, kNetworkLevels = kThreads / kNetworkLanes;
/// Outputs of a thread, below each other.
template<int N>
constexpr int kNetworkRows = N == 3 ? 12 : 10;

/// Median of N x N. A thread goes down its column and keeps the last N rows of its window sorted,
/// so that a row is sorted once for N outputs.
template<class T, int N>
__global__ void __launch_bounds__(kThreads)
    medianOfSquares(Planes planes, Sweep sweep, T* __restrict__ out, const T* __restrict__ in) {
    constexpr int kPitch = kNetworkLanes + N - 1, kRows = kNetworkRows<N>;
    static_assert(kRows % N == 0);
    __shared__ Key<T> tile[(kNetworkLevels * kRows + N - 1) * kPitch];
    const int lane = static_cast<int>(threadIdx.x) % kNetworkLanes;
    const int first = static_cast<int>(threadIdx.x) / kNetworkLanes * kRows;
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        __syncthreads(); // what was there has been read
        loadKeys(planes, at, sweep, N - 1, in, tile, [](Key<T>) {});
        __syncthreads();
        if (at.column + lane >= planes.columns || at.row + first >= planes.rows)
            continue;
        Key<T> rows[N][N];
        const auto take = [&](int row, Key<T>(&to)[N]) {
            SPECULA_UNROLL
            for (int k = 0; k < N; ++k)
                to[k] = tile[(first + row) * kPitch + lane + k];
            sortFew(to);
        };
        SPECULA_UNROLL
        for (int row = 0; row < N - 1; ++row)
            take(row, rows[row]);
        T* const to =
            out + at.out + (at.row + first) * planes.pitch + (at.column + lane) * planes.step;
        const int live = lesserOf(planes.rows - at.row - first, kRows);
        for (int r = 0; r < live; r += N) {
            SPECULA_UNROLL
            for (int u = 0; u < N; ++u) {
                take(r + u + N - 1, rows[(u + N - 1) % N]);
                Key<T> largest = rows[0][N - 1];
                SPECULA_UNROLL
                for (int k = 1; k < N; ++k)
                    largest = larger(largest, rows[k][N - 1]);
                const Key<T> median = medianOfRows(rows);
                if (r + u < live)
                    to[(r + u) * planes.pitch] =
                        valueOf<T>(largest == kNanKey<T> ? largest : median);
            }
        }
    }
}

struct SearchJob {
    Planes planes;
    std::int64_t high, wide; ///< the window
    Sweep sweep;             ///< of what a tile looks at, where it fits shared memory
};

constexpr int kSearchLanes = 32, kSearchRows = 4; // outputs of a thread, below each other
constexpr int kSearchTile = kThreads / kSearchLanes * kSearchRows;

template<class Count, class K, class KeyAt>
__device__ __forceinline__ void countBelow(std::int64_t high, std::int64_t wide,
                                           const K (&limit)[kSearchRows], KeyAt keyAt,
                                           Count (&below)[kSearchRows]) {
    constexpr int R = kSearchRows;
    const auto someSee = [&](std::int64_t row, K key) {
        SPECULA_UNROLL
        for (int r = 0; r < R; ++r)
            if (row >= r && row < r + high)
                below[r] += key < limit[r] ? 1 : 0;
    };
    for (std::int64_t column = 0; column < wide; ++column) {
        SPECULA_UNROLL
        for (int row = 0; row < R - 1; ++row)
            if (row < high)
                someSee(row, keyAt(row, column));
        for (std::int64_t row = R - 1; row < high; ++row) {
            const K key = keyAt(row, column);
            SPECULA_UNROLL
            for (int r = 0; r < R; ++r)
                below[r] += key < limit[r] ? 1 : 0;
        }
        SPECULA_UNROLL
        for (int row = 0; row < R - 1; ++row)
            someSee(high + row, keyAt(high + row, column));
    }
}

/// Median of any window, found bit by bit: the largest key that no more than half of the others
/// are below. Bits that are the same everywhere around the tile are known beforehand. The keys
/// come from shared memory, or where they do not fit, from the image.
template<class T, bool kShared>
__global__ void __launch_bounds__(kThreads, 3)
    medianBySearch(SearchJob job, T* __restrict__ out, const T* __restrict__ in) {
    using K = Key<T>;
    using Count = std::conditional_t<kShared, int, std::int64_t>;
    __shared__ unsigned found[3]; // bits that differ, lower and upper; whether there is a NaN
    K* const tile = dynamicShared<K>();
    const Planes& planes = job.planes;
    const int thread = static_cast<int>(threadIdx.x);
    const int lane = thread % kSearchLanes, first = thread / kSearchLanes * kSearchRows;
    const Count middle = static_cast<Count>(job.high * job.wide / 2);
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const T* const corner = in + at.in + at.row * planes.inPitch + at.column * planes.inStep;
        __syncthreads(); // what was there has been read
        if (thread < 3)
            found[thread] = 0;
        __syncthreads();
        const K known = keyOf(*corner);
        K differing = 0;
        unsigned nan = 0;
        const auto seen = [&](K key) {
            if (key == kNanKey<T>)
                nan = 1;
            else
                differing |= key ^ known;
        };
        if constexpr (kShared) {
            loadKeys(planes, at, job.sweep, static_cast<int>(job.high) - 1, in, tile, seen);
        } else {
            const std::int64_t rows =
                std::min<std::int64_t>(planes.inRows - at.row, kSearchTile + job.high - 1);
            const std::int64_t columns =
                std::min<std::int64_t>(planes.inColumns - at.column, kSearchLanes + job.wide - 1);
            for (std::int64_t row = thread / kSearchLanes; row < rows;
                 row += kThreads / kSearchLanes)
                for (std::int64_t column = lane; column < columns; column += kSearchLanes)
                    seen(keyOf(corner[row * planes.inPitch + column * planes.inStep]));
        }
        if (differing != 0) {
            atomicOr(&found[0], static_cast<unsigned>(differing));
            if constexpr (sizeof(K) == 8)
                atomicOr(&found[1], static_cast<unsigned>(differing >> 32));
        }
        if (nan != 0)
            atomicOr(&found[2], nan);
        __syncthreads();
        differing = found[0];
        if constexpr (sizeof(K) == 8)
            differing |= static_cast<K>(found[1]) << 32;
        // Beyond the last row or column there is nothing to look at.
        const std::int64_t columnsLeft = planes.columns - at.column - lane;
        const std::int64_t rowsLeft = planes.rows - at.row - first;
        if (columnsLeft <= 0 || rowsLeft <= 0)
            continue;
        const std::int64_t lastRow = planes.inRows - at.row - 1;
        const auto keyAt = [&](std::int64_t row, std::int64_t column) {
            if constexpr (kShared) {
                return tile[(first + static_cast<int>(row)) * job.sweep.perRow + lane +
                            static_cast<int>(column)];
            } else {
                const std::int64_t r = first + row < lastRow ? first + row : lastRow;
                return keyOf(corner[r * planes.inPitch + (lane + column) * planes.inStep]);
            }
        };
        K best[kSearchRows];
        SPECULA_UNROLL
        for (int r = 0; r < kSearchRows; ++r)
            best[r] = known & ~differing;
        while (differing != 0) {
            const K bit = K{1} << (std::bit_width(differing) - 1);
            differing ^= bit;
            K trial[kSearchRows];
            Count below[kSearchRows] = {};
            SPECULA_UNROLL
            for (int r = 0; r < kSearchRows; ++r)
                trial[r] = best[r] | bit;
            countBelow(job.high, job.wide, trial, keyAt, below);
            SPECULA_UNROLL
            for (int r = 0; r < kSearchRows; ++r)
                if (below[r] <= middle)
                    best[r] = trial[r];
        }
        if (found[2] != 0) {
            K limit[kSearchRows];
            Count below[kSearchRows] = {};
            SPECULA_UNROLL
            for (int r = 0; r < kSearchRows; ++r)
                limit[r] = kNanKey<T>;
            countBelow(job.high, job.wide, limit, keyAt, below);
            SPECULA_UNROLL
            for (int r = 0; r < kSearchRows; ++r)
                if (below[r] < static_cast<Count>(job.high * job.wide))
                    best[r] = kNanKey<T>;
        }
        T* const to =
            out + at.out + (at.row + first) * planes.pitch + (at.column + lane) * planes.step;
        SPECULA_UNROLL
        for (int r = 0; r < kSearchRows; ++r)
            if (r < rowsLeft)
                to[r * planes.pitch] = valueOf<T>(best[r]);
    }
}

template<class T, int N>
void launchNetwork(SpcQueue& queue, const SpcOperand& out, const SpcOperand& in) {
    Planes planes = imagePlanes(out, in);
    cutIntoTiles(planes, kNetworkLevels * kNetworkRows<N>, kNetworkLanes);
    launch(queue, "rank filter", medianOfSquares<T, N>, planes.blocks, planes,
           sweepOf(kNetworkLanes + N - 1), dataOf<T>(out), dataOf<T>(in));
}

template<class T>
void medians(SpcQueue& queue, const SpcOperand& out, const SpcOperand& in,
             const SpcRankFilter& params) {
    if (params.radius_y == 1 && params.radius_x == 1)
        return launchNetwork<T, 3>(queue, out, in);
    if (params.radius_y == 2 && params.radius_x == 2)
        return launchNetwork<T, 5>(queue, out, in);
    SearchJob job{};
    job.planes = imagePlanes(out, in);
    cutIntoTiles(job.planes, kSearchTile, kSearchLanes);
    job.high = 2 * std::int64_t{params.radius_y} + 1;
    job.wide = 2 * std::int64_t{params.radius_x} + 1;
    constexpr std::int64_t kMostBytes = 47 << 10;
    const std::int64_t rows = kSearchTile + job.high - 1, columns = kSearchLanes + job.wide - 1;
    const bool shared = columns <= kMostBytes &&
                        rows <= kMostBytes / columns / static_cast<std::int64_t>(sizeof(T));
    if (shared) {
        job.sweep = sweepOf(columns);
        const Grid grid(job.planes.blocks, kThreads,
                        static_cast<std::size_t>(rows * columns) * sizeof(T));
        launch(queue, "rank filter", medianBySearch<T, true>, grid, job, dataOf<T>(out),
               dataOf<T>(in));
    } else {
        launch(queue, "rank filter", medianBySearch<T, false>, job.planes.blocks, job,
               dataOf<T>(out), dataOf<T>(in));
    }
}

} // namespace

void runRankFilter(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &in = call.operands[1];
    const auto& params = paramsOf<SpcRankFilter>(call);
    withFloat(out.type, [&](auto tag) {
        using T = decltype(tag);
        if (params.which == SPC_RANK_MEDIAN)
            medians<T>(queue, out, in, params);
        else
            extremes<T>(queue, out, in, params);
    });
}

} // namespace specula::cuda
