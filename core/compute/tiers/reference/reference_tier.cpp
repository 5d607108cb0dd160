// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/reference_tier.h"

#include "core/compute/call_check.h"
#include "core/compute/host_device.h"
#include "core/compute/kernel_info.h"
#include "core/compute/tiers/reference/kernels.h"

namespace specula::compute {
namespace {

/// In the order of SpcKernel, from 1.
constexpr void (*kKernels[])(const SpcCall&) = {
    reference::convert,
    reference::fill,
    reference::map1,
    reference::map2,
    reference::mapScalar,
    reference::map3,
    reference::pointChain,
    reference::reduce,
    reference::dot,
    reference::moments,
    reference::binnedSum,
    reference::labelStatistics,
    reference::matrixProduct,
    reference::rankUpdate,
    reference::fft,
    reference::convolveAxis,
    reference::convolveSeparable,
    reference::convolve,
    reference::rankFilter,
    reference::resampleAxis,
    reference::affine,
    reference::extend,
    reference::density,
    reference::sort,
    reference::percentile,
};
static_assert(std::size(kKernels) == SPC_KERNEL_END - 1, "every kernel of the catalogue");

class ReferenceDevice final : public HostDevice {
  public:
    ReferenceDevice()
        : HostDevice("reference", "double precision, one thread") {}

    /// Everything; a call that breaks the rules hears of it when it is run.
    bool supports(const SpcCall& call) const override {
        return call.kernel >= 1 && call.kernel < SPC_KERNEL_END;
    }

  protected:
    void compute(const SpcCall& call, const QueueOptions&) override {
        kernelInfo(call.kernel); // throws for a number that is none
        if (hasEmptyOutput(call))
            return;
        checkCall(call, TypeRule::AnyReal);
        kKernels[call.kernel - 1](call);
    }
};

class ReferenceTier final : public Tier {
  public:
    const std::string& name() const override { return m_name; }
    std::vector<SpcDeviceInfo> devices() override { return {ReferenceDevice().info()}; }
    std::shared_ptr<Device> open(int, const DeviceOptions&) override {
        return std::make_shared<ReferenceDevice>();
    }

  private:
    std::string m_name = "reference";
};

} // namespace

std::unique_ptr<Tier> makeReferenceTier() {
    return std::make_unique<ReferenceTier>();
}

} // namespace specula::compute
