// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rect.h"

#include <QLineF>
#include <QList>
#include <QMetaType>
#include <QPointF>
#include <QRectF>

namespace specula::widgets {

/// What a user draws on a picture to take a profile from. Image coordinates (see ViewTransform).
struct ImageShape {
    enum class Kind { None, Line, Box, Circle };

    Kind kind = Kind::None;
    QPointF a;        ///< line: start; box: a corner; circle: centre
    QPointF b;        ///< line: end; box: the opposite corner; circle: a point on the rim
    double width = 1; ///< line: averaged over so many pixels across

    bool empty() const { return kind == Kind::None; }
    QLineF line() const { return {a, b}; }
    QRectF box() const { return QRectF(a, b).normalized(); }
    /// The pixels whose centres lie in the box.
    Rect boxPixels() const;
    double radius() const { return QLineF(a, b).length(); }

    /// The points a user can take hold of. Box: the four corners clockwise from a.
    QList<QPointF> handles() const;
    /// The shape with handle `index` at `to`.
    ImageShape withHandleAt(int index, const QPointF& to) const;
    ImageShape movedBy(const QPointF& offset) const;
    /// Is `p` on the outline (or inside a box), within `tolerance` image pixels?
    bool hitBy(const QPointF& p, double tolerance) const;
    /// The pixels the shape may touch, for redrawing.
    QRectF bounds() const;

    friend bool operator==(const ImageShape&, const ImageShape&) = default;
};

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::ImageShape)
