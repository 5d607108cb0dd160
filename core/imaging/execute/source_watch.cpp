// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/source_watch.h"

#include "core/base/error.h"
#include "core/io/append_only.h"

namespace specula::imaging {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

Error changed(const fs::path& file) {
    return Error(ErrorCode::Input, "the file changed while it was read")
        .inFile(file)
        .withRemedy("run it again when nothing writes to the file any more");
}

} // namespace

SourceWatch::SourceWatch(const std::vector<io::SourcePtr>& sources) {
    for (const io::SourcePtr& source : sources) {
        const io::SourceDescription& d = source->describe();
        std::error_code failed;
        const auto size = fs::file_size(d.file, failed);
        if (failed)
            continue;
        const auto time = fs::last_write_time(d.file, failed);
        if (!failed)
            m_watched.push_back(
                {source, size, time, source->contentId(), d.growing && io::onlyAppendedTo(d.file)});
    }
    m_lookedAt = Clock::now().time_since_epoch().count();
}

void SourceWatch::glance() const {
    const auto now = Clock::now().time_since_epoch().count();
    auto before = m_lookedAt.load();
    if (now - before < Clock::duration(std::chrono::seconds(1)).count() ||
        !m_lookedAt.compare_exchange_strong(before, now))
        return;
    compareTimes();
}

void SourceWatch::compareTimes() const {
    for (const Watched& w : m_watched) {
        const fs::path& file = w.source->describe().file;
        std::error_code failed;
        const auto size = fs::file_size(file, failed);
        if (failed || size < w.size)
            throw changed(file);
        if (w.mayGrow)
            continue;
        if (size != w.size || fs::last_write_time(file, failed) != w.time || failed)
            throw changed(file);
    }
}

void SourceWatch::compare() const {
    compareTimes();
    for (const Watched& w : m_watched)
        if (!w.mayGrow && w.source->contentId() != w.id)
            throw changed(w.source->describe().file);
}

} // namespace specula::imaging
