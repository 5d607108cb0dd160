// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/view_scene.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace specula::widgets {

QString exactSampleText(const imaging::DisplayImage& image, std::int64_t row, std::int64_t column) {
    const Pixels& pixels = image.pixels();
    return withPixelType(pixels.type(), [&](auto zero) -> QString {
        using T = decltype(zero);
        const T v = pixels.plane<T>(image.channel())(row, column);
        if constexpr (std::is_floating_point_v<T>) {
            if (std::isnan(v))
                return QStringLiteral("NaN");
            if (std::isinf(v))
                return v < 0 ? QStringLiteral("-∞") : QStringLiteral("∞");
            // The shortest digits that read back as the same float.
            std::array<char, 64> text{};
            for (int digits = 1; digits <= std::numeric_limits<T>::max_digits10; ++digits) {
                std::snprintf(text.data(), text.size(), "%.*g", digits, static_cast<double>(v));
                if (static_cast<T>(QByteArray(text.data()).toDouble()) == v)
                    break;
            }
            return QString::fromLatin1(text.data());
        } else if constexpr (std::is_signed_v<T>) {
            return QString::number(static_cast<qlonglong>(v));
        } else {
            return QString::number(static_cast<qulonglong>(v));
        }
    });
}

QString pixelStateText(imaging::PixelState state) {
    using imaging::PixelState;
    switch (state) {
    case PixelState::Value:
        return {};
    case PixelState::Nan:
        return QCoreApplication::translate("PixelState", "not a number");
    case PixelState::Infinite:
        return QCoreApplication::translate("PixelState", "infinite");
    case PixelState::Masked:
        return QCoreApplication::translate("PixelState", "masked");
    case PixelState::Saturated:
        return QCoreApplication::translate("PixelState", "saturated");
    case PixelState::Dead:
        break;
    }
    return QCoreApplication::translate("PixelState", "dead");
}

PixelReadout readPixel(const imaging::DisplayImagePtr& base, const imaging::DisplayImagePtr& detail,
                       const QPointF& at) {
    PixelReadout out;
    out.position = at;
    out.column = static_cast<std::int64_t>(std::floor(at.x() + 0.5));
    out.row = static_cast<std::int64_t>(std::floor(at.y() + 0.5));
    for (const imaging::DisplayImage* image : {detail.get(), base.get()}) {
        if (!image)
            continue;
        const auto sample = image->sampleAt(at.x(), at.y());
        if (!sample)
            continue;
        out.inside = true;
        out.state = image->stateAt(sample->row, sample->column);
        out.value = image->valueAt(sample->row, sample->column);
        out.valueText = exactSampleText(*image, sample->row, sample->column);
        out.stateText = pixelStateText(out.state);
        out.scale = std::max<std::int64_t>(1, std::llround(image->scaleX()));
        return out;
    }
    return out;
}

ScaleBar scaleBarFor(double zoom, double limit, std::optional<double> pixelSizeM) {
    ScaleBar bar;
    if (!(zoom > 0) || !(limit > 0))
        return bar;
    const double most = limit / zoom;
    const double decade = std::pow(10.0, std::floor(std::log10(most)));
    bar.pixels = decade;
    for (const double factor : {2.0, 5.0})
        if (factor * decade <= most)
            bar.pixels = factor * decade;
    bar.text = QStringLiteral("%1 px").arg(QString::number(bar.pixels, 'g', 6));
    if (pixelSizeM && *pixelSizeM > 0) {
        struct Unit {
            double metres;
            const char* name;
        };
        static constexpr std::array units{Unit{1.0, "m"}, Unit{1e-3, "mm"}, Unit{1e-6, "µm"},
                                          Unit{1e-9, "nm"}};
        const double length = bar.pixels * *pixelSizeM;
        const Unit* chosen = &units.back();
        for (const Unit& unit : units)
            if (length >= unit.metres * 0.9999) {
                chosen = &unit;
                break;
            }
        bar.text += QStringLiteral(" · %1 %2")
                        .arg(QString::number(length / chosen->metres, 'g', 4),
                             QString::fromUtf8(chosen->name));
    }
    return bar;
}

} // namespace specula::widgets
