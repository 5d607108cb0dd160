// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/memory_source.h"

#include <cstring>
#include <stdexcept>
#include <utility>

namespace specula::io {
namespace {

class MemorySource final : public RegionSource {
  public:
    MemorySource(std::vector<Pixels> frames, std::string name)
        : m_frames(std::move(frames)) {
        if (m_frames.empty() || m_frames.front().empty())
            throw std::logic_error("makeMemorySource: no pixels");
        const Pixels& first = m_frames.front();
        for (const Pixels& p : m_frames)
            if (p.type() != first.type() || p.width() != first.width() ||
                p.height() != first.height() || p.channels() != first.channels())
                throw std::logic_error("makeMemorySource: the frames differ in size or type");
        m_description.format = "memory";
        m_description.file = std::move(name);
        m_description.type = first.type();
        m_description.frames = static_cast<std::int64_t>(m_frames.size());
        m_description.channels = first.channels();
        m_description.levels = {{first.width(), first.height(), first.width(), first.height()}};
    }

    const SourceDescription& describe() const override { return m_description; }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool*) const override {
        validate(request, target);
        const Pixels& frame = m_frames[static_cast<std::size_t>(request.frame)];
        const Rect& r = request.rect;
        const auto sample = static_cast<std::int64_t>(pixelBytes(frame.type()));
        for (int c = 0; c < request.channels; ++c) {
            cancel.throwIfCancelled();
            const std::byte* plane =
                frame.data() + (request.firstChannel + c) * frame.width() * frame.height() * sample;
            for (std::int64_t y = 0; y < r.height; ++y)
                std::memcpy(target.row(c, y), plane + ((r.y + y) * frame.width() + r.x) * sample,
                            static_cast<std::size_t>(r.width * sample));
        }
    }

    ContentId contentId() const override { return {}; }

  private:
    std::vector<Pixels> m_frames;
    SourceDescription m_description;
};

} // namespace

SourcePtr makeMemorySource(std::vector<Pixels> frames, std::string name) {
    return std::make_shared<MemorySource>(std::move(frames), std::move(name));
}

} // namespace specula::io
