// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/frame_counts.h"

#include <fmt/format.h>

namespace specula::correlate {

void requireFit(const io::SourceDescription& frames, const io::Qmap& map) {
    if (frames.width() != map.columns() || frames.height() != map.rows())
        throw Error(ErrorCode::Input,
                    fmt::format("frames of {} x {} do not fit a q-map of {} x {}", frames.width(),
                                frames.height(), map.columns(), map.rows()))
            .inFile(frames.file)
            .atField(frames.dataset);
}

Error noCount(const io::SourceDescription& frames, double value, std::int64_t frame,
              std::int64_t row, std::int64_t column) {
    return Error(ErrorCode::Input, fmt::format("frame {}: the pixel in row {}, column {} has {}, "
                                               "which is no count",
                                               frame, row, column, value))
        .inFile(frames.file)
        .atField(frames.dataset)
        .withRemedy("mask this pixel");
}

} // namespace specula::correlate
