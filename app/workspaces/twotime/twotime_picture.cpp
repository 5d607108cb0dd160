// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_picture.h"

#include "core/base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

TwotimeAxis axisOf(const io::ResultFile& file) {
    const std::optional<double> step = file.twotimeStepS();
    const io::CorrelationConfig& config = file.twotimeConfig();
    const auto frames = static_cast<double>(config.strideFrames * config.averageFrames);
    return {.step = step.value_or(frames), .seconds = step.has_value()};
}

std::vector<float> diagonalOf(const Array<float>& matrix) {
    const std::int64_t n = matrix.shape()[0];
    std::vector<float> diagonal;
    for (std::int64_t i = 0; i < n; ++i)
        diagonal.push_back(matrix.data()[i * n + i]);
    return diagonal;
}

TwotimeSourcePtr readSource(const io::ResultFilePtr& file, const TwotimeRequest& request,
                            const CancelToken& cancel) {
    const std::vector<std::int64_t>& bins = file->twotimeBins();
    const auto place = std::find(bins.begin(), bins.end(), request.bin);
    if (place == bins.end())
        throw Error(ErrorCode::Input, fmt::format("bin {} has no two-time matrix", request.bin))
            .inFile(file->path())
            .withRemedy(fmt::format("the file has those of bins {}", fmt::join(bins, ", ")));
    auto source = std::make_shared<TwotimeSource>();
    source->file = file;
    source->bin = request.bin;
    source->axis = axisOf(*file);
    Array<float> stored = file->twotimeMatrix(place - bins.begin(), cancel);
    cancel.throwIfCancelled();
    source->frames = stored.shape()[0];
    if (source->frames > request.largestSide) {
        const std::int64_t rate = correlate::decimationRate(source->frames, request.largestSide);
        source->axis.rate = rate;
        source->correctedDiagonal = request.correctDiagonal;
        source->matrix = correlate::decimatedTwotime(
            stored, rate, correlate::Decimation::MeanOfCorrected, request.correctDiagonal);
    } else {
        Array<float> complete = correlate::completedTwotime(stored);
        stored = {};
        cancel.throwIfCancelled();
        source->diagonal = diagonalOf(complete);
        source->matrix = correlate::diagonalCorrected(std::move(complete));
    }
    cancel.throwIfCancelled();
    return source;
}

bool fits(const TwotimeSourcePtr& known, const io::ResultFilePtr& file,
          const TwotimeRequest& request) {
    return known && known->file == file && known->bin == request.bin &&
           (known->axis.rate == 1 || known->correctedDiagonal == request.correctDiagonal);
}

TwotimeSourcePtr sourceOf(const io::ResultFilePtr& file, const TwotimeRequest& request,
                          const CancelToken& cancel) {
    for (const TwotimeSourcePtr& known : {request.known, request.knownOther})
        if (fits(known, file, request))
            return known;
    return readSource(file, request, cancel);
}

Array<float> shownMatrix(const TwotimeSource& source, bool correctDiagonal) {
    if (correctDiagonal || source.diagonal.empty())
        return source.matrix;
    Array<float> raw = source.matrix.clone();
    const auto values = raw.editValues();
    for (std::size_t i = 0; i < source.diagonal.size(); ++i)
        values[i * source.diagonal.size() + i] = source.diagonal[i];
    return raw;
}

/// Why the two cannot be compared; empty: they can.
std::string mismatch(const TwotimeSource& a, const TwotimeSource& b) {
    if (a.frames != b.frames)
        return fmt::format("it has {} frames, this one {}", b.frames, a.frames);
    if (a.axis.seconds && b.axis.seconds &&
        std::abs(a.axis.step - b.axis.step) > 1e-6 * a.axis.step)
        return fmt::format("its frames are {} s apart, those of this one {} s", b.axis.step,
                           a.axis.step);
    return {};
}

} // namespace

TwotimePicture makeTwotimePicture(const TwotimeRequest& request, const CancelToken& cancel) {
    TwotimePicture picture;
    picture.correctedDiagonal = request.correctDiagonal;
    picture.source = sourceOf(request.file, request, cancel);
    picture.values = shownMatrix(*picture.source, request.correctDiagonal);
    if (request.other) {
        try {
            TwotimeSourcePtr other = sourceOf(request.other, request, cancel);
            picture.otherProblem = mismatch(*picture.source, *other);
            if (picture.otherProblem.empty()) {
                picture.values = correlate::twotimeDifference(
                    picture.values, shownMatrix(*other, request.correctDiagonal));
                picture.other = std::move(other);
            }
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) {
            picture.otherProblem = e.what();
        }
    }
    cancel.throwIfCancelled();
    if (request.smoothingFrames > 0) {
        picture.smoothingFrames = request.smoothingFrames;
        picture.values = correlate::gaussianSmoothed(
            picture.values,
            request.smoothingFrames / static_cast<double>(picture.source->axis.rate));
        cancel.throwIfCancelled();
    }
    picture.levels = correlate::twotimeLevels(picture.values);
    if (picture.other) {
        const double reach =
            std::max({std::abs(picture.levels[0]), std::abs(picture.levels[1]), 1e-6});
        picture.levels = {-reach, reach};
    }
    return picture;
}

LagCut cutAtLag(const Array<float>& matrix, const TwotimeAxis& axis, double lagTime,
                correlate::AgeConvention convention) {
    LagCut cut;
    if (matrix.empty())
        return cut;
    const std::int64_t n = matrix.shape()[0];
    cut.lag = std::clamp<std::int64_t>(std::llround(lagTime / axis.elementStep()),
                                       std::min<std::int64_t>(1, n - 1), n - 1);
    const double shift =
        convention == correlate::AgeConvention::MeanTime ? static_cast<double>(cut.lag) / 2 : 0;
    for (std::int64_t t = 0; t < n - cut.lag; ++t) {
        cut.age.push_back(axis.start() + (static_cast<double>(t) + shift) * axis.elementStep());
        const float value = matrix.data()[t * n + t + cut.lag];
        cut.value.push_back(std::isfinite(value) ? static_cast<double>(value)
                                                 : std::numeric_limits<double>::quiet_NaN());
    }
    return cut;
}

} // namespace specula::app
