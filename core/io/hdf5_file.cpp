// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_file.h"

#include "core/io/append_only.h"
#include "core/io/big_endian.h"
#include "core/io/hdf5_driver.h"
#include "core/io/raw_file.h"

#include <fmt/format.h>

#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

using namespace std::string_view_literals;

constexpr auto kSignature = "\x89HDF\r\n\x1a\n"sv;
constexpr auto kPatience = std::chrono::milliseconds(50);
constexpr int kAttempts = 20;

Error damaged(const fs::path& file, const char* what) {
    return Error(ErrorCode::Input, what).inFile(file).withRemedy("copy the file again");
}

Hdf5Superblock parseSuperblock(const RawFile& file, std::int64_t offset) {
    const std::string text = file.textAt(offset, 96);
    const auto byte = [&](std::size_t at) {
        if (at >= text.size())
            throw damaged(file.path(), "the HDF5 superblock is cut short");
        return static_cast<unsigned>(static_cast<unsigned char>(text[at]));
    };
    const auto number = [&](std::size_t at, std::size_t bytes) {
        byte(at + bytes - 1);
        return loadLittleEndian(reinterpret_cast<const std::byte*>(text.data()) + at, bytes);
    };
    Hdf5Superblock s;
    s.offset = offset;
    s.version = static_cast<int>(byte(8));
    s.actualBytes = file.size();
    if (s.version > 3)
        throw Error(ErrorCode::Input,
                    fmt::format("HDF5 superblock version {} is not known", s.version))
            .inFile(file.path())
            .withRemedy(
                "the file is damaged or made by a newer HDF5; copy or repack it (h5repack)");
    const std::size_t width = byte(s.version < 2 ? 13 : 9);
    if (width != 2 && width != 4 && width != 8)
        throw damaged(file.path(), "the HDF5 superblock is damaged (size of offsets)");
    std::size_t at = s.version == 0 ? 24 : s.version == 1 ? 28 : 12;
    if (s.version == 3) {
        const unsigned flags = byte(11);
        s.writing = (flags & 1u) != 0;
        s.swmr = (flags & 4u) != 0;
    }
    const std::uint64_t base = number(at, width), end = number(at + 2 * width, width);
    if (base > INT64_MAX / 2 || end > INT64_MAX / 2)
        throw damaged(file.path(), "the HDF5 superblock is damaged (end of file)");
    // In practice the end is counted from the start of the file with or without a user block.
    s.expectedBytes = static_cast<std::int64_t>(std::max(base, end));
    return s;
}

/// Size and time of a file: when they change while we look, somebody is writing.
std::pair<std::uintmax_t, std::int64_t> stateOf(const fs::path& file) {
    std::error_code ignored;
    return {fs::file_size(file, ignored),
            fs::last_write_time(file, ignored).time_since_epoch().count()};
}

Hdf5FilePtr openOnce(const fs::path& file, const Hdf5Superblock& superblock) {
    const Hdf5Lock lock;
    const H5Id access = fileAccess();
    useReadDriver(access.get());
    auto open = std::make_shared<Hdf5File>();
    open->path = file;
    open->userBlock = superblock.offset;
    open->swmr = superblock.swmr;
    open->id = H5Id(H5Fopen(file.c_str(),
                            superblock.swmr ? H5F_ACC_RDONLY | H5F_ACC_SWMR_READ : H5F_ACC_RDONLY,
                            access.get()));
    return open->id ? open : nullptr;
}

} // namespace

H5Id fileAccess() {
    return owned(H5Pcreate(H5P_FILE_ACCESS), "HDF5 could not be prepared");
}

std::optional<Hdf5Superblock> readSuperblock(const fs::path& file) {
    const RawFile raw(file);
    const std::int64_t size = raw.size();
    for (std::int64_t offset = 0; offset + 8 <= size; offset = offset == 0 ? 512 : offset * 2)
        if (raw.textAt(offset, 8) == kSignature)
            return parseSuperblock(raw, offset);
    return std::nullopt;
}

bool onlyAppendedTo(const fs::path& file) {
    try {
        const auto superblock = readSuperblock(file);
        return superblock && superblock->swmr;
    } catch (const Error&) {
        return false;
    }
}

Error cutShortError(const fs::path& file, const Hdf5Superblock& s) {
    return Error(ErrorCode::Input, fmt::format("only {} of {} bytes are there: it is half copied "
                                               "or still being written",
                                               s.actualBytes, s.expectedBytes))
        .inFile(file)
        .withRemedy("wait until the copy is complete, or copy it again");
}

Hdf5FilePtr openHdf5File(const fs::path& file, const CancelToken& cancel) {
    for (int attempt = 0;; ++attempt) {
        const auto before = stateOf(file);
        const auto superblock = readSuperblock(file);
        if (!superblock)
            return nullptr;
        std::optional<Error> problem;
        if (superblock->cutShort()) {
            problem = cutShortError(file, *superblock);
        } else {
            const Hdf5Lock lock;
            if (auto open = openOnce(file, *superblock))
                return open;
            problem = hdf5Error(superblock->writing ? "is still open for writing"
                                                    : "the HDF5 file cannot be opened")
                          .inFile(file)
                          .withRemedy(superblock->writing
                                          ? "wait until the writer has closed it; if it has "
                                            "crashed, run h5clear -s on a copy"
                                          : "the file is damaged; copy it again");
        }
        if (attempt == kAttempts || stateOf(file) == before)
            throw *problem; // nobody is at it: waiting would not help
        cancel.throwIfCancelled();
        std::this_thread::sleep_for(kPatience);
    }
}

fs::path linkedFile(const fs::path& from, const std::string& name) {
    const fs::path asWritten = name;
    if (asWritten.is_absolute()) {
        std::error_code ignored;
        // A moved data set: HDF5 also tries the bare name beside the file.
        const fs::path beside = from.parent_path() / asWritten.filename();
        return !fs::exists(asWritten, ignored) && fs::exists(beside, ignored) ? beside : asWritten;
    }
    return from.parent_path() / asWritten;
}

Error whyNotThere(const Hdf5File& file, const std::string& path, int depth) {
    const Hdf5Lock lock;
    const auto error = [&](std::string reason) {
        return Error(ErrorCode::Input, std::move(reason)).inFile(file.path).atField(path);
    };
    const hid_t root = file.id.get();
    for (std::size_t at = 0; at != std::string::npos;) {
        at = path.find('/', at + 1);
        const std::string part = path.substr(0, at);
        if (part.empty() || part == "/")
            continue;
        H5L_info_t link{};
        if (H5Lexists(root, part.c_str(), H5P_DEFAULT) <= 0 ||
            H5Lget_info(root, part.c_str(), &link, H5P_DEFAULT) < 0) {
            H5Eclear2(H5E_DEFAULT);
            return error(fmt::format("there is no {}", part))
                .withRemedy("choose one of the datasets that `specula-cli info` lists");
        }
        std::string target(
            link.type == H5L_TYPE_HARD ? 0 : std::min<std::size_t>(link.u.val_size, 1 << 16), '\0');
        if (!target.empty() &&
            H5Lget_val(root, part.c_str(), target.data(), target.size(), H5P_DEFAULT) < 0)
            return hdf5Error("a link cannot be read").inFile(file.path).atField(part);
        if (H5Oexists_by_name(root, part.c_str(), H5P_DEFAULT) > 0)
            continue;
        H5Eclear2(H5E_DEFAULT);
        if (link.type == H5L_TYPE_SOFT)
            return error(fmt::format("the link {} points to {}, which is not there", part,
                                     target.c_str()))
                .withRemedy("the file is incomplete or damaged");
        if (link.type != H5L_TYPE_EXTERNAL)
            break;
        const char *name = nullptr, *object = nullptr;
        if (H5Lunpack_elink_val(target.data(), target.size(), nullptr, &name, &object) < 0)
            return hdf5Error("an external link cannot be read").inFile(file.path).atField(part);
        const fs::path other = linkedFile(file.path, name);
        std::error_code ignored;
        if (!fs::exists(other, ignored))
            return error(fmt::format("waits for {}: this external data file has not arrived",
                                     other.string()))
                .withRemedy("copy it beside the master file, or wait for the detector to write it");
        const auto superblock = readSuperblock(other);
        if (!superblock)
            return error(fmt::format("the linked {} is not an HDF5 file", other.string()))
                .withRemedy("copy it again");
        if (superblock->cutShort())
            return cutShortError(other, *superblock).atField(object);
        if (depth >= 8)
            return error("external links lead in a circle");
        const Hdf5FilePtr there = openHdf5File(other);
        const std::string rest = at == std::string::npos ? "" : path.substr(at);
        return whyNotThere(*there, std::string(object) + rest, depth + 1);
    }
    return error("cannot be opened: " + hdf5ErrorText());
}

} // namespace specula::io
