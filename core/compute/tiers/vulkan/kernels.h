// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/call.h"

namespace specula::vulkan {

// A function per kernel of the catalogue. Each checks what this tier can do, returns there when the
// call is only asked about, and else records its launches.
void convert(const Call& call);
void fill(const Call& call);
void map(const Call& call);
void pointChain(const Call& call);
void reduce(const Call& call);
void dot(const Call& call);
void moments(const Call& call);
void binnedSum(const Call& call);
void labelStatistics(const Call& call);
void matrixProduct(const Call& call);
void fft(const Call& call);
void convolveAxis(const Call& call);
void convolve(const Call& call);
void rankFilter(const Call& call);
void resampleAxis(const Call& call);
void affine(const Call& call);
void extend(const Call& call);
void density(const Call& call);
void sort(const Call& call);

/// The bits of a value in any type, as CONVERT would have them.
Words4 fillBits(int type, double re, double im);

/// The kernel a call names. Throws Failure; calls with an empty output do nothing.
void runCall(const Call& call, const SpcCall& raw);

} // namespace specula::vulkan
