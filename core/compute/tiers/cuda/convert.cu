// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"

namespace specula::cuda {
namespace {

/// As withReal(), for the twelve types, or where Out is real for those that become real numbers.
template<class Out, class F>
SPECULA_HD void withSource(std::int32_t type, F&& f) {
    if constexpr (kIsComplex<Out>) {
        if (type == SPC_C64)
            return f(C64{});
        if (type == SPC_C128)
            return f(C128{});
    }
    withReal(type, f);
}

template<class Out>
__global__ void __launch_bounds__(kThreads)
    convertWalk(Walk<2> walk, Out* out, const void* in, std::int32_t type) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<2> q = walk.quad(block, static_cast<int>(threadIdx.x));
        withSource<Out>(type, [&](auto tag) {
            using In = decltype(tag);
            In x[kPerThread];
            SPECULA_UNROLL
            for (int k = 0; k < kPerThread; ++k)
                if (q.live[k])
                    x[k] = static_cast<const In*>(in)[q.at[1][k]];
            SPECULA_UNROLL
            for (int k = 0; k < kPerThread; ++k)
                if (q.live[k])
                    out[q.at[0][k]] = convertElement<Out>(x[k]);
        });
    }
}

/// Four elements that are read or written at once.
template<class T>
struct alignas(4 * sizeof(T) < 16 ? 4 * sizeof(T) : 16) Pack {
    T v[4];
};

/// Contiguous on both sides, both aligned to packs.
template<class Out>
__global__ void __launch_bounds__(kThreads)
    convertPacks(std::int64_t packs, Pack<Out>* out, const void* in, std::int32_t type) {
    const std::int64_t blocks = divideUp(packs, 2 * kThreads);
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        const std::int64_t first = block * 2 * kThreads + threadIdx.x, second = first + kThreads;
        withReal(type, [&](auto tag) {
            using In = decltype(tag);
            const auto* from = static_cast<const Pack<In>*>(in);
            Pack<In> a{}, b{};
            if (first < packs)
                a = from[first];
            if (second < packs)
                b = from[second];
            Pack<Out> to;
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                to.v[k] = convertReal<Out>(a.v[k]);
            if (first < packs)
                out[first] = to;
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                to.v[k] = convertReal<Out>(b.v[k]);
            if (second < packs)
                out[second] = to;
        });
    }
}

constexpr int kTile = 32;

/// Where the fast axis of the one side is not that of the other: tiles through shared memory.
struct TileWalk {
    std::int64_t across, along;      ///< extents: fast axis of in, fast axis of out
    std::int64_t inAlong, outAcross; ///< strides
    std::int64_t inAcross, outAlong; ///< 1 or -1 ... but any stride is right
    std::int64_t tilesAcross, tilesAlong;
    Axes<2> outer;
    std::int64_t blocks;
};

template<class Out>
__global__ void __launch_bounds__(kThreads)
    convertTiles(TileWalk walk, Out* out, const void* in, std::int32_t type) {
    // One column more than needed, so that a column does not lie in one bank.
    __shared__ Out tile[kTile][kTile + 1];
    const int x = static_cast<int>(threadIdx.x) % kTile, y = static_cast<int>(threadIdx.x) / kTile;
    constexpr int kStep = kThreads / kTile;
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Divided a = divide(block, walk.tilesAcross);
        const Divided b = divide(a.quotient, walk.tilesAlong);
        const std::int64_t across = a.rest * kTile, along = b.rest * kTile;
        std::int64_t base[2];
        walk.outer.locate(b.quotient, base);
        withSource<Out>(type, [&](auto tag) {
            using In = decltype(tag);
            SPECULA_UNROLL
            for (int k = 0; k < kTile; k += kStep)
                if (across + x < walk.across && along + y + k < walk.along)
                    tile[y + k][x] = convertElement<Out>(
                        static_cast<const In*>(in)[base[1] + (across + x) * walk.inAcross +
                                                   (along + y + k) * walk.inAlong]);
        });
        __syncthreads();
        SPECULA_UNROLL
        for (int k = 0; k < kTile; k += kStep)
            if (along + x < walk.along && across + y + k < walk.across)
                out[base[0] + (across + y + k) * walk.outAcross + (along + x) * walk.outAlong] =
                    tile[x][y + k];
        __syncthreads();
    }
}

/// False where plain rows serve better.
bool planTiles(const SpcOperand& out, const SpcOperand& in, TileWalk& walk) {
    constexpr std::int64_t kWorthIt = 8;
    const Axes<2> axes = memoryOrderedAxes<2>({&out, &in});
    if (axes.rank < 2)
        return false;
    const int last = axes.rank - 1;
    const auto unit = [](std::int64_t stride) { return stride == 1 || stride == -1; };
    if (!unit(axes.stride[0][last]) || axes.extent[last] < kWorthIt || axes.stride[1][last] == 0 ||
        unit(axes.stride[1][last]))
        return false;
    int fast = -1;
    for (int axis = 0; axis < last; ++axis)
        if (unit(axes.stride[1][axis]) && axes.extent[axis] >= kWorthIt)
            fast = axis;
    if (fast < 0)
        return false;
    walk.across = axes.extent[fast];
    walk.along = axes.extent[last];
    walk.inAcross = axes.stride[1][fast];
    walk.inAlong = axes.stride[1][last];
    walk.outAcross = axes.stride[0][fast];
    walk.outAlong = axes.stride[0][last];
    for (int axis = 0; axis < last; ++axis)
        if (axis != fast) {
            const int to = walk.outer.rank++;
            walk.outer.extent[to] = axes.extent[axis];
            walk.outer.stride[0][to] = axes.stride[0][axis];
            walk.outer.stride[1][to] = axes.stride[1][axis];
        }
    walk.tilesAcross = divideUp(walk.across, kTile);
    walk.tilesAlong = divideUp(walk.along, kTile);
    walk.blocks = walk.tilesAcross * walk.tilesAlong * walk.outer.count();
    return true;
}

bool aligned(const void* address, std::uint64_t elementSize) {
    return reinterpret_cast<std::uintptr_t>(address) %
               std::min<std::uint64_t>(4 * elementSize, 16) ==
           0;
}

template<class Out>
void convertTo(SpcQueue& queue, const SpcOperand& to, const SpcOperand& from) {
    auto* out = dataOf<Out>(to);
    const void* in = addressOf(from);
    Walk<2> walk = makeWalk<2>({&to, &from});
    if constexpr (!kIsComplex<Out>) {
        if (walk.rows == 1 && walk.step[0] == 1 && walk.step[1] == 1 && walk.columns >= kPerBlock &&
            aligned(out, sizeof(Out)) && aligned(in, elementBytes(from.type))) {
            const std::int64_t packs = walk.columns / 4;
            launch(queue, "convert", convertPacks<Out>, divideUp(packs, 2 * kThreads), packs,
                   reinterpret_cast<Pack<Out>*>(out), in, from.type);
            const std::int64_t done = packs * 4;
            if (done == walk.columns)
                return;
            out += done;
            in = static_cast<const char*>(in) +
                 done * static_cast<std::int64_t>(elementBytes(from.type));
            walk.columns -= done;
            walk.segments = walk.blocks = 1;
        }
    }
    TileWalk tiles{};
    if (walk.rows > 1 && planTiles(to, from, tiles))
        launch(queue, "convert", convertTiles<Out>, tiles.blocks, tiles, out, in, from.type);
    else
        launch(queue, "convert", convertWalk<Out>, walk.blocks, walk, out, in, from.type);
}

template<class Bits>
__global__ void __launch_bounds__(kThreads) fillWalk(Walk<1> walk, Bits* out, Bits value) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<1> q = walk.quad(block, static_cast<int>(threadIdx.x));
        SPECULA_UNROLL
        for (int k = 0; k < kPerThread; ++k)
            if (q.live[k])
                out[q.at[0][k]] = value;
    }
}

template<class T>
void fillWith(SpcQueue& queue, const SpcOperand& out, T value) {
    const Walk<1> walk = makeWalk<1>({&out});
    launch(queue, "convert", fillWalk<T>, walk.blocks, walk, dataOf<T>(out), value);
}

} // namespace

void runConvert(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &in = call.operands[1];
    if (out.type == SPC_C64)
        return convertTo<C64>(queue, out, in);
    if (out.type == SPC_C128)
        return convertTo<C128>(queue, out, in);
    withReal(out.type, [&](auto tag) { convertTo<decltype(tag)>(queue, out, in); });
}

void runFill(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand& out = call.operands[0];
    const auto& value = paramsOf<SpcFill>(call);
    if (out.type == SPC_C64)
        return fillWith(queue, out,
                        C64{static_cast<float>(value.re), static_cast<float>(value.im)});
    if (out.type == SPC_C128)
        return fillWith(queue, out, C128{value.re, value.im});
    withReal(out.type,
             [&](auto tag) { fillWith(queue, out, convertReal<decltype(tag)>(value.re)); });
}

void checkCodeRuns() {
    cudaFuncAttributes attributes{};
    check(cudaFuncGetAttributes(&attributes, fillWalk<float>),
          "the kernels of this module do not run on this GPU");
}

} // namespace specula::cuda
