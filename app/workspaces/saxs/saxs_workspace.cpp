// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_workspace.h"

#include "app/export_dialog.h"
#include "app/results/plot_exports.h"
#include "app/workspaces/saxs/intensity_page.h"
#include "app/workspaces/saxs/roi_table.h"
#include "app/workspaces/saxs/saxs_curves_page.h"
#include "app/workspaces/saxs/saxs_image_page.h"
#include "app/workspaces/saxs/saxs_inspector.h"
#include "app/workspaces/saxs/saxs_stability_page.h"
#include "core/base/error.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

constexpr int kSideBySideWidth = 860;

/// Changes of the regions of interest, by name.
class RoisCommand : public QUndoCommand {
  public:
    RoisCommand(SaxsRois* rois, std::vector<correlate::ScatteringRoi> before, const QString& name)
        : QUndoCommand(name)
        , m_rois(rois)
        , m_before(std::move(before))
        , m_after(rois->all()) {}
    void undo() override { put(m_before); }
    void redo() override {
        if (m_done)
            put(m_after);
        m_done = true; // the first time the user has done it already
    }

  private:
    void put(const std::vector<correlate::ScatteringRoi>& rois) {
        if (m_rois)
            m_rois->put(rois);
    }
    QPointer<SaxsRois> m_rois;
    std::vector<correlate::ScatteringRoi> m_before, m_after;
    bool m_done = false;
};

} // namespace

SaxsWorkspace::SaxsWorkspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent) {
    connect(&m_rois, &SaxsRois::edited, this,
            [this](const std::vector<correlate::ScatteringRoi>& before, const QString& name) {
                m_context.undo.push(new RoisCommand(&m_rois, before, name));
            });
    connect(&m_rois, &SaxsRois::changed, this, [this] {
        compute();
        emit stateChanged();
    });
}

SaxsWorkspace::~SaxsWorkspace() = default;

QWidget* SaxsWorkspace::makeView(QWidget* parent) {
    m_tabs = new QTabWidget(parent);
    m_tabs->setObjectName(QStringLiteral("saxs.tabs"));
    m_tabs->setDocumentMode(true);
    auto* splitter = new QSplitter(Qt::Horizontal, m_tabs);
    splitter->setObjectName(QStringLiteral("saxs.centre"));
    splitter->setChildrenCollapsible(false);
    m_image = new SaxsImagePage(m_context, m_rois, splitter);
    m_lines = new SaxsCurvesPage(m_context, splitter);
    splitter->addWidget(m_image);
    splitter->addWidget(m_lines);
    splitter->setSizes({1000, 1000});
    splitter->installEventFilter(this);
    m_sides = splitter;
    m_stability = new SaxsStabilityPage(m_context, m_tabs);
    m_intensity = new IntensityPage(m_context, m_tabs);
    m_tabs->addTab(splitter, tr("Scattering"));
    m_tabs->addTab(m_stability, tr("Stability"));
    m_tabs->addTab(m_intensity, tr("Intensity over time"));
    m_lines->setView(m_view);
    m_image->setClassicQ(m_view.classicQ);

    m_exports = new PlotExports(m_context, m_tabs);
    connect(m_exports, &PlotExports::done, this, &Workspace::toast);
    for (widgets::PlotWidget* plot : plots())
        m_exports->serve(plot, [this, plot] {
            return stem() + QLatin1Char('_') + plot->objectName().section(QLatin1Char('.'), -1);
        });
    connect(m_image, &SaxsImagePage::readout, this, &Workspace::readoutChanged);
    connect(m_image, &SaxsImagePage::changed, this, &Workspace::stateChanged);
    const auto plain = [this](const QString& text) { emit readoutChanged(text.toHtmlEscaped()); };
    connect(m_lines, &SaxsCurvesPage::readout, this, plain);
    connect(m_stability, &SaxsStabilityPage::readout, this, plain);
    connect(m_intensity, &IntensityPage::readout, this, plain);
    connect(m_intensity, &IntensityPage::toast, this, &Workspace::toast);
    connect(m_lines, &SaxsCurvesPage::viewChanged, this, [this] { viewEdited(m_lines->view()); });
    connect(m_stability, &SaxsStabilityPage::changed, this, &Workspace::stateChanged);
    connect(m_intensity, &IntensityPage::changed, this, &Workspace::stateChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_context.actions.refreshSoon();
        emit stateChanged();
    });
    return m_tabs;
}

bool SaxsWorkspace::eventFilter(QObject* watched, QEvent* event) {
    // Side by side where there is room for both, else one above the other.
    if (watched == m_sides && event->type() == QEvent::Resize) {
        const auto orientation =
            m_sides->width() < kSideBySideWidth ? Qt::Vertical : Qt::Horizontal;
        if (m_sides->orientation() != orientation) {
            m_sides->setOrientation(orientation);
            m_sides->setSizes({1000, 1000});
        }
    }
    return ResultWorkspace::eventFilter(watched, event);
}

QWidget* SaxsWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("saxs.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id : {"saxs.fit", "saxs.exportPicture", "saxs.exportData"})
        layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    layout->addStretch(1);
    return row;
}

QWidget* SaxsWorkspace::makeInspector(QWidget* parent) {
    m_inspector = new SaxsInspector(m_context, m_rois, parent);
    m_inspector->setView(m_view);
    connect(m_inspector, &SaxsInspector::viewChanged, this,
            [this] { viewEdited(m_inspector->view()); });
    connect(m_inspector, &SaxsInspector::exportRoisRequested, this, [this] {
        if (m_rois.size() > 0)
            askExportName(m_context.settings, m_tabs->window(), tr("Export regions"),
                          stem() + QStringLiteral("_regions.csv"),
                          tr("Comma-separated values (*.csv);;JSON (*.json)"), this,
                          [this](const QString& file) { exportRois(file); });
    });
    showFiles();
    return m_inspector;
}

void SaxsWorkspace::registerViewActions() {
    const auto add = [this](const char* name, const QString& text, const char* icon,
                            const QList<QKeySequence>& shortcuts, std::function<void()> run) {
        m_context.actions.add({.id = QStringLiteral("saxs.") + QLatin1String(name),
                               .text = text,
                               .icon = QLatin1String(icon),
                               .shortcuts = shortcuts,
                               .menu = QStringLiteral("view"),
                               .group = QStringLiteral("saxs"),
                               .workspace = id(),
                               .enabledWhen = [this] { return m_tabs && currentFile(); },
                               .run = std::move(run)});
    };
    add("fit", tr("&Fit"), "fit", {QKeySequence(Qt::Key_F)}, [this] {
        m_image->fit();
        m_lines->fit();
        m_stability->fit();
        m_intensity->fit();
    });
    add("scattering", tr("&Scattering"), "", {QKeySequence(QStringLiteral("1"))},
        [this] { showTab(Scattering); });
    add("stability", tr("S&tability"), "", {QKeySequence(QStringLiteral("2"))},
        [this] { showTab(Stability); });
    add("intensity", tr("&Intensity over time"), "", {QKeySequence(QStringLiteral("3"))},
        [this] { showTab(Intensity); });
    add("exportPicture", tr("Export &picture…"), "export", {},
        [this] { m_exports->exportPicture(*mainPlot(), stem()); });
    add("exportData", tr("Export &data…"), "export", {},
        [this] { m_exports->exportData(*mainPlot(), stem()); });
}

QString SaxsWorkspace::stem() const {
    const auto file = currentFile();
    return file ? QString::fromStdString(file->path().stem().string()) : QStringLiteral("saxs");
}

void SaxsWorkspace::showTab(Tab tab) {
    if (m_tabs)
        m_tabs->setCurrentIndex(tab);
}

QList<widgets::PlotWidget*> SaxsWorkspace::plots() const {
    return m_image->plots() + m_lines->plots() + m_stability->plots() + m_intensity->plots();
}

widgets::PlotWidget* SaxsWorkspace::mainPlot() const {
    switch (m_tabs->currentIndex()) {
    case Stability:
        return m_stability->plots().first();
    case Intensity:
        return m_intensity->plots().first();
    default:
        return m_lines->plots().first();
    }
}

QJsonObject SaxsWorkspace::saveView() const {
    QJsonObject state{{QStringLiteral("view"), m_view.toJson()},
                      {QStringLiteral("rois"), m_rois.toJson()}};
    if (m_tabs) {
        state[QStringLiteral("tab")] = m_tabs->currentIndex();
        state[QStringLiteral("image")] = m_image->save();
        state[QStringLiteral("stability")] = m_stability->save();
        state[QStringLiteral("intensity")] = m_intensity->save();
    }
    return state;
}

void SaxsWorkspace::restoreView(const QJsonObject& state) {
    m_view = SaxsView::fromJson(state.value(QStringLiteral("view")).toObject());
    m_rois.fromJson(state.value(QStringLiteral("rois")).toArray());
    if (m_inspector)
        m_inspector->setView(m_view);
    if (m_tabs) {
        m_lines->setView(m_view);
        m_image->setClassicQ(m_view.classicQ);
        m_image->restore(state.value(QStringLiteral("image")).toObject());
        m_stability->restore(state.value(QStringLiteral("stability")).toObject());
        m_intensity->restore(state.value(QStringLiteral("intensity")).toObject());
        showTab(static_cast<Tab>(std::clamp(state.value(QStringLiteral("tab")).toInt(),
                                            int(Scattering), int(Intensity))));
        compute();
    }
}

QString SaxsWorkspace::lacking(const ResultEntry& entry) const {
    const io::ResultFile& file = *entry.file;
    return file.hasImage() || file.hasScattering() || file.hasIntensity()
               ? QString()
               : tr("%1 holds nothing of the scattering.").arg(entry.label);
}

CopySubject SaxsWorkspace::copySubject() const {
    const auto file = currentFile();
    if (!file || !m_tabs)
        return {};
    const QString path = QString::fromStdString(file->path().string());
    const bool nexus = file->layout() == io::ResultFile::Layout::Nexus;
    switch (m_tabs->currentIndex()) {
    case Stability:
        return {path,
                nexus ? QStringList{QStringLiteral("/xpcs/temporal_mean/scattering_1d_segments")}
                      : QStringList(),
                QStringLiteral("stability"),
                {}};
    case Intensity:
        return {path,
                nexus ? QStringList{QStringLiteral("/xpcs/spatial_mean/intensity_vs_time")}
                      : QStringList(),
                QStringLiteral("intensity"),
                {}};
    default:
        return {path,
                nexus ? QStringList{QStringLiteral("/xpcs/temporal_mean/scattering_1d"),
                                    QStringLiteral("/xpcs/temporal_mean/scattering_2d")}
                      : QStringList(),
                QStringLiteral("saxs1d"),
                {}};
    }
}

bool SaxsWorkspace::settled() const {
    return ResultWorkspace::settled() && m_reading == 0 &&
           (!m_tabs || (m_image->settled() && m_stability->settled() && m_intensity->settled()));
}

SaxsDataPtr SaxsWorkspace::dataOf(const ResultEntry& entry) const {
    const auto held = m_held.constFind(entry.id);
    return held != m_held.cend() && held->file == entry.file ? held->data : nullptr;
}

void SaxsWorkspace::showCurrent() {
    showFiles();
    readNext();
}

void SaxsWorkspace::showSelection() {
    showFiles();
    readNext();
}

void SaxsWorkspace::showEntry(int) {
    showFiles();
    readNext();
}

void SaxsWorkspace::showFiles() {
    if (!m_tabs)
        return;
    const int current = library().current();
    const ResultEntry* entry = current >= 0 ? &library().at(current) : nullptr;
    const auto held = entry ? m_held.value(entry->id) : Held{};
    m_image->setData(entry ? entry->label : QString(), entry ? dataOf(*entry) : nullptr,
                     entry && held.file == entry->file ? held.failure : QString());
    m_stability->setFile(entry ? entry->label : QString(),
                         entry && entry->ready() ? entry->file : nullptr);
    std::vector<IntensityFile> files;
    QList<std::pair<QString, QString>> backgrounds;
    for (const int index : library().used())
        if (library().at(index).ready())
            files.push_back({library().at(index).label, library().at(index).file});
    for (int i = 0; i < library().size(); ++i)
        backgrounds << std::pair{library().at(i).path, library().at(i).label};
    m_intensity->setFiles(files);
    if (m_inspector)
        m_inspector->setBackgrounds(backgrounds);
}

void SaxsWorkspace::readNext() {
    if (m_reading != 0)
        return;
    // Let go of what is closed or was read from an older file.
    for (auto held = m_held.begin(); held != m_held.end();) {
        const int index = library().indexOfId(held.key());
        held = index >= 0 && library().at(index).file == held->file ? std::next(held)
                                                                    : m_held.erase(held);
    }
    QList<int> wanted = library().used();
    if (const int current = library().current(); current >= 0) {
        wanted.removeAll(current);
        wanted.prepend(current); // it is looked at
    }
    if (const int background = library().indexOf(m_view.backgroundPath); background >= 0)
        wanted << background;
    for (const int index : wanted) {
        const ResultEntry& entry = library().at(index);
        if (!entry.ready() || m_held.contains(entry.id))
            continue;
        m_reading = entry.id;
        const auto finish = [this, id = entry.id, file = entry.file](const SaxsDataPtr& data,
                                                                     const QString& failure) {
            m_reading = 0;
            m_held[id] = {file, data, failure};
            if (const int current = library().current();
                current >= 0 && library().at(current).id == id) {
                showFiles();
                compute(); // what is looked at first; the others follow
            }
            readNext();
        };
        load(
            QStringLiteral("read"), tr("Read scattering"),
            [file = entry.file](JobContext& job) { return readSaxs(file, job.cancelToken()); },
            [finish](const SaxsDataPtr& data) { finish(data, {}); },
            [finish](const JobFailure& failure) { finish(nullptr, failure.message); });
        return;
    }
    compute();
}

void SaxsWorkspace::viewEdited(const SaxsView& view) {
    m_view = view;
    if (m_lines)
        m_lines->setView(view);
    if (m_inspector)
        m_inspector->setView(view);
    if (m_image)
        m_image->setClassicQ(view.classicQ);
    emit stateChanged();
    readNext(); // the background may not be read yet; then computes
}

void SaxsWorkspace::compute() {
    if (!m_tabs || m_reading != 0)
        return;
    std::vector<SaxsInput> files;
    int current = -1;
    QStringList failures;
    for (const int index : library().used()) {
        const ResultEntry& entry = library().at(index);
        if (const SaxsDataPtr data = dataOf(entry)) {
            if (index == library().current())
                current = int(files.size());
            files.push_back({entry.label, data});
        } else if (const auto held = m_held.value(entry.id); !held.failure.isEmpty()) {
            failures << QStringLiteral("%1: %2").arg(entry.label, held.failure);
        }
    }
    SaxsDataPtr background;
    if (const int index = library().indexOf(m_view.backgroundPath); index >= 0) {
        background = dataOf(library().at(index));
        if (!background || !background->noCurve.empty())
            failures << tr("The background is not taken off: it holds no curve that can be read.");
    }
    load(
        QStringLiteral("curves"), tr("Scattering curves"),
        [files, view = m_view, background, rois = m_rois.all(),
         pool = &m_context.pool](JobContext& job) {
            return saxsCurves(files, view, background, rois, *pool, job.cancelToken());
        },
        [this, current, failures](std::vector<SaxsFileCurves> curves) {
            m_curves = std::move(curves);
            m_lines->setCurves(m_curves, current, failures.join(QLatin1Char('\n')));
            if (!m_inspector)
                return;
            const bool known = current >= 0 && current < int(m_curves.size());
            m_inspector->setRoiResults(known ? m_curves[std::size_t(current)].rois
                                             : decltype(SaxsFileCurves::rois)());
            if (known && !m_curves[std::size_t(current)].lines.empty()) {
                const auto& q = m_curves[std::size_t(current)].lines.front().x;
                const auto [low, high] = std::minmax_element(q.begin(), q.end());
                if (!q.empty() && std::isfinite(*low) && *high > *low)
                    m_inspector->setQRange(*low, *high);
            }
        });
}

void SaxsWorkspace::loadFailed(const QString& key, const QString& message) {
    if (key == QLatin1String("curves") && m_lines)
        m_lines->setCurves({}, -1, message);
    else
        ResultWorkspace::loadFailed(key, message);
}

void SaxsWorkspace::exportRois(const QString& file) {
    try {
        io::writeTable(file.toStdString(), roiTable(m_rois.all(), m_curves), true);
        emit toast(tr("Exported %1").arg(file));
    } catch (const Error& e) {
        emit toast(QString::fromUtf8(e.what()));
    }
}

} // namespace specula::app
