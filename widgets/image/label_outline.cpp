// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/label_outline.h"

#include <QPainter>

namespace specula::widgets {
namespace {

/// Lines wherever `differs(a, b)` holds for the labels at both sides of an edge; outside is 0.
template<class Differs>
Outline outlineWhere(const Array<std::uint32_t>& labels, Differs differs) {
    auto lines = std::make_shared<std::vector<QLineF>>();
    if (labels.shape().rank() != 2 || labels.empty())
        return lines;
    const std::int64_t rows = labels.shape()[0], columns = labels.shape()[1];
    const auto view = labels.view();
    const auto at = [&](std::int64_t r, std::int64_t c) {
        return r >= 0 && c >= 0 && r < rows && c < columns ? view(r, c) : 0u;
    };
    // Walks along one line of edges and joins those that follow each other.
    const auto scan = [&](std::int64_t count, auto&& isBorder, auto&& line) {
        std::int64_t begin = -1;
        for (std::int64_t i = 0; i <= count; ++i) {
            const bool border = i < count && isBorder(i);
            if (border && begin < 0)
                begin = i;
            if (!border && begin >= 0) {
                lines->push_back(
                    line(static_cast<double>(begin) - 0.5, static_cast<double>(i) - 0.5));
                begin = -1;
            }
        }
    };
    for (std::int64_t r = 0; r <= rows; ++r) {
        const double y = static_cast<double>(r) - 0.5;
        scan(
            columns, [&](std::int64_t c) { return differs(at(r - 1, c), at(r, c)); },
            [y](double from, double to) { return QLineF(from, y, to, y); });
    }
    for (std::int64_t c = 0; c <= columns; ++c) {
        const double x = static_cast<double>(c) - 0.5;
        scan(
            rows, [&](std::int64_t r) { return differs(at(r, c - 1), at(r, c)); },
            [x](double from, double to) { return QLineF(x, from, x, to); });
    }
    return lines;
}

} // namespace

Outline outlineOfLabel(const Array<std::uint32_t>& labels, std::uint32_t label) {
    return outlineWhere(
        labels, [label](std::uint32_t a, std::uint32_t b) { return (a == label) != (b == label); });
}

Outline outlineOfAllLabels(const Array<std::uint32_t>& labels) {
    return outlineWhere(labels, [](std::uint32_t a, std::uint32_t b) { return a != b; });
}

void OutlineOverlay::setOutline(Outline outline, const QColor& colour, double width) {
    m_outline = std::move(outline);
    m_colour = colour;
    m_width = width;
}

void OutlineOverlay::paint(QPainter& painter, const OverlayContext& context) {
    if (!m_outline || m_outline->empty())
        return;
    const QRectF seen = context.transform.visible(context.widget).adjusted(-1, -1, 1, 1);
    QList<QLineF> lines;
    for (const QLineF& line : *m_outline) {
        if (std::max(line.x1(), line.x2()) < seen.left() ||
            std::min(line.x1(), line.x2()) > seen.right() ||
            std::max(line.y1(), line.y2()) < seen.top() ||
            std::min(line.y1(), line.y2()) > seen.bottom())
            continue;
        lines << QLineF(context.toWidget(line.p1()), context.toWidget(line.p2()));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_colour.isValid() ? m_colour : context.colours.accent, m_width));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace specula::widgets
