// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/memory_source.h"
#include "core/io/qmap.h"

#include <functional>
#include <string>

namespace specula::test {

/// Frames, bins and results of other programs in tests/data/correlate/reference.h5.
class Reference {
  public:
    static io::SourcePtr frames();
    static io::Qmap map();
    /// A dataset of one or two dimensions.
    static Array<double> array(const std::string& name);
};

/// A q-map of bins given as maps (0 = unused) of the same shape.
io::Qmap qmapOf(const Array<std::uint32_t>& dynamicMap, const Array<std::uint32_t>& staticMap);

/// Frames of whole numbers, count(frame, row, column).
io::SourcePtr framesOf(std::int64_t frames, std::int64_t rows, std::int64_t columns,
                       const std::function<int(std::int64_t, std::int64_t, std::int64_t)>& count);

} // namespace specula::test
