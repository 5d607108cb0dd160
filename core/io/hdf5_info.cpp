// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_info.h"
#include "core/io/hdf5_kind.h"
#include "core/io/hdf5_stack.h"
#include "core/io/hdf5_value.h"
#include "core/io/hdf5_walk.h"
#include "core/io/qmap_file.h"
#include "core/io/result_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace specula::io {
namespace {

constexpr std::size_t kMostAttributes = 256, kMostMappings = 10000;

/// Builds the metadata tree and the list of datasets while a walk goes through the file.
class Inspection {
  public:
    Inspection(const Hdf5FilePtr& file, FileInfo& info)
        : m_file(file)
        , m_info(info) {
        m_info.metadata = {"/", "group", "", "/", {}};
        m_stack = {&m_info.metadata};
    }

    void visit(const Hdf5Node& node, hid_t id) {
        MetadataNode entry{node.name, "", "", node.path, {}};
        switch (node.kind) {
        case Hdf5Node::Kind::Repeated:
            entry.type = "same as " + node.target;
            break;
        case Hdf5Node::Kind::Dangling:
            dangling(node, entry);
            break;
        case Hdf5Node::Kind::NamedType: {
            const H5Id type(H5Tcopy(id));
            entry.type = "type " + (type ? describeType(type.get()) : std::string("?"));
            break;
        }
        case Hdf5Node::Kind::Dataset:
            guarded(node.path, [&] { dataset(node, id, entry); });
            break;
        case Hdf5Node::Kind::Group:
            entry.type = "group";
            break;
        }
        if (!node.target.empty() && node.kind != Hdf5Node::Kind::Repeated &&
            node.kind != Hdf5Node::Kind::Dangling)
            entry.type += " (link to " + node.target + ")";
        if (node.kind == Hdf5Node::Kind::Group || node.kind == Hdf5Node::Kind::Dataset)
            guarded(node.path, [&] { attributes(id, entry); });
        place(node, std::move(entry));
    }

    void left(const std::string& path, const std::string& why) {
        m_info.problems.push_back(
            {"note", path, "not everything is listed: " + why, "use h5dump for the rest"});
    }

  private:
    template<class Work>
    void guarded(const std::string& path, Work&& work) {
        try {
            work();
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            m_info.problems.push_back({"error", path, error.reason(), error.remedy()});
        }
    }

    void place(const Hdf5Node& node, MetadataNode entry) {
        const auto depth = static_cast<std::size_t>(node.depth);
        if (depth == 0) {
            m_info.metadata = std::move(entry);
            m_stack = {&m_info.metadata};
            return;
        }
        m_stack.resize(depth); // the parents of this node; they no longer move
        m_stack.back()->children.push_back(std::move(entry));
        m_stack.push_back(&m_stack.back()->children.back());
    }

    void dangling(const Hdf5Node& node, MetadataNode& entry) {
        entry.type = node.target.empty() ? "damaged" : "link to " + node.target;
        entry.value = "not there";
        const Error why = whyNotThere(*m_file, node.path);
        m_info.problems.push_back(
            {node.external ? "error" : "warning", node.path, why.reason(), why.remedy()});
    }

    void dataset(const Hdf5Node& node, hid_t id, MetadataNode& entry) {
        const H5Id type = owned(H5Dget_type(id), "the type cannot be read");
        const H5Id space = owned(H5Dget_space(id), "the shape cannot be read");
        DatasetInfo listed;
        listed.path = node.path;
        listed.shape = extentsOf(space.get());
        listed.dtype = typeText(type.get());
        const bool isNull = H5Sget_simple_extent_type(space.get()) == H5S_NULL;
        entry.type = describeType(type.get());
        if (isNull)
            entry.type += " (nothing)";
        else if (!listed.shape.empty())
            entry.type += fmt::format(" ({})", fmt::join(listed.shape, "x"));
        const auto sample = sampleTypeOf(type.get());
        const auto axes = frameAxesOf(listed.shape, false);
        if (sample && axes && axes->frames > 0) {
            // Opening says whether it can be read, and if not, why.
            guarded(node.path, [&] {
                const auto opened = openHdf5Dataset(m_file, node.path);
                listed.dtype = pixelTypeName(opened->sample.type);
                listed.encoding = opened->encoding();
                listed.showable = true;
                missingSources(*opened);
            });
        }
        entry.value = datasetText(id);
        m_info.datasets.push_back(std::move(listed));
    }

    void missingSources(const Hdf5Dataset& d) {
        std::vector<std::string> missing;
        std::error_code ignored;
        for (std::size_t i = 0; i < std::min(d.mappings.size(), kMostMappings); ++i) {
            const std::string file = d.mappings[i].file.string();
            if (file.find('%') == std::string::npos && !std::filesystem::exists(file, ignored) &&
                std::find(missing.begin(), missing.end(), file) == missing.end())
                missing.push_back(file);
        }
        for (const std::string& file : missing)
            m_info.problems.push_back(
                {"error", d.path,
                 fmt::format("waits for {}: this source of the virtual dataset has not arrived",
                             file),
                 "copy it beside the file, or wait for the detector to write it"});
    }

    void attributes(hid_t id, MetadataNode& entry) {
        H5O_info_t info{};
        if (H5Oget_info2(id, &info, H5O_INFO_NUM_ATTRS) < 0)
            throw hdf5Error("the attributes cannot be read");
        const hsize_t count = std::min<hsize_t>(info.num_attrs, kMostAttributes);
        for (hsize_t i = 0; i < count; ++i) {
            const H5Id attribute(
                H5Aopen_by_idx(id, ".", H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT));
            if (!attribute) {
                left(entry.path, "an attribute cannot be read: " + hdf5ErrorText());
                continue;
            }
            char name[512] = {};
            H5Aget_name(attribute.get(), sizeof name, name);
            const H5Id type(H5Aget_type(attribute.get()));
            entry.children.push_back({fmt::format("@{}", name),
                                      type ? describeType(type.get()) : "?",
                                      attributeText(attribute.get()),
                                      fmt::format("{}@{}", entry.path, name),
                                      {}});
        }
        if (info.num_attrs > count)
            left(entry.path, fmt::format("more than {} attributes", kMostAttributes));
    }

    Hdf5FilePtr m_file;
    FileInfo& m_info;
    std::vector<MetadataNode*> m_stack; ///< the way down to the last node
};

std::string kindOf(const Hdf5File& file, const FileInfo& info) {
    if (const std::string kind = derivedKind(file); !kind.empty())
        return kind;
    if (info.defaultDataset.empty())
        return "unknown";
    const std::string& path = info.defaultDataset;
    const std::string name = path.substr(path.rfind('/') + 1);
    if (info.frames <= 1 && (name == "mask" || name == "pixel_mask"))
        return "mask";
    if (info.frames > 1)
        return hasDetectorMetadata(file) ? "raw-xpcs" : "stack";
    return "image";
}

/// What does not fit together in results and q-maps.
void examineDerived(const std::filesystem::path& path, FileInfo& info, const CancelToken& cancel) {
    try {
        std::vector<Problem> problems;
        if (info.kind.starts_with("result-")) {
            if (const ResultFilePtr result = ResultFile::open(path, cancel)) {
                problems = result->examine(cancel);
                info.frames = result->meta().frames; // of the run, not of its mean image
            }
        } else if (info.kind == "qmap") {
            readQmap(path, problems, cancel);
        }
        std::move(problems.begin(), problems.end(), std::back_inserter(info.problems));
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        info.problems.push_back({"error", error.field(), error.reason(), error.remedy()});
    }
}

void describeDefault(const std::filesystem::path& path, FileInfo& info, const CancelToken& cancel) {
    const Hdf5Stack stack(path, "", cancel);
    const Hdf5Dataset& base = stack.base();
    info.defaultDataset = stack.path();
    info.frames = stack.frames();
    info.dtype = pixelTypeName(base.sample.type);
    info.shape = base.extents;
    if (stack.isSeries())
        info.shape.front() = stack.frames();
    if (!stack.waitsFor().empty())
        info.problems.push_back({"warning", stack.waitsFor(),
                                 "the stack ends here for now: this piece is not there yet",
                                 "wait for the detector to write it, or copy it"});
}

} // namespace

bool inspectHdf5(const std::filesystem::path& path, FileInfo& info, const CancelToken& cancel) {
    const auto superblock = readSuperblock(path);
    if (!superblock)
        return false;
    info.format = "HDF5";
    const auto report = [&](const Error& error) {
        info.problems.push_back({"error", error.field(), error.reason(), error.remedy()});
    };
    try {
        const Hdf5FilePtr file = openHdf5File(path, cancel);
        if (file == nullptr)
            return false;
        Inspection inspection(file, info);
        walkHdf5(
            *file, {}, cancel, [&](const Hdf5Node& node, hid_t id) { inspection.visit(node, id); },
            [&](const std::string& where, const std::string& why) { inspection.left(where, why); });
        try {
            describeDefault(path, info, cancel);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            const bool known =
                std::any_of(info.problems.begin(), info.problems.end(),
                            [&](const Problem& p) { return p.what == error.reason(); });
            const bool nothing = std::none_of(info.datasets.begin(), info.datasets.end(),
                                              [](const DatasetInfo& d) { return d.showable; });
            if (!known && !nothing)
                report(error);
        }
        info.kind = kindOf(*file, info);
        examineDerived(path, info, cancel);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        report(error);
    }
    return true;
}

} // namespace specula::io
