// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <fstream>
#include <system_error>

namespace specula::session {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Error broken(const std::string& field, const std::string& reason) {
    return Error(ErrorCode::Input, reason)
        .atField(field)
        .withRemedy("remove the session file to start afresh");
}

const json* member(const json& object, const std::string& name) {
    const auto it = object.find(name);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

std::string textOf(const json& object, const std::string& name) {
    const json* value = member(object, name);
    if (value == nullptr)
        return {};
    if (!value->is_string())
        throw broken(name, "must be a text");
    return value->get<std::string>();
}

json objectOf(const json& object, const std::string& name) {
    const json* value = member(object, name);
    if (value == nullptr)
        return json::object();
    if (!value->is_object())
        throw broken(name, "must be an object");
    return *value;
}

const json& listOf(const json& object, const std::string& name) {
    static const json none = json::array();
    const json* value = member(object, name);
    if (value == nullptr)
        return none;
    if (!value->is_array())
        throw broken(name, "must be a list");
    return *value;
}

} // namespace

json toJson(const Session& session) {
    json open = json::array();
    for (const OpenItem& item : session.open)
        open.push_back(
            {{"workspace", item.workspace}, {"path", item.path}, {"dataset", item.dataset}});
    return {{"specula_session", Session::kVersion},
            {"program", session.program},
            {"saved", session.saved},
            {"workspace", session.workspace},
            {"open", std::move(open)},
            {"folders", session.folders},
            {"window",
             {{"geometry", session.windowGeometry},
              {"state", session.windowState},
              {"layout", session.layout}}},
            {"workspaces", session.workspaces}};
}

Session fromJson(const json& in) {
    if (!in.is_object() || !in.contains("specula_session"))
        throw broken("specula_session", "this is not a session file");
    const json& version = in["specula_session"];
    if (!version.is_number_integer() || version.get<int>() < 1)
        throw broken("specula_session", "must be a version number");
    if (version.get<int>() > Session::kVersion)
        throw broken("specula_session", "it was written by a later version of Specula");
    Session session;
    session.program = textOf(in, "program");
    session.saved = textOf(in, "saved");
    session.workspace = textOf(in, "workspace");
    for (const json& entry : listOf(in, "open")) {
        if (!entry.is_object() || textOf(entry, "path").empty())
            throw broken("open", "each entry needs a path");
        session.open.push_back(
            {textOf(entry, "workspace"), textOf(entry, "path"), textOf(entry, "dataset")});
    }
    for (const json& folder : listOf(in, "folders")) {
        if (!folder.is_string())
            throw broken("folders", "must be a list of texts");
        session.folders.push_back(folder.get<std::string>());
    }
    const json window = objectOf(in, "window");
    session.windowGeometry = textOf(window, "geometry");
    session.windowState = textOf(window, "state");
    session.layout = objectOf(window, "layout");
    session.workspaces = objectOf(in, "workspaces");
    return session;
}

void saveSession(const Session& session, const fs::path& file) {
    std::error_code ignored; // writing tells, with a better message
    fs::create_directories(file.parent_path(), ignored);
    // Names of files are bytes; what is no UTF-8 must not stop the rest from being saved.
    writeFileAtomically(file, toJson(session).dump(1, ' ', false, json::error_handler_t::replace),
                        true);
}

Session loadSession(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error(ErrorCode::Input, "cannot be read").inFile(file);
    const json parsed = json::parse(in, nullptr, false);
    try {
        return fromJson(parsed);
    } catch (Error& e) {
        e.inFile(file);
        throw;
    }
}

} // namespace specula::session
