// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/file_info.h"
#include "core/io/hdf5_tree_writer.h"
#include "core/io/result_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace specula::test {

inline std::filesystem::path resultFixture(const std::string& name) {
    return std::filesystem::path(SPECULA_TEST_DATA) / "results" / name;
}

inline io::ResultFilePtr openResult(const std::string& name) {
    return io::ResultFile::open(resultFixture(name));
}

/// What make_results.py writes: 1 + 0.2 exp(-2 t / tau), tau = 0.05 s / (bin + 1).
inline double fixtureG2(double delayS, std::int64_t column) {
    return 1 + 0.2 * std::exp(-2 * delayS / (0.05 / static_cast<double>(column + 1)));
}

/// A copy of a fixture with some datasets left out or replaced.
inline std::filesystem::path edited(const std::filesystem::path& to, const std::string& fixture,
                                    const std::vector<std::string>& without,
                                    const std::function<void(io::Hdf5TreeWriter&)>& add = {}) {
    const auto from = resultFixture(fixture);
    io::Hdf5TreeWriter writer(to, true);
    for (const io::DatasetInfo& d : io::inspectFile(from).datasets)
        if (std::none_of(without.begin(), without.end(),
                         [&](const std::string& w) { return d.path.starts_with(w); }))
            writer.copy(from, d.path, d.path);
    if (add)
        add(writer);
    writer.close();
    return to;
}

/// "error /path: what" of the problems that hold `part`, one per line.
inline std::string problemsWith(const std::vector<io::Problem>& problems, const std::string& part) {
    std::string found;
    for (const io::Problem& p : problems)
        if ((p.path + ": " + p.what).find(part) != std::string::npos)
            found += p.severity + " " + p.path + ": " + p.what + "\n";
    return found;
}

} // namespace specula::test
