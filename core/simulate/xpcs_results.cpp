// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/xpcs_results.h"

#include "core/base/error.h"
#include "core/correlate/frame_means.h"
#include "core/correlate/pixel_bands.h"
#include "core/io/result_writer.h"
#include "core/simulate/xpcs_truth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::simulate {
namespace {

using nlohmann::json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The first frames of another source.
class FirstFrames final : public io::RegionSource {
  public:
    FirstFrames(const io::RegionSource& all, std::int64_t frames)
        : m_all(all)
        , m_description(all.describe()) {
        m_description.frames = frames;
    }
    const io::SourceDescription& describe() const override { return m_description; }
    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool* pool) const override {
        m_all.read(request, target, cancel, pool);
    }
    Pixels readPixels(const io::RegionRequest& request, const CancelToken& cancel,
                      ThreadPool* pool) const override {
        return m_all.readPixels(request, cancel, pool);
    }
    ContentId contentId() const override { return m_all.contentId(); }

  private:
    const io::RegionSource& m_all;
    io::SourceDescription m_description;
};

Array<double> errorsOf(const Array<double>& covariance, const Shape& shape) {
    Array<double> errors(shape);
    const auto out = errors.edit();
    for (std::int64_t bin = 0; bin < shape[1]; ++bin)
        for (std::int64_t delay = 0; delay < shape[0]; ++delay)
            out(delay, bin) = std::sqrt(covariance.view()(bin, delay, delay));
    return errors;
}

io::MultitauCurves curvesOf(const correlate::MultitauResult& result) {
    io::MultitauCurves curves;
    for (const correlate::Delay& delay : result.delays) {
        curves.delays.push_back(delay.frames);
        curves.levelWidths.push_back(delay.width());
    }
    curves.g2 = result.g2;
    curves.error = errorsOf(result.covariance, result.g2.shape());
    curves.errorKind = io::ErrorKind::Jackknife;
    curves.covariance = result.covariance;
    return curves;
}

/// Delays of a shorter run are the first of those of a longer one.
void put(const io::MultitauCurves& part, const View<double>& g2, const View<double>& error) {
    for (std::int64_t delay = 0; delay < part.g2.shape()[0]; ++delay)
        for (std::int64_t bin = 0; bin < part.g2.shape()[1]; ++bin) {
            g2(delay, bin) = part.g2.view()(delay, bin);
            error(delay, bin) = part.error.view()(delay, bin);
        }
}

io::PartialCurves partialsOf(const io::RegionSource& frames, const io::Qmap& map,
                             const XpcsResultOptions& options, const io::MultitauCurves& whole,
                             ThreadPool& pool, JobContext& job) {
    const std::int64_t all = frames.describe().frames, parts = options.partials;
    io::PartialCurves curves;
    const Shape shape{parts, whole.g2.shape()[0], whole.g2.shape()[1]};
    curves.g2 = Array<double>(shape, kNaN);
    curves.error = Array<double>(shape, kNaN);
    const auto g2 = curves.g2.edit(), error = curves.error.edit();
    for (std::int64_t part = 0; part + 1 < parts; ++part) {
        const FirstFrames first(frames, std::max<std::int64_t>(2, all * (part + 1) / parts));
        JobContext correlating = job.child(1.0 / static_cast<double>(parts));
        put(curvesOf(plainMultitau(first, map, options.multitau, pool, correlating)), g2.at(part),
            error.at(part));
        curves.frames.push_back(static_cast<double>(first.describe().frames));
    }
    put(whole, g2.at(parts - 1), error.at(parts - 1));
    curves.frames.push_back(static_cast<double>(all));
    return curves;
}

io::ScatteringMeans meansOf(const correlate::FrameMeans& from) {
    io::ScatteringMeans means;
    means.image = Array<float>(from.image.shape());
    std::transform(from.image.values().begin(), from.image.values().end(),
                   means.image.editValues().begin(),
                   [](double value) { return static_cast<float>(value); });
    means.staticMean = from.staticMean;
    means.segmentMean = from.segmentMean;
    means.segmentFrames = from.segmentFrames;
    means.intensity = from.intensity;
    for (std::size_t frame = 0; frame < from.intensity.size(); ++frame)
        means.frameNumber.push_back(static_cast<double>(frame));
    return means;
}

/// Columns of one bin each, side by side: (lag[, segment], column).
void correlateTwotime(const io::RegionSource& frames, const io::Qmap& map,
                      const correlate::TwotimeOptions& options, XpcsResult& result,
                      ThreadPool& pool, JobContext& job) {
    const std::int64_t lags = frames.describe().frames;
    const auto columns = static_cast<std::int64_t>(options.bins.size());
    io::TwotimeCurves curves;
    curves.bins = options.bins;
    curves.g2 = Array<double>({lags, columns});
    curves.segmentG2 = Array<double>({lags / options.segments, options.segments, columns});
    const auto g2 = curves.g2.edit(), segments = curves.segmentG2.edit();
    std::int64_t column = 0;
    plainTwotime(frames, map, options, pool, job, [&](const correlate::TwotimeBin& bin) {
        for (std::int64_t lag = 0; lag < lags; ++lag)
            g2(lag, column) = bin.g2[static_cast<std::size_t>(lag)];
        for (std::int64_t lag = 0; lag < segments.shape()[0]; ++lag)
            for (std::int64_t segment = 0; segment < options.segments; ++segment)
                segments(lag, segment, column) = bin.segmentG2.view()(lag, segment);
        auto matrix = Array<float>::uninitialized(bin.correlation.shape());
        std::transform(bin.correlation.values().begin(), bin.correlation.values().end(),
                       matrix.editValues().begin(),
                       [](double value) { return static_cast<float>(value); });
        result.matrices.push_back(std::move(matrix));
        ++column;
    });
    result.data.twotime = std::move(curves);
}

const char* nameOf(correlate::TwotimeOptions::Smoothing smoothing) {
    switch (smoothing) {
    case correlate::TwotimeOptions::Smoothing::Static:
        return "static";
    case correlate::TwotimeOptions::Smoothing::Dynamic:
        return "dynamic";
    case correlate::TwotimeOptions::Smoothing::None:
        break;
    }
    return "none";
}

void describe(io::ResultData& data, const XpcsSimulation& simulation, const RunLabel& label,
              const std::filesystem::path& rawFile) {
    const XpcsOptions& o = simulation.options();
    const RunTimes times = runTimes(o);
    data.meta.frameTimeS = o.frameTimeS;
    data.meta.countTimeS = countTimeS(o);
    data.meta.energyKev = o.geometry.energyKev;
    data.meta.sample = label.sample;
    data.meta.temperatureK = label.temperatureK;
    data.meta.startTime = times.start;
    data.meta.endTime = times.end;
    data.meta.title = fmt::format("{}, simulated: {}", label.sample, o.kind);
    data.meta.rawFile = rawFile.string();
    data.meta.frames = o.frames;
    const auto metres = [](double value) { return json{{"value", value}, {"units", "m"}}; };
    const std::string detector = "/entry/instrument/detector_1/";
    data.metadata[detector + "x_pixel_size"] = metres(o.geometry.pixelSizeM[0]);
    data.metadata[detector + "y_pixel_size"] = metres(o.geometry.pixelSizeM[1]);
    data.metadata[detector + "distance"] = metres(o.geometry.distanceM);
    data.metadata[detector + "description"] = "simulated photon counter";
}

} // namespace

io::QmapPtr simulatedQmap(const XpcsSimulation& simulation,
                          const geometry::QPhiPartitionOptions& bins, ThreadPool& pool) {
    const geometry::DetectorGeometry& g = simulation.options().geometry;
    io::Qmap map = partitionQPhi(transmissionMaps(g, pool), simulation.mask(), bins);
    map.geometry.beamCenterX = g.beamCenterPx[0];
    map.geometry.beamCenterY = g.beamCenterPx[1];
    if (g.pixelSizeM[0] == g.pixelSizeM[1])
        map.geometry.pixelSizeM = g.pixelSizeM[0];
    map.geometry.distanceM = g.distanceM;
    map.geometry.energyKev = g.energyKev;
    map.geometry.lengthsFrom = "the geometry of the simulation";
    map.recipe = {{"geometry", geometry::toJson(g)},
                  {"axes", {"q", "phi"}},
                  {"dynamic", {bins.q.dynamicBins, bins.phi.dynamicBins}},
                  {"static", {bins.q.staticBins, bins.phi.staticBins}}};
    map.hash = qmapHash(map);
    return std::make_shared<const io::Qmap>(std::move(map));
}

std::uint64_t resultBytes(const XpcsOptions& simulation, const XpcsResultOptions& options) {
    const auto frames = static_cast<std::uint64_t>(simulation.frames);
    const auto bins = options.twotime.bins.size();
    // One matrix in double precision while it is computed, all in single precision until written.
    return 2 * static_cast<std::uint64_t>(correlate::kBandBytes) +
           frames * frames * (bins > 0 ? sizeof(double) + bins * sizeof(float) : 0);
}

XpcsResult simulateResult(const io::RegionSource& frames, const std::filesystem::path& rawFile,
                          const XpcsSimulation& simulation, const RunLabel& label, io::QmapPtr qmap,
                          const XpcsResultOptions& options, ThreadPool& pool, JobContext& job) {
    const std::int64_t count = frames.describe().frames;
    const auto atMost = [count](int parts) {
        return static_cast<int>(std::clamp<std::int64_t>(parts, 1, count));
    };
    if (options.partials < 0)
        throw Error(ErrorCode::Usage, "must be 0 or more").atField("partials");
    XpcsResult result;
    io::ResultData& data = result.data;
    data.qmap = qmap;
    describe(data, simulation, label, rawFile);
    std::vector<correlate::Delay> delays;
    {
        JobContext correlating = job.child(0.3, "multi-tau");
        const auto multitau = plainMultitau(frames, *qmap, options.multitau, pool, correlating);
        delays = multitau.delays;
        data.multitau = curvesOf(multitau);
    }
    data.multitauConfig.arguments = {{"analysis_type", "Multitau"},
                                     {"delays_per_level", options.multitau.delaysPerLevel},
                                     {"num_partial_g2", options.partials}};
    if (options.partials > 0) {
        JobContext correlating = job.child(0.3, "g2 of parts");
        data.partials = partialsOf(frames, *qmap, options, *data.multitau, pool, correlating);
    }
    {
        JobContext averaging = job.child(0.1, "means");
        data.means = meansOf(
            correlate::frameMeans(frames, *qmap, atMost(options.segments), pool, averaging));
    }
    if (!options.twotime.bins.empty()) {
        correlate::TwotimeOptions twotime = options.twotime;
        twotime.segments = atMost(twotime.segments);
        JobContext correlating = job.child(0.2);
        correlateTwotime(frames, *qmap, twotime, result, pool, correlating);
        data.twotimeConfig.arguments = {{"analysis_type", "Twotime"},
                                        {"smooth", nameOf(twotime.smoothing)},
                                        {"num_partial_g2", twotime.segments}};
    }
    JobContext comparing = job.child(0.1, "truth");
    data.truth = rawTruth(simulation);
    data.truth["result"] = binTruth(simulation, *qmap, delays, pool, comparing);
    data.provenance = Provenance::now("simulate xpcs");
    data.provenance.backend = "plain";
    data.provenance.inputs = {
        {"frames", rawFile.string(), frames.describe().dataset, frames.contentId().value},
        {"qmap", {}, {}, qmap->hash}};
    data.provenance.parameters = {{"multitau", data.multitauConfig.arguments},
                                  {"twotime", data.twotimeConfig.arguments},
                                  {"qmap", qmap->recipe},
                                  {"simulation", simulation.truth()}};
    return result;
}

void writeXpcsResult(const std::filesystem::path& file, const XpcsResult& result, bool overwrite) {
    io::ResultWriter writer(file, result.data, io::ResultWriter::Layout::Nexus, overwrite);
    for (const Array<float>& matrix : result.matrices)
        writer.addMatrix(matrix);
    writer.close();
}

} // namespace specula::simulate
