// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/correlate/derived/g2_views.h"
#include "core/io/result_file.h"
#include "widgets/plot/curve.h"

#include <QString>

#include <memory>
#include <vector>

namespace specula::app {

/// The multi-tau part of one result file, read once and never changed.
struct G2Data {
    io::ResultFilePtr file;
    io::QmapPtr qmap; ///< null when it cannot be read: `qmapProblem` says why
    QString qmapProblem;
    io::MultitauCurves curves; ///< without the covariance, which nothing here draws
    bool hasCovariance = false;
    std::vector<std::int64_t> pixels;       ///< of each dynamic bin
    std::vector<io::MetadataField> numbers; ///< of the metadata, what is a number

    std::int64_t bins() const { return curves.g2.shape()[1]; }
    std::int64_t delays() const { return curves.g2.shape()[0]; }
};
using G2DataPtr = std::shared_ptr<const G2Data>;

G2DataPtr readG2(const io::ResultFilePtr& file, const CancelToken& cancel);

/// The growing parts of a run.
struct G2Partials {
    io::ResultFilePtr file;
    io::PartialCurves curves;
};
using G2PartialsPtr = std::shared_ptr<const G2Partials>;

/// Columns of one (delay, bin) block as curves, in a normalisation.
struct G2Columns {
    std::vector<widgets::PlotValues> g2, error; ///< by bin - 1; error may be empty
};
G2Columns g2Columns(const correlate::G2View& curves, correlate::G2Normalisation how);

/// The positions of the delays that lie in `range`, and where they lie: seconds, or steps where the
/// time of a frame is not known.
struct DelayAxis {
    widgets::PlotValues all; ///< of every delay
    widgets::PlotValues x;   ///< of the chosen ones
    std::vector<std::int64_t> chosen;
};
DelayAxis delayAxis(const G2Data& data, bool inSeconds, const correlate::ValueRange& rangeS);
/// What a curve has at the chosen delays.
widgets::PlotValues atDelays(const widgets::PlotValues& values, const DelayAxis& axis);

/// "q 0.0084 Å⁻¹ · φ 12.5°"; empty without a q-map.
QString binPlace(const G2Data& data, std::int64_t bin, const UnitPreferences& units);
/// "bin 3 · q 0.0084 Å⁻¹"
QString binTitle(const G2Data& data, std::int64_t bin, const UnitPreferences& units);

/// The bin (1..) of `other` that stands for the same place: the same number in the same q-map, else
/// the nearest one within half the way to a neighbour. 0: there is none.
std::int64_t sameBin(const G2Data& reference, std::int64_t bin, const G2Data& other);

/// Pixels of each bin 1..bins.
std::vector<std::int64_t> pixelsPerBin(const Array<std::uint32_t>& map, std::int64_t bins);

} // namespace specula::app
