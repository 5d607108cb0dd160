// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/call_check.h"

#include "core/compute/device.h"
#include "core/compute/element_type.h"
#include "core/compute/kernel_info.h"

#include <fmt/format.h>

#include <cmath>
#include <initializer_list>

namespace specula::compute {
namespace {

bool isRealType(std::int32_t type) {
    return type >= SPC_U8 && type <= SPC_F64;
}
bool isComplexType(std::int32_t type) {
    return type == SPC_C64 || type == SPC_C128;
}
/// F32 for C64, F64 for C128, real types as they are.
std::int32_t realTypeOf(std::int32_t type) {
    return type == SPC_C64 ? SPC_F32 : type == SPC_C128 ? SPC_F64 : type;
}

std::int64_t elementCount(const SpcOperand& operand) {
    std::int64_t n = 1;
    for (int axis = 0; axis < operand.rank; ++axis)
        n *= operand.extent[axis];
    return n;
}

template<class... Args>
void requireStep(bool good, fmt::format_string<Args...> text, Args&&... args) {
    if (!good)
        throw DeviceError(DeviceError::Kind::BadCall,
                          "point_chain: " + fmt::format(text, std::forward<Args>(args)...));
}

void requireFinite(const SpcPointStep& step, int first, int count, const char* name) {
    for (int k = first; k < first + count; ++k)
        requireStep(std::isfinite(step.v[k]), "{}: parameter {} is not finite", name, k);
}

void requireDomain(const SpcPointStep& step, const char* name) {
    requireFinite(step, 0, 6, name);
    for (int c = 0; c < 3; ++c)
        requireStep(step.v[c] < step.v[3 + c], "{}: the domain {}..{} is empty", name, step.v[c],
                    step.v[3 + c]);
}

bool isRealMap2(std::int32_t op) {
    return op >= 0 && op < SPC_MULTIPLY_CONJUGATE;
}

/// Channels after one step; throws for a step that cannot be.
int stepChannels(const SpcPointStep& step, int channels) {
    switch (step.op) {
    case SPC_POINT_MATRIX:
        requireStep(channels == 3 || channels == 4, "matrix: 3 or 4 channels, not {}", channels);
        requireFinite(step, 0, 16, "matrix");
        break;
    case SPC_POINT_CDL:
        requireStep(channels >= 3, "cdl: at least 3 channels, not {}", channels);
        requireStep(step.i[0] == 0 || step.i[0] == 1, "cdl: there is no variant {}", step.i[0]);
        requireFinite(step, 0, 10, "cdl");
        for (int c = 6; c < 9; ++c)
            requireStep(step.v[c] > 0, "cdl: the power {} is not positive", step.v[c]);
        break;
    case SPC_POINT_LUT1D:
        requireStep(step.i[0] >= 2, "lut1d: {} entries, at least 2 are needed", step.i[0]);
        requireStep(step.i[1] == 1 || step.i[1] == 3, "lut1d: 1 or 3 columns, not {}", step.i[1]);
        requireStep(step.i[1] == 1 || channels >= 3, "lut1d: 3 columns and {} channels", channels);
        requireDomain(step, "lut1d");
        break;
    case SPC_POINT_LUT3D:
        requireStep(channels >= 3, "lut3d: at least 3 channels, not {}", channels);
        requireStep(step.i[0] >= 2, "lut3d: {} entries a side, at least 2 are needed", step.i[0]);
        requireStep(step.i[1] == 0 || step.i[1] == 1, "lut3d: there is no interpolation {}",
                    step.i[1]);
        requireDomain(step, "lut3d");
        break;
    case SPC_POINT_HUE:
        requireStep(channels >= 3, "hue: at least 3 channels, not {}", channels);
        break;
    case SPC_POINT_SCALAR:
    case SPC_POINT_IMAGE:
        requireStep(isRealMap2(step.i[0]), "there is no operation {} of two real numbers",
                    step.i[0]);
        break;
    case SPC_POINT_LOG:
        requireFinite(step, 0, 2, "log");
        requireStep(step.v[0] > 0 && step.v[0] != 1, "log: the base {} has no logarithm",
                    step.v[0]);
        break;
    case SPC_POINT_ASINH:
        requireFinite(step, 0, 1, "asinh");
        requireStep(step.v[0] != 0, "asinh: the scale is 0");
        break;
    case SPC_POINT_GAMMA:
        requireFinite(step, 0, 1, "gamma");
        break;
    case SPC_POINT_CLAMP:
        requireStep(step.v[0] <= step.v[1], "clamp: {}..{} is empty", step.v[0], step.v[1]);
        break;
    case SPC_POINT_THRESHOLD:
        requireStep(!std::isnan(step.v[0]) && !std::isnan(step.v[1]), "threshold: a bound is NaN");
        break;
    case SPC_POINT_MASK:
        break;
    case SPC_POINT_OVER:
        requireStep(channels == 2 || channels == 4, "over: 2 or 4 channels, not {}", channels);
        requireStep(step.i[0] == 0 || step.i[0] == 1, "over: there is no alpha kind {}", step.i[0]);
        break;
    case SPC_POINT_BLEND:
        requireStep(step.i[0] >= 0 && step.i[0] < SPC_BLEND_END, "blend: there is no mode {}",
                    step.i[0]);
        requireFinite(step, 0, 1, "blend");
        break;
    case SPC_POINT_COLORMAP:
        requireStep(channels == 1, "colormap: 1 channel, not {}", channels);
        requireStep(step.i[0] >= 1, "colormap: {} entries", step.i[0]);
        requireStep(step.i[1] == 0 || step.i[1] == 1, "colormap: there is no scale {}", step.i[1]);
        requireFinite(step, 0, 2, "colormap");
        requireStep(step.v[0] != step.v[1], "colormap: low and high are both {}", step.v[0]);
        requireStep(step.i[1] == 0 || (step.v[0] > 0 && step.v[1] > 0),
                    "colormap: {}..{} has no logarithmic scale", step.v[0], step.v[1]);
        return 3;
    case SPC_POINT_PREMULTIPLY:
        requireStep(channels >= 2, "premultiply: at least 2 channels, not {}", channels);
        requireStep(step.i[0] == 0 || step.i[0] == 1, "premultiply: there is no direction {}",
                    step.i[0]);
        break;
    default:
        requireStep(false, "there is no step {}", step.op);
    }
    return channels;
}

class Checker {
  public:
    Checker(const SpcCall& call, TypeRule rule)
        : m_call(call)
        , m_info(kernelInfo(call.kernel))
        , m_anyReal(rule == TypeRule::AnyReal) {}

    void check() const {
        const auto count = static_cast<int>(m_call.operand_count);
        require(count >= m_info.minOperands && count <= m_info.maxOperands, "{} operands", count);
        const int outputs = outputCount(m_call);
        for (int i = 0; i < count; ++i)
            layout(i, i < outputs);
        meaning();
    }

  private:
    template<class... Args>
    void require(bool good, fmt::format_string<Args...> text, Args&&... args) const {
        if (!good)
            throw DeviceError(
                DeviceError::Kind::BadCall,
                fmt::format("{}: {}", m_info.name, fmt::format(text, std::forward<Args>(args)...)));
    }

    const SpcOperand& operand(int i) const { return m_call.operands[i]; }
    std::int64_t extent(int i, int axis) const { return operand(i).extent[axis]; }
    int rank(int i) const { return operand(i).rank; }
    std::int32_t type(int i) const { return operand(i).type; }
    /// Counted from the last axis; axes an operand lacks have the extent 1.
    std::int64_t fromLast(int i, int back) const {
        return back < rank(i) ? extent(i, rank(i) - 1 - back) : 1;
    }

    template<class Params>
    const Params& params() const {
        require(m_call.params != nullptr, "the parameters are missing");
        return *static_cast<const Params*>(m_call.params);
    }

    void layout(int i, bool output) const {
        const SpcOperand& o = operand(i);
        require(o.rank >= 0 && o.rank <= SPC_MAX_RANK, "operand {} has {} axes", i, o.rank);
        require(o.type >= 0 && o.type < SPC_TYPES, "operand {} is of no type ({})", i, o.type);
        const bool anyStride = m_call.kernel == SPC_CONVERT || m_call.kernel == SPC_FILL;
        for (int axis = 0; axis < o.rank; ++axis) {
            require(o.extent[axis] >= 0, "operand {} has the extent {}", i, o.extent[axis]);
            if (o.extent[axis] <= 1)
                continue;
            const std::int64_t stride = o.stride[axis];
            require(!output || stride != 0, "output {} lies on itself (stride 0)", i);
            if (anyStride)
                continue;
            require(stride >= 0, "operand {} is flipped", i);
            require(axis != o.rank - 1 || stride <= 1, "the last axis of operand {} has stride {}",
                    i, stride);
        }
    }

    void ranks(int i, int least, int most) const {
        require(rank(i) >= least && rank(i) <= most, "operand {} has {} axes", i, rank(i));
    }
    void sameExtents(int i, int j) const {
        require(rank(i) == rank(j), "operands {} and {} have {} and {} axes", i, j, rank(i),
                rank(j));
        for (int axis = 0; axis < rank(i); ++axis)
            require(extent(i, axis) == extent(j, axis),
                    "operands {} and {} have the extents {} and {} along axis {}", i, j,
                    extent(i, axis), extent(j, axis), axis);
    }
    void extentIs(int i, int axis, std::int64_t expected) const {
        require(axis < rank(i) && extent(i, axis) == expected,
                "operand {} must have the extent {} along axis {}", i, expected, axis);
    }
    void real(int i) const { require(isRealType(type(i)), "operand {} must be of a real type", i); }
    void floating(int i) const {
        real(i);
        require(m_anyReal || type(i) == SPC_F32 || type(i) == SPC_F64,
                "operand {} must be of a float type", i);
    }
    void typeIs(int i, std::int32_t expected) const {
        real(i);
        require(m_anyReal || type(i) == expected, "operand {} must be {}", i,
                elementTypeName(static_cast<ElementType>(expected)));
    }
    /// Of one precision: equal types, or real and complex ones that go together.
    void agree(std::initializer_list<int> operands) const {
        for (const int i : operands)
            require(m_anyReal || realTypeOf(type(i)) == realTypeOf(type(*operands.begin())),
                    "the types of operands {} and {} do not agree", *operands.begin(), i);
    }
    void allFloat() const {
        for (int i = 0; i < static_cast<int>(m_call.operand_count); ++i) {
            floating(i);
            agree({0, i});
        }
    }
    void contiguous(int i) const {
        std::int64_t expected = 1;
        for (int axis = rank(i) - 1; axis >= 0; --axis) {
            require(extent(i, axis) == 1 || operand(i).stride[axis] == expected,
                    "operand {} is not contiguous", i);
            expected *= extent(i, axis);
        }
    }

    void map1() const;
    void map2(std::int32_t op, bool complexX, bool complexY) const;
    void mapScalar() const;
    void pointChain() const;
    void reduced(int trailing, int extraOutputAxes) const;
    void reduce() const;
    void dot() const;
    void moments() const;
    void labels() const;
    void matrices() const;
    void fft() const;
    void validAlong(int axis, std::int64_t taps) const;
    void convolutions() const;
    void rankFilter() const;
    void resample() const;
    void affine() const;
    void extend() const;
    void density() const;
    void sort() const;
    void percentile() const;
    void meaning() const;

    const SpcCall& m_call;
    const KernelInfo& m_info;
    bool m_anyReal;
};

void Checker::map1() const {
    const auto op = params<SpcMap1>().op;
    require(op >= 0 && op < SPC_MAP1_END, "there is no operation {}", op);
    sameExtents(0, 1);
    const bool toReal =
        op == SPC_ABSOLUTE || op == SPC_ABS2 || op == SPC_REAL || op == SPC_IMAGINARY;
    const bool complexOnly = op == SPC_CONJUGATE || op == SPC_REAL || op == SPC_IMAGINARY;
    if (isComplexType(type(1))) {
        require(toReal || op == SPC_NEGATE || op == SPC_SQUARE || op == SPC_CONJUGATE,
                "operation {} is not for complex numbers", op);
        require(isComplexType(type(0)) != toReal, "the result is of the wrong kind");
    } else {
        require(!complexOnly, "operation {} is for complex numbers", op);
        floating(0);
        floating(1);
    }
    agree({0, 1});
}

void Checker::map2(std::int32_t op, bool complexX, bool complexY) const {
    require(op >= 0 && op < SPC_MAP2_END, "there is no operation {}", op);
    if (!complexX) {
        require(!complexY, "a complex second operand wants a complex first one");
        require(op != SPC_MULTIPLY_CONJUGATE, "operation {} is for complex numbers", op);
        floating(0);
        return;
    }
    require(isComplexType(type(0)), "the result must be complex");
    const bool scaling = op == SPC_MULTIPLY || op == SPC_DIVIDE;
    require(scaling ||
                (complexY && (op == SPC_ADD || op == SPC_SUBTRACT || op == SPC_MULTIPLY_CONJUGATE)),
            "operation {} is not for these complex operands", op);
}

void Checker::mapScalar() const {
    const auto& p = params<SpcMapScalar>();
    sameExtents(0, 1);
    const bool complexX = isComplexType(type(1));
    map2(p.op, complexX, false);
    require(!complexX || p.scalar_first == 0, "a complex operand comes before the number");
    if (!complexX)
        floating(1);
    agree({0, 1});
}

void Checker::pointChain() const {
    const auto& p = params<SpcPointChain>();
    require(p.work == SPC_F32 || p.work == SPC_F64, "the work must be float32 or float64");
    ranks(0, 1, 3);
    ranks(1, 1, 3);
    real(0);
    real(1);
    const auto imageOf = [&](int i) {
        for (int back = 0; back < 2; ++back)
            require(fromLast(i, back) == fromLast(1, back),
                    "operand {} has other rows or columns than the image", i);
    };
    imageOf(0);
    require(fromLast(1, 2) >= 1 && fromLast(1, 2) <= SPC_MAX_POINT_CHANNELS, "{} channels",
            fromLast(1, 2));
    auto channels = static_cast<int>(fromLast(1, 2));
    const int last = pointChainChannels(p, channels);
    require(fromLast(0, 2) == last, "{} channels come out, and the output has {}", last,
            fromLast(0, 2));
    for (int k = 0; k < p.step_count; ++k) {
        const SpcPointStep& step = p.steps[k];
        const int i = step.operand;
        const auto table = [&](std::initializer_list<std::int64_t> extents) {
            require(i >= 2 && i < static_cast<int>(m_call.operand_count),
                    "step {} names operand {}", k, i);
            real(i);
            require(rank(i) == static_cast<int>(extents.size()), "the table of step {} has {} axes",
                    k, rank(i));
            int axis = 0;
            for (const std::int64_t expected : extents)
                extentIs(i, axis++, expected);
        };
        const auto image = [&](bool oneWillDo, bool manyWillDo) {
            require(i >= 2 && i < static_cast<int>(m_call.operand_count),
                    "step {} names operand {}", k, i);
            ranks(i, 1, 3);
            real(i);
            imageOf(i);
            require((oneWillDo && fromLast(i, 2) == 1) ||
                        (manyWillDo && fromLast(i, 2) == channels),
                    "the image of step {} has {} channels", k, fromLast(i, 2));
        };
        switch (step.op) {
        case SPC_POINT_LUT1D:
            table({step.i[0], step.i[1]});
            break;
        case SPC_POINT_LUT3D:
            table({step.i[0], step.i[0], step.i[0], 3});
            break;
        case SPC_POINT_COLORMAP:
            table({step.i[0], 3});
            break;
        case SPC_POINT_HUE:
            require(i >= 2 && i < static_cast<int>(m_call.operand_count) && rank(i) == 2 &&
                        extent(i, 1) >= 1,
                    "the table of step {} must be (3, n)", k);
            table({3, extent(i, 1)});
            break;
        case SPC_POINT_IMAGE:
            image(true, true);
            break;
        case SPC_POINT_MASK:
            image(true, false);
            break;
        case SPC_POINT_OVER:
        case SPC_POINT_BLEND:
            image(false, true);
            break;
        default:
            break;
        }
        channels = stepChannels(step, channels);
    }
}

void Checker::reduced(int trailing, int extraOutputAxes) const {
    const int x = 1;
    require(trailing >= 1 && trailing <= rank(x), "{} of {} axes cannot be reduced", trailing,
            rank(x));
    require(rank(0) == rank(x) - trailing + extraOutputAxes, "the output has {} axes", rank(0));
    for (int axis = 0; axis < rank(x) - trailing; ++axis)
        extentIs(0, axis, extent(x, axis));
}

void Checker::reduce() const {
    const auto& p = params<SpcReduce>();
    require(p.op >= 0 && p.op < SPC_REDUCE_END, "there is no operation {}", p.op);
    reduced(p.trailing, 0);
    if (isComplexType(type(1))) {
        require(p.op == SPC_SUM || p.op == SPC_MEAN || p.op == SPC_SUM_SQUARES,
                "operation {} is not for complex numbers", p.op);
        require(isComplexType(type(0)), "the result must be complex");
        return;
    }
    if (p.op == SPC_COUNT || p.op == SPC_ARG_MIN || p.op == SPC_ARG_MAX)
        typeIs(0, SPC_I64);
    else
        floating(0);
}

void Checker::dot() const {
    reduced(params<SpcTrailing>().trailing, 0);
    sameExtents(1, 2);
    if (isComplexType(type(1)) || isComplexType(type(2))) {
        require(isComplexType(type(0)) && isComplexType(type(1)) && isComplexType(type(2)),
                "complex numbers go with complex numbers");
        agree({1, 2});
        return;
    }
    floating(0);
    real(1);
    real(2);
    agree({1, 2});
}

void Checker::moments() const {
    reduced(params<SpcTrailing>().trailing, 1);
    extentIs(0, rank(0) - 1, 5);
    floating(0);
    real(1);
}

void Checker::labels() const {
    if (m_call.kernel == SPC_BINNED_SUM) {
        params<SpcBinnedSum>();
        for (int i = 0; i < 3; ++i)
            ranks(i, 2, 2);
        ranks(3, 1, 1);
        sameExtents(0, 1);
        extentIs(2, 0, extent(0, 0));
        extentIs(3, 0, extent(2, 1));
        floating(0);
        typeIs(1, SPC_U32);
        real(2);
        typeIs(3, SPC_I32);
        return;
    }
    ranks(0, 2, 2);
    ranks(1, 2, 2);
    extentIs(0, 1, 8);
    sameExtents(1, 2);
    floating(0);
    real(1);
    typeIs(2, SPC_I32);
}

void Checker::matrices() const {
    const auto& p = params<SpcMatrixProduct>();
    require(std::isfinite(p.alpha) && std::isfinite(p.beta), "alpha or beta is not finite");
    allFloat();
    if (m_call.kernel == SPC_RANK_UPDATE) {
        ranks(0, 2, 2);
        ranks(1, 2, 2);
        const std::int64_t n = extent(1, p.transpose_a != 0 ? 1 : 0);
        extentIs(0, 0, n);
        extentIs(0, 1, n);
        return;
    }
    ranks(0, 2, 3);
    const int r = rank(0);
    for (int i = 1; i < 3; ++i) {
        ranks(i, r, r);
        if (r == 3)
            extentIs(i, 0, extent(0, 0));
    }
    const auto rows = [&](int i, bool transposed) { return extent(i, transposed ? r - 1 : r - 2); };
    const auto columns = [&](int i, bool transposed) {
        return extent(i, transposed ? r - 2 : r - 1);
    };
    extentIs(0, r - 2, rows(1, p.transpose_a != 0));
    extentIs(0, r - 1, columns(2, p.transpose_b != 0));
    require(columns(1, p.transpose_a != 0) == rows(2, p.transpose_b != 0),
            "A has {} columns and B {} rows", columns(1, p.transpose_a != 0),
            rows(2, p.transpose_b != 0));
}

void Checker::fft() const {
    const auto& p = params<SpcFft>();
    require(p.kind >= SPC_FFT_FORWARD && p.kind <= SPC_FFT_REAL_INVERSE, "there is no kind {}",
            p.kind);
    require(p.rank >= 1 && p.rank <= 3, "transforms have 1 to 3 axes, not {}", p.rank);
    require(std::isfinite(p.scale), "the scale is not finite");
    for (int i = 0; i < 2; ++i) {
        ranks(i, 1 + p.rank, 1 + p.rank);
        contiguous(i);
        const bool realSide =
            i == 0 ? p.kind == SPC_FFT_REAL_INVERSE : p.kind == SPC_FFT_REAL_FORWARD;
        if (realSide)
            floating(i);
        else
            require(isComplexType(type(i)), "operand {} must be complex", i);
    }
    agree({0, 1});
    for (int axis = 0; axis < p.rank; ++axis)
        extentIs(1, axis, extent(0, axis));
    const std::int64_t out = extent(0, p.rank), in = extent(1, p.rank);
    const bool fits = p.kind == SPC_FFT_REAL_FORWARD   ? out == in / 2 + 1
                      : p.kind == SPC_FFT_REAL_INVERSE ? in == out / 2 + 1
                                                       : in == out;
    require(fits, "the last axes have {} and {} elements", out, in);
    require(operand(0).buffer != operand(1).buffer || operand(0).offset != operand(1).offset,
            "a transform is not done in place");
}

/// `out` is shorter by taps - 1 along `axis`, as long along the others.
void Checker::validAlong(int axis, std::int64_t taps) const {
    require(rank(0) == rank(1), "operands 0 and 1 have {} and {} axes", rank(0), rank(1));
    require(axis >= 0 && axis < rank(1), "there is no axis {}", axis);
    require(taps >= 1, "there are no weights");
    for (int a = 0; a < rank(1); ++a)
        extentIs(0, a, extent(1, a) - (a == axis ? taps - 1 : 0));
}

void Checker::convolutions() const {
    allFloat();
    if (m_call.kernel == SPC_CONVOLVE_AXIS) {
        ranks(2, 1, 1);
        validAlong(params<SpcAxis>().axis, extent(2, 0));
        return;
    }
    const bool separable = m_call.kernel == SPC_CONVOLVE_SEPARABLE;
    const int r = rank(1);
    ranks(1, 2, separable ? 4 : 3);
    ranks(0, r, r);
    ranks(2, separable ? 1 : 2, separable ? 1 : 2);
    if (separable)
        ranks(3, 1, 1);
    else
        params<SpcConvolve>();
    const std::int64_t rows = separable ? extent(3, 0) : extent(2, 0);
    const std::int64_t columns = separable ? extent(2, 0) : extent(2, 1);
    require(rows >= 1 && columns >= 1, "there are no weights");
    for (int a = 0; a < r; ++a)
        extentIs(0, a, extent(1, a) - (a == r - 1 ? columns - 1 : a == r - 2 ? rows - 1 : 0));
}

void Checker::rankFilter() const {
    const auto& p = params<SpcRankFilter>();
    require(p.which >= SPC_RANK_MEDIAN && p.which <= SPC_RANK_MAXIMUM, "there is no filter {}",
            p.which);
    require(p.radius_y >= 0 && p.radius_x >= 0, "the radii {} and {} are negative", p.radius_y,
            p.radius_x);
    ranks(1, 2, 3);
    const int r = rank(1);
    ranks(0, r, r);
    real(0);
    real(1);
    require(type(0) == type(1), "both sides have the same type");
    for (int a = 0; a < r; ++a)
        extentIs(0, a,
                 extent(1, a) - (a == r - 1   ? 2 * std::int64_t{p.radius_x}
                                 : a == r - 2 ? 2 * std::int64_t{p.radius_y}
                                              : 0));
}

void Checker::resample() const {
    const int axis = params<SpcAxis>().axis;
    for (const int i : {0, 1, 3})
        floating(i);
    agree({1, 0});
    agree({1, 3});
    typeIs(2, SPC_I32);
    require(rank(0) == rank(1), "operands 0 and 1 have {} and {} axes", rank(0), rank(1));
    require(axis >= 0 && axis < rank(1), "there is no axis {}", axis);
    ranks(2, 1, 1);
    ranks(3, 2, 2);
    for (int a = 0; a < rank(1); ++a)
        if (a != axis)
            extentIs(0, a, extent(1, a));
    extentIs(2, 0, extent(0, axis));
    extentIs(3, 0, extent(0, axis));
    require(extent(3, 1) >= 1, "there are no weights");
}

void Checker::affine() const {
    const auto& p = params<SpcAffine>();
    require(p.sampling == SPC_NEAREST || p.sampling == SPC_BILINEAR, "there is no sampling {}",
            p.sampling);
    require(p.image_width >= 1 && p.image_height >= 1, "the image has {} x {} pixels",
            p.image_width, p.image_height);
    ranks(0, 2, 3);
    ranks(1, 2, 3);
    floating(0);
    floating(1);
    agree({0, 1});
    require(fromLast(0, 2) == fromLast(1, 2), "{} channels become {}", fromLast(1, 2),
            fromLast(0, 2));
    require(p.in_x >= 0 && p.in_y >= 0 && p.in_x + fromLast(1, 0) <= p.image_width &&
                p.in_y + fromLast(1, 1) <= p.image_height,
            "the input lies outside the image");
    for (int i = 2; i < 6; ++i) {
        ranks(i, 1, 1);
        require(type(i) == SPC_I64, "operand {} must be int64", i);
        extentIs(i, 0, fromLast(0, i < 4 ? 0 : 1));
    }
}

void Checker::extend() const {
    const auto& p = params<SpcExtend>();
    require(p.edge >= SPC_EDGE_CLAMP && p.edge <= SPC_EDGE_CONSTANT, "there is no edge {}", p.edge);
    require(p.image_width >= 1 && p.image_height >= 1, "the image has {} x {} pixels",
            p.image_width, p.image_height);
    ranks(0, 2, 3);
    ranks(1, 2, 3);
    real(0);
    real(1);
    require(type(0) == type(1), "both sides have the same type");
    require(fromLast(0, 2) == fromLast(1, 2), "{} channels become {}", fromLast(1, 2),
            fromLast(0, 2));
    require(p.in_x >= 0 && p.in_y >= 0 && p.in_x + fromLast(1, 0) <= p.image_width &&
                p.in_y + fromLast(1, 1) <= p.image_height,
            "the input lies outside the image");
}

void Checker::density() const {
    const auto& p = params<SpcDensity>();
    allFloat();
    ranks(0, 1, 1);
    ranks(1, 2, 2);
    ranks(2, 2, 2);
    extentIs(1, 0, extent(0, 0));
    extentIs(2, 1, extent(1, 1));
    require(extent(1, 1) >= 1 && extent(1, 1) <= 3, "{} dimensions", extent(1, 1));
    for (int d = 0; d < static_cast<int>(extent(1, 1)); ++d)
        require(std::isfinite(p.bandwidth[d]) && p.bandwidth[d] > 0,
                "the bandwidth {} is not positive", p.bandwidth[d]);
    if (m_call.operand_count == 4) {
        ranks(3, 1, 1);
        extentIs(3, 0, extent(2, 0));
    }
}

void Checker::sort() const {
    const auto in = static_cast<int>(m_call.operand_count) - 1;
    ranks(in, 1, SPC_MAX_RANK);
    sameExtents(0, in);
    real(0);
    real(in);
    require(type(0) == type(in), "both sides have the same type");
    if (in == 2) {
        sameExtents(1, in);
        require(type(1) == SPC_I32, "indices are int32");
    }
}

void Checker::percentile() const {
    params<SpcPercentile>();
    ranks(1, 1, SPC_MAX_RANK);
    ranks(2, 1, 1);
    require(rank(0) == rank(1), "operands 0 and 1 have {} and {} axes", rank(0), rank(1));
    for (int axis = 0; axis < rank(1) - 1; ++axis)
        extentIs(0, axis, extent(1, axis));
    extentIs(0, rank(0) - 1, extent(2, 0));
    floating(0);
    real(1);
    typeIs(2, SPC_F64);
}

void Checker::meaning() const {
    switch (m_call.kernel) {
    case SPC_CONVERT:
        sameExtents(0, 1);
        require(isComplexType(type(0)) || isRealType(type(1)),
                "complex numbers do not become real ones");
        break;
    case SPC_FILL:
        params<SpcFill>();
        break;
    case SPC_MAP1:
        return map1();
    case SPC_MAP2:
        sameExtents(0, 1);
        sameExtents(0, 2);
        map2(params<SpcMap2>().op, isComplexType(type(1)), isComplexType(type(2)));
        if (!isComplexType(type(1)))
            floating(1);
        if (!isComplexType(type(2)))
            floating(2);
        return agree({0, 1, 2});
    case SPC_MAP_SCALAR:
        return mapScalar();
    case SPC_MAP3: {
        const auto op = params<SpcMap3>().op;
        require(op >= 0 && op < SPC_MAP3_END, "there is no operation {}", op);
        for (int i = 1; i < 4; ++i)
            sameExtents(0, i);
        return allFloat();
    }
    case SPC_POINT_CHAIN:
        return pointChain();
    case SPC_REDUCE:
        return reduce();
    case SPC_DOT:
        return dot();
    case SPC_MOMENTS:
        return moments();
    case SPC_BINNED_SUM:
    case SPC_LABEL_STATISTICS:
        return labels();
    case SPC_MATRIX_PRODUCT:
    case SPC_RANK_UPDATE:
        return matrices();
    case SPC_FFT:
        return fft();
    case SPC_CONVOLVE_AXIS:
    case SPC_CONVOLVE_SEPARABLE:
    case SPC_CONVOLVE:
        return convolutions();
    case SPC_RANK_FILTER:
        return rankFilter();
    case SPC_RESAMPLE_AXIS:
        return resample();
    case SPC_AFFINE:
        return affine();
    case SPC_EXTEND:
        return extend();
    case SPC_DENSITY:
        return density();
    case SPC_SORT:
        return sort();
    case SPC_PERCENTILE:
        return percentile();
    default:
        require(false, "is not known here");
    }
}

} // namespace

void checkCall(const SpcCall& call, TypeRule types) {
    Checker(call, types).check();
}

int pointChainChannels(const SpcPointChain& chain, int in) {
    requireStep(chain.step_count >= 0 && chain.step_count <= SPC_MAX_POINT_STEPS,
                "{} steps, at most {} are possible", chain.step_count, SPC_MAX_POINT_STEPS);
    requireStep(in >= 1 && in <= SPC_MAX_POINT_CHANNELS, "{} channels", in);
    int channels = in;
    for (int k = 0; k < chain.step_count; ++k)
        channels = stepChannels(chain.steps[k], channels);
    return channels;
}

bool hasEmptyOutput(const SpcCall& call) {
    const int outputs = outputCount(call);
    for (int i = 0; i < outputs; ++i)
        if (elementCount(call.operands[i]) == 0)
            return true;
    return false;
}

} // namespace specula::compute
