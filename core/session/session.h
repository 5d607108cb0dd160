// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

/// What a user has open and done, saved and restored as one JSON file. Knows no widget: the state
/// of the window and of each workspace is carried as they wrote it.
namespace specula::session {

/// Something that was open in a workspace.
struct OpenItem {
    std::string workspace; ///< "image"
    std::string path;      ///< absolute
    std::string dataset;   ///< empty: the default one

    friend bool operator==(const OpenItem&, const OpenItem&) = default;
};

struct Session {
    static constexpr int kVersion = 1;

    std::string program; ///< version that wrote it
    std::string saved;   ///< ISO 8601, UTC
    std::string workspace;
    std::vector<OpenItem> open; ///< in the order they were opened
    std::vector<std::string> folders;
    std::string windowGeometry; ///< opaque, base64
    std::string windowState;    ///< opaque, base64
    nlohmann::json layout = nlohmann::json::object();
    nlohmann::json workspaces = nlohmann::json::object(); ///< id: its state

    bool empty() const { return open.empty() && folders.empty(); }
    friend bool operator==(const Session&, const Session&) = default;
};

nlohmann::json toJson(const Session& session);
/// Throws Error(Input) naming the field when it is no session or of a later version. Fields that
/// are absent keep their defaults.
Session fromJson(const nlohmann::json& json);

/// Atomic; makes the folder. Throws Error(Input) when it cannot be written.
void saveSession(const Session& session, const std::filesystem::path& file);
/// Throws Error(Input) when the file is missing or broken.
Session loadSession(const std::filesystem::path& file);

} // namespace specula::session
