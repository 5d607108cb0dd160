// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/hue_file.h"

#include "core/base/error.h"
#include "core/imaging/ops/operation_json.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::imaging {

HueCurves readHueCurves(const std::filesystem::path& file) {
    return parseHueCurves(readTextFile(file, 8 << 20), file);
}

HueCurves parseHueCurves(const std::string& text, const std::filesystem::path& file) {
    const auto broken = [&](const std::string& field, std::string reason) {
        return Error(ErrorCode::Input, std::move(reason))
            .inFile(file)
            .atField(field)
            .withRemedy(R"(write {"hue":[...],"saturation":[...],"lightness":[...]})");
    };
    nlohmann::json document;
    try {
        document = parseJsonStrictly(text, file);
    } catch (const Error& e) { // a file with bad content is a bad input, not a bad call
        throw broken(e.field(), e.reason());
    }
    if (!document.is_object() || document.empty())
        throw broken({}, "there are no curves");
    HueCurves curves;
    const std::pair<const char*, std::vector<double>*> lists[] = {
        {"hue", &curves.hue}, {"saturation", &curves.saturation}, {"lightness", &curves.lightness}};
    std::size_t length = 0;
    for (const auto& [key, value] : document.items()) {
        const auto list = std::find_if(std::begin(lists), std::end(lists),
                                       [&](const auto& l) { return key == l.first; });
        if (list == std::end(lists))
            throw broken(key.substr(0, 60), "there is no such curve");
        if (!value.is_array() || value.size() < 2 || value.size() > 65536)
            throw broken(key, "it is not a list of 2 to 65536 numbers");
        if (length != 0 && value.size() != length)
            throw broken(
                key, fmt::format("it has {} entries, another curve has {}", value.size(), length));
        length = value.size();
        for (const nlohmann::json& v : value) {
            if (!v.is_number() || !std::isfinite(v.get<double>()))
                throw broken(key, "an entry is not a finite number");
            list->second->push_back(v.get<double>());
        }
    }
    const double neutral[] = {0, 1, 0};
    for (std::size_t i = 0; i < 3; ++i)
        if (lists[i].second->empty())
            lists[i].second->assign(length, neutral[i]);
    return curves;
}

} // namespace specula::imaging
