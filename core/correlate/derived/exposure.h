// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace specula::correlate {

/// What an exposure of te does to a decay exp(-2 rate tau), x = rate te (science C11): delays of te
/// and longer have g2 - 1 larger by [sinh(x) / x]^2.
double exposureFactor(double x);
/// The contrast of one exposure is smaller by (exp(-2x) - 1 + 2x) / (2 x^2).
double exposureContrastFactor(double x);

/// Mean of decay(tau) over two samples of `width` at a distance of `tau`: what a multi-tau level
/// makes of it, the weights being a triangle of half width `width` about tau. Frames are points:
/// `steps` of them per sample (the level width in frames), 1: decay(tau) itself.
double levelAveraged(const std::function<double(double)>& decay, double tau, double width,
                     std::int64_t steps);
/// The same for exp(-2 rate tau) in closed form, as a factor: with y = rate * width and n steps
/// [sinh(y) / (n sinh(y / n))]^2.
double levelFactor(double y, std::int64_t steps);

} // namespace specula::correlate
