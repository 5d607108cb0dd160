// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/frame_reduce.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <atomic>
#include <limits>

using namespace specula;
using namespace specula::imaging;
using namespace specula::test;

namespace {

/// Frames in memory, with the facts a detector file has.
class Stack final : public io::RegionSource {
  public:
    explicit Stack(std::vector<Pixels> frames)
        : m_frames(std::move(frames)) {
        const Pixels& first = m_frames.front();
        description.format = "test";
        description.type = first.type();
        description.frames = static_cast<std::int64_t>(m_frames.size());
        description.levels = {{first.width(), first.height(), first.width(), first.height()}};
    }
    const io::SourceDescription& describe() const override { return description; }
    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool*) const override {
        validate(request, target);
        cancel.throwIfCancelled();
        const int now = ++m_inside;
        for (int most = mostAtOnce; now > most && !mostAtOnce.compare_exchange_weak(most, now);) {
        }
        const Pixels& frame = m_frames[static_cast<std::size_t>(request.frame)];
        std::copy_n(frame.data(), frame.bytes(), target.data);
        if (++reads == cancelAfter)
            cancel.cancel();
        --m_inside;
    }
    ContentId contentId() const override { return {}; }

    io::SourceDescription description;
    mutable std::atomic<int> reads = 0, mostAtOnce = 0;
    int cancelAfter = -1;

  private:
    mutable std::atomic<int> m_inside = 0;
    std::vector<Pixels> m_frames;
};

template<class T, class F>
Stack stackOf(int frames, const F& value) {
    std::vector<Pixels> made;
    for (int f = 0; f < frames; ++f)
        made.push_back(pixelsOf<T>(17, 13, [&](auto r, auto c) { return value(f, r, c); }));
    return Stack(std::move(made));
}

} // namespace

class FrameReduceTest : public QObject {
    Q_OBJECT
  private slots:
    void sumMeanAndMaxAgreeWithBruteForce();
    void sumsOfLargeCountsDoNotOverflow();
    void resultTypesAreWideEnoughAndNoWider();
    void deadPixelsStayDeadAndOccasionalOnesAreLeftOut();
    void saturatedPixelsStaySaturated();
    void nanIsLeftOut();
    void rangesAndStepsPickTheirFrames();
    void sourcesForOneThreadAreReadByOne();
    void cancellingStopsBetweenFrames();

  private:
    Workers m_workers;
    ReducedFrames reduce(const Stack& stack, Reduction how) {
        return reduceFrames(stack, {0, stack.describe().frames, 1}, how, *m_workers.pool,
                            m_workers.job);
    }
};

void FrameReduceTest::sumMeanAndMaxAgreeWithBruteForce() {
    const auto check = [&](const Stack& stack) {
        const auto sum = reduce(stack, Reduction::Sum).pixels;
        const auto mean = reduce(stack, Reduction::Mean).pixels;
        const auto max = reduce(stack, Reduction::Max).pixels;
        for (int r = 0; r < 13; ++r)
            for (int c = 0; c < 17; ++c) {
                double s = 0, m = -1e300;
                for (int f = 0; f < 7; ++f) {
                    const double v = stack.readFrame(f).valueAt(r, c);
                    s += v;
                    m = std::max(m, v);
                }
                QVERIFY(std::abs(sum.valueAt(r, c) - s) < 1e-9);
                QVERIFY(std::abs(mean.valueAt(r, c) - s / 7) < 1e-4);
                QCOMPARE(max.valueAt(r, c), m);
            }
    };
    const auto value = [](int f, auto r, auto c) { return std::floor(200 * noise(r, c, f)); };
    const auto withSign = [](int f, auto r, auto c) {
        return std::floor(200 * noise(r, c, f)) - 100;
    };
    check(stackOf<std::uint8_t>(7, value));
    check(stackOf<std::int8_t>(7, withSign));
    check(stackOf<std::uint16_t>(7, value));
    check(stackOf<std::int32_t>(7, withSign));
    check(stackOf<std::uint64_t>(7, value));
    check(stackOf<float>(7, withSign));
    check(stackOf<double>(7, withSign));
}

void FrameReduceTest::sumsOfLargeCountsDoNotOverflow() {
    const auto result = reduce(
        stackOf<std::uint32_t>(5, [](int, auto, auto) { return 4294967290.0; }), Reduction::Sum);
    QCOMPARE(result.pixels.type(), PixelType::U64);
    QCOMPARE(result.pixels.valueAt(3, 3), 5 * 4294967290.0);
}

void FrameReduceTest::resultTypesAreWideEnoughAndNoWider() {
    const auto one = [](int, auto, auto) { return 1; };
    QCOMPARE(reduce(stackOf<std::uint16_t>(2, one), Reduction::Sum).pixels.type(), PixelType::U32);
    QCOMPARE(reduce(stackOf<std::int16_t>(2, one), Reduction::Sum).pixels.type(), PixelType::I64);
    QCOMPARE(reduce(stackOf<float>(2, one), Reduction::Sum).pixels.type(), PixelType::F64);
    QCOMPARE(reduce(stackOf<std::uint16_t>(2, one), Reduction::Mean).pixels.type(), PixelType::F32);
    QCOMPARE(reduce(stackOf<std::uint32_t>(2, one), Reduction::Mean).pixels.type(), PixelType::F64);
    QCOMPARE(reduce(stackOf<std::int16_t>(2, one), Reduction::Max).pixels.type(), PixelType::I16);
}

void FrameReduceTest::deadPixelsStayDeadAndOccasionalOnesAreLeftOut() {
    Stack stack = stackOf<std::uint16_t>(
        4, [](int f, auto r, auto c) { return r == 2 ? 65535 : (c == 5 && f == 1 ? 65535 : 6); });
    stack.description.deadValue = 65535;
    for (const auto how : {Reduction::Sum, Reduction::Mean, Reduction::Max}) {
        const ReducedFrames result = reduce(stack, how);
        QVERIFY(result.deadValue);
        DisplayOptions options;
        options.deadValue = result.deadValue;
        options.saturatedValue = result.saturatedValue;
        const auto image = m_workers.show(result.pixels, options);
        QCOMPARE(image->stateAt(2, 0), PixelState::Dead);
        QCOMPARE(image->statistics().dead, std::int64_t{17});
        QCOMPARE(image->stateAt(3, 5), PixelState::Value);
        QCOMPARE(result.pixels.valueAt(3, 5), how == Reduction::Sum ? 18.0 : 6.0);
        QCOMPARE(result.pixels.valueAt(3, 6), how == Reduction::Sum ? 24.0 : 6.0);
    }
}

void FrameReduceTest::saturatedPixelsStaySaturated() {
    const auto check = [&](Stack stack) {
        stack.description.saturatedValue = 100;
        for (const auto how : {Reduction::Sum, Reduction::Mean, Reduction::Max}) {
            const ReducedFrames result = reduce(stack, how);
            DisplayOptions options;
            options.deadValue = result.deadValue;
            options.saturatedValue = result.saturatedValue;
            const auto image = m_workers.show(result.pixels, options);
            QCOMPARE(image->stateAt(4, 4), PixelState::Saturated);
            QCOMPARE(image->statistics().saturated, std::int64_t{1});
        }
    };
    const auto value = [](int f, auto r, auto c) { return r == 4 && c == 4 && f == 1 ? 120 : 90; };
    check(stackOf<std::uint8_t>(3, value));
    check(stackOf<std::int32_t>(3, value));
    check(stackOf<float>(3, value));
}

void FrameReduceTest::nanIsLeftOut() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Stack stack = stackOf<float>(
        3, [&](int f, auto r, auto c) { return r == 1 || (c == 1 && f == 0) ? nan : 2.0; });
    for (const auto how : {Reduction::Sum, Reduction::Mean, Reduction::Max}) {
        const Pixels result = reduce(stack, how).pixels;
        QVERIFY(std::isnan(result.valueAt(1, 0)));
        QCOMPARE(result.valueAt(0, 1), how == Reduction::Sum ? 4.0 : 2.0);
    }
}

void FrameReduceTest::rangesAndStepsPickTheirFrames() {
    const Stack stack =
        stackOf<std::uint32_t>(10, [](int f, auto, auto) { return std::pow(2, f); });
    const auto sum = [&](const FrameRange& range) {
        return reduceFrames(stack, range, Reduction::Sum, *m_workers.pool, m_workers.job)
            .pixels.valueAt(0, 0);
    };
    QCOMPARE(sum({1, 3, 4}), 2.0 + 32 + 512);
    QCOMPARE(sum({9, 1, 1}), 512.0);
    for (const FrameRange& range : {FrameRange{-1, 1, 1},
                                    {0, 0, 1},
                                    {0, 11, 1},
                                    {10, 1, 1},
                                    {0, 1, 0},
                                    {2, 3, 4},
                                    {0, 1, -1},
                                    {0, std::numeric_limits<std::int64_t>::max(), 2}})
        QVERIFY_EXCEPTION_THROWN(sum(range), Error);
}

void FrameReduceTest::sourcesForOneThreadAreReadByOne() {
    Stack stack = stackOf<std::uint16_t>(40, [](int, auto, auto) { return 1; });
    stack.description.manyThreads = false;
    QCOMPARE(reduce(stack, Reduction::Sum).pixels.valueAt(0, 0), 40.0);
    QCOMPARE(stack.mostAtOnce.load(), 1);
    QCOMPARE(stack.reads.load(), 40);
}

void FrameReduceTest::cancellingStopsBetweenFrames() {
    Stack stack = stackOf<std::uint16_t>(40, [](int, auto, auto) { return 1; });
    stack.cancelAfter = 5;
    QVERIFY_EXCEPTION_THROWN(reduce(stack, Reduction::Sum), Cancelled);
    QVERIFY(stack.reads.load() < 10);
}

SPECULA_TEST(FrameReduceTest)
#include "frame_reduce_test.moc"
