// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_model.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QTableView;
class QTableWidget;

namespace specula::widgets {
class Collapsible;
class ElidedLabel;
} // namespace specula::widgets

namespace specula::app {

class BinTableModel;

/// The bins of the current file, how alike the repeats are in the chosen one, what the errors and
/// the parameters are, and what is wrong with the file.
class G2Inspector : public QWidget {
    Q_OBJECT
  public:
    G2Inspector(G2Model& model, QWidget* parent);

  signals:
    void exportPictureRequested();
    void exportDataRequested();
    void exportTableRequested();

  private:
    void makeBins();
    void makeRepeats();
    void makeFile();
    void makeExports();
    void showFile();
    void fitTable();
    void showBin();
    void showRepeats();
    QLabel* addValue(QFormLayout* form, const char* objectName, const QString& label);

    G2Model& m_model;
    BinTableModel* m_bins;
    QTableView* m_table = nullptr;
    QTableWidget* m_repeats = nullptr;
    widgets::Collapsible *m_binsPart, *m_repeatsPart, *m_filePart, *m_problemsPart;
    widgets::ElidedLabel* m_name = nullptr;
    QLabel *m_frames = nullptr, *m_steps = nullptr, *m_frameTime = nullptr, *m_step = nullptr,
           *m_delays = nullptr, *m_errors = nullptr, *m_problems = nullptr,
           *m_repeatsNote = nullptr;
    QPushButton *m_picture = nullptr, *m_data = nullptr, *m_tableExport = nullptr;
};

/// What the numbers called errors are, and what to think of them.
QString errorKindText(io::ErrorKind kind, bool hasErrors);

} // namespace specula::app
