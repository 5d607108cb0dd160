// SPDX-License-Identifier: GPL-3.0-or-later
// The two-time part of a result: what opening finds out, and reading.
#include "core/io/stored_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace specula::io {
namespace {

constexpr std::size_t kMostMatrices = 10000;
constexpr double kMostBin = 1e9;
constexpr const char* kRerun = "run the correlation again with a current program";

/// The number at the end of "c2_00007"; 0 when there is none.
std::int64_t numberAtEnd(const std::string& name) {
    const std::size_t last = name.find_last_not_of("0123456789");
    const std::size_t from = last == std::string::npos ? 0 : last + 1;
    std::int64_t number = 0;
    std::from_chars(name.data() + from, name.data() + name.size(), number);
    return number;
}

} // namespace

void StoredResult::checkTwotime() {
    const std::string path = m_paths.find(Stored::TwotimeMaps);
    if (isGroup(*m_file, path))
        for (const std::string& name : memberNames(*m_file, path, kMostMatrices))
            m_matrixPaths.push_back(path + "/" + name);
    else
        m_matrixPaths = {path};
    checkMatrices(path);
    if (!m_hasTwotime)
        return;
    checkTwotimeBins();
    checkTwotimeCurves();
}

void StoredResult::checkMatrices(const std::string& path) {
    const auto attribute = [&](const char* name) {
        return textAttribute(*m_file, path, name).value_or("");
    };
    // Delays of NXxpcs are in frames; matrices may have fewer rows than frames.
    if (const auto frames = numberAttribute(*m_file, path, "frames_per_step");
        m_layout == Layout::NxXpcs && frames && *frames >= 1 && *frames <= kMostBin)
        m_twotimeConfig.strideFrames = std::llround(*frames);
    const std::string half = attribute("populated_elements");
    m_matrixHalf = half == "upper_half" ? 'u' : half == "lower_half" ? 'l' : 'a';
    m_matricesUpsideDown = attribute("time_origin_location") == "lower_left";
    if (numberAttribute(*m_file, path, "baseline_reference") == 0.0) {
        m_matrixBase = 1;
        report("note", path, "the matrices are stored as g2 - 1; 1 is added", "");
    }
    if (const auto e = numericExtents(*m_file, path); e && e->size() == 3) {
        const std::string mode = attribute("storage_mode");
        const bool first =
            mode == "one_array_q_first" || (mode != "one_array_q_last" && (*e)[1] == (*e)[2]);
        if (mode.empty() && (*e)[0] == (*e)[1] && (*e)[1] == (*e)[2])
            report("warning", path, "which axis counts the bins is not said; taken as the first",
                   "check the order of the matrices");
        m_matrices = first ? Matrices::PlanesFirst : Matrices::PlanesLast;
        const std::int64_t side = (*e)[1], other = first ? (*e)[2] : (*e)[0];
        m_twotimeFrames = side;
        m_hasTwotime = side == other && side > 0 && (first ? (*e)[0] : (*e)[2]) > 0;
        m_twotimeBins.resize(
            static_cast<std::size_t>(m_hasTwotime ? (first ? (*e)[0] : (*e)[2]) : 0));
        if (!m_hasTwotime)
            report("error", path,
                   fmt::format("the two-time matrices are {}: not square", Shape(*e).text()),
                   kRerun);
        return;
    }
    std::size_t bad = 0;
    for (const std::string& matrix : m_matrixPaths) {
        const auto extents = numericExtents(*m_file, matrix);
        const bool square = extents && extents->size() >= 2 && extents->back() > 0 &&
                            extents->back() == (*extents)[extents->size() - 2] &&
                            std::all_of(extents->begin(), extents->end() - 2,
                                        [](std::int64_t n) { return n == 1; });
        if (square && m_twotimeFrames == 0)
            m_twotimeFrames = extents->back();
        if (square && extents->back() == m_twotimeFrames)
            continue;
        ++bad;
        report("error", matrix,
               square ? fmt::format("the matrix has {} frames, the others have {}", extents->back(),
                                    m_twotimeFrames)
               : extents ? fmt::format("the matrix is {}: not square",
                                       extents->empty() ? "a number" : Shape(*extents).text())
                         : std::string("the matrix holds no numbers"),
               kRerun);
    }
    m_hasTwotime = bad < m_matrixPaths.size();
    m_twotimeBins.resize(m_hasTwotime ? m_matrixPaths.size() : 0);
}

void StoredResult::checkTwotimeBins() {
    const std::size_t count = m_twotimeBins.size();
    const std::string path = m_paths.expected(Stored::TwotimeBins);
    std::vector<double> bins;
    if (m_paths.has(Stored::TwotimeBins)) {
        try {
            bins = readList(*m_file, path);
        } catch (const Error& error) {
            report("error", path, error.reason(), error.remedy());
        }
        if (std::any_of(bins.begin(), bins.end(),
                        [](double b) { return !(b >= 1 && b <= kMostBin); })) {
            report("error", path, "the bins of the two-time matrices are no bin numbers",
                   "they are shown in the order of the file");
            bins.clear();
        } else if (m_binCount > 0 && std::any_of(bins.begin(), bins.end(), [&](double b) {
                       return b > static_cast<double>(m_binCount);
                   })) {
            report("error", path,
                   fmt::format("a two-time bin is above the {} dynamic bins", m_binCount), kRerun);
        }
    }
    if (!bins.empty() && bins.size() != count) {
        report("error", path, fmt::format("{} bins are listed for {} matrices", bins.size(), count),
               bins.size() < count ? "the matrices beyond the list are left out" : kRerun);
        m_twotimeBins.resize(std::min(count, bins.size()));
    }
    if (!bins.empty()) {
        std::transform(bins.begin(),
                       bins.begin() + static_cast<std::ptrdiff_t>(m_twotimeBins.size()),
                       m_twotimeBins.begin(),
                       [](double b) { return static_cast<std::int64_t>(std::llround(b)); });
        return;
    }
    // The old program numbers its matrices by bin, boost_corr in the order of processing.
    const bool named = m_layout == Layout::Legacy && m_matrices == Matrices::Datasets;
    for (std::size_t i = 0; i < m_twotimeBins.size(); ++i) {
        const std::int64_t number = named ? numberAtEnd(m_matrixPaths[i]) : 0;
        m_twotimeBins[i] = number > 0 ? number : static_cast<std::int64_t>(i) + 1;
    }
    const bool all = m_binCount == 0 || static_cast<std::int64_t>(count) == m_binCount;
    report(named || all ? "note" : "warning", path,
           named ? "which bins the matrices belong to is taken from their names"
                 : "which bins the matrices belong to is not stored; taken as 1, 2, 3, ...",
           "");
}

void StoredResult::checkTwotimeCurves() {
    const auto bins = static_cast<std::int64_t>(m_twotimeBins.size());
    if (const std::string path = m_paths.find(Stored::TwotimeG2); !path.empty()) {
        const auto shape = asMatrix(numericExtents(*m_file, path), m_twotimeFrames);
        m_twotimeG2Fits = shape && (*shape)[0] > 0 && (*shape)[1] == bins;
        if (!m_twotimeG2Fits)
            report("warning", path,
                   fmt::format("the g2 of the matrices has not {} columns, one per matrix", bins),
                   "it is computed from the matrices instead");
    }
    if (const std::string path = m_paths.find(Stored::TwotimeSegments); !path.empty()) {
        const auto cube = asCube(numericExtents(*m_file, path));
        const std::size_t axis = m_layout == Layout::NxXpcs ? 1 : 2;
        m_twotimeSegmentsFit = cube && (*cube)[0] > 0 && (*cube)[axis] == bins;
        if (!m_twotimeSegmentsFit)
            report("warning", path,
                   fmt::format("the g2 of the segments has not {} columns, one per matrix", bins),
                   "it is not shown");
    }
}

Array<float> StoredResult::twotimeMatrix(std::int64_t index, const CancelToken& cancel) const {
    if (index < 0 || index >= static_cast<std::int64_t>(m_twotimeBins.size()))
        throw missing(Stored::TwotimeMaps, "two-time matrix of that number");
    const std::int64_t n = m_twotimeFrames;
    const bool single = m_matrices == Matrices::Datasets;
    const std::string& path = m_matrixPaths[single ? static_cast<std::size_t>(index) : 0];
    Array<float> matrix;
    if (m_matrices == Matrices::PlanesLast)
        matrix = readNumbers<float>(*m_file, path, {{0, 0, index}, {n, n, 1}}).reshaped({n, n});
    else
        matrix = readPlane(m_file, path, single ? 0 : index, 0, n, cancel);
    if (matrix.shape() != Shape{n, n})
        throw Error(ErrorCode::Input, "the matrix is " + matrix.shape().text() + ": not square")
            .inFile(m_path)
            .atField(path)
            .withRemedy(kRerun);
    if (!m_matricesUpsideDown && m_matrixBase == 0)
        return matrix;
    const View<float> cells = matrix.edit();
    if (m_matricesUpsideDown)
        for (std::int64_t row = 0; row < n / 2; ++row)
            std::swap_ranges(cells.row(row).begin(), cells.row(row).end(),
                             cells.row(n - 1 - row).begin());
    for (std::int64_t row = 0; row < n; ++row) {
        const std::int64_t first = m_matrixHalf == 'u' ? row : 0;
        const std::int64_t end = m_matrixHalf == 'l' ? row + 1 : n;
        for (std::int64_t column = first; column < end; ++column)
            cells(row, column) += static_cast<float>(m_matrixBase);
    }
    return matrix;
}

TwotimeCurves StoredResult::twotimeCurves(const CancelToken& cancel) const {
    if (!m_twotimeG2Fits)
        throw missing(Stored::TwotimeG2, "g2 along the two-time matrices");
    TwotimeCurves curves;
    curves.bins = m_twotimeBins;
    const std::string path = m_paths.find(Stored::TwotimeG2);
    curves.g2 = matrixAt(path, m_twotimeFrames);
    if (numberAttribute(*m_file, path, "baseline_reference") == 0.0)
        for (double& value : curves.g2.editValues())
            value += 1;
    cancel.throwIfCancelled();
    if (!m_twotimeSegmentsFit)
        return curves;
    const std::string segments = m_paths.find(Stored::TwotimeSegments);
    const Array<double> stored = readNumbers<double>(*m_file, segments);
    const auto cube =
        *asCube(Extents(stored.shape().extents().begin(), stored.shape().extents().end()));
    const Array<double> flat = stored.reshaped({cube[0], cube[1], cube[2]});
    if (m_layout != Layout::NxXpcs) {
        curves.segmentG2 = flat;
        return curves;
    }
    // (lag, bin, part) there, and 1 less where the curves are.
    const double base = numberAttribute(*m_file, segments, "baseline_reference") == 0.0 ? 1 : 0;
    curves.segmentG2 = Array<double>(Shape{cube[0], cube[2], cube[1]});
    const View<double> to = curves.segmentG2.edit();
    for (std::int64_t lag = 0; lag < cube[0]; ++lag)
        for (std::int64_t bin = 0; bin < cube[1]; ++bin)
            for (std::int64_t part = 0; part < cube[2]; ++part)
                to(lag, part, bin) = flat.view()(lag, bin, part) + base;
    return curves;
}

} // namespace specula::io
