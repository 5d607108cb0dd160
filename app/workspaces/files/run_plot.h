// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/files/run_table_model.h"

#include <QWidget>

class QComboBox;

namespace specula::widgets {
class CurvePanel;
}

namespace specula::app {

/// Any column of numbers against any other, a point a run; a click on a point goes to its row.
class RunPlot : public QWidget {
    Q_OBJECT
  public:
    RunPlot(AppContext& context, RunTableModel& model, QWidget* parent = nullptr);

    /// The rows that are shown, in their order, and the current one (-1: none).
    void setRuns(const QList<int>& rows, int current);
    void setColumns(int x, int y);
    int xColumn() const;
    int yColumn() const;
    widgets::CurvePanel& panel() { return *m_panel; }

  signals:
    void runClicked(int row);
    void columnsChanged();
    void exportRequested();

  private:
    void draw();

    AppContext& m_context;
    RunTableModel& m_model;
    QComboBox *m_x, *m_y;
    widgets::CurvePanel* m_panel;
    QList<int> m_rows;
    QList<int> m_plotted; ///< row of each point
    int m_current = -1;
};

} // namespace specula::app
