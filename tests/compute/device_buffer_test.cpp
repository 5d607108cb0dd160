// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/backend.h"
#include "core/compute/device_buffer.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "support/fault_device.h"
#include "test_main.h"

#include <thread>

using namespace specula;
using namespace specula::compute;
using test::FaultDevice;
using test::FaultPlan;
using test::FaultTier;

namespace {

constexpr std::uint64_t kMiB = 1 << 20;

struct Fixture {
    explicit Fixture(std::uint64_t memory = 64 * kMiB, std::uint64_t largest = 0) {
        SpcDeviceInfo info = FaultTier::card("card", memory);
        info.largest_buffer = largest;
        device =
            std::make_shared<FaultDevice>(makeReferenceTier()->open(0, {}), "card", plan, info);
    }
    std::shared_ptr<FaultPlan> plan = std::make_shared<FaultPlan>();
    std::shared_ptr<FaultDevice> device;
};

bool isOutOfMemory(const std::function<void()>& call) {
    try {
        call();
    } catch (const DeviceError& error) {
        return error.kind() == DeviceError::Kind::OutOfMemory;
    }
    return false;
}

} // namespace

class DeviceBufferTest : public QObject {
    Q_OBJECT
  private slots:
    void freedBlocksAreUsedAgain();
    void theCapIsKeptAndWhatIsKeptMakesRoom();
    void theCapIsReachedToTheByte();
    void theLargestAllocationIsReachedToTheByte();
    void absurdSizesAreRefused();
    void aFullDeviceGetsItsKeptMemoryBackFirst();
    void aLoweredCapFreesAtOnceAndWhenBlocksComeBack();
    void aLaneUsesItsOwnDroppedBlocksBeforeItWaits();
    void aLaneShortOfMemoryGivesBackWhatItDropped();
    void tensorsOutliveTheirLaneAndGiveTheirMemoryBack();
    void everythingGoesBackWhenTheDeviceIsLost();
    void manyThreadsTakeAndGive();
};

void DeviceBufferTest::freedBlocksAreUsedAgain() {
    Fixture f;
    DeviceMemoryPool pool(f.device, 0);
    const auto a = pool.take(100000);
    QVERIFY(a.bytes >= 100000 && a.bytes <= 112500);
    pool.giveBack(a);
    const auto b = pool.take(99000); // the same class
    QCOMPARE(b.handle, a.handle);
    QCOMPARE(f.plan->calls(FaultPlan::Allocate), 1);
    const auto s = pool.statistics();
    QCOMPARE(s.reused, std::uint64_t(1));
    QCOMPARE(s.fresh, std::uint64_t(1));
    QCOMPARE(s.bytesInUse, b.bytes);
    QCOMPARE(s.bytesKept, std::uint64_t(0));
    QCOMPARE(s.peakBytes, b.bytes);
    pool.giveBack(b);
    QVERIFY(f.device->bytesHeld() > 0);
    pool.trim();
    QCOMPARE(f.device->bytesHeld(), std::uint64_t(0));
    QCOMPARE(pool.statistics().bytesKept, std::uint64_t(0));
}

void DeviceBufferTest::theCapIsKeptAndWhatIsKeptMakesRoom() {
    Fixture f;
    DeviceMemoryPool pool(f.device, 4 * kMiB);
    const auto a = pool.take(2 * kMiB), b = pool.take(kMiB);
    QVERIFY(isOutOfMemory([&] { pool.take(2 * kMiB); }));
    pool.giveBack(a);
    const auto c = pool.take(3 * kMiB); // only when a goes back to the device
    QVERIFY(pool.statistics().peakBytes <= 4 * kMiB);
    QCOMPARE(f.device->bytesHeld(), 4 * kMiB);
    pool.giveBack(b);
    pool.giveBack(c);
}

void DeviceBufferTest::theCapIsReachedToTheByte() {
    Fixture f;
    // Rounded up to its class a request this close to the cap would break it.
    const std::uint64_t cap = 3 * kMiB + 12345;
    DeviceMemoryPool pool(f.device, cap);
    const auto all = pool.take(cap);
    QCOMPARE(all.bytes, cap);
    QVERIFY(isOutOfMemory([&] { pool.take(1); }));
    pool.giveBack(all);
    QVERIFY(isOutOfMemory([&] { pool.take(cap + 1); }));
    pool.giveBack(pool.take(1));
}

void DeviceBufferTest::theLargestAllocationIsReachedToTheByte() {
    Fixture f(64 * kMiB, 5 * kMiB + 7);
    DeviceMemoryPool pool(f.device, 0);
    const auto largest = pool.take(5 * kMiB + 7);
    QCOMPARE(largest.bytes, 5 * kMiB + 7);
    pool.giveBack(largest);
    QVERIFY(isOutOfMemory([&] { pool.take(5 * kMiB + 8); }));
}

void DeviceBufferTest::absurdSizesAreRefused() {
    Fixture f;
    DeviceMemoryPool pool(f.device, 0);
    for (const std::uint64_t bytes :
         {UINT64_MAX, UINT64_MAX - 255, UINT64_MAX / 2 + 1, UINT64_MAX / 4})
        QVERIFY(isOutOfMemory([&] { pool.take(bytes); }));
    QCOMPARE(pool.statistics().bytesInUse, std::uint64_t(0));
    Backend backend(f.device);
    const auto lane = backend.makeLane();
    QVERIFY_EXCEPTION_THROWN(
        lane->make(ElementType::F64, {std::int64_t{1} << 40, std::int64_t{1} << 40}), Error);
    QVERIFY(isOutOfMemory([&] { lane->make(ElementType::U8, {std::int64_t{1} << 62}); }));
}

void DeviceBufferTest::aFullDeviceGetsItsKeptMemoryBackFirst() {
    Fixture f(4 * kMiB);
    DeviceMemoryPool pool(f.device, 0);
    pool.giveBack(pool.take(3 * kMiB));
    QCOMPARE(f.device->bytesHeld(), 3 * kMiB);
    const auto other = pool.take(2 * kMiB);
    QCOMPARE(f.device->bytesHeld(), 2 * kMiB);
    QVERIFY(isOutOfMemory([&] { pool.take(3 * kMiB); }));
    pool.giveBack(other);
}

void DeviceBufferTest::aLoweredCapFreesAtOnceAndWhenBlocksComeBack() {
    Fixture f;
    DeviceMemoryPool pool(f.device, 0);
    const auto a = pool.take(2 * kMiB), b = pool.take(2 * kMiB);
    pool.giveBack(a);
    pool.setCap(2 * kMiB);
    QCOMPARE(f.device->bytesHeld(), 2 * kMiB);
    pool.setCap(kMiB); // what is in use stays until it comes back
    QCOMPARE(f.device->bytesHeld(), 2 * kMiB);
    pool.giveBack(b);
    QCOMPARE(f.device->bytesHeld(), std::uint64_t(0));
}

void DeviceBufferTest::aLaneUsesItsOwnDroppedBlocksBeforeItWaits() {
    Fixture f;
    Backend backend(f.device);
    const auto lane = backend.makeLane(), other = backend.makeLane();
    void* first = lane->make(ElementType::F32, {1000}).buffer()->handle();
    const Tensor foreign = other->make(ElementType::F32, {1000});
    QVERIFY(foreign.buffer()->handle() != first); // the first lane has not waited
    const Tensor own = lane->make(ElementType::F32, {1000});
    QCOMPARE(own.buffer()->handle(), first);
}

void DeviceBufferTest::aLaneShortOfMemoryGivesBackWhatItDropped() {
    Fixture f;
    Backend backend(f.device, {4 * kMiB, nullptr});
    const auto lane = backend.makeLane();
    for (int i = 0; i < 3; ++i)
        lane->make(ElementType::U8, {static_cast<std::int64_t>(kMiB) + i * 131072});
    const Tensor large = lane->make(ElementType::U8, {static_cast<std::int64_t>(4 * kMiB)});
    QCOMPARE(f.device->bytesHeld(), 4 * kMiB);
    QVERIFY(isOutOfMemory([&] { lane->make(ElementType::U8, {1}); }));
}

void DeviceBufferTest::tensorsOutliveTheirLaneAndGiveTheirMemoryBack() {
    Fixture f;
    auto backend = std::make_unique<Backend>(f.device);
    auto lane = backend->makeLane();
    Tensor a = lane->make(ElementType::F32, {1000}), b = lane->make(ElementType::F32, {3000});
    lane.reset();
    const auto held = backend->memory().statistics().bytesInUse;
    a = {};
    QVERIFY(backend->memory().statistics().bytesInUse < held); // at once, though b lives on
    backend.reset();
    QVERIFY(f.device->bytesHeld() > 0);
    b = {};
    QCOMPARE(f.device->bytesHeld(), std::uint64_t(0));
}

void DeviceBufferTest::everythingGoesBackWhenTheDeviceIsLost() {
    Fixture f;
    auto backend = std::make_unique<Backend>(f.device);
    {
        const auto lane = backend->makeLane();
        const Tensor kept = lane->make(ElementType::F32, {5000});
        lane->make(ElementType::F32, {100});
        f.plan->failAt(FaultPlan::Wait, 1, DeviceError::Kind::DeviceLost);
        QVERIFY_EXCEPTION_THROWN(lane->wait(), DeviceError);
        QVERIFY_EXCEPTION_THROWN(lane->make(ElementType::F32, {100000}), DeviceError);
    }
    QCOMPARE(backend->memory().statistics().bytesInUse, std::uint64_t(0));
    backend.reset();
    QCOMPARE(f.device->bytesHeld(), std::uint64_t(0));
}

void DeviceBufferTest::manyThreadsTakeAndGive() {
    Fixture f;
    auto backend = std::make_unique<Backend>(f.device, Backend::Options{32 * kMiB, nullptr});
    std::vector<std::thread> threads;
    std::atomic<int> refused = 0;
    for (int t = 0; t < 6; ++t)
        threads.emplace_back([&, t] {
            std::mt19937 random(static_cast<unsigned>(t));
            const auto lane = backend->makeLane();
            std::vector<Tensor> mine;
            for (int i = 0; i < 300; ++i)
                try {
                    mine.push_back(lane->make(ElementType::U8, {std::int64_t(random() % kMiB)}));
                    if (mine.size() > random() % 8)
                        mine.erase(mine.begin());
                    if (random() % 16 == 0)
                        lane->wait();
                } catch (const DeviceError&) {
                    ++refused;
                    mine.clear();
                }
        });
    for (auto& thread : threads)
        thread.join();
    const auto s = backend->memory().statistics();
    QCOMPARE(s.bytesInUse, std::uint64_t(0));
    QVERIFY(s.peakBytes <= 32 * kMiB);
    QCOMPARE(s.bytesKept, f.device->bytesHeld());
    backend.reset();
    QCOMPARE(f.device->bytesHeld(), std::uint64_t(0));
}

SPECULA_TEST(DeviceBufferTest)
#include "device_buffer_test.moc"
