// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_driver.h"

#include "core/io/big_endian.h"
#include "core/io/raw_file.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <utility>

#if !defined(_WIN32)
#include <sys/stat.h>
#endif

namespace specula::io {
namespace {

constexpr haddr_t kMostAddress = (haddr_t{1} << 62) - 1;

/// The names of a group of the old kind lie in such a heap, its free blocks are a list in it.
struct LocalHeap {
    std::uint64_t bytes = 0, firstFree = 0;
};

/// HDF5 sees only the first member; C layout is not needed beyond that.
struct ReadFile {
    H5FD_t common{};
    std::unique_ptr<RawFile> file;
    haddr_t endOfAllocation = 0;
    std::map<haddr_t, LocalHeap> heaps; ///< by the address of their data, where it lies elsewhere
    std::pair<std::uint64_t, std::uint64_t> identity; ///< of the file, not of its name
};

ReadFile& of(H5FD_t* file) {
    return *reinterpret_cast<ReadFile*>(file);
}
const ReadFile& of(const H5FD_t* file) {
    return *reinterpret_cast<const ReadFile*>(file);
}

std::pair<std::uint64_t, std::uint64_t> identityOf(const char* name) {
#if defined(_WIN32)
    std::error_code ignored;
    return {std::filesystem::hash_value(std::filesystem::canonical(name, ignored)), 0};
#else
    struct stat status {};
    if (::stat(name, &status) != 0)
        return {0, 0};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
#endif
}

H5FD_t* openFile(const char* name, unsigned flags, hid_t, haddr_t) {
    if ((flags & (H5F_ACC_RDWR | H5F_ACC_TRUNC | H5F_ACC_CREAT)) != 0)
        return nullptr;
    try {
        auto opened = std::make_unique<ReadFile>();
        opened->file = std::make_unique<RawFile>(name);
        opened->identity = identityOf(name);
        return &opened.release()->common;
    } catch (...) { // no exception may cross the C library
        return nullptr;
    }
}

herr_t closeFile(H5FD_t* file) {
    delete &of(file);
    return 0;
}

int compareFiles(const H5FD_t* a, const H5FD_t* b) {
    return of(a).identity < of(b).identity ? -1 : of(b).identity < of(a).identity ? 1 : 0;
}

herr_t queryFeatures(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_SUPPORTS_SWMR_IO;
    return 0;
}

haddr_t endOfAllocation(const H5FD_t* file, H5FD_mem_t) {
    return of(file).endOfAllocation;
}

herr_t setEndOfAllocation(H5FD_t* file, H5FD_mem_t, haddr_t address) {
    of(file).endOfAllocation = address;
    return 0;
}

haddr_t endOfFile(const H5FD_t* file, H5FD_mem_t) {
    return static_cast<haddr_t>(of(file).file->size());
}

herr_t fileHandle(H5FD_t* file, hid_t, void** handle) {
    *handle = of(file).file.get();
    return 0;
}

/// HDF5 1.10 walks the objects of a global heap without noticing one that does not move it on or
/// leads out of the heap.
bool globalHeapMisleads(const std::byte* block, std::size_t size) {
    constexpr std::size_t kHeader = 16;
    const std::uint64_t heap = loadLittleEndian(block + 8, 8); // of which this may be the start
    const std::size_t end = std::min<std::uint64_t>(size, heap);
    for (std::size_t at = kHeader; at + kHeader <= end;) {
        const bool free = loadLittleEndian(block + at, 2) == 0;
        const std::uint64_t bytes = loadLittleEndian(block + at + 8, 8);
        if (bytes > kMostAddress || (free && bytes < kHeader))
            return true;
        const std::uint64_t whole = free ? bytes : kHeader + (bytes + 7) / 8 * 8;
        if (whole > heap - at)
            return true;
        at += whole;
    }
    return false;
}

/// It walks the free blocks of a local heap in the same way: each names the next and its own size.
bool freeBlocksMislead(const std::byte* data, const LocalHeap& heap) {
    constexpr std::uint64_t kNoMore = 1, kBlock = 16;
    std::uint64_t left = heap.bytes / kBlock;
    for (std::uint64_t at = heap.firstFree; at != kNoMore; at = loadLittleEndian(data + at, 8))
        if (heap.bytes < kBlock || at > heap.bytes - kBlock || left-- == 0)
            return true;
    return false;
}

/// True when a block that was read would lead the library astray. Lengths are taken to have 8
/// bytes, as in all files but a few old ones, whose heaps pass as too large for the block.
bool misleads(ReadFile& file, haddr_t address, const std::byte* block, std::size_t size) {
    if (const auto heap = file.heaps.find(address);
        heap != file.heaps.end() && heap->second.bytes <= size)
        return freeBlocksMislead(block, heap->second);
    constexpr std::size_t kGlobalHeader = 16, kLocalHeader = 32;
    if (size >= kGlobalHeader && std::memcmp(block, "GCOL", 4) == 0)
        return globalHeapMisleads(block, size);
    if (size < kLocalHeader || std::memcmp(block, "HEAP", 4) != 0)
        return false;
    const LocalHeap heap{loadLittleEndian(block + 8, 8), loadLittleEndian(block + 16, 8)};
    if (heap.bytes > kMostAddress) // added to the header it would come out small
        return true;
    const haddr_t data = loadLittleEndian(block + 24, 8);
    if (data != address + kLocalHeader)
        file.heaps[data] = heap;
    else if (heap.bytes <= size - kLocalHeader)
        return freeBlocksMislead(block + kLocalHeader, heap);
    return false;
}

/// What is allocated but was not yet written reads as zeros, as with HDF5's own drivers.
herr_t readBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* to) {
    try {
        const RawFile& raw = *of(file).file;
        const auto end = static_cast<haddr_t>(raw.size());
        if (address >= end || size > kMostAddress)
            return -1;
        const std::size_t there = std::min<haddr_t>(size, end - address);
        auto* bytes = static_cast<std::byte*>(to);
        raw.readAt(static_cast<std::int64_t>(address), bytes, static_cast<std::int64_t>(there));
        std::fill(bytes + there, bytes + size, std::byte{0});
        return misleads(of(file), address, bytes, size) ? -1 : 0;
    } catch (...) {
        return -1;
    }
}

herr_t refuseWrite(H5FD_t*, H5FD_mem_t, hid_t, haddr_t, std::size_t, const void*) {
    return -1;
}

hid_t registerDriver() {
    static H5FD_class_t driver{};
    driver.name = "specula_read";
    driver.maxaddr = kMostAddress;
    driver.fc_degree = H5F_CLOSE_WEAK;
    driver.open = openFile;
    driver.close = closeFile;
    driver.cmp = compareFiles;
    driver.query = queryFeatures;
    driver.get_eoa = endOfAllocation;
    driver.set_eoa = setEndOfAllocation;
    driver.get_eof = endOfFile;
    driver.get_handle = fileHandle;
    driver.read = readBytes;
    driver.write = refuseWrite;
    constexpr H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(map), std::end(map), std::begin(driver.fl_map));
    return H5FDregister(&driver);
}

hid_t ourDriver() {
    static const hid_t driver = registerDriver();
    return driver;
}

} // namespace

void useReadDriver(hid_t access) {
    require(H5Pset_driver(access, ourDriver(), nullptr), "HDF5 could not be prepared");
}

const RawFile* openedFile(hid_t file) {
    const H5Id access(H5Fget_access_plist(file));
    void* handle = nullptr;
    if (!access || H5Pget_driver(access.get()) != ourDriver() ||
        H5Fget_vfd_handle(file, access.get(), &handle) < 0)
        return nullptr;
    return static_cast<const RawFile*>(handle);
}

} // namespace specula::io
