// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/histogram.h"
#include "core/imaging/tone.h"

#include <QJsonObject>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace specula::widgets {

enum class LevelsMode {
    Fixed,        ///< as typed or dragged; stay when the frame changes
    Preset,       ///< taken from percentiles once; stay when the frame changes
    AutoPerFrame, ///< taken from the percentiles of every frame
};

/// Everything that decides how values become colours. A plain value: stored by undo commands and
/// sessions.
struct DisplayState {
    imaging::ToneSettings tone;
    imaging::Pooling pooling = imaging::Pooling::Max;
    LevelsMode mode = LevelsMode::Preset;
    QString preset; ///< id of imaging::percentilePresets(); empty: imaging::autoLevels()

    QJsonObject toJson() const;
    /// What is missing or makes no sense keeps its default.
    static DisplayState fromJson(const QJsonObject& json);

    friend bool operator==(const DisplayState&, const DisplayState&) = default;
};

/// The display model that a view, its histogram, its colour bar and its controls share.
///
/// User changes go through the edit functions: each emits changed() and, for the program's undo
/// stack, edited() with the states before and after; a drag (begin, live changes, end) is one edit.
/// Undo, sessions and links call setState(), which emits changed() only.
class DisplaySettings : public QObject {
    Q_OBJECT
  public:
    explicit DisplaySettings(QObject* parent = nullptr);

    const DisplayState& state() const { return m_state; }
    void setState(const DisplayState& state);

    /// A frame is about to be shown: sets levels when none were set yet, or in AutoPerFrame.
    void imageArrived(const imaging::DisplayImagePtr& image);
    const imaging::DisplayImagePtr& image() const { return m_image; }

    void edit(const DisplayState& after, const QString& name);
    void editScale(imaging::ToneScale scale);
    void editColormap(const QString& name);
    void editReversed(bool on);
    void editPooling(imaging::Pooling pooling);
    void editLevels(double low, double high);
    /// Levels at a percentile preset; an empty id means automatic levels.
    void editPreset(const QString& id);
    void editAutoPerFrame(bool on);

    void beginLevelsDrag();
    void dragLevels(double low, double high);
    void endLevelsDrag();
    bool dragging() const { return m_dragging; }

  signals:
    void changed();
    void imageChanged();
    void edited(const specula::widgets::DisplayState& before,
                const specula::widgets::DisplayState& after, const QString& name);

  private:
    imaging::Levels presetLevels(const DisplayState& state) const;
    static void putLevels(DisplayState& state, const imaging::Levels& levels);

    DisplayState m_state, m_beforeDrag;
    imaging::DisplayImagePtr m_image;
    bool m_haveLevels = false;
    bool m_dragging = false;
};

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::DisplayState)
