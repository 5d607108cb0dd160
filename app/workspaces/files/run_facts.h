// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/result_file.h"

#include <QDateTime>
#include <QImage>
#include <QString>

#include <optional>
#include <vector>

namespace specula {
class JobContext;
class ThreadPool;
} // namespace specula

namespace specula::app {

/// What a run table knows of a file after a look at its metadata.
struct RunFacts {
    io::ResultSummary summary;
    QString why; ///< the file cannot be read; empty: it can
    QDateTime changed;
    qint64 bytes = 0;

    bool isResult() const { return QString::fromStdString(summary.kind).startsWith("result"); }
};
RunFacts readRunFacts(const QString& path, const JobContext& job);

/// What must be read from the data of a file.
struct RunPicture {
    QImage image;                     ///< small, logarithmic; null: the file holds none
    std::vector<double> delays;       ///< seconds where the step is known, else steps
    std::vector<double> g2;           ///< of the chosen bin; empty: the file holds none
    bool seconds = false;             ///< what `delays` are
    std::optional<double> counts;     ///< mean over the pixels of the mask, per frame
    std::optional<double> contrast;   ///< g2 at the first delay less the baseline
    std::optional<double> decayTimeS; ///< where g2 less the baseline is 1/e of the contrast
    QString why;                      ///< part of it could not be read
};
/// `bin` counts from 1. The pictures are at most `pixels` along the longer side.
RunPicture readRunPicture(const io::ResultFile& file, int bin, int pixels, ThreadPool& pool,
                          JobContext& job);

/// Contrast and decay time as the table defines them: the baseline is the mean of the last tenth
/// of the finite values, at least three of them. Nothing with fewer than six.
void judgeCurve(const std::vector<double>& delays, const std::vector<double>& g2,
                std::optional<double>& contrast, std::optional<double>& decayTime);

/// An image of counts as a picture of at most `pixels` along its longer side, logarithmic.
QImage pictureOf(const Array<float>& image, int pixels, ThreadPool& pool, JobContext& job);

} // namespace specula::app
