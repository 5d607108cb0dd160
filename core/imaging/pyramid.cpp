// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/pyramid.h"

#include "core/base/array.h"
#include "core/base/vector_state.h"
#include "core/imaging/pixel_kernels.h"

#include <algorithm>

namespace specula::imaging {

namespace {

/// Makes the levels below `base`; reduceRow(upper, lower, width, out) fills one row of the next
/// level from one or two (else equal) rows of `level`.
template<class ReduceRow>
Pyramid buildPyramid(const KeyPlane& base, ThreadPool& pool, const CancelToken& cancel,
                     const ReduceRow& reduceRow) {
    Pyramid levels{base};
    while (levels.back().width > 1 || levels.back().height > 1) {
        if (levels.back().width == 0 || levels.back().height == 0)
            break;
        const KeyPlane& from = levels.back();
        const auto level = levels.size() - 1;
        const std::int64_t width = (from.width + 1) / 2, height = (from.height + 1) / 2;
        auto keys = Array<Key>::uninitialized({height, width});
        Key* out = keys.edit().data();
        const std::int64_t grain = std::max<std::int64_t>(1, (std::int64_t{1} << 16) / width);
        pool.parallelFor(0, height, grain, [&](std::int64_t first, std::int64_t last) {
            clearVectorState();
            for (std::int64_t y = first; y < last; ++y) {
                cancel.throwIfCancelled();
                reduceRow(level, from.row(2 * y), from.row(std::min(2 * y + 1, from.height - 1)),
                          from.width, out + y * width);
            }
        });
        auto owner = std::make_shared<const Array<Key>>(std::move(keys));
        levels.push_back({width, height, owner->data(), owner});
    }
    return levels;
}

void maxRow(const Key* upper, const Key* lower, std::int64_t width, Key* out) {
    const std::int64_t pairs = width / 2;
    for (std::int64_t x = 0; x < pairs; ++x) {
        const std::int16_t a = std::max(poolingOrder(upper[2 * x]), poolingOrder(lower[2 * x]));
        const std::int16_t b =
            std::max(poolingOrder(upper[2 * x + 1]), poolingOrder(lower[2 * x + 1]));
        out[x] = keyFromOrder(std::max(a, b));
    }
    if (width % 2 != 0)
        out[pairs] =
            keyFromOrder(std::max(poolingOrder(upper[width - 1]), poolingOrder(lower[width - 1])));
}

template<class ToValue, class ToKey>
void meanRow(const Key* upper, const Key* lower, std::int64_t width, Key* out,
             const ToValue& toValue, const ToKey& toKey) {
    const auto one = [&](std::int64_t x0, std::int64_t x1) {
        const Key block[4] = {upper[x0], upper[x1], lower[x0], lower[x1]};
        float sum = 0;
        int n = 0;
        Key reserved = 0;
        for (const Key key : block) {
            const bool ok = !isReserved(key);
            sum += ok ? toValue(key) : 0.0F;
            n += ok ? 1 : 0;
            reserved = std::max(reserved, ok ? Key{0} : key);
        }
        return n > 0 ? toKey(sum / static_cast<float>(n)) : reserved;
    };
    const std::int64_t pairs = width / 2;
    for (std::int64_t x = 0; x < pairs; ++x)
        out[x] = one(2 * x, 2 * x + 1);
    if (width % 2 != 0)
        out[pairs] = one(width - 1, width - 1);
}

} // namespace

Pyramid buildMaxPyramid(const KeyPlane& base, ThreadPool& pool, const CancelToken& cancel) {
    return buildPyramid(base, pool, cancel,
                        [](std::size_t, const Key* upper, const Key* lower, std::int64_t width,
                           Key* out) { maxRow(upper, lower, width, out); });
}

Pyramid buildMeanPyramid(const KeyPlane& base, const KeyMapping& mapping,
                         const KeyMapping& meanMapping, ThreadPool& pool,
                         const CancelToken& cancel) {
    return buildPyramid(
        base, pool, cancel,
        [&](std::size_t level, const Key* upper, const Key* lower, std::int64_t width, Key* out) {
            withValueOf(level == 0 ? mapping : meanMapping, [&](auto toValue) {
                withKeyOf(meanMapping,
                          [&](auto toKey) { meanRow(upper, lower, width, out, toValue, toKey); });
            });
        });
}

} // namespace specula::imaging
