// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geometry/detector_extent.h"
#include "test_main.h"

#include <cmath>

using namespace specula;
using namespace specula::geometry;

class DetectorExtentTest : public QObject {
    Q_OBJECT
  private slots:
    void agreesWithExistingViewersOnTheirConstant();
    void badGeometryIsRefused();
};

namespace {

DetectorGeometry published() {
    DetectorGeometry g;
    g.energyKev = 10;
    g.distanceM = 5;
    g.pixelSizeM = {75e-6, 75e-6};
    g.beamCenterPx = {40, 30};
    g.rows = 60;
    g.columns = 80;
    return g;
}

} // namespace

void DetectorExtentTest::agreesWithExistingViewersOnTheirConstant() {
    const DetectorExtent extent = detectorExtent(published(), kViewerHcKevAngstrom);
    QVERIFY(std::abs(extent.qxLow + 0.0030407414) < 5e-11);
    QVERIFY(std::abs(extent.qxHigh - 0.0030407414) < 5e-11);
    QVERIFY(std::abs(extent.qyLow + 0.0022805560) < 5e-11);
    QVERIFY(std::abs(extent.qyHigh - 0.0022805560) < 5e-11);
    // The constant of everything else is 3.4e-5 larger, and q smaller by as much.
    QVERIFY(std::abs(detectorExtent(published()).qxLow / extent.qxLow - 12.398 / 12.39841984) <
            1e-12);
}

void DetectorExtentTest::badGeometryIsRefused() {
    DetectorGeometry g = published();
    g.distanceM = 0;
    QVERIFY_EXCEPTION_THROWN(detectorExtent(g), Error);
}

SPECULA_TEST(DetectorExtentTest)
#include "detector_extent_test.moc"
