// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/saxs/saxs_data.h"
#include "app/workspaces/saxs/saxs_rois.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QTableWidget;

namespace specula::widgets {
class NumberField;
}

namespace specula::app {

/// Regions of interest with their numbers, and what is done to counts before they are curves.
class SaxsInspector : public QWidget {
    Q_OBJECT
  public:
    SaxsInspector(AppContext& context, SaxsRois& rois, QWidget* parent);

    /// Silent.
    void setView(const SaxsView& view);
    const SaxsView& view() const { return m_view; }
    /// Open files that may be the background: path and label.
    void setBackgrounds(const QList<std::pair<QString, QString>>& files);
    /// Numbers of each region in the current file; nothing: not known.
    void setRoiResults(const std::vector<std::optional<correlate::RoiResult>>& results);
    /// Where new regions start: what the current file covers.
    void setQRange(double low, double high);

  signals:
    void viewChanged(); ///< by the user
    void exportRoisRequested();

  private:
    void makeRois(QWidget* content);
    void makeReduction(QWidget* content);
    void addRoi(correlate::ScatteringRoi::Kind kind);
    void showRois();
    void roiEdited(int row, int column);
    void edited();
    widgets::NumberField* addPair(QFormLayout* form, const char* name, const QString& label,
                                  const QString& toolTip, widgets::NumberField*& error);

    AppContext& m_context;
    SaxsRois& m_rois;
    SaxsView m_view;
    QTableWidget* m_table;
    QComboBox* m_background;
    QCheckBox *m_weighted, *m_classicQ, *m_solidAngle, *m_polarisation, *m_master;
    widgets::NumberField *m_weight, *m_weightError, *m_transmission, *m_transmissionError,
        *m_monitor, *m_monitorError, *m_exposure, *m_exposureError, *m_thickness, *m_thicknessError,
        *m_backgroundTransmission, *m_backgroundTransmissionError, *m_scale, *m_scaleError,
        *m_horizontal;
    std::vector<std::optional<correlate::RoiResult>> m_results;
    double m_qLow = 0, m_qHigh = 0;
    bool m_filling = false;
};

} // namespace specula::app
