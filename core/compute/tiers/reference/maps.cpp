// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <algorithm>

namespace specula::compute::reference {
namespace {

double unary(int op, double x) {
    switch (op) {
    case SPC_NEGATE:
        return -x;
    case SPC_ABSOLUTE:
        return std::abs(x);
    case SPC_SQUARE:
    case SPC_ABS2:
        return x * x;
    case SPC_SQRT:
        return std::sqrt(x);
    case SPC_RECIPROCAL:
        return 1 / x;
    case SPC_EXP:
        return std::exp(x);
    case SPC_LOG:
        return std::log(x);
    case SPC_LOG10:
        return std::log10(x);
    case SPC_LOG1P:
        return std::log1p(x);
    case SPC_EXPM1:
        return std::expm1(x);
    case SPC_SIN:
        return std::sin(x);
    case SPC_COS:
        return std::cos(x);
    case SPC_TAN:
        return std::tan(x);
    case SPC_ATAN:
        return std::atan(x);
    case SPC_ASINH:
        return std::asinh(x);
    case SPC_TANH:
        return std::tanh(x);
    case SPC_FLOOR:
        return std::floor(x);
    case SPC_CEIL:
        return std::ceil(x);
    case SPC_ROUND:
        return std::nearbyint(x);
    case SPC_SIGN:
        return x > 0 ? 1 : x < 0 ? -1 : x; // zeros and NaN as they are
    case SPC_IS_FINITE:
        return std::isfinite(x) ? 1 : 0;
    case SPC_IS_NAN:
        return std::isnan(x) ? 1 : 0;
    default:
        return kNan;
    }
}

Complex unary(int op, Complex x) {
    switch (op) {
    case SPC_NEGATE:
        return -x;
    case SPC_SQUARE:
        return x * x;
    case SPC_CONJUGATE:
        return std::conj(x);
    case SPC_ABSOLUTE:
        return std::isnan(x.real()) || std::isnan(x.imag()) ? kNan : std::abs(x);
    case SPC_ABS2:
        return x.real() * x.real() + x.imag() * x.imag();
    case SPC_REAL:
        return x.real();
    case SPC_IMAGINARY:
        return x.imag();
    default:
        return kNan;
    }
}

Complex binary(int op, Complex x, Complex y) {
    switch (op) {
    case SPC_ADD:
        return x + y;
    case SPC_SUBTRACT:
        return x - y;
    case SPC_MULTIPLY:
        return x * y;
    case SPC_DIVIDE:
        return x / y;
    case SPC_MULTIPLY_CONJUGATE:
        return x * std::conj(y);
    default:
        return kNan;
    }
}

/// A complex number and a real one, which touches both parts alike.
Complex binary(int op, Complex x, double y) {
    return op == SPC_DIVIDE ? Complex(x.real() / y, x.imag() / y)
                            : Complex(x.real() * y, x.imag() * y);
}

double ternary(int op, double x, double y, double z) {
    switch (op) {
    case SPC_SELECT:
        return x != 0 ? y : z;
    case SPC_CLAMP:
        if (std::isnan(x) || std::isnan(y) || std::isnan(z))
            return kNan;
        return std::min(std::max(x, y), z);
    default:
        return std::fma(x, y, z);
    }
}

/// Between any two types, exactly where the target can hold the value; not by way of double, which
/// cannot hold every 64-bit number.
template<class To, class From>
To converted(From value) {
    if constexpr (std::is_same_v<To, From>) {
        return value;
    } else if constexpr (std::is_integral_v<To> && std::is_integral_v<From>) {
        if (std::cmp_less(value, std::numeric_limits<To>::lowest()))
            return std::numeric_limits<To>::lowest();
        if (std::cmp_greater(value, std::numeric_limits<To>::max()))
            return std::numeric_limits<To>::max();
        return static_cast<To>(value);
    } else if constexpr (std::is_arithmetic_v<To> && std::is_floating_point_v<From>) {
        return elementFrom<To>(static_cast<double>(value));
    } else if constexpr (std::is_arithmetic_v<To> && std::is_arithmetic_v<From>) {
        return static_cast<To>(value);
    } else if constexpr (std::is_arithmetic_v<From>) {
        return To(static_cast<typename To::value_type>(value));
    } else if constexpr (std::is_arithmetic_v<To>) {
        return To(0); // complex to real: refused by checkCall()
    } else {
        return To(static_cast<typename To::value_type>(value.real()),
                  static_cast<typename To::value_type>(value.imag()));
    }
}

} // namespace

double binary(int op, double x, double y) {
    const bool nan = std::isnan(x) || std::isnan(y);
    switch (op) {
    case SPC_ADD:
        return x + y;
    case SPC_SUBTRACT:
        return x - y;
    case SPC_MULTIPLY:
        return x * y;
    case SPC_DIVIDE:
        return x / y;
    case SPC_MINIMUM:
        return nan ? kNan : std::min(x, y);
    case SPC_MAXIMUM:
        return nan ? kNan : std::max(x, y);
    case SPC_POWER:
        return nan ? kNan : std::pow(x, y); // pow(NaN, 0) would be 1
    case SPC_ATAN2:
        return std::atan2(x, y);
    case SPC_HYPOT:
        return nan ? kNan : std::hypot(x, y); // hypot(Inf, NaN) would be Inf
    case SPC_MODULO: {
        const double rest = std::fmod(x, y);
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    }
    case SPC_LESS:
        return x < y ? 1 : 0;
    case SPC_LESS_EQUAL:
        return x <= y ? 1 : 0;
    case SPC_EQUAL:
        return x == y ? 1 : 0;
    case SPC_NOT_EQUAL:
        return x != y ? 1 : 0;
    case SPC_AND:
        return x != 0 && y != 0 ? 1 : 0;
    case SPC_OR:
        return x != 0 || y != 0 ? 1 : 0;
    default:
        return kNan;
    }
}

void convert(const SpcCall& call) {
    withElementType(static_cast<ElementType>(call.operands[0].type), [&](auto toSample) {
        withElementType(static_cast<ElementType>(call.operands[1].type), [&](auto fromSample) {
            using To = decltype(toSample);
            using From = decltype(fromSample);
            const Elements<To> out(call.operands[0]);
            const Elements<From> in(call.operands[1]);
            for (std::int64_t n = 0; n < out.layout().count(); ++n)
                out(n) = converted<To>(in(n));
        });
    });
}

void fill(const SpcCall& call) {
    const auto& p = paramsOf<SpcFill>(call);
    Values out(call.operands[0]);
    for (std::int64_t n = 0; n < out.count(); ++n)
        out.set(n, {p.re, p.im});
}

void map1(const SpcCall& call) {
    const int op = paramsOf<SpcMap1>(call).op;
    Values out(call.operands[0]);
    const Values x(call.operands[1]);
    for (std::int64_t n = 0; n < out.count(); ++n)
        out.set(n, x.complex() ? unary(op, x.complexAt(n)) : unary(op, x(n)));
}

void map2(const SpcCall& call) {
    const int op = paramsOf<SpcMap2>(call).op;
    Values out(call.operands[0]);
    const Values x(call.operands[1]), y(call.operands[2]);
    for (std::int64_t n = 0; n < out.count(); ++n) {
        if (y.complex())
            out.set(n, binary(op, x.complexAt(n), y.complexAt(n)));
        else if (x.complex())
            out.set(n, binary(op, x.complexAt(n), y(n)));
        else
            out.set(n, binary(op, x(n), y(n)));
    }
}

void mapScalar(const SpcCall& call) {
    const auto& p = paramsOf<SpcMapScalar>(call);
    Values out(call.operands[0]);
    const Values x(call.operands[1]);
    for (std::int64_t n = 0; n < out.count(); ++n) {
        if (x.complex())
            out.set(n, binary(p.op, x.complexAt(n), p.value));
        else
            out.set(n, p.scalar_first != 0 ? binary(p.op, p.value, x(n))
                                           : binary(p.op, x(n), p.value));
    }
}

void map3(const SpcCall& call) {
    const int op = paramsOf<SpcMap3>(call).op;
    Values out(call.operands[0]);
    const Values x(call.operands[1]), y(call.operands[2]), z(call.operands[3]);
    for (std::int64_t n = 0; n < out.count(); ++n)
        out.set(n, ternary(op, x(n), y(n), z(n)));
}

} // namespace specula::compute::reference
