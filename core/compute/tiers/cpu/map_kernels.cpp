// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/block_loop.h"

namespace specula::compute::cpu {
namespace {

template<class Params>
const Params& params(const SpcCall& call) {
    return *static_cast<const Params*>(call.params);
}

ArithmeticLoops::Unary findMap1(const ArithmeticLoops& loops, const SpcCall& call) {
    const auto op = params<SpcMap1>(call).op;
    return op >= 0 && op < SPC_MAP1_END ? loops.map1[call.operands[1].type][op] : nullptr;
}

/// With y of another type than x: complex by real.
ArithmeticLoops::Binary findMap2(const ArithmeticLoops& loops, std::int32_t op, std::int32_t x,
                                 std::int32_t y) {
    if (op < 0 || op >= SPC_MAP2_END)
        return nullptr;
    if (x == y)
        return loops.map2[x][op];
    const bool together = (x == SPC_C64 && y == SPC_F32) || (x == SPC_C128 && y == SPC_F64);
    return together ? loops.map2Real[x][op] : nullptr;
}

std::int32_t scalarType(const SpcOperand& x) {
    return x.type == SPC_C64 ? SPC_F32 : x.type == SPC_C128 ? SPC_F64 : x.type;
}

bool supportsMap1(const SpcCall& call) {
    return findMap1(arithmeticLoops(InstructionSet::Baseline), call) != nullptr;
}
void runMap1(const SpcCall& call, const CpuContext& context) {
    const auto loop = findMap1(arithmeticLoops(context.set), call);
    forBlocks<2>({&call.operands[0], &call.operands[1]}, context,
                 [loop](void* out, const auto& in, std::int64_t n) { loop(out, in[0], n); });
}

bool supportsMap2(const SpcCall& call) {
    return findMap2(arithmeticLoops(InstructionSet::Baseline), params<SpcMap2>(call).op,
                    call.operands[1].type, call.operands[2].type) != nullptr;
}
void runMap2(const SpcCall& call, const CpuContext& context) {
    const auto loop = findMap2(arithmeticLoops(context.set), params<SpcMap2>(call).op,
                               call.operands[1].type, call.operands[2].type);
    forBlocks<3>({&call.operands[0], &call.operands[1], &call.operands[2]}, context,
                 [loop](void* out, const auto& in, std::int64_t n) { loop(out, in[0], in[1], n); });
}

bool supportsMapScalar(const SpcCall& call) {
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcMapScalar>(call);
    return (p.scalar_first == 0 || isFloatType(x.type)) &&
           findMap2(arithmeticLoops(InstructionSet::Baseline), p.op, x.type, scalarType(x)) !=
               nullptr;
}
void runMapScalar(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcMapScalar>(call);
    const std::int32_t type = scalarType(x);
    const auto loop = findMap2(arithmeticLoops(context.set), p.op, x.type, type);
    alignas(64) std::array<std::byte, kBlock * sizeof(double)> repeated;
    for (std::int64_t i = 0; i < kBlock; ++i) {
        const std::int64_t size = type == SPC_F32 ? sizeof(float) : sizeof(double);
        storeFloat(repeated.data() + i * size, type, p.value);
    }
    const bool first = p.scalar_first != 0;
    forBlocks<2>({&call.operands[0], &x}, context,
                 [loop, first, &repeated](void* out, const auto& in, std::int64_t n) {
                     if (first)
                         loop(out, repeated.data(), in[0], n);
                     else
                         loop(out, in[0], repeated.data(), n);
                 });
}

bool supportsMap3(const SpcCall& call) {
    const auto op = params<SpcMap3>(call).op;
    return op >= 0 && op < SPC_MAP3_END && isFloatType(call.operands[1].type);
}
void runMap3(const SpcCall& call, const CpuContext& context) {
    const auto loop =
        arithmeticLoops(context.set).map3[call.operands[1].type][params<SpcMap3>(call).op];
    forBlocks<4>(
        {&call.operands[0], &call.operands[1], &call.operands[2], &call.operands[3]}, context,
        [loop](void* out, const auto& in, std::int64_t n) { loop(out, in[0], in[1], in[2], n); });
}

} // namespace

CpuKernel mapKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_MAP1:
        return {supportsMap1, runMap1};
    case SPC_MAP2:
        return {supportsMap2, runMap2};
    case SPC_MAP_SCALAR:
        return {supportsMapScalar, runMapScalar};
    case SPC_MAP3:
        return {supportsMap3, runMap3};
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
