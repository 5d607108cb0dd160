// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/g2_views.h"

#include <QLineEdit>

#include <functional>

namespace specula::app {

/// A range as text: "0.004 … 0.02", "0.004 …", "… 0.02", nothing for no limit; also with ".." or a
/// blank between. A wrong text is marked, says why in its tool tip, and changes nothing.
class RangeField : public QLineEdit {
    Q_OBJECT
  public:
    RangeField(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// Numbers shown = value * factor, with the unit behind them.
    void setUnit(const QString& unit, double factor);
    const correlate::ValueRange& range() const { return m_range; }
    /// Shows it without emitting anything.
    void setRange(const correlate::ValueRange& range);
    QString error() const { return m_error; }

  signals:
    void rangeChanged(const specula::correlate::ValueRange& range); ///< by the user
    void errorChanged(const QString& error);                        ///< why, or empty

  private:
    void take();
    void show();
    void mark(const QString& error);

    correlate::ValueRange m_range;
    QString m_unit, m_name, m_error;
    double m_factor = 1;
};

} // namespace specula::app
