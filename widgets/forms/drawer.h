// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;
class QPropertyAnimation;

namespace specula::widgets {

/// A panel that slides over the right edge of its parent, for windows too narrow to give it a
/// column. Escape closes it.
class Drawer : public QFrame {
    Q_OBJECT
  public:
    explicit Drawer(QWidget* parent);

    void setContent(QWidget* content); ///< reparents it here; null takes nothing
    QWidget* takeContent();
    QWidget* content() const { return m_content; }

    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    void setPreferredWidth(int width);

  signals:
    void openChanged(bool open);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QRect place(bool open) const;

    QVBoxLayout* m_layout;
    QWidget* m_content = nullptr;
    QPropertyAnimation* m_slide;
    int m_width = 330;
    bool m_open = false;
};

} // namespace specula::widgets
