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
        FreshRole
    };

    NoteList(const widgets::Theme& theme, const QString& objectName, const QString& accessibleName,
             QWidget* parent = nullptr);

    QListWidgetItem* addRow(const QString& text, const QString& note, const QString& toolTip);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    /// Clicked, or Enter pressed on it.
    void chosen(QListWidgetItem* item);
    void closeWanted(QListWidgetItem* item); ///< Delete pressed on it

  protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// Head and list, hidden where there is nothing to list and no hint.
class ListSection : public QWidget {
    Q_OBJECT
  public:
    ListSection(const widgets::Theme& theme, const QString& objectName, const QString& title,
                QWidget* parent = nullptr);

    NoteList* list() const { return m_list; }
    void setTitle(const QString& title);
    /// Text in place of rows while there are none.
    void setHint(const QString& hint);
    /// After rows were added or removed.
    void rowsChanged();

  private:
    QLabel *m_head, *m_hint;
    NoteList* m_list;
};

} // namespace specula::app
