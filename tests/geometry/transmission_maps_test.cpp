// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "core/geometry/transmission_maps.h"
#include "test_main.h"

#include <QTest>

using namespace specula;
using geometry::DetectorGeometry;

class TransmissionMapsTest : public QObject {
    Q_OBJECT
  private slots:
    void pixelsLookWhereTheReferenceSays_data();
    void pixelsLookWhereTheReferenceSays();
    void qKeepsItsDigitsNextToTheBeam();
    void theOlderFormulaIsSmallerByTheCosine();
    void mapsHoldThePlacesOfTheirPixels();
};

namespace {

DetectorGeometry unswung() {
    return {11.0, 4.0, {7.5e-5, 7.5e-5}, {40.8, 17.3}, {0, 0}, 48, 64};
}
DetectorGeometry swung() {
    return {8.0478, 0.3, {1.72e-4, 1.72e-4}, {12.5, 30.25}, {-5.5, 2.0}, 48, 64};
}
bool near(double a, double b, double relative) {
    return std::abs(a - b) <= relative * std::abs(b);
}

} // namespace

// Computed once by another program, in 80-bit arithmetic where it is next to the beam.
void TransmissionMapsTest::pixelsLookWhereTheReferenceSays_data() {
    QTest::addColumn<bool>("swing");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("phi");
    const auto add = [](bool swing, int row, int column, double q, double phi) {
        QTest::addRow("%s %d %d", swing ? "swung" : "straight", row, column)
            << swing << row << column << q << phi;
    };
    add(false, 0, 0, 0.004632019476253054, 157.02210324931656);
    add(false, 0, 63, 0.0029417493914926022, 37.92854777963162);
    add(false, 47, 0, 0.005274712501444974, -143.9475847548156);
    add(false, 47, 63, 0.003875678129926647, -53.2228138905749);
    add(false, 30, 12, 0.0032899181045496005, -156.20385314375562);
    add(true, 0, 0, 0.4199330899363483, 30.5218027124436);
    add(true, 0, 63, 0.5517735742719478, 22.751709967629353);
    add(true, 47, 0, 0.37650363142661525, 15.92341836229848);
    add(true, 47, 63, 0.5195128139219835, 11.475196692394327);
    add(true, 17, 41, 0.4894551922909639, 20.771645893959686);
    add(true, 30, 12, 0.4154264658175257, 20.149793945185948);
}

void TransmissionMapsTest::pixelsLookWhereTheReferenceSays() {
    QFETCH(bool, swing);
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(double, q);
    QFETCH(double, phi);
    const auto place = geometry::placeOf(swing ? swung() : unswung(), column, row);
    // The reference takes an arc cosine, which costs digits at small angles.
    QVERIFY2(near(place.qInvAngstrom, q, swing ? 1e-13 : 1e-9),
             qPrintable(QString::number(place.qInvAngstrom, 'g', 17)));
    QVERIFY2(near(place.phiDeg, phi, 1e-13), qPrintable(QString::number(place.phiDeg, 'g', 17)));
}

void TransmissionMapsTest::qKeepsItsDigitsNextToTheBeam() {
    QVERIFY(near(geometry::placeOf(unswung(), 41, 17).qInvAngstrom, 3.7685923588346145e-05, 1e-12));
    DetectorGeometry centred = unswung();
    centred.beamCenterPx = {40, 17};
    QVERIFY(near(geometry::placeOf(centred, 41, 17).qInvAngstrom, 0.0001045219460349346, 1e-12));
    const auto beam = geometry::placeOf(centred, 40, 17);
    QCOMPARE(beam.qInvAngstrom, 0.0);
    QCOMPARE(beam.phiDeg, 0.0);
    // Half a circle is -180, never +180.
    QCOMPARE(geometry::placeOf(centred, 0, 17).phiDeg, -180.0);
    QVERIFY(near(geometry::placeOf(centred, 0, 17).qInvAngstrom, 0.0041808769603163785, 1e-9));
}

void TransmissionMapsTest::theOlderFormulaIsSmallerByTheCosine() {
    DetectorGeometry g{10, 5, {7.5e-5, 7.5e-5}, {512, 256}, {0, 0}, 512, 1024};
    const double exact = geometry::placeOf(g, 612, 256).qInvAngstrom;
    g.qFormula = DetectorGeometry::QFormula::KSinTwoTheta;
    QVERIFY(near(geometry::placeOf(g, 612, 256).qInvAngstrom, 0.00760158752448898, 1e-13));
    QVERIFY(near(geometry::placeOf(g, 0, 0).qInvAngstrom, 0.043512471029763994, 1e-13));
    QVERIFY(near(geometry::placeOf(g, 0, 0).phiDeg, 153.434948822922, 1e-13));
    const double theta = std::atan(100 * 7.5e-5 / 5) / 2;
    QVERIFY(near(geometry::placeOf(g, 612, 256).qInvAngstrom / exact, std::cos(theta), 1e-13));
}

void TransmissionMapsTest::mapsHoldThePlacesOfTheirPixels() {
    const auto one = makeThreadPool(1), three = makeThreadPool(3);
    const auto maps = geometry::transmissionMaps(swung(), *one);
    const auto again = geometry::transmissionMaps(swung(), *three);
    QCOMPARE(maps.qInvAngstrom.shape(), Shape({48, 64}));
    for (std::int64_t row = 0; row < 48; ++row)
        for (std::int64_t column = 0; column < 64; ++column) {
            const auto place = geometry::placeOf(swung(), double(column), double(row));
            QCOMPARE(maps.qInvAngstrom.view()(row, column), place.qInvAngstrom);
            QCOMPARE(maps.phiDeg.view()(row, column), place.phiDeg);
            QCOMPARE(again.phiDeg.view()(row, column), place.phiDeg);
        }
}

SPECULA_TEST(TransmissionMapsTest)
#include "transmission_maps_test.moc"
