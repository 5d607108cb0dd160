// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/ticks.h"

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

QString power(double value) {
    const int exponent = static_cast<int>(std::lround(std::log10(std::abs(value))));
    if (exponent >= -3 && exponent <= 4)
        return QString::number(value, 'g', 6);
    return QString::fromLatin1("%1e%2").arg(value < 0 ? "-1" : "1").arg(exponent);
}

} // namespace

QString tickLabel(double value, double step) {
    if (std::abs(value) < std::abs(step) * 1e-9)
        return QStringLiteral("0");
    const double size = std::max(std::abs(value), std::abs(step));
    if (size >= 1e6 || size < 1e-4) {
        const auto decade = [](double v) { return std::floor(std::log10(std::abs(v)) + 1e-9); };
        const int digits = std::max(0, static_cast<int>(decade(value) - decade(step)));
        QString text = QString::number(value, 'e', std::min(digits, 12));
        // 1.50e+06 reads better as 1.5e6.
        const qsizetype e = text.indexOf(QLatin1Char('e'));
        QString mantissa = text.left(e);
        if (mantissa.contains(QLatin1Char('.'))) {
            while (mantissa.endsWith(QLatin1Char('0')))
                mantissa.chop(1);
            if (mantissa.endsWith(QLatin1Char('.')))
                mantissa.chop(1);
        }
        return mantissa + QLatin1Char('e') + QString::number(text.mid(e + 1).toInt());
    }
    const int decimals =
        std::clamp(static_cast<int>(std::ceil(-std::log10(std::abs(step)) - 1e-9)), 0, 8);
    return QString::number(value, 'f', decimals);
}

std::vector<Tick> linearTicks(double low, double high, int wanted) {
    std::vector<Tick> ticks;
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high) || wanted < 1)
        return ticks;
    const double raw = (high - low) / wanted;
    const double decade = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * decade;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * decade >= raw * 0.999) {
            step = factor * decade;
            break;
        }
    const double first = std::ceil(low / step - 1e-9);
    for (double i = first; i * step <= high + step * 1e-9; ++i)
        ticks.push_back({i * step, tickLabel(i * step, step)});
    return ticks;
}

std::vector<Tick> logTicks(double low, double high, int wanted) {
    if (!(high > low) || !(low > 0) || !std::isfinite(high) || wanted < 1)
        return {};
    const double first = std::floor(std::log10(low) + 1e-9);
    const double last = std::ceil(std::log10(high) - 1e-9);
    const double whole = std::floor(std::log10(high) + 1e-9) - std::ceil(std::log10(low) - 1e-9);
    if (whole < 1)
        return linearTicks(low, high, wanted);
    const double each = std::max(1.0, std::ceil((last - first) / wanted));
    std::vector<Tick> ticks;
    for (double decade = first; decade <= last; ++decade)
        for (int digit = 1; digit <= 9; ++digit) {
            const double value = digit * std::pow(10.0, decade);
            if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9) || (digit > 1 && each > 1))
                continue;
            const bool labelled = digit == 1 && std::fmod(std::abs(decade), each) == 0;
            ticks.push_back({value, labelled ? power(value) : QString()});
        }
    return ticks;
}

std::vector<Tick> symmetricLogTicks(double low, double high, int wanted) {
    if (low > 0)
        return logTicks(low, high, wanted);
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high) || wanted < 1)
        return {};
    // Powers of ten down to a thousandth of the largest value on either side, and zero.
    const double largest = std::max(std::abs(low), std::abs(high));
    const double top = std::floor(std::log10(largest) + 1e-9);
    const double each = std::max(1.0, std::ceil(6.0 / wanted));
    std::vector<Tick> ticks;
    for (double decade = top; decade > top - 3; --decade)
        if (-std::pow(10.0, decade) >= low)
            ticks.push_back({-std::pow(10.0, decade), {}});
    ticks.push_back({0, QStringLiteral("0")});
    for (double decade = top - 2; decade <= top; ++decade)
        if (std::pow(10.0, decade) <= high)
            ticks.push_back({std::pow(10.0, decade), {}});
    for (Tick& tick : ticks)
        if (tick.value != 0) {
            const double decade = std::round(std::log10(std::abs(tick.value)));
            if (std::fmod(top - decade, each) == 0)
                tick.label = power(tick.value);
        }
    return ticks;
}

} // namespace specula::widgets
