// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_display.h"

#include "app/bench/bench_handover.h"
#include "app/bench/loop_watch.h"
#include "core/base/job_context.h"
#include "core/base/thread_pool.h"
#include "core/compute/bench.h"
#include "core/compute/system_memory.h"
#include "core/imaging/display_image.h"
#include "core/simulate/random.h"
#include "widgets/adapters/frame_picture.h"
#include "widgets/image/image_view.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QImage>
#include <QProcess>
#include <QWidget>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <thread>

namespace specula::app {
namespace {

using compute::BenchResult;

constexpr int kViewPx = 1000;
constexpr double kDragS = 3;

// A scattering pattern with photon noise: what the levels are dragged on.
template<class T>
Pixels pattern(std::int64_t side) {
    Pixels pixels(pixelTypeOf<T>(), side, side);
    auto plane = pixels.editPlane<T>();
    for (std::int64_t y = 0; y < side; ++y)
        for (std::int64_t x = 0; x < side; ++x) {
            const double r = std::hypot(double(x - side / 2), double(y - side / 2)) / double(side);
            const auto noise = simulate::randomBits(1, 1, std::uint64_t(y * side + x)) % 64;
            plane(y, x) = static_cast<T>(4000 * std::exp(-9 * r) + double(noise));
        }
    return pixels;
}

double monotonicS() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

imaging::DisplayImagePtr prepared(const Pixels& pixels, ThreadPool& pool) {
    JobContext job;
    return imaging::makeDisplayImage(pixels, 0, {}, pool, job);
}

imaging::ToneSettings toneAt(int step) {
    imaging::ToneSettings tone;
    tone.scale = imaging::ToneScale::Log;
    tone.low = 1 + step % 37;
    tone.high = 500 + 90 * (step % 41);
    return tone;
}

// One contrast change: look-up table and picture, no event loop.
BenchResult renderCase(const QString& name, const imaging::DisplayImagePtr& image,
                       AppContext& context, int repeat) {
    QImage picture(kViewPx, kViewPx, QImage::Format_RGB32);
    widgets::LutCache luts;
    widgets::PictureRequest request;
    request.base = image;
    request.view.zoom = double(kViewPx) / double(image->width());
    int step = 0;
    BenchResult r{"display", "contrast_change_render_" + name.toStdString(), "cpu", {}, "ms", 0,
                  {}};
    r.timing = compute::timeRuns(std::max(repeat, 50), {}, [&] {
        request.tone = toneAt(++step);
        widgets::fillPicture(request, picture, luts, context.pool);
    });
    r.value = r.timing.medianS * 1e3;
    r.more["target"] = 2;
    return r;
}

std::unique_ptr<widgets::ImageView> shownView(const imaging::DisplayImagePtr& image,
                                              AppContext& context) {
    auto view = std::make_unique<widgets::ImageView>(context.pool);
    view->resize(kViewPx, kViewPx);
    view->show();
    view->setImage(image);
    while (!view->settled())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return view;
}

// Drags the levels in a shown view for some seconds, as fast as pictures come back.
void dragCase(const QString& name, const imaging::DisplayImagePtr& image, AppContext& context,
              std::vector<BenchResult>& results) {
    const auto view = shownView(image, context);
    int shown = 0, step = 0;
    QObject::connect(view.get(), &widgets::ImageView::frameShown, view.get(), [&] { ++shown; });
    LoopWatch watch;
    watch.start();
    QElapsedTimer clock;
    clock.start();
    const std::clock_t cpuStart = std::clock();
    int lastShown = -1;
    while (double(clock.elapsed()) < kDragS * 1000) {
        if (shown != lastShown) { // a mouse that moves for every picture
            lastShown = shown;
            const imaging::ToneSettings tone = toneAt(++step);
            view->displaySettings()->editLevels(tone.low, tone.high);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 2);
    }
    const double elapsedS = double(clock.elapsed()) / 1000;
    const double cpuS = double(std::clock() - cpuStart) / CLOCKS_PER_SEC;
    const std::vector<double> blocks = watch.stop();
    const double perPicture = elapsedS / std::max(1, shown);
    const compute::Timing timing{perPicture, perPicture, perPicture, cpuS / std::max(1, shown)};
    BenchResult fps{
        "display", "contrast_drag_" + name.toStdString(), "cpu", timing, "fps", shown / elapsedS,
        {}};
    fps.more["target"] = 100;
    results.push_back(fps);
    BenchResult p99{"display", "contrast_drag_ui_block_p99_" + name.toStdString(),
                    "cpu",     {},
                    "ms",      1e3 * compute::quantile(blocks, 0.99),
                    {}};
    p99.timing = {compute::quantile(blocks, 0.5), compute::quantile(blocks, 0),
                  compute::quantile(blocks, 1), 0};
    p99.more["target"] = 16;
    p99.more["longest_ms"] = 1e3 * p99.timing.maxS;
    results.push_back(p99);
}

// Resident memory that showing a 4096x4096 u16 frame adds, per pixel, the samples included.
BenchResult memoryCase(AppContext& context) {
    const auto before = compute::processMemory().residentBytes;
    const imaging::DisplayImagePtr image = prepared(pattern<std::uint16_t>(4096), context.pool);
    const auto view = shownView(image, context);
    const double pixels = 4096.0 * 4096.0;
    BenchResult r{"display", "memory_4096_u16_on_screen", "cpu", {}, "B/pixel", 0, {}};
    const auto after = compute::processMemory().residentBytes;
    r.value =
        std::max(double(image->bytes()), after > before ? double(after - before) : 0) / pixels;
    r.more["held_bytes"] = image->bytes();
    r.more["target"] = 8;
    return r;
}

double sumOfLogs(std::int64_t i) {
    double sum = 0;
    for (int k = 1; k < 400; ++k)
        sum += std::log(double(i + k));
    return sum;
}

// Time of a libm loop on the pool after Qt has dirtied the vector registers, over the same loop on
// fresh registers: 1 with the guard, 10 to 40 without it on processors that care.
BenchResult guardCase(AppContext& context, int repeat) {
    std::vector<double> sums(1024);
    const auto loop = [&] {
        context.pool.parallelFor(0, 1024, 16, [&](std::int64_t first, std::int64_t last) {
            for (auto i = first; i < last; ++i)
                sums[std::size_t(i)] = sumOfLogs(i);
        });
    };
    const auto dirtyRegisters = [] {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
    };
    const compute::Timing clean = compute::timeRuns(repeat, {}, loop);
    const compute::Timing dirty = compute::timeRuns(repeat, {}, [&] {
        dirtyRegisters();
        loop();
    });
    BenchResult r{"display", "vector_state_guard_log_loop", "cpu", dirty,
                  "ratio",   dirty.medianS / clean.medianS, {}};
    r.more["target"] = 2;
    // The same work on a thread that inherits the dirty registers and has no guard.
    double unguardedS = 0;
    dirtyRegisters();
    std::thread([&] {
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 1024; ++i)
            sums[std::size_t(i)] = sumOfLogs(i);
        unguardedS = double(clock.nsecsElapsed()) * 1e-9;
    }).join();
    r.more["without_guard_ratio"] = unguardedS / std::max(1e-9, clean.cpuS);
    return r;
}

BenchResult startupCase(int repeat) {
    std::vector<double> times;
    for (int i = 0; i <= std::min(repeat, 5); ++i) {
        QProcess program;
        const double started = monotonicS();
        program.start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--bench"), QStringLiteral("startup"), QStringLiteral("--no-restore")});
        if (!program.waitForFinished(60000) || program.exitCode() != 0)
            break;
        const double painted = program.readAllStandardOutput().trimmed().toDouble();
        if (i > 0) // the first one warms the caches
            times.push_back(painted - started);
    }
    BenchResult r{"display", "window_painted_after_start", "cpu", {}, "ms", 0, {}};
    r.timing = {compute::quantile(times, 0.5), compute::quantile(times, 0),
                compute::quantile(times, 1), 0};
    r.value = 1e3 * r.timing.medianS;
    r.more["target"] = 500;
    r.more["runs"] = times.size();
    return r;
}

class FirstPaint : public QObject {
  public:
    explicit FirstPaint(QObject* parent)
        : QObject(parent) {}

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        // The update request paints the window and all that is in it before it returns.
        if (event->type() == QEvent::UpdateRequest)
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::printf("%.6f\n", monotonicS());
                    QCoreApplication::quit();
                },
                Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void reportFirstPaint(QWidget& window) {
    window.installEventFilter(new FirstPaint(&window));
}

int benchDisplay(AppContext& context, int repeat) {
    std::vector<BenchResult> results;
    results.push_back(memoryCase(context));
    for (const std::int64_t side : {2048, 4096}) {
        for (const bool floats : {false, true}) {
            const QString name = QStringLiteral("%1_%2").arg(side).arg(
                floats ? QStringLiteral("f32") : QStringLiteral("u16"));
            const imaging::DisplayImagePtr image = prepared(
                floats ? pattern<float>(side) : pattern<std::uint16_t>(side), context.pool);
            results.push_back(renderCase(name, image, context, repeat));
            dragCase(name, image, context, results);
        }
    }
    for (BenchResult& row : benchHandover(context, repeat))
        results.push_back(std::move(row));
    results.push_back(guardCase(context, std::max(repeat, 9)));
    results.push_back(startupCase(repeat));
    const nlohmann::json out = {{"results", results}};
    std::puts(out.dump().c_str());
    return 0;
}

} // namespace specula::app
