// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_style.h"

#include "widgets/image/ticks.h"

#include <qcustomplot.h>

namespace specula::widgets {
namespace {

/// Decades with short labels; round numbers where the range is less than one.
class DecadeTicker : public QCPAxisTicker {
  public:
    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override {
        ticks.clear();
        if (subTicks)
            subTicks->clear();
        if (tickLabels)
            tickLabels->clear();
        constexpr int kWanted = 5;
        for (const Tick& tick : logTicks(range.lower, range.upper, kWanted)) {
            if (!tick.label.isEmpty()) {
                ticks << tick.value;
                if (tickLabels)
                    *tickLabels << tick.label;
            } else if (subTicks) {
                *subTicks << tick.value;
            }
        }
    }
};

} // namespace

QList<QColor> seriesColours(const CanvasColours& colours) {
    return {colours.accent,           QColor(0xe6, 0x9f, 0x00), QColor(0x56, 0xb4, 0xe9),
            QColor(0x00, 0x9e, 0x73), QColor(0xf0, 0xe4, 0x42), QColor(0x00, 0x72, 0xb2),
            QColor(0xd5, 0x5e, 0x00), QColor(0xcc, 0x79, 0xa7), colours.text};
}

void stylePlot(QCustomPlot& plot, const CanvasColours& colours, const QFont& font) {
    plot.setBackground(QBrush(colours.background));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(QPen(colours.dim, 1));
        axis->setTickPen(QPen(colours.dim, 1));
        axis->setSubTickPen(QPen(colours.line, 1));
        axis->setTickLabelColor(colours.text);
        axis->setLabelColor(colours.text);
        axis->setTickLabelFont(font);
        axis->setLabelFont(font);
        axis->setLabelPadding(2);
        axis->grid()->setPen(QPen(colours.line, 1));
        axis->grid()->setZeroLinePen(QPen(colours.line, 1));
        axis->grid()->setSubGridVisible(false);
    }
}

void setAxisLog(QCPAxis& axis, bool on) {
    axis.setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setTicker(on ? QSharedPointer<QCPAxisTicker>(new DecadeTicker)
                      : QSharedPointer<QCPAxisTicker>::create());
    axis.setNumberFormat("gb");
    axis.setNumberPrecision(5);
}

} // namespace specula::widgets
