// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/demo_files.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "core/simulate/xpcs_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace specula::simulate {
namespace fs = std::filesystem;
namespace {

/// One run; the first is the one whose frames are kept.
struct Run {
    std::string name;
    RunLabel label;
    double diffusion; ///< Å²/s
    bool ages = false, goesWrong = false;
};

/// Of spheres of 250 nm radius in water, after Stokes and Einstein.
double diffusionInWater(double temperatureK) {
    constexpr double kBoltzmann = 1.380649e-23, kRadiusM = 250e-9, kAngstrom2PerM2 = 1e20;
    // Pa s, within 2.5 % from 0 to 370 °C (Likhachev 2003 quotes it as the usual Vogel form).
    const double viscosity = 2.414e-5 * std::pow(10, 247.8 / (temperatureK - 140));
    return kBoltzmann * temperatureK / (6 * std::numbers::pi * viscosity * kRadiusM) *
           kAngstrom2PerM2;
}

std::vector<Run> demoRuns() {
    constexpr double kRoomK = 298;
    const auto colloid = [](double temperatureK, int repeat, bool goesWrong = false) {
        return Run{fmt::format("colloid_T{:.0f}_r{:03}", temperatureK, repeat),
                   {"colloid in water", temperatureK},
                   diffusionInWater(temperatureK),
                   false,
                   goesWrong};
    };
    std::vector<Run> runs{colloid(kRoomK, 1), colloid(kRoomK, 2), colloid(kRoomK, 3),
                          colloid(kRoomK, 4, true)};
    for (const double temperatureK : {278.0, 288.0, 308.0, 318.0})
        runs.push_back(colloid(temperatureK, 1));
    runs.push_back({"gel_aging_r001", {"gel", kRoomK}, 1e8, true});
    return runs;
}

XpcsOptions optionsOf(const Run& run, std::int64_t frames, std::uint64_t seed) {
    XpcsOptions options;
    // Nothing random about the mask, so that all runs have the same q-map.
    options.geometry = {10, 6.5, {7.5e-5, 7.5e-5}, {84.7, 75.2}, {0, 0}, 160, 160};
    options.frames = frames;
    options.frameTimeS = 2e-4;
    options.contrast = 0.5;
    options.seed = seed;
    options.detector.meanCounts = 0.4;
    options.detector.formQ = 0.004;
    options.detector.beamStopPx = 8;
    options.detector.gapPx = 3;
    options.parameters["d0"] = run.diffusion;
    if (run.ages) {
        const double t0 = 0.01;
        options.kind = "aging";
        options.parameters = {{"d0", run.diffusion * t0}, {"alpha", -1}, {"t0", t0}};
    }
    if (run.goesWrong) {
        options.detector.fluxDrift = -0.7;
        options.detector.fluxNoise = 0.15;
        options.detector.droppedFraction = 0.03;
    }
    return options;
}

struct Names {
    fs::path stack, exr, tiff, qmap;
    std::vector<fs::path> results;

    explicit Names(const fs::path& folder)
        : stack(folder / "colloid_stack.h5")
        , exr(folder / "colloid_sqrt.exr")
        , tiff(folder / "colloid_mean.tif")
        , qmap(folder / "colloid_qmap.h5") {
        for (const Run& run : demoRuns())
            results.push_back(folder / (run.name + "_results.hdf"));
    }
    std::vector<fs::path> all() const {
        std::vector<fs::path> list{stack, exr, tiff, qmap};
        list.insert(list.end(), results.begin(), results.end());
        return list;
    }
};

Pixels imageOf(const Array<float>& mean, bool squareRoot) {
    Pixels image(PixelType::F32, mean.shape()[1], mean.shape()[0]);
    const auto out = image.editPlane<float>();
    for (std::int64_t row = 0; row < mean.shape()[0]; ++row)
        for (std::int64_t column = 0; column < mean.shape()[1]; ++column) {
            const float value = mean.view()(row, column);
            out(row, column) = squareRoot ? std::sqrt(value) : value;
        }
    return image;
}

/// Files that appear together, under the names they are made for.
class Together {
  public:
    Together(const std::vector<fs::path>& files, bool overwrite) {
        for (const fs::path& file : files)
            m_files.push_back(std::make_unique<AtomicFile>(file, overwrite));
    }
    const fs::path& at(const fs::path& target) const {
        return (*std::find_if(m_files.begin(), m_files.end(),
                              [&](const auto& file) { return file->target() == target; }))
            ->path();
    }
    void commit() {
        for (const auto& file : m_files)
            file->commit();
    }

  private:
    std::vector<std::unique_ptr<AtomicFile>> m_files;
};

} // namespace

std::vector<fs::path> makeDemoFiles(const fs::path& folder, std::int64_t frameCount, bool overwrite,
                                    compute::Backend& backend, ThreadPool& pool, JobContext& job) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw Error(ErrorCode::Usage, "cannot be made: " + failed.message()).inFile(folder);
    const Names names(folder);
    const std::vector<Run> runs = demoRuns();
    Together files(names.all(), overwrite);
    // Frames of the other runs are made, correlated and thrown away.
    const AtomicFile passing(folder / "run.h5", true);
    io::QmapPtr qmap;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        const bool kept = i == 0;
        const XpcsSimulation simulation(optionsOf(run, frameCount, i + 1));
        JobContext part = job.child(1.0 / static_cast<double>(runs.size()), run.name);
        const fs::path& raw = kept ? files.at(names.stack) : passing.path();
        {
            JobContext simulating = part.child(0.6);
            writeRawXpcs(simulation, {.file = raw, .overwrite = true, .label = run.label}, backend,
                         pool, simulating);
        }
        XpcsResultOptions options;
        if (kept) {
            qmap = simulatedQmap(simulation, {{6, 24, std::nullopt}, {1, 1, std::nullopt}}, pool);
            io::writeQmap(files.at(names.qmap), *qmap, true);
        }
        options.twotime.bins.resize(static_cast<std::size_t>(qmap->dynamicBins()));
        std::iota(options.twotime.bins.begin(), options.twotime.bins.end(), 1);
        JobContext correlating = part.child(0.4);
        const auto frames = io::openSource(raw, {{}, job.cancelToken()});
        const XpcsResult result =
            simulateResult(*frames, kept ? names.stack : fs::path(), simulation, run.label, qmap,
                           options, pool, correlating);
        writeXpcsResult(files.at(names.results[i]), result, true);
        if (!kept)
            continue;
        const Array<float>& mean = result.data.means.image;
        io::writeTiff(files.at(names.tiff), *io::makeMemorySource({imageOf(mean, false)}),
                      {.tile = 256,
                       .pyramid = true,
                       .overwrite = true,
                       .description = "Specula demo: mean of the simulated stack"},
                      part);
        io::writeExr(files.at(names.exr), *io::makeMemorySource({imageOf(mean, true)}),
                     {.tile = 128, .mipLevels = true, .overwrite = true}, part);
    }
    job.throwIfCancelled();
    files.commit();
    return names.all();
}

std::vector<fs::path> existingDemoFiles(const fs::path& folder) {
    const std::vector<fs::path> paths = Names(folder).all();
    const bool all = std::all_of(paths.begin(), paths.end(), [](const fs::path& p) {
        std::error_code ignored;
        return fs::exists(p, ignored);
    });
    return all ? paths : std::vector<fs::path>{};
}

} // namespace specula::simulate
