// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/frame_player.h"
#include "app/workspaces/image/image_pane.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace specula::widgets {
class HistogramView;
class NumberField;
} // namespace specula::widgets

namespace specula::app {

/// The foot of the image workspace: which frame, one or the sum, mean or maximum of several,
/// playback and live follow; scale, colour map and levels; the histogram.
class FrameControls : public QWidget {
    Q_OBJECT
  public:
    FrameControls(AppContext& context, FramePlayer& player, QWidget* parent = nullptr);

    void setPane(ImagePane* pane);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeRows();
    void fillRows();
    void connectControls();
    void showSelection();
    void showDisplay();
    void select(const std::function<void(FrameSelection&)>& change);

    AppContext& m_context;
    FramePlayer& m_player;
    QPointer<ImagePane> m_pane;
    QToolButton *m_play, *m_follow;
    widgets::NumberField *m_frame, *m_count, *m_rate;
    QLabel *m_total, *m_behind;
    QComboBox *m_reduction, *m_scale, *m_colormap, *m_levels;
    QSlider* m_slider;
    widgets::HistogramView* m_histogram;
    QHBoxLayout *m_top, *m_bottom;
    bool m_narrow = false;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace specula::app
