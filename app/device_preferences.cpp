// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device_preferences.h"

#include "app/device_choice_box.h"
#include "core/base/settings.h"
#include "core/compute/device_manager.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"

#include <QCheckBox>
#include <QDialog>
#include <QFormLayout>
#include <QLabel>

#include <cmath>

namespace specula::app {
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
    auto* box = new DeviceChoiceBox(m_context, QStringLiteral("preferences.backend"), m_dialog);
    m_form.addRow(tr("Compute on"), box);
    sayWhoDecides(box, "SPECULA_BACKEND");
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
