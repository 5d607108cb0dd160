// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/twotime/twotime_model.h"
#include "app/workspaces/twotime/twotime_plots.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace specula::widgets {
class Collapsible;
class ElidedLabel;
} // namespace specula::widgets

namespace specula::app {

/// The inspector of the two-time room: bins, strips with their ages, how the matrix was made, what
/// is wrong with the file, exports.
class TwotimeInspector : public QWidget {
    Q_OBJECT
  public:
    TwotimeInspector(AppContext& context, TwotimeModel& model, QWidget* parent = nullptr);

    /// Null: nothing is open.
    void showFile(const io::ResultFilePtr& file, const TwotimeOverview& overview);
    void showBin(std::int64_t bin);
    /// The matrix on screen; null: none.
    void showSource(const TwotimeSourcePtr& source);
    void showStrips(const StripCurves& curves);

  signals:
    void binChosen(qint64 bin);
    void addStripRequested();
    void copyStripRequested();
    void removeStripRequested();
    void exportPictureRequested();
    void exportMatrixRequested();
    void exportCurvesRequested();

  private:
    void makeBins();
    void makeStrips();
    void makeParameters();
    void makeExports();
    QLabel* addValue(QFormLayout* form, const char* name, const QString& label);
    QPushButton* addButton(QWidget* parent, const char* name, const QString& text);
    void showProblems(const io::ResultFilePtr& file, const QStringList& notes);
    void stripEdited(int row, int column);
    double runLength() const;
    QString firstText(const StripCurve& curve) const;
    QString statistics(const StripCurve& curve) const;

    AppContext& m_context;
    TwotimeModel& m_model;
    widgets::Collapsible *m_binPart, *m_stripPart, *m_parameterPart, *m_problemPart, *m_exportPart;
    QListWidget* m_bins;
    QTableWidget* m_strips;
    QLabel *m_stripNote, *m_frames, *m_config, *m_step, *m_stepFrom, *m_shown, *m_range,
        *m_problems;
    widgets::ElidedLabel* m_name;
    QPushButton *m_add, *m_copy, *m_remove, *m_exportPicture, *m_exportMatrix, *m_exportCurves;
    TwotimeSourcePtr m_source;
    bool m_filling = false;
};

} // namespace specula::app
