// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/job_runner.h"
#include "app/main_window.h"
#include "app/open_files.h"
#include "core/base/error_report.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QImageWriter>
#include <QPixmap>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace specula::app {
namespace {

constexpr int kLookEveryMs = 30;
constexpr int kSettledLooks = 5; // in a row: what one step starts, the next look still sees
constexpr int kGiveUpMs = 60000;

struct Shot {
    int looks = 0;
    int status = 0; ///< of the first thing that went wrong
};

// The picture is drawn all the same: it shows what the window says about it.
void watchFailures(MainWindow& window, const std::shared_ptr<Shot>& shot) {
    const auto fail = [shot](int status, const QString& message) {
        std::fprintf(stderr, "specula: %s\n", qPrintable(message));
        if (shot->status == 0)
            shot->status = status;
    };
    QObject::connect(&window.openFiles(), &OpenFiles::missing, &window,
                     [fail](const QStringList& paths) {
                         for (const QString& path : paths)
                             fail(exitStatusOf(ErrorCode::Input), path + ": there is no such file");
                     });
    const auto look = [fail](const JobInfo& info) {
        if (info.state == JobState::Failed && !info.failure.cancelled)
            fail(exitStatusOf(info.failure.code),
                 info.failure.title + QStringLiteral(": ") + info.failure.message);
    };
    QObject::connect(&window.context().jobs, &JobRunner::jobAdded, &window, look);
    QObject::connect(&window.context().jobs, &JobRunner::jobChanged, &window, look);
}

int save(MainWindow& window, const QString& file) {
    const QPixmap picture = window.grab();
    QImageWriter writer(file);
    if (writer.write(picture.toImage()))
        return 0;
    std::fprintf(stderr, "specula: %s: %s\n", qPrintable(file), qPrintable(writer.errorString()));
    return 1;
}

} // namespace

void takeScreenshotWhenSettled(MainWindow& window, const QString& file) {
    auto* timer = new QTimer(&window);
    auto shot = std::make_shared<Shot>();
    watchFailures(window, shot);
    QElapsedTimer since;
    since.start();
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, timer, shot, since] {
        shot->looks = window.settled() ? shot->looks + 1 : 0;
        if (shot->looks < kSettledLooks && !since.hasExpired(kGiveUpMs))
            return;
        timer->stop();
        if (shot->looks < kSettledLooks) {
            std::fprintf(stderr, "specula: the window did not settle within %d s\n",
                         kGiveUpMs / 1000);
            QCoreApplication::exit(1);
            return;
        }
        const int saved = save(window, file);
        QCoreApplication::exit(shot->status != 0 ? shot->status : saved);
    });
    timer->start(kLookEveryMs);
}

} // namespace specula::app
