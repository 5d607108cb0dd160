// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "app/help_viewer.h"
#include "app/open_files.h"
#include "app/recents.h"
#include "app/watched_folders.h"
#include "app/window/frame.h"
#include "app/window/help_actions.h"
#include "app/window/rail.h"
#include "app/window/search.h"
#include "test_main.h"
#include "widgets/actions/command_palette.h"
#include "widgets/forms/drawer.h"
#include "widgets/forms/toast.h"

#include <QClipboard>
#include <QDropEvent>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QUndoStack>

using namespace specula;
using namespace specula::app;
using specula::test::WindowFixture;
using specula::test::writeFile;

class WindowTest : public QObject {
    Q_OBJECT
  private slots:
    void everyActionIsReachableAndHasAName();
    void noTwoActionsShareAShortcutWhereBothWork();
    void everyFocusableWidgetHasAnAccessibleName();
    void paletteFindsActionsFuzzilyAndByAliasAndRunsThem();
    void droppedFilesOpenAnywhereInTheWindow();
    void droppedFolderIsWatchedAndNewFilesAreCounted();
    void aPastedPathOpensAndAMissingFileIsSaid();
    void recentsKeepPinsAndForgetTheOldest();
    void recentFilesThatAreGoneSaySo();
    void undoIsNamedInTheMenu();
    void changingTheThemeChangesPaletteAndIcons();
    void arrowKeysWalkTheRailAndChooseARoom();
    void arrowKeysStepThroughTheTargets();
    void workspaceKeysWorkOnlyInTheirWorkspace();
    void narrowWindowTurnsTheInspectorIntoADrawer();
    void partsDoNotOverlapAtAnySize_data();
    void partsDoNotOverlapAtAnySize();
    void helpOpensAtThePageOfTheWorkspaceAndEveryLinkLeadsSomewhere();
};

void WindowTest::everyActionIsReachableAndHasAName() {
    WindowFixture f;
    f.show();
    f.actions().refresh();
    f.window->search().palette().popUp();
    QStringList listed;
    for (const QAction* top : f.window->menuBar()->actions()) {
        QMenu* menu = top->menu();
        emit menu->aboutToShow(); // makes the submenus anew
        for (const QAction* action : menu->actions())
            listed << action->objectName();
    }
    QVERIFY(f.actions().ids().size() > 20);
    for (const QString& id : f.actions().ids()) {
        const QAction* action = f.actions().action(id);
        QVERIFY2(!widgets::ActionRegistry::plainText(action->text()).isEmpty(), qPrintable(id));
        const QString menu = f.actions().spec(id)->menu;
        QVERIFY2(menu.isEmpty() || f.actions().menus().contains(menu), qPrintable(id + " " + menu));
        QVERIFY2(menu.isEmpty() || menu.contains('/') || listed.contains(id), qPrintable(id));
    }
    // Everything that is visible is in the palette, apart from its limit of rows.
    f.window->search().palette().popUp(QStringLiteral("preferences"));
    QCOMPARE(f.window->search().palette().titles().value(0), QStringLiteral("Preferences"));
}

void WindowTest::noTwoActionsShareAShortcutWhereBothWork() {
    WindowFixture f(true);
    for (Workspace* room : f.window->workspaces())
        f.window->showWorkspace(room->id());
    int checked = 0;
    for (const QString& id : f.actions().ids())
        for (const QKeySequence& shortcut : f.actions().action(id)->shortcuts()) {
            ++checked;
            const QString other = f.actions().conflictOf(id, shortcut);
            QVERIFY2(other.isEmpty(),
                     qPrintable(id + " and " + other + ": " + shortcut.toString()));
        }
    QVERIFY(checked > 12);
}

void WindowTest::everyFocusableWidgetHasAnAccessibleName() {
    WindowFixture f(true);
    f.show();
    for (const char* dialog : {"edit.preferences", "help.shortcuts", "tools.jobs", "tools.log"})
        QVERIFY2(f.actions().trigger(QLatin1String(dialog)), dialog);
    int checked = 0;
    for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"))
            continue;
        const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (interface == nullptr || qobject_cast<const QMenu*>(widget) ||
            widget->window()->inherits("QComboBoxPrivateContainer") ||
            widget->inherits("QDialogButtonBox") || qobject_cast<const QTabBar*>(widget))
            continue;
        ++checked;
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty() ||
                     (widget->focusProxy() != nullptr &&
                      !widget->focusProxy()->accessibleName().isEmpty()),
                 qPrintable(QStringLiteral("%1 %2 in %3")
                                .arg(widget->metaObject()->className(), widget->objectName(),
                                     widget->parentWidget()->objectName())));
    }
    QVERIFY(checked > 20);
}

void WindowTest::paletteFindsActionsFuzzilyAndByAliasAndRunsThem() {
    WindowFixture f;
    f.show();
    auto& palette = f.window->search().palette();
    QVERIFY(f.actions().trigger(QStringLiteral("tools.palette")));
    QVERIFY(palette.isVisible());
    QTest::keyClicks(palette.edit(), QStringLiteral("insp"));
    QCOMPARE(palette.titles().value(0), QStringLiteral("Inspector"));
    palette.popUp(QStringLiteral("flsc")); // full screen, by fragments
    QCOMPARE(palette.titles().value(0), QStringLiteral("Full screen"));
    palette.popUp(QStringLiteral("settings")); // an alias
    QCOMPARE(palette.titles().value(0), QStringLiteral("Preferences"));
    palette.popUp(QStringLiteral("zzqx"));
    QVERIFY(palette.titles().isEmpty());
    palette.popUp(QStringLiteral("highlight")); // alias of the room's own action
    QTest::keyClick(palette.edit(), Qt::Key_Return);
    QCOMPARE(f.room("one").marks, 1);
    QVERIFY(!palette.isVisible());
}

void WindowTest::droppedFilesOpenAnywhereInTheWindow() {
    WindowFixture f;
    f.show();
    QTemporaryDir folder;
    const QString file = writeFile(folder.filePath(QStringLiteral("a.tif")));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    for (const char* name : {"rail", "one.foot", "targets"}) {
        f.room("one").close({file, {}});
        auto* widget = f.window->findChild<QWidget*>(QLatin1String(name));
        QVERIFY2(widget != nullptr, name);
        QDragEnterEvent enter({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({4, 4}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &drop);
        QTRY_COMPARE(f.room("one").targets().size(), 1);
        QCOMPARE(f.room("one").targets().last().path, file);
    }
    QCOMPARE(f.window->recents().files().size(), 1);
    QVERIFY(f.window->windowTitle().startsWith(QStringLiteral("a.tif")));
}

void WindowTest::droppedFolderIsWatchedAndNewFilesAreCounted() {
    WindowFixture f;
    f.show();
    QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("run_10.h5")));
    writeFile(folder.filePath(QStringLiteral("run_2.h5")));
    writeFile(folder.filePath(QStringLiteral("notes.txt")));
    f.window->openFiles().openTexts({folder.path()});
    auto* list = f.window->findChild<QListWidget*>(QStringLiteral("folder"));
    QTRY_COMPARE(list->count(), 3);
    QCOMPARE(list->item(1)->text(), QStringLiteral("run_2.h5")); // natural order
    writeFile(folder.filePath(QStringLiteral("run_11.h5")));
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 4, 6000);
    QCOMPARE(f.services.context().folders.paths(), QStringList{QDir::cleanPath(folder.path())});
    const auto note = [list] { return list->item(0)->data(Qt::AccessibleTextRole).toString(); };
    QVERIFY2(note().contains(QLatin1String("1")), qPrintable(note()));
    f.window->openFiles().openTexts({folder.filePath(QStringLiteral("run_11.h5"))});
    QTRY_VERIFY(note().contains(QLatin1String("live")));
}

void WindowTest::aPastedPathOpensAndAMissingFileIsSaid() {
    WindowFixture f;
    f.show();
    QTemporaryDir folder;
    const QString file = writeFile(folder.filePath(QStringLiteral("b.h5")));
    QGuiApplication::clipboard()->setText(QStringLiteral("\"%1:/entry/data\"").arg(file));
    QVERIFY(f.actions().trigger(QStringLiteral("file.paste")));
    QTRY_COMPARE(f.room("one").targets().size(), 1);
    QCOMPARE(f.room("one").targets().first().path, file);
    QCOMPARE(f.room("one").targets().first().dataset, QStringLiteral("/entry/data"));
    QGuiApplication::clipboard()->setText(folder.filePath(QStringLiteral("gone.tif")));
    QVERIFY(f.actions().trigger(QStringLiteral("file.paste")));
    QTRY_VERIFY(f.window->toast().isVisible());
    QVERIFY(f.window->toast().text().contains(QLatin1String("gone.tif")));
    QCOMPARE(f.room("one").targets().size(), 1);
}

void WindowTest::recentsKeepPinsAndForgetTheOldest() {
    Settings settings;
    {
        Recents recents(settings);
        recents.add({QStringLiteral("/first.h5"), {}}, QStringLiteral("one"));
        recents.setPinned(QStringLiteral("/first.h5"), true);
        for (int i = 0; i < 40; ++i)
            recents.add({QStringLiteral("/f%1.h5").arg(i), {}}, QStringLiteral("one"));
    }
    Recents again(settings);
    QCOMPARE(again.files().size(), 16);
    QCOMPARE(again.files()[0].target.path, QStringLiteral("/first.h5"));
    QVERIFY(again.files()[0].pinned);
    QCOMPARE(again.files()[1].target.path, QStringLiteral("/f39.h5"));
}

void WindowTest::recentFilesThatAreGoneSaySo() {
    WindowFixture f;
    QTemporaryDir folder;
    const QString file = writeFile(folder.filePath(QStringLiteral("here.h5")));
    f.window->recents().add({folder.filePath(QStringLiteral("gone.h5")), {}},
                            QStringLiteral("one"));
    f.window->recents().add({file, {}}, QStringLiteral("one"));
    f.window->openFiles().lookForRecents();
    QTRY_VERIFY(f.window->recents().files()[1].missing);
    QVERIFY(!f.window->recents().files()[0].missing);
    auto* list = f.window->findChild<QListWidget*>(QStringLiteral("recent"));
    QVERIFY(
        list->item(1)->data(Qt::AccessibleTextRole).toString().contains(QLatin1String("missing")));
}

void WindowTest::undoIsNamedInTheMenu() {
    WindowFixture f;
    QAction* undo = f.actions().action(QStringLiteral("edit.undo"));
    f.actions().refresh();
    QVERIFY(!undo->isEnabled());
    f.services.context().undo.push(new QUndoCommand(QStringLiteral("Draw a box")));
    QTRY_VERIFY(undo->isEnabled());
    QVERIFY(undo->text().contains(QLatin1String("Draw a box")));
    QVERIFY(f.actions().trigger(QStringLiteral("edit.undo")));
    QAction* redo = f.actions().action(QStringLiteral("edit.redo"));
    QTRY_VERIFY(redo->isEnabled());
    QVERIFY(redo->text().contains(QLatin1String("Draw a box")));
}

void WindowTest::changingTheThemeChangesPaletteAndIcons() {
    WindowFixture f;
    auto& theme = f.services.context().theme;
    theme.applyTo(*qApp);
    QVERIFY(f.actions().trigger(QStringLiteral("view.theme.dark")));
    QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0x1b, 0x1d, 0x20));
    const QIcon icon = theme.icon(QStringLiteral("open"));
    const QImage dark = icon.pixmap(20, 20).toImage();
    QVERIFY(f.actions().trigger(QStringLiteral("view.theme.light")));
    QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(0xf4, 0xf5, 0xf6));
    QVERIFY(icon.pixmap(20, 20).toImage() != dark);
    QCOMPARE(f.services.context().settings.get<std::string>("window/theme", ""), "light");
}

void WindowTest::arrowKeysWalkTheRailAndChooseARoom() {
    WindowFixture f;
    f.show();
    const auto buttons = f.window->frame().rail()->buttons();
    QCOMPARE(buttons.size(), 2);
    buttons[0]->setFocus();
    QTest::keyClick(buttons[0], Qt::Key_Down);
    QCOMPARE(f.window->focusWidget(), buttons[1]);
    QTest::keyClick(buttons[1], Qt::Key_Return);
    QCOMPARE(f.window->current()->id(), QStringLiteral("two"));
    QVERIFY(buttons[1]->isChecked());
    QVERIFY(!buttons[0]->isChecked());
}

void WindowTest::arrowKeysStepThroughTheTargets() {
    WindowFixture f;
    f.show();
    QTemporaryDir folder;
    QStringList files;
    for (const char* name : {"a.h5", "b.h5", "c.h5"})
        files << writeFile(folder.filePath(QLatin1String(name)));
    f.window->openFiles().openTexts(files);
    QTRY_COMPARE(f.room("one").targets().size(), 3);
    QTest::keyClick(f.window.get(), Qt::Key_Up);
    QTRY_COMPARE(f.room("one").targets().last().path, files[1]);
    QTest::keyClick(f.window.get(), Qt::Key_Up);
    QTRY_COMPARE(f.room("one").targets().last().path, files[0]);
    QTest::keyClick(f.window.get(), Qt::Key_Down);
    QTRY_COMPARE(f.room("one").targets().last().path, files[1]);
    // The rows stayed where they were.
    auto* list = f.window->findChild<QListWidget*>(QStringLiteral("targets"));
    QCOMPARE(list->item(0)->text(), QStringLiteral("a.h5"));
    QCOMPARE(list->currentRow(), 1);
}

void WindowTest::workspaceKeysWorkOnlyInTheirWorkspace() {
    WindowFixture f;
    f.window->showWorkspace(QStringLiteral("two"));
    QVERIFY(!f.actions().trigger(QStringLiteral("one.mark")));
    QVERIFY(f.actions().trigger(QStringLiteral("two.mark")));
    QCOMPARE(f.room("one").marks, 0);
    QCOMPARE(f.room("two").marks, 1);
}

void WindowTest::narrowWindowTurnsTheInspectorIntoADrawer() {
    WindowFixture f;
    f.show();
    auto* inspector = f.window->findChild<QWidget*>(QStringLiteral("one.inspector"));
    auto* drawer = f.window->findChild<widgets::Drawer*>();
    QVERIFY(inspector->isVisible());
    f.window->resize(1000, 700);
    QTRY_VERIFY(!inspector->isVisible());
    QVERIFY(f.actions().trigger(QStringLiteral("view.inspector")));
    QTRY_VERIFY(inspector->isVisible());
    QVERIFY(drawer->isAncestorOf(inspector));
    f.window->resize(1400, 900);
    QTRY_VERIFY(!drawer->isAncestorOf(inspector));
    QVERIFY(inspector->isVisible());
}

void WindowTest::partsDoNotOverlapAtAnySize_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x800") << QSize(1280, 800);
    QTest::newRow("900x700") << QSize(900, 700);
    QTest::newRow("1600x1000") << QSize(1600, 1000);
}

void WindowTest::partsDoNotOverlapAtAnySize() {
    QFETCH(QSize, size);
    WindowFixture f;
    f.window->resize(size);
    f.show();
    QCOMPARE(f.window->size(), size);
    QList<QRect> places;
    QStringList names;
    for (const char* name : {"rail", "sidePanel", "button.one.mark", "one.centre", "one.foot",
                             "one.inspector", "statusBar", "searchField"}) {
        auto* widget = f.window->findChild<QWidget*>(QLatin1String(name));
        QVERIFY2(widget != nullptr, name);
        if (!widget->isVisible())
            continue;
        const QRect place(widget->mapTo(f.window.get(), QPoint()), widget->size());
        QVERIFY2(QRect(QPoint(), size).contains(place), name);
        QVERIFY2(place.width() > 10 && place.height() > 10, name);
        for (int i = 0; i < places.size(); ++i)
            QVERIFY2(!places[i].intersects(place), qPrintable(names[i] + " and " + name));
        places << place;
        names << QLatin1String(name);
    }
    QVERIFY(names.size() >= 7);
    // The picture is the hero.
    const auto* centre = f.window->findChild<QWidget*>(QStringLiteral("one.centre"));
    QVERIFY(centre->width() > 300);
}

void WindowTest::helpOpensAtThePageOfTheWorkspaceAndEveryLinkLeadsSomewhere() {
    WindowFixture f;
    f.show();
    QVERIFY(f.actions().trigger(QStringLiteral("help.page")));
    QVERIFY(f.window->help().viewer()->isVisible());
    // A room without a page of its own gets the contents.
    QCOMPARE(f.window->help().viewer()->page(), QStringLiteral("index"));
    f.window->help().showHelp(QStringLiteral("image"));
    QCOMPARE(f.window->help().viewer()->page(), QStringLiteral("image"));
    QVERIFY(HelpViewer::pages().size() >= 4);
    static const QRegularExpression link(QStringLiteral("href=\"([a-z-]+)\\.html"));
    int links = 0;
    for (const QString& page : HelpViewer::pages()) {
        QFile file(QStringLiteral(":/help/%1.html").arg(page));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = link.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const QString to = matches.next().captured(1);
            QVERIFY2(HelpViewer::exists(to), qPrintable(page + " -> " + to));
            ++links;
        }
    }
    QVERIFY(links >= 3);
}

SPECULA_TEST(WindowTest)
#include "window_test.moc"
