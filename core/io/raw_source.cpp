// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/raw_source.h"

#include "core/base/array.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace specula::io {
namespace {

constexpr std::int64_t kPiece = 1 << 20;     ///< bytes asked for at once
constexpr std::int64_t kShortLine = 4 << 10; ///< bytes

template<class Word>
void swapAll(std::byte* samples, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        std::byte* at = samples + i * static_cast<std::int64_t>(sizeof(Word));
        Word in = 0, out = 0;
        std::memcpy(&in, at, sizeof in);
        for (std::size_t b = 0; b < sizeof(Word); ++b)
            out = static_cast<Word>(out | ((in >> (8 * b)) & 0xFF) << (8 * (sizeof(Word) - 1 - b)));
        std::memcpy(at, &out, sizeof out);
    }
}

class RawSource final : public RegionSource {
  public:
    RawSource(std::unique_ptr<RawFile> file, SourceDescription description, RawLayout layout)
        : m_file(std::move(file))
        , m_description(std::move(description))
        , m_layout(std::move(layout)) {
        const SourceDescription& d = m_description;
        const auto sample = static_cast<std::int64_t>(pixelBytes(d.type));
        for (std::int64_t f : {std::int64_t{0}, d.frames - 1}) {
            const std::int64_t last = m_layout.frameOffset(f) +
                                      (d.height() - 1) * m_layout.rowStep +
                                      (d.width() - 1) * m_layout.columnStep +
                                      (d.channels - 1) * m_layout.channelStep + sample;
            if (last > m_file->size())
                throw Error(ErrorCode::Input,
                            fmt::format("is cut short: {} bytes, its header speaks of {}",
                                        m_file->size(), last))
                    .inFile(d.file)
                    .withRemedy("copy the file again");
        }
    }

    const SourceDescription& describe() const override { return m_description; }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool*) const override {
        validate(request, target);
        for (int c = 0; c < request.channels; ++c)
            readRaw(*m_file, m_layout, request.frame, request.rect, request.firstChannel + c,
                    target, c, cancel);
    }

    ContentId contentId() const override { return contentIdOf(m_description.file); }

  private:
    std::unique_ptr<RawFile> m_file;
    SourceDescription m_description;
    RawLayout m_layout;
};

} // namespace

std::int64_t RawLayout::frameOffset(std::int64_t frame) const {
    return frameOffsets.size() == 1 ? frameOffsets.front() + frame * frameStep
                                    : frameOffsets[static_cast<std::size_t>(frame)];
}

void swapSamples(std::byte* samples, std::int64_t count, std::size_t size) {
    if (size == 2)
        swapAll<std::uint16_t>(samples, count);
    else if (size == 4)
        swapAll<std::uint32_t>(samples, count);
    else if (size == 8)
        swapAll<std::uint64_t>(samples, count);
}

void readRaw(const RawFile& file, const RawLayout& layout, std::int64_t frame, const Rect& rect,
             int channel, const PixelTarget& target, int targetChannel, const CancelToken& cancel) {
    const auto sample = static_cast<std::int64_t>(pixelBytes(target.type));
    const std::int64_t base = layout.frameOffset(frame) + channel * layout.channelStep +
                              rect.y * layout.rowStep + rect.x * layout.columnStep;
    // Lines run along the axis whose samples lie closer together.
    const bool alongRows = layout.columnStep <= layout.rowStep || rect.height == 1;
    const std::int64_t step = alongRows ? layout.columnStep : layout.rowStep;
    const std::int64_t lineStep = alongRows ? layout.rowStep : layout.columnStep;
    const std::int64_t length = alongRows ? rect.width : rect.height;
    const std::int64_t lines = alongRows ? rect.height : rect.width;
    // Closely packed lines are fetched several at once, as long as little of it is thrown away, or
    // the lines are so short that copying them costs less than asking for each.
    const std::int64_t span = (length - 1) * step + sample;
    const std::int64_t together = span * 2 >= lineStep || lineStep <= kShortLine
                                      ? std::clamp<std::int64_t>(kPiece / lineStep, 1, lines)
                                      : 1;
    const std::int64_t perPiece =
        together > 1 ? length : std::clamp<std::int64_t>(kPiece / step, 1, length);
    const std::int64_t room = (together - 1) * lineStep + (perPiece - 1) * step + sample;
    auto buffer = Array<std::byte>::uninitialized({room});
    std::byte* const bytes = buffer.editValues().data();

    const std::int64_t toStep = alongRows ? sample : target.rowBytes;
    const std::int64_t toLineStep = alongRows ? target.rowBytes : sample;
    for (std::int64_t line = 0; line < lines; line += together) {
        cancel.throwIfCancelled();
        const std::int64_t n = std::min(together, lines - line);
        for (std::int64_t first = 0; first < length; first += perPiece) {
            const std::int64_t count = std::min(perPiece, length - first);
            file.readAt(base + line * lineStep + first * step, bytes,
                        (n - 1) * lineStep + (count - 1) * step + sample);
            for (std::int64_t l = 0; l < n; ++l) {
                std::byte* from = bytes + l * lineStep;
                std::byte* to =
                    target.row(targetChannel, 0) + (line + l) * toLineStep + first * toStep;
                if (step == sample && toStep == sample)
                    std::memcpy(to, from, static_cast<std::size_t>(count * sample));
                else
                    for (std::int64_t i = 0; i < count; ++i)
                        std::memcpy(to + i * toStep, from + i * step,
                                    static_cast<std::size_t>(sample));
            }
        }
    }
    if (layout.swapBytes)
        for (std::int64_t y = 0; y < rect.height; ++y)
            swapSamples(target.row(targetChannel, y), rect.width, static_cast<std::size_t>(sample));
}

SourcePtr makeRawSource(std::unique_ptr<RawFile> file, SourceDescription description,
                        RawLayout layout) {
    return std::make_shared<RawSource>(std::move(file), std::move(description), std::move(layout));
}

} // namespace specula::io
