// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/adapters/latest_worker.h"
#include "widgets/image/display_settings.h"
#include "widgets/theme/theme_colours.h"

#include <QWidget>

#include <optional>

namespace specula::widgets {

/// The distribution of all pixels (logarithmic counts, x in the scale of the picture) with two
/// handles for the levels. Drag a handle, drag the middle to move both, double click for automatic
/// levels. Keys: arrows move the active handle (Shift: faster), Tab inside by Up and Down, A auto.
class HistogramView : public QWidget {
    Q_OBJECT
  public:
    explicit HistogramView(QWidget* parent = nullptr);
    ~HistogramView() override;

    void setDisplaySettings(DisplaySettings* settings);
    void setImage(const imaging::DisplayImagePtr& image);

    /// The histogram of the present image and scale is there.
    bool settled() const { return m_worker.idle() && m_arriving == 0; }
    const imaging::Histogram& histogram() const { return m_histogram; }
    /// Where a value lies on the widget's x axis, and back.
    double xOf(double value) const;
    double valueAt(double x) const;

    QSize sizeHint() const override { return {260, 80}; }
    QSize minimumSizeHint() const override { return {120, 48}; }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    enum class Grip { None, Low, High, Both };
    struct Request {
        imaging::DisplayImagePtr image;
        imaging::ToneSettings tone;
        int bins = 0;
        quint64 generation = 0;
    };
    struct Axis {
        double low = 0, high = 1;
        imaging::ToneSettings tone; ///< levels = the axis' ends
    };

    void settingsChanged();
    void updateAxis();
    void request();
    QRectF plotArea() const;
    Grip gripAt(const QPointF& position) const;
    void moveGrip(double deltaPixels);
    void describe();

    DisplaySettings* m_settings = nullptr;
    imaging::DisplayImagePtr m_image;
    imaging::Histogram m_histogram;
    Axis m_axis;
    quint64 m_generation = 0;
    std::atomic<int> m_arriving{0};
    CanvasColours m_colours;
    bool m_coloursSet = false;
    Grip m_grip = Grip::None;
    Grip m_active = Grip::High; ///< of the keyboard
    double m_grabX = 0, m_grabLow = 0, m_grabHigh = 0;
    LatestWorker<Request> m_worker;
};

} // namespace specula::widgets
