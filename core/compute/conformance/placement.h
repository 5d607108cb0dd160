// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/conformance/test_case.h"

namespace specula::compute::conformance {

/// An operand in the memory of a backend, laid out as its case wants it.
struct Placed {
    Tensor block;  ///< everything that was allocated
    Tensor window; ///< the operand
};

enum class Role { Input, Output };

/// What surrounds the window is NaN (or the greatest number) for inputs, so that a kernel that
/// looks there gives itself away, and a known pattern for outputs. Outputs that must not be looked
/// at hold that pattern too. `samples` are those of the operand, perhaps in another type.
Placed place(Lane& lane, const Operand& operand, const Samples& samples, Role role);

/// The elements of a placed output. Throws Error(Computation) when its surroundings have changed.
Samples fetch(Lane& lane, const Operand& operand, const Placed& placed);

/// Whether the elements are the same bits; one NaN is as good as another.
bool sameBits(const Samples& a, const Samples& b);
/// Likewise for what lies inside `window` of the last two axes; outside, `part` must still be what
/// `before` is.
bool sameBitsInWindow(const Samples& whole, const Samples& part, const Samples& before,
                      const Rect& window);
/// What a fresh output holds.
Samples pattern(ElementType type, const Shape& shape);

} // namespace specula::compute::conformance
