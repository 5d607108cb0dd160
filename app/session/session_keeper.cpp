// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_keeper.h"

#include "app/job_runner.h"
#include "app/main_window.h"
#include "app/open_files.h"
#include "app/watched_folders.h"
#include "app/window/frame.h"
#include "core/base/log.h"
#include "core/base/settings.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>

namespace specula::app {
namespace {

namespace fs = std::filesystem;
using session::Session;

constexpr int kSoonMs = 1500; // a burst of changes is one save
constexpr int kRegularMs = 120000;

QJsonObject toQt(const nlohmann::json& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json.dump())).object();
}

nlohmann::json fromQt(const QJsonObject& object) {
    return nlohmann::json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(),
                                 nullptr, false);
}

QByteArray fromBase64(const std::string& text) {
    return QByteArray::fromBase64(QByteArray::fromStdString(text));
}

} // namespace

fs::path SessionKeeper::fileIn(const fs::path& folder) {
    return folder / "session.json";
}

SessionKeeper::SessionKeeper(MainWindow& window, const fs::path& folder)
    : QObject(&window)
    , m_window(window)
    , m_folder(folder)
    , m_marker(folder / "running") {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_regular.setInterval(kRegularMs);
    connect(&m_soon, &QTimer::timeout, this, &SessionKeeper::save);
    connect(&m_regular, &QTimer::timeout, this, &SessionKeeper::save);
    connect(&window, &MainWindow::sessionChanged, this, [this] {
        if (m_started && m_window.context().settings.get<bool>("session/autosave", true))
            m_soon.start();
    });
    connect(&window, &MainWindow::closing, this, &SessionKeeper::save);
    window.context().actions.add({.id = QStringLiteral("file.recover"),
                                  .text = tr("Open what was open at the &crash"),
                                  .icon = QStringLiteral("history"),
                                  .menu = QStringLiteral("file"),
                                  .group = QStringLiteral("session"),
                                  .keywords = {tr("recovery restore session")},
                                  .enabledWhen = [this] { return offersRecovery(); },
                                  .run = [this] { recover(); }});
}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::start(bool wanted) {
    std::optional<Session> last;
    const fs::path file = fileIn(m_folder);
    std::error_code ignored;
    if (fs::exists(file, ignored)) {
        try {
            last = session::loadSession(file);
        } catch (const Error& e) {
            m_window.context().log.add(LogLevel::Warning, "session", e.what());
        }
    }
    if (last)
        restorePlace(*last);
    if (last && !last->empty()) {
        if (m_marker.lastRunCrashed())
            offer(*last);
        else if (wanted)
            restoreContent(*last);
    }
    m_started = true;
    if (m_window.context().settings.get<bool>("session/autosave", true))
        m_regular.start();
}

Session SessionKeeper::capture() const {
    Session s;
    s.program = SPECULA_VERSION;
    s.saved = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    s.workspace = m_window.current() ? m_window.current()->id().toStdString() : std::string();
    s.windowGeometry = m_window.saveGeometry().toBase64().toStdString();
    s.windowState = m_window.saveState().toBase64().toStdString();
    s.layout = fromQt(m_window.frame().saveLayout());
    for (Workspace* room : m_window.workspaces()) {
        const std::string id = room->id().toStdString();
        const bool saves = room->savesTargets();
        for (const OpenTarget& target : saves ? room->targets() : QList<OpenTarget>())
            s.open.push_back({id, target.path.toStdString(), target.dataset.toStdString()});
        if (m_window.frame().made(room))
            s.workspaces[id] = fromQt(room->saveState());
    }
    for (const QString& folder : m_window.context().folders.paths())
        s.folders.push_back(folder.toStdString());
    return s;
}

bool SessionKeeper::save() {
    m_soon.stop();
    // While a recovery is on offer the file still holds what is offered.
    if (!m_marker.owned() || !m_started || m_offer)
        return false;
    try {
        session::saveSession(capture(), fileIn(m_folder));
        return true;
    } catch (const Error& e) {
        m_window.context().log.add(LogLevel::Warning, "session", e.what());
        return false;
    }
}

void SessionKeeper::restore(const Session& s) {
    restorePlace(s);
    restoreContent(s);
}

void SessionKeeper::restorePlace(const Session& s) {
    if (!s.windowGeometry.empty())
        m_window.restoreGeometry(fromBase64(s.windowGeometry));
    if (!s.windowState.empty())
        m_window.restoreState(fromBase64(s.windowState));
    m_window.frame().restoreLayout(toQt(s.layout));
}

void SessionKeeper::restoreContent(const Session& s) {
    for (const std::string& folder : s.folders)
        m_window.context().folders.watch(QString::fromStdString(folder));
    const QString shown = QString::fromStdString(s.workspace);
    for (Workspace* room : m_window.workspaces()) {
        const std::string id = room->id().toStdString();
        QList<OpenTarget> targets;
        for (const session::OpenItem& item : s.open)
            if (item.workspace == id)
                targets << OpenTarget{QString::fromStdString(item.path),
                                      QString::fromStdString(item.dataset)};
        const auto state = s.workspaces.find(id);
        if (targets.isEmpty() && state == s.workspaces.end())
            continue;
        m_window.showWorkspace(room->id());
        const QJsonObject saved = state == s.workspaces.end() ? QJsonObject() : toQt(*state);
        m_window.openFiles().openAllThen(targets, room, [room, saved] {
            if (!saved.isEmpty())
                room->restoreState(saved);
        });
    }
    m_window.showWorkspace(shown);
}

void SessionKeeper::offer(const Session& s) {
    m_offer = s;
    auto* banner = new QFrame(&m_window);
    banner->setObjectName(QStringLiteral("recoveryBanner"));
    banner->setProperty("role", QStringLiteral("banner"));
    auto* icon = new QLabel(banner);
    icon->setPixmap(m_window.context().theme.icon(QStringLiteral("warning")).pixmap(20, 20));
    QStringList names;
    for (const session::OpenItem& item : s.open)
        names << QFileInfo(QString::fromStdString(item.path)).fileName();
    names.removeDuplicates();
    if (names.size() > 3)
        names = names.mid(0, 3) << QStringLiteral("…");
    const QString when = QDateTime::fromString(QString::fromStdString(s.saved), Qt::ISODate)
                             .toLocalTime()
                             .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    auto* text = new QLabel(tr("Specula did not end properly. Open again what was open at %1: %2?")
                                .arg(when, names.join(QStringLiteral(", "))),
                            banner);
    text->setWordWrap(true);
    auto* open = new QPushButton(tr("Open again"), banner);
    open->setObjectName(QStringLiteral("recoveryOpen"));
    open->setAccessibleName(open->text());
    open->setProperty("role", QStringLiteral("main"));
    auto* dismiss = new QPushButton(tr("Start afresh"), banner);
    dismiss->setObjectName(QStringLiteral("recoveryDismiss"));
    dismiss->setAccessibleName(dismiss->text());
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(icon);
    row->addWidget(text, 1);
    row->addWidget(open);
    row->addWidget(dismiss);
    connect(open, &QPushButton::clicked, this, &SessionKeeper::recover);
    connect(dismiss, &QPushButton::clicked, this, &SessionKeeper::dismissRecovery);
    m_window.setBanner(banner);
    m_window.context().actions.refreshSoon();
}

void SessionKeeper::recover() {
    if (!m_offer)
        return;
    const Session s = *m_offer;
    dismissRecovery();
    restoreContent(s);
}

void SessionKeeper::dismissRecovery() {
    m_offer.reset();
    m_window.setBanner(nullptr);
    m_window.context().actions.refreshSoon();
    m_soon.start();
}

} // namespace specula::app
