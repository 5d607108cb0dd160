// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/profile.h"
#include "widgets/adapters/latest_worker.h"
#include "widgets/adapters/profile_curve.h"
#include "widgets/image/image_shape.h"

#include <QObject>

#include <atomic>

namespace specula::widgets {

class ConversionStatistics;

/// The curves of a shape on an image: a line gives one, a box two (along x and y), a circle the
/// mean over rings. `provenance` goes into each curve, with the shape added.
QList<ProfileCurve> profileCurves(const imaging::DisplayImage& image, const ImageShape& shape,
                                  const nlohmann::json& provenance = {});

/// Takes profiles on its own thread, always of the latest image and shape, so that a plot can
/// follow a drag or a playback.
class ProfileWorker : public QObject {
    Q_OBJECT
  public:
    explicit ProfileWorker(ConversionStatistics* statistics = nullptr, QObject* parent = nullptr);
    ~ProfileWorker() override;

    void setProvenance(const nlohmann::json& provenance) { m_provenance = provenance; }
    bool idle() const { return m_worker.idle() && m_delivering == 0; }

  public slots:
    /// An empty shape or no image gives no curves.
    void request(const specula::imaging::DisplayImagePtr& image,
                 const specula::widgets::ImageShape& shape);

  signals:
    void curvesReady(const QList<specula::widgets::ProfileCurve>& curves);

  private:
    struct Request {
        imaging::DisplayImagePtr image;
        ImageShape shape;
        nlohmann::json provenance;
    };
    ConversionStatistics* m_statistics;
    nlohmann::json m_provenance;
    std::atomic<int> m_delivering{0};
    LatestWorker<Request> m_worker;
};

} // namespace specula::widgets
