// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/api.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace specula::vulkan {

/// What a transform is made for. Axes from the fastest on; the unused ones are 1.
struct FftShape {
    std::uint64_t extent[3]{1, 1, 1};
    std::uint64_t batch = 1;
    int rank = 1;
    bool doubles = false, realSide = false, inverse = false;
    bool normalized = false; ///< an inverse that divides by the number of elements
    bool operator<(const FftShape& other) const;
};

struct FftDevice {
    VkPhysicalDevice physical;
    VkDevice device;
    VkQueue queue;
    VkCommandPool pool;
    VkFence fence;
};

/// A compiled transform of VkFFT, done within one buffer; real rows are padded there to a multiple
/// of a complex number, 2 (n/2 + 1). This is all the program sees of VkFFT: its header defines
/// everything it has, takes long to compile, and is included in one place only.
class FftPlan {
  public:
    /// `saved`: what saved() gave for the same shape on the same device, or nothing. The queue must
    /// not be used by others meanwhile. Throws Failure.
    FftPlan(const FftShape& shape, const FftDevice& device, std::vector<std::byte> saved);
    ~FftPlan();
    FftPlan(const FftPlan&) = delete;
    FftPlan& operator=(const FftPlan&) = delete;

    /// Not again with another buffer before the device has done it.
    void record(VkCommandBuffer commands, VkBuffer buffer);
    /// The compiled code, where it was not loaded.
    const std::vector<std::byte>& saved() const { return m_saved; }

  private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
    std::vector<std::byte> m_saved;
};

/// Of VkFFT, for the names of files.
int vkfftVersion();

} // namespace specula::vulkan
