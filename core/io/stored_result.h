// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_values.h"
#include "core/io/result_file.h"
#include "core/io/result_layout.h"

#include <array>
#include <mutex>

namespace specula::io {

/// A result in an HDF5 file of any of the layouts. What the layouts differ in is in their tables
/// and in the shapes that are found.
class StoredResult final : public ResultFile {
  public:
    /// Looks at everything that is cheap (result_problems.cpp). Throws Error(Input) when nothing
    /// can be shown.
    StoredResult(Hdf5FilePtr file, const ResultContent& content);
    /// Reads the ends of the file.
    void identify();

    std::vector<Problem> examine(const CancelToken& cancel) const override;
    QmapPtr qmap(const CancelToken& cancel) const override;
    MultitauCurves multitau(const CancelToken& cancel) const override;
    Array<double> covariance(const CancelToken& cancel) const override;
    PartialCurves partials(const CancelToken& cancel) const override;
    TwotimeCurves twotimeCurves(const CancelToken& cancel) const override;
    Array<float> twotimeMatrix(std::int64_t index, const CancelToken& cancel) const override;
    ScatteringMeans means(const CancelToken& cancel) const override;
    Array<float> image(const CancelToken& cancel) const override;
    Array<float> pixelCorrelation(std::int64_t delay, std::int64_t row, std::int64_t rows,
                                  const CancelToken& cancel) const override;
    std::vector<MetadataField> metadata(const CancelToken& cancel) const override;
    nlohmann::json truth() const override;

  private:
    // What opening finds out.
    void describeMeasurement();
    std::optional<double> timeAt(Stored what);
    std::optional<double> energyKev();
    std::optional<double> temperatureK();
    CorrelationConfig configOf(Stored group, Stored stride, Stored average, bool wanted);
    void checkMultitau();
    void checkDelays(const std::vector<double>& delays);
    void checkCurveValues();
    void checkPartials();
    void checkPixelPlanes();
    void checkTwotime();
    void checkMatrices(const std::string& path);
    void checkTwotimeBins();
    void checkTwotimeCurves();
    void checkMaps();
    void checkMapping(Stored mapping, std::int64_t columns, Stored with, const char* bins);
    void checkScattering();
    void judgeSegments(std::int64_t segments, std::int64_t bins);
    void checkIntensity();
    void noteTimeAxes();
    void report(const char* severity, const std::string& path, std::string what,
                std::string remedy);

    // Reading.
    Error missing(Stored what, const char* name) const;
    Array<double> matrixAt(const std::string& path, std::int64_t rows) const;
    /// With geometry and mapping in one group.
    bool mapIsWhole() const;
    QmapPtr readMap(std::vector<Problem>& problems, const CancelToken& cancel) const;

    Hdf5FilePtr m_file;
    ResultContent m_content;
    StoredPaths m_paths;

    std::vector<std::int64_t> m_delays;
    bool m_errorsFit = false, m_partialErrorsFit = false;
    std::optional<std::int64_t> m_segmentFrames;     ///< of each, where that follows from the rules
    double m_segmentScale = 1;                       ///< from what is stored to true means
    std::array<std::int64_t, 3> m_channels{0, 1, 2}; ///< where G2, past and future mean are

    /// Matrices: datasets of their own, or planes of one array.
    enum class Matrices { Datasets, PlanesFirst, PlanesLast };
    Matrices m_matrices = Matrices::Datasets;
    std::vector<std::string> m_matrixPaths;
    bool m_matricesUpsideDown = false;
    double m_matrixBase = 0; ///< to be added: some store g2 - 1
    char m_matrixHalf = 'a'; ///< 'a'll, 'u'pper, 'l'ower
    bool m_twotimeG2Fits = false, m_twotimeSegmentsFit = false;

    mutable std::mutex m_mapMutex;
    mutable QmapPtr m_qmap;
};

/// (delay, bin) from what is stored: leading axes of length one are dropped, a list is a column of
/// `rows` values or else one row. Nothing when it is no matrix.
std::optional<std::array<std::int64_t, 2>> asMatrix(const std::optional<Extents>& extents,
                                                    std::int64_t rows);
/// The same with three axes.
std::optional<std::array<std::int64_t, 3>> asCube(const std::optional<Extents>& extents);

} // namespace specula::io
