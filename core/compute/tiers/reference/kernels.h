// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

namespace specula::compute::reference {

// A function per kernel. The call has been checked against the catalogue, and its outputs are not
// empty; what lies in the operands (starts, percents) is checked here.

void convert(const SpcCall& call);
void fill(const SpcCall& call);
void map1(const SpcCall& call);
void map2(const SpcCall& call);
void mapScalar(const SpcCall& call);
void map3(const SpcCall& call);
void pointChain(const SpcCall& call);
void reduce(const SpcCall& call);
void dot(const SpcCall& call);
void moments(const SpcCall& call);
void binnedSum(const SpcCall& call);
void labelStatistics(const SpcCall& call);
void matrixProduct(const SpcCall& call);
void rankUpdate(const SpcCall& call);
void fft(const SpcCall& call);
void convolveAxis(const SpcCall& call);
void convolveSeparable(const SpcCall& call);
void convolve(const SpcCall& call);
void rankFilter(const SpcCall& call);
void resampleAxis(const SpcCall& call);
void affine(const SpcCall& call);
void extend(const SpcCall& call);
void density(const SpcCall& call);
void sort(const SpcCall& call);
void percentile(const SpcCall& call);

/// f(x, y) of an SpcMap2Op on real numbers, as maps and point chains have it.
double binary(int op, double x, double y);

template<class Params>
const Params& paramsOf(const SpcCall& call) {
    return *static_cast<const Params*>(call.params);
}

} // namespace specula::compute::reference
