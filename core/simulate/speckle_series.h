// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/backend.h"
#include "core/simulate/sample.h"

#include <span>

namespace specula::simulate {

/// When the detector looks: from each frame's begin on, for a part of the frame's time. A frame
/// that is exposed is the mean of some instants on a regular grid, so that its correlation is known
/// exactly as well.
class FrameTimes {
  public:
    /// `exposure` is a fraction of the frame time, 0 (one instant) to 1. Throws Error(Usage) that
    /// names the field.
    FrameTimes(std::int64_t frames, double frameTimeS, double exposure);

    std::int64_t frames() const { return m_frames; }
    double frameTimeS() const { return m_frameTimeS; }
    /// What the grid makes of the exposure asked for: within 1 % of the frame time.
    double exposure() const;
    double durationS() const { return static_cast<double>(m_frames) * m_frameTimeS; }

    int stepsPerFrame() const { return m_steps; } ///< of the grid
    int openSteps() const { return m_open; }      ///< how many the shutter is open
    std::int64_t instants() const { return m_frames * m_steps; }
    double instantS(std::int64_t index) const {
        return static_cast<double>(index) * m_frameTimeS / m_steps;
    }

  private:
    std::int64_t m_frames;
    double m_frameTimeS;
    int m_steps = 1, m_open = 1;
};

/// Intensities of independent modes with sum 1 and sum of squares `contrast` (above 0, at most 1):
/// as few modes as can be, all but one alike.
std::vector<double> modeWeights(double contrast);

/// The intensity of coherence areas over time, of mean 1 and g2 = 1 + contrast |g1|^2 exactly as
/// the sample says. Areas are independent; each is a pure function of the seed and its number.
class SpeckleSeries {
  public:
    /// Throws Error(Usage) for a contrast that is not in (0, 1].
    SpeckleSeries(Sample sample, const FrameTimes& times, double contrast, std::uint64_t seed);

    /// Writes one value per frame. `lane` (of a backend that computes in double precision) does the
    /// Fourier transforms of kinds that are stationary; one thread at a time.
    void intensity(std::uint64_t area, double q, double phiDeg, compute::Lane& lane,
                   std::span<double> perFrame) const;

    /// The truth: <I(f1) I(f2)> / <I>^2 - 1 of an area.
    double g2MinusOne(double q, double phiDeg, std::int64_t frame1, std::int64_t frame2) const;

  private:
    using Field = std::vector<std::complex<double>>;
    void addMarkov(const FieldPart& part, std::uint64_t stream, std::vector<Field>& modes) const;
    void addStationary(const FieldPart& part, std::uint64_t stream, compute::Lane& lane,
                       std::vector<Field>& modes) const;

    Sample m_sample;
    FrameTimes m_times;
    std::vector<double> m_weights;
    std::uint64_t m_seed;
};

} // namespace specula::simulate
