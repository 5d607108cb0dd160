// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::compute {

/// A tier in a module of its own (tier_abi.h), loaded when it is first asked for anything, once,
/// and kept until the program ends. What a module answers is checked: another version, another
/// name, missing functions and statuses nobody knows are errors that name the module.
///
/// Looked for as specula_tier_<name>.so (.dll, .dylib) in moduleFolders(); the first there is.
std::unique_ptr<Tier> makeModuleTier(const std::string& name);

/// The same from one file, which must be called specula_tier_<name>.<anything>.
std::unique_ptr<Tier> makeModuleTierFromFile(const std::filesystem::path& file);

/// Every folder of SPECULA_TIER_PATH (separated as in PATH), then beside the program:
/// ../lib/specula/tiers, ../<libdir of the installation>/specula/tiers, tiers.
std::vector<std::filesystem::path> moduleFolders();
/// "specula_tier_vulkan.so"
std::string moduleFileName(const std::string& name);

/// reference, cpu, vulkan, cuda, and then by name every other tier whose module lies in one of
/// moduleFolders(). Nothing is loaded.
std::vector<std::unique_ptr<Tier>> standardTiers(ThreadPool& pool);

} // namespace specula::compute
