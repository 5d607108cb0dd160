// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/saxs_reduction.h"
#include "core/correlate/derived/saxs_roi.h"
#include "core/geometry/detector_geometry.h"
#include "core/io/result_file.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::app {

/// How scattering curves are made and looked at; the same for all files.
struct SaxsView {
    bool logIntensity = true, logQ = true;
    bool phiLines = false, roiLines = true, meanLine = true;
    bool weighted = true;  ///< azimuthal means by pixels; else as existing viewers
    bool classicQ = false; ///< k sin(2 theta) for regions of interest and the read-out
    correlate::SaxsNormalisation normalisation = correlate::SaxsNormalisation::None;
    double offset = 0;
    int joined = 1; ///< points joined by real re-binning
    std::optional<double> qLow, qHigh;
    QString backgroundPath; ///< an open file; empty: nothing is taken off
    double backgroundWeight = 1, backgroundWeightError = 0;
    correlate::Uncertain transmission, monitor, exposureS, thickness; ///< of the sample
    correlate::Uncertain backgroundTransmission;                      ///< of the background
    bool solidAngle = false, polarisation = false;
    double horizontalFraction = 1;
    correlate::Uncertain absoluteScale;
    bool masterCurve = false; ///< the files are scaled onto each other

    QJsonObject toJson() const;
    /// What is missing keeps its default.
    static SaxsView fromJson(const QJsonObject& json);
};

/// What is read of a file once.
struct SaxsData {
    io::ResultFilePtr file;
    io::QmapPtr map;
    std::vector<double> staticMean;
    Array<float> image; ///< empty where the file holds none
    std::optional<geometry::DetectorGeometry> geometry;
    std::string geometryMissing; ///< what a geometry would need
    std::string noCurve;         ///< why there is no I(q); empty: there is
};
using SaxsDataPtr = std::shared_ptr<const SaxsData>;
SaxsDataPtr readSaxs(const io::ResultFilePtr& file, const CancelToken& cancel);

/// The curves of one file, ready to be drawn, and the numbers of its regions.
struct SaxsFileCurves {
    QString label;
    std::vector<correlate::ScatteringLine> lines;          ///< over q
    std::vector<correlate::ScatteringLine> rings;          ///< over phi, of ring regions
    std::vector<std::optional<correlate::RoiResult>> rois; ///< of each region
    std::optional<correlate::ScaleFit> scale;              ///< onto the master curve
    QString note; ///< what could not be done, a sentence; empty: all
};

struct SaxsInput {
    QString label;
    SaxsDataPtr data;
};
/// Everything the view asks for: means, reduction, background, regions, re-binning, normalisation;
/// offsets are for drawing and not in it.
std::vector<SaxsFileCurves> saxsCurves(const std::vector<SaxsInput>& files, const SaxsView& view,
                                       const SaxsDataPtr& background,
                                       const std::vector<correlate::ScatteringRoi>& rois,
                                       ThreadPool& pool, const CancelToken& cancel);

} // namespace specula::app
