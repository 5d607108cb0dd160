// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/job_model.h"
#include "app/open_files.h"
#include "app/recents.h"
#include "app/watched_folders.h"
#include "app/window/devices/device_notices.h"
#include "app/window/devices/device_texts.h"
#include "app/window/frame.h"
#include "app/window/help_actions.h"
#include "app/window/rail.h"
#include "app/window/recent_menu.h"
#include "app/window/search.h"
#include "app/window/side_panel.h"
#include "app/window/standard_actions.h"
#include "app/window/tool_docks.h"
#include "app/window/window_status_bar.h"
#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/compute/device_manager.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/toast.h"
#include "widgets/theme/theme.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>

namespace specula::app {
namespace {
constexpr int kNarrowWidth = 950;
constexpr int kLookForDevicesAfterMs = 200;
constexpr int kDeviceNoticeMs = 10000;
} // namespace

MainWindow::MainWindow(AppContext& context, std::vector<std::unique_ptr<Workspace>> workspaces,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_workspaces(std::move(workspaces))
    , m_recents(new Recents(context.settings, this))
    , m_jobModel(new JobModel(context.jobs, this))
    , m_side(new SidePanel(context, *m_recents))
    , m_frame(new Frame(context, m_side))
    , m_status(new WindowStatusBar(context.theme, context.jobs, *m_jobModel))
    , m_toast(new widgets::Toast(this))
    , m_openFiles(new OpenFiles(*this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    resize(1600, 1000);

    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_frame, 1);
    setCentralWidget(centre);
    setStatusBar(m_status);
    m_toast->setBottomMargin(m_status->sizeHint().height());

    registerStandardActions(*this);
    m_search = new Search(*this);
    new ToolDocks(*this);
    m_help = new HelpActions(*this);
    for (const auto& workspace : m_workspaces) {
        Workspace* room = workspace.get();
        m_frame->addWorkspace(room);
        connect(room, &Workspace::toast, this,
                [this](const QString& text) { m_toast->show(text); });
        connect(room, &Workspace::stateChanged, this, &MainWindow::sessionChanged);
        connect(room, &Workspace::openWanted, m_openFiles, &OpenFiles::openAll);
        connect(room, &Workspace::targetsChanged, this, [this, room] {
            if (room == m_current)
                showTitle();
            m_context.actions.refreshSoon();
            emit sessionChanged();
        });
        connect(room, &Workspace::readoutChanged, this, [this, room](const QString& html) {
            if (room == m_current)
                m_status->setReadout(html);
        });
    }
    new RecentMenu(*this);
    makeMenuBar();
    context.actions.installOn(this);

    connect(m_frame->rail(), &Rail::chosen, this, &MainWindow::showWorkspace);
    connect(m_frame, &Frame::layoutChanged, &context.actions,
            &widgets::ActionRegistry::refreshSoon);
    connect(m_frame, &Frame::layoutChanged, this, &MainWindow::sessionChanged);
    connect(m_side, &SidePanel::openWanted, m_openFiles, &OpenFiles::open);
    connect(&context.folders, &WatchedFolders::foldersChanged, this, &MainWindow::sessionChanged);
    connect(m_side, &SidePanel::closeWanted, this, [this](const OpenTarget& target) {
        if (m_current != nullptr)
            m_current->close(target);
    });

    connect(new DeviceNotices(context, this), &DeviceNotices::said, this,
            [this](const QString& text) { m_toast->show(text, kDeviceNoticeMs); });
    showDevice();
    m_deviceListener = context.devices.listen([this](compute::DeviceManager::Change change) {
        if (change != compute::DeviceManager::Change::Jobs) // from whatever thread
            QMetaObject::invokeMethod(this, &MainWindow::showDevice, Qt::QueuedConnection);
    });
    // Graphics drivers take a while to start: the window is there first.
    QTimer::singleShot(kLookForDevicesAfterMs, this, &MainWindow::lookForDevices);
    connect(m_status, &WindowStatusBar::deviceClicked, this,
            [this] { m_context.actions.trigger(QStringLiteral("tools.devices")); });
    if (!m_workspaces.empty())
        showWorkspace(m_workspaces.front()->id());
    // Nothing looks chosen before the user comes; Tab begins at the rail.
    m_frame->setFocusPolicy(Qt::ClickFocus);
    m_frame->setFocus();
    showTitle();
}

MainWindow::~MainWindow() {
    m_context.devices.unlisten(m_deviceListener);
    // Jobs ask for nothing that is gone: what belongs to the widgets ends before them.
    m_context.undo.clear();
}

void MainWindow::showDevice() {
    m_devicesKnown = true;
    try {
        if (const auto choice = m_context.devices.chooseKnown()) {
            m_status->setDevice(chosenTitle(m_context.devices, *choice),
                                deviceReason(choice->reason), choice->fallback);
        } else {
            m_devicesKnown = false;
            m_status->setDevice(tr("looking…"), tr("Looking for devices to compute on"));
            if (m_lookedForDevices)
                m_context.devices.probeInBackground();
        }
    } catch (const Error& e) {
        m_status->setDevice(tr("no device"), QString::fromStdString(e.what()));
    }
}

void MainWindow::lookForDevices() {
    m_lookedForDevices = true;
    showDevice();
}

void MainWindow::makeMenuBar() {
    auto* name = new QLabel(QStringLiteral("Specula"), this);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    name->setContentsMargins(10, 0, 4, 0);
    menuBar()->setCornerWidget(name, Qt::TopLeftCorner);
    auto& actions = m_context.actions;
    for (const QString& id : actions.menus()) {
        if (id.contains(QLatin1Char('/')))
            continue;
        QMenu* menu = menuBar()->addMenu(actions.menuTitle(id));
        menu->setObjectName(QStringLiteral("menu.") + id);
        actions.populate(menu, id);
        // A menu without actions is not shown; one may get its first later.
        const auto update = [menu, id, &actions] {
            menu->menuAction()->setVisible(actions.menuHasActions(id));
        };
        update();
        connect(&actions, &widgets::ActionRegistry::added, menu, update);
    }
    auto* search = m_searchField = new QPushButton(this);
    search->setObjectName(QStringLiteral("searchField"));
    search->setProperty("role", QStringLiteral("search"));
    search->setAccessibleName(tr("Search actions, files, datasets"));
    search->setFocusPolicy(Qt::TabFocus);
    connect(search, &QPushButton::clicked, this,
            [this] { m_context.actions.trigger(QStringLiteral("tools.palette")); });
    menuBar()->setCornerWidget(search, Qt::TopRightCorner);
    fitSearchField();
}

void MainWindow::fitSearchField() {
    // Where the window is narrow the menus need the room.
    const bool narrow = width() < kNarrowWidth;
    const QString shortcut = m_context.actions.action(QStringLiteral("tools.palette"))
                                 ->shortcut()
                                 .toString(QKeySequence::NativeText);
    const QString text =
        narrow ? shortcut : tr("Search actions, files, datasets   %1").arg(shortcut);
    if (m_searchField->text() == text)
        return;
    m_searchField->setText(text);
    m_searchField->setIcon(narrow ? m_context.theme.icon(QStringLiteral("search")) : QIcon());
    m_searchField->setMinimumWidth(narrow ? 0 : 300);
    menuBar()->setCornerWidget(m_searchField, Qt::TopRightCorner); // its size is asked for again
    m_searchField->show();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_searchField != nullptr)
        fitSearchField();
}

QList<Workspace*> MainWindow::workspaces() const {
    QList<Workspace*> all;
    for (const auto& workspace : m_workspaces)
        all << workspace.get();
    return all;
}

Workspace* MainWindow::workspace(const QString& id) const {
    for (const auto& workspace : m_workspaces)
        if (workspace->id() == id)
            return workspace.get();
    return nullptr;
}

bool MainWindow::showWorkspace(const QString& id) {
    Workspace* wanted = workspace(id);
    if (wanted == nullptr)
        return false;
    if (wanted == m_current)
        return true;
    m_current = wanted;
    m_status->setReadout({});
    m_frame->show(wanted);
    m_side->setWorkspace(wanted);
    m_context.actions.setActiveWorkspace(id);
    showTitle();
    emit workspaceChanged(wanted);
    emit sessionChanged();
    return true;
}

void MainWindow::setBanner(QWidget* banner) {
    if (m_banner != nullptr)
        m_banner->deleteLater();
    m_banner = banner;
    if (banner != nullptr)
        static_cast<QVBoxLayout*>(centralWidget()->layout())->insertWidget(0, banner);
}

void MainWindow::showTitle() {
    const auto targets = m_current != nullptr ? m_current->targets() : QList<OpenTarget>();
    const QString room = m_current != nullptr ? m_current->title() : QString();
    if (targets.isEmpty())
        setWindowTitle(room.isEmpty() ? QStringLiteral("Specula")
                                      : QStringLiteral("%1 – Specula").arg(room));
    else
        setWindowTitle(QStringLiteral("%1 – %2 – Specula").arg(targetName(targets.last()), room));
}

bool MainWindow::settled() const {
    if (!m_context.jobs.idle() || m_openFiles->busy() || !m_devicesKnown)
        return false;
    return m_current == nullptr || m_current->settled();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    emit closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Arrows that no widget wanted step through the targets, in every workspace.
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Up && m_side->stepTarget(-1))
        return;
    if (plain && event->key() == Qt::Key_Down && m_side->stepTarget(1))
        return;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        m_context.actions.refreshSoon();
}

} // namespace specula::app
