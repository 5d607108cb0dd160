// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "test_main.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/fuzzy_match.h"
#include "widgets/actions/shortcut_editor.h"
#include "widgets/theme/theme.h"

#include <QKeySequenceEdit>
#include <QMenu>
#include <QPushButton>

using namespace specula;
using namespace specula::widgets;

class ActionRegistryTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void disabledActionsDoNotRun();
    void actionsOfOtherWorkspacesAreOff();
    void userShortcutsAreKeptAndConflictsRefused();
    void theEditorSaysTheConflict();
    void menusGroupAndNest();
    void registeringTwiceIsAProgrammingError();
    void fuzzyRanksWordStartsFirst();

  private:
    void add(const QString& id, const QKeySequence& keys, const QString& workspace = {});
    Settings m_settings;
    Theme m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    QStringList m_ran;
    bool m_enabled = true;
};

void ActionRegistryTest::add(const QString& id, const QKeySequence& keys,
                             const QString& workspace) {
    m_actions->add({.id = id,
                    .text = QStringLiteral("&Do ") + id + QStringLiteral("…"),
                    .icon = QStringLiteral("open"),
                    .shortcuts = {keys},
                    .menu = QStringLiteral("file"),
                    .group = id.left(1),
                    .keywords = {},
                    .workspace = workspace,
                    .enabledWhen = [this] { return m_enabled; },
                    .run = [this, id] { m_ran << id; }});
}

void ActionRegistryTest::init() {
    m_actions = std::make_unique<ActionRegistry>(m_settings, m_theme);
    m_ran.clear();
    m_enabled = true;
    add(QStringLiteral("a1"), QKeySequence(Qt::Key_F));
    add(QStringLiteral("a2"), QKeySequence(Qt::Key_G));
    add(QStringLiteral("b1"), QKeySequence(Qt::Key_H), QStringLiteral("image"));
}

void ActionRegistryTest::disabledActionsDoNotRun() {
    QVERIFY(m_actions->trigger(QStringLiteral("a1")));
    m_enabled = false;
    QVERIFY(!m_actions->trigger(QStringLiteral("a1")));
    QVERIFY(!m_actions->trigger(QStringLiteral("nothing")));
    QCOMPARE(m_ran, QStringList{QStringLiteral("a1")});
    m_actions->refresh();
    QVERIFY(!m_actions->action(QStringLiteral("a2"))->isEnabled());
}

void ActionRegistryTest::actionsOfOtherWorkspacesAreOff() {
    QVERIFY(!m_actions->trigger(QStringLiteral("b1")));
    m_actions->setActiveWorkspace(QStringLiteral("image"));
    QVERIFY(m_actions->trigger(QStringLiteral("b1")));
    QVERIFY(m_actions->action(QStringLiteral("b1"))->isVisible());
}

void ActionRegistryTest::userShortcutsAreKeptAndConflictsRefused() {
    const QKeySequence mine(QStringLiteral("Ctrl+Alt+K"));
    QCOMPARE(m_actions->setShortcuts(QStringLiteral("a1"), {mine}), QString());
    QVERIFY(!m_actions->setShortcuts(QStringLiteral("a2"), {mine}).isEmpty());
    QCOMPARE(m_actions->action(QStringLiteral("a2"))->shortcut(), QKeySequence(Qt::Key_G));
    QVERIFY(m_actions->action(QStringLiteral("a1"))->toolTip().contains(mine.toString()));
    // A new registry over the same settings, as at the next start.
    m_actions = std::make_unique<ActionRegistry>(m_settings, m_theme);
    add(QStringLiteral("a1"), QKeySequence(Qt::Key_F));
    QCOMPARE(m_actions->action(QStringLiteral("a1"))->shortcut(), mine);
    QCOMPARE(m_actions->resetShortcuts(QStringLiteral("a1")), QString());
    QCOMPARE(m_actions->action(QStringLiteral("a1"))->shortcut(), QKeySequence(Qt::Key_F));
    QVERIFY(m_settings.raw("shortcuts/a1").is_null());
}

void ActionRegistryTest::theEditorSaysTheConflict() {
    ShortcutEditor editor(*m_actions);
    editor.choose(QStringLiteral("a2"));
    auto* keys = editor.findChild<QKeySequenceEdit*>();
    keys->setKeySequence(QKeySequence(Qt::Key_F));
    editor.findChild<QPushButton*>(QStringLiteral("shortcutEditor.assign"))->click();
    QVERIFY2(editor.message().contains(QLatin1String("Do a1")), qPrintable(editor.message()));
    keys->setKeySequence(QKeySequence(Qt::Key_K));
    editor.findChild<QPushButton*>(QStringLiteral("shortcutEditor.assign"))->click();
    QVERIFY(editor.message().isEmpty());
    QCOMPARE(m_actions->action(QStringLiteral("a2"))->shortcut(), QKeySequence(Qt::Key_K));
    editor.findChild<QPushButton*>(QStringLiteral("shortcutEditor.reset"))->click();
    QCOMPARE(m_actions->action(QStringLiteral("a2"))->shortcut(), QKeySequence(Qt::Key_G));
}

void ActionRegistryTest::menusGroupAndNest() {
    m_actions->setMenuTitle(QStringLiteral("file"), QStringLiteral("&File"));
    m_actions->setMenuTitle(QStringLiteral("file/more"), QStringLiteral("More"));
    m_actions->add({.id = QStringLiteral("leave"),
                    .text = QStringLiteral("Leave"),
                    .icon = {},
                    .shortcuts = {},
                    .menu = QStringLiteral("file"),
                    .group = QStringLiteral("quit"),
                    .keywords = {},
                    .run = [] {}});
    m_actions->add({.id = QStringLiteral("late"),
                    .text = QStringLiteral("Late"),
                    .icon = {},
                    .shortcuts = {},
                    .menu = QStringLiteral("file"),
                    .group = QStringLiteral("export"),
                    .keywords = {},
                    .run = [] {}});
    m_actions->add({.id = QStringLiteral("deep"),
                    .text = QStringLiteral("Deep"),
                    .icon = {},
                    .shortcuts = {},
                    .menu = QStringLiteral("file/more"),
                    .group = {},
                    .keywords = {},
                    .run = [] {}});
    QMenu menu;
    m_actions->populate(&menu, QStringLiteral("file"));
    QStringList texts;
    for (const QAction* action : menu.actions())
        texts << (action->isSeparator() ? QStringLiteral("-")
                                        : ActionRegistry::plainText(action->text()));
    QCOMPARE(texts,
             (QStringList{"Do a1", "Do a2", "-", "Do b1", "-", "Late", "-", "Leave", "More"}));
    QVERIFY(m_actions->menuHasActions(QStringLiteral("file/more")));
    QVERIFY(!m_actions->menuHasActions(QStringLiteral("edit")));
}

void ActionRegistryTest::registeringTwiceIsAProgrammingError() {
    QVERIFY_EXCEPTION_THROWN(add(QStringLiteral("a1"), {}), std::logic_error);
}

void ActionRegistryTest::fuzzyRanksWordStartsFirst() {
    QVERIFY(fuzzyScore(QStringLiteral("op"), QStringLiteral("Open")) >
            fuzzyScore(QStringLiteral("op"), QStringLiteral("Copy picture")));
    QVERIFY(fuzzyScore(QStringLiteral("ep"), QStringLiteral("Export picture")) > 0);
    QVERIFY(fuzzyScore(QStringLiteral("picture export"), QStringLiteral("Export picture")) > 0);
    QVERIFY(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Export picture")) < 0);
    QCOMPARE(fuzzyScore(QString(), QStringLiteral("anything")), 0);
}

SPECULA_TEST(ActionRegistryTest)
#include "action_registry_test.moc"
