// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/accumulate.cuh"
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/radix_sort.h"

#include <bit>

namespace specula::cuda {
namespace {

// --- few bins: each warp sums into its own bins in shared memory -------------------------------

constexpr int kPerLane = 4, kTile = kWarp * kPerLane;
constexpr std::int64_t kMostSharedBins = 2048;
/// Of a block; what every device has without being asked for more.
constexpr std::int64_t kSharedBytes = 48 << 10;
constexpr std::int64_t kLeastSpan = 1024, kWantedBlocks = 1024;

struct BinPlan {
    std::int64_t batch, count, bins;
    int warps;           ///< of a block
    std::int64_t span;   ///< elements of a warp
    std::int64_t chunks; ///< blocks for one row of the batch
    std::int64_t valueRow, valueStep, labelStep;
    std::int64_t sumRow, sumStep, countRow, countStep;
    const void* values;
    const std::int32_t* labels;
    void* sums;
    std::uint32_t* counts;
    std::int32_t valueType, sumType;
    bool nanAware;
};

/// Adds what the lanes hold (bin -1: nothing) to the warp's bins: neighbours with one bin first
/// among themselves, then the rest lane by lane where bins coincide, so that the order is always
/// the same without any atomic sum.
__device__ __forceinline__ void addToBins(int bin, double value, std::uint32_t number, double* sums,
                                          std::uint32_t* counts) {
    if (__ballot_sync(kAllLanes, bin >= 0) == 0)
        return;
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    const int before = __shfl_up_sync(kAllLanes, bin, 1);
    const bool goesOn = lane > 0 && bin >= 0 && before == bin;
    const unsigned goingOn = __ballot_sync(kAllLanes, goesOn);
    if (goingOn != 0) {
        // The last lane at or before this one that starts a run.
        const unsigned starts = ~goingOn & (kAllLanes >> (kWarp - 1 - lane));
        const int start = kWarp - 1 - __clz(static_cast<int>(starts));
        SPECULA_UNROLL
        for (int step = 1; step < kWarp; step *= 2) {
            const double otherValue = __shfl_up_sync(kAllLanes, value, step);
            const std::uint32_t otherNumber = __shfl_up_sync(kAllLanes, number, step);
            if (lane - step >= start) {
                value = otherValue + value;
                number += otherNumber;
            }
        }
    }
    const bool endsRun = lane == kWarp - 1 || (goingOn >> (lane + 1) & 1u) == 0;
    const bool adds = bin >= 0 && endsRun;
    const unsigned same = __match_any_sync(kAllLanes, adds ? bin : -1 - lane);
    const int turn = __popc(same & ((1u << lane) - 1));
    for (int now = 0; __ballot_sync(kAllLanes, adds && turn >= now) != 0; ++now) {
        if (adds && turn == now) {
            sums[bin] += value;
            atomicAdd(counts + bin, number); // whole numbers: in any order
        }
        __syncwarp();
    }
}

/// Four neighbours of one lane.
struct Quartet {
    int bin[kPerLane];
    double value[kPerLane];
    std::uint32_t number[kPerLane];
};

__device__ __forceinline__ Quartet loadQuartet(const BinPlan& plan, std::int64_t row,
                                               std::int64_t first, std::int64_t end) {
    Quartet q;
    SPECULA_UNROLL
    for (int k = 0; k < kPerLane; ++k)
        q.bin[k] = first + k < end ? plan.labels[(first + k) * plan.labelStep] : 0;
    withReal(plan.valueType, [&](auto tag) {
        using T = decltype(tag);
        const T* values = static_cast<const T*>(plan.values) + row * plan.valueRow;
        SPECULA_UNROLL
        for (int k = 0; k < kPerLane; ++k)
            q.value[k] =
                first + k < end ? static_cast<double>(values[(first + k) * plan.valueStep]) : 0;
    });
    SPECULA_UNROLL
    for (int k = 0; k < kPerLane; ++k) {
        const bool counts =
            q.bin[k] >= 1 && q.bin[k] <= plan.bins && !(plan.nanAware && isNan(q.value[k]));
        q.bin[k] = counts ? q.bin[k] - 1 : -1;
        q.number[k] = 1;
    }
    return q;
}

/// sums and counts of [batch, chunk, bin], or of [batch, bin] where there is one chunk.
__global__ void sumIntoBins(const __grid_constant__ BinPlan plan, double* partSums,
                            std::uint32_t* partCounts) {
    auto* sums = dynamicShared<double>();
    auto* counts = reinterpret_cast<std::uint32_t*>(sums + plan.warps * plan.bins);
    const int thread = static_cast<int>(threadIdx.x), threads = plan.warps * kWarp;
    const int warp = thread / kWarp, lane = thread % kWarp;
    double* own = sums + warp * plan.bins;
    for (std::int64_t block = blockIdx.x; block < plan.batch * plan.chunks; block += gridDim.x) {
        const Divided place = divide(block, plan.chunks);
        for (std::int64_t k = thread; k < plan.warps * plan.bins; k += threads)
            sums[k] = 0;
        for (std::int64_t bin = thread; bin < plan.bins; bin += threads)
            counts[bin] = 0;
        __syncthreads();
        const std::int64_t begin = (place.rest * plan.warps + warp) * plan.span;
        const std::int64_t end = begin + plan.span < plan.count ? begin + plan.span : plan.count;
        for (std::int64_t first = begin; first < end; first += kTile) {
            Quartet q = loadQuartet(plan, place.quotient, first + lane * kPerLane, end);
            // Runs within the lane go forward to their last element.
            SPECULA_UNROLL
            for (int k = 0; k + 1 < kPerLane; ++k)
                if (q.bin[k] == q.bin[k + 1]) {
                    q.value[k + 1] = q.value[k] + q.value[k + 1];
                    q.number[k + 1] += q.number[k];
                    q.bin[k] = -1;
                }
            SPECULA_UNROLL
            for (int k = 0; k < kPerLane; ++k)
                addToBins(q.bin[k], q.value[k], q.number[k], own, counts);
        }
        __syncthreads();
        for (std::int64_t bin = thread; bin < plan.bins; bin += threads) {
            double sum = 0;
            for (int w = 0; w < plan.warps; ++w)
                sum += sums[w * plan.bins + bin];
            if (partSums != nullptr) {
                partSums[block * plan.bins + bin] = sum;
                partCounts[block * plan.bins + bin] = counts[bin];
            } else {
                storeReal(plan.sumType, plan.sums,
                          place.quotient * plan.sumRow + bin * plan.sumStep, sum);
                plan.counts[place.quotient * plan.countRow + bin * plan.countStep] = counts[bin];
            }
        }
        __syncthreads();
    }
}

constexpr int kBinsTogether = 16, kGroups = kThreads / kBinsTogether;

/// 16 bins of a row to a block, 16 threads to a bin.
__global__ void __launch_bounds__(kThreads)
    joinBinParts(const __grid_constant__ BinPlan plan, const double* partSums,
                 const std::uint32_t* partCounts) {
    __shared__ double sums[kGroups][kBinsTogether];
    __shared__ std::uint32_t counts[kGroups][kBinsTogether];
    const int column = static_cast<int>(threadIdx.x) % kBinsTogether;
    const int group = static_cast<int>(threadIdx.x) / kBinsTogether;
    const std::int64_t across = divideUp(plan.bins, kBinsTogether);
    for (std::int64_t block = blockIdx.x; block < plan.batch * across; block += gridDim.x) {
        const Divided place = divide(block, across);
        const std::int64_t bin = place.rest * kBinsTogether + column;
        double sum = 0;
        std::uint32_t count = 0;
        if (bin < plan.bins)
            for (std::int64_t chunk = group; chunk < plan.chunks; chunk += kGroups) {
                const std::int64_t at = (place.quotient * plan.chunks + chunk) * plan.bins + bin;
                sum += partSums[at];
                count += partCounts[at];
            }
        sums[group][column] = sum;
        counts[group][column] = count;
        __syncthreads();
        if (group == 0 && bin < plan.bins) {
            for (int g = 1; g < kGroups; ++g) {
                sum += sums[g][column];
                count += counts[g][column];
            }
            storeReal(plan.sumType, plan.sums, place.quotient * plan.sumRow + bin * plan.sumStep,
                      sum);
            plan.counts[place.quotient * plan.countRow + bin * plan.countStep] = count;
        }
        __syncthreads();
    }
}

void sumIntoFewBins(SpcQueue& queue, BinPlan& plan) {
    constexpr std::int64_t kMostWarps = kThreads / kWarp;
    plan.warps = static_cast<int>(
        std::clamp<std::int64_t>((kSharedBytes - plan.bins * 4) / (plan.bins * 8), 1, kMostWarps));
    // Long enough that clearing and writing the bins does not weigh.
    const std::int64_t least = std::max(kLeastSpan, divideUp(2 * plan.bins, kTile) * kTile);
    plan.chunks = std::clamp<std::int64_t>(divideUp(plan.count, least * plan.warps), 1,
                                           std::max<std::int64_t>(1, kWantedBlocks / plan.batch));
    plan.span =
        std::max<std::int64_t>(1, divideUp(divideUp(plan.count, plan.chunks * plan.warps), kTile)) *
        kTile;
    const auto shared = static_cast<std::size_t>(plan.bins * (8 * plan.warps + 4));
    const Grid grid(plan.batch * plan.chunks, static_cast<unsigned>(plan.warps * kWarp), shared);
    if (plan.chunks == 1)
        return launch(queue, "binned_sum", sumIntoBins, grid, plan, nullptr, nullptr);
    const auto parts = static_cast<std::uint64_t>(plan.batch * plan.chunks * plan.bins);
    ScratchLayout layout;
    const std::uint64_t sumsAt = layout.add(parts * 8), countsAt = layout.add(parts * 4);
    char* scratch = queue.scratch(layout.bytes());
    auto* partSums = reinterpret_cast<double*>(scratch + sumsAt);
    auto* partCounts = reinterpret_cast<std::uint32_t*>(scratch + countsAt);
    launch(queue, "binned_sum", sumIntoBins, grid, plan, partSums, partCounts);
    launch(queue, "binned_sum", joinBinParts, plan.batch * divideUp(plan.bins, kBinsTogether), plan,
           partSums, partCounts);
}

// --- any number of bins: elements in the order of their labels ---------------------------------

constexpr std::int64_t kSlotLength = 1024;

/// Elements sorted by bin. A bin is done in slots, a warp each: its places cut at the multiples of
/// kSlotLength. Slot k of all belongs to bin b and piece k - b, which needs no table.
struct BinOrder {
    const std::uint32_t* element;
    const std::int64_t* starts; ///< of the bins, and the end of the last one
    std::int64_t bins, slots;

    SPECULA_HD std::int64_t firstSlot(std::int64_t bin) const {
        return starts[bin] / kSlotLength + bin;
    }
    SPECULA_HD std::int64_t endSlot(std::int64_t bin) const {
        return starts[bin + 1] > starts[bin] ? (starts[bin + 1] - 1) / kSlotLength + bin + 1
                                             : firstSlot(bin);
    }
    SPECULA_HD std::int64_t binOfSlot(std::int64_t slot) const {
        std::int64_t low = 0, high = bins; // the last bin that begins at or before the slot
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (firstSlot(middle) <= slot ? low : high) = middle;
        }
        return low;
    }
};

__global__ void __launch_bounds__(kThreads)
    makeLabelKeys(Axes<1> axes, std::int64_t count, std::int64_t bins, const std::int32_t* labels,
                  std::uint32_t* keys, std::uint32_t* elements) {
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t k = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x; k < count;
         k += step) {
        const std::int32_t label = labels[axes.locate(k)];
        keys[k] = static_cast<std::uint32_t>(label >= 1 && label <= bins ? label - 1 : bins);
        elements[k] = static_cast<std::uint32_t>(k);
    }
}

__global__ void __launch_bounds__(kThreads)
    findStarts(std::int64_t count, std::int64_t bins, const std::uint32_t* keys,
               std::int64_t* starts) {
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t bin = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         bin <= bins; bin += step) {
        std::int64_t low = 0, high = count;
        while (low < high) {
            const std::int64_t middle = low + (high - low) / 2;
            if (keys[middle] < bin)
                low = middle + 1;
            else
                high = middle;
        }
        starts[bin] = low;
    }
}

/// Sum and count of the values of a bin; a row of the batch each.
struct BinSums {
    using State = Sum;
    BinPlan plan;

    __device__ void add(Sum& s, std::int64_t, std::int64_t row, std::int64_t element) const {
        const std::int64_t at = row * plan.valueRow + element * plan.valueStep;
        withReal(plan.valueType, [&](auto tag) {
            using T = decltype(tag);
            const auto value = static_cast<double>(static_cast<const T*>(plan.values)[at]);
            if (plan.nanAware && isNan(value))
                return;
            s.value += value;
            ++s.n;
        });
    }
    __device__ void write(const Sum& s, std::int64_t row, std::int64_t bin) const {
        storeReal(plan.sumType, plan.sums, row * plan.sumRow + bin * plan.sumStep, s.value);
        plan.counts[row * plan.countRow + bin * plan.countStep] = static_cast<std::uint32_t>(s.n);
    }
};

struct Window {
    const void* values;
    std::int32_t type;
    std::int64_t columns, rowStep, step;

    __device__ double at(std::int64_t row, std::int64_t column) const {
        double value = 0;
        withReal(type, [&](auto tag) {
            using T = decltype(tag);
            value =
                static_cast<double>(static_cast<const T*>(values)[row * rowStep + column * step]);
        });
        return value;
    }
};

struct Region {
    Sum sum;
    double least = 0, greatest = 0;
    std::int64_t x = 0, y = 0;
};
SPECULA_HD Region joined(const Region& a, const Region& b) {
    if (a.sum.n == 0 || b.sum.n == 0)
        return a.sum.n == 0 ? b : a;
    return {joined(a.sum, b.sum), b.least < a.least ? b.least : a.least,
            a.greatest < b.greatest ? b.greatest : a.greatest, a.x + b.x, a.y + b.y};
}

/// All of LABEL_STATISTICS but the variance; keeps sums and counts for that.
struct Regions {
    using State = Region;
    Window window;
    void* out;
    std::int32_t type;
    std::int64_t rowStep, step;
    Sum* kept;

    __device__ void add(Region& s, std::int64_t, std::int64_t, std::int64_t element) const {
        const Divided place = divide(element, window.columns);
        const double value = window.at(place.quotient, place.rest);
        if (isNan(value))
            return;
        s.least = s.sum.n == 0 || value < s.least ? value : s.least;
        s.greatest = s.sum.n == 0 || s.greatest < value ? value : s.greatest;
        s.sum.value += value;
        ++s.sum.n;
        s.x += place.rest;
        s.y += place.quotient;
    }
    __device__ void write(const Region& s, std::int64_t, std::int64_t bin) const {
        kept[bin] = s.sum;
        const auto n = static_cast<double>(s.sum.n);
        const bool none = s.sum.n == 0;
        const double nan = notANumber<double>();
        const double values[8] = {n,
                                  s.sum.value,
                                  s.sum.value / n,
                                  nan,
                                  none ? nan : s.least,
                                  none ? nan : s.greatest,
                                  static_cast<double>(s.x) / n,
                                  static_cast<double>(s.y) / n};
        for (int k = 0; k < 8; ++k)
            storeReal(type, out, bin * rowStep + k * step, values[k]);
    }
};

struct Variances {
    using State = Sum;
    Window window;
    void* out;
    std::int32_t type;
    std::int64_t rowStep, step;
    const Sum* kept;

    __device__ void add(Sum& s, std::int64_t bin, std::int64_t, std::int64_t element) const {
        const Divided place = divide(element, window.columns);
        const double value = window.at(place.quotient, place.rest);
        if (isNan(value))
            return;
        const double d = value - kept[bin].value / static_cast<double>(kept[bin].n);
        s.value += d * d;
        ++s.n;
    }
    __device__ void write(const Sum& s, std::int64_t, std::int64_t bin) const {
        storeReal(type, out, bin * rowStep + 3 * step, s.value / static_cast<double>(s.n));
    }
};

constexpr int kWarpsOfBlock = kThreads / kWarp;

/// A warp per slot and row, rows from `firstRow` on.
template<class What>
__global__ void __launch_bounds__(kThreads)
    gatherSlots(const __grid_constant__ What what, const BinOrder order, std::int64_t firstRow,
                std::int64_t rows, typename What::State* parts) {
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    const std::int64_t blocks = divideUp(rows * order.slots, kWarpsOfBlock);
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        const std::int64_t unit = block * kWarpsOfBlock + static_cast<int>(threadIdx.x) / kWarp;
        typename What::State state{};
        if (unit < rows * order.slots) {
            const Divided place = divide(unit, order.slots);
            const std::int64_t bin = order.binOfSlot(place.rest);
            const std::int64_t piece = (place.rest - bin) * kSlotLength;
            const std::int64_t begin = order.starts[bin], end = order.starts[bin + 1];
            const std::int64_t first = piece > begin ? piece : begin;
            const std::int64_t last = piece + kSlotLength < end ? piece + kSlotLength : end;
            for (std::int64_t k = first + lane; k < last; k += kWarp)
                what.add(state, bin, firstRow + place.quotient, order.element[k]);
        }
        state = joinLanes(state, kWarp);
        if (lane == 0 && unit < rows * order.slots)
            parts[unit] = state;
    }
}

/// A warp per bin and row.
template<class What>
__global__ void __launch_bounds__(kThreads)
    joinSlots(const __grid_constant__ What what, const BinOrder order, std::int64_t firstRow,
              std::int64_t rows, const typename What::State* parts) {
    const int lane = static_cast<int>(threadIdx.x) % kWarp;
    const std::int64_t blocks = divideUp(rows * order.bins, kWarpsOfBlock);
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        const std::int64_t unit = block * kWarpsOfBlock + static_cast<int>(threadIdx.x) / kWarp;
        const bool live = unit < rows * order.bins;
        const Divided place = divide(unit, order.bins);
        typename What::State state{};
        if (live)
            for (std::int64_t slot = order.firstSlot(place.rest) + lane;
                 slot < order.endSlot(place.rest); slot += kWarp)
                state = joined(state, parts[place.quotient * order.slots + slot]);
        state = joinLanes(state, kWarp);
        if (lane == 0 && live)
            what.write(state, firstRow + place.quotient, place.rest);
    }
}

template<class What>
void overBins(SpcQueue& queue, const char* name, const What& what, const BinOrder& order,
              std::int64_t batch, std::int64_t rowsAtOnce, char* parts) {
    auto* states = reinterpret_cast<typename What::State*>(parts);
    for (std::int64_t first = 0; first < batch; first += rowsAtOnce) {
        const std::int64_t rows = std::min(rowsAtOnce, batch - first);
        launch(queue, name, gatherSlots<What>, divideUp(rows * order.slots, kWarpsOfBlock), what,
               order, first, rows, states);
        launch(queue, name, joinSlots<What>, divideUp(rows * order.bins, kWarpsOfBlock), what,
               order, first, rows, states);
    }
}

/// Sorts the labels, in scratch memory of which the first `more` bytes are left to the caller.
class LabelSorter {
  public:
    LabelSorter(SpcQueue& queue, const SpcOperand& labels, std::int64_t bins, std::uint64_t more)
        : m_queue(queue)
        , m_labels(labels)
        , m_axes(sharedAxes<1>({&labels}, 0, labels.rank)) {
        const std::int64_t count = m_axes.count();
        const auto n = static_cast<std::uint64_t>(count);
        m_pairs.count = count;
        m_pairs.bits =
            std::max(1, static_cast<int>(std::bit_width(static_cast<std::uint64_t>(bins))));
        m_sortBytes = count > 0 ? sortScratchBytes(m_pairs) : 0;
        ScratchLayout layout;
        layout.add(more);
        const std::uint64_t keys = layout.add(n * 4), keysSpace = layout.add(n * 4);
        const std::uint64_t numbers = layout.add(n * 4), numbersSpace = layout.add(n * 4);
        const std::uint64_t starts = layout.add(static_cast<std::uint64_t>(bins + 1) * 8);
        const std::uint64_t sort = layout.add(m_sortBytes);
        m_scratch = queue.scratch(layout.bytes());
        m_pairs.keys = reinterpret_cast<std::uint32_t*>(m_scratch + keys);
        m_pairs.keysSpace = reinterpret_cast<std::uint32_t*>(m_scratch + keysSpace);
        m_pairs.numbers = reinterpret_cast<std::uint32_t*>(m_scratch + numbers);
        m_pairs.numbersSpace = reinterpret_cast<std::uint32_t*>(m_scratch + numbersSpace);
        m_starts = reinterpret_cast<std::int64_t*>(m_scratch + starts);
        m_sortScratch = m_scratch + sort;
        m_bins = bins;
    }

    char* callersScratch() const { return m_scratch; }

    BinOrder run(const char* name) {
        const std::int64_t count = m_pairs.count;
        if (count > 0) {
            launch(m_queue, name, makeLabelKeys, divideUp(count, kThreads), m_axes, count, m_bins,
                   dataOf<std::int32_t>(m_labels), m_pairs.keys, m_pairs.numbers);
            sortByKeys(m_queue, m_pairs, m_sortScratch, m_sortBytes);
        }
        launch(m_queue, name, findStarts, divideUp(m_bins + 1, kThreads), count, m_bins,
               m_pairs.keys, m_starts);
        return {m_pairs.numbers, m_starts, m_bins, slotsOf(count, m_bins)};
    }

    static std::int64_t slotsOf(std::int64_t count, std::int64_t bins) {
        return count / kSlotLength + bins;
    }

  private:
    SpcQueue& m_queue;
    const SpcOperand& m_labels;
    Axes<1> m_axes;
    KeyedNumbers<std::uint32_t> m_pairs{};
    std::uint64_t m_sortBytes = 0;
    std::int64_t* m_starts = nullptr;
    char *m_scratch = nullptr, *m_sortScratch = nullptr;
    std::int64_t m_bins = 0;
};

void sumIntoManyBins(SpcQueue& queue, const BinPlan& plan, const SpcOperand& labels) {
    constexpr std::int64_t kPartBytes = 64 << 20;
    const std::int64_t rowBytes =
        LabelSorter::slotsOf(plan.count, plan.bins) * static_cast<std::int64_t>(sizeof(Sum));
    const std::int64_t rowsAtOnce = std::clamp<std::int64_t>(kPartBytes / rowBytes, 1, plan.batch);
    LabelSorter sorter(queue, labels, plan.bins, static_cast<std::uint64_t>(rowBytes * rowsAtOnce));
    const BinOrder order = sorter.run("binned_sum");
    overBins(queue, "binned_sum", BinSums{plan}, order, plan.batch, rowsAtOnce,
             sorter.callersScratch());
}

} // namespace

void runBinnedSum(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &sums = call.operands[0], &counts = call.operands[1];
    const SpcOperand &values = call.operands[2], &labels = call.operands[3];
    BinPlan plan{};
    plan.batch = sums.extent[0];
    plan.bins = sums.extent[1];
    plan.count = labels.extent[0];
    plan.valueRow = values.stride[0];
    plan.valueStep = values.stride[1];
    plan.labelStep = labels.stride[0];
    plan.sumRow = sums.stride[0];
    plan.sumStep = sums.stride[1];
    plan.countRow = counts.stride[0];
    plan.countStep = counts.stride[1];
    plan.values = addressOf(values);
    plan.labels = dataOf<std::int32_t>(labels);
    plan.sums = addressOf(sums);
    plan.counts = dataOf<std::uint32_t>(counts);
    plan.valueType = values.type;
    plan.sumType = sums.type;
    plan.nanAware = paramsOf<SpcBinnedSum>(call).nan_aware != 0;
    if (plan.bins <= kMostSharedBins)
        sumIntoFewBins(queue, plan);
    else
        sumIntoManyBins(queue, plan, labels);
}

void runLabelStatistics(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &values = call.operands[1],
                     &labels = call.operands[2];
    const std::int64_t bins = out.extent[0];
    const std::int64_t slots = LabelSorter::slotsOf(labels.extent[0] * labels.extent[1], bins);
    ScratchLayout layout;
    const std::uint64_t keptAt = layout.add(static_cast<std::uint64_t>(bins) * sizeof(Sum));
    const std::uint64_t partsAt = layout.add(static_cast<std::uint64_t>(slots) * sizeof(Region));
    LabelSorter sorter(queue, labels, bins, layout.bytes());
    const BinOrder order = sorter.run("label_statistics");
    auto* kept = reinterpret_cast<Sum*>(sorter.callersScratch() + keptAt);
    char* parts = sorter.callersScratch() + partsAt;
    const Window window{addressOf(values), values.type, std::max<std::int64_t>(1, values.extent[1]),
                        values.stride[0], values.stride[1]};
    overBins(queue, "label_statistics",
             Regions{window, addressOf(out), out.type, out.stride[0], out.stride[1], kept}, order,
             1, 1, parts);
    overBins(queue, "label_statistics",
             Variances{window, addressOf(out), out.type, out.stride[0], out.stride[1], kept}, order,
             1, 1, parts);
}

} // namespace specula::cuda
