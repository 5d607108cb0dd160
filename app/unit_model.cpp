// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unit_model.h"

#include "core/base/settings.h"

namespace specula::app {

UnitModel::UnitModel(Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_preferences(UnitPreferences::fromSettings(settings)) {}

void UnitModel::setPreferences(const UnitPreferences& preferences) {
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    m_preferences.toSettings(m_settings);
    emit changed();
}

QString UnitModel::symbol(Quantity quantity, double typical) const {
    return QString::fromStdString(unitSymbol(quantity, m_preferences, typical));
}

QString UnitModel::format(Quantity quantity, double value, int digits) const {
    return QString::fromStdString(formatQuantity(quantity, value, m_preferences, digits));
}

double UnitModel::toUser(Quantity quantity, double value, double typical) const {
    return specula::toUser(quantity, value, m_preferences, typical);
}

double UnitModel::fromUser(Quantity quantity, double shown, double typical) const {
    return specula::fromUser(quantity, shown, m_preferences, typical);
}

} // namespace specula::app
