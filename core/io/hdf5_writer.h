// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/writers.h"

#include <memory>
#include <span>

namespace specula::io {

class Hdf5TreeWriter;

/// Writes a stack frame by frame, for writeHdf5(), simulators and tests. Chunks are encoded by our
/// own encoders and handed to HDF5 as they are. Normally the file appears under its name when
/// close() has succeeded; with `swmr` it is there from the start and can be read while it grows.
class Hdf5StackWriter {
  public:
    struct Options {
        std::filesystem::path file;
        std::string dataset = "/entry/data/data";
        PixelType type = PixelType::U32;
        std::int64_t width = 0, height = 0;
        int channels = 1;
        Hdf5WriteOptions::Filter filter = Hdf5WriteOptions::Filter::BitshuffleLz4;
        Shape chunk = {};         ///< of the dataset's rank; empty: one frame per chunk
        bool contiguous = false;  ///< needs filter None and `frames`
        std::int64_t frames = 0;  ///< how many will come; 0: unlimited
        bool singleImage = false; ///< store the only frame as (row, column)
        bool swmr = false;
        bool overwrite = false;
        nlohmann::json attributes = {}; ///< of the dataset: strings and numbers
    };
    /// Throws Error(Usage) for options that do not go together, Error(Computation) when it cannot
    /// be written.
    explicit Hdf5StackWriter(const Options& options);
    /// Puts the stack into the file of `tree`, where it appears with the rest; `file`, `swmr` and
    /// `overwrite` of the options mean nothing. Close it before the tree.
    Hdf5StackWriter(Hdf5TreeWriter& tree, const Options& options);
    /// Without close() an unfinished file is removed (not with swmr).
    ~Hdf5StackWriter();
    Hdf5StackWriter(const Hdf5StackWriter&) = delete;
    Hdf5StackWriter& operator=(const Hdf5StackWriter&) = delete;

    /// A frame of the writer's type, size and channels.
    void append(const Pixels& frame);
    /// Makes what was appended visible to readers (whole chunks only).
    void flush();
    /// Writes what is left and finishes the file.
    void close();
    std::int64_t frames() const;

  private:
    struct Body;
    std::unique_ptr<Body> m_body;
};

} // namespace specula::io
