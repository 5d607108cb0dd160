// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace specula::compute::conformance {
namespace {

const Shape kImages[] = {Shape{1, 1}, Shape{5, 7}, Shape{67, 131}};

struct OwnedChain {
    SpcPointChain chain{};
    std::vector<SpcPointStep> steps;
};

std::shared_ptr<const void> ownChain(ElementType work, std::vector<SpcPointStep> steps) {
    auto owned = std::make_shared<OwnedChain>();
    owned->steps = std::move(steps);
    owned->chain = {static_cast<std::int32_t>(work), static_cast<std::int32_t>(owned->steps.size()),
                    owned->steps.data()};
    return {owned, &owned->chain};
}

SpcPointStep step(SpcPointOp op, std::initializer_list<double> v = {},
                  std::initializer_list<std::int32_t> i = {}, int operand = -1) {
    SpcPointStep s{};
    s.op = op;
    s.operand = operand;
    std::copy(v.begin(), v.end(), s.v);
    std::copy(i.begin(), i.end(), s.i);
    return s;
}

/// (channels, rows, columns); one channel without its axis, so that lower ranks are seen too.
Shape imageShape(int channels, const Shape& rowsColumns) {
    return channels == 1 ? rowsColumns : Shape{channels, rowsColumns[0], rowsColumns[1]};
}

struct ChainCase {
    std::string name;
    std::vector<SpcPointStep> steps;
    std::vector<Operand> tablesAndImages;
    int channels = 1, channelsOut = 1;
    Accuracy accuracy;
    double low = 0, high = 1;
};

Case chainCase(ElementType work, ElementType to, const Samples& in, const ChainCase& chain,
               const Shape& rowsColumns) {
    Case test;
    test.kernel = SPC_POINT_CHAIN;
    test.types = shortName(work);
    if (in.type != work || to != work)
        test.types =
            fmt::format("{} to {} in {}", shortName(in.type), shortName(to), shortName(work));
    test.name = fmt::format("{} {} {}", test.types, chain.name, in.shape.text());
    test.params = ownChain(work, chain.steps);
    test.accuracy = {chain.accuracy};
    test.operands = {output(to, imageShape(chain.channelsOut, rowsColumns)), input(in)};
    for (const Operand& operand : chain.tablesAndImages)
        test.operands.push_back(operand);
    test.part = cutAlike;
    return test;
}

Samples pixels(ElementType type, int channels, const Shape& rowsColumns, const ChainCase& chain) {
    return uniform(type, imageShape(channels, rowsColumns), Random(chain.name), chain.low,
                   chain.high);
}

/// Every step by itself, with the channels it may have.
std::vector<ChainCase> singleSteps(ElementType work, const Shape& rowsColumns) {
    const Accuracy rounded = relative(work, 4e-7, 1e-15, 1);
    const Accuracy power = relative(work, 2e-6, 1e-14, 0.1);
    const Accuracy elementary = relative(work, 1e-6, 5e-15, 0.1);
    const auto image = [&](int channels, std::string_view seed, double low, double high) {
        return input(uniform(work, imageShape(channels, rowsColumns), Random(seed), low, high));
    };
    const auto values = [&](const Shape& shape, std::string_view seed, double low, double high) {
        return table(uniform(work, shape, Random(seed), low, high));
    };
    std::vector<ChainCase> chains;

    chains.push_back({"nothing", {}, {}, 3, 3, {}, -5, 5});
    // Not diagonal and not symmetric, so that a transposed one is noticed.
    const SpcPointStep matrix =
        step(SPC_POINT_MATRIX, {.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, -.05, .1, -.2, .3, 1});
    chains.push_back({"matrix 3", {matrix}, {}, 3, 3, rounded});
    chains.push_back({"matrix 4", {matrix}, {}, 4, 4, rounded});
    for (const int variant : {0, 1})
        for (const int channels : {3, 4, 5})
            chains.push_back(
                {fmt::format("cdl {} {}", variant == 0 ? "asc" : "no clamp", channels),
                 {step(SPC_POINT_CDL, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}, {variant})},
                 {},
                 channels,
                 channels,
                 relative(work, 2e-6, 1e-14, 0.5),
                 -0.3,
                 1.5});
    for (const auto& [n, columns, channels] : {std::tuple{2, 1, 1},
                                               {17, 1, 2},
                                               {17, 1, 3},
                                               {5, 1, 4},
                                               {9, 1, 5},
                                               {4, 3, 3},
                                               {33, 3, 4},
                                               {3, 3, 5}})
        chains.push_back({fmt::format("lut1d {}x{} on {}", n, columns, channels),
                          {step(SPC_POINT_LUT1D, {-.25, -.5, 0, 1.25, 1, 1.5}, {n, columns}, 2)},
                          {values({n, columns}, "lut1d", 0, 1)},
                          channels,
                          channels,
                          relative(work, 4e-7 * n, 1e-15 * n, 1),
                          -0.6,
                          1.7});
    for (const int tetrahedral : {0, 1})
        for (const auto& [n, channels] : {std::pair{2, 3}, {3, 4}, {17, 3}, {5, 5}})
            chains.push_back(
                {fmt::format("lut3d {} {} on {}", tetrahedral == 0 ? "trilinear" : "tetrahedral", n,
                             channels),
                 {step(SPC_POINT_LUT3D, {-.25, -.5, 0, 1.25, 1, 1.5}, {n, tetrahedral}, 2)},
                 {values({n, n, n, 3}, "lut3d", 0, 1)},
                 channels,
                 channels,
                 relative(work, 1e-6 * n, 2e-15 * n, 1),
                 -0.6,
                 1.7});
    for (int op = 0; op < SPC_MULTIPLY_CONJUGATE; ++op) {
        const Accuracy accuracy = op == SPC_POWER ? power
                                  : op == SPC_ATAN2 || op == SPC_HYPOT || op == SPC_MODULO
                                      ? elementary
                                      : rounded;
        for (const int first : {0, 1})
            chains.push_back({fmt::format("scalar {}{}", op, first == 1 ? " first" : ""),
                              {step(SPC_POINT_SCALAR, {1.75}, {op, first})},
                              {},
                              2,
                              2,
                              accuracy,
                              0.1,
                              5});
        chains.push_back({fmt::format("image {}", op),
                          {step(SPC_POINT_IMAGE, {}, {op}, 2)},
                          {image(op % 2 == 0 ? 1 : 3, "image", 0.5, 2)},
                          3,
                          3,
                          accuracy,
                          0.1,
                          5});
    }
    chains.push_back({"log", {step(SPC_POINT_LOG, {10, .5})}, {}, 1, 1, elementary, 0, 100});
    chains.push_back({"log base 2", {step(SPC_POINT_LOG, {2, 1})}, {}, 2, 2, elementary, 0, 100});
    chains.push_back({"asinh", {step(SPC_POINT_ASINH, {3.5})}, {}, 5, 5, elementary, -50, 50});
    chains.push_back({"gamma", {step(SPC_POINT_GAMMA, {0.4545})}, {}, 3, 3, power, -2, 2});
    chains.push_back({"gamma 2.2", {step(SPC_POINT_GAMMA, {2.2})}, {}, 1, 1, power, -2, 2});
    chains.push_back({"clamp", {step(SPC_POINT_CLAMP, {-.25, .5})}, {}, 4, 4, {}, -1, 1});
    chains.push_back({"clamp one side", {step(SPC_POINT_CLAMP, {0, kInf})}, {}, 1, 1, {}, -1, 1});
    chains.push_back({"threshold", {step(SPC_POINT_THRESHOLD, {-.25, .5})}, {}, 2, 2, {}, -1, 1});
    {
        ChainCase mask{
            "mask", {step(SPC_POINT_MASK, {-7}, {}, 2)}, {image(1, "mask", -2, 2)}, 5, 5, {}, -1,
            1};
        Samples& m = mask.tablesAndImages[0].samples;
        for (std::int64_t n = 0; n < m.count(); ++n)
            m.set(n, std::floor(m[n]));
        chains.push_back(mask);
        mask.name = "mask nan";
        mask.steps[0].v[0] = kNan;
        chains.push_back(mask);
    }
    for (const int premultiplied : {0, 1})
        for (const int channels : {2, 4})
            chains.push_back(
                {fmt::format("over {} {}", premultiplied == 0 ? "straight" : "premultiplied",
                             channels),
                 {step(SPC_POINT_OVER, {}, {premultiplied}, 2)},
                 {image(channels, "over", 0, 1)},
                 channels,
                 channels,
                 relative(work, 1e-6, 2e-15, 0.2)});
    {
        ChainCase transparent{"over, both transparent",
                              {step(SPC_POINT_OVER, {}, {0}, 2)},
                              {image(4, "over", 0, 1)},
                              4,
                              4,
                              {},
                              0,
                              0};
        Samples& front = transparent.tablesAndImages[0].samples;
        for (std::int64_t n = front.count() / 4 * 3; n < front.count(); ++n)
            front.set(n, 0);
        chains.push_back(transparent);
    }
    for (int mode = 0; mode < SPC_BLEND_END; ++mode)
        for (const int channels : {1, 3, 4})
            chains.push_back({fmt::format("blend {} on {}", mode, channels),
                              {step(SPC_POINT_BLEND, {0.75}, {mode}, 2)},
                              {image(channels, "blend", 0, 1)},
                              channels,
                              channels,
                              relative(work, 1e-6, 2e-15, 1)});
    for (const int divide : {0, 1})
        for (const int channels : {2, 4, 5}) {
            chains.push_back({fmt::format("premultiply {} {}", divide, channels),
                              {step(SPC_POINT_PREMULTIPLY, {}, {divide})},
                              {},
                              channels,
                              channels,
                              relative(work, 3e-7, 5e-16),
                              0.1,
                              1});
        }
    chains.push_back(
        {"unpremultiply nothing", {step(SPC_POINT_PREMULTIPLY, {}, {1})}, {}, 4, 4, {}, 0, 0});
    return chains;
}

/// Colours whose components keep a distance: the hue of greys is not defined, and that of near
/// greys is not computed well by anybody.
Samples colourful(ElementType type, int channels, const Shape& rowsColumns) {
    Samples samples =
        uniform(type, imageShape(channels, rowsColumns), Random("colourful"), 0.05, 0.2);
    const std::int64_t plane = rowsColumns.count();
    constexpr int kOrders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                   {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (std::int64_t n = 0; n < plane; ++n)
        for (int c = 0; c < 3; ++c)
            samples.set(c * plane + n, samples[c * plane + n] + 0.3 * kOrders[n % 6][c]);
    if (plane > 20) { // greys, and what has no hue at all
        for (int c = 0; c < 3; ++c) {
            samples.set(c * plane + 3, 0.5);
            samples.set(c * plane + 4, 0);
            samples.set(c * plane + 5, 1);
        }
        samples.set(7, 1.5);
        samples.set(8, -0.25);
        samples.set(9, kNan);
    }
    return samples;
}

void addHue(std::vector<Case>& cases, ElementType work) {
    for (const Shape& shape : kImages)
        for (const int channels : {3, 4})
            for (const int n : {1, 2, 7}) {
                Samples curves(work, Shape{3, n});
                const Random random("hue");
                for (int k = 0; k < n; ++k) { // hue 1 is hue 0
                    const auto counter = static_cast<std::uint64_t>(k == n - 1 ? 0 : k);
                    curves.set(k, random.uniform(counter, -0.2, 0.2));
                    curves.set(n + k, random.uniform(100 + counter, 0.4, 1.2));
                    curves.set(2 * n + k, random.uniform(200 + counter, -0.1, 0.1));
                }
                const ChainCase chain{fmt::format("hue {}", n),
                                      {step(SPC_POINT_HUE, {}, {}, 2)},
                                      {table(curves)},
                                      channels,
                                      channels,
                                      relative(work, 5e-6, 2e-14, 0.5)};
                cases.push_back(
                    chainCase(work, work, colourful(work, channels, shape), chain, shape));
            }
}

/// Values well inside of the intervals of the map, because at their borders rounding decides.
void addColormaps(std::vector<Case>& cases, ElementType work) {
    for (const Shape& shape : kImages)
        for (const int logarithmic : {0, 1})
            for (const int n : {1, 7, 256}) {
                const double low = logarithmic == 1 ? 0.5 : -2, high = 20;
                Samples in(work, shape);
                const Random random("colormap");
                for (std::int64_t k = 0; k < in.count(); ++k) {
                    const auto counter = static_cast<std::uint64_t>(k);
                    const double t = (std::floor(random.uniform(2 * counter, -1, n + 1)) +
                                      random.uniform(2 * counter + 1, 0.2, 0.8)) /
                                     n;
                    in.set(k, logarithmic == 1 ? low * std::pow(high / low, t)
                                               : low + t * (high - low));
                }
                if (in.count() > 20) {
                    in.set(3, kNan);
                    in.set(4, logarithmic == 1 ? 0 : -1e30);
                    in.set(5, logarithmic == 1 ? -3 : 1e30);
                }
                const ChainCase chain{
                    fmt::format("colormap {} {}", logarithmic == 1 ? "log" : "linear", n),
                    {step(SPC_POINT_COLORMAP, {low, high}, {n, logarithmic}, 2)},
                    {table(uniform(work, Shape{n, 3}, Random("colours"), 0, 1))},
                    1,
                    3,
                    {}};
                cases.push_back(chainCase(work, work, in, chain, shape));
            }
}

/// Several steps fused; the pedestal is one row repeated over the image.
ChainCase longChain(ElementType work, const Shape& rowsColumns) {
    Operand pedestal = input(uniform(work, Shape{1, rowsColumns[1]}, Random("row"), 0.5, 1.5));
    pedestal.layout.broadcastAxis = 0;
    pedestal.layout.broadcastLength = rowsColumns[0];
    return {"chain of six",
            {step(SPC_POINT_SCALAR, {0.25}, {SPC_SUBTRACT, 0}),
             step(SPC_POINT_IMAGE, {}, {SPC_DIVIDE}, 2),
             step(SPC_POINT_MATRIX, {.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, -.05}),
             step(SPC_POINT_CLAMP, {0, 1}), step(SPC_POINT_GAMMA, {0.5}),
             step(SPC_POINT_LUT1D, {0, 0, 0, 1, 1, 1}, {9, 1}, 3)},
            {pedestal, table(uniform(work, Shape{9, 1}, Random("curve"), 0, 1))},
            3,
            3,
            relative(work, 2e-5, 5e-14, 1),
            0.5,
            2};
}

/// Every pair of types, with values that fill the small ones and leave them.
void addTypes(std::vector<Case>& cases) {
    const Shape shape{9, 37};
    for (const ElementType from : kReals)
        for (const ElementType to : kReals) {
            const bool exactInF32 = elementBytes(from) <= 2 || from == ElementType::F32;
            for (const ElementType work : kFloats) {
                if (work == ElementType::F32 && (!exactInF32 || to == ElementType::F64))
                    continue;
                ChainCase chain{
                    "times 1.25 plus 0.375",
                    {step(SPC_POINT_SCALAR, {1.25}, {SPC_MULTIPLY, 0}),
                     step(SPC_POINT_SCALAR, {0.375}, {SPC_ADD, 0})},
                    {},
                    2,
                    2,
                    {Accuracy::Scale::Rounded, work == ElementType::F32 ? 4e-7 : 1e-15, 0, 0, {}},
                    -400,
                    100000};
                if (to == ElementType::F32 || to == ElementType::F64)
                    chain.accuracy = relative(to, 4e-7, 1e-15);
                cases.push_back(chainCase(work, to, pixels(from, 2, shape, chain), chain, shape));
            }
        }
    for (const ElementType to : {ElementType::U8, ElementType::U16, ElementType::I32}) {
        Samples in(ElementType::F32, Shape{1, 41});
        for (std::int64_t n = 0; n < 41; ++n)
            in.set(n, static_cast<double>(n - 20));
        in.set(7, kNan);
        const ChainCase half{"halves", {step(SPC_POINT_SCALAR, {0.5}, {SPC_MULTIPLY, 0})}, {}, 1, 1,
                             {}};
        cases.push_back(chainCase(ElementType::F32, to, in, half, Shape{1, 41}));
    }
    const Shape images{5, 31};
    for (const ElementType type : {ElementType::U8, ElementType::U16}) {
        const ChainCase mixed{
            fmt::format("{} image and mask", shortName(type)),
            {step(SPC_POINT_IMAGE, {}, {SPC_SUBTRACT}, 2), step(SPC_POINT_MASK, {-1}, {}, 3)},
            {input(uniform(type, images, Random("dark"), 0, 50)),
             input(uniform(type, images, Random("mask"), 0, 2))},
            1,
            1,
            {},
            0,
            1000};
        cases.push_back(chainCase(ElementType::F32, ElementType::F32,
                                  pixels(ElementType::F32, 1, images, mixed), mixed, images));
        cases.back().types = fmt::format("f32 with images of {}", shortName(type));
        cases.back().accuracy = {relative(ElementType::F32, 1.2e-7, 0)};
    }
}

} // namespace

std::vector<Case> pointChainCases() {
    std::vector<Case> cases;
    for (const ElementType work : kFloats) {
        for (const Shape& shape : kImages)
            for (const ChainCase& chain : singleSteps(work, shape)) {
                const Samples in = pixels(work, chain.channels, shape, chain);
                cases.push_back(chainCase(work, work, in, chain, shape));
                if (shape[0] != 5)
                    continue;
                Case nan = cases.back();
                nan.name += " nan";
                sprinkle(nan.operands[1].samples, 4, kNan);
                cases.push_back(std::move(nan));
            }
        addHue(cases, work);
        addColormaps(cases, work);
        for (const Shape& shape : kImages)
            for (const Layout& layout : {kPlain, kOffset, kWindow}) {
                const ChainCase chain = longChain(work, shape);
                Case test = chainCase(work, work, pixels(work, 3, shape, chain), chain, shape);
                for (std::size_t i = 0; i < 2; ++i)
                    test.operands[i].layout = layout;
                test.name += fmt::format(" {}", layoutName(layout));
                cases.push_back(test);
                if (layout.kind == Layout::Kind::Window) {
                    test.inPlace = true;
                    test.part = nullptr;
                    test.name += " in place";
                    cases.push_back(std::move(test));
                }
            }
        ChainCase most{"as many steps as there may be", {}, {}, 1, 1,
                       relative(work, 4e-6, 1e-14, 1)};
        for (int k = 0; k < SPC_MAX_POINT_STEPS; ++k)
            most.steps.push_back(k % 2 == 0 ? step(SPC_POINT_SCALAR, {1.125}, {SPC_MULTIPLY, 0})
                                            : step(SPC_POINT_SCALAR, {0.25}, {SPC_SUBTRACT, 0}));
        cases.push_back(
            chainCase(work, work, pixels(work, 1, Shape{5, 7}, most), most, Shape{5, 7}));
        for (const Shape& empty : {Shape{0, 4}, Shape{4, 0}}) {
            const ChainCase nothing{"empty", {step(SPC_POINT_GAMMA, {2})}, {}, 3, 3, {}};
            cases.push_back(chainCase(work, work, pixels(work, 3, empty, nothing), nothing, empty));
        }
    }
    addTypes(cases);
    return cases;
}

} // namespace specula::compute::conformance
