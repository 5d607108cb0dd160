// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"
#include "app/results/copy_texts.h"
#include "app/results/result_library.h"
#include "app/workspaces/workspace.h"

#include <QPointer>
#include <QSet>

class QStackedWidget;

namespace specula::widgets {
class EmptyState;
}

namespace specula::app {

/// What all rooms that show result files have in common: they share the library's files, order,
/// current file and selection, and say so when they have nothing to show. A concrete room makes its
/// view with makeView() and reacts to showCurrent(), showSelection() and showEntry().
class ResultWorkspace : public Workspace {
    Q_OBJECT
  public:
    explicit ResultWorkspace(AppContext& context, QObject* parent = nullptr);
    ~ResultWorkspace() override;

    /// A stack of the empty state and of makeView().
    QWidget* makeCentre(QWidget* parent) final;
    /// Registers ID.copyPython and ID.copyCommand, then registerViewActions().
    void registerActions() final;

    void open(const OpenTarget& target) override;
    void openAll(const QList<OpenTarget>& targets) override;
    void close(const OpenTarget& target) override;
    QList<OpenTarget> targets() const override;
    bool showsResults() const final { return true; }
    bool keepsOrder() const final { return true; }
    int currentTarget() const override;
    QList<int> chosenTargets() const override;
    void chooseTargets(const QList<int>& indexes) override;
    void moveTarget(int from, int to) override;

    /// The Files room alone saves which files are open; views add what is theirs in saveView().
    bool savesTargets() const override { return false; }
    QJsonObject saveState() const override { return saveView(); }
    void restoreState(const QJsonObject& state) override { restoreView(state); }

    /// No job of load() runs and no file is being opened.
    bool settled() const override;

  protected:
    /// The picture or the plots of this room.
    virtual QWidget* makeView(QWidget* parent) = 0;
    virtual void registerViewActions() {}
    virtual QJsonObject saveView() const { return {}; }
    virtual void restoreView(const QJsonObject&) {}

    /// Why a file has nothing for this room ("Run7 holds no two-time data"); empty: it has.
    virtual QString lacking(const ResultEntry& entry) const = 0;
    /// What the centre shows in place of the view; empty: the view is shown. As it stands: nothing
    /// is open, the current file is being opened, cannot be read, or lacks what is needed. Rooms
    /// that show several files at once override it.
    virtual QString emptyReason() const;
    /// What the copy actions are about; a subject without datasets or `what` disables them.
    virtual CopySubject copySubject() const { return {}; }

    /// The current entry, its file or its state is another one. Not called while the room has never
    /// been shown; called once after makeView(). The view keeps zoom and levels if they still make
    /// sense.
    virtual void showCurrent() {}
    /// Another selection or order: for rooms that show several files.
    virtual void showSelection() {}
    /// One entry got ready, failed or changed its label.
    virtual void showEntry(int index) { (void)index; }

    ResultLibrary& library() const;
    /// Null while there is none that is ready.
    io::ResultFilePtr currentFile() const { return library().currentFile(); }

    /// Runs `work(JobContext&)` as an interactive job and gives its result to `done` on the UI
    /// thread. A newer load() with the same key drops the answer of the older one. `work` must hold
    /// what it reads from (an io::ResultFilePtr) and touch no widget. Without `failed`, a failure
    /// goes to loadFailed().
    template<class Work, class Done>
    void load(const QString& key, const QString& title, Work work, Done done,
              JobRunner::Failed failed = {}) {
        const QString full = fullKey(key);
        m_loading.insert(full);
        m_context.jobs.start(
            {.title = title, .lane = JobLane::Interactive, .key = full, .quiet = true}, this,
            std::move(work),
            [this, full, done = std::move(done)](auto result) mutable {
                m_loading.remove(full);
                done(std::move(result));
            },
            [this, full, key, failed = std::move(failed)](const JobFailure& failure) {
                m_loading.remove(full);
                if (failed)
                    failed(failure);
                else if (!failure.cancelled)
                    loadFailed(key, failure.message);
            });
    }
    /// The answer of this key is not wanted any more.
    void cancelLoad(const QString& key);
    virtual void loadFailed(const QString& key, const QString& message);

    /// emptyReason() may have changed.
    void updateEmptyState();

  private:
    QString fullKey(const QString& key) const;
    void copyText(QString (*make)(const CopySubject&));

    QPointer<QStackedWidget> m_pages;
    QPointer<widgets::EmptyState> m_empty;
    QPointer<QWidget> m_view;
    QSet<QString> m_loading;
    QTimer m_notes;
};

} // namespace specula::app
