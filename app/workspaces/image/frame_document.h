// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"
#include "core/base/error.h"
#include "core/imaging/display_image.h"
#include "core/imaging/frame_reduce.h"
#include "core/imaging/ops/operation.h"
#include "core/io/file_info.h"
#include "core/io/region_source.h"

#include <QRectF>
#include <QTimer>

#include <memory>
#include <optional>
#include <shared_mutex>

namespace specula::app {

struct JobFailure;

/// Which numbers of a stack are shown.
struct FrameSelection {
    qint64 frame = 0;
    std::optional<imaging::Reduction> reduction; ///< nothing: one frame
    qint64 count = 10;                           ///< frames that are reduced, from `frame` on
    int channel = 0;

    friend bool operator==(const FrameSelection&, const FrameSelection&) = default;
};

/// One open file as the image workspace sees it: opens it, reads what is selected, makes it ready
/// for the screen, follows it while it grows. All reading happens in jobs; answers of an earlier
/// selection are dropped. A file that cannot be opened yet is tried again until it can or the
/// document is closed.
class FrameDocument : public QObject {
    Q_OBJECT
  public:
    explicit FrameDocument(AppContext& context, QObject* parent = nullptr);
    ~FrameDocument() override;

    /// `selection` is clamped to what the file has.
    void open(const OpenTarget& target, const FrameSelection& selection = {});
    void close();

    const OpenTarget& target() const { return m_target; }
    bool isOpen() const { return m_source != nullptr; }
    bool isOpening() const { return m_opening; }
    /// What is shown: the file as it was when it was opened or grew last, seen through pipeline().
    const io::SourceDescription& description() const { return m_description; }
    /// The file without the operations.
    const io::SourceDescription& fileDescription() const { return m_fileDescription; }
    const io::FileInfo& info() const { return m_info; }
    const QString& contentId() const { return m_contentId; }

    const FrameSelection& selection() const { return m_selection; }
    void setSelection(const FrameSelection& selection);
    const imaging::DisplayImagePtr& image() const { return m_image; }
    /// What is known more finely of the part on screen, seen through the same operations; or null.
    const imaging::DisplayImagePtr& detail() const { return m_detail; }
    /// Selection that image() was made from.
    const FrameSelection& shownSelection() const { return m_shown; }

    /// Operations the picture is shown through; computed for what is on screen only where the image
    /// is large. Returns why they make no sense for this file (the picture stays as it was), or
    /// nothing.
    std::optional<Error> setPipeline(const imaging::Pipeline& pipeline);
    const imaging::Pipeline& pipeline() const { return m_pipeline; }

    /// What part is on screen; huge frames load it at the resolution it deserves.
    void setViewport(const QRectF& visible, double zoom);

    /// Looks for new frames twice a second; `follow` also goes to the newest one.
    void setLive(bool live);
    bool live() const { return m_liveTimer.isActive(); }
    void setFollow(bool follow);
    bool follow() const { return m_follow; }
    /// Frames behind the newest one.
    qint64 behind() const;

    /// Nothing of this document is being read.
    bool idle() const { return m_busy == 0 && !m_detailTimer.isActive(); }

  signals:
    void opened();
    void closed();
    void infoReady();
    /// What happened and what to do; `waiting` says that it is tried again by itself.
    void failed(const QString& message, bool waiting);
    void imageReady(const specula::imaging::DisplayImagePtr& image);
    void detailReady(const specula::imaging::DisplayImagePtr& detail);
    void selectionChanged();
    void framesChanged();
    /// The picture is shown through other operations from now on.
    void pipelineChanged();
    void liveChanged();

  private:
    enum Task { kOpening = 1, kInspecting = 2, kReading = 4, kDetail = 8 };
    struct Guarded {
        io::SourcePtr source;
        std::shared_mutex mutex; ///< shared to read, unique to look for new frames
    };
    struct Opened {
        std::shared_ptr<Guarded> guarded;
        io::SourceDescription description;
        QString contentId;
    };

    void startOpening(bool again);
    void finishOpening(Opened opened);
    void failOpening(const JobFailure& failure);
    void inspect();
    void requestFrame();
    void requestDetail();
    void dropDetail();
    bool seesPart() const;
    Rect visibleRect() const;
    void lookForFrames();
    bool tooLarge() const;
    void describe();
    QString key(const char* what) const;

    AppContext& m_context;
    OpenTarget m_target;
    std::shared_ptr<Guarded> m_source;
    io::SourceDescription m_fileDescription, m_description;
    imaging::Pipeline m_pipeline;
    io::FileInfo m_info;
    QString m_contentId;
    FrameSelection m_selection, m_shown;
    imaging::DisplayImagePtr m_image, m_detail;
    QRectF m_visible;
    double m_zoom = 1;
    bool m_opening = false, m_follow = false, m_looking = false;
    int m_busy = 0; ///< tasks whose latest job has not answered yet
    QTimer m_liveTimer, m_retryTimer, m_detailTimer;
};

} // namespace specula::app
