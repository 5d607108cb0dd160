// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device_choice_box.h"

#include "app/window/devices/device_texts.h"
#include "core/base/settings.h"

#include <QSignalBlocker>

#include <algorithm>
#include <map>

namespace specula::app {
namespace {

constexpr int kIndexRole = Qt::UserRole + 1;

} // namespace

DeviceChoiceBox::DeviceChoiceBox(AppContext& context, const QString& name, QWidget* parent)
    : QComboBox(parent)
    , m_context(context) {
    setObjectName(name);
    setAccessibleName(tr("Compute on"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    showDevices();
    connect(this, &QComboBox::currentIndexChanged, this, &DeviceChoiceBox::store);
    m_listener = context.devices.listen([this](compute::DeviceManager::Change change) {
        if (change != compute::DeviceManager::Change::Jobs) // from whatever thread
            QMetaObject::invokeMethod(this, &DeviceChoiceBox::showDevices, Qt::QueuedConnection);
    });
    context.devices.probeInBackground();
}

DeviceChoiceBox::~DeviceChoiceBox() {
    m_context.devices.unlisten(m_listener);
}

void DeviceChoiceBox::store() {
    const QVariant index = currentData(kIndexRole);
    const std::string tier = currentData().toString().toStdString();
    // The number first: the tier is what is looked at.
    if (index.isValid())
        m_context.settings.set("device/index", index.toInt());
    else
        m_context.settings.remove("device/index");
    m_context.settings.set("device/backend", tier);
}

void DeviceChoiceBox::showDevices() {
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("the best there is"), QStringLiteral("auto"));
    const auto devices = m_context.devices.devicesKnown();
    std::map<std::string, int> ofTier;
    for (const compute::DeviceInfo& device : devices)
        ++ofTier[device.name];
    for (const compute::DeviceInfo& device : devices) {
        const QString reason = device.known ? deviceReason(device.reason) : tr("being looked for");
        addItem(QStringLiteral("%1 · %2").arg(
                    tierTitle(device.name),
                    device.available ? QString::fromStdString(device.device) : reason),
                QString::fromStdString(device.name));
        setItemData(count() - 1, reason, Qt::ToolTipRole);
        if (ofTier[device.name] > 1)
            setItemData(count() - 1, device.index, kIndexRole);
    }
    const auto policy = m_context.devices.policy();
    const QString tier = QString::fromStdString(policy.backend.value);
    int chosen = std::max(0, findData(tier));
    for (int row = chosen; row < count(); ++row)
        if (itemData(row).toString() == tier &&
            itemData(row, kIndexRole) == QVariant(policy.device.value))
            chosen = row;
    setCurrentIndex(chosen);
    setEnabled(policy.backend.source < compute::PolicySource::Environment);
}

} // namespace specula::app
