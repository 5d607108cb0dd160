// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/sample.h"

#include "core/base/error.h"
#include "core/simulate/random.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace specula::simulate {
namespace {

constexpr double kMost = 1e300;
constexpr std::uint64_t kBurstStream = 0xB0057;
constexpr std::uint64_t kMostBursts = 1000000;

constexpr SampleParameter kD0{"d0", "Å²/s", 1e6, 0, kMost, "diffusion coefficient"};
constexpr SampleParameter kDirection{"direction", "deg", 0, -360, 360, "of the flow, as phi"};

struct Kind {
    std::string_view name;
    std::vector<SampleParameter> parameters;
};

const std::vector<Kind>& table() {
    static const std::vector<Kind> kinds{
        {"brownian", {kD0}},
        {"ballistic", {{"speed", "Å/s", 1e4, 0, kMost, "thermal velocity along one axis"}}},
        {"static", {}},
        {"aging",
         {{"d0", "Å²/s", 1e6, 0, kMost, "D at the age of 1 s, without the offset"},
          {"alpha", "", -0.6, -10, 10, "exponent of the age"},
          {"t0", "s", 1, 1e-9, kMost, "age at the first frame"},
          {"offset", "Å²/s", 0, 0, kMost, "D that stays"}}},
        {"shear",
         {kD0,
          {"rate", "1/s", 1, 0, kMost, "shear rate"},
          {"gap", "Å", 1e6, 0, kMost, "distance of the plates"},
          kDirection}},
        {"subdiffusive", {kD0, {"exponent", "", 0.7, 0.01, 1, "of time: 1 is plain diffusion"}}},
        {"two-rate",
         {kD0,
          {"d1", "Å²/s", 1e4, 0, kMost, "diffusion coefficient of the others"},
          {"fraction", "", 0.5, 0, 1, "of the field that diffuses with d0"}}},
        {"nonergodic", {kD0, {"plateau", "", 0.4, 0, 1, "part of the field that stays"}}},
        {"flow",
         {kD0,
          {"speed", "Å/s", 1e4, -kMost, kMost, "of the flow"},
          {"reference", "", 0.3, 0, 1, "part of the intensity that stands still"},
          kDirection}},
        {"intermittent",
         {{"d0", "Å²/s", 1e4, 0, kMost, "diffusion coefficient at rest"},
          {"d1", "Å²/s", 1e7, 0, kMost, "and during bursts"},
          {"rate", "1/s", 2, 0, kMost, "bursts begin so often"},
          {"burst", "s", 0.02, 0, kMost, "length of a burst"}}},
    };
    return kinds;
}

const Kind& find(std::string_view name) {
    const auto found = std::find_if(table().begin(), table().end(),
                                    [&](const Kind& kind) { return kind.name == name; });
    if (found == table().end())
        throw Error(ErrorCode::Usage, fmt::format("there is no kind of sample \"{}\"", name))
            .atField("kind")
            .withRemedy(fmt::format("use one of {}", fmt::join(Sample::kinds(), ", ")));
    return *found;
}

FieldPart diffusing(double share, double decayPerS, double phasePerS = 0) {
    return {share, phasePerS, [decayPerS](double t) { return decayPerS * t; }, nullptr};
}

FieldPart frozen(double share) {
    return {share, 0, nullptr, nullptr};
}

double cosine(double phiDeg, double directionDeg) {
    return std::cos((phiDeg - directionDeg) * std::numbers::pi / 180);
}

/// How much of 0 to t lies in bursts.
double timeInBursts(const std::vector<Sample::Burst>& bursts, double t) {
    const auto next = std::upper_bound(
        bursts.begin(), bursts.end(), t,
        [](double time, const Sample::Burst& burst) { return time < burst.beginS; });
    if (next == bursts.begin())
        return 0;
    const Sample::Burst& last = *std::prev(next);
    return last.beforeS + std::min(last.endS, t) - last.beginS;
}

double sinc(double x) {
    return std::abs(x) < 1e-8 ? 1 : std::sin(x) / x;
}

} // namespace

std::span<const std::string_view> Sample::kinds() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const Kind& kind : table())
            list.push_back(kind.name);
        return list;
    }();
    return names;
}

std::span<const SampleParameter> Sample::parametersOf(std::string_view kind) {
    return find(kind).parameters;
}

Sample::Sample(std::string_view kind, const std::map<std::string, double>& values,
               std::uint64_t seed, double durationS)
    : m_kind(kind) {
    for (const SampleParameter& p : find(kind).parameters)
        m_values[std::string(p.name)] = p.value;
    for (const auto& [name, number] : values) {
        const auto parameters = parametersOf(kind);
        const auto p = std::find_if(parameters.begin(), parameters.end(),
                                    [&, &n = name](const auto& known) { return known.name == n; });
        if (p == parameters.end()) {
            std::vector<std::string_view> names;
            for (const SampleParameter& known : parameters)
                names.push_back(known.name);
            throw Error(ErrorCode::Usage, fmt::format("{} has no such parameter", kind))
                .atField(name)
                .withRemedy(names.empty() ? "it has none"
                                          : fmt::format("it has {}", fmt::join(names, ", ")));
        }
        if (!(number >= p->low && number <= p->high))
            throw Error(ErrorCode::Usage, fmt::format("{} is not within {} to {} {}", number,
                                                      p->low, p->high, p->unit))
                .atField(name);
        m_values[name] = number;
    }
    if (m_kind == "intermittent")
        placeBursts(seed, durationS);
}

bool Sample::stationary() const {
    return m_kind != "aging" && m_kind != "intermittent";
}

/// Waiting times are exponential; a burst that begins in another prolongs it.
void Sample::placeBursts(std::uint64_t seed, double durationS) {
    if (value("rate") <= 0)
        return;
    double t = 0;
    for (std::uint64_t i = 0;; ++i) {
        t -= std::log(uniform(randomBits(seed, kBurstStream, i))) / value("rate");
        if (t >= durationS)
            break;
        if (i >= kMostBursts)
            throw Error(ErrorCode::Usage,
                        fmt::format("more than {} bursts in {} s", kMostBursts, durationS))
                .atField("rate");
        const double end = t + value("burst");
        if (!m_bursts->empty() && t <= m_bursts->back().endS) {
            m_bursts->back().endS = end;
            continue;
        }
        const double before = m_bursts->empty() ? 0
                                                : m_bursts->back().beforeS + m_bursts->back().endS -
                                                      m_bursts->back().beginS;
        m_bursts->push_back({t, end, before});
    }
}

std::vector<FieldPart> Sample::parts(double q, double phiDeg) const {
    const double qq = q * q;
    if (m_kind == "brownian")
        return {diffusing(1, value("d0") * qq)};
    if (m_kind == "static")
        return {frozen(1)};
    if (m_kind == "ballistic") {
        const double rate = q * value("speed");
        return {
            {1, 0, nullptr, [rate](double tau) { return std::exp(-rate * rate * tau * tau / 2); }}};
    }
    if (m_kind == "aging") {
        const double d0 = value("d0"), power = value("alpha") + 1, t0 = value("t0"),
                     offset = value("offset");
        return {{1, 0,
                 [=](double t) {
                     const double aged =
                         std::abs(power) < 1e-12
                             ? std::log((t + t0) / t0)
                             : (std::pow(t + t0, power) - std::pow(t0, power)) / power;
                     return qq * (d0 * aged + offset * t);
                 },
                 nullptr}};
    }
    if (m_kind == "shear") {
        const double decay = value("d0") * qq, turn = q * value("gap") * value("rate") *
                                                      cosine(phiDeg, value("direction")) / 2;
        return {{1, 0, nullptr,
                 [=](double tau) { return std::exp(-decay * std::abs(tau)) * sinc(turn * tau); }}};
    }
    if (m_kind == "subdiffusive") {
        const double decay = value("d0") * qq, exponent = value("exponent");
        return {{1, 0, nullptr,
                 [=](double tau) { return std::exp(-std::pow(decay * std::abs(tau), exponent)); }}};
    }
    if (m_kind == "two-rate")
        return {diffusing(value("fraction"), value("d0") * qq),
                diffusing(1 - value("fraction"), value("d1") * qq)};
    if (m_kind == "nonergodic")
        return {frozen(value("plateau")), diffusing(1 - value("plateau"), value("d0") * qq)};
    if (m_kind == "flow")
        return {frozen(value("reference")),
                diffusing(1 - value("reference"), value("d0") * qq,
                          q * value("speed") * cosine(phiDeg, value("direction")))};
    const double rest = value("d0"), moving = value("d1");
    return {{1, 0,
             [=, bursts = m_bursts](double t) {
                 const double burst = timeInBursts(*bursts, t);
                 return qq * (rest * (t - burst) + moving * burst);
             },
             nullptr}};
}

std::complex<double> Sample::g1(double q, double phiDeg, double t1, double t2) const {
    std::complex<double> sum = 0;
    for (const FieldPart& part : parts(q, phiDeg)) {
        const double from = std::min(t1, t2), to = std::max(t1, t2);
        const double memory = part.clock        ? std::exp(part.clock(from) - part.clock(to))
                              : part.covariance ? part.covariance(to - from)
                                                : 1;
        sum += part.share * memory * std::polar(1.0, part.phasePerS * (t2 - t1));
    }
    return sum;
}

} // namespace specula::simulate
