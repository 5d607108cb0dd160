// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/strip_editor.h"

#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kReach = 5;

struct Bounds {
    double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
};

Bounds boundsOf(const MapData& map) {
    Bounds b;
    const auto last = [](std::int64_t n) { return static_cast<double>(n) - 0.5; };
    b.x0 = std::min(map.x.at(-0.5), map.x.at(last(map.columns())));
    b.x1 = std::max(map.x.at(-0.5), map.x.at(last(map.columns())));
    b.y0 = std::min(map.y.at(-0.5), map.y.at(last(map.rows())));
    b.y1 = std::max(map.y.at(-0.5), map.y.at(last(map.rows())));
    return b;
}

} // namespace

QPointF StripEditor::dataAt(const QPointF& position) const {
    return m_map.toData(m_map.imageView().toImage(position));
}

PlotRange StripEditor::ages() const {
    const Bounds b = boundsOf(m_map.map());
    return {std::max(b.x0, b.y0), std::min(b.x1, b.y1)};
}

double StripEditor::step() const {
    const MapAxis& x = m_map.map().x;
    return std::abs(x.at(1) - x.at(0));
}

StripEditor::Grip StripEditor::at(const QPointF& position) const {
    if (!m_map.imageView().image())
        return {};
    const QPointF here = dataAt(position);
    // How far age changes over one pixel of the screen, in its steepest direction.
    const QPointF right = dataAt(position + QPointF(1, 0)), down = dataAt(position + QPointF(0, 1));
    Grip inside;
    for (qsizetype i = strips.size(); i-- > 0;) {
        DiagonalStrip* s = strips[i];
        const double age = s->ageOf(here.x(), here.y());
        const double perPixel =
            std::hypot(s->ageOf(right.x(), right.y()) - age, s->ageOf(down.x(), down.y()) - age);
        const double off = std::abs(age - s->centre());
        if (std::abs(off - s->width() / 2) <= kReach * perPixel)
            return {s, true};
        if (!inside.strip && off < s->width() / 2)
            inside = {s, false};
    }
    return inside;
}

Qt::CursorShape StripEditor::cursorAt(const QPointF& position) const {
    const Grip grip = at(position);
    return !grip.strip ? Qt::ArrowCursor : grip.edge ? Qt::SizeBDiagCursor : Qt::SizeAllCursor;
}

bool StripEditor::press(const QPointF& position) {
    const Grip grip = at(position);
    m_dragged = m_chosen = grip.strip;
    m_edge = grip.edge;
    if (!m_dragged)
        return false;
    const QPointF here = dataAt(position);
    m_grabAge = m_dragged->ageOf(here.x(), here.y());
    m_grabCentre = m_dragged->centre();
    emit m_dragged->changed();
    return true;
}

void StripEditor::drag(const QPointF& position) {
    const QPointF here = dataAt(position);
    const double age = m_dragged->ageOf(here.x(), here.y());
    if (m_edge) {
        m_dragged->moveTo(m_dragged->centre(),
                          std::max(step(), 2 * std::abs(age - m_dragged->centre())), false);
        return;
    }
    const PlotRange range = ages();
    m_dragged->moveTo(std::clamp(m_grabCentre + age - m_grabAge, range.low, range.high),
                      m_dragged->width(), false);
}

void StripEditor::release() {
    if (m_dragged)
        m_dragged->moveTo(m_dragged->centre(), m_dragged->width(), true);
    m_dragged = nullptr;
}

bool StripEditor::handleKey(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Tab && !strips.isEmpty()) {
        const qsizetype next = m_chosen ? strips.indexOf(m_chosen.data()) + 1 : 0;
        DiagonalStrip* before = m_chosen;
        m_chosen = next < strips.size() ? strips[next] : nullptr;
        if (DiagonalStrip* told = m_chosen ? m_chosen.data() : before)
            emit told->changed();
        return m_chosen != nullptr;
    }
    if (!m_chosen)
        return false;
    double direction = 0;
    if (event.key() == Qt::Key_Left)
        direction = -1;
    else if (event.key() == Qt::Key_Right)
        direction = 1;
    if (event.key() == Qt::Key_Escape) {
        DiagonalStrip* before = m_chosen;
        m_chosen = nullptr;
        emit before->changed();
        return true;
    }
    if (direction == 0)
        return false;
    const double by = direction * step() * (event.modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1);
    const PlotRange range = ages();
    if (event.modifiers().testFlag(Qt::ControlModifier))
        m_chosen->moveTo(m_chosen->centre(), std::max(step(), m_chosen->width() + by), true);
    else
        m_chosen->moveTo(std::clamp(m_chosen->centre() + by, range.low, range.high),
                         m_chosen->width(), true);
    return true;
}

void StripEditor::paint(QPainter& painter, const OverlayContext& context) {
    const Bounds b = boundsOf(m_map.map());
    const auto at = [&](double x, double y) {
        return context.toWidget(m_map.toImage(QPointF(x, y)));
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRectF(at(b.x0, b.y0), at(b.x1, b.y1)).normalized(), Qt::IntersectClip);
    for (const DiagonalStrip* s : strips) {
        const double low = s->centre() - s->width() / 2, high = s->centre() + s->width() / 2;
        const QColor colour = s->colour().isValid() ? s->colour() : context.colours.accent;
        QColor fill = colour;
        fill.setAlpha(50);
        painter.setBrush(fill);
        painter.setPen(QPen(colour, s == m_chosen ? 2.5 : 1.3));
        QPointF text;
        if (s->convention() == AgeConvention::MeanTime) {
            painter.drawPolygon(QPolygonF{at(2 * low - b.y0, b.y0), at(2 * high - b.y0, b.y0),
                                          at(2 * high - b.y1, b.y1), at(2 * low - b.y1, b.y1)});
            text = at(high, high);
        } else {
            painter.drawPolygon(
                QPolygonF{at(low, low), at(high, high), at(high, b.y1), at(low, b.y1)});
            painter.drawPolygon(
                QPolygonF{at(low, low), at(high, high), at(b.x1, high), at(b.x1, low)});
            text = at(high, high);
        }
        if (!s->label().isEmpty()) {
            const QRectF room = painter.fontMetrics().boundingRect(s->label());
            const QRectF box(text.x() + 6, text.y() - room.height() - 6, room.width() + 8,
                             room.height() + 2);
            painter.setPen(Qt::NoPen);
            painter.setBrush(context.colours.overlay);
            painter.drawRect(box);
            painter.setPen(context.colours.text);
            painter.drawText(box, Qt::AlignCenter, s->label());
        }
    }
}

} // namespace specula::widgets
