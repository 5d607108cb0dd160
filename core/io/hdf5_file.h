// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/io/hdf5_handle.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace specula::io {

/// What the first bytes of an HDF5 file say, read without the library: it must not be asked to open
/// what is only half there.
struct Hdf5Superblock {
    std::int64_t offset = 0; ///< of the signature; user blocks come before it
    int version = 0;
    bool writing = false; ///< marked as open for writing
    bool swmr = false;    ///< ... by a writer that allows readers
    std::int64_t expectedBytes = 0;
    std::int64_t actualBytes = 0;

    bool cutShort() const { return !swmr && actualBytes < expectedBytes; }
};

/// Nothing when there is no HDF5 signature. Throws Error(Input) when the file cannot be read or the
/// superblock is damaged.
std::optional<Hdf5Superblock> readSuperblock(const std::filesystem::path& file);

/// Error(Input) that gives both sizes.
Error cutShortError(const std::filesystem::path& file, const Hdf5Superblock& superblock);

/// An HDF5 file open for reading: no locking (network mounts refuse it, writers must not be
/// disturbed), SWMR when a writer is at work.
struct Hdf5File {
    std::filesystem::path path;
    H5Id id;
    bool swmr = false;
    std::int64_t userBlock = 0;
};
using Hdf5FilePtr = std::shared_ptr<const Hdf5File>;

/// Null: not an HDF5 file. Waits a moment when the file is just being copied or finished.
Hdf5FilePtr openHdf5File(const std::filesystem::path& file, const CancelToken& cancel = {});

/// Access properties for every file we open (Hdf5Lock has switched locking off).
H5Id fileAccess();

/// Why `path` cannot be opened: missing, a soft link to nothing, an external file that has not
/// arrived or is half copied. Follows the links one by one.
Error whyNotThere(const Hdf5File& file, const std::string& path, int depth = 0);

/// Where HDF5 looks for a linked file: beside the file that names it, then as it is written.
std::filesystem::path linkedFile(const std::filesystem::path& from, const std::string& name);

} // namespace specula::io
