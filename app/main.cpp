// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/bench/bench_display.h"
#include "app/main_window.h"
#include "app/open_files.h"
#include "app/options.h"
#include "app/render.h"
#include "app/screenshot.h"
#include "app/session/quit_signals.h"
#include "app/session/session_keeper.h"
#include "app/translations.h"
#include "app/workspaces/all_workspaces.h"
#include "core/base/user_folders.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>

using namespace specula;
using namespace specula::app;

namespace {

constexpr int kShutdownMs = 3000;

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        // Qt's own option with its value is not ours to judge.
        if (qstrcmp(argv[i], "-platform") == 0 && i + 1 < argc)
            ++i;
        else
            arguments << QString::fromLocal8Bit(argv[i]);
    }
    return arguments;
}

void choosePlatform(const Options& options) {
    const bool display =
        qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
#if defined(Q_OS_LINUX)
    if (options.headless() && !display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
}

void startSession(MainWindow& window, const Options& options) {
    auto* keeper = new SessionKeeper(window, userStateFolder());
    keeper->start(options.restore && options.files.isEmpty() &&
                  window.context().settings.get<bool>("session/restore", true));
    if (!options.size.isEmpty())
        window.resize(options.size);
    if (!options.workspace.isEmpty())
        window.showWorkspace(options.workspace);
    window.openFiles().openTexts(options.files);
    window.show();
    window.openFiles().lookForRecents();
}

int runWindow(QApplication& application, const Options& options, AppServices& services) {
    AppContext& context = services.context();
    MainWindow window(context, makeWorkspaces(context));
    const QuitSignals signalled;
    QObject::connect(&signalled, &QuitSignals::arrived, &window, [&window] {
        window.close();
        // A dialog that is open, or a second signal, does not keep it.
        QApplication::quit();
    });
    if (!options.size.isEmpty())
        window.resize(options.size);
    if (!options.workspace.isEmpty() && !window.showWorkspace(options.workspace)) {
        std::fprintf(stderr, "specula: there is no workspace %s yet\n",
                     qPrintable(options.workspace));
        return 2;
    }
    if (options.mode == Options::Mode::Window) {
        startSession(window, options);
    } else {
        // A picture of the files given, whatever else the user has open.
        window.openFiles().openTexts(options.files);
        window.show();
        if (options.mode == Options::Mode::Startup)
            reportFirstPaint(window);
        else
            takeScreenshotWhenSettled(window, options.output);
    }
    const int status = application.exec();
    if (!context.jobs.shutdown(kShutdownMs)) {
        // A read hangs in a dead mount. Everything is saved; waiting would help nobody.
        std::fprintf(stderr, "specula: a job does not end; leaving without it\n");
        std::_Exit(status);
    }
    return status;
}

} // namespace

int main(int argc, char** argv) {
    const Options options = parseOptions(argumentsOf(argc, argv));
    if (!options.error.isEmpty()) {
        std::fprintf(stderr, "specula: %s\nTry: specula --help\n", qPrintable(options.error));
        return 2;
    }
    if (options.mode == Options::Mode::Help) {
        std::fputs(qPrintable(optionsHelp()), stdout);
        return 0;
    }
    if (options.mode == Options::Mode::Version) {
        std::puts("specula " SPECULA_VERSION);
        return 0;
    }
    choosePlatform(options);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Specula"));
    QApplication::setApplicationVersion(QStringLiteral(SPECULA_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.specula.Specula"));

    AppServices services(userConfigFolder() / "settings.json");
    AppContext& context = services.context();
    // A picture or a bench leaves no trace in what the user has open and opened lately.
    if (options.headless())
        context.settings.keepInMemory();
    context.log.setFile(userStateFolder() / "specula.log");
    const QString language =
        options.language.isEmpty()
            ? QString::fromStdString(context.settings.get<std::string>("window/language", ""))
            : options.language;
    installTranslations(application, chooseLanguage(language));
    if (!options.theme.isEmpty())
        context.theme.setChoice(widgets::themeChoiceFromName(options.theme));
    context.theme.applyTo(application);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/specula.svg")));
    switch (options.mode) {
    case Options::Mode::Render:
        return renderJob(options.job, context);
    case Options::Mode::Bench:
        return benchDisplay(context, options.repeat);
    default:
        return runWindow(application, options, services);
    }
}
