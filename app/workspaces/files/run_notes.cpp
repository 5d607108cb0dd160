// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_notes.h"

#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/base/user_folders.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace specula::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr char kFormat[] = "specula-runs";
constexpr int kVersion = 1;

Error notOurs(const fs::path& file) {
    return Error(ErrorCode::Input, "this is not a file of run notes")
        .inFile(file)
        .withRemedy("move it away; notes are kept in your own folder until then");
}

/// The whole file, what we do not know of it included; an empty object when there is none.
json load(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return json::object();
    std::ifstream in(file);
    json content = json::parse(in, nullptr, false);
    if (!content.is_object() || content.value("format", json()) != kFormat ||
        !content.value("runs", json()).is_object())
        throw notOurs(file);
    return content;
}

void take(const json& content, RunNotes& notes) {
    const json runs = content.value("runs", json::object());
    for (const auto& [name, run] : runs.items()) {
        if (!run.is_object())
            continue;
        const auto text = [&run = run](const char* key) {
            const auto it = run.find(key);
            return it != run.end() && it->is_string() ? it->get<std::string>() : std::string();
        };
        notes[QString::fromStdString(name)] = {runTagFromName(text("tag")),
                                               QString::fromStdString(text("note"))};
    }
}

void store(const fs::path& file, const QString& folder, const RunNotes& changed, bool keepEmpty) {
    json content = load(file);
    content["format"] = kFormat;
    content["version"] = kVersion;
    content["folder"] = folder.toStdString();
    json& runs = content["runs"];
    if (!runs.is_object())
        runs = json::object();
    for (auto it = changed.begin(); it != changed.end(); ++it) {
        const std::string name = it.key().toStdString();
        if (it->empty() && !keepEmpty) {
            runs.erase(name);
            continue;
        }
        json& run = runs[name];
        run["tag"] = runTagName(it->tag);
        run["note"] = it->note.toStdString();
    }
    writeFileAtomically(file, content.dump(1) + "\n", true);
}

} // namespace

const char* runTagName(RunTag tag) {
    switch (tag) {
    case RunTag::None:
        break;
    case RunTag::Good:
        return "good";
    case RunTag::Bad:
        return "bad";
    case RunTag::Repeat:
        return "repeat";
    }
    return "";
}

RunTag runTagFromName(const std::string& name) {
    for (const RunTag tag : {RunTag::Good, RunTag::Bad, RunTag::Repeat})
        if (name == runTagName(tag))
            return tag;
    return RunTag::None;
}

fs::path runNotesBeside(const QString& folder) {
    return fs::path(folder.toStdString()) / "specula-runs.json";
}

fs::path runNotesOfUser(const QString& folder) {
    const std::string name = sha256Hex(folder.toStdString()).substr(0, 16) + ".json";
    return userStateFolder() / "runs" / name;
}

RunNotes readRunNotes(const QString& folder, std::string& why) {
    RunNotes notes;
    for (const fs::path& file : {runNotesBeside(folder), runNotesOfUser(folder)}) {
        try {
            take(load(file), notes);
        } catch (const Error& e) {
            why = e.what();
        }
    }
    notes.removeIf([](const auto& item) { return item.value().empty(); });
    return notes;
}

fs::path storeRunNotes(const QString& folder, const RunNotes& changed) {
    const fs::path beside = runNotesBeside(folder), own = runNotesOfUser(folder);
    std::error_code ignored;
    try {
        store(beside, folder, changed, false);
        // What was kept elsewhere meanwhile would hide it.
        if (fs::exists(own, ignored)) {
            RunNotes none;
            for (auto it = changed.begin(); it != changed.end(); ++it)
                none[it.key()] = {};
            store(own, folder, none, false);
        }
        return beside;
    } catch (const Error&) {
        fs::create_directories(own.parent_path(), ignored);
        store(own, folder, changed, true);
        return own;
    }
}

} // namespace specula::app
