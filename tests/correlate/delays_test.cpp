// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/delays.h"
#include "test_main.h"

#include <QTest>

using namespace specula;

class DelaysTest : public QObject {
    Q_OBJECT
  private slots:
    void thousandFramesFourPerLevel();
    void countsAreThoseOfOtherPrograms_data();
    void countsAreThoseOfOtherPrograms();
    void eachHasAPairAtItsLevel();
};

void DelaysTest::thousandFramesFourPerLevel() {
    std::vector<std::int64_t> frames;
    for (const auto& delay : correlate::multitauDelays(1000, 4))
        frames.push_back(delay.frames);
    QCOMPARE(frames,
             (std::vector<std::int64_t>{1,   2,   3,   4,   5,   6,   7,   8,   10,  12, 14,  16,
                                        20,  24,  28,  32,  40,  48,  56,  64,  80,  96, 112, 128,
                                        160, 192, 224, 256, 320, 384, 448, 512, 640, 768}));
}

void DelaysTest::countsAreThoseOfOtherPrograms_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("four");
    QTest::addColumn<int>("eight");
    QTest::newRow("512") << 512 << 31 << 55;
    QTest::newRow("1000") << 1000 << 34 << 62;
    QTest::newRow("1024") << 1024 << 35 << 63;
    QTest::newRow("2000") << 2000 << 38 << 70;
    QTest::newRow("4000") << 4000 << 42 << 78;
    QTest::newRow("100000") << 100000 << 61 << 115;
    QTest::newRow("64") << 64 << 19 << 31;
    QTest::newRow("2") << 2 << 1 << 1;
    QTest::newRow("1") << 1 << 0 << 0;
    QTest::newRow("0") << 0 << 0 << 0;
}

void DelaysTest::countsAreThoseOfOtherPrograms() {
    QFETCH(int, frames);
    QFETCH(int, four);
    QFETCH(int, eight);
    QCOMPARE(int(correlate::multitauDelays(frames, 4).size()), four);
    QCOMPARE(int(correlate::multitauDelays(frames, 8).size()), eight);
}

void DelaysTest::eachHasAPairAtItsLevel() {
    for (const int dpl : {1, 2, 4, 5, 16})
        for (const std::int64_t frames : {2, 3, 17, 100, 513}) {
            std::int64_t before = 0;
            for (const auto& delay : correlate::multitauDelays(frames, dpl)) {
                QVERIFY(delay.frames > before);
                before = delay.frames;
                QCOMPARE(delay.frames, delay.lag * delay.width());
                QVERIFY(delay.lag < frames / delay.width());
            }
        }
}

SPECULA_TEST(DelaysTest)
#include "delays_test.moc"
