// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/thread_pool.h"
#include "core/imaging/key_mapping.h"

#include <memory>
#include <vector>

namespace specula::imaging {

/// How several pixels become one on a screen that is smaller than the image.
enum class Pooling {
    Max,     ///< no photon is lost
    Mean,    ///< in value space
    Nearest, ///< one of them
};

/// Rows of keys, tightly packed; shares whatever owns the memory.
struct KeyPlane {
    std::int64_t width = 0, height = 0;
    const Key* data = nullptr;
    std::shared_ptr<const void> owner;

    const Key* row(std::int64_t y) const { return data + y * width; }
    Key at(std::int64_t row, std::int64_t column) const { return data[row * width + column]; }
};

/// Level 0 is the plane itself; pixel (r, c) of level n+1 stands for the pixels (2r..2r+1,
/// 2c..2c+1) of level n that exist. The last level is one pixel.
using Pyramid = std::vector<KeyPlane>;

/// Largest of the ordinary keys; where all are reserved the largest reserved one.
Pyramid buildMaxPyramid(const KeyPlane& base, ThreadPool& pool, const CancelToken& cancel);

/// Mean of the pixels that have a value (each level-0 pixel counts once per 2x2 step, blocks with
/// holes by what is left of them). Level 0 has keys of `mapping`, the others of `meanMapping`.
Pyramid buildMeanPyramid(const KeyPlane& base, const KeyMapping& mapping,
                         const KeyMapping& meanMapping, ThreadPool& pool,
                         const CancelToken& cancel);

} // namespace specula::imaging
