// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/intensity_time.h"

#include "core/base/array.h"
#include "core/base/error.h"
#include "core/compute/kernels.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>

namespace specula::correlate {

std::vector<double> movingAverage(std::span<const double> values, std::int64_t window) {
    if (window < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("window");
    const auto n = static_cast<std::int64_t>(values.size());
    std::vector<double> sums(values.size() + 1), counts(values.size() + 1), means;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool good = std::isfinite(values[i]);
        sums[i + 1] = sums[i] + (good ? values[i] : 0);
        counts[i + 1] = counts[i] + (good ? 1 : 0);
    }
    for (std::int64_t i = 0; i < n; ++i) {
        const auto first =
            static_cast<std::size_t>(std::max<std::int64_t>(0, i - (window - 1) / 2));
        const auto end = static_cast<std::size_t>(std::min(n, i + window / 2 + 1));
        const double count = counts[end] - counts[first];
        means.push_back(count > 0 ? (sums[end] - sums[first]) / count
                                  : std::numeric_limits<double>::quiet_NaN());
    }
    return means;
}

std::vector<double> sampled(std::span<const double> values, std::int64_t step) {
    if (step < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("step");
    std::vector<double> some;
    for (std::size_t i = 0; i < values.size(); i += static_cast<std::size_t>(step))
        some.push_back(values[i]);
    return some;
}

Spectrum spectrumOf(std::span<const double> values, double stepS, compute::Lane& lane) {
    if (!(stepS > 0) || !std::isfinite(stepS))
        throw Error(ErrorCode::Usage, "must be above 0").atField("stepS");
    Spectrum spectrum;
    if (values.empty())
        return spectrum;
    double sum = 0, count = 0;
    for (const double value : values)
        if (std::isfinite(value)) {
            sum += value;
            count += 1;
        }
    const double mean = count > 0 ? sum / count : 0;
    const auto n = static_cast<std::int64_t>(values.size());
    Array<std::complex<double>> trace({1, n});
    const auto samples = trace.editValues();
    for (std::size_t i = 0; i < values.size(); ++i)
        samples[i] = std::isfinite(values[i]) ? values[i] - mean : 0;
    const compute::Tensor in = lane.upload(trace);
    const compute::Tensor out = lane.make(in.type(), in.shape());
    compute::kernel::fft(lane, {SPC_FFT_FORWARD, 1, 1 / static_cast<double>(n), 0}, out, in);
    const auto transformed = lane.download<std::complex<double>>(out);
    for (std::int64_t k = 0; k <= n / 2; ++k) {
        spectrum.frequencyHz.push_back(static_cast<double>(k) / (static_cast<double>(n) * stepS));
        // The mean is off, but for rounding.
        spectrum.amplitude.push_back(
            k == 0 ? 0 : std::abs(transformed.values()[static_cast<std::size_t>(k)]));
    }
    return spectrum;
}

} // namespace specula::correlate
