// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_data.h"

#include <QAbstractTableModel>

namespace specula::app {

/// The dynamic bins of a file: where they lie and what g2 has at its ends.
class BinTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Bin, Axis0, Axis1, Pixels, First, Last, Contrast, ColumnCount };

    explicit BinTableModel(QObject* parent = nullptr)
        : QAbstractTableModel(parent) {}

    void setFile(const G2DataPtr& file, const UnitPreferences& units);
    bool hasSecondAxis() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    double centre(std::int64_t bin, int axis) const;
    double firstG2(std::int64_t bin) const;
    double lastG2(std::int64_t bin) const;
    QString axisHead(std::size_t axis) const;

    G2DataPtr m_file;
    UnitPreferences m_units;
};

} // namespace specula::app
