// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/figure_export.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/memory_source.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMarginsF>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>
#include <cstring>

namespace specula::widgets {

QImage figureImage(const FigureSpec& spec, double scale) {
    const QSizeF size = figureSize(spec);
    QImage image(static_cast<int>(std::ceil(size.width() * scale)),
                 static_cast<int>(std::ceil(size.height() * scale)), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(spec.colours.background);
    QPainter painter(&image);
    renderFigure(painter, spec);
    return image;
}

QByteArray figureSvg(const FigureSpec& spec) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSize size = figureSize(spec).toSize();
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setTitle(spec.title.isEmpty() ? QStringLiteral("Specula") : spec.title);
    generator.setResolution(96);
    {
        QPainter painter(&generator);
        renderFigure(painter, spec);
    }
    return bytes;
}

QByteArray figurePdf(const FigureSpec& spec) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = figureSize(spec);
    constexpr double kPointsPerPixel = 72.0 / 96.0;
    QPdfWriter writer(&buffer);
    writer.setTitle(spec.title);
    writer.setCreator(QStringLiteral("Specula"));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(
        QPageSize(size * kPointsPerPixel, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setResolution(96 * 4);
    {
        QPainter painter(&writer);
        painter.scale(4, 4);
        renderFigure(painter, spec);
    }
    return bytes;
}

QMimeData* figureMimeData(const FigureSpec& spec) {
    auto* data = new QMimeData;
    data->setImageData(figureImage(spec));
    data->setData(QStringLiteral("image/svg+xml"), figureSvg(spec));
    return data;
}

void exportFigure(const FigureSpec& spec, const QString& file, const FigureExportOptions& options) {
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png")) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        figureImage(spec, options.scale).save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        bytes = figureSvg(spec);
    } else if (ending == QLatin1String("pdf")) {
        bytes = figurePdf(spec);
    } else {
        throw Error(ErrorCode::Usage, "a figure is not written as \"" + ending.toStdString() + "\"")
            .inFile(file.toStdString())
            .withRemedy("end the name in .png, .svg or .pdf");
    }
    writeFileAtomically(file.toStdString(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())},
                        options.overwrite);
}

io::SourcePtr dataSource(const imaging::DisplayImage& image, const Rect& region) {
    const Rect& placement = image.placement();
    const Rect wanted = region.empty() ? placement : region.intersected(placement);
    if (wanted.empty())
        throw Error(ErrorCode::Usage, "the region lies outside the image")
            .withRemedy("choose a region that touches the image");
    // From full-resolution pixels to samples, which are larger at reduced levels.
    const auto sample = [](std::int64_t at, double scale) {
        return static_cast<std::int64_t>(std::floor(double(at) / scale));
    };
    const std::int64_t x0 = sample(wanted.x - placement.x, image.scaleX());
    const std::int64_t y0 = sample(wanted.y - placement.y, image.scaleY());
    const std::int64_t x1 = sample(wanted.right() - 1 - placement.x, image.scaleX()) + 1;
    const std::int64_t y1 = sample(wanted.bottom() - 1 - placement.y, image.scaleY()) + 1;
    const Pixels& from = image.pixels();
    const Rect box =
        Rect{x0, y0, x1 - x0, y1 - y0}.intersected({0, 0, from.width(), from.height()});
    Pixels cut(from.type(), box.width, box.height);
    withPixelType(from.type(), [&](auto zero) {
        using T = decltype(zero);
        const auto source = from.plane<T>(image.channel());
        const auto target = cut.editPlane<T>();
        for (std::int64_t r = 0; r < box.height; ++r)
            std::memcpy(target.row(r).data(), source.row(box.y + r).data() + box.x,
                        static_cast<std::size_t>(box.width) * sizeof(T));
    });
    std::vector<Pixels> frames;
    frames.push_back(std::move(cut));
    return io::makeMemorySource(std::move(frames));
}

} // namespace specula::widgets
