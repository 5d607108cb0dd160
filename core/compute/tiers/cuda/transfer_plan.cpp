// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/transfer_plan.h"

#include <algorithm>
#include <cstring>

namespace specula::cuda {
namespace {

struct CopyAxis {
    std::int64_t extent, hostStride, deviceStride; ///< strides in bytes
};

} // namespace

void planCopy(const SpcOperand& operand, const SpcHostBlock& block, std::int64_t elementBytes,
              std::int64_t chunkBytes, const std::function<void(const CopyPiece&)>& piece) {
    // Axes from the fastest on; the first is the bytes of a row.
    CopyAxis axes[SPC_MAX_RANK + 1] = {{elementBytes, 1, 1}};
    int count = 1;
    for (int axis = operand.rank - 1; axis >= 0; --axis) {
        const std::int64_t extent = operand.extent[axis];
        if (extent == 0)
            return;
        if (extent == 1)
            continue;
        const std::int64_t device = operand.stride[axis] * elementBytes;
        const std::int64_t host =
            axis == operand.rank - 1 ? elementBytes : block.stride_bytes[axis];
        CopyAxis& below = axes[count - 1];
        if (device == below.deviceStride * below.extent && host == below.hostStride * below.extent)
            below.extent *= extent;
        else
            axes[count++] = {extent, host, device};
    }
    const CopyAxis row = axes[0], rows = count > 1 ? axes[1] : CopyAxis{1, 0, 0};
    std::int64_t blocks = 1;
    for (int axis = 2; axis < count; ++axis)
        blocks *= axes[axis].extent;
    for (std::int64_t index = 0; index < blocks; ++index) {
        std::int64_t host = 0, device = 0, rest = index;
        for (int axis = 2; axis < count; ++axis) {
            host += rest % axes[axis].extent * axes[axis].hostStride;
            device += rest % axes[axis].extent * axes[axis].deviceStride;
            rest /= axes[axis].extent;
        }
        if (row.extent > chunkBytes) {
            for (std::int64_t r = 0; r < rows.extent; ++r)
                for (std::int64_t byte = 0; byte < row.extent; byte += chunkBytes)
                    piece({host + r * rows.hostStride + byte, device + r * rows.deviceStride + byte,
                           std::min(chunkBytes, row.extent - byte), 1, 0, 0});
            continue;
        }
        const std::int64_t together = chunkBytes / row.extent;
        for (std::int64_t r = 0; r < rows.extent; r += together)
            piece({host + r * rows.hostStride, device + r * rows.deviceStride, row.extent,
                   std::min(together, rows.extent - r), rows.hostStride, rows.deviceStride});
    }
}

void gatherRows(const CopyPiece& piece, const char* host, char* dense) {
    for (std::int64_t r = 0; r < piece.rows; ++r)
        std::memcpy(dense + r * piece.rowBytes, host + piece.host + r * piece.hostPitch,
                    static_cast<std::size_t>(piece.rowBytes));
}

void scatterRows(const CopyPiece& piece, char* host, const char* dense) {
    for (std::int64_t r = 0; r < piece.rows; ++r)
        std::memcpy(host + piece.host + r * piece.hostPitch, dense + r * piece.rowBytes,
                    static_cast<std::size_t>(piece.rowBytes));
}

} // namespace specula::cuda
