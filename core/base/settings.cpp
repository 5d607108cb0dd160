// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <fstream>

namespace specula {
namespace fs = std::filesystem;

Settings::Settings(fs::path file)
    : m_file(std::move(file)) {
    std::ifstream in(m_file, std::ios::binary);
    if (!in)
        return;
    nlohmann::json values = nlohmann::json::parse(in, nullptr, false);
    if (values.is_object()) {
        m_values = std::move(values);
        return;
    }
    std::error_code ignored;
    fs::rename(m_file, m_file.string() + ".broken", ignored);
    m_problem = "the settings file was not readable; it was kept as " + m_file.string() + ".broken";
}

nlohmann::json Settings::raw(const std::string& key) const {
    std::lock_guard lock(m_mutex);
    const auto it = m_values.find(key);
    return it == m_values.end() ? nlohmann::json() : *it;
}

void Settings::set(const std::string& key, nlohmann::json value) {
    std::map<int, std::function<void(const std::string&)>> listeners;
    {
        std::lock_guard lock(m_mutex);
        const auto it = m_values.find(key);
        if (it != m_values.end() && *it == value)
            return;
        m_values[key] = std::move(value);
        save();
        listeners = m_listeners;
    }
    for (auto& [handle, listener] : listeners)
        listener(key);
}

void Settings::remove(const std::string& key) {
    std::lock_guard lock(m_mutex);
    if (m_values.erase(key) > 0)
        save();
}

int Settings::listen(std::function<void(const std::string&)> listener) {
    std::lock_guard lock(m_mutex);
    m_listeners[m_nextListener] = std::move(listener);
    return m_nextListener++;
}

void Settings::unlisten(int handle) {
    std::lock_guard lock(m_mutex);
    m_listeners.erase(handle);
}

void Settings::keepInMemory() {
    std::lock_guard lock(m_mutex);
    m_file.clear();
}

std::string Settings::problem() const {
    std::lock_guard lock(m_mutex);
    return m_problem;
}

void Settings::save() {
    if (m_file.empty())
        return;
    try {
        std::error_code ignored;
        fs::create_directories(m_file.parent_path(), ignored);
        writeFileAtomically(m_file, m_values.dump(2) + "\n", true);
        m_problem.clear();
    } catch (const Error& e) {
        m_problem = e.what();
    }
}

} // namespace specula
