// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace specula::compute::cpu {

/// What a plan is made for: one transform of contiguous, aligned arrays.
struct FftShape {
    SpcFftKind kind;
    int rank;
    std::array<std::int64_t, 3> length; ///< of the real side, unused ones 1
    bool inPlace;                       ///< complex transforms only
    auto operator<=>(const FftShape&) const = default;
};

/// A plan of FFTW in single or double precision; run() may be called from many threads at once.
template<class T>
class FftPlan {
  public:
    explicit FftPlan(const FftShape& shape); ///< under the mutex of all planning
    ~FftPlan();
    FftPlan(const FftPlan&) = delete;
    FftPlan& operator=(const FftPlan&) = delete;

    /// Overwrites `in` in real inverse transforms. Both must be aligned().
    void run(std::byte* in, std::byte* out) const;
    static bool aligned(const std::byte* data);

  private:
    void* m_plan = nullptr;
    SpcFftKind m_kind;
};

/// The plan for a shape, made once; the least used of more than kFftPlans are forgotten.
template<class T>
std::shared_ptr<const FftPlan<T>> fftPlan(const FftShape& shape);
inline constexpr std::size_t kFftPlans = 64; ///< per precision

/// Aligned memory that grows as asked.
class FftBuffer {
  public:
    FftBuffer() = default;
    ~FftBuffer();
    FftBuffer(const FftBuffer&) = delete;
    FftBuffer& operator=(const FftBuffer&) = delete;
    std::byte* of(std::size_t bytes);

  private:
    std::byte* m_data = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace specula::compute::cpu
