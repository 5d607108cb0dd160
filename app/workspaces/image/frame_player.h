// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/frame_document.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace specula::app {

/// Plays a stack: goes to the next frame at the asked rate, never faster than frames arrive, and
/// leaves frames out where reading cannot keep up. Starts over at the end.
class FramePlayer : public QObject {
    Q_OBJECT
  public:
    explicit FramePlayer(QObject* parent = nullptr);

    /// Stops; nothing plays until play().
    void setDocument(FrameDocument* document);
    void setFramesPerSecond(double rate);
    double framesPerSecond() const { return m_rate; }
    bool playing() const { return m_timer.isActive(); }

  public slots:
    void setPlaying(bool playing);

  signals:
    void playingChanged(bool playing);

  private:
    void advance();

    QPointer<FrameDocument> m_document;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_rate = 20;
    double m_owed = 0; ///< frames the clock is ahead of what was shown
};

} // namespace specula::app
