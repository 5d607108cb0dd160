// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/base/unit_text.h"
#include "test_main.h"

using namespace specula;

class UnitsTest : public QObject {
    Q_OBJECT
  private slots:
    void momentumTransferInBothUnits();
    void timesChooseTheirPrefix();
    void energyBecomesAWavelength();
    void anglesKeepTheirRange();
    void uncertaintiesDecideTheDigits();
    void preferencesSurviveSettings();
    void preferencesAreReadFromACommandLine();
};

void UnitsTest::momentumTransferInBothUnits() {
    UnitPreferences u;
    QCOMPARE(formatQuantity(Quantity::MomentumTransfer, 0.0194, u), std::string("0.0194 Å⁻¹"));
    u.momentum = UnitPreferences::Momentum::InverseNanometre;
    QCOMPARE(formatQuantity(Quantity::MomentumTransfer, 0.0194, u), std::string("0.194 nm⁻¹"));
    QCOMPARE(fromUser(Quantity::MomentumTransfer, 0.194, u), 0.0194);
}

void UnitsTest::timesChooseTheirPrefix() {
    UnitPreferences u;
    QCOMPARE(formatQuantity(Quantity::Time, 0.0341, u), std::string("34.1 ms"));
    QCOMPARE(formatQuantity(Quantity::Time, 12.5, u), std::string("12.5 s"));
    QCOMPARE(formatQuantity(Quantity::Time, 2e-6, u), std::string("2 µs"));
    u.time = UnitPreferences::Time::Seconds;
    QCOMPARE(formatQuantity(Quantity::Time, 0.0341, u), std::string("0.0341 s"));
    QCOMPARE(formatWithUncertainty(Quantity::Time, 0.03411, 0.00123, u),
             std::string("0.0341 ± 0.0012 s"));
}

void UnitsTest::energyBecomesAWavelength() {
    UnitPreferences u;
    u.energy = UnitPreferences::Energy::Angstrom;
    QVERIFY(std::abs(toUser(Quantity::PhotonEnergy, 16.9, u) - 0.733634) < 1e-6);
    QVERIFY(std::abs(fromUser(Quantity::PhotonEnergy, 0.733634, u) - 16.9) < 1e-4);
    QCOMPARE(unitSymbol(Quantity::PhotonEnergy, u), std::string("Å"));
    // 1 % of the energy is 1 % of the wavelength.
    QCOMPARE(formatWithUncertainty(Quantity::PhotonEnergy, 12.39841984, 0.1239841984, u),
             std::string("1.000 ± 0.010 Å"));
}

void UnitsTest::anglesKeepTheirRange() {
    UnitPreferences u;
    QCOMPARE(toUser(Quantity::Angle, 270, u), -90.0);
    u.angleRange = UnitPreferences::AngleRange::ZeroTo360;
    QCOMPARE(toUser(Quantity::Angle, -90, u), 270.0);
    QCOMPARE(fromUser(Quantity::Angle, 270, u), -90.0);
    QCOMPARE(formatQuantity(Quantity::Angle, -90, u), std::string("270°"));
}

void UnitsTest::uncertaintiesDecideTheDigits() {
    QCOMPARE(formatWithUncertainty(0.9996, 0.00091), std::string("0.99960 ± 0.00091"));
    QCOMPARE(formatWithUncertainty(125432, 3210), std::string("125400 ± 3200"));
    QCOMPARE(formatWithUncertainty(3.2e-9, 1.1e-10), std::string("(3.20 ± 0.11)e-9"));
    QCOMPARE(formatWithUncertainty(4.5, 0), std::string("4.5"));
    QCOMPARE(formatValue(std::nan("")), std::string("NaN"));
}

void UnitsTest::preferencesSurviveSettings() {
    Settings settings;
    UnitPreferences u;
    u.momentum = UnitPreferences::Momentum::InverseNanometre;
    u.time = UnitPreferences::Time::Microseconds;
    u.energy = UnitPreferences::Energy::Angstrom;
    u.angleRange = UnitPreferences::AngleRange::ZeroTo360;
    u.toSettings(settings);
    QCOMPARE(UnitPreferences::fromSettings(settings), u);
    settings.set("units/time", "fortnights");
    QCOMPARE(UnitPreferences::fromSettings(settings).time, UnitPreferences::Time::Automatic);
}

void UnitsTest::preferencesAreReadFromACommandLine() {
    const UnitPreferences u = unitsFromText("ms,nm^-1,0..360,angstrom");
    QCOMPARE(u.momentum, UnitPreferences::Momentum::InverseNanometre);
    QCOMPARE(u.time, UnitPreferences::Time::Milliseconds);
    QCOMPARE(u.energy, UnitPreferences::Energy::Angstrom);
    QCOMPARE(u.angleRange, UnitPreferences::AngleRange::ZeroTo360);
    QCOMPARE(unitsFromText(""), UnitPreferences{});
    QVERIFY_EXCEPTION_THROWN(unitsFromText("ms,furlong"), Error);
    QCOMPARE(unitWord("Å⁻¹"), std::string("inv_angstrom"));
    QCOMPARE(unitWord("counts/px"), std::string("counts_px"));
}

SPECULA_TEST(UnitsTest)
#include "units_test.moc"
