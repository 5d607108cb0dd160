// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/average/average_table.h"

#include "core/base/units.h"

#include <cmath>
#include <limits>

namespace specula::app {

using correlate::AverageFile;
using Outliers = correlate::AverageOptions::Outliers;

double criterionOf(const AverageFile& file, Outliers criterion) {
    return criterion == Outliers::Baseline   ? file.baseline
           : criterion == Outliers::Distance ? file.distance
                                             : std::numeric_limits<double>::quiet_NaN();
}

void AverageTable::setFiles(const QStringList& labels) {
    beginResetModel();
    m_labels = labels;
    m_files.assign(static_cast<std::size_t>(labels.size()), std::nullopt);
    endResetModel();
}

void AverageTable::setFile(const AverageFile& file) {
    if (file.number < 0 || file.number >= m_labels.size())
        return;
    m_files[static_cast<std::size_t>(file.number)] = file;
    const int row = static_cast<int>(file.number);
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void AverageTable::setCriterion(Outliers criterion) {
    m_criterion = criterion;
    emit headerDataChanged(Qt::Horizontal, Criterion, Criterion);
    if (!m_labels.isEmpty())
        emit dataChanged(index(0, Criterion), index(rowCount() - 1, Criterion));
}

int AverageTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_labels.size());
}

int AverageTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AverageTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto& file = m_files[row];
    const auto number = [](double value) {
        return std::isfinite(value) ? QString::fromStdString(formatValue(value, 4)) : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Label:
            return m_labels[index.row()];
        case Verdict:
            return !file ? tr("…") : file->used ? tr("taken") : tr("left out");
        case Criterion:
            return file ? number(criterionOf(*file, m_criterion)) : QString();
        case Pull:
            return file && file->used ? number(file->pull) : QString();
        case Reason:
            return file ? QString::fromStdString(file->reason) : QString();
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return file && !file->reason.empty() ? QString::fromStdString(file->reason)
                                             : m_labels[index.row()];
    case Qt::ForegroundRole:
        return file && !file->used && m_warning.isValid() ? QVariant(m_warning) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Criterion || index.column() == Pull
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    default:
        return {};
    }
}

QVariant AverageTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Pull)
        return tr("How far the average would move without this file, in errors of the average.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return tr("File");
    case Verdict:
        return tr("Verdict");
    case Criterion:
        return m_criterion == Outliers::Baseline   ? tr("Baseline")
               : m_criterion == Outliers::Distance ? tr("Dist. (σ)")
                                                   : tr("Test");
    case Pull:
        return tr("Pull (σ)");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace specula::app
