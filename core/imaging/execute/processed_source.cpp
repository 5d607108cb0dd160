// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/processed_source.h"

#include "core/imaging/execute/executor.h"
#include "core/io/tile_gatherer.h"

#include <algorithm>
#include <utility>

namespace specula::imaging {
namespace {

using compute::DeviceError;

/// Regions are computed as they are asked for; this only tells readers which cuts are convenient.
constexpr std::int64_t kTile = 256;

Pipeline scaledTo(const Pipeline& pipeline, double factor) {
    Pipeline scaled = pipeline;
    for (OperationPtr& operation : scaled)
        operation = operation->scaled(factor);
    return scaled;
}

class ProcessedSource final : public io::RegionSource {
  public:
    ProcessedSource(Pipeline pipeline, io::SourcePtr source, compute::DeviceManager& devices)
        : m_pipeline(std::move(pipeline))
        , m_source(std::move(source))
        , m_devices(devices)
        , m_description(describeProcessed(m_pipeline, m_source->describe())) {}

    const io::SourceDescription& describe() const override { return m_description; }

    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool*) const override {
        validate(request, target);
        const Pixels pixels = computed(request, cancel);
        const PixelTarget from{pixels.type(), const_cast<std::byte*>(pixels.data()),
                               pixels.width() *
                                   static_cast<std::int64_t>(pixelBytes(pixels.type())),
                               static_cast<std::int64_t>(pixels.bytes()) / pixels.channels()};
        PixelTarget first = from;
        first.data = from.row(request.firstChannel, 0);
        io::copyRect(target, request.rect, first, request.rect, request.rect, request.channels);
    }

    Pixels readPixels(const io::RegionRequest& request, const CancelToken& cancel,
                      ThreadPool* pool) const override {
        if (request.firstChannel != 0 || request.channels != m_description.channels)
            return RegionSource::readPixels(request, cancel, pool);
        return computed(request, cancel);
    }

    ContentId contentId() const override { return m_source->contentId(); }

  private:
    /// All channels of the rectangle. Where a device gives up on the way, the CPU does it.
    Pixels computed(const io::RegionRequest& request, const CancelToken& cancel) const {
        compute::JobNeed need = needOf(m_pipeline, m_source->describe(), {});
        const double part = static_cast<double>(request.rect.area()) /
                            static_cast<double>(m_description.width() * m_description.height());
        need.work *= part;
        need.bytes = static_cast<std::uint64_t>(static_cast<double>(need.bytes) * part);
        compute::DeviceRequest where;
        for (;;) {
            const auto device = m_devices.acquire(where, need);
            try {
                return computeRegion(m_pipeline, m_source, request.frame, request.level,
                                     request.rect, *device.backend, cancel);
            } catch (const DeviceError& error) {
                const bool lost = error.kind() == DeviceError::Kind::DeviceLost;
                if (lost)
                    m_devices.markLost(device.choice.tier, device.choice.device, error.reason());
                const bool movable = lost || error.kind() == DeviceError::Kind::OutOfMemory;
                if (!movable || device.backend->onHost() || !m_devices.policy().allowFallback.value)
                    throw;
            }
            where.backend = "cpu";
        }
    }

    Pipeline m_pipeline;
    io::SourcePtr m_source;
    compute::DeviceManager& m_devices;
    io::SourceDescription m_description;
};

} // namespace

io::SourceDescription describeProcessed(const Pipeline& pipeline, const io::SourceDescription& of) {
    if (pipeline.empty())
        return of;
    const ImageDescription result = resultOf(pipeline, of, {});
    io::SourceDescription d = of;
    d.type = result.type;
    if (result.channels != of.channels)
        d.channelNames.clear();
    d.channels = result.channels;
    d.deadValue.reset();
    d.saturatedValue.reset();
    if (result.width != of.width() || result.height != of.height())
        d.pixelSizeM.reset();
    d.encoding.clear();
    d.levels.clear();
    for (const io::LevelDescription& level : of.levels) {
        ImageDescription image = describeImage(of);
        image.width = level.width;
        image.height = level.height;
        const ImageDescription out =
            d.levels.empty() ? result
                             : outputOf(scaledTo(pipeline, static_cast<double>(level.width) /
                                                               static_cast<double>(of.width())),
                                        image);
        d.levels.push_back(
            {out.width, out.height, std::min(kTile, out.width), std::min(kTile, out.height)});
    }
    return d;
}

io::SourcePtr processedSource(Pipeline pipeline, io::SourcePtr source,
                              compute::DeviceManager& devices) {
    return std::make_shared<ProcessedSource>(std::move(pipeline), std::move(source), devices);
}

} // namespace specula::imaging
