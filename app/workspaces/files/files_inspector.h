// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/files/run_table_model.h"
#include "core/io/file_info.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace specula::widgets {
class Collapsible;
class CurvePanel;
class ElidedLabel;
} // namespace specula::widgets

namespace specula::app {

class MetadataCompare;
class MetadataView;

/// All that can be said of one file, read in a job.
struct RunDetails {
    QString path;
    io::MetadataNode metadata;
    std::vector<io::Problem> problems;
    QImage image; ///< mean scattering, larger than in the table; null: none
};
RunDetails readRunDetails(const QString& path, ThreadPool& pool, JobContext& job);

/// What the current row of the run table is: preview, problems with their remedies, metadata; with
/// two rows selected, the metadata of both side by side.
class FilesInspector : public QWidget {
    Q_OBJECT
  public:
    explicit FilesInspector(AppContext& context, QWidget* parent = nullptr);

    /// Null: no row.
    void setRun(const RunRow* run, int bin);
    void setDetails(const RunDetails& details);
    void setCompared(const QString& leftName, const RunDetails& left, const QString& rightName,
                     const RunDetails& right);
    void setWaiting();
    /// Text of the main button; empty: there is nothing to open.
    void setOpenText(const QString& text);

  signals:
    void openWanted();

  private:
    void showImage(const RunDetails& details);
    void drawImage();
    void showProblems(const std::vector<io::Problem>& problems);

    AppContext& m_context;
    widgets::ElidedLabel* m_name;
    QLabel *m_image, *m_why, *m_metadataHint;
    widgets::CurvePanel* m_curve;
    widgets::Collapsible *m_preview, *m_problems, *m_metadata;
    QVBoxLayout* m_problemRows;
    MetadataView* m_tree;
    MetadataCompare* m_compare;
    QPushButton* m_open;
    QImage m_picture;
    QString m_pictureOf; ///< file whose details m_picture comes from
};

} // namespace specula::app
