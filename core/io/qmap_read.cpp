// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_numbers.h"
#include "core/io/hdf5_texts.h"
#include "core/io/qmap_group.h"
#include "core/io/qmap_spellings.h"
#include "core/io/qmap_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::io {
namespace {

using spelling::Names;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostCells = 1e6;

std::size_t indexOf(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

class QmapReader {
  public:
    QmapReader(const Hdf5File& file, std::string group, std::vector<Problem>& problems,
               const CancelToken& cancel)
        : m_file(file)
        , m_group(std::move(group))
        , m_problems(problems)
        , m_cancel(cancel) {}

    QmapPtr read() {
        m_map.dynamicMap = labels(spelling::kDynamic.map, "there is no map of dynamic bins");
        if (find(spelling::kStatic.map)) {
            m_map.staticMap = labels(spelling::kStatic.map, "");
            if (m_map.staticMap.shape() != m_map.dynamicMap.shape())
                throw wrong(*find(spelling::kStatic.map),
                            fmt::format("is {} but the map of dynamic bins is {}",
                                        m_map.staticMap.shape().text(),
                                        m_map.dynamicMap.shape().text()));
        } else {
            m_map.staticMap = m_map.dynamicMap;
            note(m_group, "there is no map of static bins: the dynamic ones take their place", "");
        }
        axisNames();
        const bool hasStatic = find(spelling::kStatic.map).has_value();
        partition(Partition::Dynamic, spelling::kDynamic, m_map.dynamicMap);
        partition(Partition::Static, hasStatic ? spelling::kStatic : spelling::kDynamic,
                  m_map.staticMap);
        masks();
        consistency();
        geometry();
        additions();
        const auto hash = hashInFile();
        m_map.hash = hash ? *hash : qmapHash(m_map);
        return std::make_shared<const Qmap>(std::move(m_map));
    }

  private:
    std::optional<std::string> find(const Names& names) const {
        const Hdf5Lock lock;
        for (const char* name : names)
            if (objectExists(m_file.id.get(), m_group + "/" + name))
                return m_group + "/" + name;
        return std::nullopt;
    }
    Error wrong(const std::string& path, std::string what) const {
        return Error(ErrorCode::Input, std::move(what))
            .inFile(m_file.path)
            .atField(path)
            .withRemedy("make the q-map again");
    }
    void note(const std::string& path, std::string what, std::string remedy) {
        m_problems.push_back({"note", path, std::move(what), std::move(remedy)});
    }
    void warn(const std::string& path, std::string what,
              std::string remedy = "make the q-map again") {
        m_problems.push_back({"warning", path, std::move(what), std::move(remedy)});
    }

    std::optional<Hdf5Numbers> numbers(const Names& names) const {
        m_cancel.throwIfCancelled();
        const auto path = find(names);
        return path ? readNumbers(m_file, *path) : std::nullopt;
    }
    std::vector<double> list(const Names& names) const {
        const auto found = numbers(names);
        if (!found)
            return {};
        // The lists of APS 8-ID come in two identical rows.
        const auto shape = found->squeezed();
        std::vector<double> values = found->list();
        if (shape.size() > 1)
            values.resize(indexOf(shape.back()));
        return values;
    }

    /// A map of bin numbers as (row, column).
    Array<std::uint32_t> labels(const Names& names, const char* missing) {
        const auto path = find(names);
        if (!path)
            throw wrong(m_group, missing);
        const auto found = readNumbers(m_file, *path);
        std::vector<std::int64_t> shape = found->extents;
        while (shape.size() > 2 && shape.front() == 1)
            shape.erase(shape.begin());
        if (shape.size() != 2 || found->values.empty())
            throw wrong(*path, "is no image");
        auto result = Array<std::uint32_t>::uninitialized({shape[0], shape[1]});
        const auto to = result.editValues();
        const auto from = found->values.values();
        std::int64_t negative = 0;
        for (std::size_t i = 0; i < to.size(); ++i) {
            const double v = from[i];
            negative += v < 0 ? 1 : 0;
            if (v >= 0 && (v != std::trunc(v) || v > 4294967295.0))
                throw wrong(*path, fmt::format("holds {}, which is no bin number", v));
            to[i] = v > 0 ? static_cast<std::uint32_t>(v) : 0;
        }
        if (negative > 0)
            warn(*path,
                 fmt::format("{} pixels have negative bin numbers; they are not used", negative));
        return result;
    }

    void axisNames() {
        std::array<std::string, 2> names = {"q", "phi"}, units = {"Å⁻¹", "deg"};
        const auto texts = [&](const Names& what) -> std::vector<std::string> {
            const auto path = find(what);
            if (!path)
                return {};
            const Hdf5Lock lock;
            const H5Id dataset(H5Dopen2(m_file.id.get(), path->c_str(), H5P_DEFAULT));
            const auto read = dataset ? readTexts(dataset.get()) : std::nullopt;
            if (!read)
                warn(*path, "is no list of texts");
            return read.value_or(std::vector<std::string>{});
        };
        const auto namesRead = texts(spelling::kNames), unitsRead = texts(spelling::kUnits);
        if (namesRead.empty())
            note(m_group + "/map_names", "the axes have no names; taken as q and phi", "");
        for (std::size_t i = 0; i < 2; ++i) {
            if (i < namesRead.size())
                names[i] = namesRead[i];
            if (i < unitsRead.size())
                units[i] = unitsRead[i];
            else if (names[i] == "x" || names[i] == "y")
                units[i] = "px";
            else if (names[i] != "phi" && (i == 1 || names[i] != "q"))
                units[i].clear(); // no unit that the format promises
            const AxisUnit unit = axisUnit(units[i]);
            m_map.axes[i].name = names[i];
            m_map.axes[i].unit = unit.unit;
            m_factors[i] = unit.factor;
        }
    }

    void partition(Partition which, const spelling::Map& names, const Array<std::uint32_t>& map) {
        const auto values = map.values();
        const auto bins =
            static_cast<std::int64_t>(*std::max_element(values.begin(), values.end()));
        const std::string path = find(names.map).value_or(m_group);
        if (bins == 0)
            throw wrong(path, "no pixel is in a bin");
        auto& cells = which == Partition::Dynamic ? m_map.dynamicCell : m_map.staticCell;
        std::array<std::vector<double>, 2> centers = {list(names.axis0), list(names.axis1)};
        for (std::size_t i = 0; i < 2; ++i)
            for (double& center : centers[i])
                center *= m_factors[i];
        const std::vector<double> mapping = list(names.mapping);
        if (mapping.empty() && bins > map.size())
            throw wrong(path, fmt::format("numbers {} bins in {} pixels", bins, map.size()));
        if (!mapping.empty())
            mapped(names, bins, mapping, centers, cells);
        else if (!centers[0].empty() && listedPerBin(bins, centers))
            perBin(bins, centers, cells);
        else
            unmapped(names, bins, centers, cells);
        auto& a0 = m_map.axes[0];
        auto& a1 = m_map.axes[1];
        (which == Partition::Dynamic ? a0.dynamicCenters : a0.staticCenters) = centers[0];
        (which == Partition::Dynamic ? a1.dynamicCenters : a1.staticCenters) = centers[1];
    }

    static bool listedPerBin(std::int64_t bins, const std::array<std::vector<double>, 2>& centers) {
        return centers[0].size() == indexOf(bins) && bins > 1 &&
               centers[1].size() == centers[0].size();
    }

    /// Cells along both axes: as many as the file says, else as many as there are centres.
    std::array<std::int64_t, 2> cellCounts(const spelling::Map& names,
                                           std::array<std::vector<double>, 2>& centers) {
        std::vector<double> counts = list(names.counts);
        if (counts.size() != 2) {
            const auto n0 = list(names.count0), n1 = list(names.count1);
            counts = {n0.size() == 1 ? n0[0] : 0, n1.size() == 1 ? n1[0] : 0};
        }
        std::array<std::int64_t, 2> result{};
        for (std::size_t i = 0; i < 2; ++i) {
            const auto listed = static_cast<std::int64_t>(centers[i].size());
            const bool sound = counts[i] >= 1 && counts[i] <= kMostCells;
            result[i] = sound ? static_cast<std::int64_t>(counts[i]) : listed;
            if (result[i] != listed) {
                const std::string path =
                    find(i == 0 ? names.axis0 : names.axis1)
                        .value_or(m_group + "/" + *(i == 0 ? names.axis0 : names.axis1).begin());
                warn(path, fmt::format("lists {} centres for {} cells", listed, result[i]));
                centers[i].resize(indexOf(result[i]), kUnknown);
            }
            result[i] = std::max<std::int64_t>(result[i], 1);
        }
        return result;
    }

    void mapped(const spelling::Map& names, std::int64_t bins, const std::vector<double>& mapping,
                std::array<std::vector<double>, 2>& centers, std::vector<std::int64_t>& cells) {
        const std::string path = *find(names.mapping);
        const auto counts = cellCounts(names, centers);
        if (bins > static_cast<std::int64_t>(mapping.size()))
            throw wrong(path, fmt::format("names the cells of {} bins but the map has {}",
                                          mapping.size(), bins));
        if (bins < static_cast<std::int64_t>(mapping.size()))
            warn(path, fmt::format("names the cells of {} bins but only {} have pixels",
                                   mapping.size(), bins));
        const double most = static_cast<double>(counts[0]) * static_cast<double>(counts[1]);
        std::size_t outside = 0, unordered = 0;
        for (const double cell : mapping) {
            const bool inside = cell >= 0 && cell < most && cell == std::trunc(cell);
            outside += inside ? 0 : 1;
            cells.push_back(inside ? static_cast<std::int64_t>(cell) : -1);
            unordered += cells.size() > 1 && inside && cells[cells.size() - 2] >= cells.back();
        }
        if (outside > 0)
            warn(path, fmt::format("{} bins are in cells beyond {} x {}: their centres are unknown",
                                   outside, counts[0], counts[1]));
        if (unordered > 0)
            warn(path, "the bins are not in the order of their cells");
    }

    /// One centre per bin along each axis, NaN where a bin is empty: the cells are those that the
    /// different values span.
    void perBin(std::int64_t bins, std::array<std::vector<double>, 2>& centers,
                std::vector<std::int64_t>& cells) {
        std::array<std::vector<double>, 2> unique;
        for (std::size_t i = 0; i < 2; ++i) {
            std::copy_if(centers[i].begin(), centers[i].end(), std::back_inserter(unique[i]),
                         [](double v) { return !std::isnan(v); });
            std::sort(unique[i].begin(), unique[i].end());
            unique[i].erase(std::unique(unique[i].begin(), unique[i].end()), unique[i].end());
        }
        const auto place = [&](std::size_t axis, std::size_t bin) {
            const auto& u = unique[axis];
            return std::lower_bound(u.begin(), u.end(), centers[axis][bin]) - u.begin();
        };
        for (std::size_t bin = 0; bin < indexOf(bins); ++bin) {
            const bool known = !std::isnan(centers[0][bin]) && !std::isnan(centers[1][bin]);
            cells.push_back(known ? place(0, bin) * static_cast<std::int64_t>(unique[1].size()) +
                                        place(1, bin)
                                  : -1);
        }
        centers = std::move(unique);
    }

    /// Bin k is cell k - 1: nothing was left out when the bins were numbered.
    void unmapped(const spelling::Map& names, std::int64_t bins,
                  std::array<std::vector<double>, 2>& centers, std::vector<std::int64_t>& cells) {
        const auto counts = cellCounts(names, centers);
        const std::string path = find(names.map).value_or(m_group);
        if (centers[0].empty()) {
            warn(path, "the file does not say where the bins lie");
            centers[0].assign(indexOf(bins), kUnknown);
        } else if (bins > counts[0] * counts[1]) {
            warn(path, fmt::format("numbers {} bins in {} x {} cells: centres beyond are unknown",
                                   bins, counts[0], counts[1]));
        } else {
            note(path, "there is no list of cells: bins are taken to be numbered cell by cell", "");
        }
        for (std::int64_t bin = 0; bin < bins; ++bin)
            cells.push_back(bin);
    }

    Array<std::uint8_t> flags(const Names& names, const char* meaning) {
        const auto path = find(names);
        if (!path)
            return {};
        const auto found = readNumbers(m_file, *path);
        const auto shape = found->squeezed();
        const std::int64_t rows = m_map.rows(), columns = m_map.columns();
        const bool turned = found->values.size() == rows * columns && rows != columns &&
                            shape == std::vector<std::int64_t>{columns, rows};
        if (found->values.size() != rows * columns ||
            (!turned && shape.size() == 2 && shape != std::vector{rows, columns})) {
            warn(*path, fmt::format("has another shape than the maps ({} values for {}x{}); {}",
                                    found->values.size(), rows, columns, meaning));
            return {};
        }
        if (turned)
            note(*path, "rows and columns are exchanged; it was turned", "");
        Array<std::uint8_t> result({rows, columns});
        const auto from = found->values.values();
        const View<std::uint8_t> to = result.edit();
        for (std::int64_t y = 0; y < rows; ++y)
            for (std::int64_t x = 0; x < columns; ++x)
                to(y, x) = from[indexOf(turned ? x * rows + y : y * columns + x)] > 0 ? 1 : 0;
        return result;
    }

    void masks() {
        m_map.mask = flags(spelling::kMask, "the pixels with a bin are used");
        if (m_map.mask.empty()) {
            m_map.mask = Array<std::uint8_t>::uninitialized(m_map.dynamicMap.shape());
            const auto bins = m_map.dynamicMap.values();
            std::transform(
                bins.begin(), bins.end(), m_map.mask.editValues().begin(),
                [](std::uint32_t b) { return b > 0 ? std::uint8_t{1} : std::uint8_t{0}; });
            if (!find(spelling::kMask))
                note(m_group + "/mask", "there is no mask: the pixels with a bin are used", "");
        }
        m_map.goodPixels = flags(spelling::kBlemish, "the mask takes its place");
    }

    void consistency() {
        m_cancel.throwIfCancelled();
        const auto mask = m_map.mask.values();
        const auto dynamic = m_map.dynamicMap.values(), statics = m_map.staticMap.values();
        std::vector<std::uint32_t> owner(m_map.staticCell.size() + 1);
        std::vector<std::uint8_t> split(owner.size());
        std::int64_t unmasked = 0, half = 0, unused = 0;
        for (std::size_t i = 0; i < dynamic.size(); ++i) {
            const std::uint32_t d = dynamic[i], s = statics[i];
            half += (d > 0) != (s > 0) ? 1 : 0;
            unmasked += d > 0 && mask[i] == 0 ? 1 : 0;
            unused += d == 0 && mask[i] > 0 ? 1 : 0;
            if (d == 0 || s == 0)
                continue;
            if (owner[s] == 0)
                owner[s] = d;
            else if (owner[s] != d)
                split[s] = 1;
        }
        if (unmasked > 0)
            warn(m_group + "/mask", fmt::format("{} masked pixels are in a bin", unmasked));
        if (unused > 0)
            warn(m_group + "/mask",
                 fmt::format("{} pixels are to be used but are in no dynamic bin", unused));
        if (half > 0)
            warn(m_group,
                 fmt::format("{} pixels are in a bin of one map and in none of the other", half));
        if (const auto n = std::count(split.begin(), split.end(), std::uint8_t{1}); n > 0) {
            const auto first = std::find(split.begin(), split.end(), std::uint8_t{1});
            warn(
                find(spelling::kStatic.map).value_or(m_group),
                fmt::format("{} static bins lie in more than one dynamic bin (bin {} is the first)",
                            n, first - split.begin()));
        }
    }

    void geometry() {
        const auto number = [&](const Names& names) -> std::optional<NumberWithUnit> {
            const auto path = find(names);
            return path ? readNumberWithUnit(m_file, *path) : std::nullopt;
        };
        Qmap::Geometry& g = m_map.geometry;
        if (const auto x = number(spelling::kCenterX))
            g.beamCenterX = x->value;
        if (const auto y = number(spelling::kCenterY))
            g.beamCenterY = y->value;
        setLengths(g, number(spelling::kPixel), number(spelling::kDistance), m_problems);
        if (const auto energy = number(spelling::kEnergy))
            g.energyKev = energy->value * kevPer(energy->unit).value_or(1);
    }

    void additions() {
        const Names names[] = {
            {"dynamic_q_mean"}, {"dynamic_q_rms"}, {"dynamic_q_width"}, {"dynamic_phi_mean"}};
        double Qmap::BinMean::*const members[] = {&Qmap::BinMean::qMean, &Qmap::BinMean::qRms,
                                                  &Qmap::BinMean::qWidth, &Qmap::BinMean::phiMean};
        std::vector<Qmap::BinMean> means(m_map.dynamicCell.size(),
                                         {kUnknown, kUnknown, kUnknown, kUnknown});
        bool any = false;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::vector<double> values = list(names[i]);
            if (values.empty())
                continue;
            if (values.size() != means.size()) {
                warn(m_group + "/" + *names[i].begin(),
                     fmt::format("has {} values for {} bins", values.size(), means.size()));
                continue;
            }
            any = true;
            for (std::size_t bin = 0; bin < means.size(); ++bin)
                means[bin].*members[i] = values[bin];
        }
        if (any)
            m_map.binMeans = std::move(means);
        const Hdf5Lock lock;
        m_map.sourceFile = readString(m_file.id.get(), m_group + "/source_file").value_or("");
        if (const auto recipe = readString(m_file.id.get(), m_group + "/recipe")) {
            m_map.recipe = nlohmann::json::parse(*recipe, nullptr, false);
            if (m_map.recipe.is_discarded()) {
                m_map.recipe = nullptr;
                warn(m_group + "/recipe", "is no JSON");
            }
        }
    }

    std::optional<std::string> hashInFile() const {
        const Hdf5Lock lock;
        const H5Id group(H5Gopen2(m_file.id.get(), m_group.c_str(), H5P_DEFAULT));
        const auto hash = group ? readStringAttribute(group.get(), "hash") : std::nullopt;
        return hash && !hash->empty() ? hash : std::nullopt;
    }

    const Hdf5File& m_file;
    std::string m_group;
    std::vector<Problem>& m_problems;
    const CancelToken& m_cancel;
    Qmap m_map;
    std::array<double, 2> m_factors{1, 1};
};

} // namespace

std::optional<std::string> findQmapGroup(const Hdf5File& file) {
    const Hdf5Lock lock;
    for (const char* group : spelling::kGroups)
        for (const char* map : spelling::kDynamic.map)
            if (objectExists(file.id.get(), std::string(group) + "/" + map))
                return group;
    return std::nullopt;
}

QmapPtr readQmapGroup(const Hdf5File& file, const std::string& group,
                      std::vector<Problem>& problems, const CancelToken& cancel) {
    try {
        return QmapReader(file, group, problems, cancel).read();
    } catch (const Error& error) {
        if (!error.file().empty() || error.code() == ErrorCode::Cancelled)
            throw;
        throw Error(error.code(), error.reason())
            .inFile(file.path)
            .atField(group)
            .withRemedy(error.remedy().empty() ? "copy the file again" : error.remedy());
    }
}

QmapPtr readQmap(const std::filesystem::path& path, std::vector<Problem>& problems,
                 const CancelToken& cancel) {
    const Hdf5FilePtr file = openHdf5File(path, cancel);
    const auto group = file ? findQmapGroup(*file) : std::nullopt;
    if (!group)
        throw Error(ErrorCode::Input, file ? "holds no q-map" : "is no HDF5 file")
            .inFile(path)
            .atField(file ? "/qmap" : "")
            .withRemedy("choose a q-map file or a result");
    return readQmapGroup(*file, *group, problems, cancel);
}

} // namespace specula::io
