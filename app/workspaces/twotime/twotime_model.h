// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/twotime/twotime_settings.h"

#include <QObject>

#include <optional>

class QUndoStack;

namespace specula::app {

/// The settings that map, plots, foot and inspector of the two-time room share. What the user
/// changes goes through edit() and can be undone; a drag (several drag(), then endDrag()) is one
/// edit.
class TwotimeModel : public QObject {
    Q_OBJECT
  public:
    explicit TwotimeModel(QUndoStack& undo, QObject* parent = nullptr);

    const TwotimeSettings& settings() const { return m_settings; }
    /// Of undo and sessions.
    void setSettings(const TwotimeSettings& settings);
    void edit(const TwotimeSettings& after, const QString& name);
    void drag(const TwotimeSettings& now);
    void endDrag(const QString& name);

    /// The strip that keys and the inspector are about; 0: none.
    int selectedStrip() const { return m_selected; }
    void selectStrip(int number);

  signals:
    void changed(const specula::app::TwotimeSettings& before);
    void stripSelected(int number);

  private:
    void put(const TwotimeSettings& settings);

    QUndoStack& m_undo;
    TwotimeSettings m_settings;
    std::optional<TwotimeSettings> m_beforeDrag;
    int m_selected = 0;
};

} // namespace specula::app
