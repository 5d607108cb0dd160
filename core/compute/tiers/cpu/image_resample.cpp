// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/image_kernels.h"

#include <fmt/format.h>

namespace specula::compute::cpu {
namespace {

/// Outputs [first, first + count) of a row, which look at the inputs [from, from + span).
struct Piece {
    std::int64_t first, count, from, span;
};

/// Pieces that look at few enough inputs to stay in the cache when 32 rows of them are turned.
std::vector<Piece> piecesOf(const std::vector<std::int32_t>& starts, std::int64_t taps) {
    constexpr std::int64_t most = 768;
    std::vector<Piece> pieces;
    const auto count = static_cast<std::int64_t>(starts.size());
    std::int64_t low = 0, high = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t start = starts[static_cast<std::size_t>(i)];
        if (!pieces.empty()) {
            low = std::min(low, start);
            high = std::max(high, start + taps);
        }
        if (pieces.empty() || high - low > most || pieces.back().count == most) {
            low = start;
            high = start + taps;
            pieces.push_back({i, 0, 0, 0});
        }
        pieces.back().from = low;
        pieces.back().span = high - low;
        ++pieces.back().count;
    }
    return pieces;
}

/// What a resampling goes by, in contiguous memory; starts that point elsewhere are refused.
template<class T>
struct Table {
    std::vector<std::int32_t> starts;
    std::vector<T> weights;
    std::int64_t taps;

    Table(const SpcCall& call, std::int64_t inputs)
        : starts(contiguousCopy<std::int32_t>(call.operands[2]))
        , weights(contiguousCopy<T>(call.operands[3]))
        , taps(call.operands[3].extent[1]) {
        for (const std::int64_t start : starts)
            if (start < 0 || start + taps > inputs)
                throw DeviceError(DeviceError::Kind::BadCall,
                                  fmt::format("resample_axis: {} taps from {} on leave the {} "
                                              "elements of the input",
                                              taps, start, inputs));
    }
    const T* at(std::int64_t output) const { return weights.data() + output * taps; }
};

template<class T>
void resampleColumns(const PlaneList<T>& list, const Table<T>& table, const CpuContext& context,
                     const FloatLoops<T>& loops) {
    const std::vector<Piece> pieces = piecesOf(table.starts, table.taps);
    std::int64_t scratchSize = 0;
    for (const Piece& piece : pieces)
        scratchSize = std::max(scratchSize, (piece.span + piece.count) * kResampleRows);
    const std::int64_t groups = (list.rows + kResampleRows - 1) / kResampleRows;
    context.forEach(list.planes * groups, 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<T> scratch(static_cast<std::size_t>(scratchSize));
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t y = i % groups * kResampleRows;
            const std::int64_t rows = std::min(kResampleRows, list.rows - y);
            Rows<const T> from = list.in(i / groups);
            Rows<T> to = list.out(i / groups);
            from.data += y * from.stride;
            to.data += y * to.stride;
            for (const Piece& piece : pieces)
                loops.resampleRows({from.data + piece.from, from.stride}, piece.span,
                                   {to.data + piece.first, to.stride}, rows, piece.count,
                                   table.starts.data() + piece.first, piece.from,
                                   table.at(piece.first), table.taps, scratch.data());
        }
    });
}

template<class T>
void resampleAxis(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const RowsOf in(call.operands[1]);
    const int axis = static_cast<const SpcAxis*>(call.params)->axis;
    const bool alongRows = axis == out.rank - 1;
    const Table<T> table(call, in.operand().extent[axis]);
    const PlaneList<T> list(out, in.operand(), alongRows ? axis - 1 : axis);
    if (alongRows) {
        resampleColumns(list, table, context, floatLoops<T>(context));
        return;
    }
    // Down a stripe of columns, where neighbouring outputs find their rows in the cache.
    const Blocks blocks(context, list.planes, list.rows, list.columns, 4, 1024);
    forEachBlock(context, blocks, list.planes, list.rows, list.columns, [&](const Block& block) {
        const Rows<T> to = list.out(block.plane);
        const Rows<const T> from = list.in(block.plane);
        for (std::int64_t y = block.y; y < block.y + block.rows; ++y) {
            const std::int64_t start = table.starts[static_cast<std::size_t>(y)];
            floatLoops<T>(context).correlate(
                {from.data + start * from.stride + block.x, from.stride},
                {to.data + y * to.stride + block.x, to.stride}, 1, block.columns, table.at(y),
                table.taps, 1);
        }
    });
}

template<class T>
void affine(const SpcCall& call, const CpuContext& context) {
    const auto& params = *static_cast<const SpcAffine*>(call.params);
    const RowsOf rowsOfIn(call.operands[1]);
    const ImageOperand out = imageOf(call.operands[0]), in = imageOf(rowsOfIn.operand());
    std::vector<std::int64_t> places[4];
    for (int i = 0; i < 4; ++i)
        places[i] = contiguousCopy<std::int64_t>(call.operands[2 + i]);
    context.forEach(out.channels * out.rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t y = i % out.rows;
            AffineRow<T> row{};
            row.in = in.row<const T>(i / out.rows, 0);
            row.inStride = in.rowStride;
            row.inX = params.in_x;
            row.inY = params.in_y;
            row.inRows = in.rows;
            row.inColumns = in.columns;
            row.out = out.row<T>(i / out.rows, y);
            row.columnX = places[0].data();
            row.columnY = places[1].data();
            row.rowX = places[2][static_cast<std::size_t>(y)];
            row.rowY = places[3][static_cast<std::size_t>(y)];
            row.imageWidth = params.image_width;
            row.imageHeight = params.image_height;
            row.fill = static_cast<T>(params.fill);
            row.bilinear = params.sampling == SPC_BILINEAR;
            floatLoops<T>(context).affineRow(row, out.columns);
        }
    });
}

} // namespace

CpuKernel resampleAxisKernel() {
    return {[](const SpcCall& call) {
                const std::int32_t type = call.operands[0].type;
                return (type == SPC_F32 || type == SPC_F64) && call.operand_count == 4 &&
                       call.operands[1].type == type && call.operands[3].type == type;
            },
            byFloatType<resampleAxis<float>, resampleAxis<double>>};
}

CpuKernel affineKernel() {
    return {[](const SpcCall& call) {
                const std::int32_t type = call.operands[0].type;
                return (type == SPC_F32 || type == SPC_F64) && call.operands[1].type == type;
            },
            byFloatType<affine<float>, affine<double>>};
}

} // namespace specula::compute::cpu
