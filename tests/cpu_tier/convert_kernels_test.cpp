// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

#include <complex>
#include <utility>

using namespace specula;
using namespace specula::test;

namespace {

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

} // namespace

class ConvertKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void everyRealTypeConvertsToEveryOther();
    void convertWalksAnyStrides();
    void convertMakesComplexNumbers();
    void fillRoundsAsConvertDoes();
};

void ConvertKernelsTest::everyRealTypeConvertsToEveryOther() {
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

void ConvertKernelsTest::convertWalksAnyStrides() {
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

void ConvertKernelsTest::convertMakesComplexNumbers() {
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

void ConvertKernelsTest::fillRoundsAsConvertDoes() {
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

SPECULA_TEST(ConvertKernelsTest)
#include "convert_kernels_test.moc"
