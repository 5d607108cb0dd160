// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/provenance.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace specula {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kSample = 1 << 20;

std::ifstream openForHash(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error(ErrorCode::Input, "cannot be read")
            .inFile(file)
            .withRemedy("check that it exists and that you may read it");
    return in;
}

} // namespace

ContentId contentIdOf(const fs::path& file, const std::string& extra) {
    std::ifstream in = openForHash(file);
    const std::uintmax_t size = fs::file_size(file);
    const auto time = fs::last_write_time(file).time_since_epoch().count();
    Sha256 hash;
    hash.add(fmt::format("{};{};{};", size, time, extra));
    std::vector<char> buffer(static_cast<std::size_t>(std::min(size, kSample)));
    const auto addFrom = [&](std::uintmax_t offset) {
        in.seekg(static_cast<std::streamoff>(offset));
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
        in.clear();
    };
    addFrom(0);
    if (size > kSample)
        addFrom(size - std::min(size, kSample));
    return {hash.hex()};
}

std::string fullHashOf(const fs::path& file) {
    std::ifstream in = openForHash(file);
    Sha256 hash;
    std::vector<char> buffer(kSample);
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
    }
    return hash.hex();
}

std::string recipeHash(const nlohmann::json& recipe) {
    // nlohmann::json keeps object keys sorted, so dump() is canonical.
    return sha256Hex(recipe.dump());
}

Provenance Provenance::now(std::string operation) {
    Provenance p;
    p.operation = std::move(operation);
    p.version = versionText();
    p.timeUtc = fmt::format(
        "{:%Y-%m-%dT%H:%M:%SZ}",
        fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
    return p;
}

std::string Provenance::hash() const {
    nlohmann::json identity = *this;
    identity.erase("version");
    identity.erase("backend");
    identity.erase("time_utc");
    for (auto& input : identity["inputs"])
        input.erase("file");
    return recipeHash(identity);
}

void to_json(nlohmann::json& out, const Provenance& p) {
    out = {{"operation", p.operation}, {"parameters", p.parameters},
           {"version", p.version},     {"backend", p.backend},
           {"time_utc", p.timeUtc},    {"inputs", nlohmann::json::array()}};
    for (const auto& i : p.inputs)
        out["inputs"].push_back({{"role", i.role},
                                 {"file", i.file},
                                 {"dataset", i.dataset},
                                 {"content_id", i.contentId}});
}

void from_json(const nlohmann::json& in, Provenance& p) {
    p = {};
    p.operation = in.value("operation", "");
    p.parameters = in.value("parameters", nlohmann::json::object());
    p.version = in.value("version", "");
    p.backend = in.value("backend", "");
    p.timeUtc = in.value("time_utc", "");
    for (const auto& i : in.value("inputs", nlohmann::json::array()))
        p.inputs.push_back({i.value("role", ""), i.value("file", ""), i.value("dataset", ""),
                            i.value("content_id", "")});
}

std::vector<std::string> staleInputs(const Provenance& made,
                                     const std::vector<Provenance::Input>& present) {
    std::vector<std::string> stale;
    for (const auto& now : present) {
        const auto then =
            std::find_if(made.inputs.begin(), made.inputs.end(),
                         [&](const Provenance::Input& i) { return i.role == now.role; });
        if (then == made.inputs.end() || then->contentId != now.contentId)
            stale.push_back(now.role);
    }
    return stale;
}

const char* versionText() {
    return SPECULA_VERSION;
}

} // namespace specula
