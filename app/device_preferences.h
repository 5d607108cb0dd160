// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QObject>

class QDialog;
class QFormLayout;

namespace specula::app {

/// The devices part of the preferences: where to compute, and how much of a device to take. What
/// the environment decides is shown but cannot be changed.
class DevicePreferences : public QObject {
    Q_OBJECT
  public:
    /// Adds its rows to `form`; lives as long as `dialog`.
    DevicePreferences(AppContext& context, QFormLayout& form, QDialog* dialog);

  private:
    struct Names {
        const char *object, *key, *variable;
    };
    void addBackend();
    void addSwitch(const Names& names, bool on, const QString& label, const QString& explanation);
    void addFraction();
    void sayWhoDecides(QWidget* field, const char* variable);

    AppContext& m_context;
    QFormLayout& m_form;
    QDialog* m_dialog;
};

} // namespace specula::app
