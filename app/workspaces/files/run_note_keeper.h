// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/files/run_table_model.h"

#include <QObject>
#include <QSet>

namespace specula::app {

/// Tags and notes of the run table: read when a folder comes, written after each change, undone by
/// name. Reading and writing are jobs.
class RunNoteKeeper : public QObject {
    Q_OBJECT
  public:
    RunNoteKeeper(AppContext& context, RunTableModel& model, QObject* parent = nullptr);

    /// Reads the notes of folders that came with the rows.
    void lookForFolders();
    /// Of the rows given, as one step to undo; a tag that all of them have is taken away.
    void toggleTag(const QList<int>& rows, RunTag tag);
    void setNoteText(int row, const QString& text);
    bool idle() const { return m_busy == 0; }

  signals:
    /// What the user must know: where notes went, or that they did not.
    void said(const QString& text);

  private:
    friend class NoteEdit;
    void push(const QString& name, const QHash<QString, RunNote>& after);
    void apply(const QHash<QString, RunNote>& notes); ///< by path
    void store(const QString& folder);

    AppContext& m_context;
    RunTableModel& m_model;
    QHash<QString, RunNotes> m_known;   ///< by folder
    QHash<QString, RunNotes> m_changed; ///< by folder, not written yet
    QSet<QString> m_writing, m_elsewhere;
    int m_busy = 0;
};

} // namespace specula::app
