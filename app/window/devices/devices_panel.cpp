// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/devices_panel.h"

#include "app/window/devices/device_pages.h"
#include "app/window/devices/device_table_page.h"
#include "app/window/devices/device_watch.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace specula::app {

DevicesPanel::DevicesPanel(AppContext& context, QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("devicesPanel"));
    setProperty("helpPage", QStringLiteral("devices"));
    auto* devices = new DeviceTablePage(context, this);
    auto* jobs = new DeviceJobsPage(context, this);
    auto* memory = new DeviceMemoryPage(context, this);
    auto* conversions = new ConversionsPage(context, this);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("devices.tabs"));
    tabs->setAccessibleName(tr("Parts of the device panel"));
    tabs->setDocumentMode(true);
    tabs->addTab(devices, tr("Devices"));
    tabs->addTab(jobs, tr("Jobs"));
    tabs->addTab(memory, tr("Memory"));
    tabs->addTab(conversions, tr("Conversions"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs);
    auto* watch = new DeviceWatch(context, *this);
    connect(watch, &DeviceWatch::looked, this, [=](const DeviceSnapshot& now) {
        devices->showSnapshot(now);
        jobs->showSnapshot(now);
        memory->showSnapshot(now);
        conversions->refresh();
    });
    connect(devices, &DeviceTablePage::checked, this, [this, devices](const QString& text) {
        if (!devices->isVisible())
            emit said(text);
    });
    connect(memory, &DeviceMemoryPage::released, watch, &DeviceWatch::lookSoon);
}

} // namespace specula::app
