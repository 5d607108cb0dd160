// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/image_kernels.h"

#include <cstring>

namespace specula::compute::cpu {
namespace {

/// A stripe of an image that stays in the second-level cache while it goes down the rows.
constexpr std::int64_t kStripeBytes = 256 * 1024;
constexpr std::int64_t kRowsAtOnce = 64;

/// One block of `out`: rows through `weightsX` into a stripe, the stripe through `weightsY`. Either
/// may be empty, which copies. The stripe holds rows that are not a power of two apart, so that
/// they do not share a set of the cache.
template<class T>
void convolveStripe(const FloatLoops<T>& loops, Rows<const T> in, Rows<T> out, const Block& block,
                    const std::vector<T>& weightsX, const std::vector<T>& weightsY) {
    const auto tapsX = static_cast<std::int64_t>(std::max<std::size_t>(weightsX.size(), 1));
    const auto tapsY = static_cast<std::int64_t>(std::max<std::size_t>(weightsY.size(), 1));
    constexpr std::int64_t line = 64 / static_cast<std::int64_t>(sizeof(T));
    const std::int64_t stride = (block.columns + line - 1) / line * line + line;
    const std::int64_t rowsAtOnce = std::min(block.rows, std::max(kRowsAtOnce, tapsY));
    std::vector<T> stripe(static_cast<std::size_t>(stride * (rowsAtOnce + tapsY - 1) + line));
    T* const first = stripe.data();
    const auto fill = [&](std::int64_t y, T* to) {
        const T* const row = in.data + y * in.stride + block.x;
        if (weightsX.empty())
            std::memcpy(to, row, static_cast<std::size_t>(block.columns) * sizeof(T));
        else
            loops.correlate({row, 0}, {to, 0}, 1, block.columns, weightsX.data(), 1, tapsX);
    };
    for (std::int64_t k = 0; k < tapsY - 1; ++k)
        fill(block.y + k, first + k * stride);
    for (std::int64_t y = 0; y < block.rows; y += rowsAtOnce) {
        const std::int64_t rows = std::min(rowsAtOnce, block.rows - y);
        for (std::int64_t k = 0; k < rows; ++k)
            fill(block.y + y + tapsY - 1 + k, first + (tapsY - 1 + k) * stride);
        loops.correlate({first, stride},
                        {out.data + (block.y + y) * out.stride + block.x, out.stride}, rows,
                        block.columns, weightsY.data(), tapsY, 1);
        std::memmove(first, first + rows * stride,
                     static_cast<std::size_t>((tapsY - 1) * stride) * sizeof(T));
    }
}

template<class T>
std::int64_t stripeColumns(std::int64_t tapsY) {
    const std::int64_t columns =
        kStripeBytes / static_cast<std::int64_t>(sizeof(T)) / (kRowsAtOnce + tapsY);
    return std::max<std::int64_t>(columns / 128 * 128, 256);
}

template<class T>
void convolveAxis(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const RowsOf in(call.operands[1]);
    const std::vector<T> weights = contiguousCopy<T>(call.operands[2]);
    const auto taps = static_cast<std::int64_t>(weights.size());
    const int axis = static_cast<const SpcAxis*>(call.params)->axis;
    const bool alongRows = axis == out.rank - 1;
    const PlaneList<T> list(out, in.operand(), alongRows ? axis - 1 : axis);
    const FloatLoops<T>& with = floatLoops<T>(context);
    const Blocks blocks(context, list.planes, list.rows, list.columns, alongRows ? 1 : 2 * taps,
                        alongRows ? list.columns : stripeColumns<T>(taps));
    forEachBlock(context, blocks, list.planes, list.rows, list.columns, [&](const Block& block) {
        const Rows<T> to = list.out(block.plane);
        const Rows<const T> from = list.in(block.plane);
        if (!alongRows) {
            convolveStripe<T>(with, from, to, block, {}, weights);
            return;
        }
        with.correlate({from.data + block.y * from.stride, from.stride},
                       {to.data + block.y * to.stride, to.stride}, block.rows, block.columns,
                       weights.data(), 1, taps);
    });
}

template<class T>
void convolveSeparable(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const RowsOf in(call.operands[1]);
    const std::vector<T> weightsX = contiguousCopy<T>(call.operands[2]);
    const std::vector<T> weightsY = contiguousCopy<T>(call.operands[3]);
    const auto taps = static_cast<std::int64_t>(weightsY.size());
    const PlaneList<T> list(out, in.operand(), out.rank - 2);
    const Blocks blocks(context, list.planes, list.rows, list.columns, 2 * taps,
                        stripeColumns<T>(taps));
    forEachBlock(context, blocks, list.planes, list.rows, list.columns, [&](const Block& block) {
        convolveStripe<T>(floatLoops<T>(context), list.in(block.plane), list.out(block.plane),
                          block, weightsX, weightsY);
    });
}

template<class T>
void convolve(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const RowsOf in(call.operands[1]);
    const ImageOperand kernel = imageOf(call.operands[2]);
    std::vector<T> weights = contiguousCopy<T>(call.operands[2]);
    if (static_cast<const SpcConvolve*>(call.params)->flip != 0)
        std::reverse(weights.begin(), weights.end());
    const PlaneList<T> list(out, in.operand(), out.rank - 2);
    const Blocks blocks(context, list.planes, list.rows, list.columns, 16, 1024);
    forEachBlock(context, blocks, list.planes, list.rows, list.columns, [&](const Block& block) {
        const Rows<T> to = list.out(block.plane);
        const Rows<const T> from = list.in(block.plane);
        floatLoops<T>(context).correlate({from.data + block.y * from.stride + block.x, from.stride},
                                         {to.data + block.y * to.stride + block.x, to.stride},
                                         block.rows, block.columns, weights.data(), kernel.rows,
                                         kernel.columns);
    });
}

} // namespace

CpuKernel convolveAxisKernel() {
    return {sameFloats, byFloatType<convolveAxis<float>, convolveAxis<double>>};
}
CpuKernel convolveSeparableKernel() {
    return {sameFloats, byFloatType<convolveSeparable<float>, convolveSeparable<double>>};
}
CpuKernel convolveKernel() {
    return {sameFloats, byFloatType<convolve<float>, convolve<double>>};
}

} // namespace specula::compute::cpu
