// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/colormap.h"
#include "core/imaging/display_image.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::imaging {

enum class ToneScale { Linear, Sqrt, Log, Asinh, Gamma };

/// "linear", "sqrt", "log", "asinh", "gamma"; an unknown name throws Error(Usage).
std::string toneScaleName(ToneScale scale);
ToneScale toneScaleFromName(std::string_view name);

/// How values become colours.
struct ToneSettings {
    double low = 0, high = 1; ///< values at the two ends of the colour map; low < high
    ToneScale scale = ToneScale::Linear;
    double gamma = 2.2;      ///< Gamma: t = u^(1/gamma), u the linear position; 0.1..10
    double softening = 0.01; ///< Asinh: part of high - low below which it is linear; > 0

    std::string colormap = "viridis";
    bool reversed = false;

    Rgb nan = 0xff7f3fbf;       ///< violet
    Rgb masked = 0xff3f4650;    ///< slate
    Rgb dead = 0xff20242a;      ///< nearly black, bluish
    Rgb saturated = 0xffff2fa0; ///< pink
    std::optional<Rgb> below;   ///< nothing: the first colour of the map
    std::optional<Rgb> above;   ///< nothing: the last one

    friend bool operator==(const ToneSettings&, const ToneSettings&) = default;
};

/// Levels and scale as a function of the value, and back: for look-up tables and colour bars.
/// Levels that make no sense (low >= high, a log scale from zero) are repaired: high just above
/// low, log from high / 10^4.
class ToneCurve {
  public:
    explicit ToneCurve(const ToneSettings& settings);

    double low() const { return m_low; } ///< as used
    double high() const { return m_high; }
    /// Position on the colour map: below 0 or above 1 outside the levels; -1 for values that a log
    /// scale has no place for; NaN for NaN.
    double position(double value) const;
    /// Value at a position 0..1.
    double value(double position) const;

  private:
    double m_low = 0, m_high = 1;
    ToneScale m_scale = ToneScale::Linear;
    double m_exponent = 1, m_softening = 1, m_norm = 1, m_logLow = 0;
};

/// Colour per key, for the keys of the image and for those of its means.
struct ToneLut {
    std::vector<Rgb> colours;     ///< 65536, for DisplayImage::mapping()
    std::vector<Rgb> meanColours; ///< for meanMapping(); empty when the same or not asked for
};

/// Colour of entry k: table[min(255, floor(256 * position(valueOf(k))))] inside the levels. Costs
/// about 0.05 ms: only the 257 borders between colours are computed.
std::vector<Rgb> buildLut(const KeyMapping& mapping, const ToneSettings& settings);
ToneLut buildLut(const DisplayImage& image, const ToneSettings& settings, Pooling pooling);

} // namespace specula::imaging
