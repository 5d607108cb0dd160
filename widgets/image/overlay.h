// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/view_transform.h"
#include "widgets/theme/theme_colours.h"

class QPainter;

namespace specula::widgets {

/// What an overlay needs to know to draw in the right place.
struct OverlayContext {
    ViewTransform transform;
    QSizeF widget;
    CanvasColours colours;

    QPointF toWidget(const QPointF& image) const { return transform.toWidget(image, widget); }
    QPointF toImage(const QPointF& position) const { return transform.toImage(position, widget); }
};

/// Something painted over a picture: a mask, rings, labels. Painted on the UI thread in every paint
/// event, so anything costly is prepared elsewhere. Exports paint it too.
class Overlay {
  public:
    virtual ~Overlay() = default;
    virtual void paint(QPainter& painter, const OverlayContext& context) = 0;
};

} // namespace specula::widgets
