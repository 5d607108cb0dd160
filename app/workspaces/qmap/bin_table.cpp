// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/qmap/bin_table.h"

#include "core/correlate/derived/result_tables.h"

#include <QLocale>

#include <cmath>

namespace specula::app {
namespace {

enum Column { Bin, Axis0, Axis1, Pixels, Mean, Width, WithMeans };
constexpr int kWithoutMeans = Mean;
/// A bin this wide does not decay with one rate any more.
constexpr double kWideBin = 0.3;

} // namespace

void BinTable::setMap(io::QmapPtr map, io::Partition partition, std::vector<std::int64_t> pixels,
                      const UnitPreferences& units) {
    beginResetModel();
    m_map = std::move(map);
    m_partition = partition;
    m_pixels = std::move(pixels);
    m_units = units;
    endResetModel();
}

bool BinTable::hasMeans() const {
    return m_map && m_partition == io::Partition::Dynamic && !m_map->binMeans.empty();
}

int BinTable::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_map)
        return 0;
    return int(m_partition == io::Partition::Dynamic ? m_map->dynamicBins() : m_map->staticBins());
}

int BinTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : hasMeans() ? WithMeans : kWithoutMeans;
}

double BinTable::value(std::int64_t bin, int column) const {
    const auto index = static_cast<std::size_t>(bin - 1);
    switch (column) {
    case Bin:
        return static_cast<double>(bin);
    case Axis0:
    case Axis1: {
        const int axis = column - Axis0;
        return correlate::axisValue(m_map->axes[static_cast<std::size_t>(axis)],
                                    io::binCenter(*m_map, m_partition, bin, axis), m_units);
    }
    case Pixels:
        return index < m_pixels.size() ? static_cast<double>(m_pixels[index]) : std::nan("");
    case Mean:
        return index < m_map->binMeans.size()
                   ? toUser(Quantity::MomentumTransfer, m_map->binMeans[index].qRms, m_units)
                   : std::nan("");
    case Width:
        return index < m_map->binMeans.size() && m_map->binMeans[index].qMean > 0
                   ? m_map->binMeans[index].qWidth / m_map->binMeans[index].qMean
                   : std::nan("");
    default:
        return std::nan("");
    }
}

QVariant BinTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_map)
        return {};
    const std::int64_t bin = index.row() + 1;
    const double number = value(bin, index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Bin || index.column() == Pixels)
            return QLocale().toString(number, 'f', 0);
        return std::isfinite(number) ? QString::fromStdString(formatValue(number, 4)) : QString();
    case Qt::UserRole:
        return number;
    case Qt::ToolTipRole:
        if (index.column() == Width && number > kWideBin)
            return tr("A wide bin: its g2 decays with a spread of rates.");
        return {};
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant BinTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || !m_map)
        return {};
    if (role == Qt::ToolTipRole && section == Mean)
        return tr("Root mean square of the pixels' q: what a decay of the bin belongs to.");
    if (role == Qt::ToolTipRole && section == Width)
        return tr("Standard deviation of the pixels' q over their mean.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Bin:
        return tr("Bin");
    case Axis0:
    case Axis1: {
        const io::Qmap::Axis& axis = m_map->axes[static_cast<std::size_t>(section - Axis0)];
        const QString unit = QString::fromStdString(correlate::axisUnit(axis, m_units));
        const QString name = QString::fromStdString(axis.name);
        return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
    }
    case Pixels:
        return tr("Pixels");
    case Mean:
        return tr("rms q");
    case Width:
        return tr("Δq/q");
    default:
        return {};
    }
}

} // namespace specula::app
