// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The steps of a point chain, on four pixels of one thread: the catalogue's text in the work type.

#include "core/compute/tiers/cuda/map_ops.cuh"

namespace specula::cuda {

/// SpcPointStep, with its operand's place and its numbers in the work type.
template<class W>
struct Step {
    std::int32_t op;
    std::int32_t i[3];
    const void* data; ///< of the operand
    std::int32_t type, channels;
    std::int64_t plane, pitch, step; ///< strides of an image, in elements
    W v[16];
};

/// Four pixels: where they are, and whether they are there at all.
struct PixelPlaces {
    std::int64_t row[4], column[4];
    bool live[4];
};

template<class W>
struct Triple {
    W a, b, c;
};

/// Limited to low..high; NaN stays.
template<class W>
SPECULA_HD W clamped(W x, W low, W high) {
    return x < low ? low : x > high ? high : x;
}

template<class W, int C, class F>
SPECULA_HD void eachChannel(W (&p)[C][4], int channels, F f) {
    SPECULA_UNROLL
    for (int c = 0; c < C; ++c)
        if (c < channels) {
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                p[c][k] = f(p[c][k], c, k);
        }
}

/// Channel c of the step's image (its only one when it has one) at the four pixels.
template<class W>
SPECULA_HD void loadImage(const Step<W>& s, int c, const PixelPlaces& places, W (&out)[4]) {
    const std::int64_t base = s.channels == 1 ? 0 : c * s.plane;
    withReal(s.type, [&](auto tag) {
        using T = decltype(tag);
        SPECULA_UNROLL
        for (int k = 0; k < 4; ++k)
            out[k] = places.live[k]
                         ? convertReal<W>(static_cast<const T*>(
                               s.data)[base + places.row[k] * s.pitch + places.column[k] * s.step])
                         : W{0};
    });
}

/// x among `n` entries over min..max: 0..n-1, NaN for NaN.
template<class W>
SPECULA_HD W tablePosition(W x, W min, W max, int n) {
    return clamped((x - min) / (max - min), W{0}, W{1}) * static_cast<W>(n - 1);
}
/// The entry below, such that there is one above.
template<class W>
SPECULA_HD int entryBelow(W position, int n) {
    const int below = static_cast<int>(position);
    return below < n - 2 ? below : n - 2;
}

template<class W>
SPECULA_HD_CALL W lut1d(const Step<W>& s, int column, W x) {
    const int n = s.i[0], columns = s.i[1];
    const W t = tablePosition(x, s.v[column], s.v[3 + column], n);
    if (isNan(t))
        return t;
    const int below = entryBelow(t, n);
    const W* table = static_cast<const W*>(s.data) + std::int64_t{below} * columns + column;
    const W a = table[0], b = table[columns];
    return a + (t - static_cast<W>(below)) * (b - a);
}

template<class W>
SPECULA_HD_CALL Triple<W> lut3d(const Step<W>& s, W r, W g, W b) {
    const int n = s.i[0];
    const W tr = tablePosition(r, s.v[0], s.v[3], n), tg = tablePosition(g, s.v[1], s.v[4], n),
            tb = tablePosition(b, s.v[2], s.v[5], n);
    if (isNan(tr) || isNan(tg) || isNan(tb)) {
        const W nan = notANumber<W>();
        return {nan, nan, nan};
    }
    const int ir = entryBelow(tr, n), ig = entryBelow(tg, n), ib = entryBelow(tb, n);
    const W fr = tr - static_cast<W>(ir), fg = tg - static_cast<W>(ig),
            fb = tb - static_cast<W>(ib);
    const std::int64_t dr = 3, dg = std::int64_t{3} * n, db = dg * n;
    const W* base = static_cast<const W*>(s.data) + ib * db + ig * dg + ir * dr;
    W out[3];
    if (s.i[1] == 0) {
        for (int k = 0; k < 3; ++k) {
            const W* at = base + k;
            const auto mix = [](W low, W high, W t) { return low + t * (high - low); };
            const W c00 = mix(at[0], at[dr], fr), c10 = mix(at[dg], at[dg + dr], fr),
                    c01 = mix(at[db], at[db + dr], fr),
                    c11 = mix(at[db + dg], at[db + dg + dr], fr);
            out[k] = mix(mix(c00, c10, fg), mix(c01, c11, fg), fb);
        }
        return {out[0], out[1], out[2]};
    }
    // From corner 000 to 111 along two edges, the steepest axis first; ties as in the reference.
    std::int64_t first, second;
    W high, middle, low;
    if (fr > fg && fg > fb) {
        first = dr, second = dg, high = fr, middle = fg, low = fb;
    } else if (fr > fg && fr > fb) {
        first = dr, second = db, high = fr, middle = fb, low = fg;
    } else if (fr > fg) {
        first = db, second = dr, high = fb, middle = fr, low = fg;
    } else if (fb > fg) {
        first = db, second = dg, high = fb, middle = fg, low = fr;
    } else if (fb > fr) {
        first = dg, second = db, high = fg, middle = fb, low = fr;
    } else {
        first = dg, second = dr, high = fg, middle = fr, low = fb;
    }
    for (int k = 0; k < 3; ++k) {
        const W* at = base + k;
        out[k] = (1 - high) * at[0] + (high - middle) * at[first] +
                 (middle - low) * at[first + second] + low * at[dr + dg + db];
    }
    return {out[0], out[1], out[2]};
}

/// HSL with the hue in turns; the table is (3, n), n in i[0].
template<class W>
SPECULA_HD_CALL Triple<W> hueCurves(const Step<W>& s, W r, W g, W b) {
    const auto inside = [](W x) { return x >= 0 && x <= 1; };
    if (!inside(r) || !inside(g) || !inside(b))
        return {r, g, b};
    const W highest = greater(greater(r, g), b), lowest = lesser(lesser(r, g), b);
    const W spread = highest - lowest;
    W lightness = (highest + lowest) / 2, turn = 0, saturation = 0;
    if (spread > 0) {
        saturation = spread / (1 - m::abs(2 * lightness - 1));
        turn = highest == r   ? (g - b) / spread / 6
               : highest == g ? ((b - r) / spread + 2) / 6
                              : ((r - g) / spread + 4) / 6;
        turn -= m::floor(turn);
    }
    const int n = s.i[0];
    const W position = turn * static_cast<W>(n - 1);
    const int below = static_cast<int>(position);
    const int above = below + 1 < n ? below + 1 : n - 1;
    const auto curve = [&](int which) {
        const W* row = static_cast<const W*>(s.data) + std::int64_t{which} * n;
        return row[below] + (position - static_cast<W>(below)) * (row[above] - row[below]);
    };
    turn += curve(0);
    turn -= m::floor(turn);
    saturation = clamped(saturation * curve(1), W{0}, W{1});
    lightness = clamped(lightness + curve(2), W{0}, W{1});
    const W chroma = (1 - m::abs(2 * lightness - 1)) * saturation;
    const W base = lightness - chroma / 2;
    const auto component = [&](W pure) {
        const W away = m::abs(6 * turn - pure); // sixths of a turn
        return base + chroma * clamped(2 - lesser(away, 6 - away), W{0}, W{1});
    };
    return {component(0), component(2), component(4)};
}

template<class W>
SPECULA_HD_CALL Triple<W> cdl(const Step<W>& s, W r, W g, W b) {
    const bool clamps = s.i[0] == 0;
    const auto graded = [&](W x, int k) {
        W t = x * s.v[k] + s.v[3 + k];
        if (clamps)
            t = clamped(t, W{0}, W{1});
        return t < 0 ? t : power(t, s.v[6 + k]);
    };
    const W tr = graded(r, 0), tg = graded(g, 1), tb = graded(b, 2);
    const W luma =
        static_cast<W>(0.2126) * tr + static_cast<W>(0.7152) * tg + static_cast<W>(0.0722) * tb;
    const auto saturated = [&](W t) {
        const W c = luma + s.v[9] * (t - luma);
        return clamps ? clamped(c, W{0}, W{1}) : c;
    };
    return {saturated(tr), saturated(tg), saturated(tb)};
}

template<class W>
SPECULA_HD W hardLight(W below, W above) {
    return above <= W(0.5) ? below * 2 * above : 1 - (1 - below) * (1 - (2 * above - 1));
}
/// W3C compositing and blending, b the backdrop, a the source.
template<class W>
SPECULA_HD_CALL W blended(int mode, W b, W a) {
    switch (mode) {
    case SPC_BLEND_NORMAL:
        return isNan(b) ? b : a;
    case SPC_BLEND_MULTIPLY:
        return a * b;
    case SPC_BLEND_SCREEN:
        return 1 - (1 - a) * (1 - b);
    case SPC_BLEND_ADD:
        return lesser(a + b, W{1});
    case SPC_BLEND_SUBTRACT:
        return greater(b - a, W{0});
    case SPC_BLEND_OVERLAY:
        return hardLight(a, b);
    case SPC_BLEND_SOFT_LIGHT: {
        if (a <= W(0.5))
            return b - (1 - 2 * a) * b * (1 - b);
        const W d = b <= W(0.25) ? ((16 * b - 12) * b + 4) * b : m::sqrt(b);
        return b + (2 * a - 1) * (d - b);
    }
    case SPC_BLEND_HARD_LIGHT:
        return hardLight(b, a);
    default:
        return m::abs(a - b);
    }
}

template<class W>
SPECULA_HD_CALL W gamma(W x, W exponent) {
    const W p = power(m::abs(x), exponent);
    return x > 0 ? p : x < 0 ? -p : x * p;
}

template<class W>
SPECULA_HD_CALL Triple<W> colormap(const Step<W>& s, W x) {
    if (isNan(x))
        return {x, x, x};
    const int n = s.i[0];
    // v[2] and v[3] are the logarithms of low and high; what has none is the least there is.
    W t = (x - s.v[0]) / (s.v[1] - s.v[0]);
    if (s.i[1] == 1)
        t = ((x > 0 ? m::log(x) : -std::numeric_limits<W>::infinity()) - s.v[2]) /
            (s.v[3] - s.v[2]);
    const W place = clamped(t, W{0}, W{1}) * static_cast<W>(n);
    const int entry = place < static_cast<W>(n) ? static_cast<int>(place) : n - 1;
    const W* at = static_cast<const W*>(s.data) + std::int64_t{entry} * 3;
    return {at[0], at[1], at[2]};
}

/// f on the first three channels of every pixel.
template<class W, int C, class F>
SPECULA_HD void eachColour(W (&p)[C][4], F f) {
    if constexpr (C >= 3) {
        SPECULA_UNROLL
        for (int k = 0; k < 4; ++k) {
            const Triple<W> out = f(p[0][k], p[1][k], p[2][k]);
            p[0][k] = out.a;
            p[1][k] = out.b;
            p[2][k] = out.c;
        }
    }
}

/// The value of channel `c`, without an index the compiler does not know.
template<class W, int C>
SPECULA_HD void channelOf(const W (&p)[C][4], int c, W (&out)[4]) {
    SPECULA_UNROLL
    for (int k = 0; k < 4; ++k)
        out[k] = p[0][k];
    SPECULA_UNROLL
    for (int i = 1; i < C; ++i)
        if (i == c) {
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                out[k] = p[i][k];
        }
}

template<class W, int C>
SPECULA_HD void matrixStep(const Step<W>& s, W (&p)[C][4], int channels) {
    if constexpr (C >= 3) {
        W in[4][4];
        SPECULA_UNROLL
        for (int k = 0; k < 4; ++k) {
            in[0][k] = p[0][k];
            in[1][k] = p[1][k];
            in[2][k] = p[2][k];
            in[3][k] = C > 3 && channels > 3 ? p[C > 3 ? 3 : 2][k] : W{0};
        }
        eachChannel(p, channels, [&](W, int c, int k) {
            const int row = 4 * c; // at most 3 channels beyond the first: 4 c + 3 <= 15
            if (c > 3)
                return p[c][k];
            W sum = s.v[row] * in[0][k];
            sum += s.v[row + 1] * in[1][k];
            sum += s.v[row + 2] * in[2][k];
            return channels == 3 ? sum + s.v[row + 3] : sum + s.v[row + 3] * in[3][k];
        });
    }
}

template<class W, int C>
SPECULA_HD void overStep(const Step<W>& s, W (&p)[C][4], int channels, const PixelPlaces& places) {
    const int last = channels - 1;
    W front[4], back[4], alpha[4];
    loadImage(s, last, places, front);
    channelOf(p, last, back);
    each(alpha, [&](int k) { return front[k] + back[k] * (1 - front[k]); });
    SPECULA_UNROLL
    for (int c = 0; c < C; ++c)
        if (c < last) {
            W f[4];
            loadImage(s, c, places, f);
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                if (s.i[0] == 1)
                    p[c][k] = f[k] + p[c][k] * (1 - front[k]);
                else
                    p[c][k] =
                        alpha[k] == 0
                            ? W{0}
                            : (f[k] * front[k] + p[c][k] * back[k] * (1 - front[k])) / alpha[k];
        } else if (c == last) {
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k)
                p[c][k] = alpha[k];
        }
}

template<class W, int C>
SPECULA_HD void runStep(const Step<W>& s, W (&p)[C][4], int& channels, const PixelPlaces& places) {
    switch (s.op) {
    case SPC_POINT_MATRIX:
        return matrixStep(s, p, channels);
    case SPC_POINT_CDL:
        return eachColour(p, [&](W r, W g, W b) { return cdl(s, r, g, b); });
    case SPC_POINT_LUT1D:
        return eachChannel(p, channels, [&](W x, int c, int) {
            const bool passes = s.i[1] == 3 ? c >= 3 : channels == 4 && c == 3;
            return passes ? x : lut1d(s, s.i[1] == 3 ? c : 0, x);
        });
    case SPC_POINT_LUT3D:
        return eachColour(p, [&](W r, W g, W b) { return lut3d(s, r, g, b); });
    case SPC_POINT_HUE:
        return eachColour(p, [&](W r, W g, W b) { return hueCurves(s, r, g, b); });
    case SPC_POINT_SCALAR: {
        SPECULA_UNROLL
        for (int c = 0; c < C; ++c)
            if (c < channels)
                mapScalar(s.i[0], s.i[1] != 0, p[c], s.v[0], p[c]);
        return;
    }
    case SPC_POINT_IMAGE: {
        SPECULA_UNROLL
        for (int c = 0; c < C; ++c)
            if (c < channels) {
                W other[4];
                loadImage(s, c, places, other);
                map2(s.i[0], p[c], other, p[c]);
            }
        return;
    }
    case SPC_POINT_LOG: // v[0] is the logarithm of the base
        return eachChannel(
            p, channels, [&](W x, int, int) { return longUnary<W>(SPC_LOG, x + s.v[1]) / s.v[0]; });
    case SPC_POINT_ASINH:
        return eachChannel(p, channels,
                           [&](W x, int, int) { return longUnary<W>(SPC_ASINH, x / s.v[0]); });
    case SPC_POINT_GAMMA:
        return eachChannel(p, channels, [&](W x, int, int) { return gamma(x, s.v[0]); });
    case SPC_POINT_CLAMP:
        return eachChannel(p, channels, [&](W x, int, int) { return clamped(x, s.v[0], s.v[1]); });
    case SPC_POINT_THRESHOLD:
        return eachChannel(p, channels,
                           [&](W x, int, int) { return s.v[0] <= x && x <= s.v[1] ? W{1} : W{0}; });
    case SPC_POINT_MASK: {
        W mask[4];
        loadImage(s, 0, places, mask);
        return eachChannel(p, channels, [&](W x, int, int k) { return mask[k] == 0 ? s.v[0] : x; });
    }
    case SPC_POINT_OVER:
        return overStep(s, p, channels, places);
    case SPC_POINT_BLEND: {
        SPECULA_UNROLL
        for (int c = 0; c < C; ++c)
            if (c < channels && !(channels == 4 && c == 3)) {
                W other[4];
                loadImage(s, c, places, other);
                SPECULA_UNROLL
                for (int k = 0; k < 4; ++k)
                    p[c][k] += s.v[0] * (blended(s.i[0], p[c][k], other[k]) - p[c][k]);
            }
        return;
    }
    case SPC_POINT_COLORMAP:
        if constexpr (C >= 3) {
            SPECULA_UNROLL
            for (int k = 0; k < 4; ++k) {
                const Triple<W> colour = colormap(s, p[0][k]);
                p[0][k] = colour.a;
                p[1][k] = colour.b;
                p[2][k] = colour.c;
            }
            channels = 3;
        }
        return;
    case SPC_POINT_PREMULTIPLY: {
        W alpha[4];
        channelOf(p, channels - 1, alpha);
        const bool divides = s.i[0] != 0;
        return eachChannel(p, channels - 1, [&](W x, int, int k) {
            return !divides ? x * alpha[k] : alpha[k] == 0 ? W{0} : x / alpha[k];
        });
    }
    default:
        return;
    }
}

} // namespace specula::cuda
