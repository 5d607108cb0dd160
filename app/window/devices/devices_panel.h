// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QWidget>

namespace specula::app {

/// Devices and where work goes, which tier each job used, memory of devices, conversions for the
/// screen.
class DevicesPanel : public QWidget {
    Q_OBJECT
  public:
    explicit DevicesPanel(AppContext& context, QWidget* parent = nullptr);

  signals:
    /// What came out of a check that nobody watched.
    void said(const QString& text);
};

} // namespace specula::app
