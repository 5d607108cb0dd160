// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icon_engine.h"

#include "widgets/theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace specula::widgets {
namespace {

QString fileOf(const QString& name) {
    return QStringLiteral(":/icons/") + name + QStringLiteral(".svg");
}

} // namespace

bool lineIconExists(const QString& name) {
    return !name.isEmpty() && QFile::exists(fileOf(name));
}

LineIconEngine::LineIconEngine(QString name, const Theme* theme)
    : m_name(std::move(name))
    , m_theme(theme) {}

QColor LineIconEngine::colourOf(QIcon::Mode mode, QIcon::State state) const {
    if (m_theme.isNull())
        return Qt::gray;
    const ThemeColours& colours = m_theme->colours();
    if (mode == QIcon::Disabled) {
        // Half way to the background: readable as "not now", distinct from dim text.
        const QColor a = colours.dim, b = colours.panel;
        return {(a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2};
    }
    return state == QIcon::On ? colours.accent : colours.text;
}

void LineIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
                           QIcon::State state) {
    const qreal scale = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
}

QPixmap LineIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    const QColor colour = colourOf(mode, state);
    const QString cacheKey = QStringLiteral("specula/%1/%2/%3x%4")
                                 .arg(m_name, colour.name())
                                 .arg(size.width())
                                 .arg(size.height());
    QPixmap result;
    if (QPixmapCache::find(cacheKey, &result))
        return result;
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QFile file(fileOf(m_name));
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        QPainter painter(&result);
        const int side = std::min(size.width(), size.height());
        renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0,
                                         side, side));
    }
    QPixmapCache::insert(cacheKey, result);
    return result;
}

QPixmap LineIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                                     qreal scale) {
    QPixmap result = pixmap(size, mode, state);
    result.setDevicePixelRatio(scale);
    return result;
}

QIconEngine* LineIconEngine::clone() const {
    return new LineIconEngine(*this);
}
QString LineIconEngine::key() const {
    return QStringLiteral("specula-line");
}
bool LineIconEngine::isNull() {
    return !lineIconExists(m_name);
}

} // namespace specula::widgets
