// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/strip_curves.h"

#include <QElapsedTimer>

#include <utility>

namespace specula::app {
namespace {

StripCurve curveOf(const TwotimeSource& source, const TwotimeStrip& strip,
                   correlate::AgeConvention convention) {
    const double step = source.axis.elementStep();
    correlate::AgeCurve cut =
        correlate::ageCut(source.matrix, ageStripOf(strip, source.axis),
                          {.convention = convention, .lagsPerDoubling = kLagsPerDoubling});
    for (double& lag : cut.lagFrames)
        lag *= step;
    return {.strip = strip,
            .lag = std::move(cut.lagFrames),
            .g2 = std::move(cut.g2),
            .error = std::move(cut.error),
            .elements = std::move(cut.elements),
            .blockLength = static_cast<double>(cut.blockFrames) * step};
}

} // namespace

correlate::AgeStrip ageStripOf(const TwotimeStrip& strip, const TwotimeAxis& axis) {
    return {axis.elementOf(strip.low()), axis.elementOf(strip.high())};
}

StripCurves::StripCurves(QObject* parent)
    : QObject(parent)
    , m_worker([this](Request&& request, const CancelToken& cancel) {
        for (const TwotimeStrip& strip : std::as_const(request.strips)) {
            if (cancel.cancelled())
                return;
            QElapsedTimer timer;
            timer.start();
            StripCurve curve = curveOf(*request.source, strip, request.convention);
            const double milliseconds = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
            ++m_delivering;
            QMetaObject::invokeMethod(
                this,
                [this, curve = std::move(curve), generation = request.generation,
                 milliseconds]() mutable {
                    --m_delivering;
                    take(std::move(curve), generation, milliseconds);
                },
                Qt::QueuedConnection);
        }
    }) {}

StripCurves::~StripCurves() = default;

void StripCurves::setSource(const TwotimeSourcePtr& source) {
    if (source == m_source)
        return;
    m_source = source;
    ++m_generation;
    m_curves.clear();
    emit curvesChanged();
    request();
}

void StripCurves::setStrips(const QList<TwotimeStrip>& strips,
                            correlate::AgeConvention convention) {
    if (convention != m_convention) {
        m_convention = convention;
        ++m_generation;
        m_curves.clear();
    }
    m_strips = strips;
    // The curve of where a strip was stays on screen until the new one is there.
    std::erase_if(m_curves, [&strips](const auto& known) {
        for (const TwotimeStrip& strip : strips)
            if (strip.number == known.first)
                return false;
        return true;
    });
    emit curvesChanged();
    request();
}

const StripCurve* StripCurves::curve(int number) const {
    const auto it = m_curves.find(number);
    return it == m_curves.end() ? nullptr : &it->second;
}

void StripCurves::request() {
    if (!m_source)
        return;
    QList<TwotimeStrip> missing;
    for (const TwotimeStrip& strip : std::as_const(m_strips))
        if (const StripCurve* known = curve(strip.number);
            known == nullptr || !(known->strip == strip))
            missing << strip;
    if (!missing.isEmpty())
        m_worker.post({m_source, missing, m_convention, m_generation});
}

void StripCurves::take(StripCurve&& curve, quint64 generation, double milliseconds) {
    m_lastMs = milliseconds;
    if (generation != m_generation)
        return;
    for (const TwotimeStrip& strip : std::as_const(m_strips))
        if (strip.number == curve.strip.number) {
            m_curves.insert_or_assign(strip.number, std::move(curve));
            emit curvesChanged();
            return;
        }
}

} // namespace specula::app
