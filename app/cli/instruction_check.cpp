// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hot_kernels.h"
#include "app/cli/measured_child.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

namespace specula::cli {
namespace {

constexpr double kMostWorse = 1.05;

std::string compilerName() {
#if defined(__clang__)
    return "clang " __clang_version__;
#elif defined(__GNUC__)
    return "gcc " __VERSION__;
#else
    return "unknown";
#endif
}

/// What callgrind collected while `kernel` ran, in instructions.
std::int64_t count(const std::string& kernel, const CancelToken& cancel) {
    const ChildUsage run =
        runMeasured({"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-fd=1",
                     "--collect-atstart=no", "--toggle-collect=hotKernelRun", ownProgram(), "bench",
                     "--hot-kernel", kernel, "--quiet"},
                    "", cancel);
    const std::string mark = "Collected : ";
    const auto at = run.output.find(mark);
    const std::int64_t found =
        at == std::string::npos ? 0
                                : std::strtoll(run.output.c_str() + at + mark.size(), nullptr, 10);
    if (found <= 0)
        throw Error(ErrorCode::Computation,
                    fmt::format("callgrind counted nothing for {}", kernel));
    return found;
}

} // namespace

InstructionCheck checkInstructions(const std::filesystem::path& file, const CancelToken& cancel) {
    InstructionCheck check;
    if (!programExists("valgrind")) {
        check.skipped = "valgrind is not installed";
        return check;
    }
    nlohmann::json before;
    if (std::ifstream in(file); in) {
        before = nlohmann::json::parse(in, nullptr, false);
        if (!before.is_object() || !before.contains("kernels"))
            throw Error(ErrorCode::Input, "is not a list of instruction counts").inFile(file);
        if (before.value("compiler", "") != compilerName())
            check.skipped = fmt::format("the counts are of {}, this is {}",
                                        before.value("compiler", "?"), compilerName());
    } else {
        check.skipped = "there are no counts yet";
    }
    // callgrind does not know AVX-512; the same code must be counted everywhere.
    ::setenv("SPECULA_CPU_ISA", "avx2", 1);
    ::setenv("OPENBLAS_CORETYPE", "Haswell", 1);
    check.counts = {{"compiler", compilerName()}, {"kernels", nlohmann::json::object()}};
    check.rows = nlohmann::json::array();
    for (const std::string& kernel : hotKernelNames()) {
        const std::int64_t now = count(kernel, cancel);
        check.counts["kernels"][kernel] = now;
        nlohmann::json row = {{"kernel", kernel}, {"instructions", now}};
        if (check.skipped.empty() && before["kernels"].contains(kernel)) {
            const double ratio = static_cast<double>(now) / before["kernels"][kernel].get<double>();
            row["before"] = before["kernels"][kernel];
            row["ratio"] = ratio;
            if (ratio > kMostWorse)
                check.worse.push_back(kernel);
        }
        check.rows.push_back(row);
    }
    return check;
}

} // namespace specula::cli
