// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/row_packs.cuh"

namespace specula::cuda {
namespace {

/// What happens to the elements of a row: the state its threads gather, from N inputs of type T.
template<class S, class T, int N>
struct Gathering {
    using State = S;
    using Element = T;
    static constexpr int kInputs = N;
    using Packs = Pack<T, kPack<T>>[N];
};

/// Where a state of a row goes.
struct SumResult {
    void* out;
    std::int32_t type, op; ///< an SpcReduceOp

    __device__ void write(std::int64_t at, const Sum& s) const {
        if (op == SPC_COUNT)
            static_cast<std::int64_t*>(out)[at] = s.n;
        else
            storeReal(type, out, at, op == SPC_MEAN ? s.value / static_cast<double>(s.n) : s.value);
    }
    __device__ void write(std::int64_t at, const ComplexSum& s) const {
        const double n = op == SPC_MEAN ? static_cast<double>(s.n) : 1;
        const C128 z{s.re / n, s.im / n};
        if (type == SPC_C64)
            static_cast<C64*>(out)[at] = convertElement<C64>(z);
        else
            static_cast<C128*>(out)[at] = z;
    }
};

/// SUM, MEAN, SUM_SQUARES and COUNT.
template<class T>
struct Summing : Gathering<std::conditional_t<kIsComplex<T>, ComplexSum, Sum>, T, 1> {
    using State = std::conditional_t<kIsComplex<T>, ComplexSum, Sum>;
    static constexpr int kCount = kPack<T>;
    bool square, nanAware;

    __device__ Summing ofRow(std::int64_t) const { return *this; }

    __device__ __forceinline__ void add(State& s, const Pack<T, kCount> (&packs)[1], std::int64_t,
                                        int count) const {
        Pack<T, kCount> x = packs[0];
        s.n += count;
        if constexpr (kIsComplex<T>) {
            double re[kCount], im[kCount];
            SPECULA_UNROLL
            for (int k = 0; k < kCount; ++k) {
                if (nanAware && (isNan(x.v[k].re) || isNan(x.v[k].im))) {
                    x.v[k] = T{0, 0};
                    --s.n;
                }
                const double a = x.v[k].re, b = x.v[k].im;
                re[k] = square ? a * a - b * b : a;
                im[k] = square ? a * b + b * a : b;
            }
            s.re += sumOf(re);
            s.im += sumOf(im);
        } else if constexpr (std::is_floating_point_v<T>) {
            double terms[kCount];
            SPECULA_UNROLL
            for (int k = 0; k < kCount; ++k) {
                if (nanAware && isNan(x.v[k])) {
                    x.v[k] = 0;
                    --s.n;
                }
                terms[k] = x.v[k];
            }
            if (square) {
                SPECULA_UNROLL
                for (int k = 0; k < kCount; ++k)
                    terms[k] *= terms[k];
            }
            s.value += sumOf(terms);
        } else if (square) {
            // Squares of a pack in whole numbers where they fit: conversions are slow.
            using Exact =
                std::conditional_t<sizeof(T) == 1, std::int32_t,
                                   std::conditional_t<sizeof(T) == 2, std::int64_t, double>>;
            addTerms<Exact>(s, x, [](Exact v) { return v * v; });
        } else {
            using Exact =
                std::conditional_t<sizeof(T) <= 2, std::int32_t,
                                   std::conditional_t<sizeof(T) == 4, std::int64_t, double>>;
            addTerms<Exact>(s, x, [](Exact v) { return v; });
        }
    }

  private:
    template<class Exact, class F>
    __device__ __forceinline__ static void addTerms(State& s, const Pack<T, kCount>& x, F f) {
        Exact terms[kCount];
        SPECULA_UNROLL
        for (int k = 0; k < kCount; ++k)
            terms[k] = f(static_cast<Exact>(x.v[k]));
        s.value += static_cast<double>(sumOf(terms));
    }
};

template<class T>
struct Products : Gathering<std::conditional_t<kIsComplex<T>, ComplexSum, Sum>, T, 2> {
    using State = std::conditional_t<kIsComplex<T>, ComplexSum, Sum>;
    static constexpr int kCount = kPack<T>;

    __device__ Products ofRow(std::int64_t) const { return *this; }

    __device__ __forceinline__ void add(State& s, const Pack<T, kCount> (&packs)[2], std::int64_t,
                                        int) const {
        if constexpr (kIsComplex<T>) {
            double re[kCount], im[kCount];
            SPECULA_UNROLL
            for (int k = 0; k < kCount; ++k) {
                const C128 x = convertElement<C128>(packs[0].v[k]);
                const C128 y = convertElement<C128>(packs[1].v[k]);
                re[k] = x.re * y.re + x.im * y.im;
                im[k] = x.re * y.im - x.im * y.re;
            }
            s.re += sumOf(re);
            s.im += sumOf(im);
        } else {
            double terms[kCount];
            SPECULA_UNROLL
            for (int k = 0; k < kCount; ++k)
                terms[k] = static_cast<double>(packs[0].v[k]) * static_cast<double>(packs[1].v[k]);
            s.value += sumOf(terms);
        }
    }
};

/// MIN, MAX and their places.
template<class T>
struct Extremes : Gathering<Extreme<T>, T, 1> {
    static constexpr int kCount = kPack<T>;
    bool greatest, nanAware;

    __device__ Extremes ofRow(std::int64_t) const { return *this; }

    __device__ __forceinline__ void add(Extreme<T>& s, const Pack<T, kCount> (&packs)[1],
                                        std::int64_t index, int count) const {
        Pack<T, kCount> x = packs[0];
        if (count < kCount) {
            // The places that are not there repeat the first one.
            SPECULA_UNROLL
            for (int k = 1; k < kCount; ++k)
                if (k >= count)
                    x.v[k] = x.v[0];
        }
        T best = x.v[0];
        if (nanAware) {
            SPECULA_UNROLL
            for (int k = 1; k < kCount; ++k)
                if (isNan(best) || (greatest ? best < x.v[k] : x.v[k] < best))
                    best = x.v[k];
            if (isNan(best))
                return;
        } else {
            SPECULA_UNROLL
            for (int k = 1; k < kCount; ++k)
                if (comesBefore(x.v[k], best, greatest))
                    best = x.v[k];
        }
        // Seldom, so the place is looked for only here.
        if (s.index < 0 || comesBefore(best, s.value, greatest)) {
            s.value = best;
            s.greatest = greatest ? 1 : 0;
            SPECULA_UNROLL
            for (int k = kCount - 1; k >= 0; --k)
                if (x.v[k] == best || (isNan(best) && isNan(x.v[k])))
                    s.index = index + k;
        }
    }
};

struct ExtremeResult {
    void* out;
    std::int32_t type;
    bool place;

    template<class T>
    __device__ void write(std::int64_t at, const Extreme<T>& s) const {
        if (place)
            static_cast<std::int64_t*>(out)[at] = s.index;
        else
            storeReal(type, out, at,
                      s.index < 0 ? notANumber<double>() : static_cast<double>(s.value));
    }
};

/// The powers of what is left without the mean of the row.
template<class T>
struct Deviations : Gathering<PowerSums, T, 1> {
    static constexpr int kCount = kPack<T>;
    const Sum* sums; ///< of the rows
    bool nanAware;
    double mean = 0;

    __device__ Deviations ofRow(std::int64_t row) const {
        Deviations here = *this;
        here.mean = sums[row].value / static_cast<double>(sums[row].n);
        return here;
    }

    __device__ __forceinline__ void add(PowerSums& s, const Pack<T, kCount> (&packs)[1],
                                        std::int64_t, int count) const {
        PowerSums pack;
        SPECULA_UNROLL
        for (int k = 0; k < kCount; ++k) {
            double d = static_cast<double>(packs[0].v[k]) - mean;
            if (k >= count || (nanAware && isNan(packs[0].v[k])))
                d = 0;
            const double square = d * d;
            pack.power[0] += square;
            pack.power[1] += square * d;
            pack.power[2] += square * square;
        }
        s = joined(s, pack);
    }
};

/// Count, mean and moments of a row.
struct MomentsResult {
    void* out;
    std::int32_t type;
    std::int64_t step;
    const Sum* sums;

    __device__ void write(std::int64_t at, const PowerSums& s, std::int64_t row) const {
        const Sum sum = sums[row];
        const auto n = static_cast<double>(sum.n);
        const double values[5] = {n, sum.value / n, s.power[0] / n, s.power[1] / n, s.power[2] / n};
        for (int k = 0; k < 5; ++k)
            storeReal(type, out, at + k * step, values[k]);
    }
};

/// The state of a row itself, for another pass.
template<class State>
struct Kept {
    State* states;
    __device__ void write(std::int64_t, const State& s, std::int64_t row) const { states[row] = s; }
};

template<class Result, class State>
__device__ __forceinline__ void writeRow(const Result& result, std::int64_t at, const State& s,
                                         std::int64_t row) {
    if constexpr (requires { result.write(at, s, row); })
        result.write(at, s, row);
    else
        result.write(at, s);
}

template<class T, int N>
struct Inputs {
    const T* data[N];
};

/// One lane's packs of [pack, end), the same ones in the same order however the row lies.
template<class What, class Plan>
__device__ __forceinline__ void gatherRow(const Plan& plan, const What& what,
                                          const typename What::Element* const (&row)[What::kInputs],
                                          std::int64_t pack, std::int64_t end,
                                          typename What::State& state) {
    constexpr int N = What::kInputs, kCount = kPack<typename What::Element>, kAtOnce = 4;
    bool contiguous = plan.inner.rank == 1;
    SPECULA_UNROLL
    for (int n = 0; n < N; ++n)
        contiguous = contiguous && plan.inner.stride[n][0] == 1;
    if (contiguous) {
        const std::int64_t whole = end * kCount <= plan.length ? end : end - 1;
        for (; pack < whole; pack += kAtOnce * plan.lanes) {
            typename What::Packs x[kAtOnce];
            SPECULA_UNROLL
            for (int k = 0; k < kAtOnce; ++k)
                if (pack + k * plan.lanes < whole) {
                    SPECULA_UNROLL
                    for (int n = 0; n < N; ++n)
                        x[k][n] = loadTogether(row[n] + (pack + k * plan.lanes) * kCount);
                }
            SPECULA_UNROLL
            for (int k = 0; k < kAtOnce; ++k)
                if (pack + k * plan.lanes < whole)
                    what.add(state, x[k], (pack + k * plan.lanes) * kCount, kCount);
        }
        // Back to this lane's first one that has not been taken.
        while (pack - plan.lanes >= whole)
            pack -= plan.lanes;
    }
    for (; pack < end; pack += plan.lanes) {
        const std::int64_t index = pack * kCount, left = plan.length - index;
        const int count = left < kCount ? static_cast<int>(left) : kCount;
        typename What::Packs x;
        loadPacks(row, plan.inner, index, count, x);
        what.add(state, x, index, count);
    }
}

/// Rows in one piece go to the result, chunks of rows to `parts`.
template<class What, class Result>
__global__ void __launch_bounds__(kThreads)
    reduceRows(const __grid_constant__ RowPlan<What::kInputs> plan, const What what,
               const Inputs<typename What::Element, What::kInputs> inputs, const Result result,
               typename What::State* parts) {
    constexpr int N = What::kInputs;
    const int lane = static_cast<int>(threadIdx.x) % plan.lanes;
    const int group = static_cast<int>(threadIdx.x) / plan.lanes;
    for (std::int64_t block = blockIdx.x; block < plan.blocks; block += gridDim.x) {
        const std::int64_t unit = block * (kThreads / plan.lanes) + group;
        const bool live = unit < plan.rows * plan.chunks;
        Divided place{unit, 0};
        if (plan.chunks > 1)
            place = divide(unit, plan.chunks);
        std::int64_t at[N + 1] = {};
        typename What::State state{};
        if (live) {
            plan.outer.locate(place.quotient, at);
            const typename What::Element* row[N];
            SPECULA_UNROLL
            for (int n = 0; n < N; ++n)
                row[n] = inputs.data[n] + at[n];
            const std::int64_t first = place.rest * plan.chunkPacks;
            const std::int64_t end =
                first + plan.chunkPacks < plan.packs ? first + plan.chunkPacks : plan.packs;
            gatherRow(plan, what.ofRow(place.quotient), row, first + lane, end, state);
        }
        state = joinLanes(state, plan.lanes);
        if (live && lane == 0) {
            if (parts != nullptr)
                parts[unit] = state;
            else
                writeRow(result, at[N], state, place.quotient);
        }
    }
}

/// A block per row puts its parts together.
template<int N, class State, class Result>
__global__ void __launch_bounds__(kThreads)
    joinParts(const __grid_constant__ RowPlan<N> plan, const Result result, const State* parts) {
    for (std::int64_t row = blockIdx.x; row < plan.rows; row += gridDim.x) {
        State state{};
        for (std::int64_t k = threadIdx.x; k < plan.chunks; k += kThreads)
            state = joined(state, parts[row * plan.chunks + k]);
        state = joinLanes(state, kThreads);
        if (threadIdx.x == 0) {
            std::int64_t at[N + 1];
            plan.outer.locate(row, at);
            writeRow(result, at[N], state, row);
        }
    }
}

/// Every row to one state: for counts that are known, and rows of nothing.
template<int N, class State, class Result>
__global__ void __launch_bounds__(kThreads)
    writeRows(const __grid_constant__ RowPlan<N> plan, const Result result, const State state) {
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         row < plan.rows; row += step) {
        std::int64_t at[N + 1];
        plan.outer.locate(row, at);
        writeRow(result, at[N], state, row);
    }
}

template<class State, int N>
std::uint64_t partBytes(const RowPlan<N>& plan) {
    return plan.chunks > 1 ? static_cast<std::uint64_t>(plan.rows * plan.chunks) * sizeof(State)
                           : 0;
}

/// `parts`: partBytes() of scratch memory.
template<class What, class Result>
void reduceInto(SpcQueue& queue, const char* name, const RowPlan<What::kInputs>& plan,
                const What& what, const Inputs<typename What::Element, What::kInputs>& inputs,
                const Result& result, char* parts) {
    using State = typename What::State;
    constexpr int N = What::kInputs;
    if (plan.length == 0)
        return launch(queue, name, writeRows<N, State, Result>, divideUp(plan.rows, kThreads), plan,
                      result, State{});
    auto* states = plan.chunks > 1 ? reinterpret_cast<State*>(parts) : nullptr;
    launch(queue, name, reduceRows<What, Result>, plan.blocks, plan, what, inputs, result, states);
    if (plan.chunks > 1)
        launch(queue, name, joinParts<N, State, Result>, plan.rows, plan, result, states);
}

template<class T>
void sumRows(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1];
    const auto& p = paramsOf<SpcReduce>(call);
    const RowPlan<1> plan = planRows<1>({&x}, out, p.trailing, kPack<T>);
    Summing<T> what{};
    what.square = p.op == SPC_SUM_SQUARES;
    what.nanAware = p.nan_aware != 0;
    using State = typename Summing<T>::State;
    const SumResult result{addressOf(out), out.type, p.op};
    if constexpr (!kIsComplex<T>)
        if (p.op == SPC_COUNT && (!what.nanAware || std::is_integral_v<T>))
            return launch(queue, "reduce", writeRows<1, Sum, SumResult>,
                          divideUp(plan.rows, kThreads), plan, result, Sum{0, plan.length});
    char* parts = queue.scratch(partBytes<State>(plan));
    reduceInto(queue, "reduce", plan, what, {{dataOf<T>(x)}}, result, parts);
}

template<class T>
void findExtremes(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1];
    const auto& p = paramsOf<SpcReduce>(call);
    const RowPlan<1> plan = planRows<1>({&x}, out, p.trailing, kPack<T>);
    Extremes<T> what{};
    what.greatest = p.op == SPC_MAX || p.op == SPC_ARG_MAX;
    what.nanAware = p.nan_aware != 0;
    const ExtremeResult result{addressOf(out), out.type,
                               p.op == SPC_ARG_MIN || p.op == SPC_ARG_MAX};
    char* parts = queue.scratch(partBytes<Extreme<T>>(plan));
    reduceInto(queue, "reduce", plan, what, {{dataOf<T>(x)}}, result, parts);
}

template<class T>
void multiplyRows(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1], &y = call.operands[2];
    const RowPlan<2> plan =
        planRows<2>({&x, &y}, out, paramsOf<SpcTrailing>(call).trailing, kPack<T>);
    const SumResult result{addressOf(out), out.type, SPC_SUM};
    char* parts = queue.scratch(partBytes<typename Products<T>::State>(plan));
    reduceInto(queue, "dot", plan, Products<T>{}, {{dataOf<T>(x), dataOf<T>(y)}}, result, parts);
}

/// Means first, then the powers of the deviations: two readings, of which the second comes from the
/// cache where the rows fit into it; one reading would lose digits where the mean is large.
template<class T>
void momentsOfRows(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1];
    const auto& p = paramsOf<SpcTrailing>(call);
    const RowPlan<1> plan = planRows<1>({&x}, out, p.trailing, kPack<T>);
    ScratchLayout layout;
    const std::uint64_t sumsAt = layout.add(static_cast<std::uint64_t>(plan.rows) * sizeof(Sum));
    const std::uint64_t partsAt =
        layout.add(std::max(partBytes<Sum>(plan), partBytes<PowerSums>(plan)));
    char* scratch = queue.scratch(layout.bytes());
    auto* sums = reinterpret_cast<Sum*>(scratch + sumsAt);
    const bool nanAware = p.nan_aware != 0;

    Summing<T> summing{};
    summing.nanAware = nanAware;
    reduceInto(queue, "moments", plan, summing, {{dataOf<T>(x)}}, Kept<Sum>{sums},
               scratch + partsAt);
    Deviations<T> deviations{};
    deviations.sums = sums;
    deviations.nanAware = nanAware;
    const MomentsResult result{addressOf(out), out.type, out.stride[out.rank - 1], sums};
    reduceInto(queue, "moments", plan, deviations, {{dataOf<T>(x)}}, result, scratch + partsAt);
}

} // namespace

void runReduce(SpcQueue& queue, const SpcCall& call) {
    const std::int32_t type = call.operands[1].type;
    const int op = paramsOf<SpcReduce>(call).op;
    if (type == SPC_C64)
        return sumRows<C64>(queue, call);
    if (type == SPC_C128)
        return sumRows<C128>(queue, call);
    const bool sum = op == SPC_SUM || op == SPC_MEAN || op == SPC_SUM_SQUARES || op == SPC_COUNT;
    withReal(type, [&](auto tag) {
        using T = decltype(tag);
        sum ? sumRows<T>(queue, call) : findExtremes<T>(queue, call);
    });
}

void runDot(SpcQueue& queue, const SpcCall& call) {
    const std::int32_t type = call.operands[1].type;
    if (type == SPC_C64)
        return multiplyRows<C64>(queue, call);
    if (type == SPC_C128)
        return multiplyRows<C128>(queue, call);
    withReal(type, [&](auto tag) { multiplyRows<decltype(tag)>(queue, call); });
}

void runMoments(SpcQueue& queue, const SpcCall& call) {
    withReal(call.operands[1].type, [&](auto tag) { momentsOfRows<decltype(tag)>(queue, call); });
}

} // namespace specula::cuda
