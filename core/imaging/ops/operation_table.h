// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula::imaging {

/// A parameter of an operation, as the command line, the operations file and the panel's sliders
/// know it.
struct ParameterInfo {
    enum class Kind { Number, Integer, Numbers, Choice, File, Boolean };
    std::string name = {}; ///< "sigma"
    Kind kind = Kind::Number;
    nlohmann::json fallback = {};          ///< null: must be given, unless `optional`
    bool optional = false;                 ///< may be absent, which `help` explains
    double low = 0, high = 1;              ///< the slider's range; typed values may leave it
    std::optional<double> least = {};      ///< smaller is refused
    std::optional<double> most = {};       ///< larger is refused
    bool excludesLeast = false;            ///< `least` itself is refused too
    int count = 0;                         ///< of Numbers
    bool logarithmic = false;              ///< slider
    std::string unit = {};                 ///< "px", "turns", ...
    std::vector<std::string> choices = {}; ///< of Choice
    std::string help = {};                 ///< one line
};

struct OperationInfo {
    std::string name;    ///< "blur"
    std::string summary; ///< one line
    std::string group;   ///< "filter", "colour", "geometry", "arithmetic"
    std::vector<ParameterInfo> parameters;
};

/// All operations, in the order they are offered.
std::span<const OperationInfo> operationTable();
/// Throws Error(Usage) that lists the names when there is none.
const OperationInfo& operationInfo(const std::string& name);

/// Opens the second images that parameters name. Relative paths are the caller's business: of
/// images and of tables (.cube, .json) both.
struct OperationFiles {
    std::function<io::SourcePtr(const std::string& path)> openImage;
    std::function<std::filesystem::path(const std::string& path)> tablePath; ///< none: as it stands
};

/// Makes an operation; unknown, duplicate, missing, non-finite or out-of-range parameters are
/// Error(Usage) naming operation and parameter; broken files are Error(Input).
OperationPtr makeOperation(const std::string& name, const nlohmann::json& parameters,
                           const OperationFiles& files);

/// "blur:sigma=5,edge=mirror"; values may be quoted, number lists are separated by blanks.
OperationPtr parseOperation(const std::string& text, const OperationFiles& files);

/// {"operations":[{"op":"blur","sigma":5}, ...]}
Pipeline readPipeline(const std::filesystem::path& file, const OperationFiles& files);
nlohmann::json pipelineJson(const Pipeline& pipeline);

} // namespace specula::imaging
