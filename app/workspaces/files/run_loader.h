// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/job_runner.h"
#include "app/workspaces/files/run_table_model.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace specula::app {

/// Fills the run table: the cheap facts of every row first, pictures and curves last, the rows on
/// screen before the others. Two files at a time; what was asked for a row that is gone is
/// cancelled.
class RunLoader : public QObject {
    Q_OBJECT
  public:
    RunLoader(AppContext& context, RunTableModel& model, QObject* parent = nullptr);

    /// Rows on screen, of the model, the topmost first.
    void setVisibleRows(std::function<QList<int>()> visible);
    /// The bin whose curve is shown, from 1.
    void setBin(int bin);
    int bin() const { return m_bin; }
    /// Something is missing: after rows came, scrolled or were forgotten.
    void fill();
    bool idle() const { return m_running.isEmpty() && !wanted(); }

  private:
    enum class Part { Facts, Picture };
    struct Task {
        QString path;
        Part part = Part::Facts;
        JobHandle job;
    };
    bool lacks(int row, Part part) const;
    int next(Part part) const; ///< -1: none
    bool wanted() const { return next(Part::Facts) >= 0 || next(Part::Picture) >= 0; }
    void start(int row, Part part);
    void readFacts(const QString& path, quint64 task);
    void readPicture(const QString& path, quint64 task);
    /// True when the answer is still wanted; its row goes to `row`.
    bool ended(quint64 task, int& row);

    AppContext& m_context;
    RunTableModel& m_model;
    std::function<QList<int>()> m_visible;
    QHash<quint64, Task> m_running;
    quint64 m_lastTask = 0;
    int m_bin = 1;
};

} // namespace specula::app
