// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

namespace specula::compute::reference {
namespace {

bool isNan(Complex z) {
    return std::isnan(z.real()) || std::isnan(z.imag());
}

/// SUM, MEAN and SUM_SQUARES of elements [first, first + length), real or complex.
Complex summed(const SpcReduce& p, const Values& x, std::int64_t first, std::int64_t length) {
    ComplexSum sum;
    std::int64_t used = 0;
    for (std::int64_t i = first; i < first + length; ++i) {
        const Complex value = x.complexAt(i);
        if (p.nan_aware != 0 && isNan(value))
            continue;
        if (p.op != SPC_SUM_SQUARES)
            sum.add(value);
        else if (x.complex())
            sum.add(value * value);
        else
            sum.add(value.real() * value.real());
        ++used;
    }
    return p.op == SPC_MEAN ? sum.value() / static_cast<double>(used) : sum.value();
}

/// The place of the least or greatest element, -1 for none. Unless NaN is left out it comes first.
std::int64_t extreme(bool greatest, bool nanAware, const Values& x, std::int64_t first,
                     std::int64_t length) {
    std::int64_t best = -1;
    for (std::int64_t i = first; i < first + length; ++i) {
        const double value = x(i);
        if (std::isnan(value)) {
            if (nanAware)
                continue;
            return i;
        }
        if (best < 0 || (greatest ? value > x(best) : value < x(best)))
            best = i;
    }
    return best;
}

} // namespace

void reduce(const SpcCall& call) {
    const auto& p = paramsOf<SpcReduce>(call);
    Values out(call.operands[0]);
    const Values x(call.operands[1]);
    const bool nanAware = p.nan_aware != 0;
    const std::int64_t length = x.count() / out.count();
    for (std::int64_t block = 0; block < out.count(); ++block) {
        const std::int64_t first = block * length;
        switch (p.op) {
        case SPC_MIN:
        case SPC_MAX: {
            const std::int64_t at = extreme(p.op == SPC_MAX, nanAware, x, first, length);
            out.set(block, at < 0 ? kNan : x(at));
            break;
        }
        case SPC_ARG_MIN:
        case SPC_ARG_MAX: {
            const std::int64_t at = extreme(p.op == SPC_ARG_MAX, nanAware, x, first, length);
            out.set(block, at < 0 ? -1.0 : static_cast<double>(at - first));
            break;
        }
        case SPC_COUNT: {
            std::int64_t used = 0;
            for (std::int64_t i = first; i < first + length; ++i)
                used += nanAware && std::isnan(x(i)) ? 0 : 1;
            out.set(block, static_cast<double>(used));
            break;
        }
        default:
            out.set(block, summed(p, x, first, length));
        }
    }
}

void dot(const SpcCall& call) {
    Values out(call.operands[0]);
    const Values x(call.operands[1]), y(call.operands[2]);
    const std::int64_t length = x.count() / out.count();
    for (std::int64_t block = 0; block < out.count(); ++block) {
        ComplexSum sum;
        for (std::int64_t i = block * length; i < (block + 1) * length; ++i) {
            if (x.complex())
                sum.add(std::conj(x.complexAt(i)) * y.complexAt(i));
            else
                sum.add(x(i) * y(i));
        }
        out.set(block, sum.value());
    }
}

void moments(const SpcCall& call) {
    const bool nanAware = paramsOf<SpcTrailing>(call).nan_aware != 0;
    Values out(call.operands[0]);
    const Values x(call.operands[1]);
    const std::int64_t blocks = out.count() / 5;
    const std::int64_t length = x.count() / blocks;
    for (std::int64_t block = 0; block < blocks; ++block) {
        const auto overBlock = [&](auto&& f) {
            Sum sum;
            for (std::int64_t i = block * length; i < (block + 1) * length; ++i)
                if (!nanAware || !std::isnan(x(i)))
                    sum.add(f(x(i)));
            return sum.value();
        };
        const double count = overBlock([](double) { return 1.0; });
        const double mean = overBlock([](double v) { return v; }) / count;
        out.set(5 * block, count);
        out.set(5 * block + 1, mean);
        for (int power = 2; power <= 4; ++power)
            out.set(5 * block + power,
                    overBlock([&](double v) {
                        const double d = v - mean;
                        return power == 2 ? d * d : power == 3 ? d * d * d : d * d * d * d;
                    }) / count);
    }
}

} // namespace specula::compute::reference
