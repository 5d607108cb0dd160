// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/base/pixels.h"
#include "core/base/provenance.h"

#include <filesystem>
#include <string>

namespace specula::cli {

/// The call of `export` as it was typed.
struct ExportRequest {
    std::string file, what, out, dataset, region, levels, colormap, scale, units, bins;
    std::int64_t frame = 0;

    /// Of the output: ".csv", in lower case.
    std::string ending() const;
    bool isPicture() const; ///< png, svg, pdf
    bool isTable() const;   ///< csv, json
    /// Throws Error(Usage): options of pictures with an output of numbers.
    void refusePictureOptions() const;
};

/// A frame of any image file as numbers: csv, json, tif, npy, edf.
Command::Result exportFrame(const ExportRequest& request, CommandContext& context);
/// What a result file holds as numbers.
Command::Result exportResult(const ExportRequest& request, CommandContext& context);
/// Either as a picture, drawn by the window program.
Command::Result exportPicture(const ExportRequest& request, CommandContext& context);

/// One image, by the ending of the output.
Command::Result writePixels(const ExportRequest& request, const Pixels& pixels,
                            const Provenance& provenance, CommandContext& context);

/// What a result can be asked for, beside `image`.
bool isResultExport(const std::string& what);
std::string resultExportNames();

} // namespace specula::cli
