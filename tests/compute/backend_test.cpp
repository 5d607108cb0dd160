// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/backend.h"
#include "core/compute/device_buffer.h"
#include "core/compute/kernels.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "support/fault_device.h"
#include "test_main.h"

#include <cmath>
#include <limits>
#include <thread>

using namespace specula;
using namespace specula::compute;
using test::FaultDevice;
using test::FaultPlan;
using test::FaultTier;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A card that lacks what a test says, with a helper or without.
struct Fixture {
    explicit Fixture(std::vector<SpcKernel> lacked = {}, bool helped = true,
                     const char* tier = "card") {
        for (const SpcKernel kernel : lacked)
            plan->lack(kernel);
        device = std::make_shared<FaultDevice>(makeReferenceTier()->open(0, {}), tier, plan,
                                               FaultTier::card("card", 1 << 28));
        backend = std::make_unique<Backend>(
            device, Backend::Options{0, helped ? makeReferenceTier()->open(0, {}) : nullptr});
        lane = backend->makeLane();
    }
    std::shared_ptr<FaultPlan> plan = std::make_shared<FaultPlan>();
    std::shared_ptr<FaultDevice> device;
    std::unique_ptr<Backend> backend;
    std::unique_ptr<Lane> lane;
};

DeviceError::Kind kindOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const DeviceError& error) {
        return error.kind();
    }
    throw std::logic_error("nothing was thrown");
}

Array<double> numbers(std::initializer_list<std::int64_t> shape, double first = 1) {
    Array<double> a{Shape(shape)};
    for (double& v : std::span(a.edit().data(), static_cast<std::size_t>(a.size())))
        v = first++;
    return a;
}

Array<double> list(std::initializer_list<double> of) {
    return Array<double>::copyOf(std::vector<double>(of));
}

std::vector<double> values(const Array<double>& array) {
    return {array.values().begin(), array.values().end()};
}

/// As text, because NaN equals NaN here.
QByteArray text(const Array<double>& array) {
    QByteArray all;
    for (const double v : array.values())
        all += (std::isnan(v) ? QByteArray("nan") : QByteArray::number(v, 'g', 17)) + ' ';
    return all;
}

} // namespace

class BackendTest : public QObject {
    Q_OBJECT
  private slots:
    void aKernelTheTierLacksIsBorrowedAndCounted();
    void withoutAHelperALackingKernelIsAnError();
    void aBorrowedProductKeepsWhatBetaAsksFor();
    void aBorrowedExtensionLeavesOtherPixelsAlone();
    void borrowedWindowsMayBeFlippedRepeatedOrTransposed();
    void aBorrowedOutputWindowLeavesItsSurroundingsAlone();
    void hostTiersBorrowWithoutCopies();
    void emptyOutputsAreNoWork();
    void emptyInputsGiveWhatTheCatalogueSays();
    void compositesEqualTheKernelTheyReplace();
    void percentilesBySortingEqualTheReference_data();
    void percentilesBySortingEqualTheReference();
    void wrongCallsAreRefusedWithAReason();
    void windowsWithoutRowsAreNotCopied();
    void lanesWorkSideBySide();
    void aFailureLeavesTheBackendUsable();
};

void BackendTest::aKernelTheTierLacksIsBorrowedAndCounted() {
    Fixture f({SPC_SORT});
    const Tensor in = f.lane->upload(list({3, 1, 2, 9, 8, 7}));
    const Tensor out = f.lane->make(ElementType::F64, {6});
    QVERIFY(!f.backend->supports(SPC_SORT, nullptr, std::array{out, in}));
    kernel::sort(*f.lane, out, in);
    kernel::sort(*f.lane, out, in);
    kernel::map(*f.lane, SPC_NEGATE, in, out);
    QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{1, 2, 3, 7, 8, 9}));
    QCOMPARE(values(f.lane->download<double>(in)).front(), -1.0);
    QCOMPARE(f.lane->borrowed().size(), std::size_t(1));
    QCOMPARE(f.lane->borrowed()[0].kernel, std::string("sort"));
    QCOMPARE(f.lane->borrowed()[0].calls, std::int64_t(2));
    // What the kernel overwrites is not fetched: one window each way and call, and the results.
    QCOMPARE(f.plan->calls(FaultPlan::Download), 4);
}

void BackendTest::withoutAHelperALackingKernelIsAnError() {
    Fixture f({SPC_SORT}, false);
    const Tensor in = f.lane->upload(list({3, 1, 2}));
    const Tensor out = f.lane->make(ElementType::F64, {3});
    QCOMPARE(kindOf([&] { kernel::sort(*f.lane, out, in); }), DeviceError::Kind::Unsupported);
    QVERIFY(f.lane->borrowed().empty());
}

void BackendTest::aBorrowedProductKeepsWhatBetaAsksFor() {
    for (const double beta : {0.0, 0.5}) {
        Fixture f({SPC_MATRIX_PRODUCT});
        const Tensor a = f.lane->upload(numbers({2, 3})), b = f.lane->upload(numbers({3, 2}));
        const Tensor c = f.lane->upload(list({kNan, 10, 20, 30}));
        const Tensor square = c.reshaped({2, 2});
        if (beta != 0)
            kernel::fill(*f.lane, c, 10);
        kernel::matrixProduct(*f.lane, square, a, b, {0, 0, 2, beta});
        const double kept = beta * 10;
        QCOMPARE(values(f.lane->download<double>(square)),
                 (std::vector<double>{44 + kept, 56 + kept, 98 + kept, 128 + kept}));
        QCOMPARE(f.lane->borrowed().size(), std::size_t(1));
    }
}

void BackendTest::aBorrowedExtensionLeavesOtherPixelsAlone() {
    Fixture f({SPC_EXTEND});
    // The image is 1..4 in one row; the part in hand is its last two, the window asked for reaches
    // one pixel beyond on both sides of the image.
    const Tensor in = f.lane->upload(list({3, 4})).reshaped({1, 2});
    const Tensor out = f.lane->upload(list({-1, -1, -1, -1, -1, -1})).reshaped({1, 6});
    SpcExtend extend{};
    extend.edge = SPC_EDGE_CLAMP;
    extend.image_width = 4;
    extend.image_height = 1;
    extend.in_x = 2;
    extend.out_x = -1;
    kernel::extend(*f.lane, extend, out, in);
    QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{-1, -1, -1, 3, 4, 4}));
}

void BackendTest::borrowedWindowsMayBeFlippedRepeatedOrTransposed() {
    // Nothing but copies is there: the windows travel as they are.
    Fixture f({SPC_MAP2, SPC_CONVERT});
    const Tensor table = f.lane->upload(numbers({3, 4}));
    const Tensor row = f.lane->upload(list({100, 200, 300})).withLeadingAxis();
    const Tensor out = f.lane->make(ElementType::F64, {2, 3});
    const Tensor window = table.slice(0, 1, 2).slice(1, 1, 3);
    kernel::map(*f.lane, SPC_ADD, out, window, row.broadcast(0, 2));
    QCOMPARE(values(f.lane->download<double>(out)),
             (std::vector<double>{106, 207, 308, 110, 211, 312}));
    kernel::convert(*f.lane, out, window.flipped(0));
    QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{10, 11, 12, 6, 7, 8}));

    const Tensor turned = f.lane->make(ElementType::F64, {4, 3});
    kernel::convert(*f.lane, turned, table.transposed(0, 1).flipped(1));
    QCOMPARE(values(f.lane->download<double>(turned)),
             (std::vector<double>{9, 5, 1, 10, 6, 2, 11, 7, 3, 12, 8, 4}));
    QCOMPARE(f.lane->borrowed().size(), std::size_t(2));
}

void BackendTest::aBorrowedOutputWindowLeavesItsSurroundingsAlone() {
    Fixture f({SPC_CONVERT});
    const Tensor all = f.lane->upload(numbers({4, 4}));
    const Tensor in = f.lane->upload(list({-1, -2, -3, -4})).reshaped({2, 2});
    kernel::convert(*f.lane, all.slice(0, 1, 2).slice(1, 1, 2), in);
    kernel::convert(*f.lane, all.slice(0, 0, 2).slice(1, 3, 1).transposed(0, 1).flipped(1),
                    in.slice(0, 1, 1));
    QCOMPARE(values(f.lane->download<double>(all)),
             (std::vector<double>{1, 2, 3, -4, 5, -1, -2, -3, 9, -3, -4, 12, 13, 14, 15, 16}));
}

void BackendTest::hostTiersBorrowWithoutCopies() {
    Fixture f({SPC_MAP1}, true, "cpu");
    QVERIFY(f.backend->onHost());
    const Tensor in = f.lane->upload(list({1, 4, 9}));
    const Tensor out = f.lane->make(ElementType::F64, {3});
    kernel::map(*f.lane, SPC_SQRT, out, in);
    QCOMPARE(f.plan->calls(FaultPlan::Download), 0);
    QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{1, 2, 3}));
    QCOMPARE(f.lane->borrowed().size(), std::size_t(1));
}

void BackendTest::emptyOutputsAreNoWork() {
    Fixture f({SPC_SORT});
    const Tensor empty = f.lane->make(ElementType::F64, {0, 5});
    kernel::fill(*f.lane, empty, 1);
    kernel::sort(*f.lane, empty, empty);
    kernel::map(*f.lane, SPC_NEGATE, empty.slice(1, 2, 0), empty.slice(1, 0, 0));
    QCOMPARE(f.plan->calls(FaultPlan::Run), 0);
    QCOMPARE(f.lane->download<double>(empty).size(), std::int64_t(0));
    QCOMPARE(f.lane->upload(Array<double>(Shape{3, 0})).count(), std::int64_t(0));
    QVERIFY(f.lane->borrowed().empty());
}

void BackendTest::emptyInputsGiveWhatTheCatalogueSays() {
    for (const bool borrowed : {false, true}) {
        Fixture f(borrowed ? std::vector{SPC_REDUCE} : std::vector<SpcKernel>{});
        const Tensor empty = f.lane->make(ElementType::F64, {3, 0});
        const Tensor out = f.lane->upload(numbers({3}));
        kernel::reduce(*f.lane, SPC_SUM, out, empty, 1);
        QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{0, 0, 0}));
        kernel::reduce(*f.lane, SPC_MAX, out, empty, 1);
        QCOMPARE(text(f.lane->download<double>(out)), QByteArray("nan nan nan "));
    }
}

void BackendTest::compositesEqualTheKernelTheyReplace() {
    std::vector<QByteArray> results[2];
    for (const bool composed : {false, true}) {
        Fixture f(composed ? std::vector{SPC_RANK_UPDATE, SPC_CONVOLVE_SEPARABLE}
                           : std::vector<SpcKernel>{},
                  false);
        const Tensor a = f.lane->upload(numbers({2, 3}));
        for (const int transpose : {0, 1}) {
            const std::int64_t n = transpose ? 3 : 2;
            const Tensor c = f.lane->upload(numbers({n, n}, 7));
            kernel::rankUpdate(*f.lane, c, a, {transpose, 0, 0.5, 2});
            results[composed].push_back(text(f.lane->download<double>(c)));
        }
        const Tensor image = f.lane->upload(numbers({2, 5, 6}));
        const Tensor x = f.lane->upload(list({1, 2, 1}));
        const Tensor y = f.lane->upload(list({1, -1}));
        const Tensor out = f.lane->make(ElementType::F64, {2, 4, 4});
        kernel::convolveSeparable(*f.lane, out, image, x, y);
        results[composed].push_back(text(f.lane->download<double>(out)));
        QVERIFY(f.lane->borrowed().empty());
    }
    QCOMPARE(results[1], results[0]);
}

void BackendTest::percentilesBySortingEqualTheReference_data() {
    QTest::addColumn<QList<double>>("row");
    QTest::addColumn<bool>("nanAware");
    QTest::addColumn<bool>("borrowed");
    QTest::newRow("one value") << QList<double>{5} << false << false;
    QTest::newRow("nothing") << QList<double>{} << false << false;
    QTest::newRow("unsorted") << QList<double>{3, -1, 7, 2, 2, 10} << false << false;
    QTest::newRow("with NaN") << QList<double>{3, kNan, 7} << false << false;
    QTest::newRow("infinite") << QList<double>{kInfinity, 1, kInfinity, -kInfinity, 2, -kInfinity}
                              << false << false;
    QTest::newRow("NaN left out") << QList<double>{3, kNan, 7, 1} << true << true;
    QTest::newRow("only NaN") << QList<double>{kNan, kNan} << true << true;
}

void BackendTest::percentilesBySortingEqualTheReference() {
    QFETCH(QList<double>, row);
    QFETCH(bool, nanAware);
    QFETCH(bool, borrowed);
    QByteArray results[2];
    for (const bool composed : {false, true}) {
        Fixture f(composed ? std::vector{SPC_PERCENTILE} : std::vector<SpcKernel>{});
        // Two rows, the second negated and backwards.
        Array<double> host(Shape{2, row.size()});
        for (std::int64_t i = 0; i < row.size(); ++i) {
            host.edit()(0, i) = row[i];
            host.edit()(1, row.size() - 1 - i) = -row[i];
        }
        const Tensor in = f.lane->upload(host);
        const Tensor percents = f.lane->upload(list({0, 12.5, 50, 99, 100}));
        const Tensor out = f.lane->make(ElementType::F64, {2, 5});
        kernel::percentile(*f.lane, out, in, percents, nanAware);
        results[composed] = text(f.lane->download<double>(out));
        if (composed)
            QCOMPARE(f.lane->borrowed().size(), std::size_t(borrowed ? 1 : 0));
    }
    QCOMPARE(results[1], results[0]);

    Fixture f({SPC_PERCENTILE});
    const Tensor in = f.lane->upload(numbers({4}));
    const Tensor out = f.lane->make(ElementType::F64, {1});
    for (const double wrong : {-0.1, 100.5, kNan}) {
        const Tensor percents = f.lane->upload(list({wrong}));
        QCOMPARE(kindOf([&] { kernel::percentile(*f.lane, out, in, percents); }),
                 DeviceError::Kind::BadCall);
    }
}

void BackendTest::wrongCallsAreRefusedWithAReason() {
    using Kind = DeviceError::Kind;
    Fixture f, other;
    const Tensor t = f.lane->make(ElementType::F64, {3});
    const Tensor foreign = other.lane->make(ElementType::F64, {3});
    const auto run = [&](int kernel, std::vector<Tensor> operands) {
        const SpcMap1 params{SPC_NEGATE};
        return kindOf([&] { f.lane->run(static_cast<SpcKernel>(kernel), &params, operands); });
    };
    QCOMPARE(run(0, {t}), Kind::BadCall);
    QCOMPARE(run(SPC_KERNEL_END, {t}), Kind::BadCall);
    QCOMPARE(run(SPC_MAP1, {t}), Kind::BadCall);
    QCOMPARE(run(SPC_MAP1, {t, t, t}), Kind::BadCall);
    QCOMPARE(run(SPC_MAP1, std::vector<Tensor>(100, t)), Kind::BadCall);
    QCOMPARE(run(SPC_MAP1, {t, Tensor()}), Kind::BadCall);
    QCOMPARE(run(SPC_MAP1, {t, foreign}), Kind::BadCall);
    QCOMPARE(kindOf([&] { f.lane->download<double>(foreign); }), Kind::BadCall);
    QVERIFY_EXCEPTION_THROWN(f.lane->download<float>(t), std::logic_error);
    QVERIFY_EXCEPTION_THROWN(f.lane->make(ElementType::F64, {1, 1, 1, 1, 1}), std::logic_error);
    QVERIFY_EXCEPTION_THROWN(f.lane->make(ElementType::F64, {-1}), Error);
}

void BackendTest::windowsWithoutRowsAreNotCopied() {
    Fixture f;
    const Tensor t = f.lane->upload(numbers({3, 4}));
    for (const Tensor& odd :
         {t.flipped(0), t.flipped(1), t.transposed(0, 1), t.slice(0, 0, 1).broadcast(0, 3)})
        QCOMPARE(kindOf([&] { f.lane->download<double>(odd); }), DeviceError::Kind::BadCall);
    QCOMPARE(values(f.lane->download<double>(t.slice(0, 1, 2).slice(1, 1, 2))),
             (std::vector<double>{6, 7, 10, 11}));
    QCOMPARE(values(f.lane->download<double>(t.slice(1, 2, 1))), (std::vector<double>{3, 7, 11}));
}

void BackendTest::lanesWorkSideBySide() {
    Fixture f({SPC_MAP_SCALAR});
    const Tensor table = f.lane->upload(numbers({1000}));
    f.lane->wait();
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            const auto lane = f.backend->makeLane();
            for (int i = 0; i < 25; ++i) {
                const Tensor out = lane->make(ElementType::F64, {1000});
                kernel::map(*lane, SPC_ADD, out, table, double(1000 * t + i));
                const Array<double> got = lane->download<double>(out);
                for (std::int64_t k = 0; k < 1000; ++k)
                    if (got.values()[static_cast<std::size_t>(k)] != double(k + 1 + 1000 * t + i))
                        ++wrong;
            }
        });
    for (auto& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void BackendTest::aFailureLeavesTheBackendUsable() {
    Fixture f;
    const Tensor in = f.lane->upload(numbers({3}));
    const Tensor out = f.lane->make(ElementType::F64, {3});
    f.plan->failAt(FaultPlan::Run, 1, DeviceError::Kind::Failed);
    QCOMPARE(kindOf([&] { kernel::map(*f.lane, SPC_NEGATE, out, in); }), DeviceError::Kind::Failed);
    kernel::map(*f.lane, SPC_NEGATE, out, in);
    QCOMPARE(values(f.lane->download<double>(out)), (std::vector<double>{-1, -2, -3}));
}

SPECULA_TEST(BackendTest)
#include "backend_test.moc"
