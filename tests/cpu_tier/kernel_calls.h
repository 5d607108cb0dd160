// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/compute/element_type.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/tiers/cpu/cpu_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

/// Kernels of the CPU tier called directly, so that one process tries every instruction set that
/// the processor has and several numbers of threads.
namespace specula::test {

using compute::ElementType;
using compute::cpu::CpuContext;
using compute::cpu::CpuKernel;
using compute::cpu::InstructionSet;

/// A window on all of `data`, row-major, of the given extents.
template<class T>
SpcOperand operandOf(std::vector<T>& data, std::initializer_list<std::int64_t> extents) {
    SpcOperand operand{};
    operand.buffer = data.data();
    operand.type = static_cast<std::int32_t>(compute::elementTypeOf<T>());
    operand.rank = static_cast<std::int32_t>(extents.size());
    std::copy(extents.begin(), extents.end(), operand.extent);
    std::int64_t stride = 1;
    for (int axis = operand.rank - 1; axis >= 0; --axis) {
        operand.stride[axis] = stride;
        stride *= operand.extent[axis];
    }
    return operand;
}
template<class T>
SpcOperand operandOf(std::vector<T>& data) {
    return operandOf(data, {static_cast<std::int64_t>(data.size())});
}

inline std::vector<InstructionSet> instructionSets() {
    std::vector<InstructionSet> sets;
    for (int set = 0; set <= static_cast<int>(compute::cpu::instructionSet()); ++set)
        sets.push_back(static_cast<InstructionSet>(set));
    return sets;
}

/// No pool, and pools of 1, 2 and 3 threads.
inline std::vector<ThreadPool*> pools() {
    static const auto one = makeThreadPool(1), two = makeThreadPool(2), three = makeThreadPool(3);
    return {nullptr, one.get(), two.get(), three.get()};
}

inline CpuKernel find(SpcKernel kernel) {
    for (const auto& of : {compute::cpu::arithmeticKernel, compute::cpu::libraryKernel})
        if (const CpuKernel found = of(kernel); found.run != nullptr)
            return found;
    return {};
}

inline void run(const CpuContext& context, SpcKernel kernel, const void* params,
                std::vector<SpcOperand> operands) {
    const SpcCall call{static_cast<std::uint32_t>(kernel),
                       static_cast<std::uint32_t>(operands.size()), params, operands.data()};
    const CpuKernel found = find(kernel);
    if (found.run == nullptr || !found.supports(call))
        throw std::logic_error("the cpu tier does not take this call");
    found.run(call, context);
}

/// body(context) for every instruction set, on one thread.
inline void onEverySet(const std::function<void(const CpuContext&)>& body) {
    for (const InstructionSet set : instructionSets())
        body({nullptr, set});
}

/// Whether body(context) returns the same bytes for every number of threads, set by set.
template<class Result>
bool sameForAnyThreads(const std::function<std::vector<Result>(const CpuContext&)>& body) {
    for (const InstructionSet set : instructionSets()) {
        const std::vector<Result> alone = body({nullptr, set});
        for (ThreadPool* pool : pools()) {
            const std::vector<Result> other = body({pool, set});
            if (other.size() != alone.size() ||
                std::memcmp(other.data(), alone.data(), alone.size() * sizeof(Result)) != 0)
                return false;
        }
    }
    return true;
}

template<class T>
std::vector<T> randomValues(std::size_t n, double low, double high, unsigned seed = 1) {
    std::mt19937_64 bits(seed);
    std::vector<T> values(n);
    for (T& value : values) {
        const double unit = static_cast<double>(bits() >> 11) * 0x1p-53;
        if constexpr (std::is_arithmetic_v<T>)
            value = static_cast<T>(low + unit * (high - low));
        else
            value = {static_cast<typename T::value_type>(low + unit * (high - low)),
                     static_cast<typename T::value_type>(low + static_cast<double>(bits() >> 11) *
                                                                   0x1p-53 * (high - low))};
    }
    return values;
}

/// Equal, both NaN, or within `relative` of the expected.
inline bool close(double got, double expected, double relative, double absolute = 0) {
    if (std::isnan(expected) || std::isinf(expected))
        return std::isnan(expected) ? std::isnan(got) : got == expected;
    return std::abs(got - expected) <= relative * std::abs(expected) + absolute;
}

} // namespace specula::test
