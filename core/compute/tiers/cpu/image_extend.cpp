// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pixels.h"
#include "core/compute/tiers/cpu/image_kernels.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace specula::compute::cpu {
namespace {

constexpr std::int64_t kValue = -1; ///< outside, the constant
constexpr std::int64_t kLeave = -2; ///< its source is not in the window

std::int64_t modulo(std::int64_t a, std::int64_t n) {
    const std::int64_t r = a % n;
    return r < 0 ? r + n : r;
}

/// The place in an axis of `size` elements that the extended one repeats at `at`.
std::int64_t source(std::int64_t at, std::int64_t size, int edge) {
    if (at >= 0 && at < size)
        return at;
    switch (edge) {
    case SPC_EDGE_CLAMP:
        return at < 0 ? 0 : size - 1;
    case SPC_EDGE_REFLECT: {
        const std::int64_t r = modulo(at, 2 * size);
        return r < size ? r : 2 * size - 1 - r;
    }
    case SPC_EDGE_MIRROR: {
        if (size == 1)
            return 0;
        const std::int64_t r = modulo(at, 2 * size - 2);
        return r < size ? r : 2 * size - 2 - r;
    }
    case SPC_EDGE_WRAP:
        return modulo(at, size);
    default:
        return kValue;
    }
}

/// For `count` places of the extended axis from `first` on: where each is in the window
/// [inFirst, inFirst + inCount) of the true one.
std::vector<std::int64_t> sources(std::int64_t first, std::int64_t count, std::int64_t inFirst,
                                  std::int64_t inCount, std::int64_t size, int edge) {
    std::vector<std::int64_t> from(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t s = source(first + i, size, edge);
        const bool there = s >= inFirst && s < inFirst + inCount;
        from[static_cast<std::size_t>(i)] = s == kValue ? kValue : there ? s - inFirst : kLeave;
    }
    return from;
}

/// As CONVERT: rounded half to even, saturated, NaN becomes 0.
template<class T>
T converted(double value) {
    if constexpr (std::is_floating_point_v<T>)
        return static_cast<T>(value);
    else {
        if (std::isnan(value))
            return 0;
        const double rounded = std::nearbyint(value);
        // 2^digits is the first number too large, and is a double in every type.
        const double beyond = std::ldexp(1.0, std::numeric_limits<T>::digits);
        if (rounded >= beyond)
            return std::numeric_limits<T>::max();
        if (rounded <= static_cast<double>(std::numeric_limits<T>::lowest()))
            return std::numeric_limits<T>::lowest();
        return static_cast<T>(rounded);
    }
}

/// A run of columns whose sources follow each other.
struct Run {
    std::int64_t first, count, from;
};
std::vector<Run> runsOf(const std::vector<std::int64_t>& from) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const bool follows = !runs.empty() && runs.back().from >= 0 &&
                             from[i] == runs.back().from + runs.back().count;
        const bool same = !runs.empty() && from[i] < 0 && runs.back().from == from[i];
        if (follows || same)
            ++runs.back().count;
        else
            runs.push_back({static_cast<std::int64_t>(i), 1, from[i]});
    }
    return runs;
}

template<class T>
void extend(const SpcCall& call, const CpuContext& context) {
    const auto& params = *static_cast<const SpcExtend*>(call.params);
    const RowsOf rowsOfIn(call.operands[1]);
    const ImageOperand out = imageOf(call.operands[0]), in = imageOf(rowsOfIn.operand());
    const T value = converted<T>(params.value);
    const std::vector<std::int64_t> rows =
        sources(params.out_y, out.rows, params.in_y, in.rows, params.image_height, params.edge);
    const std::vector<Run> runs = runsOf(sources(params.out_x, out.columns, params.in_x, in.columns,
                                                 params.image_width, params.edge));
    context.forEach(out.channels * out.rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t y = i % out.rows;
            const std::int64_t fromY = rows[static_cast<std::size_t>(y)];
            T* const to = out.row<T>(i / out.rows, y);
            if (fromY == kValue) {
                std::fill_n(to, out.columns, value);
                continue;
            }
            for (const Run& run : runs) {
                if (run.from == kValue)
                    std::fill_n(to + run.first, run.count, value);
                else if (run.from >= 0 && fromY >= 0)
                    std::memcpy(to + run.first, in.row<const T>(i / out.rows, fromY) + run.from,
                                static_cast<std::size_t>(run.count) * sizeof(T));
            }
        }
    });
}

} // namespace

CpuKernel extendKernel() {
    return {[](const SpcCall& call) {
                return call.operands[0].type == call.operands[1].type &&
                       call.operands[0].type <= SPC_F64;
            },
            [](const SpcCall& call, const CpuContext& context) {
                withPixelType(static_cast<PixelType>(call.operands[0].type),
                              [&]<class T>(T) { extend<T>(call, context); });
            }};
}

} // namespace specula::compute::cpu
