// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_file.h"

#include "core/io/check_file.h"
#include "core/io/hdf5_kind.h"
#include "core/io/result_layout.h"
#include "core/io/stored_result.h"

#include <algorithm>

namespace specula::io {
namespace {

std::optional<double> stepOf(const std::optional<double>& frameTimeS,
                             const CorrelationConfig& config) {
    if (!frameTimeS)
        return std::nullopt;
    return *frameTimeS * static_cast<double>(config.strideFrames) *
           static_cast<double>(config.averageFrames);
}

std::size_t countOf(const std::vector<Problem>& problems, const char* severity) {
    return static_cast<std::size_t>(
        std::count_if(problems.begin(), problems.end(),
                      [&](const Problem& p) { return p.severity == severity; }));
}

} // namespace

ResultFilePtr ResultFile::open(const std::filesystem::path& file, const CancelToken& cancel) {
    checkReadableFile(file);
    const Hdf5FilePtr opened = openHdf5File(file, cancel);
    if (opened == nullptr)
        return nullptr;
    const auto content = detectResult(*opened);
    if (!content)
        return nullptr;
    const auto result = std::make_shared<StoredResult>(opened, *content);
    result->identify();
    return result;
}

std::optional<double> ResultFile::multitauStepS() const {
    return stepOf(m_meta.frameTimeS, m_multitauConfig);
}

std::optional<double> ResultFile::twotimeStepS() const {
    return stepOf(m_meta.frameTimeS, m_twotimeConfig);
}

ResultSummary summarizeResult(const std::filesystem::path& file, std::string& why,
                              const CancelToken& cancel) {
    ResultSummary summary;
    summary.kind = "unknown";
    why.clear();
    try {
        checkReadableFile(file);
        const Hdf5FilePtr opened = openHdf5File(file, cancel);
        const auto content = opened ? detectResult(*opened) : std::nullopt;
        if (!content) {
            if (opened)
                if (const std::string kind = derivedKind(*opened); !kind.empty())
                    summary.kind = kind;
            return summary;
        }
        summary.kind = content->kind();
        const StoredResult result(opened, *content);
        const ResultMeta& meta = result.meta();
        summary.sample = meta.sample;
        summary.startTime = meta.startTime;
        summary.temperatureK = meta.temperatureK;
        summary.frameTimeS = meta.frameTimeS;
        summary.energyKev = meta.energyKev;
        summary.frames = meta.frames;
        summary.dynamicBins = result.binCount();
        summary.delays = result.delayCount();
        summary.errors = countOf(result.problems(), "error");
        summary.warnings = countOf(result.problems(), "warning");
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        why = error.what();
    }
    return summary;
}

} // namespace specula::io
