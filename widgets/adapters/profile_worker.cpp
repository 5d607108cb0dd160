// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adapters/profile_worker.h"

#include "widgets/adapters/conversion_statistics.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

QString text(const char* source) {
    return QCoreApplication::translate("Profile", source);
}

QList<double> listOf(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

ProfileCurve curveOf(const imaging::Profile& profile, const QString& name, const QString& xName,
                     const nlohmann::json& provenance) {
    ProfileCurve c;
    c.name = name;
    c.xName = xName;
    c.xUnit = QStringLiteral("px");
    c.yName = text(QT_TRANSLATE_NOOP("Profile", "mean"));
    c.x = listOf(profile.position);
    c.y = listOf(profile.value);
    c.sigma = listOf(profile.error);
    c.count = listOf(profile.count);
    c.provenance = provenance;
    return c;
}

} // namespace

QList<ProfileCurve> profileCurves(const imaging::DisplayImage& image, const ImageShape& shape,
                                  const nlohmann::json& provenance) {
    nlohmann::json made = provenance.is_object() ? provenance : nlohmann::json::object();
    const auto point = [](const QPointF& p) { return nlohmann::json{p.x(), p.y()}; };
    switch (shape.kind) {
    case ImageShape::Kind::None:
        break;
    case ImageShape::Kind::Line: {
        const int width = std::max(1, static_cast<int>(std::lround(shape.width)));
        made["shape"] = {{"kind", "line"},
                         {"from_px", point(shape.a)},
                         {"to_px", point(shape.b)},
                         {"width_px", width}};
        return {curveOf(imaging::lineProfile(image, {.x1 = shape.a.x(),
                                                     .y1 = shape.a.y(),
                                                     .x2 = shape.b.x(),
                                                     .y2 = shape.b.y(),
                                                     .width = width}),
                        text(QT_TRANSLATE_NOOP("Profile", "line profile")),
                        text(QT_TRANSLATE_NOOP("Profile", "distance")), made)};
    }
    case ImageShape::Kind::Box: {
        const Rect box = shape.boxPixels();
        made["shape"] = {{"kind", "box"},
                         {"x_px", box.x},
                         {"y_px", box.y},
                         {"width_px", box.width},
                         {"height_px", box.height}};
        const imaging::BoxProfile p = imaging::boxProfile(image, box);
        const QString position = text(QT_TRANSLATE_NOOP("Profile", "position"));
        return {curveOf(p.alongX, text(QT_TRANSLATE_NOOP("Profile", "along x")), position, made),
                curveOf(p.alongY, text(QT_TRANSLATE_NOOP("Profile", "along y")), position, made)};
    }
    case ImageShape::Kind::Circle: {
        const double radius = shape.radius();
        const int bins = std::max(1, static_cast<int>(std::lround(radius)));
        made["shape"] = {{"kind", "circle"}, {"centre_px", point(shape.a)}, {"radius_px", radius}};
        return {curveOf(imaging::radialProfile(image, shape.a.x(), shape.a.y(), radius, bins),
                        text(QT_TRANSLATE_NOOP("Profile", "radial profile")),
                        text(QT_TRANSLATE_NOOP("Profile", "radius")), made)};
    }
    }
    return {};
}

ProfileWorker::ProfileWorker(ConversionStatistics* statistics, QObject* parent)
    : QObject(parent)
    , m_statistics(statistics)
    , m_worker([this](Request&& request, const CancelToken&) {
        QElapsedTimer timer;
        timer.start();
        QList<ProfileCurve> curves;
        if (request.image && !request.shape.empty())
            curves = profileCurves(*request.image, request.shape, request.provenance);
        if (m_statistics && !curves.isEmpty())
            m_statistics->record(text(QT_TRANSLATE_NOOP("Profile", "shape to profile")),
                                 static_cast<double>(timer.nsecsElapsed()) * 1e-6);
        ++m_delivering;
        QMetaObject::invokeMethod(
            this,
            [this, curves = std::move(curves)] {
                --m_delivering;
                emit curvesReady(curves);
            },
            Qt::QueuedConnection);
    }) {}

ProfileWorker::~ProfileWorker() = default;

void ProfileWorker::request(const imaging::DisplayImagePtr& image, const ImageShape& shape) {
    m_worker.post({image, shape, m_provenance});
}

} // namespace specula::widgets
