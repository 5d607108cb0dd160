// SPDX-License-Identifier: GPL-3.0-or-later
// What opening a result finds out, and the list of what is missing, odd or contradictory.
#include "core/io/stored_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace specula::io {
namespace {

/// Lists and curves longer than this are not read when a file is opened.
constexpr std::int64_t kCheapValues = 4'000'000;
/// No detector's pixels are that large, and no source's photons that soft.
constexpr double kSoftestEv = 500;

constexpr const char* kRerun = "run the correlation again with a current program";
constexpr const char* kDamaged = "the file is damaged or was made by an unknown program";

std::string shapeText(const Extents& extents) {
    return extents.empty() ? "a single number" : Shape(extents).text();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

std::optional<std::array<std::int64_t, 2>> asMatrix(const std::optional<Extents>& extents,
                                                    std::int64_t rows) {
    if (!extents)
        return std::nullopt;
    Extents e = *extents;
    while (e.size() > 2 && e.front() == 1)
        e.erase(e.begin());
    if (e.size() > 2)
        return std::nullopt;
    if (e.size() == 2 && !(e[0] == 1 && e[1] == rows))
        return std::array{e[0], e[1]};
    const std::int64_t count = e.empty() ? 1 : e.back();
    return count == rows ? std::array{count, std::int64_t{1}} : std::array{std::int64_t{1}, count};
}

std::optional<std::array<std::int64_t, 3>> asCube(const std::optional<Extents>& extents) {
    if (!extents)
        return std::nullopt;
    Extents e = *extents;
    while (e.size() > 3 && e.front() == 1)
        e.erase(e.begin());
    if (e.size() != 3)
        return std::nullopt;
    return std::array{e[0], e[1], e[2]};
}

StoredResult::StoredResult(Hdf5FilePtr file, const ResultContent& content)
    : m_file(std::move(file))
    , m_content(content)
    , m_paths(*m_file, *content.table, content.entry) {
    m_path = m_file->path;
    m_layout = content.table->layout;
    m_kind = content.kind();
    const Hdf5Lock lock;
    if (m_file->swmr)
        report("note", "/",
               "is still being written: what is shown is what was there when it was "
               "opened",
               "open it again when the writer has finished");
    describeMeasurement();
    if (content.multitau)
        checkMultitau();
    if (content.twotime)
        checkTwotime();
    checkScattering();
    checkMaps();
    noteTimeAxes();
    if (!m_hasMultitau && !m_hasTwotime && !m_hasImage && !m_hasScattering && !m_hasIntensity) {
        const auto worst = std::find_if(m_problems.begin(), m_problems.end(),
                                        [](const Problem& p) { return p.severity == "error"; });
        const Problem why = worst != m_problems.end()
                                ? *worst
                                : Problem{"error", "/", "holds no curves and no images", kRerun};
        throw Error(ErrorCode::Input, why.what)
            .inFile(m_path)
            .atField(why.path)
            .withRemedy(why.remedy);
    }
}

void StoredResult::report(const char* severity, const std::string& path, std::string what,
                          std::string remedy) {
    m_problems.push_back({severity, path, std::move(what), std::move(remedy)});
}

// Measurement ------------------------------------------------------------------------------------

void StoredResult::describeMeasurement() {
    const auto text = [&](Stored what) {
        return readAnyText(*m_file, m_paths.find(what)).value_or("");
    };
    m_meta.frameTimeS = timeAt(Stored::FrameTime);
    m_meta.countTimeS = timeAt(Stored::CountTime);
    if (m_meta.frameTimeS)
        m_meta.frameTimeFrom = m_paths.find(Stored::FrameTime);
    m_meta.energyKev = energyKev();
    m_meta.temperatureK = temperatureK();
    m_meta.sample = text(Stored::Sample);
    m_meta.startTime = text(Stored::StartTime);
    m_meta.endTime = text(Stored::EndTime);
    m_meta.title = text(Stored::Title);
    m_meta.rawFile = text(Stored::RawFile);
    m_multitauConfig = configOf(Stored::MultitauConfig, Stored::MultitauStride,
                                Stored::MultitauAverage, m_content.multitau);
    m_twotimeConfig = configOf(Stored::TwotimeConfig, Stored::TwotimeStride, Stored::TwotimeAverage,
                               m_content.twotime);
    if (m_meta.frameTimeS && m_meta.countTimeS && *m_meta.countTimeS > *m_meta.frameTimeS * 1.001)
        report("warning", m_paths.find(Stored::CountTime),
               fmt::format("the exposure ({:g} s) is longer than the frame time ({:g} s)",
                           *m_meta.countTimeS, *m_meta.frameTimeS),
               "check which of the two the detector wrote; delays use the frame time");
}

std::optional<double> StoredResult::timeAt(Stored what) {
    const std::string path = m_paths.find(what);
    const auto value = readAnyNumber(*m_file, path);
    if (!value)
        return std::nullopt;
    const std::string unit = textAttribute(*m_file, path, "units").value_or("s");
    const auto factor = storedTimeFactor(unit);
    if (!factor)
        report("warning", path, fmt::format("the unit \"{}\" is not known; taken as seconds", unit),
               "check the time axis");
    const double seconds = *value * factor.value_or(1);
    if (std::isfinite(seconds) && seconds > 0)
        return seconds;
    report("warning", path, fmt::format("{:g} is no time between frames", *value),
           "delays are shown in frames");
    return std::nullopt;
}

std::optional<double> StoredResult::energyKev() {
    const std::string path = m_paths.find(Stored::Energy);
    const auto value = readAnyNumber(*m_file, path);
    if (!value || !std::isfinite(*value) || *value <= 0)
        return std::nullopt;
    const auto unit = textAttribute(*m_file, path, "units");
    if (const auto factor = unit ? storedEnergyFactor(*unit) : std::nullopt)
        return *value * *factor;
    if (*value < kSoftestEv)
        return *value;
    report("note", path, fmt::format("{:g} without a known unit is taken as eV", *value),
           "check the photon energy");
    return *value * 1e-3;
}

std::optional<double> StoredResult::temperatureK() {
    const std::string path = m_paths.find(Stored::Temperature);
    const auto value = readAnyNumber(*m_file, path);
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    const std::string unit = textAttribute(*m_file, path, "units").value_or("");
    if (unit == "K" || unit == "kelvin" || unit == "Kelvin")
        return *value;
    for (const char* celsius : {"C", "°C", "degC", "deg C", "celsius", "Celsius", "degree C"})
        if (unit == celsius)
            return *value + 273.15;
    report("note", path,
           unit.empty() ? std::string("the temperature has no unit and is not used")
                        : fmt::format("the unit \"{}\" of the temperature is not known", unit),
           "read it among the metadata");
    return std::nullopt;
}

CorrelationConfig StoredResult::configOf(Stored group, Stored stride, Stored average, bool wanted) {
    CorrelationConfig config;
    if (const std::string path = m_paths.find(group); !path.empty())
        config.arguments = readTree(*m_file, path);
    const auto steps = [&](Stored what, const char* name) -> std::int64_t {
        if (!wanted || m_layout == Layout::NxXpcs) // delays are in frames there
            return 1;
        const std::string path = m_paths.expected(what);
        const auto value = readAnyNumber(*m_file, path);
        if (value && *value >= 1 && *value <= 1e9 && *value == std::floor(*value))
            return static_cast<std::int64_t>(*value);
        report("warning", path,
               value ? fmt::format("{:g} is no {}; 1 is used", *value, name)
                     : fmt::format("the {} is not stored; 1 is used", name),
               "check the time axis");
        return 1;
    };
    config.strideFrames = steps(stride, "stride between frames");
    config.averageFrames = steps(average, "number of averaged frames");
    return config;
}

void StoredResult::noteTimeAxes() {
    if (!m_meta.frameTimeS) {
        if (m_hasMultitau || m_hasTwotime)
            report("warning", m_paths.expected(Stored::FrameTime),
                   "there is no frame time, so delays cannot be given in seconds",
                   "they are shown in frames");
        return;
    }
    const auto note = [&](const char* which, double step, const CorrelationConfig& config) {
        report("note", m_meta.frameTimeFrom,
               fmt::format("{}: one step is {:g} s (frame time {:g} s, stride {}, {} averaged)",
                           which, step, *m_meta.frameTimeS, config.strideFrames,
                           config.averageFrames),
               "");
    };
    if (m_hasMultitau)
        note("multi-tau delays", *multitauStepS(), m_multitauConfig);
    if (m_hasTwotime)
        note("two-time axes", *twotimeStepS(), m_twotimeConfig);
}

// Multi-tau --------------------------------------------------------------------------------------

void StoredResult::checkMultitau() {
    const std::string path = m_paths.find(Stored::G2);
    const auto extents = numericExtents(*m_file, path);
    if (!extents) {
        report("error", path, "g2 holds no numbers", kRerun);
        return;
    }
    const std::string delayPath = m_paths.expected(Stored::Delays);
    if (!m_paths.has(Stored::Delays)) {
        report("error", delayPath, "the list of delays is missing: g2 has no time axis", kRerun);
        return;
    }
    std::vector<double> delays;
    try {
        const auto size = numericExtents(*m_file, delayPath);
        if (size && size->size() <= Shape::kMaxRank && Shape(*size).count() > kCheapValues)
            throw Error(ErrorCode::Input, "is absurdly long");
        delays = readList(*m_file, delayPath);
    } catch (const Error& error) {
        report("error", delayPath, "the delays cannot be read: " + error.reason(), kDamaged);
        return;
    }
    const auto count = static_cast<std::int64_t>(delays.size());
    const auto shape = asMatrix(extents, count);
    if (!shape || (*shape)[0] != count || count == 0 || (*shape)[1] == 0) {
        report("error", path,
               count == 0 || (shape && (*shape)[1] == 0)
                   ? fmt::format("g2 is empty ({})", shapeText(*extents))
                   : fmt::format("g2 is {}, but there are {} delays", shapeText(*extents), count),
               kRerun);
        return;
    }
    checkDelays(delays);
    m_delayCount = count;
    m_binCount = (*shape)[1];
    m_hasMultitau = true;
    if (const std::string error = m_paths.find(Stored::G2Error); error.empty()) {
        report("note", m_paths.expected(Stored::G2Error), "no errors of g2 are stored", "");
    } else {
        const auto errors = numericExtents(*m_file, error);
        m_errorsFit = asMatrix(errors, count) == shape;
        if (!m_errorsFit)
            report("warning", error,
                   errors ? fmt::format("the errors are {}, g2 is {}: they are not used",
                                        shapeText(*errors), shapeText(*extents))
                          : std::string("the errors of g2 are no numbers"),
                   kRerun);
    }
    checkCurveValues();
    checkPartials();
    checkPixelPlanes();
    if (const std::string covariance = m_paths.find(Stored::G2Covariance); !covariance.empty()) {
        const auto cube = asCube(numericExtents(*m_file, covariance));
        m_hasCovariance = cube == std::array{m_binCount, count, count};
        if (!m_hasCovariance)
            report("warning", covariance,
                   "the covariance has not (bins, delays, delays) values: it is not used", kRerun);
    }
}

void StoredResult::checkDelays(const std::vector<double>& delays) {
    const std::string path = m_paths.find(Stored::Delays);
    bool whole = true, rising = true, finite = true;
    for (std::size_t i = 0; i < delays.size(); ++i) {
        const bool sane = std::isfinite(delays[i]) && std::abs(delays[i]) < 1e15;
        finite = finite && sane;
        const double value = sane ? delays[i] : 0;
        whole = whole && value == std::round(value);
        m_delays.push_back(std::llround(value));
        rising = rising && (i == 0 || m_delays[i] > m_delays[i - 1]);
    }
    if (!finite)
        report("error", path, "there are delays that are no numbers", kDamaged);
    else if (!whole)
        report("warning", path, "delays are not whole steps; they are rounded",
               "check whether they are in frames");
    if (!rising)
        report("error", path, "the delays are not strictly increasing", kDamaged);
    if (!m_delays.empty() && m_delays.front() < 1)
        report("warning", path, fmt::format("the first delay is {}", m_delays.front()),
               "it cannot be drawn on a logarithmic axis");
}

void StoredResult::checkCurveValues() {
    if (m_delayCount * m_binCount > kCheapValues)
        return;
    const auto inspect = [&](const std::string& path, auto&& isOdd, const char* what,
                             const char* remedy) {
        try {
            const Array<double> values = readNumbers<double>(*m_file, path);
            const auto odd = std::count_if(values.values().begin(), values.values().end(), isOdd);
            if (odd > 0)
                report("warning", path, fmt::format("{} of {} values {}", odd, values.size(), what),
                       remedy);
        } catch (const Error& error) {
            report("error", path, error.reason(), error.remedy());
        }
    };
    inspect(
        m_paths.find(Stored::G2), [](double v) { return !std::isfinite(v); }, "are not finite",
        "they are left out of plots and fits");
    if (m_errorsFit)
        inspect(
            m_paths.find(Stored::G2Error), [](double v) { return !(v > 0) || std::isinf(v); },
            "are not positive", "points without an error have no weight of their own in fits");
}

void StoredResult::checkPartials() {
    const std::string path = m_paths.find(Stored::PartialG2);
    if (path.empty())
        return;
    const auto extents = numericExtents(*m_file, path);
    const auto cube = asCube(extents);
    if (!cube || (*cube)[1] != m_delayCount || (*cube)[2] != m_binCount || (*cube)[0] == 0) {
        report("warning", path,
               fmt::format("the partial g2 are {}, not (parts, {} delays, {} bins)",
                           extents ? shapeText(*extents) : "no numbers", m_delayCount, m_binCount),
               "they are not shown");
        return;
    }
    m_hasPartials = true;
    m_partialCount = (*cube)[0];
    m_partialErrorsFit =
        asCube(numericExtents(*m_file, m_paths.find(Stored::PartialError))) == cube;
}

void StoredResult::checkPixelPlanes() {
    if (const std::string lost = m_paths.dangling(Stored::PixelPlanes);
        !lost.empty() && !m_paths.has(Stored::PixelPlanes)) {
        const Error why = whyNotThere(*m_file, lost);
        report("warning", lost, "G2 of the pixels is not at hand: " + why.reason(), why.remedy());
        return;
    }
    const std::string planes = m_paths.find(Stored::PixelPlanes);
    const std::string single = m_paths.find(Stored::PixelG2);
    const std::string& path = planes.empty() ? single : planes;
    if (path.empty())
        return;
    const auto extents = numericExtents(*m_file, path);
    const std::size_t rank = planes.empty() ? 3 : 4;
    m_hasPixelCorrelation =
        extents && extents->size() == rank && extents->front() == m_delayCount &&
        (planes.empty() ? numericExtents(*m_file, m_paths.find(Stored::PixelPast)) == extents &&
                              numericExtents(*m_file, m_paths.find(Stored::PixelFuture)) == extents
                        : (*extents)[1] == 3) &&
        (*extents)[rank - 1] > 0 && (*extents)[rank - 2] > 0;
    if (!m_hasPixelCorrelation) {
        report("warning", path,
               fmt::format("G2 of the pixels is {}, not ({} delays, 3, rows, columns)",
                           extents ? shapeText(*extents) : "no numbers", m_delayCount),
               "it cannot be regrouped");
        return;
    }
    if (planes.empty())
        return;
    // boost_corr means (G2, IP, IF) and writes (G2, IF, IP).
    const std::string order = textAttribute(*m_file, planes, "channels").value_or("G2,IF,IP");
    std::array<std::size_t, 3> positions{order.find("G2"), order.find("IP"), order.find("IF")};
    if (std::count(positions.begin(), positions.end(), std::string::npos) > 0) {
        report("warning", planes, fmt::format("the channels \"{}\" are not known", order),
               "taken as G2, past mean, future mean");
        return;
    }
    for (std::size_t i = 0; i < 3; ++i)
        m_channels[i] = std::count_if(positions.begin(), positions.end(),
                                      [&](std::size_t other) { return other < positions[i]; });
}

// Scattering -------------------------------------------------------------------------------------

void StoredResult::checkScattering() {
    if (const std::string path = m_paths.find(Stored::Image); !path.empty()) {
        const auto extents = numericExtents(*m_file, path);
        const Extents flat = extents ? *extents : Extents{};
        m_hasImage =
            flat.size() >= 2 &&
            std::all_of(flat.begin(), flat.end(), [](std::int64_t n) { return n > 0; }) &&
            std::all_of(flat.begin(), flat.end() - 2, [](std::int64_t n) { return n == 1; });
        if (!m_hasImage)
            report(
                "warning", path,
                fmt::format("the mean image is {}", extents ? shapeText(*extents) : "no numbers"),
                "it is not shown");
        else if (path.ends_with("frame_sum"))
            report("note", path, "the image is a sum of frames, not a mean", "");
    } else {
        report("note", m_paths.expected(Stored::Image), "no mean image is stored", "");
    }
    std::int64_t bins = 0;
    if (const std::string path = m_paths.find(Stored::StaticMean); !path.empty()) {
        const auto extents = numericExtents(*m_file, path);
        if (extents && squeezed(*extents).size() <= 1 && Shape(*extents).count() > 0) {
            m_hasScattering = true;
            bins = Shape(*extents).count();
        } else {
            report("warning", path,
                   fmt::format("the mean per static bin is {}, not a list",
                               extents ? shapeText(*extents) : "no numbers"),
                   "I(q) is not shown");
        }
    }
    if (const std::string path = m_paths.find(Stored::SegmentMean); !path.empty()) {
        const auto extents = numericExtents(*m_file, path);
        const auto shape = asMatrix(extents, -1);
        if (shape && (*shape)[0] > 0 && (*shape)[1] > 0 &&
            (!m_hasScattering || (*shape)[1] == bins)) {
            m_hasSegments = true;
            checkIntensity(); // its frames tell what a segment is
            judgeSegments((*shape)[0], (*shape)[1]);
            return;
        }
        report("warning", path,
               fmt::format("the segments are {}, but there are {} static bins",
                           extents ? shapeText(*extents) : "no numbers", bins),
               "stability is not shown");
    }
    checkIntensity();
}

void StoredResult::judgeSegments(std::int64_t segments, std::int64_t bins) {
    const std::string path = m_paths.find(Stored::SegmentMean);
    if (const auto scale = numberAttribute(*m_file, path, "scale")) {
        if (std::isfinite(*scale) && *scale > 0)
            m_segmentScale = *scale;
        return;
    }
    if (textAttribute(*m_file, path, "scale") || segments < 2)
        return;
    if (!m_hasScattering || segments * bins > kCheapValues) {
        report("note", path, "whether the segments are means or parts of the mean is not known",
               "they are shown as they are stored");
        return;
    }
    std::vector<double> ratios; // of the average segment to the mean of all frames
    try {
        const std::vector<double> whole = readList(*m_file, m_paths.find(Stored::StaticMean));
        const Array<double> parts = readNumbers<double>(*m_file, path);
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            double sum = 0;
            for (std::int64_t k = 0; k < segments; ++k)
                sum += parts.data()[k * bins + bin];
            const double ratio =
                sum / static_cast<double>(segments) / whole[static_cast<std::size_t>(bin)];
            if (std::isfinite(ratio) && ratio > 0)
                ratios.push_back(ratio);
        }
    } catch (const Error& error) {
        m_hasSegments = false;
        report("warning", path, error.reason(), error.remedy());
        return;
    }
    if (ratios.empty()) {
        report("note", path, "the segments are empty", "");
        return;
    }
    const double ofMean = median(std::move(ratios));
    const double ofSum = ofMean * static_cast<double>(segments);
    if (std::abs(std::log(ofMean)) <= std::abs(std::log(ofSum)))
        return;
    // boost_corr: blocks of 2^L frames, at most 16 of them, each divided by all frames.
    m_segmentScale = 1 / ofMean;
    std::int64_t block = 1;
    while (m_meta.frames / block > 16)
        block *= 2;
    if (m_meta.frames / block == segments) {
        m_segmentScale = static_cast<double>(m_meta.frames) / static_cast<double>(block);
        m_segmentFrames = block;
    }
    report(
        "note", path,
        fmt::format("the segments are parts that sum up to the mean; multiplied by {:g} they are "
                    "means",
                    m_segmentScale),
        "");
}

void StoredResult::checkIntensity() {
    const std::string path = m_paths.find(Stored::Intensity);
    if (path.empty()) {
        report("note", m_paths.expected(Stored::Intensity), "no intensity per frame is stored", "");
        return;
    }
    const auto extents = numericExtents(*m_file, path);
    const Extents flat = extents ? squeezed(*extents) : Extents{};
    const bool isList =
        extents && flat.size() == 1 && flat[0] > 0 && (extents->size() == 1 || (*extents)[0] == 1);
    const bool isPairs = extents && extents->size() == 2 && (*extents)[0] == 2 && (*extents)[1] > 0;
    m_hasIntensity = isList || isPairs;
    if (m_hasIntensity)
        m_meta.frames = extents->back();
    if (isList)
        report("warning", path, "the intensity has no frame numbers; they are counted from 0", "");
    else if (!isPairs)
        report("warning", path,
               fmt::format("the intensity per frame is {}, not (2, frames)",
                           extents ? shapeText(*extents) : "no numbers"),
               "it is not shown");
    if (m_hasTwotime && m_hasIntensity && m_twotimeFrames > m_meta.frames)
        report("warning", m_paths.find(Stored::TwotimeMaps),
               fmt::format("the two-time matrices have {} rows, but only {} frames were processed",
                           m_twotimeFrames, m_meta.frames),
               "intensity and matrices are of different runs");
}

// Maps -------------------------------------------------------------------------------------------

void StoredResult::checkMaps() {
    const std::string mapPath = m_paths.find(Stored::DynamicMap);
    if (mapPath.empty()) {
        report("error", m_paths.expected(Stored::DynamicMap),
               "there is no q-map: which pixels and which q the curves belong to is not known",
               "take a q-map file with the correlation");
        return;
    }
    const auto map = numericExtents(*m_file, mapPath);
    if (!map || squeezed(*map).size() > 2) {
        report("error", mapPath, "the map of dynamic bins is no image of numbers", kDamaged);
        return;
    }
    const auto compare = [&](Stored what, const char* name) { // whether it can be used
        const std::string path = m_paths.find(what);
        const auto extents = numericExtents(*m_file, path);
        if (!extents || extents->size() < 2 || map->size() < 2)
            return true;
        const std::array found{(*extents)[extents->size() - 2], extents->back()};
        const std::array wanted{(*map)[map->size() - 2], map->back()};
        if (found == wanted)
            return true;
        const bool turned = m_layout == Layout::Legacy && what == Stored::Mask &&
                            found[0] == wanted[1] && found[1] == wanted[0];
        report(turned ? "note" : "error", path,
               turned ? fmt::format("the {} is stored transposed", name)
                      : fmt::format("the {} is {}x{}, the map of dynamic bins {}x{}", name,
                                    found[0], found[1], wanted[0], wanted[1]),
               turned ? "" : "one of them belongs to another detector or q-map");
        return turned;
    };
    compare(Stored::Mask, "mask");
    compare(Stored::StaticMap, "map of static bins");
    if (m_hasImage)
        compare(Stored::Image, "mean image");
    if (m_hasPixelCorrelation)
        m_hasPixelCorrelation =
            compare(m_paths.has(Stored::PixelPlanes) ? Stored::PixelPlanes : Stored::PixelG2,
                    "G2 of the pixels");
    if (m_hasMultitau)
        checkMapping(Stored::DynamicMapping, m_binCount, Stored::G2, "dynamic");
    if (m_hasScattering)
        if (const auto extents = numericExtents(*m_file, m_paths.find(Stored::StaticMean)))
            checkMapping(Stored::StaticMapping, Shape(*extents).count(), Stored::StaticMean,
                         "static");
}

void StoredResult::checkMapping(Stored mapping, std::int64_t columns, Stored with,
                                const char* bins) {
    const std::string path = m_paths.find(mapping);
    const auto extents = numericExtents(*m_file, path);
    if (!extents || squeezed(*extents).size() > 1)
        return;
    const std::int64_t mapped = Shape(*extents).count();
    if (mapped != columns)
        report("error", m_paths.find(with),
               fmt::format("there are {} columns, but the index mapping names {} {} bins", columns,
                           mapped, bins),
               "q and phi of the columns cannot be trusted: this is another q-map than the one "
               "used for the correlation");
    if (mapped > kCheapValues)
        return;
    try {
        const std::vector<double> cells = readList(*m_file, path);
        if (std::adjacent_find(cells.begin(), cells.end(), std::greater_equal<>()) != cells.end() ||
            (!cells.empty() && !(cells.front() >= 0)))
            report("error", path, fmt::format("the cells of the {} bins are not increasing", bins),
                   kDamaged);
    } catch (const Error& error) {
        report("error", path, error.reason(), error.remedy());
    }
}

} // namespace specula::io
