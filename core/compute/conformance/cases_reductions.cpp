// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::compute::conformance {
namespace {

struct Blocks {
    Shape shape;
    int trailing;
};

/// All, rows, planes; one, few, and so many that they are done in pieces.
const Blocks kBlocks[] = {{Shape{1}, 1},          {Shape{7}, 1},          {Shape{70001}, 1},
                          {Shape{5, 7}, 1},       {Shape{5, 7}, 2},       {Shape{3, 67, 131}, 2},
                          {Shape{3, 4, 1021}, 1}, {Shape{2, 3, 4, 5}, 3}, {Shape{2, 3, 4, 5}, 4},
                          {Shape{257, 3}, 1},     {Shape{4, 0}, 1},       {Shape{0}, 1},
                          {Shape{0, 4}, 1},       {Shape{1, 300000}, 1}};

Shape leading(const Blocks& blocks) {
    return Shape(blocks.shape.extents().first(
        static_cast<std::size_t>(blocks.shape.rank() - blocks.trailing)));
}

Shape with(const Shape& shape, std::int64_t last) {
    std::vector<std::int64_t> extents(shape.extents().begin(), shape.extents().end());
    extents.push_back(last);
    return Shape(std::span<const std::int64_t>(extents));
}

std::pair<double, double> rangeOf(ElementType type) {
    switch (type) {
    case ElementType::U8:
        return {0, 255};
    case ElementType::I8:
        return {-128, 127};
    case ElementType::U16:
    case ElementType::U32:
    case ElementType::U64:
        return {0, 60000};
    case ElementType::I16:
    case ElementType::I32:
    case ElementType::I64:
        return {-30000, 30000};
    default:
        return {-3, 5};
    }
}

Samples numbers(ElementType type, const Shape& shape, std::string_view seed) {
    const auto [low, high] = rangeOf(type);
    return uniform(type, shape, Random(seed), low, high);
}

struct Reduction {
    SpcReduceOp op;
    const char* name;
};
constexpr Reduction kReductions[] = {{SPC_SUM, "sum"},
                                     {SPC_MEAN, "mean"},
                                     {SPC_MIN, "min"},
                                     {SPC_MAX, "max"},
                                     {SPC_SUM_SQUARES, "sum_squares"},
                                     {SPC_COUNT, "count"},
                                     {SPC_ARG_MIN, "arg_min"},
                                     {SPC_ARG_MAX, "arg_max"}};

/// "Good to a few F32 ulps of the sum of magnitudes", whatever the length.
Accuracy sums(ElementType out) {
    return ofMagnitudes(out, 3e-7, 2e-15);
}

Case reduceCase(const Reduction& reduction, ElementType out, const Samples& x, const Blocks& blocks,
                bool nanAware) {
    const bool integer =
        reduction.op == SPC_COUNT || reduction.op == SPC_ARG_MIN || reduction.op == SPC_ARG_MAX;
    const bool sum =
        reduction.op == SPC_SUM || reduction.op == SPC_MEAN || reduction.op == SPC_SUM_SQUARES;
    Case test;
    test.kernel = SPC_REDUCE;
    test.types = fmt::format("{} of {}", reduction.name, shortName(x.type));
    test.name = fmt::format("{} of {} {} over {}{}", reduction.name, shortName(x.type),
                            shapeText(blocks.shape), blocks.trailing, nanAware ? " nan-aware" : "");
    test.params = own(SpcReduce{reduction.op, blocks.trailing, nanAware ? 1 : 0});
    test.accuracy = {sum ? sums(out) : Accuracy{}};
    test.operands = {output(integer ? ElementType::I64 : out, leading(blocks)), input(x)};
    return test;
}

} // namespace

std::vector<Case> reduceCases() {
    std::vector<Case> cases;
    for (const Reduction& reduction : kReductions) {
        for (const ElementType type : kFloats) {
            for (const Blocks& blocks : kBlocks)
                cases.push_back(reduceCase(
                    reduction, type, numbers(type, blocks.shape, reduction.name), blocks, false));
            for (const Layout& layout : {kOffset, kWindow}) {
                const Blocks blocks{Shape{3, 37, 41}, 2};
                Case test = reduceCase(reduction, type, numbers(type, blocks.shape, "layout"),
                                       blocks, false);
                test.operands[1].layout = layout;
                test.name += fmt::format(" {}", layoutName(layout));
                cases.push_back(std::move(test));
            }
            for (const bool nanAware : {false, true}) {
                Samples x = numbers(type, Shape{5, 403}, "nan");
                for (std::int64_t n = 0; n < x.count(); ++n)
                    if ((n < 403 && n % 5 == 2) || (n >= 806 && n < 1209) || n == 2014)
                        x.set(n, kNan); // some, all of a block, none, the last one
                cases.push_back(reduceCase(reduction, type, x, {x.shape, 1}, nanAware));
                cases.back().name += " nan";
            }
            Samples ties(type, Shape{3, 1000});
            for (std::int64_t n = 0; n < ties.count(); ++n)
                ties.set(n, static_cast<double>(n * 7 % 5));
            cases.push_back(reduceCase(reduction, type, ties, {ties.shape, 1}, false));
            cases.back().name += " equals";
            Samples infinite = numbers(type, Shape{4, 77}, "inf");
            infinite.set(13, kInf);
            infinite.set(77 + 14, -kInf);
            cases.push_back(reduceCase(reduction, type, infinite, {infinite.shape, 1}, false));
            cases.back().name += " inf";
            cases.back().holdsInf = true;
        }
        for (const ElementType type : kReals)
            if (!isFloat(pixelType(type)))
                for (const ElementType out : kFloats) {
                    const Blocks blocks{Shape{3, 37, 41}, 2};
                    Case test = reduceCase(reduction, out, numbers(type, blocks.shape, "integers"),
                                           blocks, false);
                    test.types += fmt::format(" in {}", shortName(out));
                    test.name += fmt::format(" in {}", shortName(out));
                    cases.push_back(std::move(test));
                }
    }
    // A long sum of small numbers to a large one, which plain float accumulation loses.
    Samples large = uniform(ElementType::F32, Shape{300000}, Random("large"), 0.9, 1.1);
    large.set(0, 1e6);
    for (const ElementType out : kFloats) {
        cases.push_back(reduceCase(kReductions[0], out, large, {large.shape, 1}, false));
        cases.back().name += fmt::format(" large first to {}", shortName(out));
        cases.back().types += fmt::format(" in {}", shortName(out));
    }
    for (const ElementType type : {ElementType::C64, ElementType::C128})
        for (const Reduction& reduction : {kReductions[0], kReductions[1], kReductions[4]})
            for (const Blocks& blocks : {kBlocks[2], kBlocks[5]}) {
                cases.push_back(reduceCase(
                    reduction, type, numbers(type, blocks.shape, reduction.name), blocks, false));
            }
    return cases;
}

std::vector<Case> dotCases() {
    std::vector<Case> cases;
    for (const ElementType type :
         {ElementType::F32, ElementType::F64, ElementType::C64, ElementType::C128})
        for (const Blocks& blocks : kBlocks)
            for (const Layout& layout : {kPlain, kWindow}) {
                Case test;
                test.kernel = SPC_DOT;
                test.types = shortName(type);
                test.name = fmt::format("{} {} over {} {}", test.types, shapeText(blocks.shape),
                                        blocks.trailing, layoutName(layout));
                test.params = own(SpcTrailing{blocks.trailing, 0});
                test.accuracy = {sums(type)};
                test.operands = {output(type, leading(blocks)),
                                 input(numbers(type, blocks.shape, "dot x"), layout),
                                 input(numbers(type, blocks.shape, "dot y"), layout)};
                cases.push_back(std::move(test));
            }
    for (const ElementType type : kFloats) {
        Case nan;
        nan.kernel = SPC_DOT;
        nan.types = shortName(type);
        nan.name = fmt::format("{} nan", nan.types);
        nan.params = own(SpcTrailing{1, 0});
        nan.accuracy = {sums(type)};
        nan.operands = {output(type, Shape{3}), input(numbers(type, Shape{3, 100}, "x")),
                        input(Samples(type, Shape{3, 100}))};
        nan.operands[1].samples.set(150, kNan); // against a 0
        cases.push_back(std::move(nan));
    }
    return cases;
}

std::vector<Case> momentsCases() {
    std::vector<Case> cases;
    const auto add = [&](ElementType out, const Samples& x, const Blocks& blocks, bool nanAware,
                         const std::string& name) {
        Case test;
        test.kernel = SPC_MOMENTS;
        test.types = fmt::format("{} of {}", shortName(out), shortName(x.type));
        test.name = fmt::format("{} {} over {}{}", test.types, shapeText(blocks.shape),
                                blocks.trailing, name);
        test.params = own(SpcTrailing{blocks.trailing, nanAware ? 1 : 0});
        // Relative to the powers of the standard deviation, which bound E|d|^p from below; the
        // mean also to itself.
        Accuracy accuracy{Accuracy::Scale::Given, out == ElementType::F32 ? 2e-6 : 2e-14, 0, 0,
                          [](const Samples& truth) {
                              std::vector<double> scales;
                              for (std::int64_t n = 0; n < truth.count(); n += 5) {
                                  const double sigma = std::sqrt(truth[n + 2]);
                                  scales.push_back(truth[n]);
                                  scales.push_back(std::abs(truth[n + 1]) + sigma);
                                  for (int power = 2; power <= 4; ++power)
                                      scales.push_back(std::pow(sigma, power) + 1e-300);
                              }
                              return scales;
                          }};
        test.accuracy = {std::move(accuracy)};
        test.operands = {output(out, with(leading(blocks), 5)), input(x)};
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kFloats) {
        for (const Blocks& blocks : kBlocks)
            add(type, numbers(type, blocks.shape, "moments"), blocks, false, "");
        Samples far = uniform(type, Shape{3, 2000}, Random("far from 0"), 10, 20);
        add(type, far, {far.shape, 1}, false, " far from 0");
        for (const bool nanAware : {false, true}) {
            Samples x = numbers(type, Shape{3, 403}, "nan");
            for (std::int64_t n = 403; n < x.count(); ++n)
                if (n < 806 || n % 5 == 2)
                    x.set(n, kNan);
            add(type, x, {x.shape, 1}, nanAware, nanAware ? " nan-aware" : " nan");
        }
        for (const ElementType from : kReals)
            if (!isFloat(pixelType(from)))
                add(type, numbers(from, Shape{3, 37, 41}, "integers"), {Shape{3, 37, 41}, 2}, false,
                    "");
    }
    add(ElementType::F64, numbers(ElementType::F32, Shape{5, 1009}, "wider"), {Shape{5, 1009}, 1},
        false, "");
    return cases;
}

namespace {

/// Labels 1..bins in clumps, with some that mean no bin.
Samples labelsFor(const Shape& shape, int bins) {
    Samples labels(ElementType::I32, shape);
    const Random random("labels");
    for (std::int64_t n = 0; n < labels.count(); ++n) {
        const auto bits = random.bits(static_cast<std::uint64_t>(n / 3));
        const auto label = static_cast<std::int64_t>(bits % static_cast<std::uint64_t>(bins + 3));
        labels.set(n, static_cast<double>(label == bins + 2 ? -5 : label));
    }
    return labels;
}

} // namespace

std::vector<Case> binnedSumCases() {
    std::vector<Case> cases;
    const auto add = [&](ElementType out, Samples values, int bins, bool nanAware,
                         const Layout& layout, const std::string& name) {
        const std::int64_t batch = values.shape[0], n = values.shape[1];
        Case test;
        test.kernel = SPC_BINNED_SUM;
        test.types = fmt::format("{} of {}", shortName(out), shortName(values.type));
        test.name = fmt::format("{} {}x{} into {}{}{}", test.types, batch, n, bins, name,
                                nanAware ? " nan-aware" : "");
        test.params = own(SpcBinnedSum{nanAware ? 1 : 0});
        test.accuracy = {sums(out), {}};
        test.operands = {output(out, Shape{batch, bins}, layout),
                         output(ElementType::U32, Shape{batch, bins}, layout),
                         input(std::move(values), layout), input(labelsFor(Shape{n}, bins))};
        test.operands[1].fixedType = true;
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kFloats) {
        for (const auto& [batch, n, bins] : {std::tuple{1, 1, 1},
                                             {1, 1009, 7},
                                             {3, 1021, 1},
                                             {5, 331, 40},
                                             {2, 70001, 300},
                                             {1, 100003, 5000},
                                             {17, 64, 3},
                                             {1, 0, 4},
                                             {0, 7, 4}})
            for (const Layout& layout : {kPlain, kWindow})
                add(type, numbers(type, Shape{batch, n}, "values"), bins, false, layout,
                    fmt::format(" {}", layoutName(layout)));
        for (const bool nanAware : {false, true}) {
            Samples values = numbers(type, Shape{2, 1009}, "values");
            for (std::int64_t k = 0; k < 1009; k += 31)
                values.set(k, kNan);
            add(type, values, 40, nanAware, kPlain, " nan");
        }
        for (const ElementType from : kReals)
            if (!isFloat(pixelType(from)))
                add(type, numbers(from, Shape{2, 1009}, "integers"), 11, false, kPlain, "");
    }
    add(ElementType::F64, numbers(ElementType::F32, Shape{2, 1009}, "wider"), 11, false, kPlain,
        "");
    return cases;
}

std::vector<Case> labelStatisticsCases() {
    std::vector<Case> cases;
    const auto add = [&](ElementType out, const Samples& values, int bins, const Layout& layout,
                         const std::string& name) {
        Case test;
        test.kernel = SPC_LABEL_STATISTICS;
        test.types = fmt::format("{} of {}", shortName(out), shortName(values.type));
        test.name = fmt::format("{} {} into {}{}", test.types, values.shape.text(), bins, name);
        // count, sum, mean, variance, min, max, mean x, mean y. What is wrong in the mean is
        // measured by its spread; the extremes come as they are.
        const auto size = static_cast<double>(std::max<std::int64_t>(values.count(), 1));
        Accuracy accuracy{
            Accuracy::Scale::Given, out == ElementType::F32 ? 1e-6 : 1e-14, 0, 0,
            [size](const Samples& truth) {
                std::vector<double> scales;
                for (std::int64_t n = 0; n < truth.count(); n += 8) {
                    const double spread = std::abs(truth[n + 2]) + std::sqrt(truth[n + 3]);
                    const double row[8] = {
                        1e-9 / size,           truth[n] * spread,      spread,
                        truth[n + 3] + 1e-300, std::abs(truth[n + 4]), std::abs(truth[n + 5]),
                        truth[n + 6] + 1,      truth[n + 7] + 1};
                    scales.insert(scales.end(), row, row + 8);
                }
                return scales;
            }};
        test.accuracy = {std::move(accuracy)};
        test.operands = {output(out, Shape{bins, 8}), input(values, layout),
                         input(labelsFor(values.shape, bins), layout)};
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kFloats) {
        for (const auto& [rows, columns, bins] : {std::tuple{1, 1, 1},
                                                  {5, 7, 3},
                                                  {67, 131, 40},
                                                  {300, 211, 2},
                                                  {31, 17, 900},
                                                  {0, 5, 2}})
            for (const Layout& layout : {kPlain, kWindow})
                add(type, numbers(type, Shape{rows, columns}, "values"), bins, layout,
                    fmt::format(" {}", layoutName(layout)));
        Samples values = numbers(type, Shape{37, 41}, "nan");
        sprinkle(values, 7, kNan);
        add(type, values, 11, kPlain, " nan");
        for (const ElementType from : kReals)
            if (!isFloat(pixelType(from)))
                add(type, numbers(from, Shape{37, 41}, "integers"), 11, kPlain, "");
    }
    return cases;
}

} // namespace specula::compute::conformance
