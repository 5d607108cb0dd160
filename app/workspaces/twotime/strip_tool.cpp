// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/strip_tool.h"

#include "widgets/image/image_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

// Of a strip that was not drawn, as a part of the run.
constexpr double kNewWidth = 0.1;

widgets::AgeConvention shownConvention(correlate::AgeConvention convention) {
    return convention == correlate::AgeConvention::MeanTime ? widgets::AgeConvention::MeanTime
                                                            : widgets::AgeConvention::FirstTime;
}

void change(TwotimeSettings& settings, int number, double centre, double width) {
    for (TwotimeStrip& strip : settings.strips)
        if (strip.number == number) {
            strip.centre = centre;
            strip.width = width;
        }
}

} // namespace

StripTool::StripTool(widgets::MapView& map, TwotimeModel& model, Colour colour, QObject* parent)
    : QObject(parent)
    , m_map(map)
    , m_model(model)
    , m_colour(std::move(colour)) {
    m_map.imageView().installEventFilter(this);
    connect(&m_model, &TwotimeModel::changed, this, &StripTool::sync);
}

void StripTool::setAxis(const TwotimeAxis& axis, std::int64_t elements) {
    m_axis = axis;
    m_elements = elements;
    for (widgets::DiagonalStrip* item : std::as_const(m_items))
        item->setLimits(widgets::PlotRange{begin(), end()});
}

void StripTool::recolour() {
    const QScopedValueRollback syncing(m_syncing, true);
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it)
        it.value()->setColour(m_colour(it.key()));
}

void StripTool::setDrawing(bool on) {
    if (on == m_drawing)
        return;
    m_drawing = on;
    m_map.imageView().setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    emit drawingChanged(on);
}

void StripTool::sync() {
    const QScopedValueRollback syncing(m_syncing, true);
    const TwotimeSettings& settings = m_model.settings();
    for (auto it = m_items.begin(); it != m_items.end();) {
        if (settings.strip(it.key()) != nullptr) {
            ++it;
            continue;
        }
        if (it.key() == m_chosenOnMap)
            m_chosenOnMap = 0;
        m_map.removeStrip(it.value());
        it = m_items.erase(it);
    }
    for (const TwotimeStrip& strip : settings.strips) {
        if (!m_items.contains(strip.number))
            make(strip);
        widgets::DiagonalStrip* item = m_items.value(strip.number);
        item->setConvention(shownConvention(settings.convention));
        if (item->centre() != strip.centre || item->width() != strip.width)
            item->set(strip.centre, strip.width);
    }
}

void StripTool::make(const TwotimeStrip& strip) {
    widgets::DiagonalStrip* item =
        m_map.addStrip(strip.centre, strip.width, QString::number(strip.number));
    item->setColour(m_colour(strip.number));
    if (m_elements > 0)
        item->setLimits(widgets::PlotRange{begin(), end()});
    // The map says so too when a press or Tab has chosen one.
    connect(item, &widgets::DiagonalStrip::changed, this, [this, number = strip.number] {
        if (m_syncing)
            return;
        m_chosenOnMap = number;
        m_model.selectStrip(number);
    });
    connect(item, &widgets::DiagonalStrip::moved, this,
            [this, number = strip.number](double centre, double width, bool finished) {
                TwotimeSettings now = m_model.settings();
                change(now, number, centre, width);
                m_model.drag(now);
                if (finished)
                    m_model.endDrag(tr("Move strip %1").arg(number));
            });
    m_items.insert(strip.number, item);
}

double StripTool::ageAt(const QPointF& position) const {
    const QPointF data = m_map.toData(m_map.imageView().toImage(position));
    const double age = m_model.settings().convention == correlate::AgeConvention::MeanTime
                           ? (data.x() + data.y()) / 2
                           : std::min(data.x(), data.y());
    return std::clamp(age, begin(), end());
}

int StripTool::stripAt(const QPointF& data) const {
    const QList<TwotimeStrip>& strips = m_model.settings().strips;
    for (auto it = strips.crbegin(); it != strips.crend(); ++it)
        if (const auto* item = m_items.value(it->number);
            item != nullptr && item->contains(data.x(), data.y()))
            return it->number;
    return 0;
}

bool StripTool::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton)
            return press(mouse->position(), mouse->modifiers());
        break;
    }
    case QEvent::MouseMove:
        if (m_drawnFrom) {
            drawTo(ageAt(static_cast<QMouseEvent*>(event)->position()), false);
            return true;
        }
        break;
    case QEvent::MouseButtonRelease:
        if (m_drawnFrom) {
            drawTo(ageAt(static_cast<QMouseEvent*>(event)->position()), true);
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        return key(pressed->key(), pressed->modifiers());
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool StripTool::press(const QPointF& position, Qt::KeyboardModifiers modifiers) {
    if (m_elements == 0)
        return false;
    const int number = stripAt(m_map.toData(m_map.imageView().toImage(position)));
    if (number != 0) {
        m_model.selectStrip(number);
        // The copy stays where the strip was, and the press goes on to drag the strip.
        if (modifiers.testFlag(Qt::ShiftModifier))
            copySelected();
        return false;
    }
    m_chosenOnMap = 0;
    m_model.selectStrip(0);
    if (!m_drawing)
        return false;
    m_map.imageView().setFocus(Qt::MouseFocusReason);
    m_drawnFrom = ageAt(position);
    m_drawn = m_model.settings().freeNumber();
    return true;
}

void StripTool::drawTo(double age, bool finished) {
    const double low = std::min(age, *m_drawnFrom), high = std::max(age, *m_drawnFrom);
    TwotimeSettings now = m_model.settings();
    if (high - low >= m_axis.elementStep()) {
        if (now.strip(m_drawn) == nullptr && now.strips.size() < kMostStrips)
            now.strips << TwotimeStrip{m_drawn, 0, 1};
        change(now, m_drawn, (low + high) / 2, high - low);
        m_model.drag(now);
        m_model.selectStrip(m_drawn);
    }
    if (finished) {
        m_drawnFrom.reset();
        m_model.endDrag(tr("Add strip %1").arg(m_drawn));
    }
}

bool StripTool::key(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        if (m_model.selectedStrip() == 0)
            return false;
        removeSelected();
        return true;
    }
    if (key == Qt::Key_Tab) {
        // After the last strip the map chooses none.
        if (!m_map.strips().isEmpty() && m_items.value(m_chosenOnMap) == m_map.strips().last())
            QMetaObject::invokeMethod(this, &StripTool::forgetChosen, Qt::QueuedConnection);
        return false;
    }
    if (key == Qt::Key_Escape) {
        if (!m_drawing && m_model.selectedStrip() == 0)
            return false;
        setDrawing(false);
        QMetaObject::invokeMethod(this, &StripTool::forgetChosen, Qt::QueuedConnection);
        return m_chosenOnMap == 0; // the map lets go of its own
    }
    const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
    if (sideways && m_model.selectedStrip() != 0) {
        if (m_model.selectedStrip() == m_chosenOnMap)
            return false; // the map's own keys move it
        nudge(key, modifiers);
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    if (sideways)
        emit binStepRequested(key == Qt::Key_Left ? -1 : 1);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        emit fileStepRequested(key == Qt::Key_Up ? -1 : 1);
    else
        return false;
    return true;
}

// Of a strip that was chosen in the list: as the map does.
void StripTool::nudge(int key, Qt::KeyboardModifiers modifiers) {
    const int number = m_model.selectedStrip();
    TwotimeSettings after = m_model.settings();
    const TwotimeStrip* strip = after.strip(number);
    const double by = m_axis.elementStep() * (key == Qt::Key_Left ? -1 : 1) *
                      (modifiers.testFlag(Qt::ShiftModifier) ? 10 : 1);
    const bool widen = modifiers.testFlag(Qt::ControlModifier);
    change(after, number, widen ? strip->centre : std::clamp(strip->centre + by, begin(), end()),
           widen ? std::max(strip->width + by, m_axis.elementStep()) : strip->width);
    m_model.edit(after, tr("Move strip %1").arg(number));
}

void StripTool::forgetChosen() {
    m_chosenOnMap = 0;
    m_model.selectStrip(0);
}

void StripTool::addStrip() {
    if (m_elements == 0 || m_model.settings().strips.size() >= kMostStrips)
        return;
    TwotimeSettings after = m_model.settings();
    const int number = after.freeNumber();
    const double width = std::max((end() - begin()) * kNewWidth, m_axis.elementStep());
    // Beside the last one, as long as there is room.
    double centre =
        after.strips.isEmpty() ? begin() + width / 2 : after.strips.last().high() + width / 2;
    if (centre + width / 2 > end())
        centre = (begin() + end()) / 2;
    after.strips << TwotimeStrip{number, centre, width};
    m_model.edit(after, tr("Add strip %1").arg(number));
    m_model.selectStrip(number);
}

void StripTool::copySelected() {
    const TwotimeStrip* selected = m_model.settings().strip(m_model.selectedStrip());
    if (selected == nullptr || m_model.settings().strips.size() >= kMostStrips)
        return;
    TwotimeSettings after = m_model.settings();
    TwotimeStrip copy = *selected;
    copy.number = after.freeNumber();
    after.strips << copy;
    m_model.edit(after, tr("Copy strip %1").arg(selected->number));
}

void StripTool::removeSelected() {
    const int number = m_model.selectedStrip();
    TwotimeSettings after = m_model.settings();
    after.strips.removeIf([number](const TwotimeStrip& s) { return s.number == number; });
    m_model.edit(after, tr("Remove strip %1").arg(number));
}

void StripTool::removeAll() {
    TwotimeSettings after = m_model.settings();
    after.strips.clear();
    m_model.edit(after, tr("Remove all strips"));
}

void StripTool::march() {
    if (m_elements == 0)
        return;
    TwotimeSettings after = m_model.settings();
    after.strips.clear();
    const auto count = std::min<std::int64_t>(after.march, m_elements);
    int number = 0;
    for (const correlate::AgeStrip& even : correlate::evenAgeStrips(m_elements, count)) {
        const double low = begin() + even.firstFrame * m_axis.elementStep();
        const double high = begin() + even.lastFrame * m_axis.elementStep();
        after.strips << TwotimeStrip{++number, (low + high) / 2, high - low};
    }
    m_model.edit(after, tr("Lay %n strip(s)", nullptr, number));
}

} // namespace specula::app
