// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <numbers>
#include <vector>

namespace specula::compute::reference {
namespace {

/// exp(2 pi i numerator / denominator), from an angle of at most an eighth of a turn: there sine
/// and cosine lose nothing to the rounding of the angle.
Complex rootOfUnity(std::int64_t numerator, std::int64_t denominator) {
    if (2 * numerator > denominator)
        return std::conj(rootOfUnity(denominator - numerator, denominator));
    if (4 * numerator > denominator)
        return -std::conj(rootOfUnity(denominator - 2 * numerator, 2 * denominator));
    if (8 * numerator > denominator) {
        const Complex mirrored = rootOfUnity(denominator - 4 * numerator, 4 * denominator);
        return {mirrored.imag(), mirrored.real()};
    }
    const double angle =
        2 * std::numbers::pi * static_cast<double>(numerator) / static_cast<double>(denominator);
    return {std::cos(angle), std::sin(angle)};
}

/// exp(2 pi i k / n) for k = 0..n-1.
std::vector<Complex> rootsOfUnity(std::int64_t n) {
    std::vector<Complex> roots;
    for (std::int64_t k = 0; k < n; ++k)
        roots.push_back(rootOfUnity(k, n));
    return roots;
}

/// A line of n numbers, transformed by the definition: y_k = sum_j x_j exp(sign 2 pi i jk / n).
std::vector<Complex> transformed(const std::vector<Complex>& x, int sign,
                                 const std::vector<Complex>& roots) {
    const std::size_t n = x.size();
    std::vector<Complex> y;
    for (std::size_t k = 0; k < n; ++k) {
        ComplexSum sum;
        for (std::size_t j = 0; j < n; ++j) {
            const Complex root = roots[j * k % n];
            sum.add(x[j] * (sign > 0 ? root : std::conj(root)));
        }
        y.push_back(sum.value());
    }
    return y;
}

/// A contiguous block of complex numbers with up to three axes after the batch.
struct Block {
    std::array<std::int64_t, SPC_MAX_RANK> extent{1, 1, 1, 1};
    std::vector<Complex> data;

    void transformAlong(std::size_t axis, int sign) {
        const std::int64_t n = extent[axis];
        const std::vector<Complex> roots = rootsOfUnity(n);
        std::int64_t stride = 1;
        for (std::size_t a = axis + 1; a < extent.size(); ++a)
            stride *= extent[a];
        const auto count = static_cast<std::int64_t>(data.size());
        for (std::int64_t first = 0; first < count; ++first) {
            if (first / stride % n != 0)
                continue; // not the beginning of a line along the axis
            std::vector<Complex> line;
            for (std::int64_t j = 0; j < n; ++j)
                line.push_back(data[static_cast<std::size_t>(first + j * stride)]);
            line = transformed(line, sign, roots);
            for (std::int64_t j = 0; j < n; ++j)
                data[static_cast<std::size_t>(first + j * stride)] =
                    line[static_cast<std::size_t>(j)];
        }
    }
};

Block blockOf(const Values& in) {
    Block block;
    for (int axis = 0; axis < SPC_MAX_RANK; ++axis)
        block.extent[static_cast<std::size_t>(axis)] = in.extent(axis);
    for (std::int64_t n = 0; n < in.count(); ++n)
        block.data.push_back(in.complexAt(n));
    return block;
}

/// The other half of the last axis, from X_{n-k} = conj(X_k): of lines whose leading axes are
/// transformed back already. The imaginary parts of k = 0 and k = n/2 belong to no real signal and
/// are left out.
Block withOtherHalf(const Block& half, std::int64_t n) {
    Block whole;
    whole.extent = half.extent;
    whole.extent[3] = n;
    const auto kept = static_cast<std::size_t>(half.extent[3]);
    const auto length = static_cast<std::size_t>(n);
    for (std::size_t line = 0; line < half.data.size() / kept; ++line)
        for (std::size_t k = 0; k < length; ++k) {
            const bool stored = k < kept;
            const Complex value = half.data[line * kept + (stored ? k : length - k)];
            const bool real = k == 0 || 2 * k == length;
            whole.data.push_back(real ? value.real() : stored ? value : std::conj(value));
        }
    return whole;
}

} // namespace

void fft(const SpcCall& call) {
    const auto& p = paramsOf<SpcFft>(call);
    Values out(call.operands[0]);
    Block block = blockOf(Values(call.operands[1]));
    const bool forward = p.kind == SPC_FFT_FORWARD || p.kind == SPC_FFT_REAL_FORWARD;
    const int sign = forward ? -1 : 1;
    const auto firstAxis = static_cast<std::size_t>(SPC_MAX_RANK - p.rank);
    for (std::size_t axis = firstAxis; axis < 3; ++axis)
        block.transformAlong(axis, sign);
    if (p.kind == SPC_FFT_REAL_INVERSE)
        block = withOtherHalf(block, out.extent(3));
    block.transformAlong(3, sign);
    for (std::int64_t n = 0; n < out.count(); ++n) {
        // A real forward transform keeps the first n/2+1 of each line.
        const std::int64_t line = n / out.extent(3), k = n % out.extent(3);
        out.set(n, p.scale * block.data[static_cast<std::size_t>(line * block.extent[3] + k)]);
    }
}

} // namespace specula::compute::reference
