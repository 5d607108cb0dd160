// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>

class QMenu;
class QToolButton;
class QWidget;

namespace specula {
class Settings;
}

namespace specula::widgets {

class Theme;

/// Everything there is to know about one thing the user can do.
struct ActionSpec {
    QString id;        ///< "file.open"; stable, used in settings and tests
    QString text;      ///< translated, with its mnemonic: tr("&Open…")
    QString icon = {}; ///< name of a theme icon, or empty
    QList<QKeySequence> shortcuts = {};
    QString menu = {};         ///< "file", "view/panels"; empty: palette only
    QString group = {};        ///< a change of group within a menu draws a separator
    QStringList keywords = {}; ///< other words a user may type ("color map" for "colour map")
    QString workspace = {};    ///< works only in this workspace; empty: everywhere
    std::function<bool()> enabledWhen = {}; ///< empty: always
    std::function<bool()> checkedWhen = {}; ///< not empty: a checkable action
    std::function<void()> run = {};
    QString toolTip = {}; ///< empty: the text; the shortcut is added
};

/// The one list of user actions. Menus, tool bars, the command palette, the shortcut editor and the
/// tests read from it. Owns one QAction per entry; user shortcuts live in the settings under
/// "shortcuts/ID".
class ActionRegistry : public QObject {
    Q_OBJECT
  public:
    ActionRegistry(Settings& settings, Theme& theme, QObject* parent = nullptr);
    ~ActionRegistry() override;

    /// Throws std::logic_error for an id that exists or a spec without run.
    QAction* add(ActionSpec spec);
    void remove(const QString& id);

    QAction* action(const QString& id) const; ///< null when there is none
    const ActionSpec* spec(const QString& id) const;
    QStringList ids() const; ///< in the order of registration

    /// Does it, if it is enabled now; false otherwise.
    bool trigger(const QString& id);

    /// Asks every enabledWhen and checkedWhen again; refreshSoon() does so once control returns to
    /// the event loop, however often it is called.
    void refresh();
    void refreshSoon();

    /// Actions of other workspaces are hidden and their shortcuts are off.
    void setActiveWorkspace(const QString& id);
    const QString& activeWorkspace() const { return m_activeWorkspace; }

    /// Shortcuts work in this window from now on.
    void installOn(QWidget* window);

    /// Names a menu: setMenuTitle("file", tr("&File")). The order of the calls is the order of
    /// menus.
    void setMenuTitle(const QString& menu, const QString& title);
    QStringList menus() const { return m_menuOrder; }
    QString menuTitle(const QString& menu) const { return m_menuTitles.value(menu); }
    /// Fills a menu and its submenus now and each time it opens.
    void populate(QMenu* target, const QString& menu);
    bool menuHasActions(const QString& menu) const;
    /// A flat button for a tool row.
    QToolButton* makeButton(const QString& id, QWidget* parent) const;

    // Shortcuts of the user.
    QList<QKeySequence> defaultShortcuts(const QString& id) const;
    /// The id of another action that has this shortcut where `id` is active too; empty: free.
    QString conflictOf(const QString& id, const QKeySequence& shortcut) const;
    /// Empty when set; otherwise why not (translated).
    QString setShortcuts(const QString& id, const QList<QKeySequence>& shortcuts);
    QString resetShortcuts(const QString& id);

    /// "Open" for "&Open…".
    static QString plainText(const QString& text);

  signals:
    void added(const QString& id);
    void removed(const QString& id);
    void shortcutsChanged(const QString& id);
    void triggered(const QString& id);
    void refreshed();
    /// A populated menu is about to show: the place to add what is no action (recent files).
    void menuFilled(const QString& menu, QMenu* target);

  private:
    struct Entry;
    void updateOne(Entry& entry);
    void updateToolTip(Entry& entry);
    void fillMenu(QMenu* target, const QString& menu);

    Settings& m_settings;
    Theme& m_theme;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
    QStringList m_order;
    QStringList m_menuOrder;
    QHash<QString, QString> m_menuTitles;
    QString m_activeWorkspace;
    QList<QPointer<QWidget>> m_windows;
    bool m_refreshPending = false;
};

} // namespace specula::widgets
