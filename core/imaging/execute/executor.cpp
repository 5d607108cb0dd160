// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/executor.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/system_memory.h"
#include "core/imaging/execute/scratch_image.h"
#include "core/imaging/execute/tile_runner.h"
#include "core/imaging/execute/work_size.h"
#include "core/io/tile_cache.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace specula::imaging {
namespace {

using compute::DeviceError;

/// Enough for transfers to overlap kernels; more threads only wait.
constexpr int kDeviceLanes = 4;
/// Of the memory of the process: for blocks of the source that several tiles touch.
constexpr std::uint64_t kCacheShare = 4;
/// Without a cap of its own, of the free memory of a device.
constexpr std::uint64_t kDeviceNumerator = 6, kDeviceDenominator = 10;

ImageDescription seenImage(const io::SourceDescription& source, const ExecutionOptions& options) {
    ImageDescription image = describeImage(source);
    if (options.floatOutput)
        image.type = compute::pixelType(workType(image.type));
    return image;
}

Rect regionOf(const ImageDescription& result, const ExecutionOptions& options) {
    if (!options.region)
        return result.rect();
    const Rect& r = *options.region;
    // Written so that no sum of the numbers of a call can overflow.
    const bool inside = r.x >= 0 && r.y >= 0 && r.x < result.width && r.y < result.height &&
                        r.width <= result.width - r.x && r.height <= result.height - r.y;
    if (r.empty() || !inside)
        throw Error(ErrorCode::Usage,
                    fmt::format("{},{} {}x{} is not inside the result of {}x{}", r.x, r.y, r.width,
                                r.height, result.width, result.height))
            .atField("region")
            .withRemedy("give X,Y,W,H inside the result of the operations");
    return r;
}

bool compressed(const io::SourceDescription& d) {
    const bool blocks =
        d.format == "TIFF" || d.format == "BigTIFF" || d.format == "OpenEXR" || d.format == "HDF5";
    return blocks && !d.encoding.starts_with("uncompressed");
}

class Execution {
  public:
    Execution(const Pipeline& pipeline, const io::SourcePtr& source, io::RegionSink& sink,
              ThreadPool& pool, const ExecutionOptions& options, JobContext& job)
        : m_pipeline(pipeline)
        , m_source(source)
        , m_sink(sink)
        , m_pool(pool)
        , m_options(options)
        , m_job(job)
        , m_image(seenImage(source->describe(), options))
        , m_result(outputOf(pipeline, m_image))
        , m_region(regionOf(m_result, options))
        , m_watch(allSources()) {
        const io::SinkDescription& d = sink.describe();
        if (d.width != m_region.width || d.height != m_region.height || d.type != m_result.type ||
            d.channels != m_result.channels || d.frames != source->describe().frames)
            throw std::logic_error("execute: the sink is made for another result");
    }

    /// All frames on one backend.
    void runOn(compute::Backend& backend, ExecutionReport& report) {
        report.plan = planExecution(m_pipeline, planInputs(backend));
        report.borrowed.clear();
        const std::int64_t frames = m_source->describe().frames;
        m_done = 0;
        m_total = 0;
        for (const ExecutionStep& step : report.plan.steps)
            m_total += step.region.area() * frames;
        const bool chained = report.plan.steps.size() > 1;
        const std::int64_t atOnce = chained ? 1 : frames;
        for (std::int64_t first = 0; first < frames; first += atOnce)
            runFrames(backend, report, first, first + atOnce);
    }

    const SourceWatch& watch() const { return m_watch; }

  private:
    std::vector<io::SourcePtr> allSources() const {
        std::vector<io::SourcePtr> all{m_source};
        for (const OperationPtr& operation : m_pipeline)
            for (const io::SourcePtr& other : operation->otherImages()) {
                const std::int64_t frames = other->describe().frames;
                if (frames != 1 && frames != m_source->describe().frames)
                    throw Error(ErrorCode::Usage,
                                fmt::format("it has {} frames, and the image has {}", frames,
                                            m_source->describe().frames))
                        .inFile(other->describe().file)
                        .atField(operation->name())
                        .withRemedy("use one frame, or as many as the image has");
                all.push_back(other);
            }
        return all;
    }

    PlanInputs planInputs(compute::Backend& backend) const {
        PlanInputs in;
        in.image = m_image;
        in.sourceType = m_source->describe().type;
        in.resultType = m_result.type;
        in.region = m_region;
        in.frames = m_source->describe().frames;
        in.nativeTile = m_sink.nativeTile();
        in.forcedTile = m_options.tile;
        in.onHost = backend.onHost();
        in.hostBytes = compute::systemMemory().availableBytes;
        if (m_options.memoryLimitBytes > 0) {
            const std::uint64_t resident = compute::processMemory().residentBytes;
            const std::uint64_t left =
                m_options.memoryLimitBytes > resident ? m_options.memoryLimitBytes - resident : 1;
            in.hostBytes = in.hostBytes > 0 ? std::min(in.hostBytes, left) : left;
        }
        if (in.onHost) {
            in.backendBytes = in.hostBytes;
            in.lanes = m_pool.threads();
            return in;
        }
        const SpcDeviceInfo info = backend.info();
        const auto memory = backend.memory().statistics();
        in.backendBytes =
            memory.cap > 0
                ? std::max<std::uint64_t>(memory.cap - std::min(memory.cap, memory.bytesInUse), 1)
                : info.memory_free / kDeviceDenominator * kDeviceNumerator;
        in.largestBuffer = info.largest_buffer;
        in.largestOperand = info.largest_operand;
        in.largestExtent = info.largest_extent;
        in.lanes = std::clamp(m_pool.threads(), 2, kDeviceLanes);
        return in;
    }

    void runFrames(compute::Backend& backend, ExecutionReport& report, std::int64_t first,
                   std::int64_t end) {
        std::vector<std::unique_ptr<ScratchImage>> scratch;
        ImageDescription image = m_image;
        for (std::size_t i = 0; i < report.plan.steps.size(); ++i) {
            ExecutionStep& step = report.plan.steps[i];
            const bool last = i + 1 == report.plan.steps.size();
            // Nobody reads what came before the image that is read now.
            if (scratch.size() > 1)
                scratch.erase(scratch.begin());
            const Pipeline operations(
                m_pipeline.begin() + static_cast<std::ptrdiff_t>(step.firstOperation),
                m_pipeline.begin() + static_cast<std::ptrdiff_t>(step.endOperation));
            const ImageDescription out = outputOf(operations, image);
            const PixelType type = last ? m_result.type : compute::pixelType(workType(out.type));
            io::TileCache cache(0);
            TileReader input =
                i == 0 ? TileReader(sourceFor(operations, step, image, cache))
                       : TileReader(scratch.back()->source(), 0, report.plan.steps[i - 1].region.x,
                                    report.plan.steps[i - 1].region.y);
            const auto tables = backend.makeLane({.cancel = m_job.cancelToken()});
            const TileWork work(operations, image, std::move(input), type, *tables);
            TileRunner runner(
                work, step, backend, m_pool, m_watch, m_job.cancelToken(),
                [this](std::int64_t pixels) { m_job.report(m_done += pixels, m_total, "px"); });
            if (last) {
                runner.run(m_sink, {first, end, first});
            } else {
                io::SinkDescription d;
                d.type = type;
                d.width = step.region.width;
                d.height = step.region.height;
                d.channels = out.channels;
                auto kept = std::make_unique<ScratchImage>(d, report.plan.scratchInMemory);
                runner.run(kept->sink(), {first, end, 0});
                kept->finish();
                scratch.push_back(std::move(kept));
            }
            noteTiles(report, step, runner);
            image = out;
        }
    }

    /// The source, through a cache where several tiles touch the same costly block.
    io::SourcePtr sourceFor(const Pipeline& operations, const ExecutionStep& step,
                            const ImageDescription& image, io::TileCache& cache) const {
        const io::SourceDescription& d = m_source->describe();
        const bool bands = d.preferredOrder == io::AccessOrder::TopDown;
        if (step.tiles < 2 || !(bands || (compressed(d) && d.channels == 1)))
            return m_source;
        if (m_options.tiles != nullptr)
            return io::cachedSource(m_source, *m_options.tiles);
        const std::vector<Stage> stages = stagesOf(operations, image);
        Rect row = step.region;
        row.height = std::min(row.height, step.tileHeight);
        row.y += (step.region.height - row.height) / 2;
        const Rect read = inputBehind(stages, operations, 0, row);
        const io::LevelDescription& level = d.levels.front();
        const auto wide = static_cast<std::uint64_t>(read.width + 2 * level.tileWidth);
        const auto high = static_cast<std::uint64_t>(read.height + 2 * level.tileHeight);
        const std::uint64_t wanted =
            wide * high * static_cast<std::uint64_t>(d.channels) * pixelBytes(d.type);
        const compute::SystemMemory memory = compute::systemMemory();
        const std::uint64_t limit =
            m_options.memoryLimitBytes > 0 ? m_options.memoryLimitBytes : memory.availableBytes;
        cache.setBudget(
            static_cast<std::size_t>(limit > 0 ? std::min(wanted, limit / kCacheShare) : wanted));
        return io::cachedSource(m_source, cache);
    }

    static void noteTiles(ExecutionReport& report, ExecutionStep& step, const TileRunner& runner) {
        if (runner.shrank() && runner.side() < std::max(step.tileWidth, step.tileHeight)) {
            step.tileWidth = std::min(step.tileWidth, runner.side());
            step.tileHeight = std::min(step.tileHeight, runner.side());
            step.tiles = ((step.region.width + step.tileWidth - 1) / step.tileWidth) *
                         ((step.region.height + step.tileHeight - 1) / step.tileHeight);
            if (report.plan.strategy == Strategy::SinglePass)
                report.plan.strategy = Strategy::Tiled;
            report.plan.reason += fmt::format("; device memory ran out, so tiles of {} x {}",
                                              step.tileWidth, step.tileHeight);
        }
        for (const compute::BorrowedKernel& kernel : runner.borrowed()) {
            const auto known =
                std::find_if(report.borrowed.begin(), report.borrowed.end(),
                             [&](const auto& k) { return k.kernel == kernel.kernel; });
            if (known == report.borrowed.end())
                report.borrowed.push_back(kernel);
            else
                known->calls += kernel.calls;
        }
    }

    const Pipeline& m_pipeline;
    io::SourcePtr m_source;
    io::RegionSink& m_sink;
    ThreadPool& m_pool;
    const ExecutionOptions& m_options;
    JobContext& m_job;
    ImageDescription m_image, m_result;
    Rect m_region;
    SourceWatch m_watch;
    std::atomic<std::int64_t> m_done{0};
    std::int64_t m_total = 0;
};

/// Whether another device may do what this one could not.
bool canMove(const DeviceError& error) {
    return error.kind() == DeviceError::Kind::DeviceLost ||
           error.kind() == DeviceError::Kind::OutOfMemory;
}

} // namespace

ImageDescription describeImage(const io::SourceDescription& source) {
    return {source.width(), source.height(),   source.channels,
            source.type,    alphaKind(source), fullScale(source.type)};
}

ImageDescription resultOf(const Pipeline& pipeline, const io::SourceDescription& source,
                          const ExecutionOptions& options) {
    ImageDescription result = outputOf(pipeline, seenImage(source, options));
    const Rect region = regionOf(result, options);
    result.width = region.width;
    result.height = region.height;
    return result;
}

compute::JobNeed needOf(const Pipeline& pipeline, const io::SourceDescription& source,
                        const ExecutionOptions& options) {
    const ImageDescription image = seenImage(source, options);
    const std::vector<Stage> stages = stagesOf(pipeline, image);
    const ImageDescription result = outputOf(pipeline, image);
    const Rect region = regionOf(result, options);
    const WorkSize whole =
        workSize(stages, pipeline, region, image, source.type, result.type, false);
    compute::JobNeed need;
    need.memoryBytes = whole.deviceBytes;
    need.bytes = whole.hostBytes * static_cast<std::uint64_t>(source.frames);
    need.work = static_cast<double>(need.bytes);
    for (const Stage& stage : stages) {
        need.needsF64 |= workType(stage.in().type) == compute::ElementType::F64;
        // Rows and columns of what one pixel looks at stand for its cost.
        const Rect one = stageInput(stage, pipeline, {0, 0, 1, 1});
        need.work += static_cast<double>(one.width + one.height) *
                     static_cast<double>(source.frames) * static_cast<double>(region.area()) *
                     stage.out().channels;
    }
    for (const OperationPtr& operation : pipeline)
        need.name += (need.name.empty() ? "" : ", ") + operation->name();
    if (need.name.empty())
        need.name = "copy";
    return need;
}

ExecutionReport execute(const Pipeline& pipeline, const io::SourcePtr& source, io::RegionSink& sink,
                        compute::DeviceManager& devices, ThreadPool& pool,
                        const ExecutionOptions& options, JobContext& job) {
    const auto start = std::chrono::steady_clock::now();
    Execution execution(pipeline, source, sink, pool, options, job);
    const compute::JobNeed need = needOf(pipeline, source->describe(), options);
    ExecutionReport report;
    compute::DeviceManager::Acquired device = devices.acquire(options.device, need);
    std::vector<std::string> fallbacks = device.fallbacks;
    for (;;) {
        if (options.started)
            options.started(device.choice.tier);
        try {
            execution.runOn(*device.backend, report);
            execution.watch().compare();
            break;
        } catch (const DeviceError& error) {
            const bool allowed =
                options.device.allowFallback.value_or(devices.policy().allowFallback.value);
            if (error.kind() == DeviceError::Kind::DeviceLost)
                devices.markLost(device.choice.tier, device.choice.device, error.reason());
            if (!canMove(error) || device.backend->onHost() || !allowed)
                throw;
            fallbacks.push_back(fmt::format("{} gave up on the way ({}), so the whole output was "
                                            "computed again",
                                            device.choice.tier, error.reason()));
            job.log(LogLevel::Warning, fallbacks.back());
        } catch (const Error& error) {
            // A file that is being rewritten mostly shows as a broken one.
            if (error.code() == ErrorCode::Input)
                execution.watch().compare();
            throw;
        }
        sink.restart();
        compute::DeviceRequest cpu;
        cpu.backend = "cpu";
        device = devices.acquire(cpu, need);
    }
    report.backend = device.choice.tier;
    report.fallbacks = fallbacks;
    report.backendReason = device.choice.reason;
    for (const std::string& fallback : fallbacks)
        report.backendReason += "; " + fallback;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    report.seconds = took.count();
    report.peakResidentBytes = compute::processMemory().peakResidentBytes;
    devices.record({need.name, report.backend, device.choice.device, device.choice.reason,
                    report.borrowed, fallbacks, report.seconds, std::chrono::system_clock::now()});
    return report;
}

} // namespace specula::imaging
