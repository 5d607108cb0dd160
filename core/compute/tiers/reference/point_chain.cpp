// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <algorithm>
#include <vector>

namespace specula::compute::reference {
namespace {

/// The channels of one pixel on their way through the chain.
struct Pixel {
    std::array<double, SPC_MAX_POINT_CHANNELS> c{};
    int channels = 0;
    std::int64_t row = 0, column = 0;

    double& operator[](int k) { return c[static_cast<std::size_t>(k)]; }
};

/// Limited to low..high; NaN stays.
double clamped(double x, double low, double high) {
    return x < low ? low : x > high ? high : x;
}

/// An operand of a step at the pixel: its channel k, or its only one.
double imageAt(const Values& image, const Pixel& p, int k) {
    return image({0, image.extent(1) == 1 ? 0 : k, p.row, p.column});
}

void matrix(const SpcPointStep& step, Pixel& p) {
    const Pixel in = p;
    for (int k = 0; k < p.channels; ++k) {
        double sum = 0;
        for (int j = 0; j < p.channels; ++j)
            sum += step.v[4 * k + j] * in.c[static_cast<std::size_t>(j)];
        p[k] = p.channels == 3 ? sum + step.v[4 * k + 3] : sum;
    }
}

/// ASC CDL v1.2, or the variant that clamps nothing.
void cdl(const SpcPointStep& step, Pixel& p) {
    const bool clamps = step.i[0] == 0;
    std::array<double, 3> t{};
    for (int k = 0; k < 3; ++k) {
        double x = p[k] * step.v[k] + step.v[3 + k];
        if (clamps)
            x = clamped(x, 0, 1);
        t[static_cast<std::size_t>(k)] = x < 0 ? x : binary(SPC_POWER, x, step.v[6 + k]);
    }
    const double luma = 0.2126 * t[0] + 0.7152 * t[1] + 0.0722 * t[2];
    for (int k = 0; k < 3; ++k) {
        const double c = luma + step.v[9] * (t[static_cast<std::size_t>(k)] - luma);
        p[k] = clamps ? clamped(c, 0, 1) : c;
    }
}

/// Where x lies among `n` entries over min..max: 0..n-1, NaN for NaN.
double tablePosition(double x, double min, double max, int n) {
    return clamped((x - min) / (max - min), 0, 1) * (n - 1);
}

void lut1d(const SpcPointStep& step, const Values& table, Pixel& p) {
    const int n = step.i[0], columns = step.i[1];
    for (int k = 0; k < p.channels; ++k) {
        if (columns == 3 ? k >= 3 : p.channels == 4 && k == 3)
            continue;
        const int column = columns == 3 ? k : 0;
        const double t = tablePosition(p[k], step.v[column], step.v[3 + column], n);
        if (std::isnan(t)) {
            p[k] = kNan;
            continue;
        }
        const auto below = std::min(static_cast<std::int64_t>(t), std::int64_t{n - 2});
        const double a = table({0, 0, below, column}), b = table({0, 0, below + 1, column});
        p[k] = a + (t - static_cast<double>(below)) * (b - a);
    }
}

void lut3d(const SpcPointStep& step, const Values& table, Pixel& p) {
    const int n = step.i[0];
    std::array<std::int64_t, 3> base{};
    std::array<double, 3> f{};
    for (std::size_t k = 0; k < 3; ++k) {
        const double t = tablePosition(p.c[k], step.v[k], step.v[3 + k], n);
        if (std::isnan(t)) {
            p[0] = p[1] = p[2] = kNan;
            return;
        }
        base[k] = std::min(static_cast<std::int64_t>(t), std::int64_t{n - 2});
        f[k] = t - static_cast<double>(base[k]);
    }
    for (int k = 0; k < 3; ++k) {
        const auto corner = [&](int r, int g, int b) {
            return table({base[2] + b, base[1] + g, base[0] + r, k});
        };
        const double fr = f[0], fg = f[1], fb = f[2];
        if (step.i[1] == 0) {
            const auto mix = [](double a, double b, double t) { return a + t * (b - a); };
            const auto red = [&](int g, int b) {
                return mix(corner(0, g, b), corner(1, g, b), fr);
            };
            const auto green = [&](int b) { return mix(red(0, b), red(1, b), fg); };
            p[k] = mix(green(0), green(1), fb);
            continue;
        }
        // From corner 000 to 111 along the edges of one of six tetrahedra, the steepest axis first.
        double value = 0;
        if (fr > fg && fg > fb)
            value = (1 - fr) * corner(0, 0, 0) + (fr - fg) * corner(1, 0, 0) +
                    (fg - fb) * corner(1, 1, 0) + fb * corner(1, 1, 1);
        else if (fr > fg && fr > fb)
            value = (1 - fr) * corner(0, 0, 0) + (fr - fb) * corner(1, 0, 0) +
                    (fb - fg) * corner(1, 0, 1) + fg * corner(1, 1, 1);
        else if (fr > fg)
            value = (1 - fb) * corner(0, 0, 0) + (fb - fr) * corner(0, 0, 1) +
                    (fr - fg) * corner(1, 0, 1) + fg * corner(1, 1, 1);
        else if (fb > fg)
            value = (1 - fb) * corner(0, 0, 0) + (fb - fg) * corner(0, 0, 1) +
                    (fg - fr) * corner(0, 1, 1) + fr * corner(1, 1, 1);
        else if (fb > fr)
            value = (1 - fg) * corner(0, 0, 0) + (fg - fb) * corner(0, 1, 0) +
                    (fb - fr) * corner(0, 1, 1) + fr * corner(1, 1, 1);
        else
            value = (1 - fg) * corner(0, 0, 0) + (fg - fr) * corner(0, 1, 0) +
                    (fr - fb) * corner(1, 1, 0) + fb * corner(1, 1, 1);
        p[k] = value;
    }
}

/// HSL with the hue in turns (0..1).
void hue(const Values& table, Pixel& p) {
    for (int k = 0; k < 3; ++k)
        if (!(p[k] >= 0 && p[k] <= 1))
            return;
    const double r = p[0], g = p[1], b = p[2];
    const double highest = std::max({r, g, b}), lowest = std::min({r, g, b});
    const double spread = highest - lowest;
    double lightness = (highest + lowest) / 2;
    double turn = 0, saturation = 0;
    if (spread > 0) {
        saturation = spread / (lightness <= 0.5 ? highest + lowest : 2 - highest - lowest);
        if (highest == r)
            turn = (g - b) / spread / 6;
        else if (highest == g)
            turn = ((b - r) / spread + 2) / 6;
        else
            turn = ((r - g) / spread + 4) / 6;
        turn -= std::floor(turn);
    }
    const std::int64_t n = table.extent(3);
    const double position = turn * static_cast<double>(n - 1);
    const auto below = static_cast<std::int64_t>(position);
    const auto curve = [&](int which) {
        const double a = table({0, 0, which, below});
        const double next = table({0, 0, which, std::min(below + 1, n - 1)});
        return a + (position - static_cast<double>(below)) * (next - a);
    };
    turn += curve(0);
    turn -= std::floor(turn);
    saturation = clamped(saturation * curve(1), 0, 1);
    lightness = clamped(lightness + curve(2), 0, 1);

    const double chroma = (1 - std::abs(2 * lightness - 1)) * saturation;
    const double base = lightness - chroma / 2;
    for (int k = 0; k < 3; ++k) {
        // How far the hue is from that of the pure colour k, in sixths of a turn, at most 3.
        double distance = std::abs(6 * turn - 2 * k);
        distance = std::min(distance, 6 - distance);
        p[k] = base + chroma * clamped(2 - distance, 0, 1);
    }
}

/// W3C source-over, the operand over the pixel; the last channel is alpha.
void over(const SpcPointStep& step, const Values& image, Pixel& p) {
    const int last = p.channels - 1;
    const double front = imageAt(image, p, last), back = p[last];
    const double alpha = front + back * (1 - front);
    for (int k = 0; k < last; ++k) {
        const double f = imageAt(image, p, k);
        if (step.i[0] == 1)
            p[k] = f + p[k] * (1 - front);
        else
            p[k] = alpha == 0 ? 0 : (f * front + p[k] * back * (1 - front)) / alpha;
    }
    p[last] = alpha;
}

/// W3C compositing and blending, b the backdrop, a the source.
double blended(int mode, double b, double a) {
    const auto hardLight = [](double below, double above) {
        return above <= 0.5 ? below * 2 * above : 1 - (1 - below) * (1 - (2 * above - 1));
    };
    switch (mode) {
    case SPC_BLEND_NORMAL:
        return std::isnan(b) ? b : a;
    case SPC_BLEND_MULTIPLY:
        return a * b;
    case SPC_BLEND_SCREEN:
        return 1 - (1 - a) * (1 - b);
    case SPC_BLEND_ADD:
        return binary(SPC_MINIMUM, a + b, 1);
    case SPC_BLEND_SUBTRACT:
        return binary(SPC_MAXIMUM, b - a, 0);
    case SPC_BLEND_OVERLAY:
        return hardLight(a, b);
    case SPC_BLEND_SOFT_LIGHT: {
        if (a <= 0.5)
            return b - (1 - 2 * a) * b * (1 - b);
        const double d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : std::sqrt(b);
        return b + (2 * a - 1) * (d - b);
    }
    case SPC_BLEND_HARD_LIGHT:
        return hardLight(b, a);
    default:
        return std::abs(a - b);
    }
}

void blend(const SpcPointStep& step, const Values& image, Pixel& p) {
    for (int k = 0; k < p.channels; ++k)
        if (!(p.channels == 4 && k == 3))
            p[k] += step.v[0] * (blended(step.i[0], p[k], imageAt(image, p, k)) - p[k]);
}

void colormap(const SpcPointStep& step, const Values& table, Pixel& p) {
    const int n = step.i[0];
    p.channels = 3;
    const double x = p[0], low = step.v[0], high = step.v[1];
    if (std::isnan(x)) {
        p[0] = p[1] = p[2] = kNan;
        return;
    }
    double t = (x - low) / (high - low);
    if (step.i[1] == 1) // what has no logarithm is the least there is
        t = ((x > 0 ? std::log(x) : -INFINITY) - std::log(low)) / (std::log(high) - std::log(low));
    const auto entry =
        std::min(static_cast<std::int64_t>(clamped(t, 0, 1) * n), std::int64_t{n - 1});
    for (int k = 0; k < 3; ++k)
        p[k] = table({0, 0, entry, k});
}

void premultiply(const SpcPointStep& step, Pixel& p) {
    const double alpha = p[p.channels - 1];
    for (int k = 0; k < p.channels - 1; ++k) {
        if (step.i[0] == 0)
            p[k] *= alpha;
        else
            p[k] = alpha == 0 ? 0 : p[k] / alpha;
    }
}

double oneChannel(const SpcPointStep& step, double x) {
    switch (step.op) {
    case SPC_POINT_SCALAR:
        return step.i[1] != 0 ? binary(step.i[0], step.v[0], x) : binary(step.i[0], x, step.v[0]);
    case SPC_POINT_LOG:
        return std::log(x + step.v[1]) / std::log(step.v[0]);
    case SPC_POINT_ASINH:
        return std::asinh(x / step.v[0]);
    case SPC_POINT_GAMMA: {
        const double power = binary(SPC_POWER, std::abs(x), step.v[0]);
        return x > 0 ? power : x < 0 ? -power : x * power;
    }
    case SPC_POINT_CLAMP:
        return clamped(x, step.v[0], step.v[1]);
    default: // SPC_POINT_THRESHOLD
        return step.v[0] <= x && x <= step.v[1] ? 1 : 0;
    }
}

void run(const SpcPointStep& step, const std::vector<Values>& operands, Pixel& p) {
    const auto operand = [&]() -> const Values& {
        return operands[static_cast<std::size_t>(step.operand)];
    };
    switch (step.op) {
    case SPC_POINT_MATRIX:
        return matrix(step, p);
    case SPC_POINT_CDL:
        return cdl(step, p);
    case SPC_POINT_LUT1D:
        return lut1d(step, operand(), p);
    case SPC_POINT_LUT3D:
        return lut3d(step, operand(), p);
    case SPC_POINT_HUE:
        return hue(operand(), p);
    case SPC_POINT_OVER:
        return over(step, operand(), p);
    case SPC_POINT_BLEND:
        return blend(step, operand(), p);
    case SPC_POINT_COLORMAP:
        return colormap(step, operand(), p);
    case SPC_POINT_PREMULTIPLY:
        return premultiply(step, p);
    case SPC_POINT_IMAGE:
        for (int k = 0; k < p.channels; ++k)
            p[k] = binary(step.i[0], p[k], imageAt(operand(), p, k));
        return;
    case SPC_POINT_MASK:
        for (int k = 0; k < p.channels; ++k)
            if (imageAt(operand(), p, 0) == 0)
                p[k] = step.v[0];
        return;
    default:
        for (int k = 0; k < p.channels; ++k)
            p[k] = oneChannel(step, p[k]);
    }
}

} // namespace

void pointChain(const SpcCall& call) {
    const auto& chain = paramsOf<SpcPointChain>(call);
    std::vector<Values> operands;
    for (std::uint32_t i = 0; i < call.operand_count; ++i)
        operands.emplace_back(call.operands[i]);
    Values& out = operands[0];
    const Values& in = operands[1];
    for (std::int64_t row = 0; row < in.extent(2); ++row)
        for (std::int64_t column = 0; column < in.extent(3); ++column) {
            Pixel p;
            p.channels = static_cast<int>(in.extent(1));
            p.row = row;
            p.column = column;
            for (int k = 0; k < p.channels; ++k)
                p[k] = in({0, k, row, column});
            for (int step = 0; step < chain.step_count; ++step)
                run(chain.steps[step], operands, p);
            for (int k = 0; k < p.channels; ++k)
                out.set({0, k, row, column}, p[k]);
        }
}

} // namespace specula::compute::reference
