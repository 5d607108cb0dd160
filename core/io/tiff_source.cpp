// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/handle_pool.h"
#include "core/io/open_source.h"
#include "core/io/tiff_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace specula::io {
namespace {

class TiffSource final : public RegionSource {
  public:
    TiffSource(std::filesystem::path file, std::vector<std::vector<TiffImage>> frames,
               std::unique_ptr<TiffFile> first, std::string dataset)
        : m_frames(std::move(frames))
        , m_raw(file)
        , m_handles([file] { return std::make_unique<TiffFile>(file, "r"); }) {
        const TiffImage& image = m_frames.front().front();
        m_description.format = TIFFIsBigTIFF(first->get()) != 0 ? "BigTIFF" : "TIFF";
        m_description.file = std::move(file);
        m_description.dataset = std::move(dataset);
        m_description.type = image.type;
        m_description.frames = static_cast<std::int64_t>(m_frames.size());
        m_description.channels = image.channels;
        // Frames of one stack have the same levels; where they do not, full size is all there is.
        std::size_t levels = m_frames.front().size();
        for (const auto& frame : m_frames)
            for (std::size_t l = 0; l < levels; ++l)
                if (l >= frame.size() || frame[l].width != m_frames.front()[l].width ||
                    frame[l].height != m_frames.front()[l].height)
                    levels = l;
        for (std::size_t l = 0; l < levels; ++l) {
            const TiffImage& i = m_frames.front()[l];
            m_description.levels.push_back({i.width, i.height, i.blockWidth, i.blockHeight});
        }
        m_description.encoding = image.encoding();
        if (!image.tiled && !image.plain())
            m_description.preferredOrder = AccessOrder::TopDown;
        // Give the handle that read the pages to the pool.
        m_handles.add(std::move(first));
    }

    const SourceDescription& describe() const override { return m_description; }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool* pool) const override {
        validate(request, target);
        const TiffImage& image = m_frames[static_cast<std::size_t>(request.frame)]
                                         [static_cast<std::size_t>(request.level)];
        const Rect& r = request.rect;
        const std::int64_t column0 = r.x / image.blockWidth, row0 = r.y / image.blockHeight;
        const std::int64_t columns = (r.right() - 1) / image.blockWidth - column0 + 1;
        const std::int64_t rows = (r.bottom() - 1) / image.blockHeight - row0 + 1;
        const std::int64_t perPlane = columns * rows;
        forBlocks(pool, perPlane * (image.planar ? request.channels : 1),
                  [&](std::int64_t first, std::int64_t last) {
                      const auto handle = m_handles.take(image.directory);
                      handle->select(image.directory);
                      for (std::int64_t i = first; i < last; ++i) {
                          const int plane = static_cast<int>(i / perPlane);
                          const std::int64_t at = i % perPlane;
                          const TiffBlock block{column0 + at % columns, row0 + at / columns,
                                                image.planar ? request.firstChannel + plane : 0};
                          PixelTarget window = target;
                          if (image.planar)
                              window.data = target.row(plane, 0);
                          readTiffBlock(*handle, m_raw, image, block, r, request.firstChannel,
                                        image.planar ? 1 : request.channels, window, cancel);
                      }
                  });
    }

    ContentId contentId() const override {
        return contentIdOf(m_description.file, m_description.dataset);
    }

  private:
    std::vector<std::vector<TiffImage>> m_frames; ///< [frame][level]
    RawFile m_raw;
    SourceDescription m_description;
    mutable HandlePool<TiffFile> m_handles;
};

std::size_t pageNumber(const std::filesystem::path& file, const std::string& dataset,
                       std::size_t pages) {
    std::size_t page = 0;
    const auto [end, failed] =
        std::from_chars(dataset.data(), dataset.data() + dataset.size(), page);
    if (failed != std::errc{} || end != dataset.data() + dataset.size() || page >= pages)
        throw Error(ErrorCode::Input, fmt::format("there is no page \"{:.40}\"", dataset))
            .inFile(file)
            .withRemedy(fmt::format("pages are numbered 0 to {}", pages - 1));
    return page;
}

} // namespace

SourcePtr openTiff(const std::filesystem::path& path, const OpenOptions& options) {
    if (!TiffFile::looksLikeTiff(path))
        return nullptr;
    auto file = std::make_unique<TiffFile>(path, "r");
    TiffPages all = readTiffPages(*file, options.cancel);
    std::vector<TiffPage>& pages = all.pages;
    if (pages.empty())
        throw Error(ErrorCode::Input, "holds no image")
            .inFile(path)
            .withRemedy("open a file with at least one page of pixels");
    const auto levelsOf = [&](std::size_t page) {
        if (pages[page].levels.empty())
            throw Error(*pages[page].problem)
                .atField(pages.size() > 1 ? fmt::format("page {}", page) : "");
        return std::move(pages[page].levels);
    };

    std::vector<std::vector<TiffImage>> frames;
    std::string dataset;
    const bool alike = std::all_of(pages.begin(), pages.end(), [&](const TiffPage& p) {
        return !p.levels.empty() && !pages.front().levels.empty() &&
               p.levels.front().sameLayoutAs(pages.front().levels.front()) &&
               p.levels.front().width == pages.front().levels.front().width &&
               p.levels.front().height == pages.front().levels.front().height;
    });
    if (!options.dataset.empty()) {
        const std::size_t page = pageNumber(path, options.dataset, pages.size());
        dataset = options.dataset;
        frames.push_back(levelsOf(page));
    } else if (all.broken) {
        throw *all.broken;
    } else if (alike) {
        for (std::size_t p = 0; p < pages.size(); ++p)
            frames.push_back(levelsOf(p));
    } else {
        const auto good = std::find_if(pages.begin(), pages.end(),
                                       [](const TiffPage& p) { return !p.levels.empty(); });
        const auto page = static_cast<std::size_t>(good == pages.end() ? 0 : good - pages.begin());
        dataset = pages.size() > 1 ? std::to_string(page) : "";
        frames.push_back(levelsOf(page));
    }
    return std::make_shared<TiffSource>(path, std::move(frames), std::move(file),
                                        std::move(dataset));
}

} // namespace specula::io
