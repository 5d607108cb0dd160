// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/display_settings.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace specula::widgets {
namespace {

constexpr std::array kModeNames{"fixed", "preset", "auto-per-frame"};
constexpr std::array kPoolingNames{"max", "mean", "nearest"};

template<class Names>
int indexOf(const Names& names, const QString& name, int otherwise) {
    const auto at = std::find_if(names.begin(), names.end(),
                                 [&](const char* n) { return name == QLatin1String(n); });
    return at == names.end() ? otherwise : static_cast<int>(at - names.begin());
}

bool knownColormap(const std::string& name) {
    const auto all = imaging::colormaps();
    return std::any_of(all.begin(), all.end(), [&](const auto& m) { return m.name == name; });
}

} // namespace

QJsonObject DisplayState::toJson() const {
    return {{"low", tone.low},
            {"high", tone.high},
            {"scale", QString::fromStdString(imaging::toneScaleName(tone.scale))},
            {"gamma", tone.gamma},
            {"softening", tone.softening},
            {"colormap", QString::fromStdString(tone.colormap)},
            {"reversed", tone.reversed},
            {"pooling", QLatin1String(kPoolingNames[static_cast<std::size_t>(pooling)])},
            {"levels", QLatin1String(kModeNames[static_cast<std::size_t>(mode)])},
            {"preset", preset}};
}

DisplayState DisplayState::fromJson(const QJsonObject& json) {
    DisplayState s;
    const double low = json["low"].toDouble(s.tone.low), high = json["high"].toDouble(s.tone.high);
    if (low < high) {
        s.tone.low = low;
        s.tone.high = high;
    }
    try {
        s.tone.scale = imaging::toneScaleFromName(json["scale"].toString("linear").toStdString());
    } catch (const Error&) {
        s.tone.scale = imaging::ToneScale::Linear;
    }
    s.tone.gamma = std::clamp(json["gamma"].toDouble(s.tone.gamma), 0.1, 10.0);
    if (const double softening = json["softening"].toDouble(); softening > 0)
        s.tone.softening = softening;
    if (const std::string map = json["colormap"].toString().toStdString(); knownColormap(map))
        s.tone.colormap = map;
    s.tone.reversed = json["reversed"].toBool();
    s.pooling =
        static_cast<imaging::Pooling>(indexOf(kPoolingNames, json["pooling"].toString(), 0));
    s.mode = static_cast<LevelsMode>(indexOf(kModeNames, json["levels"].toString(), 1));
    s.preset = json["preset"].toString();
    return s;
}

DisplaySettings::DisplaySettings(QObject* parent)
    : QObject(parent) {
    qRegisterMetaType<DisplayState>();
}

imaging::Levels DisplaySettings::presetLevels(const DisplayState& state) const {
    if (!m_image)
        return {state.tone.low, state.tone.high};
    for (const auto& p : imaging::percentilePresets())
        if (state.preset == QLatin1String(p.id.data(), static_cast<qsizetype>(p.id.size())))
            return imaging::percentileLevels(*m_image, p.low, p.high, state.tone.scale);
    return imaging::autoLevels(*m_image, state.tone.scale);
}

void DisplaySettings::putLevels(DisplayState& state, const imaging::Levels& levels) {
    state.tone.low = levels.low;
    state.tone.high = levels.high;
}

void DisplaySettings::setState(const DisplayState& state) {
    m_haveLevels = true;
    DisplayState next = state;
    // A session of another version may name a map that is not here.
    if (!knownColormap(next.tone.colormap))
        next.tone.colormap = imaging::ToneSettings().colormap;
    if (next == m_state)
        return;
    m_state = next;
    emit changed();
}

void DisplaySettings::imageArrived(const imaging::DisplayImagePtr& image) {
    m_image = image;
    const bool wanted = !m_haveLevels || m_state.mode == LevelsMode::AutoPerFrame;
    if (image && !m_dragging && wanted) {
        DisplayState next = m_state;
        putLevels(next, presetLevels(next));
        setState(next);
    }
    emit imageChanged();
}

void DisplaySettings::edit(const DisplayState& after, const QString& name) {
    if (after == m_state)
        return;
    const DisplayState before = m_state;
    setState(after);
    emit edited(before, m_state, name);
}

void DisplaySettings::editScale(imaging::ToneScale scale) {
    DisplayState next = m_state;
    next.tone.scale = scale;
    // Levels from percentiles are chosen for a scale (log has no place for zero); the user's stay.
    if (next.mode != LevelsMode::Fixed)
        putLevels(next, presetLevels(next));
    edit(next, tr("Change scale"));
}

void DisplaySettings::editColormap(const QString& name) {
    DisplayState next = m_state;
    next.tone.colormap = name.toStdString();
    if (knownColormap(next.tone.colormap))
        edit(next, tr("Change colour map"));
}

void DisplaySettings::editReversed(bool on) {
    DisplayState next = m_state;
    next.tone.reversed = on;
    edit(next, tr("Reverse colour map"));
}

void DisplaySettings::editPooling(imaging::Pooling pooling) {
    DisplayState next = m_state;
    next.pooling = pooling;
    edit(next, tr("Change pooling"));
}

void DisplaySettings::editLevels(double low, double high) {
    if (!(low < high) || !std::isfinite(low) || !std::isfinite(high))
        return;
    DisplayState next = m_state;
    putLevels(next, {low, high});
    next.mode = LevelsMode::Fixed;
    edit(next, tr("Change levels"));
}

void DisplaySettings::editPreset(const QString& id) {
    DisplayState next = m_state;
    next.preset = id;
    if (next.mode == LevelsMode::Fixed)
        next.mode = LevelsMode::Preset;
    putLevels(next, presetLevels(next));
    edit(next, tr("Change levels"));
}

void DisplaySettings::editAutoPerFrame(bool on) {
    DisplayState next = m_state;
    next.mode = on ? LevelsMode::AutoPerFrame : LevelsMode::Fixed;
    if (on)
        putLevels(next, presetLevels(next));
    edit(next, on ? tr("Levels per frame") : tr("Keep levels"));
}

void DisplaySettings::beginLevelsDrag() {
    if (m_dragging)
        return;
    m_dragging = true;
    m_beforeDrag = m_state;
}

void DisplaySettings::dragLevels(double low, double high) {
    if (!(low < high) || !std::isfinite(low) || !std::isfinite(high))
        return;
    DisplayState next = m_state;
    putLevels(next, {low, high});
    next.mode = LevelsMode::Fixed;
    setState(next);
}

void DisplaySettings::endLevelsDrag() {
    if (!m_dragging)
        return;
    m_dragging = false;
    if (m_state != m_beforeDrag)
        emit edited(m_beforeDrag, m_state, tr("Change levels"));
}

} // namespace specula::widgets
