// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/map_page.h"

#include "app/job_runner.h"
#include "app/unit_model.h"
#include "core/io/data_table.h"
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

// A picture has square pixels: each value is repeated until both sides are of about one length.
std::int64_t repeats(std::int64_t few, std::int64_t many) {
    return std::max<std::int64_t>(1, std::llround(0.75 * double(many) / double(few)));
}

// Where the columns of the picture lie, `each` for a delay: between the middles to its neighbours.
widgets::PlotValues columnCentres(const std::vector<double>& delays, std::int64_t each) {
    const std::size_t n = delays.size();
    const bool possible = n > 1 && delays.front() > 0;
    std::vector<double> centres;
    for (std::size_t i = 0; i < n; ++i) {
        const double left = !possible ? double(i) - 0.5
                            : i > 0   ? std::sqrt(delays[i - 1] * delays[i])
                                      : delays[0] * std::sqrt(delays[0] / delays[1]);
        const double right = !possible   ? double(i) + 0.5
                             : i + 1 < n ? std::sqrt(delays[i] * delays[i + 1])
                                         : delays[i] * std::sqrt(delays[i] / delays[i - 1]);
        for (std::int64_t k = 0; k < each; ++k) {
            const double part = (double(k) + 0.5) / double(each);
            centres.push_back(possible ? left * std::pow(right / left, part)
                                       : left + part * (right - left));
        }
    }
    return widgets::plotValues(std::move(centres));
}

} // namespace

/// Its data are a row per delay and a column per bin, however often the picture repeats them.
class G2MapView : public widgets::MapView {
  public:
    using MapView::MapView;

    void setTable(io::DataTable table) { m_table = std::move(table); }
    QByteArray csv() const override { return QByteArray::fromStdString(tableCsv(table())); }
    QByteArray json() const override { return QByteArray::fromStdString(tableJson(table())); }

  private:
    io::DataTable table() const {
        io::DataTable table = m_table;
        table.provenance = provenance();
        return table;
    }
    io::DataTable m_table;
};

MapPage::MapPage(G2Model& model, QWidget* parent)
    : G2Page(model, QStringLiteral("g2.map"), parent)
    , m_outline(std::make_shared<widgets::OutlineOverlay>()) {
    AppContext& context = model.context();
    m_across = new QSplitter(Qt::Horizontal, this);
    m_down = new QSplitter(Qt::Vertical, m_across);
    m_map = new G2MapView(context.pool, m_across, &context.conversions);
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
    for (widgets::MapView* map : {static_cast<widgets::MapView*>(m_map), m_qmap}) {
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

widgets::MapView& MapPage::map() const {
    return *m_map;
}

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
    const std::int64_t rowsEach = bins < delays ? repeats(bins, delays) : 1;
    m_acrossPerDelay = delays < bins ? repeats(delays, bins) : 1;
    map.doubles = Array<double>::uninitialized({bins * rowsEach, delays * m_acrossPerDelay});
    auto values = map.doubles.edit();
    for (std::int64_t row = 0; row < bins * rowsEach; ++row)
        for (std::int64_t column = 0; column < delays * m_acrossPerDelay; ++column)
            values(row, column) =
                (*columns.g2[std::size_t(row / rowsEach)])[std::size_t(column / m_acrossPerDelay)];
    G2View logarithmic = input.view;
    logarithmic.logX = true;
    const bool inSeconds = timesKnown(input.files);
    m_delays = delayAxis(*m_shown, inSeconds, {}).all;
    map.x.axis = delayPlotAxis(inSeconds, logarithmic, input.units);
    map.x.centres = columnCentres(*m_delays, m_acrossPerDelay);
    map.y.axis = widgets::plainAxis(tr("bin"));
    map.y.step = 1 / double(rowsEach);
    map.y.start = 0.5 + map.y.step / 2;
    map.firstRowAtBottom = true;
    map.valueLabel = g2AxisLabel(m_how, 0);
    m_map->setMap(map);
    io::DataTable table;
    table.title = input.referenceLabel.toStdString();
    table.columns.push_back({.name = inSeconds ? "tau_s" : "delay_steps",
                             .unit = inSeconds ? "s" : "",
                             .numbers = *m_delays});
    for (std::int64_t b = 0; b < bins; ++b)
        table.columns.push_back({.name = "bin_" + std::to_string(b + 1),
                                 .unit = {},
                                 .numbers = *columns.g2[std::size_t(b)]});
    m_map->setTable(std::move(table));
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
    const double column = m_map->map().x.pixelOf(x);
    const auto delay = std::isfinite(column)
                           ? std::int64_t(std::floor((column + 0.5) / double(m_acrossPerDelay)))
                           : 0;
    return std::clamp<std::int64_t>(delay, 0, std::int64_t(m_delays->size()) - 1);
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
