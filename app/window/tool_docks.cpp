// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tool_docks.h"

#include "app/job_model.h"
#include "app/main_window.h"
#include "app/window/devices/devices_panel.h"
#include "app/window/jobs_panel.h"
#include "app/window/log_panel.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/toast.h"

#include <QDockWidget>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

namespace specula::app {
namespace {
constexpr double kTellAfterS = 3; // a shorter job was watched by the user anyway
constexpr int kCheckMs = 8000;    // numbers take longer to read

// A dock begins low: the picture is the hero. The user may pull it up.
class DockContent : public QWidget {
  public:
    DockContent(QWidget* content, int height)
        : m_height(height) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(content);
        setMinimumHeight(90);
    }
    QSize sizeHint() const override { return {400, m_height}; }

  private:
    int m_height;
};

// A dock behind another tab is shown as far as Qt is concerned, not as far as the user is.
bool inSight(const QDockWidget& dock) {
    return dock.isVisible() && !dock.visibleRegion().isEmpty();
}

} // namespace

ToolDocks::ToolDocks(MainWindow& window)
    : QObject(&window)
    , m_window(window) {
    AppContext& context = window.context();
    auto* history = new QUndoView(&context.undo);
    history->setEmptyLabel(tr("As opened"));
    history->setAccessibleName(tr("History of changes"));
    auto* devices = new DevicesPanel(context);
    struct Row {
        QString name, title, icon, keywords;
        QKeySequence shortcut;
        QWidget* content;
        int height = 150;
    };
    const Row rows[] = {{QStringLiteral("jobs"), tr("&Jobs"), QStringLiteral("jobs"),
                         tr("tasks progress running failed"), QKeySequence(Qt::CTRL | Qt::Key_J),
                         new JobsPanel(context.theme, context.jobs, window.jobModel())},
                        {QStringLiteral("log"), tr("&Log"), QStringLiteral("log"),
                         tr("messages warnings errors"), QKeySequence(Qt::CTRL | Qt::Key_L),
                         new LogPanel(context.log)},
                        {QStringLiteral("history"), tr("&History"), QStringLiteral("history"),
                         tr("undo list"), QKeySequence(Qt::CTRL | Qt::Key_H), history},
                        {QStringLiteral("devices"), tr("&Devices"), QStringLiteral("device"),
                         tr("tiers cpu gpu cuda vulkan memory check conformance statistics"),
                         QKeySequence(Qt::CTRL | Qt::Key_D), devices, 270}};
    connect(devices, &DevicesPanel::said, &window,
            [&window](const QString& text) { window.toast().show(text, kCheckMs); });
    QDockWidget* first = nullptr;
    for (const Row& row : rows) {
        QDockWidget* dock =
            add(row.name, widgets::ActionRegistry::plainText(row.title), row.content, row.height);
        if (first == nullptr)
            first = dock;
        else
            window.tabifyDockWidget(first, dock);
        context.actions.add({.id = QStringLiteral("tools.") + row.name,
                             .text = row.title,
                             .icon = row.icon,
                             .shortcuts = {row.shortcut},
                             .menu = QStringLiteral("tools"),
                             .group = QStringLiteral("docks"),
                             .keywords = {row.keywords},
                             .checkedWhen = [dock] { return inSight(*dock); },
                             .run =
                                 [dock] {
                                     const bool show = !inSight(*dock);
                                     dock->setVisible(show);
                                     if (show)
                                         dock->raise();
                                 }});
    }
    tellEnds();
}

QDockWidget* ToolDocks::add(const QString& name, const QString& title, QWidget* content,
                            int height) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QStringLiteral("dock.") + name);
    dock->setWidget(new DockContent(content, height));
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->hide();
    connect(dock, &QDockWidget::visibilityChanged, this, [this] {
        // Qt hides the docks of a window that ends, which is then no MainWindow any more.
        if (qobject_cast<MainWindow*>(parent()) == nullptr)
            return;
        m_window.context().actions.refreshSoon();
        emit m_window.sessionChanged();
    });
    return dock;
}

void ToolDocks::tellEnds() {
    const auto tell = [this](const JobInfo& info) {
        if (info.state == JobState::Failed)
            m_window.toast().show(tr("%1 failed: %2").arg(info.title, info.failure.message), 8000);
        else if (info.state == JobState::Finished && !info.saysEnd &&
                 info.lane != JobLane::Interactive && info.progress.elapsedS >= kTellAfterS)
            m_window.toast().show(tr("%1 finished.").arg(info.title));
    };
    connect(&m_window.context().jobs, &JobRunner::jobAdded, this, tell);
    connect(&m_window.context().jobs, &JobRunner::jobChanged, this, tell);
}

} // namespace specula::app
