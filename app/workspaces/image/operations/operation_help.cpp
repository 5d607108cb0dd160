// SPDX-License-Identifier: GPL-3.0-or-later
// What the core says of its operations and their parameters, for translators: looked up by the
// English text.
#include "app/workspaces/image/operations/operation_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace specula::app {
namespace {

constexpr const char* kContext = "specula::app::OperationTexts";

constexpr std::string_view kHelp[] = {
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Gaussian blur"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Unsharp mask: x + amount (x - blurred)"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Median of a square"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Minimum of a square"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Maximum of a square"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "Convolution with an image (the kernel turned by 180 degrees)"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "Correlation with an image (the kernel as it is)"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Cut out a rectangle"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mirror"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Quarter turns, clockwise"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Any linear map and shift"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Colour matrix, on the samples as they are"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "ASC colour decision list: (x slope + offset)^power, then saturation"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Logarithm"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "Inverse hyperbolic sine: a logarithm that takes 0 and below"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Power that keeps the sign"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "1 where low <= x <= high, else 0; NaN gives 0"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Other width and height"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Add an image or a value"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Subtract an image (dark) or a value"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Multiply by an image or a value"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Divide by an image (flat) or a value"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Replace pixels where the mask is 0"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Lay an image with alpha over this one"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Mix with an image; alpha stays"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "One-dimensional look-up table, linear between entries"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "Three-dimensional look-up table"),
    QT_TRANSLATE_NOOP(
        "specula::app::OperationTexts",
        "Hue, saturation and lightness by curves over the hue; colours outside 0..1 pass"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "Colours for values; whole numbers give 0..255, float 0..1"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "standard deviation in pixels, more than 0"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "how the image goes on beyond its border"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "0 leaves the image, 1 doubles its detail"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "the square has 2 radius + 1 pixels on a side"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "the kernel: an image of one channel, its centre at half its width and "
                      "height, rounded down"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "h: left and right change places, v: top and bottom"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "quarter turns clockwise, negative ones the other way"),
    QT_TRANSLATE_NOOP(
        "specula::app::OperationTexts",
        "6 numbers: the result's (x, y) is the image at (m0 x + m1 y + m2, m3 x + m4 y + m5)"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "value of what lies outside the image"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "how to go between pixels"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "16 numbers, row-major: out_k = sum_j m[4k+j] in_j; with three channels the "
                      "fourth input is 1"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "1 leaves colours as they are, 0 makes grey"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "asc clamps to 0..1 (ASC CDL v1.2), noclamp does not"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "of the logarithm; natural when absent"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "added before the logarithm, 1 where counts may be 0"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "linear below, logarithmic above: asinh(x / scale)"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "exponent: sign(x) |x|^g"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "smallest value that gives 1; none when absent"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "largest value that gives 1; none when absent"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "first column"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "first row"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "of the result, in pixels"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "triangle is bilinear; lanczos3 is sharpest and may ring"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "instead of a file"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "what masked pixels become"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "whether the colours of both images are multiplied by alpha; when absent, "
                      "those of OpenEXR files are and all others are not"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "as in W3C Compositing and Blending"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "0 leaves the image"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "a .cube file; its domain is in values of the image"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "how to go between the table's points"),
    QT_TRANSLATE_NOOP(
        "specula::app::OperationTexts",
        "JSON {\"hue\":[...],\"saturation\":[...],\"lightness\":[...]} over hue 0..1"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "of the colour map"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "value that gets the first colour; must be given"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "value that gets the last colour; must be given"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "between low and high"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "image of the same size, of one or as many channels"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "mask of one channel: 0 is replaced, anything else stays"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "the image that lies over, with as many channels, the last of them alpha"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts",
                      "three numbers, red green blue, not negative"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "three numbers, red green blue"),
    QT_TRANSLATE_NOOP("specula::app::OperationTexts", "three positive numbers, red green blue"),
};

} // namespace

QString operationHelp(const std::string& english) {
    const bool known = std::find(std::begin(kHelp), std::end(kHelp), english) != std::end(kHelp);
    return known ? QCoreApplication::translate(kContext, english.c_str())
                 : QString::fromStdString(english);
}

} // namespace specula::app
