// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/cpu_kernel.h"
#include "core/compute/tiers/cpu/strided.h"

#include <utility>

namespace specula::compute::cpu {

/// Elements done at a time, so that what is gathered or repeated stays in the first cache.
inline constexpr std::int64_t kBlock = 1024;
inline constexpr std::int64_t kGrain = 32768;

/// The elements of one input for a block: in place where they lie side by side, else gathered; a
/// broadcast value is written out once and used again.
class BlockInput {
  public:
    BlockInput(std::size_t size, std::int64_t stride)
        : m_size(size)
        , m_stride(stride) {}

    const std::byte* at(const std::byte* row, std::int64_t first, std::int64_t n) {
        if (m_stride == static_cast<std::int64_t>(m_size))
            return row + first * m_stride;
        if (m_stride != 0) {
            copyElements(m_buffer, static_cast<std::int64_t>(m_size), row + first * m_stride,
                         m_stride, n, m_size);
            return m_buffer;
        }
        if (row != m_repeated || n > m_filled) {
            copyElements(m_buffer, static_cast<std::int64_t>(m_size), row, 0, n, m_size);
            m_repeated = row;
            m_filled = n;
        }
        return m_buffer;
    }

  private:
    std::size_t m_size;
    std::int64_t m_stride;
    const std::byte* m_repeated = nullptr;
    std::int64_t m_filled = 0;
    alignas(64) std::byte m_buffer[kBlock * 16];
};

/// loop(out, inputs..., n) over blocks of all elements; the first window is the output.
template<std::size_t N, class Loop>
void forBlocks(const std::array<const SpcOperand*, N>& operands, const CpuContext& context,
               const Loop& loop) {
    const Walk<N> walk(operands, 0, operands[0]->rank, true);
    const std::int64_t length = walk.innerLength();
    const std::int64_t blocks = (length + kBlock - 1) / kBlock;
    const std::int64_t perBlock = std::min(length, kBlock);
    const std::size_t outSize = sizeOf(*operands[0]);
    const std::int64_t outStride = walk.innerStride(0);
    const bool direct = outStride == static_cast<std::int64_t>(outSize);

    context.forEach(walk.rows() * blocks, std::max<std::int64_t>(1, kGrain / perBlock),
                    [&](std::int64_t begin, std::int64_t end) {
                        alignas(64) std::byte result[kBlock * 16];
                        std::array<const std::byte*, N - 1> from{};
                        const auto inputs = [&]<std::size_t... K>(std::index_sequence<K...>) {
                            return std::array<BlockInput, N - 1>{
                                BlockInput(sizeOf(*operands[K + 1]), walk.innerStride(K + 1))...};
                        };
                        auto input = inputs(std::make_index_sequence<N - 1>{});
                        for (std::int64_t task = begin; task < end;) {
                            const std::int64_t index = task / blocks;
                            const auto row = walk.row(index);
                            const std::int64_t lastOfRow = std::min(end, (index + 1) * blocks);
                            for (; task < lastOfRow; ++task) {
                                const std::int64_t first = (task - index * blocks) * kBlock;
                                const std::int64_t n = std::min(kBlock, length - first);
                                for (std::size_t k = 0; k + 1 < N; ++k)
                                    from[k] = input[k].at(row[k + 1], first, n);
                                std::byte* to = row[0] + first * outStride;
                                loop(direct ? to : result, from, n);
                                if (!direct)
                                    copyElements(to, outStride, result,
                                                 static_cast<std::int64_t>(outSize), n, outSize);
                            }
                        }
                    });
}

} // namespace specula::compute::cpu
