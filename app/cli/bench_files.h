// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/pattern_source.h"

#include <filesystem>
#include <functional>

namespace specula::cli {

/// Where the bench keeps its files: a folder in the user's cache, made when it is not there.
std::filesystem::path benchFolder();

/// A file of the bench, made by `make` unless it is there from another time.
std::filesystem::path
cachedBenchFile(CommandContext& context, const std::string& name,
                const std::function<void(const std::filesystem::path&, JobContext&)>& make);

} // namespace specula::cli
