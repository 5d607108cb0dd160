// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/average/average_workspace.h"

#include "app/export_dialog.h"
#include "app/results/plot_exports.h"
#include "app/unit_model.h"
#include "app/workspaces/average/average_table.h"
#include "core/correlate/derived/g2_views.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/labels.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

using Outliers = correlate::AverageOptions::Outliers;
constexpr int kSoonMs = 120;
constexpr const char* kEvaluateKey = "average/evaluate";

std::vector<std::filesystem::path> pathsOf(const std::vector<QString>& names) {
    std::vector<std::filesystem::path> paths;
    for (const QString& name : names)
        paths.emplace_back(name.toStdString());
    return paths;
}

} // namespace

AverageWorkspace::AverageWorkspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent)
    , m_table(new AverageTable(this)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &AverageWorkspace::evaluate);
}

AverageWorkspace::~AverageWorkspace() = default;

QWidget* AverageWorkspace::makeView(QWidget* parent) {
    auto* splitter = new QSplitter(Qt::Vertical, parent);
    splitter->setObjectName(QStringLiteral("average.centre"));
    splitter->setChildrenCollapsible(false);
    m_scatter = new widgets::CurvePanel(splitter);
    m_scatter->setObjectName(QStringLiteral("average.scatter"));
    m_scatter->setAccessibleName(tr("What the test sees of each file"));
    m_curves = new widgets::CurvePanel(splitter);
    m_curves->setObjectName(QStringLiteral("average.curves"));
    m_curves->setAccessibleName(tr("Average and single curves"));
    splitter->addWidget(m_scatter);
    splitter->addWidget(m_curves);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    m_exports = new PlotExports(m_context, splitter);
    connect(m_exports, &PlotExports::done, this, &Workspace::toast);
    for (widgets::CurvePanel* panel : {m_scatter.data(), m_curves.data()}) {
        m_exports->serve(panel,
                         [panel] { return panel->objectName().replace(QLatin1Char('.'), '_'); });
        connect(panel, &widgets::CurvePanel::readoutChanged, this,
                [this](const QString& text) { emit readoutChanged(text.toHtmlEscaped()); });
    }
    connect(m_scatter, &widgets::CurvePanel::pointClicked, this,
            [this](const QString& key, int index) {
                for (const widgets::PlotCurve& curve : m_scatter->content().curves)
                    if (curve.key() == key && index >= 0 && index < int(curve.size())) {
                        const auto number = static_cast<int>((*curve.x)[std::size_t(index)]) - 1;
                        if (m_view)
                            m_view->selectRow(number);
                    }
            });
    const auto recolour = [this] {
        m_scatter->setColours(m_context.theme.canvas());
        m_curves->setColours(m_context.theme.canvas());
        m_table->setWarningColour(m_context.theme.colours().warning);
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, m_scatter, recolour);
    connect(&m_context.units, &UnitModel::changed, m_scatter, [this] { showPlots(); });
    return splitter;
}

QWidget* AverageWorkspace::makeFoot(QWidget* parent) {
    m_criteria = new AverageCriteria(parent);
    if (!m_restored.isEmpty())
        m_criteria->restore(m_restored);
    m_options = m_criteria->options();
    connect(m_criteria, &AverageCriteria::optionsChanged, this, [this] {
        m_options = m_criteria->options();
        m_table->setCriterion(m_options.outliers);
        placeLimits();
        stopEvaluating();
        showNotes();
        m_soon.start();
        emit stateChanged();
    });
    connect(m_criteria, &AverageCriteria::binChanged, this, [this] {
        loadCurves();
        emit stateChanged();
    });
    m_table->setCriterion(m_options.outliers);
    placeLimits();
    return m_criteria;
}

QWidget* AverageWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("average.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id : {"average.fit", "average.exportPicture", "average.exportData"})
        layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    layout->addStretch(1);
    return row;
}

QWidget* AverageWorkspace::makeInspector(QWidget* parent) {
    auto* panel = new QWidget(parent);
    panel->setObjectName(QStringLiteral("average.inspector"));
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(widgets::makeSectionHead(tr("Files"), panel));
    m_view = new QTableView(panel);
    m_view->setObjectName(QStringLiteral("average.files"));
    m_view->setAccessibleName(tr("Files and why they are left out"));
    m_view->setModel(m_table);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(22);
    m_view->setColumnHidden(AverageTable::Reason, true); // stands below, there is room for it
    m_view->horizontalHeader()->setSectionResizeMode(AverageTable::Label, QHeaderView::Stretch);
    for (const auto section : {AverageTable::Verdict, AverageTable::Criterion, AverageTable::Pull})
        m_view->horizontalHeader()->setSectionResizeMode(section, QHeaderView::ResizeToContents);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setMinimumHeight(200);
    column->addWidget(m_view, 1);
    m_state = widgets::makeDimLabel({}, panel);
    m_state->setObjectName(QStringLiteral("average.state"));
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    m_notes = widgets::makeDimLabel({}, panel);
    m_notes->setObjectName(QStringLiteral("average.notes"));
    m_notes->setWordWrap(true);
    column->addWidget(m_notes);
    m_save = new QPushButton(tr("Save average…"), panel);
    m_save->setObjectName(QStringLiteral("average.save"));
    m_save->setProperty("role", "main");
    connect(m_save, &QPushButton::clicked, this, &AverageWorkspace::askAndSave);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (m_curves && row.isValid())
                    m_curves->setActiveCurve(QStringLiteral("file %1").arg(row.row()));
                showNotes();
            });
    showState({});
    return panel;
}

void AverageWorkspace::registerViewActions() {
    const auto add = [this](const char* name, const QString& text, const char* icon,
                            const QList<QKeySequence>& shortcuts, std::function<void()> run) {
        m_context.actions.add({.id = QStringLiteral("average.") + QLatin1String(name),
                               .text = text,
                               .icon = QLatin1String(icon),
                               .shortcuts = shortcuts,
                               .menu = QStringLiteral("view"),
                               .group = QStringLiteral("average"),
                               .workspace = id(),
                               .enabledWhen = [this] { return m_curves && !m_paths.empty(); },
                               .run = std::move(run)});
    };
    add("fit", tr("&Fit"), "fit", {QKeySequence(Qt::Key_F)}, [this] {
        m_scatter->resetView();
        m_curves->resetView();
    });
    add("exportPicture", tr("Export &picture…"), "export", {},
        [this] { m_exports->exportPicture(*m_curves, QStringLiteral("average")); });
    add("exportData", tr("Export &data…"), "export", {},
        [this] { m_exports->exportData(*m_curves, QStringLiteral("average")); });
    add("save", tr("&Save average…"), "", {}, [this] { askAndSave(); });
}

QJsonObject AverageWorkspace::saveView() const {
    return m_criteria ? m_criteria->save() : m_restored;
}

void AverageWorkspace::restoreView(const QJsonObject& state) {
    m_restored = state;
    if (m_criteria) {
        m_criteria->restore(state);
        m_options = m_criteria->options();
        m_table->setCriterion(m_options.outliers);
        placeLimits();
        m_soon.start();
    }
}

QString AverageWorkspace::lacking(const ResultEntry& entry) const {
    return entry.file->hasMultitau() ? QString() : tr("%1 holds no multi-tau g2.").arg(entry.label);
}

QString AverageWorkspace::emptyReason() const {
    if (library().empty())
        return ResultWorkspace::emptyReason();
    for (const auto& file : library().usedFiles())
        if (file->hasMultitau())
            return {};
    return library().idle() ? tr("None of the files in use holds multi-tau g2.")
                            : tr("The files are being opened…");
}

bool AverageWorkspace::settled() const {
    return ResultWorkspace::settled() && !m_evaluating && !m_soon.isActive();
}

void AverageWorkspace::showSelection() {
    filesChanged();
}

void AverageWorkspace::showEntry(int) {
    filesChanged();
}

void AverageWorkspace::filesChanged() {
    std::vector<QString> paths;
    QStringList labels;
    std::vector<io::ResultFilePtr> versions;
    std::int64_t bins = 0;
    for (const int index : library().used()) {
        const ResultEntry& entry = library().at(index);
        if (entry.state == ResultState::Loading && entry.file == nullptr)
            continue;
        paths.push_back(entry.path);
        labels << entry.label;
        versions.push_back(entry.ready() ? entry.file : nullptr);
        if (entry.ready())
            bins = std::max(bins, entry.file->binCount());
    }
    if (paths == m_paths && labels == m_labels && versions == m_versions)
        return;
    stopEvaluating(); // its answers are of other files
    m_versions = std::move(versions);
    m_paths = std::move(paths);
    m_labels = labels;
    m_table->setFiles(m_labels);
    m_average.reset();
    if (m_criteria)
        m_criteria->setBinCount(bins);
    m_soon.start();
}

void AverageWorkspace::stopEvaluating() {
    m_context.jobs.cancelKey(QLatin1String(kEvaluateKey));
    m_evaluating = false;
}

void AverageWorkspace::evaluate() {
    if (!m_scatter)
        return;
    loadCurves();
    if (m_paths.empty()) {
        stopEvaluating();
        m_average.reset();
        showPlots();
        showState({});
        return;
    }
    m_evaluating = true;
    showState(tr("Comparing %n file(s)…", nullptr, int(m_paths.size())));
    correlate::AverageOptions options = m_options;
    options.scattering = false; // only the curves decide
    options.keepPixelCorrelation = false;
    options.method = correlate::AverageOptions::Method::EqualWeight;
    const auto failed = [this](const JobFailure& failure) {
        m_evaluating = false;
        m_average.reset();
        showPlots();
        showState(failure.cancelled ? QString() : failure.message);
    };
    const auto partial = [this](const std::any& value) {
        if (const auto* file = std::any_cast<correlate::AverageFile>(&value))
            m_table->setFile(*file);
        if (m_scatter)
            m_scatter->setContent(criterionPlot(m_table->files(), m_options));
    };
    m_context.jobs.start(
        {.title = tr("Compare repeats"),
         .lane = JobLane::Background,
         .key = QLatin1String(kEvaluateKey),
         .quiet = true},
        this,
        [paths = pathsOf(m_paths), options, pool = &m_context.pool](JobContext& job) {
            return correlate::averageResults(paths, options, {}, false, *pool, job);
        },
        [this](correlate::AverageResult average) {
            m_evaluating = false;
            m_average = std::move(average);
            for (const correlate::AverageFile& file : m_average->files)
                m_table->setFile(file);
            showPlots();
            showState(tr("%1 of %2 files are taken.")
                          .arg(m_average->used())
                          .arg(m_average->files.size()));
        },
        failed, partial);
}

void AverageWorkspace::loadCurves() {
    if (!m_curves)
        return;
    std::vector<std::pair<int, io::ResultFilePtr>> files;
    for (std::size_t i = 0; i < m_paths.size(); ++i)
        if (const int index = library().indexOf(m_paths[i]);
            index >= 0 && library().at(index).ready() && library().at(index).file->hasMultitau())
            files.emplace_back(int(i), library().at(index).file);
    const std::int64_t bin = m_criteria ? m_criteria->bin() : 1;
    load(
        QStringLiteral("curves"), tr("Read g2"),
        [files, bin](JobContext& job) {
            std::vector<SingleCurve> single;
            for (const auto& [number, file] : files) {
                job.throwIfCancelled();
                const auto step = file->multitauStepS();
                if (bin > file->binCount() || !step)
                    continue;
                const io::MultitauCurves curves = file->multitau(job.cancelToken());
                SingleCurve one;
                one.number = number;
                one.delayS = correlate::delaysInSeconds(curves.delays, *step);
                for (std::int64_t k = 0; k < curves.g2.shape()[0]; ++k)
                    one.g2.push_back(curves.g2.view()(k, bin - 1));
                single.push_back(std::move(one));
            }
            return single;
        },
        [this](std::vector<SingleCurve> single) {
            m_single = std::move(single);
            showPlots();
        });
}

void AverageWorkspace::showPlots() {
    if (!m_scatter)
        return;
    m_scatter->setContent(criterionPlot(m_table->files(), m_options));
    m_curves->setContent(averagePlot(m_average ? &*m_average : nullptr, m_single, m_labels,
                                     m_criteria ? m_criteria->bin() : 1,
                                     m_context.units.preferences()));
    showNotes();
    m_context.actions.refreshSoon();
}

void AverageWorkspace::showNotes() {
    if (!m_notes)
        return;
    QStringList notes;
    if (const QModelIndex row = m_view->currentIndex(); row.isValid())
        if (const QString reason =
                m_table->index(row.row(), AverageTable::Reason).data().toString();
            !reason.isEmpty())
            notes << QStringLiteral("%1: %2").arg(m_labels.value(row.row()), reason);
    if (m_average && willSumRatios())
        notes << tr("Shown is the mean of the curves; the file that is saved gets the ratio of "
                    "sums.");
    if (m_average)
        for (const std::string& note : m_average->notes)
            notes << QString::fromStdString(note);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
}

bool AverageWorkspace::willSumRatios() const {
    if (m_options.method == correlate::AverageOptions::Method::EqualWeight)
        return false;
    for (std::size_t i = 0; i < m_paths.size() && i < m_average->files.size(); ++i)
        if (m_average->files[i].used) {
            const int at = library().indexOf(m_paths[i]);
            if (at < 0 || !library().at(at).ready() ||
                !library().at(at).file->hasPixelCorrelation())
                return false;
        }
    return true;
}

void AverageWorkspace::placeLimits() {
    if (!m_scatter)
        return;
    for (widgets::DragLine* line : {m_lower.data(), m_upper.data()})
        if (line != nullptr)
            m_scatter->removeItem(line);
    const auto addLine = [this](double value, const QString& label) {
        widgets::DragLine* line = m_scatter->addLine(Qt::Horizontal, value, label);
        connect(line, &widgets::DragLine::moved, this,
                [this](double, bool finished) { limitMoved(finished); });
        return line;
    };
    if (m_options.outliers == Outliers::Baseline) {
        m_lower = addLine(m_options.baselineLow, tr("from"));
        m_upper = addLine(m_options.baselineHigh, tr("to"));
    } else if (m_options.outliers == Outliers::Distance) {
        m_upper = addLine(m_options.largestDistance, tr("largest"));
    }
}

void AverageWorkspace::limitMoved(bool finished) {
    if (m_options.outliers == Outliers::Baseline && m_lower && m_upper) {
        m_options.baselineLow = std::min(m_lower->value(), m_upper->value());
        m_options.baselineHigh = std::max(m_lower->value(), m_upper->value());
    } else if (m_upper && m_upper->value() > 0) {
        m_options.largestDistance = m_upper->value();
    }
    if (m_criteria)
        m_criteria->setOptions(m_options);
    // What the limits say now, until the files were compared again.
    auto files = m_table->files();
    for (auto& file : files)
        if (file && std::isfinite(criterionOf(*file, m_options.outliers)))
            file->used = m_options.outliers == Outliers::Baseline
                             ? file->baseline >= m_options.baselineLow &&
                                   file->baseline <= m_options.baselineHigh
                             : file->distance <= m_options.largestDistance;
    m_scatter->setContent(criterionPlot(files, m_options));
    if (finished) {
        m_soon.start();
        emit stateChanged();
    }
}

void AverageWorkspace::askAndSave() {
    if (m_paths.empty() || !m_curves)
        return;
    const QFileInfo first(m_paths.front());
    askExportName(m_context.settings, m_curves->window(), tr("Save average"),
                  first.dir().filePath(QStringLiteral("Average_") + first.fileName()),
                  tr("HDF5 result (*.hdf *.h5 *.hdf5)"), this,
                  [this](const QString& file) { save(file); });
}

void AverageWorkspace::save(const QString& file) {
    if (std::find(m_paths.begin(), m_paths.end(), file) != m_paths.end()) {
        emit toast(tr("%1 is one of the files that are averaged. Choose another name.")
                       .arg(QFileInfo(file).fileName()));
        return;
    }
    m_context.jobs.start(
        {.title = tr("Average %n file(s)", nullptr, int(m_paths.size())),
         .lane = JobLane::Export,
         .saysEnd = true},
        this,
        [paths = pathsOf(m_paths), options = m_options, pool = &m_context.pool,
         output = std::filesystem::path(file.toStdString())](JobContext& job) {
            return correlate::averageResults(paths, options, output, true, *pool, job);
        },
        [this, file](const correlate::AverageResult& average) {
            emit toast(tr("%1: average of %2 of %3 files.")
                           .arg(QFileInfo(file).fileName())
                           .arg(average.used())
                           .arg(average.files.size()));
        },
        [this](const JobFailure& failure) {
            if (!failure.cancelled)
                showState(failure.message);
        });
}

void AverageWorkspace::showState(const QString& text) {
    if (m_state) {
        m_state->setText(text);
        m_state->setVisible(!text.isEmpty());
    }
    if (m_save) {
        const bool possible = m_average && m_average->used() > 0;
        m_save->setEnabled(possible);
        m_save->setToolTip(possible ? QString()
                                    : tr("There is nothing to average: no file is taken yet."));
    }
    m_context.actions.refreshSoon();
}

} // namespace specula::app
