// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/tone.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <limits>

using namespace specula;
using namespace specula::imaging;

class ToneTest : public QObject {
    Q_OBJECT
  private slots:
    void everyLutEntryEqualsTheDirectComputation();
    void positionAndValueAreInverse();
    void theCurvesAreTheirFormulas();
    void reservedKeysHaveTheirOwnColours();
    void belowAndAboveAreTheMapsEndsUnlessChosen();
    void absurdLevelsStillGiveAPicture();
    void sequentialMapsGetLighterAllTheWay();
    void divergingMapsAreEquallyLightOnBothSides();
    void knownColoursAreWhatTheyAre();
    void unknownNamesAreErrors();
};

void ToneTest::everyLutEntryEqualsTheDirectComputation() {
    const KeyMapping mappings[] = {KeyMapping(), KeyMapping::linear(-300, 700),
                                   KeyMapping::floatBits(1e-3, 1e6, false),
                                   KeyMapping::floatBits(1e-3, 1e6, true)};
    const std::pair<double, double> levels[] = {{0, 256}, {1, 1000}, {-20, 300.5}, {5e4, 6e4}};
    for (const KeyMapping& mapping : mappings)
        for (const auto& [low, high] : levels)
            for (const auto scale : {ToneScale::Linear, ToneScale::Sqrt, ToneScale::Log,
                                     ToneScale::Asinh, ToneScale::Gamma}) {
                ToneSettings settings;
                settings.low = low;
                settings.high = high;
                settings.scale = scale;
                settings.below = 0xff010203;
                settings.above = 0xff040506;
                const auto lut = buildLut(mapping, settings);
                const ToneCurve curve(settings);
                const ColourTable table = colourTable("viridis");
                for (int k = 0; k < kFirstReservedKey; ++k) {
                    const double v = mapping.valueOf(static_cast<Key>(k));
                    Rgb expected = 0;
                    if (v < curve.low())
                        expected = 0xff010203;
                    else if (v > curve.high())
                        expected = 0xff040506;
                    else
                        expected = table[static_cast<std::size_t>(
                            std::clamp(std::floor(curve.position(v) * 256), 0.0, 255.0))];
                    QCOMPARE(lut[static_cast<std::size_t>(k)], expected);
                }
            }
}

void ToneTest::positionAndValueAreInverse() {
    for (const auto scale :
         {ToneScale::Linear, ToneScale::Sqrt, ToneScale::Log, ToneScale::Asinh, ToneScale::Gamma}) {
        ToneSettings settings;
        settings.low = 3;
        settings.high = 5000;
        settings.scale = scale;
        const ToneCurve curve(settings);
        QVERIFY(std::abs(curve.position(3)) < 1e-12);
        QVERIFY(std::abs(curve.position(5000) - 1) < 1e-12);
        for (double t = 0; t <= 1; t += 0.01)
            QVERIFY(std::abs(curve.position(curve.value(t)) - t) < 1e-9);
        QVERIFY(curve.position(2) < 0 && curve.position(6000) > 1);
        QVERIFY(std::isnan(curve.position(std::nan(""))));
    }
}

void ToneTest::theCurvesAreTheirFormulas() {
    ToneSettings s;
    s.low = 1;
    s.high = 101;
    const auto at = [&](ToneScale scale, double v) {
        s.scale = scale;
        return ToneCurve(s).position(v);
    };
    QVERIFY(std::abs(at(ToneScale::Linear, 26) - 0.25) < 1e-12);
    QVERIFY(std::abs(at(ToneScale::Sqrt, 26) - 0.5) < 1e-12);
    QVERIFY(std::abs(at(ToneScale::Log, std::sqrt(101.0)) - 0.5) < 1e-12);
    QVERIFY(std::abs(at(ToneScale::Gamma, 26) - std::pow(0.25, 1 / 2.2)) < 1e-12);
    QVERIFY(std::abs(at(ToneScale::Asinh, 26) - std::asinh(25.0) / std::asinh(100.0)) < 1e-12);
}

void ToneTest::reservedKeysHaveTheirOwnColours() {
    ToneSettings s;
    const auto lut = buildLut(KeyMapping(), s);
    QCOMPARE(lut.size(), std::size_t{65536});
    QCOMPARE(lut[kNanKey], s.nan);
    QCOMPARE(lut[kMaskedKey], s.masked);
    QCOMPARE(lut[kDeadKey], s.dead);
    QCOMPARE(lut[kSaturatedKey], s.saturated);
    for (int k = 0; k < 65536; ++k)
        QCOMPARE(lut[static_cast<std::size_t>(k)] >> 24, 0xffU);
}

void ToneTest::belowAndAboveAreTheMapsEndsUnlessChosen() {
    ToneSettings s;
    s.low = 10;
    s.high = 20;
    const ColourTable table = colourTable("viridis");
    auto lut = buildLut(KeyMapping(), s);
    QCOMPARE(lut[9], table.front());
    QCOMPARE(lut[21], table.back());
    QCOMPARE(lut[kPlusInfinityKey], table.back());
    s.below = 0xff000001;
    s.above = 0xff000002;
    lut = buildLut(KeyMapping(), s);
    QCOMPARE(lut[9], 0xff000001U);
    QCOMPARE(lut[10], table.front());
    QCOMPARE(lut[20], table.back());
    QCOMPARE(lut[21], 0xff000002U);
    QCOMPARE(lut[kMinusInfinityKey], 0xff000001U);
}

void ToneTest::absurdLevelsStillGiveAPicture() {
    const double inf = std::numeric_limits<double>::infinity();
    const double values[] = {-inf, -1e308, -1, 0, 5e-324, 1, 1e308, inf, std::nan("")};
    for (const double low : values)
        for (const double high : values)
            for (const auto scale : {ToneScale::Linear, ToneScale::Log, ToneScale::Asinh}) {
                ToneSettings s;
                s.low = low;
                s.high = high;
                s.scale = scale;
                const ToneCurve curve(s);
                QVERIFY(curve.low() < curve.high());
                QCOMPARE(buildLut(KeyMapping::linear(-3, 3), s).size(), std::size_t{65536});
            }
}

void ToneTest::sequentialMapsGetLighterAllTheWay() {
    int sequential = 0;
    for (const ColormapInfo& map : colormaps()) {
        if (map.kind != ColormapKind::Sequential)
            continue;
        ++sequential;
        const ColourTable table = colourTable(map.name), back = colourTable(map.name, true);
        // One step of one channel may round the wrong way; over four entries it never does.
        for (std::size_t i = 4; i < 256; ++i) {
            QVERIFY2(oklabLightness(table[i]) > oklabLightness(table[i - 4]), map.name.data());
            QCOMPARE(back[255 - i], table[i]);
        }
        QVERIFY(oklabLightness(table[255]) - oklabLightness(table[0]) > 0.4);
    }
    QCOMPARE(sequential, 6);
}

void ToneTest::divergingMapsAreEquallyLightOnBothSides() {
    for (const ColormapInfo& map : colormaps()) {
        if (map.kind != ColormapKind::Diverging)
            continue;
        const ColourTable table = colourTable(map.name);
        for (std::size_t i = 0; i < 128; ++i)
            QVERIFY2(std::abs(oklabLightness(table[i]) - oklabLightness(table[255 - i])) < 0.02,
                     map.name.data());
        QVERIFY(std::abs(oklabLightness(table[127]) - oklabLightness(table[0])) > 0.4);
    }
}

void ToneTest::knownColoursAreWhatTheyAre() {
    QCOMPARE(colourTable("viridis")[0], 0xff440154U);
    QCOMPARE(colourTable("viridis")[255], 0xfffde725U);
    QCOMPARE(colourTable("grey")[77], 0xff4d4d4dU);
    QVERIFY(std::abs(oklabLightness(0xffffffff) - 1) < 1e-4);
}

void ToneTest::unknownNamesAreErrors() {
    QVERIFY_EXCEPTION_THROWN(colourTable("no such map"), Error);
    QVERIFY_EXCEPTION_THROWN(toneScaleFromName("cubic"), Error);
    QCOMPARE(toneScaleFromName(toneScaleName(ToneScale::Asinh)), ToneScale::Asinh);
}

SPECULA_TEST(ToneTest)
#include "tone_test.moc"
