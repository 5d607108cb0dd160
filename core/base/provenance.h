// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace specula {

/// Says whether a file is still the one it was: size, modification time and the SHA-256 of its
/// first and last MiB. Cheap for files of any size. Formats that know more (HDF5: the headers of
/// the datasets used) pass it as `extra`.
struct ContentId {
    std::string value; ///< hexadecimal, empty for data that never were a file

    bool empty() const { return value.empty(); }
    friend bool operator==(const ContentId&, const ContentId&) = default;
};

/// Throws Error(Input) when the file cannot be read.
ContentId contentIdOf(const std::filesystem::path& file, const std::string& extra = {});
/// SHA-256 over every byte, on request.
std::string fullHashOf(const std::filesystem::path& file);

/// Hash of a recipe or of parameters: equal for equal values whatever the order of the keys.
std::string recipeHash(const nlohmann::json& recipe);

/// What a result was made from. Written into every file we export; compared with the present state
/// to mark results that are stale.
struct Provenance {
    struct Input {
        std::string role;      ///< "frames", "mask", "geometry", "qmap", ...
        std::string file;      ///< path, empty for recipes held in memory
        std::string dataset;   ///< inside the file, where it has several
        std::string contentId; ///< ContentId::value or recipeHash()
    };
    std::string operation; ///< "export image", "correlate", ...
    std::vector<Input> inputs;
    nlohmann::json parameters = nlohmann::json::object();
    std::string version; ///< of Specula
    std::string backend; ///< tier that computed it
    std::string timeUtc; ///< ISO 8601

    /// With version and time filled in.
    static Provenance now(std::string operation);
    /// Identity of the result: inputs, parameters and operation, not time or backend.
    std::string hash() const;
};

void to_json(nlohmann::json& out, const Provenance& p);
void from_json(const nlohmann::json& in, Provenance& p);

/// The roles whose present id differs from the one the result was made with; empty means fresh.
std::vector<std::string> staleInputs(const Provenance& made,
                                     const std::vector<Provenance::Input>& present);

const char* versionText();

} // namespace specula
