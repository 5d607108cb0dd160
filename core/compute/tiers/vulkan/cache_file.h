// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace specula::vulkan {

/// Bytes kept on disk between runs, with a header of magic number, size and hash: what is cut off,
/// damaged or somebody else's reads as nothing. Written beside and renamed, so that two programs do
/// not disturb each other. Failing to write is no error: the next run computes anew.
std::optional<std::vector<std::byte>> readCacheFile(const std::string& path);
void writeCacheFile(const std::string& path, const void* data, std::size_t size) noexcept;

} // namespace specula::vulkan
