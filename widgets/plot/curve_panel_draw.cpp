// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/canvas_palette.h"
#include "widgets/plot/curve_panel_p.h"
#include "widgets/plot/plot_style.h"

#include <cmath>

namespace specula::widgets {
namespace {

/// A range that an axis can show.
PlotRange sane(PlotRange range, bool log) {
    if (!std::isfinite(range.low) || !std::isfinite(range.high))
        return roomy({}, log);
    if (range.low > range.high)
        std::swap(range.low, range.high);
    if (log && !(range.high > 0))
        return roomy({}, true);
    if (log && !(range.low > 0))
        range.low = range.high * 1e-6;
    if (!(range.high > range.low))
        return roomy(range, log);
    return range;
}

QCPRange qcp(const PlotRange& range) {
    return {range.low, range.high};
}

} // namespace

QFont plotFont(const QFont& font) {
    QFont small = font;
    small.setPixelSize(11);
    return small;
}

CurvePanel::Private::Private(CurvePanel& owner)
    : q(owner)
    , plot(new QCustomPlot(&owner))
    , painter(*plot->xAxis, *plot->yAxis)
    , drags(owner) {
    plot->setObjectName(QStringLiteral("plotCanvas"));
    QObject::connect(plot, &QCustomPlot::afterReplot, plot, [this] { drawn = true; });
    plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setNoAntialiasingOnDrag(false);
    plot->setPlottingHint(QCP::phCacheLabels);
    QCPAxisRect* rect = plot->axisRect();
    rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect->setMinimumSize(10, 10);
    for (QCPAxis* axis : {plot->xAxis2, plot->yAxis2})
        axis->setVisible(false);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
        axis->setSubTickLengthIn(0);
        axis->setSubTickLengthOut(2);
        axis->setTickLabelPadding(3);
    }
    front = plot->layer(QStringLiteral("overlay"));
    new PaintedLayer(plot, QStringLiteral("main"), true, [this](QCPPainter& p) { paintCurves(p); });
    new PaintedLayer(plot, QStringLiteral("axes"), false, [this](QCPPainter& p) { paintTexts(p); });
    new PaintedLayer(plot, QStringLiteral("overlay"), false,
                     [this](QCPPainter& p) { paintFront(p); });
}

void CurvePanel::Private::setAxes() {
    const auto set = [](QCPAxis* axis, const PlotAxis& spec, QSharedPointer<PlotTicker>& ticker) {
        axis->setScaleType(spec.log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        ticker.reset(new PlotTicker(spec.shownPerData, spec.log));
        axis->setTicker(ticker);
        axis->setLabel(spec.title());
    };
    set(plot->xAxis, content.x, tickX);
    set(plot->yAxis, content.y, tickY);
    layout(plot->size());
}

void CurvePanel::Private::applyStyle() {
    paint = paper ? paperCanvas() : q.colours();
    const QFont font = plotFont(q.font());
    stylePlot(*plot, paint, font);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setTickLabelColor(paper ? paint.text : paint.dim);
        axis->setLabelColor(paper ? paint.text : paint.dim);
        axis->setBasePen(Qt::NoPen); // the frame is drawn whole
        QColor faint = paint.line;
        faint.setAlpha(110);
        axis->grid()->setPen(QPen(faint, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    layout(plot->size());
}

void CurvePanel::Private::layout(const QSize& size) {
    QCPAxisRect* rect = plot->axisRect();
    const bool bare = sparkline || nothingToShow();
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setVisible(!bare);
        axis->grid()->setVisible(!bare);
    }
    if (sparkline) {
        rect->setAutoMargins(QCP::msNone);
        rect->setMargins({2, 2, 2, 2});
        return;
    }
    const int line = QFontMetrics(plotFont(q.font())).height();
    const bool titled = !content.title.isEmpty() || !content.note.isEmpty();
    rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect->setMargins({0, titled ? line + 10 : 8, 12, 0});
    rect->setMinimumMargins({size.width() > 220 ? 46 : 30, 0, 12, 18});
    // Few numbers where there is little room.
    tickX->setWanted(std::clamp(size.width() / 70, 2, 10));
    tickY->setWanted(std::clamp(size.height() / 45, 2, 8));
}

QList<PlotCurve> CurvePanel::Private::shownCurves() const {
    QList<PlotCurve> shown;
    for (const PlotCurve& c : content.curves)
        if (!c.empty() && !hidden.contains(c.legendKey()))
            shown << c;
    return shown;
}

bool CurvePanel::Private::nothingToShow() const {
    return content.empty();
}

void CurvePanel::Private::applyRanges() {
    const QList<PlotCurve> shown = shownCurves();
    const auto first = [](const std::optional<PlotRange>& a, const std::optional<PlotRange>& b) {
        return a ? a : b;
    };
    const bool logX = content.x.log, logY = content.y.log;
    std::optional<PlotRange> x = first(view.x, home.x);
    const bool typedX = x.has_value();
    if (!x)
        x = roomy(dataRangeX(shown, logX), logX);
    plot->xAxis->setRange(qcp(sane(*x, logX)));
    std::optional<PlotRange> y = first(view.y, home.y);
    if (!y)
        y = roomy(dataRangeY(shown, logY, logX, typedX ? x : std::nullopt), logY);
    plot->yAxis->setRange(qcp(sane(*y, logY)));
}

void CurvePanel::Private::changed() {
    applyRanges();
    refreshReadout();
    replotSoon();
}

void CurvePanel::Private::replotSoon() {
    if (!plot->size().isEmpty())
        plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePanel::Private::replotFront() {
    if (!drawn)
        replotSoon();
    else if (!plot->size().isEmpty())
        front->replot();
}

void CurvePanel::Private::paintCurves(QCPPainter& p) const {
    painter.paint(p, hidden, paint);
}

void CurvePanel::Private::paintTexts(QCPPainter& p) const {
    if (sparkline)
        return;
    const QRect area = plot->axisRect()->rect();
    p.setFont(plotFont(q.font()));
    const QFontMetrics metrics(p.font());
    if (nothingToShow()) {
        p.setPen(paint.dim);
        p.drawText(plot->viewport().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                   content.emptyText);
    } else {
        p.setAntialiasing(false);
        p.setPen(QPen(paint.line, 1));
        p.setBrush(Qt::NoBrush);
        p.drawRect(area.adjusted(0, 0, 0, 0));
    }
    const QRect line(area.left(), area.top() - metrics.height() - 4, area.width(),
                     metrics.height() + 2);
    int room = line.width();
    if (!content.note.isEmpty()) {
        const QString note = metrics.elidedText(content.note, Qt::ElideRight, room * 2 / 3);
        const QColor warning = paint.background.lightness() < 128 ? QColor(0xe8, 0xa3, 0x3d)
                                                                  : QColor(0xa8, 0x64, 0x00);
        p.setPen(content.noteTone == NoteTone::Warning  ? warning
                 : content.noteTone == NoteTone::Accent ? paint.accent
                                                        : paint.dim);
        p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, note);
        room -= metrics.horizontalAdvance(note) + 8;
    }
    p.setPen(paint.text);
    p.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
               metrics.elidedText(content.title, Qt::ElideRight, std::max(0, room)));
}

void CurvePanel::Private::paintFront(QCPPainter& p) const {
    p.setFont(plotFont(q.font()));
    const QRect area = plot->axisRect()->rect();
    if (!nothingToShow())
        drags.paint(p, paint);
    if (paper || sparkline)
        return;
    if (cursor && !nothingToShow()) {
        const double x = plot->xAxis->coordToPixel(*cursor);
        if (x >= area.left() && x <= area.right()) {
            p.setAntialiasing(false);
            p.setPen(QPen(paint.dim, 1, Qt::DashLine));
            p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            const std::ptrdiff_t point = cursorPoint();
            const auto at = point >= 0
                                ? painter.pixelOf(activeIndex(), static_cast<std::size_t>(point))
                                : std::nullopt;
            if (at && area.contains(at->toPoint())) {
                p.setAntialiasing(true);
                p.setBrush(Qt::NoBrush);
                p.setPen(QPen(paint.accent, 1.5));
                p.drawEllipse(*at, 4, 4);
            }
        }
    }
    if (selected || focused) {
        p.setAntialiasing(false);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(paint.accent, selected ? 2 : 1));
        p.drawRect(selected ? plot->viewport().adjusted(1, 1, -1, -1)
                            : plot->viewport().adjusted(0, 0, -1, -1));
    }
}

void CurvePanel::paintPanel(QCPPainter& painter, const QSize& size) const {
    d->paper = true;
    d->applyStyle();
    d->layout(size);
    d->plot->toPainter(&painter, size.width(), size.height());
    d->paper = false;
    d->applyStyle();
    d->replotSoon();
}

void CurvePanel::paintFigure(QCPPainter& painter) const {
    paintPanel(painter, size());
}

void CurvePanel::coloursChanged() {
    d->applyStyle();
    d->replotSoon();
}

void CurvePanel::resizeEvent(QResizeEvent*) {
    d->plot->setGeometry(rect());
    d->layout(size());
    d->replotSoon();
}

void CurvePanel::replotNow() {
    if (!size().isEmpty())
        d->plot->replot(QCustomPlot::rpImmediateRefresh);
}

} // namespace specula::widgets
