// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/curves_page.h"

#include "app/workspaces/g2/colour_scale_bar.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/labels.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/panel_grid.h"
#include "widgets/plot/plot_legend.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::app {
namespace {
constexpr int kSideWidth = 190;
} // namespace

G2GridPage::G2GridPage(G2Model& model, const QString& objectName, QWidget* parent)
    : G2Page(model, objectName, parent) {
    m_grid = new widgets::PanelGrid(this);
    m_grid->setObjectName(objectName + QStringLiteral(".grid"));
    adopt(m_grid);
    stepWithKeys(m_grid);
    m_side = new QWidget(this);
    m_side->setFixedWidth(kSideWidth);
    m_legend = new widgets::PlotLegend(m_side);
    m_legend->setObjectName(objectName + QStringLiteral(".legend"));
    m_legend->follow(m_grid);
    m_scale = new ColourScaleBar(m_side);
    m_note = new QLabel(this);
    m_note->setObjectName(objectName + QStringLiteral(".note"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 2, 12, 2);
    widgets::setRole(m_note, "warning");
    m_note->hide();
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_legend, 1);
    side->addWidget(m_scale);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_grid, 1);
    row->addWidget(m_side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_note);

    widgets::Theme& theme = model.context().theme;
    const auto recolour = [this, &theme] { m_legend->setColours(theme.canvas()); };
    recolour();
    connect(&theme, &widgets::Theme::changed, m_legend, recolour);
    connect(m_grid, &widgets::PanelGrid::readoutChanged, this, &G2Page::readout);
    connect(m_grid, &widgets::PanelGrid::selectionChanged, this, [this](int panel) {
        if (!m_showing && m_layout == G2Layout::PerBin && panel >= 0 &&
            panel < int(m_plots.bins.size()))
            m_model.setBin(m_plots.bins[std::size_t(panel)]);
    });
    connect(m_grid, &widgets::PanelGrid::curveClicked, this, [this](int, const QString& key) {
        // Curves of several bins in one panel are called "... bin 12".
        const std::int64_t bin = key.section(QStringLiteral("bin "), -1).toLongLong();
        if (m_layout != G2Layout::PerBin && bin > 0)
            m_model.setBin(bin);
    });
    connect(m_grid, &widgets::PanelGrid::enlargedChanged, &model.context().actions,
            &widgets::ActionRegistry::refreshSoon);
}

widgets::PlotWidget* G2GridPage::plot() const {
    return m_grid;
}

QList<widgets::PlotWidget*> G2GridPage::plots() const {
    return {m_grid};
}

void G2GridPage::fit() {
    m_grid->resetView();
}

bool G2GridPage::enlarged() const {
    return m_grid->enlarged() >= 0;
}

void G2GridPage::leave() {
    m_grid->setEnlarged(-1);
}

std::int64_t G2GridPage::pageOfBins() const {
    return m_layout == G2Layout::PerBin ? std::max(1, m_grid->columns()) : 10;
}

void G2GridPage::showPlots(G2Plots plots, G2Layout layout) {
    m_plots = std::move(plots);
    m_layout = layout;
    m_showing = true;
    m_grid->setEmptyText(m_plots.emptyText);
    applyOptions();
    m_grid->setPanels(m_plots.panels);
    m_legend->follow(m_grid);
    m_showing = false;
    m_note->setText(m_plots.note);
    m_note->setVisible(!m_plots.note.isEmpty());
    showSide();
}

void G2GridPage::showSide() {
    // One curve needs no legend.
    m_legend->setVisible(m_legend->keys().size() > 1);
    m_side->setVisible(m_model.view().legend && (!m_legend->isHidden() || !m_scale->isHidden()));
}

void G2GridPage::applyOptions() {
    const G2View& view = m_model.view();
    widgets::GridOptions options;
    options.columns = view.columns;
    options.linkX = true;
    // One range of delays for all: every bin of a file has the same ones.
    const auto fullest = std::max_element(
        m_plots.panels.begin(), m_plots.panels.end(),
        [](const auto& a, const auto& b) { return a.curves.size() < b.curves.size(); });
    if (fullest != m_plots.panels.end())
        options.homeX =
            widgets::roomy(widgets::dataRangeX(fullest->curves, fullest->x.log), fullest->x.log);
    options.sharedY = view.yScale == YScale::Shared;
    if (view.yScale == YScale::Fixed && view.y.low && view.y.high)
        options.homeY = widgets::PlotRange{*view.y.low, *view.y.high};
    if (m_plots.panels.size() == 1) {
        options.columns = 1;
        options.panelHeight = std::max(160, m_grid->height());
    }
    m_grid->setOptions(options);
}

void G2GridPage::resizeEvent(QResizeEvent* event) {
    G2Page::resizeEvent(event);
    if (m_plots.panels.size() == 1)
        QMetaObject::invokeMethod(this, &G2GridPage::applyOptions, Qt::QueuedConnection);
}

void G2GridPage::showBin(std::int64_t bin) {
    if (m_layout != G2Layout::PerBin)
        return;
    const auto at = std::find(m_plots.bins.begin(), m_plots.bins.end(), bin);
    m_showing = true;
    m_grid->setSelected(at == m_plots.bins.end() ? -1 : int(at - m_plots.bins.begin()));
    m_showing = false;
}

CurvesPage::CurvesPage(G2Model& model, QWidget* parent)
    : G2GridPage(model, QStringLiteral("g2.curves"), parent) {}

void CurvesPage::refresh() {
    G2PlotInput input = m_model.plotInput();
    G2Plots plots = makeG2Plots(input);
    if (!input.reference)
        plots.emptyText = m_model.currentFailure();
    QList<G2DataPtr> files;
    for (const G2Curves& file : input.files)
        files << file.data;
    m_scale->setColours(input.view.layout == G2Layout::PerFile ? FileColours{}
                                                               : m_model.colours(files),
                        input.dark);
    setProvenanceOf(*m_grid, input, "export g2");
    showPlots(std::move(plots), input.view.layout);
}

StabilityPage::StabilityPage(G2Model& model, QWidget* parent)
    : G2GridPage(model, QStringLiteral("g2.stability"), parent) {
    connect(&model, &G2Model::partialsChanged, this, &G2Page::changed);
}

bool StabilityPage::settled() const {
    return G2Page::settled() && !(isVisible() && m_model.wantsPartials());
}

void StabilityPage::refresh() {
    const G2PlotInput input = m_model.currentInput();
    G2Plots plots;
    const G2PartialsPtr partials = m_model.partials();
    if (!input.reference) {
        plots.emptyText = m_model.currentFailure();
    } else if (!input.reference->file->hasPartials()) {
        plots.emptyText =
            tr("%1 holds no g2 of growing parts of the run.").arg(input.referenceLabel);
    } else if (!partials || partials->file != input.reference->file) {
        plots.emptyText = m_model.partialsFailure().isEmpty() ? tr("The parts are being read…")
                                                              : m_model.partialsFailure();
    } else if (partials->curves.g2.shape().tail() != input.reference->curves.g2.shape()) {
        plots.emptyText = tr("The parts of %1 have other delays or bins than its g2 and cannot be "
                             "shown beside it.")
                              .arg(input.referenceLabel);
    } else {
        if (m_of != partials || m_how != input.view.normalisation || m_columns.empty()) {
            m_of = partials;
            m_how = input.view.normalisation;
            m_columns.clear();
            const io::PartialCurves& c = partials->curves;
            for (std::int64_t part = 0; part < c.g2.shape()[0]; ++part)
                m_columns.push_back(g2Columns(
                    {c.g2.at(part), c.error.empty() ? c.error : c.error.at(part)}, m_how));
        }
        plots = makePartialPlots(input, *partials, m_columns);
    }
    m_scale->setColours({}, input.dark);
    setProvenanceOf(*m_grid, input, "export g2 stability");
    showPlots(std::move(plots), G2Layout::PerBin);
}

} // namespace specula::app
