// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/display_settings.h"
#include "widgets/theme/theme_colours.h"

#include <QFont>
#include <QWidget>

class QPainter;

namespace specula::widgets {

/// What a colour bar shows; drawn by the widget and by figures.
struct ColourBarSpec {
    imaging::ToneSettings tone;
    Qt::Orientation orientation = Qt::Vertical;
    QString label; ///< quantity and unit beside the bar; may be empty
    /// Explicit colours that occur in the picture: name and colour.
    QList<std::pair<QString, QColor>> legend;
};

/// The explicit colours (NaN, masked, dead, saturated) that occur in `image`.
QList<std::pair<QString, QColor>> explicitColours(const imaging::DisplayImage* image,
                                                  const imaging::ToneSettings& tone);

/// Draws bar, ticks, label and legend into `area`.
void paintColourBar(QPainter& painter, const QRectF& area, const ColourBarSpec& spec,
                    const CanvasColours& colours, const QFont& font);
/// Room a vertical bar needs across.
double colourBarExtent(const ColourBarSpec& spec, const QFont& font);

/// The bar beside a picture, with ticks at round values of the present scale.
class ColourBar : public QWidget {
    Q_OBJECT
  public:
    explicit ColourBar(QWidget* parent = nullptr);

    void setDisplaySettings(DisplaySettings* settings);
    void setOrientation(Qt::Orientation orientation);
    void setLabel(const QString& label);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    ColourBarSpec spec() const;

    DisplaySettings* m_settings = nullptr;
    Qt::Orientation m_orientation = Qt::Vertical;
    QString m_label;
    CanvasColours m_colours;
    bool m_coloursSet = false;
};

} // namespace specula::widgets
