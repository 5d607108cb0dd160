// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/map_view.h"

#include "core/base/job_context.h"
#include "core/base/thread_pool.h"
#include "widgets/adapters/display_adapter.h"
#include "widgets/image/canvas_palette.h"
#include "widgets/plot/map_view_p.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <qcustomplot.h>

#include <cmath>
#include <cstring>

namespace specula::widgets {
namespace {

template<class T>
Array<T> upsideDown(const Array<T>& from) {
    const auto source = from.view();
    Array<T> out = Array<T>::uninitialized(from.shape());
    auto target = out.edit();
    const std::int64_t rows = from.shape()[0];
    for (std::int64_t r = 0; r < rows; ++r)
        std::memcpy(target.row(rows - 1 - r).data(), source.row(r).data(),
                    source.row(r).size_bytes());
    return out;
}

Pixels pixelsOf(const MapData& map) {
    if (map.values.size() > 0)
        return Pixels(map.firstRowAtBottom ? upsideDown(map.values) : map.values);
    return Pixels(map.firstRowAtBottom ? upsideDown(map.doubles) : map.doubles);
}

} // namespace

MapView::Private::Private(MapView& owner, ThreadPool& threads, ConversionStatistics* counted)
    : q(owner)
    , pool(threads)
    , statistics(counted)
    , view(new ImageView(threads, &owner, counted))
    , bar(new ColourBar(&owner))
    , strips(std::make_shared<StripEditor>(owner)) {
    view->setDisplaySettings(&settings);
    bar->setDisplaySettings(&settings);
    view->setScaleBar(false);
    view->addOverlay(strips);
    worker = std::make_unique<LatestWorker<Request>>(
        [this](Request&& request, const CancelToken& cancel) {
            prepare(std::move(request), cancel);
        });
}

MapView::MapView(ThreadPool& pool, QWidget* parent, ConversionStatistics* statistics)
    : PlotWidget(parent)
    , d(std::make_unique<Private>(*this, pool, statistics)) {
    setObjectName(QStringLiteral("mapView"));
    d->ownName = tr("Map");
    setAccessibleName(d->ownName);
    setFocusProxy(d->view);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(66, 26, 2, 46);
    layout->setSpacing(8);
    layout->addWidget(d->view, 1);
    layout->addWidget(d->bar);
    d->view->installEventFilter(this);
    connect(d->view, &ImageView::transformChanged, this, [this] { update(); });
    connect(d->view, &ImageView::readoutChanged, this,
            [this](const PixelReadout& readout) { d->tellCursor(readout); });
    connect(d->view, &ImageView::clicked, this, [this](const QPointF& image) {
        const QPointF at = toData(image);
        emit clicked(at.x(), at.y());
    });
    connect(d->view, &ImageView::renderFailed, this, &MapView::failed);
    coloursChanged();
}

MapView::~MapView() {
    d->worker.reset();
    d->view->disconnect(this);
    // The overlay looks at this view, the picture must not outlive what it draws.
    d->view->removeOverlay(d->strips);
    d->view->setDisplaySettings(nullptr);
    d->bar->setDisplaySettings(nullptr);
}

void MapView::setMap(const MapData& map) {
    if (map.rows() == 0 || map.columns() == 0) {
        clear();
        return;
    }
    d->worker->post({map, ++d->generation});
}

void MapView::clear() {
    ++d->generation;
    d->shown = {};
    d->view->setImage({});
    update();
}

void MapView::Private::prepare(Request&& request, const CancelToken& cancel) {
    imaging::DisplayImagePtr image;
    QString problem;
    try {
        JobContext job(nullptr, cancel);
        image = displayImage(pixelsOf(request.map), 0, {}, pool, job, statistics);
    } catch (const Cancelled&) {
        return;
    } catch (const std::exception& error) {
        problem = QString::fromUtf8(error.what());
    }
    ++delivering;
    QMetaObject::invokeMethod(
        &q,
        [this, image, problem, request = std::move(request)] {
            --delivering;
            if (request.generation != generation)
                return;
            if (image)
                arrived(request.map, image);
            else
                emit q.failed(problem);
        },
        Qt::QueuedConnection);
}

void MapView::Private::arrived(const MapData& map, const imaging::DisplayImagePtr& image) {
    shown = map;
    if (percentiles)
        usePercentiles(*image);
    view->setImage(image);
    bar->setLabel(map.valueUnit.isEmpty()
                      ? map.valueLabel
                      : QStringLiteral("%1 (%2)").arg(map.valueLabel, map.valueUnit));
    if (q.accessibleName() == ownName) { // unless its owner has named it
        ownName = map.title.isEmpty() ? tr("Map") : tr("Map %1").arg(map.title);
        q.setAccessibleName(ownName);
    }
    q.setCrosshair(crosshair);
    q.update();
    emit q.mapShown();
}

void MapView::Private::usePercentiles(const imaging::DisplayImage& image) {
    DisplayState state = settings.state();
    const imaging::Levels levels =
        imaging::percentileLevels(image, percentiles->low, percentiles->high, state.tone.scale);
    state.tone.low = levels.low;
    state.tone.high = levels.high;
    state.mode = LevelsMode::Fixed;
    settings.setState(state);
}

void MapView::Private::tellCursor(const PixelReadout& readout) {
    if (!readout.inside) {
        emit q.readoutChanged({});
        emit q.left();
        return;
    }
    const QPointF at = q.toData(readout.position);
    const bool valid = readout.state == imaging::PixelState::Value;
    emit q.hovered(at.x(), at.y(), valid ? readout.value : std::nan(""));
    const auto part = [](const PlotAxis& axis, double v) {
        QStringList words{axis.label, QString::fromStdString(formatValue(v * axis.shownPerData, 4)),
                          axis.shown()};
        words.removeAll(QString());
        return words.join(QLatin1Char(' '));
    };
    QStringList value{shown.valueLabel,
                      valid ? QString::fromStdString(formatValue(readout.value))
                            : readout.stateText,
                      shown.valueUnit};
    value.removeAll(QString());
    emit q.readoutChanged(QStringList{part(shown.x.axis, at.x()), part(shown.y.axis, at.y()),
                                      value.join(QLatin1Char(' '))}
                              .join(QStringLiteral("   ")));
}

const MapData& MapView::map() const {
    return d->shown;
}

bool MapView::settled() const {
    return d->worker->idle() && d->delivering == 0 && d->view->settled();
}

void MapView::setEmptyText(const QString& text) {
    d->view->setPlaceholder(text);
}

ImageView& MapView::imageView() {
    return *d->view;
}

DisplaySettings& MapView::displaySettings() {
    return d->settings;
}

void MapView::setLevels(double low, double high) {
    d->percentiles = std::nullopt;
    d->settings.editLevels(low, high);
}

void MapView::setPercentiles(double lowPercent, double highPercent) {
    d->percentiles = Private::Percentiles{lowPercent, highPercent};
    if (d->view->image())
        d->usePercentiles(*d->view->image());
}

QPointF MapView::toData(const QPointF& image) const {
    const double row = d->shown.firstRowAtBottom
                           ? static_cast<double>(d->shown.rows() - 1) - image.y()
                           : image.y();
    return {d->shown.x.at(image.x()), d->shown.y.at(row)};
}

QPointF MapView::toImage(const QPointF& at) const {
    const double row = d->shown.y.pixelOf(at.y());
    return {d->shown.x.pixelOf(at.x()),
            d->shown.firstRowAtBottom ? static_cast<double>(d->shown.rows() - 1) - row : row};
}

QRectF MapView::shownRange() const {
    const QRectF seen = d->view->visibleImageRect();
    return QRectF(toData(seen.topLeft()), toData(seen.bottomRight())).normalized();
}

DiagonalStrip* MapView::addStrip(double centre, double width, const QString& label) {
    auto* strip = new DiagonalStrip(this);
    strip->set(centre, width);
    strip->setLabel(label);
    d->strips->strips << strip;
    connect(strip, &DiagonalStrip::changed, d->view, qOverload<>(&QWidget::update));
    d->view->update();
    return strip;
}

void MapView::removeStrip(DiagonalStrip* strip) {
    if (d->strips->strips.removeAll(strip) > 0)
        delete strip;
    d->view->update();
}

QList<DiagonalStrip*> MapView::strips() const {
    return d->strips->strips;
}

void MapView::setCrosshair(std::optional<QPointF> at) {
    d->crosshair = at;
    d->view->setLinkedCursor(at && d->view->image() ? std::optional(toImage(*at)) : std::nullopt);
}

void MapView::resetView() {
    d->view->zoomToFit();
}

FigureAxis MapView::Private::figureAxis(const MapAxis& axis, bool flipped) const {
    const double last = static_cast<double>(shown.rows() - 1), scale = axis.axis.shownPerData;
    FigureAxis out;
    out.log = axis.axis.log;
    out.valueAt = [axis, flipped, last, scale](double pixel) {
        return axis.at(flipped ? last - pixel : pixel) * scale;
    };
    out.pixelOf = [axis, flipped, last, scale](double value) {
        const double pixel = axis.pixelOf(value / scale);
        return flipped ? last - pixel : pixel;
    };
    return out;
}

FigureSpec MapView::Private::figure() const {
    FigureSpec spec = figureOf(*view);
    spec.title = shown.title;
    spec.xLabel = shown.x.axis.title();
    spec.yLabel = shown.y.axis.title();
    spec.x = figureAxis(shown.x, false);
    spec.y = figureAxis(shown.y, shown.firstRowAtBottom);
    spec.valueLabel = shown.valueUnit.isEmpty()
                          ? shown.valueLabel
                          : QStringLiteral("%1 (%2)").arg(shown.valueLabel, shown.valueUnit);
    return spec;
}

QSize MapView::figureSize() const {
    return specula::widgets::figureSize(d->figure()).toSize();
}

void MapView::paintFigure(QCPPainter& painter) const {
    renderFigure(painter, d->figure());
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colours().background);
    if (!d->view->image())
        return;
    FigureSpec spec = d->figure();
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    spec.font = small;
    spec.colours = colours();
    spec.colours.text = colours().dim;
    paintFigureAxes(painter, spec, QRectF(d->view->geometry()).adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(colours().text);
    painter.drawText(
        QRectF(d->view->x(), 0, d->view->width(), d->view->y() - 2),
        Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(d->shown.title, Qt::ElideRight, d->view->width()));
}

void MapView::coloursChanged() {
    d->view->setColours(colours());
    d->bar->setColours(colours());
    update();
}

bool MapView::eventFilter(QObject* watched, QEvent* event) {
    StripEditor& strips = *d->strips;
    const auto at = [event] { return static_cast<QMouseEvent*>(event)->position(); };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && strips.press(at())) {
            d->view->setFocus(Qt::MouseFocusReason);
            return true;
        }
        break;
    case QEvent::MouseMove:
        if (strips.dragging()) {
            strips.drag(at());
            return true;
        }
        break;
    case QEvent::MouseButtonRelease:
        if (strips.dragging()) {
            strips.release();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (strips.handleKey(*static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::ContextMenu:
        contextMenuEvent(static_cast<QContextMenuEvent*>(event));
        return true;
    case QEvent::Resize:
        update();
        break;
    default:
        break;
    }
    return PlotWidget::eventFilter(watched, event);
}

} // namespace specula::widgets
