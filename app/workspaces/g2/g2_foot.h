// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_model.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace specula::widgets {
class NumberField;
}

namespace specula::app {

class RangeField;

/// What changes how g2 is shown.
class G2Foot : public QWidget {
    Q_OBJECT
  public:
    G2Foot(G2Model& model, QWidget* parent);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeControls();
    void makeRows();
    void connectControls();
    void showView();
    void showFields();
    void showNote();
    void applyUnits();

    G2Model& m_model;
    QComboBox *m_layout, *m_files, *m_columns, *m_normalisation, *m_yScale, *m_colourBy;
    QToolButton *m_logX, *m_logY, *m_errors, *m_legend;
    widgets::NumberField* m_offset;
    RangeField *m_q, *m_delay, *m_y;
    QLabel *m_qLabel, *m_delayLabel, *m_note;
    QString m_wrong; ///< why the field edited last is not taken
};

} // namespace specula::app
