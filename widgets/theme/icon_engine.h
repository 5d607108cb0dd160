// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>
#include <QPointer>

namespace specula::widgets {

class Theme;

/// Draws a line icon in the colours the theme has at the moment of drawing, so that an icon set
/// once stays right after a change of theme and sharp at any scale.
class LineIconEngine : public QIconEngine {
  public:
    LineIconEngine(QString name, const Theme* theme);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    QIconEngine* clone() const override;
    QString key() const override;
    QString iconName() override { return m_name; }
    bool isNull() override;

  private:
    QColor colourOf(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    QPointer<const Theme> m_theme;
};

/// True when resources/icons has it.
bool lineIconExists(const QString& name);

} // namespace specula::widgets
