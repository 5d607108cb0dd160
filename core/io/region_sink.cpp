// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/region_sink.h"

#include "core/base/error.h"
#include "core/io/tile_gatherer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace specula::io {

SinkPtr openSink(const std::filesystem::path& file, const SinkDescription& description,
                 const SinkOptions& options) {
    if (description.width < 1 || description.height < 1 || description.frames < 1 ||
        description.channels < 1)
        throw Error(ErrorCode::Usage, "the result has no pixels").inFile(file);
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".tif" || ending == ".tiff" || ending == ".btf")
        return openTiffSink(file, description, options);
    if (ending == ".exr")
        return openExrSink(file, description, options);
    if (ending == ".h5" || ending == ".hdf5" || ending == ".hdf" || ending == ".nxs")
        return openHdf5Sink(file, description, options);
    throw Error(ErrorCode::Usage, fmt::format("an image cannot be written as \"{}\"", ending))
        .inFile(file)
        .withRemedy("use .tif, .exr or .h5");
}

MemorySink::MemorySink(SinkDescription description)
    : m_description(std::move(description)) {
    restart();
}

void MemorySink::write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
                       const CancelToken& cancel) {
    cancel.throwIfCancelled();
    const Rect whole{0, 0, m_description.width, m_description.height};
    copyRect(m_targets.at(static_cast<std::size_t>(frame)), whole, samples, rect, rect,
             m_description.channels);
    m_written += rect.area();
}

void MemorySink::commit() {
    if (m_written != m_description.width * m_description.height * m_description.frames)
        throw Error(ErrorCode::Computation, "pixels are missing");
    m_targets.clear();
}

void MemorySink::restart() {
    m_frames.clear();
    m_targets.clear();
    m_written = 0;
    for (std::int64_t frame = 0; frame < m_description.frames; ++frame) {
        m_frames.emplace_back(m_description.type, m_description.width, m_description.height,
                              m_description.channels);
        m_targets.push_back(m_frames.back().target());
    }
}

} // namespace specula::io
