// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/compute/kernels.h"
#include "core/compute/module_tier.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "test_main.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>

using namespace specula;
using namespace specula::compute;

namespace {

struct Run {
    int status = -1;
    std::string out;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

Run runProgram(const char* name, const QStringList& arguments) {
    QProcess program;
    program.start(QStringLiteral(SPECULA_BIN_DIR "/") + QString::fromLatin1(name), arguments);
    program.waitForFinished(60000);
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            program.readAllStandardOutput().toStdString()};
}

Pixels ramp() {
    Pixels pixels(PixelType::U16, 83, 61);
    auto plane = pixels.editPlane<std::uint16_t>();
    for (std::int64_t y = 0; y < 61; ++y)
        for (std::int64_t x = 0; x < 83; ++x)
            plane(y, x) = static_cast<std::uint16_t>((x * 31 + y * 17) % 1000);
    return pixels;
}

} // namespace

/// The programs use a tier they know nothing of, once its folder is named.
class ProgramTest : public QObject {
    Q_OBJECT
  private slots:
    void init() { qputenv("SPECULA_TIER_PATH", SPECULA_EXAMPLE_TIERS); }
    void nobodyFindsItUnlessItsFolderIsNamed();
    void itIsOfferedByNameAndNeverChosen();
    void itComputesWhatItHasAndTheCpuTheRest();
    void anImageComesOutAsOnTheCpu();
    void itIsCheckedByTheProgramForTiers();
};

void ProgramTest::nobodyFindsItUnlessItsFolderIsNamed() {
    const auto has = [] {
        const auto pool = makeThreadPool(1);
        for (const auto& tier : standardTiers(*pool))
            if (tier->name() == "example")
                return true;
        return false;
    };
    QVERIFY(has());
    qunsetenv("SPECULA_TIER_PATH");
    QVERIFY(!has());
}

void ProgramTest::itIsOfferedByNameAndNeverChosen() {
    const auto pool = makeThreadPool(1);
    DeviceManager manager(*pool);
    bool listed = false;
    for (const DeviceInfo& row : manager.devices())
        if (row.name == "example") {
            listed = true;
            QVERIFY2(row.available, row.reason.c_str());
            QCOMPARE(row.priority, 0);
        }
    QVERIFY(listed);
    JobNeed large;
    large.work = 1e15;
    QVERIFY(manager.choose({}, large).tier != "example");
    DeviceRequest request;
    request.backend = "example";
    QCOMPARE(manager.choose(request).tier, std::string("example"));
}

void ProgramTest::itComputesWhatItHasAndTheCpuTheRest() {
    const auto pool = makeThreadPool(2);
    DeviceManager manager(*pool);
    DeviceRequest request;
    request.backend = "example";
    request.allowFallback = false;
    const auto acquired = manager.acquire(request);
    QCOMPARE(acquired.backend->tier(), std::string("example"));
    const auto lane = acquired.backend->makeLane();
    const Tensor x = lane->upload(Array<float>::copyOf(std::vector<float>{3, -1, 2, 0.5F}));
    const Tensor y = lane->make(ElementType::F32, {4});

    kernel::map(*lane, SPC_MULTIPLY, y, x, x);
    QVERIFY(lane->borrowed().empty());
    auto result = lane->download<float>(y);
    QCOMPARE(std::vector<float>(result.values().begin(), result.values().end()),
             (std::vector<float>{9, 1, 4, 0.25F}));

    kernel::sort(*lane, y, x);
    kernel::map(*lane, SPC_FLOOR, y, y); // it has other operations of this kernel
    kernel::map(*lane, SPC_ADD, y, y, 1.0);
    result = lane->download<float>(y);
    QCOMPARE(std::vector<float>(result.values().begin(), result.values().end()),
             (std::vector<float>{0, 1, 3, 4}));
    QCOMPARE(lane->borrowed().size(), std::size_t(2));
    QCOMPARE(lane->borrowed()[0].kernel, std::string("sort"));
    QCOMPARE(lane->borrowed()[1].kernel, std::string("map1"));
}

void ProgramTest::anImageComesOutAsOnTheCpu() {
    QTemporaryDir dir;
    const auto path = [&](const char* name) { return dir.filePath(QLatin1String(name)); };
    JobContext job;
    io::writeTiff(path("in.tif").toStdString(), *io::makeMemorySource({ramp()}), {}, job);
    const auto image = [&](const char* tier) {
        const QString out = path(tier) + ".tif";
        const Run run =
            runProgram("specula-cli", {"image", path("in.tif"), out, "--op", "mul:value=2.5",
                                       "--op", "blur:sigma=1.3", "--float", "--tile", "32",
                                       "--backend", tier, "--no-fallback", "--json"});
        if (run.status != 0 || run.json().value("backend", std::string()) != tier)
            throw std::runtime_error(run.out);
        return io::openSource(out.toStdString())->readFrame(0);
    };
    const Pixels here = image("example"), there = image("cpu");
    QCOMPARE(here.width(), std::int64_t{83});
    for (std::int64_t y = 0; y < 61; ++y)
        for (std::int64_t x = 0; x < 83; ++x)
            QVERIFY(std::abs(here.valueAt(y, x) - there.valueAt(y, x)) <= 1e-3);
    QVERIFY(here.valueAt(30, 40) > 1);
}

void ProgramTest::itIsCheckedByTheProgramForTiers() {
    const Run run = runProgram("specula-tiers",
                               {"conformance", "--tier", "example", "--kernel", "map2", "--json"});
    QCOMPARE(run.status, 0);
    const auto report = run.json().at(0);
    QVERIFY(report.at("failed").empty());
    QVERIFY(report.at("passed").get<int>() > 50);
    QCOMPARE(report.at("absent").at(0).at("kernel").get<std::string>(), std::string("map2"));
    QCOMPARE(runProgram("specula-tiers", {"list", "--tier", "example"}).status, 0);
    qunsetenv("SPECULA_TIER_PATH");
    QCOMPARE(runProgram("specula-tiers", {"list", "--tier", "example"}).status, 2);
}

SPECULA_TEST(ProgramTest)
#include "program_test.moc"
