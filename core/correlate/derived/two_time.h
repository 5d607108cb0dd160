// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace specula::correlate {

/// Both halves of a matrix of which one may be stored, the other zero. One that has both is
/// returned as it is. Throws Error(Input) unless it is square.
Array<float> completedTwotime(const Array<float>& stored);

/// Every element of the diagonal, which holds shot noise, becomes the mean of its two neighbours on
/// the first side diagonal; the ends have one. Of a complete matrix.
Array<float> diagonalCorrected(Array<float> complete);

/// A stored matrix taken row by row, so that a large one needs no second copy: means over blocks of
/// rate x rate elements of the completed, diagonal-corrected matrix, and means along its diagonals.
/// Elements that are not finite are left out of the means; a block without any is NaN. The blocks
/// at the far ends may be smaller. Holds (frames / rate)^2 / 2 numbers.
class TwotimeReduction {
  public:
    /// rate 1..frames; Throws Error(Usage).
    TwotimeReduction(std::int64_t frames, std::int64_t rate, bool correctDiagonal = true);

    /// The next row as it is stored; `frames` values. Rows come in order.
    void addRow(std::span<const float> row);

    // When all rows are there; throw std::logic_error before.
    Array<float> matrix() const;
    /// Mean over |t1 - t2| = k, at k; lag 0 is of the stored diagonal, or of the corrected one.
    std::vector<double> lagMeans(bool correctedDiagonal = false) const;

  private:
    struct Sum {
        double sum = 0;
        std::int64_t missing = 0; ///< elements that are not finite
    };
    std::size_t block(std::int64_t row, std::int64_t column) const;
    std::vector<double> correctedDiagonal() const;
    void requireAll() const;
    double share() const { return m_upper && m_lower ? 2 : 1; }

    std::int64_t m_frames, m_rate, m_blocks, m_rows = 0;
    bool m_correct;
    bool m_upper = false, m_lower = false;         ///< halves that hold something
    std::vector<double> m_blockSums;               ///< packed upper half, both halves folded
    std::map<std::size_t, std::int64_t> m_missing; ///< not finite, by block
    std::vector<Sum> m_lags;
    std::vector<double> m_diagonal, m_above, m_below;
};

/// How to make a matrix smaller: means of the corrected matrix, or every rate-th element and then
/// the correction, as existing viewers do (noisy, and its diagonal is of elements far away).
enum class Decimation { MeanOfCorrected, ViewerStride };
Array<float> decimatedTwotime(const Array<float>& stored, std::int64_t rate,
                              Decimation how = Decimation::MeanOfCorrected,
                              bool correctDiagonal = true);
/// The smallest rate that brings `frames` to `largest` or fewer.
std::int64_t decimationRate(std::int64_t frames, std::int64_t largest);

/// Mean over |t1 - t2| = k of a complete matrix, at k. Not finite elements are left out.
std::vector<double> lagMeans(const Array<float>& complete);
/// The same of equal blocks on the diagonal: (lag, segment).
Array<double> segmentLagMeans(const Array<float>& complete, std::int64_t segments);

/// Convolved with a Gaussian of `sigmaFrames` along both axes, cut at 4 sigma; at the edges and
/// around elements that are not finite the rest of the weights counts.
Array<float> gaussianSmoothed(const Array<float>& complete, double sigmaFrames);

/// a - b. Throws Error(Input) unless they are of one size.
Array<float> twotimeDifference(const Array<float>& a, const Array<float>& b);

/// Levels between which `low` to `high` percent of the finite elements off the diagonal lie; of a
/// large matrix from a million of them, evenly spread. {0, 1} when there is none.
std::array<double, 2> twotimeLevels(const Array<float>& complete, double low = 0.5,
                                    double high = 99.5);

/// What the age of the element (t1, t2), t1 <= t2, is taken to be; both are in use.
enum class AgeConvention { MeanTime, FirstTime };

/// Elements with first <= age < last, in frames.
struct AgeStrip {
    double firstFrame = 0, lastFrame = 0;
};

struct AgeCutOptions {
    AgeConvention convention = AgeConvention::MeanTime;
    /// Lags joined so that there are about this many per factor of two; 0: every lag by itself.
    int lagsPerDoubling = 0;
    std::int64_t smallestLag = 1;
    /// Error by leaving out one block of neighbouring ages after the other, C25. Blocks are at
    /// least as long as this and as the lag. 0: twice the lag at which the strip's curve has
    /// fallen to 1/e of its height.
    std::int64_t blockFrames = 0;
};

struct AgeCurve {
    std::vector<double> lagFrames; ///< mean over the elements
    std::vector<double> g2;
    std::vector<double> error; ///< jackknife over blocks of ages; NaN with fewer than two blocks
    std::vector<std::int64_t> elements;
    std::int64_t blockFrames = 0; ///< the one that was used
};

/// g2 over the lag of the elements in a strip. `complete` may be decimated: ages, lags and blocks
/// are in its own steps. Empty where the strip holds nothing.
AgeCurve ageCut(const Array<float>& complete, const AgeStrip& strip, const AgeCutOptions& options);

/// Strips side by side over the whole run.
std::vector<AgeStrip> evenAgeStrips(std::int64_t frames, std::int64_t count);

} // namespace specula::correlate
