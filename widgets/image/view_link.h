// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

namespace specula::widgets {

class DisplaySettings;
class ImageView;

/// Keeps two to four views together: where the cursor points, what part is seen, how values become
/// colours; each can be switched off. A view that joins takes over zoom and levels of the first.
class ViewLink : public QObject {
    Q_OBJECT
  public:
    explicit ViewLink(QObject* parent = nullptr);

    void add(ImageView* view);
    void remove(ImageView* view);
    QList<ImageView*> views() const;

    bool linksCursor() const { return m_cursor; }
    bool linksViewport() const { return m_viewport; }
    bool linksLevels() const { return m_levels; }

  public slots:
    void setLinksCursor(bool on);
    void setLinksViewport(bool on);
    void setLinksLevels(bool on);

  private:
    void passTransform(ImageView* from);
    void passLevels(DisplaySettings* from);
    void settingsChanged();
    void passCursor(ImageView* from);

    QList<QPointer<ImageView>> m_views;
    bool m_cursor = true, m_viewport = true, m_levels = true;
    bool m_passing = false;
};

} // namespace specula::widgets
