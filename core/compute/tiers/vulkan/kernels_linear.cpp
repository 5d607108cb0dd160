// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/kernels.h"

#include <cmath>
#include <numbers>

namespace specula::vulkan {
namespace {

struct MatrixPush {
    Words4 strideC, strideA, strideB;
    std::uint32_t rows, columns, depth, firstBatch, alpha[2], beta[2], useBeta;
};
struct DensityPush {
    Words4 offset, rowStride;
    std::uint32_t queryColumn, pointColumn, number, first, count, unused;
    std::uint32_t inverse[3][2], scale[2];
};

std::uint32_t word(std::int64_t value) {
    return static_cast<std::uint32_t>(value);
}

bool doublesOf(const Call& call) {
    const bool doubles = isWide(call[0].type);
    for (std::size_t i = 0; i < call.operandCount(); ++i) {
        requireType(call, call[i]);
        supportedIf(isFloat(call[i].type) && isWide(call[i].type) == doubles,
                    "operands of different types");
    }
    return doubles;
}

/// Batch, row and column stride and the offset, as the transposed matrix has them if asked for.
Words4 matrixStrides(const SpcOperand& matrix, const Window& window, bool transposed) {
    const int r = matrix.rank;
    const std::int64_t row = matrix.stride[r - 2], column = matrix.stride[r - 1];
    return {r == 3 ? word(matrix.stride[0]) : 0, word(transposed ? column : row),
            word(transposed ? row : column), window.offset};
}

} // namespace

void matrixProduct(const Call& call) {
    const bool doubles = doublesOf(call);
    const auto& params = call.params<SpcMatrixProduct>();
    const SpcOperand &c = call[0], &a = call[1], &b = call[2];
    const int r = c.rank;
    const std::int64_t rows = c.extent[r - 2], columns = c.extent[r - 1];
    const std::int64_t depth = a.extent[params.transpose_a != 0 ? r - 2 : r - 1];
    const std::int64_t batches = r == 3 ? c.extent[0] : 1;
    supportedIf(depth <= INT32_MAX && rows <= 64 * 65535 && columns <= 64 * 65535,
                "a matrix product of such a size");
    const Window windowC = windowOf(call, c), windowA = windowOf(call, a),
                 windowB = windowOf(call, b);
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "matrix_product";
    dispatch.shader = variant(doubles, Shader::matrix_product_f32, Shader::matrix_product_f64);
    dispatch.bindings[0] = windowC.binding;
    // Without depth there is nothing to read, but something must be bound.
    dispatch.bindings[1] = depth > 0 ? windowA.binding : windowC.binding;
    dispatch.bindings[2] = depth > 0 ? windowB.binding : windowC.binding;
    const auto alpha = bitsOf(params.alpha, doubles), beta = bitsOf(params.beta, doubles);
    MatrixPush push{matrixStrides(c, windowC, false),
                    matrixStrides(a, windowA, params.transpose_a != 0),
                    matrixStrides(b, windowB, params.transpose_b != 0),
                    word(rows),
                    word(columns),
                    word(depth),
                    0,
                    {alpha[0], alpha[1]},
                    {beta[0], beta[1]},
                    params.beta != 0 ? 1u : 0u};
    constexpr std::int64_t kBatchesPerLaunch = 65535;
    for (std::int64_t first = 0; first < batches; first += kBatchesPerLaunch) {
        push.firstBatch = word(first);
        dispatch.groups = {word((columns + 63) / 64), word((rows + 63) / 64),
                           word(std::min(kBatchesPerLaunch, batches - first))};
        setPush(dispatch, push);
        call.stream().dispatch(dispatch);
    }
}

void density(const Call& call) {
    const bool doubles = doublesOf(call);
    const auto& params = call.params<SpcDensity>();
    const SpcOperand &out = call[0], &query = call[1], &points = call[2];
    const bool weighted = call.operandCount() == 4;
    supportedIf(points.extent[0] > 0 && points.extent[0] <= INT32_MAX,
                "a density of so many points");
    const Window o = windowOf(call, out), q = windowOf(call, query), p = windowOf(call, points);
    const Window w = weighted ? windowOf(call, call[3]) : Window{};
    const Layout layout = plainLayoutOf(out, {&out});
    if (call.asked())
        return;
    Dispatch dispatch;
    dispatch.what = "density";
    dispatch.shader = variant(doubles, Shader::density_f32, Shader::density_f64);
    dispatch.constants = {word(query.extent[1]), weighted ? 1u : 0u};
    dispatch.bindings[0] = o.binding;
    dispatch.bindings[1] = q.binding;
    dispatch.bindings[2] = p.binding;
    dispatch.bindings[3] = weighted ? w.binding : p.binding;
    double scale = 1;
    DensityPush push{};
    push.offset = {o.offset, q.offset, p.offset, w.offset};
    push.rowStride = {word(out.stride[0]), word(query.stride[0]), word(points.stride[0]),
                      weighted ? word(call[3].stride[0]) : 0};
    push.queryColumn = word(query.stride[1]);
    push.pointColumn = word(points.stride[1]);
    push.number = word(points.extent[0]);
    for (int d = 0; d < query.extent[1]; ++d) {
        const auto inverse = bitsOf(1 / params.bandwidth[d], doubles);
        push.inverse[d][0] = inverse[0];
        push.inverse[d][1] = inverse[1];
        scale /= params.bandwidth[d] * std::sqrt(2 * std::numbers::pi);
    }
    const auto scaleBits = bitsOf(scale, doubles);
    push.scale[0] = scaleBits[0];
    push.scale[1] = scaleBits[1];
    inPieces(layout.count, 60.0 * static_cast<double>(points.extent[0]),
             [&](std::uint32_t first, std::uint32_t count) {
                 push.first = first;
                 push.count = count;
                 setPush(dispatch, push);
                 dispatch.groups[0] = groupsFor(count);
                 call.stream().dispatch(dispatch);
             });
}

} // namespace specula::vulkan
