// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QIcon>
#include <QStringList>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace specula::widgets {

class ActionRegistry;
class Theme;

/// Something the palette can do besides actions: a file, a dataset.
struct PaletteItem {
    QString title;
    QString detail; ///< dim, at the right: a shortcut, a folder
    QIcon icon = {};
    QStringList keywords = {};
    std::function<void()> run = {};
    bool enabled = true;
};

/// Typing finds actions, files and datasets; Enter does the first one. Floats over the window, goes
/// with Escape or when the focus leaves.
class CommandPalette : public QFrame {
    Q_OBJECT
  public:
    using Provider = std::function<QList<PaletteItem>()>;

    CommandPalette(ActionRegistry& actions, const Theme& theme, QWidget* window);

    /// Asked each time the palette opens.
    void addProvider(Provider provider);
    void popUp(const QString& query = {});

    /// Titles as listed now, best first.
    QStringList titles() const;
    QLineEdit* edit() const { return m_edit; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void collect();
    void filter();
    void runCurrent();
    void place();

    ActionRegistry& m_actions;
    const Theme& m_theme;
    QLineEdit* m_edit;
    QListWidget* m_list;
    std::vector<Provider> m_providers;
    QList<PaletteItem> m_items;
    QList<int> m_shown; ///< rows of m_items
};

} // namespace specula::widgets
