// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit_text.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <sstream>
#include <utility>

namespace specula {

UnitPreferences unitsFromText(const std::string& text) {
    UnitPreferences units;
    const auto is = [](const std::string& word, std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(),
                           [&](const char* name) { return word == name; });
    };
    std::string word;
    std::istringstream words(text);
    while (std::getline(words, word, ',')) {
        if (is(word, {"nm^-1", "nm-1", "1/nm", "nm⁻¹"}))
            units.momentum = UnitPreferences::Momentum::InverseNanometre;
        else if (is(word, {"A^-1", "A-1", "1/A", "Å⁻¹"}))
            units.momentum = UnitPreferences::Momentum::InverseAngstrom;
        else if (is(word, {"s"}))
            units.time = UnitPreferences::Time::Seconds;
        else if (is(word, {"ms"}))
            units.time = UnitPreferences::Time::Milliseconds;
        else if (is(word, {"us", "µs"}))
            units.time = UnitPreferences::Time::Microseconds;
        else if (is(word, {"keV", "kev"}))
            units.energy = UnitPreferences::Energy::Kev;
        else if (is(word, {"angstrom", "A", "Å"}))
            units.energy = UnitPreferences::Energy::Angstrom;
        else if (is(word, {"0..360"}))
            units.angleRange = UnitPreferences::AngleRange::ZeroTo360;
        else if (is(word, {"-180..180"}))
            units.angleRange = UnitPreferences::AngleRange::PlusMinus180;
        else
            throw Error(ErrorCode::Usage, fmt::format("'{}' is no unit of an axis", word))
                .withRemedy("use A^-1 or nm^-1, s, ms or us, keV or angstrom, -180..180 or 0..360, "
                            "separated by commas");
    }
    return units;
}

std::string unitWord(const std::string& symbol) {
    constexpr std::array<std::pair<const char*, const char*>, 8> kWords{{{"Å⁻¹", "inv_angstrom"},
                                                                         {"1/A", "inv_angstrom"},
                                                                         {"nm⁻¹", "inv_nm"},
                                                                         {"µs", "us"},
                                                                         {"°", "deg"},
                                                                         {"degree", "deg"},
                                                                         {"Å", "angstrom"},
                                                                         {"keV", "kev"}}};
    for (const auto& [from, to] : kWords)
        if (symbol == from)
            return to;
    std::string word;
    for (const char c : symbol) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        word += plain ? c : '_';
    }
    return word;
}

} // namespace specula
