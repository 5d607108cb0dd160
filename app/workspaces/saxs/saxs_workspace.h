// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "app/workspaces/saxs/saxs_data.h"
#include "app/workspaces/saxs/saxs_rois.h"

#include <QHash>

class QSplitter;
class QTabWidget;

namespace specula::widgets {
class PlotWidget;
}

namespace specula::app {

class IntensityPage;
class PlotExports;
class SaxsCurvesPage;
class SaxsImagePage;
class SaxsInspector;
class SaxsStabilityPage;

/// What the sample scatters: the mean image and the curves beside it, whether it stayed the same
/// during the run, and the intensity over time.
class SaxsWorkspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit SaxsWorkspace(AppContext& context, QObject* parent = nullptr);
    ~SaxsWorkspace() override;

    QString id() const override { return QStringLiteral("saxs"); }
    QString title() const override { return tr("SAXS"); }
    QString iconName() const override { return QStringLiteral("saxs"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget*) override { return nullptr; }
    QWidget* makeInspector(QWidget* parent) override;
    bool settled() const override;

    enum Tab { Scattering, Stability, Intensity };
    void showTab(Tab tab);
    SaxsRois& rois() { return m_rois; }
    /// The numbers of all regions in all files in use; by the ending of `file`.
    void exportRois(const QString& file);

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry& entry) const override;
    CopySubject copySubject() const override;
    void showCurrent() override;
    void showSelection() override;
    void showEntry(int index) override;
    void loadFailed(const QString& key, const QString& message) override;

    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void readNext();
    void compute();
    void viewEdited(const SaxsView& view);
    void showFiles();
    QList<widgets::PlotWidget*> plots() const;
    widgets::PlotWidget* mainPlot() const;
    SaxsDataPtr dataOf(const ResultEntry& entry) const;
    QString stem() const;

    struct Held {
        io::ResultFilePtr file;
        SaxsDataPtr data;
        QString failure;
    };
    SaxsRois m_rois;
    SaxsView m_view;
    QHash<quint64, Held> m_held;
    std::vector<SaxsFileCurves> m_curves; ///< of the files in use, as computed last
    QPointer<QTabWidget> m_tabs;
    QPointer<QSplitter> m_sides; ///< image and curves
    QPointer<SaxsImagePage> m_image;
    QPointer<SaxsCurvesPage> m_lines;
    QPointer<SaxsStabilityPage> m_stability;
    QPointer<IntensityPage> m_intensity;
    QPointer<SaxsInspector> m_inspector;
    QPointer<PlotExports> m_exports;
    quint64 m_reading = 0; ///< entry that is being read; 0: none
};

} // namespace specula::app
