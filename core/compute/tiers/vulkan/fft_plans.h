// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula::vulkan {
class Stream;
class FftPlans {
  public:
    explicit FftPlans(Stream&) {}
};
} // namespace specula::vulkan
