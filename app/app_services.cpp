// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"

#include "core/base/error.h"
#include "core/base/user_folders.h"

#include <chrono>

namespace specula::app {
namespace {

constexpr std::size_t kTileCacheBytes = std::size_t{256} << 20;

constexpr std::chrono::seconds kDeviceIdle{30};

compute::DeviceOptions deviceOptions() {
    compute::DeviceOptions options;
    options.cacheFolder = (userCacheFolder() / "devices").string();
    return options;
}

} // namespace

AppServices::AppServices(const std::filesystem::path& settingsFile)
    : m_settings(settingsFile)
    , m_pool(makeThreadPool(std::max(0, m_settings.get<int>("compute/threads", 0))))
    , m_devices(*m_pool, {}, {}, deviceOptions())
    , m_tiles(kTileCacheBytes)
    , m_actions(m_settings, m_theme)
    , m_units(m_settings)
    , m_jobs(m_log)
    , m_results(m_jobs, m_settings)
    , m_folders(m_jobs)
    , m_context{*m_pool, m_log,   m_settings, m_devices,     m_tiles,   m_jobs,   m_actions,
                m_theme, m_units, m_undo,     m_conversions, m_results, m_folders} {
    m_theme.setChoice(widgets::themeChoiceFromName(
        QString::fromStdString(m_settings.get<std::string>("window/theme", "system"))));
    if (const std::string problem = m_settings.problem(); !problem.empty())
        m_log.add(LogLevel::Warning, "settings", problem);
    applyDeviceSettings();
    applyConversionSettings();
    m_settingsListener = m_settings.listen([this](const std::string& key) {
        if (key.rfind("device/", 0) == 0)
            applyDeviceSettings();
        if (key == "conversions/count")
            applyConversionSettings();
    });
    QObject::connect(&m_idleDevices, &QTimer::timeout, &m_idleDevices,
                     [this] { m_devices.releaseIdleInBackground(kDeviceIdle); });
    m_idleDevices.start(kDeviceIdle / 2);
}

AppServices::~AppServices() {
    m_settings.unlisten(m_settingsListener);
}

/// Jobs from now on are computed where the environment and the settings say.
void AppServices::applyDeviceSettings() {
    const compute::DeviceWishes settings = compute::wishesFromSettings(m_settings);
    compute::DeviceWishes environment;
    try {
        environment = compute::wishesFromEnvironment();
    } catch (const Error& error) {
        m_log.add(LogLevel::Error, "devices",
                  std::string("the environment is not followed: ") + error.what());
    }
    m_devices.setPolicy(compute::DevicePolicy::of({}, environment, settings));
}

void AppServices::applyConversionSettings() {
    m_conversions.setEnabled(m_settings.get<bool>("conversions/count", true));
}

} // namespace specula::app
