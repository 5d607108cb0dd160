// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::compute::conformance {
namespace {

Samples numbers(ElementType type, const Shape& shape, std::string_view seed, double low = -1,
                double high = 2) {
    return uniform(type, shape, Random(seed), low, high);
}

Shape grown(const Shape& shape, std::int64_t rows, std::int64_t columns) {
    std::vector<std::int64_t> extents(shape.extents().begin(), shape.extents().end());
    extents[extents.size() - 1] += columns;
    extents[extents.size() - 2] += rows;
    return Shape(std::span<const std::int64_t>(extents));
}

/// Gaussian weights, which a tier may treat as symmetric, or ones that are not.
Samples weights(ElementType type, std::int64_t taps, bool symmetric) {
    if (!symmetric)
        return numbers(type, Shape{taps}, "weights", -0.2, 0.4);
    Samples w(type, Shape{taps});
    double sum = 0;
    const double centre = static_cast<double>(taps - 1) / 2;
    const double sigma = std::max(0.4, static_cast<double>(taps) / 8);
    const auto gauss = [&](std::int64_t k) {
        const double z = (static_cast<double>(k) - centre) / sigma;
        return std::exp(-z * z / 2);
    };
    for (std::int64_t k = 0; k < taps; ++k)
        sum += gauss(k);
    for (std::int64_t k = 0; k < taps; ++k)
        w.set(k, gauss(k) / sum);
    return w;
}

/// Sums of products in float, in the order of the catalogue.
Accuracy products(ElementType type, std::int64_t taps) {
    const double n = std::sqrt(static_cast<double>(taps) + 16) / 4;
    Accuracy accuracy = ofMagnitudes(type, 4e-7 * n, 8e-16 * n);
    return accuracy;
}

/// Which part of the input a window of the output needs, where the kernel is `rows` x `columns`
/// larger on that side.
Part cutValid(const Case& test, std::span<const Tensor> whole, const Rect& window,
              std::int64_t rows, std::int64_t columns) {
    Part part{test.params, {whole.begin(), whole.end()}};
    part.operands[0] = cut(whole[0], window);
    part.operands[1] =
        cut(whole[1], {window.x, window.y, window.width + columns, window.height + rows});
    return part;
}

} // namespace

std::vector<Case> convolveAxisCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        const auto add = [&](const Shape& out, int axis, std::int64_t taps, bool symmetric,
                             const Layout& layout, bool nan) {
            std::vector<std::int64_t> extents(out.extents().begin(), out.extents().end());
            extents[static_cast<std::size_t>(axis)] += taps - 1;
            Case test;
            test.kernel = SPC_CONVOLVE_AXIS;
            test.types = shortName(type);
            test.name =
                fmt::format("{} {} taps along {} of {}{} {}{}", test.types, taps, axis, out.text(),
                            symmetric ? " symmetric" : "", layoutName(layout), nan ? " nan" : "");
            test.params = own(SpcAxis{axis});
            test.accuracy = {products(type, taps)};
            test.operands = {
                output(type, out, layout),
                input(numbers(type, Shape(std::span<const std::int64_t>(extents)), "image"),
                      layout),
                table(weights(type, taps, symmetric))};
            if (nan) {
                sprinkle(test.operands[1].samples, 97, kNan);
                test.operands[2].samples.set(0, 0); // a NaN against a weight of 0 counts
            }
            const int fromLast = out.rank() - 1 - axis;
            if (out.rank() >= 2)
                test.part = [taps, fromLast](const Case& c, std::span<const Tensor> whole,
                                             const Rect& window) {
                    return cutValid(c, whole, window, fromLast == 1 ? taps - 1 : 0,
                                    fromLast == 0 ? taps - 1 : 0);
                };
            cases.push_back(std::move(test));
        };
        for (const std::int64_t taps : {1, 2, 3, 8, 31, 41})
            for (const bool symmetric : {false, true})
                for (int axis = 0; axis < 3; ++axis)
                    add(Shape{3, 37, 67}, axis, taps, symmetric, kPlain, false);
        for (const Layout& layout : {kPlain, kOffset, kWindow})
            for (const auto& [shape, axis] : {std::pair{Shape{1009}, 0},
                                              {Shape{1, 1}, 0},
                                              {Shape{1, 1}, 1},
                                              {Shape{5, 7}, 0},
                                              {Shape{5, 7}, 1},
                                              {Shape{2, 3, 5, 19}, 2},
                                              {Shape{2, 3, 5, 19}, 3},
                                              {Shape{67, 131}, 0},
                                              {Shape{67, 131}, 1},
                                              {Shape{0, 5}, 1}})
                add(shape, axis, 7, true, layout, false);
        for (const bool symmetric : {false, true})
            for (const int axis : {0, 1})
                add(Shape{37, 41}, axis, 9, symmetric, kPlain, true);
    }
    return cases;
}

std::vector<Case> convolveSeparableCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        const auto add = [&](const Shape& out, std::int64_t tx, std::int64_t ty, bool symmetric,
                             const Layout& layout, bool nan) {
            Case test;
            test.kernel = SPC_CONVOLVE_SEPARABLE;
            test.types = shortName(type);
            test.name =
                fmt::format("{} {} x {} taps, {}{} {}{}", test.types, tx, ty, out.text(),
                            symmetric ? " symmetric" : "", layoutName(layout), nan ? " nan" : "");
            test.accuracy = {products(type, tx + ty)};
            if (symmetric && tx == 31 && ty == 31 && !nan)
                test.accuracy[0].l2 = type == ElementType::F32 ? 3e-7 : 1e-15;
            test.operands = {output(type, out, layout),
                             input(numbers(type, grown(out, ty - 1, tx - 1), "image"), layout),
                             table(weights(type, tx, symmetric)),
                             table(weights(type, ty, symmetric))};
            if (nan)
                sprinkle(test.operands[1].samples, 197, kNan);
            test.part = [tx, ty](const Case& c, std::span<const Tensor> whole, const Rect& window) {
                return cutValid(c, whole, window, ty - 1, tx - 1);
            };
            cases.push_back(std::move(test));
        };
        for (const auto& [tx, ty] :
             {std::pair{1, 1}, {3, 3}, {1, 5}, {7, 1}, {4, 6}, {31, 31}, {41, 41}})
            for (const bool symmetric : {false, true})
                for (const Layout& layout : {kPlain, kWindow})
                    add(Shape{67, 131}, tx, ty, symmetric, layout, false);
        for (int channels = 1; channels <= 5; ++channels)
            add(Shape{channels, 19, 23}, 5, 9, true, kWindow, false);
        add(Shape{2, 2, 9, 11}, 3, 5, true, kPlain, false);
        add(Shape{1, 1}, 31, 31, true, kPlain, false);
        add(Shape{3, 0, 5}, 3, 3, true, kPlain, false);
        add(Shape{47, 59}, 9, 9, true, kPlain, true);
    }
    return cases;
}

std::vector<Case> convolveCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        const auto add = [&](const Shape& out, std::int64_t rows, std::int64_t columns, bool flip,
                             const Layout& layout, bool nan) {
            Case test;
            test.kernel = SPC_CONVOLVE;
            test.types = shortName(type);
            test.name = fmt::format("{} {}x{} on {}{} {}{}", test.types, rows, columns, out.text(),
                                    flip ? " flipped" : "", layoutName(layout), nan ? " nan" : "");
            test.params = own(SpcConvolve{flip ? 1 : 0});
            test.accuracy = {products(type, rows * columns)};
            test.operands = {
                output(type, out, layout),
                input(numbers(type, grown(out, rows - 1, columns - 1), "image"), layout),
                table(numbers(type, Shape{rows, columns}, "kernel", -0.2, 0.4))};
            if (nan) {
                sprinkle(test.operands[1].samples, 97, kNan);
                sprinkle(test.operands[2].samples, 4, 0);
            }
            test.part = [rows, columns](const Case& c, std::span<const Tensor> whole,
                                        const Rect& window) {
                return cutValid(c, whole, window, rows - 1, columns - 1);
            };
            cases.push_back(std::move(test));
        };
        for (const auto& [rows, columns] :
             {std::pair{1, 1}, {3, 3}, {5, 3}, {2, 4}, {1, 7}, {9, 1}, {11, 11}})
            for (const bool flip : {false, true})
                for (const Layout& layout : {kPlain, kWindow})
                    add(Shape{37, 67}, rows, columns, flip, layout, false);
        for (int channels = 1; channels <= 5; ++channels)
            add(Shape{channels, 13, 17}, 3, 5, true, kWindow, false);
        add(Shape{1, 1}, 5, 5, false, kPlain, false);
        add(Shape{0, 4}, 3, 3, false, kPlain, false);
        add(Shape{23, 29}, 3, 3, true, kPlain, true);
    }
    return cases;
}

std::vector<Case> rankFilterCases() {
    std::vector<Case> cases;
    constexpr const char* kNames[] = {"median", "minimum", "maximum"};
    const auto add = [&](ElementType type, const Shape& out, SpcRank which, int ry, int rx,
                         const Layout& layout, bool nan, bool ties) {
        Samples in = numbers(type, grown(out, 2 * ry, 2 * rx), "image", 0, ties ? 6 : 120);
        if (ties)
            for (std::int64_t n = 0; n < in.count(); ++n)
                in.set(n, std::floor(in[n]));
        if (nan)
            sprinkle(in, 61, kNan);
        Case test;
        test.kernel = SPC_RANK_FILTER;
        test.types = shortName(type);
        test.name =
            fmt::format("{} {} {}x{} on {} {}{}{}", test.types, kNames[which], ry, rx, out.text(),
                        layoutName(layout), nan ? " nan" : "", ties ? " ties" : "");
        test.params = own(SpcRankFilter{which, ry, rx});
        test.accuracy = {Accuracy{}};
        test.operands = {output(type, out, layout), input(std::move(in), layout)};
        test.part = [ry, rx](const Case& c, std::span<const Tensor> whole, const Rect& window) {
            return cutValid(c, whole, window, 2 * ry, 2 * rx);
        };
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kFloats)
        for (const SpcRank which : {SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM}) {
            for (const auto& [ry, rx] :
                 {std::pair{0, 0}, {1, 1}, {2, 2}, {3, 3}, {0, 2}, {2, 1}, {5, 4}, {1, 0}})
                for (const Layout& layout : {kPlain, kWindow})
                    add(type, Shape{23, 41}, which, ry, rx, layout, false, false);
            for (int channels = 1; channels <= 5; ++channels)
                add(type, Shape{channels, 11, 13}, which, 1, 1, kPlain, false, true);
            for (const int r : {1, 2, 4}) {
                add(type, Shape{19, 37}, which, r, r, kPlain, true, false);
                add(type, Shape{19, 37}, which, r, r, kPlain, false, true);
            }
            add(type, Shape{1, 1}, which, 2, 2, kPlain, false, false);
            add(type, Shape{0, 3}, which, 1, 1, kPlain, false, false);
        }
    for (const ElementType type : kReals)
        if (!isFloat(pixelType(type)))
            for (const SpcRank which : {SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM})
                for (const int r : {1, 3})
                    add(type, Shape{2, 17, 19}, which, r, r, kWindow, false, false);
    return cases;
}

} // namespace specula::compute::conformance
