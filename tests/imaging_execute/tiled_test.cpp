// SPDX-License-Identifier: GPL-3.0-or-later
#include "execute_fixtures.h"
#include "test_main.h"

#include <fmt/format.h>

#include <QTest>

using namespace specula;
using test::Dice;

namespace {

const std::vector<PixelType> kTypes{PixelType::U8,  PixelType::I8,  PixelType::U16, PixelType::I16,
                                    PixelType::U32, PixelType::I32, PixelType::U64, PixelType::I64,
                                    PixelType::F32, PixelType::F64};

std::string describe(const imaging::Pipeline& pipeline, const Pixels& image,
                     const imaging::ExecutionOptions& options) {
    return fmt::format("{} on {}x{}x{} {}, tile {}: {}", options.device.backend, image.width(),
                       image.height(), image.channels(), pixelTypeName(image.type()),
                       options.tile.value_or(0), imaging::pipelineJson(pipeline).dump());
}

} // namespace

/// Whatever the tile, the executor gives the bits of the operations applied one by one to the
/// whole image.
class TiledTest : public QObject {
    Q_OBJECT

  private slots:
    void everyOperationIsTheSameInTilesOfAnySize_data();
    void everyOperationIsTheSameInTilesOfAnySize();
    void randomPipelinesAreTheSameInTilesOfAnySize_data();
    void randomPipelinesAreTheSameInTilesOfAnySize();
    void aRegionIsThatPartOfTheWhole();
    void moreChannelsThanAChainHolds();
    void longChainsAreSplit();

  private:
    /// Against the whole image by hand, over tile sizes that the shape allows in short time.
    void check(const imaging::Pipeline& pipeline, const Pixels& image, const std::string& tier,
               bool floatOutput);

    test::Machine m_machine;
    test::OperationMaker m_maker;
};

void TiledTest::check(const imaging::Pipeline& pipeline, const Pixels& image,
                      const std::string& tier, bool floatOutput) {
    const auto source = io::makeMemorySource({image});
    const auto backend = m_machine.devices.open(m_machine.devices.choose({tier, false, {}}));
    const Pixels expected =
        test::wholeImage(pipeline, image, source->describe(), floatOutput, *backend);
    for (const std::int64_t tile : {0, 1, 7, 16, 64, 4096}) {
        auto options = test::onTier(tier);
        options.floatOutput = floatOutput;
        if (tile > 0)
            options.tile = tile;
        if (tile > 0 && expected.width() * expected.height() / (tile * tile) > 150)
            continue;
        const auto outcome = m_machine.execute(pipeline, source, options);
        QCOMPARE(outcome.report.backend, tier);
        QCOMPARE(outcome.report.plan.strategy == imaging::Strategy::Tiled, tile > 0);
        const std::string difference = test::firstDifference(expected, outcome.frames.front());
        QVERIFY2(difference.empty(),
                 (describe(pipeline, image, options) + ": " + difference).c_str());
    }
}

void TiledTest::everyOperationIsTheSameInTilesOfAnySize_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("tier");
    for (const imaging::OperationInfo& info : imaging::operationTable())
        for (const char* tier : {"cpu", "reference"})
            QTest::addRow("%s on %s", info.name.c_str(), tier)
                << QString::fromStdString(info.name) << QString(tier);
}

void TiledTest::everyOperationIsTheSameInTilesOfAnySize() {
    QFETCH(QString, name);
    QFETCH(QString, tier);
    const std::string operation = name.toStdString();
    Dice dice(qHash(name));
    const int rounds = tier == "cpu" ? 40 : 8;
    for (int round = 0; round < rounds; ++round) {
        const PixelType type = kTypes[static_cast<std::size_t>(round) % kTypes.size()];
        const std::int64_t most = round % 3 == 0 ? 12 : 97;
        const Pixels image =
            test::randomPixels(type, dice.pick(1, most), dice.pick(1, most),
                               test::OperationMaker::channelsFor(operation, dice), dice);
        const auto source = io::makeMemorySource({image});
        const bool floatOutput = dice.pick(0, 2) == 0;
        auto described = imaging::describeImage(source->describe());
        const imaging::Pipeline pipeline{m_maker.make(operation, described, dice)};
        check(pipeline, image, tier.toStdString(), floatOutput);
        if (QTest::currentTestFailed())
            return;
    }
}

void TiledTest::randomPipelinesAreTheSameInTilesOfAnySize_data() {
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("rounds");
    QTest::newRow("cpu") << "cpu" << 600;
    QTest::newRow("reference") << "reference" << 40;
}

void TiledTest::randomPipelinesAreTheSameInTilesOfAnySize() {
    QFETCH(QString, tier);
    QFETCH(int, rounds);
    Dice dice(77);
    for (int round = 0; round < rounds; ++round) {
        const Pixels image = test::randomPixels(dice.of(kTypes), dice.pick(1, 70), dice.pick(1, 70),
                                                static_cast<int>(dice.pick(1, 4)), dice);
        const auto source = io::makeMemorySource({image});
        imaging::ImageDescription at = imaging::describeImage(source->describe());
        imaging::Pipeline pipeline;
        const std::int64_t length = dice.pick(2, 5);
        while (static_cast<std::int64_t>(pipeline.size()) < length) {
            const auto table = imaging::operationTable();
            const std::string& name = table[static_cast<std::size_t>(dice.pick(
                                                0, static_cast<std::int64_t>(table.size()) - 1))]
                                          .name;
            // Not every operation can follow on every image.
            try {
                auto operation = m_maker.make(name, at, dice);
                at = imaging::outputOf({operation}, at);
                pipeline.push_back(std::move(operation));
            } catch (const Error& error) {
                QCOMPARE(error.code(), ErrorCode::Usage);
            }
        }
        check(pipeline, image, tier.toStdString(), dice.pick(0, 1) == 0);
        if (QTest::currentTestFailed())
            return;
    }
}

void TiledTest::aRegionIsThatPartOfTheWhole() {
    Dice dice(3);
    const Pixels image = test::randomPixels(PixelType::U16, 90, 70, 1, dice);
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("blur:sigma=2,edge=wrap"),
                                     m_maker.parse("rotate90:turns=1"),
                                     m_maker.parse("sharpen:sigma=1,amount=1")};
    const Pixels whole = m_machine.execute(pipeline, source, test::onTier("cpu")).frames.front();
    for (int round = 0; round < 20; ++round) {
        auto options = test::onTier("cpu", dice.pick(5, 60));
        Rect r{0, 0, dice.pick(1, 70), dice.pick(1, 90)};
        r.x = dice.pick(0, 70 - r.width);
        r.y = dice.pick(0, 90 - r.height);
        options.region = r;
        const Pixels part = m_machine.execute(pipeline, source, options).frames.front();
        QCOMPARE(part.width(), r.width);
        QCOMPARE(part.height(), r.height);
        for (std::int64_t y = 0; y < r.height; ++y)
            for (std::int64_t x = 0; x < r.width; ++x)
                QCOMPARE(part.valueAt(y, x), whole.valueAt(r.y + y, r.x + x));
    }
}

void TiledTest::moreChannelsThanAChainHolds() {
    Dice dice(4);
    const Pixels image = test::randomPixels(PixelType::F32, 33, 21, 9, dice);
    const auto source = io::makeMemorySource({image});
    const imaging::Pipeline pipeline{m_maker.parse("median:radius=1"),
                                     m_maker.parse("flip:axis=h")};
    const Pixels tiled = m_machine.execute(pipeline, source, test::onTier("cpu", 8)).frames.front();
    const Pixels whole = m_machine.execute(pipeline, source, test::onTier("cpu")).frames.front();
    QCOMPARE(test::firstDifference(whole, tiled), std::string());
    QCOMPARE(whole.channels(), 9);
}

void TiledTest::longChainsAreSplit() {
    Pixels image(PixelType::F64, 20, 10);
    for (double& v : std::span(image.editPlane<double>().data(), 200))
        v = 1;
    imaging::Pipeline pipeline;
    for (int i = 0; i < 100; ++i)
        pipeline.push_back(m_maker.parse("add:value=1"));
    const auto outcome =
        m_machine.execute(pipeline, io::makeMemorySource({image}), test::onTier("cpu"));
    for (std::int64_t y = 0; y < 10; ++y)
        for (std::int64_t x = 0; x < 20; ++x)
            QCOMPARE(outcome.frames.front().valueAt(y, x), 101.0);
}

SPECULA_TEST(TiledTest)
#include "tiled_test.moc"
