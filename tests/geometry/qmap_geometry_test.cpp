// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/qmap_geometry.h"
#include "core/geometry/transmission_maps.h"

#include "test_main.h"

using namespace specula;

class QmapGeometryTest : public QObject {
    Q_OBJECT
  private slots:
    void aWholeGeometryGivesTheReferenceQ();
    void whatIsMissingIsNamed();
    void nonsenseIsNoGeometry();
};

static io::Qmap mapWithGeometry() {
    io::Qmap map;
    map.dynamicMap = Array<std::uint32_t>({512, 1024});
    map.geometry = {512, 256, 75e-6, 5.0, 10.0, ""};
    return map;
}

void QmapGeometryTest::aWholeGeometryGivesTheReferenceQ() {
    std::string missing = "x";
    const auto geometry = geometry::geometryOf(mapWithGeometry(), std::nullopt, missing);
    QVERIFY(geometry.has_value() && missing.empty());
    // 0.00760158752448898 with k sin(2 theta) and hc = 12.39841984.
    auto compatible = *geometry;
    compatible.qFormula = geometry::DetectorGeometry::QFormula::KSinTwoTheta;
    QVERIFY(std::abs(placeOf(compatible, 612, 256).qInvAngstrom - 0.00760158752448898) < 1e-15);
    // The energy of the measurement wins; q is proportional to it.
    const auto other = geometry::geometryOf(mapWithGeometry(), 20.0, missing);
    QVERIFY(std::abs(placeOf(*other, 612, 256).qInvAngstrom /
                         placeOf(*geometry, 612, 256).qInvAngstrom -
                     2) < 1e-14);
}

void QmapGeometryTest::whatIsMissingIsNamed() {
    io::Qmap map = mapWithGeometry();
    map.geometry.distanceM.reset();
    map.geometry.energyKev.reset();
    std::string missing;
    QVERIFY(!geometry::geometryOf(map, std::nullopt, missing));
    QCOMPARE(missing, std::string("detector distance, photon energy"));
    QVERIFY(!geometry::geometryOf(map, 8.0, missing));
    QCOMPARE(missing, std::string("detector distance"));
}

void QmapGeometryTest::nonsenseIsNoGeometry() {
    io::Qmap map = mapWithGeometry();
    map.geometry.pixelSizeM = -1;
    std::string missing;
    QVERIFY(!geometry::geometryOf(map, std::nullopt, missing));
    QVERIFY(missing.find("pixel_size_m") != std::string::npos);
}

SPECULA_TEST(QmapGeometryTest)
#include "qmap_geometry_test.moc"
