// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/conformance.h"

#include "core/base/error.h"
#include "core/compute/conformance/case_table.h"
#include "core/compute/conformance/compare.h"
#include "core/compute/conformance/placement.h"
#include "core/compute/kernel_info.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace specula::compute {
namespace {

using namespace conformance;

constexpr double kNotANumber = std::numeric_limits<double>::infinity();

/// A case failed for another reason than its numbers.
struct Misbehaved {
    std::string what;
};

std::vector<Tensor> windowsOf(const Case& test, const std::vector<Placed>& placed) {
    std::vector<Tensor> windows;
    for (const Placed& p : placed)
        windows.push_back(p.window);
    if (test.inPlace)
        windows[1] = windows[0];
    return windows;
}

Placed placeOutput(Lane& lane, const Case& test, std::size_t i) {
    Operand operand = test.operands[i];
    if (test.inPlace) {
        operand.samples = test.operands[1].samples;
        operand.initialised = true;
    }
    return place(lane, operand, operand.samples, Role::Output);
}

std::vector<Placed> placeAll(Lane& lane, const Case& test) {
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < test.operands.size(); ++i) {
        const Operand& operand = test.operands[i];
        placed.push_back(static_cast<int>(i) < test.outputs()
                             ? placeOutput(lane, test, i)
                             : place(lane, operand, operand.samples, Role::Input));
    }
    return placed;
}

/// The outputs the reference gives: in double precision but where the case wants exactly the same,
/// or from the magnitudes of the inputs.
std::vector<Samples> truthOf(Lane& lane, const Case& test, bool magnitudes) {
    std::vector<Tensor> operands;
    std::vector<Placed> outputs;
    for (std::size_t i = 0; i < test.operands.size(); ++i) {
        const Operand& operand = test.operands[i];
        if (static_cast<int>(i) >= test.outputs()) {
            const bool changed =
                magnitudes && (isFloat(operand.samples.type) || isComplex(operand.samples.type));
            operands.push_back(place(lane, operand,
                                     changed ? operand.samples.magnitudes() : operand.samples,
                                     Role::Input)
                                   .window);
            continue;
        }
        const bool same = operand.fixedType || test.accuracy[i].scale == Accuracy::Scale::Exact;
        const ElementType type = same ? operand.samples.type : promoted(operand.samples.type);
        Samples before = operand.samples.converted(type);
        if (magnitudes)
            before = before.magnitudes();
        outputs.push_back(place(lane, operand, before, Role::Output));
        operands.push_back(outputs.back().window);
    }
    const bool ownParams = magnitudes && test.magnitudeParams != nullptr;
    lane.run(test.kernel, ownParams ? test.magnitudeParams.get() : test.params.get(), operands);
    std::vector<Samples> truth;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        truth.push_back(fetch(lane, test.operands[i], outputs[i]));
    return truth;
}

/// Runs the case in `placed` and returns its outputs.
std::vector<Samples> outputsOf(Lane& lane, const Case& test, const std::vector<Placed>& placed) {
    lane.run(test.kernel, test.params.get(), windowsOf(test, placed));
    std::vector<Samples> outputs;
    for (int i = 0; i < test.outputs(); ++i)
        outputs.push_back(fetch(lane, test.operands[static_cast<std::size_t>(i)],
                                placed[static_cast<std::size_t>(i)]));
    return outputs;
}

void requireSameBits(const std::vector<Samples>& a, const std::vector<Samples>& b,
                     const char* when) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!sameBits(a[i], b[i]))
            throw Misbehaved{fmt::format("other bits {}", when)};
}

/// Windows of an output worth asking for: everything but the border, corners, single lines, one
/// pixel, and one whose width is no multiple of anything.
std::vector<Rect> windowsFor(const Shape& shape) {
    const std::int64_t columns = shape[shape.rank() - 1];
    const std::int64_t rows = shape.rank() > 1 ? shape[shape.rank() - 2] : 1;
    std::vector<Rect> windows;
    const Rect whole{0, 0, columns, rows};
    for (const Rect& wanted :
         {Rect{1, rows > 1 ? 1 : 0, columns - 2, std::max<std::int64_t>(1, rows - 2)},
          Rect{columns - 1, rows - 1, 1, 1}, Rect{columns / 3, 0, 1, rows},
          Rect{0, rows / 2, columns, 1}, Rect{columns / 2, rows / 2, 17, 5}}) {
        const Rect window = wanted.intersected(whole);
        if (!window.empty())
            windows.push_back(window);
    }
    return windows;
}

void checkWindows(Lane& lane, const Case& test, std::vector<Placed> placed, const Samples& whole) {
    const Operand& out = test.operands[0];
    if (!test.part || whole.count() == 0)
        return;
    const Samples before =
        out.initialised ? out.samples : pattern(out.samples.type, out.samples.shape);
    for (const Rect& window : windowsFor(out.samples.shape)) {
        placed[0] = place(lane, out, out.samples, Role::Output);
        const Part part = test.part(test, windowsOf(test, placed), window);
        lane.run(test.kernel, part.params.get(), part.operands);
        if (!sameBitsInWindow(whole, fetch(lane, out, placed[0]), before, window))
            throw Misbehaved{fmt::format("other bits in the window {}x{} at ({}, {})", window.width,
                                         window.height, window.x, window.y)};
    }
}

class Runner {
  public:
    Runner(Backend& tier, Backend& reference)
        : m_tier(tier)
        , m_reference(reference)
        , m_info(tier.info()) {
        m_report.tier = tier.tier();
        m_report.device = m_info.name;
    }

    /// False when the device is of no use any more.
    bool begin(const CaseMaker& maker) {
        m_report.kernels.push_back(
            {std::string(kernelInfo(maker.kernel).name), std::string(maker.suite), 0, 0, 0, 0});
        // Errors of asynchronous work must not be taken for those of the next kernel.
        try {
            m_lane = m_tier.makeLane();
        } catch (const DeviceError& e) {
            goesOn("no lane", e);
            return false;
        }
        m_truthLane = m_reference.makeLane();
        return true;
    }

    /// False when the device is of no use any more.
    bool run(const Case& test) {
        KernelConformance& kernel = m_report.kernels.back();
        ++kernel.cases;
        const auto failed = [&](const std::string& what, double error, double tolerance) {
            m_report.failed.push_back({kernel.name, test.name, what, error, tolerance});
        };
        try {
            if (const Verdict worst = judged(test); worst.good)
                ++kernel.passed;
            else
                failed(worst.where, worst.error, worst.tolerance);
        } catch (const Misbehaved& e) {
            failed(e.what, kNotANumber, 0);
        } catch (const DeviceError& e) {
            if (e.kind() == DeviceError::Kind::Unsupported && !m_promised) {
                ++kernel.absent;
                noteAbsent(kernel.name, test.types, e.reason());
                return true;
            }
            return goesOn(test.name, e);
        } catch (const Error& e) {
            failed(e.reason(), kNotANumber, 0);
        }
        return true;
    }

    ConformanceReport& report() { return m_report; }

  private:
    bool goesOn(const std::string& test, const DeviceError& e) {
        m_report.failed.push_back({m_report.kernels.back().name, test, e.reason(), kNotANumber, 0});
        const bool lost = e.kind() == DeviceError::Kind::DeviceLost;
        if (lost)
            m_report.lost = e.reason();
        return !lost;
    }

    Verdict judged(const Case& test) {
        m_promised = false;
        Lane& lane = *m_lane;
        const std::vector<Placed> placed = placeAll(lane, test);
        m_promised = m_tier.supports(test.kernel, test.params.get(), windowsOf(test, placed));
        const auto borrowed = lane.borrowed();
        const std::vector<Samples> outputs = outputsOf(lane, test, placed);
        if (lane.borrowed().size() != borrowed.size() ||
            (!borrowed.empty() && lane.borrowed().back().calls != borrowed.back().calls)) {
            m_promised = false;
            throw DeviceError(DeviceError::Kind::Unsupported, "it is borrowed from another tier");
        }

        const bool wantsMagnitudes =
            std::any_of(test.accuracy.begin(), test.accuracy.end(),
                        [](const Accuracy& a) { return a.scale == Accuracy::Scale::Magnitudes; });
        const std::vector<Samples> truth = truthOf(*m_truthLane, test, false);
        const std::vector<Samples> magnitudes =
            wantsMagnitudes ? truthOf(*m_truthLane, test, true) : std::vector<Samples>{};
        const CompareOptions options{m_info.nan_propagates != 0, test.holdsInf};
        Verdict worst;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const Verdict verdict =
                compare(outputs[i], truth[i], wantsMagnitudes ? &magnitudes[i] : nullptr,
                        test.accuracy[i], options);
            if (verdict.tolerance > 0 && std::isfinite(verdict.error))
                m_report.kernels.back().worst =
                    std::max(m_report.kernels.back().worst, verdict.error / verdict.tolerance);
            if (!verdict.good)
                return verdict;
        }

        std::vector<Placed> again = test.destroysInput ? placeAll(lane, test) : placed;
        for (std::size_t i = 0; i < outputs.size(); ++i)
            again[i] = placeOutput(lane, test, i);
        requireSameBits(outputs, outputsOf(lane, test, again), "in a second run");
        Case plain = test;
        bool moved = false;
        for (Operand& operand : plain.operands) {
            moved = moved || operand.layout.kind != Layout::Kind::Plain;
            operand.layout.kind = Layout::Kind::Plain;
        }
        if (moved)
            requireSameBits(outputs, outputsOf(lane, plain, placeAll(lane, plain)),
                            "where the operands lie elsewhere");
        checkWindows(lane, test, placed, outputs[0]);
        return worst;
    }

    void noteAbsent(const std::string& kernel, const std::string& types, const std::string& why) {
        auto& absent = m_report.absent;
        if (absent.empty() || absent.back().kernel != kernel || absent.back().why != why)
            absent.push_back({kernel, {}, why, 0});
        auto& known = absent.back().types;
        if (std::find(known.begin(), known.end(), types) == known.end())
            known.push_back(types);
        ++absent.back().cases;
    }

    Backend& m_tier;
    Backend& m_reference;
    SpcDeviceInfo m_info;
    std::unique_ptr<Lane> m_lane, m_truthLane;
    bool m_promised = false; ///< the tier said that it has the kernel
    ConformanceReport m_report;
};

nlohmann::json number(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json("infinite");
}

} // namespace

std::vector<std::string> conformanceSuites() {
    std::vector<std::string> suites;
    for (const CaseMaker& maker : caseTable())
        if (suites.empty() || suites.back() != maker.suite)
            suites.emplace_back(maker.suite);
    return suites;
}

ConformanceReport runConformance(Backend& tier, Backend& reference,
                                 const ConformanceOptions& options, JobContext& job) {
    std::vector<CaseMaker> makers;
    for (const CaseMaker& maker : caseTable())
        if (options.suite.empty() || options.suite == maker.suite ||
            options.suite == kernelInfo(maker.kernel).name)
            makers.push_back(maker);
    if (makers.empty())
        throw Error(ErrorCode::Usage,
                    fmt::format("there is no kernel and no suite '{}'", options.suite))
            .atField("--suite")
            .withRemedy(
                fmt::format("name a kernel or one of {}", fmt::join(conformanceSuites(), ", ")));
    Runner runner(tier, reference);
    std::int64_t done = 0;
    for (const CaseMaker& maker : makers) {
        if (!runner.begin(maker))
            return runner.report();
        job.setStage(runner.report().kernels.back().name);
        const std::vector<Case> cases = maker.make();
        const auto step = static_cast<std::size_t>(std::max(options.oneCaseIn, 1));
        for (std::size_t i = 0; i < cases.size(); i += step) {
            job.throwIfCancelled();
            if (!runner.run(cases[i]))
                return runner.report();
        }
        job.report(static_cast<double>(++done) / static_cast<double>(makers.size()));
    }
    return runner.report();
}

std::int64_t ConformanceReport::cases() const {
    std::int64_t n = 0;
    for (const KernelConformance& kernel : kernels)
        n += kernel.cases;
    return n;
}

std::int64_t ConformanceReport::passed() const {
    std::int64_t n = 0;
    for (const KernelConformance& kernel : kernels)
        n += kernel.passed;
    return n;
}

nlohmann::json ConformanceReport::toJson() const {
    nlohmann::json out{{"tier", tier},
                       {"device", device},
                       {"kernels", kernels.size()},
                       {"cases", cases()},
                       {"passed", passed()},
                       {"absent", nlohmann::json::array()},
                       {"failed", nlohmann::json::array()},
                       {"per_kernel", nlohmann::json::array()}};
    for (const ConformanceAbsence& a : absent)
        out["absent"].push_back(
            {{"kernel", a.kernel}, {"types", a.types}, {"why", a.why}, {"cases", a.cases}});
    for (const ConformanceFailure& f : failed)
        out["failed"].push_back({{"kernel", f.kernel},
                                 {"case", f.testCase},
                                 {"what", f.what},
                                 {"error", number(f.error)},
                                 {"tolerance", f.tolerance}});
    if (!lost.empty())
        out["lost"] = lost;
    for (const KernelConformance& k : kernels)
        out["per_kernel"].push_back({{"name", k.name},
                                     {"suite", k.suite},
                                     {"cases", k.cases},
                                     {"passed", k.passed},
                                     {"absent", k.absent},
                                     {"worst", k.worst}});
    return out;
}

std::string ConformanceReport::text() const {
    std::string out =
        fmt::format("{} on {}\n\n{:<20}{:>7}{:>8}{:>8}{:>8}  {}\n", tier, device, "kernel", "cases",
                    "passed", "absent", "failed", "worst error / tolerance");
    for (const KernelConformance& k : kernels)
        out += fmt::format("{:<20}{:>7}{:>8}{:>8}{:>8}  {:.2f}\n", k.name, k.cases, k.passed,
                           k.absent, k.cases - k.passed - k.absent, k.worst);
    for (const ConformanceAbsence& a : absent)
        out += fmt::format("absent: {} ({}), {} cases: {}\n", a.kernel, fmt::join(a.types, ", "),
                           a.cases, a.why);
    for (const ConformanceFailure& f : failed)
        out += fmt::format("failed: {}: {}: {} (error {:.3g}, tolerance {:.3g})\n", f.kernel,
                           f.testCase, f.what, f.error, f.tolerance);
    if (!lost.empty())
        out += fmt::format("lost, the rest was not tried: {}\n", lost);
    out += fmt::format("\n{} kernels, {} of {} cases passed, {} failed\n", kernels.size(), passed(),
                       cases(), failed.size());
    return out;
}

} // namespace specula::compute
