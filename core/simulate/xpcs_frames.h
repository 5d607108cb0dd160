// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/pixels.h"
#include "core/geometry/transmission_maps.h"
#include "core/simulate/speckle_series.h"

#include <nlohmann/json_fwd.hpp>

namespace specula {
class ThreadPool;
}

namespace specula::simulate {

/// What the detector and the beam do to the speckle.
struct DetectorOptions {
    double meanCounts = 0.1;    ///< per pixel in use and frame, above 0, at most 1000
    int specklePx = 1;          ///< side of the square of pixels that see one coherence area, 1..64
    double formQ = 0;           ///< Å⁻¹; I(q) falls as 1 / (1 + (q / formQ)^2)^2; 0: flat
    double beamStopPx = 0;      ///< radius around the beam
    int gapPx = 0;              ///< width of the cross of module gaps in the middle, 0..rows/4
    double deadFraction = 0;    ///< of the pixels, 0..0.5
    double hotFraction = 0;     ///< the same; a hot pixel counts 100 a frame by itself
    double fluxDrift = 0;       ///< relative change from the first frame to the last, above -1
    double fluxNoise = 0;       ///< rms of the relative change from frame to frame, 0..0.3
    double droppedFraction = 0; ///< frames that arrive empty, 0..0.9
};

struct XpcsOptions {
    geometry::DetectorGeometry geometry;
    std::string kind = "brownian";
    std::map<std::string, double> parameters; ///< of the sample
    std::int64_t frames = 1000;               ///< 1..10^7
    double frameTimeS = 1e-3;
    double exposure = 0; ///< fraction of the frame time; 0: instants
    double contrast = 0.2;
    std::uint64_t seed = 0;
    DetectorOptions detector;

    /// Throws Error(Usage) that names the field.
    void validate() const;
};

/// Raw photon frames of a sample whose dynamics are known. All pixels of a coherence area see what
/// its middle scatters, so with specklePx = 1 every pixel follows the sample exactly, at its own q.
/// Counts are Poisson. A pure function of the options, whatever the number of threads.
class XpcsSimulation {
  public:
    explicit XpcsSimulation(XpcsOptions options);

    const XpcsOptions& options() const { return m_options; }
    const SpeckleSeries& series() const { return m_series; }
    /// 1 where a pixel counts: neither gap, beam stop, dead nor hot.
    const Array<std::uint8_t>& mask() const { return m_mask; }
    /// What gaps and dead pixels hold.
    static constexpr std::uint16_t kDead = 0xFFFF;
    static constexpr std::uint16_t kMost = 0xFFFE; ///< larger counts are cut
    /// Mean counts of a frame relative to those of the first; 0 where it is lost.
    const std::vector<double>& flux() const { return m_flux; }
    /// Mean counts of each pixel at flux 1.
    const Array<double>& meanCounts() const { return m_mean; }
    geometry::PixelPlace placeOfArea(std::int64_t row, std::int64_t column) const;
    nlohmann::json truth() const;

    /// Frames in order, U16. They are made in memory all at once: throws Error(Usage) where they
    /// need more than `memoryBytes` (0: half of what is free).
    void run(compute::Backend& backend, ThreadPool& pool, std::uint64_t memoryBytes,
             JobContext& job, const std::function<void(const Pixels&)>& frame) const;

  private:
    void makeDetector();
    void makeFlux();
    void makeRows(std::int64_t areaRow, compute::Lane& lane, std::uint16_t* stack,
                  const CancelToken& cancel) const;

    XpcsOptions m_options;
    FrameTimes m_times;
    Sample m_sample;
    SpeckleSeries m_series;
    Array<std::uint8_t> m_mask, m_hot;
    Array<double> m_mean;
    std::vector<double> m_flux;
};

} // namespace specula::simulate
