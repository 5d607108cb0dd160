// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/strided.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace specula::compute::cpu {
namespace {

/// Points summed in one go; their sums are added in order.
constexpr std::int64_t kPoints = 65536;

bool supportsDensity(const SpcCall& call) {
    return isFloatType(call.operands[0].type);
}

/// Column d of an (n, d) operand, or all of an (n).
template<class T>
std::vector<T> column(const SpcOperand& operand, int d) {
    std::vector<T> values(static_cast<std::size_t>(operand.extent[0]));
    const auto size = static_cast<std::int64_t>(sizeof(T));
    const std::int64_t inner = operand.rank == 2 ? operand.stride[1] * d * size : 0;
    copyElements(reinterpret_cast<std::byte*>(values.data()), size, addressOf(operand) + inner,
                 operand.stride[0] * size, operand.extent[0], sizeof(T));
    return values;
}

template<class T>
void density(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& queries = call.operands[1];
    const SpcOperand& points = call.operands[2];
    const auto& p = *static_cast<const SpcDensity*>(call.params);
    const auto dimensions = static_cast<std::int32_t>(queries.extent[1]);
    const std::int64_t m = out.extent[0], n = points.extent[0];
    const ArithmeticLoops& loops = arithmeticLoops(context.set);

    std::array<std::vector<T>, 3> coordinates;
    std::array<double, 3> scale{};
    double norm = 1;
    for (int d = 0; d < dimensions; ++d) {
        const auto i = static_cast<std::size_t>(d);
        coordinates[i] = column<T>(points, d);
        scale[i] = 1 / p.bandwidth[d];
        norm *= scale[i] / std::sqrt(2 * std::numbers::pi);
    }
    std::vector<T> weights;
    double sumOfWeights = static_cast<double>(n);
    if (call.operand_count == 4) {
        weights = column<T>(call.operands[3], 0);
        sumOfWeights = 0;
        for (const T w : weights)
            sumOfWeights += static_cast<double>(w);
    }

    const std::int64_t blocks = std::max<std::int64_t>(1, (n + kPoints - 1) / kPoints);
    std::vector<double> parts(static_cast<std::size_t>(m * blocks));
    context.forEach(
        m * blocks,
        std::max<std::int64_t>(1, 65536 / std::max<std::int64_t>(1, std::min(n, kPoints))),
        [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t task = begin; task < end; ++task) {
                const std::int64_t j = task / blocks, first = task % blocks * kPoints;
                std::array<T, 3> query{};
                std::array<const T*, 3> at{};
                for (int d = 0; d < dimensions; ++d) {
                    const auto i = static_cast<std::size_t>(d);
                    std::memcpy(&query[i],
                                addressOf(queries) +
                                    (j * queries.stride[0] + d * queries.stride[1]) *
                                        static_cast<std::int64_t>(sizeof(T)),
                                sizeof(T));
                    at[i] = coordinates[i].data() + first;
                }
                const T* w = weights.empty() ? nullptr : weights.data() + first;
                const std::int64_t length = std::min(kPoints, n - first);
                double& part = parts[static_cast<std::size_t>(task)];
                if constexpr (sizeof(T) == 4)
                    part = loops.density32(at.data(), w, query.data(), scale.data(), dimensions,
                                           length);
                else
                    part = loops.density64(at.data(), w, query.data(), scale.data(), dimensions,
                                           length);
            }
        });
    for (std::int64_t j = 0; j < m; ++j) {
        double sum = 0;
        for (std::int64_t b = 0; b < blocks; ++b)
            sum += parts[static_cast<std::size_t>(j * blocks + b)];
        storeFloat(addressOf(out) + j * out.stride[0] * static_cast<std::int64_t>(sizeof(T)),
                   out.type, sum * norm / sumOfWeights);
    }
}

void runDensity(const SpcCall& call, const CpuContext& context) {
    call.operands[0].type == SPC_F32 ? density<float>(call, context)
                                     : density<double>(call, context);
}

} // namespace

CpuKernel densityKernel(std::uint32_t kernel) {
    return kernel == SPC_DENSITY ? CpuKernel{supportsDensity, runDensity} : CpuKernel{};
}

} // namespace specula::compute::cpu
