// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace specula::widgets {

class ActionRegistry;

/// Shows and changes the shortcut of every action; a conflict is said and nothing is taken away
/// from the other action.
class ShortcutEditor : public QDialog {
    Q_OBJECT
  public:
    explicit ShortcutEditor(ActionRegistry& actions, QWidget* parent = nullptr);

    void choose(const QString& actionId);
    QString message() const;

  private:
    void fill();
    QString current() const;
    void showCurrent();
    void assign();
    void reset();
    void say(const QString& problem);

    ActionRegistry& m_actions;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
    QKeySequenceEdit* m_keys;
    QPushButton *m_assign, *m_clear, *m_reset;
    QLabel* m_message;
};

/// A window that lists what the keys do, of the active workspace first. Any key closes it.
class CheatSheet : public QDialog {
    Q_OBJECT
  public:
    explicit CheatSheet(const ActionRegistry& actions, QWidget* parent = nullptr);

    QString text() const { return m_text; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QString m_text;
};

} // namespace specula::widgets
