// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/imaging_peers.h"

#include "app/cli/measured_child.h"
#include "core/base/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace specula::cli {
namespace {

/// Common to all: prints {"name","median_s","cpu_s"} of work() after one run that is not counted.
/// The interpreter is Debian's, because the packages are.
constexpr const char* kTiming = R"(
import json, statistics, time
def report(name, work):
    work()
    wall, cpu = [], []
    for _ in range(repeat):
        w, c = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - w)
        cpu.append(time.process_time() - c)
    print(json.dumps({"name": name, "median_s": statistics.median(wall), "cpu_s": statistics.median(cpu)}))
)";

/// OpenColorIO's processor runs on the calling thread: bands of rows go to as many threads.
constexpr const char* kColour = R"(
import numpy as np, PyOpenColorIO as ocio
from concurrent.futures import ThreadPoolExecutor
group = ocio.GroupTransform()
group.appendTransform(ocio.MatrixTransform([.5,.25,0,.1, 0,1,.5,0, .2,0,.8,-.05, 0,0,0,1]))
cdl = ocio.CDLTransform()
cdl.setSlope([1.2, 1, .8]); cdl.setOffset([.05, 0, -.1]); cdl.setPower([.9, 1, 1.1]); cdl.setSat(1.3)
cdl.setStyle(ocio.CDL_ASC)
group.appendTransform(cdl)
lut = ocio.Lut3DTransform(33)
lut.setInterpolation(ocio.INTERP_TETRAHEDRAL)
x = np.linspace(0, 1, 33, dtype=np.float32)
r, g, b = np.meshgrid(x, x, x, indexing="ij")
lut.setData(np.stack([r * g, g * b, r * r], -1).reshape(-1).astype(np.float32))
group.appendTransform(lut)
cpu = ocio.Config.CreateRaw().getProcessor(group).getOptimizedCPUProcessor(ocio.OPTIMIZATION_LOSSLESS)
image = np.random.default_rng(1).random((4096, 4096, 4), dtype=np.float32)
work = image.copy()
bands = np.array_split(work, threads)
with ThreadPoolExecutor(threads) as pool:
    def run():
        list(pool.map(cpu.applyRGBA, bands))
    report("OpenColorIO " + ocio.__version__, run)
)";

constexpr const char* kResize = R"(
import numpy as np, OpenImageIO as oiio
oiio.attribute("threads", threads)
image = np.random.default_rng(1).random((4096, 4096, channels), dtype=np.float32)
buf = oiio.ImageBuf(oiio.ImageSpec(4096, 4096, channels, oiio.FLOAT))
buf.set_pixels(buf.roi, image)
roi = oiio.ROI(0, 1777, 0, 1777, 0, 1, 0, channels)
def run():
    if oiio.ImageBufAlgo.resize(buf, filtername=filter, roi=roi, nthreads=threads).has_error:
        raise SystemExit(1)
report("OpenImageIO " + oiio.VERSION_STRING, run)
)";

constexpr const char* kInterpreter = "/usr/bin/python3";

bool moduleThere(const char* name, const CancelToken& cancel) {
    try {
        runMeasured({kInterpreter, "-"}, fmt::format("import numpy, {}\n", name), cancel);
        return true;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

std::optional<PeerTiming> runPeer(Peer peer, int channels, int threads, int repeat,
                                  const CancelToken& cancel) {
    const bool colour = peer == Peer::ColourChain;
    if (peer == Peer::None || !moduleThere(colour ? "PyOpenColorIO" : "OpenImageIO", cancel))
        return std::nullopt;
    const std::string script =
        fmt::format("threads = {}\nchannels = {}\nrepeat = {}\nfilter = \"{}\"\n", threads,
                    channels, repeat, peer == Peer::Lanczos ? "lanczos3" : "triangle") +
        kTiming + (colour ? kColour : kResize);
    const auto answer =
        nlohmann::json::parse(runMeasured({kInterpreter, "-"}, script, cancel).output);
    return PeerTiming{answer.at("name"), answer.at("median_s"), answer.at("cpu_s")};
}

} // namespace specula::cli
