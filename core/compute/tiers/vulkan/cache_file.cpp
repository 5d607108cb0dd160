// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/cache_file.h"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace specula::vulkan {
namespace {

struct Header {
    char magic[8];
    std::uint64_t size, hash;
};
constexpr char kMagic[8] = {'S', 'p', 'e', 'c', 'V', 'k', '0', '1'};
constexpr std::uint64_t kLargest = 256u << 20;

std::uint64_t hashOf(const std::byte* data, std::size_t size) {
    std::uint64_t hash = 14695981039346656037u;
    for (std::size_t i = 0; i < size; ++i)
        hash = (hash ^ static_cast<std::uint64_t>(data[i])) * 1099511628211u;
    return hash;
}

std::filesystem::path pathOf(const std::string& utf8) {
    return std::filesystem::path(
        std::u8string(reinterpret_cast<const char8_t*>(utf8.data()), utf8.size()));
}

} // namespace

std::optional<std::vector<std::byte>> readCacheFile(const std::string& path) {
    try {
        std::ifstream file(pathOf(path), std::ios::binary);
        Header header{};
        if (!file.read(reinterpret_cast<char*>(&header), sizeof header) ||
            std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || header.size > kLargest)
            return std::nullopt;
        std::vector<std::byte> data(static_cast<std::size_t>(header.size));
        if (!file.read(reinterpret_cast<char*>(data.data()),
                       static_cast<std::streamsize>(data.size())) ||
            file.peek() != std::ifstream::traits_type::eof() ||
            hashOf(data.data(), data.size()) != header.hash)
            return std::nullopt;
        return data;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void writeCacheFile(const std::string& path, const void* data, std::size_t size) noexcept {
    try {
        const auto target = pathOf(path);
        std::filesystem::create_directories(target.parent_path());
        auto draft = target;
        draft += "." + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()) +
                 ".part";
        Header header{};
        std::memcpy(header.magic, kMagic, sizeof kMagic);
        header.size = size;
        header.hash = hashOf(static_cast<const std::byte*>(data), size);
        bool written = false;
        {
            std::ofstream file(draft, std::ios::binary);
            file.write(reinterpret_cast<const char*>(&header), sizeof header);
            file.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
            file.close();
            written = !file.fail();
        }
        std::error_code ignored;
        if (written)
            std::filesystem::rename(draft, target, ignored);
        if (!written || ignored)
            std::filesystem::remove(draft, ignored);
    } catch (const std::exception&) {
        return;
    }
}

} // namespace specula::vulkan
