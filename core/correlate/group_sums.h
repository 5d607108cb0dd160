// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/correlate/pixel_groups.h"

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

/// Of one pixel and one delay, or summed over pixels.
struct CorrelationSums {
    double g2 = 0;     ///< <I(t) I(t + tau)>
    double past = 0;   ///< <I(t)>, the samples that have a later partner
    double future = 0; ///< <I(t + tau)>
};

/// From the correlations of pixels to g2 of bins, for whoever has them: which sums are needed, and
/// what follows from them (plain_multitau.h has the formulas). The map has to live as long.
class GroupSums {
  public:
    explicit GroupSums(const io::Qmap& map);

    /// All sums of one delay.
    class Delay {
      public:
        explicit Delay(const GroupSums& sums);

      private:
        friend class GroupSums;
        struct Part : CorrelationSums {
            double pixels = 0;
        };
        /// Mean and scatter of the pixels' own g2.
        struct Scatter {
            double n = 0, mean = 0, squares = 0;
            void add(double value);
            double errorOfMean() const;
        };
        std::vector<Part> m_parts;
        std::vector<Scatter> m_bins;
    };
    /// A pixel in use, by row * columns + column.
    void add(Delay& delay, std::int64_t pixel, const CorrelationSums& own) const;

    /// g2 and its scatter error per bin, and per group what its bin's g2 is without it.
    struct Ratios {
        std::vector<double> g2, error, without;
    };
    Ratios ratios(const Delay& delay) const;

    /// (bin, delay, delay) by leaving out one group after the other; NaN where there is one group.
    Array<double> covariance(const std::vector<Ratios>& perDelay, ThreadPool& pool,
                             JobContext& job) const;

    const PixelGroups& groups() const { return m_groups; }

  private:
    struct Part {
        std::uint32_t staticBin, group; ///< from 0
    };
    void makeParts();
    void addRatios(std::size_t bin, const Delay& delay, Ratios& ratios) const;

    const io::Qmap& m_map;
    PixelGroups m_groups;
    std::vector<Part> m_parts; ///< the pixels of one group that lie in one static bin
    std::vector<std::uint32_t> m_partOfPixel;
    std::vector<std::vector<std::uint32_t>> m_partsOfBin;
};

} // namespace specula::correlate
