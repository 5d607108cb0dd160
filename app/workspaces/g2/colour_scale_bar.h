// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/file_colours.h"

#include <QWidget>

namespace specula::app {

/// What the colours of files mean: a ramp with its ends and the name of the field.
class ColourScaleBar : public QWidget {
    Q_OBJECT
  public:
    explicit ColourScaleBar(QWidget* parent = nullptr);

    /// Hidden when the colours are those of the order.
    void setColours(const FileColours& colours, bool dark);

    QSize sizeHint() const override { return {180, 56}; }
    QSize minimumSizeHint() const override { return {80, 56}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    FileColours m_colours;
    bool m_dark = true;
};

} // namespace specula::app
