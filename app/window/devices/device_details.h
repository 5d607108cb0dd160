// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device_manager.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace specula::widgets {
class Theme;
}

namespace specula::app {

class DeviceCheck;
struct DeviceCheckResult;

/// What the selected device is, what limits it, and whether it computes as the reference does.
class DeviceDetails : public QWidget {
    Q_OBJECT
  public:
    DeviceDetails(const widgets::Theme& theme, DeviceCheck& check, QWidget* parent = nullptr);

    void setDevice(const std::optional<compute::DeviceInfo>& device);
    /// Everything shown, as lines.
    QString asText() const;

  private:
    void showLimits();
    void showCheck();
    void showProgress();
    QString resultHtml(const DeviceCheckResult& result) const;
    void copy() const;

    const widgets::Theme& m_theme;
    DeviceCheck& m_check;
    std::optional<compute::DeviceInfo> m_device;
    QString m_key;
    QPushButton *m_start, *m_cancel, *m_copy;
    QProgressBar* m_bar;
    QLabel *m_progress, *m_title, *m_reason, *m_summary, *m_result;
    QFormLayout* m_form;
};

} // namespace specula::app
