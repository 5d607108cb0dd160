// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/diagonal_strip.h"

#include <cmath>

namespace specula::widgets {

void DiagonalStrip::set(double centre, double width) {
    m_centre = centre;
    m_width = std::abs(width);
    emit changed();
}

void DiagonalStrip::setConvention(AgeConvention convention) {
    m_convention = convention;
    emit changed();
}

void DiagonalStrip::setLabel(const QString& label) {
    m_label = label;
    emit changed();
}

void DiagonalStrip::setColour(const QColor& colour) {
    m_colour = colour;
    emit changed();
}

double DiagonalStrip::ageOf(double t1, double t2) const {
    return m_convention == AgeConvention::MeanTime ? (t1 + t2) / 2 : std::min(t1, t2);
}

bool DiagonalStrip::contains(double t1, double t2) const {
    return std::abs(ageOf(t1, t2) - m_centre) <= m_width / 2;
}

void DiagonalStrip::moveTo(double centre, double width, bool finished) {
    if (m_limits)
        centre = std::clamp(centre, m_limits->low, m_limits->high);
    const bool differs = centre != m_centre || width != m_width;
    set(centre, width);
    if (differs || finished)
        emit moved(m_centre, m_width, finished);
}

} // namespace specula::widgets
