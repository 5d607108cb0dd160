// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/plot_exports.h"

#include "app/export_dialog.h"
#include "core/base/error.h"
#include "widgets/plot/plot_widget.h"

#include <QPointer>

namespace specula::app {

PlotExports::PlotExports(AppContext& context, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_window(window) {}

void PlotExports::serve(widgets::PlotWidget* plot, std::function<QString()> stem) {
    connect(plot, &widgets::PlotWidget::exportRequested, this,
            [this, plot, stem] { exportPicture(*plot, stem()); });
    connect(plot, &widgets::PlotWidget::exportDataRequested, this,
            [this, plot, stem] { exportData(*plot, stem()); });
}

void PlotExports::exportPicture(widgets::PlotWidget& plot, const QString& stem) {
    askExportName(m_context.settings, m_window, tr("Export picture"), stem + QStringLiteral(".png"),
                  tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"), this,
                  [this, target = QPointer(&plot)](const QString& file) {
                      if (target)
                          write(*target, file);
                  });
}

void PlotExports::exportData(widgets::PlotWidget& plot, const QString& stem) {
    askExportName(m_context.settings, m_window, tr("Export data"), stem + QStringLiteral(".csv"),
                  tr("Comma-separated values (*.csv);;JSON (*.json)"), this,
                  [this, target = QPointer(&plot)](const QString& file) {
                      if (target)
                          write(*target, file);
                  });
}

void PlotExports::write(widgets::PlotWidget& plot, const QString& file) {
    try {
        plot.exportTo(file, true); // the dialog has asked about replacing
        emit done(tr("Exported %1").arg(file));
    } catch (const Error& e) {
        emit done(QString::fromUtf8(e.what()));
    }
}

} // namespace specula::app
