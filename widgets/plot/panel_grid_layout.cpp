// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/panel_grid_p.h"

#include <QScrollBar>

#include <qcustomplot.h>

namespace specula::widgets {
namespace {

constexpr int kWishedWidth = 270, kMostColumns = 8;

} // namespace

int PanelGrid::Private::columnsFor(int width) const {
    if (options.columns > 0)
        return std::min(options.columns, kMostColumns);
    return std::clamp(width / kWishedWidth, 1, std::clamp(count(), 1, kMostColumns));
}

QSize PanelGrid::Private::cell(int width, int columns) const {
    const int across = std::max(60, width / columns);
    return {across,
            options.panelHeight > 0 ? options.panelHeight : std::clamp(across * 3 / 4, 110, 420)};
}

QRect PanelGrid::Private::geometryOf(int index) const {
    const QSize view = scroll->viewport()->size();
    if (enlarged >= 0)
        return index == enlarged ? QRect(QPoint(0, 0), view) : QRect();
    const int columns = columnsFor(view.width());
    const QSize one = cell(view.width(), columns);
    return {index % columns * one.width(), index / columns * one.height(), one.width(),
            one.height()};
}

void PanelGrid::Private::arrange() {
    const QSize view = scroll->viewport()->size();
    QSize whole = view;
    if (enlarged < 0 && count() > 0) {
        const int columns = columnsFor(view.width());
        const int rows = (count() + columns - 1) / columns;
        whole.setHeight(std::max(view.height(), rows * cell(view.width(), columns).height()));
    }
    inside->resize(whole);
    sync();
}

void PanelGrid::Private::sync() {
    const QRect seen(QPoint(0, scroll->verticalScrollBar()->value()), scroll->viewport()->size());
    for (std::size_t i = 0; i < widgets.size(); ++i)
        if (widgets[i] && !geometryOf(static_cast<int>(i)).intersects(seen))
            release(i);
    for (int i = 0; i < count(); ++i) {
        const QRect geometry = geometryOf(i);
        if (!geometry.intersects(seen))
            continue;
        CurvePanel*& panel = widgets[static_cast<std::size_t>(i)];
        const bool isNew = !panel;
        if (isNew) {
            panel = make();
            fill(*panel, i);
        }
        panel->setGeometry(geometry);
        panel->show();
        if (isNew)
            emit q.panelBuilt(i, panel);
    }
}

CurvePanel* PanelGrid::Private::make() {
    if (!spare.empty()) {
        CurvePanel* panel = spare.back();
        spare.pop_back();
        return panel;
    }
    auto* panel = new CurvePanel(inside);
    panel->setColours(q.colours());
    panel->setFocusPolicy(Qt::NoFocus);
    panel->setContextMenuPolicy(Qt::NoContextMenu); // the grid's is offered
    panel->setDoubleClickActivates(true);
    panel->setWheelNeedsControl(true);
    panel->installEventFilter(&q);
    QObject::connect(panel, &CurvePanel::viewChanged, &q,
                     [this, panel](const PanelView& view) { viewMoved(panel, view); });
    QObject::connect(panel, &CurvePanel::cursorMoved, &q, [this, panel](double x) {
        for (CurvePanel* other : widgets)
            if (other && other != panel)
                other->setCursor(x);
        cursor = panel->cursor();
        emit q.cursorMoved(x);
    });
    QObject::connect(panel, &CurvePanel::readoutChanged, &q, [this, panel](const QString& text) {
        // Of the panel under the mouse, else of the selected one.
        if (panel->underMouse() || indexOf(panel) == selected)
            emit q.readoutChanged(text);
    });
    QObject::connect(panel, &CurvePanel::curveClicked, &q, [this, panel](const QString& key) {
        emit q.curveClicked(indexOf(panel), key);
    });
    QObject::connect(panel, &CurvePanel::pointClicked, &q,
                     [this, panel](const QString& key, int point) {
                         emit q.pointClicked(indexOf(panel), key, point);
                     });
    QObject::connect(panel, &CurvePanel::activated, &q,
                     [this, panel] { q.setEnlarged(enlarged >= 0 ? -1 : indexOf(panel)); });
    // A panel's own switch would leave the others behind: the owner changes the contents of all.
    return panel;
}

void PanelGrid::Private::fill(CurvePanel& panel, int index) {
    const PanelView home = homeOf();
    panel.setHiddenCurves(hidden);
    panel.setContent(panels[index]);
    panel.setHomeRange(home.x, home.y);
    panel.setView(views[static_cast<std::size_t>(index)]);
    panel.setSelected(index == selected);
    panel.setCursor(cursor);
}

void PanelGrid::Private::release(std::size_t index) {
    CurvePanel* panel = widgets[index];
    if (!panel)
        return;
    widgets[index] = nullptr;
    panel->hide();
    for (DragItem* item : panel->items())
        panel->removeItem(item);
    spare.push_back(panel);
}

int PanelGrid::Private::indexOf(const CurvePanel* panel) const {
    const auto found = std::find(widgets.begin(), widgets.end(), panel);
    return panel && found != widgets.end() ? static_cast<int>(found - widgets.begin()) : -1;
}

void PanelGrid::Private::findSharedRanges() {
    sharedX = sharedY = std::nullopt;
    if (panels.isEmpty() || (!options.sharedX && !options.sharedY))
        return;
    QList<PlotCurve> all;
    for (const PlotContent& p : panels)
        all += p.curves;
    const bool logX = panels.first().x.log, logY = panels.first().y.log;
    if (options.sharedX)
        sharedX = roomy(dataRangeX(all, logX), logX);
    if (options.sharedY)
        sharedY = roomy(dataRangeY(all, logY, logX, options.homeX), logY);
}

PanelView PanelGrid::Private::homeOf() const {
    return {options.homeX ? options.homeX : sharedX, options.homeY ? options.homeY : sharedY};
}

void PanelGrid::Private::viewMoved(CurvePanel* panel, const PanelView& view) {
    const int index = indexOf(panel);
    if (index < 0)
        return;
    views[static_cast<std::size_t>(index)] = view;
    if (options.linkX || options.linkY)
        for (std::size_t i = 0; i < views.size(); ++i) {
            if (options.linkX)
                views[i].x = view.x;
            if (options.linkY)
                views[i].y = view.y;
            if (widgets[i])
                widgets[i]->setView(views[i]);
        }
    emit q.viewChanged(index, view);
}

int PanelGrid::Private::figureColumns() const {
    // Painters and readers of files are not made for pages of more than some metres.
    constexpr int kTallest = 12000;
    const int width = scroll->viewport()->width();
    int columns = columnsFor(width);
    const QSize one = cell(width, columns);
    while ((count() + columns - 1) / columns * one.height() > kTallest)
        ++columns;
    return columns;
}

QSize PanelGrid::figureSize() const {
    const QSize view = d->scroll->viewport()->size();
    if (d->enlarged >= 0 || d->count() == 0)
        return view;
    const int columns = d->figureColumns();
    const QSize one = d->cell(view.width(), d->columnsFor(view.width()));
    return {columns * one.width(), (d->count() + columns - 1) / columns * one.height()};
}

void PanelGrid::paintFigure(QCPPainter& painter) const {
    CurvePanel stamp;
    stamp.setFont(font());
    const QSize view = d->scroll->viewport()->size();
    const QSize one = d->enlarged >= 0 ? view : d->cell(view.width(), d->columnsFor(view.width()));
    stamp.resize(one);
    const int columns = d->enlarged >= 0 ? 1 : d->figureColumns();
    const int first = std::max(0, d->enlarged);
    const int end = d->enlarged >= 0 ? first + 1 : d->count();
    for (int i = first; i < end; ++i) {
        painter.save();
        painter.translate((i - first) % columns * one.width(),
                          (i - first) / columns * one.height());
        // What is in sight is drawn by its own panel: it may have lines and bands.
        CurvePanel* shown = d->widgets[static_cast<std::size_t>(i)];
        if (!shown)
            d->fill(stamp, i);
        (shown ? shown : &stamp)->paintPanel(painter, one);
        painter.restore();
    }
}

} // namespace specula::widgets
