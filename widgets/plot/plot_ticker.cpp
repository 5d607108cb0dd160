// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_ticker.h"

#include "widgets/image/ticks.h"

#include <cmath>

namespace specula::widgets {

QString decadeLabel(int exponent) {
    static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = QStringLiteral("10");
    if (exponent < 0)
        text += QStringLiteral("⁻");
    for (const QChar c : QString::number(std::abs(exponent)))
        text += kDigits[c.digitValue()];
    return text;
}

void PlotTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels) {
    ticks.clear();
    if (subTicks)
        subTicks->clear();
    if (tickLabels)
        tickLabels->clear();
    const double low = range.lower * m_scale, high = range.upper * m_scale;
    // Over several decades powers of ten read best; over few plain numbers do.
    const bool powers = m_log && low > 0 && std::log10(high / low) > 3;
    for (const Tick& tick :
         m_log ? logTicks(low, high, m_wanted) : linearTicks(low, high, m_wanted)) {
        if (tick.label.isEmpty()) {
            if (subTicks)
                *subTicks << tick.value / m_scale;
            continue;
        }
        ticks << tick.value / m_scale;
        if (tickLabels)
            *tickLabels << (powers
                                ? decadeLabel(static_cast<int>(std::lround(std::log10(tick.value))))
                                : tick.label);
    }
}

} // namespace specula::widgets
