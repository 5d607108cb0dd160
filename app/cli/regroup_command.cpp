// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/correlate/derived/regroup_result.h"
#include "core/io/result_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace specula::cli {
namespace {

class RegroupCommand final : public Command {
  public:
    std::string name() const override { return "regroup"; }
    std::string summary() const override {
        return "Make g2 of other bins from the stored G2 of every pixel";
    }
    std::string example() const override {
        return "specula-cli regroup run_results.hdf --qmap finer.h5 -o finer_results.hdf";
    }
    void declare(CLI::App& app) override {
        app.add_option("FILE", m_file, "a result file that holds G2 of every pixel")->required();
        app.add_option("--qmap", m_qmap, "q-map file, or a result file whose q-map to take")
            ->required();
        app.add_option("-o,--output", m_out, "the new result file")->required();
        app.add_flag("--keep-pixels", m_keepPixels, "write G2 of every pixel too");
    }

    Result run(CommandContext& context) override {
        // Fail on the output before the inputs are read.
        { AtomicFile probe(m_out, context.options.overwrite); }
        const CancelToken& cancel = context.job.cancelToken();
        const io::ResultFilePtr file = io::ResultFile::open(m_file, cancel);
        if (file == nullptr)
            throw Error(ErrorCode::Input, "is not a result file")
                .inFile(m_file)
                .withRemedy("specula-cli info shows what it is");
        std::vector<io::Problem> problems;
        const io::QmapPtr map = io::readQmap(m_qmap, problems, cancel);
        for (const io::Problem& p : problems)
            if (p.severity != "note")
                context.log.add(LogLevel::Warning, "qmap", p.path + ": " + p.what);
        correlate::RegroupedResult regrouped;
        {
            JobContext part = context.job.child(0.8, "regrouping");
            regrouped = correlate::regroupResult(*file, map, m_qmap, context.pool, part);
        }
        JobContext part = context.job.child(0.2, "writing");
        correlate::writeRegrouped(regrouped, *file, m_keepPixels, m_out, context.options.overwrite,
                                  part);
        Result result;
        result.json = {{"file", m_out},
                       {"files", {m_file}},
                       {"rejected", nlohmann::json::array()},
                       {"bins", map->dynamicBins()},
                       {"delays", regrouped.curves.g2.shape()[0]},
                       {"left_out", regrouped.leftOut}};
        result.text = fmt::format("{}: {} bins\n", m_out, map->dynamicBins());
        if (!regrouped.leftOut.empty())
            result.text += fmt::format("left out, it needs the frames: {}\n",
                                       fmt::join(regrouped.leftOut, ", "));
        return result;
    }

  private:
    std::string m_file, m_qmap, m_out;
    bool m_keepPixels = false;
};

} // namespace

std::unique_ptr<Command> makeRegroupCommand() {
    return std::make_unique<RegroupCommand>();
}

} // namespace specula::cli
