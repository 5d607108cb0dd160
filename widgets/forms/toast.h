// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace specula::widgets {

/// A short message over the lower right of its parent that goes by itself and never takes focus.
/// A new text replaces the one shown.
class Toast : public QFrame {
    Q_OBJECT
  public:
    explicit Toast(QWidget* parent);

    void show(const QString& text, int milliseconds = 4000);
    QString text() const;
    /// Space kept free below, e.g. for a status bar.
    void setBottomMargin(int pixels) { m_bottom = pixels; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void place();

    QLabel* m_label;
    QTimer* m_timer;
    int m_bottom = 0;
};

} // namespace specula::widgets
