// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/averaging.h"

#include <QAbstractTableModel>
#include <QColor>

#include <vector>

namespace specula::app {

/// The files of an average with the verdict about each.
class AverageTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Label, Verdict, Criterion, Pull, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Labels in the order of the files; verdicts are asked for.
    void setFiles(const QStringList& labels);
    /// Told by the running job; ignored where there is no such row.
    void setFile(const correlate::AverageFile& file);
    void setCriterion(correlate::AverageOptions::Outliers criterion);
    void setWarningColour(const QColor& colour) { m_warning = colour; }

    const std::vector<std::optional<correlate::AverageFile>>& files() const { return m_files; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QStringList m_labels;
    std::vector<std::optional<correlate::AverageFile>> m_files;
    correlate::AverageOptions::Outliers m_criterion = correlate::AverageOptions::Outliers::Distance;
    QColor m_warning;
};

/// What the chosen test looks at; NaN where there is none.
double criterionOf(const correlate::AverageFile& file,
                   correlate::AverageOptions::Outliers criterion);

} // namespace specula::app
