// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/display_image.h"

#include "core/base/error.h"
#include "core/base/vector_state.h"
#include "core/imaging/key_plane.h"

#include <fmt/format.h>

#include <cmath>

namespace specula::imaging {

PixelState DisplayImage::stateAt(std::int64_t row, std::int64_t column) const {
    switch (m_keys.at(row, column)) {
    case kNanKey:
        return PixelState::Nan;
    case kPlusInfinityKey:
    case kMinusInfinityKey:
        return PixelState::Infinite;
    case kMaskedKey:
        return PixelState::Masked;
    // A u16 frame shared as keys may use these patterns only with the same meaning.
    case kSaturatedKey:
        return PixelState::Saturated;
    case kDeadKey:
        return PixelState::Dead;
    default:
        return PixelState::Value;
    }
}

double DisplayImage::scaleX() const {
    return width() > 0 ? static_cast<double>(m_placement.width) / static_cast<double>(width()) : 1;
}

double DisplayImage::scaleY() const {
    return height() > 0 ? static_cast<double>(m_placement.height) / static_cast<double>(height())
                        : 1;
}

std::optional<DisplayImage::SampleIndex> DisplayImage::sampleAt(double x, double y) const {
    const double column = std::floor((x + 0.5 - static_cast<double>(m_placement.x)) / scaleX());
    const double row = std::floor((y + 0.5 - static_cast<double>(m_placement.y)) / scaleY());
    if (!(column >= 0 && column < static_cast<double>(width()) && row >= 0 &&
          row < static_cast<double>(height())))
        return {};
    return SampleIndex{static_cast<std::int64_t>(row), static_cast<std::int64_t>(column)};
}

const Pyramid& DisplayImage::meanPyramid(ThreadPool& pool) const {
    {
        const std::lock_guard lock(m_meanMutex);
        if (!m_meanPyramid.empty())
            return m_meanPyramid;
    }
    // Not under the lock: a pool thread that waits here may run another render of this image.
    clearVectorState();
    Pyramid made = buildMeanPyramid(m_keys, m_mapping, m_meanMapping, pool, CancelToken());
    const std::lock_guard lock(m_meanMutex);
    if (m_meanPyramid.empty())
        m_meanPyramid = std::move(made);
    return m_meanPyramid;
}

std::size_t DisplayImage::bytes() const {
    std::size_t bytes = m_pixels.bytes() + m_histogram.size() * sizeof(std::uint64_t);
    const auto plane = [](const KeyPlane& p) {
        return static_cast<std::size_t>(p.width * p.height) * sizeof(Key);
    };
    const auto* first = m_pixels.data();
    const auto* keys = reinterpret_cast<const std::byte*>(m_keys.data);
    if (keys < first || keys >= first + m_pixels.bytes())
        bytes += plane(m_keys);
    for (std::size_t level = 1; level < m_maxPyramid.size(); ++level)
        bytes += plane(m_maxPyramid[level]);
    const std::lock_guard lock(m_meanMutex);
    for (std::size_t level = 1; level < m_meanPyramid.size(); ++level)
        bytes += plane(m_meanPyramid[level]);
    return bytes;
}

DisplayImagePtr makeDisplayImage(const Pixels& pixels, int channel, const DisplayOptions& options,
                                 ThreadPool& pool, JobContext& job) {
    clearVectorState();
    if (channel < 0 || channel >= std::max(1, pixels.channels()))
        throw Error(ErrorCode::Usage, fmt::format("there is no channel {} (the image has {})",
                                                  channel, pixels.channels()));
    const Shape size{pixels.height(), pixels.width()};
    if (!options.mask.empty() && options.mask.shape() != size)
        throw Error(ErrorCode::Usage, fmt::format("the mask is {}, the image {} (rows x columns)",
                                                  options.mask.shape().text(), size.text()))
            .withRemedy("choose the mask that belongs to this detector");
    auto image = std::make_shared<DisplayImage>();
    image->m_pixels = pixels;
    image->m_channel = channel;
    image->m_placement =
        options.placement.empty() ? Rect{0, 0, pixels.width(), pixels.height()} : options.placement;
    if (size.count() == 0) {
        image->m_keys = {pixels.width(), pixels.height(), nullptr, nullptr};
        image->m_maxPyramid = {image->m_keys};
        image->m_histogram.resize(65536);
        return image;
    }
    PreparedKeys prepared = prepareKeys(pixels, channel, options, pool, job.cancelToken());
    job.report(0.7);
    image->m_keys = prepared.keys;
    image->m_mapping = prepared.mapping;
    image->m_meanMapping = prepared.meanMapping;
    image->m_histogram = std::move(prepared.histogram);
    image->m_statistics = prepared.statistics;
    image->m_maxPyramid = buildMaxPyramid(image->m_keys, pool, job.cancelToken());
    job.report(1);
    return image;
}

} // namespace specula::imaging
