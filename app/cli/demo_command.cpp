// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/simulate/demo_files.h"

namespace specula::cli {
namespace {

class DemoCommand final : public Command {
  public:
    std::string name() const override { return "demo"; }
    std::string summary() const override {
        return "Write demo files: simulated frames, their q-map, and results of several runs";
    }
    std::string example() const override { return "specula-cli demo specula-demo"; }
    void declare(CLI::App& app) override {
        app.add_option("FOLDER", m_folder, "where to write; made when absent")->required();
        app.add_option("--frames", m_frames, "frames of each run")
            ->check(CLI::Range(2, 100000))
            ->capture_default_str();
    }

    Result run(CommandContext& context) override {
        const auto device = context.devices.acquire({"cpu", {}, {}});
        Result result;
        auto& files = result.json["files"] = nlohmann::json::array();
        for (const auto& file :
             simulate::makeDemoFiles(m_folder, m_frames, context.options.overwrite, *device.backend,
                                     context.pool, context.job)) {
            files.push_back(file.string());
            result.text += file.string() + "\n";
        }
        return result;
    }

  private:
    std::string m_folder;
    std::int64_t m_frames = simulate::kDemoFrames;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand() {
    return std::make_unique<DemoCommand>();
}

} // namespace specula::cli
