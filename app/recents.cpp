// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recents.h"

#include "core/base/settings.h"

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kKeepUnpinned = 15;
const char kKey[] = "recent/files";

std::string text(const nlohmann::json& object, const char* name) {
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

} // namespace

Recents::Recents(Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings) {
    const nlohmann::json stored = settings.raw(kKey);
    if (!stored.is_array())
        return;
    for (const auto& entry : stored) {
        if (!entry.is_object() || text(entry, "path").empty())
            continue;
        RecentFile file;
        file.target.path = QString::fromStdString(text(entry, "path"));
        file.target.dataset = QString::fromStdString(text(entry, "dataset"));
        file.workspace = QString::fromStdString(text(entry, "workspace"));
        file.pinned = entry.value("pinned", nlohmann::json()) == true;
        m_files << file;
    }
}

int Recents::find(const QString& path) const {
    for (int i = 0; i < m_files.size(); ++i)
        if (m_files[i].target.path == path)
            return i;
    return -1;
}

void Recents::add(const OpenTarget& target, const QString& workspace) {
    RecentFile file{target, workspace, false, false};
    file.target.note.clear();
    const int known = find(target.path);
    if (known >= 0) {
        file.pinned = m_files[known].pinned;
        m_files.removeAt(known);
    }
    m_files.prepend(file);
    store();
}

void Recents::setPinned(const QString& path, bool pinned) {
    const int row = find(path);
    if (row < 0 || m_files[row].pinned == pinned)
        return;
    m_files[row].pinned = pinned;
    store();
}

void Recents::setMissing(const QString& path, bool missing) {
    const int row = find(path);
    if (row < 0 || m_files[row].missing == missing)
        return;
    m_files[row].missing = missing;
    emit changed();
}

void Recents::remove(const QString& path) {
    const int row = find(path);
    if (row < 0)
        return;
    m_files.removeAt(row);
    store();
}

void Recents::clearUnpinned() {
    m_files.removeIf([](const RecentFile& file) { return !file.pinned; });
    store();
}

void Recents::store() {
    std::stable_partition(m_files.begin(), m_files.end(),
                          [](const RecentFile& file) { return file.pinned; });
    int unpinned = 0;
    m_files.removeIf(
        [&](const RecentFile& file) { return !file.pinned && ++unpinned > kKeepUnpinned; });
    nlohmann::json stored = nlohmann::json::array();
    for (const RecentFile& file : m_files)
        stored.push_back({{"path", file.target.path.toStdString()},
                          {"dataset", file.target.dataset.toStdString()},
                          {"workspace", file.workspace.toStdString()},
                          {"pinned", file.pinned}});
    m_settings.set(kKey, std::move(stored));
    emit changed();
}

} // namespace specula::app
