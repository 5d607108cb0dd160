// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/histogram_view.h"

#include "widgets/image/canvas_palette.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kSide = 8;
constexpr double kGripReach = 7;

QString levelText(double value) {
    const bool countLike = std::abs(value) >= 1000 && std::abs(value) < 1e7;
    return countLike ? QString::number(value, 'f', 0) : QString::number(value, 'g', 4);
}

} // namespace

HistogramView::HistogramView(QWidget* parent)
    : QWidget(parent)
    , m_worker([this](Request&& request, const CancelToken&) {
        imaging::Histogram h = imaging::histogram(*request.image, request.bins, request.tone.low,
                                                  request.tone.high, request.tone);
        ++m_arriving;
        QMetaObject::invokeMethod(
            this,
            [this, h = std::move(h), generation = request.generation] {
                --m_arriving;
                if (generation != m_generation)
                    return;
                m_histogram = h;
                update();
            },
            Qt::QueuedConnection);
    }) {
    setObjectName(QStringLiteral("histogramView"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Histogram and levels"));
    setToolTip(tr("Drag the two lines to change the levels; double click for automatic levels"));
    m_colours = canvasFromPalette(palette());
}

HistogramView::~HistogramView() = default;

void HistogramView::setDisplaySettings(DisplaySettings* settings) {
    if (m_settings)
        m_settings->disconnect(this);
    m_settings = settings;
    if (m_settings) {
        connect(m_settings, &DisplaySettings::changed, this, &HistogramView::settingsChanged);
        connect(m_settings, &QObject::destroyed, this, [this] { m_settings = nullptr; });
    }
    updateAxis();
    request();
}

void HistogramView::setImage(const imaging::DisplayImagePtr& image) {
    m_image = image;
    if (m_grip == Grip::None)
        updateAxis();
    request();
}

void HistogramView::settingsChanged() {
    if (m_grip == Grip::None) {
        const auto& tone = m_settings->state().tone;
        const bool outside = tone.low < m_axis.low || tone.high > m_axis.high;
        if (outside || tone.scale != m_axis.tone.scale || tone.gamma != m_axis.tone.gamma ||
            tone.softening != m_axis.tone.softening) {
            updateAxis();
            request();
        }
    }
    describe();
    update();
}

void HistogramView::updateAxis() {
    if (!m_settings || !m_image)
        return;
    const auto& tone = m_settings->state().tone;
    const auto& all = m_image->statistics();
    const bool log = tone.scale == imaging::ToneScale::Log;
    double low = log ? all.minPositive : all.min, high = all.max;
    if (log) {
        if (tone.low > 0)
            low = low > 0 ? std::min(low, tone.low) : tone.low;
        if (!(low > 0))
            low = std::max(high, 1.0) * 1e-4;
    } else {
        low = std::min(low, tone.low);
        // A few hot pixels must not squeeze everybody else into one bin.
        high = std::min(high, low + 1.3 * (imaging::percentile(*m_image, 99.99) - low));
    }
    high = std::max(high, tone.high);
    if (!(high > low))
        high = low + std::max(1.0, std::abs(low));
    m_axis = {low, high, tone};
    m_axis.tone.low = low;
    m_axis.tone.high = high;
}

void HistogramView::request() {
    ++m_generation;
    if (!m_image || !m_settings) {
        m_histogram = {};
        update();
        return;
    }
    const int bins = std::max(8, static_cast<int>(plotArea().width() / 2));
    m_worker.post({m_image, m_axis.tone, bins, m_generation});
}

QRectF HistogramView::plotArea() const {
    const double head = fontMetrics().height() + 2;
    return QRectF(rect()).adjusted(kSide, head, -kSide, -3);
}

double HistogramView::xOf(double value) const {
    const QRectF area = plotArea();
    return area.left() +
           std::clamp(imaging::ToneCurve(m_axis.tone).position(value), 0.0, 1.0) * area.width();
}

double HistogramView::valueAt(double x) const {
    const QRectF area = plotArea();
    return imaging::ToneCurve(m_axis.tone)
        .value(std::clamp((x - area.left()) / area.width(), 0.0, 1.0));
}

HistogramView::Grip HistogramView::gripAt(const QPointF& position) const {
    if (!m_settings || !m_image)
        return Grip::None;
    const double low = xOf(m_settings->state().tone.low), high = xOf(m_settings->state().tone.high);
    const double toLow = std::abs(position.x() - low), toHigh = std::abs(position.x() - high);
    if (std::min(toLow, toHigh) <= kGripReach) {
        // Of two lines on one spot, the one that can still move there.
        if (toLow == toHigh)
            return position.x() < plotArea().center().x() ? Grip::High : Grip::Low;
        return toLow < toHigh ? Grip::Low : Grip::High;
    }
    if (position.x() > low && position.x() < high)
        return Grip::Both;
    return position.x() < low ? Grip::Low : Grip::High;
}

void HistogramView::moveGrip(double deltaPixels) {
    const QRectF area = plotArea();
    double low = m_grabLow, high = m_grabHigh;
    if (m_grip == Grip::Low || m_grip == Grip::Both)
        low += deltaPixels;
    if (m_grip == Grip::High || m_grip == Grip::Both)
        high += deltaPixels;
    if (m_grip == Grip::Both) {
        const double shift = std::max(area.left() - low, 0.0) + std::min(area.right() - high, 0.0);
        low += shift;
        high += shift;
    }
    // The lines never pass each other.
    if (m_grip == Grip::Low)
        low = std::clamp(low, area.left(), high - 1);
    if (m_grip == Grip::High)
        high = std::clamp(high, low + 1, area.right());
    m_settings->dragLevels(m_grip == Grip::High ? m_settings->state().tone.low : valueAt(low),
                           m_grip == Grip::Low ? m_settings->state().tone.high : valueAt(high));
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    const Grip grip = gripAt(event->position());
    if (grip == Grip::None)
        return;
    m_grip = event->button() == Qt::MiddleButton ? Grip::Both : grip;
    if (m_grip != Grip::Both)
        m_active = m_grip;
    m_grabX = event->position().x();
    m_grabLow = xOf(m_settings->state().tone.low);
    m_grabHigh = xOf(m_settings->state().tone.high);
    m_settings->beginLevelsDrag();
    // A click beside the lines brings the nearer one.
    if (grip == Grip::Low && std::abs(m_grabX - m_grabLow) > kGripReach)
        m_grabLow = m_grabX;
    if (grip == Grip::High && std::abs(m_grabX - m_grabHigh) > kGripReach)
        m_grabHigh = m_grabX;
    if (m_grip != Grip::Both)
        moveGrip(0);
    update();
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip != Grip::None) {
        moveGrip(event->position().x() - m_grabX);
        return;
    }
    const Grip grip = gripAt(event->position());
    setCursor(grip == Grip::None   ? Qt::ArrowCursor
              : grip == Grip::Both ? Qt::SizeAllCursor
                                   : Qt::SplitHCursor);
}

void HistogramView::mouseReleaseEvent(QMouseEvent*) {
    if (m_grip == Grip::None)
        return;
    m_grip = Grip::None;
    m_settings->endLevelsDrag();
    // Room to go on where a line was dragged to the edge.
    const QRectF area = plotArea();
    if (m_image && xOf(m_settings->state().tone.high) > area.right() - 2 &&
        m_axis.high < m_image->statistics().max) {
        m_axis.high =
            std::min(m_image->statistics().max, m_axis.low + 2 * (m_axis.high - m_axis.low));
        m_axis.tone.high = m_axis.high;
        request();
    }
    update();
}

void HistogramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_settings || !m_image)
        return;
    m_settings->editPreset(QString());
    updateAxis();
    request();
}

void HistogramView::keyPressEvent(QKeyEvent* event) {
    if (!m_settings || !m_image) {
        event->ignore();
        return;
    }
    const double step =
        plotArea().width() * (event->modifiers().testFlag(Qt::ShiftModifier) ? 0.05 : 0.01);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_settings->beginLevelsDrag();
        m_grip = m_active;
        m_grabLow = xOf(m_settings->state().tone.low);
        m_grabHigh = xOf(m_settings->state().tone.high);
        moveGrip(event->key() == Qt::Key_Left ? -step : step);
        m_grip = Grip::None;
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_active = m_active == Grip::Low ? Grip::High : Grip::Low;
        describe();
        update();
        return;
    case Qt::Key_A:
        m_settings->editPreset(QString());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HistogramView::keyReleaseEvent(QKeyEvent* event) {
    // Held arrow keys are one edit.
    if (!event->isAutoRepeat() && m_settings && m_grip == Grip::None)
        m_settings->endLevelsDrag();
    QWidget::keyReleaseEvent(event);
}

void HistogramView::describe() {
    if (!m_settings)
        return;
    const auto& tone = m_settings->state().tone;
    setAccessibleDescription(tr("Low %1, high %2; arrows move the %3 level")
                                 .arg(levelText(tone.low), levelText(tone.high),
                                      m_active == Grip::Low ? tr("low") : tr("high")));
}

void HistogramView::setColours(const CanvasColours& colours) {
    m_colours = colours;
    m_coloursSet = true;
    update();
}

void HistogramView::resizeEvent(QResizeEvent*) {
    request();
}

void HistogramView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloursSet)
        m_colours = canvasFromPalette(palette());
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF area = plotArea();
    painter.setPen(QPen(m_colours.line, 1));
    painter.drawLine(QPointF(area.left(), area.bottom() + 0.5),
                     QPointF(area.right(), area.bottom() + 0.5));
    if (!m_settings || !m_image)
        return;

    const double most = m_histogram.counts.empty() ? 0.0
                                                   : *std::max_element(m_histogram.counts.begin(),
                                                                       m_histogram.counts.end());
    if (most > 0) {
        const double scale = area.height() / std::log1p(most);
        const imaging::ToneCurve curve(m_axis.tone);
        const bool log = m_axis.tone.scale == imaging::ToneScale::Log;
        const auto edge = [&](std::size_t i) {
            const double t = std::clamp(curve.position(m_histogram.edges[i]), 0.0, 1.0);
            return area.left() + t * area.width();
        };
        QColor bars = m_colours.dim;
        bars.setAlpha(170);
        for (std::size_t i = 0; i < m_histogram.counts.size(); ++i) {
            // Counts spread over what a key stands for; nothing lies below the smallest value.
            if (log && m_histogram.edges[i + 1] <= m_image->statistics().minPositive)
                continue;
            // Whole pixels: seams between bars would look like missing values.
            const double h = std::log1p(m_histogram.counts[i]) * scale;
            const double x = std::floor(edge(i)), next = std::floor(edge(i + 1));
            painter.fillRect(QRectF(x, area.bottom() - h, std::max(1.0, next - x), h), bars);
        }
    }

    const auto& tone = m_settings->state().tone;
    const double low = xOf(tone.low), high = xOf(tone.high);
    QColor between = m_colours.accent;
    between.setAlpha(28);
    painter.fillRect(QRectF(low, area.top(), high - low, area.height()), between);
    const auto handle = [&](double x, Grip grip) {
        const bool held = m_grip == grip || m_grip == Grip::Both;
        const bool chosen = hasFocus() && m_active == grip;
        painter.setPen(QPen(m_colours.accent, held || chosen ? 3 : 2));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    };
    handle(low, Grip::Low);
    handle(high, Grip::High);

    // The two numbers stand above their lines and do not run into each other.
    painter.setPen(m_grip != Grip::None ? m_colours.accent : m_colours.text);
    const QFontMetricsF metrics(font());
    const QString lowText = levelText(tone.low), highText = levelText(tone.high);
    const double lowWidth = metrics.horizontalAdvance(lowText);
    const double highWidth = metrics.horizontalAdvance(highText);
    const double right = double(width()) - 2 - highWidth;
    const double lowX = std::clamp(low - lowWidth / 2, 2.0, std::max(2.0, right - lowWidth - 8));
    const double highX =
        std::clamp(high - highWidth / 2, lowX + lowWidth + 8, std::max(lowX + lowWidth + 8, right));
    painter.drawText(QPointF(lowX, metrics.ascent()), lowText);
    painter.drawText(QPointF(highX, metrics.ascent()), highText);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_colours.accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace specula::widgets
