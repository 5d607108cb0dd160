// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"

namespace specula::app {

AppServices::AppServices(const std::filesystem::path& settingsFile)
    : m_settings(settingsFile)
    , m_pool(makeThreadPool(std::max(0, m_settings.get<int>("compute/threads", 0))))
    , m_devices(m_pool->threads())
    , m_actions(m_settings, m_theme)
    , m_units(m_settings)
    , m_jobs(m_log)
    , m_context{*m_pool,   m_log,   m_settings, m_devices, m_jobs,
                m_actions, m_theme, m_units,    m_undo} {
    m_theme.setChoice(widgets::themeChoiceFromName(
        QString::fromStdString(m_settings.get<std::string>("window/theme", "system"))));
    if (const std::string problem = m_settings.problem(); !problem.empty())
        m_log.add(LogLevel::Warning, "settings", problem);
}

AppServices::~AppServices() = default;

} // namespace specula::app
