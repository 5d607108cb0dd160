// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QHash>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace specula::widgets {
class Drawer;
}

namespace specula::app {

class Rail;
class SidePanel;

/// What is the same in every workspace: rail, left panel, the column of tools, centre and foot, and
/// the inspector, which becomes a drawer in a narrow window. Pages of a workspace are made when it
/// is shown for the first time.
class Frame : public QWidget {
    Q_OBJECT
  public:
    /// Below this width of the window the inspector is a drawer.
    static constexpr int kNarrowWidth = 1100;

    Frame(AppContext& context, SidePanel* side, QWidget* parent = nullptr);

    void addWorkspace(Workspace* workspace);
    void show(Workspace* workspace);
    /// Its pages exist: it was shown once.
    bool made(Workspace* workspace) const { return m_pages.contains(workspace); }
    /// Its widgets exist from now on, though another is shown.
    void make(Workspace* workspace) { pageOf(workspace); }
    Rail* rail() const { return m_rail; }

    bool sideShown() const { return m_sideShown; }
    void setSideShown(bool shown);
    bool inspectorShown() const;
    void setInspectorShown(bool shown);
    bool narrow() const { return m_narrow; }

    QJsonObject saveLayout() const;
    void restoreLayout(const QJsonObject& layout);

  signals:
    void layoutChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Page {
        QWidget *tools = nullptr, *centre = nullptr, *foot = nullptr, *inspector = nullptr;
    };
    Page& pageOf(Workspace* workspace);
    void arrange();

    AppContext& m_context;
    Rail* m_rail;
    SidePanel* m_side;
    QSplitter* m_splitter;
    QWidget* m_middle;
    QStackedWidget *m_tools, *m_centre, *m_foot, *m_inspector;
    widgets::Drawer* m_drawer;
    QHash<Workspace*, Page> m_pages;
    Workspace* m_current = nullptr;
    bool m_sideShown = true, m_inspectorShown = true, m_narrow = false;
    int m_sideWidth, m_inspectorWidth;
};

} // namespace specula::app
