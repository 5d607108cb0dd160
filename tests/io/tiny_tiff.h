// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace specula::test {

/// Makes classic TIFF files byte by byte, for what our writer does not write: both byte orders, odd
/// tags, pages that differ, directories that point to themselves.
class TinyTiff {
  public:
    explicit TinyTiff(bool bigEndian = false)
        : m_big(bigEndian) {
        m_bytes = bigEndian ? "MM" : "II";
        put(42, 2);
        put(0, 4); // of the first directory, patched later
    }

    struct Page {
        std::map<std::uint16_t, std::uint32_t> tags; ///< single values (LONG), besides the pixels
        std::string pixels; ///< one strip or tile, in the file's byte order
    };

    void add(const Page& page) {
        auto tags = page.tags;
        const auto data = static_cast<std::uint32_t>(m_bytes.size());
        m_bytes += page.pixels;
        if (m_bytes.size() % 2 != 0)
            m_bytes += '\0';
        const bool tiled = tags.contains(322);
        tags.try_emplace(tiled ? 324 : 273, data);
        tags.try_emplace(tiled ? 325 : 279, static_cast<std::uint32_t>(page.pixels.size()));
        const auto directory = static_cast<std::uint32_t>(m_bytes.size());
        patch(m_link, directory);
        put(static_cast<std::uint32_t>(tags.size()), 2);
        for (const auto& [tag, value] : tags) {
            put(tag, 2);
            put(4, 2);
            put(1, 4);
            put(value, 4);
        }
        m_link = m_bytes.size();
        put(0, 4);
        m_directories.push_back(directory);
    }

    /// The last directory points to directory `number` as its next.
    void loopTo(std::size_t number) { patch(m_link, m_directories.at(number)); }
    const std::string& bytes() const { return m_bytes; }

    /// `value` in the byte order of the file.
    std::string sample(std::uint64_t value, int bytes) const {
        std::string out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * (m_big ? bytes - 1 - i : i)));
        return out;
    }

  private:
    void put(std::uint32_t value, int bytes) { m_bytes += sample(value, bytes); }
    void patch(std::size_t at, std::uint32_t value) { m_bytes.replace(at, 4, sample(value, 4)); }

    bool m_big;
    std::string m_bytes;
    std::size_t m_link = 4;
    std::vector<std::uint32_t> m_directories;
};

} // namespace specula::test
