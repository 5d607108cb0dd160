// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/image_pane.h"
#include "widgets/image/view_link.h"

#include <QWidget>

class QGridLayout;

namespace specula::app {

/// One to four pictures side by side with linked cursor, zoom and levels; one of them is active.
class ViewGrid : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kMost = 4;

    explicit ViewGrid(AppContext& context, QWidget* parent = nullptr);

    const QList<ImagePane*>& panes() const { return m_panes; }
    ImagePane& active() const { return *m_active; }
    void setActive(ImagePane* pane);

    /// A further empty pane, active now; null when there are four.
    ImagePane* add();
    /// The active one goes; the last one is emptied instead.
    void removeActive();
    widgets::ViewLink& link() { return m_link; }

  signals:
    void activeChanged(specula::app::ImagePane* pane);
    void paneAdded(specula::app::ImagePane* pane);
    void paneRemoved();

  private:
    void arrange();

    AppContext& m_context;
    QGridLayout* m_layout;
    QList<ImagePane*> m_panes;
    ImagePane* m_active = nullptr;
    widgets::ViewLink m_link;
    int m_number = 0;
};

} // namespace specula::app
