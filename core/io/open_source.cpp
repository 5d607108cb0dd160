// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/open_source.h"

#include "core/base/error.h"
#include "core/io/check_file.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

/// What tells a file that is being written apart from one that is broken.
struct FileState {
    std::uintmax_t size = 0;
    fs::file_time_type changed{};

    explicit FileState(const fs::path& file) {
        std::error_code ignored;
        size = fs::file_size(file, ignored);
        changed = fs::last_write_time(file, ignored);
    }
    friend bool operator==(const FileState&, const FileState&) = default;
};

SourcePtr openOnce(const fs::path& file, const OpenOptions& options) {
    checkReadableFile(file);
    std::string names;
    for (const SourceFormat& format : sourceFormats()) {
        options.cancel.throwIfCancelled();
        if (SourcePtr source = format.open(file, options))
            return source;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
    }
    throw Error(ErrorCode::Input, fmt::format("is none of the formats known here: {}", names))
        .inFile(file)
        .withRemedy("convert it to one of these");
}

} // namespace

const std::vector<SourceFormat>& sourceFormats() {
    static const std::vector<SourceFormat> formats{
        {"TIFF", "tif tiff btf tf8", openTiff},
        {"OpenEXR", "exr", openExr},
        {"HDF5", "h5 hdf5 hdf nxs nx5", openHdf5},
        {"NPY", "npy", openNpy},
        {"EDF", "edf", openEdf},
    };
    return formats;
}

SourcePtr openSource(const fs::path& file, const OpenOptions& options) {
    // A file that changes while we look at it is being written: wait for it, but not for long. One
    // that stands still is as good as it gets.
    using namespace std::chrono_literals;
    for (int attempt = 0;; ++attempt) {
        const FileState before(file);
        try {
            return openOnce(file, options);
        } catch (const Error& e) {
            std::error_code missing;
            if (e.code() != ErrorCode::Input || attempt == 8 || !fs::is_regular_file(file, missing))
                throw;
        }
        for (int nap = 0; nap < 4; ++nap) {
            options.cancel.throwIfCancelled();
            std::this_thread::sleep_for(20ms);
        }
        if (FileState(file) == before)
            return openOnce(file, options);
    }
}

} // namespace specula::io
