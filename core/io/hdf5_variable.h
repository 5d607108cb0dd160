// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace specula::io {

class RawFile;

/// Values of variable length (texts, lists) of damaged files, without harm. The conversion of HDF5
/// 1.10 copies as many bytes as an object of the global heap claims into a buffer as large as the
/// value claims, and so writes beyond it when the two differ. Here HDF5 hands out what the file
/// holds, which is a reference (length, heap, object), and the object is read and checked by us.
/// Hold the Hdf5Lock.
class VariableReader {
  public:
    /// `object`: the dataset or attribute the values belong to.
    explicit VariableReader(hid_t object);

    /// False where the file was not opened for reading by us.
    explicit operator bool() const { return m_file != nullptr; }

    static bool isVariable(hid_t type);
    /// True when `type` is one, or contains one.
    static bool holdsVariable(hid_t type);

    /// The native type for reading `fileType`, with a reference for each value of variable length.
    H5Id memoryType(hid_t fileType) const;

    /// Number of elements a reference tells.
    std::size_t length(const std::byte* reference) const;
    /// The first bytes, at most `most`, of the `length() * elementBytes` that a reference leads to;
    /// nothing when the object is not there or shorter than that.
    std::optional<std::vector<std::byte>> read(const std::byte* reference, std::size_t elementBytes,
                                               std::size_t most) const;

  private:
    const RawFile* m_file = nullptr;
    std::uint64_t m_base = 0; ///< size of the user block: addresses count from behind it
    std::size_t m_addressBytes = 8, m_lengthBytes = 8;
};

} // namespace specula::io
