// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/compute/device_manager.h"

#include <QComboBox>

namespace specula::app {

/// Where to compute: the best there is, or one device. A choice is stored in the settings, which
/// the device manager follows for jobs from then on; choices made elsewhere are shown. What the
/// environment or the command line decides cannot be changed.
class DeviceChoiceBox : public QComboBox {
    Q_OBJECT
  public:
    DeviceChoiceBox(AppContext& context, const QString& name, QWidget* parent = nullptr);
    ~DeviceChoiceBox() override;

  private:
    void showDevices();
    void store();

    AppContext& m_context;
    int m_listener = 0;
};

} // namespace specula::app
