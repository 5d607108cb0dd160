// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/correlate/derived/averaging.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::cli {
namespace {

using correlate::AverageOptions;

class AverageCommand final : public Command {
  public:
    std::string name() const override { return "average"; }
    std::string summary() const override {
        return "Average repeats: result files into one, outliers rejected with their reasons";
    }
    std::string example() const override {
        return "specula-cli average run_*_results.hdf -o mean_results.hdf --json";
    }
    void declare(CLI::App& app) override {
        app.add_option("FILES", m_files, "result files")->required();
        app.add_option("-o,--output", m_out, "the new result file")->required();
        app.add_option("--outliers", m_outliers,
                       "distance: curves far from the median of the group (default); baseline: the "
                       "classic filter; none");
        app.add_option("--largest-distance", m_options.largestDistance,
                       "in standard errors, for --outliers distance");
        app.add_option("--baseline-bin", m_options.baselineBin,
                       "dynamic bin of the classic filter, from 0");
        app.add_option("--baseline-window", m_options.baselineWindow,
                       "last delays of the classic filter");
        app.add_option("--baseline-range", m_baselineRange,
                       "A,B: accepted means of the classic filter");
        app.add_option("--method", m_method,
                       "auto: ratio of sums where all files hold G2, else equal weights; equal; "
                       "ratio");
        app.add_flag("--classic-errors", m_classicErrors,
                     "mean error / sqrt(n), as existing viewers, not sqrt(sum of squares) / n");
        app.add_flag("--interpolate", m_options.interpolate,
                     "bring files with other delays or q-maps to those of the others");
        app.add_flag("--keep-pixels", m_options.keepPixelCorrelation,
                     "write the mean G2 of every pixel too, where all files hold it");
    }

    Result run(CommandContext& context) override {
        AverageOptions options = m_options;
        readChoices(options);
        options.validate();
        // Fail on the output before the inputs are read.
        { AtomicFile probe(m_out, context.options.overwrite); }
        const std::vector<std::filesystem::path> files(m_files.begin(), m_files.end());
        const correlate::AverageResult average = correlate::averageResults(
            files, options, m_out, context.options.overwrite, context.pool, context.job);
        return report(average);
    }

  private:
    void readChoices(AverageOptions& options) const {
        const auto wrong = [](const std::string& value, const char* option, const char* remedy) {
            return Error(ErrorCode::Usage, fmt::format("'{}' is not a choice", value))
                .atField(option)
                .withRemedy(remedy);
        };
        if (m_outliers == "distance")
            options.outliers = AverageOptions::Outliers::Distance;
        else if (m_outliers == "baseline")
            options.outliers = AverageOptions::Outliers::Baseline;
        else if (m_outliers == "none")
            options.outliers = AverageOptions::Outliers::None;
        else
            throw wrong(m_outliers, "--outliers", "use distance, baseline or none");
        if (m_method == "auto")
            options.method = AverageOptions::Method::Automatic;
        else if (m_method == "equal")
            options.method = AverageOptions::Method::EqualWeight;
        else if (m_method == "ratio")
            options.method = AverageOptions::Method::RatioOfSums;
        else
            throw wrong(m_method, "--method", "use auto, equal or ratio");
        if (m_classicErrors)
            options.errorRule = AverageOptions::ErrorRule::Classic;
        if (!m_baselineRange.empty()) {
            const auto range = numbers<double>(m_baselineRange, 2, "--baseline-range");
            options.baselineLow = range[0];
            options.baselineHigh = range[1];
        }
    }

    static nlohmann::json number(double value) {
        return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
    }

    Result report(const correlate::AverageResult& average) const {
        Result result;
        auto& json = result.json;
        json = {{"file", m_out},
                {"files", nlohmann::json::array()},
                {"rejected", nlohmann::json::array()},
                {"details", nlohmann::json::array()},
                {"method", average.ratioOfSums ? "ratio" : "equal"},
                {"external_factor", nlohmann::json::array()},
                {"notes", average.notes}};
        for (const double factor : average.externalFactorOfBin)
            json["external_factor"].push_back(number(factor));
        for (const correlate::AverageFile& file : average.files) {
            if (file.used)
                json["files"].push_back(file.name);
            else
                json["rejected"].push_back({{"file", file.name}, {"reason", file.reason}});
            json["details"].push_back({{"file", file.name},
                                       {"used", file.used},
                                       {"baseline", number(file.baseline)},
                                       {"distance", number(file.distance)},
                                       {"intensity", number(file.intensity)},
                                       {"pull", number(file.pull)}});
            if (!file.used)
                result.text += fmt::format("rejected {}: {}\n", file.name, file.reason);
        }
        for (const std::string& note : average.notes)
            result.text += note + "\n";
        result.text += fmt::format("{}: average of {} of {} files, by {}\n", m_out, average.used(),
                                   average.files.size(),
                                   average.ratioOfSums ? "the ratio of sums" : "equal weights");
        return result;
    }

    std::vector<std::string> m_files;
    std::string m_out, m_outliers = "distance", m_method = "auto", m_baselineRange;
    bool m_classicErrors = false;
    AverageOptions m_options;
};

} // namespace

std::unique_ptr<Command> makeAverageCommand() {
    return std::make_unique<AverageCommand>();
}

} // namespace specula::cli
