// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/averaging.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::correlate {

/// Mean of arrays of one shape, element by element, over those that are finite.
class MeanArray {
  public:
    /// The first decides on the shape; false for another one, which is not added.
    bool add(const double* values, const Shape& shape);
    bool add(const float* values, const Shape& shape);
    std::int64_t added() const { return m_added; }
    Array<double> mean() const; ///< NaN where nothing was finite

  private:
    template<class T>
    bool addValues(const T* values, const Shape& shape);

    Array<double> m_sum;
    Array<std::uint32_t> m_missing; ///< empty until something is
    std::int64_t m_added = 0;
};

/// Running sums of g2 curves of one shape, after which the mean, both errors and the scatter about
/// the mean are known.
class CurveSums {
  public:
    void add(const io::MultitauCurves& curves);

    struct Means {
        Array<double> g2, error, covariance, externalFactor;
        std::vector<double> externalFactorOfBin;
        Array<std::int32_t> files;
        io::ErrorKind errorKind = io::ErrorKind::Unknown;
    };
    Means means(AverageOptions::ErrorRule rule) const;

  private:
    struct Point {
        std::int32_t files = 0, errors = 0;
        double sum = 0, errorSum = 0, squares = 0; ///< of g2, errors and their squares
        double first = 0;                          ///< g2 of the first file, keeps digits below
        double s0 = 0, s1 = 0, s2 = 0;             ///< of (g2 - first)^k / error^2
    };
    std::vector<Point> m_points;
    Shape m_shape;
    std::int64_t m_added = 0;
    Array<double> m_covariance;
    bool m_hasCovariance = true;
    std::optional<io::ErrorKind> m_kind;
};

/// Sums of what is kept of the frames; a part that not all files have alike is left out and named.
class ScatteringSums {
  public:
    void add(const io::ScatteringMeans& means);
    io::ScatteringMeans means(std::vector<std::string>& notes) const;

  private:
    MeanArray m_image, m_static, m_segments, m_intensity;
    std::vector<std::int64_t> m_segmentFrames;
    std::vector<double> m_frameNumber;
    std::int64_t m_added = 0;
};

/// The same of the parts of a run.
class PartialSums {
  public:
    void add(const std::optional<io::PartialCurves>& partials);
    std::optional<io::PartialCurves> means(AverageOptions::ErrorRule rule,
                                           std::vector<std::string>& notes) const;

  private:
    MeanArray m_g2, m_error, m_squares;
    std::vector<double> m_frames;
    std::int64_t m_added = 0, m_had = 0;
    bool m_alike = true;
};

} // namespace specula::correlate
