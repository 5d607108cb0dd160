// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/panel_grid.h"

#include "widgets/plot/panel_grid_p.h"
#include "widgets/plot/plot_data_export.h"

#include <QAction>
#include <QHash>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <qcustomplot.h>

namespace specula::widgets {

PanelGrid::PanelGrid(QWidget* parent)
    : PlotWidget(parent)
    , d(std::make_unique<Private>(*this)) {
    setObjectName(QStringLiteral("panelGrid"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Grid of plots"));
    d->scroll = new QScrollArea(this);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setFocusPolicy(Qt::NoFocus);
    d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->inside = new QWidget;
    d->inside->setObjectName(QStringLiteral("panelGridContents"));
    d->inside->setAutoFillBackground(true);
    d->inside->installEventFilter(this);
    d->scroll->setWidget(d->inside);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->scroll);
    d->scroll->viewport()->installEventFilter(this);
    connect(d->scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { d->sync(); });
    coloursChanged();
}

PanelGrid::~PanelGrid() {
    d->scroll->verticalScrollBar()->disconnect(this);
    for (CurvePanel* panel : d->inside->findChildren<CurvePanel*>())
        panel->disconnect(this);
}

void PanelGrid::setPanels(const QList<PlotContent>& panels) {
    const auto keyAt = [this](int index) {
        return index >= 0 && index < d->count() ? d->panels[index].key() : QString();
    };
    const QString selectedKey = keyAt(d->selected), enlargedKey = keyAt(d->enlarged);
    QHash<QString, PanelView> views;
    for (int i = 0; i < d->count(); ++i)
        if (!(d->views[static_cast<std::size_t>(i)] == PanelView{}))
            views.insert(d->panels[i].key(), d->views[static_cast<std::size_t>(i)]);
    const auto n = static_cast<std::size_t>(panels.size());
    for (std::size_t i = n; i < d->widgets.size(); ++i)
        d->release(i);
    d->panels = panels;
    d->widgets.resize(n, nullptr);
    d->views.assign(n, {});
    int selected = -1, enlarged = -1;
    for (int i = 0; i < d->count(); ++i) {
        const QString key = panels[i].key();
        d->views[static_cast<std::size_t>(i)] = views.value(key);
        if (selected < 0 && !selectedKey.isEmpty() && key == selectedKey)
            selected = i;
        if (enlarged < 0 && !enlargedKey.isEmpty() && key == enlargedKey)
            enlarged = i;
    }
    const bool selectionMoved = selected != d->selected, enlargedMoved = enlarged != d->enlarged;
    d->selected = selected;
    d->enlarged = enlarged;
    d->findSharedRanges();
    for (int i = 0; i < d->count(); ++i)
        if (CurvePanel* panel = d->widgets[static_cast<std::size_t>(i)])
            d->fill(*panel, i);
    d->arrange();
    setAccessibleDescription(tr("%n plot(s)", nullptr, d->count()));
    if (selectionMoved)
        emit selectionChanged(selected);
    if (enlargedMoved)
        emit enlargedChanged(enlarged);
}

const QList<PlotContent>& PanelGrid::panels() const {
    return d->panels;
}

void PanelGrid::setPanel(int index, const PlotContent& content) {
    if (index < 0 || index >= d->count())
        return;
    d->panels[index] = content;
    if (d->options.sharedX || d->options.sharedY)
        d->findSharedRanges();
    if (CurvePanel* panel = d->widgets[static_cast<std::size_t>(index)])
        d->fill(*panel, index);
}

void PanelGrid::setOptions(const GridOptions& options) {
    if (options == d->options)
        return;
    d->options = options;
    d->findSharedRanges();
    const PanelView home = d->homeOf();
    for (CurvePanel* panel : d->widgets)
        if (panel)
            panel->setHomeRange(home.x, home.y);
    d->arrange();
}

const GridOptions& PanelGrid::options() const {
    return d->options;
}

void PanelGrid::setEmptyText(const QString& text) {
    d->emptyText = text;
    d->inside->update();
}

void PanelGrid::setHiddenCurves(const QSet<QString>& keys) {
    d->hidden = keys;
    for (CurvePanel* panel : d->widgets)
        if (panel)
            panel->setHiddenCurves(keys);
}

const QSet<QString>& PanelGrid::hiddenCurves() const {
    return d->hidden;
}
int PanelGrid::selected() const {
    return d->selected;
}
int PanelGrid::enlarged() const {
    return d->enlarged;
}
int PanelGrid::columns() const {
    return d->columnsFor(d->scroll->viewport()->width());
}

CurvePanel* PanelGrid::panelAt(int index) const {
    return index >= 0 && index < d->count() ? d->widgets[static_cast<std::size_t>(index)] : nullptr;
}

int PanelGrid::builtPanels() const {
    return static_cast<int>(d->inside->findChildren<CurvePanel*>().size());
}

QRect PanelGrid::panelGeometry(int index) const {
    return d->geometryOf(index);
}

void PanelGrid::replotNow() {
    for (CurvePanel* panel : d->widgets)
        if (panel)
            panel->replotNow();
}

void PanelGrid::setSelected(int index) {
    index = index >= 0 && index < d->count() ? index : -1;
    if (index == d->selected)
        return;
    if (CurvePanel* before = panelAt(d->selected))
        before->setSelected(false);
    d->selected = index;
    if (d->enlarged >= 0 && index >= 0) {
        setEnlarged(index);
    } else if (index >= 0) {
        const QRect g = d->geometryOf(index);
        d->scroll->ensureVisible(g.center().x(), g.center().y(), 0, g.height() / 2 + 4);
    }
    if (CurvePanel* now = panelAt(index)) {
        now->setSelected(true);
        emit readoutChanged(now->readout());
    }
    emit selectionChanged(index);
}

void PanelGrid::setEnlarged(int index) {
    index = index >= 0 && index < d->count() ? index : -1;
    if (index == d->enlarged)
        return;
    if (d->enlarged < 0)
        d->scrollBefore = d->scroll->verticalScrollBar()->value();
    d->enlarged = index;
    d->arrange();
    if (index < 0)
        d->scroll->verticalScrollBar()->setValue(d->scrollBefore);
    else
        setSelected(index);
    emit enlargedChanged(index);
}

void PanelGrid::setCursor(std::optional<double> x) {
    d->cursor = x;
    for (CurvePanel* panel : d->widgets)
        if (panel)
            panel->setCursor(x);
}

void PanelGrid::setLogX(bool on) {
    QList<PlotContent> panels = d->panels;
    for (PlotContent& panel : panels)
        panel.x.log = on;
    setPanels(panels);
}

void PanelGrid::setLogY(bool on) {
    QList<PlotContent> panels = d->panels;
    for (PlotContent& panel : panels)
        panel.y.log = on;
    setPanels(panels);
}

void PanelGrid::resetView() {
    for (int i = 0; i < d->count(); ++i) {
        PanelView& view = d->views[static_cast<std::size_t>(i)];
        if (view == PanelView{})
            continue;
        view = {};
        if (CurvePanel* panel = panelAt(i))
            panel->setView({});
        emit viewChanged(i, view);
    }
}

void PanelGrid::coloursChanged() {
    QPalette p = d->inside->palette();
    p.setColor(QPalette::Window, colours().background);
    d->inside->setPalette(p);
    d->scroll->viewport()->setPalette(p);
    for (CurvePanel* panel : d->inside->findChildren<CurvePanel*>())
        panel->setColours(colours());
}

void PanelGrid::resizeEvent(QResizeEvent*) {
    d->arrange();
}

bool PanelGrid::eventFilter(QObject* watched, QEvent* event) {
    if (watched == d->scroll->viewport()) {
        if (event->type() == QEvent::Resize)
            d->arrange();
    } else if (watched == d->inside) {
        if (event->type() == QEvent::Paint && d->count() == 0 && !d->emptyText.isEmpty()) {
            QPainter painter(d->inside);
            painter.fillRect(d->inside->rect(), colours().background);
            painter.setPen(colours().dim);
            painter.drawText(d->inside->rect().adjusted(16, 16, -16, -16),
                             Qt::AlignCenter | Qt::TextWordWrap, d->emptyText);
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        if (const int index = d->indexOf(qobject_cast<CurvePanel*>(watched)); index >= 0) {
            setFocus(Qt::MouseFocusReason);
            setSelected(index);
        }
    }
    return PlotWidget::eventFilter(watched, event);
}

void PanelGrid::keyPressEvent(QKeyEvent* event) {
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const auto walk = [&](int step) {
        setSelected(std::clamp(d->selected < 0 ? 0 : d->selected + step, 0, d->count() - 1));
    };
    const bool up = event->key() == Qt::Key_Up, down = event->key() == Qt::Key_Down;
    QScrollBar* bar = d->scroll->verticalScrollBar();
    CurvePanel* panel = panelAt(d->selected);
    if (d->count() == 0) {
        event->ignore();
    } else if (!held && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        walk(event->key() == Qt::Key_Left ? -1 : 1);
    } else if (up || down) {
        if (held == Qt::ControlModifier && d->selected + (up ? -columns() : columns()) >= 0 &&
            d->selected + (up ? -columns() : columns()) < d->count())
            walk(up ? -columns() : columns());
        else
            event->ignore();
    } else if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        bar->triggerAction(event->key() == Qt::Key_PageUp ? QAbstractSlider::SliderPageStepSub
                                                          : QAbstractSlider::SliderPageStepAdd);
    } else if (event->key() == Qt::Key_Escape && d->enlarged >= 0) {
        setEnlarged(-1);
    } else if (event->matches(QKeySequence::Copy)) {
        copyPicture();
    } else if (!held && event->key() == Qt::Key_X) {
        setLogX(!d->panels.first().x.log);
        emit logXChanged(d->panels.first().x.log);
    } else if (!held && event->key() == Qt::Key_Y) {
        setLogY(!d->panels.first().y.log);
        emit logYChanged(d->panels.first().y.log);
    } else if (!panel || !panel->takeKey(event)) {
        event->ignore();
    }
}

QByteArray PanelGrid::csv() const {
    return plotCsv(d->enlarged >= 0 ? QList{d->panels[d->enlarged]} : d->panels, provenance());
}

QByteArray PanelGrid::json() const {
    return plotJson(d->enlarged >= 0 ? QList{d->panels[d->enlarged]} : d->panels, provenance());
}

} // namespace specula::widgets
