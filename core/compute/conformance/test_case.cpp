// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/test_case.h"

namespace specula::compute::conformance {

Tensor cut(const Tensor& tensor, const Rect& window) {
    const int last = tensor.rank() - 1;
    const Tensor columns = tensor.slice(last, window.x, window.width);
    return last == 0 ? columns : columns.slice(last - 1, window.y, window.height);
}

Part cutAlike(const Case& test, std::span<const Tensor> whole, const Rect& window) {
    Part part{test.params, {}};
    for (std::size_t i = 0; i < whole.size(); ++i)
        part.operands.push_back(test.operands[i].isTable ? whole[i] : cut(whole[i], window));
    return part;
}

Operand output(ElementType type, const Shape& shape, Layout layout) {
    Operand operand;
    operand.samples = Samples(type, shape);
    operand.layout = layout;
    operand.initialised = false;
    return operand;
}

Operand input(Samples samples, Layout layout) {
    Operand operand;
    operand.samples = std::move(samples);
    operand.layout = layout;
    return operand;
}

Operand table(Samples samples) {
    Operand operand = input(std::move(samples));
    operand.isTable = true;
    return operand;
}

namespace {

double byPrecision(ElementType type, double f32, double f64) {
    return type == ElementType::F64 || type == ElementType::C128 ? f64 : f32;
}

} // namespace

Accuracy relative(ElementType type, double f32, double f64, double floor) {
    return {Accuracy::Scale::Truth, byPrecision(type, f32, f64), 0, floor, {}};
}
Accuracy ofMagnitudes(ElementType type, double f32, double f64) {
    return {Accuracy::Scale::Magnitudes, byPrecision(type, f32, f64), 0, 0, {}};
}
Accuracy ofLargest(ElementType type, double f32, double f64) {
    return {Accuracy::Scale::Largest, byPrecision(type, f32, f64), 0, 0, {}};
}

ElementType complexOf(ElementType type) {
    return type == ElementType::F64 ? ElementType::C128 : ElementType::C64;
}

std::string_view layoutName(const Layout& layout) {
    constexpr std::string_view kNames[] = {"plain", "offset", "window"};
    return kNames[static_cast<int>(layout.kind)];
}

void sprinkle(Samples& samples, std::int64_t step, double value) {
    for (std::int64_t n = step / 2; n < samples.count(); n += step)
        samples.set(n, value);
}

std::string shapeText(const Shape& shape) {
    return shape.rank() == 0 ? "scalar" : shape.text();
}

} // namespace specula::compute::conformance
