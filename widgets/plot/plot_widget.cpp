// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_widget.h"

#include "core/base/atomic_file.h"
#include "widgets/image/canvas_palette.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <qcustomplot.h>

#include <cmath>

namespace specula::widgets {

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent)
    , m_colours(canvasFromPalette(palette())) {
    connect(makeAction(tr("Copy picture"), "copyPlotPicture"), &QAction::triggered, this,
            &PlotWidget::copyPicture);
    connect(makeAction(tr("Copy data"), "copyPlotData"), &QAction::triggered, this,
            &PlotWidget::copyData);
    m_copyPython = makeAction(tr("Copy as Python"), "copyPlotPython");
    connect(m_copyPython, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_copyTexts.python); });
    m_copyCommand = makeAction(tr("Copy as command"), "copyPlotCommand");
    connect(m_copyCommand, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_copyTexts.command); });
    connect(makeAction(tr("Export as shown..."), "exportPlotPicture"), &QAction::triggered, this,
            &PlotWidget::exportRequested);
    connect(makeAction(tr("Export data..."), "exportPlotData"), &QAction::triggered, this,
            &PlotWidget::exportDataRequested);
    connect(makeAction(tr("Link with..."), "linkPlot"), &QAction::triggered, this,
            &PlotWidget::linkRequested);
    connect(makeAction(tr("Reset view"), "resetPlotView"), &QAction::triggered, this,
            &PlotWidget::resetView);
    setCopyTexts({});
}

PlotWidget::~PlotWidget() = default;

QAction* PlotWidget::makeAction(const QString& text, const char* name) {
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    m_actions << action;
    return action;
}

void PlotWidget::addContextAction(QAction* action) {
    m_actions << action;
}

void PlotWidget::setCopyTexts(const CopyTexts& texts) {
    m_copyTexts = texts;
    m_copyPython->setVisible(!texts.python.isEmpty());
    m_copyCommand->setVisible(!texts.command.isEmpty());
}

QList<QAction*> PlotWidget::contextActions() const {
    return m_actions;
}

double PlotWidget::pictureScale() const {
    constexpr double kMostPixels = 64e6;
    const QSizeF figure = figureSize();
    return std::min(2.0, std::sqrt(kMostPixels / std::max(1.0, figure.width() * figure.height())));
}

QImage PlotWidget::toImage(double scale) const {
    QImage image((QSizeF(figureSize()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    paintFigure(painter);
    return image;
}

QByteArray PlotWidget::toSvg() const {
    const QSize size = figureSize();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(QStringLiteral("Specula"));
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    {
        QCPPainter painter;
        painter.begin(&generator);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(QRect(QPoint(0, 0), size), Qt::white);
        paintFigure(painter);
    }
    return bytes;
}

QByteArray PlotWidget::toPdf() const {
    constexpr double kPointsPerPixel = 72.0 / 96.0;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Specula"));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(QPageSize(QSizeF(figureSize()) * kPointsPerPixel, QPageSize::Point,
                                 QString(), QPageSize::ExactMatch));
    writer.setResolution(96);
    {
        QCPPainter painter;
        painter.begin(&writer);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        paintFigure(painter);
    }
    return bytes;
}

void PlotWidget::exportTo(const QString& file, bool overwrite) const {
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png")) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        toImage(pictureScale()).save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        bytes = toSvg();
    } else if (ending == QLatin1String("pdf")) {
        bytes = toPdf();
    } else if (ending == QLatin1String("csv")) {
        bytes = csv();
    } else if (ending == QLatin1String("json")) {
        bytes = json();
    } else {
        throw Error(ErrorCode::Usage, "a plot is not written as \"" + ending.toStdString() + "\"")
            .inFile(file.toStdString())
            .withRemedy("end the name in .png, .svg, .pdf, .csv or .json");
    }
    writeFileAtomically(file.toStdString(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())}, overwrite);
}

void PlotWidget::copyPicture() const {
    auto* mime = new QMimeData;
    mime->setImageData(toImage(pictureScale()));
    mime->setData(QStringLiteral("image/svg+xml"), toSvg());
    QApplication::clipboard()->setMimeData(mime);
}

void PlotWidget::copyData() const {
    QApplication::clipboard()->setText(QString::fromUtf8(csv()));
}

void PlotWidget::setColours(const CanvasColours& colours) {
    m_colours = colours;
    m_coloursSet = true;
    coloursChanged();
}

void PlotWidget::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.setAccessibleName(accessibleName());
    // What nobody answers is no offer.
    const auto heard = [this](auto signal) {
        return isSignalConnected(QMetaMethod::fromSignal(signal));
    };
    for (QAction* action : m_actions) {
        const QString name = action->objectName();
        if ((name == QLatin1String("linkPlot") && !heard(&PlotWidget::linkRequested)) ||
            (name == QLatin1String("exportPlotPicture") && !heard(&PlotWidget::exportRequested)) ||
            (name == QLatin1String("exportPlotData") && !heard(&PlotWidget::exportDataRequested)))
            continue;
        menu.addAction(action);
    }
    menu.exec(event->globalPos());
}

void PlotWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloursSet)
        m_colours = canvasFromPalette(palette());
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        coloursChanged();
}

} // namespace specula::widgets
