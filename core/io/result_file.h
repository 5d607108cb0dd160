// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/io/file_info.h"
#include "core/io/result_data.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace specula::io {

class ResultFile;
using ResultFilePtr = std::shared_ptr<const ResultFile>;

/// A file of correlation results: the NeXus-like layout of boost_corr and of Specula, the legacy
/// layout of APS 8-ID, and NXxpcs. Opening reads metadata only; everything large is read when
/// asked for, from any thread. Values are as in the file, in the contract's units; nothing is made
/// up: what is missing, odd or contradictory is in problems().
class ResultFile {
  public:
    enum class Layout { Nexus, Legacy, NxXpcs };

    /// Null: not a result file. Throws Error(Input) that names file and dataset when it is one and
    /// nothing of it can be shown.
    static ResultFilePtr open(const std::filesystem::path& file, const CancelToken& cancel = {});
    virtual ~ResultFile() = default;

    const std::filesystem::path& path() const { return m_path; }
    Layout layout() const { return m_layout; }
    /// "result-multitau", "result-twotime" or "result-both".
    const std::string& kind() const { return m_kind; }
    const ContentId& contentId() const { return m_contentId; }
    /// From shapes, short lists and the curves.
    const std::vector<Problem>& problems() const { return m_problems; }
    /// The same and what only shows when the q-map is read.
    virtual std::vector<Problem> examine(const CancelToken& cancel = {}) const = 0;
    const ResultMeta& meta() const { return m_meta; }

    bool hasMultitau() const { return m_hasMultitau; }
    bool hasTwotime() const { return m_hasTwotime; }
    bool hasCovariance() const { return m_hasCovariance; }
    bool hasPartials() const { return m_hasPartials; }
    bool hasImage() const { return m_hasImage; }
    bool hasScattering() const { return m_hasScattering; } ///< static means
    bool hasSegments() const { return m_hasSegments; }
    bool hasIntensity() const { return m_hasIntensity; }
    /// G2 with both normalisers of every pixel, for regrouping.
    bool hasPixelCorrelation() const { return m_hasPixelCorrelation; }

    const CorrelationConfig& multitauConfig() const { return m_multitauConfig; }
    const CorrelationConfig& twotimeConfig() const { return m_twotimeConfig; }
    /// Seconds per step of multi-tau delays; nothing when the frame time is not known.
    std::optional<double> multitauStepS() const;
    /// The same of the two-time axes: from the two-time config, never from the multi-tau's.
    std::optional<double> twotimeStepS() const;

    /// Dynamic bins of the two-time matrices, in the order of the file.
    const std::vector<std::int64_t>& twotimeBins() const { return m_twotimeBins; }
    std::int64_t twotimeFrames() const { return m_twotimeFrames; } ///< side of a matrix
    std::int64_t delayCount() const { return m_delayCount; }
    std::int64_t binCount() const { return m_binCount; } ///< columns of g2
    std::int64_t partialCount() const { return m_partialCount; }

    // Each throws Error(Input) that names file and dataset, also when there is no such thing.
    /// Cached; files with the same hash share one object while somebody holds it.
    virtual QmapPtr qmap(const CancelToken& cancel = {}) const = 0;
    /// Without the covariance, which is large.
    virtual MultitauCurves multitau(const CancelToken& cancel = {}) const = 0;
    /// (bin, delay, delay), jackknife; empty where the file holds none that fits its g2.
    virtual Array<double> covariance(const CancelToken& cancel = {}) const = 0;
    virtual PartialCurves partials(const CancelToken& cancel = {}) const = 0;
    virtual TwotimeCurves twotimeCurves(const CancelToken& cancel = {}) const = 0;
    /// Matrix `index` (position in twotimeBins()) as it is stored: one half may be zero. (t1, t2).
    virtual Array<float> twotimeMatrix(std::int64_t index,
                                       const CancelToken& cancel = {}) const = 0;
    /// Parts that the file does not hold stay empty.
    virtual ScatteringMeans means(const CancelToken& cancel = {}) const = 0;
    virtual Array<float> image(const CancelToken& cancel = {}) const = 0;
    /// The detector planes of one delay: (3, row, column) = G2, past mean, future mean. `row` and
    /// `rows` choose a band (all rows when `rows` is negative).
    virtual Array<float> pixelCorrelation(std::int64_t delay, std::int64_t row = 0,
                                          std::int64_t rows = -1,
                                          const CancelToken& cancel = {}) const = 0;
    /// Every scalar of the metadata groups.
    virtual std::vector<MetadataField> metadata(const CancelToken& cancel = {}) const = 0;
    /// What the simulator left; null in measured files.
    virtual nlohmann::json truth() const = 0;

  protected:
    ResultFile() = default;

    std::filesystem::path m_path;
    Layout m_layout = Layout::Nexus;
    ContentId m_contentId;
    std::string m_kind;
    std::vector<Problem> m_problems;
    ResultMeta m_meta;
    CorrelationConfig m_multitauConfig, m_twotimeConfig;
    std::vector<std::int64_t> m_twotimeBins;
    std::int64_t m_twotimeFrames = 0, m_delayCount = 0, m_binCount = 0, m_partialCount = 0;
    bool m_hasMultitau = false, m_hasCovariance = false, m_hasTwotime = false,
         m_hasPartials = false, m_hasImage = false, m_hasScattering = false, m_hasSegments = false,
         m_hasIntensity = false, m_hasPixelCorrelation = false;
};

/// What a run table shows of a file, without opening more than its metadata.
struct ResultSummary {
    std::string kind; ///< as in the command line contract; "unknown" for foreign files
    std::string sample, startTime;
    std::optional<double> temperatureK, frameTimeS, energyKev;
    std::int64_t frames = 0, dynamicBins = 0, delays = 0;
    std::size_t errors = 0, warnings = 0; ///< problems
};
/// Never throws for what is inside; the reason a broken file cannot be read is in `why`.
ResultSummary summarizeResult(const std::filesystem::path& file, std::string& why,
                              const CancelToken& cancel = {});

} // namespace specula::io
