// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/image_exports.h"

#include "app/export_dialog.h"
#include "app/job_runner.h"
#include "core/imaging/ops/operation_table.h"
#include "core/io/image_table.h"
#include "core/io/writers.h"
#include "widgets/image/figure.h"
#include "widgets/image/figure_export.h"
#include "widgets/plot/profile_plot.h"

#include <QFileInfo>

namespace specula::app {
namespace {

QString stem(const ImagePane& pane) {
    const FrameSelection& shown = pane.document().shownSelection();
    QString name = QFileInfo(pane.document().target().path).completeBaseName();
    if (pane.document().description().frames > 1)
        name += QStringLiteral("_%1").arg(shown.frame, 5, 10, QLatin1Char('0'));
    return name;
}

} // namespace

ImageExports::ImageExports(AppContext& context, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_window(window) {}

void ImageExports::askName(const QString& title, const QString& proposal, const QString& filters,
                           std::function<void(const QString&)> write) {
    askExportName(m_context.settings, m_window, title, proposal, filters, this, std::move(write));
}

void ImageExports::exportPicture(ImagePane& pane) {
    if (!pane.document().image())
        return;
    askName(tr("Export picture"), stem(pane) + QStringLiteral(".png"),
            tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"),
            [this, target = QPointer(&pane)](const QString& file) {
                if (target)
                    writePicture(*target, file);
            });
}

void ImageExports::writePicture(ImagePane& pane, const QString& file) {
    const widgets::FigureSpec figure = widgets::figureOf(pane.view());
    m_context.jobs.start(
        {.title = tr("Export %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Export}, this,
        // The user has confirmed replacing an existing file in the dialog.
        [figure, file](JobContext&) {
            widgets::exportFigure(figure, file, {.scale = 2, .overwrite = true});
        },
        [this, file] { emit done(tr("Exported %1").arg(file)); });
}

Provenance ImageExports::provenanceOf(const ImagePane& pane) const {
    const FrameDocument& document = pane.document();
    const FrameSelection& shown = document.shownSelection();
    Provenance p = Provenance::now("export image");
    p.backend = "cpu";
    p.inputs = {{"frames", document.target().path.toStdString(),
                 document.target().dataset.toStdString(), document.contentId().toStdString()}};
    p.parameters = {{"frame", shown.frame}, {"channel", shown.channel}};
    if (!document.pipeline().empty())
        p.parameters.update(imaging::pipelineJson(document.pipeline()));
    if (shown.reduction) {
        p.parameters["reduction"] = imaging::reductionName(*shown.reduction);
        p.parameters["count"] = shown.count;
    }
    return p;
}

void ImageExports::exportData(ImagePane& pane) {
    if (!pane.document().image())
        return;
    askName(tr("Export data"), stem(pane) + QStringLiteral(".tif"),
            tr("TIFF image (*.tif *.tiff);;NumPy array (*.npy);;ESRF data format (*.edf);;"
               "Comma-separated values (*.csv);;JSON (*.json)"),
            [this, target = QPointer(&pane)](const QString& file) {
                if (target)
                    writeData(*target, file);
            });
}

void ImageExports::writeData(ImagePane& pane, const QString& file) {
    const imaging::DisplayImagePtr image = pane.document().image();
    if (!image)
        return;
    if (!pane.document().pipeline().empty() && image->scaleX() > 1) {
        emit done(tr("The picture is a preview of a large image. Operations, Apply writes all of "
                     "its pixels."));
        return;
    }
    m_context.jobs.start(
        {.title = tr("Export %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Export}, this,
        [image, provenance = provenanceOf(pane), name = file.toStdString(),
         ending = QFileInfo(file).suffix().toLower()](JobContext& job) {
            const io::SourcePtr source = widgets::dataSource(*image);
            if (ending == QLatin1String("csv") || ending == QLatin1String("json"))
                io::writeImageTable(name, source->readFrame(0), provenance, true, job);
            else if (ending == QLatin1String("npy"))
                io::writeNpy(name, *source, true, job);
            else if (ending == QLatin1String("edf"))
                io::writeEdf(name, *source, true, job);
            else if (ending == QLatin1String("tif") || ending == QLatin1String("tiff"))
                io::writeTiff(name, *source,
                              {.overwrite = true, .description = nlohmann::json(provenance).dump()},
                              job);
            else
                throw Error(ErrorCode::Usage,
                            "the ending '" + ending.toStdString() + "' is not a format of data")
                    .inFile(name)
                    .withRemedy("use tif, npy, edf, csv or json");
        },
        [this, file] { emit done(tr("Exported %1").arg(file)); });
}

void ImageExports::exportProfile(ImagePane& pane, widgets::ProfilePlot& plot) {
    if (plot.curves().isEmpty())
        return;
    askName(tr("Export profile"), stem(pane) + QStringLiteral("_profile.csv"),
            tr("Comma-separated values (*.csv);;PNG picture (*.png);;SVG drawing (*.svg);;"
               "PDF document (*.pdf)"),
            [this, target = QPointer(&plot)](const QString& file) {
                if (!target)
                    return;
                try {
                    target->exportTo(file);
                    emit done(tr("Exported %1").arg(file));
                } catch (const Error& e) {
                    emit done(QString::fromUtf8(e.what()));
                }
            });
}

} // namespace specula::app
