// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/backend.h"
#include "core/compute/kernels.h"
#include "core/compute/module_tier.h"
#include "test_main.h"

#include <QFile>
#include <QTemporaryDir>

#include <filesystem>

using namespace specula;
using namespace specula::compute;

namespace {

std::filesystem::path testModule(const std::string& name) {
    return std::filesystem::path(SPECULA_TEST_MODULES) / moduleFileName(name);
}

DeviceError::Kind kindOf(const std::function<void()>& call, std::string* reason = nullptr) {
    try {
        call();
    } catch (const DeviceError& error) {
        if (reason != nullptr)
            *reason = error.reason();
        return error.kind();
    }
    throw std::logic_error("nothing was thrown");
}

} // namespace

class ModuleTierTest : public QObject {
    Q_OBJECT
  private slots:
    void aGoodModuleListsAndComputes();
    void modulesAreFoundWhereTheVariableSays();
    void anAbsentModuleSaysWhereItWasLookedFor();
    void aFileThatIsNoLibraryIsAnError();
    void unfitModulesAreRefusedWithAReason_data();
    void unfitModulesAreRefusedWithAReason();
    void nothingIsLoadedBeforeItIsAskedFor();
    void aMissingDriverIsTheReason();
    void statusesBecomeKindsWithTheModulesWords();
    void queuesAndMemoryOutliveTheirDevice();
    void aLongTraceIsFetchedInPieces();
    void theStandardTiersAreInOrder();
};

void ModuleTierTest::aGoodModuleListsAndComputes() {
    const auto tier = makeModuleTierFromFile(testModule("toy"));
    QCOMPARE(tier->name(), std::string("toy"));
    const auto devices = tier->devices();
    QCOMPARE(devices.size(), std::size_t(2));
    QCOMPARE(std::string(devices[1].name), std::string("toy 1"));
    QCOMPARE(std::string(devices[0].driver).size(), sizeof devices[0].driver - 1);
    QCOMPARE(devices[0].memory_free, devices[0].memory_total);

    Backend backend(tier->open(0, {}));
    QCOMPARE(backend.tier(), std::string("toy"));
    const auto lane = backend.makeLane();
    const Tensor t = lane->make(ElementType::F32, {7});
    kernel::fill(*lane, t, 2.5);
    const Array<float> filled = lane->download<float>(t);
    for (float v : std::span(filled.data(), 7))
        QCOMPARE(v, 2.5F);
    QVERIFY_EXCEPTION_THROWN(tier->open(5, {}), DeviceError);
}

void ModuleTierTest::modulesAreFoundWhereTheVariableSays() {
    QTemporaryDir empty;
    qputenv("SPECULA_TIER_PATH", empty.path().toUtf8() + ":" SPECULA_TEST_MODULES);
    const auto folders = moduleFolders();
    QVERIFY(folders.size() >= 4);
    QCOMPARE(folders[0].string(), empty.path().toStdString());
    QCOMPARE(folders[1].string(), std::string(SPECULA_TEST_MODULES));
    QCOMPARE(makeModuleTier("toy")->devices().size(), std::size_t(2));
    qputenv("SPECULA_TIER_PATH", "::");
    QVERIFY(moduleFolders().front().string() != "");
    qunsetenv("SPECULA_TIER_PATH");
    QCOMPARE(moduleFolders().size(), folders.size() - 2);
}

void ModuleTierTest::anAbsentModuleSaysWhereItWasLookedFor() {
    qputenv("SPECULA_TIER_PATH", "/nowhere/at/all");
    try {
        makeModuleTier("abacus")->devices();
        QFAIL("there is no such module");
    } catch (const Error& error) {
        QVERIFY(error.reason().find("specula_tier_abacus") != std::string::npos);
        QVERIFY(error.reason().find("not installed") != std::string::npos);
        QVERIFY(error.remedy().find("/nowhere/at/all") != std::string::npos);
    }
    qunsetenv("SPECULA_TIER_PATH");
}

void ModuleTierTest::aFileThatIsNoLibraryIsAnError() {
    QTemporaryDir dir;
    const std::filesystem::path path =
        std::filesystem::path(dir.path().toStdString()) / moduleFileName("fake");
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no library at all");
    file.close();
    const auto tier = makeModuleTierFromFile(path);
    QVERIFY_EXCEPTION_THROWN(tier->devices(), Error);
    QVERIFY_EXCEPTION_THROWN(tier->open(0, {}), Error);
    QVERIFY_EXCEPTION_THROWN(makeModuleTierFromFile("/tmp/libsomething.so"), Error);
}

void ModuleTierTest::unfitModulesAreRefusedWithAReason_data() {
    QTest::addColumn<QString>("words");
    QTest::newRow("oldabi") << "made for another version of Specula";
    QTest::newRow("oldsize") << "made for another version of Specula";
    QTest::newRow("oldkernels") << "made for another version of Specula";
    QTest::newRow("norun") << "lacks functions";
    QTest::newRow("misnamed") << "calls itself 'somebodyelse'";
    QTest::newRow("nosymbol") << "no tier module";
    QTest::newRow("nothing") << "offers nothing";
    QTest::newRow("negative") << "-3 devices";
    QTest::newRow("strange") << "unknown kind 17";
}

void ModuleTierTest::unfitModulesAreRefusedWithAReason() {
    QFETCH(QString, words);
    const std::string name = QTest::currentDataTag();
    const auto tier = makeModuleTierFromFile(testModule(name));
    for (int attempt = 0; attempt < 2; ++attempt)
        try {
            tier->devices();
            QFAIL("this module must be refused");
        } catch (const Error& error) {
            QVERIFY2(QString::fromStdString(error.reason()).contains(words), error.what());
            QVERIFY2(std::string(error.what()).find(name) != std::string::npos, error.what());
        }
}

void ModuleTierTest::nothingIsLoadedBeforeItIsAskedFor() {
    QTemporaryDir dir;
    const auto path = std::filesystem::path(dir.path().toStdString()) / moduleFileName("toy");
    const auto tier = makeModuleTierFromFile(path); // not there yet
    QVERIFY_EXCEPTION_THROWN(tier->devices(), Error);
    std::filesystem::copy_file(testModule("toy"), path);
    QCOMPARE(tier->devices().size(), std::size_t(2));
    std::filesystem::remove(path); // loaded once is enough
    QCOMPARE(tier->devices().size(), std::size_t(2));
}

void ModuleTierTest::aMissingDriverIsTheReason() {
    const auto tier = makeModuleTierFromFile(testModule("toy"));
    qputenv("SPECULA_TEST_MODULE_NO_DRIVER", "1");
    std::string reason;
    QCOMPARE(kindOf([&] { tier->devices(); }, &reason), DeviceError::Kind::Failed);
    qunsetenv("SPECULA_TEST_MODULE_NO_DRIVER");
    QVERIFY(reason.find("there is no driver for toys") != std::string::npos);
}

void ModuleTierTest::statusesBecomeKindsWithTheModulesWords() {
    using Kind = DeviceError::Kind;
    const auto device = makeModuleTierFromFile(testModule("toy"))->open(0, {});
    const auto queue = device->makeQueue({});
    const auto run = [&](SpcKernel kernel) { queue->run({kernel, 0, nullptr, nullptr}); };
    std::string reason;
    QCOMPARE(kindOf([&] { run(SPC_SORT); }, &reason), Kind::Failed);
    QVERIFY2(reason.find("unknown status 77") != std::string::npos, reason.c_str());
    QCOMPARE(kindOf([&] { run(SPC_FFT); }, &reason), Kind::DeviceLost);
    QVERIFY2(reason.size() > 10, reason.c_str());
    QCOMPARE(kindOf([&] { run(SPC_DOT); }, &reason), Kind::Failed);
    QVERIFY(reason.size() < sizeof(SpcMessage) + 10);
    QCOMPARE(kindOf([&] { run(SPC_DENSITY); }, &reason), Kind::BadCall);
    QVERIFY(reason.find("not with toys") != std::string::npos);
    QCOMPARE(kindOf([&] { run(SPC_AFFINE); }), Kind::Unsupported);
    QCOMPARE(kindOf([&] { device->allocate(1 << 30); }, &reason), Kind::OutOfMemory);
    QVERIFY(reason.find("too big for a toy") != std::string::npos);
}

void ModuleTierTest::queuesAndMemoryOutliveTheirDevice() {
    auto device = makeModuleTierFromFile(testModule("toy"))->open(1, {});
    const auto queue = device->makeQueue({});
    device.reset(); // the toy aborts when it is closed with a queue open
    queue->wait();
}

void ModuleTierTest::aLongTraceIsFetchedInPieces() {
    const auto device = makeModuleTierFromFile(testModule("toy"))->open(0, {});
    const auto events = device->takeTrace();
    QCOMPARE(events.size(), std::size_t(1500));
    QCOMPARE(std::string(events[1499].what), std::string("event 475"));
    QVERIFY(device->takeTrace().empty());
}

void ModuleTierTest::theStandardTiersAreInOrder() {
    const auto pool = makeThreadPool(1);
    std::string names;
    for (const auto& tier : standardTiers(*pool))
        names += tier->name() + " ";
    QCOMPARE(names, std::string("reference cpu vulkan cuda "));
}

SPECULA_TEST(ModuleTierTest)
#include "module_tier_test.moc"
