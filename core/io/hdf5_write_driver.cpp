// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_write_driver.h"

#if defined(_WIN32)

namespace specula::io {

void useWriteDriver(hid_t) {}

bool writeFailed(hid_t) {
    return false;
}

} // namespace specula::io

#else

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace specula::io {
namespace {

constexpr haddr_t kMostAddress = (haddr_t{1} << 62) - 1;

/// HDF5 sees only the first member.
struct WriteFile {
    H5FD_t common{};
    int descriptor = -1;
    haddr_t endOfAllocation = 0, endOfFile = 0;
    bool failed = false;

    ~WriteFile() {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

WriteFile& of(H5FD_t* file) {
    return *reinterpret_cast<WriteFile*>(file);
}
const WriteFile& of(const H5FD_t* file) {
    return *reinterpret_cast<const WriteFile*>(file);
}

H5FD_t* openFile(const char* name, unsigned flags, hid_t, haddr_t) {
    int how = (flags & H5F_ACC_RDWR) != 0 ? O_RDWR : O_RDONLY;
    if ((flags & H5F_ACC_TRUNC) != 0)
        how |= O_TRUNC;
    if ((flags & H5F_ACC_CREAT) != 0)
        how |= O_CREAT;
    if ((flags & H5F_ACC_EXCL) != 0)
        how |= O_EXCL;
    auto opened = std::make_unique<WriteFile>();
    opened->descriptor = ::open(name, how | O_CLOEXEC, 0666);
    struct stat status {};
    if (opened->descriptor < 0 || ::fstat(opened->descriptor, &status) != 0)
        return nullptr;
    opened->endOfFile = static_cast<haddr_t>(status.st_size);
    return &opened.release()->common;
}

herr_t closeFile(H5FD_t* file) {
    delete &of(file);
    return 0;
}

int compareFiles(const H5FD_t* a, const H5FD_t* b) {
    struct stat first {
    }, second{};
    if (::fstat(of(a).descriptor, &first) != 0 || ::fstat(of(b).descriptor, &second) != 0)
        return a < b ? -1 : 1;
    const auto key = [](const struct stat& s) { return std::pair(s.st_dev, s.st_ino); };
    return key(first) < key(second) ? -1 : key(second) < key(first) ? 1 : 0;
}

herr_t queryFeatures(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_SUPPORTS_SWMR_IO;
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
    return of(file).endOfFile;
}

herr_t fileHandle(H5FD_t* file, hid_t, void** handle) {
    *handle = &of(file);
    return 0;
}

/// What was allocated but not yet written reads as zeros, as with HDF5's own drivers.
herr_t readBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* to) {
    auto* bytes = static_cast<char*>(to);
    while (size > 0) {
        const ssize_t got = ::pread(of(file).descriptor, bytes, size, static_cast<off_t>(address));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0) {
            std::memset(bytes, 0, size);
            return 0;
        }
        bytes += got;
        address += static_cast<haddr_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return 0;
}

herr_t writeBytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size,
                  const void* from) {
    WriteFile& to = of(file);
    if (to.failed)
        return 0;
    const auto* bytes = static_cast<const char*>(from);
    while (size > 0) {
        const ssize_t done = ::pwrite(to.descriptor, bytes, size, static_cast<off_t>(address));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            to.failed = true;
            return -1;
        }
        bytes += done;
        address += static_cast<haddr_t>(done);
        size -= static_cast<std::size_t>(done);
        to.endOfFile = std::max(to.endOfFile, address);
    }
    return 0;
}

herr_t truncateFile(H5FD_t* file, hid_t, hbool_t) {
    WriteFile& f = of(file);
    if (f.failed || f.endOfFile == f.endOfAllocation)
        return 0;
    if (::ftruncate(f.descriptor, static_cast<off_t>(f.endOfAllocation)) != 0) {
        f.failed = true;
        return -1;
    }
    f.endOfFile = f.endOfAllocation;
    return 0;
}

hid_t registerDriver() {
    static H5FD_class_t driver{};
    driver.name = "specula_write";
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
    driver.write = writeBytes;
    driver.truncate = truncateFile;
    constexpr H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(map), std::end(map), std::begin(driver.fl_map));
    return H5FDregister(&driver);
}

hid_t ourDriver() {
    static const hid_t driver = registerDriver();
    return driver;
}

} // namespace

void useWriteDriver(hid_t access) {
    require(H5Pset_driver(access, ourDriver(), nullptr), "HDF5 could not be prepared");
}

bool writeFailed(hid_t file) {
    const H5Id access(H5Fget_access_plist(file));
    void* handle = nullptr;
    if (!access || H5Pget_driver(access.get()) != ourDriver() ||
        H5Fget_vfd_handle(file, access.get(), &handle) < 0)
        return false;
    return static_cast<const WriteFile*>(handle)->failed;
}

} // namespace specula::io

#endif
