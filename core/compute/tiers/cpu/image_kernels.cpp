// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/image_kernels.h"

#include <cstring>

namespace specula::compute::cpu {

#define SPECULA_DECLARE_LOOPS(isa)                                                                 \
    namespace isa {                                                                                \
    void addFilterLoops(ImageLoops& loops);                                                        \
    void addPointLoops(ImageLoops& loops);                                                         \
    void addRankLoops(ImageLoops& loops);                                                          \
    static ImageLoops makeImageLoops() {                                                           \
        ImageLoops loops{};                                                                        \
        addFilterLoops(loops);                                                                     \
        addPointLoops(loops);                                                                      \
        addRankLoops(loops);                                                                       \
        return loops;                                                                              \
    }                                                                                              \
    }
SPECULA_DECLARE_LOOPS(baseline)
#if defined(SPECULA_HAS_X86_KERNELS)
SPECULA_DECLARE_LOOPS(avx2)
SPECULA_DECLARE_LOOPS(avx512)
#endif
#undef SPECULA_DECLARE_LOOPS

const ImageLoops& imageLoops([[maybe_unused]] InstructionSet set) {
#if defined(SPECULA_HAS_X86_KERNELS)
    if (set == InstructionSet::Avx512) {
        static const ImageLoops loops = avx512::makeImageLoops();
        return loops;
    }
    if (set == InstructionSet::Avx2) {
        static const ImageLoops loops = avx2::makeImageLoops();
        return loops;
    }
#endif
    static const ImageLoops loops = baseline::makeImageLoops();
    return loops;
}

std::int64_t typeBytes(std::int32_t type) {
    constexpr std::int64_t bytes[SPC_TYPES] = {1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 8, 16};
    return bytes[type];
}
bool sameFloats(const SpcCall& call) {
    for (std::uint32_t i = 1; i < call.operand_count; ++i)
        if (call.operands[i].type != call.operands[0].type)
            return false;
    return call.operands[0].type == SPC_F32 || call.operands[0].type == SPC_F64;
}

RowsOf::RowsOf(const SpcOperand& operand)
    : m_operand(operand) {
    const int last = operand.rank - 1;
    const std::int64_t columns = operand.extent[last];
    if (columns <= 1 || operand.stride[last] == 1)
        return;
    const auto bytes = static_cast<std::size_t>(typeBytes(operand.type));
    std::int64_t rows = 1;
    for (int axis = 0; axis < last; ++axis)
        rows *= operand.extent[axis];
    m_copy.resize(static_cast<std::size_t>(rows * columns) * bytes);
    const auto* from = static_cast<const std::byte*>(operand.buffer);
    std::byte* to = m_copy.data();
    for (std::int64_t row = 0; row < rows; ++row) {
        std::int64_t at = operand.offset, rest = row;
        for (int axis = last - 1; axis >= 0; rest /= operand.extent[axis--])
            at += rest % operand.extent[axis] * operand.stride[axis];
        for (std::int64_t x = 0; x < columns; ++x, to += bytes)
            std::memcpy(to, from + at * static_cast<std::int64_t>(bytes), bytes);
    }
    m_operand.buffer = m_copy.data();
    m_operand.offset = 0;
    std::int64_t stride = 1;
    for (int axis = last; axis >= 0; stride *= operand.extent[axis--])
        m_operand.stride[axis] = stride;
}

ImageOperand imageOf(const SpcOperand& operand) {
    ImageOperand image;
    image.type = operand.type;
    image.data = static_cast<std::byte*>(operand.buffer) + operand.offset * typeBytes(operand.type);
    const int last = operand.rank - 1;
    image.columns = operand.extent[last];
    image.columnStride = image.columns > 1 ? operand.stride[last] : 1;
    if (operand.rank > 1) {
        image.rows = operand.extent[last - 1];
        image.rowStride = operand.stride[last - 1];
    }
    if (operand.rank > 2) {
        image.channels = operand.extent[last - 2];
        image.channelStride = operand.stride[last - 2];
    }
    return image;
}

CpuKernel imageKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_POINT_CHAIN:
        return pointKernel();
    case SPC_CONVOLVE_AXIS:
        return convolveAxisKernel();
    case SPC_CONVOLVE_SEPARABLE:
        return convolveSeparableKernel();
    case SPC_CONVOLVE:
        return convolveKernel();
    case SPC_RANK_FILTER:
        return rankFilterKernel();
    case SPC_RESAMPLE_AXIS:
        return resampleAxisKernel();
    case SPC_AFFINE:
        return affineKernel();
    case SPC_EXTEND:
        return extendKernel();
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
