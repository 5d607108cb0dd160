// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/cpu_tier.h"

#include "core/compute/call_check.h"
#include "core/compute/host_device.h"
#include "core/compute/kernel_info.h"
#include "core/compute/system_memory.h"
#include "core/compute/tiers/cpu/cpu_kernel.h"

#include <fmt/format.h>

#include <array>

namespace specula::compute {
namespace {

using cpu::CpuKernel;

std::array<CpuKernel, SPC_KERNEL_END> kernelTable() {
    std::array<CpuKernel, SPC_KERNEL_END> table{};
    for (std::uint32_t kernel = 1; kernel < SPC_KERNEL_END; ++kernel)
        for (const auto& find : {cpu::arithmeticKernel, cpu::libraryKernel, cpu::imageKernel})
            if (const CpuKernel found = find(kernel); found.run != nullptr)
                table[kernel] = found;
    return table;
}

class CpuDevice final : public HostDevice {
  public:
    explicit CpuDevice(ThreadPool& pool)
        : HostDevice("cpu", fmt::format("{}, {}, {} {}", processorName(),
                                        instructionSetName(cpu::instructionSet()), pool.threads(),
                                        pool.threads() == 1 ? "thread" : "threads"))
        , m_pool(pool) {}

    bool supports(const SpcCall& call) const override {
        const CpuKernel& kernel = m_kernels[kernelInfo(call.kernel).kernel];
        if (kernel.run == nullptr)
            return false;
        if (hasEmptyOutput(call))
            return true;
        try {
            checkCall(call);
        } catch (const DeviceError&) {
            return false;
        }
        return kernel.supports(call);
    }

  protected:
    void compute(const SpcCall& call, const QueueOptions& options) override {
        const CpuKernel& kernel = m_kernels[kernelInfo(call.kernel).kernel];
        if (hasEmptyOutput(call))
            return;
        checkCall(call);
        if (kernel.run == nullptr || !kernel.supports(call))
            throw DeviceError(DeviceError::Kind::Unsupported,
                              fmt::format("the cpu tier has no {} for these types or sizes",
                                          kernelInfo(call.kernel).name));
        kernel.run(call, {options.oneThread ? nullptr : &m_pool, cpu::instructionSet(),
                          options.cancel ? &*options.cancel : nullptr});
    }

  private:
    ThreadPool& m_pool;
    std::array<CpuKernel, SPC_KERNEL_END> m_kernels = kernelTable();
};

class CpuTier final : public Tier {
  public:
    explicit CpuTier(ThreadPool& pool)
        : m_pool(pool) {}
    const std::string& name() const override { return m_name; }
    std::vector<SpcDeviceInfo> devices() override { return {CpuDevice(m_pool).info()}; }
    std::shared_ptr<Device> open(int, const DeviceOptions&) override {
        return std::make_shared<CpuDevice>(m_pool);
    }

  private:
    ThreadPool& m_pool;
    std::string m_name = "cpu";
};

} // namespace

std::unique_ptr<Tier> makeCpuTier(ThreadPool& pool) {
    return std::make_unique<CpuTier>(pool);
}

} // namespace specula::compute
