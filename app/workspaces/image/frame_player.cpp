// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/frame_player.h"

#include <algorithm>
#include <cmath>

namespace specula::app {

FramePlayer::FramePlayer(QObject* parent)
    : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(8);
    connect(&m_timer, &QTimer::timeout, this, &FramePlayer::advance);
}

void FramePlayer::setDocument(FrameDocument* document) {
    if (m_document == document)
        return;
    setPlaying(false);
    m_document = document;
}

void FramePlayer::setFramesPerSecond(double rate) {
    m_rate = std::clamp(rate, 0.1, 1000.0);
}

void FramePlayer::setPlaying(bool playing) {
    if (playing == m_timer.isActive())
        return;
    if (playing && (m_document == nullptr || m_document->description().frames < 2))
        return;
    if (playing) {
        m_owed = 0;
        m_clock.start();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    emit playingChanged(playing);
}

void FramePlayer::advance() {
    if (m_document == nullptr || !m_document->isOpen()) {
        setPlaying(false);
        return;
    }
    m_owed += m_rate * static_cast<double>(m_clock.restart()) / 1000;
    const bool arrived = m_document->shownSelection() == m_document->selection();
    if (m_owed < 1 || !arrived)
        return;
    const auto step = static_cast<qint64>(std::floor(m_owed));
    m_owed -= static_cast<double>(step);
    FrameSelection next = m_document->selection();
    next.frame = (next.frame + step) % m_document->description().frames;
    m_document->setSelection(next);
}

} // namespace specula::app
