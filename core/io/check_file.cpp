// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/check_file.h"

#include "core/base/error.h"
#include "core/io/raw_file.h"

namespace specula::io {
namespace fs = std::filesystem;

void checkReadableFile(const fs::path& file) {
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorCode::Input, "does not exist")
            .inFile(file)
            .withRemedy("check the name and the folder");
    if (failed)
        throw Error(ErrorCode::Input, "cannot be reached: " + failed.message())
            .inFile(file)
            .withRemedy("check the rights on the folder and that the disk is there");
    if (status.type() == fs::file_type::directory)
        throw Error(ErrorCode::Input, "is a folder").inFile(file).withRemedy("name a file in it");
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::Input, "is not a regular file").inFile(file);
    const RawFile readable(file);
    if (readable.size() == 0)
        throw Error(ErrorCode::Input, "is empty (0 bytes)")
            .inFile(file)
            .withRemedy("copy the file again, or wait until it has been written");
}

} // namespace specula::io
