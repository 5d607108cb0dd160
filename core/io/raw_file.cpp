// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/raw_file.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#if defined(_WIN32)
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace specula::io {

#if defined(_WIN32)

RawFile::RawFile(std::filesystem::path file)
    : m_file(std::move(file)) {
    const HANDLE handle = CreateFileW(m_file.c_str(), GENERIC_READ,
                                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                      nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        throw Error(ErrorCode::Input, "cannot be opened: " + std::system_category().message(
                                                                 static_cast<int>(GetLastError())))
            .inFile(m_file);
    m_handle = reinterpret_cast<std::intptr_t>(handle);
}

RawFile::~RawFile() {
    CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

std::int64_t RawFile::size() const {
    LARGE_INTEGER bytes{};
    GetFileSizeEx(reinterpret_cast<HANDLE>(m_handle), &bytes);
    return bytes.QuadPart;
}

static std::int64_t readSome(std::intptr_t handle, char* to, std::size_t bytes,
                             std::int64_t offset) {
    OVERLAPPED where{};
    where.Offset = static_cast<DWORD>(offset);
    where.OffsetHigh = static_cast<DWORD>(static_cast<std::uint64_t>(offset) >> 32);
    DWORD got = 0;
    const bool ok =
        ReadFile(reinterpret_cast<HANDLE>(handle), to,
                 static_cast<DWORD>(std::min<std::size_t>(bytes, 1u << 30)), &got, &where) != 0;
    return ok ? static_cast<std::int64_t>(got) : (GetLastError() == ERROR_HANDLE_EOF ? 0 : -1);
}

#else

RawFile::RawFile(std::filesystem::path file)
    : m_file(std::move(file)) {
    m_handle = ::open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_handle < 0)
        throw Error(ErrorCode::Input, "cannot be opened: " + std::generic_category().message(errno))
            .inFile(m_file)
            .withRemedy("check that it exists and that you may read it");
}

RawFile::~RawFile() {
    ::close(static_cast<int>(m_handle));
}

std::int64_t RawFile::size() const {
    struct stat status {};
    return ::fstat(static_cast<int>(m_handle), &status) == 0
               ? static_cast<std::int64_t>(status.st_size)
               : 0;
}

static std::int64_t readSome(std::intptr_t handle, char* to, std::size_t bytes,
                             std::int64_t offset) {
    for (;;) {
        const ssize_t got =
            ::pread(static_cast<int>(handle), to, bytes, static_cast<off_t>(offset));
        if (got >= 0 || errno != EINTR)
            return got;
    }
}

#endif

namespace {

/// Reads until `bytes` are there or the file ends; returns how many.
std::int64_t readWhole(const std::filesystem::path& file, std::intptr_t handle, char* to,
                       std::int64_t bytes, std::int64_t offset) {
    std::int64_t done = 0;
    while (done < bytes) {
        const std::int64_t got =
            readSome(handle, to + done, static_cast<std::size_t>(bytes - done), offset + done);
        if (got < 0)
            throw Error(ErrorCode::Input,
                        "cannot be read: " + std::generic_category().message(errno))
                .inFile(file)
                .withRemedy("check the disk or the network mount");
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

} // namespace

void RawFile::readAt(std::int64_t offset, std::byte* to, std::int64_t bytes) const {
    if (offset < 0 || bytes < 0 || offset > INT64_MAX - bytes)
        throw Error(ErrorCode::Input, "data are said to lie beyond any file's end")
            .inFile(m_file)
            .withRemedy(kCopyAgain);
    const std::int64_t got =
        readWhole(m_file, m_handle, reinterpret_cast<char*>(to), bytes, offset);
    if (got < bytes)
        throw Error(ErrorCode::Input,
                    fmt::format("ends at byte {}, {} more are missing", offset + got, bytes - got))
            .inFile(m_file)
            .withRemedy(kCopyAgain);
}

std::string RawFile::textAt(std::int64_t offset, std::int64_t most) const {
    const std::int64_t end = size();
    if (offset < 0 || most <= 0 || offset >= end)
        return {};
    std::string text(static_cast<std::size_t>(std::min(most, end - offset)), '\0');
    text.resize(static_cast<std::size_t>(
        readWhole(m_file, m_handle, text.data(), static_cast<std::int64_t>(text.size()), offset)));
    return text;
}

} // namespace specula::io
