// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QWidget>

class QLabel;

namespace specula::widgets {
class Theme;
}

namespace specula::app {

/// A list of names with a dim note at the right end of each row ("24 new"), the current one marked
/// by a bar at its left edge. As tall as its rows, up to what the panel has.
class NoteList : public QListWidget {
    Q_OBJECT
  public:
    enum Role {
        NoteRole = Qt::UserRole + 1,
        TargetRole,
        MissingRole,
        PinnedRole,
        HeadRole,
        FreshRole,
        ChosenRole ///< not set: nobody chooses
    };

    NoteList(const widgets::Theme& theme, const QString& objectName, const QString& accessibleName,
             QWidget* parent = nullptr);

    QListWidgetItem* addRow(const QString& text, const QString& note, const QString& toolTip);

    /// Rows can be moved by mouse and keys, and chosen.
    void setOrdered(bool ordered);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    /// Clicked, or Enter pressed on it.
    void chosen(QListWidgetItem* item);
    void closeWanted(QListWidgetItem* item); ///< Delete pressed on it
    void choiceWanted(int row, bool range);  ///< Ctrl or Shift with a click, or Space
    void moveWanted(int from, int to);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    bool m_ordered = false;
};

/// Head and list, hidden where there is nothing to list and no hint.
class ListSection : public QWidget {
    Q_OBJECT
  public:
    ListSection(const widgets::Theme& theme, const QString& objectName, const QString& title,
                QWidget* parent = nullptr);

    NoteList* list() const { return m_list; }
    void setTitle(const QString& title);
    void setHeadToolTip(const QString& text);
    /// Text in place of rows while there are none.
    void setHint(const QString& hint);
    /// After rows were added or removed.
    void rowsChanged();

  signals:
    void headClicked();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QLabel *m_head, *m_hint;
    NoteList* m_list;
};

} // namespace specula::app
