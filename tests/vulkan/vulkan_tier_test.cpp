// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/compute/backend.h"
#include "core/compute/kernels.h"
#include "core/compute/module_tier.h"
#include "support/device_behaviour.h"
#include "test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace specula;
using namespace specula::compute;

namespace {

/// The software device if there is one (the tests are written for it), else the first.
int chosenDevice(Tier& tier) {
    const auto devices = tier.devices();
    for (std::size_t i = 0; i < devices.size(); ++i)
        if (devices[i].kind == SPC_DEVICE_SOFTWARE)
            return static_cast<int>(i);
    return 0;
}

} // namespace

class VulkanTierTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void theDeviceSaysWhatItIs();
    void windowsAreCopiedRowByRow();
    void uploadsWhileWorkIsPendingKeepTheOrder();
    void largeTransfersGoThroughTheRingInPieces();
    void aKernelOnAWindowLeavesItsSurroundingsAlone();
    void nanIsWrittenByItsBits();
    void lanesDoNotDisturbEachOther();
    void memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn();
    void manySmallBuffersShareAllocations();
    void aCallAgainstTheRulesIsRefusedInWords();
    void theTraceHoldsKernelsAndTransfersInOrder();
    void damagedCacheFilesAreIgnored();
    void blocksOfManyChunksKeepTheirMomentsApart();
    void aMachineWithoutDriverSaysSo();

  private:
    std::shared_ptr<Device> open(DeviceOptions options = {});
    std::unique_ptr<Tier> m_tier;
    int m_device = 0;
};

void VulkanTierTest::initTestCase() {
    m_tier = makeModuleTier("vulkan");
    try {
        if (m_tier->devices().empty())
            QSKIP("no Vulkan device on this machine");
    } catch (const Error& error) {
        QSKIP(error.what());
    }
    m_device = chosenDevice(*m_tier);
}

std::shared_ptr<Device> VulkanTierTest::open(DeviceOptions options) {
    options.validate = true;
    return m_tier->open(m_device, options);
}

void VulkanTierTest::theDeviceSaysWhatItIs() {
    const auto device = open();
    const SpcDeviceInfo info = device->info();
    QVERIFY(std::string(info.name).size() > 0);
    QVERIFY(std::string(info.driver).size() > 0);
    QCOMPARE(std::string(info.key).size(), std::size_t(32));
    QCOMPARE(info.nan_propagates, 0);
    QVERIFY(info.largest_operand >= (128u << 20));
    QVERIFY(info.memory_detected != 0);
    QVERIFY(info.memory_total > 0 && info.memory_free <= info.memory_total);
}

void VulkanTierTest::windowsAreCopiedRowByRow() {
    Backend backend(open());
    behaviour::windowsAreCopiedRowByRow(backend);
}

void VulkanTierTest::uploadsWhileWorkIsPendingKeepTheOrder() {
    Backend backend(open());
    behaviour::uploadsWhileWorkIsPendingKeepTheOrder(backend);
}

void VulkanTierTest::largeTransfersGoThroughTheRingInPieces() {
    Backend backend(open());
    behaviour::largeTransfersGoThroughTheRingInPieces(backend);
}

void VulkanTierTest::aKernelOnAWindowLeavesItsSurroundingsAlone() {
    Backend backend(open());
    behaviour::aKernelOnAWindowLeavesItsSurroundingsAlone(backend);
}

void VulkanTierTest::nanIsWrittenByItsBits() {
    Backend backend(open());
    const auto lane = backend.makeLane();
    Array<float> host = behaviour::ramp({4});
    host.edit().data()[0] = -4;
    host.edit().data()[1] = std::nanf("");
    host.edit().data()[2] = 0;
    const Tensor x = lane->upload(host);
    const Tensor root = lane->make(ElementType::F32, {4});
    kernel::map(*lane, SPC_SQRT, root, x);
    const Tensor most = lane->make(ElementType::F32, {4});
    kernel::map(*lane, SPC_MAXIMUM, most, x, 0.0);
    const Array<float> a = lane->download<float>(root), b = lane->download<float>(most);
    QVERIFY(std::isnan(a.data()[0]) && std::isnan(a.data()[1]));
    QCOMPARE(a.data()[3], 2.0F);
    QVERIFY(std::isnan(b.data()[1]));
    QCOMPARE(b.data()[0], 0.0F);
}

void VulkanTierTest::lanesDoNotDisturbEachOther() {
    Backend backend(open());
    behaviour::lanesDoNotDisturbEachOther(backend);
}

void VulkanTierTest::memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn() {
    behaviour::memoryBeyondTheLimitIsRefusedAndTheDeviceLivesOn(open(behaviour::limited()));
}

void VulkanTierTest::manySmallBuffersShareAllocations() {
    const auto device = open();
    std::vector<void*> buffers;
    for (int i = 0; i < 6000; ++i) // more than the 4096 allocations a driver may stop at
        buffers.push_back(device->allocate(1000));
    for (void* buffer : buffers)
        device->release(buffer);
}

void VulkanTierTest::aCallAgainstTheRulesIsRefusedInWords() {
    behaviour::aCallAgainstTheRulesIsRefusedInWords(open());
}

void VulkanTierTest::theTraceHoldsKernelsAndTransfersInOrder() {
    behaviour::theTraceHoldsKernelsAndTransfersInOrder(open(behaviour::traced()));
}

void VulkanTierTest::damagedCacheFilesAreIgnored() {
    QTemporaryDir folder;
    DeviceOptions options;
    options.cacheFolder = folder.path().toStdString();
    const auto work = [&] {
        Backend backend(open(options));
        const auto lane = backend.makeLane();
        const Tensor t = lane->make(ElementType::F32, {1, 12});
        kernel::fill(*lane, t, 0.25);
        const Tensor spectrum = lane->make(ElementType::C64, {1, 7});
        kernel::fft(*lane, SpcFft{SPC_FFT_REAL_FORWARD, 1, 1.0, 0}, spectrum, t);
        return lane->download<std::complex<float>>(spectrum).data()[0].real();
    };
    QCOMPARE(work(), 3.0F);
    QVERIFY(!QDir(folder.path()).entryList({"vulkan-*-fft*"}, QDir::Files).isEmpty());
    QCOMPARE(work(), 3.0F);
    const QStringList files = QDir(folder.path()).entryList({"vulkan-*"}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString& name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.size() > 40);
        file.seek(bytes.size() / 2);
        file.write(QByteArray(8, char(0x5a)));
    }
    QCOMPARE(work(), 3.0F);
    for (const QString& name : files)
        QVERIFY(QFile::resize(folder.filePath(name), 11));
    QCOMPARE(work(), 3.0F);
}

void VulkanTierTest::blocksOfManyChunksKeepTheirMomentsApart() {
    Backend backend(open());
    behaviour::blocksOfManyChunksKeepTheirMomentsApart(backend);
}

void VulkanTierTest::aMachineWithoutDriverSaysSo() {
    const QByteArray before = qgetenv("VK_ICD_FILENAMES"), drivers = qgetenv("VK_DRIVER_FILES");
    qputenv("VK_ICD_FILENAMES", "/nowhere/none.json");
    qputenv("VK_DRIVER_FILES", "/nowhere/none.json");
    const auto tier = makeModuleTier("vulkan");
    QString reason;
    try {
        tier->devices();
    } catch (const Error& error) {
        reason = error.what();
    }
    const auto restore = [](const char* name, const QByteArray& value) {
        if (value.isNull())
            qunsetenv(name);
        else
            qputenv(name, value);
    };
    restore("VK_ICD_FILENAMES", before);
    restore("VK_DRIVER_FILES", drivers);
    QVERIFY2(reason.contains("driver"), qPrintable(reason));
}

SPECULA_TEST(VulkanTierTest)
#include "vulkan_tier_test.moc"
