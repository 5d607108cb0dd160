// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_imaging.h"
#include "app/cli/bench_io.h"
#include "app/cli/bench_results.h"
#include "app/cli/child_program.h"
#include "app/cli/command.h"
#include "app/cli/hot_kernels.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/compute/conformance/kernel_bench.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace specula::cli {
namespace {

constexpr std::array<std::string_view, 6> kSuites{"io",      "display", "imaging",
                                                  "devices", "results", "twotime"};

/// "NVIDIA H200 (x)" -> "nvidia-h200-x"
std::string fileStem(std::string_view name) {
    std::string stem;
    for (const char c : name) {
        const bool digit = c >= '0' && c <= '9', upper = c >= 'A' && c <= 'Z';
        if (digit || upper || (c >= 'a' && c <= 'z'))
            stem += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    while (!stem.empty() && stem.back() == '-')
        stem.pop_back();
    return stem;
}

std::string bytesText(const nlohmann::json& row, const char* key) {
    return row.contains(key) ? fmt::format("{:.1f} MiB", row[key].get<double>() / 1048576.0) : "-";
}

std::string rowText(const nlohmann::json& row) {
    std::string text = fmt::format(
        "{:<10}{:<42}{:>10.4g} {:<9}{:>10}{:>10.4g}{:>10.4g}{:>13}\n",
        row["suite"].get<std::string>(), row["case"].get<std::string>(), row["value"].get<double>(),
        row["unit"].get<std::string>(),
        row.contains("target") ? fmt::format("{:.4g}", row["target"].get<double>()) : "-",
        1e3 * row["max_s"].get<double>(), 1e3 * row["cpu_s"].get<double>(),
        bytesText(row, "peak_growth_bytes"));
    if (row.contains("peer"))
        text += fmt::format(
            "{:<10}  {} beside it: {:.4g} cpu s{}{}\n", "", row["peer"].get<std::string>(),
            row["peer_cpu_s"].get<double>(),
            row.contains("times_as_fast")
                ? fmt::format("; ours is {:.3g} times as fast", row["times_as_fast"].get<double>())
                : "",
            row.contains("peer_peak_bytes")
                ? fmt::format(", peak memory {}; ours {}", bytesText(row, "peer_peak_bytes"),
                              bytesText(row, "peak_bytes"))
                : "");
    return text;
}

class BenchCommand final : public Command {
  public:
    std::string name() const override { return "bench"; }
    std::string summary() const override {
        return "Measure this machine: suites io, display, imaging, devices, results and twotime "
               "(all without a name)";
    }
    std::string example() const override { return "specula-cli bench io --repeat 9"; }
    void declare(CLI::App& app) override {
        app.add_option("SUITE", m_suites, "io, display, imaging, devices, results, twotime");
        app.add_option("--repeat", m_repeat, "counted runs of each case")
            ->check(CLI::Range(1, 1000));
        app.add_flag("--extended", m_extended,
                     "full sizes (several GB of files), and other programs beside ours where they "
                     "are installed");
        app.add_option("--instructions", m_instructions,
                       "count the instructions of the hot kernels and compare with this file");
        app.add_option("--results", m_results,
                       "keep the results in this folder too, in a file named after the device");
        app.add_flag("--update", m_update, "write the counts into the file instead");
        app.add_option("--hot-kernel", m_hotKernel)->group("");
    }

    Result run(CommandContext& context) override {
        if (!m_hotKernel.empty()) {
            runHotKernel(m_hotKernel);
            return {nlohmann::json::object(), ""};
        }
        if (!m_instructions.empty())
            return countInstructions(context);
        for (const std::string& suite : m_suites)
            if (std::find(kSuites.begin(), kSuites.end(), suite) == kSuites.end())
                throw Error(ErrorCode::Usage, fmt::format("there is no bench suite '{}'", suite))
                    .atField("SUITE")
                    .withRemedy(fmt::format("this version has: {}", fmt::join(kSuites, ", ")));
        Result result;
        auto& rows = result.json["results"] = nlohmann::json::array();
        if (wanted("io"))
            for (const auto& r : benchIo(context, m_repeat))
                rows.push_back(r);
        if (wanted("imaging"))
            for (const auto& r : benchImaging(context, {m_repeat, m_extended}))
                rows.push_back(r);
        if (wanted("results"))
            for (const auto& r : benchResults(context, m_repeat))
                rows.push_back(r);
        if (wanted("twotime"))
            for (const auto& r : benchTwotime(context, m_repeat))
                rows.push_back(r);
        const auto backend = context.devices.open(context.devices.choose());
        result.json["device"] = backend->info().name;
        result.json["version"] = versionText();
        result.json["extended"] = m_extended;
        if (wanted("devices")) {
            context.job.setStage("devices");
            JobContext part = context.job.child(0.3, "devices");
            for (const auto& r : compute::benchKernels(*backend, {{}, m_repeat, !m_extended}, part))
                rows.push_back(r);
        }
        if (wanted("display")) {
            context.job.setStage("display");
            const nlohmann::json shown =
                runWindowProgram({"--bench", "display", "--repeat", std::to_string(m_repeat)},
                                 context.job.cancelToken());
            for (const auto& r : shown.at("results"))
                rows.push_back(r);
        }
        if (!m_results.empty())
            writeFileAtomically(std::filesystem::path(m_results) /
                                    (fileStem(result.json["device"].get<std::string>()) +
                                     (m_extended ? "-extended.json" : ".json")),
                                result.json.dump(1) + "\n", true);
        result.text =
            fmt::format("{:<10}{:<42}{:>10} {:<9}{:>10}{:>10}{:>10}{:>13}\n", "suite", "case",
                        "value", "unit", "target", "max ms", "cpu ms", "peak growth");
        for (const auto& r : rows)
            result.text += rowText(r);
        return result;
    }

  private:
    Result countInstructions(CommandContext& context) const {
        const InstructionCheck check = checkInstructions(m_instructions, context.job.cancelToken());
        if (m_update && !check.counts.empty())
            writeFileAtomically(m_instructions, check.counts.dump(2) + "\n", true);
        Result result;
        result.json = {{"kernels", check.rows}, {"worse", check.worse}, {"skipped", check.skipped}};
        if (!check.skipped.empty())
            result.text = fmt::format("not compared: {}\n", check.skipped);
        for (const auto& row : check.rows)
            result.text += fmt::format(
                "{:<28}{:>14}  {}\n", row["kernel"].get<std::string>(),
                row["instructions"].get<std::int64_t>(),
                row.contains("ratio") ? fmt::format("{:.3f} of before", row["ratio"].get<double>())
                                      : "");
        if (!check.worse.empty() && !m_update)
            throw Error(ErrorCode::Computation,
                        fmt::format("more than 5 % more instructions than before: {}",
                                    fmt::join(check.worse, ", ")))
                .inFile(m_instructions)
                .withRemedy("make them as fast as they were, or say why with --update");
        return result;
    }

    bool wanted(std::string_view suite) const {
        return m_suites.empty() ||
               std::find(m_suites.begin(), m_suites.end(), suite) != m_suites.end();
    }

    std::vector<std::string> m_suites;
    int m_repeat = 9;
    bool m_extended = false, m_update = false;
    std::string m_instructions, m_hotKernel, m_results;
};

} // namespace

std::unique_ptr<Command> makeBenchCommand() {
    return std::make_unique<BenchCommand>();
}

} // namespace specula::cli
