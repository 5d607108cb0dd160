// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/twotime/twotime_model.h"
#include "app/workspaces/twotime/twotime_picture.h"
#include "widgets/plot/map_view.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace specula::app {

/// The strips of the model on the map. Moving and widening is the map's own; here are drawing a new
/// strip (with the tool on), Shift and drag to copy one, Delete, Esc, and the arrow keys that step
/// through bins and files while no strip is chosen.
class StripTool : public QObject {
    Q_OBJECT
  public:
    using Colour = std::function<QColor(int number)>;
    StripTool(widgets::MapView& map, TwotimeModel& model, Colour colour, QObject* parent = nullptr);

    /// Of the matrix that is shown; strips stay inside its ages.
    void setAxis(const TwotimeAxis& axis, std::int64_t elements);
    void recolour();

    bool drawing() const { return m_drawing; }
    void setDrawing(bool on);

    void addStrip();
    void copySelected();
    void removeSelected();
    void removeAll();
    /// Lays the model's number of strips of equal width over the run.
    void march();

  signals:
    void drawingChanged(bool on);
    void binStepRequested(int bins);
    void fileStepRequested(int files);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void sync();
    void make(const TwotimeStrip& strip);
    bool press(const QPointF& position, Qt::KeyboardModifiers modifiers);
    bool key(int key, Qt::KeyboardModifiers modifiers);
    void nudge(int key, Qt::KeyboardModifiers modifiers);
    void forgetChosen();
    int stripAt(const QPointF& data) const;
    double ageAt(const QPointF& position) const;
    double begin() const { return m_axis.start(); }
    double end() const { return m_axis.start() + m_axis.elementStep() * double(m_elements); }
    void drawTo(double age, bool finished);

    widgets::MapView& m_map;
    TwotimeModel& m_model;
    Colour m_colour;
    TwotimeAxis m_axis;
    std::int64_t m_elements = 0;
    QHash<int, widgets::DiagonalStrip*> m_items;
    int m_chosenOnMap = 0; ///< number of the strip that the map's own keys act on
    bool m_syncing = false;
    bool m_drawing = false;
    std::optional<double> m_drawnFrom; ///< age where the button went down
    int m_drawn = 0;
};

} // namespace specula::app
