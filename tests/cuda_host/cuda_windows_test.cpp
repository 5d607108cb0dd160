// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernels.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

#include <functional>
#include <random>

using namespace specula;
using namespace specula::compute;

/// Windows larger than what a block of the device holds at once, which the conformance suite has
/// not. Samples and weights are small whole numbers, so that sums are exact in any order.
class CudaWindowsTest : public QObject {
    Q_OBJECT
  private slots:
    void weightsBeyondATileAreAllAdded();
    void kernelsBeyondATileAreAllAdded();
    void extremesOfLargeWindows();
    void mediansOfLargeWindows();
    void manyTapsAreResampled();
    void aSeparableConvolutionInPiecesIsThatOfTheWhole();

  private:
    using Run = std::function<void(Lane&, const Tensor& out, const std::vector<Tensor>& in)>;
    /// The same bits from the tier as from the reference.
    template<class T>
    void holds(const Shape& out, const std::vector<Shape>& in, const Run& run, double nanEvery = 0);

    std::unique_ptr<Tier> m_tier = makeModuleTierFromFile(SPECULA_CUDA_HOST_MODULE);
    std::unique_ptr<Tier> m_reference = makeReferenceTier();
};

namespace {

template<class T>
Array<T> wholeNumbers(const Shape& shape, unsigned seed, double nanEvery = 0) {
    std::mt19937 random(seed);
    Array<T> array = Array<T>::uninitialized(shape);
    std::int64_t n = 0;
    for (T& value : array.editValues()) {
        value = static_cast<T>(static_cast<int>(random() % 9) - 4);
        if (nanEvery > 0 && ++n % static_cast<std::int64_t>(nanEvery) == 0)
            value = std::numeric_limits<T>::quiet_NaN();
    }
    return array;
}

template<class T>
bool same(const Array<T>& a, const Array<T>& b) {
    for (std::int64_t i = 0; i < a.size(); ++i) {
        const T x = a.data()[i], y = b.data()[i];
        if (!(x == y || (std::isnan(x) && std::isnan(y))))
            return false;
    }
    return a.size() == b.size();
}

} // namespace

template<class T>
void CudaWindowsTest::holds(const Shape& out, const std::vector<Shape>& in, const Run& run,
                            double nanEvery) {
    std::vector<Array<T>> results;
    for (Tier* tier : {m_tier.get(), m_reference.get()}) {
        Backend backend(tier->open(0, {}));
        const auto lane = backend.makeLane();
        std::vector<Tensor> inputs;
        for (std::size_t i = 0; i < in.size(); ++i)
            inputs.push_back(lane->upload(
                wholeNumbers<T>(in[i], static_cast<unsigned>(i + 1), i == 0 ? nanEvery : 0)));
        const Tensor to = lane->make(elementTypeOf<T>(), out);
        run(*lane, to, inputs);
        results.push_back(lane->download<T>(to));
    }
    QVERIFY2(same(results[0], results[1]), out.text().c_str());
}

void CudaWindowsTest::weightsBeyondATileAreAllAdded() {
    for (const int axis : {0, 1})
        for (const std::int64_t taps : {97, 193, 450}) {
            const Run run = [axis](Lane& lane, const Tensor& out, const std::vector<Tensor>& in) {
                kernel::convolveAxis(lane, axis, out, in[0], in[1]);
            };
            const Shape out{21, 35};
            const Shape in{axis == 0 ? 20 + taps : 21, axis == 1 ? 34 + taps : 35};
            holds<float>(out, {in, Shape{taps}}, run);
            holds<double>(out, {in, Shape{taps}}, run, 701);
        }
}

void CudaWindowsTest::kernelsBeyondATileAreAllAdded() {
    for (const auto& [rows, columns] : {std::pair{70, 9}, {5, 150}, {33, 31}})
        for (const bool flip : {false, true}) {
            const Run run = [flip](Lane& lane, const Tensor& out, const std::vector<Tensor>& in) {
                kernel::convolve(lane, out, in[0], in[1], flip);
            };
            const std::vector<Shape> in{Shape{11 + rows, 16 + columns}, Shape{rows, columns}};
            holds<float>(Shape{12, 17}, in, run);
            holds<double>(Shape{12, 17}, in, run);
        }
}

void CudaWindowsTest::extremesOfLargeWindows() {
    for (const SpcRank which : {SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM})
        for (const auto& [ry, rx] : {std::pair{0, 70}, {70, 0}, {3, 14}, {4, 15}, {21, 18}}) {
            const SpcRankFilter params{which, ry, rx};
            const Run run = [params](Lane& lane, const Tensor& out, const std::vector<Tensor>& in) {
                kernel::rankFilter(lane, params, out, in[0]);
            };
            const Shape in{37 + 2 * ry, 41 + 2 * rx};
            holds<float>(Shape{37, 41}, {in}, run);
            holds<double>(Shape{37, 41}, {in}, run, 2003);
        }
}

void CudaWindowsTest::mediansOfLargeWindows() {
    for (const auto& [ry, rx] : {std::pair{0, 7}, {7, 0}, {12, 13}, {33, 42}}) {
        const SpcRankFilter params{SPC_RANK_MEDIAN, ry, rx};
        const Run run = [params](Lane& lane, const Tensor& out, const std::vector<Tensor>& in) {
            kernel::rankFilter(lane, params, out, in[0]);
        };
        const Shape in{9 + 2 * ry, 11 + 2 * rx};
        holds<float>(Shape{9, 11}, {in}, run, 1009);
        holds<double>(Shape{9, 11}, {in}, run);
    }
}

void CudaWindowsTest::manyTapsAreResampled() {
    for (const int axis : {0, 1}) {
        const Run run = [axis](Lane& lane, const Tensor& out, const std::vector<Tensor>& in) {
            Array<std::int32_t> starts = Array<std::int32_t>::uninitialized({40});
            std::int32_t start = 0;
            for (std::int32_t& value : starts.editValues())
                value = (start += 7) % 50;
            kernel::resampleAxis(lane, axis, out, in[0], lane.upload(starts), in[1]);
        };
        const Shape in{axis == 0 ? 120 : 13, axis == 1 ? 120 : 13};
        const Shape out{axis == 0 ? 40 : 13, axis == 1 ? 40 : 13};
        holds<float>(out, {in, Shape{40, 71}}, run);
        holds<double>(out, {in, Shape{40, 71}}, run, 211);
    }
}

void CudaWindowsTest::aSeparableConvolutionInPiecesIsThatOfTheWhole() {
    // More than is kept between the two passes at once: in planes, then in bands of rows.
    constexpr std::int64_t planes = 2, rows = 2700, columns = 2000;
    Backend backend(m_tier->open(0, {}));
    const auto lane = backend.makeLane();
    auto in = Array<double>::uninitialized({planes, rows + 2, columns});
    std::int64_t n = 0;
    for (double& value : in.editValues())
        value = static_cast<double>(n++ % 1013);
    const Tensor out = lane->make(ElementType::F64, {planes, rows, columns});
    const Array<double> two({1}, 2.0), ones({3}, 1.0);
    kernel::convolveSeparable(*lane, out, lane->upload(in), lane->upload(two), lane->upload(ones));
    const Array<double> got = lane->download<double>(out);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < got.size(); ++i) {
        const double* from = in.data() + i + i / (rows * columns) * 2 * columns;
        wrong += got.data()[i] != 2 * (from[0] + from[columns] + from[2 * columns]);
    }
    QCOMPARE(wrong, 0);
}

SPECULA_TEST(CudaWindowsTest)
#include "cuda_windows_test.moc"
