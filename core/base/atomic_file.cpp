// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <fmt/format.h>

#include <atomic>
#include <fstream>
#include <random>
#include <utility>

namespace specula {
namespace fs = std::filesystem;

AtomicFile::AtomicFile(fs::path target, bool overwrite)
    : m_target(std::move(target)) {
    std::error_code ignored;
    if (fs::is_directory(m_target, ignored))
        throw Error(ErrorCode::Usage, "is a folder").inFile(m_target).withRemedy("name a file");
    if (!overwrite && fs::exists(m_target, ignored))
        throw Error(ErrorCode::Usage, "exists already")
            .inFile(m_target)
            .withRemedy("choose another name or allow overwriting (--overwrite)");
    const fs::path parent = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    if (!fs::is_directory(parent, ignored))
        throw Error(ErrorCode::Usage, fmt::format("there is no folder {}", parent.string()))
            .inFile(m_target)
            .withRemedy("create the folder first");
    // The ending stays last: some writers choose their format by it.
    static std::atomic<unsigned> counter{std::random_device{}()};
    m_temporary = parent / fmt::format(".{}.{:08x}.part{}", m_target.stem().string(), ++counter,
                                       m_target.extension().string());
    if (!std::ofstream(m_temporary, std::ios::binary))
        throw Error(ErrorCode::Usage,
                    fmt::format("the folder {} cannot be written to", parent.string()))
            .inFile(m_target)
            .withRemedy("choose another folder or change the rights on it");
}

AtomicFile::~AtomicFile() {
    if (!m_committed) {
        std::error_code ignored;
        fs::remove(m_temporary, ignored);
    }
}

void AtomicFile::commit() {
    std::error_code failed;
    fs::rename(m_temporary, m_target, failed);
    if (failed)
        throw cannotBeWritten(m_target, failed.message());
    m_committed = true;
}

Error cannotBeWritten(const fs::path& target, const std::string& why) {
    return Error(ErrorCode::Computation, "cannot be written" + (why.empty() ? why : ": " + why))
        .inFile(target)
        .withRemedy(kCheckFolder);
}

void writeFileAtomically(const fs::path& target, std::string_view content, bool overwrite) {
    AtomicFile file(target, overwrite);
    std::ofstream out(file.path(), std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out)
        throw cannotBeWritten(target);
    file.commit();
}

} // namespace specula
