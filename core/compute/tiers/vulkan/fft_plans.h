// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/memory.h"
#include "core/compute/tiers/vulkan/vkfft.h"

#include <map>

namespace specula::vulkan {

class Stream;

/// The transforms of a stream, kept for the next call of the same shape. Each works in the stream's
/// scratch memory, because a plan must not meet another buffer before the device has left the one
/// it was recorded with.
class FftPlans {
  public:
    explicit FftPlans(Stream& stream);
    ~FftPlans();

    /// Records a transform of what lies in `work`.
    void run(const FftShape& shape, Buffer* work);

  private:
    struct Kept {
        std::unique_ptr<FftPlan> plan;
        VkBuffer handle = VK_NULL_HANDLE;
        std::uint64_t used = 0;
    };
    Kept& planFor(const FftShape& shape);

    Stream& m_stream;
    VkFence m_fence = VK_NULL_HANDLE;
    std::map<FftShape, Kept> m_plans;
    std::uint64_t m_uses = 0;
};

} // namespace specula::vulkan
