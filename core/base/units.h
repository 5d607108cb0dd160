// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace specula {

class Settings;

/// Physical kinds a user may want in other units. Inside the program and in every file values stay
/// in the contract's units: inverse angstrom, seconds, keV, degrees (-180..180), metres.
enum class Quantity { MomentumTransfer, Time, PhotonEnergy, Angle, Length };

/// The user's one preference, obeyed by every axis, field, table and label.
struct UnitPreferences {
    enum class Momentum { InverseAngstrom, InverseNanometre };
    enum class Time { Automatic, Seconds, Milliseconds, Microseconds };
    enum class Energy { Kev, Angstrom };
    enum class AngleRange { PlusMinus180, ZeroTo360 };

    Momentum momentum = Momentum::InverseAngstrom;
    Time time = Time::Automatic;
    Energy energy = Energy::Kev;
    AngleRange angleRange = AngleRange::PlusMinus180;

    static UnitPreferences fromSettings(const Settings& settings);
    void toSettings(Settings& settings) const;

    friend bool operator==(const UnitPreferences&, const UnitPreferences&) = default;
};

/// hc in keV angstrom, the only value used anywhere.
constexpr double kHcKevAngstrom = 12.39841984;

/// "Å⁻¹", "nm⁻¹", "ms", ... `typical` chooses the prefix where the unit is automatic.
std::string unitSymbol(Quantity quantity, const UnitPreferences& units, double typical = 1);
/// From the contract's unit to the user's. Photon energy to wavelength is not a factor: use these.
double toUser(Quantity quantity, double value, const UnitPreferences& units, double typical = 1);
double fromUser(Quantity quantity, double shown, const UnitPreferences& units, double typical = 1);

/// "0.0194 Å⁻¹"; digits is the number of significant ones.
std::string formatQuantity(Quantity quantity, double value, const UnitPreferences& units,
                           int digits = 4);
/// "0.0341 ± 0.0012 s": the uncertainty with two significant digits, the value to the same place.
std::string formatWithUncertainty(Quantity quantity, double value, double sigma,
                                  const UnitPreferences& units);
/// The same without a unit.
std::string formatValue(double value, int digits = 6);
std::string formatWithUncertainty(double value, double sigma);

} // namespace specula
