// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_status_bar.h"

#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

namespace specula::app {

WindowStatusBar::WindowStatusBar(const widgets::Theme& theme, JobRunner& jobs, JobModel& model,
                                 QWidget* parent)
    : QStatusBar(parent)
    , m_theme(theme)
    , m_jobs(jobs)
    , m_model(model)
    , m_readout(new QLabel(this))
    , m_percent(new QLabel(this))
    , m_details(widgets::makeDimLabel({}, this))
    , m_title(new widgets::ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_device(new QToolButton(this))
    , m_jobArea(new QWidget(this)) {
    setObjectName(QStringLiteral("statusBar"));
    setSizeGripEnabled(false);
    m_readout->setObjectName(QStringLiteral("readout"));
    m_readout->setAccessibleName(tr("Under the cursor"));
    m_readout->setFont(theme.numberFont());
    m_readout->setTextFormat(Qt::RichText);
    m_readout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setFocusPolicy(Qt::NoFocus);
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_percent->setFont([&] {
        QFont bold = theme.numberFont();
        bold.setWeight(QFont::DemiBold);
        return bold;
    }());
    m_details->setFont(theme.numberFont());
    m_bar->setObjectName(QStringLiteral("jobBar"));
    m_bar->setAccessibleName(tr("Progress of the running job"));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    m_title->setMaximumWidth(240);
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    m_cancel->setToolTip(tr("Cancel the running job"));
    m_cancel->setIcon(theme.icon(QStringLiteral("close")));
    m_cancel->setIconSize({12, 12});
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_device->setObjectName(QStringLiteral("device"));
    m_device->setIcon(theme.icon(QStringLiteral("device")));
    m_device->setIconSize({14, 14});
    m_device->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_device->setFocusPolicy(Qt::TabFocus);

    auto* row = new QHBoxLayout(m_jobArea);
    row->setContentsMargins(8, 0, 4, 0);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_percent);
    row->addWidget(m_details);
    row->addWidget(m_cancel);
    m_readout->setContentsMargins(8, 0, 8, 0);
    addWidget(m_readout, 1);
    addPermanentWidget(m_jobArea);
    addPermanentWidget(m_device);
    m_jobArea->hide();

    connect(&m_model, &QAbstractItemModel::dataChanged, this, &WindowStatusBar::showJob);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &WindowStatusBar::showJob);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_jobs.cancel(m_shownJob); });
    connect(m_device, &QToolButton::clicked, this, &WindowStatusBar::deviceClicked);
}

void WindowStatusBar::setReadout(const QString& html) {
    if (m_readout->text() != html)
        m_readout->setText(html);
}

void WindowStatusBar::setDevice(const QString& name, const QString& reason, bool warning) {
    m_device->setIcon(m_theme.icon(warning ? QStringLiteral("warning") : QStringLiteral("device")));
    m_device->setText(name);
    m_device->setToolTip(reason);
    m_device->setAccessibleName(tr("Computes on %1").arg(name));
    m_device->setAccessibleDescription(reason);
}

void WindowStatusBar::showJob() {
    const JobInfo* job = m_model.foremost();
    m_jobArea->setVisible(job != nullptr);
    m_shownJob = job == nullptr ? 0 : job->id;
    if (job == nullptr)
        return;
    const JobProgress& progress = job->progress;
    const QString stage = QString::fromStdString(progress.stage);
    m_title->setFullText(stage.isEmpty() ? job->title
                                         : QStringLiteral("%1 · %2").arg(job->title, stage));
    m_bar->setValue(int(std::lround(progress.fraction * 1000)));
    m_percent->setText(QStringLiteral("%1 %").arg(int(std::lround(progress.fraction * 100)), 3));
    QStringList details;
    for (const QString& text : {JobModel::rateText(progress), JobModel::remainingText(progress)})
        if (!text.isEmpty())
            details << text;
    m_details->setText(details.join(QStringLiteral(" · ")));
}

} // namespace specula::app
