// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/pixels.h"
#include "core/base/rect.h"
#include "core/imaging/pyramid.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace specula::imaging {

struct DisplayOptions {
    std::optional<double> deadValue;      ///< samples equal to it are no pixels
    std::optional<double> saturatedValue; ///< samples equal or above (and not dead) are saturated
    Array<std::uint8_t> mask;             ///< (rows, columns), 0 = masked; empty: all are used
    Rect placement; ///< where the pixels lie at full resolution; empty: at (0, 0), one to one
};

/// Of the pixels that have a value: not NaN, infinite, dead, saturated or masked.
struct ImageStatistics {
    double min = 0, max = 0, mean = 0, stddev = 0, sum = 0; ///< 0 when used is 0
    double minPositive = 0; ///< smallest value above zero; 0 when there is none
    std::int64_t total = 0, used = 0;
    std::int64_t nan = 0, infinite = 0, dead = 0, saturated = 0, masked = 0;
};

/// What a pixel is, for the cursor read-out.
enum class PixelState { Value, Nan, Infinite, Masked, Saturated, Dead };

/// One frame made ready for the screen. Immutable; shared between threads.
class DisplayImage {
  public:
    std::int64_t width() const { return m_keys.width; }
    std::int64_t height() const { return m_keys.height; }
    bool empty() const { return width() == 0 || height() == 0; }

    /// Samples as they were read, and the channel that is shown.
    const Pixels& pixels() const { return m_pixels; }
    int channel() const { return m_channel; }
    /// Raw sample at (row, column) of the samples; exact up to 2^53.
    double valueAt(std::int64_t row, std::int64_t column) const {
        return m_pixels.valueAt(row, column, m_channel);
    }
    PixelState stateAt(std::int64_t row, std::int64_t column) const;

    /// Where the samples lie in full-resolution pixels; sample (r, c) covers
    /// [x - 0.5 + c * scaleX, ... + scaleX) horizontally.
    const Rect& placement() const { return m_placement; }
    double scaleX() const;
    double scaleY() const;
    /// Sample under a full-resolution position; nothing outside.
    struct SampleIndex {
        std::int64_t row = 0, column = 0;
    };
    std::optional<SampleIndex> sampleAt(double x, double y) const;

    const KeyPlane& keys() const { return m_keys; }
    const KeyMapping& mapping() const { return m_mapping; }
    /// Mapping of levels 1.. of the mean pyramid: means of counts have fractions.
    const KeyMapping& meanMapping() const { return m_meanMapping; }
    const Pyramid& maxPyramid() const { return m_maxPyramid; }
    /// Made at the first call (about as costly as the frame's own preparation), then kept.
    const Pyramid& meanPyramid(ThreadPool& pool) const;

    /// Pixels per key, 65536 of them; those of reserved keys are 0 (see statistics()).
    const std::vector<std::uint64_t>& keyHistogram() const { return m_histogram; }
    const ImageStatistics& statistics() const { return m_statistics; }

    /// Memory held, raw samples included.
    std::size_t bytes() const;

  private:
    friend std::shared_ptr<const DisplayImage>
    makeDisplayImage(const Pixels&, int, const DisplayOptions&, ThreadPool&, JobContext&);

    Pixels m_pixels;
    int m_channel = 0;
    Rect m_placement;
    KeyPlane m_keys;
    KeyMapping m_mapping, m_meanMapping;
    Pyramid m_maxPyramid;
    std::vector<std::uint64_t> m_histogram;
    ImageStatistics m_statistics;
    mutable std::mutex m_meanMutex;
    mutable Pyramid m_meanPyramid;
};

using DisplayImagePtr = std::shared_ptr<const DisplayImage>;

/// Two passes over the samples and the max pyramid: about 10 ms for 2048x2048 floats on two
/// threads. Throws Error(Usage) for a channel that is not there or a mask of another size.
DisplayImagePtr makeDisplayImage(const Pixels& pixels, int channel, const DisplayOptions& options,
                                 ThreadPool& pool, JobContext& job);

} // namespace specula::imaging
