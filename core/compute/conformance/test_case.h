// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rect.h"
#include "core/compute/backend.h"
#include "core/compute/conformance/samples.h"

#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace specula::compute::conformance {

/// How an operand lies in device memory.
struct Layout {
    enum class Kind {
        Plain,
        Offset, ///< contiguous, but not at the beginning of its buffer
        Window, ///< a window of a larger block, with other elements on all sides
    };
    Kind kind = Kind::Plain;
    /// An axis of extent 1 in the samples, repeated so often without memory.
    int broadcastAxis = -1;
    std::int64_t broadcastLength = 0;
    /// Axes stored backwards, one bit each, and two axes exchanged (only CONVERT takes these).
    unsigned flippedAxes = 0;
    int transposedA = 0, transposedB = 0;
};

struct Operand {
    Samples samples; ///< of an output: what lies there before, where the kernel looks at it
    Layout layout;
    bool initialised = true; ///< of an output: false where the kernel must not look at it
    bool fixedType = false;  ///< of an output: whole numbers that the truth has in this type too
    bool isTable = false;    ///< does not take part in cutting windows
};

/// How near to the truth an output must be.
struct Accuracy {
    enum class Scale {
        Exact,      ///< the reference with the very same types gives the same numbers
        Truth,      ///< relative to |truth|, or to `floor` where that is more
        Largest,    ///< relative to the largest |truth|
        Magnitudes, ///< relative to the kernel's result on the magnitudes of its inputs
        Rounded,    ///< whole numbers: the truth rounded, either way near a half
        Given,      ///< relative to what `scaleOf` says
    };
    Scale scale = Scale::Exact;
    double tolerance = 0; ///< of each element
    double l2 = 0;        ///< of the whole output, relative to its L2 norm; 0: not looked at
    double floor = 0;
    std::function<std::vector<double>(const Samples& truth)> scaleOf;
};

/// What computes a part of the output: parameters and operands.
struct Part {
    std::shared_ptr<const void> params;
    std::vector<Tensor> operands;
};

/// One call of one kernel with all its data.
struct Case {
    SpcKernel kernel = SPC_KERNEL_END;
    std::string name;  ///< "f32 negate 5x7 window"
    std::string types; ///< "f32"
    std::shared_ptr<const void> params;
    std::vector<Operand> operands;  ///< outputs first
    std::vector<Accuracy> accuracy; ///< per output
    /// For Accuracy::Scale::Magnitudes where parameters have signs too; none: params.
    std::shared_ptr<const void> magnitudeParams;
    bool holdsInf = false;
    bool inPlace = false;       ///< the output is the first input
    bool destroysInput = false; ///< the kernel may
    /// Kernels that give each output element the same bits whatever window it is computed in: the
    /// call that computes `window` of the last two axes of the output, from the whole operands.
    std::function<Part(const Case&, std::span<const Tensor> whole, const Rect& window)> part;

    int outputs() const { return static_cast<int>(accuracy.size()); }
};

/// `params` of a case, owned by it.
template<class Params>
std::shared_ptr<const void> own(const Params& params) {
    return std::make_shared<const Params>(params);
}

/// The part of a kernel that works element by element: all operands but tables, cut alike.
Part cutAlike(const Case& test, std::span<const Tensor> whole, const Rect& window);
/// The last two axes of a tensor (or its only one), cut to a rectangle.
Tensor cut(const Tensor& tensor, const Rect& window);

/// Output of extents `shape`, which the kernel must not look at.
Operand output(ElementType type, const Shape& shape, Layout layout = {});
Operand input(Samples samples, Layout layout = {});
Operand table(Samples samples);

/// Tolerances by the precision of the type, the first for F32 and C64.
Accuracy relative(ElementType type, double f32, double f64, double floor = 0);
Accuracy ofMagnitudes(ElementType type, double f32, double f64);
Accuracy ofLargest(ElementType type, double f32, double f64);

inline constexpr ElementType kFloats[] = {ElementType::F32, ElementType::F64};
inline constexpr ElementType kReals[] = {
    ElementType::U8,  ElementType::I8,  ElementType::U16, ElementType::I16, ElementType::U32,
    ElementType::I32, ElementType::U64, ElementType::I64, ElementType::F32, ElementType::F64};
inline constexpr ElementType kAll[] = {ElementType::U8,  ElementType::I8,  ElementType::U16,
                                       ElementType::I16, ElementType::U32, ElementType::I32,
                                       ElementType::U64, ElementType::I64, ElementType::F32,
                                       ElementType::F64, ElementType::C64, ElementType::C128};
/// C64 for F32, C128 for F64.
ElementType complexOf(ElementType type);

inline const Layout kPlain{};
inline const Layout kOffset{Layout::Kind::Offset, -1, 0, 0, 0, 0};
inline const Layout kWindow{Layout::Kind::Window, -1, 0, 0, 0, 0};
std::string_view layoutName(const Layout& layout);

/// Every `step`-th element becomes `value`.
void sprinkle(Samples& samples, std::int64_t step, double value);
inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInf = std::numeric_limits<double>::infinity();

/// "5x7", "scalar"
std::string shapeText(const Shape& shape);

} // namespace specula::compute::conformance
