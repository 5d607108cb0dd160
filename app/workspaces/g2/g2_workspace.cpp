// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_workspace.h"

#include "app/export_dialog.h"
#include "app/results/plot_exports.h"
#include "app/unit_model.h"
#include "app/workspaces/g2/curves_page.h"
#include "app/workspaces/g2/g2_foot.h"
#include "app/workspaces/g2/g2_inspector.h"
#include "app/workspaces/g2/map_page.h"
#include "app/workspaces/g2/regroup_page.h"
#include "core/correlate/derived/result_tables.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/plot_widget.h"
#include "widgets/theme/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {

/// Files read at a time: the disk, not the processor, is the limit.
constexpr qsizetype kReadAtATime = 2;

} // namespace

G2Workspace::G2Workspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent)
    , m_model(context, context.results) {}

G2Workspace::~G2Workspace() = default;

QWidget* G2Workspace::makeView(QWidget* parent) {
    auto* view = new QWidget(parent);
    view->setObjectName(QStringLiteral("g2.view"));
    m_tabs = new QTabBar(view);
    m_tabs->setObjectName(QStringLiteral("g2.tabs"));
    m_tabs->setAccessibleName(tr("Views of g2"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_stack = new QStackedWidget(view);
    m_curves = new CurvesPage(m_model, m_stack);
    m_map = new MapPage(m_model, m_stack);
    m_stability = new StabilityPage(m_model, m_stack);
    m_regroup = new RegroupPage(m_model, m_stack);
    m_exports = new PlotExports(m_context, view);
    connect(m_exports, &PlotExports::done, this, &Workspace::toast);
    const std::pair<G2Page*, QString> pages[] = {{m_curves, tr("Curves")},
                                                 {m_map, tr("Map")},
                                                 {m_stability, tr("Stability")},
                                                 {m_regroup, tr("Regroup")}};
    for (const auto& [page, name] : pages) {
        m_tabs->addTab(name);
        m_stack->addWidget(page);
        connect(page, &G2Page::toast, this, &Workspace::toast);
        connect(page, &G2Page::readout, this,
                [this](const QString& text) { emit readoutChanged(text.toHtmlEscaped()); });
        for (widgets::PlotWidget* plot : page->plots())
            m_exports->serve(plot, [this] { return stem(); });
    }
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab >= 0)
            m_model.edit([tab](G2View& v) { v.tab = G2Tab(tab); });
    });
    connect(&m_model, &G2Model::viewChanged, this, [this] {
        showTabs();
        loadMore();
        loadPartials();
        updateEmptyState();
        giveCopyTexts();
        m_context.actions.refreshSoon();
        emit stateChanged();
    });
    connect(&m_model, &G2Model::dataChanged, this, [this] {
        showTabs();
        loadPartials();
        giveCopyTexts();
        m_context.actions.refreshSoon();
    });
    connect(&m_model, &G2Model::binChanged, this, [this] {
        giveCopyTexts();
        m_context.actions.refreshSoon();
        emit stateChanged();
    });
    const auto recolour = [this] {
        // Paler than the tabs that are not chosen, which are dim.
        const widgets::ThemeColours& c = m_context.theme.colours();
        const QColor pale((c.dim.red() + c.panel.red()) / 2, (c.dim.green() + c.panel.green()) / 2,
                          (c.dim.blue() + c.panel.blue()) / 2);
        m_tabs->setStyleSheet(
            QStringLiteral("QTabBar::tab:disabled { color: %1; }").arg(pale.name()));
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, m_tabs, recolour);
    showTabs();
    return view;
}

QWidget* G2Workspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("g2.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id : {"g2.previousBin", "g2.nextBin", "", "g2.enlarge", "g2.fit", "",
                           "g2.copy", "g2.exportPicture"}) {
        if (*id == 0)
            layout->addSpacing(12);
        else
            layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    }
    layout->addStretch(1);
    return row;
}

QWidget* G2Workspace::makeFoot(QWidget* parent) {
    return new G2Foot(m_model, parent);
}

QWidget* G2Workspace::makeInspector(QWidget* parent) {
    auto* inspector = new G2Inspector(m_model, parent);
    connect(inspector, &G2Inspector::exportPictureRequested, this, &G2Workspace::exportPicture);
    connect(inspector, &G2Inspector::exportDataRequested, this, &G2Workspace::exportData);
    connect(inspector, &G2Inspector::exportTableRequested, this, &G2Workspace::exportTable);
    return inspector;
}

void G2Workspace::registerViewActions() {
    registerG2Actions(*this, m_context);
}

CurvesPage& G2Workspace::curves() const {
    return *m_curves;
}
MapPage& G2Workspace::map() const {
    return *m_map;
}
StabilityPage& G2Workspace::stability() const {
    return *m_stability;
}
RegroupPage& G2Workspace::regroup() const {
    return *m_regroup;
}

G2Page& G2Workspace::page(G2Tab tab) const {
    switch (tab) {
    case G2Tab::Map:
        return *m_map;
    case G2Tab::Stability:
        return *m_stability;
    case G2Tab::Regroup:
        return *m_regroup;
    case G2Tab::Curves:
        break;
    }
    return *m_curves;
}

QString G2Workspace::whyNot(G2Tab tab) const {
    const io::ResultFilePtr file = currentFile();
    const ResultEntry* entry = m_model.currentEntry();
    if (!file || entry == nullptr || tab == G2Tab::Curves)
        return {};
    if (!file->hasMultitau())
        return lacking(*entry);
    if (tab == G2Tab::Stability && !file->hasPartials())
        return tr("%1 holds no g2 of growing parts of the run.").arg(entry->label);
    if (tab == G2Tab::Regroup && !file->hasPixelCorrelation())
        return tr("%1 does not hold G2 of every pixel, which regrouping needs.").arg(entry->label);
    return {};
}

void G2Workspace::showTabs() {
    if (!m_tabs)
        return;
    const int shown = int(m_model.view().tab);
    const QSignalBlocker quiet(m_tabs);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const QString why = whyNot(G2Tab(tab));
        // The shown one stays and says itself what is missing.
        m_tabs->setTabEnabled(tab, why.isEmpty() || tab == shown);
        m_tabs->setTabToolTip(tab, why);
    }
    m_tabs->setCurrentIndex(shown);
    m_stack->setCurrentIndex(shown);
}

QString G2Workspace::lacking(const ResultEntry& entry) const {
    if (entry.file && !entry.file->hasMultitau())
        return tr("%1 holds no multi-tau g2. The two-time room shows what it holds.")
            .arg(entry.label);
    return {};
}

QString G2Workspace::emptyReason() const {
    // Other files that are chosen can be looked at all the same.
    if (!library().empty() && m_model.view().tab == G2Tab::Curves &&
        m_model.view().files == G2Files::Chosen)
        for (const int index : library().used())
            if (const ResultEntry& entry = library().at(index);
                entry.ready() && entry.file->hasMultitau())
                return {};
    return ResultWorkspace::emptyReason();
}

void G2Workspace::showCurrent() {
    const G2DataPtr data = m_model.currentData();
    if (data && m_model.bin() > data->bins())
        m_model.setBin(1);
    m_model.tidy();
    emit m_model.dataChanged();
    loadMore();
}

void G2Workspace::showSelection() {
    m_model.tidy();
    emit m_model.dataChanged();
    loadMore();
}

void G2Workspace::showEntry(int) {
    loadMore();
}

void G2Workspace::loadMore() {
    for (const int index : m_model.wanted()) {
        if (m_reading.size() >= kReadAtATime)
            return;
        const ResultEntry& entry = library().at(index);
        if (m_reading.contains(entry.id))
            continue;
        m_reading << entry.id;
        load(
            QStringLiteral("data/%1").arg(entry.id), tr("Read g2 of %1").arg(entry.label),
            [file = entry.file](JobContext& job) { return readG2(file, job.cancelToken()); },
            [this, id = entry.id](const G2DataPtr& data) {
                m_reading.remove(id);
                m_model.put(id, data);
                loadMore();
            },
            [this, id = entry.id, file = entry.file](const JobFailure& failure) {
                m_reading.remove(id);
                if (failure.cancelled)
                    return;
                m_model.putFailure(id, file, failure.message);
                emit toast(failure.message);
                loadMore();
            });
    }
}

void G2Workspace::loadPartials() {
    if (!m_model.wantsPartials())
        return;
    const io::ResultFilePtr file = m_model.currentData()->file;
    load(
        QStringLiteral("partials"), tr("Read the parts of %1").arg(m_model.currentEntry()->label),
        [file](JobContext& job) -> G2PartialsPtr {
            return std::make_shared<const G2Partials>(
                G2Partials{file, file->partials(job.cancelToken())});
        },
        [this](const G2PartialsPtr& partials) { m_model.putPartials(partials, {}); },
        [this](const JobFailure& failure) {
            if (!failure.cancelled)
                m_model.putPartials(nullptr, failure.message);
        });
}

bool G2Workspace::settled() const {
    return ResultWorkspace::settled() && (!m_stack || page().settled());
}

QString G2Workspace::stem() const {
    const ResultEntry* entry = m_model.currentEntry();
    const QString name =
        entry != nullptr ? QFileInfo(entry->path).completeBaseName() : QStringLiteral("result");
    static const char* const kinds[] = {"g2", "g2_map", "g2_stability", "g2_regrouped"};
    return name + QLatin1Char('_') + QLatin1String(kinds[int(m_model.view().tab)]);
}

void G2Workspace::exportPicture() {
    m_exports->exportPicture(*page().plot(), stem());
}

void G2Workspace::exportData() {
    m_exports->exportData(*page().plot(), stem());
}

void G2Workspace::exportTable() {
    const io::ResultFilePtr file = currentFile();
    if (!file || !m_stack)
        return;
    const QString name =
        QFileInfo(QString::fromStdString(file->path().string())).completeBaseName();
    askExportName(
        m_context.settings, m_stack, tr("Export table"), name + QStringLiteral("_g2.csv"),
        tr("Comma-separated values (*.csv);;JSON (*.json)"), this, [this, file](const QString& to) {
            m_context.jobs.start(
                {.title = tr("Export %1").arg(QFileInfo(to).fileName()), .lane = JobLane::Export},
                this,
                [file, to, units = m_context.units.preferences()](JobContext& job) {
                    io::writeTable(
                        to.toStdString(),
                        correlate::g2Table(*file, {.bins = {}, .units = units}, job.cancelToken()),
                        true);
                },
                [this, to] { emit toast(tr("Exported %1").arg(to)); });
        });
}

CopySubject G2Workspace::copySubject() const {
    const G2DataPtr data = m_model.currentData();
    if (!data)
        return {};
    CopySubject subject;
    subject.path = QString::fromStdString(data->file->path().string());
    subject.what = QStringLiteral("g2");
    const bool stability = m_model.view().tab == G2Tab::Stability;
    switch (data->file->layout()) {
    case io::ResultFile::Layout::Nexus:
        subject.datasets = {QStringLiteral("/xpcs/multitau/delay_list"),
                            QStringLiteral("/xpcs/multitau/normalized_g2"),
                            QStringLiteral("/xpcs/multitau/normalized_g2_err")};
        if (stability && data->file->hasPartials())
            subject.datasets << QStringLiteral("/xpcs/multitau/normalized_g2_partial");
        break;
    case io::ResultFile::Layout::Legacy:
        subject.datasets = {QStringLiteral("/exchange/tau"), QStringLiteral("/exchange/norm-0-g2"),
                            QStringLiteral("/exchange/norm-0-stderr")};
        break;
    case io::ResultFile::Layout::NxXpcs:
        subject.datasets = {QStringLiteral("/entry/data/delay_difference"),
                            QStringLiteral("/entry/data/g2"),
                            QStringLiteral("/entry/data/g2_derr")};
        break;
    }
    if (data->curves.error.empty())
        subject.datasets.removeAt(2);
    const correlate::ValueRange& q = m_model.view().q;
    if (q.low || q.high) {
        QString why;
        QStringList bins;
        for (const std::int64_t bin :
             shownBins(*data, m_model.view(), m_context.units.preferences(), why))
            bins << QString::number(bin);
        if (!bins.isEmpty())
            subject.options = {QStringLiteral("--bins"), bins.join(QLatin1Char(','))};
    }
    return subject;
}

void G2Workspace::giveCopyTexts() {
    if (!m_stack)
        return;
    const CopySubject subject = copySubject();
    widgets::CopyTexts texts;
    if (!subject.datasets.isEmpty())
        texts.python = pythonText(subject);
    if (!subject.what.isEmpty())
        texts.command = commandText(subject);
    for (G2Page* p : {static_cast<G2Page*>(m_curves), static_cast<G2Page*>(m_map),
                      static_cast<G2Page*>(m_stability)})
        for (widgets::PlotWidget* plot : p->plots())
            plot->setCopyTexts(texts);
}

QJsonObject G2Workspace::saveView() const {
    QJsonObject state = m_model.view().toJson();
    state["bin"] = qint64(m_model.bin());
    return state;
}

void G2Workspace::restoreView(const QJsonObject& state) {
    m_model.setView(G2View::fromJson(state));
    m_model.setBin(std::max<qint64>(1, state.value("bin").toInteger(1)));
}

} // namespace specula::app
