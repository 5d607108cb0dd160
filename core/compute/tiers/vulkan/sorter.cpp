// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/sorter.h"

#include "core/compute/tiers/vulkan/kernels.h"

#include <bit>

namespace specula::vulkan {
namespace {

constexpr std::uint32_t kBlock = 2048;
constexpr std::uint32_t kDigits = 16;
enum Stage : std::uint32_t { kKeys, kCount, kScan, kMove, kWrite, kSegments };

Words4 stridesOf(const SpcOperand& operand) {
    Words4 strides{};
    for (int axis = 0; axis < operand.rank; ++axis)
        strides[static_cast<std::size_t>(axis + 4 - operand.rank)] =
            static_cast<std::uint32_t>(operand.stride[axis]);
    return strides;
}

} // namespace

Sorter::Sorter(const Call& call, const SpcOperand& in)
    : m_call(call)
    , m_in(in) {
    requireType(call, in);
    m_window = windowOf(call, in);
    const Layout layout = plainLayoutOf(in, {&in});
    m_push.extent = layout.extent;
    m_push.strideX = layout.stride[0];
    m_push.offset[1] = m_window.offset;
    m_push.length = layout.extent[3];
    m_push.rows = m_push.length == 0 ? 0 : layout.count / m_push.length;
    m_push.blocks = (m_push.length + kBlock - 1) / kBlock;
    m_words = isWide(in.type) ? 2 : 1;
    const std::uint64_t keys = std::uint64_t{layout.count} * m_words * 4;
    const std::uint64_t counts = std::uint64_t{m_push.rows} * m_push.blocks * kDigits * 4;
    supportedIf(std::max(keys, counts) <= call.facts().limits.maxStorageBufferRange,
                "so many elements to sort");
    if (call.asked() || layout.count == 0)
        return;
    Stream& stream = call.stream();
    m_keys = stream.scratch(0, keys);
    m_from = stream.scratch(1, std::uint64_t{layout.count} * 4);
    m_to = stream.scratch(2, std::uint64_t{layout.count} * 4);
    m_counts = stream.scratch(3, counts);
    m_out = m_indices = whole(m_keys);
}

void Sorter::launch(std::uint32_t stage, std::array<std::uint32_t, 3> groups, const char* what) {
    Dispatch dispatch;
    dispatch.what = what;
    dispatch.shader = Shader::sort;
    dispatch.constants = {stage, static_cast<std::uint32_t>(m_in.type), m_words, m_labels ? 1u : 0u,
                          m_indices.buffer != m_keys ? 1u : 0u};
    dispatch.bindings[0] = m_out;
    dispatch.bindings[1] = m_window.binding;
    dispatch.bindings[2] = whole(m_keys);
    dispatch.bindings[3] = whole(m_from);
    dispatch.bindings[4] = whole(m_to);
    dispatch.bindings[5] = whole(m_counts);
    dispatch.bindings[6] = m_indices;
    dispatch.groups = groups;
    setPush(dispatch, m_push);
    m_call.stream().dispatch(dispatch);
}

void Sorter::pass(std::uint32_t word, std::uint32_t shift) {
    m_push.word = word;
    m_push.shift = shift;
    const std::uint32_t rows = std::min(m_push.rows, 32768u);
    const std::uint32_t blocks = std::min(m_push.blocks, 32768u);
    launch(kCount, {blocks, rows, 1}, "sort");
    launch(kScan, {1, rows, 1}, "sort");
    launch(kMove, {blocks, rows, 1}, "sort");
    std::swap(m_from, m_to);
}

void Sorter::sortValues() {
    const std::uint32_t rows = std::min(m_push.rows, 32768u);
    launch(kKeys, {groupsFor(m_push.length), rows, 1}, "sort");
    const std::uint32_t bits =
        m_words == 2 ? 32 : static_cast<std::uint32_t>(8 * elementSize(m_in.type));
    // The keys of signed integers have their sign in the topmost bit of the word.
    const bool narrowUnsigned = m_in.type == SPC_U8 || m_in.type == SPC_U16;
    for (std::uint32_t word = 0; word < m_words; ++word)
        for (std::uint32_t shift = 0; shift < (narrowUnsigned ? bits : 32); shift += 4)
            pass(word, shift);
}

void Sorter::sortLabels(std::uint32_t bins) {
    m_labels = true;
    m_push.offset[3] = bins;
    launch(kKeys, {groupsFor(m_push.length), 1, 1}, "sort");
    const auto bits = static_cast<std::uint32_t>(std::bit_width(bins));
    for (std::uint32_t shift = 0; shift < bits; shift += 4)
        pass(0, shift);
}

void Sorter::write(const SpcOperand& out, const SpcOperand* indices) {
    const Window o = windowOf(m_call, out);
    m_push.strideO = stridesOf(out);
    m_push.offset[0] = o.offset;
    m_out = o.binding;
    if (indices != nullptr) {
        const Window i = windowOf(m_call, *indices);
        m_push.strideI = stridesOf(*indices);
        m_push.offset[2] = i.offset;
        m_indices = i.binding;
    }
    launch(kWrite, {groupsFor(m_push.length), std::min(m_push.rows, 32768u), 1}, "sort");
}

void Sorter::findSegments(Buffer* segments, std::uint32_t bins) {
    SpcOperand all{};
    all.buffer = segments;
    all.type = SPC_U32;
    all.rank = 1;
    all.extent[0] = 2 * std::int64_t{bins};
    all.stride[0] = 1;
    const SpcFill zero{0, 0};
    const SpcCall clearing{SPC_FILL, 1, &zero, &all};
    fill(Call(m_call.facts(), clearing, &m_call.stream()));
    if (m_push.length == 0)
        return;
    m_counts = segments;
    launch(kSegments, {groupsFor(m_push.length), 1, 1}, "sort");
}

void sort(const Call& call) {
    const bool wantsIndices = call.operandCount() == 3;
    const SpcOperand &out = call[0], &in = call[wantsIndices ? 2 : 1];
    Sorter sorter(call, in);
    windowOf(call, out);
    if (wantsIndices)
        windowOf(call, call[1]);
    if (call.asked())
        return;
    sorter.sortValues();
    sorter.write(out, wantsIndices ? &call[1] : nullptr);
}

} // namespace specula::vulkan
