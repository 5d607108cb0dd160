// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/compute/kernels.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
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

constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;

/// reference, cpu, and cards as a test wants them.
struct Fixture {
    struct Card {
        std::string tier;
        int priority;
        std::vector<SpcDeviceInfo> devices;
    };
    explicit Fixture(std::vector<Card> cards = {}, const DevicePolicy& policy = {}) {
        std::vector<std::unique_ptr<Tier>> tiers;
        tiers.push_back(makeReferenceTier());
        tiers.push_back(makeCpuTier(*pool));
        for (const Card& card : cards) {
            auto tier = std::make_unique<FaultTier>(card.tier, card.priority, makeReferenceTier(),
                                                    plan, card.devices);
            faults[card.tier] = tier.get();
            tiers.push_back(std::move(tier));
        }
        manager = std::make_unique<DeviceManager>(*pool, policy, std::move(tiers));
    }
    DeviceInfo row(const std::string& tier, int index = 0) {
        for (const DeviceInfo& d : manager->devices())
            if (d.name == tier && d.index == index)
                return d;
        throw std::logic_error("no such row");
    }

    std::unique_ptr<ThreadPool> pool = makeThreadPool(2);
    std::shared_ptr<FaultPlan> plan = std::make_shared<FaultPlan>();
    std::map<std::string, FaultTier*> faults;
    std::unique_ptr<DeviceManager> manager;
};

Fixture::Card vulkanCard() {
    return {"vulkan", 100, {FaultTier::card("card V", 4 * kGiB, false)}};
}
Fixture::Card cudaCards() {
    return {"cuda", 150, {FaultTier::card("card A", 8 * kGiB), FaultTier::card("card B", kGiB)}};
}

DeviceRequest named(const std::string& tier, bool fallback = true) {
    return {tier, fallback, {}};
}

/// Work worth moving, and work that is not.
JobNeed work(double touched, std::uint64_t moved = 1000) {
    JobNeed need;
    need.name = "blur";
    need.work = touched;
    need.bytes = moved;
    return need;
}

QString reasonOf(const std::function<void()>& call, ErrorCode code) {
    try {
        call();
    } catch (const Error& error) {
        return error.code() == code ? QString::fromUtf8(error.what()) : QStringLiteral("?");
    }
    return {};
}

bool says(const std::string& reason, const char* words) {
    return reason.find(words) != std::string::npos;
}

} // namespace

class DeviceManagerTest : public QObject {
    Q_OBJECT
  private slots:
    void theStandardTiersAreAlwaysListed();
    void theReferenceIsNeverChosenAutomatically();
    void theBestDeviceIsChosenAndItsLimitsAreListed();
    void memoryThatIsNotKnownIsAssumed();
    void anAbsentTierFallsBackAndSaysWhy();
    void anUnknownTierIsAWrongCall();
    void gpusSwitchedOffAreNotUsedAndNotLookedAt();
    void devicesAreTakenByNumber();
    void driversOnTheCpuAreForThoseWhoAskByName();
    void smallWorkStaysOnTheCpu();
    void doublePrecisionGoesWhereItIs();
    void whatDoesNotFitAtOnceGoesInPieces();
    void tiersAreLookedAtWhenSomethingMustBeKnown();
    void backgroundLookingTellsListeners();
    void aDeviceIsOpenedOnceAndShared();
    void theMemoryOfADeviceIsLimitedByFractionAndCap();
    void aNewPolicyLimitsOpenDevicesAndTheNextChoice();
    void lostDevicesAreNotChosenUntilRefresh();
    void aDeviceThatDoesNotOpenIsReplaced();
    void idleDevicesGiveTheirMemoryBack();
    void theLastJobsAreRemembered();
    void lackingKernelsAreBorrowedFromTheCpu();
    void everythingAtOnceOnAFailingCard();
};

void DeviceManagerTest::theStandardTiersAreAlwaysListed() {
    qputenv("SPECULA_TIER_PATH", "");
    const auto pool = makeThreadPool(1);
    DeviceManager manager(*pool);
    QStringList names;
    for (const DeviceInfo& d : manager.devices())
        if (names.isEmpty() || names.back() != QString::fromStdString(d.name))
            names.append(QString::fromStdString(d.name));
    QCOMPARE(names.join(' '), QStringLiteral("reference cpu vulkan cuda"));
    const auto rows = manager.devices();
    QVERIFY(rows[0].available && rows[1].available);
    QVERIFY(rows[1].memoryDetected && rows[1].memoryBytes > kGiB / 4);
    for (const DeviceInfo& d : rows)
        QVERIFY2(d.known && !d.reason.empty(), d.name.c_str());
    qunsetenv("SPECULA_TIER_PATH");
}

void DeviceManagerTest::theReferenceIsNeverChosenAutomatically() {
    Fixture f;
    QCOMPARE(f.manager->choose().tier, std::string("cpu"));
    QCOMPARE(f.manager->choose(named("reference")).tier, std::string("reference"));
    QCOMPARE(f.row("reference").priority, 0);
}

void DeviceManagerTest::theBestDeviceIsChosenAndItsLimitsAreListed() {
    auto card = cudaCards();
    card.devices[0].largest_buffer = 12345;
    card.devices[0].largest_extent = 678;
    Fixture f({vulkanCard(), card});
    const DeviceChoice choice = f.manager->choose();
    QCOMPARE(choice.tier, std::string("cuda"));
    QCOMPARE(choice.device, 0);
    QVERIFY(!choice.fallback && !choice.reason.empty());
    const DeviceInfo row = f.row("cuda");
    QCOMPARE(row.priority, 150);
    QCOMPARE(row.device, std::string("card A"));
    QCOMPARE(row.memoryBytes, 8 * kGiB);
    QVERIFY(row.memoryDetected && row.hasF64 && row.nanPropagates && row.available);
    QCOMPARE(row.largestBuffer, std::uint64_t(12345));
    QCOMPARE(row.largestExtent, std::uint64_t(678));
    QCOMPARE(double(row.usableBytes), std::floor(0.6 * double(8 * kGiB)));
    QCOMPARE(f.row("cuda", 1).device, std::string("card B"));
    QVERIFY(!f.row("vulkan").hasF64);
}

void DeviceManagerTest::memoryThatIsNotKnownIsAssumed() {
    Fixture f({{"vulkan", 100, {FaultTier::card("mute", 0)}}});
    const DeviceInfo row = f.row("vulkan");
    QVERIFY(!row.memoryDetected);
    QCOMPARE(row.memoryBytes, 2 * kGiB);
    QVERIFY(row.usableBytes > 0 && row.usableBytes < 2 * kGiB);
    QCOMPARE(f.manager->open({"vulkan", 0, {}, false})->memory().statistics().cap, row.usableBytes);
}

void DeviceManagerTest::anAbsentTierFallsBackAndSaysWhy() {
    Fixture f({vulkanCard(), cudaCards()});
    f.faults["cuda"]->setAbsent(true);
    const DeviceChoice choice = f.manager->choose(named("cuda"));
    QCOMPARE(choice.tier, std::string("vulkan"));
    QVERIFY(choice.fallback);
    QVERIFY2(says(choice.reason, "cuda was asked for") && says(choice.reason, "taken out"),
             choice.reason.c_str());
    QVERIFY(!f.row("cuda").available);
    QVERIFY(says(f.row("cuda").reason, "taken out"));

    const QString refusal =
        reasonOf([&] { f.manager->choose(named("cuda", false)); }, ErrorCode::Computation);
    QVERIFY2(refusal.contains("taken out") && refusal.contains("allow falling back"),
             qPrintable(refusal));
    DeviceWishes wishes;
    wishes.allowFallback = false;
    wishes.backend = "cuda";
    f.manager->setPolicy(DevicePolicy::of(wishes, {}, {}));
    QVERIFY(!reasonOf([&] { f.manager->choose(); }, ErrorCode::Computation).isEmpty());
    QCOMPARE(f.manager->choose(named("cpu")).tier, std::string("cpu"));
}

void DeviceManagerTest::anUnknownTierIsAWrongCall() {
    Fixture f;
    QVERIFY(
        reasonOf([&] { f.manager->choose(named("abacus")); }, ErrorCode::Usage).contains("abacus"));
    QVERIFY(!reasonOf(
                 [&] {
                     f.manager->open({"abacus", 0, {}, false});
                 },
                 ErrorCode::Usage)
                 .isEmpty());
}

void DeviceManagerTest::gpusSwitchedOffAreNotUsedAndNotLookedAt() {
    DeviceWishes off;
    off.useGpu = false;
    Fixture f({cudaCards()}, DevicePolicy::of({}, off, {}));
    const DeviceChoice choice = f.manager->choose();
    QCOMPARE(choice.tier, std::string("cpu"));
    QVERIFY2(says(choice.reason, "SPECULA_USE_GPU"), choice.reason.c_str());
    QCOMPARE(f.faults["cuda"]->looks(), 0);
    // Named for this job: a greater source.
    QCOMPARE(f.manager->choose(named("cuda")).tier, std::string("cuda"));
    // Named by a lesser one, and with nothing to fall back to a GPU again.
    DeviceWishes stored;
    stored.backend = "cuda";
    f.manager->setPolicy(DevicePolicy::of({}, off, stored));
    const DeviceChoice other = f.manager->choose();
    QCOMPARE(other.tier, std::string("cpu"));
    QVERIFY(other.fallback && says(other.reason, "switched off"));
}

void DeviceManagerTest::devicesAreTakenByNumber() {
    Fixture f({vulkanCard(), cudaCards()});
    QCOMPARE(f.manager->choose({"cuda", {}, 1}).device, 1);
    const DeviceChoice absent = f.manager->choose({"cuda", {}, 2});
    QVERIFY(absent.fallback);
    QVERIFY2(says(absent.reason, "it has no device 2"), absent.reason.c_str());
    QVERIFY(reasonOf(
                [&] {
                    f.manager->choose({"cuda", false, 2});
                },
                ErrorCode::Computation)
                .contains("no device 2"));
    // The best tier that has one of this number.
    QCOMPARE(f.manager->choose({"", {}, 1}).tier, std::string("cuda"));
    QCOMPARE(f.manager->choose({"", {}, 1}).device, 1);
    QCOMPARE(f.manager->choose({"", {}, 5}).tier, std::string("cpu"));
}

void DeviceManagerTest::driversOnTheCpuAreForThoseWhoAskByName() {
    SpcDeviceInfo software = FaultTier::card("llvmpipe", kGiB);
    software.kind = SPC_DEVICE_SOFTWARE;
    Fixture f({{"vulkan", 100, {software}}});
    QCOMPARE(f.manager->choose().tier, std::string("cpu"));
    QCOMPARE(f.row("vulkan").priority, 0);
    QVERIFY(f.row("vulkan").available);
    QCOMPARE(f.manager->choose(named("vulkan")).tier, std::string("vulkan"));
    Fixture both({{"vulkan", 100, {software, FaultTier::card("card", kGiB)}}});
    QCOMPARE(both.manager->choose(named("vulkan")).device, 1);
    QCOMPARE(both.manager->choose().device, 1);
}

void DeviceManagerTest::smallWorkStaysOnTheCpu() {
    Fixture f({cudaCards()});
    const DeviceChoice small = f.manager->choose({}, work(1e5));
    QCOMPARE(small.tier, std::string("cpu"));
    QVERIFY2(says(small.reason, "small: ") && says(small.reason, "ms of work"),
             small.reason.c_str());
    QCOMPARE(f.faults["cuda"]->looks(), 0);
    QCOMPARE(f.manager->choose({}, work(1e11)).tier, std::string("cuda"));
    // Much to move and little to do with it.
    const DeviceChoice moved = f.manager->choose({}, work(1e8, 1000000000));
    QCOMPARE(moved.tier, std::string("cpu"));
    QVERIFY2(says(moved.reason, "card A"), moved.reason.c_str());
    std::vector<std::unique_ptr<Tier>> cards;
    cards.push_back(std::make_unique<FaultTier>("cuda", 150, makeReferenceTier(), f.plan,
                                                std::vector{FaultTier::card("alone", kGiB)}));
    QCOMPARE(DeviceManager(*f.pool, {}, std::move(cards)).choose({}, work(1e5)).tier,
             std::string("cuda"));
    // Who names a device gets it.
    QCOMPARE(f.manager->choose(named("cuda"), work(1)).tier, std::string("cuda"));
}

void DeviceManagerTest::doublePrecisionGoesWhereItIs() {
    Fixture f({vulkanCard()});
    JobNeed need = work(1e12);
    QCOMPARE(f.manager->choose({}, need).tier, std::string("vulkan"));
    need.needsF64 = true;
    const DeviceChoice choice = f.manager->choose({}, need);
    QCOMPARE(choice.tier, std::string("cpu"));
    QVERIFY2(says(choice.reason, "card V has no double precision"), choice.reason.c_str());
    QVERIFY(f.manager->choose(named("vulkan"), need).fallback);
    QVERIFY(
        reasonOf([&] { f.manager->choose(named("vulkan", false), need); }, ErrorCode::Computation)
            .contains("double precision"));
}

void DeviceManagerTest::whatDoesNotFitAtOnceGoesInPieces() {
    Fixture f({cudaCards()});
    JobNeed need = work(1e12);
    need.memoryBytes = 20 * kGiB;
    const DeviceChoice choice = f.manager->choose({}, need);
    QCOMPARE(choice.tier, std::string("cuda"));
    QVERIFY2(says(choice.reason, "in pieces") && says(choice.reason, "20.0 GiB"),
             choice.reason.c_str());
    need.memoryBytes = kGiB;
    QVERIFY(!says(f.manager->choose({}, need).reason, "in pieces"));
}

void DeviceManagerTest::tiersAreLookedAtWhenSomethingMustBeKnown() {
    Fixture f({vulkanCard(), cudaCards()});
    QVERIFY(!f.manager->chooseKnown());
    QCOMPARE(f.manager->chooseKnown(named("cpu"))->tier, std::string("cpu"));
    QCOMPARE(f.manager->chooseKnown({}, work(1))->tier, std::string("cpu"));
    const auto known = f.manager->devicesKnown();
    QCOMPARE(known.size(), std::size_t(4));
    QVERIFY(known[1].known && known[1].available);
    QVERIFY(!known[2].known && !known[2].available && !known[2].reason.empty());
    f.manager->choose(named("cpu"));
    f.manager->choose(named("vulkan"));
    QCOMPARE(f.faults["vulkan"]->looks(), 1);
    QCOMPARE(f.faults["cuda"]->looks(), 0);
    f.manager->devices();
    f.manager->devices();
    f.manager->choose();
    QCOMPARE(f.faults["vulkan"]->looks(), 1);
    QCOMPARE(f.faults["cuda"]->looks(), 1);
    QCOMPARE(f.manager->chooseKnown()->tier, std::string("cuda"));
}

void DeviceManagerTest::backgroundLookingTellsListeners() {
    Fixture f({vulkanCard(), cudaCards()});
    std::atomic<int> devices = 0, others = 0;
    const int handle = f.manager->listen([&](DeviceManager::Change change) {
        (change == DeviceManager::Change::Devices ? devices : others)++;
        f.manager->devicesKnown(); // may be asked from here
    });
    for (int i = 0; i < 5; ++i)
        f.manager->probeInBackground();
    QTRY_COMPARE(devices.load(), 2);
    QVERIFY(f.manager->chooseKnown());
    QCOMPARE(f.faults["cuda"]->looks(), 1);
    f.manager->record({});
    f.manager->setPolicy({});
    QCOMPARE(others.load(), 2);
    f.manager->unlisten(handle);
    f.manager->refresh();
    QCOMPARE(devices.load(), 2);
    f.manager->probeInBackground(); // and is waited for by the end
}

void DeviceManagerTest::aDeviceIsOpenedOnceAndShared() {
    Fixture f({cudaCards()});
    std::vector<std::shared_ptr<Backend>> got(8);
    std::vector<std::thread> threads;
    for (auto& backend : got)
        threads.emplace_back([&] { backend = f.manager->open(f.manager->choose()); });
    for (auto& thread : threads)
        thread.join();
    for (const auto& backend : got)
        QCOMPARE(backend.get(), got[0].get());
    QCOMPARE(f.plan->calls(FaultPlan::Open), 1);
    QCOMPARE(got[0]->tier(), std::string("cuda"));
    QVERIFY(f.manager->open({"cuda", 1, {}, false}) != got[0]);
    const auto open = f.manager->openDevices();
    QVERIFY(std::any_of(open.begin(), open.end(), [](const OpenDevice& d) {
        return d.tier == "cuda" && d.device == 0 && d.busy && d.name == "card A";
    }));
}

void DeviceManagerTest::theMemoryOfADeviceIsLimitedByFractionAndCap() {
    const auto capWith = [](double fraction, std::uint64_t cap) {
        DeviceWishes wishes;
        wishes.memoryFraction = fraction;
        if (cap > 0)
            wishes.memoryCapBytes = cap;
        Fixture f({cudaCards()}, DevicePolicy::of(wishes, {}, {}));
        const auto backend = f.manager->open(f.manager->choose());
        if (f.row("cuda").usableBytes != backend->memory().statistics().cap)
            throw std::logic_error("the row says something else");
        return backend->memory().statistics().cap;
    };
    QCOMPARE(capWith(1, 0), 8 * kGiB);
    QCOMPARE(capWith(0.25, 0), 2 * kGiB);
    QCOMPARE(capWith(0.25, kGiB), kGiB);
    QCOMPARE(capWith(0.25, 4 * kGiB), 2 * kGiB);
    QCOMPARE(capWith(1e-12, 0), std::uint64_t(1)); // not "no limit"
    Fixture f;
    QCOMPARE(f.manager->open(f.manager->choose())->memory().statistics().cap, std::uint64_t(0));
}

void DeviceManagerTest::aNewPolicyLimitsOpenDevicesAndTheNextChoice() {
    Fixture f({cudaCards()});
    const auto backend = f.manager->open(f.manager->choose());
    DeviceWishes wishes;
    wishes.memoryCapBytes = 1 << 20;
    wishes.backend = "cpu";
    f.manager->setPolicy(DevicePolicy::of(wishes, {}, {}));
    QCOMPARE(backend->memory().statistics().cap, std::uint64_t(1 << 20));
    QVERIFY_EXCEPTION_THROWN(backend->makeLane()->make(ElementType::U8, {2 << 20}), DeviceError);
    QCOMPARE(f.manager->choose().tier, std::string("cpu"));
    QCOMPARE(f.manager->policy().backend.value, std::string("cpu"));
    QCOMPARE(backend->tier(), std::string("cuda")); // who has it goes on with it
}

void DeviceManagerTest::lostDevicesAreNotChosenUntilRefresh() {
    Fixture f({vulkanCard(), cudaCards()});
    const DeviceChoice first = f.manager->choose();
    auto backend = f.manager->open(first);
    const std::weak_ptr<FaultDevice> device = f.faults["cuda"]->last();
    f.manager->markLost("cuda", 0, "fell off the bus");
    QCOMPARE(backend->tier(), std::string("cuda"));
    backend.reset();
    QVERIFY(device.expired());

    const DeviceChoice second = f.manager->choose();
    QCOMPARE(second.tier, std::string("cuda"));
    QCOMPARE(second.device, 1);
    QVERIFY2(says(second.reason, "fell off the bus"), second.reason.c_str());
    f.manager->markLost("cuda", 1, "too");
    QCOMPARE(f.manager->choose().tier, std::string("vulkan"));
    QVERIFY(!f.row("cuda").available && says(f.row("cuda").reason, "lost: fell off the bus"));
    QVERIFY(!reasonOf([&] { f.manager->open(first); }, ErrorCode::Computation).isEmpty());
    QVERIFY(reasonOf([&] { f.manager->choose(named("cuda", false)); }, ErrorCode::Computation)
                .contains("lost"));
    f.manager->markLost("cpu", 0, "never");
    QCOMPARE(f.manager->choose(named("cpu")).fallback, false);

    f.manager->refresh();
    QCOMPARE(f.manager->choose().device, 0);
    QVERIFY(f.row("cuda").available);
    QCOMPARE(f.faults["cuda"]->looks(), 2);
    QCOMPARE(f.manager->open(first)->tier(), std::string("cuda"));
}

void DeviceManagerTest::aDeviceThatDoesNotOpenIsReplaced() {
    Fixture f({vulkanCard(), cudaCards()});
    f.plan->failAt(FaultPlan::Open, 1, DeviceError::Kind::Failed);
    f.plan->failAt(FaultPlan::Open, 2, DeviceError::Kind::OutOfMemory);
    const auto acquired = f.manager->acquire();
    QCOMPARE(acquired.backend->tier(), std::string("vulkan"));
    QCOMPARE(acquired.fallbacks.size(), std::size_t(2));
    QVERIFY2(says(acquired.fallbacks[0], "cuda device 0") &&
                 says(acquired.fallbacks[0], "on purpose"),
             acquired.fallbacks[0].c_str());
    f.manager->refresh();
    f.plan->failAt(FaultPlan::Open, 4, DeviceError::Kind::Failed);
    f.plan->failAt(FaultPlan::Open, 5, DeviceError::Kind::Failed);
    QVERIFY(!reasonOf([&] { f.manager->acquire(named("cuda", false)); }, ErrorCode::Computation)
                 .isEmpty());
}

void DeviceManagerTest::idleDevicesGiveTheirMemoryBack() {
    using namespace std::chrono_literals;
    Fixture f({cudaCards()});
    auto backend = f.manager->open(f.manager->choose());
    backend->makeLane()->make(ElementType::U8, {100000});
    const auto device = f.faults["cuda"]->last();
    f.manager->releaseIdle(0ms); // in use
    QVERIFY(device->bytesHeld() > 0);
    backend.reset();
    f.manager->releaseIdle(1h);
    QVERIFY(device->bytesHeld() > 0);
    f.manager->releaseIdleInBackground(0ms);
    QTRY_COMPARE(device->bytesHeld(), std::uint64_t(0));
    QCOMPARE(f.manager->open(f.manager->choose())->tier(), std::string("cuda"));
    QCOMPARE(f.plan->calls(FaultPlan::Open), 1);
}

void DeviceManagerTest::theLastJobsAreRemembered() {
    Fixture f;
    for (int i = 0; i < 250; ++i) {
        JobRecord job;
        job.job = std::to_string(i);
        job.fallbacks = {"because"};
        f.manager->record(job);
    }
    const auto jobs = f.manager->jobs();
    QCOMPARE(jobs.size(), std::size_t(200));
    QCOMPARE(jobs.front().job, std::string("50"));
    QCOMPARE(jobs.back().job, std::string("249"));
    QCOMPARE(jobs.back().fallbacks.size(), std::size_t(1));
}

void DeviceManagerTest::lackingKernelsAreBorrowedFromTheCpu() {
    Fixture f({cudaCards()});
    f.plan->lack(SPC_FILL);
    const auto backend = f.manager->open(f.manager->choose());
    const auto lane = backend->makeLane();
    const Tensor t = lane->make(ElementType::F32, {3});
    kernel::fill(*lane, t, 4);
    QCOMPARE(lane->download<float>(t).values()[2], 4.0F);
    QCOMPARE(lane->borrowed().size(), std::size_t(1));
}

/// Jobs, losses, policies and looks from many threads on cards where every hundredth call fails:
/// whoever got a result got the right one, and everybody got one.
void DeviceManagerTest::everythingAtOnceOnAFailingCard() {
    Fixture f({vulkanCard(), cudaCards()});
    f.plan->failRandomly(20240607, 0.01);
    constexpr int kWorkers = 4, kJobs = 60;
    std::atomic<int> wrong = 0, done = 0, onCards = 0, heard = 0;
    std::atomic<bool> over = false;
    const int handle = f.manager->listen([&](DeviceManager::Change) { ++heard; });

    const auto compute = [](Backend& backend, double seed) {
        const auto lane = backend.makeLane();
        Array<double> host(Shape{500});
        for (std::int64_t i = 0; i < 500; ++i)
            host.edit()(i) = seed + static_cast<double>(i);
        const Tensor x = lane->upload(host);
        const Tensor y = lane->make(ElementType::F64, {500});
        kernel::map(*lane, SPC_MULTIPLY, y, x, 2.0);
        kernel::map(*lane, SPC_ADD, x, y, y);
        return lane->download<double>(x);
    };
    const auto job = [&](double seed) {
        DeviceRequest request;
        JobRecord record;
        for (;;) {
            auto acquired = f.manager->acquire(request);
            try {
                const Array<double> got = compute(*acquired.backend, seed);
                for (std::int64_t i = 0; i < 500; ++i)
                    if (got.values()[static_cast<std::size_t>(i)] !=
                        4 * (seed + static_cast<double>(i)))
                        ++wrong;
                ++done;
                if (acquired.choice.tier != "cpu")
                    ++onCards;
                record.tier = acquired.choice.tier;
                record.device = acquired.choice.device;
                f.manager->record(record);
                return;
            } catch (const DeviceError& error) {
                record.fallbacks.push_back(error.reason());
                if (error.kind() == DeviceError::Kind::DeviceLost)
                    f.manager->markLost(acquired.choice.tier, acquired.choice.device,
                                        error.reason());
                else
                    request.backend = "cpu"; // the whole output again, there
            }
        }
    };
    std::vector<std::thread> threads;
    for (int t = 0; t < kWorkers; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kJobs; ++i)
                job(1000.0 * t + i);
        });
    threads.emplace_back([&] {
        while (!over) {
            f.manager->refresh();
            std::this_thread::yield();
        }
    });
    threads.emplace_back([&] {
        for (int i = 0; !over; ++i) {
            DeviceWishes wishes;
            wishes.backend = i % 3 == 0 ? "cuda" : i % 3 == 1 ? "vulkan" : "auto";
            wishes.memoryFraction = 0.1 + 0.1 * (i % 9);
            f.manager->setPolicy(DevicePolicy::of({}, {}, wishes));
            f.manager->releaseIdle(std::chrono::milliseconds(0));
            f.manager->releaseIdleInBackground(std::chrono::milliseconds(0));
            f.manager->openDevices();
            f.manager->jobs();
            f.manager->devices();
            std::this_thread::yield();
        }
    });
    for (int t = 0; t < kWorkers; ++t)
        threads[static_cast<std::size_t>(t)].join();
    over = true;
    for (std::size_t t = kWorkers; t < threads.size(); ++t)
        threads[t].join();
    f.manager->unlisten(handle);
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(done.load(), kWorkers * kJobs);
    QVERIFY2(onCards > kJobs / 2, std::to_string(onCards).c_str());
    QVERIFY(f.plan->failures() > 5);
    QVERIFY(heard > 0);
}

SPECULA_TEST(DeviceManagerTest)
#include "device_manager_test.moc"
