// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/frame_document.h"

#include "app/job_runner.h"
#include "app/workspaces/image/dataset_memory.h"
#include "core/imaging/execute/processed_source.h"
#include "core/imaging/overview.h"
#include "core/io/open_source.h"
#include "core/io/tile_cache.h"
#include "widgets/adapters/display_adapter.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace specula::app {
namespace {

constexpr int kLiveEveryMs = 500;
constexpr int kRetryEveryMs = 3000;
constexpr int kDetailDelayMs = 60; // a pan or zoom in motion asks once it slows down
// Frames above this are shown by overview and detail; below, all of their pixels are held.
constexpr std::int64_t kWholeFramePixels = std::int64_t{64} << 20;
// The same for frames that have to be computed.
constexpr std::int64_t kWholeComputedPixels = std::int64_t{8} << 20;
constexpr std::int64_t kOverviewPixels = std::int64_t{8} << 20;
constexpr std::int64_t kDetailPixels = std::int64_t{12} << 20;

imaging::DisplayOptions optionsOf(const io::SourceDescription& d) {
    return {
        .deadValue = d.deadValue, .saturatedValue = d.saturatedValue, .mask = {}, .placement = {}};
}

/// Tiles that cost something to decode are kept for the next look; frames stored as one block are
/// read whole anyway.
io::SourcePtr kept(io::SourcePtr source, io::TileCache& tiles) {
    const io::SourceDescription& d = source->describe();
    const io::LevelDescription& full = d.levels.front();
    const bool tiled = full.tileWidth < full.width || full.tileHeight < full.height;
    return tiled && !d.encoding.empty() ? io::cachedSource(std::move(source), tiles) : source;
}

/// What requests of one document's jobs have in common; it outlives the document.
struct Reader {
    imaging::Pipeline pipeline;
    FrameSelection wanted;
    ThreadPool& pool;
    compute::DeviceManager& devices;
    widgets::ConversionStatistics& conversions;

    imaging::DisplayImagePtr shown(const Pixels& pixels, int channel,
                                   const imaging::DisplayOptions& options, JobContext& job) const {
        return widgets::displayImage(pixels, channel, options, pool, job, &conversions);
    }
    imaging::DisplayImagePtr overview(const io::RegionSource& source, JobContext& job) const {
        const imaging::PlacedPixels all =
            imaging::readOverview(source, wanted.frame, wanted.channel, kOverviewPixels, pool, job);
        imaging::DisplayOptions options = optionsOf(source.describe());
        options.placement = all.placement;
        return shown(all.pixels, 0, options, job);
    }
    /// Null where the overview says as much.
    imaging::DisplayImagePtr detail(const io::RegionSource& source, const Rect& visible,
                                    double zoom, double overviewScale, JobContext& job) const {
        const auto part = imaging::readDetail(source, wanted.frame, wanted.channel, visible, zoom,
                                              overviewScale, kDetailPixels, pool, job);
        if (!part)
            return nullptr;
        imaging::DisplayOptions options = optionsOf(source.describe());
        options.placement = part->placement;
        return shown(part->pixels, 0, options, job);
    }
    imaging::DisplayImagePtr reduced(const io::RegionSource& source, JobContext& job) const {
        imaging::DisplayOptions options = optionsOf(source.describe());
        const qint64 count =
            std::min<qint64>(wanted.count, source.describe().frames - wanted.frame);
        const imaging::ReducedFrames all =
            imaging::reduceFrames(source, {wanted.frame, count, 1}, *wanted.reduction, pool, job);
        options.deadValue = all.deadValue;
        options.saturatedValue = all.saturatedValue;
        return shown(all.pixels, wanted.channel, options, job);
    }
    imaging::DisplayImagePtr whole(const io::RegionSource& source, JobContext& job) const {
        const io::SourceDescription& d = source.describe();
        const Pixels pixels =
            source.readPixels({wanted.frame, 0, {0, 0, d.width(), d.height()}, wanted.channel, 1},
                              job.cancelToken(), &pool);
        return shown(pixels, 0, optionsOf(d), job);
    }
};

io::SourcePtr throughPipeline(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                              compute::DeviceManager& devices) {
    return pipeline.empty() ? source : imaging::processedSource(pipeline, source, devices);
}

} // namespace

FrameDocument::FrameDocument(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context) {
    m_liveTimer.setInterval(kLiveEveryMs);
    connect(&m_liveTimer, &QTimer::timeout, this, &FrameDocument::lookForFrames);
    m_retryTimer.setInterval(kRetryEveryMs);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] { startOpening(true); });
    m_detailTimer.setInterval(kDetailDelayMs);
    m_detailTimer.setSingleShot(true);
    connect(&m_detailTimer, &QTimer::timeout, this, &FrameDocument::requestDetail);
}

FrameDocument::~FrameDocument() {
    for (const char* what : {"open", "inspect", "frame", "detail", "live"})
        m_context.jobs.cancelKey(key(what));
}

QString FrameDocument::key(const char* what) const {
    return QStringLiteral("image/%1/%2").arg(quintptr(this)).arg(QLatin1String(what));
}

void FrameDocument::open(const OpenTarget& target, const FrameSelection& selection) {
    close();
    m_target = target;
    m_selection = selection;
    startOpening(false);
}

void FrameDocument::close() {
    for (const char* what : {"open", "inspect", "frame", "detail", "live"})
        m_context.jobs.cancelKey(key(what));
    m_retryTimer.stop();
    m_detailTimer.stop();
    m_liveTimer.stop();
    const bool had = m_source || m_opening || !m_target.path.isEmpty();
    m_source.reset();
    m_image.reset();
    m_detail.reset();
    m_fileDescription = m_description = {};
    m_info = {};
    m_contentId.clear();
    m_target = {};
    m_selection = m_shown = {};
    m_opening = m_looking = m_follow = false;
    m_busy = 0;
    if (had)
        emit closed();
}

void FrameDocument::startOpening(bool again) {
    m_opening = true;
    m_busy |= kOpening;
    const std::string path = m_target.path.toStdString();
    std::string dataset = m_target.dataset.toStdString();
    const bool remembered = dataset.empty();
    if (remembered)
        dataset = rememberedDataset(m_context.settings, m_target.path).toStdString();
    m_context.jobs.start(
        {.title = tr("Open %1").arg(QFileInfo(m_target.path).fileName()),
         .lane = JobLane::Interactive,
         .key = key("open"),
         .quiet = again},
        this,
        [path, dataset, remembered, &tiles = m_context.tiles](JobContext& job) {
            Opened opened{std::make_shared<Guarded>(), {}, {}};
            try {
                opened.guarded->source = io::openSource(path, {dataset, job.cancelToken()});
            } catch (const Error& e) {
                // The dataset picked for files of this name last time may be absent in this one.
                if (!remembered || dataset.empty() || e.code() == ErrorCode::Cancelled)
                    throw;
                opened.guarded->source = io::openSource(path, {{}, job.cancelToken()});
            }
            opened.guarded->source = kept(opened.guarded->source, tiles);
            opened.description = opened.guarded->source->describe();
            opened.contentId = QString::fromStdString(opened.guarded->source->contentId().value);
            return opened;
        },
        [this](Opened opened) { finishOpening(std::move(opened)); },
        [this](const JobFailure& failure) { failOpening(failure); });
}

void FrameDocument::finishOpening(Opened opened) {
    m_busy &= ~kOpening;
    m_opening = false;
    m_source = std::move(opened.guarded);
    m_fileDescription = std::move(opened.description);
    describe();
    m_contentId = std::move(opened.contentId);
    m_target.dataset = QString::fromStdString(m_fileDescription.dataset);
    m_selection.frame = std::clamp<qint64>(m_selection.frame, 0, m_description.frames - 1);
    m_selection.count = std::clamp<qint64>(m_selection.count, 1, m_description.frames);
    m_selection.channel = std::clamp(m_selection.channel, 0, m_description.channels - 1);
    emit this->opened();
    inspect();
    requestFrame();
    if (m_description.growing)
        setLive(true);
}

void FrameDocument::failOpening(const JobFailure& failure) {
    m_busy &= ~kOpening;
    m_opening = false;
    if (failure.cancelled)
        return;
    // What is missing or half copied may arrive; a wrong call never gets better.
    const bool waiting = failure.code == ErrorCode::Input;
    if (waiting)
        m_retryTimer.start();
    emit failed(QFileInfo(m_target.path).fileName() + QStringLiteral(": ") + failure.message,
                waiting);
}

void FrameDocument::inspect() {
    m_busy |= kInspecting;
    m_context.jobs.start(
        {.title = tr("Read metadata of %1").arg(QFileInfo(m_target.path).fileName()),
         .lane = JobLane::Background,
         .key = key("inspect"),
         .quiet = true},
        this,
        [path = m_target.path.toStdString()](JobContext& job) {
            return io::inspectFile(path, job.cancelToken());
        },
        [this](io::FileInfo info) {
            m_busy &= ~kInspecting;
            m_info = std::move(info);
            emit infoReady();
        },
        [this](const JobFailure&) { m_busy &= ~kInspecting; });
}

void FrameDocument::setSelection(const FrameSelection& selection) {
    FrameSelection wanted = selection;
    wanted.frame =
        std::clamp<qint64>(wanted.frame, 0, std::max<qint64>(0, m_description.frames - 1));
    wanted.count = std::clamp<qint64>(wanted.count, 1, std::max<qint64>(1, m_description.frames));
    wanted.channel = std::clamp(wanted.channel, 0, std::max(0, m_description.channels - 1));
    if (wanted == m_selection)
        return;
    m_selection = wanted;
    emit selectionChanged();
    if (m_source)
        requestFrame();
}

bool FrameDocument::tooLarge() const {
    return m_description.width() * m_description.height() >
           (m_pipeline.empty() ? kWholeFramePixels : kWholeComputedPixels);
}

/// Operations that make no sense for this file are left out; who gave them asks again and is told.
void FrameDocument::describe() {
    try {
        m_description = imaging::describeProcessed(m_pipeline, m_fileDescription);
    } catch (const Error&) {
        m_pipeline.clear();
        m_description = m_fileDescription;
    }
}

std::optional<Error> FrameDocument::setPipeline(const imaging::Pipeline& pipeline) {
    if (!m_source) {
        m_pipeline = pipeline;
        return std::nullopt;
    }
    try {
        m_description = imaging::describeProcessed(pipeline, m_fileDescription);
    } catch (const Error& error) {
        return error;
    }
    m_pipeline = pipeline;
    m_selection.channel = std::clamp(m_selection.channel, 0, m_description.channels - 1);
    emit pipelineChanged();
    requestFrame();
    return std::nullopt;
}

/// Part of a large image is on screen, over an overview of the same geometry.
bool FrameDocument::seesPart() const {
    return tooLarge() && m_image && !m_visible.isEmpty() && m_image->scaleX() > 1 &&
           m_image->placement() == Rect{0, 0, m_description.width(), m_description.height()};
}

Rect FrameDocument::visibleRect() const {
    return {static_cast<std::int64_t>(std::floor(m_visible.left())),
            static_cast<std::int64_t>(std::floor(m_visible.top())),
            static_cast<std::int64_t>(std::ceil(m_visible.width())) + 1,
            static_cast<std::int64_t>(std::ceil(m_visible.height())) + 1};
}

/// What is on its way or known belongs to other operations or another frame.
void FrameDocument::dropDetail() {
    m_context.jobs.cancelKey(key("detail"));
    m_detailTimer.stop();
    m_busy &= ~kDetail;
    m_detail.reset();
}

void FrameDocument::requestFrame() {
    m_busy |= kReading;
    dropDetail();
    const Reader reader{m_pipeline, m_selection, m_context.pool, m_context.devices,
                        m_context.conversions};
    const bool huge = tooLarge(), part = seesPart();
    m_context.jobs.start(
        {.title = tr("Read frame %1").arg(m_selection.frame),
         .lane = JobLane::Interactive,
         .key = key("frame")},
        this,
        [guarded = m_source, reader, huge, part, visible = visibleRect(), zoom = m_zoom,
         scale = part ? m_image->scaleX() : 1](JobContext& job) {
            const std::shared_lock lock(guarded->mutex);
            const io::SourcePtr source =
                throughPipeline(reader.pipeline, guarded->source, reader.devices);
            // While operations are tuned, what one looks at comes first.
            if (part)
                if (const auto detail = reader.detail(*source, visible, zoom, scale, job))
                    job.publish(detail);
            if (huge)
                return reader.overview(*source, job);
            return reader.wanted.reduction ? reader.reduced(*source, job)
                                           : reader.whole(*source, job);
        },
        [this, wanted = m_selection](imaging::DisplayImagePtr image) {
            m_busy &= ~kReading;
            m_image = std::move(image);
            m_shown = wanted;
            emit imageReady(m_image);
            if (tooLarge() && !m_detail)
                m_detailTimer.start();
        },
        [this](const JobFailure& failure) {
            m_busy &= ~kReading;
            if (!failure.cancelled)
                emit failed(failure.message, false);
        },
        [this, seen = m_visible, zoom = m_zoom](const std::any& made) {
            const auto detail = std::any_cast<imaging::DisplayImagePtr>(made);
            if (seen == m_visible && zoom == m_zoom)
                m_detail = detail;
            emit detailReady(detail);
        });
}

void FrameDocument::setViewport(const QRectF& visible, double zoom) {
    if (m_detail && visible == m_visible && zoom == m_zoom)
        return;
    m_visible = visible;
    m_zoom = zoom;
    m_detail.reset();
    // A frame on its way is followed by its own detail.
    if (m_source && m_image && tooLarge() && !(m_busy & kReading))
        m_detailTimer.start();
}

void FrameDocument::requestDetail() {
    if (!m_source || !m_image || m_visible.isEmpty())
        return;
    m_busy |= kDetail;
    const Reader reader{m_pipeline, m_shown, m_context.pool, m_context.devices,
                        m_context.conversions};
    m_context.jobs.start(
        {.title = tr("Read region"),
         .lane = JobLane::Interactive,
         .key = key("detail"),
         .quiet = true},
        this,
        [guarded = m_source, reader, visible = visibleRect(), zoom = m_zoom,
         scale = m_image->scaleX()](JobContext& job) {
            const std::shared_lock lock(guarded->mutex);
            return reader.detail(*throughPipeline(reader.pipeline, guarded->source, reader.devices),
                                 visible, zoom, scale, job);
        },
        [this](imaging::DisplayImagePtr detail) {
            m_busy &= ~kDetail;
            m_detail = std::move(detail);
            emit detailReady(m_detail);
        },
        [this](const JobFailure& failure) {
            m_busy &= ~kDetail;
            if (!failure.cancelled)
                emit failed(failure.message, false);
        });
}

void FrameDocument::setLive(bool live) {
    if (live == m_liveTimer.isActive())
        return;
    if (live && m_source)
        m_liveTimer.start();
    else
        m_liveTimer.stop();
    emit liveChanged();
}

void FrameDocument::setFollow(bool follow) {
    if (m_follow == follow)
        return;
    m_follow = follow;
    if (follow) {
        setLive(true);
        FrameSelection newest = m_selection;
        newest.frame = m_description.frames - 1;
        setSelection(newest);
    }
    emit liveChanged();
}

qint64 FrameDocument::behind() const {
    return m_source ? m_description.frames - 1 - m_shown.frame : 0;
}

void FrameDocument::lookForFrames() {
    if (m_looking || !m_source)
        return;
    m_looking = true;
    m_context.jobs.start(
        {.title = tr("Look for new frames"),
         .lane = JobLane::Background,
         .key = key("live"),
         .quiet = true},
        this,
        [guarded = m_source](JobContext&) -> std::optional<io::SourceDescription> {
            const std::unique_lock lock(guarded->mutex);
            if (!guarded->source->refresh())
                return std::nullopt;
            return guarded->source->describe();
        },
        [this](std::optional<io::SourceDescription> grown) {
            m_looking = false;
            if (!grown)
                return;
            m_fileDescription = std::move(*grown);
            describe();
            emit framesChanged();
            if (m_follow) {
                FrameSelection newest = m_selection;
                newest.frame = m_description.frames - 1;
                setSelection(newest);
            }
        },
        [this](const JobFailure& failure) {
            m_looking = false;
            if (failure.cancelled)
                return;
            setLive(false);
            emit failed(failure.message, false);
        });
}

} // namespace specula::app
