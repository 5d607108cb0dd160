// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "core/imaging/overview.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "test_main.h"

#include <QTemporaryDir>

using namespace specula;
using namespace specula::imaging;

/// Huge frames: a small picture of all, and the visible part at the resolution it deserves.
class OverviewTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { m_pool = makeThreadPool(2); }
    void withoutAPyramidTheLargestOfEachBlockIsKept();
    void aPyramidLevelIsTakenWhereItFits();
    void detailsComeAtTheResolutionOfTheScreen();
    void noDetailWhereTheOverviewSaysItAll();

  private:
    std::unique_ptr<ThreadPool> m_pool;
    JobContext m_job;
};

static Pixels sparse(std::int64_t width, std::int64_t height) {
    Pixels p(PixelType::U16, width, height);
    auto v = p.editPlane<std::uint16_t>();
    for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x)
            v(y, x) = static_cast<std::uint16_t>((x * 7919 + y * 104729) % 251 == 0 ? 9 : 0);
    return p;
}

void OverviewTest::withoutAPyramidTheLargestOfEachBlockIsKept() {
    const Pixels p = sparse(203, 101);
    const auto source = io::makeMemorySource({p});
    const PlacedPixels small = readOverview(*source, 0, 0, 1200, *m_pool, m_job);
    QCOMPARE(small.placement, (Rect{0, 0, 203, 101}));
    QVERIFY(small.pixels.width() * small.pixels.height() <= 1300);
    const std::int64_t f = (203 + small.pixels.width() - 1) / small.pixels.width();
    for (std::int64_t r = 0; r < small.pixels.height(); ++r)
        for (std::int64_t c = 0; c < small.pixels.width(); ++c) {
            double most = 0;
            for (auto y = r * f; y < std::min<std::int64_t>(101, (r + 1) * f); ++y)
                for (auto x = c * f; x < std::min<std::int64_t>(203, (c + 1) * f); ++x)
                    most = std::max(most, p.valueAt(y, x));
            QCOMPARE(small.pixels.valueAt(r, c), most);
        }
}

void OverviewTest::aPyramidLevelIsTakenWhereItFits() {
    QTemporaryDir dir;
    const auto file = dir.filePath("p.tif").toStdString();
    io::writeTiff(file, *io::makeMemorySource({sparse(1024, 768)}), {.tile = 64, .pyramid = true},
                  m_job);
    const auto source = io::openSource(file);
    const PlacedPixels o = readOverview(*source, 0, 0, 300 * 300, *m_pool, m_job);
    QCOMPARE(o.pixels.width(), std::int64_t(256));
    QCOMPARE(o.pixels.height(), std::int64_t(192));
    QCOMPARE(o.placement, (Rect{0, 0, 1024, 768}));
}

void OverviewTest::detailsComeAtTheResolutionOfTheScreen() {
    QTemporaryDir dir;
    const auto file = dir.filePath("p.tif").toStdString();
    const Pixels p = sparse(1024, 768);
    io::writeTiff(file, *io::makeMemorySource({p}), {.tile = 64, .pyramid = true}, m_job);
    const auto source = io::openSource(file);
    const Rect visible{300, 200, 100, 90};
    const auto full = readDetail(*source, 0, 0, visible, 2.0, 8, 1 << 20, *m_pool, m_job);
    QVERIFY(full.has_value());
    QVERIFY(full->placement.contains(visible));
    QCOMPARE(full->placement.width, full->pixels.width());
    for (int i = 0; i < 90; ++i)
        QCOMPARE(full->pixels.valueAt(200 + i - full->placement.y, 300 + i - full->placement.x),
                 p.valueAt(200 + i, 300 + i));
    const auto half = readDetail(*source, 0, 0, visible, 0.5, 8, 1 << 20, *m_pool, m_job);
    QVERIFY(half.has_value());
    QCOMPARE(half->placement.width, 2 * half->pixels.width());
    QVERIFY(half->placement.contains(visible));
}

void OverviewTest::noDetailWhereTheOverviewSaysItAll() {
    const auto source = io::makeMemorySource({sparse(400, 400)});
    QVERIFY(!readDetail(*source, 0, 0, {0, 0, 400, 400}, 1.0, 1.0, 1 << 20, *m_pool, m_job));
    QVERIFY(!readDetail(*source, 0, 0, {500, 500, 10, 10}, 1.0, 4.0, 1 << 20, *m_pool, m_job));
}

SPECULA_TEST(OverviewTest)
#include "overview_test.moc"
