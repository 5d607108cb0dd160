// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/point_steps.cuh"

namespace specula::cuda {
namespace {

/// One side of the chain: a window (channels, rows, columns).
struct Side {
    void* data;
    std::int32_t type, channels;
    std::int64_t plane, pitch, step;
};

/// All a chain needs, in the kernel's parameters (at most 32764 bytes since CUDA 12.1).
template<class W>
struct Chain {
    Side out, in;
    std::int64_t rows, columns, segments, blocks; ///< segments 0: short rows, as in Walk
    bool packed;                                  ///< a thread's four pixels are neighbours
    int stepCount;
    Step<W> steps[SPC_MAX_POINT_STEPS];
};
static_assert(sizeof(Chain<double>) < 32764);

template<class T>
struct alignas(4 * sizeof(T) < 16 ? 4 * sizeof(T) : 16) Pack {
    T v[4];
};

template<class W>
SPECULA_HD PixelPlaces placesOf(const Chain<W>& chain, std::int64_t block, int thread) {
    PixelPlaces places;
    if (chain.segments != 0) {
        Divided place{0, block};
        if (chain.rows > 1)
            place = divide(block, chain.segments);
        SPECULA_UNROLL
        for (int k = 0; k < 4; ++k) {
            places.row[k] = place.quotient;
            places.column[k] =
                place.rest * kPerBlock + (chain.packed ? thread * 4 + k : k * kThreads + thread);
            places.live[k] = places.column[k] < chain.columns;
        }
    } else {
        SPECULA_UNROLL
        for (int k = 0; k < 4; ++k) {
            const std::int64_t pixel = block * kPerBlock + k * kThreads + thread;
            const Divided place = divide(pixel, chain.columns);
            places.row[k] = place.quotient;
            places.column[k] = place.rest;
            places.live[k] = pixel < chain.rows * chain.columns;
        }
    }
    return places;
}

template<class W, int C>
__device__ __forceinline__ void loadPixels(const Chain<W>& chain, const PixelPlaces& places,
                                           W (&p)[C][4]) {
    const Side& in = chain.in;
    withReal(in.type, [&](auto tag) {
        using T = decltype(tag);
        SPECULA_UNROLL
        for (int c = 0; c < C; ++c)
            if (c < in.channels) {
                const T* plane = static_cast<const T*>(in.data) + c * in.plane;
                if (chain.packed && places.live[3]) {
                    const auto pack = *reinterpret_cast<const Pack<T>*>(
                        plane + places.row[0] * in.pitch + places.column[0]);
                    SPECULA_UNROLL
                    for (int k = 0; k < 4; ++k)
                        p[c][k] = convertReal<W>(pack.v[k]);
                } else {
                    SPECULA_UNROLL
                    for (int k = 0; k < 4; ++k)
                        p[c][k] =
                            places.live[k]
                                ? convertReal<W>(
                                      plane[places.row[k] * in.pitch + places.column[k] * in.step])
                                : W{0};
                }
            } else {
                SPECULA_UNROLL
                for (int k = 0; k < 4; ++k)
                    p[c][k] = 0;
            }
    });
}

template<class W, int C>
__device__ __forceinline__ void storePixels(const Chain<W>& chain, const PixelPlaces& places,
                                            const W (&p)[C][4]) {
    const Side& out = chain.out;
    withReal(out.type, [&](auto tag) {
        using T = decltype(tag);
        SPECULA_UNROLL
        for (int c = 0; c < C; ++c)
            if (c < out.channels) {
                T* plane = static_cast<T*>(out.data) + c * out.plane;
                if (chain.packed && places.live[3]) {
                    Pack<T> pack;
                    SPECULA_UNROLL
                    for (int k = 0; k < 4; ++k)
                        pack.v[k] = convertReal<T>(p[c][k]);
                    *reinterpret_cast<Pack<T>*>(plane + places.row[0] * out.pitch +
                                                places.column[0]) = pack;
                } else {
                    SPECULA_UNROLL
                    for (int k = 0; k < 4; ++k)
                        if (places.live[k])
                            plane[places.row[k] * out.pitch + places.column[k] * out.step] =
                                convertReal<T>(p[c][k]);
                }
            }
    });
}

template<class W, int C>
__global__ void __launch_bounds__(kThreads) chainKernel(const __grid_constant__ Chain<W> chain) {
    for (std::int64_t block = blockIdx.x; block < chain.blocks; block += gridDim.x) {
        const PixelPlaces places = placesOf(chain, block, static_cast<int>(threadIdx.x));
        W p[C][4];
        loadPixels(chain, places, p);
        int channels = chain.in.channels;
        for (int step = 0; step < chain.stepCount; ++step)
            runStep(chain.steps[step], p, channels, places);
        storePixels(chain, places, p);
    }
}

/// Strides of an image operand, of rank 1 to 3.
Side sideOf(const SpcOperand& o) {
    const auto axis = [&](int back, const std::int64_t* values, std::int64_t fallback) {
        return back < o.rank ? values[o.rank - 1 - back] : fallback;
    };
    const auto stride = [&](int back) {
        return axis(back, o.extent, 1) == 1 ? 0 : axis(back, o.stride, 0);
    };
    return {addressOf(o), o.type,    static_cast<std::int32_t>(axis(2, o.extent, 1)),
            stride(2),    stride(1), stride(0)};
}

template<class W>
Step<W> stepOf(const SpcCall& call, const SpcPointStep& from) {
    Step<W> step{};
    step.op = from.op;
    for (int k = 0; k < 3; ++k)
        step.i[k] = from.i[k];
    for (int k = 0; k < 16; ++k)
        step.v[k] = static_cast<W>(from.v[k]);
    if (from.op == SPC_POINT_LOG)
        step.v[0] = static_cast<W>(std::log(from.v[0]));
    if (from.op == SPC_POINT_COLORMAP && from.i[1] == 1) {
        step.v[2] = static_cast<W>(std::log(from.v[0]));
        step.v[3] = static_cast<W>(std::log(from.v[1]));
    }
    if (from.operand < 2)
        return step;
    const SpcOperand& operand = call.operands[from.operand];
    if (from.op == SPC_POINT_HUE)
        step.i[0] = static_cast<std::int32_t>(operand.extent[1]);
    const Side side = sideOf(operand);
    step.data = side.data;
    step.type = side.type;
    step.channels = side.channels;
    step.plane = side.plane;
    step.pitch = side.pitch;
    step.step = side.step;
    return step;
}

bool isImageStep(int op) {
    return op == SPC_POINT_IMAGE || op == SPC_POINT_MASK || op == SPC_POINT_OVER ||
           op == SPC_POINT_BLEND;
}

bool packable(const Side& side) {
    const auto bytes = static_cast<std::uintptr_t>(elementBytes(side.type));
    const std::uintptr_t unit = std::min<std::uintptr_t>(4 * bytes, 16);
    return side.step == 1 && reinterpret_cast<std::uintptr_t>(side.data) % unit == 0 &&
           side.pitch % 4 == 0 && side.plane % 4 == 0;
}

template<class W>
void launchChain(SpcQueue& queue, const SpcCall& call) {
    const auto& p = paramsOf<SpcPointChain>(call);
    const SpcOperand& in = call.operands[1];
    Chain<W> chain{};
    chain.out = sideOf(call.operands[0]);
    chain.in = sideOf(in);
    chain.stepCount = p.step_count;
    int most = std::max(chain.in.channels, chain.out.channels);
    chain.columns = in.extent[in.rank - 1];
    chain.rows = in.rank > 1 ? in.extent[in.rank - 2] : 1;
    // Rows that run on into each other in every window are one long row.
    const auto runsOn = [&](std::int64_t pitch, std::int64_t step) {
        return pitch == chain.columns * step;
    };
    bool oneRow = runsOn(chain.in.pitch, chain.in.step) && runsOn(chain.out.pitch, chain.out.step);
    for (int k = 0; k < p.step_count; ++k) {
        chain.steps[k] = stepOf<W>(call, p.steps[k]);
        if (isImageStep(p.steps[k].op))
            oneRow = oneRow && runsOn(chain.steps[k].pitch, chain.steps[k].step);
    }
    if (oneRow) {
        chain.columns *= chain.rows;
        chain.rows = 1;
    }
    if (chain.rows == 1 || chain.columns >= kPerBlock / 2) {
        chain.segments = divideUp(chain.columns, kPerBlock);
        chain.blocks = chain.rows * chain.segments;
        chain.packed = packable(chain.in) && packable(chain.out);
    } else {
        chain.blocks = divideUp(chain.rows * chain.columns, kPerBlock);
    }
    const Grid grid = chain.blocks;
    if (most == 1)
        launch(queue, "point_chain", chainKernel<W, 1>, grid, chain);
    else if (most <= 3)
        launch(queue, "point_chain", chainKernel<W, 3>, grid, chain);
    else
        launch(queue, "point_chain", chainKernel<W, SPC_MAX_POINT_CHANNELS>, grid, chain);
}

} // namespace

void runPointChain(SpcQueue& queue, const SpcCall& call) {
    if (paramsOf<SpcPointChain>(call).work == SPC_F32)
        launchChain<float>(queue, call);
    else
        launchChain<double>(queue, call);
}

} // namespace specula::cuda
