// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/fft_plans.h"
#include "kernel_calls.h"
#include "test_main.h"

#include <complex>
#include <numbers>

using namespace specula;
using namespace specula::test;

namespace {

using Wide = std::complex<double>;

/// The definition, axis by axis, of one transform of (n0, n1, n2).
std::vector<Wide> plainTransform(std::vector<Wide> x, const std::array<std::int64_t, 3>& n,
                                 bool inverse) {
    const std::int64_t strides[3] = {n[1] * n[2], n[2], 1};
    const std::int64_t total = n[0] * n[1] * n[2];
    for (int axis = 0; axis < 3; ++axis) {
        const std::int64_t length = n[static_cast<std::size_t>(axis)], stride = strides[axis];
        std::vector<Wide> root(static_cast<std::size_t>(length)), line(root.size());
        for (std::int64_t k = 0; k < length; ++k)
            root[static_cast<std::size_t>(k)] =
                std::polar(1.0, (inverse ? 2 : -2) * std::numbers::pi * static_cast<double>(k) /
                                    static_cast<double>(length));
        for (std::int64_t start = 0; start < total; ++start) {
            if (start / stride % length != 0)
                continue;
            for (std::int64_t k = 0; k < length; ++k) {
                Wide sum = 0;
                for (std::int64_t i = 0; i < length; ++i)
                    sum += x[static_cast<std::size_t>(start + i * stride)] *
                           root[static_cast<std::size_t>(i * k % length)];
                line[static_cast<std::size_t>(k)] = sum;
            }
            for (std::int64_t k = 0; k < length; ++k)
                x[static_cast<std::size_t>(start + k * stride)] = line[static_cast<std::size_t>(k)];
        }
    }
    return x;
}

struct Size {
    int rank;
    std::array<std::int64_t, 3> n; ///< leading axes of extent 1 where rank is below 3
    std::int64_t batch;
};
const Size kSizes[] = {
    {1, {1, 1, 1}, 2},     {1, {1, 1, 2}, 3},     {1, {1, 1, 17}, 5},    {1, {1, 1, 64}, 2},
    {1, {1, 1, 360}, 1},   {2, {1, 5, 7}, 4},     {2, {1, 16, 16}, 3},   {2, {1, 1, 9}, 2},
    {2, {1, 12, 1}, 2},    {2, {1, 260, 255}, 2}, {2, {1, 256, 256}, 1}, {3, {3, 4, 5}, 2},
    {3, {2, 190, 173}, 1}, {3, {16, 64, 66}, 1},
};

template<class T>
SpcOperand batchOf(std::vector<T>& data, const Size& size, std::int64_t last) {
    const std::int64_t b = size.batch;
    return size.rank == 1   ? operandOf(data, {b, last})
           : size.rank == 2 ? operandOf(data, {b, size.n[1], last})
                            : operandOf(data, {b, size.n[0], size.n[1], last});
}

template<class T>
double distance(const std::vector<std::complex<T>>& got, std::size_t first,
                const std::vector<Wide>& expected) {
    double difference = 0, norm = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        difference += std::norm(Wide(got[first + i]) - expected[i]);
        norm += std::norm(expected[i]);
    }
    return std::sqrt(difference / norm);
}

template<class T>
constexpr double kTolerance = sizeof(T) == 4 ? 1e-6 : 1e-14;

template<class T>
void checkComplex(const Size& size) {
    const auto count = static_cast<std::size_t>(size.n[0] * size.n[1] * size.n[2]);
    auto in = randomValues<std::complex<T>>(count * static_cast<std::size_t>(size.batch), -1, 1);
    const auto before = in;
    for (const bool inverse : {false, true}) {
        std::vector<std::complex<T>> out(in.size());
        const SpcFft params{inverse ? SPC_FFT_INVERSE : SPC_FFT_FORWARD, size.rank,
                            inverse ? 0.25 : 1.0, 0};
        run({pools()[2], InstructionSet::Baseline}, SPC_FFT, &params,
            {batchOf(out, size, size.n[2]), batchOf(in, size, size.n[2])});
        QVERIFY(in == before);
        for (std::size_t b = 0; b < static_cast<std::size_t>(size.batch); ++b) {
            std::vector<Wide> x(in.begin() + static_cast<std::ptrdiff_t>(b * count),
                                in.begin() + static_cast<std::ptrdiff_t>((b + 1) * count));
            auto expected = plainTransform(x, size.n, inverse);
            for (Wide& v : expected)
                v *= params.scale;
            QVERIFY(distance(out, b * count, expected) < kTolerance<T>);
        }
    }
}

template<class T>
void checkReal(const Size& size) {
    const std::int64_t half = size.n[2] / 2 + 1;
    const auto rows = static_cast<std::size_t>(size.n[0] * size.n[1]);
    const auto count = rows * static_cast<std::size_t>(size.n[2]);
    const auto halfCount = rows * static_cast<std::size_t>(half);
    const auto batch = static_cast<std::size_t>(size.batch);
    auto in = randomValues<T>(count * batch, -1, 1);
    const auto before = in;
    std::vector<std::complex<T>> spectrum(halfCount * batch);
    SpcFft params{SPC_FFT_REAL_FORWARD, size.rank, 1, 0};
    const CpuContext context{pools()[2], InstructionSet::Baseline};
    run(context, SPC_FFT, &params, {batchOf(spectrum, size, half), batchOf(in, size, size.n[2])});
    QVERIFY(in == before);
    for (std::size_t b = 0; b < batch; ++b) {
        const std::vector<Wide> x(in.begin() + static_cast<std::ptrdiff_t>(b * count),
                                  in.begin() + static_cast<std::ptrdiff_t>((b + 1) * count));
        const auto whole = plainTransform(x, size.n, false);
        std::vector<Wide> expected;
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t k = 0; k < static_cast<std::size_t>(half); ++k)
                expected.push_back(whole[row * static_cast<std::size_t>(size.n[2]) + k]);
        QVERIFY(distance(spectrum, b * halfCount, expected) < kTolerance<T>);
    }
    // And back, with and without leave to destroy.
    params = {SPC_FFT_REAL_INVERSE, size.rank, 1 / static_cast<double>(count), 0};
    for (const int destroy : {0, 1}) {
        std::vector<T> back(in.size());
        auto used = spectrum;
        params.may_destroy_input = destroy;
        run(context, SPC_FFT, &params, {batchOf(back, size, size.n[2]), batchOf(used, size, half)});
        QVERIFY(destroy == 1 || used == spectrum);
        for (std::size_t i = 0; i < in.size(); ++i)
            QVERIFY(close(static_cast<double>(back[i]), static_cast<double>(in[i]), 0,
                          10 * kTolerance<T>));
    }
}

template<class T>
struct MatrixCase {
    std::int64_t m, n, k, batch;
    bool transposeA, transposeB;
    double alpha, beta;
};

template<class T>
void checkProduct(const MatrixCase<T>& p) {
    const std::int64_t pitch = 3; // columns beyond the windows
    const auto sized = [](std::int64_t b, std::int64_t r, std::int64_t c) {
        return static_cast<std::size_t>(b * r * c);
    };
    const std::int64_t ra = p.transposeA ? p.k : p.m, ca = p.transposeA ? p.m : p.k;
    const std::int64_t rb = p.transposeB ? p.n : p.k, cb = p.transposeB ? p.k : p.n;
    auto a = randomValues<T>(sized(p.batch, ra, ca + pitch), -1, 1, 1);
    auto b = randomValues<T>(sized(p.batch, rb, cb + pitch), -1, 1, 2);
    auto c = randomValues<T>(sized(p.batch, p.m, p.n + pitch), -1, 1, 3);
    if (p.beta == 0)
        std::fill(c.begin(), c.end(), std::numeric_limits<T>::quiet_NaN());
    const auto was = c;
    const auto window = [&](std::vector<T>& data, std::int64_t r, std::int64_t columns) {
        SpcOperand operand = operandOf(data, {p.batch, r, columns + pitch});
        operand.extent[2] = columns;
        return operand;
    };
    const SpcMatrixProduct params{p.transposeA, p.transposeB, p.alpha, p.beta};
    run({pools()[2], InstructionSet::Baseline}, SPC_MATRIX_PRODUCT, &params,
        {window(c, p.m, p.n), window(a, ra, ca), window(b, rb, cb)});
    for (std::int64_t batch = 0; batch < p.batch; ++batch)
        for (std::int64_t i = 0; i < p.m; ++i)
            for (std::int64_t j = 0; j < p.n + pitch; ++j) {
                const auto at = static_cast<std::size_t>((batch * p.m + i) * (p.n + pitch) + j);
                if (j >= p.n) {
                    QVERIFY(std::memcmp(&c[at], &was[at], sizeof(T)) == 0);
                    continue;
                }
                double sum = 0;
                for (std::int64_t l = 0; l < p.k; ++l) {
                    const std::int64_t ia = p.transposeA ? l : i, ja = p.transposeA ? i : l;
                    const std::int64_t ib = p.transposeB ? j : l, jb = p.transposeB ? l : j;
                    sum += static_cast<double>(
                               a[static_cast<std::size_t>((batch * ra + ia) * (ca + pitch) + ja)]) *
                           static_cast<double>(
                               b[static_cast<std::size_t>((batch * rb + ib) * (cb + pitch) + jb)]);
                }
                const double expected =
                    p.alpha * sum + (p.beta == 0 ? 0 : p.beta * static_cast<double>(was[at]));
                QVERIFY(close(static_cast<double>(c[at]), expected, 0,
                              (sizeof(T) == 4 ? 2e-7 : 4e-16) * (static_cast<double>(p.k) + 4)));
            }
}

template<class T>
void checkUpdate(std::int64_t n, std::int64_t k, bool transposed, double beta) {
    const std::int64_t rows = transposed ? k : n, columns = transposed ? n : k;
    auto a = randomValues<T>(static_cast<std::size_t>(rows * columns), -1, 1, 1);
    auto c = randomValues<T>(static_cast<std::size_t>(n * n), -1, 1, 2); // not symmetric
    if (beta == 0)
        std::fill(c.begin(), c.end(), std::numeric_limits<T>::quiet_NaN());
    const auto was = c;
    const SpcMatrixProduct params{transposed, 0, 0.5, beta};
    run({pools()[3], InstructionSet::Baseline}, SPC_RANK_UPDATE, &params,
        {operandOf(c, {n, n}), operandOf(a, {rows, columns})});
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j < n; ++j) {
            double sum = 0;
            for (std::int64_t l = 0; l < k; ++l)
                sum += static_cast<double>(
                           a[static_cast<std::size_t>(transposed ? l * n + i : i * k + l)]) *
                       static_cast<double>(
                           a[static_cast<std::size_t>(transposed ? l * n + j : j * k + l)]);
            const auto at = static_cast<std::size_t>(i * n + j);
            const double expected =
                0.5 * sum + (beta == 0 ? 0 : beta * static_cast<double>(was[at]));
            QVERIFY(close(static_cast<double>(c[at]), expected, 0,
                          (sizeof(T) == 4 ? 2e-7 : 4e-16) * (static_cast<double>(k) + 4)));
        }
}

} // namespace

class LibraryKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void complexTransformsFollowTheDefinition();
    void realTransformsFollowTheDefinitionAndComeBack();
    void aTransformHasTheSameBitsWhereverItLies();
    void forgottenPlansAreMadeAgain();
    void productsAgreeWithPlainLoops();
    void repeatedRowsAndColumnsMultiply();
    void nanGoesThroughProductsWithAlphaZero();
    void rankUpdatesWriteBothTriangles();
    void theSameBitsForAnyNumberOfThreads();
};

void LibraryKernelsTest::initTestCase() {
    if (find(SPC_FFT).run == nullptr || find(SPC_MATRIX_PRODUCT).run == nullptr)
        QSKIP("built without FFTW and OpenBLAS");
}

void LibraryKernelsTest::complexTransformsFollowTheDefinition() {
    for (const Size& size : kSizes) {
        checkComplex<float>(size);
        checkComplex<double>(size);
    }
}

void LibraryKernelsTest::realTransformsFollowTheDefinitionAndComeBack() {
    for (const Size& size : kSizes) {
        checkReal<float>(size);
        checkReal<double>(size);
    }
}

void LibraryKernelsTest::aTransformHasTheSameBitsWhereverItLies() {
    // Four transforms of the same odd-sized image in a row lie at four different alignments.
    const std::int64_t n = 63;
    const auto image = randomValues<float>(static_cast<std::size_t>(n * n), -1, 1);
    std::vector<float> in;
    for (int copy = 0; copy < 4; ++copy)
        in.insert(in.end(), image.begin(), image.end());
    const auto half = static_cast<std::size_t>(n * (n / 2 + 1));
    std::vector<std::complex<float>> out(4 * half);
    const SpcFft params{SPC_FFT_REAL_FORWARD, 2, 1, 0};
    run({}, SPC_FFT, &params, {operandOf(out, {4, n, n / 2 + 1}), operandOf(in, {4, n, n})});
    for (std::size_t copy = 1; copy < 4; ++copy)
        QVERIFY(std::memcmp(out.data(), out.data() + copy * half, half * sizeof out[0]) == 0);
}

void LibraryKernelsTest::forgottenPlansAreMadeAgain() {
    const SpcFft params{SPC_FFT_FORWARD, 1, 1, 0};
    std::vector<std::complex<double>> first;
    for (int round = 0; round < 2; ++round)
        for (std::int64_t n = 1; n <= static_cast<std::int64_t>(compute::cpu::kFftPlans) + 20;
             ++n) {
            auto in = randomValues<std::complex<double>>(static_cast<std::size_t>(n), -1, 1);
            std::vector<std::complex<double>> out(in.size());
            run({}, SPC_FFT, &params, {operandOf(out, {1, n}), operandOf(in, {1, n})});
            if (n == 5 && round == 0)
                first = out;
            if (n == 5 && round == 1)
                QVERIFY(first == out);
        }
}

void LibraryKernelsTest::productsAgreeWithPlainLoops() {
    for (const bool ta : {false, true})
        for (const bool tb : {false, true}) {
            checkProduct<float>({7, 5, 9, 1, ta, tb, 1, 0});
            checkProduct<double>({1, 1, 1, 2, ta, tb, 2, 0.5});
            checkProduct<float>({140, 131, 33, 2, ta, tb, -1.5, 1});
            checkProduct<double>({270, 129, 65, 1, ta, tb, 1, 0});
            checkProduct<double>({3, 4, 0, 1, ta, tb, 1, 2});
        }
}

void LibraryKernelsTest::repeatedRowsAndColumnsMultiply() {
    std::vector<double> one = {2}, b = {1, 2, 3, 4, 5, 6}, c(8);
    SpcOperand a = operandOf(one, {4, 3});
    a.stride[0] = a.stride[1] = 0; // every element is 2
    const SpcMatrixProduct params{0, 0, 1, 0};
    run({}, SPC_MATRIX_PRODUCT, &params, {operandOf(c, {4, 2}), a, operandOf(b, {3, 2})});
    QCOMPARE(c, (std::vector<double>{18, 24, 18, 24, 18, 24, 18, 24}));
}

void LibraryKernelsTest::nanGoesThroughProductsWithAlphaZero() {
    std::vector<float> a = {1, std::numeric_limits<float>::quiet_NaN(), 3, 4}, b = {1, 0, 0, 1},
                       c = {5, 6, 7, 8};
    const SpcMatrixProduct params{0, 0, 0, 1};
    run({}, SPC_MATRIX_PRODUCT, &params,
        {operandOf(c, {2, 2}), operandOf(a, {2, 2}), operandOf(b, {2, 2})});
    QVERIFY(std::isnan(c[0]) && std::isnan(c[1]));
    QVERIFY(c[2] == 7.0f && c[3] == 8.0f);
}

void LibraryKernelsTest::rankUpdatesWriteBothTriangles() {
    for (const bool transposed : {false, true})
        for (const double beta : {0.0, 0.75}) {
            checkUpdate<float>(1, 5, transposed, beta);
            checkUpdate<double>(130, 40, transposed, beta);
            checkUpdate<float>(300, 17, transposed, beta);
            checkUpdate<double>(4, 0, transposed, beta);
        }
}

void LibraryKernelsTest::theSameBitsForAnyNumberOfThreads() {
    auto image = randomValues<float>(300 * 310, -1, 1);
    QVERIFY(sameForAnyThreads<std::complex<float>>([&](const CpuContext& context) {
        std::vector<std::complex<float>> out(300 * 156);
        const SpcFft params{SPC_FFT_REAL_FORWARD, 2, 1, 0};
        run(context, SPC_FFT, &params,
            {operandOf(out, {1, 300, 156}), operandOf(image, {1, 300, 310})});
        return out;
    }));
    QVERIFY(sameForAnyThreads<float>([&](const CpuContext& context) {
        std::vector<float> c(300 * 300), u(300 * 300);
        const SpcMatrixProduct params{0, 1, 1, 0};
        run(context, SPC_MATRIX_PRODUCT, &params,
            {operandOf(c, {300, 300}), operandOf(image, {300, 310}), operandOf(image, {300, 310})});
        run(context, SPC_RANK_UPDATE, &params,
            {operandOf(u, {300, 300}), operandOf(image, {300, 310})});
        c.insert(c.end(), u.begin(), u.end());
        return c;
    }));
}

SPECULA_TEST(LibraryKernelsTest)
#include "library_kernels_test.moc"
