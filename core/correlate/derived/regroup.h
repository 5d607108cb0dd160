// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/result_data.h"

#include <cstdint>
#include <vector>

namespace specula {
class ThreadPool;
}
namespace specula::io {
class ResultFile;
}

namespace specula::correlate {

/// G2, past mean and future mean of every pixel at each delay, read when asked for.
class PixelCorrelations {
  public:
    virtual ~PixelCorrelations() = default;
    virtual std::int64_t delayCount() const = 0;
    virtual std::int64_t rows() const = 0;
    virtual std::int64_t columns() const = 0;
    /// (3, rows, columns) of the rows from `row` on.
    virtual Array<float> band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                              const CancelToken& cancel) const = 0;
};

/// Those of a result file, which has to live as long.
class FilePixelCorrelations final : public PixelCorrelations {
  public:
    /// Throws Error(Input) when the file holds none.
    explicit FilePixelCorrelations(const io::ResultFile& file);
    std::int64_t delayCount() const override;
    std::int64_t rows() const override { return m_rows; }
    std::int64_t columns() const override { return m_columns; }
    Array<float> band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                      const CancelToken& cancel) const override;

  private:
    const io::ResultFile& m_file;
    std::int64_t m_rows, m_columns;
};

struct RegroupOptions {
    /// (row, column), 1 = was correlated: the mask of the map the planes were made with. Others are
    /// zero in the planes and would count as dark pixels. Empty: all.
    Array<std::uint8_t> correlated;
    bool jackknife = true;                           ///< covariance over pixel groups as well
    std::int64_t bandBytes = std::int64_t{64} << 20; ///< of planes held at a time
};

struct Regrouped {
    Array<double> g2; ///< (delay, bin); NaN for a bin without counts
    /// (delay, bin), scatter of the pixels / sqrt(their number); 0, which means that none is known,
    /// for a bin of one pixel.
    Array<double> error;
    Array<double> covariance; ///< (bin, delay, delay), delete-one-group jackknife; may be empty
    std::vector<std::int64_t> pixelsPerBin; ///< that were used
};

/// g2 of the bins of another q-map, exactly as the correlator makes it (plain_multitau.h): sums
/// over the pixels of a static bin, their ratio, the mean of those in the dynamic bin. A pixel that
/// is not finite is left out. Throws Error(Input) where map and planes differ in size.
Regrouped regroup(const PixelCorrelations& planes, const io::Qmap& map,
                  const RegroupOptions& options, ThreadPool& pool, JobContext& job);

/// Mean of a plane over the pixels of each bin 1..bins of `map`; NaN for a bin without a finite
/// value.
std::vector<double> averageByBin(const Array<double>& plane, const Array<std::uint32_t>& map,
                                 std::int64_t bins);

/// What a pixel without counts shows; existing viewers show 1.
enum class ZeroProduct { NaN, One };
/// G2 / (past * future) of (3, row, column) planes.
Array<float> g2PerPixel(const Array<float>& planes, ZeroProduct zero = ZeroProduct::NaN);

} // namespace specula::correlate
