// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace specula::app {

/// The column of workspace buttons at the very left. Arrow keys move, Space or Enter chooses.
class Rail : public QWidget {
    Q_OBJECT
  public:
    explicit Rail(QWidget* parent = nullptr);

    void addWorkspace(const QString& id, const QString& title, const QIcon& icon);
    void setCurrent(const QString& id);
    QList<QToolButton*> buttons() const { return m_buttons; }

  signals:
    void chosen(const QString& id);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    QList<QToolButton*> m_buttons;
};

} // namespace specula::app
