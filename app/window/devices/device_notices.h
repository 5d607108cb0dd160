// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QObject>
#include <QSet>

namespace specula::app {

/// Tells the user, once, that a device was lost, whatever used it, and where new work goes.
class DeviceNotices : public QObject {
    Q_OBJECT
  public:
    explicit DeviceNotices(AppContext& context, QObject* parent = nullptr);
    ~DeviceNotices() override;

  signals:
    void said(const QString& text);

  private:
    void look();

    AppContext& m_context;
    QSet<QString> m_lost; ///< keys of devices that were told of
    int m_listener = 0;
};

} // namespace specula::app
