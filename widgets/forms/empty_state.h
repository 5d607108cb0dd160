// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace specula::widgets {

/// What an empty centre shows: an icon, what belongs here, what to do, and buttons that do it.
class EmptyState : public QWidget {
    Q_OBJECT
  public:
    EmptyState(const QIcon& icon, const QString& title, const QString& text,
               QWidget* parent = nullptr);

    /// The first one is the main button.
    QPushButton* addButton(const QString& objectName, const QString& text);
    void setText(const QString& title, const QString& text);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void drawIcon();

    QIcon m_icon;
    QLabel *m_picture, *m_title, *m_text;
    QVBoxLayout* m_buttons;
    int m_count = 0;
};

} // namespace specula::widgets
