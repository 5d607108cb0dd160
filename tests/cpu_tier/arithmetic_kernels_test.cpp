// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel_calls.h"
#include "test_main.h"

#include <complex>
#include <numeric>
#include <utility>

using namespace specula;
using namespace specula::test;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// The rule of CONVERT in one line per case, over long double.
template<class To, class From>
To converted(From value) {
    if constexpr (std::is_floating_point_v<To>) {
        return static_cast<To>(value);
    } else if constexpr (std::is_floating_point_v<From>) {
        if (std::isnan(value))
            return 0;
        const long double whole = std::nearbyint(static_cast<long double>(value));
        if (whole <= static_cast<long double>(std::numeric_limits<To>::lowest()))
            return std::numeric_limits<To>::lowest();
        if (whole >= static_cast<long double>(std::numeric_limits<To>::max()))
            return std::numeric_limits<To>::max();
        return static_cast<To>(whole);
    } else {
        if (std::cmp_less(value, std::numeric_limits<To>::lowest()))
            return std::numeric_limits<To>::lowest();
        if (std::cmp_greater(value, std::numeric_limits<To>::max()))
            return std::numeric_limits<To>::max();
        return static_cast<To>(value);
    }
}

template<class T>
std::vector<T> interestingValues() {
    std::vector<T> values;
    if constexpr (std::is_floating_point_v<T>) {
        for (const double v : {0.0,
                               -0.0,
                               0.5,
                               1.5,
                               2.5,
                               -0.5,
                               -1.5,
                               127.5,
                               128.5,
                               254.5,
                               255.5,
                               255.49,
                               -128.5,
                               32767.5,
                               65535.5,
                               65534.5,
                               2147483647.0,
                               2147483648.0,
                               -2147483648.0,
                               -2147483649.0,
                               4294967295.0,
                               4294967296.0,
                               1e18,
                               9.3e18,
                               1.9e19,
                               -1e19,
                               1e30,
                               -1e30,
                               0x1.fffffep+30,
                               8388609.0,
                               4503599627370497.5,
                               kInf,
                               -kInf,
                               kNan,
                               1e-40,
                               3e9,
                               -3e9})
            values.push_back(static_cast<T>(v));
        const auto more = randomValues<T>(300, -300, 70000);
        values.insert(values.end(), more.begin(), more.end());
    } else {
        using L = std::numeric_limits<T>;
        for (const T v : {L::lowest(), L::max(), T(0), T(1), T(L::max() / 2), T(L::max() / 2 + 1)})
            values.push_back(v);
        std::mt19937_64 bits(2);
        for (int i = 0; i < 300; ++i)
            values.push_back(static_cast<T>(bits() >> (i % 64)));
    }
    return values;
}

template<class F>
void forRealTypes(F&& f) {
    for (int type = SPC_U8; type <= SPC_F64; ++type)
        withPixelType(static_cast<PixelType>(type), f);
}

template<class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

/// Errors of `got` in units of the last place of the expected, infinite where kinds differ.
template<class T>
double ulps(T got, long double expected) {
    const auto rounded = static_cast<T>(expected);
    if (std::isnan(rounded) || std::isinf(rounded) || rounded == 0)
        return (std::isnan(rounded) ? std::isnan(got) : got == rounded) ? 0 : kInf;
    if (!std::isfinite(got))
        return kInf;
    const T a = std::abs(rounded);
    const T unit = std::nextafter(a, std::numeric_limits<T>::infinity()) - a;
    return static_cast<double>(std::abs(static_cast<long double>(got) - expected) / unit);
}

struct Function {
    SpcMap1Op op;
    long double (*exact)(long double);
    double low, high;
    double ulps64; ///< allowed in double; 2 in float
};

long double signOf(long double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
}
const Function kFunctions[] = {
    {SPC_NEGATE, [](long double x) { return -x; }, -5, 5, 0},
    {SPC_ABSOLUTE, [](long double x) { return std::abs(x); }, -5, 5, 0},
    {SPC_SQUARE, [](long double x) { return x * x; }, -5, 5, 0.5},
    {SPC_SQRT, [](long double x) { return std::sqrt(x); }, -5, 500, 0.51},
    {SPC_RECIPROCAL, [](long double x) { return 1 / x; }, -5, 5, 0.51},
    {SPC_EXP, [](long double x) { return std::exp(x); }, -760, 720, 2},
    {SPC_EXP, [](long double x) { return std::exp(x); }, -2, 2, 2},
    {SPC_LOG, [](long double x) { return std::log(x); }, -1, 1e6, 2},
    {SPC_LOG, [](long double x) { return std::log(x); }, 0.5, 2, 2},
    {SPC_LOG10, [](long double x) { return std::log10(x); }, -1, 100, 4},
    {SPC_LOG1P, [](long double x) { return std::log1p(x); }, -1.5, 1.5, 4},
    {SPC_LOG1P, [](long double x) { return std::log1p(x); }, -1e-8, 1e-8, 4},
    {SPC_EXPM1, [](long double x) { return std::expm1(x); }, -60, 720, 4},
    {SPC_EXPM1, [](long double x) { return std::expm1(x); }, -1, 1, 4},
    {SPC_SIN, [](long double x) { return std::sin(x); }, -100, 100, 4},
    {SPC_SIN, [](long double x) { return std::sin(x); }, -1e9, 1e9, 4},
    {SPC_COS, [](long double x) { return std::cos(x); }, -100, 100, 4},
    {SPC_COS, [](long double x) { return std::cos(x); }, -3e6, 3e6, 4},
    {SPC_TAN, [](long double x) { return std::tan(x); }, -20, 20, 6},
    {SPC_ATAN, [](long double x) { return std::atan(x); }, -4, 4, 4},
    {SPC_ASINH, [](long double x) { return std::asinh(x); }, -4, 4, 4},
    {SPC_ASINH, [](long double x) { return std::asinh(x); }, -1e12, 1e12, 4},
    {SPC_TANH, [](long double x) { return std::tanh(x); }, -25, 25, 4},
    {SPC_FLOOR, [](long double x) { return std::floor(x); }, -9, 9, 0},
    {SPC_CEIL, [](long double x) { return std::ceil(x); }, -9, 9, 0},
    {SPC_ROUND, [](long double x) { return std::nearbyint(x); }, -9, 9, 0},
    {SPC_SIGN, signOf, -1, 1, 0},
    {SPC_IS_FINITE, [](long double x) { return std::isfinite(x) ? 1.0L : 0.0L; }, -1, 1, 0},
    {SPC_IS_NAN, [](long double x) { return std::isnan(x) ? 1.0L : 0.0L; }, -1, 1, 0},
};

long double twoArguments(int op, long double x, long double y) {
    const bool nan = std::isnan(x) || std::isnan(y);
    switch (op) {
    case SPC_ADD:
        return x + y;
    case SPC_SUBTRACT:
        return x - y;
    case SPC_MULTIPLY:
        return x * y;
    case SPC_DIVIDE:
        return x / y;
    case SPC_MINIMUM:
        return nan ? std::numeric_limits<long double>::quiet_NaN() : std::min(x, y);
    case SPC_MAXIMUM:
        return nan ? std::numeric_limits<long double>::quiet_NaN() : std::max(x, y);
    case SPC_POWER:
        return nan ? std::numeric_limits<long double>::quiet_NaN() : std::pow(x, y);
    case SPC_ATAN2:
        return std::atan2(x, y);
    case SPC_HYPOT:
        return nan ? std::numeric_limits<long double>::quiet_NaN() : std::hypot(x, y);
    case SPC_MODULO: {
        const long double rest = std::fmod(x, y);
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    }
    case SPC_LESS:
        return x < y ? 1 : 0;
    case SPC_LESS_EQUAL:
        return x <= y ? 1 : 0;
    case SPC_EQUAL:
        return x == y ? 1 : 0;
    case SPC_NOT_EQUAL:
        return x != y ? 1 : 0;
    case SPC_AND:
        return x != 0 && y != 0 ? 1 : 0;
    default:
        return x != 0 || y != 0 ? 1 : 0;
    }
}

template<class T>
std::vector<T> specialValues() {
    using L = std::numeric_limits<T>;
    return {0,
            -T(0),
            1,
            -1,
            2,
            -2,
            3,
            T(0.5),
            -T(0.5),
            T(2.5),
            L::infinity(),
            -L::infinity(),
            L::quiet_NaN(),
            L::min(),
            L::denorm_min(),
            L::max(),
            L::lowest(),
            T(1e10),
            T(-7)};
}

/// Every pair of special values, and random ones.
template<class T>
std::pair<std::vector<T>, std::vector<T>> pairs() {
    std::vector<T> x, y;
    for (const T a : specialValues<T>())
        for (const T b : specialValues<T>()) {
            x.push_back(a);
            y.push_back(b);
        }
    const auto a = randomValues<T>(3000, -4, 12, 5), b = randomValues<T>(3000, -3, 3, 6);
    x.insert(x.end(), a.begin(), a.end());
    y.insert(y.end(), b.begin(), b.end());
    return {x, y};
}

} // namespace

class ArithmeticKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void everyRealTypeConvertsToEveryOther();
    void convertWalksAnyStrides();
    void convertMakesComplexNumbers();
    void fillRoundsAsConvertDoes();
    void functionsKeepTheirErrorBounds();
    void functionsAtSpecialValues();
    void twoArgumentsAtSpecialAndRandomValues();
    void scalarsComeFirstOrSecond();
    void mapsWalkBroadcastsAndPitchesAndInPlace();
    void threeArguments();
    void complexMaps();
    void reductionsAgreeWithPlainLoops();
    void nanRulesOfReductions();
    void integersSumExactly();
    void emptyBlocksReduceToTheirNeutral();
    void scalarProducts();
    void momentsOfAKnownDistribution();
    void binnedSumsAgreeWithPlainLoops();
    void labelStatisticsAgreeWithPlainLoops();
    void sortIsStableWithNanLast();
    void percentilesInterpolateBetweenOrderStatistics();
    void percentsOutsideAreRefused();
    void densityOfPoints();
    void theSameBitsForAnyNumberOfThreads();
};

void ArithmeticKernelsTest::everyRealTypeConvertsToEveryOther() {
    forRealTypes([](auto from) {
        using From = decltype(from);
        auto in = interestingValues<From>();
        forRealTypes([&](auto to) {
            using To = decltype(to);
            std::vector<To> expected(in.size()), out(in.size());
            for (std::size_t i = 0; i < in.size(); ++i)
                expected[i] = converted<To>(in[i]);
            onEverySet([&](const CpuContext& context) {
                std::fill(out.begin(), out.end(), To(77));
                run(context, SPC_CONVERT, nullptr, {operandOf(out), operandOf(in)});
                for (std::size_t i = 0; i < in.size(); ++i)
                    if (!(out[i] == expected[i] ||
                          (out[i] != out[i] && expected[i] != expected[i])))
                        QFAIL(qPrintable(QString("type %1 to %2, set %3: %4 became %5")
                                             .arg(static_cast<int>(compute::elementTypeOf<From>()))
                                             .arg(static_cast<int>(compute::elementTypeOf<To>()))
                                             .arg(static_cast<int>(context.set))
                                             .arg(static_cast<double>(in[i]))
                                             .arg(static_cast<double>(out[i]))));
            });
        });
    });
}

void ArithmeticKernelsTest::convertWalksAnyStrides() {
    // (3, 70, 90) of a larger block, every order of axes, flipped, on both sides.
    auto in = randomValues<std::uint16_t>(4 * 80 * 100, 0, 65535);
    const std::int64_t extent[3] = {3, 70, 90};
    int axes[3] = {0, 1, 2};
    do {
        for (int flips = 0; flips < 8; ++flips) {
            SpcOperand from = operandOf(in, {4, 80, 100}), to{};
            std::vector<float> out(3 * 70 * 90, -1.0f), expected(out.size());
            std::int64_t stride = 1;
            std::int64_t outStride[3];
            for (int k = 2; k >= 0; --k) { // out has its axes in the permuted order
                outStride[axes[k]] = stride;
                stride *= extent[axes[k]];
            }
            to = operandOf(out, {3, 70, 90});
            for (int axis = 0; axis < 3; ++axis) {
                to.stride[axis] = outStride[axis];
                from.extent[axis] = extent[axis];
                if ((flips >> axis & 1) != 0) {
                    from.offset += (extent[axis] - 1) * from.stride[axis];
                    from.stride[axis] = -from.stride[axis];
                }
            }
            for (std::int64_t a = 0; a < 3; ++a)
                for (std::int64_t b = 0; b < 70; ++b)
                    for (std::int64_t c = 0; c < 90; ++c)
                        expected[static_cast<std::size_t>(a * outStride[0] + b * outStride[1] +
                                                          c * outStride[2])] =
                            static_cast<float>(in[static_cast<std::size_t>(
                                from.offset + a * from.stride[0] + b * from.stride[1] +
                                c * from.stride[2])]);
            run({pools()[static_cast<std::size_t>(flips % 4)], compute::cpu::instructionSet()},
                SPC_CONVERT, nullptr, {to, from});
            QVERIFY(sameBits(out, expected));
        }
    } while (std::next_permutation(axes, axes + 3));

    // One row repeated.
    std::vector<double> row = {1, 2, 3}, repeated(12);
    SpcOperand from = operandOf(row, {4, 3});
    from.stride[0] = 0;
    run({}, SPC_CONVERT, nullptr, {operandOf(repeated, {4, 3}), from});
    QCOMPARE(repeated, (std::vector<double>{1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}));
}

void ArithmeticKernelsTest::convertMakesComplexNumbers() {
    std::vector<std::int16_t> in = {1, -2, 3};
    std::vector<std::complex<float>> narrow(3);
    std::vector<std::complex<double>> wide(3);
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_CONVERT, nullptr, {operandOf(narrow), operandOf(in)});
        QCOMPARE(narrow[1], std::complex<float>(-2, 0));
        narrow[2] = {4, 5};
        run(context, SPC_CONVERT, nullptr, {operandOf(wide), operandOf(narrow)});
        QCOMPARE(wide[2], std::complex<double>(4, 5));
    });
    const SpcOperand operands[] = {operandOf(in), operandOf(wide)};
    QVERIFY(!find(SPC_CONVERT).supports({SPC_CONVERT, 2, nullptr, operands}));
}

void ArithmeticKernelsTest::fillRoundsAsConvertDoes() {
    onEverySet([&](const CpuContext& context) {
        std::vector<std::uint8_t> bytes(5000, 7);
        SpcFill value{2.5, 0};
        SpcOperand window = operandOf(bytes, {50, 100});
        window.extent[0] = 20;
        window.extent[1] = 30;
        window.offset = 101;
        run(context, SPC_FILL, &value, {window});
        for (int row = 0; row < 50; ++row)
            for (int column = 0; column < 100; ++column) {
                const bool inside = row >= 1 && row < 21 && column >= 1 && column < 31;
                QCOMPARE(int(bytes[static_cast<std::size_t>(row * 100 + column)]), inside ? 2 : 7);
            }
        std::vector<std::int32_t> words(3);
        value = {kNan, 0};
        run(context, SPC_FILL, &value, {operandOf(words)});
        QCOMPARE(words[2], 0);
        std::vector<std::complex<float>> numbers(3);
        value = {1, -2};
        run(context, SPC_FILL, &value, {operandOf(numbers)});
        QCOMPARE(numbers[2], std::complex<float>(1, -2));
    });
}

namespace {

template<class T>
void checkFunctions() {
    for (const Function& f : kFunctions) {
        auto in = randomValues<T>(5000, f.low, f.high);
        std::vector<T> out(in.size());
        const SpcMap1 params{f.op};
        const double allowed = sizeof(T) == 4 ? std::min(f.ulps64, 2.0) : f.ulps64;
        onEverySet([&](const CpuContext& context) {
            run(context, SPC_MAP1, &params, {operandOf(out), operandOf(in)});
            for (std::size_t i = 0; i < in.size(); ++i)
                if (!(ulps(out[i], f.exact(static_cast<long double>(in[i]))) <= allowed))
                    QFAIL(qPrintable(QString("op %1 set %2 at %3: %4")
                                         .arg(f.op)
                                         .arg(static_cast<int>(context.set))
                                         .arg(static_cast<double>(in[i]), 0, 'g', 17)
                                         .arg(static_cast<double>(out[i]), 0, 'g', 17)));
        });
    }
}

template<class T>
void checkSpecialValues() {
    auto in = specialValues<T>();
    std::vector<T> out(in.size());
    for (const Function& f : kFunctions) {
        const SpcMap1 params{f.op};
        onEverySet([&](const CpuContext& context) {
            run(context, SPC_MAP1, &params, {operandOf(out), operandOf(in)});
            for (std::size_t i = 0; i < in.size(); ++i) {
                const long double exact = f.exact(static_cast<long double>(in[i]));
                const bool tiny =
                    std::abs(exact) < static_cast<long double>(std::numeric_limits<T>::min());
                const bool good =
                    ulps(out[i], exact) <= 6 ||
                    (tiny && std::abs(static_cast<long double>(out[i]) - exact) <=
                                 static_cast<long double>(std::numeric_limits<T>::denorm_min()));
                const bool sign = std::isnan(out[i]) || out[i] != 0 ||
                                  std::signbit(out[i]) == std::signbit(static_cast<T>(exact));
                if (!good || !sign)
                    QFAIL(qPrintable(QString("op %1 set %2 at %3: %4")
                                         .arg(f.op)
                                         .arg(static_cast<int>(context.set))
                                         .arg(static_cast<double>(in[i]))
                                         .arg(static_cast<double>(out[i]))));
            }
        });
    }
}

template<class T>
void checkTwoArguments() {
    auto [x, y] = pairs<T>();
    std::vector<T> out(x.size());
    const double relative = sizeof(T) == 4 ? 2.5e-7 : 1e-14;
    for (int op = 0; op < SPC_MULTIPLY_CONJUGATE; ++op) {
        const SpcMap2 params{op};
        onEverySet([&](const CpuContext& context) {
            run(context, SPC_MAP2, &params, {operandOf(out), operandOf(x), operandOf(y)});
            for (std::size_t i = 0; i < x.size(); ++i) {
                const auto expected = static_cast<T>(twoArguments(
                    op, static_cast<long double>(x[i]), static_cast<long double>(y[i])));
                if (!close(static_cast<double>(out[i]), static_cast<double>(expected), relative,
                           static_cast<double>(std::numeric_limits<T>::denorm_min())))
                    QFAIL(qPrintable(QString("op %1 set %2 at %3, %4: %5, not %6")
                                         .arg(op)
                                         .arg(static_cast<int>(context.set))
                                         .arg(static_cast<double>(x[i]), 0, 'g', 17)
                                         .arg(static_cast<double>(y[i]), 0, 'g', 17)
                                         .arg(static_cast<double>(out[i]), 0, 'g', 17)
                                         .arg(static_cast<double>(expected), 0, 'g', 17)));
            }
        });
    }
}

} // namespace

void ArithmeticKernelsTest::functionsKeepTheirErrorBounds() {
    checkFunctions<float>();
    checkFunctions<double>();
}

void ArithmeticKernelsTest::functionsAtSpecialValues() {
    checkSpecialValues<float>();
    checkSpecialValues<double>();
}

void ArithmeticKernelsTest::twoArgumentsAtSpecialAndRandomValues() {
    checkTwoArguments<float>();
    checkTwoArguments<double>();
}

void ArithmeticKernelsTest::scalarsComeFirstOrSecond() {
    auto x = randomValues<float>(3000, 1, 9);
    std::vector<float> out(x.size());
    for (const int first : {0, 1}) {
        const SpcMapScalar params{SPC_SUBTRACT, first, 2.5};
        onEverySet([&](const CpuContext& context) {
            run(context, SPC_MAP_SCALAR, &params, {operandOf(out), operandOf(x)});
            for (std::size_t i = 0; i < x.size(); ++i)
                QCOMPARE(out[i], first != 0 ? 2.5f - x[i] : x[i] - 2.5f);
        });
    }
    std::vector<std::complex<double>> z = {{1, 2}, {3, -4}}, half(2);
    const SpcMapScalar params{SPC_DIVIDE, 0, 2};
    run({}, SPC_MAP_SCALAR, &params, {operandOf(half), operandOf(z)});
    QCOMPARE(half[1], std::complex<double>(1.5, -2));
}

void ArithmeticKernelsTest::mapsWalkBroadcastsAndPitchesAndInPlace() {
    auto x = randomValues<float>(7 * 3000, -1, 1), column = randomValues<float>(7, -1, 1, 2);
    auto row = randomValues<float>(3000, -1, 1, 3);
    const SpcMap2 params{SPC_MULTIPLY};
    SpcOperand byColumn = operandOf(column, {7, 1}), byRow = operandOf(row, {1, 2500});
    byColumn.extent[1] = 2500;
    byColumn.stride[1] = 0;
    byRow.extent[0] = 7;
    byRow.stride[0] = 0;
    for (ThreadPool* pool : pools()) {
        auto data = x;
        SpcOperand window = operandOf(data, {7, 3000});
        window.extent[1] = 2500;
        const CpuContext context{pool, compute::cpu::instructionSet()};
        run(context, SPC_MAP2, &params, {window, window, byColumn});
        run(context, SPC_MAP2, &params, {window, window, byRow});
        for (std::size_t i = 0; i < 7; ++i)
            for (std::size_t j = 0; j < 3000; ++j) {
                const float was = x[i * 3000 + j];
                QCOMPARE(data[i * 3000 + j], j < 2500 ? was * column[i] * row[j] : was);
            }
    }
}

void ArithmeticKernelsTest::threeArguments() {
    auto x = randomValues<double>(2000, -2, 2, 1), y = randomValues<double>(2000, -1, 0, 2),
         z = randomValues<double>(2000, 0, 1, 3);
    x[3] = 0;
    x[4] = kNan;
    y[5] = kNan;
    z[6] = kNan;
    x[6] = 1;
    std::vector<double> out(x.size());
    onEverySet([&](const CpuContext& context) {
        SpcMap3 params{SPC_SELECT};
        const std::vector<SpcOperand> operands = {operandOf(out), operandOf(x), operandOf(y),
                                                  operandOf(z)};
        run(context, SPC_MAP3, &params, operands);
        for (std::size_t i = 0; i < x.size(); ++i)
            QVERIFY(close(out[i], x[i] != 0 ? y[i] : z[i], 0));
        QCOMPARE(out[6], y[6]); // the NaN was not chosen
        params.op = SPC_CLAMP;
        run(context, SPC_MAP3, &params, operands);
        for (std::size_t i = 7; i < x.size(); ++i)
            QCOMPARE(out[i], std::min(std::max(x[i], y[i]), z[i]));
        QVERIFY(std::isnan(out[4]) && std::isnan(out[5]) && std::isnan(out[6]));
        params.op = SPC_FMA;
        run(context, SPC_MAP3, &params, operands);
        for (std::size_t i = 7; i < x.size(); ++i)
            QCOMPARE(out[i], std::fma(x[i], y[i], z[i]));
    });
}

void ArithmeticKernelsTest::complexMaps() {
    using C = std::complex<float>;
    auto x = randomValues<C>(3000, -2, 2, 1), y = randomValues<C>(3000, -2, 2, 2);
    std::vector<C> out(x.size());
    std::vector<float> real(x.size());
    const auto near = [](C a, std::complex<double> b) {
        return std::abs(std::complex<double>(a) - b) <= 1e-6 * (std::abs(b) + 1);
    };
    onEverySet([&](const CpuContext& context) {
        for (const auto op :
             {SPC_ADD, SPC_SUBTRACT, SPC_MULTIPLY, SPC_DIVIDE, SPC_MULTIPLY_CONJUGATE}) {
            const SpcMap2 params{op};
            run(context, SPC_MAP2, &params, {operandOf(out), operandOf(x), operandOf(y)});
            for (std::size_t i = 0; i < x.size(); ++i) {
                const std::complex<double> a(x[i]), b(y[i]);
                QVERIFY(near(out[i], op == SPC_ADD        ? a + b
                                     : op == SPC_SUBTRACT ? a - b
                                     : op == SPC_MULTIPLY ? a * b
                                     : op == SPC_DIVIDE   ? a / b
                                                          : a * std::conj(b)));
            }
        }
        SpcMap1 params{SPC_ABSOLUTE};
        run(context, SPC_MAP1, &params, {operandOf(real), operandOf(x)});
        QVERIFY(close(static_cast<double>(real[9]), std::abs(std::complex<double>(x[9])), 1e-6));
        params.op = SPC_ABS2;
        run(context, SPC_MAP1, &params, {operandOf(real), operandOf(x)});
        QVERIFY(close(static_cast<double>(real[8]), std::norm(std::complex<double>(x[8])), 1e-6));
        params.op = SPC_IMAGINARY;
        run(context, SPC_MAP1, &params, {operandOf(real), operandOf(x)});
        QCOMPARE(real[2999], x[2999].imag());
        params.op = SPC_CONJUGATE;
        run(context, SPC_MAP1, &params, {operandOf(out), operandOf(x)});
        QCOMPARE(out[7], std::conj(x[7]));
        std::vector<float> weights(x.size(), 3.0f);
        const SpcMap2 scaled{SPC_MULTIPLY};
        run(context, SPC_MAP2, &scaled, {operandOf(out), operandOf(x), operandOf(weights)});
        QCOMPARE(out[7], 3.0f * x[7]);
    });
}

void ArithmeticKernelsTest::reductionsAgreeWithPlainLoops() {
    // (2, 3, 50, 70) of a wider block: over the last two axes rows are apart.
    forRealTypes([](auto sample) {
        using T = decltype(sample);
        auto x = randomValues<T>(2 * 3 * 50 * 90, std::is_signed_v<T> ? -100 : 0, 100);
        SpcOperand window = operandOf(x, {2, 3, 50, 90});
        window.extent[3] = 70;
        window.offset = 5;
        const auto at = [&](std::int64_t block, std::int64_t i) {
            return static_cast<double>(
                x[static_cast<std::size_t>(5 + block * 50 * 90 + i / 70 * 90 + i % 70)]);
        };
        onEverySet([&](const CpuContext& context) {
            for (int op = 0; op < SPC_REDUCE_END; ++op) {
                const SpcReduce params{op, 2, 0};
                const bool whole = op == SPC_COUNT || op == SPC_ARG_MIN || op == SPC_ARG_MAX;
                std::vector<double> out(6);
                std::vector<std::int64_t> places(6);
                run(context, SPC_REDUCE, &params,
                    {whole ? operandOf(places, {2, 3}) : operandOf(out, {2, 3}), window});
                for (std::int64_t block = 0; block < 6; ++block) {
                    double sum = 0, squares = 0;
                    std::int64_t least = 0, greatest = 0;
                    for (std::int64_t i = 0; i < 3500; ++i) {
                        const double v = at(block, i);
                        sum += v;
                        squares += v * v;
                        least = v < at(block, least) ? i : least;
                        greatest = v > at(block, greatest) ? i : greatest;
                    }
                    const auto b = static_cast<std::size_t>(block);
                    switch (op) {
                    case SPC_SUM:
                        QVERIFY(close(out[b], sum, 1e-12, 1e-9));
                        break;
                    case SPC_MEAN:
                        QVERIFY(close(out[b], sum / 3500, 1e-12, 1e-12));
                        break;
                    case SPC_SUM_SQUARES:
                        QVERIFY(close(out[b], squares, 1e-12));
                        break;
                    case SPC_MIN:
                        QCOMPARE(out[b], at(block, least));
                        break;
                    case SPC_MAX:
                        QCOMPARE(out[b], at(block, greatest));
                        break;
                    case SPC_COUNT:
                        QCOMPARE(places[b], std::int64_t(3500));
                        break;
                    case SPC_ARG_MIN:
                        QCOMPARE(places[b], least);
                        break;
                    default:
                        QCOMPARE(places[b], greatest);
                    }
                }
            }
        });
    });
    // Long: several chunks, and the extreme in a late one.
    std::vector<float> x(100000, 0.1f), sum(1);
    x[77777] = -3;
    x[88888] = -3;
    std::vector<std::int64_t> place(1);
    onEverySet([&](const CpuContext& context) {
        SpcReduce params{SPC_ARG_MIN, 1, 0};
        SpcOperand scalar = operandOf(place, {});
        run(context, SPC_REDUCE, &params, {scalar, operandOf(x)});
        QCOMPARE(place[0], std::int64_t(77777));
        params.op = SPC_SUM;
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(x)});
        QVERIFY(close(static_cast<double>(sum[0]), 99998 * static_cast<double>(0.1f) - 6, 1e-7));
    });
}

void ArithmeticKernelsTest::nanRulesOfReductions() {
    std::vector<float> x(9000, 2.0f);
    x[0] = std::numeric_limits<float>::quiet_NaN();
    x[5000] = std::numeric_limits<float>::quiet_NaN();
    x[6000] = 1;
    std::vector<double> out(1);
    std::vector<std::int64_t> place(1);
    onEverySet([&](const CpuContext& context) {
        const auto reduced = [&](int op, int aware) {
            const SpcReduce params{op, 1, aware};
            run(context, SPC_REDUCE, &params, {operandOf(out, {}), operandOf(x)});
            return out[0];
        };
        const auto found = [&](int op, int aware) {
            const SpcReduce params{op, 1, aware};
            run(context, SPC_REDUCE, &params, {operandOf(place, {}), operandOf(x)});
            return place[0];
        };
        for (const int op : {SPC_SUM, SPC_MEAN, SPC_SUM_SQUARES, SPC_MIN, SPC_MAX})
            QVERIFY(std::isnan(reduced(op, 0)));
        QCOMPARE(reduced(SPC_SUM, 1), 8998 * 2.0 - 1);
        QCOMPARE(reduced(SPC_MEAN, 1), (8998 * 2.0 - 1) / 8998);
        QCOMPARE(reduced(SPC_SUM_SQUARES, 1), 8998 * 4.0 - 3);
        QCOMPARE(reduced(SPC_MIN, 1), 1.0);
        QCOMPARE(reduced(SPC_MAX, 1), 2.0);
        QCOMPARE(found(SPC_COUNT, 0), std::int64_t(9000));
        QCOMPARE(found(SPC_COUNT, 1), std::int64_t(8998));
        QCOMPARE(found(SPC_ARG_MIN, 0), std::int64_t(0));
        QCOMPARE(found(SPC_ARG_MIN, 1), std::int64_t(6000));
        QCOMPARE(found(SPC_ARG_MAX, 1), std::int64_t(1));
    });
    std::vector<double> nothing(5, kNan);
    const SpcReduce mean{SPC_MEAN, 1, 1}, arg{SPC_ARG_MAX, 1, 1};
    run({}, SPC_REDUCE, &mean, {operandOf(out, {}), operandOf(nothing)});
    QVERIFY(std::isnan(out[0]));
    run({}, SPC_REDUCE, &arg, {operandOf(place, {}), operandOf(nothing)});
    QCOMPARE(place[0], std::int64_t(-1));
}

void ArithmeticKernelsTest::integersSumExactly() {
    std::vector<std::uint32_t> x(300001, 0xffffffffu);
    std::vector<double> sum(1);
    const SpcReduce params{SPC_SUM, 1, 0};
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(x)});
        QCOMPARE(sum[0], 300001.0 * 4294967295.0);
    });
    std::vector<std::int8_t> bytes(1000000, -128);
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(bytes)});
        QCOMPARE(sum[0], -128e6);
    });
}

void ArithmeticKernelsTest::emptyBlocksReduceToTheirNeutral() {
    std::vector<float> none(1);
    const SpcOperand x = operandOf(none, {2, 0});
    std::vector<float> out(2, 9.0f);
    std::vector<std::int64_t> places(2, 9);
    for (const int op : {SPC_SUM, SPC_SUM_SQUARES, SPC_MEAN, SPC_MIN, SPC_MAX}) {
        const SpcReduce params{op, 1, 0};
        run({}, SPC_REDUCE, &params, {operandOf(out), x});
        const bool sum = op == SPC_SUM || op == SPC_SUM_SQUARES;
        QVERIFY(sum ? out[1] == 0.0f : std::isnan(out[1]));
    }
    for (const int op : {SPC_COUNT, SPC_ARG_MIN, SPC_ARG_MAX}) {
        const SpcReduce params{op, 1, 0};
        run({}, SPC_REDUCE, &params, {operandOf(places), x});
        QCOMPARE(places[1], std::int64_t(op == SPC_COUNT ? 0 : -1));
    }
    const SpcTrailing trailing{1, 0};
    run({}, SPC_DOT, &trailing, {operandOf(out), x, x});
    QCOMPARE(out[0], 0.0f);
    std::vector<float> moments(10, 9.0f);
    run({}, SPC_MOMENTS, &trailing, {operandOf(moments, {2, 5}), x});
    QCOMPARE(moments[5], 0.0f);
    QVERIFY(std::isnan(moments[6]) && std::isnan(moments[9]));
}

void ArithmeticKernelsTest::scalarProducts() {
    auto x = randomValues<float>(3 * 20000, -1, 1, 1), y = randomValues<float>(3 * 20000, -1, 1, 2);
    std::vector<float> out(3);
    const SpcTrailing params{1, 0};
    using C = std::complex<double>;
    auto u = randomValues<C>(5000, -1, 1, 3), v = randomValues<C>(5000, -1, 1, 4);
    std::vector<C> product(1);
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_DOT, &params,
            {operandOf(out), operandOf(x, {3, 20000}), operandOf(y, {3, 20000})});
        for (std::size_t row = 0; row < 3; ++row) {
            double sum = 0;
            for (std::size_t i = 0; i < 20000; ++i)
                sum += static_cast<double>(x[row * 20000 + i]) *
                       static_cast<double>(y[row * 20000 + i]);
            QVERIFY(close(static_cast<double>(out[row]), sum, 1e-6, 1e-9));
        }
        run(context, SPC_DOT, &params, {operandOf(product, {}), operandOf(u), operandOf(v)});
        C sum = 0;
        for (std::size_t i = 0; i < u.size(); ++i)
            sum += std::conj(u[i]) * v[i];
        QVERIFY(std::abs(product[0] - sum) < 1e-10);
    });
}

void ArithmeticKernelsTest::momentsOfAKnownDistribution() {
    // 1..n with a large offset: mean (n+1)/2, variance (n^2-1)/12, third 0, fourth
    // (n^2-1)(3n^2-7)/240.
    const double n = 10001;
    std::vector<double> x(10001), out(5);
    std::iota(x.begin(), x.end(), 1e6 + 1);
    const SpcTrailing params{1, 0}, aware{1, 1};
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_MOMENTS, &params, {operandOf(out), operandOf(x)});
        QCOMPARE(out[0], n);
        QVERIFY(close(out[1], 1e6 + (n + 1) / 2, 1e-15));
        QVERIFY(close(out[2], (n * n - 1) / 12, 1e-13));
        QVERIFY(close(out[3], 0, 0, 1e-3)); // of 2.5e11, the scale of third powers
        QVERIFY(close(out[4], (n * n - 1) * (3 * n * n - 7) / 240, 1e-12));
        auto holes = x;
        holes[0] = kNan;
        run(context, SPC_MOMENTS, &params, {operandOf(out), operandOf(holes)});
        QVERIFY(out[0] == n && std::isnan(out[1]) && std::isnan(out[4]));
        run(context, SPC_MOMENTS, &aware, {operandOf(out), operandOf(holes)});
        QCOMPARE(out[0], n - 1);
        QVERIFY(close(out[1], 1e6 + 1 + (n + 1) / 2 - 0.5, 1e-15));
    });
}

namespace {

template<class T>
void checkBinnedSum(std::int64_t batch, std::int64_t n, std::int64_t bins, bool nanAware) {
    auto values = randomValues<T>(static_cast<std::size_t>(batch * n), 0, 200, 1);
    auto labels = randomValues<std::int32_t>(static_cast<std::size_t>(n), -3,
                                             static_cast<double>(bins) + 3, 2);
    if constexpr (std::is_floating_point_v<T>)
        if (nanAware)
            for (std::size_t i = 0; i < values.size(); i += 7)
                values[i] = std::numeric_limits<T>::quiet_NaN();
    const auto outputs = static_cast<std::size_t>(batch * bins);
    std::vector<double> expected(outputs);
    std::vector<std::uint32_t> count(outputs);
    for (std::int64_t b = 0; b < batch; ++b)
        for (std::int64_t i = 0; i < n; ++i) {
            const auto label = labels[static_cast<std::size_t>(i)];
            const auto value = static_cast<double>(values[static_cast<std::size_t>(b * n + i)]);
            if (label < 1 || label > bins || (nanAware && std::isnan(value)))
                continue;
            const auto at = static_cast<std::size_t>(b * bins + label - 1);
            expected[at] += value;
            ++count[at];
        }
    const SpcBinnedSum params{nanAware ? 1 : 0};
    onEverySet([&](const CpuContext& context) {
        std::vector<double> sums(outputs, -1);
        std::vector<std::uint32_t> counts(outputs, 99);
        run({pools()[static_cast<std::size_t>(batch % 4)], context.set}, SPC_BINNED_SUM, &params,
            {operandOf(sums, {batch, bins}), operandOf(counts, {batch, bins}),
             operandOf(values, {batch, n}), operandOf(labels)});
        QCOMPARE(counts, count);
        for (std::size_t i = 0; i < outputs; ++i)
            QVERIFY(close(sums[i], expected[i], 1e-12));
    });
}

} // namespace

void ArithmeticKernelsTest::binnedSumsAgreeWithPlainLoops() {
    for (const std::int64_t batch : {1, 2, 3, 11, 20}) {
        checkBinnedSum<float>(batch, 5000, 37, false);
        checkBinnedSum<float>(batch, 5000, 37, true);
        checkBinnedSum<std::uint16_t>(batch, 3000, 1, true);
    }
    checkBinnedSum<double>(1, 200000, 1000, false);
    checkBinnedSum<float>(3, 200001, 5, true);
    checkBinnedSum<std::uint32_t>(1, 300000, 60000, false);
    checkBinnedSum<float>(4, 0, 3, false);
}

void ArithmeticKernelsTest::labelStatisticsAgreeWithPlainLoops() {
    const std::int64_t rows = 300, columns = 401, bins = 6;
    auto values = randomValues<float>(rows * columns, 10, 20);
    auto labels = randomValues<std::int32_t>(rows * columns, 0, 5); // label 5 and 6 are empty
    values[1000] = std::numeric_limits<float>::quiet_NaN();
    std::vector<double> out(static_cast<std::size_t>(bins * 8));
    for (ThreadPool* pool : pools()) {
        run({pool, compute::cpu::instructionSet()}, SPC_LABEL_STATISTICS, nullptr,
            {operandOf(out, {bins, 8}), operandOf(values, {rows, columns}),
             operandOf(labels, {rows, columns})});
        for (std::int32_t label = 1; label <= bins; ++label) {
            double count = 0, sum = 0, squares = 0, least = kInf, greatest = -kInf, x = 0, y = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const auto v = static_cast<double>(values[i]);
                if (labels[i] != label || std::isnan(v))
                    continue;
                count += 1;
                sum += v;
                squares += v * v;
                least = std::min(least, v);
                greatest = std::max(greatest, v);
                x += static_cast<double>(i % 401);
                y += static_cast<double>(i / 401);
            }
            const double* row = out.data() + (label - 1) * 8;
            QCOMPARE(row[0], count);
            if (label >= 5) {
                QCOMPARE(row[1], 0.0);
                QVERIFY(std::isnan(row[2]) && std::isnan(row[3]) && std::isnan(row[4]) &&
                        std::isnan(row[5]) && std::isnan(row[6]) && std::isnan(row[7]));
                continue;
            }
            const double mean = sum / count;
            QVERIFY(close(row[1], sum, 1e-12));
            QVERIFY(close(row[2], mean, 1e-12));
            QVERIFY(close(row[3], squares / count - mean * mean, 1e-9));
            QCOMPARE(row[4], least);
            QCOMPARE(row[5], greatest);
            QVERIFY(close(row[6], x / count, 1e-12));
            QVERIFY(close(row[7], y / count, 1e-12));
        }
    }
}

void ArithmeticKernelsTest::sortIsStableWithNanLast() {
    forRealTypes([](auto sample) {
        using T = decltype(sample);
        for (const std::size_t n : {0, 1, 7, 1023, 5000, 150000}) {
            // Few distinct values, so that stability shows.
            auto in = randomValues<T>(2 * n, std::is_signed_v<T> ? -40 : 0, n > 7 ? 60 : 3);
            if constexpr (std::is_floating_point_v<T>)
                for (std::size_t i = 0; i < in.size(); ++i)
                    in[i] = i % 11 == 3   ? std::numeric_limits<T>::quiet_NaN()
                            : i % 13 == 4 ? -T(0)
                            : i % 17 == 5 ? T(0)
                            : i % 97 == 9 ? -std::numeric_limits<T>::infinity()
                                          : std::floor(in[i]);
            const auto rows = static_cast<std::int64_t>(n);
            std::vector<T> expected(in.size());
            std::vector<std::int32_t> order(in.size());
            for (std::size_t row = 0; row < 2; ++row) {
                const auto first = order.begin() + static_cast<std::ptrdiff_t>(row * n);
                std::iota(first, first + static_cast<std::ptrdiff_t>(n), 0);
                std::stable_sort(first, first + static_cast<std::ptrdiff_t>(n), [&](int a, int b) {
                    const T x = in[row * n + static_cast<std::size_t>(a)];
                    const T y = in[row * n + static_cast<std::size_t>(b)];
                    return x < y || (x == x && y != y);
                });
                for (std::size_t i = 0; i < n; ++i)
                    expected[row * n + i] =
                        in[row * n + static_cast<std::size_t>(order[row * n + i])];
            }
            for (ThreadPool* pool : {pools()[0], pools()[3]}) {
                if (n == 0)
                    continue;
                const CpuContext context{pool, compute::cpu::instructionSet()};
                std::vector<T> out(in.size()), both(in.size());
                std::vector<std::int32_t> indices(in.size());
                run(context, SPC_SORT, nullptr,
                    {operandOf(out, {2, rows}), operandOf(in, {2, rows})});
                QVERIFY(sameBits(out, expected));
                run(context, SPC_SORT, nullptr,
                    {operandOf(both, {2, rows}), operandOf(indices, {2, rows}),
                     operandOf(in, {2, rows})});
                QVERIFY(sameBits(both, expected));
                QCOMPARE(indices, order);
            }
        }
    });
}

void ArithmeticKernelsTest::percentilesInterpolateBetweenOrderStatistics() {
    std::vector<double> percents = {0, 50, 25.5, 99.9, 100, 50};
    std::vector<double> many(101);
    std::iota(many.begin(), many.end(), 0.0);
    forRealTypes([&](auto sample) {
        using T = decltype(sample);
        for (const std::size_t n : {1, 2, 1000, 140001})
            for (auto* asked : {&percents, &many})
                for (const bool nan : {false, true}) {
                    if (nan && !std::is_floating_point_v<T>)
                        continue;
                    auto in = randomValues<T>(n, std::is_signed_v<T> ? -100 : 0, 120);
                    if constexpr (std::is_floating_point_v<T>)
                        if (nan)
                            in[n / 2] = std::numeric_limits<T>::quiet_NaN();
                    std::vector<double> sorted;
                    for (const T v : in)
                        if (v == v)
                            sorted.push_back(static_cast<double>(v));
                    std::sort(sorted.begin(), sorted.end());
                    const auto count = static_cast<std::int64_t>(asked->size());
                    std::vector<double> out(asked->size());
                    const SpcPercentile params{nan ? 1 : 0}, strict{0};
                    const std::vector<SpcOperand> operands = {operandOf(out), operandOf(in),
                                                              operandOf(*asked, {count})};
                    run({pools()[3], compute::cpu::instructionSet()}, SPC_PERCENTILE, &params,
                        operands);
                    for (std::size_t k = 0; k < asked->size(); ++k) {
                        if (sorted.empty()) {
                            QVERIFY(std::isnan(out[k]));
                            continue;
                        }
                        const double at =
                            (*asked)[k] / 100 * static_cast<double>(sorted.size() - 1);
                        const auto low = static_cast<std::size_t>(at);
                        const double high = sorted[std::min(low + 1, sorted.size() - 1)];
                        QVERIFY(close(out[k],
                                      sorted[low] + (at - std::floor(at)) * (high - sorted[low]),
                                      1e-12, 1e-12));
                    }
                    run({}, SPC_PERCENTILE, &strict, operands);
                    QCOMPARE(std::isnan(out[0]), nan);
                }
    });
}

void ArithmeticKernelsTest::percentsOutsideAreRefused() {
    std::vector<float> in(10), out(1);
    const SpcPercentile params{0};
    for (const double percent : {-1.0, 100.5, kNan}) {
        std::vector<double> percents = {percent};
        QVERIFY_EXCEPTION_THROWN(
            run({}, SPC_PERCENTILE, &params, {operandOf(out), operandOf(in), operandOf(percents)}),
            compute::DeviceError);
    }
}

namespace {

template<class T>
void checkDensity(std::int64_t dimensions, bool weighted, double relative) {
    const std::int64_t m = 9, n = 1500;
    auto query = randomValues<T>(static_cast<std::size_t>(m * dimensions), -2, 2, 1);
    auto points = randomValues<T>(static_cast<std::size_t>(n * dimensions), -2, 2, 2);
    auto weights = randomValues<T>(static_cast<std::size_t>(n), 0, 1, 3);
    const SpcDensity params{{0.3, 0.5, 0.7}};
    onEverySet([&](const CpuContext& context) {
        std::vector<T> out(static_cast<std::size_t>(m));
        std::vector<SpcOperand> operands = {operandOf(out), operandOf(query, {m, dimensions}),
                                            operandOf(points, {n, dimensions})};
        if (weighted)
            operands.push_back(operandOf(weights));
        run(context, SPC_DENSITY, &params, operands);
        for (std::int64_t j = 0; j < m; ++j) {
            double sum = 0, total = 0;
            for (std::int64_t i = 0; i < n; ++i) {
                double product =
                    weighted ? static_cast<double>(weights[static_cast<std::size_t>(i)]) : 1.0;
                total += product;
                for (std::int64_t d = 0; d < dimensions; ++d) {
                    const double u =
                        (static_cast<double>(query[static_cast<std::size_t>(j * dimensions + d)]) -
                         static_cast<double>(
                             points[static_cast<std::size_t>(i * dimensions + d)])) /
                        params.bandwidth[d];
                    product *= std::exp(-u * u / 2) /
                               (params.bandwidth[d] * std::sqrt(2 * 3.14159265358979323846));
                }
                sum += product;
            }
            QVERIFY(close(static_cast<double>(out[static_cast<std::size_t>(j)]), sum / total,
                          relative));
        }
    });
}

} // namespace

void ArithmeticKernelsTest::densityOfPoints() {
    for (std::int64_t dimensions = 1; dimensions <= 3; ++dimensions)
        for (const bool weighted : {false, true}) {
            checkDensity<float>(dimensions, weighted, 2e-6);
            checkDensity<double>(dimensions, weighted, 1e-13);
        }
}

void ArithmeticKernelsTest::theSameBitsForAnyNumberOfThreads() {
    auto x = randomValues<float>(1 << 20, -1, 1);
    auto labels = randomValues<std::int32_t>(1 << 19, 0, 300);
    const std::int64_t n = 1 << 19;
    QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
        std::vector<double> out(2 + 2 + 10);
        const SpcReduce sum{SPC_SUM, 1, 0};
        const SpcTrailing trailing{1, 0};
        std::vector<double> part(2), moments(10);
        run(context, SPC_REDUCE, &sum, {operandOf(part), operandOf(x, {2, n})});
        std::copy(part.begin(), part.end(), out.begin());
        run(context, SPC_DOT, &trailing,
            {operandOf(part), operandOf(x, {2, n}), operandOf(x, {2, n})});
        std::copy(part.begin(), part.end(), out.begin() + 2);
        run(context, SPC_MOMENTS, &trailing, {operandOf(moments, {2, 5}), operandOf(x, {2, n})});
        std::copy(moments.begin(), moments.end(), out.begin() + 4);
        return out;
    }));
    for (const std::int64_t batch : {1, 2})
        QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
            std::vector<double> sums(static_cast<std::size_t>(batch * 299));
            std::vector<std::uint32_t> counts(sums.size());
            const SpcBinnedSum params{0};
            run(context, SPC_BINNED_SUM, &params,
                {operandOf(sums, {batch, 299}), operandOf(counts, {batch, 299}),
                 operandOf(x, {batch, n}), operandOf(labels)});
            return sums;
        }));
    QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
        std::vector<double> out(300 * 8);
        run(context, SPC_LABEL_STATISTICS, nullptr,
            {operandOf(out, {300, 8}), operandOf(x, {512, 1024}), operandOf(labels, {512, 1024})});
        for (double& v : out)
            v = std::isnan(v) ? 0 : v;
        return out;
    }));
    QVERIFY(sameForAnyThreads<float>([&](const CpuContext& context) {
        std::vector<float> out(7), query = {-1, 0, 1, 0.5f, 2, 3, 4};
        const SpcDensity params{{0.1, 1, 1}};
        run(context, SPC_DENSITY, &params,
            {operandOf(out), operandOf(query, {7, 1}), operandOf(x, {200000, 1})});
        return out;
    }));
    QVERIFY(sameForAnyThreads<float>([&](const CpuContext& context) {
        std::vector<float> out(x.size());
        run(context, SPC_SORT, nullptr, {operandOf(out), operandOf(x)});
        return out;
    }));
}

SPECULA_TEST(ArithmeticKernelsTest)
#include "arithmetic_kernels_test.moc"
