// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation_table.h"

namespace specula::imaging {

/// The file's bytes; Error(Input) when it cannot be read or is larger than `mostBytes`.
std::string readTextFile(const std::filesystem::path& file, std::uint64_t mostBytes);

/// JSON in which no object names a key twice (of which a parser would silently keep the last).
/// Throws Error(Usage) naming file and place.
nlohmann::json parseJsonStrictly(const std::string& text, const std::filesystem::path& file);

/// readPipeline() on text; `file` is for messages, and relative paths are relative to it.
Pipeline parsePipeline(const std::string& text, const std::filesystem::path& file,
                       const OperationFiles& files);

} // namespace specula::imaging
