// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_convert.h"

#include <utility>

namespace specula::io {
namespace {

nlohmann::json metadataOf(const ResultFile& file, const CancelToken& cancel) {
    nlohmann::json tree = nlohmann::json::object();
    for (const MetadataField& field : file.metadata(cancel)) {
        const bool ours = field.path.rfind("/entry/", 0) == 0;
        const std::string path = ours ? field.path : "/entry/metadata" + field.path;
        nlohmann::json value =
            field.number ? nlohmann::json(*field.number) : nlohmann::json(field.text);
        tree[path] = field.unit.empty()
                         ? value
                         : nlohmann::json{{"value", std::move(value)}, {"units", field.unit}};
    }
    return tree;
}

/// What does not fit the q-map cannot be told by it; problems() names it.
void leaveOutMisfits(ResultData& data) {
    if (!data.qmap)
        return;
    if (!data.means.image.empty() && data.means.image.shape() != data.qmap->dynamicMap.shape())
        data.means.image = {};
    if (data.means.staticMean.size() != static_cast<std::size_t>(data.qmap->staticBins())) {
        data.means.staticMean.clear();
        data.means.segmentMean = {};
        data.means.segmentFrames.clear();
    }
}

} // namespace

ResultData loadResult(const ResultFile& file, const CancelToken& cancel) {
    ResultData data;
    data.qmap = file.qmap(cancel);
    data.meta = file.meta();
    data.metadata = metadataOf(file, cancel);
    data.means = file.means(cancel);
    data.multitauConfig = file.multitauConfig();
    data.twotimeConfig = file.twotimeConfig();
    if (file.hasMultitau()) {
        data.multitau = file.multitau(cancel);
        data.multitau->covariance = file.covariance(cancel);
    }
    if (file.hasPartials())
        data.partials = file.partials(cancel);
    if (file.hasTwotime()) {
        try {
            data.twotime = file.twotimeCurves(cancel);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) { // the matrices go without curves along their diagonals
            data.twotime.emplace();
            data.twotime->bins = file.twotimeBins();
        }
    }
    data.truth = file.truth();
    leaveOutMisfits(data);
    return data;
}

void convertResult(const ResultFile& file, const std::filesystem::path& output,
                   ResultWriter::Layout layout, bool overwrite, JobContext& job) {
    const CancelToken& cancel = job.cancelToken();
    ResultData data = loadResult(file, cancel);
    data.provenance = Provenance::now("convert");
    data.provenance.backend = "cpu";
    data.provenance.inputs = {
        {"result", std::filesystem::absolute(file.path()).string(), "", file.contentId().value}};
    data.provenance.parameters = {
        {"to", layout == ResultWriter::Layout::Nexus ? "nexus" : "nxxpcs"}};

    const auto matrices = static_cast<std::int64_t>(file.twotimeBins().size());
    const std::int64_t planes = file.hasPixelCorrelation() ? file.delayCount() : 0;
    ResultWriter writer(output, data, layout, overwrite);
    for (std::int64_t i = 0; i < matrices; ++i) {
        job.throwIfCancelled();
        writer.addMatrix(file.twotimeMatrix(i, cancel));
        job.report(i + 1, matrices + planes, "matrices");
    }
    for (std::int64_t delay = 0; delay < planes; ++delay) {
        job.throwIfCancelled();
        writer.addPixelCorrelation(file.pixelCorrelation(delay, 0, -1, cancel));
        job.report(matrices + delay + 1, matrices + planes, "planes");
    }
    job.throwIfCancelled();
    writer.close();
}

} // namespace specula::io
