// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/fft_plans.h"

#include "core/base/buffer_pool.h"
#include "core/compute/device.h"

#include <fmt/format.h>

#include <fftw3.h>

#include <list>
#include <map>
#include <mutex>
#include <type_traits>

namespace specula::compute::cpu {
namespace {

/// FFTW's planner and the end of plans are not thread safe; running a plan is.
std::mutex& planMutex() {
    static std::mutex mutex;
    return mutex;
}

template<class T>
constexpr bool kSingle = std::is_same_v<T, float>;

// FFTW_ESTIMATE: measured plans depend on what the machine was busy with, so that the last bits of
// a result would change from run to run; and planning would take longer than most transforms.
template<class T>
void* makePlan(const FftShape& shape, void* in, void* out) {
    int n[3];
    for (int axis = 0; axis < shape.rank; ++axis)
        n[axis] = static_cast<int>(shape.length[static_cast<std::size_t>(axis)]);
    const int sign = shape.kind == SPC_FFT_FORWARD ? FFTW_FORWARD : FFTW_BACKWARD;
    if constexpr (kSingle<T>) {
        auto* inC = static_cast<fftwf_complex*>(in);
        auto* outC = static_cast<fftwf_complex*>(out);
        if (shape.kind == SPC_FFT_REAL_FORWARD)
            return fftwf_plan_dft_r2c(shape.rank, n, static_cast<float*>(in), outC, FFTW_ESTIMATE);
        if (shape.kind == SPC_FFT_REAL_INVERSE)
            return fftwf_plan_dft_c2r(shape.rank, n, inC, static_cast<float*>(out),
                                      FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
        return fftwf_plan_dft(shape.rank, n, inC, outC, sign, FFTW_ESTIMATE);
    } else {
        auto* inC = static_cast<fftw_complex*>(in);
        auto* outC = static_cast<fftw_complex*>(out);
        if (shape.kind == SPC_FFT_REAL_FORWARD)
            return fftw_plan_dft_r2c(shape.rank, n, static_cast<double*>(in), outC, FFTW_ESTIMATE);
        if (shape.kind == SPC_FFT_REAL_INVERSE)
            return fftw_plan_dft_c2r(shape.rank, n, inC, static_cast<double*>(out),
                                     FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
        return fftw_plan_dft(shape.rank, n, inC, outC, sign, FFTW_ESTIMATE);
    }
}

template<class T>
class PlanCache {
  public:
    std::shared_ptr<const FftPlan<T>> find(const FftShape& shape) {
        std::shared_ptr<const FftPlan<T>> forgotten; // ends outside the lock: it takes the other
        const std::lock_guard lock(m_mutex);
        if (const auto at = m_places.find(shape); at != m_places.end()) {
            m_plans.splice(m_plans.begin(), m_plans, at->second);
            return at->second->second;
        }
        m_plans.emplace_front(shape, std::make_shared<const FftPlan<T>>(shape));
        m_places[shape] = m_plans.begin();
        auto made = m_plans.front().second;
        if (m_plans.size() > kFftPlans) {
            forgotten = std::move(m_plans.back().second);
            m_places.erase(m_plans.back().first);
            m_plans.pop_back();
        }
        return made;
    }

  private:
    using Entry = std::pair<FftShape, std::shared_ptr<const FftPlan<T>>>;
    std::mutex m_mutex;
    std::list<Entry> m_plans; ///< last used first
    std::map<FftShape, typename std::list<Entry>::iterator> m_places;
};

} // namespace

template<class T>
FftPlan<T>::FftPlan(const FftShape& shape)
    : m_kind(shape.kind) {
    // Estimating does not touch the arrays, only their alignment counts.
    std::size_t elements = 1;
    for (const std::int64_t n : shape.length)
        elements *= static_cast<std::size_t>(n) + 2;
    FftBuffer in, out;
    std::byte* from = in.of(elements * 2 * sizeof(T));
    std::byte* to = shape.inPlace ? from : out.of(elements * 2 * sizeof(T));
    const std::lock_guard lock(planMutex());
    m_plan = makePlan<T>(shape, from, to);
    if (m_plan == nullptr)
        throw DeviceError(DeviceError::Kind::Failed,
                          fmt::format("FFTW has no plan for {} x {} x {}", shape.length[0],
                                      shape.length[1], shape.length[2]));
}

template<class T>
FftPlan<T>::~FftPlan() {
    const std::lock_guard lock(planMutex());
    if constexpr (kSingle<T>)
        fftwf_destroy_plan(static_cast<fftwf_plan>(m_plan));
    else
        fftw_destroy_plan(static_cast<fftw_plan>(m_plan));
}

template<class T>
void FftPlan<T>::run(std::byte* in, std::byte* out) const {
    const auto run = [&](auto plan, auto real, auto complexValue, auto forward, auto inverse,
                         auto whole) {
        using Real = decltype(real);
        using Complex = decltype(complexValue);
        if (m_kind == SPC_FFT_REAL_FORWARD)
            forward(plan, reinterpret_cast<Real>(in), reinterpret_cast<Complex>(out));
        else if (m_kind == SPC_FFT_REAL_INVERSE)
            inverse(plan, reinterpret_cast<Complex>(in), reinterpret_cast<Real>(out));
        else
            whole(plan, reinterpret_cast<Complex>(in), reinterpret_cast<Complex>(out));
    };
    if constexpr (kSingle<T>)
        run(static_cast<fftwf_plan>(m_plan), static_cast<float*>(nullptr),
            static_cast<fftwf_complex*>(nullptr), fftwf_execute_dft_r2c, fftwf_execute_dft_c2r,
            fftwf_execute_dft);
    else
        run(static_cast<fftw_plan>(m_plan), static_cast<double*>(nullptr),
            static_cast<fftw_complex*>(nullptr), fftw_execute_dft_r2c, fftw_execute_dft_c2r,
            fftw_execute_dft);
}

template<class T>
bool FftPlan<T>::aligned(const std::byte* data) {
    auto* address = reinterpret_cast<T*>(const_cast<std::byte*>(data));
    if constexpr (kSingle<T>)
        return fftwf_alignment_of(address) == 0;
    else
        return fftw_alignment_of(address) == 0;
}

template<class T>
std::shared_ptr<const FftPlan<T>> fftPlan(const FftShape& shape) {
    planMutex(); // made first, so that it outlives the cache
    static PlanCache<T> cache;
    return cache.find(shape);
}

template class FftPlan<float>;
template class FftPlan<double>;
template std::shared_ptr<const FftPlan<float>> fftPlan<float>(const FftShape&);
template std::shared_ptr<const FftPlan<double>> fftPlan<double>(const FftShape&);

FftBuffer::~FftBuffer() {
    if (m_data != nullptr)
        bufferpool::release(m_data, m_bytes);
}

std::byte* FftBuffer::of(std::size_t bytes) {
    if (bytes > m_bytes) {
        if (m_data != nullptr)
            bufferpool::release(m_data, m_bytes);
        m_data = nullptr;
        m_bytes = 0;
        m_data = static_cast<std::byte*>(bufferpool::acquire(bytes));
        m_bytes = bytes;
    }
    return m_data;
}

} // namespace specula::compute::cpu
