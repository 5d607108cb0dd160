// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve.h"

#include <QObject>

namespace specula::widgets {

class MapView;

/// What "age" means in a two-time map.
enum class AgeConvention {
    MeanTime,  ///< (t1 + t2) / 2: the strip runs across the diagonal at right angles
    FirstTime, ///< t1, the earlier time: the strip is a column above the diagonal and its mirror
               ///< row
};

/// A stripe of equal age in a two-time map, for a cut: a drag moves it, a drag of its edge widens
/// it; with the view focused Tab chooses a strip, arrows move it (Shift: ten steps, Ctrl: widen).
/// Setters are silent; what the user does is told while it happens and at its end.
class DiagonalStrip : public QObject {
    Q_OBJECT
  public:
    double centre() const { return m_centre; } ///< age, in the data's unit
    double width() const { return m_width; }   ///< whole width in age
    AgeConvention convention() const { return m_convention; }
    QString label() const { return m_label; }
    QColor colour() const { return m_colour; }

    void set(double centre, double width);
    void setConvention(AgeConvention convention);
    void setLabel(const QString& label);
    void setColour(const QColor& colour);
    /// Ages it may have; the centre stays inside. Nothing: those of the map.
    void setLimits(std::optional<PlotRange> limits) { m_limits = limits; }

    /// Age of a point of the map.
    double ageOf(double t1, double t2) const;
    bool contains(double t1, double t2) const;

  signals:
    void moved(double centre, double width, bool finished);
    void changed(); ///< looks, for the view

  private:
    friend class MapView;
    friend class StripEditor;
    explicit DiagonalStrip(QObject* parent)
        : QObject(parent) {}
    void moveTo(double centre, double width, bool finished);

    double m_centre = 0, m_width = 1;
    AgeConvention m_convention = AgeConvention::MeanTime;
    std::optional<PlotRange> m_limits;
    QString m_label;
    QColor m_colour;
};

} // namespace specula::widgets
