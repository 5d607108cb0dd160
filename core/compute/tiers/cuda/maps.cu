// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/map_ops.cuh"

namespace specula::cuda {
namespace {

template<class T, int N>
SPECULA_HD void loadQuad(const Quad<N>& q, int window, const T* data, T (&x)[kPerThread]) {
    SPECULA_UNROLL
    for (int k = 0; k < kPerThread; ++k)
        x[k] = q.live[k] ? data[q.at[window][k]] : T{};
}
template<class T, int N>
SPECULA_HD void storeQuad(const Quad<N>& q, T* data, const T (&x)[kPerThread]) {
    SPECULA_UNROLL
    for (int k = 0; k < kPerThread; ++k)
        if (q.live[k])
            data[q.at[0][k]] = x[k];
}

template<class Out, class X>
__global__ void __launch_bounds__(kThreads) map1Walk(Walk<2> walk, int op, Out* out, const X* in) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<2> q = walk.quad(block, static_cast<int>(threadIdx.x));
        X x[kPerThread];
        Out r[kPerThread];
        loadQuad(q, 1, in, x);
        map1(op, x, r);
        storeQuad(q, out, r);
    }
}

template<class X, class Y>
__global__ void __launch_bounds__(kThreads)
    map2Walk(Walk<3> walk, int op, X* out, const X* inX, const Y* inY) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<3> q = walk.quad(block, static_cast<int>(threadIdx.x));
        X x[kPerThread], r[kPerThread];
        Y y[kPerThread];
        loadQuad(q, 1, inX, x);
        loadQuad(q, 2, inY, y);
        map2(op, x, y, r);
        storeQuad(q, out, r);
    }
}

template<class T>
__global__ void __launch_bounds__(kThreads)
    mapScalarWalk(Walk<2> walk, int op, bool scalarFirst, T value, T* out, const T* in) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<2> q = walk.quad(block, static_cast<int>(threadIdx.x));
        T x[kPerThread], r[kPerThread];
        loadQuad(q, 1, in, x);
        mapScalar(op, scalarFirst, x, value, r);
        storeQuad(q, out, r);
    }
}
template<class T>
__global__ void __launch_bounds__(kThreads)
    mapComplexScalarWalk(Walk<2> walk, int op, T value, Complex<T>* out, const Complex<T>* in) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<2> q = walk.quad(block, static_cast<int>(threadIdx.x));
        Complex<T> x[kPerThread], r[kPerThread];
        T y[kPerThread];
        loadQuad(q, 1, in, x);
        each(y, [&](int) { return value; });
        map2(op, x, y, r);
        storeQuad(q, out, r);
    }
}

template<class T>
__global__ void __launch_bounds__(kThreads)
    map3Walk(Walk<4> walk, int op, T* out, const T* inX, const T* inY, const T* inZ) {
    for (std::int64_t block = blockIdx.x; block < walk.blocks; block += gridDim.x) {
        const Quad<4> q = walk.quad(block, static_cast<int>(threadIdx.x));
        T x[kPerThread], y[kPerThread], z[kPerThread], r[kPerThread];
        loadQuad(q, 1, inX, x);
        if (op != SPC_SELECT) {
            loadQuad(q, 2, inY, y);
            loadQuad(q, 3, inZ, z);
        } else {
            // Of the two only what is chosen is looked at.
            SPECULA_UNROLL
            for (int k = 0; k < kPerThread; ++k) {
                y[k] = q.live[k] && x[k] != 0 ? inY[q.at[2][k]] : T{};
                z[k] = q.live[k] && x[k] == 0 ? inZ[q.at[3][k]] : T{};
            }
        }
        map3(op, x, y, z, r);
        storeQuad(q, out, r);
    }
}

} // namespace

void runMap1(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1];
    const int op = paramsOf<SpcMap1>(call).op;
    const Walk<2> walk = makeWalk<2>({&out, &x});
    const Grid grid = walk.blocks;
    withFloat(x.type == SPC_F32 || x.type == SPC_C64 ? SPC_F32 : SPC_F64, [&](auto tag) {
        using T = decltype(tag);
        if (!isComplexType(x.type))
            launch(queue, "map", map1Walk<T, T>, grid, walk, op, dataOf<T>(out), dataOf<T>(x));
        else if (!isComplexType(out.type))
            launch(queue, "map", map1Walk<T, Complex<T>>, grid, walk, op, dataOf<T>(out),
                   dataOf<Complex<T>>(x));
        else
            launch(queue, "map", map1Walk<Complex<T>, Complex<T>>, grid, walk, op,
                   dataOf<Complex<T>>(out), dataOf<Complex<T>>(x));
    });
}

void runMap2(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1], &y = call.operands[2];
    const int op = paramsOf<SpcMap2>(call).op;
    const Walk<3> walk = makeWalk<3>({&out, &x, &y});
    const Grid grid = walk.blocks;
    withFloat(x.type == SPC_F32 || x.type == SPC_C64 ? SPC_F32 : SPC_F64, [&](auto tag) {
        using T = decltype(tag);
        using C = Complex<T>;
        if (!isComplexType(x.type))
            launch(queue, "map", map2Walk<T, T>, grid, walk, op, dataOf<T>(out), dataOf<T>(x),
                   dataOf<T>(y));
        else if (isComplexType(y.type))
            launch(queue, "map", map2Walk<C, C>, grid, walk, op, dataOf<C>(out), dataOf<C>(x),
                   dataOf<C>(y));
        else
            launch(queue, "map", map2Walk<C, T>, grid, walk, op, dataOf<C>(out), dataOf<C>(x),
                   dataOf<T>(y));
    });
}

void runMapScalar(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &x = call.operands[1];
    const auto& p = paramsOf<SpcMapScalar>(call);
    const Walk<2> walk = makeWalk<2>({&out, &x});
    const Grid grid = walk.blocks;
    withFloat(x.type == SPC_F32 || x.type == SPC_C64 ? SPC_F32 : SPC_F64, [&](auto tag) {
        using T = decltype(tag);
        const T value = static_cast<T>(p.value);
        if (isComplexType(x.type))
            launch(queue, "map", mapComplexScalarWalk<T>, grid, walk, p.op, value,
                   dataOf<Complex<T>>(out), dataOf<Complex<T>>(x));
        else
            launch(queue, "map", mapScalarWalk<T>, grid, walk, p.op, p.scalar_first != 0, value,
                   dataOf<T>(out), dataOf<T>(x));
    });
}

void runMap3(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand* o = call.operands;
    const Walk<4> walk = makeWalk<4>({&o[0], &o[1], &o[2], &o[3]});
    withFloat(o[0].type, [&](auto tag) {
        using T = decltype(tag);
        launch(queue, "map", map3Walk<T>, walk.blocks, walk, paramsOf<SpcMap3>(call).op,
               dataOf<T>(o[0]), dataOf<T>(o[1]), dataOf<T>(o[2]), dataOf<T>(o[3]));
    });
}

} // namespace specula::cuda
