// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/twotime/twotime_picture.h"
#include "app/workspaces/twotime/twotime_settings.h"
#include "widgets/adapters/latest_worker.h"

#include <QList>
#include <QObject>

#include <atomic>
#include <map>
#include <memory>

namespace specula::app {

/// g2 of one strip, in the unit of the map's axes.
struct StripCurve {
    TwotimeStrip strip; ///< that it is of
    std::vector<double> lag, g2, error;
    std::vector<std::int64_t> elements;
    double blockLength = 0; ///< of the jackknife
};

/// Lags per factor of two of the curves of strips.
constexpr int kLagsPerDoubling = 8;

correlate::AgeStrip ageStripOf(const TwotimeStrip& strip, const TwotimeAxis& axis);

/// Keeps a curve for every strip, computed on a thread of its own, always of the latest strips:
/// while one is dragged only its curve is made anew.
class StripCurves : public QObject {
    Q_OBJECT
  public:
    explicit StripCurves(QObject* parent = nullptr);
    ~StripCurves() override;

    /// Null forgets everything.
    void setSource(const TwotimeSourcePtr& source);
    void setStrips(const QList<TwotimeStrip>& strips, correlate::AgeConvention convention);
    /// Of a strip; null while it is not there yet.
    const StripCurve* curve(int number) const;
    bool idle() const { return m_worker.idle() && m_delivering == 0; }
    /// The last one took this long.
    double lastMilliseconds() const { return m_lastMs; }

  signals:
    void curvesChanged();

  private:
    struct Request {
        TwotimeSourcePtr source;
        QList<TwotimeStrip> strips;
        correlate::AgeConvention convention = correlate::AgeConvention::MeanTime;
        quint64 generation = 0;
    };
    void request();
    void take(StripCurve&& curve, quint64 generation, double milliseconds);

    TwotimeSourcePtr m_source;
    QList<TwotimeStrip> m_strips;
    correlate::AgeConvention m_convention = correlate::AgeConvention::MeanTime;
    std::map<int, StripCurve> m_curves;
    quint64 m_generation = 0; ///< of source and convention
    double m_lastMs = 0;
    std::atomic<int> m_delivering{0};
    widgets::LatestWorker<Request> m_worker;
};

} // namespace specula::app
