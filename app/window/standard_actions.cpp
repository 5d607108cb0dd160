// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/standard_actions.h"

#include "app/main_window.h"
#include "app/open_files.h"
#include "app/window/frame.h"
#include "core/base/settings.h"
#include "widgets/actions/action_registry.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QUndoStack>

namespace specula::app {
namespace {

using widgets::ActionRegistry;
using widgets::ThemeChoice;

QKeySequence key(const char* text) {
    return QKeySequence(QLatin1String(text));
}

// A class only to give the texts a context for translators.
class StandardActions {
    Q_DECLARE_TR_FUNCTIONS(StandardActions)
  public:
    static void nameMenus(ActionRegistry& actions) {
        actions.setMenuTitle(QStringLiteral("file"), tr("&File"));
        actions.setMenuTitle(QStringLiteral("edit"), tr("&Edit"));
        actions.setMenuTitle(QStringLiteral("view"), tr("&View"));
        actions.setMenuTitle(QStringLiteral("view/theme"), tr("&Theme"));
        actions.setMenuTitle(QStringLiteral("process"), tr("&Process"));
        actions.setMenuTitle(QStringLiteral("tools"), tr("&Tools"));
        actions.setMenuTitle(QStringLiteral("help"), tr("&Help"));
    }

    static void addFileActions(MainWindow& window, ActionRegistry& actions) {
        OpenFiles& open = window.openFiles();
        actions.add({.id = QStringLiteral("file.open"),
                     .text = tr("&Open…"),
                     .icon = QStringLiteral("open"),
                     .shortcuts = {QKeySequence::Open},
                     .menu = QStringLiteral("file"),
                     .group = QStringLiteral("open"),
                     .keywords = {tr("load file image")},
                     .run = [&open] { open.askForFiles(); }});
        actions.add({.id = QStringLiteral("file.folder"),
                     .text = tr("&Watch a folder…"),
                     .icon = QStringLiteral("folder"),
                     .shortcuts = {key("Ctrl+Shift+O")},
                     .menu = QStringLiteral("file"),
                     .group = QStringLiteral("open"),
                     .keywords = {tr("directory live follow")},
                     .run = [&open] { open.askForFolder(); }});
        actions.add({.id = QStringLiteral("file.paste"),
                     .text = tr("Open the path on the clip&board"),
                     .icon = QStringLiteral("copy"),
                     .shortcuts = {QKeySequence::Paste},
                     .menu = QStringLiteral("file"),
                     .group = QStringLiteral("open"),
                     .keywords = {tr("paste path")},
                     .run = [&open] { open.paste(); }});
        actions.add({.id = QStringLiteral("file.demo"),
                     .text = tr("Open the &demo"),
                     .icon = QStringLiteral("image"),
                     .shortcuts = {},
                     .menu = QStringLiteral("file"),
                     .group = QStringLiteral("open"),
                     .keywords = {tr("example sample speckle data")},
                     .run = [&open] { open.openDemo(); }});
        actions.add(
            {.id = QStringLiteral("file.close"),
             .text = tr("&Close the file"),
             .icon = QStringLiteral("close"),
             .shortcuts = {key("Ctrl+Shift+W")},
             .menu = QStringLiteral("file"),
             .group = QStringLiteral("close"),
             .keywords = {},
             .enabledWhen =
                 [&window] {
                     return window.current() != nullptr && !window.current()->targets().isEmpty();
                 },
             .run = [&window] { window.current()->close(window.current()->targets().last()); }});
        actions.add({.id = QStringLiteral("file.quit"),
                     .text = tr("&Quit"),
                     .icon = {},
                     .shortcuts = {key("Ctrl+Q")},
                     .menu = QStringLiteral("file"),
                     .group = QStringLiteral("quit"),
                     .keywords = {tr("exit leave")},
                     .run = [&window] { window.close(); }});
    }

    static void addUndoActions(AppContext& context, ActionRegistry& actions) {
        QUndoStack* stack = &context.undo;
        QAction* undo = actions.add({.id = QStringLiteral("edit.undo"),
                                     .text = tr("&Undo"),
                                     .icon = QStringLiteral("undo"),
                                     .shortcuts = {QKeySequence::Undo},
                                     .menu = QStringLiteral("edit"),
                                     .group = QStringLiteral("undo"),
                                     .keywords = {tr("revert back")},
                                     .enabledWhen = [stack] { return stack->canUndo(); },
                                     .run = [stack] { stack->undo(); }});
        QAction* redo = actions.add({.id = QStringLiteral("edit.redo"),
                                     .text = tr("&Redo"),
                                     .icon = QStringLiteral("redo"),
                                     .shortcuts = {key("Ctrl+Shift+Z"), key("Ctrl+Y")},
                                     .menu = QStringLiteral("edit"),
                                     .group = QStringLiteral("undo"),
                                     .keywords = {tr("again repeat")},
                                     .enabledWhen = [stack] { return stack->canRedo(); },
                                     .run = [stack] { stack->redo(); }});
        const auto name = [stack, undo, redo] {
            undo->setText(stack->canUndo() ? tr("&Undo “%1”").arg(stack->undoText()) : tr("&Undo"));
            redo->setText(stack->canRedo() ? tr("&Redo “%1”").arg(stack->redoText()) : tr("&Redo"));
        };
        QObject::connect(stack, &QUndoStack::indexChanged, &actions, name);
        QObject::connect(stack, &QUndoStack::indexChanged, &actions, &ActionRegistry::refreshSoon);
    }

    static void addViewActions(MainWindow& window, ActionRegistry& actions) {
        Frame& frame = window.frame();
        actions.add({.id = QStringLiteral("view.leftPanel"),
                     .text = tr("&Left panel"),
                     .icon = QStringLiteral("panel-left"),
                     .shortcuts = {key("F9")},
                     .menu = QStringLiteral("view"),
                     .group = QStringLiteral("panels"),
                     .keywords = {tr("targets folder recent sidebar hide")},
                     .checkedWhen = [&frame] { return frame.sideShown(); },
                     .run = [&frame] { frame.setSideShown(!frame.sideShown()); }});
        actions.add({.id = QStringLiteral("view.inspector"),
                     .text = tr("&Inspector"),
                     .icon = QStringLiteral("panel-right"),
                     .shortcuts = {key("F10")},
                     .menu = QStringLiteral("view"),
                     .group = QStringLiteral("panels"),
                     .keywords = {tr("right panel properties drawer hide")},
                     .checkedWhen = [&frame] { return frame.inspectorShown(); },
                     .run = [&frame] { frame.setInspectorShown(!frame.inspectorShown()); }});
        actions.add({.id = QStringLiteral("view.fullScreen"),
                     .text = tr("&Full screen"),
                     .icon = QStringLiteral("full-screen"),
                     .shortcuts = {key("F11")},
                     .menu = QStringLiteral("view"),
                     .group = QStringLiteral("panels"),
                     .keywords = {},
                     .checkedWhen = [&window] { return window.isFullScreen(); },
                     .run =
                         [&window] {
                             window.setWindowState(window.windowState() ^ Qt::WindowFullScreen);
                         }});
    }

    static void addThemeActions(AppContext& context, ActionRegistry& actions) {
        const std::tuple<ThemeChoice, QString, QString> table[] = {
            {ThemeChoice::System, tr("As the &system"), QStringLiteral("view.theme.system")},
            {ThemeChoice::Light, tr("&Light"), QStringLiteral("view.theme.light")},
            {ThemeChoice::Dark, tr("&Dark"), QStringLiteral("view.theme.dark")}};
        for (const auto& [choice, text, id] : table)
            actions.add(
                {.id = id,
                 .text = text,
                 .icon = QStringLiteral("theme"),
                 .shortcuts = {},
                 .menu = QStringLiteral("view/theme"),
                 .group = {},
                 .keywords = {tr("theme colors colours appearance mode")},
                 .checkedWhen = [&context,
                                 choice = choice] { return context.theme.choice() == choice; },
                 .run =
                     [&context, choice = choice] {
                         context.theme.setChoice(choice);
                         context.settings.set("window/theme",
                                              widgets::themeChoiceName(choice).toStdString());
                     }});
    }

    static void addWorkspaceActions(MainWindow& window, ActionRegistry& actions) {
        int number = 0;
        for (Workspace* room : window.workspaces()) {
            ++number;
            actions.add({.id = QStringLiteral("view.workspace.") + room->id(),
                         .text = room->title(),
                         .icon = room->iconName(),
                         .shortcuts = number <= 9 ? QList{QKeySequence(Qt::ALT |
                                                                       Qt::Key(Qt::Key_0 + number))}
                                                  : QList<QKeySequence>(),
                         .menu = QStringLiteral("view"),
                         .group = QStringLiteral("workspaces"),
                         .keywords = {tr("workspace go to switch")},
                         .checkedWhen = [&window, room] { return window.current() == room; },
                         .run = [&window, room] { window.showWorkspace(room->id()); }});
        }
    }
};

} // namespace

void registerStandardActions(MainWindow& window) {
    AppContext& context = window.context();
    ActionRegistry& actions = context.actions;
    StandardActions::nameMenus(actions);
    StandardActions::addFileActions(window, actions);
    StandardActions::addUndoActions(context, actions);
    StandardActions::addWorkspaceActions(window, actions);
    StandardActions::addViewActions(window, actions);
    StandardActions::addThemeActions(context, actions);
}

} // namespace specula::app
