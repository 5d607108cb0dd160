// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/bin_table_model.h"

#include "core/correlate/derived/result_tables.h"

#include <cmath>
#include <limits>

namespace specula::app {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QString shown(double value, char format, int digits) {
    return std::isfinite(value) ? QString::number(value, format, digits) : QStringLiteral("–");
}

} // namespace

void BinTableModel::setFile(const G2DataPtr& file, const UnitPreferences& units) {
    if (file == m_file && units == m_units)
        return;
    beginResetModel();
    m_file = file;
    m_units = units;
    endResetModel();
}

bool BinTableModel::hasSecondAxis() const {
    return m_file && m_file->qmap && m_file->qmap->axes[1].dynamicCenters.size() > 1;
}

int BinTableModel::rowCount(const QModelIndex& parent) const {
    return m_file && !parent.isValid() ? int(m_file->bins()) : 0;
}

int BinTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

double BinTableModel::centre(std::int64_t bin, int axis) const {
    if (!m_file->qmap || bin > m_file->qmap->dynamicBins())
        return kNan;
    const double value = io::binCenter(*m_file->qmap, io::Partition::Dynamic, bin, axis);
    return correlate::axisValue(m_file->qmap->axes[std::size_t(axis)], value, m_units);
}

double BinTableModel::firstG2(std::int64_t bin) const {
    for (std::int64_t t = 0; t < m_file->delays(); ++t)
        if (const double g2 = m_file->curves.g2.view()(t, bin - 1); std::isfinite(g2))
            return g2;
    return kNan;
}

double BinTableModel::lastG2(std::int64_t bin) const {
    for (std::int64_t t = m_file->delays() - 1; t >= 0; --t)
        if (const double g2 = m_file->curves.g2.view()(t, bin - 1); std::isfinite(g2))
            return g2;
    return kNan;
}

QVariant BinTableModel::data(const QModelIndex& index, int role) const {
    if (!m_file || !index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::int64_t bin = index.row() + 1;
    switch (Column(index.column())) {
    case Bin:
        return QString::number(bin);
    case Axis0:
        return shown(centre(bin, 0), 'g', 4);
    case Axis1:
        return shown(centre(bin, 1), 'f', 1);
    case Pixels:
        return std::size_t(bin) <= m_file->pixels.size()
                   ? QString::number(m_file->pixels[std::size_t(bin) - 1])
                   : QStringLiteral("–");
    case First:
        return shown(firstG2(bin), 'f', 3);
    case Last:
        return shown(lastG2(bin), 'f', 3);
    case Contrast:
        return shown(firstG2(bin) - lastG2(bin), 'f', 3);
    case ColumnCount:
        break;
    }
    return {};
}

QString BinTableModel::axisHead(std::size_t axis) const {
    if (!m_file || !m_file->qmap)
        return axis == 0 ? QStringLiteral("q") : QStringLiteral("φ");
    const io::Qmap::Axis& a = m_file->qmap->axes[axis];
    const QString name = a.name == "phi" ? QStringLiteral("φ") : QString::fromStdString(a.name);
    const QString unit = QString::fromStdString(correlate::axisUnit(a, m_units));
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

QVariant BinTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (Column(section)) {
    case Bin:
        return tip ? tr("Number of the dynamic bin") : tr("bin");
    case Axis0:
        return axisHead(0);
    case Axis1:
        return axisHead(1);
    case Pixels:
        return tip ? tr("Pixels in the bin") : tr("px");
    case First:
        return tip ? tr("g2 at the first delay") : tr("first");
    case Last:
        return tip ? tr("g2 at the last delay") : tr("last");
    case Contrast:
        return tip ? tr("Estimate of the contrast: g2 at the first delay minus g2 at the last one. "
                        "Too small where the sample is faster than the first delay or slower than "
                        "the last.")
                   : QStringLiteral("β ≈");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace specula::app
