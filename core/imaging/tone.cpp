// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/tone.h"

#include "core/base/error.h"
#include "core/base/vector_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::imaging {

namespace {

constexpr std::string_view kScaleNames[] = {"linear", "sqrt", "log", "asinh", "gamma"};
constexpr double kLogDecades = 1e4; ///< of a log scale whose low level is not above zero

/// First ordinary key from `from` on for which reached(value) holds (it stays true once it is);
/// kFirstReservedKey when there is none. `guess` is tried first.
template<class Reached>
int firstKey(const KeyMapping& mapping, int from, int guess, const Reached& reached) {
    const auto holds = [&](int key) { return reached(mapping.valueOf(static_cast<Key>(key))); };
    int low = from, high = kFirstReservedKey;
    guess = std::clamp(guess, low, high);
    // The guess is right or one step off, but for rounding.
    for (const int probe : {guess - 1, guess, guess + 1}) {
        if (probe < low || probe >= high)
            continue;
        if (holds(probe))
            high = probe;
        else
            low = probe + 1;
    }
    while (low < high) {
        const int middle = (low + high) / 2;
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

std::string toneScaleName(ToneScale scale) {
    return std::string(kScaleNames[static_cast<std::size_t>(scale)]);
}

ToneScale toneScaleFromName(std::string_view name) {
    const auto* found = std::find(std::begin(kScaleNames), std::end(kScaleNames), name);
    if (found == std::end(kScaleNames))
        throw Error(ErrorCode::Usage, fmt::format("there is no scale \"{}\"", name))
            .withRemedy("use linear, sqrt, log, asinh or gamma");
    return static_cast<ToneScale>(found - std::begin(kScaleNames));
}

ToneCurve::ToneCurve(const ToneSettings& settings)
    : m_low(std::isfinite(settings.low) ? settings.low : 0)
    , m_high(std::isfinite(settings.high) ? settings.high : 1)
    , m_scale(settings.scale) {
    if (m_scale == ToneScale::Log) {
        m_high = m_high > 0 ? m_high : 1;
        m_low = m_low > 0 ? m_low : m_high / kLogDecades;
    }
    if (!(m_high > m_low))
        m_high =
            std::nextafter(m_low + std::abs(m_low) * 1e-12, std::numeric_limits<double>::max());
    m_exponent = 1 / std::clamp(settings.gamma, 0.1, 10.0);
    m_softening = settings.softening > 0 ? settings.softening : 0.01;
    m_norm = m_scale == ToneScale::Log ? std::log(m_high / m_low) : std::asinh(1 / m_softening);
}

double ToneCurve::position(double value) const {
    if (std::isnan(value))
        return value;
    if (m_scale == ToneScale::Log)
        return value > 0 ? std::log(value / m_low) / m_norm : -1;
    const double u = (value - m_low) / (m_high - m_low);
    if (u <= 0)
        return u;
    switch (m_scale) {
    case ToneScale::Sqrt:
        return std::sqrt(u);
    case ToneScale::Gamma:
        return std::pow(u, m_exponent);
    case ToneScale::Asinh:
        return std::asinh(u / m_softening) / m_norm;
    default:
        return u;
    }
}

double ToneCurve::value(double position) const {
    if (m_scale == ToneScale::Log)
        return m_low * std::exp(position * m_norm);
    double u = position;
    if (u > 0) {
        if (m_scale == ToneScale::Sqrt)
            u = u * u;
        else if (m_scale == ToneScale::Gamma)
            u = std::pow(u, 1 / m_exponent);
        else if (m_scale == ToneScale::Asinh)
            u = m_softening * std::sinh(u * m_norm);
    }
    return m_low + u * (m_high - m_low);
}

std::vector<Rgb> buildLut(const KeyMapping& mapping, const ToneSettings& settings) {
    clearVectorState();
    const ToneCurve curve(settings);
    const ColourTable table = colourTable(settings.colormap, settings.reversed);
    std::vector<Rgb> lut(65536, settings.nan);

    // Keys ascend with values, so each colour is a run of keys: find the borders, fill the runs.
    const int begin = firstKey(mapping, 0, mapping.keyOf(curve.low()),
                               [&](double v) { return v >= curve.low(); });
    const int end = firstKey(mapping, begin, mapping.keyOf(curve.high()) + 1,
                             [&](double v) { return v > curve.high(); });
    const Rgb below = settings.below.value_or(table.front());
    const Rgb above = settings.above.value_or(table.back());
    std::fill(lut.begin(), lut.begin() + begin, below);
    int from = begin;
    for (int colour = 0; colour < 256; ++colour) {
        int to = end;
        if (colour < 255 && from < end) {
            const double border = colour + 1;
            to = std::min(end,
                          firstKey(mapping, from, mapping.keyOf(curve.value(border / 256)),
                                   [&](double v) { return curve.position(v) * 256 >= border; }));
        }
        std::fill(lut.begin() + from, lut.begin() + to, table[static_cast<std::size_t>(colour)]);
        from = to;
    }
    std::fill(lut.begin() + end, lut.begin() + kFirstReservedKey, above);
    lut[kMinusInfinityKey] = below;
    lut[kPlusInfinityKey] = above;
    lut[kMaskedKey] = settings.masked;
    lut[kSaturatedKey] = settings.saturated;
    lut[kDeadKey] = settings.dead;
    return lut;
}

ToneLut buildLut(const DisplayImage& image, const ToneSettings& settings, Pooling pooling) {
    ToneLut lut;
    lut.colours = buildLut(image.mapping(), settings);
    if (pooling == Pooling::Mean && !(image.meanMapping() == image.mapping()))
        lut.meanColours = buildLut(image.meanMapping(), settings);
    return lut;
}

} // namespace specula::imaging
