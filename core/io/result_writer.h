// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/result_data.h"

#include <memory>

namespace specula::io {

/// Writes a result file in the layout existing viewers read (`Nexus`) or as NXxpcs. The file
/// appears under its name when close() has succeeded.
class ResultWriter {
  public:
    enum class Layout { Nexus, NxXpcs };

    /// Everything but the matrices and the pixel correlations is written here. Throws Error(Usage)
    /// when the file exists and `overwrite` is false, or the parts do not fit together.
    ResultWriter(const std::filesystem::path& file, const ResultData& data, Layout layout,
                 bool overwrite);
    ~ResultWriter();
    ResultWriter(const ResultWriter&) = delete;
    ResultWriter& operator=(const ResultWriter&) = delete;

    /// The next matrix (t1, t2), in the order of TwotimeCurves::bins; only its upper half is kept.
    void addMatrix(const Array<float>& correlation);
    /// G2, past and future mean of every pixel at the next delay: (3, row, column).
    void addPixelCorrelation(const Array<float>& planes);

    /// Throws Error(Computation) when the disk does not take it, std::logic_error when matrices are
    /// missing.
    void close();

  private:
    struct Body;
    std::unique_ptr<Body> m_body;
};

} // namespace specula::io
