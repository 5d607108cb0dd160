// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/imaging/execute/processed_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "execute_fixtures.h"
#include "fragile_tier.h"
#include "test_main.h"

#include <filesystem>

using namespace specula;
using namespace specula::test;

class ProcessedSourceTest : public QObject {
    Q_OBJECT
  private slots:
    void aRegionIsThatOfTheExecutedImage();
    void itDescribesWhatThePipelineMakes();
    void levelsAreComputedFromTheirOwnLevel();
    void anImpossiblePipelineIsRefusedAtOnce();
    void aLostDeviceIsToldOfAndThePreviewGoesOn();

  private:
    Machine m_machine;
};

void ProcessedSourceTest::aRegionIsThatOfTheExecutedImage() {
    Dice dice(4);
    OperationMaker maker;
    const Pixels image = randomPixels(PixelType::U16, 93, 71, 3, dice);
    const io::SourcePtr source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline = {maker.parse("blur:sigma=2,edge=mirror"),
                                        maker.parse("flip:axis=h"), maker.parse("mul:value=0.5")};
    io::MemorySink sink({PixelType::U16, 93, 71, 1, 3, {}, {}});
    imaging::execute(pipeline, source, sink, m_machine.devices, *m_machine.pool, {}, m_machine.job);
    sink.commit();
    const io::SourcePtr seen = imaging::processedSource(pipeline, source, m_machine.devices);
    for (int i = 0; i < 20; ++i) {
        const Rect rect{dice.pick(0, 92), dice.pick(0, 70), 1, 1};
        const Rect cut{rect.x, rect.y, dice.pick(1, 93 - rect.x), dice.pick(1, 71 - rect.y)};
        const int channel = static_cast<int>(dice.pick(0, 2));
        const Pixels part = seen->readPixels({0, 0, cut, channel, 3 - channel});
        for (int c = 0; c < part.channels(); ++c)
            for (std::int64_t y = 0; y < cut.height; ++y)
                for (std::int64_t x = 0; x < cut.width; ++x)
                    QCOMPARE(part.valueAt(y, x, c),
                             sink.frames().front().valueAt(cut.y + y, cut.x + x, channel + c));
    }
}

void ProcessedSourceTest::itDescribesWhatThePipelineMakes() {
    Dice dice(5);
    OperationMaker maker;
    const io::SourcePtr source =
        io::makeMemorySource({randomPixels(PixelType::U16, 40, 30, 1, dice)});
    const auto d = imaging::describeProcessed({maker.parse("resize:width=20,height=11"),
                                               maker.parse("colormap:name=viridis,low=0,high=9")},
                                              source->describe());
    QCOMPARE(d.width(), std::int64_t{20});
    QCOMPARE(d.height(), std::int64_t{11});
    QCOMPARE(d.channels, 3);
    QCOMPARE(d.type, PixelType::U8);
    QVERIFY(!imaging::describeProcessed({}, source->describe()).levels.empty());
}

void ProcessedSourceTest::levelsAreComputedFromTheirOwnLevel() {
    Dice dice(6);
    OperationMaker maker;
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "p.tif";
    const Pixels image = randomPixels(PixelType::U16, 128, 96, 1, dice);
    io::writeTiff(file, *io::makeMemorySource({image}), {.tile = 16, .pyramid = true},
                  m_machine.job);
    const io::SourcePtr source = io::openSource(file);
    const io::SourcePtr seen =
        imaging::processedSource({maker.parse("add:value=7")}, source, m_machine.devices);
    QCOMPARE(seen->describe().levels.size(), source->describe().levels.size());
    for (int level = 0; level < static_cast<int>(seen->describe().levels.size()); ++level) {
        const auto& l = seen->describe().levels[static_cast<std::size_t>(level)];
        const Pixels plain = source->readPixels({0, level, {0, 0, l.width, l.height}, 0, 1});
        const Pixels added = seen->readPixels({0, level, {0, 0, l.width, l.height}, 0, 1});
        for (std::int64_t i = 0; i < l.width * l.height; ++i)
            QCOMPARE(added.valueAt(i / l.width, i % l.width),
                     std::min(65535.0, plain.valueAt(i / l.width, i % l.width) + 7));
    }
}

void ProcessedSourceTest::anImpossiblePipelineIsRefusedAtOnce() {
    Dice dice(7);
    OperationMaker maker;
    const io::SourcePtr source =
        io::makeMemorySource({randomPixels(PixelType::U16, 8, 8, 2, dice)});
    const imaging::Pipeline matrix = {maker.parse("matrix:m=1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1")};
    QVERIFY_THROWS_EXCEPTION(Error, imaging::describeProcessed(matrix, source->describe()));
}

void ProcessedSourceTest::aLostDeviceIsToldOfAndThePreviewGoesOn() {
    Dice dice(7);
    OperationMaker maker;
    const auto state = std::make_shared<FragileState>();
    const auto makeTiers = [&] {
        std::vector<std::unique_ptr<compute::Tier>> tiers;
        tiers.push_back(compute::makeReferenceTier());
        tiers.push_back(compute::makeCpuTier(*m_machine.pool));
        tiers.push_back(std::make_unique<FragileTier>(state));
        return tiers;
    };
    compute::DeviceWishes wishes;
    wishes.backend = "vulkan";
    const io::SourcePtr source =
        io::makeMemorySource({randomPixels(PixelType::U16, 90, 60, 1, dice)});
    const imaging::Pipeline pipeline{maker.parse("blur:sigma=2")};
    const io::RegionRequest all{0, 0, {0, 0, 90, 60}, 0, 1};
    const Pixels right =
        imaging::processedSource(pipeline, source, m_machine.devices)->readPixels(all);
    for (const bool allowed : {true, false}) {
        wishes.allowFallback = allowed;
        compute::DeviceManager devices(*m_machine.pool, compute::DevicePolicy::of({}, {}, wishes),
                                       makeTiers());
        const io::SourcePtr seen = imaging::processedSource(pipeline, source, devices);
        state->runsUntilLost = 1;
        if (allowed)
            QCOMPARE(firstDifference(seen->readPixels(all), right), std::string());
        else
            QVERIFY_EXCEPTION_THROWN(seen->readPixels(all), Error);
        const auto known = devices.devicesKnown();
        const auto card = std::find_if(known.begin(), known.end(),
                                       [](const auto& row) { return row.name == "vulkan"; });
        QVERIFY(!card->available);
        QVERIFY2(card->reason.find("fell off the bus") != std::string::npos, card->reason.c_str());
    }
}

SPECULA_TEST(ProcessedSourceTest)
#include "processed_source_test.moc"
