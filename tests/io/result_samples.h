// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/result_data.h"
#include "qmap_samples.h"

#include <cmath>
#include <memory>

namespace specula::test {

template<class T>
Array<T> ramp(const Shape& shape, T start, T step) {
    Array<T> values = Array<T>::uninitialized(shape);
    T next = start;
    for (T& value : values.editValues()) {
        value = next;
        next += step;
    }
    return values;
}

/// Multi-tau of 4 delays and two-time of bins 2 and 4 over 6 steps, on the sample q-map. Numbers
/// count upwards, so that each is found where it belongs.
inline io::ResultData sampleResult() {
    io::ResultData d;
    d.qmap = std::make_shared<const io::Qmap>(sampleQmap());
    d.meta.frameTimeS = 0.001;
    d.meta.countTimeS = 0.0009;
    d.meta.energyKev = 10;
    d.meta.sample = "silica";
    d.meta.startTime = "2026-01-02T03:04:05";
    d.meta.title = "a test";
    d.meta.temperatureK = 295.5;
    d.meta.rawFile = "raw/frames.h5";
    d.meta.frames = 12;
    d.metadata = {{"/entry/sample/thickness", {{"value", 0.5}, {"units", "mm"}}},
                  {"/entry/user/name", "someone"},
                  {"/entry/sample/name", "not this one"},
                  {"/xpcs/multitau/delay_list", 7},
                  {"/entry/definition", "something else"}};
    d.means.image = ramp<float>({6, 8}, 1, 1);
    d.means.image.edit()(0, 0) = std::nanf("");
    for (int bin = 0; bin < 10; ++bin)
        d.means.staticMean.push_back(bin + 0.5);
    d.means.segmentMean = ramp<double>({3, 10}, 1, 0.25);
    d.means.segmentFrames = {5, 5, 2};
    for (int frame = 0; frame < 12; ++frame) {
        d.means.frameNumber.push_back(frame * 2);
        d.means.intensity.push_back(3 + 0.125 * frame);
    }
    io::MultitauCurves m;
    m.delays = {1, 2, 3, 4};
    m.levelWidths = {1, 1, 2, 2};
    m.g2 = ramp<double>({4, 5}, 1.5, -0.0078125);
    m.error = ramp<double>({4, 5}, 0.25, 0.0078125);
    m.errorKind = io::ErrorKind::Jackknife;
    m.covariance = ramp<double>({5, 4, 4}, 0, 0.5);
    d.multitau = m;
    d.multitauConfig = {2, 3, {{"smooth", "static"}, {"stride_frame", 99}, {"flux", nullptr}}};
    d.partials = io::PartialCurves{{6, 12}, ramp<double>({2, 4, 5}, 1, 0.5), {}};
    d.partials->error = ramp<double>({2, 4, 5}, 0, 0.5);
    d.twotime =
        io::TwotimeCurves{{2, 4}, ramp<double>({6, 2}, 2, 0.5), ramp<double>({3, 2, 2}, 1, 0.25)};
    d.twotimeConfig = {1, 2, nlohmann::json::object()};
    d.provenance.operation = "correlate";
    d.provenance.inputs = {{"frames", "raw/frames.h5", "/entry/data/data", "abc"}};
    d.provenance.version = "1.2.3";
    d.provenance.timeUtc = "2026-01-02T03:04:06Z";
    d.truth = {{"kind", "brownian"}, {"seed", 7}};
    return d;
}

} // namespace specula::test
