// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/result_writer.h"

#include <cmath>
#include <filesystem>
#include <memory>

namespace specula::test {

/// Small results whose numbers are known: 6 x 8 pixels, four columns of static bins two pixels
/// wide, two dynamic bins; delays 1 2 3 4 6 8.
inline io::QmapPtr smallMap() {
    auto map = std::make_shared<io::Qmap>();
    const Shape shape{6, 8};
    map->mask = Array<std::uint8_t>(shape, 1);
    map->mask.edit()(0, 0) = 0;
    map->dynamicMap = Array<std::uint32_t>(shape);
    map->staticMap = Array<std::uint32_t>(shape);
    for (std::int64_t r = 0; r < 6; ++r)
        for (std::int64_t c = 0; c < 8; ++c)
            if (map->mask.view()(r, c) != 0) {
                map->staticMap.edit()(r, c) = static_cast<std::uint32_t>(c / 2 + 1);
                map->dynamicMap.edit()(r, c) = static_cast<std::uint32_t>(c / 4 + 1);
            }
    map->axes[0] = {"q", "Å⁻¹", {0.01, 0.02}, {0.0075, 0.0125, 0.0175, 0.0225}};
    map->axes[1] = {"phi", "deg", {0}, {0}};
    map->dynamicCell = {0, 1};
    map->staticCell = {0, 1, 2, 3};
    map->geometry = {4.0, 3.0, 75e-6, 5.0, 10.0, "written in metres"};
    map->hash = io::qmapHash(*map);
    return map;
}

inline constexpr std::int64_t kSmallDelays[] = {1, 2, 3, 4, 6, 8};

struct SmallResult {
    double height = 0.2; ///< of g2 above 1 at lag 0
    double error = 1e-3; ///< of every g2
    double temperatureK = 295;
    double scale = 1;     ///< of the intensities
    bool twotime = false; ///< matrices of bins 2 and 1, in this order, 12 frames
    bool pixels = false;  ///< G2 of every pixel
};

/// 1 + height (3 - bin) / 2 exp(-delay / 4)
inline double smallG2(const SmallResult& what, std::int64_t delay, std::int64_t bin) {
    return 1 + what.height * static_cast<double>(3 - bin) / 2 *
                   std::exp(-static_cast<double>(delay) / 4);
}
/// 1 + 0.2 exp(-|t1 - t2| / 8)
inline double smallC2(std::int64_t t1, std::int64_t t2) {
    return 1 + 0.2 * std::exp(-std::abs(static_cast<double>(t1 - t2)) / 8);
}
/// Mean counts of pixel (row, column).
inline double smallImage(const SmallResult& what, std::int64_t row, std::int64_t column) {
    return what.scale * static_cast<double>(1 + row + 10 * column);
}

inline void writeSmallResult(const std::filesystem::path& file, const SmallResult& what,
                             const io::QmapPtr& map = smallMap()) {
    constexpr std::int64_t kFrames = 12;
    const Shape detector{map->rows(), map->columns()};
    io::ResultData data;
    data.qmap = map;
    data.meta.frameTimeS = 1e-3;
    data.meta.countTimeS = 9e-4;
    data.meta.energyKev = 10;
    data.meta.frames = kFrames;
    data.meta.sample = "latex";
    data.meta.temperatureK = what.temperatureK;
    data.meta.startTime = "2026-11-21T12:00:00Z";
    data.multitauConfig.strideFrames = 2;
    data.multitauConfig.averageFrames = 3;
    io::MultitauCurves curves;
    curves.delays.assign(std::begin(kSmallDelays), std::end(kSmallDelays));
    const auto delays = static_cast<std::int64_t>(curves.delays.size());
    curves.g2 = Array<double>({delays, map->dynamicBins()});
    curves.error = Array<double>({delays, map->dynamicBins()}, what.error);
    curves.errorKind = io::ErrorKind::Jackknife;
    for (std::int64_t k = 0; k < delays; ++k)
        for (std::int64_t bin = 1; bin <= map->dynamicBins(); ++bin)
            curves.g2.edit()(k, bin - 1) = smallG2(what, kSmallDelays[k], bin);
    data.multitau = curves;
    data.means.image = Array<float>(detector);
    data.means.staticMean.assign(static_cast<std::size_t>(map->staticBins()), 0);
    std::vector<double> pixels(data.means.staticMean.size(), 0);
    for (std::int64_t r = 0; r < map->rows(); ++r)
        for (std::int64_t c = 0; c < map->columns(); ++c) {
            data.means.image.edit()(r, c) = static_cast<float>(smallImage(what, r, c));
            if (const auto bin = map->staticMap.view()(r, c); bin > 0) {
                data.means.staticMean[bin - 1] += smallImage(what, r, c);
                pixels[bin - 1] += 1;
            }
        }
    for (std::size_t k = 0; k < pixels.size(); ++k)
        data.means.staticMean[k] /= pixels[k];
    data.means.segmentMean = Array<double>({3, map->staticBins()});
    for (std::int64_t segment = 0; segment < 3; ++segment)
        for (std::int64_t k = 0; k < map->staticBins(); ++k)
            data.means.segmentMean.edit()(segment, k) =
                data.means.staticMean[static_cast<std::size_t>(k)];
    data.means.segmentFrames = {4, 4, 4};
    for (int frame = 0; frame < kFrames; ++frame) {
        data.means.frameNumber.push_back(frame);
        data.means.intensity.push_back(what.scale * (40 + frame % 3));
    }
    if (what.twotime) {
        io::TwotimeCurves twotime;
        twotime.bins = {2, 1};
        twotime.g2 = Array<double>({kFrames, 2});
        for (std::int64_t lag = 0; lag < kFrames; ++lag)
            for (int column = 0; column < 2; ++column)
                twotime.g2.edit()(lag, column) = smallC2(0, lag);
        data.twotime = twotime;
    }
    data.provenance = Provenance::now("test");

    io::ResultWriter writer(file, data, io::ResultWriter::Layout::Nexus, true);
    if (what.twotime)
        for (int column = 0; column < 2; ++column) {
            Array<float> matrix({kFrames, kFrames});
            for (std::int64_t t1 = 0; t1 < kFrames; ++t1)
                for (std::int64_t t2 = 0; t2 < kFrames; ++t2)
                    matrix.edit()(t1, t2) = static_cast<float>(smallC2(t1, t2) + column);
            writer.addMatrix(matrix);
        }
    if (what.pixels)
        for (const std::int64_t delay : kSmallDelays) {
            Array<float> planes({3, map->rows(), map->columns()});
            for (std::int64_t r = 0; r < map->rows(); ++r)
                for (std::int64_t c = 0; c < map->columns(); ++c) {
                    const double mean = smallImage(what, r, c);
                    planes.edit()(0, r, c) =
                        static_cast<float>(mean * mean * smallG2(what, delay, c / 4 + 1));
                    planes.edit()(1, r, c) = static_cast<float>(mean);
                    planes.edit()(2, r, c) = static_cast<float>(mean);
                }
            writer.addPixelCorrelation(planes);
        }
    writer.close();
}

} // namespace specula::test
