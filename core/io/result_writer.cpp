// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_writer.h"

#include "core/io/result_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace specula::io {
namespace {

/// Matrices above this are stored in tiles, so that parts of them can be read.
constexpr std::int64_t kMostWholeValues = 1 << 20, kTile = 1024;

void checkParts(const std::filesystem::path& file, const ResultData& d) {
    const auto need = [&](bool fits, const char* part, const char* what) {
        if (!fits)
            throw Error(ErrorCode::Usage, what).inFile(file).atField(part);
    };
    const auto shaped = [](const auto& array, const Shape& shape) {
        return array.empty() || array.shape() == shape;
    };
    const auto long_ = [](const auto& list, std::int64_t n) {
        return list.empty() || static_cast<std::int64_t>(list.size()) == n;
    };
    const std::int64_t bins = d.qmap ? d.qmap->dynamicBins() : -1;
    need(d.multitau || d.twotime, "multitau", "there are no results to write");
    if (d.multitau) {
        const MultitauCurves& m = *d.multitau;
        const auto delays = static_cast<std::int64_t>(m.delays.size());
        need(m.g2.shape().rank() == 2 && m.g2.shape()[0] == delays, "normalized_g2",
             "g2 does not have a row for each delay");
        const std::int64_t columns = m.g2.shape()[1];
        need(bins < 0 || columns == bins, "normalized_g2",
             "g2 does not have a column for each dynamic bin of the q-map");
        need(shaped(m.error, m.g2.shape()), "normalized_g2_err", "errors and g2 differ in shape");
        need(shaped(m.covariance, Shape{columns, delays, delays}), "g2_covariance",
             "the covariance is not (bin, delay, delay)");
        need(long_(m.levelWidths, delays), "level_width", "there is not one width for each delay");
        if (d.partials) {
            const Shape& p = d.partials->g2.shape();
            need(p.rank() == 3 && p[1] == delays && p[2] == columns &&
                     shaped(d.partials->error, p) && long_(d.partials->frames, p[0]),
                 "normalized_g2_partial", "partials are not (part, delay, bin)");
        }
    }
    if (d.twotime) {
        const TwotimeCurves& t = *d.twotime;
        const auto columns = static_cast<std::int64_t>(t.bins.size());
        need(columns > 0, "processed_bins", "no bin has a two-time matrix");
        need(std::all_of(t.bins.begin(), t.bins.end(),
                         [&](std::int64_t b) { return b >= 1 && (bins < 0 || b <= bins); }),
             "processed_bins", "a two-time bin is not in the q-map");
        need(t.g2.empty() || (t.g2.shape().rank() == 2 && t.g2.shape()[1] == columns),
             "normalized_g2", "g2 of two-time is not (lag, column)");
        need(t.segmentG2.empty() ||
                 (t.segmentG2.shape().rank() == 3 && t.segmentG2.shape()[2] == columns),
             "normalized_g2_segments", "segments of two-time are not (lag, segment, column)");
    }
    const ScatteringMeans& s = d.means;
    const std::int64_t statics = d.qmap ? d.qmap->staticBins() : -1;
    need(s.image.empty() || (s.image.shape().rank() == 2 &&
                             (!d.qmap || s.image.shape() == d.qmap->dynamicMap.shape())),
         "scattering_2d", "the image and the q-map differ in shape");
    need(statics < 0 || long_(s.staticMean, statics), "scattering_1d",
         "there is not one mean for each static bin");
    need(s.segmentMean.empty() || (s.segmentMean.shape().rank() == 2 &&
                                   (statics < 0 || s.segmentMean.shape()[1] == statics) &&
                                   long_(s.segmentFrames, s.segmentMean.shape()[0])),
         "scattering_1d_segments", "segments are not (segment, static bin)");
    need(s.frameNumber.size() == s.intensity.size(), "intensity_vs_time",
         "there is not one intensity for each frame");
}

} // namespace

struct ResultWriter::Body {
    ResultData data;
    Layout layout;
    Hdf5TreeWriter writer;
    std::int64_t matrices = 0, side = 0, planes = 0;

    Body(const std::filesystem::path& file, const ResultData& d, Layout l, bool overwrite)
        : data(d)
        , layout(l)
        , writer(file, overwrite) {}

    std::int64_t bins() const {
        return data.twotime ? static_cast<std::int64_t>(data.twotime->bins.size()) : 0;
    }
    std::int64_t delays() const {
        return data.multitau ? static_cast<std::int64_t>(data.multitau->delays.size()) : 0;
    }

    /// The dataset of the next matrix; in NXxpcs all are planes of one.
    std::string matrixPath() {
        const Shape chunk = side * side > kMostWholeValues ? Shape{kTile, kTile} : Shape{};
        if (layout == Layout::NxXpcs) {
            if (matrices == 0)
                writer.createPlanes(kNxXpcsMatrices, {bins(), side, side}, PixelType::F32, chunk,
                                    nxXpcsMatrixAttributes(data));
            return kNxXpcsMatrices;
        }
        const std::string path =
            fmt::format("/xpcs/twotime/correlation_map/c2_{:05d}", matrices + 1);
        writer.createPlanes(path, {side, side}, PixelType::F32, chunk);
        return path;
    }
};

ResultWriter::ResultWriter(const std::filesystem::path& file, const ResultData& data, Layout layout,
                           bool overwrite) {
    checkParts(file, data);
    m_body = std::make_unique<Body>(file, data, layout, overwrite);
    if (layout == Layout::Nexus)
        writeNexusResult(m_body->writer, data);
    else
        writeNxXpcsResult(m_body->writer, data);
}

ResultWriter::~ResultWriter() = default;

void ResultWriter::addMatrix(const Array<float>& correlation) {
    Body& b = *m_body;
    const Shape& shape = correlation.shape();
    if (b.matrices >= b.bins())
        throw std::logic_error("ResultWriter: more matrices than bins");
    const std::int64_t expected = b.matrices > 0 ? b.side : shape.rank() == 2 ? shape[0] : 0;
    if (shape.rank() != 2 || shape != Shape{expected, expected} || expected < 1)
        throw Error(ErrorCode::Usage, fmt::format("the two-time matrix is {}, not {}x{}",
                                                  shape.text(), expected, expected))
            .atField("correlation_map");
    b.side = expected;
    // Some programs keep the lower half only.
    bool upperHolds = false;
    for (std::int64_t y = 0; y < b.side && !upperHolds; ++y)
        upperHolds = std::any_of(correlation.data() + y * b.side + y + 1,
                                 correlation.data() + (y + 1) * b.side,
                                 [](float v) { return std::isfinite(v) && v != 0; });
    const std::string path = b.matrixPath();
    const std::int64_t plane = b.layout == Layout::NxXpcs ? b.matrices : 0;
    // Whole, or row by row of tiles.
    const std::int64_t step = b.side * b.side > kMostWholeValues ? kTile : b.side;
    for (std::int64_t row = 0; row < b.side; row += step) {
        const std::int64_t rows = std::min(step, b.side - row);
        Array<float> upper({rows, b.side});
        const View<float> to = upper.edit();
        for (std::int64_t y = 0; y < rows; ++y)
            if (upperHolds)
                std::copy_n(correlation.data() + (row + y) * b.side + row + y, b.side - row - y,
                            &to(y, row + y));
            else
                for (std::int64_t x = row + y; x < b.side; ++x)
                    to(y, x) = correlation.data()[x * b.side + row + y];
        b.writer.writePlane(path, plane, upper.view(), row);
    }
    ++b.matrices;
}

void ResultWriter::addPixelCorrelation(const Array<float>& planes) {
    Body& b = *m_body;
    const Shape& shape = planes.shape();
    const bool fits = shape.rank() == 3 && shape[0] == 3 &&
                      (!b.data.qmap || shape.tail() == b.data.qmap->dynamicMap.shape());
    if (!fits)
        throw Error(ErrorCode::Usage, "the pixel correlation is not (3, row, column) of the q-map")
            .atField("unnormalized_G2");
    if (b.planes >= b.delays())
        throw std::logic_error("ResultWriter: more pixel correlations than delays");
    const std::string path = b.layout == Layout::Nexus ? "/xpcs/multitau/unnormalized_G2"
                                                       : "/entry/data/unnormalized_G2";
    if (b.planes == 0)
        b.writer.createPlanes(path, {b.delays(), 3, shape[1], shape[2]}, PixelType::F32, {},
                              {{"channels", "G2,IP,IF"}});
    for (std::int64_t channel = 0; channel < 3; ++channel)
        b.writer.writePlane(path, b.planes * 3 + channel, planes.view().at(channel));
    ++b.planes;
}

void ResultWriter::close() {
    const Body& b = *m_body;
    if (b.matrices != b.bins())
        throw std::logic_error("ResultWriter: two-time matrices are missing");
    if (b.planes != 0 && b.planes != b.delays())
        throw std::logic_error("ResultWriter: pixel correlations are missing");
    m_body->writer.close();
}

} // namespace specula::io
