// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

#include <fmt/format.h>

#include <cstring>

namespace specula::compute::conformance {
namespace {

const Shape kMapShapes[] = {Shape(),         Shape{0},          Shape{1},
                            Shape{1009},     Shape{5, 7},       Shape{0, 3},
                            Shape{3, 5, 11}, Shape{2, 3, 4, 5}, Shape{64, 65}};

enum class Precision { Exact, Rounded, Root, Elementary, Wide, Power };

/// Rounded: one correctly rounded operation. Elementary: a few units in the last place. Wide: the
/// same for large arguments, which float exponentials may lose some of.
Accuracy accuracyOf(Precision precision, ElementType type, double floor = 0) {
    switch (precision) {
    case Precision::Exact:
        return {};
    case Precision::Rounded:
        return relative(type, 1.2e-7, 2.3e-16, floor);
    case Precision::Root:
        return relative(type, 3e-7, 5e-16, floor);
    case Precision::Elementary:
        return relative(type, 6e-7, 4e-15, floor);
    case Precision::Wide:
        return relative(type, 2e-6, 1e-14, floor);
    default:
        return relative(type, 2e-6, 1e-14, floor);
    }
}

struct Function {
    int op;
    const char* name;
    double low, high;
    Precision precision;
    double floor = 0;
};

constexpr Function kFunctions[] = {
    {SPC_NEGATE, "negate", -5, 5, Precision::Exact},
    {SPC_ABSOLUTE, "absolute", -5, 5, Precision::Exact},
    {SPC_SQUARE, "square", -5, 5, Precision::Rounded},
    {SPC_SQRT, "sqrt", 0, 100, Precision::Root},
    {SPC_RECIPROCAL, "reciprocal", 0.01, 50, Precision::Root},
    {SPC_EXP, "exp", -5, 5, Precision::Elementary},
    {SPC_EXP, "exp wide", -80, 80, Precision::Wide},
    {SPC_LOG, "log", 1e-3, 1e4, Precision::Elementary, 0.1},
    {SPC_LOG10, "log10", 1e-3, 1e4, Precision::Elementary, 0.1},
    {SPC_LOG1P, "log1p", -0.9, 5, Precision::Elementary},
    {SPC_LOG1P, "log1p small", -1e-3, 1e-3, Precision::Elementary},
    {SPC_EXPM1, "expm1", -5, 5, Precision::Elementary},
    {SPC_EXPM1, "expm1 small", -1e-3, 1e-3, Precision::Elementary},
    {SPC_SIN, "sin", -10, 10, Precision::Elementary, 1},
    {SPC_COS, "cos", -10, 10, Precision::Elementary, 1},
    {SPC_TAN, "tan", -1.5, 1.5, Precision::Wide, 0.1},
    {SPC_ATAN, "atan", -30, 30, Precision::Elementary},
    {SPC_ATAN, "atan small", -1e-3, 1e-3, Precision::Elementary},
    {SPC_ASINH, "asinh", -1000, 1000, Precision::Elementary},
    {SPC_ASINH, "asinh small", -1e-3, 1e-3, Precision::Elementary},
    {SPC_TANH, "tanh", -10, 10, Precision::Elementary},
    {SPC_TANH, "tanh small", -1e-3, 1e-3, Precision::Elementary},
    {SPC_FLOOR, "floor", -300, 300, Precision::Exact},
    {SPC_CEIL, "ceil", -300, 300, Precision::Exact},
    {SPC_ROUND, "round", -300, 300, Precision::Exact},
    {SPC_SIGN, "sign", -2, 2, Precision::Exact},
    {SPC_IS_FINITE, "is_finite", -2, 2, Precision::Exact},
    {SPC_IS_NAN, "is_nan", -2, 2, Precision::Exact},
    {SPC_ABS2, "abs2", -5, 5, Precision::Rounded},
};

struct Binary {
    int op;
    const char* name;
    double lowX, highX, lowY, highY;
    Precision precision;
    double floor = 0;
    bool whole = false; ///< whole numbers, so that equal ones and zeros occur
};

constexpr Binary kBinaries[] = {
    {SPC_ADD, "add", -5, 5, -3, 3, Precision::Rounded},
    {SPC_SUBTRACT, "subtract", -5, 5, -3, 3, Precision::Rounded},
    {SPC_MULTIPLY, "multiply", -5, 5, -3, 3, Precision::Rounded},
    {SPC_DIVIDE, "divide", -5, 5, 0.1, 9, Precision::Root},
    {SPC_MINIMUM, "minimum", -5, 5, -5, 5, Precision::Exact},
    {SPC_MAXIMUM, "maximum", -5, 5, -5, 5, Precision::Exact},
    {SPC_POWER, "power", 0.01, 20, -4, 4, Precision::Power},
    {SPC_ATAN2, "atan2", -5, 5, -5, 5, Precision::Elementary},
    {SPC_HYPOT, "hypot", -500, 500, -3, 3, Precision::Elementary},
    {SPC_MODULO, "modulo", -50, 50, 0.7, 3, Precision::Root, 50},
    {SPC_MODULO, "modulo negative", -50, 50, -3, -0.7, Precision::Root, 50},
    {SPC_MODULO, "modulo whole", -50, 50, 1, 9, Precision::Exact, 0, true},
    {SPC_LESS, "less", -3, 3, -3, 3, Precision::Exact, 0, true},
    {SPC_LESS_EQUAL, "less_equal", -3, 3, -3, 3, Precision::Exact, 0, true},
    {SPC_EQUAL, "equal", -3, 3, -3, 3, Precision::Exact, 0, true},
    {SPC_NOT_EQUAL, "not_equal", -3, 3, -3, 3, Precision::Exact, 0, true},
    {SPC_AND, "and", -2, 2, -2, 2, Precision::Exact, 0, true},
    {SPC_OR, "or", -2, 2, -2, 2, Precision::Exact, 0, true},
};

Samples numbers(ElementType type, const Shape& shape, std::string_view seed, double low,
                double high, bool whole = false) {
    Samples samples = uniform(type, shape, Random(seed), low, high);
    if (whole)
        for (std::int64_t n = 0; n < samples.count(); ++n)
            samples.set(n, std::floor(samples[n]));
    return samples;
}

Case mapCase(SpcKernel kernel, ElementType type, std::string name,
             std::shared_ptr<const void> params, Accuracy accuracy, std::vector<Operand> operands) {
    Case test;
    test.kernel = kernel;
    test.types = shortName(type);
    test.name = fmt::format("{} {}", test.types, name);
    test.params = std::move(params);
    test.accuracy = {std::move(accuracy)};
    test.operands = std::move(operands);
    return test;
}

/// The numbers and, for each special value, the numbers with it among them.
struct Special {
    const char* name;
    double value;
};
constexpr Special kSpecials[] = {{"", 0}, {" nan", kNan}, {" inf", kInf}, {" -inf", -kInf}};

/// What every kernel of maps must stand: shapes, windows, repeated axes, the output in place of the
/// input. `make` gives the case for numbers of this shape.
template<class Make>
void addLayouts(std::vector<Case>& cases, int inputs, Make&& make) {
    for (const Shape& shape : kMapShapes)
        for (const Layout& layout : {kPlain, kOffset, kWindow}) {
            if (shape.rank() == 0 && layout.kind != Layout::Kind::Plain)
                continue;
            Case test = make(shape);
            for (Operand& operand : test.operands)
                operand.layout = layout;
            test.name += fmt::format(" {} {}", shapeText(shape), layoutName(layout));
            if (shape.rank() > 0)
                test.part = cutAlike;
            cases.push_back(std::move(test));
        }
    Case inPlace = make(Shape{37, 41});
    inPlace.name += " in place";
    inPlace.inPlace = true;
    cases.push_back(std::move(inPlace));
    for (int input = 1; input <= inputs; ++input)
        for (int axis = 0; axis < 3; ++axis) {
            const Shape shape{4, 6, 19};
            std::array<std::int64_t, 3> one{4, 6, 19};
            one[static_cast<std::size_t>(axis)] = 1;
            Case test = make(shape);
            auto& operand = test.operands[static_cast<std::size_t>(input)];
            operand.samples = make(Shape(std::span<const std::int64_t>(one)))
                                  .operands[static_cast<std::size_t>(input)]
                                  .samples;
            operand.layout.broadcastAxis = axis;
            operand.layout.broadcastLength = shape[axis];
            test.name += fmt::format(" operand {} repeated along {}", input, axis);
            cases.push_back(std::move(test));
        }
}

/// Numbers on which conversions differ.
Samples awkwardNumbers(ElementType type, const Shape& shape) {
    Samples samples(type, shape);
    const Random random(shortName(type));
    constexpr double kAwkward[] = {0,      -0.0,         0.5,    1.5,    2.5,     -0.5,    -1.5,
                                   -2.5,   127.5,        128,    -128.5, -129,    255,     255.5,
                                   256,    32767.5,      -32769, 65535,  65535.5, 65536,   2.2e9,
                                   -2.2e9, 4294967295.0, 4.3e9,  9.2e18, 9.3e18,  -9.3e18, 1.8e19,
                                   1.9e19, kNan,         3.3,    -7.7,   1e-30,   16777217};
    for (std::int64_t n = 0; n < samples.count(); ++n)
        withElementType(type, [&](auto sample) {
            using T = decltype(sample);
            if constexpr (std::is_integral_v<T>) {
                const T values[] = {std::numeric_limits<T>::lowest(), std::numeric_limits<T>::max(),
                                    T(0), T(1),
                                    static_cast<T>(random.bits(static_cast<std::uint64_t>(n)))};
                samples.as<T>()[n] = values[n % 5];
            } else {
                const auto i = static_cast<std::size_t>(n);
                samples.set(n, Complex(kAwkward[i % std::size(kAwkward)],
                                       kAwkward[(i + 5) % std::size(kAwkward)]));
            }
        });
    return samples;
}

} // namespace

std::vector<Case> convertCases() {
    std::vector<Case> cases;
    const auto make = [&](ElementType to, ElementType from, const Shape& shape) {
        Case test =
            mapCase(SPC_CONVERT, from, fmt::format("to {} {}", shortName(to), shapeText(shape)),
                    nullptr, {}, {output(to, shape), input(awkwardNumbers(from, shape))});
        test.types = fmt::format("{} to {}", shortName(from), shortName(to));
        return test;
    };
    for (const ElementType to : kAll)
        for (const ElementType from : kAll) {
            if (isComplex(from) && !isComplex(to))
                continue;
            cases.push_back(make(to, from, Shape{3, 5, 7}));
            if (from == ElementType::F32 || from == ElementType::F64) {
                Case inf = make(to, from, Shape{4});
                inf.operands[1].samples.set(1, kInf);
                inf.operands[1].samples.set(2, -kInf);
                inf.name += " inf";
                inf.holdsInf = true;
                cases.push_back(std::move(inf));
            }
        }
    using Type = ElementType;
    constexpr std::pair<Type, Type> kPairs[] = {{Type::F32, Type::F32},  {Type::F32, Type::U16},
                                                {Type::U8, Type::F32},   {Type::F64, Type::F64},
                                                {Type::C64, Type::C64},  {Type::U16, Type::F64},
                                                {Type::C128, Type::F64}, {Type::F32, Type::F64}};
    for (const auto& [to, from] : kPairs) {
        for (const Shape& shape : kMapShapes)
            for (const Layout& layout : {kPlain, kWindow}) {
                if (shape.rank() == 0 && layout.kind == Layout::Kind::Window)
                    continue;
                Case test = make(to, from, shape);
                test.operands[0].layout = test.operands[1].layout = layout;
                test.name += fmt::format(" {}", layoutName(layout));
                if (shape.rank() > 0)
                    test.part = cutAlike;
                cases.push_back(std::move(test));
            }
        for (unsigned flips = 1; flips < 8; ++flips) {
            Case test = make(to, from, Shape{5, 6, 35});
            test.operands[1].layout.flippedAxes = flips;
            test.operands[1].layout.kind = Layout::Kind::Window;
            test.operands[0].layout.flippedAxes = flips ^ 3u;
            test.name += fmt::format(" flipped {}", flips);
            cases.push_back(std::move(test));
        }
        for (const auto& [a, b] : {std::pair{0, 1}, {1, 2}, {0, 2}})
            for (const int transposed : {0, 1}) {
                Case test = make(to, from, Shape{7, 33, 66});
                auto& layout = test.operands[static_cast<std::size_t>(transposed)].layout;
                layout.transposedA = a;
                layout.transposedB = b;
                test.name +=
                    fmt::format(" operand {} with axes {} and {} exchanged", transposed, a, b);
                cases.push_back(std::move(test));
            }
        for (int axis = 0; axis < 2; ++axis) {
            Case test = make(to, from, axis == 0 ? Shape{1, 37} : Shape{37, 1});
            test.operands[0] = output(to, axis == 0 ? Shape{9, 37} : Shape{37, 9});
            test.operands[1].layout.broadcastAxis = axis;
            test.operands[1].layout.broadcastLength = 9;
            test.name += " repeated";
            cases.push_back(std::move(test));
        }
    }
    return cases;
}

std::vector<Case> fillCases() {
    std::vector<Case> cases;
    for (const ElementType type : kAll)
        for (const SpcFill& value :
             {SpcFill{3.5, -1.25}, SpcFill{-2.5, 0}, SpcFill{300.25, 7}, SpcFill{kNan, kNan}})
            for (const Shape& shape :
                 {Shape(), Shape{0, 4}, Shape{1}, Shape{37, 41}, Shape{3, 5, 7}})
                for (const Layout& layout : {kPlain, kWindow}) {
                    if (shape.rank() == 0 && layout.kind == Layout::Kind::Window)
                        continue;
                    cases.push_back(mapCase(
                        SPC_FILL, type,
                        fmt::format("{} {} {}", value.re, shapeText(shape), layoutName(layout)),
                        own(value), {}, {output(type, shape, layout)}));
                }
    for (const ElementType type : {ElementType::F32, ElementType::U16, ElementType::C128}) {
        Layout turned = kWindow;
        turned.flippedAxes = 5;
        turned.transposedA = 0;
        turned.transposedB = 2;
        cases.push_back(mapCase(SPC_FILL, type, "turned", own(SpcFill{7, 2}), {},
                                {output(type, Shape{5, 6, 7}, turned)}));
    }
    return cases;
}

std::vector<Case> map1Cases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        for (const Function& f : kFunctions)
            for (const Special& special : kSpecials) {
                const Shape shape{263};
                Samples x = numbers(type, shape, f.name, f.low, f.high);
                if (f.precision == Precision::Exact && f.op == SPC_ROUND)
                    for (std::int64_t n = 0; n < 40; ++n)
                        x.set(n, 0.5 * static_cast<double>(n - 20));
                if (special.name[0] != 0)
                    sprinkle(x, 5, special.value);
                cases.push_back(mapCase(SPC_MAP1, type, fmt::format("{}{}", f.name, special.name),
                                        own(SpcMap1{f.op}), accuracyOf(f.precision, type, f.floor),
                                        {output(type, shape), input(x)}));
                cases.back().holdsInf = std::isinf(special.value);
            }
        for (const int op : {SPC_NEGATE, SPC_SQRT})
            addLayouts(cases, 1, [&](const Shape& shape) {
                return mapCase(
                    SPC_MAP1, type, op == SPC_SQRT ? "sqrt" : "negate", own(SpcMap1{op}),
                    accuracyOf(op == SPC_SQRT ? Precision::Root : Precision::Exact, type),
                    {output(type, shape), input(numbers(type, shape, "layout", 0.1, 9))});
            });
        constexpr std::tuple<int, const char*, bool> kComplex[] = {
            {SPC_NEGATE, "negate", false},
            {SPC_SQUARE, "square", false},
            {SPC_CONJUGATE, "conjugate", false},
            {SPC_ABSOLUTE, "absolute", true},
            {SPC_ABS2, "abs2", true},
            {SPC_REAL, "real", true},
            {SPC_IMAGINARY, "imaginary", true}};
        const ElementType complex = complexOf(type);
        for (const auto& [op, name, toReal] : kComplex)
            for (const bool nan : {false, true}) {
                if (nan && op == SPC_SQUARE)
                    continue; // which parts become NaN is left to the implementation
                const Shape shape{7, 37};
                Samples x = numbers(complex, shape, name, -4, 4);
                if (nan)
                    sprinkle(x, 5, kNan);
                cases.push_back(
                    mapCase(SPC_MAP1, complex, fmt::format("{}{}", name, nan ? " nan" : ""),
                            own(SpcMap1{op}), relative(type, 5e-7, 1e-15),
                            {output(toReal ? type : complex, shape, kWindow), input(x, kWindow)}));
                cases.back().part = cutAlike;
            }
    }
    return cases;
}

std::vector<Case> map2Cases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        for (const Binary& f : kBinaries)
            for (const Special& special : kSpecials)
                for (const bool second : {false, true}) {
                    if (second && special.name[0] == 0)
                        continue;
                    const Shape shape{263};
                    Samples x = numbers(type, shape, f.name, f.lowX, f.highX, f.whole);
                    Samples y =
                        numbers(type, shape, std::string(f.name) + "y", f.lowY, f.highY, f.whole);
                    if (special.name[0] != 0)
                        sprinkle(second ? y : x, 5, special.value);
                    cases.push_back(mapCase(
                        SPC_MAP2, type,
                        fmt::format("{}{}{}", f.name, special.name, second ? " second" : ""),
                        own(SpcMap2{f.op}), accuracyOf(f.precision, type, f.floor),
                        {output(type, shape), input(x), input(y)}));
                    cases.back().holdsInf = std::isinf(special.value);
                }
        Samples zeros(type, Shape{7});
        sprinkle(zeros, 3, kNan);
        cases.push_back(
            mapCase(SPC_MAP2, type, "power nan to the 0", own(SpcMap2{SPC_POWER}),
                    accuracyOf(Precision::Power, type),
                    {output(type, Shape{7}), input(numbers(type, Shape{7}, "power 0", kNan, kNan)),
                     input(zeros)}));
        for (const int op : {SPC_ADD, SPC_DIVIDE})
            addLayouts(cases, 2, [&](const Shape& shape) {
                return mapCase(
                    SPC_MAP2, type, op == SPC_ADD ? "add" : "divide", own(SpcMap2{op}),
                    accuracyOf(op == SPC_ADD ? Precision::Rounded : Precision::Root, type),
                    {output(type, shape), input(numbers(type, shape, "layout x", 0.1, 9)),
                     input(numbers(type, shape, "layout y", 0.5, 2))});
            });
        const ElementType complex = complexOf(type);
        constexpr std::tuple<int, const char*, bool> kComplex[] = {
            {SPC_ADD, "add", false},
            {SPC_SUBTRACT, "subtract", false},
            {SPC_MULTIPLY, "multiply", false},
            {SPC_DIVIDE, "divide", false},
            {SPC_MULTIPLY_CONJUGATE, "multiply_conjugate", false},
            {SPC_MULTIPLY, "multiply by real", true},
            {SPC_DIVIDE, "divide by real", true}};
        for (const auto& [op, name, realY] : kComplex)
            for (const Layout& layout : {kPlain, kWindow}) {
                const Shape shape{7, 37};
                Case test = mapCase(
                    SPC_MAP2, complex, fmt::format("{} {}", name, layoutName(layout)),
                    own(SpcMap2{op}), relative(type, 1e-6, 2e-15, 0.5),
                    {output(complex, shape, layout),
                     input(numbers(complex, shape, name, -4, 4), layout),
                     input(numbers(realY ? type : complex, shape, "complex y", 0.5, 2), layout)});
                test.part = cutAlike;
                cases.push_back(std::move(test));
            }
    }
    return cases;
}

std::vector<Case> mapScalarCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        for (const Binary& f : kBinaries)
            for (const bool first : {false, true})
                for (const bool nan : {false, true}) {
                    const Shape shape{263};
                    // Values that float holds exactly.
                    const double value = f.whole ? 2 : f.lowX < 0 && f.lowY < -1 ? -1.75 : 1.75;
                    Samples x = first ? numbers(type, shape, f.name, f.lowY, f.highY, f.whole)
                                      : numbers(type, shape, f.name, f.lowX, f.highX, f.whole);
                    if (nan)
                        sprinkle(x, 5, kNan);
                    cases.push_back(mapCase(
                        SPC_MAP_SCALAR, type,
                        fmt::format("{}{}{}", f.name, first ? " first" : "", nan ? " nan" : ""),
                        own(SpcMapScalar{f.op, first ? 1 : 0, value}),
                        accuracyOf(f.precision, type, f.floor), {output(type, shape), input(x)}));
                }
        addLayouts(cases, 1, [&](const Shape& shape) {
            return mapCase(SPC_MAP_SCALAR, type, "multiply",
                           own(SpcMapScalar{SPC_MULTIPLY, 0, 2.5}),
                           accuracyOf(Precision::Rounded, type),
                           {output(type, shape), input(numbers(type, shape, "layout", -9, 9))});
        });
        const ElementType complex = complexOf(type);
        for (const int op : {SPC_MULTIPLY, SPC_DIVIDE}) {
            const Shape shape{7, 37};
            cases.push_back(mapCase(SPC_MAP_SCALAR, complex,
                                    op == SPC_MULTIPLY ? "multiply" : "divide",
                                    own(SpcMapScalar{op, 0, 2.5}), relative(type, 5e-7, 1e-15),
                                    {output(complex, shape, kWindow),
                                     input(numbers(complex, shape, "scalar", -4, 4), kWindow)}));
            cases.back().part = cutAlike;
        }
    }
    return cases;
}

std::vector<Case> map3Cases() {
    std::vector<Case> cases;
    constexpr std::pair<int, const char*> kOps[] = {
        {SPC_SELECT, "select"}, {SPC_CLAMP, "clamp"}, {SPC_FMA, "fma"}};
    for (const ElementType type : kFloats)
        for (const auto& [op, name] : kOps) {
            const Accuracy accuracy =
                op != SPC_FMA || type == ElementType::F64 ? Accuracy{} : relative(type, 1.2e-7, 0);
            const auto make = [&, op = op, name = name](const Shape& shape) {
                Samples x = numbers(type, shape, "x", -3, 3, op == SPC_SELECT);
                return mapCase(SPC_MAP3, type, name, own(SpcMap3{op}), accuracy,
                               {output(type, shape), input(x),
                                input(numbers(type, shape, "y", -2, 0)),
                                input(numbers(type, shape, "z", 0, 2))});
            };
            addLayouts(cases, 3, make);
            for (std::size_t nanIn = 1; nanIn <= 3; ++nanIn) {
                Case test = make(Shape{263});
                sprinkle(test.operands[nanIn].samples, 5, kNan);
                test.name += fmt::format(" nan in {}", nanIn);
                cases.push_back(std::move(test));
            }
            if (op == SPC_FMA) { // nothing is left but what a rounded product would have lost
                Case test = make(Shape{263});
                for (std::int64_t n = 0; n < 263; ++n) {
                    const double e = static_cast<double>(n + 1) / 4096;
                    test.operands[1].samples.set(n, 1 + e);
                    test.operands[2].samples.set(n, 1 - e);
                    test.operands[3].samples.set(n, -1);
                }
                test.name += " rounded once";
                cases.push_back(std::move(test));
            }
        }
    return cases;
}

} // namespace specula::compute::conformance
