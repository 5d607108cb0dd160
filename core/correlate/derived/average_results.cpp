// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/averaging.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/correlate/derived/average_planes.h"
#include "core/io/result_convert.h"
#include "core/io/result_file.h"
#include "core/io/result_writer.h"

#include <fmt/format.h>

#include <set>

namespace specula::correlate {
namespace {

class FileInput final : public AverageInput {
  public:
    FileInput(io::ResultFilePtr file, CancelToken cancel)
        : m_file(std::move(file))
        , m_cancel(std::move(cancel)) {}

    io::QmapPtr qmap() const override { return m_file->qmap(m_cancel); }
    std::optional<double> stepS() const override { return m_file->multitauStepS(); }
    io::MultitauCurves curves() const override {
        io::MultitauCurves curves = m_file->multitau(m_cancel);
        curves.covariance = m_file->covariance(m_cancel);
        return curves;
    }
    io::ScatteringMeans means() const override { return m_file->means(m_cancel); }
    std::optional<io::PartialCurves> partials() const override {
        if (!m_file->hasPartials())
            return std::nullopt;
        return m_file->partials(m_cancel);
    }
    bool hasPixelCorrelation() const override { return m_file->hasPixelCorrelation(); }
    Array<float> pixelCorrelation(std::int64_t delay, std::int64_t row,
                                  std::int64_t rows) const override {
        return m_file->pixelCorrelation(delay, row, rows, m_cancel);
    }

  private:
    io::ResultFilePtr m_file;
    CancelToken m_cancel;
};

class FileSource final : public AverageSource {
  public:
    FileSource(std::filesystem::path path, bool again)
        : m_path(std::move(path))
        , m_again(again) {}

    std::string name() const override { return m_path.string(); }
    std::unique_ptr<AverageInput> open(const CancelToken& cancel) const override {
        if (m_again)
            throw Error(ErrorCode::Input, "is in the list twice");
        io::ResultFilePtr file = io::ResultFile::open(m_path, cancel);
        if (!file)
            throw Error(ErrorCode::Input, "is not a result file");
        if (!file->hasMultitau())
            throw Error(ErrorCode::Input, "holds no multi-tau correlation");
        return std::make_unique<FileInput>(std::move(file), cancel);
    }

  private:
    std::filesystem::path m_path;
    bool m_again;
};

std::filesystem::path identity(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::weakly_canonical(file, ignored);
}

const char* nameOf(AverageOptions::Outliers test) {
    switch (test) {
    case AverageOptions::Outliers::Distance:
        return "distance";
    case AverageOptions::Outliers::Baseline:
        return "baseline";
    case AverageOptions::Outliers::None:
        break;
    }
    return "none";
}

nlohmann::json parametersOf(const AverageOptions& o, const AverageResult& average) {
    nlohmann::json parameters = {
        {"outliers", nameOf(o.outliers)},
        {"method", average.ratioOfSums ? "ratio_of_sums" : "equal_weight"},
        {"errors", o.errorRule == AverageOptions::ErrorRule::Classic ? "classic" : "propagated"},
        {"interpolate", o.interpolate},
        {"rejected", nlohmann::json::array()}};
    if (o.outliers == AverageOptions::Outliers::Distance)
        parameters["largest_distance"] = o.largestDistance;
    if (o.outliers == AverageOptions::Outliers::Baseline)
        parameters["baseline"] = {{"bin", o.baselineBin},
                                  {"window", o.baselineWindow},
                                  {"low", o.baselineLow},
                                  {"high", o.baselineHigh}};
    for (const AverageFile& file : average.files)
        if (!file.used)
            parameters["rejected"].push_back({{"file", file.name}, {"reason", file.reason}});
    return parameters;
}

/// What the runs do not share, in every spelling.
void forget(nlohmann::json& metadata, std::initializer_list<const char*> names) {
    for (const char* name : names)
        metadata.erase(std::string("/entry/sample/") + name);
}

/// The first file that was used says what the average is of; where the runs differ it says nothing.
io::ResultData dataOf(const AverageResult& average, const AverageOptions& options,
                      const CancelToken& cancel) {
    io::ResultData data;
    for (const AverageFile& file : average.files) {
        if (!file.used)
            continue;
        const io::ResultFilePtr opened = io::ResultFile::open(file.name, cancel);
        if (!opened)
            throw Error(ErrorCode::Input, "changed while it was averaged").inFile(file.name);
        if (data.provenance.inputs.empty()) {
            data = io::loadResult(*opened, cancel);
            data.provenance = Provenance::now("average");
            data.provenance.backend = "cpu";
            data.meta.title = fmt::format("average of {} files", average.used());
        } else {
            const io::ResultMeta& meta = opened->meta();
            if (meta.temperatureK != data.meta.temperatureK) {
                data.meta.temperatureK.reset();
                forget(data.metadata,
                       {"temperature", "temperature_set", "qnw1_temperature", "qnw_lakeshore"});
            }
            if (meta.sample != data.meta.sample) {
                data.meta.sample.clear();
                forget(data.metadata, {"name", "sample_name"});
            }
            if (meta.rawFile != data.meta.rawFile)
                data.meta.rawFile.clear();
            data.meta.endTime = meta.endTime;
        }
        data.provenance.inputs.push_back({"result", std::filesystem::absolute(file.name).string(),
                                          "", opened->contentId().value});
    }
    if (average.stepS) // delays are those of the average, whatever the first file's step was
        data.meta.frameTimeS =
            *average.stepS / static_cast<double>(data.multitauConfig.strideFrames *
                                                 data.multitauConfig.averageFrames);
    data.provenance.parameters = parametersOf(options, average);
    data.qmap = average.qmap;
    data.means = average.means;
    data.multitau = average.curves;
    data.partials = average.partials;
    data.twotime.reset();
    data.twotimeConfig = {};
    data.truth = nullptr;
    return data;
}

/// The planes once more: they are too large to be kept while the errors are made.
void writePlanes(io::ResultWriter& writer, const AverageResult& average,
                 const std::vector<std::unique_ptr<AverageSource>>& sources, JobContext& job) {
    OpenInputs inputs;
    for (const AverageFile& file : average.files)
        if (file.used) {
            const auto number = static_cast<std::size_t>(file.number);
            inputs.emplace_back(number, sources[number]->open(job.cancelToken()));
        }
    const MeanPlanes planes(inputs, average.qmap->dynamicMap.shape(),
                            static_cast<std::int64_t>(average.curves.delays.size()));
    for (std::int64_t delay = 0; delay < planes.delayCount(); ++delay) {
        try {
            writer.addPixelCorrelation(planes.band(delay, 0, planes.rows(), job.cancelToken()));
        } catch (const LateFailure& failure) {
            throw Error(ErrorCode::Input, failure.reason)
                .inFile(average.files[failure.number].name);
        }
        job.report(delay + 1, planes.delayCount(), "delays");
    }
}

} // namespace

AverageResult averageResults(std::span<const std::filesystem::path> files,
                             const AverageOptions& options, const std::filesystem::path& output,
                             bool overwrite, ThreadPool& pool, JobContext& job) {
    std::vector<std::unique_ptr<AverageSource>> sources;
    std::set<std::filesystem::path> seen;
    for (const auto& file : files)
        sources.push_back(std::make_unique<FileSource>(file, !seen.insert(identity(file)).second));
    if (!output.empty()) {
        if (seen.count(identity(output)) > 0)
            throw Error(ErrorCode::Usage, "is one of the files to be averaged")
                .inFile(output)
                .withRemedy("choose another name for the average");
        // Refused before the work, not after it.
        const AtomicFile probe(output, overwrite);
    }
    JobContext averaging = job.child(0.9);
    AverageResult result = average(sources, options, pool, averaging);
    if (output.empty())
        return result;
    JobContext writing = job.child(0.1, "writing");
    io::ResultWriter writer(output, dataOf(result, options, job.cancelToken()),
                            io::ResultWriter::Layout::Nexus, overwrite);
    if (options.keepPixelCorrelation && result.ratioOfSums)
        writePlanes(writer, result, sources, writing);
    job.throwIfCancelled();
    writer.close();
    return result;
}

} // namespace specula::correlate
