// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/simulate/demo_files.h"

namespace specula::cli {
namespace {

class DemoCommand final : public Command {
  public:
    std::string name() const override { return "demo"; }
    std::string summary() const override {
        return "Write demo files: a synthetic speckle stack, a TIFF and an EXR";
    }
    std::string example() const override { return "specula-cli demo specula-demo"; }
    void declare(CLI::App& app) override {
        app.add_option("FOLDER", m_folder, "where to write; made when absent")->required();
        app.add_option("--frames", m_frames, "frames of the stack")->check(CLI::Range(1, 100000));
    }

    Result run(CommandContext& context) override {
        Result result;
        auto& files = result.json["files"] = nlohmann::json::array();
        for (const auto& file : simulate::makeDemoFiles(
                 m_folder, m_frames, context.options.overwrite, context.pool, context.job)) {
            files.push_back(file.string());
            result.text += file.string() + "\n";
        }
        return result;
    }

  private:
    std::string m_folder;
    std::int64_t m_frames = 200;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand() {
    return std::make_unique<DemoCommand>();
}

} // namespace specula::cli
