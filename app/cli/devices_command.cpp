// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <fmt/format.h>

namespace specula::cli {
namespace {

std::string gib(std::uint64_t bytes) {
    return fmt::format("{:.1f} GiB", double(bytes) / double(1 << 30));
}

const char* kindName(std::int32_t kind) {
    switch (kind) {
    case SPC_DEVICE_INTEGRATED:
        return "integrated";
    case SPC_DEVICE_DISCRETE:
        return "discrete";
    case SPC_DEVICE_SOFTWARE:
        return "software";
    default:
        return "cpu";
    }
}

nlohmann::json rowJson(const compute::DeviceInfo& d) {
    nlohmann::json row{{"name", d.name},
                       {"priority", d.priority},
                       {"available", d.available},
                       {"device", d.device},
                       {"memory_bytes", d.memoryBytes},
                       {"memory_detected", d.memoryDetected},
                       {"reason", d.reason}};
    if (!d.remedy.empty())
        row["remedy"] = d.remedy;
    if (d.device.empty())
        return row;
    row["index"] = d.index;
    row["kind"] = kindName(d.kind);
    row["driver"] = d.driver;
    row["memory_free_bytes"] = d.memoryFree;
    row["usable_bytes"] = d.usableBytes;
    row["largest_buffer_bytes"] = d.largestBuffer;
    row["largest_operand_bytes"] = d.largestOperand;
    row["largest_extent"] = d.largestExtent;
    row["f64"] = d.hasF64;
    row["nan"] = d.nanPropagates;
    return row;
}

nlohmann::json policyJson(const compute::DevicePolicy& policy) {
    const auto wish = [](const auto& w, const char* variable) {
        return nlohmann::json{{"value", w.value},
                              {"from", compute::sourceText(w.source, variable)}};
    };
    return {{"backend", wish(policy.backend, "SPECULA_BACKEND")},
            {"device", wish(policy.device, "SPECULA_DEVICE")},
            {"use_gpu", wish(policy.useGpu, "SPECULA_USE_GPU")},
            {"allow_fallback", wish(policy.allowFallback, "SPECULA_GPU_FALLBACK")},
            {"memory_fraction", wish(policy.memoryFraction, "SPECULA_GPU_MEMORY_FRACTION")},
            {"memory_cap_bytes", wish(policy.memoryCapBytes, "")}};
}

class DevicesCommand final : public Command {
  public:
    std::string name() const override { return "devices"; }
    std::string summary() const override {
        return "List the tiers, their devices and memory, and why one is not available";
    }
    std::string example() const override { return "specula-cli devices --json"; }
    void declare(CLI::App&) override {}

    Result run(CommandContext& context) override {
        Result result;
        auto& rows = result.json["backends"] = nlohmann::json::array();
        result.text = fmt::format("{:<10} {:>6} {:>8}  {:<9} {:>19}  {}\n", "tier", "device",
                                  "priority", "available", "memory", "device / reason");
        for (const compute::DeviceInfo& d : context.devices.devices()) {
            rows.push_back(rowJson(d));
            const std::string memory =
                d.memoryBytes == 0 ? "-"
                                   : gib(d.memoryBytes) + (d.memoryDetected ? "" : " (assumed)");
            result.text +=
                fmt::format("{:<10} {:>6} {:>8}  {:<9} {:>19}  {}\n", d.name, d.index, d.priority,
                            d.available ? "yes" : "no", memory,
                            d.device.empty() ? d.reason : d.device + " (" + d.reason + ")");
        }
        const auto choice = context.devices.choose();
        result.json["selected"] = choice.tier;
        result.json["selected_device"] = choice.device;
        result.json["reason"] = choice.reason;
        result.json["policy"] = policyJson(context.devices.policy());
        result.text +=
            fmt::format("\nselected: {} {} ({})\n", choice.tier, choice.device, choice.reason);
        return result;
    }
};

} // namespace

std::unique_ptr<Command> makeDevicesCommand() {
    return std::make_unique<DevicesCommand>();
}

} // namespace specula::cli
