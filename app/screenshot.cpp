// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/main_window.h"

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
    auto looks = std::make_shared<int>(0);
    QElapsedTimer since;
    since.start();
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, timer, looks, since] {
        *looks = window.settled() ? *looks + 1 : 0;
        if (*looks < kSettledLooks && !since.hasExpired(kGiveUpMs))
            return;
        timer->stop();
        if (*looks < kSettledLooks) {
            std::fprintf(stderr, "specula: the window did not settle within %d s\n",
                         kGiveUpMs / 1000);
            QCoreApplication::exit(1);
            return;
        }
        QCoreApplication::exit(save(window, file));
    });
    timer->start(kLookEveryMs);
}

} // namespace specula::app
