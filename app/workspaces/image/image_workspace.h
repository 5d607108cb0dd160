// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/frame_player.h"
#include "app/workspaces/workspace.h"
#include "widgets/adapters/profile_worker.h"

#include <QPointer>

namespace specula::widgets {
class ProfilePlot;
}

namespace specula::app {

class FrameControls;
class ImageExports;
class ImageInspector;
class ImagePane;
class ViewGrid;

/// Look at frames of any of the formats: pictures, stacks and growing files, one to four of them
/// side by side, with profiles and exports.
class ImageWorkspace : public Workspace {
    Q_OBJECT
  public:
    explicit ImageWorkspace(AppContext& context, QObject* parent = nullptr);
    ~ImageWorkspace() override;

    QString id() const override { return QStringLiteral("image"); }
    QString title() const override { return tr("Image"); }
    QString iconName() const override { return QStringLiteral("image"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeCentre(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;
    void registerActions() override;

    void open(const OpenTarget& target) override;
    QList<OpenTarget> targets() const override { return m_targets; }
    void close(const OpenTarget& target) override;

    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    bool settled() const override;

    ViewGrid& grid();
    widgets::ProfilePlot& plot();
    FramePlayer& player() { return m_player; }
    ImageExports& exports();

  private:
    void addPane(ImagePane* pane);
    void bindActive(ImagePane* pane);
    void updateProfile();
    void showPlot(bool shown);
    void showReadout();
    void noteTarget(const OpenTarget& target);
    void noteFrames(const FrameDocument& document);
    void step(qint64 frames);

    QPointer<ViewGrid> m_grid;
    QPointer<widgets::ProfilePlot> m_plot;
    int m_plotHeight = 0; ///< as the user pulled it
    QPointer<FrameControls> m_controls;
    QPointer<ImageInspector> m_inspector;
    QPointer<ImageExports> m_exports;
    widgets::ProfileWorker m_profiles;
    FramePlayer m_player;
    QList<OpenTarget> m_targets;

    friend void registerImageActions(ImageWorkspace&, AppContext&);
};

/// The workspace's entries of the action registry (own file: there are many).
void registerImageActions(ImageWorkspace& workspace, AppContext& context);

} // namespace specula::app
