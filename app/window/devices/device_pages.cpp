// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_pages.h"

#include "app/job_runner.h"
#include "app/window/devices/device_texts.h"
#include "app/window/devices/text_table.h"
#include "core/base/settings.h"
#include "widgets/adapters/conversion_statistics.h"
#include "widgets/forms/labels.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace specula::app {
namespace {

QVBoxLayout* makeColumn(QWidget* page, TextTable* table, std::initializer_list<QWidget*> foot) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(table, 1);
    if (foot.size() > 0) {
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        for (QWidget* widget : foot)
            row->addWidget(widget);
        row->addStretch();
        column->addLayout(row);
    }
    return column;
}

QString secondsText(double seconds) {
    return seconds < 1 ? QStringLiteral("%1 ms").arg(seconds * 1000, 0, 'f', seconds < 0.01 ? 2 : 0)
                       : QStringLiteral("%1 s").arg(seconds, 0, 'f', seconds < 100 ? 2 : 0);
}

QDateTime timeOf(const compute::JobRecord& job) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(job.when.time_since_epoch()).count());
}

} // namespace

DeviceJobsPage::DeviceJobsPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_table(new TextTable(context.theme, QStringLiteral("devices.jobs"),
                            tr("Which tier each job used and why"),
                            {{tr("Time"), true},
                             {tr("Job")},
                             {tr("Tier")},
                             {tr("Duration"), true},
                             {tr("Why there")},
                             {tr("Kernels done elsewhere")},
                             {tr("What did not work")}},
                            this)) {
    m_table->setEmptyText(tr("No job has computed anything yet. Previews are not listed."));
    makeColumn(this, m_table, {});
}

void DeviceJobsPage::showSnapshot(const DeviceSnapshot& now) {
    QList<TextRow> rows;
    for (auto job = now.jobs.rbegin(); job != now.jobs.rend(); ++job) {
        TextRow row;
        const QDateTime when = timeOf(*job);
        row.key = QStringLiteral("%1 %2")
                      .arg(when.toMSecsSinceEpoch())
                      .arg(QString::fromStdString(job->job));
        QStringList borrowed, fallbacks;
        for (const compute::BorrowedKernel& kernel : job->borrowed)
            borrowed << QStringLiteral("%1 (%2)")
                            .arg(QString::fromStdString(kernel.kernel))
                            .arg(qlonglong(kernel.calls));
        for (const std::string& fallback : job->fallbacks)
            fallbacks << deviceReason(fallback);
        row.warning = !fallbacks.isEmpty();
        row.cells = {when.toString(QStringLiteral("HH:mm:ss")),
                     QString::fromStdString(job->job),
                     tierTitle(job->tier),
                     secondsText(job->seconds),
                     deviceReason(job->reason),
                     borrowed.join(QStringLiteral(", ")),
                     fallbacks.join(QStringLiteral("; "))};
        rows << row;
    }
    m_table->setRows(std::move(rows));
}

DeviceMemoryPage::DeviceMemoryPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_table(new TextTable(context.theme, QStringLiteral("devices.memory"),
                            tr("Memory of open devices"),
                            {{tr("Tier")},
                             {tr("Device")},
                             {tr("In use"), true},
                             {tr("Kept"), true},
                             {tr("Most so far"), true},
                             {tr("Limit"), true},
                             {tr("State")}},
                            this))
    , m_release(new QPushButton(tr("Release kept memory"), this)) {
    m_table->setEmptyText(tr("No device is open. One is opened when work comes."));
    m_release->setObjectName(QStringLiteral("devices.release"));
    m_release->setToolTip(tr("Gives back what no job holds and is only kept for the next"));
    auto* note = widgets::makeDimLabel(
        tr("Kept memory is given back by itself when a device rests for half a minute."), this);
    note->setWordWrap(true);
    note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    makeColumn(this, m_table, {m_release, note});
    connect(m_release, &QPushButton::clicked, this, &DeviceMemoryPage::release);
}

void DeviceMemoryPage::release() {
    m_context.jobs.start(
        {.title = tr("Release device memory"), .quiet = true}, this,
        [&devices = m_context.devices](JobContext&) {
            devices.releaseIdle(std::chrono::milliseconds(0));
        },
        [this] { emit released(); });
}

void DeviceMemoryPage::showSnapshot(const DeviceSnapshot& now) {
    QList<TextRow> rows;
    for (const compute::OpenDevice& device : now.open)
        rows << TextRow{deviceKey(device.tier, device.device),
                        {tierTitle(device.tier), QString::fromStdString(device.name),
                         bytesText(device.memory.bytesInUse), bytesText(device.memory.bytesKept),
                         bytesText(device.memory.peakBytes),
                         device.memory.cap == 0 ? tr("none") : bytesText(device.memory.cap),
                         device.busy ? tr("a job holds it") : tr("rests")}};
    m_table->setRows(std::move(rows));
}

ConversionsPage::ConversionsPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_count(new QCheckBox(tr("Count conversions"), this))
    , m_table(new TextTable(
          context.theme, QStringLiteral("devices.conversions"), tr("Conversions for the screen"),
          {{tr("Conversion")}, {tr("Count"), true}, {tr("Mean"), true}, {tr("Slowest"), true}},
          this)) {
    m_table->setEmptyText(tr("Nothing was counted yet."));
    m_count->setObjectName(QStringLiteral("devices.count"));
    m_count->setToolTip(tr("Measures how long data take to become pictures and curves"));
    m_count->setChecked(context.conversions.enabled());
    auto* reset = new QPushButton(tr("Reset"), this);
    reset->setObjectName(QStringLiteral("devices.reset"));
    reset->setAccessibleName(tr("Reset the statistics of conversions"));
    makeColumn(this, m_table, {m_count, reset});
    connect(m_count, &QCheckBox::toggled, this, [this](bool on) {
        m_context.settings.set("conversions/count", on); // followed at once
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_context.conversions.clear();
        refresh();
    });
}

void ConversionsPage::refresh() {
    QList<TextRow> rows;
    for (const auto& entry : m_context.conversions.entries())
        rows << TextRow{entry.kind,
                        {entry.kind, QString::number(entry.count), secondsText(entry.meanMs / 1000),
                         secondsText(entry.slowestMs / 1000)}};
    m_table->setRows(std::move(rows));
}

} // namespace specula::app
