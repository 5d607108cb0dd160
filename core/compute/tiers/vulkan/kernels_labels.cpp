// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"
#include "core/compute/tiers/vulkan/sorter.h"

namespace specula::vulkan {
namespace {

struct BinsPush {
    Words4 strideO{}, strideX{}, strideC{}, offset{};
    std::uint32_t bins = 0, batch = 1, columns = 1, typeO = 0, typeX = 0, nanAware = 0;
};

constexpr std::size_t kSegmentsSlot = 4;
constexpr std::size_t kCopySlot = 5;

std::uint32_t word(std::int64_t value) {
    return static_cast<std::uint32_t>(value);
}

/// Labels in rows and columns as one row, copied together where they are a window.
SpcOperand inOneRow(const Call& call, const SpcOperand& labels) {
    SpcOperand row = labels;
    row.rank = 1;
    row.extent[0] = labels.extent[0] * labels.extent[1];
    row.stride[0] = labels.stride[1];
    if (labels.extent[0] <= 1 || labels.stride[0] == labels.extent[1] * labels.stride[1])
        return row;
    row.offset = 0;
    row.stride[0] = 1;
    if (call.asked() || row.extent[0] == 0)
        return row;
    row.buffer = call.stream().scratch(kCopySlot, static_cast<std::uint64_t>(row.extent[0]) * 4);
    SpcOperand copied = labels;
    copied.buffer = row.buffer;
    copied.offset = 0;
    copied.stride[0] = labels.extent[1];
    copied.stride[1] = 1;
    const SpcOperand operands[] = {copied, labels};
    const SpcCall copy{SPC_CONVERT, 2, nullptr, operands};
    convert(Call(call.facts(), copy, &call.stream()));
    return row;
}

void overBins(const Call& call, const SpcOperand& out, const SpcOperand* counts,
              const SpcOperand& values, const SpcOperand& labels, BinsPush push, bool nanAware) {
    requireType(call, out);
    requireType(call, values);
    supportedIf(push.bins < 1u << 30, "so many bins");
    const Window o = windowOf(call, out), x = windowOf(call, values);
    const Window c = counts != nullptr ? windowOf(call, *counts) : o;
    Sorter sorter(call, labels);
    if (call.asked())
        return;
    Stream& stream = call.stream();
    const bool any = elementCount(labels) > 0;
    if (any)
        sorter.sortLabels(push.bins);
    Buffer* segments = stream.scratch(kSegmentsSlot, std::uint64_t{push.bins} * 8);
    sorter.findSegments(segments, push.bins);
    push.strideO = {word(out.stride[0]), word(out.stride[1]), 0, 0};
    push.strideX = {word(values.stride[0]), word(values.stride[1]), 0, 0};
    if (counts != nullptr)
        push.strideC = {word(counts->stride[0]), word(counts->stride[1]), 0, 0};
    push.offset = {o.offset, x.offset, c.offset, 0};
    Dispatch dispatch;
    dispatch.what = counts != nullptr ? "binned_sum" : "label_statistics";
    dispatch.shader = variant(call.facts().wide, Shader::bins_f32, Shader::bins_f64);
    dispatch.constants = {counts == nullptr ? 1u : 0u};
    push.typeO = static_cast<std::uint32_t>(out.type);
    push.typeX = static_cast<std::uint32_t>(values.type);
    push.nanAware = nanAware ? 1u : 0u;
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = any ? x.binding : whole(segments);
    dispatch.bindings[2] = any ? whole(sorter.order()) : whole(segments);
    dispatch.bindings[3] = whole(segments);
    dispatch.bindings[4] = c.binding;
    dispatch.groups = {std::min(push.bins, 32768u), std::min(push.batch, 32768u), 1};
    setPush(dispatch, push);
    stream.dispatch(dispatch);
}

} // namespace

void binnedSum(const Call& call) {
    const SpcOperand& sums = call[0];
    BinsPush push;
    push.bins = word(sums.extent[1]);
    push.batch = word(sums.extent[0]);
    // The only row: all elements are columns of it.
    push.columns = 0x7fffffff;
    overBins(call, sums, &call[1], call[2], call[3], push,
             call.params<SpcBinnedSum>().nan_aware != 0);
}

void labelStatistics(const Call& call) {
    const SpcOperand& out = call[0];
    BinsPush push;
    push.bins = word(out.extent[0]);
    push.columns = word(std::max<std::int64_t>(call[1].extent[1], 1));
    overBins(call, out, nullptr, call[1], inOneRow(call, call[2]), push, true);
}

} // namespace specula::vulkan
