// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/io: the only header that brings hdf5.h.

#include "core/base/error.h"

#include <hdf5.h>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace specula::io {

/// Held around every call of the HDF5 library, which has one global lock anyway: ours makes several
/// calls one unit and keeps the work between them (decoding, pread) outside. Recursive, because
/// handles close themselves. The first one switches HDF5's printing off and registers our decoders,
/// so that the library itself reads LZF, LZ4 and bitshuffle too where it has to (virtual datasets).
class Hdf5Lock {
  public:
    Hdf5Lock();

  private:
    std::unique_lock<std::recursive_mutex> m_lock;
};

/// Any HDF5 identifier, released when it goes out of scope.
class H5Id {
  public:
    H5Id() = default;
    explicit H5Id(hid_t id)
        : m_id(id) {}
    ~H5Id() { reset(); }
    H5Id(H5Id&& other) noexcept
        : m_id(std::exchange(other.m_id, H5I_INVALID_HID)) {}
    H5Id& operator=(H5Id&& other) noexcept {
        if (this != &other) {
            reset();
            m_id = std::exchange(other.m_id, H5I_INVALID_HID);
        }
        return *this;
    }
    H5Id(const H5Id&) = delete;
    H5Id& operator=(const H5Id&) = delete;

    hid_t get() const { return m_id; }
    explicit operator bool() const { return m_id >= 0; }
    void reset() noexcept;

  private:
    hid_t m_id = H5I_INVALID_HID;
};

/// What HDF5's error stack of this thread says, innermost first, as one line; clears it.
std::string hdf5ErrorText();
/// Error(Input) with that text. Call right behind the call that failed.
Error hdf5Error(const std::string& what);
/// `id` owned, or hdf5Error(what).
H5Id owned(hid_t id, const char* what);
void require(herr_t status, const char* what);

/// False for a compact dataset shorter than its shape, for chunks of another rank than it and for
/// numbers of absurd size: HDF5 1.10 takes a damaged header on trust, reads and writes beyond its
/// memory, and takes any amount of it.
bool storageFitsShape(hid_t dataset);
/// H5Dread() where the storage fits.
herr_t readDataset(hid_t dataset, hid_t memoryType, hid_t memory, hid_t region, void* to);

/// Extents of a dataspace; empty for scalars and null spaces.
std::vector<std::int64_t> extentsOf(hid_t space, std::vector<std::int64_t>* maximum = nullptr);

/// Does the object exist, all links on the way included? False for dangling ones.
bool objectExists(hid_t where, const std::string& path);

// Scalars and one-element arrays of any width; nothing when absent or of another class.
std::optional<std::string> readString(hid_t where, const std::string& dataset);
std::optional<double> readNumber(hid_t where, const std::string& dataset);
std::optional<std::string> readStringAttribute(hid_t object, const std::string& name);
std::optional<double> readNumberAttribute(hid_t object, const std::string& name);

/// Scalar attributes: UTF-8 text of variable length, float64, int64.
void writeAttribute(hid_t object, const std::string& name, const std::string& value);
void writeAttribute(hid_t object, const std::string& name, double value);
void writeAttribute(hid_t object, const std::string& name, std::int64_t value);

} // namespace specula::io
