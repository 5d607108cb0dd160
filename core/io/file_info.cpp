// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_info.h"

#include "core/base/error.h"
#include "core/io/check_file.h"

namespace specula::io {

FileInfo inspectFile(const std::filesystem::path& file, const CancelToken& cancel) {
    checkReadableFile(file);
    using Inspect = bool (*)(const std::filesystem::path&, FileInfo&, const CancelToken&);
    for (const Inspect inspect :
         {&inspectTiff, &inspectExr, &inspectHdf5, &inspectNpy, &inspectEdf}) {
        FileInfo info;
        try {
            if (inspect(file, info, cancel))
                return info;
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) { // ours, and broken
            info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
            return info;
        }
    }
    return {};
}

} // namespace specula::io
