// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/compute/backend.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace specula::compute {

/// Holds a tier to the reference: every kernel of the catalogue, every data type, awkward sizes
/// (none, one, odd, prime, not square), windows and repeated axes, NaN and Inf. Inputs are
/// pseudo-random and the same everywhere. The truth for F32 is what the reference makes of the same
/// inputs with F64 outputs. Besides being near the truth, a kernel must write nothing but its
/// output, give the same bits in a second call and wherever the operands lie, and, where the
/// catalogue says so, whatever window of its output is asked for.
struct ConformanceOptions {
    /// A kernel ("convolve_axis"), or a group of kernels ("fourier"); empty: all.
    std::string suite;
    /// Only one case in so many, spread over all of a kernel: for devices that are very slow.
    int oneCaseIn = 1;
};

struct ConformanceFailure {
    std::string kernel, testCase, what;
    double error = 0, tolerance = 0; ///< infinite where it is no matter of accuracy
};

/// What the tier does not have, neither as a kernel nor composed of others.
struct ConformanceAbsence {
    std::string kernel;
    std::vector<std::string> types;
    std::string why;
    std::int64_t cases = 0;
};

struct KernelConformance {
    std::string name, suite;
    std::int64_t cases = 0, passed = 0, absent = 0;
    double worst = 0; ///< the largest error as a fraction of its tolerance
};

struct ConformanceReport {
    std::string tier, device;
    std::vector<KernelConformance> kernels;
    std::vector<ConformanceAbsence> absent;
    std::vector<ConformanceFailure> failed;
    std::string lost; ///< why the device does not answer any more: the rest was not tried

    std::int64_t cases() const;
    std::int64_t passed() const;
    /// {tier, device, kernels, cases, passed, absent:[...], failed:[...], per_kernel:[...]}, and
    /// {lost} where it was.
    nlohmann::json toJson() const;
    /// For people.
    std::string text() const;
};

/// `tier` should have no helper; what it borrows all the same counts as absent. Throws Error(Usage)
/// for an unknown suite, Cancelled, and nothing for what the tier does wrong.
ConformanceReport runConformance(Backend& tier, Backend& reference,
                                 const ConformanceOptions& options, JobContext& job);

/// Names of the groups, in order.
std::vector<std::string> conformanceSuites();

} // namespace specula::compute
