// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace specula {

/// The one place for what a user prefers: a JSON file of "area/name": value. Reading a key of the
/// wrong type gives the default. Saved atomically after each change; a file that is broken is kept
/// aside as settings.json.broken and reported by problem(). Thread safe.
class Settings {
  public:
    /// Values live in memory only.
    Settings() = default;
    explicit Settings(std::filesystem::path file);

    template<class T>
    T get(const std::string& key, T otherwise) const {
        const nlohmann::json value = raw(key);
        try {
            return value.is_null() ? otherwise : value.get<T>();
        } catch (const nlohmann::json::exception&) {
            return otherwise;
        }
    }
    nlohmann::json raw(const std::string& key) const;
    void set(const std::string& key, nlohmann::json value);
    void remove(const std::string& key);

    /// Called after each change with the key, on the changing thread; returns a handle.
    int listen(std::function<void(const std::string&)> listener);
    void unlisten(int handle);

    /// From now on changes last as long as the program: for runs that only look.
    void keepInMemory();

    /// Empty, or why the file could not be read or written.
    std::string problem() const;

  private:
    void save();

    mutable std::mutex m_mutex;
    std::filesystem::path m_file;
    nlohmann::json m_values = nlohmann::json::object();
    std::map<int, std::function<void(const std::string&)>> m_listeners;
    int m_nextListener = 1;
    std::string m_problem;
};

} // namespace specula
