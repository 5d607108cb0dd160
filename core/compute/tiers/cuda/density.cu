// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/accumulate.cuh"
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"

#include <cmath>
#include <numbers>

namespace specula::cuda {
namespace {

/// A query per thread, points by way of shared memory; points are cut into chunks so that few
/// queries keep the device busy too.
struct DensityPlan {
    std::int64_t queries, points;
    std::int64_t chunks, chunkPoints;
    std::int64_t queryBlocks, blocks;
    std::int64_t outStep, queryStep, queryColumn, pointStep, pointColumn, weightStep;
    bool weighted;
};

/// Terms of F32 put together before they go on in double: conversions are slow.
constexpr int kTerms = 8;
constexpr std::int64_t kWantedBlocks = 2048;

template<class T, int D>
struct alignas(D < 2                ? 2 * sizeof(T)
               : 4 * sizeof(T) < 16 ? 4 * sizeof(T)
                                    : 16) WeightedPoint {
    T at[D];
    T weight;
};

/// sums[chunk, query] of w exp(-z^2), totals[chunk] of w; the inverses are 1 / (sqrt(2) bandwidth).
template<class T, int D>
__global__ void __launch_bounds__(kThreads)
    densityChunks(const DensityPlan plan, const T* query, const T* points, const T* weights,
                  double inverse0, double inverse1, double inverse2, double* sums, double* totals) {
    __shared__ WeightedPoint<T, D> tile[kThreads];
    const int thread = static_cast<int>(threadIdx.x);
    const double inverses[3] = {inverse0, inverse1, inverse2};
    T inverse[D];
    SPECULA_UNROLL
    for (int d = 0; d < D; ++d)
        inverse[d] = static_cast<T>(inverses[d]);
    for (std::int64_t block = blockIdx.x; block < plan.blocks; block += gridDim.x) {
        const Divided place = divide(block, plan.queryBlocks);
        const std::int64_t chunk = place.quotient, j = place.rest * kThreads + thread;
        T here[D] = {};
        if (j < plan.queries) {
            SPECULA_UNROLL
            for (int d = 0; d < D; ++d)
                here[d] = query[j * plan.queryStep + d * plan.queryColumn];
        }
        double sum = 0;
        Sum total;
        const std::int64_t begin = chunk * plan.chunkPoints;
        const std::int64_t end =
            begin + plan.chunkPoints < plan.points ? begin + plan.chunkPoints : plan.points;
        for (std::int64_t first = begin; first < end; first += kThreads) {
            const std::int64_t i = first + thread;
            WeightedPoint<T, D> point{};
            if (i < end) {
                SPECULA_UNROLL
                for (int d = 0; d < D; ++d)
                    point.at[d] = points[i * plan.pointStep + d * plan.pointColumn];
                point.weight = plan.weighted ? weights[i * plan.weightStep] : T{1};
                total.value += static_cast<double>(point.weight);
            }
            __syncthreads();
            tile[thread] = point;
            __syncthreads();
            const int count = end - first < kThreads ? static_cast<int>(end - first) : kThreads;
            for (int k = 0; k < count; k += kTerms) {
                T terms = 0;
                SPECULA_UNROLL
                for (int t = 0; t < kTerms; ++t)
                    if (k + t < count) {
                        const WeightedPoint<T, D> p = tile[k + t];
                        T distance = 0;
                        SPECULA_UNROLL
                        for (int d = 0; d < D; ++d) {
                            const T z = (here[d] - p.at[d]) * inverse[d];
                            distance += z * z;
                        }
                        terms += p.weight * m::exp(-distance);
                    }
                sum += static_cast<double>(terms);
            }
        }
        if (j < plan.queries)
            sums[chunk * plan.queries + j] = sum;
        if (place.rest == 0) {
            total = joinLanes(total, kThreads);
            if (thread == 0)
                totals[chunk] = total.value;
        }
    }
}

template<class T>
__global__ void __launch_bounds__(kThreads)
    densityResults(const DensityPlan plan, double scale, T* out, const double* sums,
                   const double* totals) {
    const std::int64_t blocks = divideUp(plan.queries, kThreads);
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        const std::int64_t j = block * kThreads + threadIdx.x;
        if (j >= plan.queries)
            continue;
        double sum = 0, total = 0;
        for (std::int64_t chunk = 0; chunk < plan.chunks; ++chunk) {
            sum += sums[chunk * plan.queries + j];
            total += totals[chunk];
        }
        out[j * plan.outStep] = static_cast<T>(scale * sum / total);
    }
}

template<class T, int D>
void density(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &query = call.operands[1], &points = call.operands[2];
    const auto& p = paramsOf<SpcDensity>(call);
    DensityPlan plan{};
    plan.queries = out.extent[0];
    plan.points = points.extent[0];
    plan.queryBlocks = divideUp(plan.queries, kThreads);
    const std::int64_t tiles = std::max<std::int64_t>(1, divideUp(plan.points, kThreads));
    const std::int64_t wanted = std::max<std::int64_t>(1, kWantedBlocks / plan.queryBlocks);
    plan.chunkPoints = divideUp(tiles, std::min(tiles, wanted)) * kThreads;
    plan.chunks = std::max<std::int64_t>(1, divideUp(plan.points, plan.chunkPoints));
    plan.blocks = plan.queryBlocks * plan.chunks;
    plan.outStep = out.stride[0];
    plan.queryStep = query.stride[0];
    plan.queryColumn = query.stride[1];
    plan.pointStep = points.stride[0];
    plan.pointColumn = points.stride[1];
    plan.weighted = call.operand_count == 4;
    const T* weights = nullptr;
    if (plan.weighted) {
        weights = dataOf<T>(call.operands[3]);
        plan.weightStep = call.operands[3].stride[0];
    }
    double inverse[3] = {}, scale = 1;
    for (int d = 0; d < D; ++d) {
        inverse[d] = std::numbers::sqrt2 / 2 / p.bandwidth[d];
        scale /= std::sqrt(2 * std::numbers::pi) * p.bandwidth[d];
    }
    ScratchLayout layout;
    const auto chunks = static_cast<std::uint64_t>(plan.chunks);
    const std::uint64_t sumsAt = layout.add(chunks * static_cast<std::uint64_t>(plan.queries) * 8);
    const std::uint64_t totalsAt = layout.add(chunks * 8);
    char* scratch = queue.scratch(layout.bytes());
    auto* sums = reinterpret_cast<double*>(scratch + sumsAt);
    auto* totals = reinterpret_cast<double*>(scratch + totalsAt);
    launch(queue, "density", densityChunks<T, D>, plan.blocks, plan, dataOf<T>(query),
           dataOf<T>(points), weights, inverse[0], inverse[1], inverse[2], sums, totals);
    launch(queue, "density", densityResults<T>, plan.queryBlocks, plan, scale, dataOf<T>(out), sums,
           totals);
}

} // namespace

void runDensity(SpcQueue& queue, const SpcCall& call) {
    const std::int64_t dimensions = call.operands[1].extent[1];
    withFloat(call.operands[0].type, [&](auto tag) {
        using T = decltype(tag);
        dimensions == 1   ? density<T, 1>(queue, call)
        : dimensions == 2 ? density<T, 2>(queue, call)
                          : density<T, 3>(queue, call);
    });
}

} // namespace specula::cuda
