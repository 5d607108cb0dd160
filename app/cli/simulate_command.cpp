// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/compute/system_memory.h"
#include "core/io/open_source.h"
#include "core/simulate/xpcs_results.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <numeric>
#include <optional>

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

/// Two-time matrices grow with the square of the frames, so they are not made unasked above.
constexpr std::int64_t kTwotimeFrames = 2000;
constexpr int kStaticPerDynamic = 4;

std::string kindsHelp() {
    std::string text = "\nKinds and their parameters (--param NAME=VALUE):";
    for (const std::string_view kind : simulate::Sample::kinds()) {
        text += fmt::format("\n  {}", kind);
        for (const simulate::SampleParameter& p : simulate::Sample::parametersOf(kind))
            text += fmt::format("\n    {:<10} {}{}{} (default {:g})", p.name, p.meaning,
                                p.unit.empty() ? "" : ", ", p.unit, p.value);
    }
    return text;
}

Error wrong(const std::string& text, const char* option, const char* remedy) {
    return Error(ErrorCode::Usage, fmt::format("'{}' is not understood", text))
        .atField(option)
        .withRemedy(remedy);
}

/// "NAME=VALUE"
std::pair<std::string, double> parameter(const std::string& text) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0)
        throw wrong(text, "--param", "write NAME=VALUE, as in --param d0=2e6");
    return {text.substr(0, sign), numbers<double>(text.substr(sign + 1), 1, "--param").front()};
}

/// "ROWSxCOLS"
std::pair<std::int64_t, std::int64_t> shapeOf(std::string text) {
    const std::string given = text;
    const auto cross = text.find('x');
    if (cross == std::string::npos)
        throw wrong(given, "--shape", "write ROWSxCOLS, as in --shape 512x1024");
    text[cross] = ',';
    const auto pair = numbers<std::int64_t>(text, 2, "--shape");
    return {pair[0], pair[1]};
}

/// "N0" or "N0,N1": dynamic bins, and static ones a multiple of them.
geometry::QPhiPartitionOptions::Axis axisOf(const std::string& text, int staticPerDynamic,
                                            const char* option) {
    const auto list = numberList<int>(text, option);
    if (list.size() > 2 || list[0] < 1)
        throw wrong(text, option, "write how many dynamic bins, or dynamic,static ones: 9,36");
    geometry::QPhiPartitionOptions::Axis axis;
    axis.dynamicBins = list[0];
    axis.staticBins = list.size() == 2 ? list[1] : list[0] * staticPerDynamic;
    return axis;
}

class XpcsSimulationCall {
  public:
    void declare(CLI::App& app) {
        app.add_option("-o,--output", m_out, "the raw frames (HDF5)")->required();
        app.add_option("--kind", m_options.kind, "what the sample does, see below")
            ->capture_default_str();
        app.add_option("--param", m_parameters, "NAME=VALUE of the kind; again for more")
            ->allow_extra_args(false);
        app.add_option("--d0", m_d0, "diffusion coefficient in Å²/s, as --param d0=VALUE");
        app.add_option("--shape", m_shape, "ROWSxCOLS of the detector (default 256x256)");
        app.add_option("--geometry", m_geometry, "geometry file (JSON); brings its own shape");
        app.add_option("--frames", m_options.frames, "how many")->capture_default_str();
        app.add_option("--frame-time", m_options.frameTimeS, "seconds from frame to frame")
            ->capture_default_str();
        app.add_option("--exposure", m_options.exposure,
                       "fraction of the frame time the shutter is open; 0: instants")
            ->capture_default_str();
        app.add_option("--seed", m_options.seed, "of the random numbers")->capture_default_str();
        app.add_option("--contrast", m_options.contrast, "of the speckle, above 0 to 1")
            ->capture_default_str();
        simulate::DetectorOptions& d = m_options.detector;
        app.add_option("--mean-counts", d.meanCounts, "photons per pixel in use and frame")
            ->capture_default_str();
        app.add_option("--speckle-px", d.specklePx, "side of a coherence area in pixels")
            ->capture_default_str();
        app.add_option("--form-q", d.formQ, "I(q) falls as 1/(1+(q/Q)^2)^2, Å⁻¹; 0: flat")
            ->capture_default_str();
        app.add_option("--beam-stop", d.beamStopPx, "radius in pixels")->capture_default_str();
        app.add_option("--gap", d.gapPx, "width of a cross of module gaps in pixels")
            ->capture_default_str();
        app.add_option("--dead", d.deadFraction, "fraction of dead pixels")->capture_default_str();
        app.add_option("--hot", d.hotFraction, "fraction of hot pixels")->capture_default_str();
        app.add_option("--flux-drift", d.fluxDrift, "relative change from first to last frame")
            ->capture_default_str();
        app.add_option("--flux-noise", d.fluxNoise, "relative rms from frame to frame")
            ->capture_default_str();
        app.add_option("--dropped", d.droppedFraction, "fraction of frames that arrive empty")
            ->capture_default_str();
        app.add_option("--sample", m_label.sample, "its name in the file")->capture_default_str();
        app.add_option("--temperature", m_label.temperatureK,
                       "in K, written to the file; the dynamics do not follow it");
        app.add_option("--qmap", m_qmapFile, "write the q-map too");
        app.add_option("--results", m_resultFile, "correlate the frames, and write the result");
        app.add_option("--q-bins", m_qBins, "dynamic[,static] bins along q")->capture_default_str();
        app.add_option("--phi-bins", m_phiBins, "dynamic[,static] bins around the beam")
            ->capture_default_str();
        app.add_option("--dpl", m_results.multitau.delaysPerLevel, "delays per level")
            ->capture_default_str();
        app.add_option("--partials", m_results.partials, "g2 of so many growing parts; 0: none")
            ->capture_default_str();
        app.add_option("--twotime-bins", m_twotimeBins,
                       fmt::format("all, none, or 1,2,5-9 (default all up to {} frames, else none)",
                                   kTwotimeFrames));
        app.footer(app.get_footer() + "\n" + kindsHelp());
    }

    Command::Result run(CommandContext& context) {
        const auto begin = std::chrono::steady_clock::now();
        completeOptions();
        requireDifferentFiles();
        // Outputs are refused before anything is computed, and appear together at the end.
        const bool overwrite = context.options.overwrite;
        AtomicFile raw(m_out, overwrite);
        std::optional<AtomicFile> qmapFile, resultFile;
        if (!m_qmapFile.empty())
            qmapFile.emplace(m_qmapFile, overwrite);
        if (!m_resultFile.empty())
            resultFile.emplace(m_resultFile, overwrite);
        m_options.validate();
        requireMemory(context, nullptr);
        const simulate::XpcsSimulation simulation(m_options);
        io::QmapPtr qmap;
        if (qmapFile || resultFile)
            qmap = simulatedQmap(simulation, bins(), context.pool);
        if (resultFile) {
            chooseTwotime(*qmap);
            requireMemory(context, qmap.get());
        }

        Command::Result result;
        result.json = {{"file", m_out}, {"backend", nullptr}};
        {
            // Many short transforms on threads of their own: nothing for a graphics card, unless
            // somebody asks for it.
            const bool automatic = context.devices.policy().backend.value == "auto";
            const auto device = context.devices.acquire({automatic ? "cpu" : "", {}, {}},
                                                        {.name = "simulate", .needsF64 = true});
            result.json["backend"] = device.choice.tier;
            JobContext job = context.job.child(resultFile ? 0.5 : 1.0);
            result.json["truth"] =
                writeRawXpcs(simulation, {.file = raw.path(), .overwrite = true, .label = m_label},
                             *device.backend, context.pool, job);
        }
        const auto& g = m_options.geometry;
        result.text = fmt::format("{}: {} frames of {} x {} pixels, {}\n", m_out, m_options.frames,
                                  g.columns, g.rows, m_options.kind);
        if (qmapFile) {
            io::writeQmap(qmapFile->path(), *qmap, true);
            result.json["qmap"] = m_qmapFile;
            result.text += fmt::format("{}: {} dynamic, {} static bins\n", m_qmapFile,
                                       qmap->dynamicBins(), qmap->staticBins());
        }
        if (resultFile) {
            JobContext job = context.job.child(0.5);
            const auto frames = io::openSource(raw.path(), {{}, job.cancelToken()});
            const simulate::XpcsResult correlated =
                simulateResult(*frames, fs::absolute(m_out), simulation, m_label, qmap, m_results,
                               context.pool, job);
            writeXpcsResult(resultFile->path(), correlated, true);
            result.json["results"] = m_resultFile;
            result.json["truth"]["result"] = correlated.data.truth.at("result");
            result.text += fmt::format(
                "{}: {} bins, {} delays, {} two-time matrices\n", m_resultFile, qmap->dynamicBins(),
                correlated.data.multitau->delays.size(), correlated.matrices.size());
        }
        context.job.throwIfCancelled();
        raw.commit();
        if (qmapFile)
            qmapFile->commit();
        if (resultFile)
            resultFile->commit();
        result.json["seconds"] =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return result;
    }

  private:
    void completeOptions() {
        for (const std::string& text : m_parameters) {
            const auto [name, value] = parameter(text);
            m_options.parameters[name] = value;
        }
        if (m_d0 && !m_options.parameters.try_emplace("d0", *m_d0).second)
            throw Error(ErrorCode::Usage, "is given twice, as --param d0 as well")
                .atField("--d0")
                .withRemedy("give it once");
        if (!m_geometry.empty() && !m_shape.empty())
            throw Error(ErrorCode::Usage, "is in the geometry file already")
                .atField("--shape")
                .withRemedy("leave --shape or --geometry out");
        if (m_geometry.empty()) {
            const auto [rows, columns] = m_shape.empty()
                                             ? std::pair<std::int64_t, std::int64_t>{256, 256}
                                             : shapeOf(m_shape);
            const std::array center{static_cast<double>(columns - 1) / 2,
                                    static_cast<double>(rows - 1) / 2};
            m_options.geometry = {11, 4, {7.5e-5, 7.5e-5}, center, {0, 0}, rows, columns};
        } else {
            std::ifstream in(m_geometry);
            const auto json = nlohmann::json::parse(in, nullptr, false);
            if (!in.is_open() || json.is_discarded())
                throw Error(ErrorCode::Input, in.is_open() ? "is not JSON" : "cannot be read")
                    .inFile(m_geometry)
                    .atField("--geometry")
                    .withRemedy("give a geometry file, as `specula-cli qmap` reads them");
            m_options.geometry = geometry::geometryFromJson(json, m_geometry);
        }
    }

    void requireDifferentFiles() const {
        std::vector<fs::path> files;
        for (const std::string& name : {m_out, m_qmapFile, m_resultFile, m_geometry}) {
            if (name.empty())
                continue;
            std::error_code ignored;
            const fs::path file = fs::weakly_canonical(name, ignored);
            if (std::find(files.begin(), files.end(), file) != files.end())
                throw Error(ErrorCode::Usage, "is named twice")
                    .inFile(name)
                    .withRemedy("give each file a name of its own");
            files.push_back(file);
        }
    }

    geometry::QPhiPartitionOptions bins() const {
        geometry::QPhiPartitionOptions options;
        options.q = axisOf(m_qBins, kStaticPerDynamic, "--q-bins");
        options.phi = axisOf(m_phiBins, 1, "--phi-bins");
        return options;
    }

    void chooseTwotime(const io::Qmap& qmap) {
        std::vector<std::int64_t>& list = m_results.twotime.bins;
        if (m_twotimeBins == "all" ||
            (m_twotimeBins.empty() && m_options.frames <= kTwotimeFrames)) {
            list.resize(static_cast<std::size_t>(qmap.dynamicBins()));
            std::iota(list.begin(), list.end(), 1);
        } else if (!m_twotimeBins.empty() && m_twotimeBins != "none") {
            list = numberList<std::int64_t>(m_twotimeBins, "--twotime-bins");
            if (list.front() < 1 ||
                *std::max_element(list.begin(), list.end()) > qmap.dynamicBins())
                throw Error(ErrorCode::Usage,
                            fmt::format("bins go from 1 to {}", qmap.dynamicBins()))
                    .atField("--twotime-bins");
        }
    }

    /// Before anything is made of what was asked for.
    void requireMemory(const CommandContext& context, const io::Qmap* qmap) const {
        constexpr std::uint64_t kMapBytes = 64; // of a pixel, in the maps of detector and bins
        const geometry::DetectorGeometry& g = m_options.geometry;
        const std::uint64_t pixels = static_cast<std::uint64_t>(g.rows * g.columns);
        const std::uint64_t maps = pixels * kMapBytes;
        const std::uint64_t stack =
            pixels * sizeof(std::uint16_t) * static_cast<std::uint64_t>(m_options.frames);
        const std::uint64_t needed =
            maps + std::max(stack, qmap ? resultBytes(m_options, m_results) : 0);
        const char* remedy = "make fewer frames, a smaller detector, or two-time matrices of fewer "
                             "bins (--twotime-bins)";
        context.requireMemory(needed, "the simulation",
                              fmt::format("raise the limit, or {}", remedy));
        const std::uint64_t available = compute::systemMemory().availableBytes;
        if (available > 0 && needed > available)
            throw Error(ErrorCode::Computation,
                        fmt::format("the simulation needs {:.1f} GB, and {:.1f} GB are free",
                                    static_cast<double>(needed) / 1e9,
                                    static_cast<double>(available) / 1e9))
                .atField("--frames")
                .withRemedy(remedy);
    }

    std::string m_out, m_geometry, m_shape, m_qmapFile, m_resultFile, m_twotimeBins;
    std::string m_qBins = "9,36", m_phiBins = "1";
    std::vector<std::string> m_parameters;
    std::optional<double> m_d0;
    simulate::XpcsOptions m_options;
    simulate::RunLabel m_label;
    simulate::XpcsResultOptions m_results;
};

class SimulateCommand final : public Command {
  public:
    std::string name() const override { return "simulate"; }
    std::string summary() const override {
        return "Make ground truth: raw data of samples whose physics is known";
    }
    std::string example() const override {
        return "specula-cli simulate xpcs -o raw.h5 --kind brownian --d0 2e6 --frames 1000 "
               "--results result.hdf";
    }
    void declare(CLI::App& app) override {
        app.require_subcommand(1);
        CLI::App* xpcs = app.add_subcommand(
            "xpcs", "Photon frames of speckle, and the result file computed from them");
        xpcs->fallthrough(); // the common options belong to the command
        xpcs->footer(app.get_footer());
        m_xpcs.declare(*xpcs);
    }
    Result run(CommandContext& context) override { return m_xpcs.run(context); }

  private:
    XpcsSimulationCall m_xpcs;
};

} // namespace

std::unique_ptr<Command> makeSimulateCommand() {
    return std::make_unique<SimulateCommand>();
}

} // namespace specula::cli
