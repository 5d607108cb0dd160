// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/element_type.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/tiers/cpu/cpu_kernel.h"
#include "core/compute/tiers/reference/reference_tier.h"

#include <cmath>
#include <cstring>
#include <initializer_list>
#include <random>
#include <stdexcept>
#include <vector>

/// Calls of single kernels of the CPU tier, on vectors.
namespace specula::test {

using namespace specula::compute;
using cpu::CpuContext;
using cpu::InstructionSet;

using Extents = std::vector<std::int64_t>;

inline std::int64_t countOf(const Extents& extents) {
    std::int64_t n = 1;
    for (const std::int64_t e : extents)
        n *= e;
    return n;
}

/// Row-major over the whole vector.
template<class T>
SpcOperand operandOf(const std::vector<T>& data, const Extents& extents) {
    if (static_cast<std::int64_t>(data.size()) < countOf(extents))
        throw std::logic_error("an operand with fewer elements than its extents say");
    SpcOperand operand{};
    operand.buffer = const_cast<T*>(data.data());
    operand.type = static_cast<std::int32_t>(elementTypeOf<T>());
    operand.rank = static_cast<std::int32_t>(extents.size());
    std::int64_t stride = 1;
    for (int axis = operand.rank - 1; axis >= 0; --axis) {
        operand.extent[axis] = extents[static_cast<std::size_t>(axis)];
        operand.stride[axis] = stride;
        stride *= operand.extent[axis];
    }
    return operand;
}

/// [first, first+length) along an axis.
inline SpcOperand slice(SpcOperand operand, int axis, std::int64_t first, std::int64_t length) {
    operand.offset += first * operand.stride[axis];
    operand.extent[axis] = length;
    return operand;
}

inline void run(std::uint32_t kernel, const void* params, const std::vector<SpcOperand>& operands,
                InstructionSet set, ThreadPool* pool = nullptr) {
    const SpcCall call{kernel, static_cast<std::uint32_t>(operands.size()), params,
                       operands.data()};
    const cpu::CpuKernel found = cpu::imageKernel(kernel);
    if (!found.supports(call))
        throw std::logic_error("the kernel does not take this call");
    found.run(call, CpuContext{pool, set});
}

/// The same call in the reference tier.
inline void runReference(std::uint32_t kernel, const void* params,
                         const std::vector<SpcOperand>& operands) {
    static const auto tier = makeReferenceTier();
    static const auto device = tier->open(0, {});
    const SpcCall call{kernel, static_cast<std::uint32_t>(operands.size()), params,
                       operands.data()};
    device->makeQueue({})->run(call);
}

/// Those this processor has, all of which are tried in one process.
inline std::vector<InstructionSet> instructionSets() {
    std::vector<InstructionSet> sets;
    for (int set = 0; set <= static_cast<int>(cpu::instructionSet()); ++set)
        sets.push_back(static_cast<InstructionSet>(set));
    return sets;
}

template<class T>
std::vector<T> noise(std::int64_t count, unsigned seed, double low = -1, double high = 1) {
    std::mt19937 random(seed);
    std::vector<T> values(static_cast<std::size_t>(count));
    for (T& value : values)
        value = static_cast<T>(low + (high - low) * (static_cast<double>(random()) / 4294967296.0));
    return values;
}

/// Bit for bit, but for NaN, of which one is as good as another.
template<class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::memcmp(&a[i], &b[i], sizeof(T)) != 0 && !(a[i] != a[i] && b[i] != b[i]))
            return false;
    return true;
}

/// The greatest difference, in units of `scale`; infinite where only one is NaN.
template<class T>
double worst(const std::vector<T>& got, const std::vector<double>& expected, double scale = 1) {
    if (got.size() != expected.size())
        return INFINITY;
    double most = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const auto a = static_cast<double>(got[i]);
        const double b = expected[i];
        if (std::isnan(a) != std::isnan(b))
            return INFINITY;
        if (!std::isnan(a) && a != b)
            most = std::max(most, std::abs(a - b) / scale);
    }
    return most;
}

} // namespace specula::test
