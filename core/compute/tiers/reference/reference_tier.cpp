// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/reference_tier.h"

#include "core/compute/host_device.h"
#include "core/compute/kernel_info.h"

#include <fmt/format.h>

namespace specula::compute {
namespace {

class ReferenceDevice final : public HostDevice {
  public:
    ReferenceDevice()
        : HostDevice("reference", "double precision, one thread") {}

    bool supports(const SpcCall&) const override { return false; }

  protected:
    void compute(const SpcCall& call, const QueueOptions&) override {
        throw DeviceError(DeviceError::Kind::Unsupported,
                          fmt::format("no {} yet", kernelInfo(call.kernel).name));
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
