// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <vector>

namespace specula::cli {

/// "1,2,3" as exactly `count` numbers. Throws Error(Usage) at `option`.
template<class T>
std::vector<T> numbers(const std::string& text, std::size_t count, const std::string& option) {
    std::vector<T> out;
    const char* p = text.data();
    const char* end = p + text.size();
    for (bool more = !text.empty(); more;) {
        T value{};
        const auto [rest, failed] = std::from_chars(p, end, value);
        more = failed == std::errc() && rest != end && *rest == ',';
        if (failed != std::errc() || (!more && rest != end)) {
            out.clear();
            break;
        }
        out.push_back(value);
        p = rest + 1;
    }
    if (out.size() != count)
        throw Error(ErrorCode::Usage,
                    fmt::format("'{}' is not {} numbers separated by commas", text, count))
            .atField(option);
    return out;
}

} // namespace specula::cli
