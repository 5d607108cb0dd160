// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_pick.h"

#include "core/io/hdf5_dataset.h"
#include "core/io/hdf5_walk.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace specula::io {
namespace {

/// Mean frames of result files, before any larger array of numbers in them.
constexpr const char* kMeanFrames[] = {"/xpcs/temporal_mean/scattering_2d", "/exchange/pixelSum"};

struct Candidate {
    std::string path;
    bool stack = false, signal = false;
    std::int64_t samples = 0;
};

std::string parentOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::string join(const std::string& group, const std::string& name) {
    return name.starts_with('/') ? name : (group == "/" ? "/" : group + "/") + name;
}

/// "data_000012" -> "data_", 12; false without at least three digits at the end.
bool splitNumber(const std::string& name, std::string& stem, std::uint64_t& number) {
    const auto digits = name.find_last_not_of("0123456789") + 1;
    if (name.size() - digits < 3 || name.size() - digits > 18)
        return false;
    stem = name.substr(0, digits);
    number = std::stoull(name.substr(digits));
    return true;
}

std::optional<Candidate> candidate(const std::string& path, hid_t dataset) {
    const H5Id type(H5Dget_type(dataset)), space(H5Dget_space(dataset));
    if (!type || !space || !sampleTypeOf(type.get()))
        return std::nullopt;
    const auto extents = extentsOf(space.get());
    const auto axes = frameAxesOf(extents, false);
    if (!axes || axes->width < 2 || axes->height < 2)
        return std::nullopt;
    Candidate c;
    c.path = path;
    c.stack = extents.size() > 2;
    c.signal = readNumberAttribute(dataset, "signal").value_or(0) == 1;
    c.samples = axes->width > INT64_MAX / axes->height ? 0 : axes->width * axes->height;
    c.samples =
        axes->frames > 0 && c.samples > INT64_MAX / axes->frames ? 0 : c.samples * axes->frames;
    return c;
}

/// Follows @default from the root group and takes @signal where it ends.
std::string nexusDefault(const Hdf5File& file) {
    std::string group = "/";
    for (int step = 0; step < 8; ++step) {
        const H5Id id(H5Oopen(file.id.get(), group.c_str(), H5P_DEFAULT));
        if (!id || H5Iget_type(id.get()) != H5I_GROUP)
            return {};
        if (const auto signal = readStringAttribute(id.get(), "signal"))
            return join(group, *signal);
        const auto next = readStringAttribute(id.get(), "default");
        if (!next || !objectExists(file.id.get(), join(group, *next)))
            return {};
        group = join(group, *next);
    }
    return {};
}

bool showable(const Hdf5File& file, const std::string& path) {
    if (path.empty() || !objectExists(file.id.get(), path))
        return false;
    const H5Id id(H5Oopen(file.id.get(), path.c_str(), H5P_DEFAULT));
    return id && H5Iget_type(id.get()) == H5I_DATASET && candidate(path, id.get()).has_value();
}

/// What a walk finds to choose from.
struct Findings {
    std::vector<Candidate> candidates;
    std::vector<std::string> signals, missing;
};

Findings look(const Hdf5File& file, const CancelToken& cancel) {
    Findings found;
    const auto visit = [&](const Hdf5Node& node, hid_t id) {
        if (node.kind == Hdf5Node::Kind::Dangling && node.external)
            found.missing.push_back(node.path);
        if (node.kind == Hdf5Node::Kind::Group)
            if (const auto signal = readStringAttribute(id, "signal"))
                found.signals.push_back(join(node.path, *signal));
        if (node.kind == Hdf5Node::Kind::Dataset)
            if (const auto c = candidate(node.path, id))
                found.candidates.push_back(*c);
    };
    walkHdf5(file, {5000, 2000, 24}, cancel, visit, [](const std::string&, const std::string&) {});
    return found;
}

} // namespace

std::vector<std::string> seriesIn(const Hdf5File& file, const std::string& group) {
    const Hdf5Lock lock;
    std::map<std::string, std::map<std::uint64_t, std::string>> byStem;
    const H5Id id(H5Oopen(file.id.get(), group.c_str(), H5P_DEFAULT));
    if (!id || H5Iget_type(id.get()) != H5I_GROUP)
        return {};
    std::vector<std::string> names;
    hsize_t at = 0;
    const auto add = [](hid_t, const char* name, const H5L_info_t*, void* data) -> herr_t {
        auto& all = *static_cast<std::vector<std::string>*>(data);
        all.emplace_back(name);
        return all.size() < 1000000 ? 0 : 1;
    };
    H5Literate(id.get(), H5_INDEX_NAME, H5_ITER_INC, &at, add, &names);
    for (const std::string& name : names) {
        std::string stem;
        std::uint64_t number = 0;
        if (splitNumber(name, stem, number))
            byStem[stem].emplace(number, join(group, name));
    }
    const auto longest =
        std::max_element(byStem.begin(), byStem.end(), [](const auto& a, const auto& b) {
            return a.second.size() < b.second.size();
        });
    std::vector<std::string> series;
    if (longest != byStem.end())
        for (const auto& [number, path] : longest->second)
            series.push_back(path);
    return series;
}

std::string defaultHdf5Dataset(const Hdf5File& file, const CancelToken& cancel) {
    const Hdf5Lock lock;
    if (const std::string path = nexusDefault(file); showable(file, path))
        return path;
    for (const char* path : kMeanFrames)
        if (showable(file, path))
            return path;
    Findings found = look(file, cancel);
    for (Candidate& c : found.candidates)
        c.signal |=
            std::find(found.signals.begin(), found.signals.end(), c.path) != found.signals.end();
    const auto best = std::max_element(
        found.candidates.begin(), found.candidates.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.signal && a.stack, a.stack, a.signal, a.samples) <
                   std::tuple(b.signal && b.stack, b.stack, b.signal, b.samples);
        });
    const bool haveStack = best != found.candidates.end() && best->stack;
    if (!haveStack && !found.missing.empty())
        throw whyNotThere(file, found.missing.front());
    if (best == found.candidates.end())
        throw Error(ErrorCode::Input, "holds no image and no stack")
            .inFile(file.path)
            .withRemedy("see its datasets with `specula-cli info`");
    const std::string group = parentOf(best->path);
    const auto series = seriesIn(file, group);
    const bool inSeries = std::find(series.begin(), series.end(), best->path) != series.end();
    return haveStack && inSeries && group != "/" ? group : best->path;
}

} // namespace specula::io
