// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/simulate/xpcs_frames.h"

/// What simulations need to run, with a number of threads of one's own.
struct Machine {
    explicit Machine(int threads = 2)
        : pool(specula::makeThreadPool(threads))
        , devices(*pool)
        , backend(devices.open(devices.choose({"cpu", false, {}}))) {}

    std::shared_ptr<specula::ThreadPool> pool;
    specula::compute::DeviceManager devices;
    std::shared_ptr<specula::compute::Backend> backend;
    specula::JobContext job;
};

/// A detector of 40 x 48 pixels, and a sample that has lost half of its correlation after five
/// frames in the middle of the q range.
inline specula::simulate::XpcsOptions smallSimulation() {
    specula::simulate::XpcsOptions options;
    options.geometry = {10, 5, {1e-4, 1e-4}, {20.3, 11.7}, {0, 0}, 40, 48};
    options.frames = 128;
    options.frameTimeS = 0.002;
    options.contrast = 0.4;
    options.seed = 3;
    options.detector.meanCounts = 2;
    options.detector.beamStopPx = 6;
    options.parameters = {{"d0", 1e7}};
    return options;
}
