// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/display_settings.h"
#include "widgets/image/image_shape.h"

#include <QPointer>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace specula::app {

/// A change of levels, scale or colours. Made after the fact: the first redo() finds it done.
class DisplayEdit : public QUndoCommand {
  public:
    DisplayEdit(widgets::DisplaySettings* settings, const widgets::DisplayState& before,
                const widgets::DisplayState& after, const QString& name)
        : QUndoCommand(name)
        , m_settings(settings)
        , m_before(before)
        , m_after(after) {}

    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

  private:
    void apply(const widgets::DisplayState& state) {
        if (m_settings != nullptr)
            m_settings->setState(state);
    }

    QPointer<widgets::DisplaySettings> m_settings;
    widgets::DisplayState m_before, m_after;
};

/// A profile shape drawn, moved or removed.
class ShapeEdit : public QUndoCommand {
  public:
    using Apply = std::function<void(const widgets::ImageShape&)>;
    /// `apply` is called only while `owner` lives.
    ShapeEdit(QObject* owner, Apply apply, const widgets::ImageShape& before,
              const widgets::ImageShape& after, const QString& name)
        : QUndoCommand(name)
        , m_owner(owner)
        , m_apply(std::move(apply))
        , m_before(before)
        , m_after(after) {}

    void undo() override { applyIfAlive(m_before); }
    void redo() override { applyIfAlive(m_after); }

  private:
    void applyIfAlive(const widgets::ImageShape& shape) {
        if (m_owner != nullptr)
            m_apply(shape);
    }

    QPointer<QObject> m_owner;
    Apply m_apply;
    widgets::ImageShape m_before, m_after;
};

} // namespace specula::app
