// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/panel_grid.h"

#include <QScrollArea>

namespace specula::widgets {

struct PanelGrid::Private {
    explicit Private(PanelGrid& owner)
        : q(owner) {}

    PanelGrid& q;
    QScrollArea* scroll = nullptr;
    QWidget* inside = nullptr;
    QList<PlotContent> panels;
    std::vector<PanelView> views;     ///< one per panel
    std::vector<CurvePanel*> widgets; ///< one per panel, null while out of sight
    std::vector<CurvePanel*> spare;
    GridOptions options;
    QSet<QString> hidden;
    QString emptyText;
    std::optional<double> cursor;
    int selected = -1, enlarged = -1;
    int scrollBefore = 0; ///< where the grid was before a panel was enlarged
    std::optional<PlotRange> sharedX, sharedY;

    int count() const { return static_cast<int>(panels.size()); }
    int columnsFor(int width) const;
    QSize cell(int width, int columns) const;
    QRect geometryOf(int index) const;
    void arrange(); ///< size of the contents, then sync()
    void sync();    ///< panels for what is in sight
    CurvePanel* make();
    void fill(CurvePanel& panel, int index);
    void release(std::size_t index);
    void findSharedRanges();
    PanelView homeOf() const;
    void viewMoved(CurvePanel* panel, const PanelView& view);
    int indexOf(const CurvePanel* panel) const;
    int figureColumns() const;
};

} // namespace specula::widgets
