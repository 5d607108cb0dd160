// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"
#include "core/compute/tiers/reference/kernels.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::compute::conformance {
namespace {

/// Sums of k products in float lose up to k roundings; what is met is about the root of that.
Accuracy products(ElementType type, std::int64_t k) {
    const double n = std::sqrt(static_cast<double>(k) + 16);
    return ofMagnitudes(type, 1.2e-7 * n, 2.3e-16 * n);
}

Samples numbers(ElementType type, const Shape& shape, std::string_view seed) {
    return uniform(type, shape, Random(seed), -1, 2);
}

struct Sizes {
    std::int64_t m, n, k;
};
constexpr Sizes kSizes[] = {{1, 1, 1},      {5, 7, 3},     {1, 64, 17}, {33, 1, 20},
                            {67, 129, 101}, {16, 16, 300}, {4, 4, 0},   {0, 3, 4}};

} // namespace

std::vector<Case> matrixProductCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats)
        for (const Sizes& size : kSizes)
            for (int flags = 0; flags < 4; ++flags)
                for (const std::int64_t batch : {0, 3})
                    for (const Layout& layout : {kPlain, kWindow}) {
                        const bool ta = (flags & 1) != 0, tb = (flags & 2) != 0;
                        if (batch > 0 && size.m > 20)
                            continue;
                        const auto shape = [&](std::int64_t rows, std::int64_t columns,
                                               bool turned) {
                            if (turned)
                                std::swap(rows, columns);
                            return batch > 0 ? Shape{batch, rows, columns} : Shape{rows, columns};
                        };
                        const double beta = layout.kind == Layout::Kind::Plain ? 0 : -0.5;
                        Case test;
                        test.kernel = SPC_MATRIX_PRODUCT;
                        test.types = shortName(type);
                        test.name = fmt::format("{} {}x{}x{} batch {}{}{} {}", test.types, size.m,
                                                size.n, size.k, batch, ta ? " A^T" : "",
                                                tb ? " B^T" : "", layoutName(layout));
                        test.params = own(SpcMatrixProduct{ta, tb, -1.5, beta});
                        test.magnitudeParams = own(SpcMatrixProduct{ta, tb, 1.5, -beta});
                        test.accuracy = {products(type, size.k)};
                        Operand c = input(numbers(type, shape(size.m, size.n, false), "c"), layout);
                        if (beta == 0) // which must not be looked at
                            sprinkle(c.samples, 1, kNan);
                        test.operands = {
                            c, input(numbers(type, shape(size.m, size.k, ta), "a"), layout),
                            input(numbers(type, shape(size.k, size.n, tb), "b"), layout)};
                        cases.push_back(std::move(test));
                    }
    return cases;
}

std::vector<Case> rankUpdateCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats)
        for (const Sizes& size : kSizes)
            for (const int transposed : {0, 1})
                for (const Layout& layout : {kPlain, kWindow}) {
                    const double beta = layout.kind == Layout::Kind::Plain ? 0 : -0.5;
                    Case test;
                    test.kernel = SPC_RANK_UPDATE;
                    test.types = shortName(type);
                    test.name =
                        fmt::format("{} {} x {}{} {}", test.types, size.n, size.k,
                                    transposed != 0 ? " transposed" : "", layoutName(layout));
                    test.params = own(SpcMatrixProduct{transposed, 0, 1.5, beta});
                    test.magnitudeParams = own(SpcMatrixProduct{transposed, 0, 1.5, -beta});
                    test.accuracy = {products(type, size.k)};
                    // Symmetric, as an update of one triangle alone must give both.
                    Operand c = input(numbers(type, Shape{size.n, size.n}, "c"), layout);
                    for (std::int64_t i = 0; i < size.n; ++i)
                        for (std::int64_t j = 0; j < i; ++j)
                            c.samples.set(i * size.n + j, c.samples[j * size.n + i]);
                    if (beta == 0)
                        sprinkle(c.samples, 1, kNan);
                    test.operands = {c, input(numbers(type,
                                                      transposed != 0 ? Shape{size.k, size.n}
                                                                      : Shape{size.n, size.k},
                                                      "a"),
                                              layout)};
                    cases.push_back(std::move(test));
                }
    return cases;
}

std::vector<Case> fftCases() {
    std::vector<Case> cases;
    const auto add = [&](ElementType real, SpcFftKind kind, std::int64_t batch, const Shape& n,
                         bool destroy) {
        const ElementType complex = complexOf(real);
        std::vector<std::int64_t> whole{batch}, half{batch};
        for (int axis = 0; axis < n.rank(); ++axis) {
            whole.push_back(n[axis]);
            half.push_back(axis == n.rank() - 1 ? n[axis] / 2 + 1 : n[axis]);
        }
        const Shape full{std::span<const std::int64_t>(whole)};
        const Shape kept{std::span<const std::int64_t>(half)};
        const bool inverse = kind == SPC_FFT_INVERSE || kind == SPC_FFT_REAL_INVERSE;
        constexpr const char* kNames[] = {"forward", "inverse", "real forward", "real inverse"};
        Case test;
        test.kernel = SPC_FFT;
        test.types = fmt::format("{} {}", shortName(real), kNames[kind]);
        test.name = fmt::format("{} {} times {}{}", test.types, batch, n.text(),
                                destroy ? " destroying" : "");
        const double scale = inverse ? 1.0 / static_cast<double>(n.count()) : 1;
        test.params = own(SpcFft{kind, n.rank(), scale, destroy ? 1 : 0});
        test.destroysInput = destroy;
        // The error of a fast transform grows with the number of its passes.
        const double passes = std::max(1.0, std::log2(static_cast<double>(n.count())) / 8);
        const bool f32 = real == ElementType::F32;
        Accuracy accuracy = ofLargest(real, 4e-6 * passes, 2e-14 * passes);
        accuracy.l2 = f32 ? 1e-6 : 5e-15 * passes;
        test.accuracy = {accuracy};
        Samples in;
        if (kind == SPC_FFT_REAL_INVERSE) { // the transform of something real
            Samples signal = uniform(real, full, Random("signal"), -1, 1);
            in = Samples(complex, kept);
            Samples spectrum(ElementType::C128, kept);
            const SpcFft forward{SPC_FFT_REAL_FORWARD, n.rank(), 1, 0};
            const SpcOperand operands[] = {spectrum.operand(), signal.operand()};
            reference::fft({SPC_FFT, 2, &forward, operands});
            in = spectrum.converted(complex);
        } else {
            in = uniform(kind == SPC_FFT_REAL_FORWARD ? real : complex, full, Random("signal"), -1,
                         1);
        }
        const bool realOut = kind == SPC_FFT_REAL_INVERSE;
        test.operands = {
            output(realOut ? real : complex, kind == SPC_FFT_REAL_FORWARD ? kept : full, kOffset),
            input(std::move(in), kOffset)};
        cases.push_back(std::move(test));
    };
    const Shape kLengths[] = {Shape{1},        Shape{2},       Shape{3},       Shape{8},
                              Shape{17},       Shape{60},      Shape{97},      Shape{128},
                              Shape{1000},     Shape{1009},    Shape{1, 5},    Shape{5, 1},
                              Shape{4, 6},     Shape{5, 7},    Shape{32, 48},  Shape{37, 34},
                              Shape{64, 64},   Shape{101, 53}, Shape{2, 3, 4}, Shape{5, 3, 7},
                              Shape{8, 16, 10}};
    for (const ElementType real : kFloats)
        for (const SpcFftKind kind :
             {SPC_FFT_FORWARD, SPC_FFT_INVERSE, SPC_FFT_REAL_FORWARD, SPC_FFT_REAL_INVERSE}) {
            for (const Shape& n : kLengths)
                for (const std::int64_t batch : {1, 3})
                    if (batch == 1 || n.count() <= 100)
                        add(real, kind, batch, n, false);
            add(real, kind, 0, Shape{8}, false);
            add(real, kind, 2, Shape{16, 12}, true);
        }
    return cases;
}

std::vector<Case> densityCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats)
        for (const int d : {1, 2, 3})
            for (const auto& [m, n] : {std::pair{1, 1}, {7, 300}, {67, 131}, {300, 1009}, {0, 5}})
                for (const bool weighted : {false, true})
                    for (const bool nan : {false, true}) {
                        if (nan && (m != 7 || d == 3))
                            continue;
                        Case test;
                        test.kernel = SPC_DENSITY;
                        test.types = shortName(type);
                        test.name = fmt::format("{} {} at {}, {} dimensions{}{}", test.types, n, m,
                                                d, weighted ? " weighted" : "", nan ? " nan" : "");
                        test.params = own(SpcDensity{{0.3, 0.5, 0.2}});
                        // exp of a rounded square of a distance of a few bandwidths.
                        test.accuracy = {relative(type, 1e-5, 2e-14, 1e-3)};
                        test.operands = {output(type, Shape{m}),
                                         input(numbers(type, Shape{m, d}, "query")),
                                         input(numbers(type, Shape{n, d}, "points"))};
                        if (weighted)
                            test.operands.push_back(
                                input(uniform(type, Shape{n}, Random("weights"), 0, 2)));
                        if (nan)
                            test.operands[1].samples.set(2, kNan);
                        cases.push_back(std::move(test));
                    }
    return cases;
}

std::vector<Case> sortCases() {
    std::vector<Case> cases;
    const Shape kShapes[] = {Shape{1}, Shape{2},       Shape{7},       Shape{5, 33}, Shape{3, 1009},
                             Shape{0}, Shape{4, 5, 6}, Shape{2, 5003}, Shape{65537}};
    for (const ElementType type : kReals)
        for (const Shape& shape : kShapes)
            for (const bool indices : {false, true})
                for (const Layout& layout : {kPlain, kWindow}) {
                    // Few different values, so that the order of equals shows.
                    Samples in = uniform(type, shape, Random("sort"), 0, 120);
                    const bool isReal = type == ElementType::F32 || type == ElementType::F64;
                    if (isReal) {
                        for (std::int64_t n = 0; n < in.count(); ++n)
                            in.set(n, n % 3 == 0 ? std::floor(in[n]) - 60 : in[n] - 60);
                        sprinkle(in, 11, kNan);
                        sprinkle(in, 13, -0.0);
                    }
                    Case test;
                    test.kernel = SPC_SORT;
                    test.types =
                        fmt::format("{}{}", shortName(type), indices ? " with indices" : "");
                    test.name =
                        fmt::format("{} {} {}", test.types, shape.text(), layoutName(layout));
                    test.operands = {output(type, shape, layout)};
                    test.accuracy = {Accuracy{}};
                    if (indices) {
                        test.operands.push_back(output(ElementType::I32, shape, layout));
                        test.accuracy.push_back({});
                    }
                    test.operands.push_back(input(std::move(in), layout));
                    cases.push_back(std::move(test));
                }
    for (const ElementType type : kFloats) {
        Samples in = uniform(type, Shape{300}, Random("inf"), -5, 5);
        sprinkle(in, 7, kInf);
        sprinkle(in, 9, -kInf);
        sprinkle(in, 11, kNan);
        Case test;
        test.kernel = SPC_SORT;
        test.types = shortName(type);
        test.name = fmt::format("{} inf", test.types);
        test.operands = {output(type, Shape{300}), input(std::move(in))};
        test.accuracy = {Accuracy{}};
        test.holdsInf = true;
        cases.push_back(std::move(test));
    }
    return cases;
}

std::vector<Case> percentileCases() {
    std::vector<Case> cases;
    const auto add = [&](ElementType out, const Samples& in, bool nanAware,
                         const std::string& name) {
        Samples percents(ElementType::F64, Shape{7});
        constexpr double kPercents[] = {0, 100, 50, 12.5, 99.9, 33.333, 1};
        for (std::int64_t k = 0; k < 7; ++k)
            percents.set(k, kPercents[k]);
        std::vector<std::int64_t> extents(in.shape.extents().begin(), in.shape.extents().end());
        extents.back() = 7;
        Case test;
        test.kernel = SPC_PERCENTILE;
        test.types = fmt::format("{} of {}", shortName(out), shortName(in.type));
        test.name = fmt::format("{} {}{}{}", test.types, in.shape.text(), name,
                                nanAware ? " nan-aware" : "");
        test.params = own(SpcPercentile{nanAware ? 1 : 0});
        test.accuracy = {relative(out, 5e-7, 1e-15, 5)};
        test.operands = {output(out, Shape(std::span<const std::int64_t>(extents))), input(in),
                         input(percents)};
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kFloats) {
        for (const Shape& shape :
             {Shape{1}, Shape{2}, Shape{3, 101}, Shape{2, 3, 40}, Shape{20011}})
            add(type, numbers(type, shape, "percentile"), false, "");
        for (const bool nanAware : {false, true}) {
            Samples in = numbers(type, Shape{3, 101}, "nan");
            for (std::int64_t n = 101; n < in.count(); ++n)
                if (n < 202 || n % 5 == 1)
                    in.set(n, kNan);
            add(type, in, nanAware, " nan");
        }
        for (const ElementType from : kReals)
            if (!isFloat(pixelType(from)))
                add(type, uniform(from, Shape{3, 101}, Random("integers"), 0, 120), false, "");
    }
    return cases;
}

} // namespace specula::compute::conformance
