// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace specula::widgets {

struct Tick {
    double value = 0;
    QString label; ///< empty: a minor tick
};

/// Round numbers (1, 2, 5 times a power of ten) in [low, high], about `wanted` of them.
std::vector<Tick> linearTicks(double low, double high, int wanted);
/// Decades in [low, high] with unlabelled 2..9 between; where there are too many decades every
/// second, third, ... is labelled, where there is less than one, linear ticks are given. low > 0.
std::vector<Tick> logTicks(double low, double high, int wanted);
/// Like the above for a scale that is logarithmic far from zero and linear near it.
std::vector<Tick> symmetricLogTicks(double low, double high, int wanted);

/// "1200", "1.5e6", "0.02": short, with the digits that a step of `step` deserves.
QString tickLabel(double value, double step);

} // namespace specula::widgets
