// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tiff_file.h"

#include "core/base/atomic_file.h"
#include "core/io/raw_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

std::string formatted(const char* module, const char* format, va_list arguments) {
    std::array<char, 400> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    return module == nullptr ? text.data() : fmt::format("{}: {}", module, text.data());
}

} // namespace

TiffFile::TiffFile(const fs::path& file, const char* mode, const fs::path& report)
    : m_report(report.empty() ? file : report)
    , m_reading(mode[0] == 'r') {
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), onError, this);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), onWarning, this);
    std::string flags = mode;
    if (m_reading) {
        std::error_code failed;
        m_bytes = static_cast<std::int64_t>(fs::file_size(file, failed));
        // All libtiff allocates for itself (tables, compressed blocks) is in proportion to the
        // file.
        constexpr std::int64_t kMost = std::int64_t{4} << 30;
        TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(),
                                            std::min(kMost, 8 * m_bytes + (1 << 20)));
        // Not mapped: a file cut short while we read would kill us. Block tables in parts, when
        // needed. Strips as they are in the file.
        flags += "mOc";
    }
#if defined(_WIN32)
    m_tiff.reset(TIFFOpenWExt(file.c_str(), flags.c_str(), options.get()));
#else
    m_tiff.reset(TIFFOpenExt(file.c_str(), flags.c_str(), options.get()));
#endif
    if (!m_tiff)
        throw error(m_reading ? "cannot be opened as a TIFF file" : "cannot be written");
    if (m_reading)
        selected();
}

bool TiffFile::looksLikeTiff(const fs::path& file) {
    const std::string start = RawFile(file).textAt(0, 4);
    using namespace std::string_literals;
    for (const std::string& magic : {"II*\0"s, "MM\0*"s, "II+\0"s, "MM\0+"s})
        if (start == magic)
            return true;
    return false;
}

void TiffFile::select(std::uint64_t directory) {
    if (directory == m_directory)
        return;
    m_directory = 0;
    if (TIFFSetSubDirectory(get(), directory) != 1)
        throw error(fmt::format("the directory at byte {} cannot be read", directory));
    m_directory = directory;
}

Error TiffFile::error(const std::string& what, const std::string& field) const {
    return Error(m_reading ? ErrorCode::Input : ErrorCode::Computation,
                 m_message.empty() ? what : fmt::format("{}: {}", what, m_message))
        .inFile(m_report)
        .atField(field)
        .withRemedy(m_reading ? kCopyAgain : kCheckFolder);
}

int TiffFile::onError(TIFF*, void* self, const char* module, const char* format,
                      va_list arguments) {
    static_cast<TiffFile*>(self)->m_message = formatted(module, format, arguments);
    return 1;
}

int TiffFile::onWarning(TIFF*, void* self, const char* module, const char* format,
                        va_list arguments) {
    auto& warnings = static_cast<TiffFile*>(self)->m_warnings;
    constexpr std::size_t kMostKept = 20;
    if (warnings.size() < kMostKept)
        warnings.push_back(formatted(module, format, arguments));
    return 1;
}

} // namespace specula::io
