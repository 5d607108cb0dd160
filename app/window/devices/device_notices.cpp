// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_notices.h"

#include "app/window/devices/device_texts.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/compute/device_manager.h"

namespace specula::app {

DeviceNotices::DeviceNotices(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context) {
    m_listener = context.devices.listen([this](compute::DeviceManager::Change change) {
        if (change == compute::DeviceManager::Change::Devices) // from whatever thread
            QMetaObject::invokeMethod(this, &DeviceNotices::look, Qt::QueuedConnection);
    });
}

DeviceNotices::~DeviceNotices() {
    m_context.devices.unlisten(m_listener);
}

void DeviceNotices::look() {
    QSet<QString> lost;
    for (const compute::DeviceInfo& device : m_context.devices.devicesKnown()) {
        if (!isLost(device))
            continue;
        const QString key = deviceKey(device.name, device.index);
        lost << key;
        if (m_lost.contains(key))
            continue;
        QString text = tr("%1 does not work any more (%2).")
                           .arg(QString::fromStdString(device.device), deviceReason(device.reason));
        try {
            if (const auto choice = m_context.devices.chooseKnown())
                text += QLatin1Char(' ') + tr("New work goes to %1.").arg(tierTitle(choice->tier));
        } catch (const Error& error) {
            text += QLatin1Char(' ') + QString::fromStdString(error.what());
        }
        m_context.log.add(LogLevel::Warning, "devices", text.toStdString());
        emit said(text);
    }
    m_lost = lost;
}

} // namespace specula::app
