// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;

namespace specula::app {

/// What a user prefers. Everything is written at once and applied at once; what needs a restart
/// says so, what the environment decides is shown but cannot be changed here.
class PreferencesDialog : public QDialog {
    Q_OBJECT
  public:
    explicit PreferencesDialog(AppContext& context, QWidget* parent = nullptr);

  private:
    QComboBox* addChoice(QFormLayout* form, const QString& name, const QString& label);
    void addLook(QFormLayout* form);
    void addUnits(QFormLayout* form);
    void addComputing(QFormLayout* form);
    void addSession(QFormLayout* form);

    AppContext& m_context;
    QLabel* m_restart;
};

} // namespace specula::app
