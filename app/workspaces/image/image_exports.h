// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/image_pane.h"

#include <QObject>

namespace specula::widgets {
class ProfilePlot;
}

namespace specula::app {

/// What leaves the image workspace: the picture as shown (PNG, SVG, PDF), the data of the frame
/// (TIFF, NPY, EDF, CSV, JSON), a profile (CSV and pictures). Files are written by jobs in the
/// export lane.
class ImageExports : public QObject {
    Q_OBJECT
  public:
    ImageExports(AppContext& context, QWidget* window);

    /// Ask for a name (without blocking) and write.
    void exportPicture(ImagePane& pane);
    void exportData(ImagePane& pane);
    void exportProfile(ImagePane& pane, widgets::ProfilePlot& plot);

    // The same with the name known; for tests and scripts.
    void writePicture(ImagePane& pane, const QString& file);
    void writeData(ImagePane& pane, const QString& file);

  signals:
    void done(const QString& text);

  private:
    void askName(const QString& title, const QString& proposal, const QString& filters,
                 std::function<void(const QString&)> write);
    Provenance provenanceOf(const ImagePane& pane) const;

    AppContext& m_context;
    QWidget* m_window;
};

} // namespace specula::app
