// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/listed_qmap.h"

#include "core/io/hdf5_values.h"
#include "core/io/qmap_group.h"
#include "core/io/qmap_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace specula::io {
namespace {

constexpr double kMostCells = 1e6;

/// Where one partition keeps its lists.
struct Lists {
    Partition which;
    Stored map, q, phi, qSpan, qCount, phiCount;
    const char* name;
};
constexpr Lists kLists[] = {
    {Partition::Dynamic, Stored::DynamicMap, Stored::DynamicQ, Stored::DynamicPhi,
     Stored::DynamicQSpan, Stored::DynamicQCount, Stored::DynamicPhiCount, "dynamic"},
    {Partition::Static, Stored::StaticMap, Stored::StaticQ, Stored::StaticPhi, Stored::StaticQSpan,
     Stored::StaticQCount, Stored::StaticPhiCount, "static"}};

std::size_t indexOf(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

/// A list, or the first of the identical rows that 8-ID writes; empty when there is none.
std::vector<double> firstRow(const Hdf5File& file, const std::string& path) {
    const auto extents = numericExtents(file, path);
    if (!extents || extents->size() > Shape::kMaxRank ||
        static_cast<double>(Shape(*extents).count()) > 2 * kMostCells)
        return {};
    const Array<double> values = readNumbers<double>(file, path);
    const Extents shape = squeezed(*extents);
    const std::int64_t length = shape.empty() ? values.size() : shape.back();
    return {values.data(), values.data() + length};
}

/// Means of the finite values over the other axis of (q, phi) cells.
std::vector<double> axisMeans(const std::vector<double>& cells, std::int64_t qs, std::int64_t phis,
                              bool alongQ) {
    std::vector<double> means;
    const std::int64_t mine = alongQ ? qs : phis, others = alongQ ? phis : qs;
    for (std::int64_t i = 0; i < mine; ++i) {
        double sum = 0, count = 0;
        for (std::int64_t j = 0; j < others; ++j) {
            const double v = cells[indexOf(alongQ ? i * phis + j : j * phis + i)];
            if (std::isfinite(v)) {
                sum += v;
                ++count;
            }
        }
        means.push_back(count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN());
    }
    return means;
}

/// Puts the cells of one partition right; false when its lists do not say more than was read.
bool applyLists(const Hdf5File& file, const StoredPaths& paths, const Lists& lists,
                std::int64_t columns, Qmap& map, std::vector<Problem>& problems) {
    const auto count = [&](Stored what) -> std::int64_t {
        const double n = readAnyNumber(file, paths.find(what)).value_or(0);
        return n >= 1 && n <= kMostCells ? static_cast<std::int64_t>(n) : 0;
    };
    const std::int64_t qs = count(lists.qCount),
                       phis = std::max<std::int64_t>(count(lists.phiCount), 1);
    if (qs == 0 || static_cast<double>(qs) * static_cast<double>(phis) > kMostCells)
        return false;
    const std::int64_t cells = qs * phis;
    std::vector<double> q = firstRow(file, paths.find(lists.q));
    std::vector<double> phi = firstRow(file, paths.find(lists.phi));
    const std::vector<double> span = firstRow(file, paths.find(lists.qSpan));
    const bool noQ = std::none_of(q.begin(), q.end(), [](double v) { return std::isfinite(v); });
    if (noQ && span.size() == indexOf(qs + 1)) {
        q.clear();
        for (std::size_t i = 0; i + 1 < span.size(); ++i)
            q.push_back((span[i] + span[i + 1]) / 2);
    }
    std::vector<std::int64_t> occupied;
    const std::vector<double>& perCell = phi.size() == indexOf(cells) ? phi : q;
    for (std::int64_t cell = 0; cell < cells; ++cell)
        if (perCell.size() != indexOf(cells) || !std::isnan(perCell[indexOf(cell)]))
            occupied.push_back(cell);
    const auto toAxis = [&](std::vector<double>& values, bool alongQ) {
        if (values.size() == indexOf(cells))
            values = axisMeans(values, qs, phis, alongQ);
        return values.size() == indexOf(alongQ ? qs : phis);
    };
    if (phi.empty() && phis == 1)
        phi = {0};
    if (!toAxis(q, true) || !toAxis(phi, false)) {
        problems.push_back(
            {"warning", paths.expected(lists.q),
             fmt::format("the lists of the {} bins do not fit {} x {} cells", lists.name, qs, phis),
             "q and phi of the bins cannot be trusted"});
        return false;
    }
    const bool dynamic = lists.which == Partition::Dynamic;
    const auto labels = (dynamic ? map.dynamicMap : map.staticMap).values();
    const std::int64_t most =
        labels.empty() ? 0
                       : static_cast<std::int64_t>(*std::max_element(labels.begin(), labels.end()));
    const std::int64_t bins = dynamic && columns > 0 ? columns : most;
    std::vector<std::int64_t> numbered;
    if (bins == static_cast<std::int64_t>(occupied.size())) {
        numbered = occupied;
    } else {
        numbered.resize(indexOf(std::min(bins, cells)));
        std::iota(numbered.begin(), numbered.end(), std::int64_t{0});
        if (bins != cells)
            problems.push_back(
                {"warning", paths.expected(lists.map),
                 fmt::format("there are {} {} bins, but {} cells with pixels out of {}", bins,
                             lists.name, occupied.size(), cells),
                 "q and phi of the bins cannot be trusted"});
    }
    numbered.resize(indexOf(std::max(bins, most)), -1);
    (dynamic ? map.dynamicCell : map.staticCell) = std::move(numbered);
    (dynamic ? map.axes[0].dynamicCenters : map.axes[0].staticCenters) = std::move(q);
    (dynamic ? map.axes[1].dynamicCenters : map.axes[1].staticCenters) = std::move(phi);
    return true;
}

void applyGeometry(const Hdf5File& file, const StoredPaths& paths, const ResultMeta& meta,
                   Qmap::Geometry& geometry, std::vector<Problem>& problems) {
    const auto number = [&](Stored what) {
        const std::string path = paths.find(what);
        return path.empty() ? std::nullopt : readNumberWithUnit(file, path);
    };
    if (!geometry.energyKev)
        geometry.energyKev = meta.energyKev;
    const auto pixel = number(Stored::PixelSize);
    if (!geometry.pixelSizeM && !geometry.distanceM)
        setLengths(geometry, pixel, number(Stored::Distance), problems);
    /// Along one axis: where the centre was, and how far the detector has moved since.
    const auto centre = [&](Stored at, Stored stage, Stored zero) -> std::optional<double> {
        const auto stored = number(at);
        if (!stored)
            return std::nullopt;
        double value = stored->value;
        if (const auto metres = metresPer(stored->unit); metres && geometry.pixelSizeM)
            value *= *metres / *geometry.pixelSizeM; // NXdetector means a length
        const auto now = number(stage), then = number(zero);
        if (now && then && pixel && pixel->value != 0) {
            const auto here = metresPer(now->unit), before = metresPer(then->unit);
            const double moved =
                here && before && geometry.pixelSizeM
                    ? (now->value * *here - then->value * *before) / *geometry.pixelSizeM
                    : (now->value - then->value) / pixel->value;
            if (moved != 0)
                problems.push_back({"note", stored->path,
                                    fmt::format("the detector was moved: the beam centre is "
                                                "shifted by {:g} pixels",
                                                moved),
                                    ""});
            value += moved;
        }
        return std::isfinite(value) ? std::optional(value) : std::nullopt;
    };
    if (!geometry.beamCenterX)
        geometry.beamCenterX = centre(Stored::BeamX, Stored::StageX, Stored::StageZeroX);
    if (!geometry.beamCenterY)
        geometry.beamCenterY = centre(Stored::BeamY, Stored::StageY, Stored::StageZeroY);
}

} // namespace

QmapPtr readListedQmap(const Hdf5File& file, const StoredPaths& paths, const ResultMeta& meta,
                       std::int64_t columns, std::vector<Problem>& problems,
                       const CancelToken& cancel) {
    const std::string path = paths.find(Stored::DynamicMap);
    std::vector<Problem> found;
    Qmap map = *readQmapGroup(file, path.substr(0, path.rfind('/')), found, cancel);
    bool changed = false;
    for (const Lists& lists : kLists) {
        cancel.throwIfCancelled();
        const bool applied = applyLists(file, paths, lists, columns, map, problems);
        changed = changed || applied;
        if (applied)
            std::erase_if(found, [&](const Problem& p) { // what the lists have answered
                return p.path == paths.find(lists.q) || p.path == paths.find(lists.phi) ||
                       p.path == paths.find(lists.map);
            });
    }
    applyGeometry(file, paths, meta, map.geometry, problems);
    problems.insert(problems.end(), found.begin(), found.end());
    if (changed)
        map.hash = qmapHash(map);
    return std::make_shared<const Qmap>(std::move(map));
}

} // namespace specula::io
