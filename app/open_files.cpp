// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_files.h"

#include "app/folder_watch.h"
#include "app/job_runner.h"
#include "app/main_window.h"
#include "app/recents.h"
#include "app/results/result_library.h"
#include "app/watched_folders.h"
#include "app/window/frame.h"
#include "core/base/settings.h"
#include "core/base/user_folders.h"
#include "core/compute/device_manager.h"
#include "core/simulate/demo_files.h"
#include "widgets/forms/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace specula::app {
namespace {

const char kFolderKey[] = "open/folder";

QStringList localPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

OpenFiles::OpenFiles(MainWindow& window)
    : QObject(&window)
    , m_window(window) {
    qApp->installEventFilter(this);
}

OpenTarget OpenFiles::targetFromText(const QString& text) {
    static const QRegularExpression dataset(
        QStringLiteral("^(.+\\.(?:h5|hdf5|hdf|nxs|cxi)):(/.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = dataset.match(text);
    OpenTarget target;
    target.path = match.hasMatch() ? match.captured(1) : text;
    target.dataset = match.hasMatch() ? match.captured(2) : QString();
    target.path = QDir::cleanPath(QDir::current().absoluteFilePath(target.path));
    return target;
}

void OpenFiles::open(const OpenTarget& target) {
    openAll({target});
}

void OpenFiles::openTexts(const QStringList& texts) {
    QList<OpenTarget> targets;
    for (const QString& text : texts)
        targets << targetFromText(text);
    openAll(targets);
}

/// Targets by what the disk says they are.
struct OpenFiles::Looked {
    QList<OpenTarget> folders, missing;
    QList<OpenTarget> results, others; ///< files; all among the others where nobody asked
    QList<OpenTarget> broken;          ///< HDF5 files that cannot be read
    bool resultsHaveImages = true;     ///< each of them
};

enum class Held { Results, Other, Broken };

static Held lookInto(const OpenTarget& target, bool& hasImage, const CancelToken& cancel) {
    static const QStringList endings{QStringLiteral("h5"), QStringLiteral("hdf5"),
                                     QStringLiteral("hdf"), QStringLiteral("nxs")};
    if (!target.dataset.isEmpty() || !endings.contains(QFileInfo(target.path).suffix().toLower()))
        return Held::Other;
    try {
        const io::ResultFilePtr file = io::ResultFile::open(target.path.toStdString(), cancel);
        hasImage = !file || file->hasImage();
        return file ? Held::Results : Held::Other;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) {
        return Held::Broken; // who opens it says what is wrong
    }
}

void OpenFiles::look(const QList<OpenTarget>& targets, bool kinds,
                     std::function<void(const Looked&)> done) {
    QSet<QString> known; // open results are not looked into again
    for (int i = 0; i < m_window.context().results.size(); ++i)
        if (m_window.context().results.at(i).ready())
            known << m_window.context().results.at(i).path;
    ++m_pending;
    m_window.context().jobs.start(
        {.title = tr("Look for %n file(s)", nullptr, int(targets.size())),
         .lane = JobLane::Interactive,
         .key = {},
         .quiet = true},
        this,
        [targets, kinds, known](JobContext& job) {
            Looked looked;
            for (const OpenTarget& target : targets) {
                job.throwIfCancelled();
                const QFileInfo info(target.path);
                bool image = true;
                if (info.isDir())
                    looked.folders << target;
                else if (!info.exists())
                    looked.missing << target;
                else if (!kinds)
                    looked.others << target;
                else if (target.dataset.isEmpty() && known.contains(target.path))
                    looked.results << target;
                else
                    switch (lookInto(target, image, job.cancelToken())) {
                    case Held::Results:
                        looked.results << target;
                        break;
                    case Held::Other:
                        looked.others << target;
                        break;
                    case Held::Broken:
                        looked.broken << target;
                        break;
                    }
                looked.resultsHaveImages = looked.resultsHaveImages && image;
            }
            return looked;
        },
        [this, targets, done](const Looked& looked) {
            --m_pending;
            for (const OpenTarget& target : targets)
                m_window.recents().setMissing(target.path, false);
            QStringList gone;
            for (const OpenTarget& target : looked.missing) {
                m_window.recents().setMissing(target.path, true);
                gone << target.path;
            }
            for (const OpenTarget& folder : looked.folders)
                m_window.context().folders.watch(folder.path);
            done(looked);
            if (!gone.isEmpty())
                sayMissing(gone);
        },
        [this](const JobFailure&) { --m_pending; });
}

void OpenFiles::openAll(const QList<OpenTarget>& targets) {
    if (targets.isEmpty())
        return;
    bool kinds = false; // only where there is a choice
    for (const Workspace* room : m_window.workspaces())
        kinds = kinds || room->showsResults();
    look(targets, kinds, [this](const Looked& looked) { route(looked); });
}

void OpenFiles::openAllThen(const QList<OpenTarget>& targets, Workspace* room,
                            std::function<void()> then) {
    look(targets, false, [this, room, then](const Looked& looked) {
        take(looked.others, room);
        if (then)
            then();
    });
}

void OpenFiles::route(const Looked& looked) {
    Workspace* room = m_window.current();
    Workspace* const files = m_window.workspace(QStringLiteral("files"));
    Workspace* const image = m_window.workspace(QStringLiteral("image"));
    if (room == nullptr)
        return;
    take(looked.broken, room);
    if (!looked.others.isEmpty() && room->showsResults() && image != nullptr) {
        if (looked.results.isEmpty())
            m_window.showWorkspace(image->id());
        else
            m_window.toast().show(tr("%n file(s) hold no results: they are open in Image.", nullptr,
                                     int(looked.others.size())));
        take(looked.others, image);
    } else {
        take(looked.others, room);
    }
    if (looked.results.isEmpty())
        return;
    if (room->showsResults() || files == nullptr) {
        take(looked.results, room);
        return;
    }
    // Results dropped elsewhere are there in all rooms that show results; alone, and with a picture
    // in them, they are shown here too.
    take(looked.results, files);
    if (!looked.others.isEmpty() || !looked.resultsHaveImages) {
        if (looked.others.isEmpty())
            m_window.showWorkspace(files->id());
        else
            m_window.toast().show(
                tr("%n file(s) hold results: they are open in Files and in the views of results.",
                   nullptr, int(looked.results.size())));
        return;
    }
    take(looked.results, room);
    m_window.toast().show(tr("Correlation results are also open in Files and in the views of "
                             "results."));
}

void OpenFiles::take(const QList<OpenTarget>& targets, Workspace* room) {
    if (targets.isEmpty() || room == nullptr)
        return;
    m_window.frame().make(room);
    room->openAll(targets);
    for (const OpenTarget& target : targets) {
        m_window.recents().add(target, room->id());
        m_window.context().folders.markSeen(target.path);
        emit opened(target);
    }
}

void OpenFiles::sayMissing(const QStringList& paths) {
    m_window.toast().show(paths.size() == 1
                              ? tr("%1 is not there.").arg(paths.first())
                              : tr("%n file(s) are not there: %1", nullptr, int(paths.size()))
                                    .arg(paths.join(QStringLiteral(", "))),
                          8000);
    emit missing(paths);
}

void OpenFiles::lookForRecents() {
    QStringList paths;
    for (const RecentFile& file : m_window.recents().files())
        paths << file.target.path;
    m_window.context().jobs.start(
        {.title = tr("Look for recent files"),
         .lane = JobLane::Background,
         .key = QStringLiteral("recents"),
         .quiet = true},
        this,
        [paths](JobContext& job) {
            QStringList gone;
            for (const QString& path : paths) {
                job.throwIfCancelled();
                if (!QFileInfo::exists(path))
                    gone << path;
            }
            return gone;
        },
        [this, paths](const QStringList& gone) {
            for (const QString& path : paths)
                m_window.recents().setMissing(path, gone.contains(path));
        });
}

void OpenFiles::askForFiles() {
    auto* dialog = new QFileDialog(&m_window, tr("Open"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QStringList patterns;
    for (const QString& ending : FolderWatch::endings())
        patterns << QStringLiteral("*.") + ending;
    dialog->setNameFilters(
        {tr("Detector files (%1)").arg(patterns.join(QLatin1Char(' '))), tr("All files (*)")});
    dialog->setDirectory(
        QString::fromStdString(m_window.context().settings.get<std::string>(kFolderKey, "")));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        m_window.context().settings.set(kFolderKey, QFileInfo(files.first()).path().toStdString());
        QList<OpenTarget> targets;
        for (const QString& file : files)
            targets << OpenTarget{QDir::cleanPath(file), {}};
        openAll(targets);
    });
    dialog->open();
}

void OpenFiles::askForFolder() {
    auto* dialog = new QFileDialog(&m_window, tr("Watch a folder"));
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        open({QDir::cleanPath(folder), {}});
    });
    dialog->open();
}

void OpenFiles::openDemo() {
    ++m_pending;
    m_window.context().jobs.start(
        {.title = tr("Make the demo data"), .lane = JobLane::Background}, this,
        [&context = m_window.context()](JobContext& job) {
            const auto folder = userCacheFolder() / "demo";
            auto files = simulate::existingDemoFiles(folder);
            if (files.empty()) {
                const auto device = context.devices.acquire({"cpu", {}, {}});
                files = simulate::makeDemoFiles(folder, simulate::kDemoFrames, true,
                                                *device.backend, context.pool, job);
            }
            return files;
        },
        [this](const std::vector<std::filesystem::path>& files) {
            --m_pending;
            QList<OpenTarget> targets;
            for (const auto& file : files)
                targets << OpenTarget{QString::fromStdString(file.string()), {}};
            targets.append(targets.takeFirst()); // the stack last, so that it is the one shown
            openAll(targets);
        },
        [this](const JobFailure&) { --m_pending; });
}

bool OpenFiles::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr)
        return false;
    QStringList texts = localPaths(data);
    if (texts.isEmpty()) {
        for (QString line : data->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            line = line.trimmed();
            if (line.size() > 1 &&
                (line.startsWith(QLatin1Char('"')) || line.startsWith(QLatin1Char('\''))))
                line = line.mid(1, line.size() - 2);
            if (line.startsWith(QLatin1String("file://")))
                line = QUrl(line).toLocalFile();
            if (line.startsWith(QLatin1String("~/")))
                line = QDir::homePath() + line.mid(1);
            if (QDir::isAbsolutePath(line))
                texts << line;
        }
    }
    openTexts(texts);
    return !texts.isEmpty();
}

bool OpenFiles::eventFilter(QObject* watched, QEvent* event) {
    // Drops are taken anywhere on the window, also over widgets that know nothing of them.
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove &&
        event->type() != QEvent::Drop)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != &m_window)
        return false;
    auto* drop = static_cast<QDropEvent*>(event);
    const QStringList paths = localPaths(drop->mimeData());
    if (paths.isEmpty())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        openTexts(paths);
    return true;
}

} // namespace specula::app
