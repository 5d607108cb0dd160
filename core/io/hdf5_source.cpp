// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_detector.h"
#include "core/io/hdf5_read.h"
#include "core/io/hdf5_stack.h"
#include "core/io/open_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kCacheBytes = std::size_t{32} << 20;

class Hdf5Source final : public RegionSource {
  public:
    Hdf5Source(const fs::path& file, const OpenOptions& options)
        : m_cache(kCacheBytes) {
        m_stack = std::make_unique<Hdf5Stack>(file, options.dataset, options.cancel);
        m_description.file = file;
        describeStack();
    }

    const SourceDescription& describe() const override { return m_description; }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool* pool) const override {
        validate(request, target);
        cancel.throwIfCancelled();
        const Hdf5Stack::Place place = stack().find(request.frame);
        if (place.unwritten) {
            fillHdf5Region(stack().base(), request, target);
            return;
        }
        RegionRequest there = request;
        there.frame = place.frame;
        readHdf5Region(*place.dataset, place.number, there, target, cancel, pool, m_cache);
    }

    bool refresh() override {
        if (!m_description.growing)
            return false;
        const SourceDescription before = m_description;
        if (m_stack && m_stack->swmr() && m_stack->segments().empty()) {
            if (!m_stack->refresh())
                return false;
        } else {
            if (m_stack && stamp() == m_stamp)
                return false;
            reload();
        }
        m_cache.clear();
        describeStack();
        return before.frames != m_description.frames || before.growing != m_description.growing ||
               before.encoding != m_description.encoding;
    }

    ContentId contentId() const override {
        return contentIdOf(m_description.file, stack().headers());
    }

  private:
    const Hdf5Stack& stack() const {
        if (m_stack == nullptr)
            throw Error(ErrorCode::Input, "could not be opened again after it changed")
                .inFile(m_description.file)
                .atField(m_description.dataset)
                .withRemedy("wait until its writer is done");
        return *m_stack;
    }

    /// HDF5 shares an open file within the process, metadata and all: to see what another program
    /// wrote, ours must be closed first. When it cannot be opened just now (the writer is at it)
    /// the error goes out, and the next refresh tries again.
    void reload() {
        m_stack.reset();
        m_stack =
            std::make_unique<Hdf5Stack>(m_description.file, m_description.dataset, CancelToken());
    }

    void describeStack() {
        const Hdf5Dataset& base = m_stack->base();
        SourceDescription& d = m_description;
        d.format = "HDF5";
        d.dataset = m_stack->path();
        d.type = base.sample.type;
        d.frames = m_stack->frames();
        d.channels = base.axes.channels;
        d.growing = m_stack->swmr() || base.unlimited || !m_stack->waitsFor().empty();
        d.encoding = base.encoding();
        if (m_stack->isSeries())
            d.encoding += fmt::format(", in {} datasets", m_stack->segments().size());
        if (!m_stack->waitsFor().empty())
            d.encoding += fmt::format(", waits for {}", m_stack->waitsFor());
        LevelDescription level{base.axes.width, base.axes.height, base.axes.width,
                               base.axes.height};
        if (!base.chunk.empty()) {
            const std::size_t row = base.chunk.size() - (base.axes.channelsLast ? 3 : 2);
            level.tileHeight = std::min(base.chunk[row], level.height);
            level.tileWidth = std::min(base.chunk[row + 1], level.width);
        }
        d.levels = {level};
        const DetectorValues values = detectorValues(m_stack->file(), base.path, d.type);
        d.deadValue = values.dead;
        d.saturatedValue = values.saturated;
        d.pixelSizeM = values.pixelSizeM;
        d.frameTimeS = values.frameTimeS;
        m_stamp = stamp();
    }

    std::pair<std::uintmax_t, std::int64_t> stamp() const {
        std::error_code ignored;
        std::uintmax_t size = 0;
        std::int64_t time = INT64_MIN; // of the last change of either; a sum could overflow
        for (const fs::path& file : {m_description.file, m_stack->base().inFile}) {
            size += fs::file_size(file, ignored);
            const auto written = fs::last_write_time(file, ignored).time_since_epoch().count();
            time = std::max<std::int64_t>(time, written);
        }
        // A piece that arrives changes neither.
        if (!m_stack->waitsFor().empty()) {
            const Hdf5Lock lock;
            size += objectExists(m_stack->file().id.get(), m_stack->waitsFor()) ? 1 : 0;
        }
        return {size, time};
    }

    SourceDescription m_description;
    std::unique_ptr<Hdf5Stack> m_stack;
    std::pair<std::uintmax_t, std::int64_t> m_stamp;
    mutable ChunkCache m_cache;
};

} // namespace

SourcePtr openHdf5(const fs::path& file, const OpenOptions& options) {
    if (!readSuperblock(file))
        return nullptr;
    return std::make_shared<Hdf5Source>(file, options);
}

} // namespace specula::io
