// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "widgets/image/canvas_palette.h"
#include "widgets/plot/plot_style.h"
#include "widgets/plot/profile_plot.h"
#include "widgets/plot/profile_plot_p.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QMimeData>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace specula::widgets {
namespace {

/// Black on white while it lives.
class OnPaper {
  public:
    OnPaper(QCustomPlot& plot, const CanvasColours& screen, const QFont& font)
        : m_plot(plot)
        , m_screen(screen)
        , m_font(font) {
        stylePlot(m_plot, paperCanvas(), m_font);
    }
    ~OnPaper() {
        stylePlot(m_plot, m_screen, m_font);
        m_plot.replot(QCustomPlot::rpQueuedReplot);
    }
    OnPaper(const OnPaper&) = delete;
    OnPaper& operator=(const OnPaper&) = delete;

  private:
    QCustomPlot& m_plot;
    CanvasColours m_screen;
    QFont m_font;
};

} // namespace

QImage ProfilePlot::toImage(const QSize& size, double scale) const {
    const OnPaper paper(*d->plot, d->colours, font());
    return d->plot->toPixmap(size.width(), size.height(), scale).toImage();
}

QByteArray ProfilePlot::toSvg(const QSize& size) const {
    const OnPaper paper(*d->plot, d->colours, font());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    {
        QCPPainter painter;
        painter.begin(&generator);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(QRect(QPoint(0, 0), size), Qt::white);
        d->plot->toPainter(&painter, size.width(), size.height());
    }
    return bytes;
}

QByteArray ProfilePlot::toPdf(const QSize& size) const {
    const OnPaper paper(*d->plot, d->colours, font());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Specula"));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(
        QPageSize(QSizeF(size) * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setResolution(96);
    {
        QCPPainter painter;
        painter.begin(&writer);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        d->plot->toPainter(&painter, size.width(), size.height());
    }
    return bytes;
}

void ProfilePlot::exportTo(const QString& file, bool overwrite) const {
    const QString ending = QFileInfo(file).suffix().toLower();
    const QSize wanted = size();
    QByteArray bytes;
    if (ending == QLatin1String("png")) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        toImage(wanted, 2).save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        bytes = toSvg(wanted);
    } else if (ending == QLatin1String("pdf")) {
        bytes = toPdf(wanted);
    } else if (ending == QLatin1String("csv")) {
        bytes = profileCsv(d->curves).toUtf8();
    } else {
        throw Error(ErrorCode::Usage, "a plot is not written as \"" + ending.toStdString() + "\"")
            .inFile(file.toStdString())
            .withRemedy("end the name in .png, .svg, .pdf or .csv");
    }
    writeFileAtomically(file.toStdString(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())}, overwrite);
}

void ProfilePlot::copyToClipboard() const {
    auto* mime = new QMimeData;
    mime->setImageData(toImage(size(), 2));
    mime->setData(QStringLiteral("image/svg+xml"), toSvg(size()));
    mime->setText(profileCsv(d->curves));
    QApplication::clipboard()->setMimeData(mime);
}

} // namespace specula::widgets
