// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_image.h"
#include "core/imaging/execute/processed_source.h"
#include "core/imaging/execute/tensor_pixels.h"
#include "core/imaging/execute/tile_work.h"
#include "execute_fixtures.h"
#include "fragile_tier.h"
#include "test_main.h"

using namespace specula;
using namespace specula::test;

/// What a tier has computed is what the screen draws from: no copy where there need be none.
class TensorPixelsTest : public QObject {
    Q_OBJECT
  private slots:
    void aTensorOnTheHostIsHandedOverAsItIs();
    void countsOnTheHostAreDrawnFromWhereTheyWereComputed();
    void aWindowOnATensorIsCopied();
    void aDeviceWithItsOwnMemoryIsReadFrom();
    void aPreviewIsShownFromWhereItWasComputed();

  private:
    Machine m_machine;
};

static Array<std::uint16_t> counts(const Shape& shape) {
    Array<std::uint16_t> a(shape);
    for (std::int64_t i = 0; i < a.size(); ++i)
        a.editValues()[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(i % 50021);
    return a;
}

static bool sameValues(const Pixels& pixels, const Array<std::uint16_t>& a) {
    return pixels.bytes() == a.bytes() && std::memcmp(pixels.data(), a.data(), a.bytes()) == 0;
}

void TensorPixelsTest::aTensorOnTheHostIsHandedOverAsItIs() {
    const auto a = counts({3, 37, 41});
    for (const char* tier : {"cpu", "reference"}) {
        Pixels pixels;
        const void* computed = nullptr;
        {
            const auto backend = m_machine.devices.open({tier, 0, {}, false});
            const auto lane = backend->makeLane();
            const compute::Tensor tensor = lane->upload(a);
            computed = imaging::hostTarget(tensor).data;
            pixels = imaging::pixelsOf(*lane, tensor);
            // The tensor still holds the memory: nobody else may write to it.
            QVERIFY_EXCEPTION_THROWN(pixels.target(), std::logic_error);
            const auto others = lane->upload(counts({3, 37, 41}));
            QVERIFY(imaging::hostTarget(others).data != computed);
        }
        // Tensor and lane are gone, and their memory is wanted again.
        const auto lane = m_machine.devices.open({tier, 0, {}, false})->makeLane();
        lane->upload(Array<std::uint16_t>({3, 37, 41}, 7));
        QCOMPARE(static_cast<const void*>(pixels.data()), computed);
        QCOMPARE(pixels.type(), PixelType::U16);
        QCOMPARE(pixels.width(), std::int64_t{41});
        QCOMPARE(pixels.height(), std::int64_t{37});
        QCOMPARE(pixels.channels(), 3);
        QVERIFY(sameValues(pixels, a));
    }
}

void TensorPixelsTest::countsOnTheHostAreDrawnFromWhereTheyWereComputed() {
    const auto lane = m_machine.devices.open({"cpu", 0, {}, false})->makeLane();
    const compute::Tensor tensor = lane->upload(counts({1, 64, 80}));
    const auto image = imaging::makeDisplayImage(imaging::pixelsOf(*lane, tensor), 0, {},
                                                 *m_machine.pool, m_machine.job);
    const void* computed = imaging::hostTarget(tensor).data;
    QCOMPARE(static_cast<const void*>(image->pixels().data()), computed);
    // The renderer reads keys; those of 16-bit counts are the counts.
    QCOMPARE(static_cast<const void*>(image->keys().data), computed);
}

void TensorPixelsTest::aWindowOnATensorIsCopied() {
    const auto a = counts({1, 30, 50});
    const auto lane = m_machine.devices.open({"cpu", 0, {}, false})->makeLane();
    const compute::Tensor tensor = lane->upload(a);
    const Pixels part = imaging::pixelsOf(*lane, tensor.slice(1, 4, 9).slice(2, 7, 11));
    QCOMPARE(part.width(), std::int64_t{11});
    QCOMPARE(part.height(), std::int64_t{9});
    for (std::int64_t y = 0; y < 9; ++y)
        for (std::int64_t x = 0; x < 11; ++x)
            QCOMPARE(part.valueAt(y, x), static_cast<double>((y + 4) * 50 + x + 7));
}

void TensorPixelsTest::aDeviceWithItsOwnMemoryIsReadFrom() {
    const auto a = counts({2, 19, 23});
    compute::Backend card(std::make_shared<FragileDevice>(std::make_shared<FragileState>()));
    const auto lane = card.makeLane();
    QVERIFY(sameValues(imaging::pixelsOf(*lane, lane->upload(a)), a));
}

void TensorPixelsTest::aPreviewIsShownFromWhereItWasComputed() {
    OperationMaker maker;
    const io::SourcePtr source = io::makeMemorySource({Pixels(counts({300, 400}))});
    const io::SourcePtr seen =
        imaging::processedSource({maker.parse("add:value=3")}, source, m_machine.devices);
    const auto backend = m_machine.devices.open({"cpu", 0, {}, false});
    const auto before = backend->memory().statistics().bytesInUse;
    const Pixels shown = seen->readPixels({0, 0, {10, 20, 300, 200}, 0, 1});
    // Its memory is a tensor's.
    QVERIFY(backend->memory().statistics().bytesInUse >= before + shown.bytes());
    QCOMPARE(shown.valueAt(5, 6), 400.0 * 25 + 16 + 3);
}

SPECULA_TEST(TensorPixelsTest)
#include "tensor_pixels_test.moc"
