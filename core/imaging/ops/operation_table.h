// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The image operations and how to ask for them. What each computes:
///
/// Samples are used as they are in the file: counts stay counts, and operations on colours that
/// mean 0..1 (cdl, tables, hue) see what is there. To bring counts to 0..1 and back, put
/// div:value=65535 before and mul:value=65535 after; whole numbers are rounded once, at the end of
/// the chain. Only composite and blend, which cannot do without, take whole numbers as fractions of
/// the largest of their type. NaN comes out of every pixel that looked at one (threshold gives 0).
///
/// matrix     out_k = sum_j m[4k+j] in_j, row-major, 4 channels; with 3 the fourth input is 1. The
///            samples are not divided by alpha before.
/// cdl        t = x slope + offset; asc: clamped to 0..1, to the power, luma + saturation (t -
///            luma), clamped again (ASC CDL v1.2); noclamp: negative t keep their value, nothing is
///            clamped. Luma is .2126 .7152 .0722. Equal to OpenColorIO.
/// lut1d,     between the entries linear, trilinear or tetrahedral; outside the domain of the file
/// lut3d      the end of the table. Alpha passes. (cube_file.h)
/// hue        RGB to HSL, curves over the hue, and back (hue_file.h). The hue wraps: 1.1 is 0.1;
///            saturation and lightness are clamped. Colours outside 0..1 pass: they have no HSL.
/// colormap   entry floor(256 t) of the map's 256, t from low to high, clamped; on a logarithmic
///            scale what is not positive is at the low end. Whole numbers give U8, float 0..1.
/// log asinh gamma threshold   ln(x + offset) / ln(base), asinh(x / scale), sign(x) |x|^g,
///            1 where low <= x <= high.
/// add sub mul div   with a value, or an image of the same size and of one or as many channels.
/// mask       where the mask is 0 every channel becomes `fill`.
/// composite  W3C source-over, the file over the image: premultiplied c = cs + cb (1 - as);
///            straight c = (cs as + cb ab (1 - as)) / a, 0 where a is 0; a = as + ab (1 - as). The
///            result has the form of the image. OpenEXR files are premultiplied, all others
///            straight, unless premultiplied= says otherwise for both.
/// blend      b + opacity (f(b, a) - b), b the image, a the file, f as W3C Compositing and Blending
///            has it (its soft light, too), add = min(a + b, 1), subtract = max(b - a, 0).
/// blur       Gaussian, cut at int(4 sigma + 1/2) pixels, weights divided by their sum: what
///            scipy.ndimage.gaussian_filter gives. Edges: clamp a a|a b c|c c, reflect b a|a b c|c
///            b, mirror c b|a b c|b a, wrap b c|a b c|a b, zero.
/// sharpen    x + amount (x - blurred).
/// median erode dilate   of the square of 2 radius + 1 pixels; the image goes on with its border
///            pixels (clamp).
/// correlate, out(i) = sum_j w(j) in(i + j - c), and with the kernel turned by 180 degrees
/// convolve   out(i) = sum_j w(j) in(i - j + c); c is half the kernel's size, rounded down, as in
///            scipy.ndimage.
/// resize     resample.h: as OpenImageIO; nearest takes the right or lower pixel at exact halves.
/// affine     the result's (x, y) is the image at (m0 x + m1 y + m2, m3 x + m4 y + m5), pixel
///            centres at whole coordinates. bilinear: outside 0..width-1, 0..height-1 is `fill`
///            (scipy.ndimage.affine_transform, order 1, constant); nearest takes floor(s + 1/2).
///            Coordinates are rounded to 2^-32 pixel, weights to 2^-24.
/// flip rotate90 crop   move pixels; quarter turns are clockwise: (x, y) goes to (height-1-y, x).
namespace specula::imaging {

/// A parameter of an operation, as the command line, the operations file and the panel's sliders
/// know it.
struct ParameterInfo {
    enum class Kind { Number, Integer, Numbers, Choice, File, Boolean };
    std::string name = {}; ///< "sigma"
    Kind kind = Kind::Number;
    nlohmann::json fallback = {};          ///< null: must be given, unless `optional`
    bool optional = false;                 ///< may be absent, which `help` explains
    double low = 0, high = 1;              ///< the slider's range; typed values may leave it
    std::optional<double> least = {};      ///< smaller is refused
    std::optional<double> most = {};       ///< larger is refused
    bool excludesLeast = false;            ///< `least` itself is refused too
    int count = 0;                         ///< of Numbers
    bool logarithmic = false;              ///< slider
    std::string unit = {};                 ///< "px", "turns", ...
    std::vector<std::string> choices = {}; ///< of Choice
    std::string help = {};                 ///< one line
};

struct OperationInfo {
    std::string name;    ///< "blur"
    std::string summary; ///< one line
    std::string group;   ///< "filter", "colour", "geometry", "arithmetic"
    std::vector<ParameterInfo> parameters;
};

/// All operations, in the order they are offered.
std::span<const OperationInfo> operationTable();
/// Throws Error(Usage) that lists the names when there is none.
const OperationInfo& operationInfo(const std::string& name);

/// Opens the second images that parameters name. Relative paths are the caller's business: of
/// images and of tables (.cube, .json) both.
struct OperationFiles {
    std::function<io::SourcePtr(const std::string& path)> openImage;
    std::function<std::filesystem::path(const std::string& path)> tablePath; ///< none: as it stands
};

/// Makes an operation; unknown, duplicate, missing, non-finite or out-of-range parameters are
/// Error(Usage) naming operation and parameter; broken files are Error(Input).
OperationPtr makeOperation(const std::string& name, const nlohmann::json& parameters,
                           const OperationFiles& files);

/// "blur:sigma=5,edge=mirror"; values may be quoted, number lists are separated by blanks.
OperationPtr parseOperation(const std::string& text, const OperationFiles& files);

/// {"operations":[{"op":"blur","sigma":5}, ...]}
Pipeline readPipeline(const std::filesystem::path& file, const OperationFiles& files);
nlohmann::json pipelineJson(const Pipeline& pipeline);

} // namespace specula::imaging
