// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/run_marker.h"
#include "core/session/session.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <optional>

namespace specula::app {

class MainWindow;

/// Saves what is open soon after each change and every two minutes, and brings it back at the next
/// start. After a crash it only offers, in a banner: what crashed the program may be among it.
class SessionKeeper : public QObject {
    Q_OBJECT
  public:
    /// Files of the session lie in `folder` (the user's state folder).
    SessionKeeper(MainWindow& window, const std::filesystem::path& folder);
    ~SessionKeeper() override;

    /// Once, after the window was made. `wanted`: false (--no-restore, files given) restores the
    /// window's place but opens nothing.
    void start(bool wanted);

    bool offersRecovery() const { return m_offer.has_value(); }
    /// Opens what was open when the program crashed.
    void recover();
    void dismissRecovery();

    session::Session capture() const;
    void restore(const session::Session& session);
    /// Now; false when it could not be written (told in the log).
    bool save();

    static std::filesystem::path fileIn(const std::filesystem::path& folder);

  private:
    void restorePlace(const session::Session& session);
    void restoreContent(const session::Session& session);
    void offer(const session::Session& session);

    MainWindow& m_window;
    std::filesystem::path m_folder;
    RunMarker m_marker;
    QTimer m_soon, m_regular;
    std::optional<session::Session> m_offer;
    bool m_started = false;
};

} // namespace specula::app
