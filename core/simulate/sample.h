// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace specula::simulate {

/// A number of a kind of sample.
struct SampleParameter {
    std::string_view name, unit;
    double value, low, high; ///< default, and what is allowed
    std::string_view meaning;
};

/// A part of the scattered field, independent of the others: a circular complex Gaussian process of
/// mean intensity `share` with E[E*(t1) E(t2)] = share exp(i phasePerS (t2 - t1)) times
///     exp(clock(t1) - clock(t2)) where there is a clock (it never runs back),
///     covariance(t2 - t1)        where there is one,
///     1                          where there is neither.
struct FieldPart {
    double share = 1;
    double phasePerS = 0;
    std::function<double(double t)> clock;
    std::function<double(double tau)> covariance;
};

/// What a simulated sample does: its field correlation g1(q, phi, t1, t2) is known exactly, and so
/// are g2 = 1 + beta |g1|^2 and the two-time correlation. q in Å⁻¹, phi in degrees, t in seconds
/// from the first frame, lengths in Å.
///     brownian      g1 = exp(-d0 q^2 tau)
///     ballistic     exp(-(q v tau)^2 / 2), a Maxwell distribution of velocities
///     static        1
///     aging         exp(-q^2 int D dt), D(t) = d0 ((t + t0) / 1 s)^alpha + offset
///     shear         exp(-d0 q^2 tau) sinc(q gap rate tau cos(phi - direction) / 2)
///     subdiffusive  exp(-(d0 q^2 tau)^exponent)
///     two-rate      fraction exp(-d0 q^2 tau) + (1 - fraction) exp(-d1 q^2 tau)
///     nonergodic    plateau + (1 - plateau) exp(-d0 q^2 tau)
///     flow          reference + (1 - reference) exp(-d0 q^2 tau + i q speed cos(...) tau)
///     intermittent  exp(-q^2 int D dt), D = d0 at rest and d1 during bursts at random times
class Sample {
  public:
    static std::span<const std::string_view> kinds();
    /// Throws Error(Usage) for a kind that is not there.
    static std::span<const SampleParameter> parametersOf(std::string_view kind);

    /// Values that are not given are the defaults. `seed` and `durationS` place the bursts.
    /// Throws Error(Usage) that names the parameter.
    Sample(std::string_view kind, const std::map<std::string, double>& values, std::uint64_t seed,
           double durationS);

    const std::string& kind() const { return m_kind; }
    const std::map<std::string, double>& values() const { return m_values; }
    /// g1 depends on t2 - t1 alone. The other kinds have one part, with a clock.
    bool stationary() const;

    std::vector<FieldPart> parts(double q, double phiDeg) const;
    std::complex<double> g1(double q, double phiDeg, double t1, double t2) const;

    /// Bursts in order, without overlap.
    struct Burst {
        double beginS, endS;
        double beforeS; ///< spent in earlier ones
    };
    const std::vector<Burst>& bursts() const { return *m_bursts; }

  private:
    double value(const char* name) const { return m_values.at(name); }
    void placeBursts(std::uint64_t seed, double durationS);

    std::string m_kind;
    std::map<std::string, double> m_values;
    std::shared_ptr<std::vector<Burst>> m_bursts = std::make_shared<std::vector<Burst>>();
};

} // namespace specula::simulate
