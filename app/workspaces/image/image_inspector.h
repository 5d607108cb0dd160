// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/image_pane.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace specula::widgets {
class Collapsible;
class ElidedLabel;
class NumberField;
} // namespace specula::widgets

namespace specula::app {

class DatasetPicker;
class MetadataView;
class OperationsPanel;
class SpecialColours;

/// What the selected picture is and how it is shown, as a form: file, datasets, levels and colours,
/// statistics of the frame and the drawn region, metadata.
class ImageInspector : public QWidget {
    Q_OBJECT
  public:
    explicit ImageInspector(AppContext& context, QWidget* parent = nullptr);

    void setPane(ImagePane* pane);

    OperationsPanel& operations() { return *m_operations; }

  signals:
    void exportRequested();
    void toast(const QString& text);

  private:
    void makeFile();
    void makeDisplay();
    void makeStatistics();
    void showFile();
    void showInfo();
    void showDisplay();
    void showStatistics();
    void editLevels();
    QLabel* addValue(QFormLayout* form, const char* objectName, const QString& label);

    AppContext& m_context;
    QPointer<ImagePane> m_pane;
    widgets::Collapsible *m_file, *m_datasets, *m_displayPart, *m_operationsPart, *m_statistics,
        *m_metadata;
    widgets::ElidedLabel* m_name;
    QLabel *m_format, *m_shape, *m_encoding, *m_problems;
    DatasetPicker* m_picker;
    MetadataView* m_tree;
    OperationsPanel* m_operations;
    QComboBox *m_channel, *m_pooling;
    widgets::NumberField *m_low, *m_high, *m_gamma;
    QCheckBox* m_reversed;
    SpecialColours* m_colours;
    QLabel *m_range, *m_mean, *m_counted, *m_special, *m_region;
    QPushButton* m_export;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace specula::app
