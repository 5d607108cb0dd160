// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_legend.h"

#include "widgets/image/canvas_palette.h"
#include "widgets/plot/curve_painter.h"
#include "widgets/plot/panel_grid.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace specula::widgets {
namespace {

constexpr QSize kSample(28, 14);

} // namespace

PlotLegend::PlotLegend(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_colours(canvasFromPalette(palette())) {
    setObjectName(QStringLiteral("plotLegend"));
    m_list->setObjectName(QStringLiteral("plotLegendEntries"));
    m_list->setAccessibleName(tr("Legend"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(kSample);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    setFocusProxy(m_list);
}

void PlotLegend::setCurves(const QList<PlotCurve>& curves) {
    QList<PlotCurve> entries;
    QSet<QString> seen;
    for (const PlotCurve& c : curves)
        if (c.inLegend && !seen.contains(c.legendKey())) {
            seen.insert(c.legendKey());
            entries << c;
        }
    const auto looks = [](const PlotCurve& a, const PlotCurve& b) {
        return a.legendKey() == b.legendKey() && a.name == b.name && a.group == b.group &&
               a.colour == b.colour && a.colourIndex == b.colourIndex && a.line == b.line &&
               a.marker == b.marker && a.opacity == b.opacity && a.width == b.width;
    };
    // The same entries keep scroll position and focus.
    if (std::equal(entries.begin(), entries.end(), m_curves.begin(), m_curves.end(), looks))
        return;
    m_curves = entries;
    rebuild();
}

void PlotLegend::rebuild() {
    m_list->clear();
    for (const PlotCurve& c : m_curves) {
        auto* item = new QListWidgetItem(c.group.isEmpty() ? c.name : c.group);
        item->setToolTip(item->text());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_list->addItem(item);
    }
    refresh();
}

void PlotLegend::refresh() {
    const qreal dpr = devicePixelRatioF();
    for (int row = 0; row < m_list->count(); ++row) {
        const PlotCurve& c = m_curves[row];
        const bool hidden = m_hidden.contains(c.legendKey());
        QPixmap sample((QSizeF(kSample) * dpr).toSize());
        sample.setDevicePixelRatio(dpr);
        sample.fill(Qt::transparent);
        QPainter painter(&sample);
        painter.setOpacity(hidden ? 0.3 : 1);
        paintCurveSample(painter, QRectF(2, 0, kSample.width() - 4, kSample.height()), c,
                         curveColour(c, m_colours));
        painter.end();
        QListWidgetItem* item = m_list->item(row);
        item->setIcon(sample);
        item->setForeground(hidden ? m_colours.dim : m_colours.text);
        QFont font = m_list->font();
        font.setStrikeOut(hidden);
        item->setFont(font);
        item->setData(Qt::AccessibleTextRole,
                      hidden ? tr("%1, hidden").arg(item->text()) : item->text());
    }
}

QStringList PlotLegend::keys() const {
    QStringList keys;
    for (const PlotCurve& c : m_curves)
        keys << c.legendKey();
    return keys;
}

void PlotLegend::setHiddenCurves(const QSet<QString>& keys) {
    if (keys == m_hidden)
        return;
    m_hidden = keys;
    refresh();
}

void PlotLegend::toggle(int row, bool alone) {
    if (row < 0 || row >= m_curves.size())
        return;
    const QString key = m_curves[row].legendKey();
    QSet<QString> hidden = m_hidden;
    if (alone) {
        QSet<QString> others;
        for (const QString& other : keys())
            if (other != key)
                others.insert(other);
        hidden = hidden == others ? QSet<QString>() : others;
    } else if (!hidden.remove(key)) {
        hidden.insert(key);
    }
    setHiddenCurves(hidden);
    emit hiddenChanged(m_hidden);
}

void PlotLegend::follow(CurvePanel* panel) {
    disconnect(m_following);
    setHiddenCurves(panel->hiddenCurves());
    setCurves(panel->content().curves);
    m_following = connect(this, &PlotLegend::hiddenChanged, panel, &CurvePanel::setHiddenCurves);
}

void PlotLegend::follow(PanelGrid* grid) {
    disconnect(m_following);
    setHiddenCurves(grid->hiddenCurves());
    QList<PlotCurve> curves;
    for (const PlotContent& panel : grid->panels())
        curves += panel.curves;
    setCurves(curves);
    m_following = connect(this, &PlotLegend::hiddenChanged, grid, &PanelGrid::setHiddenCurves);
}

bool PlotLegend::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton)
            toggle(m_list->indexAt(mouse->position().toPoint()).row(),
                   mouse->modifiers().testFlag(Qt::ControlModifier));
    } else if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonDblClick) {
        const int row =
            m_list->indexAt(static_cast<QMouseEvent*>(event)->position().toPoint()).row();
        if (row >= 0)
            emit entryActivated(m_curves[row].legendKey());
    } else if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int row = m_list->currentRow();
        if (key->key() == Qt::Key_Space) {
            toggle(row, key->modifiers().testFlag(Qt::ControlModifier));
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && row >= 0) {
            emit entryActivated(m_curves[row].legendKey());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlotLegend::setColours(const CanvasColours& colours) {
    m_colours = colours;
    m_coloursSet = true;
    refresh();
}

void PlotLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_coloursSet)
        return;
    m_colours = canvasFromPalette(palette());
    refresh();
}

} // namespace specula::widgets
