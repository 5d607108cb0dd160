// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/module_tier.h"
#include "test_main.h"

#include <array>

using namespace specula;
using namespace specula::compute;

namespace {

DeviceError::Kind kindOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const DeviceError& error) {
        return error.kind();
    }
    throw std::logic_error("nothing was thrown");
}

SpcOperand floats(void* buffer, std::int64_t count) {
    SpcOperand operand{};
    operand.buffer = buffer;
    operand.type = SPC_F32;
    operand.rank = 1;
    operand.extent[0] = count;
    operand.stride[0] = 1;
    return operand;
}

} // namespace

/// The border of the example: memory, windows and calls that break the rules.
class ModuleTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { qputenv("SPECULA_TIER_PATH", SPECULA_EXAMPLE_TIERS); }
    void theDeviceSaysWhatItIs();
    void theMemoryLimitHolds();
    void windowsAreFilledAndNothingElse();
    void callsThatBreakTheRulesAreRefused();
    void anEmptyOutputIsNothingToDo();
};

void ModuleTest::theDeviceSaysWhatItIs() {
    const auto tier = makeModuleTier("example");
    const auto devices = tier->devices();
    QCOMPARE(devices.size(), std::size_t(1));
    QVERIFY(devices[0].name[0] != 0 && devices[0].memory_total > 0);
    QVERIFY(devices[0].has_f64 == 1 && devices[0].nan_propagates == 1);
    QCOMPARE(tier->priority(devices[0]), 0);
    QVERIFY_EXCEPTION_THROWN(tier->open(1, {}), DeviceError);
}

void ModuleTest::theMemoryLimitHolds() {
    DeviceOptions options;
    options.memoryLimit = 1 << 20;
    const auto device = makeModuleTier("example")->open(0, options);
    QCOMPARE(device->info().memory_free, std::uint64_t{1} << 20);
    void* most = device->allocate(1000000);
    QCOMPARE(device->info().memory_free, (std::uint64_t{1} << 20) - 1000000);
    QCOMPARE(kindOf([&] { device->allocate(100000); }), DeviceError::Kind::OutOfMemory);
    QCOMPARE(kindOf([&] { device->allocate(~std::uint64_t{0}); }), DeviceError::Kind::OutOfMemory);
    void* rest = device->allocate((1 << 20) - 1000000);
    device->release(most);
    device->release(rest);
    QCOMPARE(device->info().memory_free, std::uint64_t{1} << 20);
}

void ModuleTest::windowsAreFilledAndNothingElse() {
    const auto device = makeModuleTier("example")->open(0, {});
    const auto queue = device->makeQueue({});
    void* buffer = device->allocate(7 * sizeof(float));
    std::array<float, 7> values{1, 2, 3, 4, 5, 6, 7};
    const SpcHostBlock host{values.data(), {}};
    queue->upload(floats(buffer, 7), host);
    SpcOperand flipped = floats(buffer, 3); // every second element, backwards from the sixth
    flipped.offset = 5;
    flipped.stride[0] = -2;
    const SpcFill nine{9, 0};
    QVERIFY(device->supports({SPC_FILL, 1, &nine, &flipped}));
    queue->run({SPC_FILL, 1, &nine, &flipped});
    queue->download(floats(buffer, 7), host);
    queue->wait();
    QCOMPARE(values, (std::array<float, 7>{1, 9, 3, 9, 5, 9, 7}));
    device->release(buffer);
}

void ModuleTest::callsThatBreakTheRulesAreRefused() {
    using Kind = DeviceError::Kind;
    const auto device = makeModuleTier("example")->open(0, {});
    const auto queue = device->makeQueue({});
    void* buffer = device->allocate(7 * sizeof(float));
    const SpcFill nine{9, 0};
    const auto fill = [&](const SpcOperand& out) { queue->run({SPC_FILL, 1, &nine, &out}); };
    SpcOperand before = floats(buffer, 3);
    before.offset = -1;
    QCOMPARE(kindOf([&] { fill(before); }), Kind::BadCall);
    QCOMPARE(kindOf([&] { fill(floats(buffer, 8)); }), Kind::BadCall);
    QCOMPARE(kindOf([&] { fill(floats(nullptr, 1)); }), Kind::BadCall);
    SpcOperand onItself = floats(buffer, 3);
    onItself.stride[0] = 0;
    QCOMPARE(kindOf([&] { fill(onItself); }), Kind::BadCall);
    std::array<float, 8> values{};
    QCOMPARE(kindOf([&] { queue->upload(floats(buffer, 8), {values.data(), {}}); }), Kind::BadCall);
    const SpcOperand good = floats(buffer, 7);
    QCOMPARE(kindOf([&] { queue->run({SPC_FILL, 1, nullptr, &good}); }), Kind::BadCall);
    QCOMPARE(kindOf([&] { queue->run({SPC_KERNEL_END, 1, &nine, &good}); }), Kind::BadCall);
    QVERIFY(!device->supports({SPC_KERNEL_END, 1, &nine, &good}));
    SpcOperand whole = good;
    whole.type = SPC_I32;
    QVERIFY(!device->supports({SPC_FILL, 1, &nine, &whole}));
    QCOMPARE(kindOf([&] { fill(whole); }), Kind::Unsupported);
    device->release(buffer);
}

void ModuleTest::anEmptyOutputIsNothingToDo() {
    const auto device = makeModuleTier("example")->open(0, {});
    const auto queue = device->makeQueue({});
    const SpcOperand empty = floats(nullptr, 0);
    queue->run({SPC_FILL, 1, nullptr, &empty});
    QVERIFY(device->supports({SPC_FILL, 1, nullptr, &empty}));
}

SPECULA_TEST(ModuleTest)
#include "module_test.moc"
