// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/profile_plot.h"

#include "widgets/adapters/conversion_statistics.h"
#include "widgets/image/canvas_palette.h"
#include "widgets/plot/plot_style.h"
#include "widgets/plot/profile_plot_p.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace specula::widgets {

namespace {

/// A curve on a logarithmic axis has a gap where it is not positive.
QVector<double> drawable(const QList<double>& values, bool log) {
    QVector<double> out = values;
    if (log)
        for (double& v : out)
            if (!(v > 0))
                v = std::numeric_limits<double>::quiet_NaN();
    return out;
}

QString withUnit(const QString& name, const QString& unit) {
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

} // namespace

void ProfilePlot::Private::addCurve(const ProfileCurve& curve, const QColor& colour) {
    const bool logY = log(plot->yAxis);
    const QVector<double> x = drawable(curve.x, log(plot->xAxis));
    if (!curve.sigma.isEmpty()) {
        QVector<double> low(curve.y.size()), high(curve.y.size());
        for (qsizetype i = 0; i < curve.y.size(); ++i) {
            // A lone pixel has no standard error; the band closes there instead of breaking.
            const double s = std::isfinite(curve.sigma[i]) ? curve.sigma[i] : 0.0;
            high[i] = curve.y[i] + s;
            low[i] = curve.y[i] - s;
            if (logY && low[i] <= 0)
                low[i] = curve.y[i] > 0 ? curve.y[i] * 1e-3 : low[i];
        }
        QCPGraph* lower = plot->addGraph();
        lower->setPen(Qt::NoPen);
        lower->setData(x, drawable(low, logY), true);
        QCPGraph* upper = plot->addGraph();
        upper->setPen(Qt::NoPen);
        QColor band = colour;
        band.setAlpha(64);
        upper->setBrush(band);
        upper->setData(x, drawable(high, logY), true);
        upper->setChannelFillGraph(lower);
    }
    QCPGraph* line = plot->addGraph();
    line->setName(curve.name);
    line->setPen(QPen(colour, 1.5));
    line->setData(x, drawable(curve.y, logY), true);
}

void ProfilePlot::Private::fitRanges() {
    const auto apply = [this](QCPAxis* axis, auto values) {
        double low = std::numeric_limits<double>::infinity(), high = -low;
        for (const ProfileCurve& c : curves)
            for (const double v : values(c))
                if (std::isfinite(v) && (v > 0 || !log(axis))) {
                    low = std::min(low, v);
                    high = std::max(high, v);
                }
        if (low > high) {
            axis->setRange(log(axis) ? 0.1 : 0, 1);
            return;
        }
        if (log(axis)) {
            const double margin = high > low ? std::pow(high / low, 0.04) : 2;
            axis->setRange(low / margin, high * margin);
        } else {
            const double margin = high > low ? (high - low) * 0.04 : std::max(1e-9, std::abs(low));
            axis->setRange(low - margin, high + margin);
        }
    };
    apply(plot->xAxis, [](const ProfileCurve& c) { return c.x; });
    apply(plot->yAxis, [](const ProfileCurve& c) { return c.y; });
}

void ProfilePlot::Private::replotSoon() {
    // A low strip has room for few numbers.
    plot->yAxis->ticker()->setTickCount(std::clamp(plot->height() / 36, 2, 5));
    // Without a size there is nothing to paint on; getting one replots by itself.
    if (!plot->size().isEmpty())
        plot->replot(QCustomPlot::rpQueuedReplot);
}

ProfilePlot::ProfilePlot(QWidget* parent, ConversionStatistics* statistics)
    : QWidget(parent)
    , d(std::make_unique<Private>()) {
    d->statistics = statistics;
    d->plot = new QCustomPlot(this);
    d->plot->setObjectName(QStringLiteral("profilePlotCanvas"));
    d->plot->setMinimumSize(120, 110); // QCustomPlot cannot paint on nothing
    d->plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    d->plot->setFocusPolicy(Qt::StrongFocus);
    d->plot->setAccessibleName(tr("Profile plot"));
    d->plot->installEventFilter(this);
    d->plot->axisRect()->setupFullAxesBox();
    d->plot->axisRect()->setMinimumMargins({6, 6, 6, 6});
    for (QCPAxis* axis : {d->plot->xAxis2, d->plot->yAxis2})
        axis->setTicks(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->plot);
    setFocusProxy(d->plot);
    setAccessibleName(tr("Profile plot"));

    d->cursorLine = new QCPItemStraightLine(d->plot);
    d->cursorPoint = new QCPItemTracer(d->plot);
    d->cursorPoint->setStyle(QCPItemTracer::tsCircle);
    d->cursorPoint->setSize(7);
    d->cursorPoint->position->setType(QCPItemPosition::ptPlotCoords);
    for (QCPAbstractItem* item : {static_cast<QCPAbstractItem*>(d->cursorLine),
                                  static_cast<QCPAbstractItem*>(d->cursorPoint)}) {
        item->setVisible(false);
        item->setSelectable(false);
    }

    connect(d->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() == Qt::NoButton)
            putCursorAt(d->plot->xAxis->pixelToCoord(event->position().x()));
        else
            d->userRange = true;
    });
    connect(d->plot, &QCustomPlot::mouseWheel, this, [this] { d->userRange = true; });
    connect(d->plot, &QCustomPlot::mouseDoubleClick, this, &ProfilePlot::resetZoom);
    makeActions();
    d->colours = canvasFromPalette(palette());
    rebuild();
}

ProfilePlot::~ProfilePlot() = default;

void ProfilePlot::makeActions() {
    const auto action = [this](const QString& text, const char* name) {
        auto* a = new QAction(text, this);
        a->setObjectName(QLatin1String(name));
        return a;
    };
    d->copy = action(tr("Copy plot"), "copyPlot");
    connect(d->copy, &QAction::triggered, this, &ProfilePlot::copyToClipboard);
    d->exportFigure = action(tr("Export as shown..."), "exportPlot");
    connect(d->exportFigure, &QAction::triggered, this, &ProfilePlot::exportRequested);
    d->exportData = action(tr("Export data..."), "exportPlotData");
    connect(d->exportData, &QAction::triggered, this, &ProfilePlot::exportDataRequested);
    d->logXAction = action(tr("Logarithmic x axis"), "plotLogX");
    d->logXAction->setCheckable(true);
    connect(d->logXAction, &QAction::toggled, this, &ProfilePlot::setLogX);
    d->logYAction = action(tr("Logarithmic y axis"), "plotLogY");
    d->logYAction->setCheckable(true);
    connect(d->logYAction, &QAction::toggled, this, &ProfilePlot::setLogY);
    d->reset = action(tr("Reset zoom"), "resetPlot");
    connect(d->reset, &QAction::triggered, this, &ProfilePlot::resetZoom);
}

QList<QAction*> ProfilePlot::contextActions() const {
    return {d->copy, d->exportFigure, d->exportData, d->logXAction, d->logYAction, d->reset};
}

void ProfilePlot::setCurves(const QList<ProfileCurve>& curves) {
    // Another quantity on an axis makes the old zoom meaningless.
    if (curves.isEmpty() || d->curves.isEmpty() || curves[0].xName != d->curves[0].xName ||
        curves[0].yName != d->curves[0].yName)
        d->userRange = false;
    d->curves = curves;
    rebuild();
}

const QList<ProfileCurve>& ProfilePlot::curves() const {
    return d->curves;
}

QRectF ProfilePlot::shownRange() const {
    const QCPRange x = d->plot->xAxis->range(), y = d->plot->yAxis->range();
    return {x.lower, y.lower, x.size(), y.size()};
}

bool ProfilePlot::logX() const {
    return d->log(d->plot->xAxis);
}
bool ProfilePlot::logY() const {
    return d->log(d->plot->yAxis);
}
QString ProfilePlot::readout() const {
    return d->readout;
}

void ProfilePlot::setLogX(bool on) {
    if (on == logX())
        return;
    setAxisLog(*d->plot->xAxis, on);
    d->logXAction->setChecked(on);
    d->userRange = false;
    rebuild();
    emit logXChanged(on);
}

void ProfilePlot::setLogY(bool on) {
    if (on == logY())
        return;
    setAxisLog(*d->plot->yAxis, on);
    d->logYAction->setChecked(on);
    d->userRange = false;
    rebuild();
    emit logYChanged(on);
}

void ProfilePlot::setColours(const CanvasColours& colours) {
    d->colours = colours;
    d->coloursSet = true;
    rebuild();
}

void ProfilePlot::resetZoom() {
    d->userRange = false;
    rebuild();
}

void ProfilePlot::rebuild() {
    QElapsedTimer timer;
    timer.start();
    stylePlot(*d->plot, d->colours, font());
    d->plot->clearGraphs();
    const auto colours = seriesColours(d->colours);
    for (qsizetype i = 0; i < d->curves.size(); ++i)
        d->addCurve(d->curves[i], colours[i % colours.size()]);
    if (!d->curves.isEmpty()) {
        const ProfileCurve& first = d->curves.first();
        d->plot->xAxis->setLabel(withUnit(first.xName, first.xUnit));
        d->plot->yAxis->setLabel(withUnit(first.yName, first.yUnit));
    }
    if (!d->userRange)
        d->fitRanges();
    d->cursorLine->setPen(QPen(d->colours.dim, 1, Qt::DashLine));
    d->cursorPoint->setPen(QPen(d->colours.accent, 1.5));
    if (d->cursorIndex >= 0 && !d->curves.isEmpty() && !d->curves.first().empty())
        putCursorAt(d->curves.first()
                        .x[std::min<qsizetype>(d->cursorIndex, d->curves.first().x.size() - 1)]);
    else
        putCursorAt(std::numeric_limits<double>::quiet_NaN());
    if (d->statistics && !d->curves.isEmpty())
        d->statistics->record(tr("profile to curve"),
                              static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    d->replotSoon();
}

void ProfilePlot::putCursorAt(double x) {
    const bool possible = std::isfinite(x) && !d->curves.isEmpty() && !d->curves.first().empty();
    d->cursorIndex = -1;
    if (possible) {
        const ProfileCurve& c = d->curves.first();
        for (qsizetype i = 0; i < c.x.size(); ++i)
            if (d->cursorIndex < 0 || std::abs(c.x[i] - x) < std::abs(c.x[d->cursorIndex] - x))
                d->cursorIndex = static_cast<int>(i);
    }
    d->readout.clear();
    if (d->cursorIndex >= 0) {
        const ProfileCurve& c = d->curves.first();
        const double px = c.x[d->cursorIndex], py = c.y[d->cursorIndex];
        d->cursorLine->point1->setCoords(px, 0);
        d->cursorLine->point2->setCoords(px, 1);
        d->cursorPoint->position->setCoords(px, py);
        d->readout = QStringLiteral("%1 %2 %3   %4 %5")
                         .arg(c.xName, QString::number(px, 'g', 6), c.xUnit, c.yName,
                              std::isfinite(py) ? QString::number(py, 'g', 6) : tr("no pixel"));
        if (!c.sigma.isEmpty() && std::isfinite(c.sigma[d->cursorIndex]))
            d->readout +=
                QStringLiteral(" ± %1").arg(QString::number(c.sigma[d->cursorIndex], 'g', 2));
        d->readout += QLatin1Char(' ') + c.yUnit;
        d->cursorPoint->setVisible(std::isfinite(py));
    } else {
        d->cursorPoint->setVisible(false);
    }
    d->cursorLine->setVisible(d->cursorIndex >= 0);
    d->plot->setAccessibleDescription(d->readout);
    emit readoutChanged(d->readout);
    d->replotSoon();
}

void ProfilePlot::walkCursor(int steps) {
    if (d->curves.isEmpty() || d->curves.first().empty())
        return;
    const ProfileCurve& c = d->curves.first();
    const qsizetype next = std::clamp<qsizetype>(d->cursorIndex + steps, 0, c.x.size() - 1);
    putCursorAt(c.x[next]);
}

bool ProfilePlot::handleKey(int key) {
    switch (key) {
    case Qt::Key_Left:
        walkCursor(-1);
        return true;
    case Qt::Key_Right:
        walkCursor(1);
        return true;
    case Qt::Key_PageUp:
        walkCursor(10);
        return true;
    case Qt::Key_PageDown:
        walkCursor(-10);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus: {
        const double factor = key == Qt::Key_Minus ? 1.25 : 0.8;
        d->userRange = true;
        for (QCPAxis* axis : {d->plot->xAxis, d->plot->yAxis})
            axis->scaleRange(factor);
        d->replotSoon();
        return true;
    }
    case Qt::Key_Home:
    case Qt::Key_F:
        resetZoom();
        return true;
    case Qt::Key_X:
        setLogX(!logX());
        return true;
    case Qt::Key_Y:
        setLogY(!logY());
        return true;
    default:
        return false;
    }
}

bool ProfilePlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == d->plot) {
        if (event->type() == QEvent::KeyPress) {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Copy)) {
                copyToClipboard();
                return true;
            }
            if ((key->modifiers() & ~Qt::KeypadModifier & ~Qt::ShiftModifier) == 0 &&
                handleKey(key->key()))
                return true;
        } else if (event->type() == QEvent::ContextMenu) {
            QMenu menu(this);
            menu.addActions(contextActions());
            menu.exec(static_cast<QContextMenuEvent*>(event)->globalPos());
            return true;
        } else if (event->type() == QEvent::Resize) {
            d->replotSoon();
        } else if (event->type() == QEvent::Leave) {
            putCursorAt(std::numeric_limits<double>::quiet_NaN());
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProfilePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (!d->plot)
        return;
    if (event->type() == QEvent::PaletteChange && !d->coloursSet)
        d->colours = canvasFromPalette(palette());
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace specula::widgets
