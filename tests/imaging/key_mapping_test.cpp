// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/key_mapping.h"
#include "test_main.h"

#include <cmath>
#include <limits>

using namespace specula::imaging;

class KeyMappingTest : public QObject {
    Q_OBJECT
  private slots:
    void everyOrdinaryKeyComesBackFromItsValue();
    void valuesAscendWithKeys();
    void relativeStepsOfFloatBitsHoldOverAllDecades();
    void oneOctaveGetsFineSteps();
    void linearIsWithinHalfAStep();
    void specialValuesGetReservedKeys();
    void absurdRangesDoNotBreakIt();
};

namespace {
const KeyMapping kMappings[] = {KeyMapping(),
                                KeyMapping::linear(0.98, 1.02),
                                KeyMapping::linear(-5, 3),
                                KeyMapping::floatBits(1e-3, 1e6, false),
                                KeyMapping::floatBits(1e-38, 3e38, false),
                                KeyMapping::floatBits(1e-3, 1e6, true),
                                KeyMapping::floatBits(1, 2, true)};
const double kInf = std::numeric_limits<double>::infinity();
} // namespace

void KeyMappingTest::everyOrdinaryKeyComesBackFromItsValue() {
    for (const KeyMapping& m : kMappings) {
        const Key lowest = m.keyOf(-1e300), highest = m.keyOf(1e300);
        QVERIFY(highest <= kLastOrdinaryKey && highest > 30000);
        for (int k = lowest; k <= highest; ++k)
            QCOMPARE(m.keyOf(m.valueOf(static_cast<Key>(k))), static_cast<Key>(k));
    }
}

void KeyMappingTest::valuesAscendWithKeys() {
    for (const KeyMapping& m : kMappings)
        for (int k = 1; k <= m.keyOf(1e300); ++k)
            QVERIFY(m.valueOf(static_cast<Key>(k)) > m.valueOf(static_cast<Key>(k - 1)));
}

void KeyMappingTest::relativeStepsOfFloatBitsHoldOverAllDecades() {
    const KeyMapping m = KeyMapping::floatBits(1e-37, 1e38, false);
    const KeyMapping both = KeyMapping::floatBits(1e-3, 1e6, true);
    for (double v = 1e-37; v < 1e38; v *= 1.37)
        QVERIFY(std::abs(m.valueOf(m.keyOf(v)) / v - 1) < 0.0041);
    for (double v = 1e-3; v < 1e6; v *= 1.37)
        for (const double s : {1.0, -1.0})
            QVERIFY(std::abs(both.valueOf(both.keyOf(s * v)) / (s * v) - 1) < 0.001);
    QCOMPARE(m.valueOf(m.keyOf(0)), 0.0);
    QCOMPARE(both.valueOf(both.keyOf(0)), 0.0);
}

void KeyMappingTest::oneOctaveGetsFineSteps() {
    const KeyMapping m = KeyMapping::floatBits(1, 2, false);
    QVERIFY(std::abs(m.valueOf(m.keyOf(1.23456)) - 1.23456) < 2e-5);
}

void KeyMappingTest::linearIsWithinHalfAStep() {
    const KeyMapping m = KeyMapping::linear(-5, 3);
    const double step = 8.0 / kLastOrdinaryKey;
    for (double v = -5; v <= 3; v += 0.00713)
        QVERIFY(std::abs(m.valueOf(m.keyOf(v)) - v) <= 0.5001 * step);
    QCOMPARE(m.keyOf(-6), Key{0});
    QCOMPARE(m.keyOf(4), kLastOrdinaryKey);
}

void KeyMappingTest::specialValuesGetReservedKeys() {
    for (const KeyMapping& m : kMappings) {
        QCOMPARE(m.keyOf(std::nan("")), kNanKey);
        QCOMPARE(m.keyOf(-std::nan("")), kNanKey);
        QCOMPARE(m.keyOf(kInf), kPlusInfinityKey);
        QCOMPARE(m.keyOf(-kInf), kMinusInfinityKey);
        QVERIFY(std::isnan(m.valueOf(kDeadKey)));
        QCOMPARE(m.valueOf(kPlusInfinityKey), kInf);
    }
}

void KeyMappingTest::absurdRangesDoNotBreakIt() {
    const double huge = std::numeric_limits<double>::max();
    for (const KeyMapping& m :
         {KeyMapping::linear(-huge, huge), KeyMapping::linear(1, 1), KeyMapping::linear(0, 5e-324),
          KeyMapping::linear(2, 1), KeyMapping::floatBits(0, huge, true),
          KeyMapping::floatBits(5e-324, 5e-324, false), KeyMapping::floatBits(2, 1, false)})
        for (const double v : {-huge, -1.0, -5e-324, 0.0, 5e-324, 1.0, huge})
            QVERIFY(!isReserved(m.keyOf(v)));
    const KeyMapping wide = KeyMapping::linear(-huge, huge);
    QVERIFY(wide.keyOf(huge) > wide.keyOf(0) && wide.keyOf(0) > wide.keyOf(-huge));
}

SPECULA_TEST(KeyMappingTest)
#include "key_mapping_test.moc"
