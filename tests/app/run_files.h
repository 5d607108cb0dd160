// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../io/result_samples.h"
#include "core/io/result_writer.h"

#include <QString>

namespace specula::test {

/// g2 = 1 + contrast exp(-2 t / tau) at 24 delays of a millisecond step, the same in all bins.
struct RunOfOneDecay {
    const char* sample = "silica";
    double temperatureK = 300;
    double contrast = 0.2, tauS = 0.004;
};

inline void writeRun(const QString& path, const RunOfOneDecay& run) {
    io::ResultData data = sampleResult();
    data.meta.sample = run.sample;
    data.meta.temperatureK = run.temperatureK;
    data.twotime.reset();
    data.partials.reset();
    data.multitauConfig = {1, 1, nlohmann::json::object()};
    io::MultitauCurves curves;
    curves.g2 = Array<double>({24, 5});
    for (int i = 0; i < 24; ++i) {
        curves.delays.push_back(i + 1);
        for (int bin = 0; bin < 5; ++bin)
            curves.g2.edit()(i, bin) = 1 + run.contrast * std::exp(-2 * 0.001 * (i + 1) / run.tauS);
    }
    data.multitau = curves;
    io::ResultWriter writer(path.toStdString(), data, io::ResultWriter::Layout::Nexus, true);
    writer.close();
}

} // namespace specula::test
