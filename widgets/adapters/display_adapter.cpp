// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adapters/display_adapter.h"

#include "widgets/adapters/conversion_statistics.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace specula::widgets {

imaging::DisplayImagePtr displayImage(const Pixels& pixels, int channel,
                                      const imaging::DisplayOptions& options, ThreadPool& pool,
                                      JobContext& job, ConversionStatistics* statistics) {
    QElapsedTimer timer;
    timer.start();
    auto image = imaging::makeDisplayImage(pixels, channel, options, pool, job);
    if (statistics)
        statistics->record(QCoreApplication::translate("Adapters", "samples to image"),
                           static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    return image;
}

} // namespace specula::widgets
