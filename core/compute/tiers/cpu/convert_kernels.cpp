// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/block_loop.h"

#include <complex>

namespace specula::compute::cpu {
namespace {

/// Tile of a transposition: read along one axis, written along the other.
constexpr std::int64_t kTileRead = 64, kTileWrite = 32;

/// The axis besides the last along which the input lies side by side, or -1.
int transposedAxis(const Walk<2>& walk, std::size_t inSize, std::size_t outSize) {
    const auto in = static_cast<std::int64_t>(inSize);
    if (walk.innerStride(1) == in || walk.innerStride(0) != static_cast<std::int64_t>(outSize))
        return -1;
    for (int axis = 0; axis + 1 < walk.rank; ++axis)
        if (walk.stride[1][static_cast<std::size_t>(axis)] == in)
            return axis;
    return -1;
}

void transpose(const Walk<2>& walk, int axis, std::size_t outSize, ArithmeticLoops::Unary loop,
               const CpuContext& context) {
    const auto t = static_cast<std::size_t>(axis), inner = static_cast<std::size_t>(walk.rank - 1);
    const std::int64_t lengthRead = walk.extent[t], lengthWrite = walk.extent[inner];
    const std::int64_t tilesRead = (lengthRead + kTileRead - 1) / kTileRead;
    const std::int64_t tilesWrite = (lengthWrite + kTileWrite - 1) / kTileWrite;
    Walk<2> outer = walk; // without the axis that is read along
    outer.extent[t] = 1;
    const auto size = static_cast<std::int64_t>(outSize);

    context.forEach(
        outer.rows() * tilesRead * tilesWrite, 16, [&](std::int64_t begin, std::int64_t end) {
            alignas(64) std::byte tile[kTileRead * kTileWrite * 16];
            for (std::int64_t task = begin; task < end; ++task) {
                const std::int64_t r0 = task / tilesWrite % tilesRead * kTileRead;
                const std::int64_t w0 = task % tilesWrite * kTileWrite;
                const auto row = outer.row(task / tilesWrite / tilesRead);
                const std::int64_t reads = std::min(kTileRead, lengthRead - r0);
                const std::int64_t writes = std::min(kTileWrite, lengthWrite - w0);
                for (std::int64_t w = 0; w < writes; ++w)
                    loop(tile + w * kTileRead * size,
                         row[1] + (w0 + w) * walk.stride[1][inner] + r0 * walk.stride[1][t], reads);
                for (std::int64_t r = 0; r < reads; ++r)
                    copyElements(row[0] + (r0 + r) * walk.stride[0][t] + w0 * size, size,
                                 tile + r * size, kTileRead * size, writes, outSize);
            }
        });
}

bool supportsConvert(const SpcCall& call) {
    return arithmeticLoops(InstructionSet::Baseline)
               .convert[call.operands[0].type][call.operands[1].type] != nullptr;
}
void runConvert(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& in = call.operands[1];
    const auto loop = arithmeticLoops(context.set).convert[out.type][in.type];
    const Walk<2> walk({&out, &in}, 0, out.rank, true);
    if (const int axis = transposedAxis(walk, sizeOf(in), sizeOf(out)); axis >= 0)
        transpose(walk, axis, sizeOf(out), loop, context);
    else
        forBlocks<2>({&out, &in}, context,
                     [loop](void* to, const auto& from, std::int64_t n) { loop(to, from[0], n); });
}

bool supportsFill(const SpcCall&) {
    return true;
}
void runFill(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const auto& value = *static_cast<const SpcFill*>(call.params);
    std::complex<double> both(value.re, value.im);
    alignas(64) std::byte element[16];
    const auto& loops = arithmeticLoops(context.set);
    const auto from = isComplexType(out.type) ? SPC_C128 : SPC_F64;
    loops.convert[out.type][from](element, &both, 1);

    SpcOperand repeated = out;
    repeated.buffer = element;
    repeated.offset = 0;
    std::fill_n(repeated.stride, SPC_MAX_RANK, 0);
    const auto copy = loops.convert[out.type][out.type];
    forBlocks<2>({&out, &repeated}, context,
                 [copy](void* to, const auto& in, std::int64_t n) { copy(to, in[0], n); });
}

} // namespace

CpuKernel convertKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_CONVERT:
        return {supportsConvert, runConvert};
    case SPC_FILL:
        return {supportsFill, runFill};
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
