// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_facts.h"

#include "core/base/error.h"
#include "core/base/job_context.h"
#include "core/imaging/histogram.h"
#include "widgets/adapters/display_adapter.h"
#include "widgets/adapters/frame_picture.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

constexpr std::size_t kFewestForBaseline = 6;

/// Over the pixels that are used; NaN is a pixel without a count.
std::optional<double> meanCounts(const io::ResultFile& file, const Array<float>& image,
                                 const CancelToken& cancel) {
    Array<std::uint8_t> mask;
    try {
        mask = file.qmap(cancel)->mask;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) {
        // Without a map every pixel that has a value counts.
    }
    const bool masked = mask.shape() == image.shape();
    double sum = 0;
    std::int64_t used = 0;
    for (std::int64_t i = 0; i < image.size(); ++i) {
        const double value = static_cast<double>(image.data()[i]);
        if (masked ? mask.data()[i] == 0 : !std::isfinite(value))
            continue;
        ++used;
        sum += std::isfinite(value) ? value : 0;
    }
    if (used == 0)
        return std::nullopt;
    return sum / static_cast<double>(used);
}

void readCurve(const io::ResultFile& file, int bin, RunPicture& picture,
               const CancelToken& cancel) {
    const io::MultitauCurves curves = file.multitau(cancel);
    const std::int64_t bins = curves.g2.shape()[1];
    if (bin < 1 || bin > bins)
        throw Error(ErrorCode::Usage, "there is no bin " + std::to_string(bin) + " (it has " +
                                          std::to_string(bins) + ")")
            .inFile(file.path());
    const std::optional<double> step = file.multitauStepS();
    picture.seconds = step.has_value();
    for (std::size_t i = 0; i < curves.delays.size(); ++i) {
        picture.delays.push_back(static_cast<double>(curves.delays[i]) * step.value_or(1));
        picture.g2.push_back(curves.g2.data()[static_cast<std::int64_t>(i) * bins + bin - 1]);
    }
    judgeCurve(picture.delays, picture.g2, picture.contrast, picture.decayTimeS);
    if (!picture.seconds)
        picture.decayTimeS.reset();
}

} // namespace

RunFacts readRunFacts(const QString& path, const JobContext& job) {
    RunFacts facts;
    const QFileInfo info(path);
    facts.changed = info.lastModified();
    facts.bytes = info.size();
    std::string why;
    facts.summary = io::summarizeResult(path.toStdString(), why, job.cancelToken());
    job.throwIfCancelled();
    facts.why = QString::fromStdString(why);
    return facts;
}

void judgeCurve(const std::vector<double>& delays, const std::vector<double>& g2,
                std::optional<double>& contrast, std::optional<double>& decayTime) {
    std::vector<double> t, y;
    for (std::size_t i = 0; i < std::min(delays.size(), g2.size()); ++i)
        if (std::isfinite(g2[i])) {
            t.push_back(delays[i]);
            y.push_back(g2[i]);
        }
    if (y.size() < kFewestForBaseline)
        return;
    const std::size_t last = std::max<std::size_t>(3, y.size() / 10);
    double baseline = 0;
    for (std::size_t i = y.size() - last; i < y.size(); ++i)
        baseline += y[i] / static_cast<double>(last);
    contrast = y.front() - baseline;
    if (*contrast <= 0)
        return;
    const double level = baseline + *contrast / std::exp(1.0);
    for (std::size_t i = 1; i < y.size(); ++i)
        if (y[i] <= level) {
            // Between two delays along the logarithm of the time, as they are spaced.
            const double part = (y[i - 1] - level) / (y[i - 1] - y[i]);
            decayTime = t[i - 1] > 0 ? t[i - 1] * std::pow(t[i] / t[i - 1], part)
                                     : t[i - 1] + part * (t[i] - t[i - 1]);
            return;
        }
}

QImage pictureOf(const Array<float>& image, int pixels, ThreadPool& pool, JobContext& job) {
    const imaging::DisplayImagePtr shown =
        widgets::displayImage(Pixels(image), 0, {}, pool, job, nullptr);
    if (shown->empty())
        return {};
    const auto longer = static_cast<double>(std::max(shown->width(), shown->height()));
    widgets::PictureRequest request;
    request.base = shown;
    request.tone.scale = imaging::ToneScale::Log;
    const imaging::Levels levels = imaging::autoLevels(*shown, request.tone.scale);
    request.tone.low = levels.low;
    request.tone.high = levels.high;
    request.pooling = imaging::Pooling::Mean;
    request.view.zoom = pixels / longer;
    QImage picture(
        std::max(1, static_cast<int>(static_cast<double>(shown->width()) * request.view.zoom)),
        std::max(1, static_cast<int>(static_cast<double>(shown->height()) * request.view.zoom)),
        QImage::Format_RGB32);
    widgets::LutCache luts;
    return widgets::fillPicture(request, picture, luts, pool, job.cancelToken()) ? picture
                                                                                 : QImage();
}

RunPicture readRunPicture(const io::ResultFile& file, int bin, int pixels, ThreadPool& pool,
                          JobContext& job) {
    RunPicture picture;
    const auto guarded = [&](bool there, auto part) {
        if (!there)
            return;
        try {
            part();
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) {
            picture.why = QString::fromStdString(e.what());
        }
        job.throwIfCancelled();
    };
    guarded(file.hasMultitau(), [&] { readCurve(file, bin, picture, job.cancelToken()); });
    guarded(file.hasImage(), [&] {
        const Array<float> image = file.image(job.cancelToken());
        picture.counts = meanCounts(file, image, job.cancelToken());
        picture.image = pictureOf(image, pixels, pool, job);
    });
    return picture;
}

} // namespace specula::app
