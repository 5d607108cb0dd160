// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <type_traits>
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

/// "1,2,5-9": at least one number, ranges with both ends. Throws Error(Usage) at `option`.
template<class T>
std::vector<T> numberList(const std::string& text, const std::string& option) {
    constexpr std::size_t kMost = 1000000;
    std::vector<T> out;
    const char* p = text.data();
    const char* end = p + text.size();
    bool good = !text.empty();
    while (good) {
        T first{}, last{};
        auto read = std::from_chars(p, end, first);
        good = read.ec == std::errc();
        last = first;
        if (good && read.ptr != end && *read.ptr == '-') {
            read = std::from_chars(read.ptr + 1, end, last);
            using Width = std::make_unsigned_t<T>;
            good = read.ec == std::errc() && last >= first &&
                   static_cast<Width>(static_cast<Width>(last) - static_cast<Width>(first)) < kMost;
        }
        for (T value = first; good; ++value) {
            out.push_back(value);
            if (value == last) // it may be the largest there is
                break;
        }
        if (!good || read.ptr == end)
            break;
        good = *read.ptr == ',' && out.size() < kMost;
        p = read.ptr + 1;
    }
    if (!good)
        throw Error(ErrorCode::Usage, fmt::format("'{}' is no list of numbers", text))
            .atField(option)
            .withRemedy("write them with commas between, ranges with a dash: 1,2,5-9");
    return out;
}

} // namespace specula::cli
