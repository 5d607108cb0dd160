// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/overlay.h"
#include "widgets/plot/diagonal_strip.h"

#include <QPointer>

class QEvent;
class QKeyEvent;

namespace specula::widgets {

/// Draws the strips of a MapView over its picture and moves them by mouse and keys.
class StripEditor : public Overlay {
  public:
    explicit StripEditor(MapView& map)
        : m_map(map) {}

    QList<DiagonalStrip*> strips;

    void paint(QPainter& painter, const OverlayContext& context) override;

    bool press(const QPointF& position); ///< of the image view, logical pixels
    bool dragging() const { return m_dragged != nullptr; }
    void drag(const QPointF& position);
    void release();
    bool handleKey(const QKeyEvent& event);
    Qt::CursorShape cursorAt(const QPointF& position) const; ///< Qt::ArrowCursor: no strip

  private:
    struct Grip {
        DiagonalStrip* strip = nullptr;
        bool edge = false;
    };
    Grip at(const QPointF& position) const;
    QPointF dataAt(const QPointF& position) const;
    PlotRange ages() const;
    double step() const;

    MapView& m_map;
    QPointer<DiagonalStrip> m_dragged, m_chosen;
    bool m_edge = false;
    double m_grabAge = 0, m_grabCentre = 0;
};

} // namespace specula::widgets
