// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/library.h"

#include <fmt/format.h>

#include <map>

namespace specula::cuda {
namespace {

void checkFft(cufftResult status) {
    if (status == CUFFT_SUCCESS)
        return;
    const bool memory = status == CUFFT_ALLOC_FAILED;
    throw Failure{memory ? SPC_OUT_OF_MEMORY : SPC_FAILED,
                  memory ? std::string("cuFFT has not enough memory")
                         : fmt::format("cuFFT answers {}", static_cast<int>(status))};
}

/// Transforms over `rank` axes whose elements are `stride` apart, `batch` of them `distance` apart;
/// on the real and complex sides rows of one transform differ in length.
struct FftShape {
    int type = 0; ///< cufftType
    int rank = 0;
    long long extent[3] = {};
    long long batch = 1, stride = 1;
    auto operator<=>(const FftShape&) const = default;
};

constexpr std::size_t kMostPlans = 32;

} // namespace

/// The plans of one queue: a plan must not be used by two threads.
class FftPlans {
  public:
    explicit FftPlans(cudaStream_t stream)
        : m_library(*fftLibrary())
        , m_stream(stream) {}
    ~FftPlans() {
        for (const auto& [shape, plan] : m_plans)
            m_library.destroy(plan.handle);
    }
    FftPlans(const FftPlans&) = delete;
    FftPlans& operator=(const FftPlans&) = delete;

    struct Plan {
        cufftHandle handle;
        std::size_t workBytes;
        std::uint64_t lastUse;
    };
    const Plan& of(const FftShape& shape) {
        auto found = m_plans.find(shape);
        if (found == m_plans.end()) {
            if (m_plans.size() >= kMostPlans)
                dropOldest();
            found = m_plans.emplace(shape, make(shape)).first;
        }
        found->second.lastUse = ++m_uses;
        return found->second;
    }
    const FftLibrary& library() const { return m_library; }

  private:
    Plan make(const FftShape& shape) {
        Plan plan{};
        checkFft(m_library.create(&plan.handle));
        try {
            checkFft(m_library.setAutoAllocation(plan.handle, 0));
            checkFft(m_library.setStream(plan.handle, m_stream));
            long long n[3], spectrum[3];
            long long count = 1, spectrumCount = 1;
            for (int axis = 0; axis < shape.rank; ++axis) {
                n[axis] = shape.extent[axis];
                spectrum[axis] = axis + 1 == shape.rank ? n[axis] / 2 + 1 : n[axis];
                count *= n[axis];
                spectrumCount *= spectrum[axis];
            }
            const bool fromReal = shape.type == CUFFT_R2C || shape.type == CUFFT_D2Z;
            const bool toReal = shape.type == CUFFT_C2R || shape.type == CUFFT_Z2D;
            const auto distance = [&](bool half) {
                return shape.stride > 1 ? 1 : half ? spectrumCount : count;
            };
            checkFft(m_library.makePlanMany(
                plan.handle, shape.rank, n, toReal ? spectrum : n, shape.stride, distance(toReal),
                fromReal ? spectrum : n, shape.stride, distance(fromReal),
                static_cast<cufftType>(shape.type), shape.batch, &plan.workBytes));
        } catch (...) {
            m_library.destroy(plan.handle);
            throw;
        }
        return plan;
    }
    void dropOldest() {
        auto oldest = m_plans.begin();
        for (auto it = m_plans.begin(); it != m_plans.end(); ++it)
            if (it->second.lastUse < oldest->second.lastUse)
                oldest = it;
        check(cudaStreamSynchronize(m_stream), "waiting for the device");
        m_library.destroy(oldest->second.handle);
        m_plans.erase(oldest);
    }

    const FftLibrary& m_library;
    cudaStream_t m_stream;
    std::map<FftShape, Plan> m_plans;
    std::uint64_t m_uses = 0;
};

namespace {

/// What a call asks for, without the axes of one element, which change nothing.
struct Task {
    explicit Task(const SpcCall& call)
        : params(paramsOf<SpcFft>(call))
        , out(call.operands[0])
        , in(call.operands[1])
        , doubles(in.type == SPC_F64 || in.type == SPC_C128)
        , inverse(params.kind == SPC_FFT_INVERSE || params.kind == SPC_FFT_REAL_INVERSE)
        , toReal(params.kind == SPC_FFT_REAL_INVERSE)
        , fromReal(params.kind == SPC_FFT_REAL_FORWARD)
        , batch(out.extent[0]) {
        const SpcOperand& whole = fromReal ? in : out;
        row = whole.extent[params.rank];
        spectrum = toReal ? in.extent[params.rank] : out.extent[params.rank];
        for (int axis = 1; axis < params.rank; ++axis) {
            rows *= whole.extent[axis];
            if (whole.extent[axis] > 1)
                outer[outerRank++] = whole.extent[axis];
        }
    }
    const SpcFft& params;
    const SpcOperand &out, &in;
    bool doubles, inverse, toReal, fromReal;
    std::int64_t batch;
    std::int64_t row = 0, spectrum = 0; ///< last axis: of the signal, and as it is stored complex
    std::int64_t rows = 1;              ///< product of the other axes
    int outerRank = 0;
    std::int64_t outer[2] = {};
};

FftPlans& plansOf(SpcQueue& queue) {
    if (!queue.fftPlans)
        queue.fftPlans = std::make_shared<FftPlans>(queue.stream);
    return *queue.fftPlans;
}

/// All axes at once, of contiguous transforms one after the other.
FftShape wholeShape(const Task& task) {
    FftShape shape;
    shape.type = task.fromReal ? (task.doubles ? CUFFT_D2Z : CUFFT_R2C)
                               : (task.doubles ? CUFFT_Z2Z : CUFFT_C2C);
    for (int axis = 0; axis < task.outerRank; ++axis)
        shape.extent[shape.rank++] = task.outer[axis];
    if (task.row > 1)
        shape.extent[shape.rank++] = task.row;
    shape.batch = task.batch;
    return shape;
}
/// The axes but the last of one complex transform, for every column of it.
FftShape outerShape(const Task& task) {
    FftShape shape;
    shape.type = task.doubles ? CUFFT_Z2Z : CUFFT_C2C;
    for (int axis = 0; axis < task.outerRank; ++axis)
        shape.extent[shape.rank++] = task.outer[axis];
    shape.batch = shape.stride = task.spectrum;
    return shape;
}
FftShape realRowsShape(const Task& task) {
    FftShape shape;
    shape.type = task.doubles ? CUFFT_Z2D : CUFFT_C2R;
    shape.rank = 1;
    shape.extent[0] = task.row;
    shape.batch = task.batch * task.rows;
    return shape;
}

void execute(FftPlans& plans, const FftShape& shape, char* work, void* in, void* out,
             bool inverse) {
    const FftPlans::Plan& plan = plans.of(shape);
    const FftLibrary& library = plans.library();
    checkFft(library.setWorkArea(plan.handle, work));
    const int direction = inverse ? CUFFT_INVERSE : CUFFT_FORWARD;
    switch (shape.type) {
    case CUFFT_C2C:
        return checkFft(library.execC2C(plan.handle, static_cast<cufftComplex*>(in),
                                        static_cast<cufftComplex*>(out), direction));
    case CUFFT_Z2Z:
        return checkFft(library.execZ2Z(plan.handle, static_cast<cufftDoubleComplex*>(in),
                                        static_cast<cufftDoubleComplex*>(out), direction));
    case CUFFT_R2C:
        return checkFft(library.execR2C(plan.handle, static_cast<cufftReal*>(in),
                                        static_cast<cufftComplex*>(out)));
    case CUFFT_D2Z:
        return checkFft(library.execD2Z(plan.handle, static_cast<cufftDoubleReal*>(in),
                                        static_cast<cufftDoubleComplex*>(out)));
    case CUFFT_C2R:
        return checkFft(library.execC2R(plan.handle, static_cast<cufftComplex*>(in),
                                        static_cast<cufftReal*>(out)));
    default:
        return checkFft(library.execZ2D(plan.handle, static_cast<cufftDoubleComplex*>(in),
                                        static_cast<cufftDoubleReal*>(out)));
    }
}

void copyScaled(SpcQueue& queue, const SpcOperand& to, const SpcOperand& from, double factor) {
    if (factor == 1 && to.buffer == from.buffer && to.offset == from.offset)
        return;
    const SpcMapScalar params{SPC_MULTIPLY, 0, factor};
    if (factor == 1)
        runOn(queue, SPC_CONVERT, nullptr, {to, from});
    else
        runOn(queue, SPC_MAP_SCALAR, &params, {to, from});
}

/// cuFFT wants both sides where a complex number may lie.
bool aligned(const SpcOperand& operand) {
    const bool doubles = operand.type == SPC_F64 || operand.type == SPC_C128;
    return reinterpret_cast<std::uintptr_t>(addressOf(operand)) % (doubles ? 16 : 8) == 0;
}

/// Imaginary parts of the first and, in rows of even length, of the middle element belong to no
/// real signal and are left out.
void dropImaginaryEnds(SpcQueue& queue, const Task& task, char* spectra) {
    SpcOperand ends{};
    ends.buffer = spectra;
    ends.type = task.doubles ? SPC_F64 : SPC_F32;
    ends.offset = 1;
    ends.rank = 2;
    ends.extent[0] = task.batch * task.rows;
    ends.stride[0] = 2 * task.spectrum;
    ends.extent[1] = task.row % 2 == 0 ? 2 : 1;
    ends.stride[1] = 2 * (task.row / 2);
    const SpcFill zero{};
    runOn(queue, SPC_FILL, &zero, {ends});
}

void runRealInverse(SpcQueue& queue, const Task& task) {
    FftPlans& plans = plansOf(queue);
    const bool hasOuter = task.outerRank > 0, hasRow = task.row > 1;
    const bool outApart = hasRow && !aligned(task.out);
    const std::size_t workBytes = std::max(hasOuter ? plans.of(outerShape(task)).workBytes : 0,
                                           hasRow ? plans.of(realRowsShape(task)).workBytes : 0);
    ScratchLayout layout;
    const std::uint64_t spectraAt = layout.add(bytesOf(task.in));
    const std::uint64_t outAt = outApart ? layout.add(bytesOf(task.out)) : 0;
    const std::uint64_t workAt = layout.add(workBytes);
    char* scratch = queue.scratch(layout.bytes());
    char* work = scratch + workAt;
    // cuFFT's inverse real transforms overwrite their input. Scaling costs nothing here.
    const SpcOperand spectra = denseOperand(task.in, scratch + spectraAt);
    copyScaled(queue, spectra, task.in, task.params.scale);
    const std::uint64_t one =
        elementBytes(spectra.type) * static_cast<std::uint64_t>(task.rows * task.spectrum);
    if (hasOuter)
        for (std::int64_t b = 0; b < task.batch; ++b) {
            char* at = scratch + spectraAt + static_cast<std::uint64_t>(b) * one;
            execute(plans, outerShape(task), work, at, at, true);
        }
    if (!hasRow) {
        const SpcMap1 real{SPC_REAL};
        return runOn(queue, SPC_MAP1, &real, {task.out, spectra});
    }
    dropImaginaryEnds(queue, task, scratch + spectraAt);
    const SpcOperand result = outApart ? denseOperand(task.out, scratch + outAt) : task.out;
    execute(plans, realRowsShape(task), work, scratch + spectraAt, addressOf(result), true);
    if (outApart)
        copyScaled(queue, task.out, result, 1);
}

} // namespace

void runFft(SpcQueue& queue, const SpcCall& call) {
    Task task(call);
    if (task.toReal)
        return runRealInverse(queue, task);
    // A real row of one element is its own spectrum.
    const bool realRowOfOne = task.fromReal && task.row == 1;
    if (realRowOfOne)
        task.fromReal = false;
    const FftShape shape = wholeShape(task);
    if (shape.rank == 0 || realRowOfOne) {
        const SpcOperand complexOut = task.out;
        runOn(queue, SPC_CONVERT, nullptr, {complexOut, task.in});
        if (shape.rank == 0)
            return copyScaled(queue, task.out, task.out, task.params.scale);
    }
    FftPlans& plans = plansOf(queue);
    const SpcOperand& source = realRowOfOne ? task.out : task.in;
    const bool inApart = !aligned(source), outApart = !aligned(task.out);
    ScratchLayout layout;
    const std::uint64_t inAt = inApart ? layout.add(bytesOf(source)) : 0;
    const std::uint64_t outAt = outApart ? layout.add(bytesOf(task.out)) : 0;
    const std::uint64_t workAt = layout.add(plans.of(shape).workBytes);
    char* scratch = queue.scratch(layout.bytes());
    const SpcOperand from = inApart ? denseOperand(source, scratch + inAt) : source;
    if (inApart)
        copyScaled(queue, from, source, 1);
    const SpcOperand to = outApart ? denseOperand(task.out, scratch + outAt) : task.out;
    execute(plans, shape, scratch + workAt, addressOf(from), addressOf(to), task.inverse);
    copyScaled(queue, task.out, to, task.params.scale);
}

} // namespace specula::cuda
