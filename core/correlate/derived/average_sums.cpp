// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/average_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> toVector(const Array<double>& values) {
    return {values.values().begin(), values.values().end()};
}

Array<float> toFloat(const Array<double>& values) {
    Array<float> out = Array<float>::uninitialized(values.shape());
    std::transform(values.values().begin(), values.values().end(), out.editValues().begin(),
                   [](double v) { return static_cast<float>(v); });
    return out;
}

} // namespace

bool MeanArray::add(const double* values, const Shape& shape) {
    return addValues(values, shape);
}
bool MeanArray::add(const float* values, const Shape& shape) {
    return addValues(values, shape);
}

template<class T>
bool MeanArray::addValues(const T* values, const Shape& shape) {
    if (m_added == 0)
        m_sum = Array<double>(shape);
    else if (m_sum.shape() != shape)
        return false;
    ++m_added;
    const auto sum = m_sum.editValues();
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const auto value = static_cast<double>(values[i]);
        if (std::isfinite(value)) {
            sum[i] += value;
            continue;
        }
        if (m_missing.empty())
            m_missing = Array<std::uint32_t>(shape);
        ++m_missing.editValues()[i];
    }
    return true;
}

Array<double> MeanArray::mean() const {
    if (m_added == 0)
        return {};
    Array<double> mean = m_sum.clone();
    const auto out = mean.editValues();
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto count = m_added - (m_missing.empty() ? 0 : std::int64_t{m_missing.values()[i]});
        out[i] = count > 0 ? out[i] / static_cast<double>(count) : kNaN;
    }
    return mean;
}

void CurveSums::add(const io::MultitauCurves& curves) {
    const bool hasErrors = !curves.error.empty();
    if (m_added++ == 0) {
        m_shape = curves.g2.shape();
        m_points.resize(static_cast<std::size_t>(curves.g2.size()));
        m_kind = curves.errorKind;
    }
    if (m_kind != curves.errorKind)
        m_kind = io::ErrorKind::Unknown;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double g2 = curves.g2.values()[i];
        if (!std::isfinite(g2))
            continue;
        Point& point = m_points[i];
        if (point.files++ == 0)
            point.first = g2;
        point.sum += g2;
        const double error = hasErrors ? curves.error.values()[i] : 0;
        if (!(error > 0) || !std::isfinite(error))
            continue;
        ++point.errors;
        point.errorSum += error;
        point.squares += error * error;
        const double away = (g2 - point.first) / error;
        point.s0 += 1 / (error * error);
        point.s1 += away / error;
        point.s2 += away * away;
    }
    if (!m_hasCovariance)
        return;
    if (curves.covariance.empty() ||
        (!m_covariance.empty() && curves.covariance.shape() != m_covariance.shape())) {
        m_hasCovariance = false;
        m_covariance = {};
        return;
    }
    if (m_covariance.empty())
        m_covariance = Array<double>(curves.covariance.shape());
    const auto sum = m_covariance.editValues();
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += curves.covariance.values()[i];
}

CurveSums::Means CurveSums::means(AverageOptions::ErrorRule rule) const {
    Means means;
    means.errorKind = m_kind.value_or(io::ErrorKind::Unknown);
    means.g2 = Array<double>(m_shape);
    means.error = Array<double>(m_shape);
    means.externalFactor = Array<double>(m_shape);
    means.files = Array<std::int32_t>(m_shape);
    const auto g2 = means.g2.editValues(), error = means.error.editValues(),
               factor = means.externalFactor.editValues();
    const auto files = means.files.editValues();
    const auto bins = static_cast<std::size_t>(m_shape[1]);
    std::vector<double> chi2(bins), freedom(bins);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const Point& point = m_points[i];
        const auto n = static_cast<double>(point.files);
        files[i] = point.files;
        g2[i] = point.files > 0 ? point.sum / n : kNaN;
        error[i] = factor[i] = kNaN;
        if (point.files == 0 || point.errors < point.files)
            continue;
        error[i] = rule == AverageOptions::ErrorRule::Classic ? point.errorSum / n / std::sqrt(n)
                                                              : std::sqrt(point.squares) / n;
        if (point.files < 2)
            continue;
        const double away = g2[i] - point.first;
        const double sum = std::max(0.0, point.s2 - 2 * away * point.s1 + away * away * point.s0);
        factor[i] = std::sqrt(sum / (n - 1));
        chi2[i % bins] += sum;
        freedom[i % bins] += n - 1;
    }
    for (std::size_t bin = 0; bin < bins; ++bin)
        means.externalFactorOfBin.push_back(freedom[bin] > 0 ? std::sqrt(chi2[bin] / freedom[bin])
                                                             : kNaN);
    if (m_hasCovariance && !m_covariance.empty()) {
        means.covariance = m_covariance.clone();
        for (double& value : means.covariance.editValues())
            value /= static_cast<double>(m_added * m_added);
    }
    return means;
}

void ScatteringSums::add(const io::ScatteringMeans& means) {
    const auto vector = [](MeanArray& to, const std::vector<double>& values) {
        return !values.empty() &&
               to.add(values.data(), Shape{static_cast<std::int64_t>(values.size())});
    };
    const bool first = m_added++ == 0;
    if (!means.image.empty())
        m_image.add(means.image.data(), means.image.shape());
    vector(m_static, means.staticMean);
    if (first) {
        m_segmentFrames = means.segmentFrames;
        m_frameNumber = means.frameNumber;
    }
    if (!means.segmentMean.empty() && means.segmentFrames == m_segmentFrames)
        m_segments.add(means.segmentMean.data(), means.segmentMean.shape());
    if (means.frameNumber == m_frameNumber)
        vector(m_intensity, means.intensity);
}

io::ScatteringMeans ScatteringSums::means(std::vector<std::string>& notes) const {
    io::ScatteringMeans means;
    // A part some files lack is no mean of the files.
    const auto take = [&](const MeanArray& part, const char* what) {
        if (part.added() > 0 && part.added() < m_added)
            notes.push_back(std::string(what) +
                            " is left out: not all files have it, or in one form.");
        return part.added() > 0 && part.added() == m_added;
    };
    if (take(m_image, "The scattering image"))
        means.image = toFloat(m_image.mean());
    if (take(m_static, "The scattering curve"))
        means.staticMean = toVector(m_static.mean());
    if (take(m_segments, "The scattering of segments")) {
        means.segmentMean = m_segments.mean();
        means.segmentFrames = m_segmentFrames;
    }
    if (take(m_intensity, "The intensity over time")) {
        means.intensity = toVector(m_intensity.mean());
        means.frameNumber = m_frameNumber;
    }
    return means;
}

void PartialSums::add(const std::optional<io::PartialCurves>& partials) {
    ++m_added;
    if (!partials)
        return;
    if (m_had++ == 0)
        m_frames = partials->frames;
    const io::PartialCurves& p = *partials;
    m_alike = m_alike && p.frames == m_frames && m_g2.add(p.g2.data(), p.g2.shape());
    if (!m_alike || p.error.empty())
        return;
    m_error.add(p.error.data(), p.error.shape());
    Array<double> squares = p.error.clone();
    for (double& value : squares.editValues())
        value *= value;
    m_squares.add(squares.data(), squares.shape());
}

std::optional<io::PartialCurves> PartialSums::means(AverageOptions::ErrorRule rule,
                                                    std::vector<std::string>& notes) const {
    if (m_had == 0)
        return std::nullopt;
    if (!m_alike || m_had < m_added) {
        notes.push_back("g2 of growing parts of the run is left out: not all files have it, or "
                        "in one form.");
        return std::nullopt;
    }
    io::PartialCurves partials;
    partials.frames = m_frames;
    partials.g2 = m_g2.mean();
    if (m_error.added() == m_added) {
        const bool classic = rule == AverageOptions::ErrorRule::Classic;
        partials.error = classic ? m_error.mean() : m_squares.mean();
        const double n = std::sqrt(static_cast<double>(m_added));
        for (double& value : partials.error.editValues())
            value = (classic ? value : std::sqrt(value)) / n;
    }
    return partials;
}

} // namespace specula::correlate
