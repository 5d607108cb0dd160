// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/colour_scale_bar.h"

#include <QPainter>

namespace specula::app {

ColourScaleBar::ColourScaleBar(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("g2.colourScale"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void ColourScaleBar::setColours(const FileColours& colours, bool dark) {
    m_colours = colours;
    m_dark = dark;
    QString text = tr("%1 from %2 to %3")
                       .arg(colours.title, QString::fromStdString(formatValue(colours.low, 5)),
                            QString::fromStdString(formatValue(colours.high, 5)));
    if (colours.missing > 0)
        text += QStringLiteral(". ") + tr("%n file(s) without a value", nullptr, colours.missing);
    setAccessibleName(text);
    setToolTip(text);
    setVisible(!colours.title.isEmpty());
    update();
}

void ColourScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect area = rect().adjusted(8, 4, -8, -4);
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(area.left(), area.top(), area.width(), line), Qt::AlignLeft,
                     fontMetrics().elidedText(m_colours.title, Qt::ElideMiddle, area.width()));
    const QRect bar(area.left(), area.top() + line + 2, area.width(), 8);
    if (m_colours.missing == m_colours.colours.size()) {
        painter.drawText(bar.adjusted(0, 0, 0, line), Qt::AlignLeft, tr("no file says it"));
        return;
    }
    for (int x = 0; x < bar.width(); ++x) {
        painter.setPen(rampColour(double(x) / std::max(1, bar.width() - 1), m_dark));
        painter.drawLine(bar.left() + x, bar.top(), bar.left() + x, bar.bottom());
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect ends(area.left(), bar.bottom() + 2, area.width(), line);
    const auto number = [](double v) { return QString::fromStdString(formatValue(v, 5)); };
    painter.drawText(ends, Qt::AlignLeft, number(m_colours.low));
    if (m_colours.high > m_colours.low)
        painter.drawText(ends, Qt::AlignRight, number(m_colours.high));
}

} // namespace specula::app
