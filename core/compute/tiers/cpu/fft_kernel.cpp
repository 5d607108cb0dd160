// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/fft_plans.h"
#include "core/compute/tiers/cpu/library_kernels.h"
#include "core/compute/tiers/cpu/strided.h"

#include <limits>
#include <vector>

// How a call is cut depends on its extents alone, and every transform runs between aligned arrays
// (rows that are not are copied), so the result depends neither on threads nor on where it lies.
namespace specula::compute::cpu {
namespace {

/// From here on the axes of one transform are done by several threads, unless there are many
/// transforms; below, FFTW does all axes of a transform at once.
constexpr std::int64_t kLargeTransform = 65536, kManyTransforms = 32;
/// Neighbouring columns transformed together, so that whole cache lines are read and written.
constexpr std::int64_t kColumns = 16;

struct Transform {
    explicit Transform(const SpcCall& call)
        : params(*static_cast<const SpcFft*>(call.params))
        , kind(static_cast<SpcFftKind>(params.kind))
        , rank(params.rank)
        , batch(call.operands[0].extent[0]) {
        const SpcOperand& out = call.operands[0];
        const SpcOperand& in = call.operands[1];
        // The real side tells the length of the last axis.
        const SpcOperand& whole = kind == SPC_FFT_REAL_FORWARD ? in : out;
        for (int axis = 0; axis < rank; ++axis)
            length[static_cast<std::size_t>(axis)] = whole.extent[axis + 1];
        inRow = in.extent[rank];
        outRow = out.extent[rank];
        for (int axis = 0; axis + 1 < rank; ++axis)
            rows *= length[static_cast<std::size_t>(axis)];
    }
    std::int64_t last() const { return length[static_cast<std::size_t>(rank - 1)]; }

    const SpcFft& params;
    SpcFftKind kind;
    int rank;
    std::int64_t batch;
    std::array<std::int64_t, 3> length{1, 1, 1};
    std::int64_t rows = 1;              ///< of one transform
    std::int64_t inRow = 0, outRow = 0; ///< elements of a row on either side
};

template<class T>
struct Sides {
    std::size_t inSize, outSize; ///< bytes of an element
    explicit Sides(SpcFftKind kind)
        : inSize(kind == SPC_FFT_REAL_FORWARD ? sizeof(T) : 2 * sizeof(T))
        , outSize(kind == SPC_FFT_REAL_INVERSE ? sizeof(T) : 2 * sizeof(T)) {}
};

template<class T>
void scaleBy(std::byte* data, std::size_t bytes, double scale) {
    if (scale == 1)
        return;
    auto* values = reinterpret_cast<T*>(data);
    const T factor = static_cast<T>(scale);
    for (std::size_t i = 0; i < bytes / sizeof(T); ++i)
        values[i] *= factor;
}

/// One transform of contiguous arrays, through aligned copies where needed. FFTW's inverse real
/// transforms overwrite their input, which then is a copy too.
template<class T>
class Runner {
  public:
    Runner(const FftPlan<T>& plan, std::size_t inBytes, std::size_t outBytes, bool keepInput)
        : m_plan(plan)
        , m_inBytes(inBytes)
        , m_outBytes(outBytes)
        , m_keepInput(keepInput) {}

    void run(std::byte* out, std::byte* in, double scale) {
        std::byte* from = in;
        if (m_keepInput || !FftPlan<T>::aligned(in)) {
            from = m_in.of(m_inBytes);
            std::memcpy(from, in, m_inBytes);
        }
        std::byte* to = FftPlan<T>::aligned(out) ? out : m_out.of(m_outBytes);
        m_plan.run(from, to);
        scaleBy<T>(to, m_outBytes, scale);
        if (to != out)
            std::memcpy(out, to, m_outBytes);
    }

  private:
    const FftPlan<T>& m_plan;
    std::size_t m_inBytes, m_outBytes;
    bool m_keepInput;
    FftBuffer m_in, m_out;
};

/// `count` transforms one after the other in memory.
template<class T>
void transformAll(const FftShape& shape, std::byte* out, std::byte* in, std::int64_t count,
                  std::size_t outBytes, std::size_t inBytes, bool keepInput, double scale,
                  const CpuContext& context) {
    const auto plan = fftPlan<T>(shape);
    const auto grain = std::max<std::int64_t>(
        1, std::int64_t(65536) / static_cast<std::int64_t>(std::max(inBytes, outBytes)));
    context.forEach(count, grain, [&](std::int64_t begin, std::int64_t end) {
        Runner<T> runner(*plan, inBytes, outBytes, keepInput);
        for (std::int64_t i = begin; i < end; ++i)
            runner.run(out + i * static_cast<std::int64_t>(outBytes),
                       in + i * static_cast<std::int64_t>(inBytes), scale);
    });
}

/// Complex transforms along an axis that is not the last, from `in` to `out` of the same layout
/// (outer, n, inner); they may be the same array.
template<class T>
void transformAxis(bool inverse, std::byte* out, const std::byte* in, std::int64_t outer,
                   std::int64_t n, std::int64_t inner, double scale, const CpuContext& context) {
    const std::size_t size = 2 * sizeof(T);
    const auto bytes = static_cast<std::int64_t>(size);
    const FftShape shape{inverse ? SPC_FFT_INVERSE : SPC_FFT_FORWARD, 1, {n, 1, 1}, true};
    const auto plan = fftPlan<T>(shape);
    // Columns of the buffer begin at aligned places.
    const std::int64_t pitch = (n * bytes + 63) / 64 * 64;
    const std::int64_t groups = (inner + kColumns - 1) / kColumns;
    context.forEach(outer * groups, 1, [&](std::int64_t begin, std::int64_t end) {
        FftBuffer buffer;
        std::byte* columns = buffer.of(static_cast<std::size_t>(pitch * kColumns));
        for (std::int64_t task = begin; task < end; ++task) {
            const std::int64_t first = task % groups * kColumns;
            const std::int64_t width = std::min(kColumns, inner - first);
            const std::int64_t start = (task / groups * n * inner + first) * bytes;
            for (std::int64_t row = 0; row < n; ++row)
                copyElements(columns + row * bytes, pitch, in + start + row * inner * bytes, bytes,
                             width, size);
            for (std::int64_t column = 0; column < width; ++column) {
                plan->run(columns + column * pitch, columns + column * pitch);
                scaleBy<T>(columns + column * pitch, static_cast<std::size_t>(n * bytes), scale);
            }
            for (std::int64_t row = 0; row < n; ++row)
                copyElements(out + start + row * inner * bytes, bytes, columns + row * bytes, pitch,
                             width, size);
        }
    });
}

/// The axes of one large transform one after the other, each by all threads.
template<class T>
void transformByAxes(const Transform& t, std::byte* out, std::byte* in, const CpuContext& context) {
    const Sides<T> sides(t.kind);
    const auto rowBytes = [](std::int64_t n, std::size_t size) {
        return static_cast<std::size_t>(n) * size;
    };
    const std::size_t inBytes = rowBytes(t.inRow, sides.inSize);
    const std::size_t outBytes = rowBytes(t.outRow, sides.outSize);
    const FftShape rowShape{t.kind, 1, {t.last(), 1, 1}, false};
    const auto otherAxes = [&](std::byte* to, const std::byte* from, std::int64_t row, bool inverse,
                               double scale) {
        std::int64_t outer = t.rows, inner = row;
        for (int axis = t.rank - 2; axis >= 0; --axis) {
            const std::int64_t n = t.length[static_cast<std::size_t>(axis)];
            outer /= n;
            transformAxis<T>(inverse, to, from, outer, n, inner, axis == 0 ? scale : 1, context);
            inner *= n;
            from = to;
        }
    };
    if (t.kind != SPC_FFT_REAL_INVERSE) {
        transformAll<T>(rowShape, out, in, t.rows, outBytes, inBytes, false, 1, context);
        otherAxes(out, out, t.outRow, t.kind == SPC_FFT_INVERSE, t.params.scale);
        return;
    }
    FftBuffer copy;
    std::byte* work =
        t.params.may_destroy_input != 0 ? in : copy.of(static_cast<std::size_t>(t.rows) * inBytes);
    otherAxes(work, in, t.inRow, true, 1);
    transformAll<T>(rowShape, out, work, t.rows, outBytes, inBytes, false, t.params.scale, context);
}

template<class T>
void transform(const SpcCall& call, const CpuContext& context) {
    const Transform t(call);
    const Sides<T> sides(t.kind);
    std::byte* out = addressOf(call.operands[0]);
    std::byte* in = addressOf(call.operands[1]);
    const std::size_t outBytes = static_cast<std::size_t>(t.rows * t.outRow) * sides.outSize;
    const std::size_t inBytes = static_cast<std::size_t>(t.rows * t.inRow) * sides.inSize;
    if (t.rank > 1 && t.rows * t.last() >= kLargeTransform && t.batch < kManyTransforms) {
        for (std::int64_t i = 0; i < t.batch; ++i)
            transformByAxes<T>(t, out + i * static_cast<std::int64_t>(outBytes),
                               in + i * static_cast<std::int64_t>(inBytes), context);
        return;
    }
    const bool keepInput = t.kind == SPC_FFT_REAL_INVERSE && t.params.may_destroy_input == 0;
    transformAll<T>({t.kind, t.rank, t.length, false}, out, in, t.batch, outBytes, inBytes,
                    keepInput, t.params.scale, context);
}

bool supportsFft(const SpcCall& call) {
    const auto type = call.operands[0].type;
    for (int axis = 1; axis < call.operands[0].rank; ++axis)
        if (call.operands[0].extent[axis] > std::numeric_limits<int>::max() / 2)
            return false;
    return isComplexType(type) || isFloatType(type);
}

void runFft(const SpcCall& call, const CpuContext& context) {
    const auto type = call.operands[0].type;
    type == SPC_F32 || type == SPC_C64 ? transform<float>(call, context)
                                       : transform<double>(call, context);
}

} // namespace

CpuKernel fftKernel() {
    return {supportsFft, runFft};
}

} // namespace specula::compute::cpu
