// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_stack.h"

#include "core/io/hdf5_pick.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostOpen = 16;

bool sameFrames(const Hdf5Dataset& a, const Hdf5Dataset& b) {
    return a.axes.width == b.axes.width && a.axes.height == b.axes.height &&
           a.axes.channels == b.axes.channels && a.sample.type == b.sample.type;
}

std::string cleaned(const std::string& path) {
    std::string clean = path.starts_with('/') ? path : "/" + path;
    while (clean.size() > 1 && clean.ends_with('/'))
        clean.pop_back();
    return clean;
}

bool isGroup(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    if (path == "/")
        return true;
    if (!objectExists(file.id.get(), path))
        return false;
    const H5Id id(H5Oopen(file.id.get(), path.c_str(), H5P_DEFAULT));
    return H5Iget_type(id.get()) == H5I_GROUP;
}

} // namespace

Hdf5Stack::Hdf5Stack(const fs::path& file, const std::string& path, const CancelToken& cancel)
    : m_file(openHdf5File(file, cancel)) {
    if (m_file == nullptr)
        throw Error(ErrorCode::Input, "is not an HDF5 file").inFile(file);
    m_path = path.empty() ? defaultHdf5Dataset(*m_file, cancel) : cleaned(path);
    if (isGroup(*m_file, m_path)) {
        openSeries(seriesIn(*m_file, m_path), cancel);
        return;
    }
    m_base = openHdf5Dataset(m_file, m_path);
    m_frames = m_base->axes.frames;
    expandVirtual();
}

void Hdf5Stack::openSeries(const std::vector<std::string>& pieces, const CancelToken& cancel) {
    if (pieces.empty())
        throw Error(ErrorCode::Input, "is a group without numbered datasets")
            .inFile(m_file->path)
            .atField(m_path)
            .withRemedy("choose a dataset in it");
    m_series = true;
    for (const std::string& piece : pieces) {
        cancel.throwIfCancelled();
        const Hdf5Lock lock;
        if (m_base && !objectExists(m_file->id.get(), piece)) {
            m_waitsFor = piece; // later pieces of a running acquisition
            break;
        }
        const auto dataset = openHdf5Dataset(m_file, piece);
        if (!m_base)
            m_base = dataset;
        else if (!sameFrames(*m_base, *dataset))
            throw Error(ErrorCode::Input, "has other frames than the pieces before it")
                .inFile(m_file->path)
                .atField(piece)
                .withRemedy("open the dataset by itself");
        m_segments.push_back({m_frames, dataset->axes.frames, 0, {}, piece});
        m_frames += dataset->axes.frames;
    }
}

void Hdf5Stack::expandVirtual() {
    const Hdf5Dataset& d = *m_base;
    if (d.storage != Hdf5Storage::Virtual || d.axes.frames != d.extents.front() ||
        d.extents.size() < 3)
        return;
    std::vector<Hdf5Segment> segments;
    for (const Hdf5Mapping& m : d.mappings) {
        bool whole = m.box && m.low.size() == d.extents.size();
        for (std::size_t i = 1; whole && i < d.extents.size(); ++i)
            whole = m.low[i] == 0 && m.high[i] == d.extents[i] - 1;
        for (std::size_t i = 1; whole && i < m.sourceLow.size(); ++i)
            whole = m.sourceLow[i] == 0;
        if (!whole)
            return;
        // A source of rank two is one frame; its first axis is not a frame number.
        const bool stackSource = m.sourceLow.size() > 2;
        if (!m.sourceLow.empty() && !stackSource && m.sourceLow[0] != 0)
            return;
        segments.push_back({m.low[0], m.high[0] - m.low[0] + 1, stackSource ? m.sourceLow[0] : 0,
                            m.file, m.dataset});
    }
    std::sort(segments.begin(), segments.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < segments.size(); ++i)
        if (segments[i].first < segments[i - 1].first + segments[i - 1].count)
            return; // overlapping sources: the library knows which wins
    m_segments = std::move(segments);
}

std::shared_ptr<const Hdf5Dataset> Hdf5Stack::open(std::size_t index) const {
    const std::lock_guard lock(m_mutex);
    const auto at = std::find_if(m_open.begin(), m_open.end(),
                                 [&](const auto& entry) { return entry.first == index; });
    if (at != m_open.end()) {
        std::rotate(m_open.begin(), at, at + 1);
        return m_open.front().second;
    }
    const Hdf5Segment& s = m_segments[index];
    Hdf5FilePtr file = m_file;
    if (!s.file.empty() && s.file != m_file->path) {
        std::error_code ignored;
        if (!fs::exists(s.file, ignored))
            throw Error(ErrorCode::Input,
                        fmt::format("waits for {}: this source of the virtual dataset has not "
                                    "arrived",
                                    s.file.string()))
                .inFile(m_file->path)
                .atField(m_path)
                .withRemedy("copy it beside the file, or wait for the detector to write it");
        file = openHdf5File(s.file);
        if (file == nullptr)
            throw Error(ErrorCode::Input, "is not an HDF5 file, but a virtual dataset names it")
                .inFile(s.file)
                .withRemedy("copy it again");
    }
    std::shared_ptr<const Hdf5Dataset> dataset = openHdf5Dataset(file, s.dataset);
    if (m_open.size() == kMostOpen)
        m_open.pop_back();
    m_open.insert(m_open.begin(), {index, dataset});
    return dataset;
}

Hdf5Stack::Place Hdf5Stack::find(std::int64_t frame) const {
    if (m_segments.empty())
        return {m_base, 0, frame, false};
    auto at = std::upper_bound(m_segments.begin(), m_segments.end(), frame,
                               [](std::int64_t f, const Hdf5Segment& s) { return f < s.first; });
    if (at == m_segments.begin() || (--at)->first + at->count <= frame)
        return {m_base, 0, frame, true};
    const auto index = static_cast<std::size_t>(at - m_segments.begin());
    Place place{open(index), index + 1, frame - at->first + at->sourceFirst, false};
    if (!m_series &&
        (!sameFrames(*m_base, *place.dataset) || place.frame >= place.dataset->axes.frames))
        return {m_base, 0, frame, false}; // an unusual mapping: through the library
    return place;
}

bool Hdf5Stack::refresh() {
    if (!refreshExtents(*m_base))
        return false;
    m_frames = m_base->axes.frames;
    return true;
}

std::string Hdf5Stack::headers() const {
    std::string text = m_path + ";" + m_base->header();
    const auto addFile = [&](const fs::path& file) {
        std::error_code failed;
        const auto size = fs::file_size(file, failed);
        const auto time = fs::last_write_time(file, failed).time_since_epoch().count();
        text += failed ? fmt::format(";{} missing", file.filename().string())
                       : fmt::format(";{} {} {}", file.filename().string(), size, time);
    };
    if (m_base->inFile != m_file->path)
        addFile(m_base->inFile);
    fs::path last;
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const Hdf5Segment& s = m_segments[i];
        text += fmt::format(";{}+{}@{}:{}", s.first, s.count, s.sourceFirst, s.dataset);
        const fs::path file = m_series ? open(i)->inFile : s.file;
        if (file != m_file->path && file != last)
            addFile(file);
        last = file;
    }
    return text;
}

} // namespace specula::io
