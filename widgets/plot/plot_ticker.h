// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace specula::widgets {

/// Ticks at round numbers of the shown unit, on an axis in the data's unit.
class PlotTicker : public QCPAxisTicker {
  public:
    PlotTicker(double shownPerData, bool log)
        : m_scale(shownPerData)
        , m_log(log) {}
    void setWanted(int count) { m_wanted = count; }

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

  private:
    double m_scale;
    bool m_log;
    int m_wanted = 5;
};

/// "10⁻⁴" for 1e-4.
QString decadeLabel(int exponent);

} // namespace specula::widgets
