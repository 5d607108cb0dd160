// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/bin_map.h"

#include "core/imaging/colormap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kMostPixels = 700; // of a side of the picture: redrawn with every bin chosen
constexpr int kMargin = 6;

QRgb mixed(QRgb a, QRgb b, int percentOfA) {
    const auto part = [percentOfA](int x, int y) {
        return (x * percentOfA + y * (100 - percentOfA)) / 100;
    };
    return qRgb(part(qRed(a), qRed(b)), part(qGreen(a), qGreen(b)), part(qBlue(a), qBlue(b)));
}

} // namespace

BinMap::BinMap(QWidget* parent)
    : QWidget(parent)
    , m_colours(widgets::CanvasColours::of(widgets::ThemeColours::dark(), true)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BinMap::setMap(const io::QmapPtr& map, const std::vector<std::int64_t>& withData) {
    if (map == m_map && withData == m_withData)
        return;
    const bool same = map == m_map;
    m_map = map;
    m_withData = withData;
    if (!same)
        cut();
    draw();
}

void BinMap::setBin(std::int64_t bin) {
    if (bin == m_bin)
        return;
    m_bin = bin;
    draw();
}

void BinMap::setColours(const widgets::CanvasColours& colours) {
    m_colours = colours;
    draw();
}

bool BinMap::hasData(std::int64_t bin) const {
    return std::find(m_withData.begin(), m_withData.end(), bin) != m_withData.end();
}

std::uint32_t BinMap::at(int x, int y) const {
    return m_map->dynamicMap.view()(m_crop.top() + y * m_step, m_crop.left() + x * m_step);
}

// The box around all bins.
void BinMap::cut() {
    m_crop = {};
    if (!m_map || m_map->dynamicMap.empty())
        return;
    const auto rows = static_cast<int>(m_map->rows()), columns = static_cast<int>(m_map->columns());
    int left = columns, right = -1, top = rows, bottom = -1;
    for (int row = 0; row < rows; ++row) {
        const auto values = m_map->dynamicMap.view().row(row);
        const auto first = std::find_if(values.begin(), values.end(), [](auto b) { return b > 0; });
        if (first == values.end())
            continue;
        const auto last =
            std::find_if(values.rbegin(), values.rend(), [](auto b) { return b > 0; });
        left = std::min(left, static_cast<int>(first - values.begin()));
        right = std::max(right, columns - 1 - static_cast<int>(last - values.rbegin()));
        top = std::min(top, row);
        bottom = row;
    }
    if (right >= left)
        m_crop = QRect(QPoint(left, top), QPoint(right, bottom));
    m_step = std::max(1, (std::max(m_crop.width(), m_crop.height()) - 1) / kMostPixels + 1);
}

void BinMap::draw() {
    update();
    if (!m_map || m_crop.isEmpty()) {
        m_picture = {};
        return;
    }
    const imaging::ColourTable table = imaging::colourTable("viridis");
    const auto bins = std::max<std::int64_t>(1, m_map->dynamicBins());
    std::vector<QRgb> colours(static_cast<std::size_t>(bins) + 1, m_colours.background.rgb());
    const QRgb grey = mixed(m_colours.dim.rgb(), m_colours.background.rgb(), 30);
    for (std::int64_t bin = 1; bin <= bins; ++bin) {
        const auto place = static_cast<std::size_t>(bins > 1 ? 40 + (bin - 1) * 215 / (bins - 1)
                                                             : 160); // the darkest end is no colour
        QRgb colour = hasData(bin) ? table[place] : grey;
        if (hasData(bin) && bin != m_bin)
            colour = mixed(colour, m_colours.background.rgb(), 65);
        colours[static_cast<std::size_t>(bin)] = colour;
    }
    const int width = (m_crop.width() - 1) / m_step + 1,
              height = (m_crop.height() - 1) / m_step + 1;
    m_picture = QImage(width, height, QImage::Format_RGB32);
    const QRgb outline = m_colours.text.rgb();
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const std::uint32_t bin = at(x, y);
            line[x] = colours[bin < colours.size() ? bin : 0];
            if (bin == 0 || bin != m_bin)
                continue;
            const bool edge = x == 0 || y == 0 || x == width - 1 || y == height - 1 ||
                              at(x - 1, y) != bin || at(x + 1, y) != bin || at(x, y - 1) != bin ||
                              at(x, y + 1) != bin;
            if (edge)
                line[x] = outline;
        }
    }
}

QRectF BinMap::place() const {
    if (m_picture.isNull())
        return {};
    const QRectF room = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QSizeF size = QSizeF(m_picture.size()).scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

std::int64_t BinMap::binAt(const QPointF& position) const {
    const QRectF where = place();
    if (!where.contains(position))
        return 0;
    const int x = int((position.x() - where.left()) / where.width() * m_picture.width());
    const int y = int((position.y() - where.top()) / where.height() * m_picture.height());
    return at(std::min(x, m_picture.width() - 1), std::min(y, m_picture.height() - 1));
}

QPointF BinMap::pointIn(std::int64_t bin) const {
    const QRectF where = place();
    for (int y = 0; y < m_picture.height(); ++y)
        for (int x = 0; x < m_picture.width(); ++x)
            if (at(x, y) == bin)
                return {where.left() + (x + 0.5) * where.width() / m_picture.width(),
                        where.top() + (y + 0.5) * where.height() / m_picture.height()};
    return {};
}

void BinMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.background);
    const QRectF where = place();
    if (m_picture.isNull()) {
        painter.setPen(m_colours.dim);
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The file holds no q-map."));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform,
                          where.width() < m_picture.width()); // whole pixels when enlarged
    painter.drawImage(where, m_picture);
    if (hasFocus()) {
        painter.setPen(m_colours.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BinMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (const std::int64_t bin = binAt(event->position()); bin > 0)
        emit binClicked(bin);
}

void BinMap::mouseMoveEvent(QMouseEvent* event) {
    const std::int64_t bin = binAt(event->position());
    if (bin == m_hovered)
        return;
    m_hovered = bin;
    setCursor(bin == 0       ? Qt::ArrowCursor
              : hasData(bin) ? Qt::PointingHandCursor
                             : Qt::ForbiddenCursor);
    emit hovered(bin);
}

void BinMap::leaveEvent(QEvent*) {
    m_hovered = 0;
    emit hovered(0);
}

void BinMap::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier &&
        (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        emit stepRequested(event->key() == Qt::Key_Left ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace specula::app
