// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/saxs_roi.h"

#include <QJsonArray>
#include <QList>
#include <QObject>

namespace specula::app {

/// The regions of interest of the SAXS room: named, the same for every file. Changes by the user go
/// through edit(), which an undo command can take back.
class SaxsRois : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    const std::vector<correlate::ScatteringRoi>& all() const { return m_rois; }
    int size() const { return int(m_rois.size()); }
    int current() const { return m_current; } ///< -1: none
    void setCurrent(int index);

    /// Replaces all; `name` is what an undo command would be called.
    void edit(std::vector<correlate::ScatteringRoi> rois, const QString& name);
    void add(const correlate::ScatteringRoi& roi);
    void replace(int index, const correlate::ScatteringRoi& roi, const QString& name);
    void remove(int index);
    /// "wedge 2": not used yet.
    QString freshName(correlate::ScatteringRoi::Kind kind) const;

    QJsonArray toJson() const;
    /// Silent; what makes no sense is left out.
    void fromJson(const QJsonArray& json);
    /// For undo: as edit(), without telling edited().
    void put(std::vector<correlate::ScatteringRoi> rois);

  signals:
    void changed();
    void currentChanged(int index);
    void edited(const std::vector<specula::correlate::ScatteringRoi>& before, const QString& name);

  private:
    std::vector<correlate::ScatteringRoi> m_rois;
    int m_current = -1;
};

} // namespace specula::app
