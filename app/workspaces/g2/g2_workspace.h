// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "app/workspaces/g2/g2_model.h"

class QStackedWidget;
class QTabBar;

namespace specula::app {

class CurvesPage;
class G2Page;
class MapPage;
class PlotExports;
class RegroupPage;
class StabilityPage;

/// g2 of result files: compared bin by bin, as a map, over growing parts of the run, and regrouped
/// with other q-maps.
class G2Workspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit G2Workspace(AppContext& context, QObject* parent = nullptr);
    ~G2Workspace() override;

    QString id() const override { return QStringLiteral("g2"); }
    QString title() const override { return QStringLiteral("g2"); }
    QString iconName() const override { return QStringLiteral("g2"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;
    bool settled() const override;

    G2Model& model() { return m_model; }
    CurvesPage& curves() const;
    MapPage& map() const;
    StabilityPage& stability() const;
    RegroupPage& regroup() const;
    G2Page& page(G2Tab tab) const;
    G2Page& page() const { return page(m_model.view().tab); }
    /// Empty when the tab has something to show of the current file.
    QString whyNot(G2Tab tab) const;

    void exportPicture();
    void exportData();
    void exportTable();

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry& entry) const override;
    QString emptyReason() const override;
    CopySubject copySubject() const override;
    void showCurrent() override;
    void showSelection() override;
    void showEntry(int index) override;

  private:
    void showTabs();
    void loadMore();
    void loadPartials();
    void giveCopyTexts();
    QString stem() const;

    G2Model m_model;
    QPointer<QTabBar> m_tabs;
    QPointer<QStackedWidget> m_stack;
    QPointer<CurvesPage> m_curves;
    QPointer<MapPage> m_map;
    QPointer<StabilityPage> m_stability;
    QPointer<RegroupPage> m_regroup;
    QPointer<PlotExports> m_exports;
    QSet<quint64> m_reading; ///< ids of entries
};

/// The entries of the action registry.
void registerG2Actions(G2Workspace& workspace, AppContext& context);

} // namespace specula::app
