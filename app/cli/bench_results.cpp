// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_results.h"

#include "app/cli/bench_files.h"
#include "app/cli/bench_measure.h"
#include "core/correlate/delays.h"
#include "core/correlate/derived/averaging.h"
#include "core/correlate/derived/two_time.h"
#include "core/io/result_convert.h"
#include "core/io/result_writer.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

using compute::BenchResult;

/// Evenly spread over (0, 1), the same every time.
class Noise {
  public:
    explicit Noise(std::uint32_t seed)
        : m_state(seed) {}
    double next() {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<double>(m_state >> 8) * 0x1p-24;
    }

  private:
    std::uint32_t m_state;
};

/// Stripes of equal height, two static bins in each dynamic one.
io::QmapPtr stripedMap(std::int64_t rows, std::int64_t columns, std::int64_t bins) {
    auto map = std::make_shared<io::Qmap>();
    const Shape shape{rows, columns};
    map->mask = Array<std::uint8_t>(shape, 1);
    map->dynamicMap = Array<std::uint32_t>::uninitialized(shape);
    map->staticMap = Array<std::uint32_t>::uninitialized(shape);
    const auto dynamicMap = map->dynamicMap.editValues(), staticMap = map->staticMap.editValues();
    for (std::size_t i = 0; i < dynamicMap.size(); ++i) {
        const auto cell = static_cast<std::int64_t>(i) * 2 * bins / (rows * columns);
        staticMap[i] = static_cast<std::uint32_t>(cell + 1);
        dynamicMap[i] = static_cast<std::uint32_t>(cell / 2 + 1);
    }
    map->axes[0] = {"q", "Å⁻¹", {}, {}};
    map->axes[1] = {"phi", "deg", {0}, {0}};
    for (std::int64_t k = 0; k < 2 * bins; ++k) {
        map->axes[0].staticCenters.push_back(1e-4 * static_cast<double>(k + 1));
        map->staticCell.push_back(k);
    }
    for (std::int64_t k = 0; k < bins; ++k) {
        map->axes[0].dynamicCenters.push_back(2e-4 * static_cast<double>(k + 1));
        map->dynamicCell.push_back(k);
    }
    map->hash = io::qmapHash(*map);
    return map;
}

io::ResultData resultOf(const io::QmapPtr& map, std::int64_t delays, std::uint32_t seed) {
    Noise noise(seed);
    io::ResultData data;
    data.qmap = map;
    data.meta.frameTimeS = 1e-3;
    data.meta.countTimeS = 1e-3;
    data.meta.energyKev = 10;
    data.meta.frames = 1000;
    data.meta.sample = "bench";
    io::MultitauCurves curves;
    for (const correlate::Delay& d : correlate::multitauDelays(1 << 16, 4))
        if (static_cast<std::int64_t>(curves.delays.size()) < delays)
            curves.delays.push_back(d.frames);
    const Shape shape{static_cast<std::int64_t>(curves.delays.size()), map->dynamicBins()};
    curves.g2 = Array<double>::uninitialized(shape);
    curves.error = Array<double>(shape, 1e-3);
    curves.errorKind = io::ErrorKind::Jackknife;
    for (std::size_t k = 0; k < curves.delays.size(); ++k)
        for (std::int64_t bin = 0; bin < shape[1]; ++bin)
            curves.g2.edit()(static_cast<std::int64_t>(k), bin) =
                1 + 0.2 * std::exp(-static_cast<double>(curves.delays[k]) / 100) +
                2e-3 * (noise.next() - 0.5);
    data.multitau = std::move(curves);
    data.means.image = Array<float>::uninitialized({map->rows(), map->columns()});
    for (float& value : data.means.image.editValues())
        value = static_cast<float>(noise.next());
    data.means.staticMean.assign(static_cast<std::size_t>(map->staticBins()), 0.5);
    data.means.segmentMean = Array<double>({10, map->staticBins()}, 0.5);
    data.means.segmentFrames.assign(10, 100);
    for (int frame = 0; frame < 1000; ++frame) {
        data.means.frameNumber.push_back(frame);
        data.means.intensity.push_back(0.5);
    }
    data.provenance = Provenance::now("bench");
    return data;
}

/// `count` repeats in a folder of their own.
std::vector<fs::path> repeatsOf(CommandContext& context, const std::string& folder, int count,
                                std::int64_t side, std::int64_t bins) {
    fs::create_directories(benchFolder() / folder);
    const io::QmapPtr map = stripedMap(side, side, bins);
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i)
        files.push_back(cachedBenchFile(context,
                                        fmt::format("{}/run_{:04d}_results.hdf", folder, i),
                                        [&](const fs::path& file, JobContext&) {
                                            const auto seed = static_cast<std::uint32_t>(i + 1);
                                            io::ResultWriter(file, resultOf(map, 50, seed),
                                                             io::ResultWriter::Layout::Nexus, false)
                                                .close();
                                        }));
    return files;
}

constexpr std::int64_t kSide = 5000;

fs::path matrixFile(CommandContext& context) {
    return cachedBenchFile(
        context, "twotime_5000_results.hdf", [](const fs::path& file, JobContext&) {
            io::ResultData data = resultOf(stripedMap(64, 64, 4), 30, 7);
            io::TwotimeCurves curves;
            curves.bins = {2};
            curves.g2 = Array<double>({kSide, 1}, 1.1);
            data.twotime = curves;
            Array<float> matrix = Array<float>::uninitialized({kSide, kSide});
            Noise noise(3);
            const View<float> out = matrix.edit();
            for (std::int64_t t1 = 0; t1 < kSide; ++t1)
                for (std::int64_t t2 = 0; t2 < kSide; ++t2)
                    out(t1, t2) = static_cast<float>(
                        1 + 0.2 * std::exp(-static_cast<double>(std::abs(t1 - t2)) / 300) +
                        0.05 * noise.next());
            io::ResultWriter writer(file, data, io::ResultWriter::Layout::Nexus, false);
            writer.addMatrix(matrix);
            writer.close();
        });
}

} // namespace

std::vector<BenchResult> benchResults(CommandContext& context, int repeat) {
    const CancelToken& cancel = context.job.cancelToken();
    std::vector<BenchResult> results;
    const auto small = repeatsOf(context, "results_256", 256, 128, 20);
    results.push_back(measured(context, "results", "list_and_type_256_files", repeat, [&] {
        std::string why;
        for (const auto& entry : fs::directory_iterator(small.front().parent_path()))
            io::summarizeResult(entry.path(), why, cancel);
    }));
    results.back().more["target"] = 2000;

    const auto large = repeatsOf(context, "results_100", 100, 1024, 500);
    std::size_t next = 0;
    results.push_back(measured(context, "results", "open_and_read_g2_500x50", repeat, [&] {
        const auto file = io::ResultFile::open(large[next++ % large.size()], cancel);
        file->multitau(cancel);
        file->qmap(cancel);
    }));
    results.back().more["target"] = 100;

    const fs::path average = benchFolder() / "average_of_100.hdf";
    results.push_back(measured(context, "results", "average_100_files_500x50_1Mpx", repeat, [&] {
        correlate::averageResults(large, {}, average, true, context.pool, context.job);
    }));
    results.back().more["target"] = 10000;

    const fs::path converted = benchFolder() / "converted.hdf";
    results.push_back(measured(context, "results", "convert_to_nxxpcs_500x50_1Mpx", repeat, [&] {
        io::convertResult(*io::ResultFile::open(large.front(), cancel), converted,
                          io::ResultWriter::Layout::NxXpcs, true, context.job);
    }));
    fs::remove(average);
    fs::remove(converted);
    return results;
}

std::vector<BenchResult> benchTwotime(CommandContext& context, int repeat) {
    const CancelToken& cancel = context.job.cancelToken();
    std::vector<BenchResult> results;
    const fs::path file = matrixFile(context);
    Array<float> complete;
    results.push_back(measured(context, "twotime", "open_read_complete_correct_5000", repeat, [&] {
        const auto opened = io::ResultFile::open(file, cancel);
        complete = correlate::diagonalCorrected(
            correlate::completedTwotime(opened->twotimeMatrix(0, cancel)));
    }));
    results.back().more["target"] = 1000;
    results.push_back(measured(context, "twotime", "decimate_5000_by_4", repeat,
                               [&] { correlate::decimatedTwotime(complete, 4); }));
    results.push_back(measured(context, "twotime", "age_strip_500_of_5000", repeat, [&] {
        correlate::ageCut(complete, {2000, 2500}, {});
    }));
    results.back().more["target"] = 50;
    results.push_back(measured(context, "twotime", "gaussian_smoothing_5000", repeat,
                               [&] { correlate::gaussianSmoothed(complete, 2); }));
    return results;
}

} // namespace specula::cli
