// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/array.h"
#include "core/io/exr_file.h"
#include "core/io/handle_pool.h"
#include "core/io/open_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace specula::io {
namespace {

/// Where the samples of some pixels of a level go: planes of rows of 4-byte samples.
struct Window {
    std::byte* data = nullptr;
    std::int64_t rowBytes = 0, planeBytes = 0;
    Rect rect; ///< the pixels it has room for, counted from the top left of the data window
};

/// Another handle on the same file. The library writes where the header of the handle says, so a
/// file that was exchanged meanwhile must not get that far.
std::unique_ptr<ExrFile> reopened(const std::filesystem::path& path, const ExrPart& part) {
    auto file = std::make_unique<ExrFile>(path);
    if (part.number >= file->parts() || !file->describe(part.number).sameGeometryAs(part))
        throw Error(ErrorCode::Input, "has been replaced by another image since it was opened")
            .inFile(path)
            .withRemedy("open it again");
    return file;
}

class ExrSource final : public RegionSource {
  public:
    ExrSource(std::unique_ptr<ExrFile> first, ExrPart part)
        : m_part(std::move(part))
        , m_handles([path = first->path(), wanted = m_part] { return reopened(path, wanted); }) {
        SourceDescription& d = m_description;
        d.format = "OpenEXR";
        d.file = first->path();
        d.dataset = first->parts() > 1 ? m_part.name : "";
        d.type = m_part.type;
        d.channels = static_cast<int>(m_part.channels.size());
        d.channelNames = m_part.channels;
        d.encoding = m_part.encoding;
        d.preferredOrder = m_part.tiled ? AccessOrder::Random : AccessOrder::TopDown;
        for (const ExrPart::Level& l : m_part.levels)
            d.levels.push_back({l.width, l.height, m_part.blockWidth, m_part.blockHeight});
        m_handles.add(std::move(first));
    }

    const SourceDescription& describe() const override { return m_description; }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool* pool) const override {
        validate(request, target);
        const Rect& r = request.rect;
        const ExrPart::Level& level = m_part.levels[static_cast<std::size_t>(request.level)];
        const std::int64_t column0 = r.x / m_part.blockWidth, row0 = r.y / m_part.blockHeight;
        const std::int64_t columns = (r.right() - 1) / m_part.blockWidth - column0 + 1;
        const std::int64_t rows = (r.bottom() - 1) / m_part.blockHeight - row0 + 1;
        forBlocks(pool, columns * rows, [&](std::int64_t first, std::int64_t last) {
            const auto handle = m_handles.take(0);
            for (std::int64_t i = first; i < last; ++i) {
                cancel.throwIfCancelled();
                readBlock(*handle, request, level, static_cast<int>(column0 + i % columns),
                          static_cast<int>(row0 + i / columns), target);
            }
        });
    }

    ContentId contentId() const override {
        return contentIdOf(m_description.file, m_description.dataset);
    }

  private:
    Imf::FrameBuffer frameBuffer(const RegionRequest& request, const Window& window) const {
        Imf::FrameBuffer buffer;
        const Imf::PixelType type = m_part.type == PixelType::U32 ? Imf::UINT : Imf::FLOAT;
        // The library adds x * 4 + y * rowBytes with coordinates of the data window.
        const std::int64_t shift = (m_part.window.min.x + window.rect.x) * 4 +
                                   (m_part.window.min.y + window.rect.y) * window.rowBytes;
        for (int c = 0; c < request.channels; ++c) {
            const auto address =
                reinterpret_cast<std::intptr_t>(window.data + c * window.planeBytes);
            buffer.insert(m_part.channels[static_cast<std::size_t>(request.firstChannel + c)],
                          Imf::Slice(type, reinterpret_cast<char*>(address - shift), 4,
                                     static_cast<std::size_t>(window.rowBytes)));
        }
        return buffer;
    }

    void readBlock(ExrFile& file, const RegionRequest& request, const ExrPart::Level& level,
                   int column, int row, const PixelTarget& target) const {
        const Rect& r = request.rect;
        Rect block =
            Rect{std::int64_t{column} * m_part.blockWidth, std::int64_t{row} * m_part.blockHeight,
                 m_part.blockWidth, m_part.blockHeight}
                .intersected({0, 0, level.width, level.height});
        const Rect part = block.intersected(r);
        if (!m_part.tiled) // lines of a chunk can be had one by one
            block = {block.x, part.y, block.width, part.height};
        // A block that is wanted whole is decoded straight into its place.
        const bool direct = part == block;
        Array<std::byte> spare;
        Window window{target.row(0, part.y - r.y) + (part.x - r.x) * 4, target.rowBytes,
                      target.planeBytes, block};
        if (!direct) {
            spare =
                Array<std::byte>::uninitialized({request.channels, block.height, block.width, 4});
            window.data = spare.editValues().data();
            window.rowBytes = block.width * 4;
            window.planeBytes = block.height * window.rowBytes;
        }
        const Imf::FrameBuffer buffer = frameBuffer(request, window);
        if (m_part.tiled)
            file.readTile(m_part, level.number, column, row, buffer);
        else
            file.readLines(m_part, static_cast<int>(block.y), static_cast<int>(block.bottom() - 1),
                           buffer);
        if (direct)
            return;
        for (int c = 0; c < request.channels; ++c)
            for (std::int64_t y = 0; y < part.height; ++y)
                std::memcpy(target.row(c, part.y - r.y + y) + (part.x - r.x) * 4,
                            window.data + c * window.planeBytes +
                                (part.y - block.y + y) * window.rowBytes + (part.x - block.x) * 4,
                            static_cast<std::size_t>(part.width * 4));
    }

    ExrPart m_part;
    SourceDescription m_description;
    mutable HandlePool<ExrFile> m_handles;
};

/// The part of that name or number; the first that can be shown when none is asked for.
ExrPart choosePart(const ExrFile& file, const std::string& wanted) {
    std::string names;
    std::optional<Error> why;
    for (int n = 0; n < file.parts(); ++n) {
        const std::string name = file.header(n).hasName() ? file.header(n).name() : "";
        if (!wanted.empty()) {
            if (name == wanted || std::to_string(n) == wanted)
                return file.describe(n);
            names +=
                fmt::format("{}{}", n == 0 ? "" : ", ", name.empty() ? std::to_string(n) : name);
            continue;
        }
        try {
            return file.describe(n);
        } catch (const Error& e) {
            if (!why)
                why = e;
        }
    }
    if (why)
        throw *why;
    throw Error(ErrorCode::Input, fmt::format("there is no part \"{:.80}\"", wanted))
        .inFile(file.path())
        .withRemedy(fmt::format("its parts are {:.500}", names));
}

} // namespace

SourcePtr openExr(const std::filesystem::path& path, const OpenOptions& options) {
    if (!ExrFile::looksLikeExr(path))
        return nullptr;
    auto file = std::make_unique<ExrFile>(path);
    ExrPart part = choosePart(*file, options.dataset);
    return std::make_shared<ExrSource>(std::move(file), std::move(part));
}

} // namespace specula::io
