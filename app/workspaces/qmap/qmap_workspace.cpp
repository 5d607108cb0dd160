// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/qmap/qmap_workspace.h"

#include "app/results/plot_exports.h"
#include "app/unit_model.h"
#include "app/workspaces/qmap/bin_table.h"
#include "core/correlate/derived/result_tables.h"
#include "core/imaging/colormap.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace specula::app {
namespace {

std::vector<std::int64_t> pixelsPerBin(const Array<std::uint32_t>& labels, std::int64_t bins) {
    std::vector<std::int64_t> pixels(static_cast<std::size_t>(bins), 0);
    for (const std::uint32_t label : labels.values())
        if (label > 0 && label <= pixels.size())
            ++pixels[label - 1];
    return pixels;
}

/// Bins as values, what belongs to none as nothing.
template<class T>
Array<float> asValues(const Array<T>& labels, bool zeroIsNothing) {
    Array<float> values = Array<float>::uninitialized(labels.shape());
    const auto out = values.editValues();
    for (std::size_t i = 0; i < out.size(); ++i) {
        const T label = labels.data()[i];
        out[i] = label == 0 && zeroIsNothing ? std::numeric_limits<float>::quiet_NaN()
                                             : static_cast<float>(label);
    }
    return values;
}

} // namespace

QmapWorkspace::QmapWorkspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent)
    , m_bins(new BinTable(this)) {}

QmapWorkspace::~QmapWorkspace() = default;

QWidget* QmapWorkspace::makeView(QWidget* parent) {
    m_map = new widgets::MapView(m_context.pool, parent, &m_context.conversions);
    m_map->setObjectName(QStringLiteral("qmap.map"));
    m_map->setAccessibleName(tr("Map of the detector"));
    m_map->imageView().addOverlay(m_highlight);
    m_exports = new PlotExports(m_context, m_map);
    connect(m_exports, &PlotExports::done, this, &Workspace::toast);
    m_exports->serve(m_map, [this] {
        const auto file = currentFile();
        return (file ? QString::fromStdString(file->path().stem().string()) : title()) +
               QStringLiteral("_qmap");
    });
    connect(m_map, &widgets::MapView::hovered, this,
            [this](double x, double y, double) { showReadout(x, y); });
    connect(m_map, &widgets::MapView::left, this, [this] { emit readoutChanged({}); });
    connect(m_map, &widgets::MapView::clicked, this, [this](double x, double y) {
        const auto row = static_cast<std::int64_t>(std::lround(y)),
                   column = static_cast<std::int64_t>(std::lround(x));
        const auto& map = labels();
        const bool inside = !map.empty() && row >= 0 && column >= 0 && row < map.shape()[0] &&
                            column < map.shape()[1];
        setBin(inside ? map.view()(row, column) : 0);
    });
    const auto recolour = [this] {
        m_map->setColours(m_context.theme.canvas());
        // Pixels of no bin are no faulty values.
        widgets::DisplayState state = m_map->displaySettings().state();
        state.tone.nan = m_context.theme.canvas().background.rgb();
        m_map->displaySettings().setState(state);
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, m_map, recolour);
    connect(&m_context.units, &UnitModel::changed, m_map, [this] { showTable(); });
    return m_map;
}

QWidget* QmapWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("qmap.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id : {"qmap.fit", "qmap.previousBin", "qmap.nextBin", "qmap.exportPicture"})
        layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    layout->addStretch(1);
    return row;
}

QWidget* QmapWorkspace::makeFoot(QWidget* parent) {
    auto* foot = new QWidget(parent);
    foot->setObjectName(QStringLiteral("qmap.foot"));
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(widgets::makeDimLabel(tr("Map"), foot));
    m_chooser = new QComboBox(foot);
    m_chooser->setObjectName(QStringLiteral("qmap.chooser"));
    m_chooser->setAccessibleName(tr("Which map is shown"));
    for (const QString& name :
         {tr("dynamic bins"), tr("static bins"), tr("mask"), tr("scattering")})
        m_chooser->addItem(name);
    m_chooser->setCurrentIndex(m_shown);
    widgets::wheelWhenFocused(m_chooser);
    connect(m_chooser, &QComboBox::currentIndexChanged, this,
            [this](int index) { setShown(static_cast<Shown>(index)); });
    layout->addWidget(m_chooser);
    layout->addWidget(widgets::makeDimLabel(tr("Colours"), foot));
    m_colormap = new QComboBox(foot);
    m_colormap->setObjectName(QStringLiteral("qmap.colormap"));
    m_colormap->setAccessibleName(tr("Colour map"));
    for (const imaging::ColormapInfo& info : imaging::colormaps())
        m_colormap->addItem(QString::fromUtf8(info.name.data(), qsizetype(info.name.size())));
    m_colormap->setCurrentText(m_map->displaySettings().state().tone.colormap.c_str());
    widgets::wheelWhenFocused(m_colormap);
    connect(m_colormap, &QComboBox::currentTextChanged, this, [this](const QString& name) {
        m_map->displaySettings().editColormap(name);
        emit stateChanged();
    });
    layout->addWidget(m_colormap);
    layout->addStretch(1);
    return foot;
}

QWidget* QmapWorkspace::makeInspector(QWidget* parent) {
    auto* panel = new QWidget(parent);
    panel->setObjectName(QStringLiteral("qmap.inspector"));
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(widgets::makeSectionHead(tr("Geometry"), panel));
    auto* form = new QWidget(panel);
    m_geometry = new QFormLayout(form);
    m_geometry->setContentsMargins(0, 0, 0, 4);
    m_geometry->setHorizontalSpacing(12);
    m_geometry->setVerticalSpacing(4);
    column->addWidget(form);
    m_problems = widgets::makeDimLabel({}, panel);
    m_problems->setObjectName(QStringLiteral("qmap.problems"));
    m_problems->setWordWrap(true);
    column->addWidget(m_problems);
    column->addWidget(widgets::makeSectionHead(tr("Bins"), panel));
    m_table = new QTableView(panel);
    m_table->setObjectName(QStringLiteral("qmap.bins"));
    m_table->setAccessibleName(tr("Bins of the partition"));
    m_table->setModel(m_bins);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(24);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (row.isValid())
                    setBin(row.row() + 1);
            });
    column->addWidget(m_table, 1);
    return panel;
}

void QmapWorkspace::registerViewActions() {
    const auto add = [this](const char* name, const QString& text, const char* icon,
                            const QList<QKeySequence>& shortcuts, std::function<void()> run) {
        m_context.actions.add({.id = QStringLiteral("qmap.") + QLatin1String(name),
                               .text = text,
                               .icon = QLatin1String(icon),
                               .shortcuts = shortcuts,
                               .menu = QStringLiteral("view"),
                               .group = QStringLiteral("qmap"),
                               .workspace = id(),
                               .enabledWhen = [this] { return m_loaded.map != nullptr; },
                               .run = std::move(run)});
    };
    add("fit", tr("&Fit"), "fit", {QKeySequence(Qt::Key_F)}, [this] { m_map->resetView(); });
    add("previousBin", tr("P&revious bin"), "previous", {QKeySequence(Qt::Key_Left)},
        [this] { setBin(std::max<std::int64_t>(1, m_bin - 1)); });
    add("nextBin", tr("&Next bin"), "next", {QKeySequence(Qt::Key_Right)},
        [this] { setBin(m_bin + 1); });
    add("noBin", tr("N&o bin"), "", {QKeySequence(Qt::Key_Escape)}, [this] { setBin(0); });
    add("exportPicture", tr("Export &picture…"), "export", {},
        [this] { m_exports->exportPicture(*m_map, QStringLiteral("qmap")); });
}

QJsonObject QmapWorkspace::saveView() const {
    QJsonObject state{{QStringLiteral("shown"), int(m_shown)},
                      {QStringLiteral("bin"), qint64(m_bin)}};
    if (m_map)
        state[QStringLiteral("colormap")] =
            QString::fromStdString(m_map->displaySettings().state().tone.colormap);
    return state;
}

void QmapWorkspace::restoreView(const QJsonObject& state) {
    const int shown = state.value(QStringLiteral("shown")).toInt();
    setShown(static_cast<Shown>(std::clamp(shown, int(DynamicBins), int(Scattering))));
    m_bin = std::max<qint64>(0, state.value(QStringLiteral("bin")).toInteger());
    showMap(); // marks the bin, now or when the map was read
    const QString colormap = state.value(QStringLiteral("colormap")).toString();
    if (m_colormap && m_colormap->findText(colormap) >= 0)
        m_colormap->setCurrentText(colormap);
}

QString QmapWorkspace::lacking(const ResultEntry& entry) const {
    return m_failure.isEmpty() ? QString() : tr("%1 has no q-map: %2").arg(entry.label, m_failure);
}

CopySubject QmapWorkspace::copySubject() const {
    const auto file = currentFile();
    if (!file || file->layout() != io::ResultFile::Layout::Nexus)
        return {};
    static const char* const kPaths[] = {"/xpcs/qmap/dynamic_roi_map", "/xpcs/qmap/static_roi_map",
                                         "/xpcs/qmap/mask", "/xpcs/temporal_mean/scattering_2d"};
    return {QString::fromStdString(file->path().string()),
            {QLatin1String(kPaths[m_shown])},
            m_shown == Scattering ? QStringLiteral("saxs2d") : QString(),
            {}};
}

bool QmapWorkspace::settled() const {
    return ResultWorkspace::settled() && (!m_map || m_map->settled());
}

void QmapWorkspace::showCurrent() {
    const auto file = currentFile();
    m_failure.clear();
    updateEmptyState();
    if (!file) {
        cancelLoad(QStringLiteral("map"));
        m_loaded = {};
        showMap();
        return;
    }
    load(
        QStringLiteral("map"), tr("Read q-map"),
        [file](JobContext& job) {
            Loaded loaded;
            loaded.map = file->qmap(job.cancelToken());
            loaded.dynamicPixels = pixelsPerBin(loaded.map->dynamicMap, loaded.map->dynamicBins());
            loaded.staticPixels = pixelsPerBin(loaded.map->staticMap, loaded.map->staticBins());
            job.throwIfCancelled();
            if (file->hasImage())
                loaded.image = file->image(job.cancelToken());
            return loaded;
        },
        [this](Loaded loaded) {
            m_loaded = std::move(loaded);
            showMap();
        });
}

void QmapWorkspace::loadFailed(const QString& key, const QString& message) {
    if (key != QLatin1String("map")) {
        ResultWorkspace::loadFailed(key, message);
        return;
    }
    m_loaded = {};
    m_failure = message;
    showMap();
    updateEmptyState();
}

io::Partition QmapWorkspace::partition() const {
    return m_shown == StaticBins ? io::Partition::Static : io::Partition::Dynamic;
}

const Array<std::uint32_t>& QmapWorkspace::labels() const {
    static const Array<std::uint32_t> none;
    if (!m_loaded.map)
        return none;
    return partition() == io::Partition::Static ? m_loaded.map->staticMap
                                                : m_loaded.map->dynamicMap;
}

void QmapWorkspace::setShown(Shown shown) {
    const bool otherBins = (shown == StaticBins) != (m_shown == StaticBins);
    m_shown = shown;
    if (otherBins)
        m_bin = 0;
    if (m_chooser)
        m_chooser->setCurrentIndex(shown);
    showMap();
    emit stateChanged();
}

void QmapWorkspace::showMap() {
    if (!m_map)
        return;
    showTable();
    showGeometry();
    showOutline();
    m_context.actions.refreshSoon();
    if (!m_loaded.map) {
        m_map->clear();
        return;
    }
    widgets::MapData data;
    data.x.axis = widgets::plainAxis(tr("column"), QStringLiteral("px"));
    data.y.axis = widgets::plainAxis(tr("row"), QStringLiteral("px"));
    switch (m_shown) {
    case DynamicBins:
    case StaticBins:
        data.id = m_shown == DynamicBins ? QStringLiteral("dynamic") : QStringLiteral("static");
        data.title = m_shown == DynamicBins ? tr("Dynamic bins") : tr("Static bins");
        data.valueLabel = tr("bin");
        data.values = asValues(labels(), true);
        break;
    case Mask:
        data.id = QStringLiteral("mask");
        data.title = tr("Mask, 1 = used");
        data.valueLabel = tr("used");
        data.values = asValues(m_loaded.map->mask, false);
        break;
    case Scattering:
        data.id = QStringLiteral("scattering");
        data.title = tr("Mean counts");
        data.valueLabel = tr("counts per pixel and frame");
        data.values = m_loaded.image;
        break;
    }
    if (data.values.empty()) {
        m_map->clear();
        m_map->setEmptyText(tr("The file holds no mean image."));
        return;
    }
    // Levels the user has set stay while one steps through files with the same bins.
    const QString levelsOf = QStringLiteral("%1/%2").arg(data.id).arg(m_bins->rowCount());
    m_map->setMap(data);
    if (levelsOf == m_levelsOf)
        return;
    m_levelsOf = levelsOf;
    m_map->displaySettings().editScale(m_shown == Scattering ? imaging::ToneScale::Log
                                                             : imaging::ToneScale::Linear);
    if (m_shown == Scattering)
        m_map->setPercentiles(0.5, 99.5);
    else if (m_shown == Mask)
        m_map->setLevels(0, 1);
    else
        m_map->setLevels(1, std::max(2, m_bins->rowCount()));
}

void QmapWorkspace::showTable() {
    m_bins->setMap(m_loaded.map, partition(),
                   partition() == io::Partition::Static ? m_loaded.staticPixels
                                                        : m_loaded.dynamicPixels,
                   m_context.units.preferences());
    if (m_table && m_bin > 0 && m_bin <= m_bins->rowCount())
        m_table->selectRow(int(m_bin - 1));
}

void QmapWorkspace::setBin(std::int64_t bin) {
    const std::int64_t bins = m_bins->rowCount();
    bin = std::clamp<std::int64_t>(bin, 0, bins);
    if (bin == m_bin)
        return;
    m_bin = bin;
    if (m_table) {
        if (bin > 0)
            m_table->selectRow(int(bin - 1));
        else
            m_table->clearSelection();
    }
    showOutline();
    emit stateChanged();
}

void QmapWorkspace::showOutline() {
    if (!m_loaded.map || m_bin == 0 || m_bin > m_bins->rowCount()) {
        cancelLoad(QStringLiteral("outline"));
        m_highlight->setOutline({});
        if (m_map)
            m_map->imageView().update();
        return;
    }
    load(
        QStringLiteral("outline"), tr("Outline of a bin"),
        [labels = labels(), bin = static_cast<std::uint32_t>(m_bin)](JobContext&) {
            return widgets::outlineOfLabel(labels, bin);
        },
        [this](widgets::Outline outline) {
            m_highlight->setOutline(std::move(outline), {}, 2);
            m_map->imageView().update();
        });
}

void QmapWorkspace::showGeometry() {
    if (!m_geometry)
        return;
    while (m_geometry->rowCount() > 0)
        m_geometry->removeRow(0);
    if (m_problems)
        m_problems->clear();
    if (!m_loaded.map)
        return;
    const io::Qmap& map = *m_loaded.map;
    const auto add = [this](const QString& label, const QString& value) {
        auto* text = new QLabel(value, m_geometry->parentWidget());
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_geometry->addRow(widgets::makeDimLabel(label, m_geometry->parentWidget()), text);
    };
    const auto number = [](double value) { return QString::fromStdString(formatValue(value, 6)); };
    const UnitModel& units = m_context.units;
    add(tr("Pixels"), QStringLiteral("%1 × %2").arg(map.columns()).arg(map.rows()));
    const io::Qmap::Geometry& g = map.geometry;
    if (g.beamCenterX && g.beamCenterY)
        add(tr("Beam centre"),
            QStringLiteral("%1, %2 px").arg(number(*g.beamCenterX), number(*g.beamCenterY)));
    if (g.energyKev)
        add(tr("Photon energy"), units.format(Quantity::PhotonEnergy, *g.energyKev, 6));
    if (g.distanceM)
        add(tr("Distance"), units.format(Quantity::Length, *g.distanceM, 6));
    if (g.pixelSizeM)
        add(tr("Pixel size"), units.format(Quantity::Length, *g.pixelSizeM, 6));
    if (!g.lengthsFrom.empty())
        add(tr("Lengths"), QString::fromStdString(g.lengthsFrom));
    add(tr("Dynamic bins"), QLocale().toString(qlonglong(map.dynamicBins())));
    add(tr("Static bins"), QLocale().toString(qlonglong(map.staticBins())));
    if (!map.hash.empty())
        add(tr("Content"), QString::fromStdString(map.hash).left(12));
    if (const auto file = currentFile(); file && m_problems) {
        QStringList texts;
        for (const io::Problem& problem : file->problems())
            if (problem.path.find("qmap") != std::string::npos && problem.severity != "note")
                texts << QString::fromStdString(problem.path + ": " + problem.what);
        m_problems->setText(texts.join(QLatin1Char('\n')));
        m_problems->setVisible(!texts.isEmpty());
    }
}

void QmapWorkspace::showReadout(double x, double y) {
    if (!m_loaded.map)
        return;
    const auto row = static_cast<std::int64_t>(std::lround(y)),
               column = static_cast<std::int64_t>(std::lround(x));
    const io::Qmap& map = *m_loaded.map;
    if (row < 0 || column < 0 || row >= map.rows() || column >= map.columns())
        return;
    QString text = tr("x %1  y %2").arg(column).arg(row);
    const auto say = [&](const QString& name, io::Partition partition, std::uint32_t bin) {
        if (bin == 0)
            return;
        text += QStringLiteral("  %1 <b>%2</b>").arg(name).arg(bin);
        if (partition == io::Partition::Static)
            return;
        for (int axis = 0; axis < 2; ++axis) {
            const io::Qmap::Axis& a = map.axes[static_cast<std::size_t>(axis)];
            const double centre = io::binCenter(map, partition, bin, axis);
            if (std::isfinite(centre))
                text += QStringLiteral("  %1 <b>%2</b> %3")
                            .arg(QString::fromStdString(a.name).toHtmlEscaped(),
                                 QString::fromStdString(formatValue(
                                     correlate::axisValue(a, centre, m_context.units.preferences()),
                                     5)),
                                 QString::fromStdString(
                                     correlate::axisUnit(a, m_context.units.preferences()))
                                     .toHtmlEscaped());
        }
    };
    say(tr("bin"), io::Partition::Dynamic, map.dynamicMap.view()(row, column));
    say(tr("static bin"), io::Partition::Static, map.staticMap.view()(row, column));
    if (map.mask.view()(row, column) == 0)
        text += QStringLiteral("  ") + tr("masked");
    if (!m_loaded.image.empty() && m_loaded.image.shape() == map.mask.shape())
        text += QStringLiteral("  I <b>%1</b>")
                    .arg(QString::fromStdString(
                        formatValue(static_cast<double>(m_loaded.image.view()(row, column)), 4)));
    emit readoutChanged(text);
}

} // namespace specula::app
