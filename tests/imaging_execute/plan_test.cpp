// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/system_memory.h"
#include "core/imaging/execute/plan.h"
#include "core/imaging/execute/work_size.h"
#include "execute_fixtures.h"
#include "test_main.h"

#include <QTest>

using namespace specula;
using imaging::planExecution;
using imaging::PlanInputs;
using imaging::Strategy;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20, kGiB = std::uint64_t{1} << 30;

PlanInputs inputsFor(std::int64_t width, std::int64_t height, int channels, PixelType type,
                     const imaging::Pipeline& pipeline) {
    PlanInputs in;
    in.image = {width, height, channels, type, imaging::AlphaKind::None};
    in.sourceType = type;
    const auto result = imaging::outputOf(pipeline, in.image);
    in.resultType = result.type;
    in.region = result.rect();
    in.hostBytes = in.backendBytes = 16 * kGiB;
    return in;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT

  private slots:
    void strategiesFollowSizeAndMemory_data();
    void strategiesFollowSizeAndMemory();
    void aForcedTileForcesTiling();
    void aForcedTileBelowOneIsAUsageError();
    void tilesStayWithinTheLimitsOfTheDevice();
    void lanesTogetherStayWithinTheMemory();
    void tilesAreMultiplesOrFractionsOfTheSinksTile();
    void lanesGoBeforeTilesBecomeSmallerThanTheSinks();
    void wideFiltersGetLargerTiles();
    void aWideFilterAfterAnotherGetsAScratchImage();
    void pointOperationsAloneNeverGetAScratchImage();
    void tooLittleMemoryIsAnErrorThatSaysHowMuchIsMissing();
    void aBufferLimitBelowTheSmallestTileIsAnError();
    void planningMakesNoPixels();

  private:
    test::OperationMaker m_maker;
};

void PlanTest::strategiesFollowSizeAndMemory_data() {
    QTest::addColumn<qint64>("side");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("type");
    QTest::addColumn<quint64>("hostBytes");
    QTest::addColumn<int>("strategy");
    const auto row = [](const char* name, qint64 side, int channels, PixelType type,
                        quint64 hostBytes, Strategy strategy) {
        QTest::newRow(name) << side << channels << static_cast<int>(type) << hostBytes
                            << static_cast<int>(strategy);
    };
    row("small", 512, 4, PixelType::F32, 2 * kGiB, Strategy::SinglePass);
    row("one pixel", 1, 1, PixelType::U8, 2 * kGiB, Strategy::SinglePass);
    row("small, little memory", 512, 4, PixelType::F32, 24 * kMiB, Strategy::Tiled);
    row("small, less memory", 512, 4, PixelType::F32, 12 * kMiB, Strategy::Streaming);
    row("large", 8192, 4, PixelType::F32, 16 * kGiB, Strategy::Tiled);
    row("large, little memory", 8192, 4, PixelType::F32, 2 * kGiB, Strategy::Streaming);
    row("a detector mosaic in 512 MiB", 65536, 1, PixelType::U16, 512 * kMiB, Strategy::Streaming);
    row("unknown memory", 65536, 1, PixelType::U16, 0, Strategy::Tiled);
}

void PlanTest::strategiesFollowSizeAndMemory() {
    QFETCH(qint64, side);
    QFETCH(int, channels);
    QFETCH(int, type);
    QFETCH(quint64, hostBytes);
    QFETCH(int, strategy);
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=2")};
    PlanInputs in = inputsFor(side, side, channels, static_cast<PixelType>(type), blur);
    in.hostBytes = in.backendBytes = hostBytes;
    const auto plan = planExecution(blur, in);
    QCOMPARE(static_cast<int>(plan.strategy), strategy);
    QVERIFY(!plan.reason.empty());
    QCOMPARE(plan.reason.starts_with("one pass"), plan.strategy == Strategy::SinglePass);
    QCOMPARE(plan.steps.size(), std::size_t{1});
    const auto& step = plan.last();
    QCOMPARE(step.tiles, ((side + step.tileWidth - 1) / step.tileWidth) *
                             ((side + step.tileHeight - 1) / step.tileHeight));
    if (plan.strategy == Strategy::SinglePass)
        QCOMPARE(step.tiles, std::int64_t{1});
}

void PlanTest::aForcedTileForcesTiling() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=2")};
    PlanInputs in = inputsFor(100, 80, 1, PixelType::U16, blur);
    for (const std::int64_t side : {1, 7, 16, 64, 100, 4096}) {
        in.forcedTile = side;
        const auto plan = planExecution(blur, in);
        QCOMPARE(static_cast<int>(plan.strategy), static_cast<int>(Strategy::Tiled));
        QCOMPARE(plan.last().tileWidth, std::min<std::int64_t>(side, 100));
        QCOMPARE(plan.last().tileHeight, std::min<std::int64_t>(side, 80));
        QVERIFY(plan.reason.find("as asked for") != std::string::npos);
    }
}

void PlanTest::aForcedTileBelowOneIsAUsageError() {
    PlanInputs in = inputsFor(10, 10, 1, PixelType::U8, {});
    for (const std::int64_t side : {0, -4}) {
        in.forcedTile = side;
        try {
            planExecution({}, in);
            QFAIL("no error");
        } catch (const Error& e) {
            QCOMPARE(static_cast<int>(e.code()), static_cast<int>(ErrorCode::Usage));
        }
    }
}

void PlanTest::tilesStayWithinTheLimitsOfTheDevice() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=5")};
    PlanInputs in = inputsFor(40000, 30000, 4, PixelType::F32, blur);
    in.onHost = false;
    in.backendBytes = 8 * kGiB;
    const auto stages = imaging::stagesOf(blur, in.image);
    for (const auto& [buffer, extent] :
         std::initializer_list<std::pair<std::uint64_t, std::uint64_t>>{
             {0, 0}, {128 * kMiB, 0}, {4 * kMiB, 0}, {0, 16384}, {0, 700}, {kMiB, 300}}) {
        in.largestOperand = buffer;
        in.largestBuffer = buffer * 2;
        in.largestExtent = extent;
        const auto plan = planExecution(blur, in);
        const Rect tile{10000, 10000, plan.last().tileWidth, plan.last().tileHeight};
        const auto size =
            imaging::workSize(stages, blur, tile, in.image, in.sourceType, in.resultType, false);
        QVERIFY(buffer == 0 || size.largestBytes <= buffer);
        QVERIFY(extent == 0 || static_cast<std::uint64_t>(size.largestExtent) <= extent);
        QVERIFY(plan.last().tileWidth >= 128);
    }
}

void PlanTest::lanesTogetherStayWithinTheMemory() {
    test::Dice dice(5);
    for (int round = 0; round < 300; ++round) {
        const PixelType type = dice.of<PixelType>({PixelType::U8, PixelType::U16, PixelType::F64});
        imaging::Pipeline pipeline{
            m_maker.parse("blur:sigma=" + std::to_string(dice.real(0.5, 9)))};
        if (dice.pick(0, 1) == 0)
            pipeline.push_back(m_maker.parse("log:offset=1"));
        PlanInputs in = inputsFor(dice.pick(1, 9000), dice.pick(1, 9000),
                                  static_cast<int>(dice.pick(1, 4)), type, pipeline);
        in.onHost = dice.pick(0, 1) == 0;
        in.lanes = static_cast<int>(dice.pick(1, 16));
        in.nativeTile = dice.of<std::int64_t>({1, 64, 256, 512});
        in.hostBytes = static_cast<std::uint64_t>(dice.pick(8 << 20, 600 << 20));
        in.backendBytes = static_cast<std::uint64_t>(dice.pick(8 << 20, 600 << 20));
        const auto plan = planExecution(pipeline, in);
        for (const auto& step : plan.steps) {
            QVERIFY(step.lanes >= 1 && step.lanes <= in.lanes);
            const auto bytes = step.bytesPerLane * static_cast<std::uint64_t>(step.lanes);
            QVERIFY(bytes <= in.backendBytes);
            QVERIFY(!in.onHost || bytes <= in.hostBytes / 2);
        }
    }
}

void PlanTest::tilesAreMultiplesOrFractionsOfTheSinksTile() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=3")};
    for (const std::int64_t native : {1, 64, 100, 256, 300, 512})
        for (const std::uint64_t bytes : {600 * kMiB, 20 * kMiB, 8 * kMiB, 2 * kMiB}) {
            PlanInputs in = inputsFor(30000, 30000, 2, PixelType::U16, blur);
            in.nativeTile = native;
            in.hostBytes = in.backendBytes = bytes;
            const std::int64_t tile = planExecution(blur, in).last().tileWidth;
            QVERIFY2(tile % native == 0 || tile < native,
                     qPrintable(QString("%1 of %2").arg(tile).arg(native)));
        }
}

void PlanTest::lanesGoBeforeTilesBecomeSmallerThanTheSinks() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=3")};
    PlanInputs in = inputsFor(30000, 30000, 1, PixelType::U16, blur);
    in.nativeTile = 256;
    in.lanes = 8;
    in.hostBytes = in.backendBytes = 9 * kMiB;
    const auto step = planExecution(blur, in).last();
    QCOMPARE(step.tileWidth, std::int64_t{256});
    QVERIFY(step.lanes < 8 && step.lanes >= 1);
}

void PlanTest::wideFiltersGetLargerTiles() {
    const auto side = [&](const char* operation, std::uint64_t bytes) {
        const imaging::Pipeline pipeline{m_maker.parse(operation)};
        PlanInputs in = inputsFor(30000, 30000, 1, PixelType::U16, pipeline);
        in.hostBytes = in.backendBytes = bytes;
        return planExecution(pipeline, in).last().tileWidth;
    };
    QCOMPARE(side("blur:sigma=5", 8 * kGiB), std::int64_t{512});
    QCOMPARE(side("blur:sigma=40", 8 * kGiB), std::int64_t{2048});
    QVERIFY(side("blur:sigma=40", 64 * kMiB) < 2048);
}

void PlanTest::aWideFilterAfterAnotherGetsAScratchImage() {
    const imaging::Pipeline pipeline{m_maker.parse("median:radius=2"), m_maker.parse("add:value=1"),
                                     m_maker.parse("blur:sigma=30")};
    PlanInputs in = inputsFor(20000, 20000, 1, PixelType::U16, pipeline);
    in.forcedTile = 256;
    in.hostBytes = 16 * kGiB;
    const auto plan = planExecution(pipeline, in);
    QCOMPARE(plan.steps.size(), std::size_t{2});
    QCOMPARE(plan.steps[0].firstOperation, std::size_t{0});
    QCOMPARE(plan.steps[0].endOperation, std::size_t{2});
    QCOMPARE(plan.steps[1].endOperation, std::size_t{3});
    QVERIFY((plan.steps[0].region == Rect{0, 0, 20000, 20000}));
    QVERIFY(plan.scratchInMemory);
    QVERIFY2(plan.reason.find("blur is kept") != std::string::npos, plan.reason.c_str());
    in.hostBytes = kGiB;
    const auto little = planExecution(pipeline, in);
    QVERIFY(!little.scratchInMemory);
    QVERIFY2(little.reason.find("temporary file") != std::string::npos, little.reason.c_str());

    // A region needs no more of the scratch image than the filter reaches.
    in.region = {5000, 6000, 1200, 1200};
    QVERIFY((planExecution(pipeline, in).steps[0].region == Rect{4880, 5880, 1440, 1440}));
    // One filter alone reads more, but computes nothing twice.
    const imaging::Pipeline alone{pipeline[1], pipeline[2]};
    QCOMPARE(planExecution(alone, in).steps.size(), std::size_t{1});
}

void PlanTest::pointOperationsAloneNeverGetAScratchImage() {
    imaging::Pipeline points;
    for (int i = 0; i < 40; ++i)
        points.push_back(m_maker.parse("add:value=1"));
    PlanInputs in = inputsFor(20000, 20000, 1, PixelType::U16, points);
    in.forcedTile = 1;
    const auto plan = planExecution(points, in);
    QCOMPARE(plan.steps.size(), std::size_t{1});
    QCOMPARE(imaging::stagesOf(points, in.image).size(), std::size_t{1});
}

void PlanTest::tooLittleMemoryIsAnErrorThatSaysHowMuchIsMissing() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=50")};
    PlanInputs in = inputsFor(20000, 20000, 1, PixelType::U16, blur);
    in.hostBytes = in.backendBytes = 200000;
    try {
        planExecution(blur, in);
        QFAIL("no error");
    } catch (const Error& e) {
        QCOMPARE(static_cast<int>(e.code()), static_cast<int>(ErrorCode::Computation));
        QVERIFY(e.reason().find("100.0 kB") != std::string::npos);
        QVERIFY(e.remedy().find("memory limit") != std::string::npos);
    }
}

void PlanTest::aBufferLimitBelowTheSmallestTileIsAnError() {
    const imaging::Pipeline blur{m_maker.parse("blur:sigma=50")};
    PlanInputs in = inputsFor(20000, 20000, 1, PixelType::U16, blur);
    in.onHost = false;
    in.largestBuffer = 65536;
    try {
        planExecution(blur, in);
        QFAIL("no error");
    } catch (const Error& e) {
        QVERIFY(e.reason().find("larger buffer") != std::string::npos);
    }
}

void PlanTest::planningMakesNoPixels() {
    const imaging::Pipeline pipeline{m_maker.parse("median:radius=3"),
                                     m_maker.parse("blur:sigma=9")};
    PlanInputs in = inputsFor(1 << 20, 1 << 20, 4, PixelType::F64, pipeline);
    const auto before = compute::processMemory().residentBytes;
    const auto plan = planExecution(pipeline, in);
    QCOMPARE(static_cast<int>(plan.strategy), static_cast<int>(Strategy::Streaming));
    QVERIFY(compute::processMemory().residentBytes < before + 4 * kMiB);
}

SPECULA_TEST(PlanTest)
#include "plan_test.moc"
