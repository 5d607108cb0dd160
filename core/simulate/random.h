// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <complex>
#include <cstdint>
#include <numbers>

namespace specula::simulate {

/// Counter-based random bits: a pure function of (seed, stream, counter), so that the same numbers
/// come out whatever the thread count and the order. Two rounds of a 64-bit finaliser (the
/// constants are Stafford's variant 13 of the murmur finaliser).
inline std::uint64_t randomBits(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter) {
    const auto mix = [](std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    };
    return mix(mix(seed + 0x9e3779b97f4a7c15ull * (stream + 1)) + 0x9e3779b97f4a7c15ull * counter);
}

/// Uniform in (0, 1).
inline double uniform(std::uint64_t bits) {
    return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
}

/// Circular complex Gaussian with mean |z|^2 = 1 (Box-Muller).
inline std::complex<double> complexGaussian(std::uint64_t seed, std::uint64_t stream,
                                            std::uint64_t counter) {
    const double radius = std::sqrt(-std::log(uniform(randomBits(seed, stream, 2 * counter))));
    const double angle = 2 * std::numbers::pi * uniform(randomBits(seed, stream, 2 * counter + 1));
    return std::polar(radius, angle);
}

/// Poisson count of a mean below about 50, by inversion of one uniform number.
inline std::uint32_t poisson(double mean, double u) {
    double p = std::exp(-mean), sum = p;
    std::uint32_t n = 0;
    while (u > sum && n < 1000) {
        ++n;
        p *= mean / n;
        sum += p;
    }
    return n;
}

} // namespace specula::simulate
