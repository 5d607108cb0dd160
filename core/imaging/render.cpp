// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/render.h"

#include "core/base/vector_state.h"
#include "core/imaging/pixel_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace specula::imaging {

namespace {

/// Which pixels of a level, [first, last), go to which screen pixel, along one axis; screen pixels
/// outside [begin, end) are background.
struct AxisMap {
    std::vector<std::int32_t> first, last;
    int begin = 0, end = 0;
    bool wide = false; ///< some screen pixel takes more than two
};

/// `origin`: the viewport's edge in level pixels counted from the image's edge; `step`: level
/// pixels per screen pixel.
AxisMap mapAxis(double origin, double step, int screen, std::int64_t pixels, bool pooled) {
    AxisMap map;
    map.first.resize(static_cast<std::size_t>(screen));
    map.last.resize(static_cast<std::size_t>(screen));
    const auto limit = static_cast<double>(pixels);
    const auto index = [&](double value) { // clamped so that any viewport is safe
        return static_cast<std::int32_t>(std::clamp(value, -1.0, limit));
    };
    map.begin = screen;
    for (int s = 0; s < screen; ++s) {
        const auto at = static_cast<std::size_t>(s);
        std::int32_t first = index(std::floor(origin + (s + 0.5) * step)), last = first + 1;
        if (pooled) { // the pixels whose centres lie between the edges of the screen pixel
            const std::int32_t a = index(std::ceil(origin + s * step - 0.5));
            const std::int32_t b = index(std::ceil(origin + (s + 1) * step - 0.5));
            if (b > a) { // else a step of one and rounding: keep the pixel under the centre
                first = a;
                last = b;
            }
        }
        first = std::max(first, 0);
        last = std::min(last, static_cast<std::int32_t>(pixels));
        map.first[at] = first;
        map.last[at] = last;
        map.wide = map.wide || last - first > 2;
        if (first < last) {
            map.begin = std::min(map.begin, s);
            map.end = s + 1;
        }
    }
    map.begin = std::min(map.begin, map.end);
    return map;
}

void drawNearest(const KeyPlane& plane, const Rgb* lut, const AxisMap& columns, const AxisMap& rows,
                 int y, std::span<Rgb> out, const Rgb* previous) {
    const auto at = static_cast<std::size_t>(y);
    if (previous != nullptr && rows.first[at] == rows.first[at - 1]) {
        std::copy_n(previous + columns.begin, columns.end - columns.begin,
                    out.data() + columns.begin);
        return;
    }
    const Key* keys = plane.row(rows.first[at]);
    for (int s = columns.begin; s < columns.end; ++s)
        out[static_cast<std::size_t>(s)] = lut[keys[columns.first[static_cast<std::size_t>(s)]]];
}

/// Rows are pooled with vectors over the visible columns, then the columns of each screen pixel.
class MaxRow {
  public:
    MaxRow(const KeyPlane& plane, const Rgb* lut, const AxisMap& columns)
        : m_plane(plane)
        , m_lut(lut)
        , m_columns(columns) {}

    void draw(std::int32_t first, std::int32_t last, std::span<Rgb> out) {
        const auto left = m_columns.first[static_cast<std::size_t>(m_columns.begin)];
        const auto right = m_columns.last[static_cast<std::size_t>(m_columns.end - 1)];
        m_row.resize(static_cast<std::size_t>(right));
        for (std::int32_t y = first; y < last; ++y) {
            const Key* keys = m_plane.row(y);
            std::int16_t* row = m_row.data();
            if (y == first)
                for (std::int32_t x = left; x < right; ++x)
                    row[x] = poolingOrder(keys[x]);
            else
                for (std::int32_t x = left; x < right; ++x)
                    row[x] = std::max(row[x], poolingOrder(keys[x]));
        }
        for (int s = m_columns.begin; s < m_columns.end; ++s) {
            const auto at = static_cast<std::size_t>(s);
            const std::int32_t a = m_columns.first[at], b = m_columns.last[at];
            std::int16_t best = std::max(m_row[static_cast<std::size_t>(a)],
                                         m_row[static_cast<std::size_t>(b - 1)]);
            if (m_columns.wide)
                for (std::int32_t x = a + 1; x < b - 1; ++x)
                    best = std::max(best, m_row[static_cast<std::size_t>(x)]);
            out[at] = m_lut[keyFromOrder(best)];
        }
    }

  private:
    const KeyPlane& m_plane;
    const Rgb* m_lut;
    const AxisMap& m_columns;
    std::vector<std::int16_t> m_row;
};

template<class ToValue, class ToKey>
class MeanRow {
  public:
    MeanRow(const KeyPlane& plane, const Rgb* lut, const AxisMap& columns, ToValue toValue,
            ToKey toKey)
        : m_plane(plane)
        , m_lut(lut)
        , m_columns(columns)
        , m_toValue(toValue)
        , m_toKey(toKey) {}

    void draw(std::int32_t first, std::int32_t last, std::span<Rgb> out) {
        const auto left = m_columns.first[static_cast<std::size_t>(m_columns.begin)];
        const auto right = m_columns.last[static_cast<std::size_t>(m_columns.end - 1)];
        const auto n = static_cast<std::size_t>(right);
        m_sum.assign(n, 0);
        m_weight.assign(n, 0);
        m_reserved.assign(n, 0);
        for (std::int32_t y = first; y < last; ++y) {
            const Key* keys = m_plane.row(y);
            float* sum = m_sum.data();
            float* weight = m_weight.data();
            Key* reserved = m_reserved.data();
            for (std::int32_t x = left; x < right; ++x) {
                const Key key = keys[x];
                const bool ok = !isReserved(key);
                sum[x] += ok ? m_toValue(key) : 0.0F;
                weight[x] += ok ? 1.0F : 0.0F;
                const Key other = ok ? Key{0} : key;
                reserved[x] = std::max(reserved[x], other);
            }
        }
        for (int s = m_columns.begin; s < m_columns.end; ++s) {
            const auto at = static_cast<std::size_t>(s);
            float sum = 0, weight = 0;
            Key reserved = 0;
            for (std::int32_t x = m_columns.first[at]; x < m_columns.last[at]; ++x) {
                const auto i = static_cast<std::size_t>(x);
                sum += m_sum[i];
                weight += m_weight[i];
                reserved = std::max(reserved, m_reserved[i]);
            }
            out[at] = m_lut[weight > 0 ? m_toKey(sum / weight) : reserved];
        }
    }

  private:
    const KeyPlane& m_plane;
    const Rgb* m_lut;
    const AxisMap& m_columns;
    ToValue m_toValue;
    ToKey m_toKey;
    std::vector<float> m_sum, m_weight;
    std::vector<Key> m_reserved;
};

/// Calls draw(y, first, last, row) for the rows that show something and paints the rest.
template<class MakeDrawer>
void drawRows(const RenderTarget& target, const AxisMap& columns, const AxisMap& rows,
              Rgb background, ThreadPool& pool, const CancelToken& cancel,
              const MakeDrawer& makeDrawer) {
    pool.parallelFor(0, target.height, 64, [&](std::int64_t top, std::int64_t bottom) {
        clearVectorState();
        auto draw = makeDrawer();
        const Rgb* previous = nullptr;
        for (int y = static_cast<int>(top); y < static_cast<int>(bottom); ++y) {
            cancel.throwIfCancelled();
            Rgb* out = target.data + y * target.rowPixels;
            if (y < rows.begin || y >= rows.end || columns.begin >= columns.end) {
                std::fill_n(out, target.width, background);
                previous = nullptr;
                continue;
            }
            std::fill_n(out, columns.begin, background);
            std::fill(out + columns.end, out + target.width, background);
            draw(y, std::span<Rgb>(out, static_cast<std::size_t>(target.width)), previous);
            previous = out;
        }
    });
}

} // namespace

void renderViewport(const DisplayImage& image, const ToneLut& lut, const ViewTransform& view,
                    Pooling pooling, Rgb background, const RenderTarget& target, ThreadPool& pool,
                    const CancelToken& cancel) {
    clearVectorState();
    if (target.width <= 0 || target.height <= 0)
        return;
    if (!(view.zoom > 0) || !std::isfinite(view.x) || !std::isfinite(view.y))
        throw std::logic_error("renderViewport: the zoom is above zero, the position finite");
    // Samples per screen pixel, and the viewport's corner in samples from the image's corner.
    const double stepX = 1 / (view.zoom * image.scaleX());
    const double stepY = 1 / (view.zoom * image.scaleY());
    const double x = (view.x + 0.5 - static_cast<double>(image.placement().x)) / image.scaleX();
    const double y = (view.y + 0.5 - static_cast<double>(image.placement().y)) / image.scaleY();

    const bool pooled = pooling != Pooling::Nearest && std::max(stepX, stepY) > 1;
    const bool mean = pooled && pooling == Pooling::Mean;
    const Pyramid& pyramid = mean ? image.meanPyramid(pool) : image.maxPyramid();
    std::size_t level = 0;
    double size = 1; // of a level pixel, in samples
    if (pooled)
        for (; level + 1 < pyramid.size() && 2 * size <= std::min(stepX, stepY); size *= 2)
            ++level;
    const KeyPlane& plane = pyramid[level];
    const AxisMap columns = mapAxis(x / size, stepX / size, target.width, plane.width, pooled);
    const AxisMap rows = mapAxis(y / size, stepY / size, target.height, plane.height, pooled);
    const auto run = [&](const auto& makeDrawer) {
        drawRows(target, columns, rows, background, pool, cancel, makeDrawer);
    };
    const auto rowRange = [&rows](int screenY, auto& drawer, std::span<Rgb> out) {
        const auto at = static_cast<std::size_t>(screenY);
        drawer.draw(rows.first[at], rows.last[at], out);
    };

    if (!pooled) {
        run([&] {
            return [&](int screenY, std::span<Rgb> out, const Rgb* previous) {
                drawNearest(plane, lut.colours.data(), columns, rows, screenY, out, previous);
            };
        });
    } else if (!mean) {
        run([&] {
            return [&, drawer = MaxRow(plane, lut.colours.data(), columns)](
                       int screenY, std::span<Rgb> out, const Rgb*) mutable {
                rowRange(screenY, drawer, out);
            };
        });
    } else {
        const KeyMapping& to = image.meanMapping();
        const Rgb* colours = lut.meanColours.empty() ? lut.colours.data() : lut.meanColours.data();
        withValueOf(level == 0 ? image.mapping() : to, [&](auto toValue) {
            withKeyOf(to, [&](auto toKey) {
                run([&] {
                    return [&, drawer = MeanRow(plane, colours, columns, toValue, toKey)](
                               int screenY, std::span<Rgb> out, const Rgb*) mutable {
                        rowRange(screenY, drawer, out);
                    };
                });
            });
        });
    }
}

} // namespace specula::imaging
