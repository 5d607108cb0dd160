// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/operations/operation_texts.h"

#include <QCoreApplication>

#include <span>
#include <string_view>

namespace specula::app {
namespace {

struct Word {
    std::string_view name;
    const char* text;
};

constexpr const char* kContext = "specula::app::OperationTexts";

constexpr Word kOperations[] = {
    {"matrix", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour matrix")},
    {"cdl", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour decision (CDL)")},
    {"lut1d", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Curve table (1-D)")},
    {"lut3d", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour table (3-D)")},
    {"hue", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Hue curves")},
    {"colormap", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour map")},
    {"log", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Logarithm")},
    {"asinh", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Inverse hyperbolic sine")},
    {"gamma", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Gamma")},
    {"threshold", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Threshold")},
    {"add", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Add")},
    {"sub", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Subtract")},
    {"mul", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Multiply")},
    {"div", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Divide")},
    {"mask", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mask")},
    {"composite", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Lay over")},
    {"blend", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Blend")},
    {"blur", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Gaussian blur")},
    {"sharpen", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Sharpen")},
    {"median", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Median")},
    {"erode", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Erode (minimum)")},
    {"dilate", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Dilate (maximum)")},
    {"convolve", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Convolve")},
    {"correlate", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Correlate")},
    {"resize", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Resize")},
    {"crop", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Crop")},
    {"flip", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mirror")},
    {"rotate90", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Quarter turns")},
    {"affine", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Affine map")},
};

constexpr Word kGroups[] = {
    {"colour", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour and scale")},
    {"arithmetic", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Arithmetic and images")},
    {"filter", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Filters")},
    {"geometry", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Geometry")},
};

constexpr Word kParameters[] = {
    {"m", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Numbers")},
    {"slope", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Slope")},
    {"offset", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Offset")},
    {"power", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Power")},
    {"saturation", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Saturation")},
    {"style", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Style")},
    {"file", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "File")},
    {"interp", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Between entries")},
    {"width", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Width")},
    {"height", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Height")},
    {"filter", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Filter")},
    {"sigma", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Sigma")},
    {"edge", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Edge")},
    {"amount", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Amount")},
    {"radius", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Radius")},
    {"x", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Left")},
    {"y", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Top")},
    {"axis", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Direction")},
    {"turns", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Turns")},
    {"fill", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Fill with")},
    {"base", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Base")},
    {"scale", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Scale")},
    {"g", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Exponent")},
    {"value", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Value")},
    {"low", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "From")},
    {"high", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "To")},
    {"mode", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mode")},
    {"opacity", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Opacity")},
    {"premultiplied", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Premultiplied")},
    {"name", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Map")},
};

constexpr Word kChoices[] = {
    {"clamp", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "border pixels go on")},
    {"reflect", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "mirrored, border twice")},
    {"mirror", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "mirrored, border once")},
    {"wrap", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "from the other side")},
    {"zero", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "zeros")},
    {"h", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "left and right")},
    {"v", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "top and bottom")},
    {"noclamp", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "without clamping")},
    {"asc", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "ASC, clamped to 0…1")},
    {"linear", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "linear")},
    {"log", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "logarithmic")},
    {"nearest", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "nearest pixel")},
    {"bilinear", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "bilinear")},
    {"box", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "box")},
    {"triangle", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "triangle (bilinear)")},
    {"mitchell", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mitchell")},
    {"lanczos3", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Lanczos 3")},
    {"trilinear", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "trilinear")},
    {"tetrahedral", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "tetrahedral")},
    {"normal", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "normal")},
    {"multiply", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "multiply")},
    {"screen", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "screen")},
    {"add", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "add")},
    {"subtract", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "subtract")},
    {"overlay", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "overlay")},
    {"soft-light", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "soft light")},
    {"hard-light", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "hard light")},
    {"difference", QT_TRANSLATE_NOOP("specula::app::OperationTexts", "difference")},
};

QString wordOf(std::span<const Word> words, std::string_view name) {
    for (const Word& word : words)
        if (word.name == name)
            return QCoreApplication::translate(kContext, word.text);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

} // namespace

QString operationTitle(const std::string& name) {
    return wordOf(kOperations, name);
}

QString operationGroupTitle(const std::string& group) {
    return wordOf(kGroups, group);
}

QString parameterTitle(const std::string& name) {
    return wordOf(kParameters, name);
}

QString choiceTitle(const std::string& choice) {
    return wordOf(kChoices, choice);
}

} // namespace specula::app
