// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device_preferences.h"

#include "core/base/settings.h"
#include "core/compute/device_manager.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <cmath>
#include <map>

namespace specula::app {
namespace {

constexpr int kIndexRole = Qt::UserRole + 1;

} // namespace

DevicePreferences::DevicePreferences(AppContext& context, QFormLayout& form, QDialog* dialog)
    : QObject(dialog)
    , m_context(context)
    , m_form(form)
    , m_dialog(dialog) {
    form.addRow(widgets::makeSectionHead(tr("Devices"), dialog));
    addBackend();
    const auto policy = context.devices.policy();
    addSwitch({"useGpu", "device/use_gpu", "SPECULA_USE_GPU"}, policy.useGpu.value,
              tr("Use graphics processors"),
              tr("Without, the best there is is always the processor."));
    addSwitch({"fallback", "device/allow_fallback", "SPECULA_GPU_FALLBACK"},
              policy.allowFallback.value,
              tr("Compute elsewhere when a device is not there or fails"),
              tr("Without, the work fails and says why."));
    addFraction();
    m_listener = context.devices.listen([this](compute::DeviceManager::Change change) {
        if (change == compute::DeviceManager::Change::Devices) // from whatever thread
            QMetaObject::invokeMethod(this, &DevicePreferences::showDevices, Qt::QueuedConnection);
    });
    context.devices.probeInBackground();
}

DevicePreferences::~DevicePreferences() {
    m_context.devices.unlisten(m_listener);
}

/// Greys a field out which a variable of the environment decides.
void DevicePreferences::sayWhoDecides(QWidget* field, const char* variable) {
    const QString forced = qEnvironmentVariable(variable);
    if (forced.isEmpty())
        return;
    field->setEnabled(false);
    m_form.addRow(widgets::makeDimLabel(
        tr("%1 in the environment decides: %2").arg(QString::fromLatin1(variable), forced),
        m_dialog));
}

void DevicePreferences::addBackend() {
    m_backend = new QComboBox(m_dialog);
    m_backend->setObjectName(QStringLiteral("preferences.backend"));
    m_backend->setAccessibleName(tr("Compute on"));
    m_backend->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_form.addRow(tr("Compute on"), m_backend);
    showDevices();
    sayWhoDecides(m_backend, "SPECULA_BACKEND");
    connect(m_backend, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant index = m_backend->currentData(kIndexRole);
        // The number first: the tier is what is looked at.
        if (index.isValid())
            m_context.settings.set("device/index", index.toInt());
        else
            m_context.settings.remove("device/index");
        m_context.settings.set("device/backend", m_backend->currentData().toString().toStdString());
    });
}

void DevicePreferences::showDevices() {
    const QSignalBlocker quiet(m_backend);
    m_backend->clear();
    m_backend->addItem(tr("the best there is"), QStringLiteral("auto"));
    const auto devices = m_context.devices.devicesKnown();
    std::map<std::string, int> ofTier;
    for (const compute::DeviceInfo& device : devices)
        ++ofTier[device.name];
    for (const compute::DeviceInfo& device : devices) {
        const QString reason =
            device.known ? QString::fromStdString(device.reason) : tr("being looked for");
        m_backend->addItem(QStringLiteral("%1 · %2").arg(
                               QString::fromStdString(device.name),
                               device.available ? QString::fromStdString(device.device) : reason),
                           QString::fromStdString(device.name));
        const int row = m_backend->count() - 1;
        m_backend->setItemData(row, reason, Qt::ToolTipRole);
        if (ofTier[device.name] > 1)
            m_backend->setItemData(row, device.index, kIndexRole);
    }
    const auto policy = m_context.devices.policy();
    const QString tier = QString::fromStdString(policy.backend.value);
    int chosen = std::max(0, m_backend->findData(tier));
    for (int row = chosen; row < m_backend->count(); ++row)
        if (m_backend->itemData(row).toString() == tier &&
            m_backend->itemData(row, kIndexRole) == QVariant(policy.device.value))
            chosen = row;
    m_backend->setCurrentIndex(chosen);
}

void DevicePreferences::addSwitch(const Names& names, bool on, const QString& label,
                                  const QString& explanation) {
    auto* box = new QCheckBox(label, m_dialog);
    box->setObjectName(QStringLiteral("preferences.") + QLatin1String(names.object));
    box->setAccessibleName(label);
    box->setToolTip(explanation);
    box->setChecked(on);
    m_form.addRow(box);
    sayWhoDecides(box, names.variable);
    connect(box, &QCheckBox::toggled, this,
            [this, key = names.key](bool now) { m_context.settings.set(key, now); });
}

void DevicePreferences::addFraction() {
    auto* field = new widgets::NumberField(QStringLiteral("preferences.memoryFraction"),
                                           tr("Part of the free device memory to use"), m_dialog);
    field->setRange(1, 100);
    field->setStep(5);
    field->setUnit(QStringLiteral("%"));
    field->setValue(std::round(1000 * m_context.devices.policy().memoryFraction.value) / 10);
    m_form.addRow(tr("Most of a device's free memory"), field);
    sayWhoDecides(field, "SPECULA_GPU_MEMORY_FRACTION");
    connect(field, &widgets::NumberField::valueChanged, this, [this](double percent) {
        m_context.settings.set("device/memory_fraction", percent / 100);
    });
}

} // namespace specula::app
