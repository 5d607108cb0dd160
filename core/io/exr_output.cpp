// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_output.h"

namespace specula::io {

ExrOutput::ExrOutput(const std::filesystem::path& file, bool overwrite)
    : Imf::OStream(file.string().c_str())
    , m_atomic(file, overwrite)
    , m_stream(m_atomic.path(), std::ios::binary) {
    check();
}

void ExrOutput::write(const char bytes[], int count) {
    m_stream.write(bytes, count);
    check();
}

// These two are called from destructors, so they must not throw: the stream remembers.
std::uint64_t ExrOutput::tellp() {
    return static_cast<std::uint64_t>(static_cast<std::streamoff>(m_stream.tellp()));
}

void ExrOutput::seekp(std::uint64_t position) {
    m_stream.seekp(static_cast<std::streamoff>(position));
}

void ExrOutput::commit() {
    m_stream.close();
    check();
    m_atomic.commit();
}

void ExrOutput::check() const {
    if (!m_stream)
        throw cannotBeWritten(m_atomic.target());
}

} // namespace specula::io
