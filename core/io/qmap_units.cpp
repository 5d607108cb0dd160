// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmap_units.h"

#include "core/io/file_info.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numbers>

namespace specula::io {
namespace {

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::erase(text, ' ');
    return text;
}

// Detectors have pixels of 1 µm to 1 mm and stand 2 cm to 200 m away.
bool pixelInMetres(double pixel) {
    return pixel >= 1e-6 && pixel < 1e-3;
}
bool pixelInMillimetres(double pixel) {
    return pixel >= 1e-3 && pixel <= 1;
}
bool isDistance(double metres) {
    return metres >= 0.02 && metres <= 200;
}

} // namespace

AxisUnit axisUnit(const std::string& spelling) {
    static const std::map<std::string, AxisUnit> known = [] {
        std::map<std::string, AxisUnit> units;
        const auto add = [&](const AxisUnit& unit, std::initializer_list<const char*> spellings) {
            for (const char* s : spellings)
                units[s] = unit;
        };
        add({"Å⁻¹"}, {"Å⁻¹",
                      "Å^-1",
                      "Å-1",
                      "1/Å",
                      "å⁻¹",
                      "1/å",
                      "å^-1",
                      "1/a",
                      "a^-1",
                      "a-1",
                      "a⁻¹",
                      "1/angstrom",
                      "1/angstroms",
                      "angstrom^-1",
                      "angstrom-1",
                      "angstrom⁻¹",
                      "inverseangstrom",
                      "inv_angstrom",
                      "1/ang",
                      "ang^-1"});
        add({"Å⁻¹", 0.1}, {"nm⁻¹", "nm^-1", "nm-1", "1/nm", "1/nanometer", "nanometer^-1"});
        add({"deg"}, {"deg", "degree", "degrees", "°"});
        add({"deg", 180 / std::numbers::pi}, {"rad", "radian", "radians"});
        add({"px"}, {"px", "pixel", "pixels"});
        return units;
    }();
    const auto found = known.find(lowered(spelling));
    return found != known.end() ? found->second : AxisUnit{spelling};
}

std::optional<double> metresPer(const std::string& unit) {
    static const std::map<std::string, double> known = {{"m", 1},
                                                        {"meter", 1},
                                                        {"metre", 1},
                                                        {"meters", 1},
                                                        {"cm", 1e-2},
                                                        {"centimeter", 1e-2},
                                                        {"mm", 1e-3},
                                                        {"millimeter", 1e-3},
                                                        {"millimetre", 1e-3},
                                                        {"millimeters", 1e-3},
                                                        {"um", 1e-6},
                                                        {"µm", 1e-6},
                                                        {"μm", 1e-6},
                                                        {"micron", 1e-6},
                                                        {"micrometer", 1e-6},
                                                        {"nm", 1e-9}};
    const auto found = known.find(lowered(unit));
    return found != known.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<double> kevPer(const std::string& unit) {
    static const std::map<std::string, double> known = {{"kev", 1}, {"ev", 1e-3}};
    const auto found = known.find(lowered(unit));
    return found != known.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<NumberWithUnit> readNumberWithUnit(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    const auto value = readNumber(file.id.get(), path);
    if (!value)
        return std::nullopt;
    NumberWithUnit number{*value, "", path};
    if (const H5Id dataset(H5Dopen2(file.id.get(), path.c_str(), H5P_DEFAULT)); dataset)
        for (const char* name : {"units", "unit"})
            if (const auto unit = readStringAttribute(dataset.get(), name);
                unit && number.unit.empty())
                number.unit = *unit;
    return number;
}

void setLengths(Qmap::Geometry& geometry, const std::optional<NumberWithUnit>& pixel,
                const std::optional<NumberWithUnit>& distance, std::vector<Problem>& problems) {
    const auto told = [](const std::optional<NumberWithUnit>& n) {
        return n ? metresPer(n->unit) : std::nullopt;
    };
    std::optional<double> pixelUnit = told(pixel), distanceUnit = told(distance);
    for (const auto* length : {&pixel, &distance})
        if (*length && !(*length)->unit.empty() && !told(*length))
            problems.push_back({"warning", (*length)->path,
                                fmt::format("the unit \"{}\" is no length", (*length)->unit),
                                "write m or mm"});
    const bool assumed = (pixel && !pixelUnit) || (distance && !distanceUnit);
    const std::string where = pixel ? pixel->path : distance ? distance->path : "";
    if (assumed) {
        // One program wrote both: what is known of one holds for the other.
        std::optional<double> unit = pixelUnit ? pixelUnit : distanceUnit;
        if (!unit && pixel)
            unit = pixelInMetres(pixel->value)        ? std::optional(1.0)
                   : pixelInMillimetres(pixel->value) ? std::optional(1e-3)
                                                      : std::nullopt;
        const bool pixelFits = !pixel || pixelUnit || !unit || pixelInMetres(pixel->value * *unit);
        const bool distanceFits =
            !distance || distanceUnit || !unit || isDistance(distance->value * *unit);
        if (!unit || !pixelFits || !distanceFits) {
            problems.push_back(
                {"warning", where,
                 fmt::format("the lengths have no units and their sizes (pixel {}, distance {}) do "
                             "not tell which: they are not used",
                             pixel ? fmt::to_string(pixel->value) : "missing",
                             distance ? fmt::to_string(distance->value) : "missing"),
                 "add the attribute units to both datasets"});
            geometry.lengthsFrom = "unknown units";
            unit.reset();
        } else {
            geometry.lengthsFrom = fmt::format("no units in the file: {} by their size",
                                               *unit == 1      ? "metres"
                                               : *unit == 1e-3 ? "millimetres"
                                                               : "as its pair");
            problems.push_back({"note", where,
                                fmt::format("the lengths have no units; taken as {}",
                                            *unit == 1      ? "metres"
                                            : *unit == 1e-3 ? "millimetres"
                                                            : "that of the other one"),
                                "add the attribute units"});
        }
        pixelUnit = pixelUnit ? pixelUnit : unit;
        distanceUnit = distanceUnit ? distanceUnit : unit;
    } else if (pixel || distance) {
        geometry.lengthsFrom = "attribute units";
    }
    if (pixel && pixelUnit)
        geometry.pixelSizeM = pixel->value * *pixelUnit;
    if (distance && distanceUnit)
        geometry.distanceM = distance->value * *distanceUnit;
}

} // namespace specula::io
