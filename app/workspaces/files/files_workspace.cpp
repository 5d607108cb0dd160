// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/files_workspace.h"

#include "app/export_dialog.h"
#include "app/job_runner.h"
#include "app/watched_folders.h"
#include "app/workspaces/files/files_foot.h"
#include "app/workspaces/files/files_inspector.h"
#include "app/workspaces/files/run_plot.h"
#include "app/workspaces/files/run_table_view.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/theme/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QSplitter>
#include <QToolButton>

namespace specula::app {
namespace {

constexpr int kListMs = 20; // a burst of changes is one new list
constexpr int kFillMs = 30;
constexpr int kShowMs = 30; // rows that one only passes by are not read

bool mayHoldResults(const QString& name) {
    static const QStringList endings{QStringLiteral(".h5"), QStringLiteral(".hdf5"),
                                     QStringLiteral(".hdf"), QStringLiteral(".nxs")};
    return !name.startsWith(QLatin1Char('.')) &&
           std::any_of(endings.begin(), endings.end(), [&](const QString& ending) {
               return name.endsWith(ending, Qt::CaseInsensitive);
           });
}

} // namespace

FilesWorkspace::FilesWorkspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent)
    , m_model(context.theme)
    , m_loader(context, m_model)
    , m_notes(context, m_model) {
    m_filter.setSourceModel(&m_model);
    const struct {
        QTimer& timer;
        int ms;
        void (FilesWorkspace::*call)();
    } timers[] = {{m_listTimer, kListMs, &FilesWorkspace::list},
                  {m_showTimer, kShowMs, &FilesWorkspace::showRun}};
    for (const auto& t : timers) {
        t.timer.setSingleShot(true);
        t.timer.setInterval(t.ms);
        connect(&t.timer, &QTimer::timeout, this, t.call);
    }
    m_fillTimer.setSingleShot(true);
    m_fillTimer.setInterval(kFillMs);
    connect(&m_fillTimer, &QTimer::timeout, &m_loader, &RunLoader::fill);
    connect(&m_context.folders, &WatchedFolders::changed, this, &FilesWorkspace::listSoon);
    connect(&library(), &ResultLibrary::currentChanged, this, &FilesWorkspace::listSoon);
    connect(&m_notes, &RunNoteKeeper::said, this, &Workspace::toast);
    connect(&m_model, &RunTableModel::noteEdited, &m_notes, &RunNoteKeeper::setNoteText);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                if (!m_table)
                    return;
                const int row = m_table->currentRun();
                if (m_inspector && row >= first.row() && row <= last.row())
                    m_inspector->setRun(&m_model.at(row), m_loader.bin());
                m_fillTimer.start();
                openNewest();
            });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, signal, this, [this] { updateCount(); });
}

FilesWorkspace::~FilesWorkspace() = default;

RunTableView& FilesWorkspace::table() {
    return *m_table;
}

RunPlot& FilesWorkspace::plot() {
    return *m_plot;
}

QWidget* FilesWorkspace::makeView(QWidget* parent) {
    auto* splitter = new QSplitter(Qt::Vertical, parent);
    splitter->setObjectName(QStringLiteral("files.centre"));
    splitter->setChildrenCollapsible(false);
    m_table = new RunTableView(m_context.theme, m_model, m_filter, splitter);
    m_plot = new RunPlot(m_context, m_model, splitter);
    m_plot->hide();
    splitter->addWidget(m_table);
    splitter->addWidget(m_plot);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_loader.setVisibleRows([this] { return m_table ? m_table->visibleRuns() : QList<int>(); });
    connect(m_table, &RunTableView::scrolled, &m_fillTimer, qOverload<>(&QTimer::start));
    connect(m_table, &RunTableView::runsChanged, this, &FilesWorkspace::runsChanged);
    connect(m_table, &RunTableView::openWanted, this, &FilesWorkspace::openSelected);
    connect(m_table, &RunTableView::goodWanted, this, [this] { tag(RunTag::Good); });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                if (m_foot)
                    m_foot->setSort(column, order);
                emit stateChanged();
            });
    connect(m_plot, &RunPlot::runClicked, this, [this](int row) { m_table->setCurrentRun(row); });
    connect(m_plot, &RunPlot::columnsChanged, this, &Workspace::stateChanged);
    connect(m_plot, &RunPlot::exportRequested, this, &FilesWorkspace::exportPlot);
    connect(&m_context.theme, &widgets::Theme::changed, m_table->viewport(),
            qOverload<>(&QWidget::update));
    list();
    return splitter;
}

QWidget* FilesWorkspace::makeFoot(QWidget* parent) {
    m_foot = new FilesFoot(parent);
    m_foot->setLabelStyle(library().labelStyle());
    m_foot->setBin(m_loader.bin());
    connect(m_foot, &FilesFoot::filterChanged, this,
            [this](RunFilter::Rule rule, const QString& text) {
                m_filter.setRule(rule);
                m_filter.setText(text);
                updateCount();
                m_fillTimer.start();
                emit stateChanged();
            });
    connect(m_foot, &FilesFoot::addMatchesWanted, this, [this] { addRuns(m_filter.rows()); });
    connect(m_foot, &FilesFoot::sortWanted, this,
            [this](int column, Qt::SortOrder order) { m_table->sortByColumn(column, order); });
    connect(m_foot, &FilesFoot::labelStyleChanged, &library(), &ResultLibrary::setLabelStyle);
    connect(m_foot, &FilesFoot::followChanged, this, &FilesWorkspace::setFollow);
    connect(m_foot, &FilesFoot::binChanged, this, [this](int bin) {
        m_loader.setBin(bin);
        emit stateChanged();
    });
    updateCount();
    return m_foot;
}

QWidget* FilesWorkspace::makeInspector(QWidget* parent) {
    m_inspector = new FilesInspector(m_context, parent);
    connect(m_inspector, &FilesInspector::openWanted, this, &FilesWorkspace::openSelected);
    return m_inspector;
}

QWidget* FilesWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("files.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id : {"file.folder", "file.open", "files.addTargets", "files.removeTargets",
                           "", "files.tag.good", "files.tag.bad", "files.tag.repeat", "files.note",
                           "", "files.plot", "files.refresh", "files.export"}) {
        if (*id == 0)
            layout->addSpacing(12);
        else
            layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    }
    layout->addStretch(1);
    return row;
}

// ---- which files

void FilesWorkspace::listSoon() {
    if (m_table && !m_listTimer.isActive())
        m_listTimer.start();
}

void FilesWorkspace::list() {
    QList<RunTableModel::File> files;
    QSet<QString> listed;
    QStringList arrived;
    const QString current =
        library().current() >= 0 ? library().at(library().current()).path : QString();
    const auto add = [&](const QString& path, qint64 bytes, bool fresh) {
        if (listed.contains(path))
            return;
        listed << path;
        files << RunTableModel::File{
            path, library().labelOf(path), library().indexOf(path) >= 0, path == current, fresh,
            bytes};
    };
    for (const auto& watch : m_context.folders.watches()) {
        const bool first = !m_listedFolders.contains(watch->path());
        for (const WatchedFile& file : watch->files()) {
            if (!mayHoldResults(file.name))
                continue;
            const QString path = watch->path() + QLatin1Char('/') + file.name;
            add(path, file.bytes, file.fresh);
            if (!m_seen.contains(path) && !first)
                arrived << path;
            m_seen << path;
        }
        if (watch->listed())
            m_listedFolders << watch->path();
    }
    for (int i = 0; i < library().size(); ++i)
        add(library().at(i).path, -1, false);
    m_model.setFiles(files);
    m_notes.lookForFolders();
    if (m_follow && !arrived.isEmpty()) {
        m_wantedNewest = arrived.last();
        openNewest();
    }
    updateEmptyState();
    updateCount();
    // What happened before the room was first shown is not shown by showCurrent().
    if (m_table->currentRun() < 0 && m_model.size() > 0)
        m_table->setCurrentRun(current.isEmpty() ? m_filter.rows().value(0)
                                                 : m_model.rowOf(current));
    showCurrent(); // it may not have been listed before
    m_fillTimer.start();
}

// A file that arrives may still be written: it is opened once it can be read.
void FilesWorkspace::openNewest() {
    const int row = m_model.rowOf(m_wantedNewest);
    if (row < 0 || !m_model.at(row).facts || !m_model.at(row).facts->isResult())
        return;
    const QString path = std::exchange(m_wantedNewest, QString());
    library().setCurrent(library().add(path));
}

void FilesWorkspace::setFollow(bool follow) {
    m_follow = follow;
    m_wantedNewest.clear();
    if (m_foot)
        m_foot->setFollow(follow);
    m_context.actions.refreshSoon();
    emit stateChanged();
}

QString FilesWorkspace::emptyReason() const {
    if (m_model.size() > 0)
        return {};
    for (const auto& watch : m_context.folders.watches()) {
        if (!watch->problem().isEmpty())
            return watch->path() + QStringLiteral(": ") + watch->problem();
        return watch->listed() ? tr("There is no HDF5 file in %1 yet. New ones appear here by "
                                    "themselves.")
                                     .arg(watch->path())
                               : tr("Looking into %1…").arg(watch->path());
    }
    return library().empty() ? ResultWorkspace::emptyReason() : QString();
}

void FilesWorkspace::updateCount() {
    if (!m_foot)
        return;
    m_foot->setCount(m_filter.rowCount() == m_model.size()
                         ? tr("%n run(s)", nullptr, m_model.size())
                         : tr("%1 of %2 runs").arg(m_filter.rowCount()).arg(m_model.size()));
    if (m_plot)
        m_plot->setRuns(m_filter.rows(), m_table->currentRun());
}

// ---- what is current

void FilesWorkspace::showCurrent() {
    if (m_linking || library().current() < 0)
        return;
    const QString path = library().at(library().current()).path;
    if (path == std::exchange(m_shownTarget, path))
        return;
    const int row = m_model.rowOf(path);
    if (row < 0) {
        m_shownTarget.clear(); // not listed yet
        return;
    }
    m_linking = true;
    m_table->setCurrentRun(row);
    m_linking = false;
}

void FilesWorkspace::showEntry(int index) {
    const ResultEntry& entry = library().at(index);
    const int row = m_model.rowOf(entry.path);
    if (row >= 0 && entry.ready() && m_model.at(row).facts &&
        m_model.at(row).facts->changed != entry.modified)
        m_model.forget(row);
    listSoon(); // its label may be another
}

void FilesWorkspace::runsChanged() {
    m_showTimer.start();
    const int row = m_table->currentRun();
    // By the user: a filter that hides the current row opens nothing.
    if (row >= 0 && !m_linking && m_table->hasFocus())
        if (const int index = library().indexOf(m_model.at(row).path); index >= 0) {
            m_linking = true;
            m_shownTarget = m_model.at(row).path;
            library().setCurrent(index);
            m_linking = false;
        }
    m_context.actions.refreshSoon();
}

void FilesWorkspace::showRun() {
    if (!m_inspector)
        return;
    const int row = m_table->currentRun();
    m_inspector->setRun(row >= 0 ? &m_model.at(row) : nullptr, m_loader.bin());
    m_plot->setRuns(m_filter.rows(), row);
    const auto selected = m_table->selectedRuns().size();
    const bool views = m_context.actions.action(QStringLiteral("view.workspace.g2")) != nullptr;
    m_inspector->setOpenText(selected == 0 ? QString()
                             : views       ? tr("Open %n run(s) in g2", nullptr, int(selected))
                                     : tr("Make %n run(s) the targets", nullptr, int(selected)));
    showDetails();
}

void FilesWorkspace::showDetails() {
    const QList<int> selected = m_table->selectedRuns();
    const int row = m_table->currentRun();
    if (row < 0) {
        cancelLoad(QStringLiteral("details"));
        m_inspector->setWaiting();
        return;
    }
    QStringList paths{m_model.at(row).path}, labels{m_model.at(row).label};
    if (selected.size() == 2) {
        paths.clear();
        labels.clear();
        for (const int run : selected) {
            paths << m_model.at(run).path;
            labels << m_model.at(run).label;
        }
    }
    load(
        QStringLiteral("details"), tr("Read metadata"),
        [paths, &pool = m_context.pool](JobContext& job) {
            std::vector<RunDetails> details;
            for (const QString& path : paths)
                details.push_back(readRunDetails(path, pool, job));
            return details;
        },
        [this, labels](const std::vector<RunDetails>& details) {
            if (!m_inspector)
                return;
            if (details.size() == 2)
                m_inspector->setCompared(labels[0], details[0], labels[1], details[1]);
            else
                m_inspector->setDetails(details[0]);
        });
}

// ---- what the user does

void FilesWorkspace::addRuns(const QList<int>& rows) {
    QStringList paths;
    for (const int row : rows)
        if (!m_model.at(row).facts || m_model.at(row).facts->isResult())
            paths << m_model.at(row).path;
    library().add(paths);
    if (!paths.isEmpty())
        emit toast(tr("%n run(s) are among the targets.", nullptr, int(paths.size())));
}

void FilesWorkspace::openSelected() {
    QStringList results;
    QList<OpenTarget> others;
    for (const int row : m_table->selectedRuns()) {
        const RunRow& run = m_model.at(row);
        if (run.facts && !run.facts->isResult() && run.facts->why.isEmpty())
            others << OpenTarget{run.path, {}};
        else
            results << run.path;
    }
    if (results.isEmpty()) {
        if (!others.isEmpty())
            emit openWanted(others);
        return;
    }
    library().add(results);
    QList<int> chosen;
    for (const QString& path : results)
        chosen << library().indexOf(path);
    library().setSelection(chosen.size() == library().size() ? QList<int>() : chosen);
    library().setCurrent(chosen.first());
    m_context.actions.trigger(QStringLiteral("view.workspace.g2"));
}

void FilesWorkspace::tag(RunTag tag) {
    if (const QList<int> rows = m_table->selectedRuns(); !rows.isEmpty())
        m_notes.toggleTag(rows, tag);
}

void FilesWorkspace::setPlotShown(bool shown) {
    if (shown == !m_plot->isHidden())
        return;
    m_plot->setVisible(shown);
    updateCount();
    m_context.actions.refreshSoon();
    emit stateChanged();
}

void FilesWorkspace::exportRuns() {
    askExportName(m_context.settings, m_table->window(), tr("Export the run table"),
                  QStringLiteral("runs.csv"), tr("Comma-separated values (*.csv);;JSON (*.json)"),
                  this, [this](const QString& file) { writeRuns(file); });
}

void FilesWorkspace::writeRuns(const QString& file) {
    m_context.jobs.start(
        {.title = tr("Export %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Export}, this,
        // The user has confirmed replacing an existing file in the dialog.
        [table = m_model.table(m_filter.rows()), name = file.toStdString()](JobContext&) {
            io::writeTable(name, table, true);
        },
        [this, file] { emit toast(tr("Exported %1").arg(file)); });
}

void FilesWorkspace::exportPlot() {
    askExportName(m_context.settings, m_table->window(), tr("Export the plot"),
                  QStringLiteral("runs.png"),
                  tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf);;"
                     "Comma-separated values (*.csv);;JSON (*.json)"),
                  this, [this](const QString& file) {
                      try {
                          m_plot->panel().exportTo(file, true);
                          emit toast(tr("Exported %1").arg(file));
                      } catch (const Error& e) {
                          emit toast(QString::fromStdString(e.what()));
                      }
                  });
}

CopySubject FilesWorkspace::copySubject() const {
    const int row = m_table ? m_table->currentRun() : -1;
    if (row < 0 || !m_model.at(row).facts || !m_model.at(row).facts->isResult())
        return {};
    CopySubject subject;
    subject.path = m_model.at(row).path;
    subject.what = QStringLiteral("metadata");
    if (const int open = library().indexOf(subject.path);
        open >= 0 && library().at(open).ready() &&
        library().at(open).file->layout() == io::ResultFile::Layout::Nexus)
        subject.datasets = {QStringLiteral("/xpcs/multitau/delay_list"),
                            QStringLiteral("/xpcs/multitau/normalized_g2")};
    return subject;
}

// ---- state

QJsonObject FilesWorkspace::saveView() const {
    QJsonObject state;
    if (m_foot) {
        state["filter"] = m_foot->filterText();
        state["filter_rule"] = int(m_foot->rule());
    }
    state["follow"] = m_follow;
    state["bin"] = m_loader.bin();
    if (m_table) {
        const QHeaderView* head = m_table->horizontalHeader();
        state["columns"] = QString::fromLatin1(head->saveState().toBase64());
        state["plot"] = !m_plot->isHidden();
        state["plot_x"] = m_plot->xColumn();
        state["plot_y"] = m_plot->yColumn();
    }
    if (library().current() >= 0)
        state["current"] = library().at(library().current()).path;
    QJsonArray chosen;
    for (const int index : library().selection())
        chosen << library().at(index).path;
    state["chosen"] = chosen;
    return state;
}

void FilesWorkspace::restoreView(const QJsonObject& state) {
    setFollow(state.value("follow").toBool());
    const int bin = state.value("bin").toInt(1);
    m_loader.setBin(bin);
    if (m_foot) {
        m_foot->setFilter(static_cast<RunFilter::Rule>(state.value("filter_rule").toInt()),
                          state.value("filter").toString());
        m_foot->setBin(bin);
    }
    if (m_table) {
        m_table->horizontalHeader()->restoreState(
            QByteArray::fromBase64(state.value("columns").toString().toLatin1()));
        m_plot->setColumns(state.value("plot_x").toInt(m_plot->xColumn()),
                           state.value("plot_y").toInt(m_plot->yColumn()));
        setPlotShown(state.value("plot").toBool());
    }
    QList<int> chosen;
    for (const QJsonValue& path : state.value("chosen").toArray())
        if (const int index = library().indexOf(path.toString()); index >= 0)
            chosen << index;
    library().setSelection(chosen);
    library().setCurrent(library().indexOf(state.value("current").toString()));
}

bool FilesWorkspace::settled() const {
    return ResultWorkspace::settled() && !m_listTimer.isActive() && !m_fillTimer.isActive() &&
           !m_showTimer.isActive() && m_notes.idle() && (!m_table || m_loader.idle());
}

} // namespace specula::app
