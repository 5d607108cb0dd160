// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/plan.h"

#include "core/base/error.h"
#include "core/imaging/execute/work_size.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace specula::imaging {
namespace {

/// Larger working sets go by tiles even where they fit: on the host because tiles stay in the
/// cache, on a device because transfers then overlap kernels.
constexpr std::uint64_t kOnePassBytesHost = std::uint64_t{64} << 20;
constexpr std::uint64_t kOnePassBytesDevice = std::uint64_t{256} << 20;
/// 512 x 512 floats and what a filter needs beside them lie in the L2 cache of one core.
constexpr std::int64_t kTileHost = 512, kTileDevice = 2048;
constexpr std::int64_t kLargestTileHost = 2048, kLargestTileDevice = 8192;
constexpr std::int64_t kSmallestTile = 16;
/// Tiles grow while the source is read more often than this because of their borders.
constexpr double kReadOften = 1.5;
/// Earlier filters that compute each pixel more often than this get a scratch image.
constexpr double kComputeOften = 2;
/// Of the memory of the process: for tensors and staging, and for scratch images. The rest is for
/// the blocks of files on the way in and out.
constexpr std::uint64_t kLanesShare = 2, kScratchShare = 4;

std::string bytesText(std::uint64_t bytes) {
    const auto value = static_cast<double>(bytes);
    if (value >= 1e9)
        return fmt::format("{:.1f} GB", value / 1e9);
    if (value >= 1e6)
        return fmt::format("{:.1f} MB", value / 1e6);
    return fmt::format("{:.1f} kB", value / 1e3);
}

/// 0 stands for "not known", which limits nothing.
std::uint64_t orUnlimited(std::uint64_t bytes) {
    return bytes == 0 ? std::numeric_limits<std::uint64_t>::max() : bytes;
}

std::uint64_t imageBytes(const Rect& rect, int channels, PixelType type) {
    return static_cast<std::uint64_t>(rect.area()) * static_cast<std::uint64_t>(channels) *
           pixelBytes(type);
}

class Planner {
  public:
    Planner(const Pipeline& pipeline, const PlanInputs& inputs)
        : m_pipeline(pipeline)
        , m_in(inputs)
        , m_stages(stagesOf(pipeline, inputs.image))
        , m_deviceBytes(orUnlimited(inputs.backendBytes))
        , m_hostBytes(orUnlimited(inputs.hostBytes) / kLanesShare) {
        if (inputs.onHost)
            m_deviceBytes = std::min(m_deviceBytes, m_hostBytes);
    }

    ExecutionPlan plan() {
        if (m_in.forcedTile && *m_in.forcedTile < 1)
            throw Error(ErrorCode::Usage, "a tile has at least one pixel").atField("tile");
        ExecutionPlan plan;
        const Part whole{m_stages, m_in.image, m_in.sourceType, m_in.resultType, m_in.region};
        const WorkSize onePass = size(whole, m_in.region);
        if (!m_in.forcedTile && onePassIsGood(onePass)) {
            ExecutionStep step = wholeStep(whole, onePass);
            plan.reason = fmt::format("one pass: {} of {}", bytesText(step.bytesPerLane),
                                      memoryText(m_deviceBytes));
            plan.steps.push_back(step);
            return plan;
        }
        std::string scratchReason;
        std::uint64_t scratch = 0;
        divide(plan, whole, scratch, scratchReason);
        plan.scratchInMemory = scratch <= orUnlimited(m_in.hostBytes) / kScratchShare;

        const ImageDescription& image = m_in.image;
        const int channels = m_stages.empty() ? image.channels : m_stages.back().out().channels;
        const std::uint64_t images = imageBytes(image.rect(), image.channels, m_in.sourceType) +
                                     imageBytes(m_in.region, channels, m_in.resultType);
        const bool streams = images > orUnlimited(m_in.hostBytes) / kLanesShare;
        plan.strategy = streams ? Strategy::Streaming : Strategy::Tiled;
        plan.reason = tilesText(plan.last(), onePass);
        if (streams)
            plan.reason += fmt::format("; source and result are {} and go from file to file, "
                                       "because {} of memory may be used",
                                       bytesText(images), bytesText(m_in.hostBytes));
        if (!scratchReason.empty())
            plan.reason += fmt::format("; {} ({} {})", scratchReason, bytesText(scratch),
                                       plan.scratchInMemory ? "in memory" : "in a temporary file");
        return plan;
    }

  private:
    /// Some consecutive stages with what goes in and what comes out.
    struct Part {
        std::span<const Stage> stages;
        ImageDescription image;
        PixelType sourceType, resultType;
        Rect region;
    };

    /// The largest of a tile in the middle and in the corners.
    WorkSize size(const Part& part, const Rect& tile) const {
        const Rect& r = part.region;
        const std::int64_t right = r.right() - tile.width, bottom = r.bottom() - tile.height;
        WorkSize most;
        for (const Rect& at :
             {Rect{r.x + (right - r.x) / 2, r.y + (bottom - r.y) / 2, tile.width, tile.height},
              Rect{r.x, r.y, tile.width, tile.height}, Rect{right, r.y, tile.width, tile.height},
              Rect{r.x, bottom, tile.width, tile.height},
              Rect{right, bottom, tile.width, tile.height}}) {
            const WorkSize s = workSize(part.stages, m_pipeline, at, part.image, part.sourceType,
                                        part.resultType, m_in.onHost);
            most.deviceBytes = std::max(most.deviceBytes, s.deviceBytes);
            most.hostBytes = std::max(most.hostBytes, s.hostBytes);
            most.largestBytes = std::max(most.largestBytes, s.largestBytes);
            most.largestExtent = std::max(most.largestExtent, s.largestExtent);
        }
        return most;
    }

    bool fits(const WorkSize& s, int lanes) const {
        const auto n = static_cast<std::uint64_t>(lanes);
        return s.deviceBytes <= m_deviceBytes / n && s.hostBytes <= m_hostBytes / n &&
               s.largestBytes <= orUnlimited(m_in.largestBuffer) &&
               s.largestBytes <= orUnlimited(m_in.largestOperand) &&
               static_cast<std::uint64_t>(s.largestExtent) <= orUnlimited(m_in.largestExtent);
    }

    bool onePassIsGood(const WorkSize& s) const {
        return s.deviceBytes <= (m_in.onHost ? kOnePassBytesHost : kOnePassBytesDevice) &&
               fits(s, 1);
    }

    ExecutionStep wholeStep(const Part& part, const WorkSize& s) const {
        ExecutionStep step{
            0, m_pipeline.size(), part.region, part.region.width, part.region.height, 1,
            1, s.deviceBytes};
        while (step.lanes < std::min<std::int64_t>(m_in.lanes, m_in.frames) &&
               fits(s, step.lanes + 1))
            ++step.lanes;
        return step;
    }

    static Rect tileOf(const Part& part, std::int64_t side) {
        return {0, 0, std::min(side, part.region.width), std::min(side, part.region.height)};
    }

    /// How often the input of stages[k] is computed when the result goes by such tiles.
    double often(const Part& part, std::size_t k, std::int64_t side) const {
        Rect tile = tileOf(part, side);
        tile.x = part.region.x + (part.region.width - tile.width) / 2;
        tile.y = part.region.y + (part.region.height - tile.height) / 2;
        const Rect all = inputBehind(part.stages, m_pipeline, k, part.region);
        const Rect one = inputBehind(part.stages, m_pipeline, k, tile);
        return static_cast<double>(one.area()) / static_cast<double>(tile.area()) *
               static_cast<double>(part.region.area()) / static_cast<double>(all.area());
    }

    std::int64_t smaller(std::int64_t side, std::int64_t native) const {
        return side > native ? std::max(native, side / 2 / native * native) : side / 2;
    }

    ExecutionStep choose(const Part& part, std::int64_t native) const {
        const std::int64_t preferred = m_in.onHost ? kTileHost : kTileDevice;
        native = std::clamp<std::int64_t>(native, 1, preferred);
        std::int64_t side = preferred / native * native;
        int lanes = std::max(1, m_in.lanes);
        if (m_in.forcedTile) {
            side = *m_in.forcedTile;
            while (lanes > 1 && !fits(size(part, tileOf(part, side)), lanes))
                --lanes;
            if (!fits(size(part, tileOf(part, side)), 1))
                throw nothingFits(part, side);
        } else {
            const auto good = [&] { return fits(size(part, tileOf(part, side)), lanes); };
            while (!good() && side > std::max(native, kSmallestTile))
                side = std::max(smaller(side, native), kSmallestTile);
            while (!good() && lanes > 1)
                --lanes;
            while (!good()) {
                if (side <= kSmallestTile)
                    throw nothingFits(part, side);
                side = std::max(side / 2, kSmallestTile);
            }
            grow(part, side, lanes);
        }
        const Rect tile = tileOf(part, side);
        ExecutionStep step;
        step.region = part.region;
        step.tileWidth = tile.width;
        step.tileHeight = tile.height;
        step.tiles = ((part.region.width + tile.width - 1) / tile.width) *
                     ((part.region.height + tile.height - 1) / tile.height);
        step.lanes = static_cast<int>(
            std::min<std::int64_t>(lanes, std::max<std::int64_t>(1, step.tiles * m_in.frames)));
        step.bytesPerLane = size(part, tile).deviceBytes;
        return step;
    }

    void grow(const Part& part, std::int64_t& side, int lanes) const {
        const std::int64_t most = m_in.onHost ? kLargestTileHost : kLargestTileDevice;
        const std::int64_t longest = std::max(part.region.width, part.region.height);
        while (2 * side <= most && side < longest && often(part, 0, side) > kReadOften &&
               fits(size(part, tileOf(part, 2 * side)), lanes))
            side *= 2;
    }

    Error nothingFits(const Part& part, std::int64_t side) const {
        const Rect tile = tileOf(part, side);
        const WorkSize s = size(part, tile);
        const std::string what = fmt::format("a tile of {} x {} pixels", tile.width, tile.height);
        if (fits({s.deviceBytes, s.hostBytes, 0, 0}, 1))
            return Error(ErrorCode::Computation,
                         what + " needs a larger buffer than the device has")
                .withRemedy("choose a smaller tile or another backend");
        return Error(ErrorCode::Computation,
                     fmt::format("{} needs {}, and there are {}", what, bytesText(s.deviceBytes),
                                 bytesText(std::min(m_deviceBytes, m_hostBytes))))
            .withRemedy(m_in.forcedTile ? "choose a smaller tile or a higher memory limit"
                                        : "raise the memory limit");
    }

    /// From the result back to the source, cutting where a filter would make earlier ones work
    /// more than twice.
    void divide(ExecutionPlan& plan, Part part, std::uint64_t& scratch, std::string& reason) {
        std::int64_t native = m_in.nativeTile;
        for (;;) {
            ExecutionStep step = choose(part, native);
            const std::size_t cut = lastCut(part, step);
            Part late = part;
            late.stages = part.stages.subspan(cut);
            if (cut > 0) {
                late.image = late.stages.front().in();
                late.sourceType = compute::pixelType(workType(late.image.type));
                reason = fmt::format("the input of {} is kept, or each of its pixels would be "
                                     "computed {:.1f} times",
                                     m_pipeline[late.stages.front().firstOperation]->name(),
                                     often(part, cut, std::max(step.tileWidth, step.tileHeight)));
                step = choose(late, native);
            }
            step.firstOperation = late.stages.empty() ? 0 : late.stages.front().firstOperation;
            step.endOperation = late.stages.empty() ? 0 : late.stages.back().endOperation;
            plan.steps.insert(plan.steps.begin(), step);
            if (cut == 0)
                return;
            part.region = inputBehind(late.stages, m_pipeline, 0, part.region);
            part.stages = part.stages.first(cut);
            part.resultType = late.sourceType;
            scratch += imageBytes(part.region, late.image.channels, part.resultType);
            native = 1;
        }
    }

    std::size_t lastCut(const Part& part, const ExecutionStep& step) const {
        const auto filters = [&](const Stage& stage) {
            return !stage.points && !m_pipeline[stage.firstOperation]->passesPixels();
        };
        const std::int64_t side = std::max(step.tileWidth, step.tileHeight);
        for (std::size_t k = part.stages.size(); k-- > 1;)
            if (filters(part.stages[k]) &&
                std::any_of(part.stages.begin(),
                            part.stages.begin() + static_cast<std::ptrdiff_t>(k), filters) &&
                often(part, k, side) > kComputeOften)
                return k;
        return 0;
    }

    static std::string memoryText(std::uint64_t bytes) {
        return bytes >= std::numeric_limits<std::uint64_t>::max() / kLanesShare
                   ? "memory of unknown size"
                   : bytesText(bytes);
    }

    std::string tilesText(const ExecutionStep& step, const WorkSize& onePass) const {
        return fmt::format("{} tiles of {} x {}{}, {} at once: {} of {}, where one pass would "
                           "take {}",
                           step.tiles, step.tileWidth, step.tileHeight,
                           m_in.forcedTile ? ", as asked for" : "", step.lanes,
                           bytesText(step.bytesPerLane * static_cast<std::uint64_t>(step.lanes)),
                           memoryText(m_deviceBytes), bytesText(onePass.deviceBytes));
    }

    const Pipeline& m_pipeline;
    const PlanInputs& m_in;
    std::vector<Stage> m_stages;
    std::uint64_t m_deviceBytes, m_hostBytes;
};

} // namespace

std::string_view strategyName(Strategy strategy) {
    switch (strategy) {
    case Strategy::SinglePass:
        return "single-pass";
    case Strategy::Tiled:
        return "tiled";
    case Strategy::Streaming:
        break;
    }
    return "streaming";
}

ExecutionPlan planExecution(const Pipeline& pipeline, const PlanInputs& inputs) {
    return Planner(pipeline, inputs).plan();
}

} // namespace specula::imaging
