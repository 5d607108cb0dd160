// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/result_convert.h"

#include <fmt/format.h>

namespace specula::cli {
namespace {

class ConvertCommand final : public Command {
  public:
    std::string name() const override { return "convert"; }
    std::string summary() const override {
        return "Write a result file anew, in the layout of viewers or as NXxpcs";
    }
    std::string example() const override {
        return "specula-cli convert old_results.hdf -o new_results.hdf --to nexus";
    }
    void declare(CLI::App& app) override {
        app.add_option("FILE", m_file, "a result file of any layout")->required();
        app.add_option("-o,--output", m_out, "the new file")->required();
        app.add_option("--to", m_to, "nexus (what existing viewers read) or nxxpcs")->required();
    }

    Result run(CommandContext& context) override {
        if (m_to != "nexus" && m_to != "nxxpcs")
            throw Error(ErrorCode::Usage, fmt::format("'{}' is not a layout", m_to))
                .atField("--to")
                .withRemedy("use nexus or nxxpcs");
        // Fail on the output before the input is read.
        { AtomicFile probe(m_out, context.options.overwrite); }
        const io::ResultFilePtr file = io::ResultFile::open(m_file, context.job.cancelToken());
        if (file == nullptr)
            throw Error(ErrorCode::Input, "is not a result file")
                .inFile(m_file)
                .withRemedy("specula-cli info shows what it is");
        using Layout = io::ResultWriter::Layout;
        io::convertResult(*file, m_out, m_to == "nexus" ? Layout::Nexus : Layout::NxXpcs,
                          context.options.overwrite, context.job);
        Result result;
        result.json = {{"file", m_out},
                       {"files", {m_file}},
                       {"rejected", nlohmann::json::array()},
                       {"to", m_to}};
        result.text = fmt::format("{}: {}\n", m_out, m_to);
        return result;
    }

  private:
    std::string m_file, m_out, m_to;
};

} // namespace

std::unique_ptr<Command> makeConvertCommand() {
    return std::make_unique<ConvertCommand>();
}

} // namespace specula::cli
