// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"

#include <cmath>

namespace specula::vulkan {
namespace {

constexpr std::size_t kSlots = 8;
constexpr std::size_t kStepWords = 48;

struct PointPush {
    std::uint32_t columns, inChannels, outChannels, stepCount;
    Words4 strideO, strideX;
    std::uint32_t first, count, typeO, typeX;
};

/// Strides of channel, row and column, and the offset.
Words4 imageStrides(const SpcOperand& image, const Window& window) {
    Words4 words{0, 0, 0, window.offset};
    for (int back = 0; back < std::min(image.rank, 3); ++back)
        words[static_cast<std::size_t>(2 - back)] =
            static_cast<std::uint32_t>(image.stride[image.rank - 1 - back]);
    return words;
}

std::int64_t fromLast(const SpcOperand& operand, int back) {
    return operand.rank > back ? operand.extent[operand.rank - 1 - back] : 1;
}

bool knownType(int type) {
    return type == SPC_U8 || type == SPC_U16 || type == SPC_I32 || type == SPC_U32 || isFloat(type);
}

/// The parameters, with logarithms that are the same for every pixel worked out in unused ones.
std::array<double, 16> parametersOf(const SpcPointStep& step) {
    std::array<double, 16> v{};
    std::copy(std::begin(step.v), std::end(step.v), v.begin());
    if (step.op == SPC_POINT_LOG)
        v[2] = std::log(v[0]);
    if (step.op == SPC_POINT_COLORMAP && step.i[1] == 1) {
        v[2] = std::log(v[0]);
        v[3] = std::log(v[1]) - v[2];
    }
    return v;
}

class ChainTable {
  public:
    ChainTable(const Call& call, const SpcPointChain& chain)
        : m_call(call) {
        const bool doubles = chain.work == SPC_F64;
        for (int k = 0; k < chain.step_count; ++k)
            add(chain.steps[k], doubles);
    }
    const std::vector<std::uint32_t>& words() const { return m_words; }
    const std::vector<Window>& slots() const { return m_slots; }
    std::uint32_t ops() const { return m_ops; }
    std::uint32_t pairOp() const { return m_pairOps == 1 ? m_pairOp : 0xffffffffu; }
    bool wide() const { return m_wide; }
    std::uint32_t slotType() const { return m_slotTypes == 1 ? m_slotType : 0xffffffffu; }

  private:
    void add(const SpcPointStep& step, bool doubles) {
        const std::size_t at = m_words.size();
        m_words.resize(at + kStepWords);
        m_words[at] = static_cast<std::uint32_t>(step.op);
        for (std::size_t k = 0; k < 4; ++k)
            m_words[at + 2 + k] = static_cast<std::uint32_t>(step.i[k]);
        if (usesOperand(step.op))
            addOperand(static_cast<std::size_t>(step.operand), at);
        const auto v = parametersOf(step);
        for (std::size_t k = 0; k < v.size(); ++k) {
            const auto bits = bitsOf(v[k], doubles);
            if (doubles) {
                m_words[at + 16 + 2 * k] = bits[0];
                m_words[at + 17 + 2 * k] = bits[1];
            } else {
                m_words[at + 16 + k] = bits[0];
            }
        }
        m_ops |= 1u << step.op;
        if (step.op == SPC_POINT_SCALAR || step.op == SPC_POINT_IMAGE) {
            const auto op = static_cast<std::uint32_t>(step.i[0]);
            if (m_pairOps == 0 || op != m_pairOp)
                ++m_pairOps;
            m_pairOp = op;
        }
    }

    static bool usesOperand(int op) {
        switch (op) {
        case SPC_POINT_LUT1D:
        case SPC_POINT_LUT3D:
        case SPC_POINT_HUE:
        case SPC_POINT_IMAGE:
        case SPC_POINT_MASK:
        case SPC_POINT_OVER:
        case SPC_POINT_BLEND:
        case SPC_POINT_COLORMAP:
            return true;
        default:
            return false;
        }
    }

    void addOperand(std::size_t index, std::size_t at) {
        const SpcOperand& operand = m_call[index];
        requireType(m_call, operand);
        supportedIf(knownType(operand.type), "a table or image of such a type in a point chain");
        std::size_t slot = 0;
        while (slot < m_slotOperands.size() && m_slotOperands[slot] != index)
            ++slot;
        if (slot == m_slotOperands.size()) {
            supportedIf(slot < kSlots, "so many tables and images in a point chain");
            m_slotOperands.push_back(index);
            m_slots.push_back(windowOf(m_call, operand));
        }
        m_wide = m_wide || isWide(operand.type);
        const auto type = static_cast<std::uint32_t>(operand.type);
        if (m_slotTypes == 0 || type != m_slotType)
            ++m_slotTypes;
        m_slotType = type;
        m_words[at + 1] = static_cast<std::uint32_t>(slot);
        m_words[at + 6] = static_cast<std::uint32_t>(operand.type);
        m_words[at + 7] = static_cast<std::uint32_t>(fromLast(operand, 2));
        m_words[at + 8] = m_slots[slot].offset;
        const Words4 strides = imageStrides(operand, m_slots[slot]);
        for (std::size_t k = 0; k < 3; ++k)
            m_words[at + 9 + k] = strides[k];
        if (operand.rank == 4)
            m_words[at + 12] = static_cast<std::uint32_t>(operand.stride[0]);
        m_words[at + 13] = static_cast<std::uint32_t>(fromLast(operand, 0));
    }

    const Call& m_call;
    std::vector<std::uint32_t> m_words;
    std::vector<std::size_t> m_slotOperands;
    std::vector<Window> m_slots;
    std::uint32_t m_ops = 0, m_pairOp = 0, m_slotType = 0;
    int m_pairOps = 0, m_slotTypes = 0;
    bool m_wide = false;
};

} // namespace

void pointChain(const Call& call) {
    const auto& chain = call.params<SpcPointChain>();
    const SpcOperand &out = call[0], &in = call[1];
    requireType(call, out);
    requireType(call, in);
    const bool doubles = chain.work == SPC_F64;
    supportedIf(!doubles || call.facts().wide, "this device computes with 32 bits only");
    const Window o = windowOf(call, out), x = windowOf(call, in);
    const std::int64_t pixels = fromLast(out, 0) * fromLast(out, 1);
    supportedIf(pixels <= INT32_MAX, "so many pixels");
    const ChainTable table(call, chain);
    if (call.asked())
        return;

    Buffer* steps =
        call.stream().scratch(0, std::max<std::size_t>(table.words().size() * 4, kStepWords));
    if (!table.words().empty())
        call.stream().update(whole(steps), table.words().data(), table.words().size() * 4);
    Dispatch dispatch;
    dispatch.what = "point_chain";
    const bool wide = table.wide() || isWide(out.type) || isWide(in.type);
    dispatch.shader =
        doubles ? Shader::point_f64 : (wide ? Shader::point_f32_wide : Shader::point_f32);
    // A pipeline per pair of float types, for speed, and one for all others.
    const bool floats = isFloat(out.type) && isFloat(in.type);
    dispatch.constants = {table.ops(),
                          table.pairOp(),
                          floats ? static_cast<std::uint32_t>(out.type) : 0xffu,
                          floats ? static_cast<std::uint32_t>(in.type) : 0xffu,
                          table.slotType(),
                          static_cast<std::uint32_t>(table.slots().size())};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    dispatch.bindings[2] = whole(steps);
    for (std::size_t slot = 0; slot < kSlots; ++slot)
        dispatch.bindings[3 + slot] =
            slot < table.slots().size() ? table.slots()[slot].binding : whole(steps);
    inPieces(static_cast<std::uint64_t>(pixels), 200.0 * (1 + chain.step_count),
             [&](std::uint32_t first, std::uint32_t count) {
                 const PointPush push{static_cast<std::uint32_t>(fromLast(out, 0)),
                                      static_cast<std::uint32_t>(fromLast(in, 2)),
                                      static_cast<std::uint32_t>(fromLast(out, 2)),
                                      static_cast<std::uint32_t>(chain.step_count),
                                      imageStrides(out, o),
                                      imageStrides(in, x),
                                      first,
                                      count,
                                      static_cast<std::uint32_t>(out.type),
                                      static_cast<std::uint32_t>(in.type)};
                 setPush(dispatch, push);
                 dispatch.groups[0] = groupsFor(count);
                 call.stream().dispatch(dispatch);
             });
}

} // namespace specula::vulkan
