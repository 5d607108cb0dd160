// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_shape.h"

#include <algorithm>
#include <cmath>

namespace specula::widgets {

QList<QPointF> ImageShape::handles() const {
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::Box:
        return {a, {b.x(), a.y()}, b, {a.x(), b.y()}};
    case Kind::Line:
    case Kind::Circle:
        break;
    }
    return {a, b};
}

Rect ImageShape::boxPixels() const {
    const QRectF r = box();
    const auto x0 = static_cast<std::int64_t>(std::ceil(r.left()));
    const auto y0 = static_cast<std::int64_t>(std::ceil(r.top()));
    return {x0, y0, static_cast<std::int64_t>(std::floor(r.right())) - x0 + 1,
            static_cast<std::int64_t>(std::floor(r.bottom())) - y0 + 1};
}

ImageShape ImageShape::withHandleAt(int index, const QPointF& to) const {
    ImageShape s = *this;
    if (kind == Kind::Box) {
        if (index == 0 || index == 3)
            s.a.setX(to.x());
        else
            s.b.setX(to.x());
        if (index == 0 || index == 1)
            s.a.setY(to.y());
        else
            s.b.setY(to.y());
        return s;
    }
    // The handle in the middle of a circle carries the whole circle.
    if (kind == Kind::Circle && index == 0)
        return movedBy(to - a);
    (index == 0 ? s.a : s.b) = to;
    return s;
}

ImageShape ImageShape::movedBy(const QPointF& offset) const {
    ImageShape s = *this;
    s.a += offset;
    s.b += offset;
    return s;
}

bool ImageShape::hitBy(const QPointF& p, double tolerance) const {
    switch (kind) {
    case Kind::None:
        return false;
    case Kind::Box:
        return box().adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(p);
    case Kind::Circle:
        return std::abs(QLineF(a, p).length() - radius()) <= tolerance;
    case Kind::Line:
        break;
    }
    const QPointF d = b - a;
    const double squared = QPointF::dotProduct(d, d);
    const double t =
        squared > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / squared, 0.0, 1.0) : 0.0;
    return QLineF(p, a + t * d).length() <= std::max(tolerance, width / 2);
}

QRectF ImageShape::bounds() const {
    if (kind == Kind::Circle) {
        const double r = radius();
        return {a.x() - r, a.y() - r, 2 * r, 2 * r};
    }
    const double margin = kind == Kind::Line ? width / 2 : 0;
    return box().adjusted(-margin, -margin, margin, margin);
}

} // namespace specula::widgets
