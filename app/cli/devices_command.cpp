// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <fmt/format.h>

namespace specula::cli {
namespace {

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
        result.text = fmt::format("{:<10} {:>8}  {:<9} {:>10}  {}\n", "tier", "priority",
                                  "available", "memory", "device / reason");
        for (const compute::DeviceInfo& d : context.devices.devices()) {
            rows.push_back({{"name", d.name},
                            {"priority", d.priority},
                            {"available", d.available},
                            {"device", d.device},
                            {"memory_bytes", d.memoryBytes},
                            {"memory_detected", d.memoryDetected},
                            {"reason", d.reason}});
            const std::string memory =
                d.memoryDetected ? fmt::format("{:.1f} GiB", double(d.memoryBytes) / (1 << 30))
                                 : "-";
            result.text += fmt::format("{:<10} {:>8}  {:<9} {:>10}  {}\n", d.name, d.priority,
                                       d.available ? "yes" : "no", memory,
                                       d.available ? d.device + " (" + d.reason + ")" : d.reason);
        }
        const auto choice = context.devices.choose(context.deviceRequest());
        result.json["selected"] = choice.backend;
        result.json["reason"] = choice.reason;
        result.text += fmt::format("\nselected: {} ({})\n", choice.backend, choice.reason);
        return result;
    }
};

} // namespace

std::unique_ptr<Command> makeDevicesCommand() {
    return std::make_unique<DevicesCommand>();
}

} // namespace specula::cli
