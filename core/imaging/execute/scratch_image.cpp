// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/scratch_image.h"

#include "core/base/error.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"

#include <fmt/format.h>

#include <random>

namespace specula::imaging {
namespace {

std::filesystem::path temporaryFile() {
    std::random_device random;
    const auto number = (std::uint64_t{random()} << 32) | random();
    return std::filesystem::temp_directory_path() /
           fmt::format("specula-scratch-{:016x}.tif", number);
}

} // namespace

ScratchImage::ScratchImage(const io::SinkDescription& description, bool inMemory) {
    if (inMemory) {
        m_sink = std::make_unique<io::MemorySink>(description);
        return;
    }
    m_file = temporaryFile();
    io::SinkOptions options;
    options.tile = 256;
    options.pyramid = false;
    options.compression = "none";
    try {
        m_sink = io::openTiffSink(m_file, description, options);
    } catch (Error& error) {
        throw error.withRemedy("set TMPDIR to a folder with space, or allow more memory");
    }
}

ScratchImage::~ScratchImage() {
    m_sink.reset();
    m_source.reset();
    std::error_code ignored;
    if (!m_file.empty())
        std::filesystem::remove(m_file, ignored);
}

void ScratchImage::finish() {
    m_sink->commit();
    if (m_file.empty())
        m_source =
            io::makeMemorySource(static_cast<const io::MemorySink&>(*m_sink).frames(), "scratch");
    m_sink.reset();
    if (!m_file.empty())
        m_source = io::openSource(m_file, {});
}

} // namespace specula::imaging
