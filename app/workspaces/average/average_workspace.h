// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "app/workspaces/average/average_criteria.h"
#include "app/workspaces/average/average_plots.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QTableView;

namespace specula::widgets {
class CurvePanel;
class DragLine;
} // namespace specula::widgets

namespace specula::app {

class AverageTable;
class PlotExports;

/// Repeats become one: which files are taken is seen and changed while one looks at it, then a new
/// result file is written.
class AverageWorkspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit AverageWorkspace(AppContext& context, QObject* parent = nullptr);
    ~AverageWorkspace() override;

    QString id() const override { return QStringLiteral("average"); }
    QString title() const override { return tr("Average"); }
    QString iconName() const override { return QStringLiteral("average"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;
    bool settled() const override;

    /// Writes the average of the files in use; the dialog has asked about replacing. For tests and
    /// scripts too.
    void save(const QString& file);

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry& entry) const override;
    QString emptyReason() const override;
    void showSelection() override;
    void showEntry(int index) override;

  private:
    void filesChanged();
    void evaluate();
    void stopEvaluating();
    bool willSumRatios() const;
    void loadCurves();
    void showPlots();
    void showNotes();
    void placeLimits();
    void limitMoved(bool finished);
    void askAndSave();
    void showState(const QString& text);
    const correlate::AverageOptions& options() const { return m_options; }

    QPointer<widgets::CurvePanel> m_scatter, m_curves;
    QPointer<AverageCriteria> m_criteria;
    QPointer<QTableView> m_view;
    QPointer<QLabel> m_state, m_notes;
    QPointer<QPushButton> m_save;
    QPointer<PlotExports> m_exports;
    AverageTable* m_table;
    QPointer<widgets::DragLine> m_lower, m_upper;
    QTimer m_soon;                             ///< several changes at once are one evaluation
    std::vector<QString> m_paths;              ///< the files in use that can be read
    QStringList m_labels;                      ///< of these
    std::vector<io::ResultFilePtr> m_versions; ///< as they were read; null: not
    correlate::AverageOptions m_options;       ///< as the foot says
    QJsonObject m_restored;                    ///< for a foot that is not made yet
    std::optional<correlate::AverageResult> m_average;
    std::vector<SingleCurve> m_single;
    bool m_evaluating = false;
};

} // namespace specula::app
