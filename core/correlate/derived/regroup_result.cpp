// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/regroup_result.h"

#include "core/base/error.h"
#include "core/io/result_convert.h"
#include "core/io/result_file.h"
#include "core/io/result_writer.h"

#include <cmath>

namespace specula::correlate {
namespace {

/// Of the pixels of each static bin that have a count.
std::vector<double> staticMeans(const Array<float>& image, const io::Qmap& map) {
    Array<double> plane = Array<double>::uninitialized(image.shape());
    const auto out = plane.editValues();
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<double>(image.data()[i]);
    return averageByBin(plane, map.staticMap, map.staticBins());
}

} // namespace

RegroupedResult regroupResult(const io::ResultFile& file, io::QmapPtr map,
                              const std::filesystem::path& mapFile, ThreadPool& pool,
                              JobContext& job) {
    const CancelToken& cancel = job.cancelToken();
    const FilePixelCorrelations planes(file);
    RegroupOptions options;
    options.correlated = file.qmap(cancel)->mask;

    RegroupedResult result;
    result.curves = regroup(planes, *map, options, pool, job);
    result.data = io::loadResult(file, cancel);
    io::ResultData& data = result.data;
    data.qmap = map;
    io::MultitauCurves curves;
    curves.delays = data.multitau->delays;
    curves.levelWidths = data.multitau->levelWidths;
    curves.g2 = result.curves.g2;
    curves.error = result.curves.error;
    curves.errorKind = io::ErrorKind::Pixel;
    curves.covariance = result.curves.covariance;
    data.multitau = curves;

    const auto leaveOut = [&](bool there, const char* what) {
        if (there)
            result.leftOut.push_back(what);
    };
    leaveOut(data.twotime.has_value(), "two-time correlation");
    leaveOut(data.partials.has_value(), "g2 of growing parts of the run");
    leaveOut(!data.means.segmentMean.empty(), "scattering of segments");
    data.twotime.reset();
    data.partials.reset();
    data.means.segmentMean = {};
    data.means.segmentFrames.clear();
    data.means.staticMean.clear();
    if (!data.means.image.empty())
        data.means.staticMean = staticMeans(data.means.image, *map);

    if (data.truth.is_object())
        data.truth.erase("result"); // of the bins of the old q-map

    data.provenance = Provenance::now("regroup");
    data.provenance.backend = "cpu";
    data.provenance.inputs = {
        {"result", std::filesystem::absolute(file.path()).string(), "", file.contentId().value},
        {"qmap", mapFile.empty() ? "" : std::filesystem::absolute(mapFile).string(), "",
         map->hash.empty() ? io::qmapHash(*map) : map->hash}};
    return result;
}

void writeRegrouped(const RegroupedResult& result, const io::ResultFile& file, bool keepPixels,
                    const std::filesystem::path& output, bool overwrite, JobContext& job) {
    io::ResultWriter writer(output, result.data, io::ResultWriter::Layout::Nexus, overwrite);
    for (std::int64_t delay = 0; keepPixels && delay < file.delayCount(); ++delay) {
        job.throwIfCancelled();
        writer.addPixelCorrelation(file.pixelCorrelation(delay, 0, -1, job.cancelToken()));
        job.report(delay + 1, file.delayCount(), "planes");
    }
    job.throwIfCancelled();
    writer.close();
}

} // namespace specula::correlate
