// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"
#include "core/compute/tiers/cpu/cpu_kernel.h"
#include "core/compute/tiers/cpu/simd/image_loops.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace specula::compute::cpu {

/// The loops of an instruction set, which this processor and this build must have.
const ImageLoops& imageLoops(InstructionSet set);

CpuKernel pointKernel();
CpuKernel convolveAxisKernel();
CpuKernel convolveSeparableKernel();
CpuKernel convolveKernel();
CpuKernel rankFilterKernel();
CpuKernel resampleAxisKernel();
CpuKernel affineKernel();
CpuKernel extendKernel();

/// An operand as (channel, row, column), whatever its rank.
struct ImageOperand {
    std::byte* data = nullptr; ///< the first element
    std::int32_t type = 0;
    std::int64_t channels = 1, rows = 1, columns = 1;
    std::int64_t channelStride = 0, rowStride = 0, columnStride = 0; ///< elements

    template<class T>
    T* row(std::int64_t channel, std::int64_t y) const {
        return reinterpret_cast<T*>(data) + channel * channelStride + y * rowStride;
    }
};
std::int64_t typeBytes(std::int32_t type);
/// Of a rank from 1 to 3.
ImageOperand imageOf(const SpcOperand& operand);
/// Whether all operands are F32, or all F64.
bool sameFloats(const SpcCall& call);

/// An input whose rows are contiguous: itself, or where its last axis is broadcast a copy.
class RowsOf {
  public:
    explicit RowsOf(const SpcOperand& operand);
    const SpcOperand& operand() const { return m_operand; }

  private:
    SpcOperand m_operand;
    std::vector<std::byte> m_copy;
};

/// A vector or a matrix of weights as contiguous elements.
template<class T>
std::vector<T> contiguousCopy(const SpcOperand& operand) {
    const ImageOperand from = imageOf(operand);
    std::vector<T> copy;
    copy.reserve(static_cast<std::size_t>(from.rows * from.columns));
    for (std::int64_t y = 0; y < from.rows; ++y)
        for (std::int64_t x = 0; x < from.columns; ++x)
            copy.push_back(from.row<T>(0, y)[x * from.columnStride]);
    return copy;
}

/// Two operands of any rank as planes: the last axis is the columns, `rowAxis` the rows (none for
/// -1), the others tell the planes apart.
template<class T>
struct PlaneList {
    PlaneList(const SpcOperand& out, const SpcOperand& in, int rowAxis)
        : rows(rowAxis < 0 ? 1 : out.extent[rowAxis])
        , columns(out.extent[out.rank - 1])
        , m_out{first<T>(out), rowAxis < 0 ? 0 : out.stride[rowAxis]}
        , m_in{first<const T>(in), rowAxis < 0 ? 0 : in.stride[rowAxis]} {
        for (int axis = 0; axis < out.rank - 1; ++axis)
            if (axis != rowAxis) {
                m_extent[m_count] = out.extent[axis];
                m_outStride[m_count] = out.stride[axis];
                m_inStride[m_count++] = in.stride[axis];
                planes *= out.extent[axis];
            }
    }
    Rows<T> out(std::int64_t plane) const {
        return {m_out.data + offset(plane, m_outStride), m_out.stride};
    }
    Rows<const T> in(std::int64_t plane) const {
        return {m_in.data + offset(plane, m_inStride), m_in.stride};
    }

    std::int64_t planes = 1, rows, columns; ///< of the output

  private:
    template<class E>
    static E* first(const SpcOperand& operand) {
        return static_cast<E*>(operand.buffer) + operand.offset;
    }
    std::int64_t offset(std::int64_t plane, const std::int64_t* strides) const {
        std::int64_t at = 0;
        for (int axis = m_count - 1; axis >= 0; plane /= m_extent[axis--])
            at += plane % m_extent[axis] * strides[axis];
        return at;
    }

    Rows<T> m_out;
    Rows<const T> m_in;
    int m_count = 0;
    std::int64_t m_extent[SPC_MAX_RANK] = {}, m_outStride[SPC_MAX_RANK] = {},
                 m_inStride[SPC_MAX_RANK] = {};
};

/// The loops on T.
template<class T>
const FloatLoops<T>& floatLoops(const CpuContext& context) {
    if constexpr (sizeof(T) == sizeof(float))
        return imageLoops(context.set).f32;
    else
        return imageLoops(context.set).f64;
}

/// Calls f32 or f64 as the operands are.
template<auto f32, auto f64>
void byFloatType(const SpcCall& call, const CpuContext& context) {
    if (call.operands[0].type == SPC_F32)
        f32(call, context);
    else
        f64(call, context);
}

inline int threadsOf(const CpuContext& context) {
    return context.pool == nullptr ? 1 : context.pool->threads();
}

/// A plane cut into blocks that threads share, as many as keep them busy and let them be cancelled,
/// none lower than asked.
struct Blocks {
    std::int64_t rows = 0, columns = 0; ///< of one block
    std::int64_t down = 0, across = 0;  ///< how many

    Blocks(const CpuContext& context, std::int64_t planes, std::int64_t height, std::int64_t width,
           std::int64_t leastRows, std::int64_t blockColumns)
        : columns(blockColumns)
        , across((width + blockColumns - 1) / blockColumns) {
        // Between blocks a cancel is heard.
        const std::int64_t threads = threadsOf(context);
        const std::int64_t wanted = context.cancel != nullptr ? 32 * threads
                                    : threads > 1             ? 4 * threads
                                                              : 1;
        const std::int64_t bands = (wanted + planes * across - 1) / (planes * across);
        rows = std::max(leastRows, (height + bands - 1) / bands);
        down = (height + rows - 1) / rows;
    }
    std::int64_t perPlane() const { return down * across; }
};

struct Block {
    std::int64_t plane, y, x, rows, columns;
};
/// body(block) for every block of every plane, on the threads of the context.
template<class F>
void forEachBlock(const CpuContext& context, const Blocks& blocks, std::int64_t planes,
                  std::int64_t height, std::int64_t width, F&& body) {
    context.forEach(planes * blocks.perPlane(), 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t at = i % blocks.perPlane();
            Block block{i / blocks.perPlane(), at / blocks.across * blocks.rows,
                        at % blocks.across * blocks.columns, 0, 0};
            block.rows = std::min(blocks.rows, height - block.y);
            block.columns = std::min(blocks.columns, width - block.x);
            body(block);
        }
    });
}

} // namespace specula::compute::cpu
