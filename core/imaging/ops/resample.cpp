// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace specula::imaging {
namespace {

/// Half widths, times two.
constexpr std::int64_t supportTwice(ResizeFilter filter) {
    switch (filter) {
    case ResizeFilter::Nearest:
    case ResizeFilter::Box:
        return 1;
    case ResizeFilter::Triangle:
        return 2;
    case ResizeFilter::Mitchell:
        return 4;
    case ResizeFilter::Lanczos3:
        break;
    }
    return 6;
}

std::int64_t floorDivided(std::int64_t a, std::int64_t b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

double sinc(double x) {
    if (x == 0)
        return 1;
    const double t = std::numbers::pi * x;
    return std::sin(t) / t;
}

/// |x| within the support.
double filterValue(ResizeFilter filter, double x) {
    const double a = std::abs(x);
    switch (filter) {
    case ResizeFilter::Nearest:
    case ResizeFilter::Box:
        return 1;
    case ResizeFilter::Triangle:
        return 1 - a;
    case ResizeFilter::Mitchell:
        return a < 1 ? ((7 * a - 12) * a * a + 16.0 / 3) / 6
                     : (((-7.0 / 3 * a + 12) * a - 20) * a + 32.0 / 3) / 6;
    case ResizeFilter::Lanczos3:
        break;
    }
    return sinc(a) * sinc(a / 3);
}

} // namespace

// In units of 1/(2 to) of an input sample, sample j lies at 2 j to, output d at
// (2 d + 1) from - to, and the filter reaches supportTwice * max(from, to) to both sides.

ResampleAxis::ResampleAxis(ResizeFilter filter, std::int64_t from, std::int64_t to)
    : m_filter(filter)
    , m_from(from)
    , m_to(to)
    , m_larger(std::max(from, to)) {
    const std::int64_t reach = supportTwice(filter) * m_larger;
    // A closed interval of length L holds up to floor(L) + 1 whole numbers, an open one ceil(L).
    m_taps = filter == ResizeFilter::Nearest ? 1
             : filter == ResizeFilter::Box   ? reach / to + 1
                                             : (reach + to - 1) / to;
}

std::int64_t ResampleAxis::start(std::int64_t d) const {
    if (m_filter == ResizeFilter::Nearest)
        return (2 * d + 1) * m_from / (2 * m_to);
    const std::int64_t left = (2 * d + 1) * m_from - m_to - supportTwice(m_filter) * m_larger;
    // The box counts at its very end, the others are 0 there.
    return m_filter == ResizeFilter::Box ? -floorDivided(-left, 2 * m_to)
                                         : floorDivided(left, 2 * m_to) + 1;
}

void ResampleAxis::weights(std::int64_t d, double* out) const {
    std::fill_n(out, m_taps, 0.0);
    if (m_filter == ResizeFilter::Nearest) {
        out[0] = 1;
        return;
    }
    const std::int64_t first = start(d);
    const std::int64_t reach = supportTwice(m_filter) * m_larger;
    double sum = 0;
    for (std::int64_t k = 0; k < m_taps; ++k) {
        const std::int64_t distance = 2 * (first + k) * m_to - (2 * d + 1) * m_from + m_to;
        if (std::abs(distance) > reach)
            break;
        const double w = filterValue(m_filter, static_cast<double>(distance) /
                                                   static_cast<double>(2 * m_larger));
        out[k] = w;
        sum += w;
    }
    for (std::int64_t k = 0; k < m_taps; ++k)
        out[k] /= sum;
}

} // namespace specula::imaging
