// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QObject>

namespace specula {
class Settings;
}

namespace specula::app {

struct RecentFile {
    OpenTarget target;
    QString workspace;
    bool pinned = false;
    bool missing = false; ///< not stored: what the last look at the disk said
};

/// The one store of recently opened files: pinned ones first, then newest first, kept in the
/// settings. Never touches the disk itself; who looks tells setMissing().
class Recents : public QObject {
    Q_OBJECT
  public:
    explicit Recents(Settings& settings, QObject* parent = nullptr);

    const QList<RecentFile>& files() const { return m_files; }
    void add(const OpenTarget& target, const QString& workspace);
    void setPinned(const QString& path, bool pinned);
    void setMissing(const QString& path, bool missing);
    void remove(const QString& path);
    void clearUnpinned();

  signals:
    void changed();

  private:
    void store();
    int find(const QString& path) const;

    Settings& m_settings;
    QList<RecentFile> m_files;
};

} // namespace specula::app
