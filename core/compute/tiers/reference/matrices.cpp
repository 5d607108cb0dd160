// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

namespace specula::compute::reference {
namespace {

/// op(M) at (row, column) of matrix `b` of a batch.
double entry(const Values& m, bool transposed, std::int64_t b, std::int64_t row,
             std::int64_t column) {
    return transposed ? m({0, b, column, row}) : m({0, b, row, column});
}

void product(Values& c, const Values& a, const Values& b, bool transposeA, bool transposeB,
             const SpcMatrixProduct& p) {
    const std::int64_t inner = transposeA ? a.extent(2) : a.extent(3);
    for (std::int64_t batch = 0; batch < c.extent(1); ++batch)
        for (std::int64_t row = 0; row < c.extent(2); ++row)
            for (std::int64_t column = 0; column < c.extent(3); ++column) {
                Sum sum;
                for (std::int64_t k = 0; k < inner; ++k)
                    sum.add(entry(a, transposeA, batch, row, k) *
                            entry(b, transposeB, batch, k, column));
                double value = p.alpha * sum.value();
                if (p.beta != 0)
                    value += p.beta * c({0, batch, row, column});
                c.set({0, batch, row, column}, value);
            }
}

} // namespace

void matrixProduct(const SpcCall& call) {
    const auto& p = paramsOf<SpcMatrixProduct>(call);
    Values c(call.operands[0]);
    product(c, Values(call.operands[1]), Values(call.operands[2]), p.transpose_a != 0,
            p.transpose_b != 0, p);
}

void rankUpdate(const SpcCall& call) {
    const auto& p = paramsOf<SpcMatrixProduct>(call);
    Values c(call.operands[0]);
    const Values a(call.operands[1]);
    product(c, a, a, p.transpose_a != 0, p.transpose_a == 0, p);
}

} // namespace specula::compute::reference
