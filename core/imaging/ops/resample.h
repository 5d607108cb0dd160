// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace specula::imaging {

/// In the order of the choices of resize:filter=.
enum class ResizeFilter { Nearest, Box, Triangle, Mitchell, Lanczos3 };

/// How n output samples come from m input samples along one axis. Output d lies at the input
/// coordinate c = (d + 1/2) m/n - 1/2, and input j counts with weight f((j - c) / max(m/n, 1)), all
/// weights divided by their sum; beyond the border the image goes on with its last sample. Equal to
/// OpenImageIO's ImageBufAlgo::resize.
///
///     box       1 for |x| <= 1/2
///     triangle  1 - |x|
///     mitchell  Mitchell and Netravali, B = C = 1/3
///     lanczos3  sinc(x) sinc(x/3), |x| < 3
///
/// nearest takes sample floor((d + 1/2) m/n): at exact halves the right or lower one.
/// Positions are exact: they are computed in whole numbers.
class ResampleAxis {
  public:
    /// Both 1 .. 2^30.
    ResampleAxis(ResizeFilter filter, std::int64_t from, std::int64_t to);

    std::int64_t taps() const { return m_taps; }
    /// First of the taps() samples that output `d` is made of; never decreases with d. They may lie
    /// beyond the border, where the caller continues the image: folding them onto the border sample
    /// would need taps of weight 0 elsewhere, and NaN would reach farther than the filter.
    std::int64_t start(std::int64_t d) const;
    void weights(std::int64_t d, double* out) const;

  private:
    ResizeFilter m_filter;
    std::int64_t m_from, m_to, m_larger;
    std::int64_t m_taps;
};

} // namespace specula::imaging
