// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/hdf5_file.h"
#include "core/io/hdf5_filters.h"
#include "core/io/raw_file.h"
#include "core/io/sample_copy.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// Nothing for types that are no pixels (text, compounds, references, ...).
std::optional<Hdf5SampleType> sampleTypeOf(hid_t type);
/// "uint16", "string", "compound", ...
std::string typeText(hid_t type);

/// Which axes of a dataset are frame, row, column, channel. All leading axes count frames.
struct FrameAxes {
    std::int64_t frames = 0, height = 0, width = 0;
    int channels = 1;
    bool channelsLast = false; ///< the last axis counts channels
};
/// Nothing for fewer than two axes, or an empty image.
std::optional<FrameAxes> frameAxesOf(const std::vector<std::int64_t>& extents, bool channelsLast);

/// One block of a virtual dataset: frames [first, first + count) come from another dataset.
struct Hdf5Mapping {
    std::filesystem::path file; ///< where it should be
    std::string dataset;
    std::vector<std::int64_t> low, high; ///< inclusive corners in the virtual dataset
    bool box = false;                    ///< both selections are plain boxes of one shape
    std::vector<std::int64_t> sourceLow; ///< empty: the whole source
};

enum class Hdf5Storage { Contiguous, Chunked, Virtual, Library };

/// A numeric dataset of two or more dimensions, described once, read in any order.
struct Hdf5Dataset {
    Hdf5FilePtr file;
    std::string path;             ///< as asked for
    std::filesystem::path inFile; ///< file that holds it (external links)
    H5Id id;
    H5Id memoryType; ///< for reading through the library
    Hdf5SampleType sample;
    FrameAxes axes;
    std::vector<std::int64_t> extents, chunk;
    bool unlimited = false; ///< the first axis may grow
    Hdf5Storage storage = Hdf5Storage::Library;
    std::int64_t dataOffset = 0; ///< of contiguous data
    ChunkCodec codec;
    std::vector<std::byte> fill; ///< one sample as in the file
    std::vector<Hdf5Mapping> mappings;
    std::unique_ptr<RawFile> raw; ///< of contiguous data

    /// "contiguous", "chunks 1x512x512, bitshuffle-LZ4", "virtual (4 sources)"
    std::string encoding() const;
    /// Everything that identifies its header, for content ids.
    std::string header() const;
};

/// Throws Error(Input) that names file and dataset: not there, no image, unsupported filter.
std::shared_ptr<Hdf5Dataset> openHdf5Dataset(const Hdf5FilePtr& file, const std::string& path);
/// Reads the extents anew; true when they changed. Only for datasets opened with SWMR.
bool refreshExtents(Hdf5Dataset& dataset);

} // namespace specula::io
