// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/error.h"
#include "core/io/memory_source.h"
#include "core/io/writers.h"
#include "core/simulate/speckle_frames.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

namespace specula::cli {
namespace fs = std::filesystem;
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
        std::error_code failed;
        fs::create_directories(m_folder, failed);
        if (failed)
            throw Error(ErrorCode::Usage, "cannot be made: " + failed.message()).inFile(m_folder);
        const fs::path folder = m_folder;
        const fs::path stack = folder / "speckle_stack.h5", mean = folder / "speckle_mean.tif",
                       pattern = folder / "speckle_sqrt.exr";
        std::vector<Pixels> frames;
        {
            JobContext job = context.job.child(0.8, "simulating");
            simulate::SpeckleOptions options;
            options.frames = m_frames;
            simulate::makeSpeckleFrames(options, context.pool, job,
                                        [&](const Pixels& frame) { frames.push_back(frame); });
        }
        const bool overwrite = context.options.overwrite;
        JobContext writing = context.job.child(0.2, "writing");
        io::writeTiff(mean, *io::makeMemorySource({meanOf(frames, false)}),
                      {.tile = 256,
                       .pyramid = true,
                       .overwrite = overwrite,
                       .description = "Specula demo: mean of the synthetic speckle stack"},
                      writing);
        io::writeExr(pattern, *io::makeMemorySource({meanOf(frames, true)}),
                     {.tile = 128, .mipLevels = true, .overwrite = overwrite}, writing);
        io::writeHdf5(stack, *io::makeMemorySource(std::move(frames)),
                      {.overwrite = overwrite,
                       .attributes = {{"description", "synthetic speckle, Specula demo"},
                                      {"frame_time_s", 0.001}}},
                      writing);
        Result result;
        result.json = {{"files", {stack.string(), mean.string(), pattern.string()}}};
        result.text = fmt::format("{}\n{}\n{}\n", stack.string(), mean.string(), pattern.string());
        return result;
    }

  private:
    // Mean over the frames, or its square root; NaN where a pixel counts nothing.
    static Pixels meanOf(const std::vector<Pixels>& frames, bool squareRoot) {
        Pixels mean(PixelType::F32, frames.front().width(), frames.front().height());
        auto out = mean.editPlane<float>();
        for (std::int64_t y = 0; y < mean.height(); ++y)
            for (std::int64_t x = 0; x < mean.width(); ++x) {
                double sum = 0;
                for (const Pixels& frame : frames) {
                    const auto counts = frame.plane<std::uint32_t>()(y, x);
                    sum += counts == simulate::kDeadPixel ? std::nan("") : counts;
                }
                const double value = sum / static_cast<double>(frames.size());
                out(y, x) = static_cast<float>(squareRoot ? std::sqrt(value) : value);
            }
        return mean;
    }

    std::string m_folder;
    std::int64_t m_frames = 200;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand() {
    return std::make_unique<DemoCommand>();
}

} // namespace specula::cli
