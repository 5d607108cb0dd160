// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_dataset.h"

#include <mutex>
#include <vector>

namespace specula::io {

/// A run of frames of a stack and the dataset that holds them.
struct Hdf5Segment {
    std::int64_t first = 0, count = 0; ///< frames of the stack
    std::int64_t sourceFirst = 0;      ///< frame of the dataset that `first` is
    std::filesystem::path file;        ///< empty: the opened file
    std::string dataset;
};

/// One stack of frames made of one or more datasets: a plain dataset; the pieces of a group
/// (EIGER); or the sources of a virtual dataset whose blocks are whole frames, which are then
/// decoded chunk by chunk like any other. Datasets are opened when needed, and only so many are
/// kept open.
class Hdf5Stack {
  public:
    /// `path` names a dataset, or a group with a series. Throws Error(Input).
    Hdf5Stack(const std::filesystem::path& file, const std::string& path,
              const CancelToken& cancel);

    const std::string& path() const { return m_path; }
    const Hdf5Dataset& base() const { return *m_base; }
    std::int64_t frames() const { return m_frames; }
    bool swmr() const { return m_file->swmr; }
    const Hdf5File& file() const { return *m_file; }
    bool isSeries() const { return m_series; }
    const std::vector<Hdf5Segment>& segments() const { return m_segments; }
    /// Pieces of a series that are linked but not there yet.
    const std::string& waitsFor() const { return m_waitsFor; }

    /// Where a frame lies: null when no source holds it (fill values) or the library must read it
    /// from base().
    struct Place {
        std::shared_ptr<const Hdf5Dataset> dataset;
        std::size_t number = 0;
        std::int64_t frame = 0;
        bool unwritten = false;
    };
    Place find(std::int64_t frame) const;

    /// SWMR: extents read anew; true when there are more frames.
    bool refresh();
    /// Headers of every dataset and size and time of every other file.
    std::string headers() const;

  private:
    void openSeries(const std::vector<std::string>& pieces, const CancelToken& cancel);
    void expandVirtual();
    std::shared_ptr<const Hdf5Dataset> open(std::size_t segment) const;

    std::string m_path, m_waitsFor;
    Hdf5FilePtr m_file;
    std::shared_ptr<Hdf5Dataset> m_base;
    bool m_series = false;
    std::int64_t m_frames = 0;
    std::vector<Hdf5Segment> m_segments; ///< empty: base() holds all
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<std::size_t, std::shared_ptr<const Hdf5Dataset>>> m_open;
};

} // namespace specula::io
