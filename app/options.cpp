// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QHash>
#include <QRegularExpression>

#include <functional>

namespace specula::app {
namespace {

const QStringList kWorkspaces{
    QStringLiteral("files"),      QStringLiteral("image"),     QStringLiteral("mask"),
    QStringLiteral("qmap"),       QStringLiteral("correlate"), QStringLiteral("saxs"),
    QStringLiteral("g2"),         QStringLiteral("twotime"),   QStringLiteral("average"),
    QStringLiteral("deconvolve"), QStringLiteral("dynamics")};

QString takeOneOf(const QString& name, const QString& value, const QStringList& allowed) {
    return allowed.contains(value) ? QString()
                                   : QStringLiteral("%1 %2: must be one of %3")
                                         .arg(name, value, allowed.join(QStringLiteral(", ")));
}

} // namespace

// The command line speaks English, as its contract does.
QString optionsHelp() {
    return QStringLiteral(
               "Usage: specula [OPTION...] [FILE...]\n"
               "\n"
               "Opens the window, on FILEs when given. FILE.h5:/path picks a dataset; a folder is "
               "watched.\n"
               "\n"
               "  --workspace NAME        start in a workspace: %1\n"
               "  --theme light|dark|system\n"
               "  --language de|en|zh_CN\n"
               "  --size WIDTHxHEIGHT     size of the window, e.g. 1600x1000\n"
               "  --no-restore            do not open what was open last time\n"
               "  --screenshot OUT.png    draw the settled window into OUT.png and leave; needs no "
               "display\n"
               "  --render JOB.json       draw the picture that JOB.json describes and leave\n"
               "  --bench display [--repeat N]  measure how fast pictures are drawn and leave\n"
               "  --bench startup         print when the window is painted and leave\n"
               "  --version               print the version\n"
               "  --help                  print this\n"
               "\n"
               "Example: specula --workspace image --theme dark eiger_run7.h5:/entry/data/data\n")
        .arg(kWorkspaces.join(QLatin1Char(' ')));
}

Options parseOptions(const QStringList& arguments) {
    Options options;
    const auto oneMode = [&options](Options::Mode mode, const QString& name) {
        if (options.mode != Options::Mode::Window && options.mode != mode)
            options.error = QStringLiteral("%1 cannot be combined with what came before").arg(name);
        options.mode = mode;
    };
    const QHash<QString, std::function<void(const QString&, const QString&)>> withValue{
        {QStringLiteral("--workspace"),
         [&](const QString& name, const QString& value) {
             options.error = takeOneOf(name, value, kWorkspaces);
             options.workspace = value;
         }},
        {QStringLiteral("--theme"),
         [&](const QString& name, const QString& value) {
             options.error = takeOneOf(
                 name, value,
                 {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")});
             options.theme = value;
         }},
        {QStringLiteral("--language"),
         [&](const QString& name, const QString& value) {
             options.error =
                 takeOneOf(name, value,
                           {QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("zh_CN")});
             options.language = value;
         }},
        {QStringLiteral("--size"),
         [&](const QString& name, const QString& value) {
             static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
             const auto match = form.match(value);
             if (!match.hasMatch())
                 options.error = QStringLiteral("%1 %2: must look like 1600x1000").arg(name, value);
             options.size = {match.captured(1).toInt(), match.captured(2).toInt()};
         }},
        {QStringLiteral("--screenshot"),
         [&](const QString& name, const QString& value) {
             oneMode(Options::Mode::Screenshot, name);
             options.output = value;
         }},
        {QStringLiteral("--render"),
         [&](const QString& name, const QString& value) {
             oneMode(Options::Mode::Render, name);
             options.job = value;
         }},
        {QStringLiteral("--bench"),
         [&](const QString& name, const QString& value) {
             oneMode(value == QLatin1String("startup") ? Options::Mode::Startup
                                                       : Options::Mode::Bench,
                     name);
             if (options.error.isEmpty())
                 options.error =
                     takeOneOf(name, value, {QStringLiteral("display"), QStringLiteral("startup")});
         }},
        {QStringLiteral("--repeat"), [&](const QString& name, const QString& value) {
             options.repeat = value.toInt();
             if (options.repeat < 1)
                 options.error = QStringLiteral("%1 %2: must be a number above 0").arg(name, value);
         }}};

    bool onlyFiles = false;
    for (int i = 0; i < arguments.size() && options.error.isEmpty(); ++i) {
        QString name = arguments[i];
        if (onlyFiles || !name.startsWith(QLatin1Char('-')) || name == QLatin1String("-")) {
            options.files << name;
            continue;
        }
        QString value;
        const int equals = int(name.indexOf(QLatin1Char('=')));
        if (equals > 0) {
            value = name.mid(equals + 1);
            name.truncate(equals);
        }
        if (name == QLatin1String("--")) {
            onlyFiles = true;
        } else if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
            options.mode = Options::Mode::Help;
            return options;
        } else if (name == QLatin1String("--version")) {
            options.mode = Options::Mode::Version;
            return options;
        } else if (name == QLatin1String("--no-restore")) {
            options.restore = false;
        } else if (withValue.contains(name)) {
            if (equals < 0 && i + 1 >= arguments.size())
                options.error = QStringLiteral("%1 needs a value").arg(name);
            else
                withValue[name](name, equals < 0 ? arguments[++i] : value);
        } else {
            options.error = QStringLiteral("unknown option %1").arg(name);
        }
    }
    return options;
}

} // namespace specula::app
