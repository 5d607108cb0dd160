// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"

#include <cmath>

namespace specula::vulkan {
namespace {

struct MapPush {
    Words4 extent, strideO, strideX, strideY, strideZ, offset;
    std::uint32_t count, rank, value[2];
};

struct ConvertPush {
    Words4 extent, strideO, strideX;
    std::uint32_t offset[2], count, rank;
};

struct FillPush {
    Words4 extent, strideO, value;
    std::uint32_t offset, count, rank;
};

/// Forms of map.comp and complex.comp.
enum Form : std::uint32_t { kOne = 1, kTwo, kScalar, kScalarFirst, kThree };

struct MapCall {
    Form form;
    std::uint32_t op;
    double value;
};

MapCall mapCallOf(const Call& call) {
    switch (call.kernel()) {
    case SPC_MAP1:
        return {kOne, static_cast<std::uint32_t>(call.params<SpcMap1>().op), 0};
    case SPC_MAP2:
        return {kTwo, static_cast<std::uint32_t>(call.params<SpcMap2>().op), 0};
    case SPC_MAP3:
        return {kThree, static_cast<std::uint32_t>(call.params<SpcMap3>().op), 0};
    default: {
        const auto& params = call.params<SpcMapScalar>();
        return {params.scalar_first != 0 ? kScalarFirst : kScalar,
                static_cast<std::uint32_t>(params.op), params.value};
    }
    }
}

template<class Integer>
std::uint64_t saturated(double value) {
    if (value != value)
        return 0;
    const double rounded = std::nearbyint(value);
    if (rounded <= static_cast<double>(std::numeric_limits<Integer>::min()))
        return static_cast<std::uint64_t>(std::numeric_limits<Integer>::min());
    if (rounded >= static_cast<double>(std::numeric_limits<Integer>::max()))
        return static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    return static_cast<std::uint64_t>(static_cast<Integer>(rounded));
}

std::uint64_t integerBits(int type, double value) {
    switch (type) {
    case SPC_U8:
        return saturated<std::uint8_t>(value);
    case SPC_I8:
        return saturated<std::int8_t>(value);
    case SPC_U16:
        return saturated<std::uint16_t>(value);
    case SPC_I16:
        return saturated<std::int16_t>(value);
    case SPC_U32:
        return saturated<std::uint32_t>(value);
    case SPC_I32:
        return saturated<std::int32_t>(value);
    case SPC_U64:
        return saturated<std::uint64_t>(value);
    default:
        return saturated<std::int64_t>(value);
    }
}

} // namespace

Words4 fillBits(int type, double re, double im) {
    const auto narrowRe = bitsOf(re, false), narrowIm = bitsOf(im, false);
    const auto wideRe = bitsOf(re, true), wideIm = bitsOf(im, true);
    switch (type) {
    case SPC_F32:
        return {narrowRe[0], 0, 0, 0};
    case SPC_F64:
        return {wideRe[0], wideRe[1], 0, 0};
    case SPC_C64:
        return {narrowRe[0], narrowIm[0], 0, 0};
    case SPC_C128:
        return {wideRe[0], wideRe[1], wideIm[0], wideIm[1]};
    default: {
        const std::uint64_t bits = integerBits(type, re);
        return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32), 0, 0};
    }
    }
}

void convert(const Call& call) {
    const SpcOperand &out = call[0], &in = call[1];
    requireType(call, out);
    requireType(call, in);
    const Window o = windowOf(call, out), x = windowOf(call, in);
    const Layout layout = layoutOf(out, {&out, &in});
    if (call.asked())
        return;
    const ConvertPush push{layout.extent,        layout.stride[0], layout.stride[1],
                           {o.offset, x.offset}, layout.count,     layout.rank};
    Dispatch dispatch;
    dispatch.what = "convert";
    dispatch.shader =
        variant(isWide(out.type) || isWide(in.type), Shader::convert_f32, Shader::convert_f64);
    dispatch.constants = {static_cast<std::uint32_t>(out.type),
                          static_cast<std::uint32_t>(in.type)};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    dispatch.groups[0] = groupsFor(layout.count);
    setPush(dispatch, push);
    call.stream().dispatch(dispatch);
}

void fill(const Call& call) {
    const SpcOperand& out = call[0];
    const auto& params = call.params<SpcFill>();
    const Window o = windowOf(call, out);
    const Layout layout = layoutOf(out, {&out});
    if (call.asked())
        return;
    const FillPush push{layout.extent, layout.stride[0], fillBits(out.type, params.re, params.im),
                        o.offset,      layout.count,     layout.rank};
    Dispatch dispatch;
    dispatch.what = "fill";
    dispatch.shader = Shader::fill;
    dispatch.constants = {static_cast<std::uint32_t>(elementSize(out.type))};
    dispatch.bindings[0] = o.binding;
    dispatch.groups[0] = groupsFor(layout.count);
    setPush(dispatch, push);
    call.stream().dispatch(dispatch);
}

void map(const Call& call) {
    const MapCall wanted = mapCallOf(call);
    const SpcOperand &out = call[0], &x = call[1];
    for (std::size_t i = 0; i < call.operandCount(); ++i)
        requireType(call, call[i]);
    const bool complexOnes = isComplex(x.type);
    const bool hasY = call.operandCount() > 2, hasZ = call.operandCount() > 3;
    const SpcOperand &y = hasY ? call[2] : x, &z = hasZ ? call[3] : x;
    for (std::size_t i = 1; i < call.operandCount(); ++i)
        supportedIf(isWide(call[i].type) == isWide(x.type), "operands of different precision");
    supportedIf(isWide(out.type) == isWide(x.type), "operands of different precision");
    std::array<Window, 4> windows{windowOf(call, out), windowOf(call, x),
                                  hasY ? windowOf(call, y) : Window{},
                                  hasZ ? windowOf(call, z) : Window{}};
    const Layout layout = layoutOf(out, {&out, &x, &y, &z});
    if (call.asked())
        return;
    const bool doubles = isWide(x.type);
    const auto bits = bitsOf(wanted.value, doubles);
    const MapPush push{layout.extent,
                       layout.stride[0],
                       layout.stride[1],
                       layout.stride[2],
                       layout.stride[3],
                       {windows[0].offset, windows[1].offset, windows[2].offset, windows[3].offset},
                       layout.count,
                       layout.rank,
                       {bits[0], bits[1]}};
    Dispatch dispatch;
    dispatch.what = "map";
    if (complexOnes) {
        dispatch.shader = variant(doubles, Shader::complex_f32, Shader::complex_f64);
        const bool realY = wanted.form == kScalar || (hasY && !isComplex(y.type));
        dispatch.constants = {wanted.form, wanted.op, realY ? 1u : 0u};
    } else {
        dispatch.shader = variant(doubles, Shader::map_f32, Shader::map_f64);
        dispatch.constants = {wanted.form, wanted.op};
    }
    for (std::size_t i = 0; i < 4; ++i)
        dispatch.bindings[i] = windows[i].binding;
    // The unused inputs are bound as well: a layer looks at what the shader could read.
    dispatch.bindings[2] = hasY ? windows[2].binding : windows[1].binding;
    if (!complexOnes)
        dispatch.bindings[3] = hasZ ? windows[3].binding : windows[1].binding;
    dispatch.groups[0] = groupsFor(layout.count);
    setPush(dispatch, push);
    call.stream().dispatch(dispatch);
}

} // namespace specula::vulkan
