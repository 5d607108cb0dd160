// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <QObject>
#include <QString>

namespace specula::app {

/// The user's unit preference with a signal: every axis, field, table and label reads it here and
/// redraws on changed(). Values inside the program stay in the contract's units.
class UnitModel : public QObject {
    Q_OBJECT
  public:
    explicit UnitModel(Settings& settings, QObject* parent = nullptr);

    const UnitPreferences& preferences() const { return m_preferences; }
    void setPreferences(const UnitPreferences& preferences);

    QString symbol(Quantity quantity, double typical = 1) const;
    QString format(Quantity quantity, double value, int digits = 4) const;
    double toUser(Quantity quantity, double value, double typical = 1) const;
    double fromUser(Quantity quantity, double shown, double typical = 1) const;

  signals:
    void changed();

  private:
    Settings& m_settings;
    UnitPreferences m_preferences;
};

} // namespace specula::app
