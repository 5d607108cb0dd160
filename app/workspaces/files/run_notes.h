// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <filesystem>

namespace specula::app {

enum class RunTag { None, Good, Bad, Repeat };
const char* runTagName(RunTag tag); ///< "", "good", "bad", "repeat": as it is stored
RunTag runTagFromName(const std::string& name);

/// What the user says of a run.
struct RunNote {
    RunTag tag = RunTag::None;
    QString note;

    bool empty() const { return tag == RunTag::None && note.isEmpty(); }
    friend bool operator==(const RunNote&, const RunNote&) = default;
};

using RunNotes = QHash<QString, RunNote>; ///< by file name

/// specula-runs.json beside the data.
std::filesystem::path runNotesBeside(const QString& folder);
/// Where the notes of a folder are kept that cannot be written.
std::filesystem::path runNotesOfUser(const QString& folder);

/// Notes of a folder: those beside the data, and over them the user's own. `why` says which file
/// of that name is none of ours; it is left out.
RunNotes readRunNotes(const QString& folder, std::string& why);

/// Puts `changed` (an empty note takes one away) among what is stored by now. Returns the file it
/// was written to: beside the data, or the user's own where the folder cannot be written or holds a
/// file of that name that is none of ours. Throws Error when neither takes it.
std::filesystem::path storeRunNotes(const QString& folder, const RunNotes& changed);

} // namespace specula::app
