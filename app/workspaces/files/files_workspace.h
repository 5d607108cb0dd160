// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "app/workspaces/files/run_filter.h"
#include "app/workspaces/files/run_loader.h"
#include "app/workspaces/files/run_note_keeper.h"
#include "app/workspaces/files/run_table_model.h"

namespace specula::app {

class FilesFoot;
class FilesInspector;
class RunPlot;
class RunTableView;

/// The shift board: a table of the runs in the watched folders and of what is open, with tags,
/// notes, previews, and any column against any other.
class FilesWorkspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit FilesWorkspace(AppContext& context, QObject* parent = nullptr);
    ~FilesWorkspace() override;

    QString id() const override { return QStringLiteral("files"); }
    QString title() const override { return tr("Files"); }
    QString iconName() const override { return QStringLiteral("files"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;

    bool savesTargets() const override { return true; }
    bool settled() const override;

    RunTableModel& model() { return m_model; }
    RunFilter& filter() { return m_filter; }
    RunTableView& table();
    RunPlot& plot();
    /// The runs shown, with units, to a CSV or JSON file, in a job.
    void writeRuns(const QString& file);

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry&) const override { return {}; }
    QString emptyReason() const override;
    CopySubject copySubject() const override;
    void showCurrent() override;
    void showSelection() override { listSoon(); }
    void showEntry(int index) override;

  private:
    void listSoon();
    void list();
    void openNewest();
    void runsChanged();
    void showRun();
    void showDetails();
    void openSelected();
    void addRuns(const QList<int>& rows);
    void exportRuns();
    void exportPlot();
    void setFollow(bool follow);
    void tag(RunTag tag);
    void setPlotShown(bool shown);
    void updateCount();

    RunTableModel m_model;
    RunFilter m_filter;
    RunLoader m_loader;
    RunNoteKeeper m_notes;
    QPointer<RunTableView> m_table;
    QPointer<RunPlot> m_plot;
    QPointer<FilesFoot> m_foot;
    QPointer<FilesInspector> m_inspector;
    QTimer m_listTimer, m_fillTimer, m_showTimer;
    QSet<QString> m_seen; ///< files that were there when their folder was first listed, or since
    QSet<QString> m_listedFolders;
    QString m_wantedNewest; ///< arrived, and becomes current once it can be read
    QString m_shownTarget;  ///< current target the table was last led to
    bool m_follow = false;
    bool m_linking = false; ///< the table follows the library, or the other way round
};

} // namespace specula::app
