// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"

namespace specula::vulkan {
namespace {

struct TilePush {
    Words4 outer, strideO, strideX, offset;
    std::uint32_t lines, span, lineO, lineX, alongO, alongX, taps, strideTap;
    std::uint32_t first, count, tilesAcross, tilesAlong;
};
struct ResamplePush {
    Words4 extent, strideO, strideX, offset;
    std::uint32_t axis, taps, strideTap, strideRow, strideStart, first, count, inLength;
};
struct ConvolvePush {
    Words4 extent, strideO, strideX, offset;
    std::uint32_t rows, columns, strideRow, strideColumn, first, count, flip;
};
struct RankPush {
    Words4 extent, strideO, strideX;
    std::uint32_t offset[2], rows, columns, first, count;
};
struct AffinePush {
    Words4 extent, strideO, strideX, offsetAxes, strideAxes;
    std::uint32_t offset[2];
    std::int32_t last[2], inAt[2];
    std::uint32_t fill[2], first, count;
    std::int32_t inSize[2];
};
struct ExtendPush {
    Words4 extent, strideO, strideX;
    std::uint32_t offset[2], first, count;
    std::int32_t size[2], inAt[2], inSize[2], outAt[2];
    std::uint32_t value[2];
};

std::uint32_t word(std::int64_t value) {
    return static_cast<std::uint32_t>(value);
}
std::int32_t place(std::int64_t value) {
    supportedIf(value >= -(1 << 30) && value <= (1 << 30), "an image of such an extent");
    return static_cast<std::int32_t>(value);
}
std::int64_t fromLast(const SpcOperand& operand, int back) {
    return operand.extent[operand.rank - 1 - back];
}

/// All operands of the same precision, which the device has.
bool doublesOf(const Call& call, std::initializer_list<std::size_t> operands) {
    const bool doubles = isWide(call[0].type);
    for (const std::size_t i : operands) {
        requireType(call, call[i]);
        supportedIf(isFloat(call[i].type), "other types than floats");
        supportedIf(isWide(call[i].type) == doubles, "operands of different precision");
    }
    return doubles;
}

} // namespace

void convolveAxis(const Call& call) {
    const bool doubles = doublesOf(call, {0, 1, 2});
    const SpcOperand &out = call[0], &in = call[1], &weights = call[2];
    const auto axis = static_cast<std::size_t>(call.params<SpcAxis>().axis + 4 - out.rank);
    const Window o = windowOf(call, out), x = windowOf(call, in), w = windowOf(call, weights);
    Layout layout = plainLayoutOf(out, {&out, &in});
    const std::int64_t taps = weights.extent[0];
    supportedIf(in.extent[call.params<SpcAxis>().axis] <= INT32_MAX, "an image of such an extent");
    if (call.asked())
        return;
    // As in the shader.
    const bool last = axis == 3;
    const std::uint32_t lines = last ? 8 : doubles ? 16 : 32;
    const std::uint32_t span = 256 / lines * (doubles ? 4 : 8);
    TilePush push{};
    push.offset = {o.offset, x.offset, w.offset, 0};
    push.span = layout.extent[axis];
    push.alongO = layout.stride[0][axis];
    push.alongX = layout.stride[1][axis];
    layout.extent[axis] = 1;
    const std::size_t across = last ? 2 : 3;
    push.lines = layout.extent[across];
    push.lineO = layout.stride[0][across];
    push.lineX = layout.stride[1][across];
    layout.extent[across] = 1;
    push.outer = layout.extent;
    push.strideO = layout.stride[0];
    push.strideX = layout.stride[1];
    push.taps = word(taps);
    push.strideTap = word(weights.stride[0]);
    push.tilesAcross = (push.lines + lines - 1) / lines;
    push.tilesAlong = (push.span + span - 1) / span;
    std::uint64_t tiles = std::uint64_t{push.tilesAcross} * push.tilesAlong;
    for (const std::uint32_t extent : layout.extent)
        tiles *= extent;
    Dispatch dispatch;
    dispatch.what = "convolve_axis";
    dispatch.shader = variant(doubles, Shader::convolve_tile_f32, Shader::convolve_tile_f64);
    dispatch.constants = {last ? 1u : 0u};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    dispatch.bindings[2] = w.binding;
    inPieces(tiles, 2.0 * static_cast<double>(taps) * lines * span,
             [&](std::uint32_t first, std::uint32_t count) {
                 push.first = first;
                 push.count = count;
                 setPush(dispatch, push);
                 dispatch.groups[0] = std::min<std::uint32_t>(count, 32768);
                 call.stream().dispatch(dispatch);
             });
}

void resampleAxis(const Call& call) {
    const bool doubles = doublesOf(call, {0, 1, 3});
    const SpcOperand &out = call[0], &in = call[1], &starts = call[2], &weights = call[3];
    const int axis = call.params<SpcAxis>().axis;
    const Window o = windowOf(call, out), x = windowOf(call, in), s = windowOf(call, starts),
                 w = windowOf(call, weights);
    const Layout layout = plainLayoutOf(out, {&out, &in});
    supportedIf(in.extent[axis] <= INT32_MAX, "an image of such an extent");
    const std::int64_t taps = weights.extent[1];
    validIf(in.extent[axis] >= taps, "more weights than there are elements to weigh");
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "resample_axis";
    dispatch.shader = variant(doubles, Shader::resample_axis_f32, Shader::resample_axis_f64);
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    dispatch.bindings[2] = w.binding;
    dispatch.bindings[3] = s.binding;
    inPieces(layout.count, 2.0 * static_cast<double>(taps),
             [&](std::uint32_t first, std::uint32_t count) {
                 const ResamplePush push{layout.extent,
                                         layout.stride[0],
                                         layout.stride[1],
                                         {o.offset, x.offset, w.offset, s.offset},
                                         word(axis + 4 - out.rank),
                                         word(taps),
                                         word(weights.stride[1]),
                                         word(weights.stride[0]),
                                         word(starts.stride[0]),
                                         first,
                                         count,
                                         word(in.extent[axis])};
                 setPush(dispatch, push);
                 dispatch.groups[0] = groupsFor(count);
                 call.stream().dispatch(dispatch);
             });
}

void convolve(const Call& call) {
    const bool doubles = doublesOf(call, {0, 1, 2});
    const SpcOperand &out = call[0], &in = call[1], &weights = call[2];
    const Window o = windowOf(call, out), x = windowOf(call, in), w = windowOf(call, weights);
    const Layout layout = plainLayoutOf(out, {&out, &in});
    const std::int64_t rows = weights.extent[0], columns = weights.extent[1];
    supportedIf(rows * columns <= 1 << 20, "a kernel of so many weights");
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "convolve";
    dispatch.shader = variant(doubles, Shader::convolve_f32, Shader::convolve_f64);
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    dispatch.bindings[2] = w.binding;
    inPieces(layout.count, 2.0 * static_cast<double>(rows * columns),
             [&](std::uint32_t first, std::uint32_t count) {
                 const ConvolvePush push{layout.extent,
                                         layout.stride[0],
                                         layout.stride[1],
                                         {o.offset, x.offset, w.offset, 0},
                                         word(rows),
                                         word(columns),
                                         word(weights.stride[0]),
                                         word(weights.stride[1]),
                                         first,
                                         count,
                                         call.params<SpcConvolve>().flip != 0 ? 1u : 0u};
                 setPush(dispatch, push);
                 dispatch.groups[0] = groupsFor(count);
                 call.stream().dispatch(dispatch);
             });
}

void rankFilter(const Call& call) {
    const bool doubles = doublesOf(call, {0, 1});
    const SpcOperand &out = call[0], &in = call[1];
    const auto& params = call.params<SpcRankFilter>();
    const Window o = windowOf(call, out), x = windowOf(call, in);
    const Layout layout = plainLayoutOf(out, {&out, &in});
    const std::int64_t rows = 2 * std::int64_t{params.radius_y} + 1;
    const std::int64_t columns = 2 * std::int64_t{params.radius_x} + 1;
    supportedIf(rows <= 4096 && columns <= 4096, "a window of such a size");
    if (call.asked())
        return;
    constexpr std::int64_t kMostKept = 25;
    const std::int64_t window = rows * columns;
    const bool median = params.which == SPC_RANK_MEDIAN;
    const bool sorted = median && window > 1 && window <= kMostKept;
    Dispatch dispatch;
    dispatch.what = "rank_filter";
    dispatch.shader = variant(doubles, Shader::rank_filter_f32, Shader::rank_filter_f64);
    dispatch.constants = {static_cast<std::uint32_t>(params.which), sorted ? word(window) : 1u};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    const double rounds = !median ? 2 : sorted ? static_cast<double>(window) : 128;
    inPieces(layout.count, rounds * static_cast<double>(window),
             [&](std::uint32_t first, std::uint32_t count) {
                 const RankPush push{layout.extent,
                                     layout.stride[0],
                                     layout.stride[1],
                                     {o.offset, x.offset},
                                     word(rows),
                                     word(columns),
                                     first,
                                     count};
                 setPush(dispatch, push);
                 dispatch.groups[0] = groupsFor(count);
                 call.stream().dispatch(dispatch);
             });
}

void affine(const Call& call) {
    const bool doubles = doublesOf(call, {0, 1});
    const SpcOperand &out = call[0], &in = call[1];
    const auto& params = call.params<SpcAffine>();
    const Window o = windowOf(call, out), x = windowOf(call, in);
    std::array<Window, 4> axes;
    for (std::size_t i = 0; i < 4; ++i)
        axes[i] = windowOf(call, call[2 + i]);
    const Layout layout = plainLayoutOf(out, {&out, &in});
    const std::int32_t last[2] = {place(params.image_width - 1), place(params.image_height - 1)};
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "affine";
    dispatch.shader = variant(doubles, Shader::affine_f32, Shader::affine_f64);
    dispatch.constants = {params.sampling == SPC_BILINEAR ? 1u : 0u};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    for (std::size_t i = 0; i < 4; ++i)
        dispatch.bindings[2 + i] = axes[i].binding;
    const auto fillValue = bitsOf(params.fill, doubles);
    inPieces(layout.count, 100, [&](std::uint32_t first, std::uint32_t count) {
        const AffinePush push{layout.extent,
                              layout.stride[0],
                              layout.stride[1],
                              {axes[0].offset, axes[1].offset, axes[2].offset, axes[3].offset},
                              {word(call[2].stride[0]), word(call[3].stride[0]),
                               word(call[4].stride[0]), word(call[5].stride[0])},
                              {o.offset, x.offset},
                              {last[0], last[1]},
                              {place(params.in_x), place(params.in_y)},
                              {fillValue[0], fillValue[1]},
                              first,
                              count,
                              {place(fromLast(in, 0)), place(fromLast(in, 1))}};
        setPush(dispatch, push);
        dispatch.groups[0] = groupsFor(count);
        call.stream().dispatch(dispatch);
    });
}

void extend(const Call& call) {
    const SpcOperand &out = call[0], &in = call[1];
    const auto& params = call.params<SpcExtend>();
    const Window o = windowOf(call, out), x = windowOf(call, in);
    const Layout layout = plainLayoutOf(out, {&out, &in});
    const ExtendPush shape{layout.extent,
                           layout.stride[0],
                           layout.stride[1],
                           {o.offset, x.offset},
                           0,
                           0,
                           {place(params.image_width), place(params.image_height)},
                           {place(params.in_x), place(params.in_y)},
                           {place(fromLast(in, 0)), place(fromLast(in, 1))},
                           {place(params.out_x), place(params.out_y)},
                           {0, 0}};
    place(params.out_x + fromLast(out, 0));
    place(params.out_y + fromLast(out, 1));
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "extend";
    dispatch.shader = Shader::extend;
    dispatch.constants = {static_cast<std::uint32_t>(elementSize(out.type)),
                          static_cast<std::uint32_t>(params.edge)};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = x.binding;
    const Words4 value = fillBits(out.type, params.value, 0);
    inPieces(layout.count, 60, [&](std::uint32_t first, std::uint32_t count) {
        ExtendPush push = shape;
        push.first = first;
        push.count = count;
        push.value[0] = value[0];
        push.value[1] = value[1];
        setPush(dispatch, push);
        dispatch.groups[0] = groupsFor(count);
        call.stream().dispatch(dispatch);
    });
}

} // namespace specula::vulkan
