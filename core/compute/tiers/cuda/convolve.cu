// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/windows.cuh"

namespace specula::cuda {
namespace {

template<class T>
void convolveAlong(SpcQueue& queue, const SpcOperand& out, const SpcOperand& in,
                   const SpcOperand& weights, int axis) {
    const std::int64_t taps = weights.extent[0];
    const WeightedSum<T> work{dataOf<T>(weights), 0, weights.stride[0]};
    bool alongColumns = false;
    const Planes planes = axisPlanes(out, in, axis, alongColumns);
    if (alongColumns)
        runWindowTiles(queue, "convolve", work, planes, 1, taps, dataOf<T>(out), dataOf<T>(in));
    else
        runWindowColumns(queue, "convolve", work, planes, taps, dataOf<T>(out), dataOf<T>(in));
}

} // namespace

void runConvolveAxis(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand* o = call.operands;
    withFloat(o[0].type, [&](auto tag) {
        convolveAlong<decltype(tag)>(queue, o[0], o[1], o[2], paramsOf<SpcAxis>(call).axis);
    });
}

void runConvolveSeparable(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand *o = call.operands, &weightsX = o[2], &weightsY = o[3];
    const int x = o[0].rank - 1, y = o[0].rank - 2;
    withFloat(o[0].type, [&](auto tag) {
        using T = decltype(tag);
        inTwoPasses(
            queue, o[0], o[1], weightsY.extent[0] - 1,
            [&](const SpcOperand& to, const SpcOperand& from) {
                convolveAlong<T>(queue, to, from, weightsX, x);
            },
            [&](const SpcOperand& to, const SpcOperand& from) {
                convolveAlong<T>(queue, to, from, weightsY, y);
            });
    });
}

void runConvolve(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &in = call.operands[1], &weights = call.operands[2];
    const std::int64_t rows = weights.extent[0], columns = weights.extent[1];
    withFloat(out.type, [&](auto tag) {
        using T = decltype(tag);
        WeightedSum<T> work{dataOf<T>(weights), weights.stride[0], weights.stride[1]};
        if (paramsOf<SpcConvolve>(call).flip != 0) {
            work.weights += (rows - 1) * work.rowStride + (columns - 1) * work.columnStride;
            work.rowStride = -work.rowStride;
            work.columnStride = -work.columnStride;
        }
        runWindowTiles(queue, "convolve", work, imagePlanes(out, in), rows, columns, dataOf<T>(out),
                       dataOf<T>(in));
    });
}

} // namespace specula::cuda
