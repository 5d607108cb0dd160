// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

#include <string_view>

namespace specula::io {

struct OpenOptions {
    std::string dataset; ///< HDF5 path, EXR part (name or number), TIFF page number; empty: default
    CancelToken cancel;
};

/// A file format we can read. `open` returns null when the file is not of this format ("not mine");
/// it throws Error(Input) when it is, and is broken.
struct SourceFormat {
    std::string_view name;
    std::string_view endings; ///< "tif tiff btf", for file dialogs
    SourcePtr (*open)(const std::filesystem::path& file, const OpenOptions& options);
};

/// All formats, in the order they are tried.
const std::vector<SourceFormat>& sourceFormats();

/// Opens what the first matching format makes of it. A file nobody knows is an Error(Input) that
/// lists the formats; so are a missing file, a folder and an empty file, each with its own words.
/// Waits and retries briefly when the file is busy or just being copied.
SourcePtr openSource(const std::filesystem::path& file, const OpenOptions& options = {});

SourcePtr openTiff(const std::filesystem::path& file, const OpenOptions& options);
SourcePtr openExr(const std::filesystem::path& file, const OpenOptions& options);
SourcePtr openHdf5(const std::filesystem::path& file, const OpenOptions& options);
SourcePtr openNpy(const std::filesystem::path& file, const OpenOptions& options);
SourcePtr openEdf(const std::filesystem::path& file, const OpenOptions& options);

} // namespace specula::io
