// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/units.h"

#include "core/base/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace specula {
namespace {

template<class Enum>
struct Named {
    Enum value;
    const char* name;
};
template<class Enum>
Named(Enum, const char*) -> Named<Enum>; // clang 14 does not find it by itself

constexpr std::array kMomentum{
    Named{UnitPreferences::Momentum::InverseAngstrom, "inverse_angstrom"},
    Named{UnitPreferences::Momentum::InverseNanometre, "inverse_nanometre"}};
constexpr std::array kTime{Named{UnitPreferences::Time::Automatic, "auto"},
                           Named{UnitPreferences::Time::Seconds, "s"},
                           Named{UnitPreferences::Time::Milliseconds, "ms"},
                           Named{UnitPreferences::Time::Microseconds, "us"}};
constexpr std::array kEnergy{Named{UnitPreferences::Energy::Kev, "kev"},
                             Named{UnitPreferences::Energy::Angstrom, "angstrom"}};
constexpr std::array kAngle{Named{UnitPreferences::AngleRange::PlusMinus180, "-180..180"},
                            Named{UnitPreferences::AngleRange::ZeroTo360, "0..360"}};

template<class Table, class Enum>
void read(const Settings& settings, const char* key, const Table& table, Enum& value) {
    const auto name = settings.get<std::string>(key, "");
    for (const auto& entry : table)
        if (name == entry.name)
            value = entry.value;
}

template<class Table, class Enum>
void write(Settings& settings, const char* key, const Table& table, Enum value) {
    for (const auto& entry : table)
        if (value == entry.value)
            settings.set(key, entry.name);
}

struct Scale {
    double factor; // shown = value * factor
    const char* symbol;
};

Scale timeScale(UnitPreferences::Time unit, double typical) {
    const double magnitude = std::abs(typical);
    if (unit == UnitPreferences::Time::Automatic) {
        if (magnitude >= 1 || magnitude == 0 || !std::isfinite(magnitude))
            unit = UnitPreferences::Time::Seconds;
        else if (magnitude >= 1e-3)
            unit = UnitPreferences::Time::Milliseconds;
        else if (magnitude >= 1e-6)
            unit = UnitPreferences::Time::Microseconds;
        else
            return {1e9, "ns"};
    }
    switch (unit) {
    case UnitPreferences::Time::Milliseconds:
        return {1e3, "ms"};
    case UnitPreferences::Time::Microseconds:
        return {1e6, "µs"};
    default:
        return {1, "s"};
    }
}

Scale lengthScale(double typical) {
    const double magnitude = std::abs(typical);
    if (magnitude >= 1 || magnitude == 0 || !std::isfinite(magnitude))
        return {1, "m"};
    if (magnitude >= 1e-3)
        return {1e3, "mm"};
    if (magnitude >= 1e-6)
        return {1e6, "µm"};
    return {1e9, "nm"};
}

// Energy in angstrom is the one unit that is not a factor.
Scale scaleOf(Quantity quantity, const UnitPreferences& units, double typical) {
    switch (quantity) {
    case Quantity::MomentumTransfer:
        return units.momentum == UnitPreferences::Momentum::InverseAngstrom ? Scale{1, "Å⁻¹"}
                                                                            : Scale{10, "nm⁻¹"};
    case Quantity::Time:
        return timeScale(units.time, typical);
    case Quantity::PhotonEnergy:
        return {1, units.energy == UnitPreferences::Energy::Kev ? "keV" : "Å"};
    case Quantity::Angle:
        return {1, "°"};
    case Quantity::Length:
        return lengthScale(typical);
    }
    return {1, ""};
}

bool isWavelength(Quantity quantity, const UnitPreferences& units) {
    return quantity == Quantity::PhotonEnergy && units.energy == UnitPreferences::Energy::Angstrom;
}

std::string joined(const std::string& number, const std::string& symbol) {
    return symbol == "°" ? number + symbol : number + " " + symbol;
}

} // namespace

UnitPreferences UnitPreferences::fromSettings(const Settings& settings) {
    UnitPreferences units;
    read(settings, "units/momentum", kMomentum, units.momentum);
    read(settings, "units/time", kTime, units.time);
    read(settings, "units/energy", kEnergy, units.energy);
    read(settings, "units/angle", kAngle, units.angleRange);
    return units;
}

void UnitPreferences::toSettings(Settings& settings) const {
    write(settings, "units/momentum", kMomentum, momentum);
    write(settings, "units/time", kTime, time);
    write(settings, "units/energy", kEnergy, energy);
    write(settings, "units/angle", kAngle, angleRange);
}

std::string unitSymbol(Quantity quantity, const UnitPreferences& units, double typical) {
    return scaleOf(quantity, units, typical).symbol;
}

double toUser(Quantity quantity, double value, const UnitPreferences& units, double typical) {
    if (isWavelength(quantity, units))
        return kHcKevAngstrom / value;
    if (quantity == Quantity::Angle) {
        double turned = std::remainder(value, 360.0);
        if (units.angleRange == UnitPreferences::AngleRange::ZeroTo360 && turned < 0)
            turned += 360;
        return turned;
    }
    return value * scaleOf(quantity, units, typical).factor;
}

double fromUser(Quantity quantity, double shown, const UnitPreferences& units, double typical) {
    if (isWavelength(quantity, units))
        return kHcKevAngstrom / shown;
    if (quantity == Quantity::Angle)
        return std::remainder(shown, 360.0);
    return shown / scaleOf(quantity, units, typical).factor;
}

std::string formatValue(double value, int digits) {
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    return fmt::format("{:.{}g}", value, digits);
}

std::string formatWithUncertainty(double value, double sigma) {
    if (!(sigma > 0) || !std::isfinite(sigma) || !std::isfinite(value))
        return formatValue(value);
    // Two significant digits of sigma decide how many the value deserves.
    const int place = static_cast<int>(std::floor(std::log10(sigma))) - 1;
    const int decimals = std::max(0, -place);
    const double unit = std::pow(10.0, place);
    const auto rounded = [&](double v) { return place > 0 ? std::round(v / unit) * unit : v; };
    if (decimals > 6 && std::abs(value) < 1e-3) {
        const int exponent =
            static_cast<int>(std::floor(std::log10(std::max(std::abs(value), sigma))));
        const double scale = std::pow(10.0, exponent);
        const int digits = std::max(0, exponent - place);
        return fmt::format("({:.{}f} ± {:.{}f})e{}", value / scale, digits, sigma / scale, digits,
                           exponent);
    }
    return fmt::format("{:.{}f} ± {:.{}f}", rounded(value), decimals, rounded(sigma), decimals);
}

std::string formatQuantity(Quantity quantity, double value, const UnitPreferences& units,
                           int digits) {
    return joined(formatValue(toUser(quantity, value, units, value), digits),
                  unitSymbol(quantity, units, value));
}

std::string formatWithUncertainty(Quantity quantity, double value, double sigma,
                                  const UnitPreferences& units) {
    const double shown = toUser(quantity, value, units, value);
    const double shownSigma = isWavelength(quantity, units)
                                  ? sigma * shown / value // first order: d(hc/E) = hc/E * dE/E
                                  : sigma * scaleOf(quantity, units, value).factor;
    return joined(formatWithUncertainty(shown, shownSigma), unitSymbol(quantity, units, value));
}

} // namespace specula
