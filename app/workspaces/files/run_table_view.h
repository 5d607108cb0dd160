// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/files/run_filter.h"
#include "app/workspaces/files/run_table_model.h"

#include <QTableView>

namespace specula::app {

/// The table of runs. Arrows go from run to run; Space tags a run good, Enter opens what is
/// selected.
class RunTableView : public QTableView {
    Q_OBJECT
  public:
    RunTableView(const widgets::Theme& theme, RunTableModel& model, RunFilter& filter,
                 QWidget* parent = nullptr);

    /// Rows of the model: selected ones from the top, the current one (-1: none), those on screen.
    QList<int> selectedRuns() const;
    int currentRun() const;
    QList<int> visibleRuns() const;
    void setCurrentRun(int row);
    void selectRuns(const QList<int>& rows);
    void editNote();

  signals:
    void openWanted();  ///< Enter or a double click
    void goodWanted();  ///< Space
    void runsChanged(); ///< another selection or current row
    void scrolled();    ///< other rows are on screen

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& gone) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;

  private:
    void headerMenu(const QPoint& at);

    RunTableModel& m_model;
    RunFilter& m_filter;
};

} // namespace specula::app
