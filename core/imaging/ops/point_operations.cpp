// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/operation_base.h"

#include <limits>
#include <numbers>

// Operations that are steps of SPC_POINT_CHAIN with numbers only. They see the samples as they are
// in the file: counts stay counts, and colours that are to lie in 0..1 are brought there by the
// user (div:value=65535 before, mul:value=65535 after; the chain rounds once, at its end).

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;

class StepOperation final : public PointOperation {
  public:
    StepOperation(const Parameters& parameters, const SpcPointStep& step, int leastChannels = 1,
                  int mostChannels = std::numeric_limits<int>::max())
        : PointOperation(parameters)
        , m_step(step) {
        m_leastChannels = leastChannels;
        m_mostChannels = mostChannels;
    }
    void appendSteps(PointProgram& program, const ImageDescription&, const PreparedTables&,
                     const std::vector<compute::Tensor>&) const override {
        program.steps.push_back(m_step);
    }

  private:
    SpcPointStep m_step;
};

OperationPtr makeMatrix(const Parameters& p, const OperationFiles&) {
    SpcPointStep step = pointStep(SPC_POINT_MATRIX);
    const std::vector<double> m = p.numbers("m");
    std::copy(m.begin(), m.end(), step.v);
    return std::make_shared<StepOperation>(p, step, 3, 4);
}

OperationPtr makeCdl(const Parameters& p, const OperationFiles&) {
    SpcPointStep step = pointStep(SPC_POINT_CDL, {}, {p.choice("style")});
    double* v = step.v;
    for (const char* key : {"slope", "offset", "power"})
        for (const double number : p.numbers(key))
            *v++ = number;
    *v = p.number("saturation");
    return std::make_shared<StepOperation>(p, step, 3, SPC_MAX_POINT_CHANNELS);
}

OperationPtr makeLog(const Parameters& p, const OperationFiles&) {
    const double base = p.has("base") ? p.number("base") : std::numbers::e;
    if (base == 1)
        throw p.error("base", "there is no logarithm to the base 1").withRemedy("use 2 or 10");
    return std::make_shared<StepOperation>(p, pointStep(SPC_POINT_LOG, {base, p.number("offset")}));
}

OperationPtr makeAsinh(const Parameters& p, const OperationFiles&) {
    return std::make_shared<StepOperation>(p, pointStep(SPC_POINT_ASINH, {p.number("scale")}));
}

OperationPtr makeGamma(const Parameters& p, const OperationFiles&) {
    return std::make_shared<StepOperation>(p, pointStep(SPC_POINT_GAMMA, {p.number("g")}));
}

OperationPtr makeThreshold(const Parameters& p, const OperationFiles&) {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    if (!p.has("low") && !p.has("high"))
        throw p.error("low", "neither low nor high is given")
            .withRemedy("threshold:low=100 keeps what is at least 100");
    const double low = p.has("low") ? p.number("low") : -kNone;
    const double high = p.has("high") ? p.number("high") : kNone;
    if (low > high)
        throw p.error("high", "high is below low").withRemedy("exchange them");
    return std::make_shared<StepOperation>(p, pointStep(SPC_POINT_THRESHOLD, {low, high}));
}

ParameterInfo three(const char* name, double fallback, std::optional<double> least, bool excludes,
                    const char* help) {
    ParameterInfo p;
    p.name = name;
    p.kind = Kind::Numbers;
    p.count = 3;
    p.fallback = {fallback, fallback, fallback};
    p.high = 4;
    p.least = least;
    p.excludesLeast = excludes;
    p.help = help;
    return p;
}

} // namespace

std::vector<OperationEntry> pointEntries() {
    ParameterInfo m{.name = "m",
                    .kind = Kind::Numbers,
                    .low = -2,
                    .high = 2,
                    .count = 16,
                    .help = "16 numbers, row-major: out_k = sum_j m[4k+j] in_j; with three "
                            "channels the fourth input is 1"};
    ParameterInfo saturation{.name = "saturation",
                             .fallback = 1.0,
                             .high = 4,
                             .least = 0,
                             .help = "1 leaves colours as they are, 0 makes grey"};
    ParameterInfo style{.name = "style",
                        .kind = Kind::Choice,
                        .fallback = "asc",
                        .choices = {"asc", "noclamp"},
                        .help = "asc clamps to 0..1 (ASC CDL v1.2), noclamp does not"};
    ParameterInfo base{.name = "base",
                       .optional = true,
                       .low = 2,
                       .high = 10,
                       .least = 0,
                       .excludesLeast = true,
                       .help = "of the logarithm; natural when absent"};
    ParameterInfo offset{.name = "offset",
                         .fallback = 0.0,
                         .high = 100,
                         .help = "added before the logarithm, 1 where counts may be 0"};
    ParameterInfo scale{.name = "scale",
                        .fallback = 1.0,
                        .low = 0.01,
                        .high = 1e4,
                        .least = 0,
                        .excludesLeast = true,
                        .logarithmic = true,
                        .help = "linear below, logarithmic above: asinh(x / scale)"};
    ParameterInfo g{.name = "g",
                    .low = 0.1,
                    .high = 10,
                    .least = 0,
                    .excludesLeast = true,
                    .logarithmic = true,
                    .help = "exponent: sign(x) |x|^g"};
    ParameterInfo low{.name = "low",
                      .optional = true,
                      .high = 65535,
                      .help = "smallest value that gives 1; none when absent"};
    ParameterInfo high{.name = "high",
                       .optional = true,
                       .high = 65535,
                       .help = "largest value that gives 1; none when absent"};
    return {
        {{"matrix", "Colour matrix, on the samples as they are", "colour", {m}}, makeMatrix},
        {{"cdl",
          "ASC colour decision list: (x slope + offset)^power, then saturation",
          "colour",
          {three("slope", 1, 0, false, "three numbers, red green blue, not negative"),
           three("offset", 0, {}, false, "three numbers, red green blue"),
           three("power", 1, 0, true, "three positive numbers, red green blue"), saturation,
           style}},
         makeCdl},
        {{"log", "Logarithm", "arithmetic", {base, offset}}, makeLog},
        {{"asinh",
          "Inverse hyperbolic sine: a logarithm that takes 0 and below",
          "arithmetic",
          {scale}},
         makeAsinh},
        {{"gamma", "Power that keeps the sign", "arithmetic", {g}}, makeGamma},
        {{"threshold", "1 where low <= x <= high, else 0; NaN gives 0", "arithmetic", {low, high}},
         makeThreshold},
    };
}

} // namespace specula::imaging
