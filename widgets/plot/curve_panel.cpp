// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curve_panel.h"

#include "widgets/plot/curve_panel_p.h"
#include "widgets/plot/plot_data_export.h"

#include <QAction>

#include <cmath>

namespace specula::widgets {

CurvePanel::CurvePanel(QWidget* parent)
    : PlotWidget(parent)
    , d(std::make_unique<Private>(*this)) {
    setObjectName(QStringLiteral("curvePanel"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    d->setAxes();
    d->applyStyle();
    setContent({});
}

CurvePanel::~CurvePanel() {
    // Items tell the panel that they go; it must not listen any more.
    for (DragItem* item : d->drags.items)
        item->disconnect(this);
    qDeleteAll(d->drags.items);
}

void CurvePanel::setContent(const PlotContent& content) {
    // Another quantity on an axis makes the old zoom meaningless.
    const auto other = [](const PlotAxis& a, const PlotAxis& b) {
        return a.label != b.label || a.unit != b.unit;
    };
    if (other(content.x, d->content.x))
        d->view.x = std::nullopt;
    if (other(content.y, d->content.y))
        d->view.y = std::nullopt;
    const bool axes = !(content.x == d->content.x) || !(content.y == d->content.y);
    const bool logX = content.x.log != d->content.x.log, logY = content.y.log != d->content.y.log;
    d->content = content;
    d->painter.setCurves(content.curves);
    if (axes)
        d->setAxes();
    else
        d->layout(size());
    // Unless its owner has named it.
    if (accessibleName().isEmpty() || accessibleName() == d->ownName) {
        d->ownName = content.title.isEmpty() ? tr("Plot") : tr("Plot %1").arg(content.title);
        setAccessibleName(d->ownName);
    }
    d->changed();
    if (logX)
        emit logXChanged(content.x.log);
    if (logY)
        emit logYChanged(content.y.log);
}

const PlotContent& CurvePanel::content() const {
    return d->content;
}

void CurvePanel::setCurves(const QList<PlotCurve>& curves) {
    PlotContent content = d->content;
    content.curves = curves;
    setContent(content);
}

void CurvePanel::setAxes(const PlotAxis& x, const PlotAxis& y) {
    PlotContent content = d->content;
    content.x = x;
    content.y = y;
    setContent(content);
}

void CurvePanel::setTitle(const QString& title, const QString& note, NoteTone tone) {
    PlotContent content = d->content;
    content.title = title;
    content.note = note;
    content.noteTone = tone;
    setContent(content);
}

void CurvePanel::setEmptyText(const QString& text) {
    d->content.emptyText = text;
    d->replotSoon();
}

PlotRange CurvePanel::xRange() const {
    return {d->plot->xAxis->range().lower, d->plot->xAxis->range().upper};
}
PlotRange CurvePanel::yRange() const {
    return {d->plot->yAxis->range().lower, d->plot->yAxis->range().upper};
}
const PanelView& CurvePanel::view() const {
    return d->view;
}

void CurvePanel::setView(const PanelView& view) {
    if (view == d->view)
        return;
    d->view = view;
    d->changed();
}

void CurvePanel::changeView(const PanelView& view) {
    if (view == d->view)
        return;
    setView(view);
    emit viewChanged(d->view);
}

void CurvePanel::resetView() {
    changeView({});
}

void CurvePanel::setHomeRange(std::optional<PlotRange> x, std::optional<PlotRange> y) {
    const PanelView home{x, y};
    if (home == d->home)
        return;
    d->home = home;
    d->changed();
}

bool CurvePanel::logX() const {
    return d->content.x.log;
}
bool CurvePanel::logY() const {
    return d->content.y.log;
}

void CurvePanel::setLogX(bool on) {
    PlotContent content = d->content;
    content.x.log = on;
    if (on && d->view.x && !(d->view.x->low > 0))
        d->view.x = std::nullopt;
    setContent(content);
}

void CurvePanel::setLogY(bool on) {
    PlotContent content = d->content;
    content.y.log = on;
    if (on && d->view.y && !(d->view.y->low > 0))
        d->view.y = std::nullopt;
    setContent(content);
}

void CurvePanel::setHiddenCurves(const QSet<QString>& keys) {
    if (keys == d->hidden)
        return;
    d->hidden = keys;
    d->changed();
}

const QSet<QString>& CurvePanel::hiddenCurves() const {
    return d->hidden;
}

void CurvePanel::setActiveCurve(const QString& key) {
    d->active = key;
    d->refreshReadout();
    d->replotFront();
}

QString CurvePanel::activeCurve() const {
    const qsizetype index = d->activeIndex();
    return index < 0 ? QString() : d->content.curves[index].key();
}

qsizetype CurvePanel::Private::activeIndex() const {
    qsizetype first = -1;
    for (qsizetype i = 0; i < content.curves.size(); ++i) {
        const PlotCurve& c = content.curves[i];
        if (c.empty() || hidden.contains(c.legendKey()))
            continue;
        if (c.key() == active && !active.isEmpty())
            return i;
        if (first < 0)
            first = i;
    }
    return first;
}

std::ptrdiff_t CurvePanel::Private::cursorPoint() const {
    const qsizetype index = activeIndex();
    return cursor && index >= 0 ? painter.nearestInX(index, plot->xAxis->coordToPixel(*cursor))
                                : -1;
}

void CurvePanel::Private::refreshReadout() {
    QString text;
    const std::ptrdiff_t point = cursorPoint();
    if (point >= 0) {
        const PlotCurve& c = content.curves[activeIndex()];
        const auto i = static_cast<std::size_t>(point);
        const double x = (*c.x)[i] * content.x.shownPerData;
        const double y = (*c.y)[i] * content.y.shownPerData;
        const double sigma = c.yError && i < c.yError->size()
                                 ? (*c.yError)[i] * content.y.shownPerData
                                 : std::nan("");
        const std::string value = !std::isfinite(y)      ? tr("no value").toStdString()
                                  : std::isfinite(sigma) ? formatWithUncertainty(y, sigma)
                                                         : formatValue(y);
        const auto part = [](const PlotAxis& axis, const std::string& number) {
            QStringList words{axis.label, QString::fromStdString(number), axis.shown()};
            words.removeAll(QString());
            return words.join(QLatin1Char(' '));
        };
        QStringList parts{part(content.x, formatValue(x)), part(content.y, value)};
        if (!c.name.isEmpty())
            parts << c.name;
        text = parts.join(QStringLiteral("   "));
    }
    if (text == readout)
        return;
    readout = text;
    q.setAccessibleDescription(text);
    emit q.readoutChanged(text);
}

std::optional<double> CurvePanel::cursor() const {
    return d->cursor;
}
QString CurvePanel::readout() const {
    return d->readout;
}

void CurvePanel::setCursor(std::optional<double> x) {
    if (x && !std::isfinite(*x))
        x = std::nullopt;
    if (x == d->cursor)
        return;
    d->cursor = x;
    d->refreshReadout();
    d->replotFront();
}

void CurvePanel::adopt(DragItem* item) {
    d->drags.items << item;
    connect(item, &DragItem::changed, this, [this] { d->replotFront(); });
    connect(item, &QObject::destroyed, this, [this, item] {
        d->drags.items.removeAll(item);
        d->replotFront();
    });
    d->replotFront();
}

DragBand* CurvePanel::addBand(Qt::Orientation orientation, const PlotRange& range,
                              const QString& label) {
    auto* band = new DragBand(orientation, this);
    band->setRange(range);
    band->setLabel(label);
    adopt(band);
    return band;
}

DragLine* CurvePanel::addLine(Qt::Orientation orientation, double value, const QString& label) {
    auto* line = new DragLine(orientation, this);
    line->setValue(value);
    line->setLabel(label);
    adopt(line);
    return line;
}

void CurvePanel::removeItem(DragItem* item) {
    if (d->drags.items.contains(item))
        delete item;
}

QList<DragItem*> CurvePanel::items() const {
    return d->drags.items;
}

void CurvePanel::setSparkline(bool on) {
    d->sparkline = on;
    setAttribute(Qt::WA_TransparentForMouseEvents, on);
    setFocusPolicy(on ? Qt::NoFocus : Qt::StrongFocus);
    d->layout(size());
    d->replotSoon();
}

void CurvePanel::setSelected(bool on) {
    if (on == d->selected)
        return;
    d->selected = on;
    d->replotFront();
}

bool CurvePanel::isSelected() const {
    return d->selected;
}
void CurvePanel::setDoubleClickActivates(bool on) {
    d->activates = on;
}
void CurvePanel::setWheelNeedsControl(bool on) {
    d->wheelNeedsControl = on;
}

QRectF CurvePanel::plotArea() const {
    return d->plot->axisRect()->rect();
}

QPointF CurvePanel::toPanel(double x, double y) const {
    return {d->plot->xAxis->coordToPixel(x), d->plot->yAxis->coordToPixel(y)};
}

QPointF CurvePanel::toData(const QPointF& position) const {
    return {d->plot->xAxis->pixelToCoord(position.x()), d->plot->yAxis->pixelToCoord(position.y())};
}

QByteArray CurvePanel::csv() const {
    return plotCsv({d->content}, provenance());
}
QByteArray CurvePanel::json() const {
    return plotJson({d->content}, provenance());
}

} // namespace specula::widgets
