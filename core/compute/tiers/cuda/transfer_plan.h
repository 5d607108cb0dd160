// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tier_abi.h"

#include <cstdint>
#include <functional>

namespace specula::cuda {

/// Rows of bytes between host and device memory; offsets are bytes from the first element.
struct CopyPiece {
    std::int64_t host = 0, device = 0;
    std::int64_t rowBytes = 0, rows = 1;
    std::int64_t hostPitch = 0, devicePitch = 0;
    std::int64_t bytes() const { return rowBytes * rows; }
};

/// Cuts the copy of an operand into pieces of at most `chunkBytes`, in row-major order: as many
/// whole rows as fit, or a part of one row. Rows that lie end to end on both sides are one.
void planCopy(const SpcOperand& operand, const SpcHostBlock& block, std::int64_t elementBytes,
              std::int64_t chunkBytes, const std::function<void(const CopyPiece&)>& piece);

/// Between the rows of a piece in host memory and one dense block.
void gatherRows(const CopyPiece& piece, const char* host, char* dense);
void scatterRows(const CopyPiece& piece, char* host, const char* dense);

} // namespace specula::cuda
