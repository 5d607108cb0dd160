// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/conformance/case_table.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/conformance/placement.h"
#include "core/compute/host_device.h"
#include "core/compute/kernel_info.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

#include <set>

using namespace specula;
using namespace specula::compute;

namespace {

/// The reference with a fault on purpose.
class FaultyDevice final : public HostDevice {
  public:
    enum class Fault {
        None,
        OneElement,      ///< the last element of an output is a little off
        Restless,        ///< each call adds another last bit
        WritesBeyond,    ///< one element behind the output
        ByPlace,         ///< the last bit depends on where the output lies
        NoFloat64,       ///< has no kernels on doubles
        PromisesTooMuch, ///< says it supports what it then refuses
        Lost             ///< falls silent at the tenth call
    };
    explicit FaultyDevice(Fault fault)
        : HostDevice("faulty", "reference with a fault")
        , m_fault(fault)
        , m_reference(makeReferenceTier()->open(0, {})) {}

    bool supports(const SpcCall& call) const override {
        for (std::uint32_t i = 0; m_fault == Fault::NoFloat64 && i < call.operand_count; ++i)
            if (call.operands[i].type == SPC_F64)
                return false;
        return true;
    }

  protected:
    void compute(const SpcCall& call, const QueueOptions& options) override {
        if (m_fault == Fault::PromisesTooMuch)
            throw DeviceError(DeviceError::Kind::Unsupported, "after all not");
        if (m_fault == Fault::Lost && m_calls++ >= 9)
            throw DeviceError(DeviceError::Kind::DeviceLost, "it fell silent");
        m_reference->makeQueue(options)->run(call);
        const SpcOperand& out = call.operands[0];
        if (out.type != SPC_F32)
            return;
        auto* first = static_cast<float*>(out.buffer) + out.offset;
        float* last = first;
        for (int axis = 0; axis < out.rank; ++axis)
            last += (out.extent[axis] - 1) * out.stride[axis];
        const auto nudge = [](float& x, int times) {
            for (int i = 0; i < times; ++i)
                x = std::nextafter(x, 1e30F);
        };
        switch (m_fault) {
        case Fault::OneElement:
            *last += *last * 1e-4F + 1e-4F;
            break;
        case Fault::Restless:
            nudge(*last, m_calls++ % 2);
            break;
        case Fault::WritesBeyond:
            if (out.rank > 1 && out.stride[0] > out.extent[1]) // there is something beside it
                last[1] = 0;
            break;
        case Fault::ByPlace:
            nudge(*last, out.offset % 2 == 0 ? 0 : 1);
            break;
        default:
            break;
        }
    }

  private:
    Fault m_fault;
    std::shared_ptr<Device> m_reference;
    int m_calls = 0;
};

ConformanceReport check(std::shared_ptr<Device> device, const std::string& suite = {}) {
    Backend tier(std::move(device));
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    return runConformance(tier, reference, {suite, 1}, job);
}

bool mentions(const ConformanceReport& report, const char* what) {
    for (const ConformanceFailure& failure : report.failed)
        if (failure.what.find(what) != std::string::npos)
            return true;
    return false;
}

} // namespace

class ConformanceTest : public QObject {
    Q_OBJECT
  private slots:
    void everyKernelOfTheCatalogueHasCases();
    void theCpuTierIsTheReferenceWithinTheTolerances();
    void theCpuTierGivesTheSameBitsOnAnyNumberOfThreads();
    void theReferencePassesItself();
    void oneWrongElementIsNoticedInEveryKernel();
    void faultsAreNoticed();
    void aLostDeviceEndsTheRunAndIsSaid();
    void absentKernelsAreNamedAndNotPassed();
    void suitesAreKernelsOrGroups();
    void theReportSaysItAsJson();
    void aCancelledRunStops();
};

void ConformanceTest::everyKernelOfTheCatalogueHasCases() {
    for (const auto& maker : conformance::caseTable()) {
        std::set<std::string> names;
        const auto cases = maker.make();
        QVERIFY(cases.size() >= 25);
        for (const auto& test : cases) {
            QCOMPARE(test.kernel, maker.kernel);
            names.insert(test.name);
        }
        // So many that a failure can be found again by its name.
        QVERIFY2(names.size() * 100 >= cases.size() * 95,
                 std::string(kernelInfo(maker.kernel).name).c_str());
    }
}

void ConformanceTest::theCpuTierIsTheReferenceWithinTheTolerances() {
    const auto pool = makeThreadPool(3);
    const ConformanceReport report = check(makeCpuTier(*pool)->open(0, {}));
    QVERIFY2(report.failed.empty(), report.text().c_str());
    QVERIFY2(report.absent.empty(), report.text().c_str());
    QCOMPARE(report.passed(), report.cases());
    QCOMPARE(report.kernels.size(), std::size_t{SPC_KERNEL_END - 1});
}

void ConformanceTest::theCpuTierGivesTheSameBitsOnAnyNumberOfThreads() {
    using namespace conformance;
    // A hash of the outputs of every case; one pool after the other, as the smaller of two that
    // live at once limits both.
    const auto hashes = [](int threads) {
        const auto pool = makeThreadPool(threads);
        Backend backend(makeCpuTier(*pool)->open(0, {}));
        const auto lane = backend.makeLane();
        std::vector<std::pair<std::string, std::uint64_t>> all;
        for (const CaseMaker& maker : caseTable())
            for (const Case& test : maker.make()) {
                std::vector<Placed> placed;
                std::vector<Tensor> operands;
                for (std::size_t i = 0; i < test.operands.size(); ++i) {
                    const bool output = static_cast<int>(i) < test.outputs();
                    placed.push_back(place(*lane, test.operands[i], test.operands[i].samples,
                                           output ? Role::Output : Role::Input));
                    operands.push_back(placed.back().window);
                }
                lane->run(test.kernel, test.params.get(), operands);
                std::uint64_t hash = 14695981039346656037u; // FNV-1a
                for (std::size_t i = 0; i < static_cast<std::size_t>(test.outputs()); ++i)
                    for (const std::byte b : fetch(*lane, test.operands[i], placed[i]).bytes)
                        hash = (hash ^ std::to_integer<std::uint64_t>(b)) * 1099511628211u;
                all.emplace_back(test.name, hash);
            }
        return all;
    };
    const auto one = hashes(1), four = hashes(4);
    QCOMPARE(one.size(), four.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        QVERIFY2(one[i].second == four[i].second, one[i].first.c_str());
}

void ConformanceTest::theReferencePassesItself() {
    for (const char* suite : {"maps", "labels", "geometry"}) {
        const ConformanceReport report =
            check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::None), suite);
        QVERIFY2(report.failed.empty() && report.absent.empty(), report.text().c_str());
    }
}

void ConformanceTest::oneWrongElementIsNoticedInEveryKernel() {
    const ConformanceReport report =
        check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::OneElement));
    std::set<std::string> noticed;
    for (const ConformanceFailure& failure : report.failed)
        noticed.insert(failure.kernel);
    for (const KernelInfo& kernel : kernelCatalogue())
        QVERIFY2(noticed.count(std::string(kernel.name)) == 1, std::string(kernel.name).c_str());
}

void ConformanceTest::faultsAreNoticed() {
    using Fault = FaultyDevice::Fault;
    QVERIFY(mentions(check(std::make_shared<FaultyDevice>(Fault::Restless), "map1"), "second run"));
    QVERIFY(mentions(check(std::make_shared<FaultyDevice>(Fault::WritesBeyond), "convolve_axis"),
                     "outside of its output"));
    const auto byPlace = check(std::make_shared<FaultyDevice>(Fault::ByPlace), "convolve_axis");
    QVERIFY(mentions(byPlace, "lie elsewhere"));
    QVERIFY(mentions(byPlace, "in the window"));
    const auto tooMuch = check(std::make_shared<FaultyDevice>(Fault::PromisesTooMuch), "dot");
    QVERIFY(tooMuch.passed() < tooMuch.cases() && tooMuch.absent.empty());
    QVERIFY(mentions(tooMuch, "after all not"));
}

void ConformanceTest::aLostDeviceEndsTheRunAndIsSaid() {
    const auto report = check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::Lost), "maps");
    QCOMPARE(report.lost, std::string("it fell silent"));
    QCOMPARE(report.kernels.size(), std::size_t{1}); // the others were not tried
    QCOMPARE(report.failed.size(), std::size_t{1});
    QVERIFY(report.passed() > 0);
    QCOMPARE(report.toJson().at("lost").get<std::string>(), report.lost);
    QVERIFY(report.text().find(report.lost) != std::string::npos);
    const auto whole = check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::None), "fill");
    QVERIFY(whole.lost.empty() && !whole.toJson().contains("lost"));
}

void ConformanceTest::absentKernelsAreNamedAndNotPassed() {
    const ConformanceReport report =
        check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::NoFloat64), "map1");
    QVERIFY(report.failed.empty());
    QCOMPARE(report.absent.size(), std::size_t{1});
    QCOMPARE(report.absent[0].kernel, std::string("map1"));
    QVERIFY(report.absent[0].types.front() == "f64");
    QVERIFY(report.passed() + report.absent[0].cases == report.cases());
    QVERIFY(report.passed() > 0 && report.absent[0].cases > 0);
    // What is computed elsewhere is not had either.
    Backend::Options options;
    options.helper = makeReferenceTier()->open(0, {});
    Backend borrowing(std::make_shared<FaultyDevice>(FaultyDevice::Fault::NoFloat64), options);
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    const auto borrowed = runConformance(borrowing, reference, {"map1", 1}, job);
    QCOMPARE(borrowed.passed(), report.passed());
    QVERIFY(borrowed.absent.at(0).why.find("borrowed") != std::string::npos);
}

void ConformanceTest::suitesAreKernelsOrGroups() {
    const auto device = makeReferenceTier()->open(0, {});
    QCOMPARE(check(device, "fill").kernels.size(), std::size_t{1});
    QCOMPARE(check(device, "labels").kernels.size(), std::size_t{2});
    QVERIFY_EXCEPTION_THROWN(check(device, "nonsense"), Error);
    QVERIFY(conformanceSuites().size() >= 8);
}

void ConformanceTest::theReportSaysItAsJson() {
    const auto json =
        check(std::make_shared<FaultyDevice>(FaultyDevice::Fault::OneElement), "density").toJson();
    QCOMPARE(json.at("kernels").get<int>(), 1);
    QVERIFY(json.at("cases").get<int>() > json.at("passed").get<int>());
    const auto& failed = json.at("failed");
    QVERIFY(!failed.empty());
    for (const char* field : {"kernel", "case", "error", "tolerance"})
        QVERIFY(failed.front().contains(field));
    QVERIFY(failed.front().at("error").get<double>() >
            failed.front().at("tolerance").get<double>());
    QVERIFY(json.at("absent").is_array());
}

void ConformanceTest::aCancelledRunStops() {
    CancelToken cancel;
    JobContext job(nullptr, cancel);
    cancel.cancel();
    Backend tier(makeReferenceTier()->open(0, {})), reference(makeReferenceTier()->open(0, {}));
    QVERIFY_EXCEPTION_THROWN(runConformance(tier, reference, {}, job), Cancelled);
}

SPECULA_TEST(ConformanceTest)
#include "conformance_test.moc"
