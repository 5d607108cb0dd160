// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/map_page.h"

#include "app/job_runner.h"
#include "app/unit_model.h"
#include "widgets/image/display_settings.h"
#include "widgets/image/image_view.h"
#include "widgets/image/label_outline.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace specula::app {
namespace {
constexpr QColor kOutline(255, 80, 50); // in no colour map
} // namespace

MapPage::MapPage(G2Model& model, QWidget* parent)
    : G2Page(model, QStringLiteral("g2.map"), parent)
    , m_outline(std::make_shared<widgets::OutlineOverlay>()) {
    AppContext& context = model.context();
    m_across = new QSplitter(Qt::Horizontal, this);
    m_down = new QSplitter(Qt::Vertical, m_across);
    m_map = new widgets::MapView(context.pool, m_across, &context.conversions);
    m_map->setObjectName(QStringLiteral("g2.map.view"));
    m_map->setAccessibleName(tr("g2 over delays and bins"));
    m_qmap = new widgets::MapView(context.pool, m_down, &context.conversions);
    m_qmap->setObjectName(QStringLiteral("g2.map.qmap"));
    m_qmap->setAccessibleName(tr("Dynamic bins of the q-map"));
    m_profile = new widgets::CurvePanel(m_down);
    m_profile->setObjectName(QStringLiteral("g2.map.profile"));
    m_profile->setAccessibleName(tr("g2 of the chosen bin"));
    m_across->addWidget(m_map);
    m_across->addWidget(m_down);
    m_down->addWidget(m_qmap);
    m_down->addWidget(m_profile);
    m_across->setStretchFactor(0, 3);
    m_across->setStretchFactor(1, 2);
    m_across->setSizes({600, 400});
    m_down->setSizes({400, 300});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_across);
    m_qmap->imageView().addOverlay(m_outline);
    for (widgets::PlotWidget* plot : plots())
        adopt(plot);
    for (QWidget* over :
         {static_cast<QWidget*>(m_map), static_cast<QWidget*>(m_qmap),
          static_cast<QWidget*>(&m_map->imageView()), static_cast<QWidget*>(&m_qmap->imageView())})
        stepWithKeys(over);

    connect(m_map, &widgets::MapView::clicked, this, [this](double x, double y) {
        m_delay = delayAt(x);
        const std::int64_t bin = std::llround(y);
        if (m_shown && bin >= 1 && bin <= m_shown->bins())
            m_model.setBin(bin);
        cross(m_model.bin());
    });
    connect(m_qmap, &widgets::MapView::clicked, this, [this](double x, double y) {
        const auto column = std::llround(x), row = std::llround(y);
        if (!m_shownQmap || row < 0 || column < 0 || row >= m_shownQmap->rows() ||
            column >= m_shownQmap->columns())
            return;
        if (const std::uint32_t bin = m_shownQmap->dynamicMap.view()(row, column); bin > 0)
            m_model.setBin(bin);
    });
    connect(m_map, &widgets::MapView::hovered, this, &MapPage::readMap);
    connect(m_qmap, &widgets::MapView::hovered, this,
            [this](double x, double y, double) { readQmap(x, y); });
    for (widgets::MapView* map : {m_map, m_qmap}) {
        connect(map, &widgets::MapView::left, this, [this] { emit readout({}); });
        connect(map, &widgets::MapView::failed, this, &G2Page::toast);
    }
    connect(m_profile, &widgets::CurvePanel::readoutChanged, this, &G2Page::readout);
    // The delay under the cursor of the curve is a column of the map.
    connect(m_profile, &widgets::CurvePanel::cursorMoved, this, [this](double x) {
        if (!std::isfinite(x))
            return;
        m_delay = delayAt(x);
        cross(m_model.bin());
    });
}

MapPage::~MapPage() = default;

widgets::PlotWidget* MapPage::plot() const {
    return m_map;
}

QList<widgets::PlotWidget*> MapPage::plots() const {
    return {m_map, m_qmap, m_profile};
}

void MapPage::fit() {
    m_map->resetView();
    m_qmap->resetView();
    m_profile->resetView();
}

bool MapPage::settled() const {
    return G2Page::settled() &&
           (!isVisible() || (m_map->settled() && m_qmap->settled() && !m_outlining));
}

void MapPage::refresh() {
    const G2PlotInput input = m_model.currentInput();
    if (!input.reference) {
        m_map->setEmptyText(m_model.currentFailure());
        m_map->clear();
        m_qmap->clear();
        m_shown = nullptr;
        m_shownQmap = nullptr;
        return;
    }
    showMap(input);
    showQmap(input);
}

void MapPage::showMap(const G2PlotInput& input) {
    setProvenanceOf(*m_map, input, "export g2 map");
    setProvenanceOf(*m_profile, input, "export g2");
    setProvenanceOf(*m_qmap, input, "export q-map");
    if (m_shown == input.reference && m_how == input.view.normalisation)
        return;
    const bool otherValues = m_how != input.view.normalisation || !m_shown;
    m_shown = input.reference;
    m_how = input.view.normalisation;
    const G2Columns& columns = *input.files.first().columns;
    const std::int64_t bins = m_shown->bins(), delays = m_shown->delays();
    widgets::MapData map;
    map.id = QStringLiteral("g2 map");
    map.title = input.referenceLabel;
    map.doubles = Array<double>::uninitialized({bins, delays});
    auto values = map.doubles.editValues();
    for (std::int64_t b = 0; b < bins; ++b)
        std::copy(columns.g2[std::size_t(b)]->begin(), columns.g2[std::size_t(b)]->end(),
                  values.begin() + b * delays);
    G2View logarithmic = input.view;
    logarithmic.logX = true;
    const bool inSeconds = timesKnown(input.files);
    m_delays = delayAxis(*m_shown, inSeconds, {}).all;
    map.x.axis = delayPlotAxis(inSeconds, logarithmic, input.units);
    map.x.centres = m_delays;
    map.y.axis = widgets::plainAxis(tr("bin"));
    map.y.start = 1;
    map.firstRowAtBottom = true;
    map.valueLabel = g2AxisLabel(m_how, 0);
    m_map->setMap(map);
    if (otherValues) // levels of another quantity would show nothing
        m_map->setPercentiles(0.5, 99.5);
}

void MapPage::showQmap(const G2PlotInput& input) {
    const io::QmapPtr qmap = input.reference->qmap;
    if (qmap == m_shownQmap && qmap)
        return;
    m_shownQmap = qmap;
    if (!qmap) {
        m_qmap->setEmptyText(input.reference->qmapProblem);
        m_qmap->clear();
        return;
    }
    widgets::MapData map;
    map.id = QStringLiteral("q-map");
    map.title = tr("dynamic bins");
    map.values = Array<float>::uninitialized(qmap->dynamicMap.shape());
    auto values = map.values.editValues();
    const auto bins = qmap->dynamicMap.values();
    for (std::size_t i = 0; i < bins.size(); ++i)
        values[i] = bins[i] == 0 ? std::numeric_limits<float>::quiet_NaN() : float(bins[i]);
    map.x.axis = widgets::plainAxis(QStringLiteral("x"), QStringLiteral("px"));
    map.y.axis = widgets::plainAxis(QStringLiteral("y"), QStringLiteral("px"));
    map.valueLabel = tr("bin");
    m_qmap->setMap(map);
}

void MapPage::showBin(std::int64_t bin) {
    outline(bin);
    m_profile->setContent(binPanel(m_model.currentInput(), bin));
    cross(bin);
}

void MapPage::outline(std::int64_t bin) {
    const io::QmapPtr qmap = m_shownQmap;
    m_outlining = true;
    m_model.context().jobs.start(
        {.title = tr("Outline of a bin"),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("g2/outline"),
         .quiet = true},
        this,
        [qmap, bin](JobContext&) {
            return qmap && bin > 0 ? widgets::outlineOfLabel(qmap->dynamicMap, std::uint32_t(bin))
                                   : widgets::Outline();
        },
        [this](const widgets::Outline& outline) {
            m_outlining = false;
            m_outline->setOutline(outline, kOutline, 2);
            m_qmap->imageView().update();
        },
        [this](const JobFailure&) { m_outlining = false; });
}

std::int64_t MapPage::delayAt(double x) const {
    if (!m_delays || m_delays->empty())
        return 0;
    const auto right = std::lower_bound(m_delays->begin(), m_delays->end(), x);
    if (right == m_delays->begin())
        return 0;
    const auto left = right - 1;
    const bool nearLeft = right == m_delays->end() || x - *left < *right - x;
    return (nearLeft ? left : right) - m_delays->begin();
}

void MapPage::cross(std::int64_t bin) {
    const bool possible = m_shown && bin > 0 && m_delay < m_shown->delays();
    m_map->setCrosshair(possible
                            ? std::optional(QPointF((*m_delays)[std::size_t(m_delay)], double(bin)))
                            : std::nullopt);
}

void MapPage::readMap(double x, double y, double value) {
    if (!m_shown)
        return;
    const std::int64_t bin = std::llround(y), delay = delayAt(x);
    if (bin < 1 || bin > m_shown->bins() || delay >= m_shown->delays())
        return emit readout({});
    const UnitPreferences& units = m_model.context().units.preferences();
    const std::int64_t steps = m_shown->curves.delays[std::size_t(delay)];
    const std::optional<double> step = m_shown->file->multitauStepS();
    const QString time = step ? QStringLiteral("τ ") + m_model.context().units.format(
                                                           Quantity::Time, double(steps) * *step)
                              : tr("%1 steps").arg(steps);
    emit readout(QStringLiteral("%1   %2   %3 %4")
                     .arg(binTitle(*m_shown, bin, units), time, g2AxisLabel(m_how, 0),
                          QString::fromStdString(formatValue(value, 6))));
}

void MapPage::readQmap(double x, double y) {
    const auto column = std::llround(x), row = std::llround(y);
    if (!m_shownQmap || !m_shown || row < 0 || column < 0 || row >= m_shownQmap->rows() ||
        column >= m_shownQmap->columns())
        return emit readout({});
    const std::uint32_t bin = m_shownQmap->dynamicMap.view()(row, column);
    const QString place = tr("x %1  y %2").arg(column).arg(row);
    emit readout(place + QStringLiteral("   ") +
                 (bin > 0 ? binTitle(*m_shown, bin, m_model.context().units.preferences())
                          : tr("in no bin")));
}

} // namespace specula::app
