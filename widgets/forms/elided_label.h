// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace specula::widgets {

/// One line of plain text that shortens itself ("sili…r1.h5") instead of widening its panel; the
/// whole text is in the tool tip and can be read by a screen reader.
class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    ElidedLabel(const QString& text, Qt::TextElideMode mode, QWidget* parent = nullptr);

    void setFullText(const QString& text);
    const QString& fullText() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void elide();

    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

} // namespace specula::widgets
