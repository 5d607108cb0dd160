// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/conformance.h"
#include "core/compute/module_tier.h"
#include "core/compute/shared_library.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "support/device_behaviour.h"
#include "test_main.h"

using namespace specula;
using namespace specula::compute;

/// The CUDA tier on the stand-in for the runtime: what it computes and how it takes failures. What
/// only hardware can tell (its own mathematics, speed, what a driver refuses) is for
/// conformance.cuda, where there is a GPU.
class CudaHostTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanup();
    void itsKernelsAreTheReferenceWithinTheTolerances_data();
    void itsKernelsAreTheReferenceWithinTheTolerances();
    void theDeviceSaysWhatItIs();
    void windowsAreCopiedRowByRow();
    void uploadsWhileWorkIsPendingKeepTheOrder();
    void largeTransfersGoThroughTheRingInPieces();
    void aKernelOnAWindowLeavesItsSurroundingsAlone();
    void lanesDoNotDisturbEachOther();
    void memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn();
    void aCallAgainstTheRulesIsRefusedInWords();
    void anOperandBeyondItsBufferIsRefused();
    void theTraceHoldsKernelsAndTransfersInOrder();
    void blocksOfManyChunksKeepTheirMomentsApart();
    void aFailedAllocationIsOutOfMemoryAndTheDeviceLivesOn();
    void aFailedKernelIsALostDevice();

  private:
    std::shared_ptr<Device> open(const DeviceOptions& options = {}) {
        return m_tier->open(0, options);
    }
    /// The kernel and the allocation so many calls from now fail; -1: none.
    void failAt(int kernels, int allocations) {
        reinterpret_cast<void (*)(int, int)>(m_library->symbol("cudaHostFailAt"))(kernels,
                                                                                  allocations);
    }
    std::unique_ptr<SharedLibrary> m_library;
    std::unique_ptr<Tier> m_tier;
};

void CudaHostTest::initTestCase() {
    m_library = std::make_unique<SharedLibrary>(SPECULA_CUDA_HOST_MODULE);
    m_tier = makeModuleTierFromFile(SPECULA_CUDA_HOST_MODULE);
}

void CudaHostTest::cleanup() {
    failAt(-1, -1);
}

void CudaHostTest::itsKernelsAreTheReferenceWithinTheTolerances_data() {
    QTest::addColumn<QString>("suite");
    for (const std::string& suite : conformanceSuites())
        QTest::newRow(suite.c_str()) << QString::fromStdString(suite);
}

void CudaHostTest::itsKernelsAreTheReferenceWithinTheTolerances() {
    QFETCH(QString, suite);
    Backend tier(open());
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    ConformanceOptions options;
    options.suite = suite.toStdString();
#if defined(__SANITIZE_ADDRESS__)
    options.oneCaseIn = 5;
#endif
    const ConformanceReport report = runConformance(tier, reference, options, job);
    QVERIFY2(report.failed.empty(), report.text().c_str());
    for (const KernelConformance& kernel : report.kernels)
        QVERIFY2(kernel.passed > kernel.cases / 2, report.text().c_str());
    for (const ConformanceAbsence& absent : report.absent)
        qInfo("absent: %s, %lld cases: %s", absent.kernel.c_str(),
              static_cast<long long>(absent.cases), absent.why.c_str());
}

void CudaHostTest::theDeviceSaysWhatItIs() {
    const SpcDeviceInfo info = open()->info();
    QCOMPARE(std::string(info.name), std::string("CUDA kernels on the host"));
    QCOMPARE(std::string(info.driver), std::string("NVIDIA, CUDA 13.0"));
    QCOMPARE(info.kind, std::int32_t(SPC_DEVICE_DISCRETE));
    QVERIFY(info.has_f64 != 0 && info.nan_propagates != 0 && info.memory_detected != 0);
    QVERIFY(info.memory_total > 0 && info.memory_free <= info.memory_total);
    QCOMPARE(m_tier->priority(info), 150);
}

void CudaHostTest::windowsAreCopiedRowByRow() {
    Backend backend(open());
    behaviour::windowsAreCopiedRowByRow(backend);
}

void CudaHostTest::uploadsWhileWorkIsPendingKeepTheOrder() {
    Backend backend(open());
    behaviour::uploadsWhileWorkIsPendingKeepTheOrder(backend);
}

void CudaHostTest::largeTransfersGoThroughTheRingInPieces() {
    Backend backend(open());
    behaviour::largeTransfersGoThroughTheRingInPieces(backend);
}

void CudaHostTest::aKernelOnAWindowLeavesItsSurroundingsAlone() {
    Backend backend(open());
    behaviour::aKernelOnAWindowLeavesItsSurroundingsAlone(backend);
}

void CudaHostTest::lanesDoNotDisturbEachOther() {
    Backend backend(open());
    behaviour::lanesDoNotDisturbEachOther(backend);
}

void CudaHostTest::memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn() {
    behaviour::memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn(open(behaviour::limited()));
}

void CudaHostTest::aCallAgainstTheRulesIsRefusedInWords() {
    behaviour::aCallAgainstTheRulesIsRefusedInWords(open());
}

void CudaHostTest::anOperandBeyondItsBufferIsRefused() {
    const auto device = open();
    void* buffer = device->allocate(16);
    SpcOperand operand{};
    operand.buffer = buffer;
    operand.type = SPC_F32;
    operand.rank = 1;
    operand.extent[0] = 5;
    operand.stride[0] = 1;
    const SpcFill zero{};
    for (const std::int64_t extent : {5, 4}) {
        operand.extent[0] = extent;
        const SpcCall call{SPC_FILL, 1, &zero, &operand};
        try {
            device->makeQueue({})->run(call);
            QCOMPARE(extent, 4);
        } catch (const DeviceError& error) {
            QCOMPARE(extent, 5);
            QCOMPARE(error.kind(), DeviceError::Kind::BadCall);
        }
    }
    device->release(buffer);
}

void CudaHostTest::theTraceHoldsKernelsAndTransfersInOrder() {
    behaviour::theTraceHoldsKernelsAndTransfersInOrder(open(behaviour::traced()));
}

void CudaHostTest::blocksOfManyChunksKeepTheirMomentsApart() {
    Backend backend(open());
    behaviour::blocksOfManyChunksKeepTheirMomentsApart(backend);
}

void CudaHostTest::aFailedAllocationIsOutOfMemoryAndTheDeviceLivesOn() {
    const auto device = open();
    failAt(-1, 0);
    try {
        device->release(device->allocate(1000));
        QFAIL("memory that is not there was handed out");
    } catch (const DeviceError& error) {
        QCOMPARE(error.kind(), DeviceError::Kind::OutOfMemory);
    }
    device->release(device->allocate(1000));
}

void CudaHostTest::aFailedKernelIsALostDevice() {
    const auto device = open();
    Backend backend(device);
    const auto lane = backend.makeLane();
    const Tensor t = lane->make(ElementType::F32, {100});
    kernel::fill(*lane, t, 1.0);
    failAt(0, -1);
    for (int attempt = 0; attempt < 2; ++attempt) // it stays lost
        try {
            kernel::fill(*lane, t, 2.0);
            lane->wait();
            QFAIL("the failure was not noticed");
        } catch (const DeviceError& error) {
            QCOMPARE(error.kind(), DeviceError::Kind::DeviceLost);
        }
    failAt(-1, -1);
}

SPECULA_TEST(CudaHostTest)
#include "cuda_host_test.moc"
