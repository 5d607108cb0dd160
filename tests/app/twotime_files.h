// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/result_files.h"

#include <QString>

#include <functional>

namespace specula::test {

// Small two-time results with known matrices.

inline constexpr std::int64_t kFrames = 64;
inline constexpr double kStepS = 1e-3;
inline constexpr float kShotNoise = 9;

inline double heightOf(std::int64_t bin) {
    return 0.1 + 0.1 * static_cast<double>(bin);
}

/// 1 + height exp(-|t1 - t2| / 8): bin 1 is the golden model.
inline double exactC2(std::int64_t t1, std::int64_t t2, std::int64_t bin = 1) {
    return 1 + heightOf(bin) * std::exp(-std::abs(static_cast<double>(t1 - t2)) / 8);
}

/// Slower with age.
inline double agingC2(std::int64_t t1, std::int64_t t2, std::int64_t bin) {
    const double tau = 2 + static_cast<double>(t1 + t2) / 16;
    return 1 + heightOf(bin) * std::exp(-std::abs(static_cast<double>(t1 - t2)) / tau);
}

/// Four dynamic bins of two columns each.
inline io::QmapPtr fourBins() {
    auto map = std::make_shared<io::Qmap>(*smallMap());
    map->dynamicMap = Array<std::uint32_t>(Shape{6, 8});
    for (std::int64_t r = 0; r < 6; ++r)
        for (std::int64_t c = 0; c < 8; ++c)
            map->dynamicMap.edit()(r, c) = static_cast<std::uint32_t>(c / 2 + 1);
    map->mask = Array<std::uint8_t>(Shape{6, 8}, 1);
    map->axes[0].dynamicCenters = {0.01, 0.02, 0.03, 0.04};
    map->dynamicCell = {0, 1, 2, 3};
    map->hash = io::qmapHash(*map);
    return map;
}

using Model = std::function<double(std::int64_t, std::int64_t, std::int64_t)>;

struct TwotimeFile {
    std::vector<std::int64_t> bins{1, 3, 4};
    std::int64_t frames = kFrames;
    Model model = exactC2;
    bool curves = true;
    bool frameTime = true;
};

inline void writeTwotime(const QString& file, const TwotimeFile& what) {
    io::ResultData data;
    data.qmap = fourBins();
    if (what.frameTime)
        data.meta.frameTimeS = kStepS;
    data.meta.frames = what.frames;
    // As an analyst may have it: delays in steps of 6 ms, two-time in steps of 1 ms.
    data.multitauConfig.strideFrames = 2;
    data.multitauConfig.averageFrames = 3;
    io::MultitauCurves multitau;
    multitau.delays = {1, 2};
    multitau.g2 = Array<double>({2, 4}, 1.1);
    multitau.error = Array<double>({2, 4}, 0.01);
    data.multitau = multitau;
    io::TwotimeCurves twotime;
    twotime.bins = what.bins;
    const auto columns = static_cast<std::int64_t>(what.bins.size());
    if (what.curves) {
        twotime.g2 = Array<double>({what.frames, columns});
        for (std::int64_t lag = 0; lag < what.frames; ++lag)
            for (std::int64_t k = 0; k < columns; ++k)
                twotime.g2.edit()(lag, k) =
                    what.model(0, lag, what.bins[static_cast<std::size_t>(k)]);
    }
    data.twotime = twotime;
    data.provenance = Provenance::now("test");
    io::ResultWriter writer(file.toStdString(), data, io::ResultWriter::Layout::Nexus, true);
    for (const std::int64_t bin : what.bins) {
        Array<float> matrix({what.frames, what.frames});
        auto v = matrix.edit();
        for (std::int64_t i = 0; i < what.frames; ++i)
            for (std::int64_t j = 0; j < what.frames; ++j)
                v(i, j) = i == j ? kShotNoise : static_cast<float>(what.model(i, j, bin));
        writer.addMatrix(matrix);
    }
    writer.close();
}

} // namespace specula::test
