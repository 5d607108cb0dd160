// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulate/xpcs_frames.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace specula::simulate {

/// What files say of a simulated measurement besides its physics.
struct RunLabel {
    std::string sample = "simulated";
    std::optional<double> temperatureK; ///< a number for the file; the dynamics do not follow it
};

struct RawXpcsOptions {
    std::filesystem::path file;
    bool overwrite = false;
    RunLabel label = {};
    std::uint64_t memoryBytes = 0; ///< as for XpcsSimulation::run()
};

/// Simulates into one HDF5 file laid out as EIGER detectors write: frames in /entry/data/data
/// (bitshuffle-LZ4, one a chunk), detector and beam in /entry/instrument, and in /specula the truth
/// (`truth`, JSON text) with the maps it was made from. Returns the truth.
nlohmann::json writeRawXpcs(const XpcsSimulation& simulation, const RawXpcsOptions& options,
                            compute::Backend& backend, ThreadPool& pool, JobContext& job);

/// When the run is said to have begun and ended, ISO 8601: a function of the seed, one minute
/// after the other, so that the same simulation gives the same file.
struct RunTimes {
    std::string start, end;
};
RunTimes runTimes(const XpcsOptions& options);

/// How long the shutter was open for a frame; nothing for frames of an instant.
std::optional<double> countTimeS(const XpcsOptions& options);

} // namespace specula::simulate
