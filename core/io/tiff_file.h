// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tiffio.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace specula::io {

/// One libtiff handle; to be used by one thread at a time. What libtiff has to say is kept here
/// instead of being printed.
class TiffFile {
  public:
    /// "r", "w", "w8"; throws error(). `report` is the name errors speak of (a temporary file
    /// is reported as its target).
    TiffFile(const std::filesystem::path& file, const char* mode,
             const std::filesystem::path& report = {});
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    /// False when the first bytes are those of another format.
    static bool looksLikeTiff(const std::filesystem::path& file);

    TIFF* get() const { return m_tiff.get(); }
    const std::filesystem::path& path() const { return m_report; }
    std::int64_t fileBytes() const { return m_bytes; }

    /// Where this handle stands: the offset of its directory.
    std::uint64_t key() const { return m_directory; }
    /// Reads another directory unless it is the present one.
    void select(std::uint64_t directory);
    void selected() { m_directory = TIFFCurrentDirOffset(get()); }

    /// `what`, with libtiff's last words: Error(Input) about a file that is read,
    /// Error(Computation) about one that is written.
    Error error(const std::string& what, const std::string& field = {}) const;
    const std::vector<std::string>& warnings() const { return m_warnings; }

    /// A tag with its default when it is absent.
    template<class T>
    T field(std::uint32_t tag, T missing) const {
        T value = missing;
        return TIFFGetFieldDefaulted(get(), tag, &value) == 1 ? value : missing;
    }
    template<class... Values>
    void set(std::uint32_t tag, Values... values) {
        if (TIFFSetField(get(), tag, values...) != 1)
            throw error("a tag was refused", std::to_string(tag));
    }

  private:
    static int onError(TIFF*, void* self, const char* module, const char* format, va_list);
    static int onWarning(TIFF*, void* self, const char* module, const char* format, va_list);

    struct Closer {
        void operator()(TIFF* tiff) const { TIFFClose(tiff); }
    };
    std::filesystem::path m_report;
    bool m_reading;
    std::int64_t m_bytes = 0;
    std::uint64_t m_directory = 0;
    std::string m_message;
    std::vector<std::string> m_warnings;
    std::unique_ptr<TIFF, Closer> m_tiff; ///< last: closing may still report
};

} // namespace specula::io
