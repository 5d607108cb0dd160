// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/tiers/reference/reference_tier.h"

namespace specula::cli {
namespace {

class ConformanceCommand final : public Command {
  public:
    std::string name() const override { return "conformance"; }
    std::string summary() const override {
        return "Hold every kernel of a tier to the reference; fails when one does not agree";
    }
    std::string example() const override {
        return "specula-cli conformance --tier cuda --suite fourier --json";
    }
    void declare(CLI::App& app) override {
        app.add_option("--tier", m_tier, "reference, cpu, vulkan or cuda; else as --backend says");
        app.add_option("--suite", m_suite, "a kernel or a group of kernels; else all");
    }

    Result run(CommandContext& context) override {
        compute::DeviceRequest request;
        if (!m_tier.empty()) {
            request.backend = m_tier;
            request.allowFallback = false;
        }
        const auto acquired = context.devices.acquire(request);
        compute::Backend reference(compute::makeReferenceTier()->open(0, {}));
        const auto report =
            compute::runConformance(*acquired.backend, reference, {m_suite, 1}, context.job);
        Result result;
        result.json = report.toJson();
        result.json["reason"] = acquired.choice.reason;
        result.text = report.text();
        result.exitStatus = report.failed.empty() ? 0 : 1;
        return result;
    }

  private:
    std::string m_tier, m_suite;
};

} // namespace

std::unique_ptr<Command> makeConformanceCommand() {
    return std::make_unique<ConformanceCommand>();
}

} // namespace specula::cli
