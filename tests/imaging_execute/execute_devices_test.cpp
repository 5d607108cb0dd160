// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "execute_fixtures.h"
#include "fragile_tier.h"
#include "test_main.h"

#include <QTest>

using namespace specula;
using test::Dice;
using test::errorOf;

namespace {

std::vector<std::unique_ptr<compute::Tier>> tiersWith(std::shared_ptr<test::FragileState> state,
                                                      ThreadPool& pool) {
    std::vector<std::unique_ptr<compute::Tier>> tiers;
    tiers.push_back(compute::makeReferenceTier());
    tiers.push_back(compute::makeCpuTier(pool));
    tiers.push_back(std::make_unique<test::FragileTier>(std::move(state)));
    return tiers;
}

/// A machine whose card breaks as `state` says.
struct FragileMachine {
    std::shared_ptr<test::FragileState> state = std::make_shared<test::FragileState>();
    std::unique_ptr<ThreadPool> pool;
    compute::DeviceManager devices{*pool, {}, tiersWith(state, *pool)};
    JobContext job;

    explicit FragileMachine(int threads = 2)
        : pool(makeThreadPool(threads)) {}

    imaging::ExecutionReport run(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                                 const imaging::ExecutionOptions& options, io::MemorySink& sink) {
        const auto report = imaging::execute(pipeline, source, sink, devices, *pool, options, job);
        sink.commit();
        return report;
    }
};

} // namespace

/// What a device of its own memory does, and what becomes of the work when it breaks.
class ExecuteDevicesTest : public QObject {
    Q_OBJECT

  private slots:
    void outOfDeviceMemoryMakesSmallerTiles();
    void aFullDeviceGivesWayToTheCpu();
    void aLostDeviceGivesWayToTheCpu();
    void withoutFallingBackALostDeviceIsAnError();
    void aDeviceOfItsOwnMemoryGivesTheBitsOfItsKernels();
    void oneThreadKeepsTwoLanesBusy();

  private:
    test::Machine m_machine;
    test::OperationMaker m_maker;
};

void ExecuteDevicesTest::outOfDeviceMemoryMakesSmallerTiles() {
    Dice dice(6);
    const Pixels image = test::randomPixels(PixelType::U16, 700, 500, 1, dice);
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=1")};
    FragileMachine machine;
    const auto options = test::onTier("vulkan");
    io::MemorySink expected(test::sinkFor(pipeline, source, options));
    const auto calm = machine.run(pipeline, source, options, expected);
    QCOMPARE(calm.plan.strategy, imaging::Strategy::SinglePass);
    QCOMPARE(calm.backend, std::string("vulkan"));

    FragileMachine small;
    small.state->memoryBytes = 500000;
    io::MemorySink sink(test::sinkFor(pipeline, source, options));
    const auto report = small.run(pipeline, source, options, sink);
    QVERIFY(small.state->outOfMemory > 0);
    QCOMPARE(report.backend, std::string("vulkan"));
    QCOMPARE(report.plan.strategy, imaging::Strategy::Tiled);
    QVERIFY(report.plan.last().tileWidth < 700);
    QVERIFY2(report.plan.reason.find("memory ran out") != std::string::npos,
             report.plan.reason.c_str());
    QCOMPARE(test::firstDifference(sink.frames().front(), expected.frames().front()),
             std::string());
}

void ExecuteDevicesTest::aFullDeviceGivesWayToTheCpu() {
    Dice dice(6);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U16, 300, 200, 1, dice)});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=1"), m_maker.parse("mul:value=.3")};
    FragileMachine machine;
    machine.state->memoryBytes = 2000;
    auto options = test::onTier("vulkan");
    options.device.allowFallback = true;
    io::MemorySink sink(test::sinkFor(pipeline, source, options));
    const auto report = machine.run(pipeline, source, options, sink);
    QCOMPARE(report.backend, std::string("cpu"));
    QVERIFY2(report.backendReason.find("the card is full") != std::string::npos,
             report.backendReason.c_str());
    const auto cpu = m_machine.execute(pipeline, source, test::onTier("cpu"));
    QCOMPARE(test::firstDifference(sink.frames().front(), cpu.frames.front()), std::string());
}

void ExecuteDevicesTest::aLostDeviceGivesWayToTheCpu() {
    Dice dice(6);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U16, 300, 200, 1, dice)});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=1"), m_maker.parse("mul:value=.3")};
    const auto cpu = m_machine.execute(pipeline, source, test::onTier("cpu"));
    for (const int runs : {0, 1, 2, 17, 60}) {
        FragileMachine machine;
        machine.state->runsUntilLost = runs;
        auto options = test::onTier("vulkan", 32);
        options.device.allowFallback = true;
        io::MemorySink sink(test::sinkFor(pipeline, source, options));
        const auto report = machine.run(pipeline, source, options, sink);
        QCOMPARE(report.backend, std::string("cpu"));
        QVERIFY2(report.backendReason.find("fell off the bus") != std::string::npos,
                 report.backendReason.c_str());
        QCOMPARE(test::firstDifference(sink.frames().front(), cpu.frames.front()), std::string());
        QVERIFY(!machine.devices.jobs().back().fallbacks.empty());
        // Who asks next does not get the lost one.
        QCOMPARE(machine.devices.choose({"vulkan", true, {}}).tier, std::string("cpu"));
    }
}

void ExecuteDevicesTest::withoutFallingBackALostDeviceIsAnError() {
    Dice dice(6);
    const auto source = io::makeMemorySource({test::randomPixels(PixelType::U16, 30, 20, 1, dice)});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=1")};
    FragileMachine machine;
    machine.state->runsUntilLost = 1;
    const auto options = test::onTier("vulkan");
    io::MemorySink sink(test::sinkFor(pipeline, source, options));
    std::string text;
    QCOMPARE(errorOf([&] { machine.run(pipeline, source, options, sink); }, &text),
             ErrorCode::Computation);
    QVERIFY(text.find("fell off the bus") != std::string::npos);
}

void ExecuteDevicesTest::aDeviceOfItsOwnMemoryGivesTheBitsOfItsKernels() {
    Dice dice(8);
    for (const PixelType type : {PixelType::U16, PixelType::I64, PixelType::F32}) {
        const Pixels image = test::randomPixels(type, 70, 50, 3, dice);
        const auto source = io::makeMemorySource({image});
        imaging::Pipeline pipeline{m_maker.parse("mul:value=2")};
        pipeline.push_back(m_maker.make("blend", imaging::describeImage(source->describe()), dice));
        pipeline.push_back(m_maker.parse("sharpen:sigma=1,amount=2,edge=reflect"));
        FragileMachine machine;
        const auto reference = m_machine.execute(pipeline, source, test::onTier("reference", 20));
        const auto options = test::onTier("vulkan", 13);
        io::MemorySink sink(test::sinkFor(pipeline, source, options));
        machine.run(pipeline, source, options, sink);
        QVERIFY(machine.state->runs > 0);
        // Types that GPUs do not chain are converted first, which rounds once more.
        if (type != PixelType::I64)
            QCOMPARE(test::firstDifference(sink.frames().front(), reference.frames.front()),
                     std::string());
    }
}

void ExecuteDevicesTest::oneThreadKeepsTwoLanesBusy() {
    Dice dice(9);
    const auto source =
        io::makeMemorySource({test::randomPixels(PixelType::U16, 100, 70, 1, dice)});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=1")};
    FragileMachine machine(1);
    const auto options = test::onTier("vulkan", 16);
    io::MemorySink sink(test::sinkFor(pipeline, source, options));
    machine.run(pipeline, source, options, sink);
    QCOMPARE(machine.state->mostBusy, std::size_t{2});
    QVERIFY(machine.state->busy.empty());
    const auto reference = m_machine.execute(pipeline, source, test::onTier("reference", 16));
    QCOMPARE(test::firstDifference(sink.frames().front(), reference.frames.front()), std::string());
}

SPECULA_TEST(ExecuteDevicesTest)
#include "execute_devices_test.moc"
