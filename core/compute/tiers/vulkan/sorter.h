// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/call.h"

namespace specula::vulkan {

struct SortPush {
    Words4 extent{1, 1, 1, 1}, strideO{}, strideX{}, strideI{}, offset{};
    std::uint32_t rows = 1, length = 0, blocks = 0, shift = 0, word = 0, unused = 0;
};

/// Sorts the rows of an operand by radix and keeps the order as indices in scratch memory; slots 0
/// to 3 of it are taken.
class Sorter {
  public:
    /// For a call that is only asked about, this checks and does nothing else.
    Sorter(const Call& call, const SpcOperand& in);

    /// Numbers, in ascending order.
    void sortValues();
    /// Labels 1..bins, and all others behind them.
    void sortLabels(std::uint32_t bins);
    void write(const SpcOperand& out, const SpcOperand* indices);
    /// Fills pairs of first and last + 1 place of each bin among the sorted labels.
    void findSegments(Buffer* segments, std::uint32_t bins);

    /// Where the sorted indices are.
    Buffer* order() const { return m_from; }

  private:
    void pass(std::uint32_t word, std::uint32_t shift);
    void launch(std::uint32_t stage, std::array<std::uint32_t, 3> groups, const char* what);

    const Call& m_call;
    const SpcOperand& m_in;
    Window m_window;
    SortPush m_push;
    Buffer* m_keys = nullptr;
    Buffer* m_from = nullptr;
    Buffer* m_to = nullptr;
    Buffer* m_counts = nullptr;
    Binding m_out, m_indices;
    bool m_labels = false;
    std::uint32_t m_words = 1;
};

} // namespace specula::vulkan
