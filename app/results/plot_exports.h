// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace specula::widgets {
class PlotWidget;
}

namespace specula::app {

/// Takes plots home: asks for a name and writes the picture as shown (PNG, SVG, PDF) or the data
/// with units and provenance (CSV, JSON).
class PlotExports : public QObject {
    Q_OBJECT
  public:
    PlotExports(AppContext& context, QWidget* window);

    /// From now on the context menu of `plot` exports; files are called `stem` at first.
    void serve(widgets::PlotWidget* plot, std::function<QString()> stem);

    void exportPicture(widgets::PlotWidget& plot, const QString& stem);
    void exportData(widgets::PlotWidget& plot, const QString& stem);
    /// With the name known; for tests and scripts.
    void write(widgets::PlotWidget& plot, const QString& file);

  signals:
    void done(const QString& text);

  private:
    AppContext& m_context;
    QWidget* m_window;
};

} // namespace specula::app
