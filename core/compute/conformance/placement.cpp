// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/placement.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace specula::compute::conformance {
namespace {

constexpr std::byte kAroundInputs{0xff};  // NaN in every float type
constexpr std::byte kAroundOutputs{0xfe}; // a finite number nothing computes

using Index = std::array<std::int64_t, SPC_MAX_RANK>;

/// Where the elements of an operand lie in its block.
struct BlockLayout {
    Shape block;
    Index first{};  ///< of the window in the block
    Index stored{}; ///< extents of the window as stored
    int rank = 0;

    BlockLayout(const Layout& layout, const Shape& samples)
        : rank(samples.rank()) {
        for (int axis = 0; axis < rank; ++axis)
            stored[static_cast<std::size_t>(axis)] = samples[axis];
        std::swap(stored[static_cast<std::size_t>(layout.transposedA)],
                  stored[static_cast<std::size_t>(layout.transposedB)]);
        Index extents = stored;
        for (int axis = 0; axis < rank; ++axis) {
            const auto a = static_cast<std::size_t>(axis);
            if (layout.kind == Layout::Kind::Window ||
                (layout.kind == Layout::Kind::Offset && axis == 0)) {
                first[a] = 1 + axis;
                extents[a] += first[a] + 2;
            }
        }
        block =
            Shape(std::span<const std::int64_t>(extents.data(), static_cast<std::size_t>(rank)));
    }

    /// The running number in the block of element `n` of the operand.
    std::int64_t place(const Layout& layout, const Shape& samples, std::int64_t n) const {
        Index index{};
        for (int axis = rank - 1; axis >= 0; --axis) {
            index[static_cast<std::size_t>(axis)] = n % samples[axis];
            n /= samples[axis];
        }
        std::swap(index[static_cast<std::size_t>(layout.transposedA)],
                  index[static_cast<std::size_t>(layout.transposedB)]);
        std::int64_t at = 0;
        for (int axis = 0; axis < rank; ++axis) {
            const auto a = static_cast<std::size_t>(axis);
            const bool flipped = (layout.flippedAxes >> axis & 1u) != 0;
            const std::int64_t i = flipped ? stored[a] - 1 - index[a] : index[a];
            at = at * block[axis] + first[a] + i;
        }
        return at;
    }
};

SpcHostBlock hostBlockOf(Samples& samples) {
    SpcHostBlock block{};
    block.data = samples.bytes.data();
    auto stride = static_cast<std::int64_t>(elementBytes(samples.type));
    for (int axis = samples.shape.rank() - 1; axis >= 0; --axis) {
        block.stride_bytes[axis] = stride;
        stride *= samples.shape[axis];
    }
    return block;
}

bool sameElement(const std::byte* a, const std::byte* b, ElementType type) {
    if (std::memcmp(a, b, elementBytes(type)) == 0)
        return true;
    return withElementType(type, [&](auto sample) {
        using T = decltype(sample);
        T x, y;
        std::memcpy(&x, a, sizeof x);
        std::memcpy(&y, b, sizeof y);
        if constexpr (std::is_floating_point_v<T>)
            return std::isnan(x) && std::isnan(y);
        else
            return !std::is_arithmetic_v<T> && x != x && y != y;
    });
}

} // namespace

Samples pattern(ElementType type, const Shape& shape) {
    Samples samples(type, shape);
    std::fill(samples.bytes.begin(), samples.bytes.end(), kAroundOutputs);
    return samples;
}

Placed place(Lane& lane, const Operand& operand, const Samples& samples, Role role) {
    const Layout& layout = operand.layout;
    const BlockLayout lies(layout, samples.shape);
    const std::size_t size = elementBytes(samples.type);
    Samples block(samples.type, lies.block);
    std::fill(block.bytes.begin(), block.bytes.end(),
              role == Role::Input ? kAroundInputs : kAroundOutputs);
    if (role == Role::Input || operand.initialised)
        for (std::int64_t n = 0, end = samples.count(); n < end; ++n)
            std::memcpy(block.bytes.data() +
                            static_cast<std::size_t>(lies.place(layout, samples.shape, n)) * size,
                        samples.bytes.data() + static_cast<std::size_t>(n) * size, size);
    Placed placed;
    placed.block = lane.make(samples.type, lies.block);
    lane.upload(placed.block, hostBlockOf(block));
    placed.window = placed.block;
    for (int axis = 0; axis < lies.rank; ++axis) {
        const auto a = static_cast<std::size_t>(axis);
        placed.window = placed.window.slice(axis, lies.first[a], lies.stored[a]);
        if ((layout.flippedAxes >> axis & 1u) != 0)
            placed.window = placed.window.flipped(axis);
    }
    if (layout.transposedA != layout.transposedB)
        placed.window = placed.window.transposed(layout.transposedA, layout.transposedB);
    if (layout.broadcastAxis >= 0)
        placed.window = placed.window.broadcast(layout.broadcastAxis, layout.broadcastLength);
    return placed;
}

Samples fetch(Lane& lane, const Operand& operand, const Placed& placed) {
    const ElementType type = placed.block.type();
    const std::size_t size = elementBytes(type);
    const BlockLayout lies(operand.layout, operand.samples.shape);
    Samples block(type, lies.block);
    lane.download(placed.block, hostBlockOf(block));
    lane.wait();
    Samples samples(type, operand.samples.shape);
    for (std::int64_t n = 0, end = samples.count(); n < end; ++n) {
        auto* element =
            block.bytes.data() +
            static_cast<std::size_t>(lies.place(operand.layout, operand.samples.shape, n)) * size;
        std::memcpy(samples.bytes.data() + static_cast<std::size_t>(n) * size, element, size);
        std::memset(element, std::to_integer<int>(kAroundOutputs), size);
    }
    if (!std::all_of(block.bytes.begin(), block.bytes.end(),
                     [](std::byte b) { return b == kAroundOutputs; }))
        throw Error(ErrorCode::Computation, "the kernel wrote outside of its output");
    return samples;
}

bool sameBits(const Samples& a, const Samples& b) {
    const std::size_t size = elementBytes(a.type);
    for (std::size_t at = 0; at < a.bytes.size(); at += size)
        if (!sameElement(a.bytes.data() + at, b.bytes.data() + at, a.type))
            return false;
    return true;
}

bool sameBitsInWindow(const Samples& whole, const Samples& part, const Samples& before,
                      const Rect& window) {
    const std::size_t size = elementBytes(whole.type);
    const int last = whole.shape.rank() - 1;
    const std::int64_t columns = whole.shape[last];
    const std::int64_t rows = last > 0 ? whole.shape[last - 1] : 1;
    for (std::int64_t n = 0, end = whole.count(); n < end; ++n) {
        const bool inside = window.contains(n % columns, last > 0 ? n / columns % rows : window.y);
        const auto at = static_cast<std::size_t>(n) * size;
        const Samples& expected = inside ? whole : before;
        if (!sameElement(part.bytes.data() + at, expected.bytes.data() + at, whole.type))
            return false;
    }
    return true;
}

} // namespace specula::compute::conformance
