// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/colour_bar.h"

#include "widgets/image/canvas_palette.h"
#include "widgets/image/ticks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kBar = 14, kTick = 4, kGap = 3, kSwatch = 9;

std::vector<Tick> ticksOf(const imaging::ToneSettings& tone, int wanted) {
    const imaging::ToneCurve curve(tone);
    switch (tone.scale) {
    case imaging::ToneScale::Log:
        return logTicks(curve.low(), curve.high(), wanted);
    case imaging::ToneScale::Asinh:
        return symmetricLogTicks(curve.low(), curve.high(), wanted);
    default:
        return linearTicks(curve.low(), curve.high(), wanted);
    }
}

QImage gradient(const imaging::ToneSettings& tone, Qt::Orientation orientation) {
    const imaging::ColourTable table = imaging::colourTable(tone.colormap, tone.reversed);
    const bool vertical = orientation == Qt::Vertical;
    QImage image(vertical ? 1 : 256, vertical ? 256 : 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        image.setPixel(vertical ? 0 : i, vertical ? 255 - i : 0,
                       table[static_cast<std::size_t>(i)]);
    return image;
}

QFont small(const QFont& font) {
    QFont f = font;
    f.setPixelSize(11);
    return f;
}

double widestTick(const ColourBarSpec& spec, const QFontMetricsF& metrics) {
    double widest = 0;
    for (const Tick& tick : ticksOf(spec.tone, 8))
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

} // namespace

QList<std::pair<QString, QColor>> explicitColours(const imaging::DisplayImage* image,
                                                  const imaging::ToneSettings& tone) {
    QList<std::pair<QString, QColor>> legend;
    if (!image)
        return legend;
    const auto& s = image->statistics();
    const auto add = [&](std::int64_t count, const char* name, imaging::Rgb colour) {
        if (count > 0)
            legend << std::pair(QCoreApplication::translate("ColourBar", name),
                                QColor::fromRgb(colour));
    };
    add(s.nan, QT_TRANSLATE_NOOP("ColourBar", "NaN"), tone.nan);
    add(s.masked, QT_TRANSLATE_NOOP("ColourBar", "masked"), tone.masked);
    add(s.dead, QT_TRANSLATE_NOOP("ColourBar", "dead"), tone.dead);
    add(s.saturated, QT_TRANSLATE_NOOP("ColourBar", "saturated"), tone.saturated);
    if (tone.below)
        legend << std::pair(QCoreApplication::translate("ColourBar", "below"),
                            QColor::fromRgb(*tone.below));
    if (tone.above)
        legend << std::pair(QCoreApplication::translate("ColourBar", "above"),
                            QColor::fromRgb(*tone.above));
    return legend;
}

double colourBarExtent(const ColourBarSpec& spec, const QFont& font) {
    const QFontMetricsF metrics(small(font));
    if (spec.orientation == Qt::Horizontal)
        return kBar + kTick + kGap + metrics.height() * (spec.label.isEmpty() ? 1 : 2);
    double width = kBar + kTick + kGap + widestTick(spec, metrics);
    if (!spec.label.isEmpty())
        width += kGap + metrics.height();
    for (const auto& [name, colour] : spec.legend)
        width = std::max(width, kSwatch + kGap + metrics.horizontalAdvance(name));
    return std::ceil(width) + 2;
}

void paintColourBar(QPainter& painter, const QRectF& area, const ColourBarSpec& spec,
                    const CanvasColours& colours, const QFont& font) {
    painter.save();
    painter.setFont(small(font));
    const QFontMetricsF metrics(painter.font());
    const bool vertical = spec.orientation == Qt::Vertical;
    const double row = metrics.height() + 1;
    const double half = metrics.height() / 2;
    QRectF bar = area;
    if (vertical) {
        bar.setWidth(kBar);
        bar.adjust(0, half, 0, -half);
        if (!spec.legend.isEmpty())
            bar.setBottom(bar.bottom() - row * double(spec.legend.size()) - kGap);
    } else {
        bar.setHeight(kBar);
    }
    if (bar.width() < 2 || bar.height() < 2) {
        painter.restore();
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(bar, gradient(spec.tone, spec.orientation));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.dim, 1));
    painter.drawRect(bar);

    const imaging::ToneCurve curve(spec.tone);
    const double length = vertical ? bar.height() : bar.width();
    const double room = vertical ? 2.5 * metrics.height() : 60;
    double lastEnd = -1e9;
    for (const Tick& tick : ticksOf(spec.tone, std::max(2, static_cast<int>(length / room)))) {
        const double t = curve.position(tick.value);
        if (!(t >= -1e-6 && t <= 1 + 1e-6))
            continue;
        const double reach = tick.label.isEmpty() ? kTick / 2 : kTick;
        painter.setPen(QPen(colours.dim, 1));
        const double along = t * length;
        if (vertical) {
            const double y = bar.bottom() - along;
            painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + reach, y));
        } else {
            const double x = bar.left() + along;
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + reach));
        }
        const double across = metrics.horizontalAdvance(tick.label);
        const double extent = (vertical ? metrics.height() : across) / 2;
        if (tick.label.isEmpty() || along - extent < lastEnd)
            continue;
        lastEnd = along + extent + (vertical ? 0 : 6);
        painter.setPen(colours.text);
        if (vertical)
            painter.drawText(QRectF(bar.right() + kTick + kGap, bar.bottom() - along - half,
                                    across + 2, metrics.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, tick.label);
        else
            painter.drawText(QRectF(bar.left() + along - across / 2 - 1, bar.bottom() + kTick,
                                    across + 2, metrics.height()),
                             Qt::AlignCenter, tick.label);
    }

    painter.setPen(colours.text);
    if (!spec.label.isEmpty()) {
        if (vertical) {
            painter.save();
            painter.translate(area.right(), bar.center().y());
            painter.rotate(-90);
            painter.drawText(
                QRectF(-bar.height() / 2, -metrics.height(), bar.height(), metrics.height()),
                Qt::AlignCenter, spec.label);
            painter.restore();
        } else {
            painter.drawText(QRectF(bar.left(), bar.bottom() + kTick + metrics.height(),
                                    bar.width(), metrics.height()),
                             Qt::AlignCenter, spec.label);
        }
    }
    if (vertical) {
        double y = area.bottom() - row * double(spec.legend.size());
        for (const auto& [name, colour] : spec.legend) {
            const QRectF swatch(area.left(), y + (row - kSwatch) / 2, kSwatch, kSwatch);
            painter.fillRect(swatch, colour);
            painter.setPen(QPen(colours.dim, 1));
            painter.drawRect(swatch);
            painter.setPen(colours.text);
            painter.drawText(QRectF(area.left() + kSwatch + kGap, y, area.width(), row),
                             Qt::AlignLeft | Qt::AlignVCenter, name);
            y += row;
        }
    }
    painter.restore();
}

ColourBar::ColourBar(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("colourBar"));
    setAccessibleName(tr("Colour bar"));
    m_colours = canvasFromPalette(palette());
    setOrientation(Qt::Vertical);
}

void ColourBar::setDisplaySettings(DisplaySettings* settings) {
    if (m_settings)
        m_settings->disconnect(this);
    m_settings = settings;
    if (m_settings) {
        connect(m_settings, &DisplaySettings::changed, this, &ColourBar::refresh);
        connect(m_settings, &DisplaySettings::imageChanged, this, &ColourBar::refresh);
        connect(m_settings, &QObject::destroyed, this, [this] { m_settings = nullptr; });
    }
    refresh();
}

void ColourBar::setOrientation(Qt::Orientation orientation) {
    m_orientation = orientation;
    setSizePolicy(orientation == Qt::Vertical
                      ? QSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding)
                      : QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed));
    refresh();
}

void ColourBar::setLabel(const QString& label) {
    m_label = label;
    refresh();
}

void ColourBar::setColours(const CanvasColours& colours) {
    m_colours = colours;
    m_coloursSet = true;
    update();
}

ColourBarSpec ColourBar::spec() const {
    ColourBarSpec s;
    s.orientation = m_orientation;
    s.label = m_label;
    if (m_settings) {
        s.tone = m_settings->state().tone;
        s.legend = explicitColours(m_settings->image().get(), s.tone);
    }
    return s;
}

QSize ColourBar::sizeHint() const {
    // Wide enough for the usual numbers, so that it does not jump while levels are dragged.
    ColourBarSpec s = spec();
    const int extent = std::max(m_orientation == Qt::Vertical ? 68 : 0,
                                static_cast<int>(std::ceil(colourBarExtent(s, font()))) + 8);
    return m_orientation == Qt::Vertical ? QSize(extent, 80) : QSize(80, extent);
}

void ColourBar::refresh() {
    if (m_settings) {
        const imaging::ToneCurve curve(m_settings->state().tone);
        setAccessibleDescription(
            tr("From %1 to %2")
                .arg(tickLabel(curve.low(), std::abs(curve.low()) * 1e-3 + 1e-12),
                     tickLabel(curve.high(), std::abs(curve.high()) * 1e-3 + 1e-12)));
    }
    updateGeometry();
    update();
}

void ColourBar::paintEvent(QPaintEvent*) {
    if (!m_settings)
        return;
    QPainter painter(this);
    paintColourBar(painter, QRectF(rect()).adjusted(4, 4, -4, -4), spec(), m_colours, font());
}

void ColourBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloursSet)
        m_colours = canvasFromPalette(palette());
}

} // namespace specula::widgets
