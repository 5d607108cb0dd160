// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_watch.h"

#include "app/job_runner.h"
#include "core/base/error.h"

#include <QEvent>
#include <QWidget>

namespace specula::app {
namespace {

constexpr int kEveryMs = 1000;

DeviceSnapshot snapshotOf(const compute::DeviceManager& devices) {
    DeviceSnapshot now;
    now.devices = devices.devicesKnown();
    now.open = devices.openDevices();
    now.jobs = devices.jobs();
    now.policy = devices.policy();
    try {
        now.choice = devices.chooseKnown();
    } catch (const Error& error) {
        now.problem = QString::fromStdString(error.what());
    }
    return now;
}

} // namespace

DeviceWatch::DeviceWatch(AppContext& context, QWidget& panel)
    : QObject(&panel)
    , m_context(context)
    , m_panel(panel) {
    panel.installEventFilter(this);
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &DeviceWatch::lookSoon);
    m_listener = context.devices.listen([this](compute::DeviceManager::Change) {
        QMetaObject::invokeMethod(this, &DeviceWatch::lookSoon, Qt::QueuedConnection);
    });
}

DeviceWatch::~DeviceWatch() {
    m_context.devices.unlisten(m_listener);
}

bool DeviceWatch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) {
        m_context.devices.probeInBackground();
        m_timer.start();
        lookSoon();
    } else if (event->type() == QEvent::Hide) {
        m_timer.stop();
    }
    return QObject::eventFilter(watched, event);
}

void DeviceWatch::lookSoon() {
    if (!m_panel.isVisible())
        return;
    if (m_looking)
        m_again = true; // what is on its way may be older than the change
    else
        look();
}

void DeviceWatch::look() {
    m_looking = true;
    m_again = false;
    const auto ended = [this] {
        m_looking = false;
        if (m_again)
            lookSoon();
    };
    m_context.jobs.start(
        {.title = tr("Look at the devices"), .lane = JobLane::Interactive, .quiet = true}, this,
        [&devices = m_context.devices](JobContext&) { return snapshotOf(devices); },
        [this, ended](const DeviceSnapshot& now) {
            emit looked(now);
            ended();
        },
        [ended](const JobFailure&) { ended(); });
}

} // namespace specula::app
