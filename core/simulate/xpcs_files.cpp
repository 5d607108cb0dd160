// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/xpcs_files.h"

#include "core/base/provenance.h"
#include "core/base/units.h"
#include "core/io/hdf5_tree_writer.h"
#include "core/io/hdf5_writer.h"
#include "core/simulate/xpcs_truth.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace specula::simulate {
namespace {

using nlohmann::json;

// Bits of an EIGER pixel mask.
constexpr std::uint32_t kNoPixel = 1, kNoisy = 16;

json unit(const char* name) {
    return {{"units", name}};
}

json nxClass(const char* name) {
    return {{"NX_class", name}};
}

std::string isoTime(std::chrono::sys_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

/// The beam stop is no defect of the detector, so it is not in here.
Array<std::uint32_t> pixelMask(const XpcsSimulation& simulation) {
    Array<std::uint32_t> mask(simulation.mask().shape());
    const auto out = mask.editValues();
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double mean = simulation.meanCounts().data()[i];
        const bool counts = simulation.mask().data()[i] != 0;
        out[i] = mean < 0 ? kNoPixel : !counts && mean > 0 ? kNoisy : 0;
    }
    return mask;
}

Array<float> meanMap(const XpcsSimulation& simulation) {
    Array<float> map(simulation.meanCounts().shape());
    const auto out = map.editValues();
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double mean = simulation.meanCounts().data()[i];
        out[i] = mean < 0 ? std::nanf("") : static_cast<float>(mean);
    }
    return map;
}

void writeDetector(io::Hdf5TreeWriter& tree, const XpcsSimulation& simulation) {
    const XpcsOptions& o = simulation.options();
    const geometry::DetectorGeometry& g = o.geometry;
    const std::string at = "/entry/instrument/detector";
    tree.group(at, nxClass("NXdetector"));
    tree.write(at + "/description", "simulated photon counter");
    tree.write(at + "/frame_time", o.frameTimeS, unit("s"));
    if (const auto countTime = countTimeS(o))
        tree.write(at + "/count_time", *countTime, unit("s"));
    tree.write(at + "/x_pixel_size", g.pixelSizeM[0], unit("m"));
    tree.write(at + "/y_pixel_size", g.pixelSizeM[1], unit("m"));
    tree.write(at + "/beam_center_x", g.beamCenterPx[0], unit("pixel"));
    tree.write(at + "/beam_center_y", g.beamCenterPx[1], unit("pixel"));
    tree.write(at + "/detector_distance", g.distanceM, unit("m"));
    tree.write(at + "/bit_depth_image", std::int64_t{16});
    tree.write(at + "/saturation_value", std::int64_t{XpcsSimulation::kMost});
    const std::string more = at + "/detectorSpecific";
    tree.group(more, nxClass("NXcollection"));
    tree.write(more + "/nimages", o.frames);
    tree.write(more + "/ntrigger", std::int64_t{1});
    tree.write(more + "/x_pixels_in_detector", g.columns);
    tree.write(more + "/y_pixels_in_detector", g.rows);
    tree.write(more + "/pixel_mask", pixelMask(simulation), PixelType::U32,
               {{"meaning", "0 good, 1 no pixel, 16 noisy"}});
}

void writeBeam(io::Hdf5TreeWriter& tree, double energyKev) {
    for (const std::string name : {"beam", "incident_beam"}) {
        const std::string at = "/entry/instrument/" + name;
        tree.group(at, nxClass("NXbeam"));
        tree.write(at + "/incident_energy", energyKev, unit("keV"));
        tree.write(at + "/incident_wavelength", kHcKevAngstrom / energyKev, unit("angstrom"));
    }
}

void writeTruth(io::Hdf5TreeWriter& tree, const XpcsSimulation& simulation, const json& truth) {
    tree.write("/specula/truth", truth.dump());
    tree.write("/specula/version", versionText());
    tree.write("/specula/mask", simulation.mask(), PixelType::U8, {{"meaning", "1 = use"}});
    tree.write("/specula/mean_counts", meanMap(simulation), PixelType::F32,
               {{"units", "counts"}, {"meaning", "per pixel and frame at flux 1"}});
    tree.write("/specula/flux", std::span<const double>(simulation.flux()), PixelType::F64,
               {{"meaning", "of each frame relative to the first, 0: lost"}});
}

} // namespace

RunTimes runTimes(const XpcsOptions& options) {
    using namespace std::chrono;
    constexpr std::uint64_t kMinutesPerYear = 365 * 24 * 60;
    const sys_seconds start = sys_days{year{2026} / January / 1} +
                              minutes(static_cast<std::int64_t>(options.seed % kMinutesPerYear));
    const double lasts = std::ceil(static_cast<double>(options.frames) * options.frameTimeS);
    return {isoTime(start),
            isoTime(start + seconds(static_cast<std::int64_t>(std::min(lasts, 1e9))))};
}

std::optional<double> countTimeS(const XpcsOptions& o) {
    const double exposure = FrameTimes(o.frames, o.frameTimeS, o.exposure).exposure();
    return exposure > 0 ? std::optional(exposure * o.frameTimeS) : std::nullopt;
}

json writeRawXpcs(const XpcsSimulation& simulation, const RawXpcsOptions& options,
                  compute::Backend& backend, ThreadPool& pool, JobContext& job) {
    const XpcsOptions& o = simulation.options();
    const RunTimes times = runTimes(o);
    const json truth = rawTruth(simulation);
    io::Hdf5TreeWriter tree(options.file, options.overwrite);
    tree.group("/", {{"specula_kind", "raw-xpcs"}, {"default", "entry"}});
    tree.group("/entry", {{"NX_class", "NXentry"}, {"default", "data"}});
    tree.write("/entry/definition", "NXmx");
    tree.write("/entry/title", fmt::format("{}, simulated: {}", options.label.sample, o.kind));
    tree.write("/entry/start_time", times.start);
    tree.write("/entry/end_time", times.end);
    tree.group("/entry/sample", nxClass("NXsample"));
    tree.write("/entry/sample/name", options.label.sample);
    if (options.label.temperatureK)
        tree.write("/entry/sample/temperature", *options.label.temperatureK, unit("K"));
    tree.group("/entry/instrument", nxClass("NXinstrument"));
    writeDetector(tree, simulation);
    writeBeam(tree, o.geometry.energyKev);
    writeTruth(tree, simulation, truth);
    tree.group("/entry/data", {{"NX_class", "NXdata"}, {"signal", "data"}});
    {
        io::Hdf5StackWriter::Options stack;
        stack.type = PixelType::U16;
        stack.width = o.geometry.columns;
        stack.height = o.geometry.rows;
        stack.frames = o.frames;
        stack.attributes = {{"units", "counts"},
                            {"long_name", "photons per pixel and frame"},
                            {"interpretation", "image"}};
        io::Hdf5StackWriter frames(tree, stack);
        std::int64_t written = 0;
        {
            JobContext simulating = job.child(0.9, "simulating");
            simulation.run(backend, pool, options.memoryBytes, simulating,
                           [&](const Pixels& frame) {
                               job.throwIfCancelled();
                               if (written++ == 0)
                                   job.setStage("writing");
                               frames.append(frame);
                           });
        }
        frames.close();
    }
    tree.close();
    return truth;
}

} // namespace specula::simulate
