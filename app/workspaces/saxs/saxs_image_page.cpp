// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_image_page.h"

#include "app/job_runner.h"
#include "app/unit_model.h"
#include "app/workspaces/saxs/roi_overlay.h"
#include "core/geometry/transmission_maps.h"
#include "core/imaging/colormap.h"
#include "core/imaging/histogram.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

using geometry::DetectorGeometry;
using imaging::ToneScale;

QString number(double value, int digits = 4) {
    return QString::fromStdString(formatValue(value, digits));
}

} // namespace

SaxsImagePage::SaxsImagePage(AppContext& context, SaxsRois& rois, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_rois(rois)
    , m_regions(std::make_shared<RoiOverlay>())
    , m_binLines(std::make_shared<widgets::OutlineOverlay>())
    , m_maskLines(std::make_shared<widgets::OutlineOverlay>()) {
    setObjectName(QStringLiteral("saxs.image"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    const auto choice = [&](const char* name, const QString& accessible) {
        auto* box = new QComboBox(this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(accessible);
        box->setToolTip(accessible);
        widgets::wheelWhenFocused(box);
        box->setMinimumContentsLength(6);
        row->addWidget(box);
        return box;
    };
    m_scale = choice("saxs.image.scale", tr("Scale"));
    for (const auto& [text, scale] : {std::pair{tr("log"), ToneScale::Log},
                                      {tr("linear"), ToneScale::Linear},
                                      {tr("square root"), ToneScale::Sqrt}})
        m_scale->addItem(text, int(scale));
    m_colormap = choice("saxs.image.colormap", tr("Colour map"));
    for (const imaging::ColormapInfo& info : imaging::colormaps())
        m_colormap->addItem(QString::fromUtf8(info.name.data(), qsizetype(info.name.size())));
    m_levels = choice("saxs.image.levels", tr("Levels"));
    m_levels->addItem(tr("automatic"), QString());
    for (const imaging::PercentilePreset& preset : imaging::percentilePresets())
        m_levels->addItem(preset.low <= 0 && preset.high >= 100
                              ? tr("min to max")
                              : QStringLiteral("%1–%2 %").arg(preset.low).arg(preset.high),
                          QString::fromUtf8(preset.id.data(), qsizetype(preset.id.size())));
    row->addStretch(1);
    column->addLayout(row);
    row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 4);
    row->setSpacing(8);
    row->addWidget(widgets::makeDimLabel(tr("bins"), this));
    m_bins = choice("saxs.image.bins", tr("Borders of bins over the picture"));
    for (const QString& text : {tr("none"), tr("dynamic"), tr("static")})
        m_bins->addItem(text);
    const auto check = [&](const char* name, const QString& text) {
        auto* box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setChecked(true);
        row->addWidget(box);
        return box;
    };
    m_mask = check("saxs.image.mask", tr("mask"));
    m_beam = check("saxs.image.beam", tr("beam"));
    row->addStretch(1);
    column->addLayout(row);
    m_map = new widgets::MapView(context.pool, this, &context.conversions);
    m_map->setObjectName(QStringLiteral("saxs.map"));
    m_map->setAccessibleName(tr("Mean image"));
    column->addWidget(m_map, 1);
    m_map->imageView().addOverlay(m_maskLines);
    m_map->imageView().addOverlay(m_binLines);
    m_map->imageView().addOverlay(m_regions);
    m_map->displaySettings().editScale(ToneScale::Log);
    m_colormap->setCurrentText(m_map->displaySettings().state().tone.colormap.c_str());

    connect(m_scale, &QComboBox::currentIndexChanged, this, [this] {
        m_map->displaySettings().editScale(static_cast<ToneScale>(m_scale->currentData().toInt()));
        emit changed();
    });
    connect(m_colormap, &QComboBox::currentTextChanged, this, [this](const QString& name) {
        m_map->displaySettings().editColormap(name);
        emit changed();
    });
    connect(m_levels, &QComboBox::activated, this, [this] {
        m_map->displaySettings().editPreset(m_levels->currentData().toString());
        emit changed();
    });
    connect(m_bins, &QComboBox::currentIndexChanged, this, [this] {
        showOutlines();
        emit changed();
    });
    for (QCheckBox* box : {m_mask, m_beam})
        connect(box, &QCheckBox::toggled, this, [this] {
            showOutlines();
            showRois();
            emit changed();
        });
    connect(&m_rois, &SaxsRois::changed, this, &SaxsImagePage::showRois);
    connect(&m_rois, &SaxsRois::currentChanged, this, &SaxsImagePage::showRois);
    connect(m_map, &widgets::MapView::hovered, this,
            [this](double x, double y, double) { emit readout(readoutAt(x, y)); });
    connect(m_map, &widgets::MapView::left, this, [this] { emit readout({}); });
    connect(m_map, &widgets::MapView::clicked, this, [this](double x, double y) {
        const auto r = static_cast<std::int64_t>(std::lround(y)),
                   c = static_cast<std::int64_t>(std::lround(x));
        if (m_data && r >= 0 && c >= 0 && r < m_data->map->rows() && c < m_data->map->columns())
            if (const auto bin = m_data->map->dynamicMap.view()(r, c); bin > 0)
                emit binClicked(bin);
    });
    const auto recolour = [this] {
        m_map->setColours(m_context.theme.canvas());
        showRois();
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
}

SaxsImagePage::~SaxsImagePage() = default;

QList<widgets::PlotWidget*> SaxsImagePage::plots() const {
    return {m_map};
}

void SaxsImagePage::fit() {
    m_map->resetView();
}

bool SaxsImagePage::settled() const {
    return m_pending == 0 && m_map->settled();
}

void SaxsImagePage::setData(const QString& label, const SaxsDataPtr& read, const QString& why) {
    if (read == m_data && label == m_label && why == m_why)
        return;
    m_label = label;
    m_data = read;
    m_why = why;
    show();
}

void SaxsImagePage::setClassicQ(bool on) {
    m_classicQ = on;
    showRois();
}

void SaxsImagePage::show() {
    if (!m_data || m_data->image.empty()) {
        m_map->clear();
        m_map->setEmptyText(!m_why.isEmpty() ? m_why
                            : m_data         ? tr("The file holds no mean image.")
                                             : QString());
    } else {
        widgets::MapData map;
        map.id = QStringLiteral("scattering");
        map.title = m_label;
        map.values = m_data->image;
        map.x.axis = widgets::plainAxis(tr("column"), QStringLiteral("px"));
        map.y.axis = widgets::plainAxis(tr("row"), QStringLiteral("px"));
        map.valueLabel = tr("counts per pixel and frame");
        m_map->setMap(map);
    }
    showOutlines();
    showRois();
}

void SaxsImagePage::showOutlines() {
    const QString key = QStringLiteral("saxs/outlines/%1").arg(quintptr(this));
    const int bins = m_bins->currentIndex();
    const bool mask = m_mask->isChecked();
    if (!m_data || (bins == NoBins && !mask)) {
        m_context.jobs.cancelKey(key);
        m_pending = 0;
        m_binLines->setOutline({});
        m_maskLines->setOutline({});
        m_map->imageView().update();
        return;
    }
    m_pending = 1;
    using Both = std::pair<widgets::Outline, widgets::Outline>;
    m_context.jobs.start(
        {.title = tr("Borders of bins"), .lane = JobLane::Interactive, .key = key, .quiet = true},
        this,
        [shown = m_data, bins, mask](JobContext& job) {
            Both both;
            if (bins != NoBins)
                both.first = widgets::outlineOfAllLabels(
                    bins == DynamicBins ? shown->map->dynamicMap : shown->map->staticMap);
            job.throwIfCancelled();
            if (mask) {
                const auto& used = shown->map->mask;
                Array<std::uint32_t> labels = Array<std::uint32_t>::uninitialized(used.shape());
                std::transform(used.values().begin(), used.values().end(),
                               labels.editValues().begin(),
                               [](std::uint8_t use) { return use == 0 ? 1u : 0u; });
                both.second = widgets::outlineOfLabel(labels, 1);
            }
            return both;
        },
        [this](const Both& both) {
            m_pending = 0;
            QColor faint = m_context.theme.canvas().text;
            faint.setAlphaF(0.55f);
            m_binLines->setOutline(both.first, faint, 1);
            m_maskLines->setOutline(both.second, m_context.theme.colours().warning, 1);
            m_map->imageView().update();
        },
        [this](const JobFailure&) { m_pending = 0; });
}

void SaxsImagePage::showRois() {
    std::optional<DetectorGeometry> geometry;
    if (m_data && m_data->geometry) {
        geometry = m_data->geometry;
        if (m_classicQ)
            geometry->qFormula = DetectorGeometry::QFormula::KSinTwoTheta;
    }
    m_regions->setGeometry(geometry);
    QList<RoiOverlay::Drawn> drawn;
    for (int i = 0; i < m_rois.size(); ++i)
        drawn << RoiOverlay::Drawn{m_rois.all()[std::size_t(i)], m_context.theme.series(i + 1),
                                   i == m_rois.current()};
    m_regions->setRois(drawn);
    std::optional<QPointF> beam;
    if (m_beam->isChecked() && m_data && m_data->map->geometry.beamCenterX &&
        m_data->map->geometry.beamCenterY)
        beam = QPointF(*m_data->map->geometry.beamCenterX, *m_data->map->geometry.beamCenterY);
    m_regions->setBeam(beam);
    m_map->imageView().update();
}

QString SaxsImagePage::readoutAt(double column, double row) const {
    if (!m_data)
        return {};
    const auto r = static_cast<std::int64_t>(std::lround(row)),
               c = static_cast<std::int64_t>(std::lround(column));
    const io::Qmap& map = *m_data->map;
    if (r < 0 || c < 0 || r >= map.rows() || c >= map.columns())
        return {};
    QString text = tr("x <b>%1</b>  y <b>%2</b>").arg(c).arg(r);
    if (!m_data->image.empty() && m_data->image.shape() == map.mask.shape())
        text += QStringLiteral("  I <b>%1</b>")
                    .arg(number(static_cast<double>(m_data->image.view()(r, c))));
    if (m_data->geometry) {
        DetectorGeometry geometry = *m_data->geometry;
        if (m_classicQ)
            geometry.qFormula = DetectorGeometry::QFormula::KSinTwoTheta;
        const auto place =
            geometry::placeOf(geometry, static_cast<double>(c), static_cast<double>(r));
        const double phi = place.phiDeg / 180 * 3.14159265358979323846;
        const auto& units = m_context.units;
        text += QStringLiteral("  q <b>%1</b>  φ <b>%2</b>  q<sub>x</sub> %3  q<sub>y</sub> %4")
                    .arg(units.format(Quantity::MomentumTransfer, place.qInvAngstrom),
                         units.format(Quantity::Angle, place.phiDeg),
                         number(units.toUser(Quantity::MomentumTransfer,
                                             place.qInvAngstrom * std::cos(phi))),
                         number(units.toUser(Quantity::MomentumTransfer,
                                             place.qInvAngstrom * std::sin(phi))));
        if (m_classicQ)
            text += QStringLiteral("  (k·sin 2θ)");
    }
    if (const auto bin = map.dynamicMap.view()(r, c); bin > 0)
        text += QStringLiteral("  ") + tr("bin %1").arg(bin);
    if (map.mask.view()(r, c) == 0)
        text += QStringLiteral("  ") + tr("masked");
    return text;
}

QJsonObject SaxsImagePage::save() const {
    return {{QStringLiteral("bins"), m_bins->currentIndex()},
            {QStringLiteral("mask"), m_mask->isChecked()},
            {QStringLiteral("beam"), m_beam->isChecked()},
            {QStringLiteral("display"), m_map->displaySettings().state().toJson()}};
}

void SaxsImagePage::restore(const QJsonObject& state) {
    if (const QJsonValue display = state.value(QStringLiteral("display")); display.isObject()) {
        m_map->displaySettings().setState(widgets::DisplayState::fromJson(display.toObject()));
        const auto& tone = m_map->displaySettings().state().tone;
        const QSignalBlocker silentScale(m_scale), silentMap(m_colormap);
        m_scale->setCurrentIndex(std::max(0, m_scale->findData(int(tone.scale))));
        m_colormap->setCurrentText(QString::fromStdString(tone.colormap));
    }
    m_bins->setCurrentIndex(
        std::clamp(state.value(QStringLiteral("bins")).toInt(), 0, m_bins->count() - 1));
    m_mask->setChecked(state.value(QStringLiteral("mask")).toBool(true));
    m_beam->setChecked(state.value(QStringLiteral("beam")).toBool(true));
}

} // namespace specula::app
