// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_table_page.h"

#include "app/device_choice_box.h"
#include "app/job_runner.h"
#include "app/window/devices/device_check.h"
#include "app/window/devices/device_details.h"
#include "app/window/devices/device_texts.h"
#include "app/window/devices/text_table.h"
#include "widgets/forms/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kDetailsWidth = 280; // its buttons, whether a check runs or not

} // namespace

DeviceTablePage::DeviceTablePage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_check(new DeviceCheck(context, this))
    , m_choice(new QLabel(this))
    , m_decides(widgets::makeDimLabel({}, this))
    , m_look(new QPushButton(tr("Look again"), this))
    , m_table(new TextTable(context.theme, QStringLiteral("devices.table"), tr("Devices"),
                            {{tr("Tier")},
                             {tr("Device")},
                             {tr("Priority"), true},
                             {tr("Available")},
                             {tr("Memory"), true},
                             {tr("Usable"), true},
                             {tr("Double")},
                             {tr("Why")}},
                            this))
    , m_details(new DeviceDetails(context.theme, *m_check, this)) {
    auto* box = new DeviceChoiceBox(context, QStringLiteral("devices.choice"), this);
    box->setMinimumContentsLength(22);
    auto* label = new QLabel(tr("Compute on"), this);
    label->setBuddy(box);
    m_choice->setObjectName(QStringLiteral("devices.now"));
    m_decides->setObjectName(QStringLiteral("devices.decides"));
    for (QLabel* text : {m_choice, m_decides}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_look->setObjectName(QStringLiteral("devices.look"));
    m_look->setToolTip(tr("Looks for devices again; one that was lost gets another chance"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(box, 1);
    row->addWidget(m_look);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(12, 8, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_choice);
    column->addWidget(m_decides);
    column->addWidget(m_table, 1);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    m_details->setMinimumWidth(kDetailsWidth);
    splitter->addWidget(left);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    connect(m_table, &TextTable::currentKeyChanged, this, &DeviceTablePage::showDetails);
    connect(m_check, &DeviceCheck::changed, this, &DeviceTablePage::fill);
    connect(m_check, &DeviceCheck::checked, this, &DeviceTablePage::checked);
    connect(m_look, &QPushButton::clicked, this, &DeviceTablePage::lookAgain);
}

void DeviceTablePage::lookAgain() {
    m_look->setEnabled(false);
    m_check->forget();
    m_context.jobs.start(
        {.title = tr("Look for devices")}, this,
        [&devices = m_context.devices](JobContext&) { devices.refresh(); },
        [this] { m_look->setEnabled(true); },
        [this](const JobFailure&) { m_look->setEnabled(true); });
}

void DeviceTablePage::showSnapshot(const DeviceSnapshot& now) {
    m_now = now;
    fill();
    if (now.choice)
        m_choice->setText(tr("New work goes to %1: %2")
                              .arg(tierTitle(now.choice->tier), deviceReason(now.choice->reason)));
    else
        m_choice->setText(now.problem.isEmpty() ? tr("Devices are being looked for.")
                                                : now.problem);
    widgets::setRole(m_choice, now.problem.isEmpty() ? "" : "warning");
    QStringList notes;
    if (const QString decides = whoDecidesTier(now.policy); !decides.isEmpty())
        notes << decides;
    if (now.policy.gpuOff())
        notes << tr("Graphics processors are switched off.");
    m_decides->setText(notes.join(QLatin1Char(' ')));
    m_decides->setVisible(!notes.isEmpty());
    if (m_table->currentKey().isEmpty() && now.choice)
        m_table->selectKey(deviceKey(now.choice->tier, now.choice->device));
    showDetails();
}

void DeviceTablePage::fill() {
    QList<TextRow> rows;
    for (const compute::DeviceInfo& device : m_now.devices) {
        TextRow row;
        row.key = deviceKey(device.name, device.index);
        const bool there = !device.device.empty();
        const DeviceCheckResult* result = m_check->result(row.key);
        QString why = device.known ? deviceReason(device.reason) : tr("being looked for");
        if (isLost(device))
            row.warning = true;
        if (result != nullptr && !result->agrees()) {
            row.warning = true;
            why = tr("the check failed; %1").arg(why);
        } else if (result != nullptr) {
            why = tr("checked; %1").arg(why);
        }
        row.dim = !device.available;
        row.cells = {tierTitle(device.name),
                     there ? QString::fromStdString(device.device) : QStringLiteral("–"),
                     QString::number(device.priority),
                     !device.known      ? tr("looking…")
                     : device.available ? tr("yes")
                                        : tr("no"),
                     there ? memoryText(device) : QStringLiteral("–"),
                     there && device.available ? bytesText(device.usableBytes)
                                               : QStringLiteral("–"),
                     !there          ? QStringLiteral("–")
                     : device.hasF64 ? tr("yes")
                                     : tr("no"),
                     why};
        rows << row;
    }
    m_table->setRows(std::move(rows));
}

void DeviceTablePage::showDetails() {
    const QString key = m_table->currentKey();
    const auto found =
        std::find_if(m_now.devices.begin(), m_now.devices.end(), [&](const auto& device) {
            return deviceKey(device.name, device.index) == key;
        });
    m_details->setDevice(found == m_now.devices.end() ? std::nullopt : std::optional(*found));
}

} // namespace specula::app
