// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_label.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace specula::io {
namespace {

constexpr std::size_t kShort = 10;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "_a0004" to "_a4", everywhere.
std::string withoutZeros(const std::string& name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        result += name[i];
        if (name[i] != '_' || i + 1 >= name.size() ||
            !(isLetter(name[i + 1]) || name[i + 1] == '0'))
            continue;
        result += name[++i];
        while (i + 2 < name.size() && name[i + 1] == '0' && isDigit(name[i + 2]))
            ++i;
    }
    return result;
}

std::vector<std::string_view> partsOf(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

} // namespace

std::string shortLabel(const std::string& fileName, const std::string& segments) {
    std::string name = fileName.substr(fileName.find_last_of("/\\") + 1);
    if (name.size() < kShort)
        return name;
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0)
        name.resize(dot);
    constexpr std::string_view kResults = "_results";
    // "_results_1" of a second run keeps its number.
    if (const std::size_t at = name.rfind(kResults);
        at != std::string::npos && at > 0 &&
        (at + kResults.size() == name.size() || name[at + kResults.size()] == '_'))
        name.erase(at, kResults.size());
    name = withoutZeros(name);
    std::string chosen;
    const std::vector<std::string_view> parts = partsOf(name, "_");
    for (const std::string_view wanted : partsOf(segments, "_, ")) {
        std::size_t index = parts.size();
        const auto [end, failed] =
            std::from_chars(wanted.data(), wanted.data() + wanted.size(), index);
        if (failed == std::errc() && end == wanted.data() + wanted.size() && index < parts.size())
            chosen += (chosen.empty() ? "" : "_") + std::string(parts[index]);
    }
    return chosen.empty() ? name : chosen;
}

} // namespace specula::io
