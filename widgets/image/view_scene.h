// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/tone.h"
#include "widgets/image/image_shape.h"
#include "widgets/image/overlay.h"

#include <QImage>
#include <QList>

#include <memory>
#include <optional>

namespace specula::widgets {

/// What the cursor is on.
struct PixelReadout {
    bool inside = false;              ///< on a pixel of the image
    QPointF position;                 ///< image coordinate
    std::int64_t row = 0, column = 0; ///< full-resolution pixel
    imaging::PixelState state = imaging::PixelState::Value;
    double value = 0;       ///< raw sample, also where the state is not Value
    QString valueText;      ///< all digits of the sample's own type
    QString stateText;      ///< "masked", "dead", ...; empty for an ordinary value
    std::int64_t scale = 1; ///< pixels per sample: above 1 a reduced level answered
};

/// The sample in full digits: integers exactly, floats with the digits that make them unique.
QString exactSampleText(const imaging::DisplayImage& image, std::int64_t row, std::int64_t column);
/// "masked", "dead", ... translated; empty for Value.
QString pixelStateText(imaging::PixelState state);
/// Of the finest image that has a sample there.
PixelReadout readPixel(const imaging::DisplayImagePtr& base, const imaging::DisplayImagePtr& detail,
                       const QPointF& at);

/// All that is drawn of a picture: by the widget on the screen and by the exports, with the same
/// code, so that an export equals what is shown.
struct ViewScene {
    QImage picture;                 ///< rendered pixels
    ViewTransform pictureTransform; ///< and what they were rendered for
    QSizeF pictureSize;             ///< logical
    imaging::DisplayImagePtr base, detail;
    imaging::ToneSettings tone;
    CanvasColours colours;
    QList<std::shared_ptr<Overlay>> overlays;
    ImageShape shape;
    std::optional<double> pixelSizeM; ///< side of a pixel, when it is known
    bool onlyImage = false; ///< leave out what the picture shows around the image (exports)
    bool scaleBar = true;
    bool gridAndValues = true; ///< when zoomed in far enough
};

inline constexpr double kGridZoom = 12; ///< logical pixels per image pixel
inline constexpr double kValuesZoom = 30;

/// Draws the scene into the rectangle (0, 0, widget) of the painter.
void paintScene(QPainter& painter, const ViewScene& scene, const ViewTransform& transform,
                const QSizeF& widget);

/// Length and text of a scale bar of at most `limit` logical pixels: "100 px · 7.5 mm".
struct ScaleBar {
    double pixels = 0; ///< of the image
    QString text;
};
ScaleBar scaleBarFor(double zoom, double limit, std::optional<double> pixelSizeM);

} // namespace specula::widgets
