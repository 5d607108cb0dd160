// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geometry/detector_geometry.h"
#include "test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace specula;
using geometry::DetectorGeometry;

class DetectorGeometryTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsWrittenIsReadBack();
    void mistakesNameTheField_data();
    void mistakesNameTheField();
};

namespace {

nlohmann::json good() {
    return nlohmann::json::parse(R"({"kind":"transmission","energy_kev":11.0,"distance_m":4.0,
        "pixel_size_m":[7.5e-5,7.5e-5],"beam_center_px":[40.8,17.3],"shape":[48,64],
        "swing_deg":[0,0]})");
}

} // namespace

void DetectorGeometryTest::whatIsWrittenIsReadBack() {
    const DetectorGeometry g = geometry::geometryFromJson(good(), "g.json");
    QCOMPARE(g.rows, std::int64_t{48});
    QCOMPARE(g.columns, std::int64_t{64});
    QCOMPARE(g.beamCenterPx[0], 40.8);
    QCOMPARE(g.qFormula, DetectorGeometry::QFormula::TwoKSinTheta);
    auto json = toJson(g);
    QCOMPARE(toJson(geometry::geometryFromJson(json, "g.json")), json);
    json["q_formula"] = "k_sin_2theta";
    QCOMPARE(geometry::geometryFromJson(json, "g.json").qFormula,
             DetectorGeometry::QFormula::KSinTwoTheta);
    // 2 pi E / hc
    QVERIFY(std::abs(g.waveNumber() - 5.5745037892647655) < 1e-14);
}

void DetectorGeometryTest::mistakesNameTheField_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* field, const char* value) {
        QTest::newRow(QByteArray(field) + " " + value) << field << value;
    };
    row("energy_kev", "0");
    row("energy_kev", "\"11\"");
    row("energy_kev", "");
    row("distance_m", "-1");
    row("pixel_size_m", "[1e-4]");
    row("pixel_size_m", "[1e-4,0]");
    row("beam_center_px", "[1,null]");
    row("shape", "[0,64]");
    row("shape", "[48,1e7]");
    row("swing_deg", "[90,0]");
    row("q_formula", "\"sin\"");
    row("kind", "\"sideways\"");
}

void DetectorGeometryTest::mistakesNameTheField() {
    QFETCH(QString, field);
    QFETCH(QString, value);
    auto json = good();
    if (value.isEmpty())
        json.erase(field.toStdString());
    else
        json[field.toStdString()] = nlohmann::json::parse(value.toStdString());
    try {
        geometry::geometryFromJson(json, "g.json");
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Input);
        QCOMPARE(error.field(), field.toStdString());
        QCOMPARE(error.file(), std::string("g.json"));
    }
}

SPECULA_TEST(DetectorGeometryTest)
#include "detector_geometry_test.moc"
