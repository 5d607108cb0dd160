// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/compute/device_manager.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

class QWidget;

namespace specula::app {

/// What the device manager knows at one moment.
struct DeviceSnapshot {
    std::vector<compute::DeviceInfo> devices;
    std::vector<compute::OpenDevice> open;
    std::vector<compute::JobRecord> jobs; ///< oldest first
    compute::DevicePolicy policy;
    std::optional<compute::DeviceChoice> choice; ///< where new work goes, once it is known
    QString problem;                             ///< why it can go nowhere
};

/// Tells a panel what changes in the device manager while the panel is seen: after each change, and
/// each second for what changes without a word (memory). Asks on a thread of its own, because a
/// driver that frees memory holds what is to be looked at.
class DeviceWatch : public QObject {
    Q_OBJECT
  public:
    DeviceWatch(AppContext& context, QWidget& panel);
    ~DeviceWatch() override;

    void lookSoon();

  signals:
    void looked(const specula::app::DeviceSnapshot& now);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void look();

    AppContext& m_context;
    QWidget& m_panel;
    QTimer m_timer;
    int m_listener = 0;
    bool m_looking = false, m_again = false;
};

} // namespace specula::app
