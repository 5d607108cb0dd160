// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every tier that is a module must do besides computing the right numbers; each function fails
// the test that calls it.

#include "core/compute/backend.h"
#include "core/compute/kernels.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace specula::compute::behaviour {

inline Array<float> ramp(const Shape& shape) {
    Array<float> array = Array<float>::uninitialized(shape);
    std::iota(array.edit().data(), array.edit().data() + shape.count(), 1.0F);
    return array;
}

/// How the devices of the tests with the same words in their names are opened.
inline DeviceOptions limited() {
    DeviceOptions options;
    options.memoryLimit = 40u << 20;
    return options;
}
inline DeviceOptions traced() {
    DeviceOptions options;
    options.trace = true;
    return options;
}

inline void windowsAreCopiedRowByRow(Backend& backend) {
    const auto lane = backend.makeLane();
    const Tensor whole = lane->upload(ramp({3, 5, 7}));
    const Tensor window = whole.slice(1, 1, 3).slice(2, 2, 4);
    const Array<float> down = lane->download<float>(window);
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 4; ++x)
                QCOMPARE(down.data()[(c * 3 + y) * 4 + x],
                         static_cast<float>((c * 5 + y + 1) * 7 + x + 2 + 1));
}

inline void uploadsWhileWorkIsPendingKeepTheOrder(Backend& backend) {
    const auto lane = backend.makeLane();
    const Tensor t = lane->make(ElementType::F32, {64, 64});
    std::vector<Tensor> sums;
    Array<float> host = ramp({64, 64});
    for (int turn = 0; turn < 5; ++turn) {
        host.edit().data()[0] = static_cast<float>(turn);
        lane->upload(t, hostBlock(host.view()));
        const Tensor copy = lane->make(ElementType::F32, {64, 64});
        kernel::map(*lane, SPC_MULTIPLY, copy, t, 2.0);
        sums.push_back(copy);
    }
    host.edit().data()[0] = -1;
    for (int turn = 0; turn < 5; ++turn) {
        const Array<float> down = lane->download<float>(sums[static_cast<std::size_t>(turn)]);
        QCOMPARE(down.data()[0], 2.0F * static_cast<float>(turn));
        QCOMPARE(down.data()[4095], 2.0F * 4096.0F);
    }
}

inline void largeTransfersGoThroughTheRingInPieces(Backend& backend) {
    const auto lane = backend.makeLane();
    // More than a piece of staging memory (8 MiB), in rows that do not divide it.
    const Shape shape{2501, 1999};
    const Array<float> host = ramp(shape);
    const Tensor t = lane->make(ElementType::F32, shape);
    kernel::fill(*lane, t, 0.0); // keeps the queue busy, so that nothing is written directly
    lane->upload(t, hostBlock(host.view()));
    const Tensor u = lane->make(ElementType::F32, shape);
    kernel::convert(*lane, u, t);
    Array<float> down = Array<float>::uninitialized(shape);
    lane->download(u, hostBlock(down.edit()));
    lane->wait();
    QVERIFY(std::equal(host.data(), host.data() + shape.count(), down.data()));
}

inline void aKernelOnAWindowLeavesItsSurroundingsAlone(Backend& backend) {
    const auto lane = backend.makeLane();
    const Tensor t = lane->upload(ramp({9, 11}));
    kernel::fill(*lane, t.slice(0, 2, 4).slice(1, 3, 5), -1.0);
    const Array<float> down = lane->download<float>(t);
    for (int y = 0; y < 9; ++y)
        for (int x = 0; x < 11; ++x) {
            const bool inside = y >= 2 && y < 6 && x >= 3 && x < 8;
            QCOMPARE(down.data()[y * 11 + x], inside ? -1.0F : static_cast<float>(y * 11 + x + 1));
        }
}

inline void lanesDoNotDisturbEachOther(Backend& backend) {
    std::vector<std::unique_ptr<Lane>> lanes;
    std::vector<Tensor> results;
    for (int i = 0; i < 3; ++i)
        lanes.push_back(backend.makeLane());
    for (int i = 0; i < 3; ++i) {
        Lane& lane = *lanes[static_cast<std::size_t>(i)];
        Tensor t = lane.upload(ramp({100, 100}));
        for (int k = 0; k < 60; ++k) { // more than one batch of commands
            const Tensor next = lane.make(ElementType::F32, {100, 100});
            kernel::map(lane, SPC_ADD, next, t, static_cast<double>(i));
            t = next;
        }
        results.push_back(t);
    }
    for (int i = 0; i < 3; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Array<float> down = lanes[at]->download<float>(results[at]);
        QCOMPARE(down.data()[0], 1.0F + 60.0F * static_cast<float>(i));
        QCOMPARE(down.data()[9999], 10000.0F + 60.0F * static_cast<float>(i));
    }
    results.clear();
}

inline void
memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn(const std::shared_ptr<Device>& device) {
    try {
        device->release(device->allocate(64u << 20));
        QFAIL("more memory than the limit was handed out");
    } catch (const DeviceError& error) {
        QCOMPARE(error.kind(), DeviceError::Kind::OutOfMemory);
    }
    void* small = device->allocate(20u << 20);
    QVERIFY(small != nullptr);
    device->release(small);
}

inline void aCallAgainstTheRulesIsRefusedInWords(const std::shared_ptr<Device>& device) {
    Backend backend(device);
    const auto lane = backend.makeLane();
    const Tensor a = lane->upload(ramp({4})), b = lane->upload(ramp({5}));
    const SpcMap2 params{SPC_ADD};
    const SpcOperand operands[] = {a.operand(), a.operand(), b.operand()};
    const SpcCall call{SPC_MAP2, 3, &params, operands};
    QVERIFY(!device->supports(call));
    try {
        device->makeQueue({})->run(call);
        QFAIL("extents that differ were taken");
    } catch (const DeviceError& error) {
        QCOMPARE(error.kind(), DeviceError::Kind::BadCall);
        QVERIFY(!std::string(error.what()).empty());
    }
}

inline void theTraceHoldsKernelsAndTransfersInOrder(const std::shared_ptr<Device>& device) {
    Backend backend(device);
    const auto lane = backend.makeLane();
    const Tensor t = lane->make(ElementType::F32, {256, 256});
    kernel::fill(*lane, t, 1.0);
    lane->upload(t, hostBlock(ramp({256, 256}).view()));
    const Array<float> down = lane->download<float>(t);
    const auto events = device->takeTrace();
    QVERIFY(events.size() >= 3);
    QCOMPARE(std::string(events[0].what), std::string("fill"));
    QCOMPARE(std::string(events[1].what), std::string("upload"));
    QCOMPARE(events[1].bytes, std::uint64_t(256 * 256 * 4));
    QCOMPARE(std::string(events.back().what), std::string("download"));
    for (std::size_t i = 0; i < events.size(); ++i) {
        QVERIFY(events[i].begin_s >= 0 && events[i].end_s >= events[i].begin_s);
        if (i > 0)
            QVERIFY(events[i].begin_s >= events[i - 1].begin_s);
    }
    QVERIFY(device->takeTrace().empty());
}

inline void blocksOfManyChunksKeepTheirMomentsApart(Backend& backend) {
    // Longer than what one group reduces (32768), so that partial results are joined.
    const auto lane = backend.makeLane();
    const std::int64_t n = 100001;
    Array<float> host = Array<float>::uninitialized({3, n});
    for (std::int64_t block = 0; block < 3; ++block)
        for (std::int64_t i = 0; i < n; ++i) // mean 1000 (block + 1), alternating around it
            host.edit().data()[block * n + i] =
                1000.0F * static_cast<float>(block + 1) +
                (i == n - 1 ? 0.0F : (i % 2 == 0 ? 1.0F : -1.0F) * static_cast<float>(block + 1));
    const Tensor x = lane->upload(host);
    const Tensor out = lane->make(ElementType::F32, {3, 5});
    kernel::moments(*lane, out, x, 1);
    const Array<float> down = lane->download<float>(out);
    const double share = static_cast<double>(n - 1) / static_cast<double>(n);
    for (int block = 0; block < 3; ++block) {
        const float* row = down.data() + 5 * block;
        const double size = block + 1;
        QCOMPARE(row[0], static_cast<float>(n));
        QCOMPARE(row[1], static_cast<float>(1000 * size));
        QVERIFY(std::abs(row[2] / (share * size * size) - 1) < 1e-6);
        QVERIFY(std::abs(row[3]) < 1e-5);
        QVERIFY(std::abs(row[4] / (share * std::pow(size, 4)) - 1) < 1e-6);
    }
}

} // namespace specula::compute::behaviour
