// SPDX-License-Identifier: GPL-3.0-or-later
// Stand-ins for cuFFT and cuBLAS: the rules of their interfaces over FFTW and plain loops. Inverse
// real transforms spoil their input and what lies in the work area is overwritten, as there.
#include "core/compute/tiers/cuda/library.h"

#include <fftw3.h>

#include <map>
#include <mutex>
#include <vector>

namespace {

struct Plan {
    cufftType type;
    std::vector<long long> n;
    long long inStride, inDistance, outStride, outDistance, batch;
    std::vector<long long> inEmbed, outEmbed;
    void* work = nullptr;
    std::size_t workBytes = 0;
};

std::mutex g_mutex; // FFTW's planner, and the table
std::map<cufftHandle, Plan> g_plans;
cufftHandle g_next = 1;

cufftResult knownPlan(cufftHandle handle, cufftType type, const void* in, const void* out,
                      Plan& plan) {
    const std::lock_guard lock(g_mutex);
    const auto found = g_plans.find(handle);
    if (found == g_plans.end() || found->second.type != type)
        return CUFFT_INVALID_PLAN;
    plan = found->second;
    // The real library must have its work area, and wants complex numbers where they may lie.
    const bool doubles = type == CUFFT_D2Z || type == CUFFT_Z2D || type == CUFFT_Z2Z;
    const std::uintptr_t unit = doubles ? 16 : 8;
    const bool aligned = reinterpret_cast<std::uintptr_t>(in) % unit == 0 &&
                         reinterpret_cast<std::uintptr_t>(out) % unit == 0;
    if (plan.work == nullptr || !aligned)
        return CUFFT_INVALID_VALUE;
    std::memset(plan.work, 0xa5, plan.workBytes);
    return CUFFT_SUCCESS;
}

std::vector<fftw_iodim64> axesOf(const Plan& plan) {
    std::vector<fftw_iodim64> axes(plan.n.size());
    long long in = plan.inStride, out = plan.outStride;
    for (std::size_t axis = axes.size(); axis-- > 0;) {
        axes[axis] = {plan.n[axis], in, out};
        in *= plan.inEmbed[axis];
        out *= plan.outEmbed[axis];
    }
    return axes;
}

/// The guru interface of FFTW for both precisions.
template<class T>
struct Fftw;
template<>
struct Fftw<float> {
    static constexpr auto complex = fftwf_plan_guru64_dft;
    static constexpr auto forward = fftwf_plan_guru64_dft_r2c;
    static constexpr auto inverse = fftwf_plan_guru64_dft_c2r;
    static constexpr auto execute = fftwf_execute;
    static constexpr auto destroy = fftwf_destroy_plan;
    using Complex = fftwf_complex;
};
template<>
struct Fftw<double> {
    static constexpr auto complex = fftw_plan_guru64_dft;
    static constexpr auto forward = fftw_plan_guru64_dft_r2c;
    static constexpr auto inverse = fftw_plan_guru64_dft_c2r;
    static constexpr auto execute = fftw_execute;
    static constexpr auto destroy = fftw_destroy_plan;
    using Complex = fftw_complex;
};

template<class T, class Make>
cufftResult runPlan(const Plan& plan, const Make& make) {
    const std::vector<fftw_iodim64> axes = axesOf(plan);
    const fftw_iodim64 batch{plan.batch, plan.inDistance, plan.outDistance};
    const std::lock_guard lock(g_mutex);
    const auto made = make(static_cast<int>(axes.size()), axes.data(), 1, &batch);
    if (made == nullptr)
        return CUFFT_INVALID_VALUE;
    Fftw<T>::execute(made);
    Fftw<T>::destroy(made);
    return CUFFT_SUCCESS;
}

template<class T, class C>
cufftResult complexTransform(cufftHandle handle, cufftType type, C* in, C* out, int direction) {
    Plan plan;
    if (const cufftResult known = knownPlan(handle, type, in, out, plan); known != CUFFT_SUCCESS)
        return known;
    return runPlan<T>(plan, [&](auto... layout) {
        return Fftw<T>::complex(layout..., reinterpret_cast<typename Fftw<T>::Complex*>(in),
                                reinterpret_cast<typename Fftw<T>::Complex*>(out), direction,
                                FFTW_ESTIMATE | FFTW_UNALIGNED);
    });
}

template<class T, class C>
cufftResult realTransform(cufftHandle handle, cufftType type, T* in, C* out) {
    Plan plan;
    if (const cufftResult known = knownPlan(handle, type, in, out, plan); known != CUFFT_SUCCESS)
        return known;
    return runPlan<T>(plan, [&](auto... layout) {
        return Fftw<T>::forward(layout..., in, reinterpret_cast<typename Fftw<T>::Complex*>(out),
                                FFTW_ESTIMATE | FFTW_UNALIGNED | FFTW_PRESERVE_INPUT);
    });
}

template<class T, class C>
cufftResult inverseTransform(cufftHandle handle, cufftType type, C* in, T* out) {
    Plan plan;
    if (const cufftResult known = knownPlan(handle, type, in, out, plan); known != CUFFT_SUCCESS)
        return known;
    const cufftResult done = runPlan<T>(plan, [&](auto... layout) {
        return Fftw<T>::inverse(layout..., reinterpret_cast<typename Fftw<T>::Complex*>(in), out,
                                FFTW_ESTIMATE | FFTW_UNALIGNED);
    });
    std::memset(in, 0xa5, sizeof(C) * static_cast<std::size_t>(plan.inDistance * plan.batch));
    return done;
}

template<class T>
cublasStatus_t multiply(cublasOperation_t opA, cublasOperation_t opB, int m, int n, int k, T alpha,
                        const T* a, int pitchA, long long strideA, const T* b, int pitchB,
                        long long strideB, T beta, T* c, int pitchC, long long strideC,
                        int batches) {
    const bool tA = opA == CUBLAS_OP_T, tB = opB == CUBLAS_OP_T;
    if (m < 0 || n < 0 || k < 0 || pitchA < std::max(1, tA ? k : m) ||
        pitchB < std::max(1, tB ? n : k) || pitchC < std::max(1, m))
        return CUBLAS_STATUS_INVALID_VALUE;
    for (int batch = 0; batch < batches; ++batch)
        for (long long j = 0; j < n; ++j)
            for (long long i = 0; i < m; ++i) {
                const T* x = a + batch * strideA;
                const T* y = b + batch * strideB;
                T sum = 0;
                for (long long l = 0; alpha != 0 && l < k; ++l)
                    sum += (tA ? x[i * pitchA + l] : x[l * pitchA + i]) *
                           (tB ? y[l * pitchB + j] : y[j * pitchB + l]);
                T& to = c[batch * strideC + j * pitchC + i];
                to = beta == 0 ? alpha * sum : alpha * sum + beta * to;
            }
    return CUBLAS_STATUS_SUCCESS;
}

} // namespace

struct HostBlas {};

cufftResult cufftCreate(cufftHandle* plan) {
    const std::lock_guard lock(g_mutex);
    *plan = g_next++;
    g_plans[*plan] = {};
    return CUFFT_SUCCESS;
}
cufftResult cufftDestroy(cufftHandle plan) {
    const std::lock_guard lock(g_mutex);
    return g_plans.erase(plan) == 1 ? CUFFT_SUCCESS : CUFFT_INVALID_PLAN;
}
cufftResult cufftSetStream(cufftHandle, cudaStream_t) {
    return CUFFT_SUCCESS;
}
cufftResult cufftSetAutoAllocation(cufftHandle, int) {
    return CUFFT_SUCCESS;
}
cufftResult cufftSetWorkArea(cufftHandle plan, void* work) {
    const std::lock_guard lock(g_mutex);
    const auto found = g_plans.find(plan);
    if (found == g_plans.end())
        return CUFFT_INVALID_PLAN;
    found->second.work = work;
    return CUFFT_SUCCESS;
}
cufftResult cufftMakePlanMany64(cufftHandle plan, int rank, long long* n, long long* inEmbed,
                                long long inStride, long long inDistance, long long* outEmbed,
                                long long outStride, long long outDistance, cufftType type,
                                long long batch, std::size_t* workBytes) {
    const std::lock_guard lock(g_mutex);
    const auto found = g_plans.find(plan);
    if (found == g_plans.end() || rank < 1 || rank > 3)
        return CUFFT_INVALID_PLAN;
    for (int axis = 0; axis < rank; ++axis)
        if (n[axis] < 1)
            return CUFFT_INVALID_VALUE;
    *workBytes = 64;
    found->second = {type,
                     {n, n + rank},
                     inStride,
                     inDistance,
                     outStride,
                     outDistance,
                     batch,
                     {inEmbed, inEmbed + rank},
                     {outEmbed, outEmbed + rank},
                     nullptr,
                     *workBytes};
    return CUFFT_SUCCESS;
}
cufftResult cufftExecC2C(cufftHandle plan, cufftComplex* in, cufftComplex* out, int direction) {
    return complexTransform<float>(plan, CUFFT_C2C, in, out, direction);
}
cufftResult cufftExecZ2Z(cufftHandle plan, cufftDoubleComplex* in, cufftDoubleComplex* out,
                         int direction) {
    return complexTransform<double>(plan, CUFFT_Z2Z, in, out, direction);
}
cufftResult cufftExecR2C(cufftHandle plan, cufftReal* in, cufftComplex* out) {
    return realTransform(plan, CUFFT_R2C, in, out);
}
cufftResult cufftExecD2Z(cufftHandle plan, cufftDoubleReal* in, cufftDoubleComplex* out) {
    return realTransform(plan, CUFFT_D2Z, in, out);
}
cufftResult cufftExecC2R(cufftHandle plan, cufftComplex* in, cufftReal* out) {
    return inverseTransform(plan, CUFFT_C2R, in, out);
}
cufftResult cufftExecZ2D(cufftHandle plan, cufftDoubleComplex* in, cufftDoubleReal* out) {
    return inverseTransform(plan, CUFFT_Z2D, in, out);
}

cublasStatus_t cublasCreate(cublasHandle_t* handle) {
    *handle = new HostBlas;
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasDestroy(cublasHandle_t handle) {
    delete handle;
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasSetStream(cublasHandle_t, cudaStream_t) {
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasSgemmStridedBatched(cublasHandle_t, cublasOperation_t opA,
                                         cublasOperation_t opB, int m, int n, int k,
                                         const float* alpha, const float* a, int pitchA,
                                         long long strideA, const float* b, int pitchB,
                                         long long strideB, const float* beta, float* c, int pitchC,
                                         long long strideC, int batches) {
    return multiply(opA, opB, m, n, k, *alpha, a, pitchA, strideA, b, pitchB, strideB, *beta, c,
                    pitchC, strideC, batches);
}
cublasStatus_t cublasDgemmStridedBatched(cublasHandle_t, cublasOperation_t opA,
                                         cublasOperation_t opB, int m, int n, int k,
                                         const double* alpha, const double* a, int pitchA,
                                         long long strideA, const double* b, int pitchB,
                                         long long strideB, const double* beta, double* c,
                                         int pitchC, long long strideC, int batches) {
    return multiply(opA, opB, m, n, k, *alpha, a, pitchA, strideA, b, pitchB, strideB, *beta, c,
                    pitchC, strideC, batches);
}

namespace specula::cuda {

const FftLibrary* fftLibrary() {
    static const FftLibrary library{
        cufftCreate,      cufftDestroy,        cufftSetStream, cufftSetAutoAllocation,
        cufftSetWorkArea, cufftMakePlanMany64, cufftExecC2C,   cufftExecZ2Z,
        cufftExecR2C,     cufftExecD2Z,        cufftExecC2R,   cufftExecZ2D};
    return &library;
}

const BlasLibrary* blasLibrary() {
    static const BlasLibrary library{cublasCreate, cublasDestroy, cublasSetStream,
                                     cublasSgemmStridedBatched, cublasDgemmStridedBatched};
    return &library;
}

} // namespace specula::cuda
