// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_sink.h"
#include "core/io/tiff_layout.h"

namespace specula::io {

struct TiffSinkOptions {
    TiffLayout layout; ///< with a tile side, a multiple of 16
    bool pyramid = true;
    bool bigTiff = true;
    bool overwrite = false;
    std::string text; ///< ImageDescription
};
/// openTiffSink() with everything our writers can ask for.
SinkPtr makeTiffSink(const std::filesystem::path& file, const SinkDescription& description,
                     const TiffSinkOptions& options);

} // namespace specula::io
