// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_imaging.h"

#include "app/cli/bench_files.h"
#include "app/cli/imaging_peers.h"
#include "app/cli/measured_child.h"
#include "core/base/array.h"
#include "core/compute/backend.h"
#include "core/compute/kernels.h"
#include "core/imaging/execute/executor.h"
#include "core/imaging/ops/operation_table.h"
#include "core/io/memory_source.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

using compute::BenchResult;

constexpr std::int64_t kSide = 4096;

/// A picture of the unit cube's colours that no loop can foresee.
Pixels testImage(std::int64_t side, int channels) {
    Pixels pixels(PixelType::F32, side, side, channels);
    std::uint32_t state = 12345;
    for (int c = 0; c < channels; ++c) {
        const View<float> plane = pixels.editPlane<float>(c);
        for (std::int64_t i = 0; i < plane.size(); ++i) {
            state = state * 1664525U + 1013904223U;
            plane.data()[i] = static_cast<float>(state >> 8) * 0x1p-24F;
        }
    }
    return pixels;
}

/// The 33-point table of (r g, g b, r^2), red fastest.
fs::path cubeFile() {
    const fs::path file = benchFolder() / "product33.cube";
    std::ofstream out(file);
    out << "LUT_3D_SIZE 33\n";
    for (int b = 0; b < 33; ++b)
        for (int g = 0; g < 33; ++g)
            for (int r = 0; r < 33; ++r)
                out << fmt::format("{:.8f} {:.8f} {:.8f}\n", r * g / 1024.0, g * b / 1024.0,
                                   r * r / 1024.0);
    return file;
}

class Bench {
  public:
    Bench(CommandContext& context, const ImagingBenchOptions& options)
        : m_context(context)
        , m_options(options)
        , m_backend(context.devices.open(context.devices.choose())) {}

    std::vector<BenchResult> run() {
        const std::string chain_matrix = "matrix:m=.5 .25 0 .1 0 1 .5 0 .2 0 .8 -.05 0 0 0 1";
        const std::string chain_cdl =
            "cdl:slope=1.2 1 .8,offset=.05 0 -.1,power=.9 1 1.1,saturation=1.3,style=asc";
        const std::string cube = cubeFile().string();
        memoryCase("matrix_cdl_lut33_rgba_4096", 4,
                   {chain_matrix, chain_cdl, "lut3d:file=" + cube + ",interp=tetrahedral"},
                   Peer::ColourChain);
        memoryCase("blur_sigma5_4096", 1, {"blur:sigma=5"}, Peer::None);
        for (const char* filter : {"lanczos3", "triangle"})
            for (const int channels : {1, 3})
                memoryCase(fmt::format("resize_{}_4096_to_1777_{}ch", filter, channels), channels,
                           {fmt::format("resize:width=1777,height=1777,filter={}", filter)},
                           std::string_view(filter) == "lanczos3" ? Peer::Lanczos : Peer::Triangle);
        memoryCase("median_radius1_4096", 1, {"median:radius=1"}, Peer::None);
        memoryCase("median_radius2_4096", 1, {"median:radius=2"}, Peer::None);
        memoryCase("dilate_radius8_4096", 1, {"dilate:radius=8"}, Peer::None);
        fileCase();
        return std::move(m_results);
    }

  private:
    /// Pipeline on an image in memory, through the executor.
    void memoryCase(const std::string& name, int channels, const std::vector<std::string>& texts,
                    Peer peer) {
        m_context.job.setStage(name);
        const Pixels image = testImage(kSide, channels);
        imaging::Pipeline pipeline;
        for (const std::string& text : texts)
            pipeline.push_back(imaging::parseOperation(text, {}));
        const io::SourcePtr source = io::makeMemorySource({image});
        BenchResult r{"imaging", name, m_backend->tier(), {}, "Mpixel/s", 0, {}};
        const imaging::ExecutionOptions options;
        const auto result = imaging::resultOf(pipeline, source->describe(), options);
        // Written again and again: a peer's result lies in memory that was touched before, too.
        io::MemorySink sink({result.type, result.width, result.height, 1, result.channels, {}, {}});
        r.timing = compute::timeRuns(m_options.repeat, m_context.job.cancelToken(), [&] {
            JobContext quiet;
            imaging::execute(pipeline, source, sink, m_context.devices, m_context.pool, options,
                             quiet);
        });
        r.value = static_cast<double>(kSide * kSide) / 1e6 / r.timing.medianS;
        if (m_options.extended && peer != Peer::None)
            addPeer(r,
                    runPeer(peer, channels, m_context.pool.threads(), m_options.repeat,
                            m_context.job.cancelToken()),
                    peer == Peer::ColourChain ? 2.0 : 1.5);
        m_results.push_back(std::move(r));
    }

    /// The peer's figure beside ours, both of wall time with as many threads. We mean to be `times`
    /// as fast.
    static void addPeer(BenchResult& r, const std::optional<PeerTiming>& peer, double times) {
        if (!peer)
            return;
        r.more["target"] = times * r.value * r.timing.medianS / peer->medianS;
        r.more["peer"] = peer->name;
        r.more["peer_median_s"] = peer->medianS;
        r.more["peer_cpu_s"] = peer->cpuS;
        r.more["times_as_fast"] = peer->medianS / r.timing.medianS;
    }

    /// `specula-cli image` from a tiled BigTIFF to one with a pyramid.
    void fileCase() {
        const std::int64_t side = m_options.extended ? 32768 : 8192;
        const std::string name = fmt::format("blur_sigma5_u16_bigtiff_{}", side);
        const fs::path in = cachedBenchFile(
            m_context, fmt::format("plain_{}.tif", side), [&](const fs::path& f, JobContext& job) {
                io::writeTiff(f, *makePatternSource(Pattern::SmoothNoise, side, side),
                              {.compression = io::TiffWriteOptions::Compression::None,
                               .tile = 256,
                               .bigTiff = true},
                              job);
            });
        m_context.job.setStage(name);
        const fs::path out = benchFolder() / "blurred.tif";
        BenchResult r{"imaging", name, m_backend->tier(), {}, "cpu s", 0, {}};
        std::vector<double> wall, cpu;
        std::uint64_t peak = 0;
        const int repeat = m_options.extended ? std::min(m_options.repeat, 3) : m_options.repeat;
        std::vector<double> peerCpu;
        std::uint64_t peerPeak = 0;
        for (int i = 0; i < repeat; ++i) {
            const ChildUsage own = runMeasured({ownProgram(), "image", in.string(), out.string(),
                                                "--op", "blur:sigma=5", "--overwrite", "--quiet",
                                                "--backend", m_backend->tier(), "--threads",
                                                std::to_string(m_context.pool.threads())},
                                               "", m_context.job.cancelToken());
            wall.push_back(own.wallS);
            cpu.push_back(own.cpuS);
            peak = std::max(peak, own.peakResidentBytes);
            fs::remove(out);
            if (m_options.extended && programExists("vips")) {
                const ChildUsage vips =
                    runMeasured({"vips", "gaussblur", in.string(),
                                 out.string() + "[tile,pyramid,bigtiff,compression=none]", "5",
                                 "--min-ampl", "0.00033", "--precision", "float"},
                                "", m_context.job.cancelToken());
                peerCpu.push_back(vips.cpuS);
                peerPeak = std::max(peerPeak, vips.peakResidentBytes);
                fs::remove(out);
            }
        }
        r.timing = {compute::quantile(wall, 0.5), compute::quantile(wall, 0),
                    compute::quantile(wall, 1), compute::quantile(cpu, 0.5)};
        r.value = r.timing.cpuS;
        r.more["peak_bytes"] = peak;
        r.more["target_peak_bytes"] = 90'000'000;
        if (!peerCpu.empty()) {
            r.more["peer"] = "vips gaussblur";
            r.more["peer_cpu_s"] = compute::quantile(peerCpu, 0.5);
            r.more["peer_peak_bytes"] = peerPeak;
            r.more["cpu_ratio"] = r.timing.cpuS / compute::quantile(peerCpu, 0.5);
            r.more["target"] = 0.8 * compute::quantile(peerCpu, 0.5);
        }
        m_results.push_back(std::move(r));
    }

    CommandContext& m_context;
    ImagingBenchOptions m_options;
    std::shared_ptr<compute::Backend> m_backend;
    std::vector<BenchResult> m_results;
};

} // namespace

std::vector<BenchResult> benchImaging(CommandContext& context, const ImagingBenchOptions& options) {
    return Bench(context, options).run();
}

} // namespace specula::cli
