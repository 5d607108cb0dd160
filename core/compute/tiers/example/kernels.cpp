// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/example/kernels.h"

#include "core/compute/call_check.h"
#include "core/compute/device.h"
#include "core/compute/host_device.h"
#include "core/compute/kernel_info.h"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>

namespace specula::example {
namespace {

using compute::hostView;

template<class Params>
const Params& params(const SpcCall& call) {
    return *static_cast<const Params*>(call.params);
}

/// out = f(in...) for every element of windows of the same extents. The strides may be anything,
/// and out and in may be the same window.
template<class F, class Out, class... In>
void forEach(const F& f, const View<Out>& out, const View<In>&... in) {
    const int rank = out.shape().rank();
    if (rank == 0) {
        *out.data() = f(*in.data()...);
        return;
    }
    for (std::int64_t i = 0; i < out.shape()[0]; ++i)
        if (rank == 1)
            out(i) = f(in(i)...);
        else
            forEach(f, out.at(i), in.at(i)...);
}

template<class To, class From>
void convert(const SpcCall& call) {
    forEach([](From x) { return static_cast<To>(x); }, hostView<To>(call.operands[0]),
            hostView<From>(call.operands[1]));
}

template<class T>
void fill(const SpcCall& call) {
    const T value = static_cast<T>(params<SpcFill>(call).re);
    forEach([value] { return value; }, hostView<T>(call.operands[0]));
}

template<class T>
using Unary = T (*)(T);
template<class T>
using Binary = T (*)(T, T);

/// Null for operations that are left to the CPU.
template<class T>
Unary<T> unary(std::int32_t op) {
    switch (op) {
    case SPC_NEGATE:
        return [](T x) { return -x; };
    case SPC_ABSOLUTE:
        return [](T x) { return std::abs(x); };
    case SPC_SQUARE:
        return [](T x) { return x * x; };
    case SPC_SQRT:
        return [](T x) { return std::sqrt(x); };
    case SPC_EXP:
        return [](T x) { return std::exp(x); };
    case SPC_LOG:
        return [](T x) { return std::log(x); };
    case SPC_IS_NAN: // NaN-aware: the one that looks at NaN and gives a number
        return [](T x) { return std::isnan(x) ? T(1) : T(0); };
    default:
        return nullptr;
    }
}

template<class T>
Binary<T> binary(std::int32_t op) {
    switch (op) {
    case SPC_ADD:
        return [](T x, T y) { return x + y; };
    case SPC_SUBTRACT:
        return [](T x, T y) { return x - y; };
    case SPC_MULTIPLY:
        return [](T x, T y) { return x * y; };
    case SPC_DIVIDE:
        return [](T x, T y) { return x / y; };
    // A comparison with NaN is false, so a NaN in y is taken anyway; one in x must be asked for.
    case SPC_MINIMUM:
        return [](T x, T y) { return x < y || std::isnan(x) ? x : y; };
    case SPC_MAXIMUM:
        return [](T x, T y) { return x > y || std::isnan(x) ? x : y; };
    default:
        return nullptr;
    }
}

template<class T>
void map1(const SpcCall& call) {
    forEach(unary<T>(params<SpcMap1>(call).op), hostView<T>(call.operands[0]),
            hostView<T>(call.operands[1]));
}

template<class T>
void map2(const SpcCall& call) {
    forEach(binary<T>(params<SpcMap2>(call).op), hostView<T>(call.operands[0]),
            hostView<T>(call.operands[1]), hostView<T>(call.operands[2]));
}

template<class T>
void mapScalar(const SpcCall& call) {
    const auto& p = params<SpcMapScalar>(call);
    const auto f = binary<T>(p.op);
    const T value = static_cast<T>(p.value);
    const bool first = p.scalar_first != 0;
    forEach([=](T x) { return first ? f(value, x) : f(x, value); }, hostView<T>(call.operands[0]),
            hostView<T>(call.operands[1]));
}

void addAll(double& sum, const View<float>& x, bool nanAware) {
    for (std::int64_t i = 0; i < x.shape()[0]; ++i)
        if (x.shape().rank() > 1)
            addAll(sum, x.at(i), nanAware);
        else if (!nanAware || !std::isnan(x(i)))
            sum += static_cast<double>(x(i));
}

/// The axes of `out` lead in `x`; what follows is summed.
void sumBlocks(const View<float>& out, const View<float>& x, bool nanAware) {
    if (out.shape().rank() == 0) {
        double sum = 0;
        addAll(sum, x, nanAware);
        *out.data() = static_cast<float>(sum);
        return;
    }
    for (std::int64_t i = 0; i < out.shape()[0]; ++i)
        sumBlocks(out.at(i), x.at(i), nanAware);
}

void sum(const SpcCall& call) {
    sumBlocks(hostView<float>(call.operands[0]), hostView<float>(call.operands[1]),
              params<SpcReduce>(call).nan_aware != 0);
}

/// Of calls whose operands are all of the type T.
template<class T>
Kernel kernelOn(const SpcCall& call) {
    switch (call.kernel) {
    case SPC_CONVERT:
        return convert<T, T>;
    case SPC_FILL:
        return fill<T>;
    case SPC_MAP1:
        return unary<T>(params<SpcMap1>(call).op) != nullptr ? map1<T> : nullptr;
    case SPC_MAP2:
        return binary<T>(params<SpcMap2>(call).op) != nullptr ? map2<T> : nullptr;
    case SPC_MAP_SCALAR:
        return binary<T>(params<SpcMapScalar>(call).op) != nullptr ? mapScalar<T> : nullptr;
    case SPC_REDUCE:
        // Added up in double, which is as exact as the catalogue wants it for float alone.
        return std::is_same_v<T, float> && params<SpcReduce>(call).op == SPC_SUM ? sum : nullptr;
    default:
        return nullptr;
    }
}

/// Null where this tier has nothing for the call.
Kernel find(const SpcCall& call) {
    const auto all = [&](SpcType type) {
        for (std::uint32_t i = 0; i < call.operand_count; ++i)
            if (call.operands[i].type != type)
                return false;
        return true;
    };
    if (all(SPC_F32))
        return kernelOn<float>(call);
    if (all(SPC_F64))
        return kernelOn<double>(call);
    if (call.kernel != SPC_CONVERT)
        return nullptr;
    const auto to = call.operands[0].type, from = call.operands[1].type;
    if (to == SPC_F64 && from == SPC_F32)
        return convert<double, float>;
    if (to == SPC_F32 && from == SPC_F64)
        return convert<float, double>;
    return nullptr;
}

} // namespace

Kernel kernelFor(const SpcCall& call) {
    if (compute::hasEmptyOutput(call))
        return nullptr;
    compute::checkCall(call);
    const Kernel kernel = find(call);
    if (kernel == nullptr)
        throw compute::DeviceError(compute::DeviceError::Kind::Unsupported,
                                   fmt::format("the example tier has no {} for these types or "
                                               "operations",
                                               compute::kernelInfo(call.kernel).name));
    return kernel;
}

} // namespace specula::example
