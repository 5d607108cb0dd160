// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/regroup.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/group_sums.h"
#include "core/io/result_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void requireShape(const Shape& shape, const io::Qmap& map, const char* what) {
    if (shape != map.dynamicMap.shape())
        throw Error(ErrorCode::Input,
                    fmt::format("the q-map is of {} pixels, {} of {}",
                                map.dynamicMap.shape().text(), what, shape.text()))
            .withRemedy("choose a q-map that was made for this detector");
}

/// Bands of rows as high as the bytes allow.
template<class Body>
void forEachBand(const PixelCorrelations& planes, std::int64_t delay, std::int64_t bandBytes,
                 const CancelToken& cancel, Body body) {
    const std::int64_t rowBytes =
        std::max<std::int64_t>(1, 3 * planes.columns() * std::int64_t{sizeof(float)});
    const std::int64_t height = std::max<std::int64_t>(1, bandBytes / rowBytes);
    for (std::int64_t row = 0; row < planes.rows(); row += height) {
        cancel.throwIfCancelled();
        const std::int64_t rows = std::min(height, planes.rows() - row);
        body(row, planes.band(delay, row, rows, cancel));
    }
}

/// The pixels that were correlated and are in use in the map.
io::Qmap usedMap(const io::Qmap& map, const Array<std::uint8_t>& correlated) {
    if (correlated.empty())
        return map;
    io::Qmap used = map;
    used.dynamicMap = map.dynamicMap.clone();
    used.staticMap = map.staticMap.clone();
    const auto dynamicBins = used.dynamicMap.editValues(), staticBins = used.staticMap.editValues();
    for (std::size_t i = 0; i < dynamicBins.size(); ++i)
        if (correlated.values()[i] == 0)
            dynamicBins[i] = staticBins[i] = 0;
    return used;
}

} // namespace

FilePixelCorrelations::FilePixelCorrelations(const io::ResultFile& file)
    : m_file(file) {
    if (!file.hasPixelCorrelation())
        throw Error(ErrorCode::Input, "holds no correlation of single pixels, G2 with its "
                                      "normalisers, which other bins need")
            .inFile(file.path())
            .withRemedy("correlate the frames with the new q-map, or with the option to keep "
                        "pixels");
    const Shape shape = file.qmap()->dynamicMap.shape();
    m_rows = shape[0];
    m_columns = shape[1];
}

std::int64_t FilePixelCorrelations::delayCount() const {
    return m_file.delayCount();
}

Array<float> FilePixelCorrelations::band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                                         const CancelToken& cancel) const {
    return m_file.pixelCorrelation(delay, row, rows, cancel);
}

Regrouped regroup(const PixelCorrelations& planes, const io::Qmap& map,
                  const RegroupOptions& options, ThreadPool& pool, JobContext& job) {
    requireShape({planes.rows(), planes.columns()}, map, "the correlation");
    if (!options.correlated.empty())
        requireShape(options.correlated.shape(), map, "the mask");
    const io::Qmap used = usedMap(map, options.correlated);
    const GroupSums sums(used);
    const std::int64_t delays = planes.delayCount(), bins = map.dynamicBins();

    Regrouped result;
    result.g2 = Array<double>({delays, bins});
    result.error = Array<double>({delays, bins});
    result.pixelsPerBin.resize(static_cast<std::size_t>(bins));
    for (const std::uint32_t bin : used.dynamicMap.values())
        if (bin != 0)
            ++result.pixelsPerBin[bin - 1];
    const auto g2 = result.g2.edit(), error = result.error.edit();
    std::vector<GroupSums::Ratios> ratios;
    for (std::int64_t delay = 0; delay < delays; ++delay) {
        GroupSums::Delay of(sums);
        forEachBand(planes, delay, options.bandBytes, job.cancelToken(),
                    [&](std::int64_t first, const Array<float>& band) {
                        if (band.shape()[2] != map.columns())
                            throw Error(ErrorCode::Input,
                                        "the planes of G2 have another width than the q-map");
                        const std::int64_t count = band.shape()[1] * band.shape()[2];
                        const float* values = band.data();
                        for (std::int64_t i = 0; i < count; ++i) {
                            const std::int64_t pixel = first * map.columns() + i;
                            if (used.dynamicMap.data()[pixel] == 0)
                                continue;
                            const CorrelationSums own{static_cast<double>(values[i]),
                                                      static_cast<double>(values[count + i]),
                                                      static_cast<double>(values[2 * count + i])};
                            if (std::isfinite(own.g2 + own.past + own.future))
                                sums.add(of, pixel, own);
                        }
                    });
        GroupSums::Ratios one = sums.ratios(of);
        std::copy(one.g2.begin(), one.g2.end(), g2.row(delay).begin());
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            const auto at = static_cast<std::size_t>(bin);
            error(delay, bin) = result.pixelsPerBin[at] == 1 ? 0 : one.error[at];
        }
        if (options.jackknife)
            ratios.push_back(std::move(one));
        job.report(delay + 1, delays, "delays");
    }
    if (options.jackknife)
        result.covariance = sums.covariance(ratios, pool, job);
    return result;
}

std::vector<double> averageByBin(const Array<double>& plane, const Array<std::uint32_t>& map,
                                 std::int64_t bins) {
    if (plane.shape() != map.shape())
        throw Error(ErrorCode::Input, fmt::format("the q-map is of {} pixels, the image of {}",
                                                  map.shape().text(), plane.shape().text()));
    std::vector<double> sums(static_cast<std::size_t>(bins)), counts(sums.size());
    for (std::int64_t i = 0; i < plane.size(); ++i) {
        const std::uint32_t bin = map.data()[i];
        if (bin == 0 || bin > sums.size() || !std::isfinite(plane.data()[i]))
            continue;
        sums[bin - 1] += plane.data()[i];
        counts[bin - 1] += 1;
    }
    for (std::size_t bin = 0; bin < sums.size(); ++bin)
        sums[bin] = counts[bin] > 0 ? sums[bin] / counts[bin] : kNaN;
    return sums;
}

Array<float> g2PerPixel(const Array<float>& planes, ZeroProduct zero) {
    const Shape& shape = planes.shape();
    if (shape.rank() != 3 || shape[0] != 3)
        throw Error(ErrorCode::Input,
                    fmt::format("three planes are needed, these are {}", shape.text()));
    Array<float> result = Array<float>::uninitialized({shape[1], shape[2]});
    const auto out = result.editValues();
    const float* values = planes.data();
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double product = static_cast<double>(values[out.size() + i]) *
                               static_cast<double>(values[2 * out.size() + i]);
        out[i] = static_cast<float>(product != 0 ? static_cast<double>(values[i]) / product
                                    : zero == ZeroProduct::One ? 1
                                                               : kNaN);
    }
    return result;
}

} // namespace specula::correlate
