// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_file.h"
#include "core/io/result_file.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula::io {

/// What a result file stores. Where it does is a table per layout.
enum class Stored {
    Delays,
    LevelWidths,
    G2,
    G2Error,
    G2Covariance,
    PartialG2,
    PartialError,
    PartialFrames,
    PixelPlanes, ///< G2 and both normalisers in one dataset
    PixelG2,     ///< ... or each in its own
    PixelPast,
    PixelFuture,
    MultitauConfig,
    MultitauStride,
    MultitauAverage,
    TwotimeMaps,
    TwotimeBins,
    TwotimeG2,
    TwotimeSegments,
    TwotimeConfig,
    TwotimeStride,
    TwotimeAverage,
    Image,
    StaticMean,
    SegmentMean,
    Intensity,
    FrameTime,
    CountTime,
    Energy,
    Distance,
    PixelSize,
    BeamX,
    BeamY,
    StageX,
    StageZeroX,
    StageY,
    StageZeroY,
    Sample,
    Temperature,
    StartTime,
    EndTime,
    Title,
    RawFile,
    Mask,
    DynamicMap,
    StaticMap,
    DynamicMapping,
    StaticMapping,
    DynamicQ,
    DynamicPhi,
    StaticQ,
    StaticPhi,
    DynamicQSpan,
    StaticQSpan,
    DynamicQCount,
    DynamicPhiCount,
    StaticQCount,
    StaticPhiCount,
    Truth,
    MetadataGroup, ///< all that are there count
};

/// "~" at the start of a path stands for the NXentry of the file.
struct StoredAt {
    Stored what;
    const char* path;
};

/// Facility and version differences: the candidates for each quantity, best first.
struct LayoutTable {
    ResultFile::Layout layout;
    const char* name; ///< for people
    std::span<const StoredAt> places;
};

/// Finds things in one file. Remembers which groups are there, for hundreds of look-ups.
class StoredPaths {
  public:
    StoredPaths(const Hdf5File& file, const LayoutTable& table, std::string entry);

    /// The first candidate that exists; empty when none does.
    std::string find(Stored what) const;
    bool has(Stored what) const { return !find(what).empty(); }
    std::vector<std::string> findAll(Stored what) const;
    /// As find(), but where nothing is there, where it should be; for messages.
    std::string expected(Stored what) const;
    /// A candidate whose link is there but leads to nothing; empty when there is none.
    std::string dangling(Stored what) const;

    bool exists(const std::string& path) const;
    const LayoutTable& table() const { return *m_table; }

  private:
    template<class Use>
    void forCandidates(Stored what, Use&& use) const;

    const Hdf5File* m_file;
    const LayoutTable* m_table;
    std::string m_entry;
    mutable std::map<std::string, bool> m_known;
};

/// A file of results: by what it holds, not by the groups it happens to have.
struct ResultContent {
    const LayoutTable* table = nullptr;
    std::string entry; ///< path of the NXentry, "/entry" when there is none
    bool multitau = false, twotime = false;

    /// In the words of the command line.
    const char* kind() const;
};
/// Nothing: not a result file.
std::optional<ResultContent> detectResult(const Hdf5File& file);

/// Factor from the unit a file names to the contract's (s, m, keV); nothing for unknown ones.
std::optional<double> storedTimeFactor(const std::string& unit);
std::optional<double> storedLengthFactor(const std::string& unit);
std::optional<double> storedEnergyFactor(const std::string& unit);

} // namespace specula::io
