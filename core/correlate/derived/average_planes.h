// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/averaging.h"
#include "core/correlate/derived/regroup.h"

#include <exception>
#include <utility>

namespace specula::correlate {

/// A file that could not be read to its end, although it could be opened.
struct LateFailure {
    std::size_t number; ///< in the list of sources
    std::string reason;
};
/// What an exception says without the name of the file.
std::string reasonOf(const std::exception& e);

/// With their numbers in the list of sources.
using OpenInputs = std::vector<std::pair<std::size_t, std::unique_ptr<AverageInput>>>;

/// The mean planes of several files, added up as they are asked for; a file that fails is thrown as
/// a LateFailure. The inputs have to live as long.
class MeanPlanes final : public PixelCorrelations {
  public:
    MeanPlanes(const OpenInputs& inputs, const Shape& shape, std::int64_t delays)
        : m_inputs(inputs)
        , m_shape(shape)
        , m_delays(delays) {}

    std::int64_t delayCount() const override { return m_delays; }
    std::int64_t rows() const override { return m_shape[0]; }
    std::int64_t columns() const override { return m_shape[1]; }
    Array<float> band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                      const CancelToken& cancel) const override;

  private:
    const OpenInputs& m_inputs;
    Shape m_shape;
    std::int64_t m_delays;
};

} // namespace specula::correlate
