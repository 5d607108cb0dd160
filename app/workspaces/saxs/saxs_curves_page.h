// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/saxs/saxs_data.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace specula::widgets {
class CurvePanel;
class NumberField;
class PlotLegend;
class PlotWidget;
} // namespace specula::widgets

namespace specula::app {

/// I(q) of the files, their phi lines and regions; ring regions as I(phi) below.
class SaxsCurvesPage : public QWidget {
    Q_OBJECT
  public:
    SaxsCurvesPage(AppContext& context, QWidget* parent);
    ~SaxsCurvesPage() override;

    const SaxsView& view() const { return m_view; }
    /// Silent.
    void setView(const SaxsView& view);
    /// `current` is drawn full, the others fainter.
    void setCurves(const std::vector<SaxsFileCurves>& files, int current, const QString& emptyText);
    QList<widgets::PlotWidget*> plots() const;
    void fit();

  signals:
    void viewChanged(); ///< by the user
    void readout(const QString& text);

  private:
    void edited();
    void draw();
    widgets::NumberField* addField(const char* name, const QString& label, double low, double high,
                                   QWidget* row);

    AppContext& m_context;
    SaxsView m_view;
    widgets::CurvePanel *m_panel, *m_rings;
    widgets::PlotLegend* m_legend;
    QComboBox *m_axes, *m_normalisation;
    QCheckBox *m_mean, *m_phi, *m_rois;
    widgets::NumberField *m_offset, *m_joined, *m_qLow, *m_qHigh;
    QLabel* m_note;
    std::vector<SaxsFileCurves> m_files;
    int m_current = -1;
    QString m_emptyText;
};

} // namespace specula::app
