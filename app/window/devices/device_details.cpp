// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_details.h"

#include "app/window/devices/device_check.h"
#include "app/window/devices/device_texts.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include <cmath>

namespace specula::app {
namespace {

constexpr std::size_t kMostFailures = 50; // the rest is in what "Copy" gives

QLabel* makeText(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long word must not widen the page for all that stands beside it.
    label->setMinimumWidth(40);
    QSizePolicy policy = label->sizePolicy(); // with its height for a width
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    label->setSizePolicy(policy);
    return label;
}

QString typesText(const std::vector<std::string>& types) {
    QStringList all;
    for (const std::string& type : types)
        all << QString::fromStdString(type);
    return all.join(QStringLiteral(", "));
}

QString numberText(double value) {
    return QString::number(value, 'g', 3);
}

} // namespace

DeviceDetails::DeviceDetails(const widgets::Theme& theme, DeviceCheck& check, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_check(check)
    , m_start(new QPushButton(tr("Check this device"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_bar(new QProgressBar(this))
    , m_progress(widgets::makeDimLabel({}, this)) {
    setObjectName(QStringLiteral("devices.details"));
    m_start->setObjectName(QStringLiteral("devices.check"));
    m_start->setToolTip(tr("Holds every kernel of the device to the reference, in the background"));
    m_cancel->setObjectName(QStringLiteral("devices.check.cancel"));
    m_cancel->setAccessibleName(tr("Cancel the check"));
    m_copy->setObjectName(QStringLiteral("devices.copy"));
    m_copy->setAccessibleName(tr("Copy what is known of the device"));
    m_bar->setObjectName(QStringLiteral("devices.check.bar"));
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(40);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 4);
    buttons->setSpacing(8);
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_bar, 1);
    buttons->addWidget(m_progress);
    buttons->addStretch();
    buttons->addWidget(m_copy);

    auto* page = new QWidget;
    widgets::setRole(page, "panel");
    m_title = makeText("devices.title", page);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_reason = makeText("devices.reason", page);
    m_summary = makeText("devices.summary", page);
    m_result = makeText("devices.result", page);
    m_result->setTextFormat(Qt::RichText);
    m_form = new QFormLayout;
    m_form->setContentsMargins(0, 4, 0, 0);
    m_form->setVerticalSpacing(2);
    m_form->setHorizontalSpacing(16);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 0, 12, 8);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(m_summary);
    column->addWidget(m_result);
    column->addLayout(m_form);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("devices.details.scroll"));
    scroll->setAccessibleName(tr("Limits and check of the selected device"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setMinimumHeight(0);
    scroll->setWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(buttons);
    all->addWidget(scroll, 1);

    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_device)
            m_check.start(*m_device);
    });
    connect(m_cancel, &QPushButton::clicked, &m_check, &DeviceCheck::cancel);
    connect(m_copy, &QPushButton::clicked, this, &DeviceDetails::copy);
    connect(&m_check, &DeviceCheck::changed, this, &DeviceDetails::showCheck);
    connect(&m_check, &DeviceCheck::progressed, this, &DeviceDetails::showProgress);
    connect(&theme, &widgets::Theme::changed, this, &DeviceDetails::showCheck);
    setDevice(std::nullopt);
}

void DeviceDetails::setDevice(const std::optional<compute::DeviceInfo>& device) {
    m_device = device;
    m_key = device ? deviceKey(device->name, device->index) : QString();
    showLimits();
    showCheck();
}

void DeviceDetails::showLimits() {
    const QList<std::pair<QString, QString>> limits =
        m_device ? deviceLimits(*m_device) : QList<std::pair<QString, QString>>();
    // The same rows are filled again, so that a selection in them survives.
    while (m_form->rowCount() > limits.size())
        m_form->removeRow(m_form->rowCount() - 1);
    while (m_form->rowCount() < limits.size())
        m_form->addRow(widgets::makeDimLabel({}, this), makeText("devices.limit", this));
    for (int row = 0; row < int(limits.size()); ++row) {
        const auto put = [&](QFormLayout::ItemRole role, const QString& text) {
            auto* label = qobject_cast<QLabel*>(m_form->itemAt(row, role)->widget());
            if (label->text() != text)
                label->setText(text);
        };
        put(QFormLayout::LabelRole, limits.at(row).first);
        put(QFormLayout::FieldRole, limits.at(row).second);
    }
    if (!m_device) {
        m_title->setText(tr("Select a device to see its limits."));
        m_reason->clear();
    } else {
        const QString device = QString::fromStdString(m_device->device);
        m_title->setText(device.isEmpty() ? tierTitle(m_device->name) : device);
        QString reason = deviceReason(m_device->reason);
        if (!m_device->remedy.empty())
            reason += QLatin1Char('\n') + deviceReason(m_device->remedy);
        m_reason->setText(reason);
    }
    m_reason->setVisible(!m_reason->text().isEmpty());
}

void DeviceDetails::showCheck() {
    const bool running = !m_check.running().isEmpty();
    // The keyboard stays with the one of the two buttons that is there.
    const bool focused = m_start->hasFocus() || m_cancel->hasFocus();
    m_start->setVisible(!running);
    m_start->setEnabled(m_device && m_device->available);
    m_cancel->setVisible(running);
    if (focused)
        (running ? m_cancel : m_start)->setFocus();
    m_bar->setVisible(running);
    m_progress->setVisible(running);
    m_copy->setEnabled(m_device.has_value());
    const DeviceCheckResult* result = m_check.result(m_key);
    m_summary->setVisible(result != nullptr);
    m_result->setVisible(result != nullptr);
    if (result != nullptr) {
        widgets::setRole(m_summary, result->agrees() ? "" : "warning");
        m_summary->setText((result->agrees() ? QStringLiteral("✓ ") : QStringLiteral("⚠ ")) +
                           result->summary());
        const QString html = resultHtml(*result);
        m_result->setText(html);
        m_result->setVisible(!html.isEmpty());
    }
    showProgress();
}

void DeviceDetails::showProgress() {
    m_bar->setValue(int(std::lround(m_check.fraction() * 1000)));
    const QString percent =
        QStringLiteral("%1 %").arg(int(std::lround(m_check.fraction() * 100)), 3);
    // Another device may be selected while one is checked.
    const bool own = m_check.running() == m_key;
    m_progress->setText(own ? percent : m_check.runningTitle() + QLatin1Char(' ') + percent);
    m_bar->setToolTip(m_check.stage());
}

QString DeviceDetails::resultHtml(const DeviceCheckResult& result) const {
    QStringList parts;
    const auto& report = result.report;
    if (result.lost())
        parts << tr("The rest was not tried. New work goes elsewhere until you look again.");
    else if (!result.agrees())
        parts << tr("Do not trust what this device computes. Choose another one above; a newer "
                    "driver may help. Then look and check again.");
    for (std::size_t i = 0; i < std::min(report.failed.size(), kMostFailures); ++i) {
        const compute::ConformanceFailure& failure = report.failed[i];
        QString text = QStringLiteral("<b>%1</b> · %2: %3")
                           .arg(QString::fromStdString(failure.kernel).toHtmlEscaped(),
                                QString::fromStdString(failure.testCase).toHtmlEscaped(),
                                QString::fromStdString(failure.what).toHtmlEscaped());
        if (std::isfinite(failure.error))
            text += QLatin1Char(' ') +
                    tr("(error %1, tolerance %2)")
                        .arg(numberText(failure.error), numberText(failure.tolerance));
        parts << QStringLiteral("<span style=\"color:%1\">%2</span>")
                     .arg(m_theme.colours().warning.name(), text);
    }
    if (report.failed.size() > kMostFailures)
        parts << tr("and %1 more").arg(qlonglong(report.failed.size() - kMostFailures));
    if (result.oneCaseIn > 1)
        parts << tr("One case in %1, because this driver computes on the CPU and is slow.")
                     .arg(result.oneCaseIn);
    for (const compute::ConformanceAbsence& absence : report.absent)
        parts << tr("Not on this device, done elsewhere: %1 (%2), %3 cases: %4")
                     .arg(QStringLiteral("<b>%1</b>")
                              .arg(QString::fromStdString(absence.kernel).toHtmlEscaped()),
                          typesText(absence.types), QString::number(absence.cases),
                          QString::fromStdString(absence.why).toHtmlEscaped());
    return parts.join(QStringLiteral("<br>"));
}

QString DeviceDetails::asText() const {
    if (!m_device)
        return {};
    QStringList lines{m_title->text(), m_reason->text()};
    for (const auto& [name, value] : deviceLimits(*m_device))
        lines << QStringLiteral("%1: %2").arg(name, value);
    if (const DeviceCheckResult* result = m_check.result(m_key)) {
        lines << result->summary();
        if (!result->report.kernels.empty())
            lines << QString::fromStdString(result->report.text());
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void DeviceDetails::copy() const {
    QGuiApplication::clipboard()->setText(asText());
}

} // namespace specula::app
