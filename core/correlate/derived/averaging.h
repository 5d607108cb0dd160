// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/result_data.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

/// One repeat, opened. Whatever throws makes it a rejected one.
class AverageInput {
  public:
    virtual ~AverageInput() = default;
    virtual io::QmapPtr qmap() const = 0;
    virtual std::optional<double> stepS() const = 0; ///< of a delay
    virtual io::MultitauCurves curves() const = 0;
    virtual io::ScatteringMeans means() const = 0;
    virtual std::optional<io::PartialCurves> partials() const = 0;
    virtual bool hasPixelCorrelation() const = 0;
    /// (3, rows, columns), as ResultFile.
    virtual Array<float> pixelCorrelation(std::int64_t delay, std::int64_t row,
                                          std::int64_t rows) const = 0;
};

class AverageSource {
  public:
    virtual ~AverageSource() = default;
    virtual std::string name() const = 0;
    virtual std::unique_ptr<AverageInput> open(const CancelToken& cancel) const = 0;
};

struct AverageOptions {
    enum class Outliers {
        Distance, ///< of the whole curve from the median of the group, in its own errors
        Baseline, ///< the classic filter: mean of the last delays of one bin within limits
        None,
    };
    enum class Method {
        Automatic,   ///< ratio of sums where every file holds G2 and its normalisers, else equal
        EqualWeight, ///< mean of the curves
        RatioOfSums,
    };
    enum class ErrorRule {
        Propagated, ///< sqrt(sum of squares) / n
        Classic,    ///< mean / sqrt(n), as existing viewers do
    };

    Outliers outliers = Outliers::Distance;
    /// In errors, rms over delays and bins, relative to a typical file of the group where that is
    /// above 1. Needs three files at least; above 0.
    double largestDistance = 3;
    // Of the classic filter.
    std::int64_t baselineBin = 5;                   ///< dynamic bin, from 0, as in existing viewers
    std::int64_t baselineWindow = 10;               ///< last delays; all when there are fewer
    double baselineLow = 0.95, baselineHigh = 1.05; ///< both included

    Method method = Method::Automatic;
    ErrorRule errorRule = ErrorRule::Propagated;
    /// Files with other delays are brought to those of the average (linear in the logarithm of the
    /// time, nothing beyond their ends) instead of being rejected.
    bool interpolate = false;
    bool scattering = true;            ///< image, static means, segments, intensity
    bool keepPixelCorrelation = false; ///< the mean planes go into the file, where all have them

    /// Throws Error(Usage) that names the field.
    void validate() const;
};

/// What happened to one file; published on the job as soon as it is known, for a live plot.
struct AverageFile {
    std::string name;
    std::int64_t number = 0; ///< position in the list
    bool used = false;
    std::string reason;   ///< of the rejection, a sentence
    double baseline = 0;  ///< of the classic filter; NaN: not known
    double distance = 0;  ///< in errors; NaN: not known
    double intensity = 0; ///< mean of the static bins; NaN: not known
    /// How far the mean would move without this file, in errors of the mean, rms over the curves.
    double pull = 0;
};

struct AverageResult {
    io::MultitauCurves curves; ///< errors are the internal ones
    /// (delay, bin): sqrt of chi^2 / (n - 1) of the files about their mean; the external error is
    /// the internal one times this. NaN with one file or no errors.
    Array<double> externalFactor;
    std::vector<double> externalFactorOfBin; ///< the same over all delays of a bin
    Array<std::int32_t> filesPerPoint;       ///< (delay, bin)
    io::QmapPtr qmap;
    std::optional<double> stepS;
    io::ScatteringMeans means;
    std::optional<io::PartialCurves> partials;
    bool ratioOfSums = false;
    std::vector<AverageFile> files; ///< all, in the order given
    std::vector<std::string> notes; ///< what else there is to know, sentences

    std::int64_t used() const;
};

/// Reads every file at most twice and holds one at a time, beside 8 bytes per delay, bin and file.
/// The delays and the q-map that most files have are those of the average. Throws Error(Input)
/// when no file is left, Cancelled.
AverageResult average(std::span<const std::unique_ptr<AverageSource>> sources,
                      const AverageOptions& options, ThreadPool& pool, JobContext& job);

/// Of result files, into a new one that appears when it is whole; `output` may be empty: none.
AverageResult averageResults(std::span<const std::filesystem::path> files,
                             const AverageOptions& options, const std::filesystem::path& output,
                             bool overwrite, ThreadPool& pool, JobContext& job);

} // namespace specula::correlate
