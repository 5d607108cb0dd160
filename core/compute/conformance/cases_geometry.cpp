// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/case_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace specula::compute::conformance {
namespace {

Samples numbers(ElementType type, const Shape& shape, std::string_view seed) {
    return uniform(type, shape, Random(seed), -1, 2);
}

/// Starts and weights of a resampling from `from` to `to` elements, as a filter of this support
/// gives them.
std::pair<Samples, Samples> filter(ElementType type, std::int64_t from, std::int64_t to,
                                   std::int64_t taps) {
    Samples starts(ElementType::I32, Shape{to}), w(type, Shape{to, taps});
    const double step =
        static_cast<double>(from) / static_cast<double>(std::max<std::int64_t>(to, 1));
    for (std::int64_t i = 0; i < to; ++i) {
        const double centre = (static_cast<double>(i) + 0.5) * step - 0.5;
        const std::int64_t first = static_cast<std::int64_t>(std::floor(centre)) - taps / 2 + 1;
        const std::int64_t start = std::clamp<std::int64_t>(first, 0, from - taps);
        starts.set(i, static_cast<double>(start));
        double sum = 0;
        const auto weight = [&](std::int64_t k) {
            const double z = (static_cast<double>(start + k) - centre) / std::max(step, 1.0);
            return std::cos(z) * std::exp(-z * z / 4) + 0.01;
        };
        for (std::int64_t k = 0; k < taps; ++k)
            sum += weight(k);
        for (std::int64_t k = 0; k < taps; ++k)
            w.set(i * taps + k, weight(k) / sum);
    }
    return {starts, w};
}

Samples places(const std::vector<std::int64_t>& values) {
    Samples samples(ElementType::I64, Shape{static_cast<std::int64_t>(values.size())});
    std::copy(values.begin(), values.end(), samples.as<std::int64_t>());
    return samples;
}

/// Output pixel (x, y) looks at a + (x, y) times the matrix, in units of 2^-32 pixel.
struct Transform {
    const char* name;
    double xx, xy, x0, yx, yy, y0;
};
constexpr Transform kTransforms[] = {
    {"identity", 1, 0, 0, 0, 1, 0},
    {"half a pixel", 1, 0, 0.5, 0, 1, -0.5},
    {"a third", 1, 0, 1.0 / 3, 0, 1, 2.0 / 3},
    {"turned by 30 degrees", 0.8660254, -0.5, 9, 0.5, 0.8660254, -7},
    {"shrunk", 2.3, 0, 0.65, 0, 1.9, 0.45},
    {"enlarged and sheared", 0.31, 0.07, 2, -0.05, 0.42, 1},
    {"far away", 1, 0, 1000, 0, 1, 1000},
};

Case affineCase(ElementType type, const Transform& t, int channels, const Shape& out,
                const Shape& image, SpcSampling sampling) {
    const auto fixed = [](double pixel) {
        return static_cast<std::int64_t>(std::llround(std::ldexp(pixel, 32)));
    };
    std::vector<std::int64_t> columnX, columnY, rowX, rowY;
    for (std::int64_t x = 0; x < out[1]; ++x) {
        columnX.push_back(fixed(t.xx * static_cast<double>(x) + t.x0));
        columnY.push_back(fixed(t.yx * static_cast<double>(x) + t.y0));
    }
    for (std::int64_t y = 0; y < out[0]; ++y) {
        rowX.push_back(fixed(t.xy * static_cast<double>(y)));
        rowY.push_back(fixed(t.yy * static_cast<double>(y)));
    }
    const auto shaped = [&](const Shape& s) {
        return channels == 0 ? s : Shape{channels, s[0], s[1]};
    };
    Case test;
    test.kernel = SPC_AFFINE;
    test.types = shortName(type);
    test.name = fmt::format("{} {} {} {} from {}", test.types,
                            sampling == SPC_NEAREST ? "nearest" : "bilinear", t.name,
                            shaped(out).text(), image.text());
    SpcAffine params{};
    params.sampling = sampling;
    params.fill = -7;
    params.image_width = image[1];
    params.image_height = image[0];
    test.params = own(params);
    // Weights below 1, so relative to the values.
    test.accuracy = {sampling == SPC_NEAREST ? Accuracy{} : relative(type, 3e-7, 6e-16, 2)};
    test.operands = {output(type, shaped(out)), input(numbers(type, shaped(image), "image")),
                     table(places(columnX)),    table(places(columnY)),
                     table(places(rowX)),       table(places(rowY))};
    test.part = [](const Case& c, std::span<const Tensor> whole, const Rect& window) {
        Part part{c.params, {whole.begin(), whole.end()}};
        part.operands[0] = cut(whole[0], window);
        for (const std::size_t i : {2u, 3u})
            part.operands[i] = whole[i].slice(0, window.x, window.width);
        for (const std::size_t i : {4u, 5u})
            part.operands[i] = whole[i].slice(0, window.y, window.height);
        return part;
    };
    return test;
}

} // namespace

std::vector<Case> resampleAxisCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats) {
        const auto add = [&](const Shape& in, int axis, std::int64_t to, std::int64_t taps,
                             const Layout& layout, bool nan) {
            std::vector<std::int64_t> extents(in.extents().begin(), in.extents().end());
            const auto [starts, w] =
                filter(type, extents[static_cast<std::size_t>(axis)], to, taps);
            extents[static_cast<std::size_t>(axis)] = to;
            Case test;
            test.kernel = SPC_RESAMPLE_AXIS;
            test.types = shortName(type);
            test.name = fmt::format("{} {} to {} along {}, {} taps {}{}", test.types, in.text(), to,
                                    axis, taps, layoutName(layout), nan ? " nan" : "");
            test.params = own(SpcAxis{axis});
            test.accuracy = {ofMagnitudes(type, 6e-7, 1.2e-15)};
            test.operands = {output(type, Shape(std::span<const std::int64_t>(extents)), layout),
                             input(numbers(type, in, "image"), layout), table(starts), table(w)};
            if (nan)
                sprinkle(test.operands[1].samples, 83, kNan);
            const int fromLast = in.rank() - 1 - axis;
            if (in.rank() >= 2)
                test.part = [axis, fromLast](const Case& c, std::span<const Tensor> whole,
                                             const Rect& window) {
                    Part part{c.params, {whole.begin(), whole.end()}};
                    part.operands[0] = cut(whole[0], window);
                    if (fromLast > 1)
                        part.operands[1] = cut(whole[1], window);
                    else {
                        const int other = axis + (fromLast == 0 ? -1 : 1);
                        const bool along = fromLast == 0; // the window's columns are resampled
                        part.operands[1] = whole[1].slice(other, along ? window.y : window.x,
                                                          along ? window.height : window.width);
                        for (const std::size_t i : {2u, 3u})
                            part.operands[i] = whole[i].slice(0, along ? window.x : window.y,
                                                              along ? window.width : window.height);
                    }
                    return part;
                };
            cases.push_back(std::move(test));
        };
        for (const auto& [to, taps] :
             {std::pair{37, 1}, {19, 6}, {80, 6}, {37, 2}, {1, 5}, {7, 24}, {101, 4}})
            for (int axis = 0; axis < 3; ++axis)
                for (const Layout& layout : {kPlain, kWindow})
                    add(axis == 0   ? Shape{37, 5, 19}
                        : axis == 1 ? Shape{2, 37, 41}
                                    : Shape{3, 29, 37},
                        axis, to, taps, layout, false);
        for (const int axis : {0, 1}) {
            add(Shape{67, 131}, axis, 40, 9, kWindow, false);
            add(Shape{31, 33}, axis, 40, 6, kPlain, true);
            add(Shape{5, 7}, axis, 0, 3, kPlain, false);
        }
        add(Shape{1009}, 0, 300, 21, kOffset, false);
        add(Shape{1}, 0, 5, 1, kPlain, false);
    }
    return cases;
}

std::vector<Case> affineCases() {
    std::vector<Case> cases;
    for (const ElementType type : kFloats)
        for (const SpcSampling sampling : {SPC_NEAREST, SPC_BILINEAR}) {
            for (const Transform& t : kTransforms)
                for (const auto& [out, image] : {std::pair{Shape{23, 37}, Shape{29, 31}},
                                                 {Shape{1, 1}, Shape{1, 1}},
                                                 {Shape{5, 7}, Shape{1, 40}},
                                                 {Shape{67, 131}, Shape{64, 130}}})
                    for (const int channels : {0, 3})
                        cases.push_back(affineCase(type, t, channels, out, image, sampling));
            for (int channels = 1; channels <= 5; ++channels) {
                cases.push_back(affineCase(type, kTransforms[3], channels, Shape{11, 13},
                                           Shape{20, 20}, sampling));
                for (std::size_t i = 0; i < 2; ++i)
                    cases.back().operands[i].layout = kWindow;
            }
            Case nan = affineCase(type, kTransforms[2], 0, Shape{23, 37}, Shape{29, 31}, sampling);
            sprinkle(nan.operands[1].samples, 41, kNan);
            nan.name += " nan";
            cases.push_back(nan);
            Case still =
                affineCase(type, kTransforms[0], 0, Shape{23, 29}, Shape{23, 29}, sampling);
            sprinkle(still.operands[1].samples, 41, kNan); // beyond the border is not looked at
            still.name += " nan";
            cases.push_back(still);
            cases.push_back(
                affineCase(type, kTransforms[0], 0, Shape{0, 3}, Shape{4, 4}, sampling));
            // A part of the image, as large as is needed, of an image beyond 2^31 pixels a side.
            Case piece = affineCase(type, kTransforms[1], 0, Shape{9, 11}, Shape{12, 14}, sampling);
            SpcAffine params = *static_cast<const SpcAffine*>(piece.params.get());
            params.image_width = std::int64_t{3} << 29;
            params.image_height = std::int64_t{3} << 29;
            params.in_x = std::int64_t{5} << 28;
            params.in_y = std::int64_t{5} << 27;
            piece.params = own(params);
            for (std::int64_t x = 0; x < 11; ++x)
                piece.operands[2].samples.as<std::int64_t>()[x] += (params.in_x + 1) << 32;
            for (std::int64_t y = 0; y < 9; ++y)
                piece.operands[5].samples.as<std::int64_t>()[y] += (params.in_y + 1) << 32;
            piece.name += " of a huge image";
            cases.push_back(std::move(piece));
        }
    return cases;
}

std::vector<Case> extendCases() {
    std::vector<Case> cases;
    constexpr const char* kEdges[] = {"clamp", "reflect", "mirror", "wrap", "constant"};
    const auto add = [&](ElementType type, int channels, int edge, const Rect& out,
                         const Rect& image, const Rect& in, const Layout& layout) {
        const auto shaped = [&](const Rect& r) {
            return channels == 0 ? Shape{r.height, r.width} : Shape{channels, r.height, r.width};
        };
        Case test;
        test.kernel = SPC_EXTEND;
        test.types = shortName(type);
        test.name =
            fmt::format("{} {} {} at ({}, {}) of {}x{}, known {}x{} at ({}, {}) {}", test.types,
                        kEdges[edge], shaped(out).text(), out.x, out.y, image.height, image.width,
                        in.height, in.width, in.x, in.y, layoutName(layout));
        SpcExtend params{};
        params.edge = edge;
        params.value = 4.5;
        params.image_width = image.width;
        params.image_height = image.height;
        params.in_x = in.x;
        params.in_y = in.y;
        params.out_x = out.x;
        params.out_y = out.y;
        test.params = own(params);
        test.accuracy = {Accuracy{}};
        // What has no source in `in` stays as it is.
        test.operands = {input(uniform(type, shaped(out), Random("before"), 0, 120), layout),
                         input(uniform(type, shaped(in), Random("image"), 0, 120), layout)};
        if (isFloat(type))
            sprinkle(test.operands[1].samples, 7, kNan);
        test.part = [](const Case& c, std::span<const Tensor> whole, const Rect& window) {
            SpcExtend moved = *static_cast<const SpcExtend*>(c.params.get());
            moved.out_x += window.x;
            moved.out_y += window.y;
            Part part{own(moved), {whole.begin(), whole.end()}};
            part.operands[0] = cut(whole[0], window);
            return part;
        };
        cases.push_back(std::move(test));
    };
    for (const ElementType type : kReals)
        for (int edge = 0; edge <= SPC_EDGE_CONSTANT; ++edge) {
            const Rect image{0, 0, 11, 9};
            add(type, 0, edge, {-4, -3, 19, 15}, image, image, kPlain);
            add(type, 3, edge, {-40, -30, 90, 70}, image, image, kWindow); // several periods
            if (!isFloat(type) && type != ElementType::U16)
                continue;
            for (int channels = 1; channels <= 5; ++channels)
                add(type, channels, edge, {-2, -2, 15, 13}, image, image, kWindow);
            add(type, 0, edge, {2, 1, 5, 6}, image, image, kPlain);           // nothing to continue
            add(type, 0, edge, {5, -7, 31, 12}, image, {4, 2, 5, 6}, kPlain); // a part is known
            add(type, 0, edge, {-3, -3, 7, 7}, {0, 0, 1, 1}, {0, 0, 1, 1}, kPlain);
            add(type, 2, edge, {-5, -6, 16, 13}, {0, 0, 2, 1}, {0, 0, 2, 1}, kOffset);
            add(type, 0, edge, {100, 100, 5, 4}, image, image, kPlain);
            add(type, 0, edge, {0, 0, 0, 4}, image, image, kPlain);
            add(type, 0, edge, {-8, -8, 147, 83}, {0, 0, 131, 67}, {0, 0, 131, 67}, kWindow);
        }
    return cases;
}

} // namespace specula::compute::conformance
