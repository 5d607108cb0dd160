// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_io.h"
#include "app/cli/child_program.h"
#include "app/cli/command.h"
#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace specula::cli {
namespace {

constexpr std::array<std::string_view, 2> kSuites{"io", "display"};

std::string bytesText(const nlohmann::json& row, const char* key) {
    return row.contains(key) ? fmt::format("{:.1f} MiB", row[key].get<double>() / 1048576.0) : "-";
}

class BenchCommand final : public Command {
  public:
    std::string name() const override { return "bench"; }
    std::string summary() const override {
        return "Measure this machine: suites io and display (all without a name)";
    }
    std::string example() const override { return "specula-cli bench io --repeat 9"; }
    void declare(CLI::App& app) override {
        app.add_option("SUITE", m_suites, "io, display");
        app.add_option("--repeat", m_repeat, "counted runs of each case")
            ->check(CLI::Range(1, 1000));
    }

    Result run(CommandContext& context) override {
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
        if (wanted("display")) {
            context.job.setStage("display");
            const nlohmann::json shown =
                runWindowProgram({"--bench", "display", "--repeat", std::to_string(m_repeat)},
                                 context.job.cancelToken());
            for (const auto& r : shown.at("results"))
                rows.push_back(r);
        }
        result.text =
            fmt::format("{:<10}{:<42}{:>10} {:<9}{:>10}{:>10}{:>10}{:>13}\n", "suite", "case",
                        "value", "unit", "target", "max ms", "cpu ms", "peak growth");
        for (const auto& r : rows)
            result.text += fmt::format(
                "{:<10}{:<42}{:>10.4g} {:<9}{:>10}{:>10.4g}{:>10.4g}{:>13}\n",
                r["suite"].get<std::string>(), r["case"].get<std::string>(),
                r["value"].get<double>(), r["unit"].get<std::string>(),
                r.contains("target") ? fmt::format("{:.4g}", r["target"].get<double>()) : "-",
                1e3 * r["max_s"].get<double>(), 1e3 * r["cpu_s"].get<double>(),
                bytesText(r, "peak_growth_bytes"));
        return result;
    }

  private:
    bool wanted(std::string_view suite) const {
        return m_suites.empty() ||
               std::find(m_suites.begin(), m_suites.end(), suite) != m_suites.end();
    }

    std::vector<std::string> m_suites;
    int m_repeat = 9;
};

} // namespace

std::unique_ptr<Command> makeBenchCommand() {
    return std::make_unique<BenchCommand>();
}

} // namespace specula::cli
