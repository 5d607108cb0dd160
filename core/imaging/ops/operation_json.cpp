// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/operation_json.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <fstream>
#include <set>

namespace specula::imaging {

using nlohmann::json;

std::string readTextFile(const std::filesystem::path& file, std::uint64_t mostBytes) {
    std::ifstream in(file, std::ios::binary);
    std::error_code missing;
    if (!in || !std::filesystem::is_regular_file(file, missing))
        throw Error(ErrorCode::Input, "the file cannot be opened")
            .inFile(file)
            .withRemedy("check the path");
    const auto size = std::filesystem::file_size(file, missing);
    if (missing || size > mostBytes)
        throw Error(ErrorCode::Input,
                    fmt::format("the file is larger than {} MiB", mostBytes >> 20))
            .inFile(file)
            .withRemedy("is it the right file?");
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad())
        throw Error(ErrorCode::Input, "the file cannot be read").inFile(file);
    return text;
}

json parseJsonStrictly(const std::string& text, const std::filesystem::path& file) {
    // Deeper than anything we write; keeps hostile files from piling up objects.
    constexpr int kMostDepth = 16;
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
        if (depth > kMostDepth)
            throw Error(ErrorCode::Usage, "the JSON is nested too deeply").inFile(file);
        if (event == json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == json::parse_event_t::key &&
                 !keys.back().insert(parsed.get<std::string>()).second)
            throw Error(ErrorCode::Usage, "the key is given twice in one object")
                .inFile(file)
                .atField(parsed.get<std::string>().substr(0, 60))
                .withRemedy("give it once");
        return true;
    };
    try {
        return json::parse(text, watch);
    } catch (const json::exception& e) {
        throw Error(ErrorCode::Usage, fmt::format("it is not JSON: {:.200}", e.what()))
            .inFile(file)
            .withRemedy("correct it at the place named");
    }
}

} // namespace specula::imaging
