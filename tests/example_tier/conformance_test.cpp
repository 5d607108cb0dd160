// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/kernel_info.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace specula;
using namespace specula::compute;

namespace {

using Had = std::map<std::string, std::vector<std::string>>;

/// What the example computes by itself, by the types the conformance cases name; everything else
/// must be reported as absent. A kernel that vanishes is missed here.
const Had kHad{
    {"convert", {"f32 to f32", "f32 to f64", "f64 to f32", "f64 to f64"}},
    {"fill", {"f32", "f64"}},
    {"map1", {"f32", "f64"}},
    {"map2", {"f32", "f64"}},
    {"map_scalar", {"f32", "f64"}},
    {"reduce", {"sum of f32", "sum of f32 in f32"}},
};

bool hasEmptyOutput(const conformance::Case& test) {
    for (int i = 0; i < test.outputs(); ++i)
        if (test.operands[static_cast<std::size_t>(i)].samples.count() == 0)
            return true;
    return false;
}

} // namespace

/// The kernels of the example against the reference.
class ConformanceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { qputenv("SPECULA_TIER_PATH", SPECULA_EXAMPLE_TIERS); }
    void whatItHasIsTheReferenceWithinTheTolerances();
    void itHasTheseOperations();
};

void ConformanceTest::whatItHasIsTheReferenceWithinTheTolerances() {
    Backend example(makeModuleTier("example")->open(0, {}));
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    const ConformanceReport report = runConformance(example, reference, {}, job);
    QVERIFY2(report.failed.empty(), report.text().c_str());
    QCOMPARE(report.tier, std::string("example"));
    QCOMPARE(report.kernels.size(), kernelCatalogue().size());

    std::map<std::string, std::int64_t> absent;
    for (const ConformanceAbsence& a : report.absent)
        absent[a.kernel] += a.cases;
    std::int64_t all = 0;
    for (const conformance::CaseMaker& maker : conformance::caseTable()) {
        const std::string kernel(kernelInfo(maker.kernel).name);
        const auto had = kHad.find(kernel);
        std::int64_t lacking =
            0; // cases of a type the example has nothing for, and with work to do
        for (const conformance::Case& test : maker.make()) {
            ++all;
            const bool there = had != kHad.end() &&
                               std::count(had->second.begin(), had->second.end(), test.types) > 0;
            lacking += !there && !hasEmptyOutput(test) ? 1 : 0;
        }
        // Of MAP1 and the like it has some operations only, which itHasTheseOperations() looks at.
        const bool someOperations = kernel == "map1" || kernel == "map2" || kernel == "map_scalar";
        QVERIFY2(someOperations ? absent[kernel] > lacking : absent[kernel] == lacking,
                 (kernel + ": " + std::to_string(absent[kernel]) + " cases are absent, " +
                  std::to_string(lacking) + " expected")
                     .c_str());
    }
    QCOMPARE(report.cases(), all);
}

void ConformanceTest::itHasTheseOperations() {
    const Backend example(makeModuleTier("example")->open(0, {}));
    const auto lane = const_cast<Backend&>(example).makeLane();
    const std::set<int> unary{SPC_NEGATE, SPC_ABSOLUTE, SPC_SQUARE, SPC_SQRT,
                              SPC_EXP,    SPC_LOG,      SPC_IS_NAN};
    const std::set<int> binary{SPC_ADD,    SPC_SUBTRACT, SPC_MULTIPLY,
                               SPC_DIVIDE, SPC_MINIMUM,  SPC_MAXIMUM};
    for (const ElementType type : {ElementType::F32, ElementType::F64}) {
        const Tensor t = lane->make(type, {3});
        for (int op = 0; op < SPC_MAP1_END; ++op) {
            const SpcMap1 map1{op};
            QCOMPARE(example.supports(SPC_MAP1, &map1, std::array{t, t}), unary.count(op) > 0);
        }
        for (int op = 0; op < SPC_MAP2_END; ++op) {
            const SpcMap2 map2{op};
            const SpcMapScalar scalar{op, 0, 2.0};
            const bool expected = binary.count(op) > 0;
            QCOMPARE(example.supports(SPC_MAP2, &map2, std::array{t, t, t}), expected);
            QCOMPARE(example.supports(SPC_MAP_SCALAR, &scalar, std::array{t, t}), expected);
        }
    }
}

SPECULA_TEST(ConformanceTest)
#include "conformance_test.moc"
