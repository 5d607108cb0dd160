// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/stored_result.h"

#include "core/io/hdf5_value.h"
#include "core/io/hdf5_walk.h"
#include "core/io/listed_qmap.h"
#include "core/io/qmap_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace specula::io {
namespace {

/// Q-maps in use, by their hash: files of one experiment mostly have the same one.
class SharedMaps {
  public:
    QmapPtr find(const std::string& hash) {
        const std::lock_guard lock(m_mutex);
        const auto known = m_maps.find(hash);
        return known == m_maps.end() ? nullptr : known->second.lock();
    }
    /// The one that was first under that key.
    QmapPtr add(const std::string& key, const QmapPtr& map) {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_maps, [](const auto& entry) { return entry.second.expired(); });
        std::weak_ptr<const Qmap>& known = m_maps[key];
        if (const QmapPtr first = known.lock())
            return first;
        known = map;
        return map;
    }

  private:
    std::mutex m_mutex;
    std::map<std::string, std::weak_ptr<const Qmap>> m_maps;
};

SharedMaps& sharedMaps() {
    static SharedMaps maps;
    return maps;
}

ErrorKind errorKindFrom(const std::string& name) {
    for (const ErrorKind kind : {ErrorKind::Pixel, ErrorKind::Jackknife, ErrorKind::Poisson})
        if (name == errorKindName(kind))
            return kind;
    return ErrorKind::Unknown;
}

std::vector<std::int64_t> rounded(const std::vector<double>& values) {
    std::vector<std::int64_t> whole(values.size());
    std::transform(values.begin(), values.end(), whole.begin(), [](double v) {
        return std::isfinite(v) && std::abs(v) < 1e15 ? std::llround(v) : 0;
    });
    return whole;
}

} // namespace

void StoredResult::identify() {
    m_contentId = contentIdOf(m_path);
}

Error StoredResult::missing(Stored what, const char* name) const {
    return Error(ErrorCode::Input, fmt::format("there is no {} that can be shown", name))
        .inFile(m_path)
        .atField(m_paths.expected(what))
        .withRemedy("see the list of problems of this file");
}

Array<double> StoredResult::matrixAt(const std::string& path, std::int64_t rows) const {
    const Array<double> values = readNumbers<double>(*m_file, path);
    const auto shape =
        asMatrix(Extents(values.shape().extents().begin(), values.shape().extents().end()), rows);
    if (!shape)
        throw Error(ErrorCode::Input, "is no table").inFile(m_path).atField(path);
    return values.reshaped({(*shape)[0], (*shape)[1]});
}

MultitauCurves StoredResult::multitau(const CancelToken& cancel) const {
    if (!m_hasMultitau)
        throw missing(Stored::G2, "multi-tau g2");
    MultitauCurves curves;
    curves.delays = m_delays;
    curves.g2 = matrixAt(m_paths.find(Stored::G2), m_delayCount);
    cancel.throwIfCancelled();
    if (m_errorsFit) {
        const std::string path = m_paths.find(Stored::G2Error);
        curves.error = matrixAt(path, m_delayCount);
        curves.errorKind =
            errorKindFrom(textAttribute(*m_file, path, "error_kind").value_or("unknown"));
    }
    if (const std::string path = m_paths.find(Stored::LevelWidths); !path.empty()) {
        curves.levelWidths = rounded(readList(*m_file, path));
        if (curves.levelWidths.size() != curves.delays.size())
            curves.levelWidths.clear();
    }
    return curves;
}

Array<double> StoredResult::covariance(const CancelToken& cancel) const {
    cancel.throwIfCancelled();
    if (!m_hasCovariance)
        return {};
    return readNumbers<double>(*m_file, m_paths.find(Stored::G2Covariance))
        .reshaped({m_binCount, m_delayCount, m_delayCount});
}

PartialCurves StoredResult::partials(const CancelToken& cancel) const {
    if (!m_hasPartials)
        throw missing(Stored::PartialG2, "partial g2");
    PartialCurves curves;
    const Shape shape{m_partialCount, m_delayCount, m_binCount};
    curves.g2 = readNumbers<double>(*m_file, m_paths.find(Stored::PartialG2)).reshaped(shape);
    // boost_corr leaves 0 where a part was too short.
    for (double& value : curves.g2.editValues())
        if (value == 0)
            value = std::numeric_limits<double>::quiet_NaN();
    cancel.throwIfCancelled();
    if (m_partialErrorsFit)
        curves.error =
            readNumbers<double>(*m_file, m_paths.find(Stored::PartialError)).reshaped(shape);
    if (const std::string path = m_paths.find(Stored::PartialFrames); !path.empty()) {
        curves.frames = readList(*m_file, path);
        if (static_cast<std::int64_t>(curves.frames.size()) != m_partialCount)
            curves.frames.clear();
    }
    return curves;
}

ScatteringMeans StoredResult::means(const CancelToken& cancel) const {
    ScatteringMeans means;
    if (m_hasImage)
        means.image = image(cancel);
    cancel.throwIfCancelled();
    if (m_hasScattering)
        means.staticMean = readList(*m_file, m_paths.find(Stored::StaticMean));
    if (m_hasSegments) {
        const std::string path = m_paths.find(Stored::SegmentMean);
        means.segmentMean = matrixAt(path, -1);
        for (double& value : means.segmentMean.editValues())
            value *= m_segmentScale;
        const auto segments = static_cast<std::size_t>(means.segmentMean.shape()[0]);
        const auto stored = rounded(listAttribute(*m_file, path, "frames"));
        if (stored.size() == segments)
            means.segmentFrames = stored;
        else if (stored.size() == 1 || m_segmentFrames)
            means.segmentFrames.assign(segments,
                                       stored.size() == 1 ? stored.front() : *m_segmentFrames);
    }
    cancel.throwIfCancelled();
    if (m_hasIntensity) {
        const Array<double> values = readNumbers<double>(*m_file, m_paths.find(Stored::Intensity));
        const auto* from = values.data();
        const std::int64_t frames = m_meta.frames;
        if (values.size() == 2 * frames) {
            means.frameNumber.assign(from, from + frames);
            from += frames;
        } else {
            for (std::int64_t i = 0; i < frames; ++i)
                means.frameNumber.push_back(static_cast<double>(i));
        }
        means.intensity.assign(from, from + frames);
    }
    return means;
}

Array<float> StoredResult::image(const CancelToken& cancel) const {
    if (!m_hasImage)
        throw missing(Stored::Image, "mean image");
    const std::string path = m_paths.find(Stored::Image);
    const Extents extents = numericExtents(*m_file, path).value_or(Extents{0, 0});
    return readPlane(m_file, path, 0, 0, extents[extents.size() - 2], cancel);
}

Array<float> StoredResult::pixelCorrelation(std::int64_t delay, std::int64_t row, std::int64_t rows,
                                            const CancelToken& cancel) const {
    const std::string planes = m_paths.find(Stored::PixelPlanes);
    if (!m_hasPixelCorrelation || delay < 0 || delay >= m_delayCount)
        throw missing(Stored::PixelPlanes, "G2 of the pixels at that delay");
    const std::array<std::string, 3> single{m_paths.find(Stored::PixelG2),
                                            m_paths.find(Stored::PixelPast),
                                            m_paths.find(Stored::PixelFuture)};
    const std::string& first = planes.empty() ? single[0] : planes;
    const Extents extents = numericExtents(*m_file, first).value_or(Extents{0, 0});
    const std::int64_t columns = extents.back(), all = extents[extents.size() - 2];
    const std::int64_t count = rows < 0 ? all - row : rows;
    auto result = Array<float>::uninitialized({3, std::max<std::int64_t>(count, 0), columns});
    for (std::size_t c = 0; c < 3; ++c) {
        const Array<float> plane =
            planes.empty()
                ? readPlane(m_file, single[c], delay, row, count, cancel)
                : readPlane(m_file, planes, delay * 3 + m_channels[c], row, count, cancel);
        std::copy(plane.values().begin(), plane.values().end(),
                  result.editValues().data() + static_cast<std::int64_t>(c) * plane.size());
    }
    return result;
}

bool StoredResult::mapIsWhole() const {
    return m_layout == Layout::Nexus &&
           m_paths.find(Stored::DynamicMap).ends_with("dynamic_roi_map") &&
           !m_paths.has(Stored::BeamX);
}

QmapPtr StoredResult::readMap(std::vector<Problem>& problems, const CancelToken& cancel) const {
    const std::string map = m_paths.find(Stored::DynamicMap);
    if (map.empty())
        throw missing(Stored::DynamicMap, "q-map");
    if (mapIsWhole())
        return readQmapGroup(*m_file, map.substr(0, map.rfind('/')), problems, cancel);
    return readListedQmap(*m_file, m_paths, m_meta, m_binCount, problems, cancel);
}

QmapPtr StoredResult::qmap(const CancelToken& cancel) const {
    const std::lock_guard lock(m_mapMutex);
    if (m_qmap != nullptr)
        return m_qmap;
    const std::string map = m_paths.find(Stored::DynamicMap);
    const auto hash = textAttribute(*m_file, map.substr(0, map.rfind('/')), "hash");
    if (mapIsWhole() && hash && !hash->empty())
        if (const QmapPtr shared = sharedMaps().find(*hash)) {
            // A hash that was copied along with another map must not lead astray.
            const auto extents = numericExtents(*m_file, map);
            if (extents && squeezed(*extents) == squeezed({shared->rows(), shared->columns()}) &&
                (m_binCount == 0 || m_binCount == shared->dynamicBins()))
                return m_qmap = shared;
        }
    std::vector<Problem> known; // examine() tells them
    m_qmap = readMap(known, cancel);
    if (m_qmap->hash.empty())
        return m_qmap;
    // Where the geometry stands elsewhere in the file, it may differ between equal maps.
    const Qmap::Geometry& g = m_qmap->geometry;
    const auto text = [](const std::optional<double>& v) {
        return v ? fmt::format(";{}", *v) : std::string(";");
    };
    m_qmap = sharedMaps().add(mapIsWhole()
                                  ? m_qmap->hash
                                  : m_qmap->hash + text(g.beamCenterX) + text(g.beamCenterY) +
                                        text(g.pixelSizeM) + text(g.distanceM) + text(g.energyKev),
                              m_qmap);
    return m_qmap;
}

std::vector<Problem> StoredResult::examine(const CancelToken& cancel) const {
    std::vector<Problem> all = m_problems;
    if (!m_paths.has(Stored::DynamicMap))
        return all;
    std::vector<Problem> more;
    try {
        const QmapPtr map = readMap(more, cancel);
        if (!map->geometry.lengthsFrom.empty())
            more.push_back({"note", m_paths.find(Stored::DynamicMap),
                            "lengths: " + map->geometry.lengthsFrom, ""});
        if (m_hasMultitau && map->dynamicBins() != m_binCount)
            more.push_back({"error", m_paths.find(Stored::G2),
                            fmt::format("g2 has {} columns, the q-map {} dynamic bins", m_binCount,
                                        map->dynamicBins()),
                            "the q-map is not the one used for the correlation"});
        for (const std::int64_t bin : m_twotimeBins)
            if (bin > map->dynamicBins())
                more.push_back({"error", m_paths.find(Stored::TwotimeBins),
                                fmt::format("there is no dynamic bin {}", bin),
                                "the q-map is not the one used for the correlation"});
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        more.push_back({"error", error.field(), error.reason(), error.remedy()});
    }
    for (Problem& problem : more) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Problem& other) {
            return other.path == problem.path && other.what == problem.what;
        });
        if (!known)
            all.push_back(std::move(problem));
    }
    return all;
}

std::vector<MetadataField> StoredResult::metadata(const CancelToken& cancel) const {
    const std::vector<std::string> groups = m_paths.findAll(Stored::MetadataGroup);
    std::vector<MetadataField> fields;
    const auto visit = [&](const Hdf5Node& node, hid_t id) {
        const bool inside = std::any_of(groups.begin(), groups.end(), [&](const std::string& g) {
            return node.path.starts_with(g + "/");
        });
        if (!inside || node.kind != Hdf5Node::Kind::Dataset)
            return;
        const H5Id space(H5Dget_space(id));
        if (!space || H5Sget_simple_extent_npoints(space.get()) != 1)
            return;
        MetadataField field;
        field.path = node.path;
        field.number = readAnyNumber(*m_file, node.path);
        field.text = datasetText(id);
        field.unit = readStringAttribute(id, "units").value_or("");
        fields.push_back(std::move(field));
    };
    walkHdf5(*m_file, {}, cancel, visit, [](const std::string&, const std::string&) {});
    return fields;
}

nlohmann::json StoredResult::truth() const {
    const std::string path = m_paths.find(Stored::Truth);
    if (path.empty())
        return nullptr;
    if (const auto text = readAnyText(*m_file, path)) {
        const auto parsed = nlohmann::json::parse(*text, nullptr, false);
        return parsed.is_discarded() ? nlohmann::json(nullptr) : parsed;
    }
    return readTree(*m_file, path);
}

} // namespace specula::io
