// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/io/qmap_file.h"

#include <QAbstractTableModel>

#include <vector>

namespace specula::app {

/// The bins of a partition: where they are and what is in them.
class BinTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows. `pixels` per bin, at bin - 1.
    void setMap(io::QmapPtr map, io::Partition partition, std::vector<std::int64_t> pixels,
                const UnitPreferences& units);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    bool hasMeans() const;
    double value(std::int64_t bin, int column) const;

    io::QmapPtr m_map;
    io::Partition m_partition = io::Partition::Dynamic;
    std::vector<std::int64_t> m_pixels;
    UnitPreferences m_units;
};

} // namespace specula::app
