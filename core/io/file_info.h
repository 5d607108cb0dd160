// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/shape.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace specula::io {

struct DatasetInfo {
    std::string path;
    std::vector<std::int64_t> shape;
    std::string dtype;
    std::string encoding;  ///< layout and filters, for people
    bool showable = false; ///< can be opened as an image or a stack
};

struct Problem {
    std::string severity; ///< "error", "warning", "note"
    std::string path;     ///< inside the file
    std::string what;
    std::string remedy;
};

/// A node of the metadata tree of any format: HDF5 groups, datasets and attributes, TIFF tags per
/// page, EXR attributes per part, header fields. `value` is rendered text (arrays shortened).
struct MetadataNode {
    std::string name;
    std::string type;  ///< "group", "uint16", "string", "link to other.h5:/x", ...
    std::string value; ///< short text
    std::string path;  ///< full path where there is one
    std::vector<MetadataNode> children;
};

/// What `specula-cli info` prints and the window's metadata tree shows.
struct FileInfo {
    std::string kind = "unknown"; ///< as in the command line contract
    std::string format;
    std::vector<std::int64_t> shape;
    std::string dtype;
    std::int64_t frames = 0;
    std::string defaultDataset;
    std::vector<DatasetInfo> datasets;
    std::vector<Problem> problems;
    MetadataNode metadata;
};

/// Never throws for what is inside the file (that goes into `problems`); throws Error(Input) only
/// when the file cannot be opened at all. A foreign file is kind "unknown".
FileInfo inspectFile(const std::filesystem::path& file, const CancelToken& cancel = {});

// One per format; false: not mine.
bool inspectTiff(const std::filesystem::path& file, FileInfo& info, const CancelToken& cancel);
bool inspectExr(const std::filesystem::path& file, FileInfo& info, const CancelToken& cancel);
bool inspectHdf5(const std::filesystem::path& file, FileInfo& info, const CancelToken& cancel);
bool inspectNpy(const std::filesystem::path& file, FileInfo& info, const CancelToken& cancel);
bool inspectEdf(const std::filesystem::path& file, FileInfo& info, const CancelToken& cancel);

} // namespace specula::io
