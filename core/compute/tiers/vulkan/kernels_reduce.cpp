// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"

namespace specula::vulkan {
namespace {

struct ReducePush {
    Words4 extent, strideO, strideX, strideY, offset;
    std::uint32_t outerRank, rank, blocks, length, chunks, chunkLength, typeO, anyX, nanAware;
};

// Numbers of reduce.comp.
enum Mode : std::uint32_t { kReal, kComplex, kCentral, kExtreme };
enum Term : std::uint32_t { kPlain, kSquare, kProduct };
constexpr std::uint32_t kLeast = 0, kGreatest = 1; // terms of extremes
enum Result : std::uint32_t { kSum, kMean, kCount, kValue, kIndex, kMoments, kParts };

/// Elements one group takes; a block longer than this is reduced in two launches.
constexpr std::uint64_t kChunk = 32768;
constexpr std::uint64_t kMostChunks = 1024;
constexpr std::uint64_t kPartBytes = 32;

struct Reduction {
    Mode mode;
    std::uint32_t term;
    Result result;
    bool nanAware;
};

/// The axes of the blocks and those within them, the latter joined where they are contiguous.
struct Geometry {
    ReducePush push{};
    std::uint32_t lanes = 256;
};

Geometry geometryOf(const SpcOperand& out, const SpcOperand& x, const SpcOperand* y, int trailing) {
    Geometry geometry;
    ReducePush& push = geometry.push;
    const int outer = x.rank - trailing;
    std::uint64_t blocks = 1, length = 1;
    std::size_t slot = 0;
    for (int axis = 0; axis < x.rank; ++axis) {
        const auto extent = static_cast<std::uint64_t>(x.extent[axis]);
        if (axis < outer) {
            blocks *= extent;
        } else {
            length *= extent;
            const std::size_t before = slot - 1;
            // The axis before is within the block as well, and its step is this axis' whole length.
            const auto continues = [&](const Words4& strides, const SpcOperand& operand) {
                return strides[before] ==
                       static_cast<std::uint32_t>(operand.stride[axis] * operand.extent[axis]);
            };
            if (axis > outer && continues(push.strideX, x) &&
                (y == nullptr || continues(push.strideY, *y))) {
                push.extent[before] *= static_cast<std::uint32_t>(extent);
                push.strideX[before] = static_cast<std::uint32_t>(x.stride[axis]);
                if (y != nullptr)
                    push.strideY[before] = static_cast<std::uint32_t>(y->stride[axis]);
                continue;
            }
        }
        push.extent[slot] = static_cast<std::uint32_t>(extent);
        push.strideX[slot] = static_cast<std::uint32_t>(x.stride[axis]);
        if (y != nullptr)
            push.strideY[slot] = static_cast<std::uint32_t>(y->stride[axis]);
        if (axis < outer)
            push.strideO[slot] = static_cast<std::uint32_t>(out.stride[axis]);
        ++slot;
    }
    supportedIf(blocks <= INT32_MAX && length <= INT32_MAX,
                "an operand with so many elements in a reduction");
    push.outerRank = static_cast<std::uint32_t>(outer);
    push.rank = static_cast<std::uint32_t>(slot);
    push.blocks = static_cast<std::uint32_t>(blocks);
    push.length = static_cast<std::uint32_t>(length);
    const std::uint64_t chunks =
        std::clamp<std::uint64_t>((length + kChunk - 1) / kChunk, 1, kMostChunks);
    push.chunks = static_cast<std::uint32_t>(chunks);
    push.chunkLength = static_cast<std::uint32_t>((length + chunks - 1) / chunks);
    geometry.lanes = length <= 8 ? 1 : length <= 64 ? 8 : length <= 512 ? 32 : 256;
    return geometry;
}

class Reducer {
  public:
    Reducer(const Call& call, const SpcOperand* y, int trailing)
        : m_call(call)
        , m_out(call[0])
        , m_x(call[1]) {
        requireType(call, m_x);
        // Values of more bits than a float has are told apart only where there are doubles.
        m_wide = call.facts().wide;
        supportedIf(m_wide || m_out.type == SPC_F32 || m_out.type == SPC_C64 ||
                        m_out.type == SPC_I64,
                    "this device computes with 32 bits only");
        m_o = windowOf(call, m_out);
        if (elementCount(m_x) > 0) {
            m_windowX = windowOf(call, m_x);
            if (y != nullptr)
                m_windowY = windowOf(call, *y);
        }
        m_geometry = geometryOf(m_out, m_x, y, trailing);
        m_geometry.push.offset = {m_o.offset, m_windowX.offset, m_windowY.offset, 0};
    }

    void setMomentStride(std::int64_t stride) {
        m_geometry.push.offset[3] = static_cast<std::uint32_t>(stride);
    }

    /// One reduction of all blocks. With kParts its state per block goes to scratch memory `slot`.
    void run(const Reduction& reduction, Buffer* means, std::size_t slot) {
        const ReducePush& push = m_geometry.push;
        const bool twice = push.chunks > 1;
        Buffer* parts = nullptr;
        Buffer* kept = nullptr;
        if (twice)
            parts =
                m_call.stream().scratch(1, std::uint64_t{push.blocks} * push.chunks * kPartBytes);
        if (reduction.result == kParts)
            kept = m_call.stream().scratch(slot, std::uint64_t{push.blocks} * kPartBytes);
        launch(reduction, false, twice ? kParts : reduction.result, push.chunks, m_geometry.lanes,
               nullptr, twice ? parts : kept, means, push);
        if (!twice)
            return;
        launch(reduction, true, reduction.result, 1, push.chunks <= 32 ? 32 : 256, parts, kept,
               means, push);
    }

  private:
    void launch(const Reduction& reduction, bool fromParts, Result result, std::uint32_t chunks,
                std::uint32_t lanes, Buffer* read, Buffer* written, Buffer* means,
                ReducePush push) {
        Dispatch dispatch;
        dispatch.what = "reduce";
        dispatch.shader = variant(m_wide, Shader::reduce_f32, Shader::reduce_f64);
        // A pipeline per float type, for speed, and one for all others.
        const auto typeX = static_cast<std::uint32_t>(m_x.type);
        dispatch.constants = {
            reduction.mode, reduction.term,      result,
            lanes,          fromParts ? 1u : 0u, m_x.type >= SPC_F32 ? typeX : 0xffu};
        push.typeO = static_cast<std::uint32_t>(m_out.type);
        push.anyX = typeX;
        push.nanAware = reduction.nanAware ? 1u : 0u;
        const Binding any = m_o.binding;
        dispatch.bindings[0] = any;
        dispatch.bindings[1] = m_windowX.binding.buffer != nullptr ? m_windowX.binding : any;
        dispatch.bindings[2] = m_windowY.binding.buffer != nullptr ? m_windowY.binding : any;
        dispatch.bindings[3] = read != nullptr ? whole(read) : any;
        dispatch.bindings[4] = written != nullptr ? whole(written) : any;
        dispatch.bindings[5] = means != nullptr ? whole(means) : any;
        const std::uint32_t perGroup = 256 / lanes;
        dispatch.groups = {std::min((push.blocks + perGroup - 1) / perGroup, 32768u), chunks, 1};
        setPush(dispatch, push);
        m_call.stream().dispatch(dispatch);
    }

    const Call& m_call;
    const SpcOperand& m_out;
    const SpcOperand& m_x;
    bool m_wide;
    Window m_o, m_windowX, m_windowY;
    Geometry m_geometry;
};

} // namespace

void reduce(const Call& call) {
    const auto& params = call.params<SpcReduce>();
    Reducer reducer(call, nullptr, params.trailing);
    const bool complexOnes = isComplex(call[1].type);
    Reduction reduction{complexOnes ? kComplex : kReal, kPlain, kSum, params.nan_aware != 0};
    switch (params.op) {
    case SPC_SUM:
        break;
    case SPC_MEAN:
        reduction.result = kMean;
        break;
    case SPC_SUM_SQUARES:
        reduction.term = kSquare;
        break;
    case SPC_COUNT:
        reduction.result = kCount;
        break;
    default: {
        const bool greatest = params.op == SPC_MAX || params.op == SPC_ARG_MAX;
        const bool index = params.op == SPC_ARG_MIN || params.op == SPC_ARG_MAX;
        reduction.mode = kExtreme;
        reduction.term = greatest ? kGreatest : kLeast;
        reduction.result = index ? kIndex : kValue;
        // Doubles do not tell all 64-bit integers apart, floats not all of 32 bits.
        const int type = call[1].type;
        supportedIf(type != SPC_U64 && type != SPC_I64, "extremes of 64-bit integers");
        supportedIf(call.facts().wide || (type != SPC_U32 && type != SPC_I32),
                    "extremes of 32-bit integers without doubles");
    }
    }
    if (!call.asked())
        reducer.run(reduction, nullptr, 0);
}

void dot(const Call& call) {
    const SpcOperand &x = call[1], &y = call[2];
    requireType(call, y);
    supportedIf(x.type == y.type, "operands of different types in a dot product");
    Reducer reducer(call, &y, call.params<SpcTrailing>().trailing);
    if (!call.asked())
        reducer.run({isComplex(x.type) ? kComplex : kReal, kProduct, kSum, false}, nullptr, 0);
}

void moments(const Call& call) {
    const auto& params = call.params<SpcTrailing>();
    Reducer reducer(call, nullptr, params.trailing);
    reducer.setMomentStride(call[0].stride[call[0].rank - 1]);
    if (call.asked())
        return;
    const bool nanAware = params.nan_aware != 0;
    constexpr std::size_t kMeans = 2;
    reducer.run({kReal, kPlain, kParts, nanAware}, nullptr, kMeans);
    Buffer* means = call.stream().scratch(kMeans, 0);
    reducer.run({kCentral, kPlain, kMoments, nanAware}, means, 0);
}

} // namespace specula::vulkan
