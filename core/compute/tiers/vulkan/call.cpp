// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/call.h"

namespace specula::vulkan {

std::size_t elementSize(int type) {
    return compute::elementBytes(static_cast<compute::ElementType>(type));
}

bool isFloat(int type) {
    return type == SPC_F32 || type == SPC_F64;
}
bool isComplex(int type) {
    return type == SPC_C64 || type == SPC_C128;
}
bool isWide(int type) {
    return type == SPC_U64 || type == SPC_I64 || type == SPC_F64 || type == SPC_C128;
}

std::int64_t elementCount(const SpcOperand& operand) {
    std::int64_t count = 1;
    for (int axis = 0; axis < operand.rank; ++axis)
        count *= operand.extent[axis];
    return count;
}

void requireType(const Call& call, const SpcOperand& operand) {
    supportedIf(call.facts().wide || !isWide(operand.type),
                "this device computes with 32 bits only");
}

Window windowOf(const Call& call, const SpcOperand& operand) {
    const auto size = static_cast<std::int64_t>(elementSize(operand.type));
    std::int64_t low = operand.offset, high = operand.offset;
    for (int axis = 0; axis < operand.rank; ++axis) {
        if (operand.extent[axis] == 0)
            return {};
        const std::int64_t reach = operand.stride[axis] * (operand.extent[axis] - 1);
        (reach < 0 ? low : high) += reach;
    }
    const auto alignment = static_cast<std::int64_t>(
        std::max<VkDeviceSize>(256, call.facts().limits.minStorageBufferOffsetAlignment));
    const std::int64_t begin = low * size / alignment * alignment;
    const std::int64_t end = ((high + 1) * size + 15) / 16 * 16;
    supportedIf(static_cast<std::uint64_t>(end - begin) <=
                    call.facts().limits.maxStorageBufferRange,
                "an operand is larger than a kernel may address on this device");
    Window window;
    window.offset = static_cast<std::uint32_t>((operand.offset * size - begin) / size);
    if (call.asked())
        return window;
    auto* buffer = static_cast<Buffer*>(operand.buffer);
    validIf(buffer != nullptr && low >= 0 &&
                static_cast<std::uint64_t>((high + 1) * size) <= buffer->size,
            "an operand leaves its buffer");
    window.binding = {buffer, static_cast<VkDeviceSize>(begin),
                      std::min<VkDeviceSize>(static_cast<VkDeviceSize>(end), buffer->range) -
                          static_cast<VkDeviceSize>(begin)};
    return window;
}

Binding whole(Buffer* buffer) {
    return {buffer, 0, buffer->range};
}

Binding stretch(Buffer* buffer, std::uint64_t offset, std::uint64_t bytes) {
    return {buffer, offset, std::min<VkDeviceSize>((bytes + 15) / 16 * 16, buffer->range - offset)};
}

Layout plainLayoutOf(const SpcOperand& shape, std::initializer_list<const SpcOperand*> operands) {
    Layout layout;
    const std::int64_t count = elementCount(shape);
    supportedIf(count <= INT32_MAX, "an operand has more elements than this tier counts");
    layout.count = static_cast<std::uint32_t>(count);
    layout.rank = 4;
    for (int axis = 0; axis < shape.rank; ++axis) {
        const auto to = static_cast<std::size_t>(axis + 4 - shape.rank);
        layout.extent[to] = static_cast<std::uint32_t>(shape.extent[axis]);
        std::size_t k = 0;
        for (const SpcOperand* operand : operands)
            layout.stride[k++][to] = static_cast<std::uint32_t>(operand->stride[axis]);
    }
    return layout;
}

Layout layoutOf(const SpcOperand& shape, std::initializer_list<const SpcOperand*> operands) {
    Layout layout;
    const std::int64_t count = elementCount(shape);
    supportedIf(count <= INT32_MAX, "an operand has more elements than this tier counts");
    layout.count = static_cast<std::uint32_t>(count);
    std::size_t slot = 4; // one past the axis being built, from the last to the first
    for (int axis = shape.rank - 1; axis >= 0; --axis) {
        if (shape.extent[axis] == 1)
            continue;
        bool joins = slot < 4;
        std::size_t k = 0;
        for (const SpcOperand* operand : operands) {
            const std::int64_t inner = static_cast<std::int32_t>(layout.stride[k][slot % 4]);
            joins = joins && operand->stride[axis] ==
                                 inner * static_cast<std::int64_t>(layout.extent[slot % 4]);
            ++k;
        }
        if (joins) {
            layout.extent[slot] *= static_cast<std::uint32_t>(shape.extent[axis]);
            continue;
        }
        --slot;
        layout.extent[slot] = static_cast<std::uint32_t>(shape.extent[axis]);
        k = 0;
        for (const SpcOperand* operand : operands)
            layout.stride[k++][slot] = static_cast<std::uint32_t>(operand->stride[axis]);
    }
    layout.rank = std::max(1u, static_cast<std::uint32_t>(4 - slot));
    return layout;
}

std::array<std::uint32_t, 2> bitsOf(double value, bool doubles) {
    if (doubles) {
        const auto bits =
            value != value ? 0x7ff8000000000000u : std::bit_cast<std::uint64_t>(value);
        return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
    }
    return {value != value ? 0x7fc00000u : std::bit_cast<std::uint32_t>(static_cast<float>(value)),
            0u};
}

std::uint32_t groupsFor(std::uint64_t count) {
    // 65535 is what every device takes; 32768 groups are enough to fill the largest.
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>((count + 255) / 256, 1, 32768));
}

} // namespace specula::vulkan
