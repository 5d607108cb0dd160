// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_note_keeper.h"

#include "app/job_runner.h"

#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

namespace specula::app {
namespace {

QString folderOf(const QString& path) {
    return path.section(QLatin1Char('/'), 0, -2);
}
QString nameOf(const QString& path) {
    return path.section(QLatin1Char('/'), -1);
}

} // namespace

class NoteEdit : public QUndoCommand {
  public:
    NoteEdit(RunNoteKeeper& keeper, const QString& name, QHash<QString, RunNote> before,
             QHash<QString, RunNote> after)
        : QUndoCommand(name)
        , m_keeper(&keeper)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}
    void undo() override {
        if (m_keeper)
            m_keeper->apply(m_before);
    }
    void redo() override {
        if (m_keeper)
            m_keeper->apply(m_after);
    }

  private:
    QPointer<RunNoteKeeper> m_keeper;
    QHash<QString, RunNote> m_before, m_after;
};

RunNoteKeeper::RunNoteKeeper(AppContext& context, RunTableModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model) {}

void RunNoteKeeper::lookForFolders() {
    for (int row = 0; row < m_model.size(); ++row) {
        const RunRow& run = m_model.at(row);
        const QString folder = run.folder();
        if (m_known.contains(folder)) {
            m_model.setNote(row, m_known[folder].value(run.name()));
            continue;
        }
        m_known.insert(folder, {});
        ++m_busy;
        struct Read {
            RunNotes notes;
            std::string why;
        };
        m_context.jobs.start(
            {.title = tr("Read the notes of %1").arg(folder),
             .lane = JobLane::Background,
             .key = {},
             .quiet = true},
            this,
            [folder](JobContext&) {
                Read read;
                read.notes = readRunNotes(folder, read.why);
                return read;
            },
            [this, folder](const Read& read) {
                --m_busy;
                RunNotes notes = read.notes;
                // What was typed while it was read stays.
                const RunNotes typed = m_known.value(folder);
                for (auto it = typed.begin(); it != typed.end(); ++it)
                    notes[it.key()] = it.value();
                m_known[folder] = notes;
                if (!read.why.empty())
                    emit said(QString::fromStdString(read.why));
                lookForFolders();
            },
            [this](const JobFailure&) { --m_busy; });
    }
}

void RunNoteKeeper::toggleTag(const QList<int>& rows, RunTag tag) {
    const bool all = std::all_of(rows.begin(), rows.end(),
                                 [&](int row) { return m_model.at(row).note.tag == tag; });
    QHash<QString, RunNote> after;
    for (const int row : rows) {
        RunNote note = m_model.at(row).note;
        note.tag = all ? RunTag::None : tag;
        after.insert(m_model.at(row).path, note);
    }
    const QString what = rows.size() == 1 ? m_model.at(rows.first()).label
                                          : tr("%n run(s)", nullptr, int(rows.size()));
    push(all ? tr("Untag %1").arg(what) : tr("Tag %1 %2").arg(what, RunTableModel::tagText(tag)),
         after);
}

void RunNoteKeeper::setNoteText(int row, const QString& text) {
    RunNote note = m_model.at(row).note;
    note.note = text;
    push(tr("Note on %1").arg(m_model.at(row).label), {{m_model.at(row).path, note}});
}

void RunNoteKeeper::push(const QString& name, const QHash<QString, RunNote>& after) {
    QHash<QString, RunNote> before;
    for (auto it = after.begin(); it != after.end(); ++it)
        before.insert(it.key(), m_known.value(folderOf(it.key())).value(nameOf(it.key())));
    if (before != after)
        m_context.undo.push(new NoteEdit(*this, name, before, after));
}

void RunNoteKeeper::apply(const QHash<QString, RunNote>& notes) {
    QSet<QString> folders;
    for (auto it = notes.begin(); it != notes.end(); ++it) {
        const QString folder = folderOf(it.key()), name = nameOf(it.key());
        m_known[folder][name] = it.value();
        m_changed[folder][name] = it.value();
        folders << folder;
        if (const int row = m_model.rowOf(it.key()); row >= 0)
            m_model.setNote(row, it.value());
    }
    for (const QString& folder : folders)
        store(folder);
}

// One at a time for a folder: what changes meanwhile is written next.
void RunNoteKeeper::store(const QString& folder) {
    if (m_writing.contains(folder) || m_changed.value(folder).isEmpty())
        return;
    m_writing << folder;
    ++m_busy;
    const auto done = [this, folder] {
        --m_busy;
        m_writing.remove(folder);
        store(folder);
    };
    m_context.jobs.start(
        {.title = tr("Save the notes of %1").arg(folder),
         .lane = JobLane::Background,
         .key = {},
         .quiet = true},
        this,
        [folder, changed = m_changed.take(folder)](JobContext&) {
            return storeRunNotes(folder, changed) == runNotesBeside(folder);
        },
        [this, folder, done](bool beside) {
            if (!beside && !m_elsewhere.contains(folder)) {
                m_elsewhere << folder;
                emit said(tr("The folder cannot be written: tags and notes of %1 are kept in your "
                             "own folder.")
                              .arg(folder));
            }
            done();
        },
        [this, done](const JobFailure& failure) {
            emit said(tr("Tags and notes are not saved: %1").arg(failure.message));
            done();
        });
}

} // namespace specula::app
