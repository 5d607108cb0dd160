// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/window/devices/device_watch.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace specula::app {

class DeviceCheck;
class DeviceDetails;
class TextTable;

/// All tiers and their devices, where new work goes and who decides it, and the selected device.
class DeviceTablePage : public QWidget {
    Q_OBJECT
  public:
    DeviceTablePage(AppContext& context, QWidget* parent = nullptr);

    void showSnapshot(const DeviceSnapshot& now);

  signals:
    void checked(const QString& text);

  private:
    void fill();
    void showDetails();
    void lookAgain();

    AppContext& m_context;
    DeviceSnapshot m_now;
    DeviceCheck* m_check;
    QLabel *m_choice, *m_decides;
    QPushButton* m_look;
    TextTable* m_table;
    DeviceDetails* m_details;
};

} // namespace specula::app
