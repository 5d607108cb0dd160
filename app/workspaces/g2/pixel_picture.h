// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_data.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace specula::widgets {
class MapView;
class NumberField;
} // namespace specula::widgets

namespace specula::app {

struct AppContext;

/// The stored G2 of every pixel at one delay as a picture: g2, G2 or one of its normalisers.
class PixelPicture : public QWidget {
    Q_OBJECT
  public:
    PixelPicture(AppContext& context, QWidget* parent);

    widgets::MapView& image() const { return *m_image; }
    bool settled() const;
    /// Null or a file without G2 of every pixel: `why` is shown instead.
    void setFile(const G2DataPtr& file, const QString& label, const QString& why);

  signals:
    void readout(const QString& text);
    void toast(const QString& text);

  private:
    void makeControls();
    void connectControls();
    void setDelay(std::int64_t delay);
    void readPlanes();
    void showPlane();
    void showNothing(const QString& why);

    AppContext& m_context;
    QComboBox* m_quantity;
    QSlider* m_slider;
    widgets::NumberField *m_delayField, *m_low, *m_high;
    QLabel* m_time;
    widgets::MapView* m_image;
    QPushButton* m_auto;

    G2DataPtr m_file;
    QString m_label;
    std::int64_t m_delay = 0;
    Array<float> m_planes; ///< (3, row, column) of m_planesDelay in m_planesOf
    io::ResultFilePtr m_planesOf;
    std::int64_t m_planesDelay = -1;
    bool m_reading = false, m_autoLevels = true;
    QString m_shown; ///< file, delay and quantity of the picture
};

} // namespace specula::app
