// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/average_planes.h"

#include "core/base/error.h"
#include "core/correlate/derived/average_sums.h"

#include <algorithm>

namespace specula::correlate {

std::string reasonOf(const std::exception& e) {
    const auto* error = dynamic_cast<const Error*>(&e);
    if (!error)
        return e.what();
    return error->field().empty() ? error->reason() : error->field() + ": " + error->reason();
}

Array<float> MeanPlanes::band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                              const CancelToken& cancel) const {
    MeanArray mean;
    const Shape wanted{3, rows, columns()};
    for (const auto& [number, input] : m_inputs) {
        cancel.throwIfCancelled();
        try {
            const Array<float> planes = input->pixelCorrelation(delay, row, rows);
            if (planes.shape() != wanted)
                throw Error(ErrorCode::Input, "its planes of G2 have another shape");
            mean.add(planes.data(), wanted);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& e) {
            throw LateFailure{number, reasonOf(e)};
        }
    }
    Array<float> out = Array<float>::uninitialized(wanted);
    const Array<double> values = mean.mean();
    std::transform(values.values().begin(), values.values().end(), out.editValues().begin(),
                   [](double v) { return static_cast<float>(v); });
    return out;
}

} // namespace specula::correlate
