// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/frame_means.h"
#include "correlate_fixtures.h"
#include "test_main.h"

#include <QTest>

#include <cmath>

using namespace specula;
using test::Reference;

class FrameMeansTest : public QObject {
    Q_OBJECT
  private slots:
    void agreeWithAnotherProgram();
    void segmentsAreTrueMeans();
    void whatIsNoCountIsMaskedOrAnError();
    void segmentsBeyondTheFramesAreRefused();
};

namespace {

correlate::FrameMeans meansOf(const io::SourcePtr& frames, const io::Qmap& map, int segments) {
    const auto pool = makeThreadPool(2);
    JobContext job;
    return correlate::frameMeans(*frames, map, segments, *pool, job);
}

} // namespace

void FrameMeansTest::agreeWithAnotherProgram() {
    const auto means = meansOf(Reference::frames(), Reference::map(), 10);
    const auto reference = Reference::array("static_mean");
    QCOMPARE(std::int64_t(means.staticMean.size()), reference.shape()[1]);
    for (std::int64_t bin = 0; bin < reference.shape()[1]; ++bin)
        QVERIFY(
            std::abs(means.staticMean[std::size_t(bin)] / reference.view()(std::int64_t{0}, bin) -
                     1) < 1e-6);
}

void FrameMeansTest::segmentsAreTrueMeans() {
    // Frame t has t counts in static bin 1, 10 t in static bin 2, 3 in the pixels of no bin.
    Array<std::uint32_t> dynamicMap({3, 4}), staticMap({3, 4});
    for (std::int64_t column = 0; column < 4; ++column) {
        dynamicMap.edit()(0, column) = dynamicMap.edit()(1, column) = 1;
        staticMap.edit()(0, column) = 1;
        staticMap.edit()(1, column) = 2;
    }
    const auto frames = test::framesOf(7, 3, 4, [](auto t, auto row, auto) {
        return row == 2 ? 3 : int(t * (row == 0 ? 1 : 10));
    });
    const auto means = meansOf(frames, test::qmapOf(dynamicMap, staticMap), 3);
    // Frames 0-1, 2-3, 4-6.
    QCOMPARE(means.segmentFrames, (std::vector<std::int64_t>{2, 2, 3}));
    const auto segment = means.segmentMean.view();
    QCOMPARE(segment(0, 0), 0.5);
    QCOMPARE(segment(1, 1), 25.0);
    QCOMPARE(segment(2, 0), 5.0);
    QCOMPARE(means.staticMean, (std::vector<double>{3, 30}));
    QCOMPARE(means.image.view()(2, 1), 3.0);
    QCOMPARE(means.intensity.at(2), 11.0);
}

void FrameMeansTest::whatIsNoCountIsMaskedOrAnError() {
    const auto frames = test::framesOf(3, 2, 4, [](auto t, auto row, auto column) {
        return t == 1 && row == 1 && column == 2 ? -1 : 5;
    });
    Array<std::uint32_t> map({2, 4}, 1);
    try {
        meansOf(frames, test::qmapOf(map, map), 1);
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Input);
        QVERIFY(error.reason().find("frame 1: the pixel in row 1, column 2") != std::string::npos);
    }
    map = map.clone();
    map.edit()(1, 2) = 0;
    const auto means = meansOf(frames, test::qmapOf(map, map), 1);
    QVERIFY(std::isnan(means.image.view()(1, 2)));
    QCOMPARE(means.staticMean, std::vector<double>{5});
    QCOMPARE(means.intensity.at(1), 5.0);
}

void FrameMeansTest::segmentsBeyondTheFramesAreRefused() {
    const auto frames = test::framesOf(4, 4, 8, [](auto, auto, auto) { return 1; });
    const Array<std::uint32_t> one({4, 8}, 1);
    const auto map = test::qmapOf(one, one);
    QVERIFY_EXCEPTION_THROWN(meansOf(frames, map, 5), Error);
    QVERIFY_EXCEPTION_THROWN(meansOf(frames, map, 0), Error);
    QCOMPARE(meansOf(frames, map, 4).segmentMean.shape(), Shape({4, 1}));
}

SPECULA_TEST(FrameMeansTest)
#include "frame_means_test.moc"
