// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/twotime/twotime_model.h"

#include <QWidget>

#include <utility>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace specula::widgets {
class HistogramView;
class MapView;
class NumberField;
} // namespace specula::widgets

namespace specula::app {

/// The foot of the two-time room: what is done to the map, its levels and colours, what age means,
/// which file is taken off, and how many strips March lays.
class TwotimeFoot : public QWidget {
    Q_OBJECT
  public:
    TwotimeFoot(AppContext& context, TwotimeModel& model, widgets::MapView& map,
                QWidget* parent = nullptr);

    /// Files whose map can be taken off: path and label.
    void setOthers(const QList<std::pair<QString, QString>>& files);
    /// The levels in use, and whether they are of a difference.
    void setShown(double low, double high, bool difference);
    /// Nothing is shown: everything is grey and says why.
    void setReason(const QString& why);

  signals:
    void marchRequested();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeControls();
    void makeRows();
    void connectControls();
    void showSettings();
    void edit(const QString& name, const std::function<void(TwotimeSettings&)>& change);
    void editLevels(bool typed, double low, double high);

    AppContext& m_context;
    TwotimeModel& m_model;
    widgets::MapView& m_map;
    QCheckBox* m_diagonal;
    QComboBox *m_levels, *m_colormap, *m_age, *m_other;
    widgets::NumberField *m_low, *m_high, *m_smoothing, *m_march;
    QPushButton* m_marchButton;
    widgets::HistogramView* m_histogram;
    QHBoxLayout *m_top, *m_bottom;
    QList<std::pair<QString, QString>> m_others;
    double m_shownLow = 0, m_shownHigh = 1;
    bool m_difference = false;
};

} // namespace specula::app
