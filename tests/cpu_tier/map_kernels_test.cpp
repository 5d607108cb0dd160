// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

#include <complex>
#include <utility>

using namespace specula;
using namespace specula::test;

namespace {

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

class MapKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void functionsKeepTheirErrorBounds();
    void functionsAtSpecialValues();
    void twoArgumentsAtSpecialAndRandomValues();
    void scalarsComeFirstOrSecond();
    void mapsWalkBroadcastsAndPitchesAndInPlace();
    void threeArguments();
    void complexMaps();
};

void MapKernelsTest::functionsKeepTheirErrorBounds() {
    checkFunctions<float>();
    checkFunctions<double>();
}

void MapKernelsTest::functionsAtSpecialValues() {
    checkSpecialValues<float>();
    checkSpecialValues<double>();
}

void MapKernelsTest::twoArgumentsAtSpecialAndRandomValues() {
    checkTwoArguments<float>();
    checkTwoArguments<double>();
}

void MapKernelsTest::scalarsComeFirstOrSecond() {
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

void MapKernelsTest::mapsWalkBroadcastsAndPitchesAndInPlace() {
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

void MapKernelsTest::threeArguments() {
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

void MapKernelsTest::complexMaps() {
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

SPECULA_TEST(MapKernelsTest)
#include "map_kernels_test.moc"
