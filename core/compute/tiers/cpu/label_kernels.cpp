// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/strided.h"

#include <limits>
#include <vector>

// Sums by label. What is summed is cut into blocks that depend on the extents alone; each has its
// own bins, and blocks are added in their order. A block is at least four times as long as there
// are bins, and there are at most 64, so that their bins cost less than the values.
namespace specula::compute::cpu {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kWidth = 8; ///< batch rows summed side by side

std::int64_t blockLength(std::int64_t n, std::int64_t bins) {
    return std::max({std::int64_t(65536), 4 * bins, (n + 63) / 64});
}

/// The last axis of an operand as contiguous elements, copied where it is a repeated one.
const std::byte* contiguousRow(const SpcOperand& operand, std::int64_t row,
                               std::vector<std::byte>& copy) {
    const int last = operand.rank - 1;
    const auto size = static_cast<std::int64_t>(sizeOf(operand));
    const std::int64_t n = operand.extent[last];
    const std::byte* from = addressOf(operand);
    if (last > 0)
        from += row * operand.stride[0] * size;
    if (n <= 1 || operand.stride[last] == 1)
        return from;
    copy.resize(static_cast<std::size_t>(n * size));
    copyElements(copy.data(), size, from, operand.stride[last] * size, n, sizeOf(operand));
    return copy.data();
}

struct BinnedCall {
    const SpcOperand& sums;
    const SpcOperand& counts;
    const SpcOperand& values;
    std::int64_t batch, bins, n, block, blocks;
    bool nanAware;
    const std::int32_t* labels = nullptr;

    explicit BinnedCall(const SpcCall& call)
        : sums(call.operands[0])
        , counts(call.operands[1])
        , values(call.operands[2])
        , batch(sums.extent[0])
        , bins(sums.extent[1])
        , n(values.extent[1])
        , block(blockLength(n, bins))
        , blocks(std::max<std::int64_t>(1, (n + block - 1) / block))
        // Integers have no NaN to look for.
        , nanAware(static_cast<const SpcBinnedSum*>(call.params)->nan_aware != 0 &&
                   isFloatType(values.type)) {}
};

/// Sums, and counts where NaN matters, of `width` rows side by side; slot 0 takes what has no bin.
struct Bins {
    std::vector<double> sums;
    std::vector<std::uint32_t> counts;
    void clear(std::size_t size, bool withCounts) {
        sums.assign(size, 0.0);
        if (withCounts)
            counts.assign(size, 0);
    }
    void add(const Bins& other) {
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += other.sums[i];
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] += other.counts[i];
    }
};

class RowGroup {
  public:
    RowGroup(const BinnedCall& call, const ArithmeticLoops& loops, std::int64_t first,
             std::int64_t width)
        : m_call(call)
        , m_first(first)
        , m_width(width)
        , m_loop(width == 1 ? loops.binnedSum1[call.values.type]
                            : loops.binnedSum8[call.values.type]) {
        // Where fewer rows are left the last one is summed again and not written.
        for (std::int64_t r = 0; r < width; ++r) {
            const auto i = static_cast<std::size_t>(r);
            m_rows[i] =
                contiguousRow(call.values, std::min(first + r, call.batch - 1), m_copies[i]);
        }
    }

    void sum(std::int64_t block, Bins& bins) const {
        bins.clear(static_cast<std::size_t>((m_call.bins + 1) * m_width), m_call.nanAware);
        const std::int64_t first = block * m_call.block;
        m_loop(m_rows.data(), m_call.labels, first, std::min(m_call.n, first + m_call.block),
               static_cast<std::int32_t>(m_call.bins), bins.sums.data(),
               m_call.nanAware ? bins.counts.data() : nullptr);
    }

    void store(const Bins& bins) const {
        const SpcOperand& out = m_call.sums;
        const auto size = static_cast<std::int64_t>(sizeOf(out));
        for (std::int64_t r = 0; r < m_width && m_first + r < m_call.batch; ++r) {
            std::byte* to = addressOf(out) + (m_first + r) * out.stride[0] * size;
            for (std::int64_t b = 0; b < m_call.bins; ++b)
                storeFloat(to + b * size, out.type,
                           bins.sums[static_cast<std::size_t>((b + 1) * m_width + r)]);
            if (!m_call.nanAware)
                continue;
            auto* counts = reinterpret_cast<std::uint32_t*>(addressOf(m_call.counts)) +
                           (m_first + r) * m_call.counts.stride[0];
            for (std::int64_t b = 0; b < m_call.bins; ++b)
                counts[b] = bins.counts[static_cast<std::size_t>((b + 1) * m_width + r)];
        }
    }

  private:
    const BinnedCall& m_call;
    std::int64_t m_first, m_width;
    ArithmeticLoops::BinnedSum m_loop;
    std::array<const void*, kWidth> m_rows{};
    std::array<std::vector<std::byte>, kWidth> m_copies;
};

/// How often each label occurs, the same in every row of the batch.
void storeCounts(const BinnedCall& call, const CpuContext& context) {
    const auto slots = static_cast<std::size_t>(call.bins + 1);
    std::vector<std::vector<std::uint32_t>> parts(static_cast<std::size_t>(call.blocks));
    context.forEach(call.blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t block = begin; block < end; ++block) {
            auto& part = parts[static_cast<std::size_t>(block)];
            part.assign(slots, 0);
            const std::int64_t last = std::min(call.n, (block + 1) * call.block);
            for (std::int64_t i = block * call.block; i < last; ++i) {
                const auto label = static_cast<std::uint32_t>(call.labels[i]);
                ++part[label < slots ? label : 0];
            }
        }
    });
    std::vector<std::uint32_t>& total = parts.front();
    for (std::size_t k = 1; k < parts.size(); ++k)
        for (std::size_t b = 0; b < slots; ++b)
            total[b] += parts[k][b];
    for (std::int64_t row = 0; row < call.batch; ++row)
        std::memcpy(reinterpret_cast<std::uint32_t*>(addressOf(call.counts)) +
                        row * call.counts.stride[0],
                    total.data() + 1, (slots - 1) * sizeof(std::uint32_t));
}

bool supportsBinnedSum(const SpcCall& call) {
    return isFloatType(call.operands[0].type) && isRealType(call.operands[2].type) &&
           call.operands[0].extent[1] < std::numeric_limits<std::int32_t>::max();
}

void runBinnedSum(const SpcCall& spcCall, const CpuContext& context) {
    BinnedCall call(spcCall);
    std::vector<std::byte> labelCopy;
    call.labels =
        reinterpret_cast<const std::int32_t*>(contiguousRow(spcCall.operands[3], 0, labelCopy));
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    if (!call.nanAware)
        storeCounts(call, context);

    // One or two rows are cheaper one by one than as a group of eight; each row is summed in the
    // same order either way.
    struct Piece {
        std::int64_t first, width;
    };
    std::vector<Piece> pieces;
    for (std::int64_t row = 0; row < call.batch;) {
        const std::int64_t width = call.batch - row > 2 ? kWidth : 1;
        pieces.push_back({row, width});
        row += width;
    }
    const auto groups = static_cast<std::int64_t>(pieces.size());
    if (call.blocks == 1 || groups >= 8 || context.pool == nullptr) {
        context.forEach(groups, 1, [&](std::int64_t begin, std::int64_t end) {
            Bins total, part;
            for (std::int64_t g = begin; g < end; ++g) {
                const Piece& piece = pieces[static_cast<std::size_t>(g)];
                const RowGroup group(call, loops, piece.first, piece.width);
                group.sum(0, total);
                for (std::int64_t block = 1; block < call.blocks; ++block) {
                    group.sum(block, part);
                    total.add(part);
                }
                group.store(total);
            }
        });
        return;
    }
    for (const Piece& piece : pieces) {
        const RowGroup group(call, loops, piece.first, piece.width);
        std::vector<Bins> parts(static_cast<std::size_t>(call.blocks));
        context.forEach(call.blocks, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t block = begin; block < end; ++block)
                group.sum(block, parts[static_cast<std::size_t>(block)]);
        });
        for (std::size_t k = 1; k < parts.size(); ++k)
            parts[0].add(parts[k]);
        group.store(parts[0]);
    }
}

// --- statistics per label ------------------------------------------------------------------------

struct LabelSums {
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
    std::int64_t count = 0, x = 0, y = 0;
    void add(const LabelSums& other) {
        sum += other.sum;
        least = std::min(least, other.least);
        greatest = std::max(greatest, other.greatest);
        count += other.count;
        x += other.x;
        y += other.y;
    }
};
/// Sums about the mean; `first` would be 0 without rounding.
struct LabelSquares {
    double first = 0, second = 0;
    void add(const LabelSquares& other) {
        first += other.first;
        second += other.second;
    }
};

/// visit(sums of the label, value, row, column) for every value that is a number and has a label,
/// block by block; the blocks' sums are added in order.
template<class T, class Sums, class Visit>
std::vector<Sums> byLabel(const SpcOperand& values, const SpcOperand& labels, std::int64_t bins,
                          const CpuContext& context, const Visit& visit) {
    const std::int64_t rows = values.extent[0], columns = values.extent[1];
    const std::int64_t rowsPerBlock = std::max<std::int64_t>(
        (blockLength(rows * columns, bins) + columns - 1) / columns, (rows + 15) / 16);
    const std::int64_t blocks = (rows + rowsPerBlock - 1) / rowsPerBlock;
    std::vector<std::vector<Sums>> parts(static_cast<std::size_t>(blocks));
    context.forEach(blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::byte> valueCopy, labelCopy;
        for (std::int64_t block = begin; block < end; ++block) {
            auto& part = parts[static_cast<std::size_t>(block)];
            part.assign(static_cast<std::size_t>(bins), Sums{});
            const std::int64_t last = std::min(rows, (block + 1) * rowsPerBlock);
            for (std::int64_t row = block * rowsPerBlock; row < last; ++row) {
                const T* v = reinterpret_cast<const T*>(contiguousRow(values, row, valueCopy));
                const auto* l =
                    reinterpret_cast<const std::int32_t*>(contiguousRow(labels, row, labelCopy));
                for (std::int64_t column = 0; column < columns; ++column)
                    if (l[column] >= 1 && l[column] <= bins && v[column] == v[column])
                        visit(part, static_cast<std::size_t>(l[column] - 1),
                              static_cast<double>(v[column]), row, column);
            }
        }
    });
    if (parts.empty())
        return std::vector<Sums>(static_cast<std::size_t>(bins));
    for (std::size_t k = 1; k < parts.size(); ++k)
        for (std::size_t b = 0; b < parts[k].size(); ++b)
            parts[0][b].add(parts[k][b]);
    return std::move(parts[0]);
}

bool supportsLabelStatistics(const SpcCall& call) {
    return isFloatType(call.operands[0].type) && isRealType(call.operands[1].type) &&
           call.operands[0].extent[0] < std::numeric_limits<std::int32_t>::max();
}

template<class T>
void labelStatistics(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& values = call.operands[1];
    const SpcOperand& labels = call.operands[2];
    const std::int64_t bins = out.extent[0];
    std::vector<LabelSums> sums(static_cast<std::size_t>(bins));
    std::vector<LabelSquares> squares(static_cast<std::size_t>(bins));
    std::vector<double> means(static_cast<std::size_t>(bins), kNan);
    if (values.extent[0] > 0 && values.extent[1] > 0) {
        sums = byLabel<T, LabelSums>(values, labels, bins, context,
                                     [](std::vector<LabelSums>& part, std::size_t bin, double value,
                                        std::int64_t row, std::int64_t column) {
                                         LabelSums& s = part[bin];
                                         s.sum += value;
                                         s.least = value < s.least ? value : s.least;
                                         s.greatest = value > s.greatest ? value : s.greatest;
                                         ++s.count;
                                         s.x += column;
                                         s.y += row;
                                     });
        for (std::size_t b = 0; b < sums.size(); ++b)
            means[b] = sums[b].sum / static_cast<double>(sums[b].count);
        squares =
            byLabel<T, LabelSquares>(values, labels, bins, context,
                                     [&means](std::vector<LabelSquares>& part, std::size_t bin,
                                              double value, std::int64_t, std::int64_t) {
                                         const double d = value - means[bin];
                                         part[bin].first += d;
                                         part[bin].second += d * d;
                                     });
    }
    const auto size = static_cast<std::int64_t>(sizeOf(out));
    for (std::size_t b = 0; b < sums.size(); ++b) {
        const LabelSums& s = sums[b];
        const auto n = static_cast<double>(s.count);
        const double e = squares[b].first / n;
        const bool none = s.count == 0;
        const double row[8] = {n,
                               s.sum,
                               none ? kNan : means[b],
                               none ? kNan : squares[b].second / n - e * e,
                               none ? kNan : s.least,
                               none ? kNan : s.greatest,
                               none ? kNan : static_cast<double>(s.x) / n,
                               none ? kNan : static_cast<double>(s.y) / n};
        std::byte* to = addressOf(out) + static_cast<std::int64_t>(b) * out.stride[0] * size;
        for (int k = 0; k < 8; ++k)
            storeFloat(to + k * size, out.type, row[k]);
    }
}

void runLabelStatistics(const SpcCall& call, const CpuContext& context) {
    withPixelType(static_cast<PixelType>(call.operands[1].type),
                  [&](auto sample) { labelStatistics<decltype(sample)>(call, context); });
}

} // namespace

CpuKernel labelKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_BINNED_SUM:
        return {supportsBinnedSum, runBinnedSum};
    case SPC_LABEL_STATISTICS:
        return {supportsLabelStatistics, runLabelStatistics};
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
