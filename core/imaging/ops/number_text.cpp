// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/number_text.h"

#include <charconv>
#include <cmath>
#include <version>
#if !defined(__cpp_lib_to_chars)
#include <locale>
#include <sstream>
#include <string>
#endif

namespace specula::imaging {

namespace {
constexpr std::string_view kBlanks = " \t\r\n\v\f";
}

std::optional<double> parseNumber(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double value = 0;
#if defined(__cpp_lib_to_chars)
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size())
        return {};
#else
    // Standard libraries whose from_chars() knows whole numbers only.
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    in >> std::noskipws >> value;
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof())
        return {};
#endif
    if (!std::isfinite(value))
        return {};
    return value;
}

std::string_view takeWord(std::string_view& text, bool commas) {
    const std::string_view separators = commas ? " \t\r\n\v\f," : kBlanks;
    const auto first = text.find_first_not_of(separators);
    if (first == std::string_view::npos) {
        text = {};
        return {};
    }
    const auto last = std::min(text.find_first_of(separators, first), text.size());
    const std::string_view word = text.substr(first, last - first);
    text.remove_prefix(last);
    return word;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

} // namespace specula::imaging
