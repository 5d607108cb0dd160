// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_data.h"

#include "core/base/error.h"
#include "core/geometry/qmap_geometry.h"
#include "core/geometry/transmission_maps.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

using correlate::ReductionInput;
using correlate::ReductionOptions;
using correlate::ScatteringLine;
using correlate::ScatteringRoi;
using geometry::DetectorGeometry;

QString text(const char* source) {
    return QCoreApplication::translate("specula::app::SaxsData", source);
}

ScatteringLine cutToRange(ScatteringLine line, const SaxsView& view) {
    if (!view.qLow && !view.qHigh)
        return line;
    ScatteringLine cut;
    cut.name = line.name;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if ((view.qLow && !(line.x[i] >= *view.qLow)) ||
            (view.qHigh && !(line.x[i] <= *view.qHigh)))
            continue;
        cut.x.push_back(line.x[i]);
        cut.intensity.push_back(line.intensity[i]);
        if (!line.error.empty())
            cut.error.push_back(line.error[i]);
        if (!line.pixels.empty())
            cut.pixels.push_back(line.pixels[i]);
    }
    return cut;
}

/// Mean counts over all frames of each bin are Poisson sums: a floor for the errors.
void addCountingErrors(ScatteringLine& line, std::int64_t frames) {
    if (frames <= 0 || line.pixels.empty() || !line.error.empty())
        return;
    for (std::size_t i = 0; i < line.intensity.size(); ++i) {
        const double counts = line.pixels[i] * static_cast<double>(frames);
        line.error.push_back(counts > 0 && line.intensity[i] >= 0
                                 ? std::sqrt(line.intensity[i] / counts)
                                 : std::nan(""));
    }
}

/// Of one file, with one set of maps for all that share a q-map.
class CurveMaker {
  public:
    CurveMaker(const SaxsView& view, const SaxsDataPtr& background,
               const std::vector<ScatteringRoi>& rois, ThreadPool& pool)
        : m_view(view)
        , m_background(background)
        , m_rois(rois)
        , m_pool(pool) {}

    SaxsFileCurves make(const SaxsInput& input) {
        SaxsFileCurves curves;
        curves.label = input.label;
        const SaxsData& data = *input.data;
        if (!data.noCurve.empty())
            curves.note = QString::fromStdString(data.noCurve);
        std::vector<ScatteringLine> lines;
        if (data.noCurve.empty()) {
            lines = linesOf(data);
            if (!m_view.phiLines && lines.size() > 1)
                lines.resize(1);
            else if (!m_view.meanLine && lines.size() > 1)
                lines.erase(lines.begin());
        }
        if (m_view.roiLines)
            addRois(data, lines, curves);
        else
            curves.rois.resize(m_rois.size());
        for (ScatteringLine& line : lines) {
            try {
                curves.lines.push_back(finished(reduced(std::move(line), data)));
            } catch (const Error& e) {
                curves.note = QString::fromStdString(e.reason());
            }
        }
        return curves;
    }

  private:
    std::vector<ScatteringLine> linesOf(const SaxsData& data) const {
        auto lines =
            correlate::linesOfStaticBins(*data.map, data.staticMean,
                                         m_view.weighted ? correlate::AzimuthalMean::Pixels
                                                         : correlate::AzimuthalMean::Unweighted);
        for (ScatteringLine& line : lines)
            addCountingErrors(line, data.file->meta().frames);
        return lines;
    }

    const geometry::TransmissionMaps& mapsOf(const DetectorGeometry& geometry) {
        const nlohmann::json key = geometry::toJson(geometry);
        if (key != m_mapsKey) {
            m_maps = geometry::transmissionMaps(geometry, m_pool);
            m_mapsKey = key;
        }
        return m_maps;
    }

    void addRois(const SaxsData& data, std::vector<ScatteringLine>& lines, SaxsFileCurves& curves) {
        curves.rois.resize(m_rois.size());
        if (m_rois.empty())
            return;
        if (!data.geometry || data.image.empty()) {
            curves.note =
                data.image.empty()
                    ? text(QT_TRANSLATE_NOOP("specula::app::SaxsData",
                                             "There is no mean image for regions of interest."))
                    : text(QT_TRANSLATE_NOOP("specula::app::SaxsData",
                                             "Regions of interest need a geometry; missing: %1."))
                          .arg(QString::fromStdString(data.geometryMissing));
            return;
        }
        DetectorGeometry geometry = *data.geometry;
        if (m_view.classicQ)
            geometry.qFormula = DetectorGeometry::QFormula::KSinTwoTheta;
        const geometry::TransmissionMaps& maps = mapsOf(geometry);
        for (std::size_t i = 0; i < m_rois.size(); ++i) {
            correlate::RoiResult result;
            try {
                result = correlate::integrateRoi(data.image, maps, data.map->mask, m_rois[i]);
            } catch (const Error& e) { // an image of another size, say
                curves.note = QString::fromStdString(e.reason());
                return;
            }
            result.line.name = m_rois[i].name;
            if (m_rois[i].kind == ScatteringRoi::Kind::Wedge)
                lines.push_back(result.line);
            else
                curves.rings.push_back(result.line);
            curves.rois[i] = std::move(result);
        }
    }

    ScatteringLine reduced(ScatteringLine line, const SaxsData& data) const {
        const std::string name = line.name;
        ReductionInput sample, empty, solvent;
        sample.line = std::move(line);
        sample.factors = {m_view.transmission, m_view.monitor, m_view.exposureS, m_view.thickness};
        if (m_background && m_background->noCurve.empty()) {
            empty.line = linesOf(*m_background).front();
            // The weight multiplies the background: it stands where its transmission does.
            empty.factors = sample.factors;
            empty.factors.transmission = m_view.backgroundTransmission;
            for (double& value : empty.line.intensity)
                value *= m_view.backgroundWeight;
            for (std::size_t i = 0; i < empty.line.error.size(); ++i)
                empty.line.error[i] =
                    std::hypot(empty.line.error[i] * m_view.backgroundWeight,
                               m_view.backgroundWeight != 0
                                   ? empty.line.intensity[i] / m_view.backgroundWeight *
                                         m_view.backgroundWeightError
                                   : 0.0);
        }
        ReductionOptions options;
        options.pixels.solidAngle = m_view.solidAngle;
        options.pixels.polarisation = m_view.polarisation;
        options.pixels.horizontalFraction = m_view.horizontalFraction;
        if (m_view.solidAngle || m_view.polarisation)
            options.energyKev =
                data.geometry ? data.geometry->energyKev : data.file->meta().energyKev.value_or(0);
        options.absoluteScale = m_view.absoluteScale;
        ScatteringLine result = correlate::reducedIntensity(sample, empty, solvent, options);
        result.name = name;
        return result;
    }

    ScatteringLine finished(ScatteringLine line) const {
        const std::string name = line.name;
        if (m_view.joined > 1)
            line = correlate::rebinned(line, m_view.joined);
        line = correlate::normalised(cutToRange(std::move(line), m_view), m_view.normalisation);
        line.name = name;
        return line;
    }

    const SaxsView& m_view;
    const SaxsDataPtr& m_background;
    const std::vector<ScatteringRoi>& m_rois;
    ThreadPool& m_pool;
    geometry::TransmissionMaps m_maps;
    nlohmann::json m_mapsKey;
};

void scaleOntoEachOther(std::vector<SaxsFileCurves>& files) {
    std::vector<ScatteringLine> first;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (!files[i].lines.empty()) {
            first.push_back(files[i].lines.front());
            first.back().name = files[i].label.toStdString();
            of.push_back(i);
        }
    if (first.size() < 2)
        return;
    try {
        const correlate::MasterCurve master = correlate::masterCurve(first);
        for (std::size_t k = 0; k < of.size(); ++k) {
            SaxsFileCurves& file = files[of[k]];
            file.scale = master.scales[k];
            for (ScatteringLine& line : file.lines) {
                for (double& value : line.intensity)
                    value *= master.scales[k].scale.value;
                for (double& error : line.error)
                    error *= master.scales[k].scale.value;
            }
        }
    } catch (const Error& e) {
        files[of.front()].note = QString::fromStdString(e.reason());
    }
}

QJsonArray pairOf(const correlate::Uncertain& number) {
    return {number.value, number.error};
}

void readPair(const QJsonObject& json, const char* key, correlate::Uncertain& number) {
    const QJsonArray pair = json.value(QLatin1String(key)).toArray();
    if (pair.size() == 2)
        number = {pair[0].toDouble(number.value), pair[1].toDouble(number.error)};
}

} // namespace

SaxsDataPtr readSaxs(const io::ResultFilePtr& file, const CancelToken& cancel) {
    auto data = std::make_shared<SaxsData>();
    data->file = file;
    data->map = file->qmap(cancel);
    cancel.throwIfCancelled();
    if (file->hasScattering())
        data->staticMean = file->means(cancel).staticMean;
    else
        data->noCurve = "the file holds no scattering of static bins";
    cancel.throwIfCancelled();
    if (file->hasImage())
        data->image = file->image(cancel);
    data->geometry =
        geometry::geometryOf(*data->map, file->meta().energyKev, data->geometryMissing);
    return data;
}

std::vector<SaxsFileCurves> saxsCurves(const std::vector<SaxsInput>& files, const SaxsView& view,
                                       const SaxsDataPtr& background,
                                       const std::vector<ScatteringRoi>& rois, ThreadPool& pool,
                                       const CancelToken& cancel) {
    CurveMaker maker(view, background, rois, pool);
    std::vector<SaxsFileCurves> curves;
    for (const SaxsInput& file : files) {
        cancel.throwIfCancelled();
        curves.push_back(maker.make(file));
    }
    if (view.masterCurve)
        scaleOntoEachOther(curves);
    return curves;
}

QJsonObject SaxsView::toJson() const {
    QJsonObject json{{QStringLiteral("logIntensity"), logIntensity},
                     {QStringLiteral("logQ"), logQ},
                     {QStringLiteral("phiLines"), phiLines},
                     {QStringLiteral("roiLines"), roiLines},
                     {QStringLiteral("meanLine"), meanLine},
                     {QStringLiteral("weighted"), weighted},
                     {QStringLiteral("classicQ"), classicQ},
                     {QStringLiteral("normalisation"), int(normalisation)},
                     {QStringLiteral("offset"), offset},
                     {QStringLiteral("joined"), joined},
                     {QStringLiteral("background"), backgroundPath},
                     {QStringLiteral("backgroundWeight"), backgroundWeight},
                     {QStringLiteral("backgroundWeightError"), backgroundWeightError},
                     {QStringLiteral("transmission"), pairOf(transmission)},
                     {QStringLiteral("monitor"), pairOf(monitor)},
                     {QStringLiteral("exposure"), pairOf(exposureS)},
                     {QStringLiteral("thickness"), pairOf(thickness)},
                     {QStringLiteral("backgroundTransmission"), pairOf(backgroundTransmission)},
                     {QStringLiteral("absoluteScale"), pairOf(absoluteScale)},
                     {QStringLiteral("solidAngle"), solidAngle},
                     {QStringLiteral("polarisation"), polarisation},
                     {QStringLiteral("horizontalFraction"), horizontalFraction},
                     {QStringLiteral("masterCurve"), masterCurve}};
    if (qLow)
        json[QStringLiteral("qLow")] = *qLow;
    if (qHigh)
        json[QStringLiteral("qHigh")] = *qHigh;
    return json;
}

SaxsView SaxsView::fromJson(const QJsonObject& json) {
    SaxsView v;
    const auto flag = [&](const char* key, bool& value) {
        value = json.value(QLatin1String(key)).toBool(value);
    };
    const auto number = [&](const char* key, double& value) {
        value = json.value(QLatin1String(key)).toDouble(value);
    };
    flag("logIntensity", v.logIntensity);
    flag("logQ", v.logQ);
    flag("phiLines", v.phiLines);
    flag("roiLines", v.roiLines);
    flag("meanLine", v.meanLine);
    flag("weighted", v.weighted);
    flag("classicQ", v.classicQ);
    flag("solidAngle", v.solidAngle);
    flag("polarisation", v.polarisation);
    flag("masterCurve", v.masterCurve);
    number("offset", v.offset);
    number("backgroundWeight", v.backgroundWeight);
    number("backgroundWeightError", v.backgroundWeightError);
    number("horizontalFraction", v.horizontalFraction);
    readPair(json, "transmission", v.transmission);
    readPair(json, "monitor", v.monitor);
    readPair(json, "exposure", v.exposureS);
    readPair(json, "thickness", v.thickness);
    readPair(json, "backgroundTransmission", v.backgroundTransmission);
    readPair(json, "absoluteScale", v.absoluteScale);
    v.joined = std::max(1, json.value(QStringLiteral("joined")).toInt(1));
    v.backgroundPath = json.value(QStringLiteral("background")).toString();
    const int how = json.value(QStringLiteral("normalisation")).toInt();
    if (how >= 0 && how <= int(correlate::SaxsNormalisation::Area))
        v.normalisation = static_cast<correlate::SaxsNormalisation>(how);
    if (const QJsonValue low = json.value(QStringLiteral("qLow")); low.isDouble())
        v.qLow = low.toDouble();
    if (const QJsonValue high = json.value(QStringLiteral("qHigh")); high.isDouble())
        v.qHigh = high.toDouble();
    return v;
}

} // namespace specula::app
