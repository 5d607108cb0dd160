// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/pixel_groups.h"
#include "correlate_fixtures.h"
#include "test_main.h"

#include <QTest>

using namespace specula;

class PixelGroupsTest : public QObject {
    Q_OBJECT
  private slots:
    void countsFollowTheSizeOfTheBin_data();
    void countsFollowTheSizeOfTheBin();
    void groupsAreCompactPatches();
};

void PixelGroupsTest::countsFollowTheSizeOfTheBin_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("groups");
    QTest::newRow("large") << 64 << 64 << 200;
    QTest::newRow("middling") << 30 << 30 << 100;
    QTest::newRow("small") << 20 << 10 << 64;
    QTest::newRow("tiny") << 5 << 3 << 15;
}

void PixelGroupsTest::countsFollowTheSizeOfTheBin() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, groups);
    const Array<std::uint32_t> one({rows, columns}, 1);
    const auto made = correlate::groupPixels(test::qmapOf(one, one));
    QCOMPARE(made.groupsPerBin, std::vector<std::int64_t>{groups});
    std::vector<int> pixels(std::size_t(groups) + 1);
    for (const std::uint32_t group : made.groupMap.values())
        ++pixels.at(group);
    QCOMPARE(pixels[0], 0);
    const auto [least, most] = std::minmax_element(pixels.begin() + 1, pixels.end());
    QVERIFY(*least >= 1 && *most - *least <= 1);
}

void PixelGroupsTest::groupsAreCompactPatches() {
    Array<std::uint32_t> halves({64, 64});
    for (std::int64_t row = 0; row < 64; ++row)
        for (std::int64_t column = 0; column < 64; ++column)
            halves.edit()(row, column) = column < 32 ? 1 : 2;
    const auto groups = correlate::groupPixels(test::qmapOf(halves, halves));
    QCOMPARE(groups.binOfGroup.size(), std::size_t{400});
    // Half of the pixels at least have their right neighbour in their own group, and no group
    // reaches into the other bin.
    int together = 0;
    for (std::int64_t row = 0; row < 64; ++row)
        for (std::int64_t column = 0; column < 64; ++column) {
            const std::uint32_t group = groups.groupMap.view()(row, column);
            QCOMPARE(groups.binOfGroup[group - 1], halves.view()(row, column));
            together += column < 63 && groups.groupMap.view()(row, column + 1) == group;
        }
    QVERIFY2(together > 64 * 64 / 2, qPrintable(QString::number(together)));
}

SPECULA_TEST(PixelGroupsTest)
#include "pixel_groups_test.moc"
