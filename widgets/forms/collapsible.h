// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace specula::widgets {

/// A head that folds what is under it; for the parts of an inspector.
class Collapsible : public QWidget {
    Q_OBJECT
  public:
    /// `name` is the object name ("inspector.display"); the folded state can be saved under it.
    Collapsible(const QString& name, const QString& title, QWidget* parent = nullptr);

    QWidget* content() const { return m_content; }
    bool isOpen() const;
    void setOpen(bool open);

  signals:
    void toggled(bool open);

  private:
    QToolButton* m_head;
    QWidget* m_content;
};

} // namespace specula::widgets
