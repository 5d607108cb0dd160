// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve.h"

#include <QObject>

namespace specula::widgets {

class CurvePanel;

/// Something in a CurvePanel that the user moves: by mouse, or by keys after Tab has reached it
/// (arrows one step, Shift ten; Ctrl widens a band). Owned by its panel. Setters are silent; what
/// the user does is told while it happens and at its end. Coordinates in the data's unit.
class DragItem : public QObject {
    Q_OBJECT
  public:
    Qt::Orientation orientation() const { return m_orientation; }
    const PlotRange& range() const { return m_range; }
    QString label() const { return m_label; }
    QColor colour() const { return m_colour; } ///< invalid: the accent
    bool isVisible() const { return m_visible; }
    bool isMovable() const { return m_movable; }

    void setLabel(const QString& label);
    void setColour(const QColor& colour);
    void setVisible(bool visible);
    void setMovable(bool movable);
    /// Where it may be; nothing: anywhere.
    void setLimits(std::optional<PlotRange> limits);
    const std::optional<PlotRange>& limits() const { return m_limits; }
    /// What an arrow key moves it by; 0: a hundredth of what the axis shows.
    void setKeyStep(double step) { m_keyStep = step; }

  signals:
    void changed(); ///< looks, for the panel

  protected:
    friend class CurvePanel;
    friend class DragController;
    enum class Part { Whole, Low, High };
    DragItem(Qt::Orientation orientation, CurvePanel* panel);
    /// By the user. Keeps limits and, for Whole, the width.
    void moveTo(const PlotRange& range, Part part, bool finished);
    virtual void tell(bool finished) = 0;
    void putRange(const PlotRange& range);

    Qt::Orientation m_orientation;
    PlotRange m_range;
    std::optional<PlotRange> m_limits;
    QString m_label;
    QColor m_colour;
    bool m_visible = true, m_movable = true;
    double m_keyStep = 0;
};

/// A line across the plot: Qt::Vertical stands at an x, Qt::Horizontal lies at a y.
class DragLine : public DragItem {
    Q_OBJECT
  public:
    double value() const { return m_range.low; }
    void setValue(double value) { putRange({value, value}); }

  signals:
    void moved(double value, bool finished);

  private:
    friend class CurvePanel;
    using DragItem::DragItem;
    void tell(bool finished) override { emit moved(m_range.low, finished); }
};

/// A stripe across the plot: Qt::Vertical covers a range of x, Qt::Horizontal of y. Its inside
/// moves it, its edges widen it.
class DragBand : public DragItem {
    Q_OBJECT
  public:
    void setRange(const PlotRange& range) { putRange(range); }

  signals:
    void moved(double low, double high, bool finished);

  private:
    friend class CurvePanel;
    using DragItem::DragItem;
    void tell(bool finished) override { emit moved(m_range.low, m_range.high, finished); }
};

} // namespace specula::widgets
