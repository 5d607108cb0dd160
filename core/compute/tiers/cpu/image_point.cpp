// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pixels.h"
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/image_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace specula::compute::cpu {
namespace {

/// The elements of a table of any layout, row-major.
template<class T>
std::vector<T> elementsOf(const SpcOperand& table) {
    std::int64_t count = 1;
    bool dense = true;
    for (int axis = table.rank - 1; axis >= 0; count *= table.extent[axis--])
        dense = dense && (table.extent[axis] == 1 || table.stride[axis] == count);
    std::vector<T> elements(static_cast<std::size_t>(count));
    withPixelType(static_cast<PixelType>(table.type), [&]<class E>(E) {
        const auto* const from = static_cast<const E*>(table.buffer) + table.offset;
        if (dense) {
            std::transform(from, from + count, elements.begin(),
                           [](E e) { return static_cast<T>(e); });
            return;
        }
        for (std::int64_t i = 0; i < count; ++i) {
            std::int64_t at = 0, rest = i;
            for (int axis = table.rank - 1; axis >= 0; rest /= table.extent[axis--])
                at += rest % table.extent[axis] * table.stride[axis];
            elements[static_cast<std::size_t>(i)] = static_cast<T>(from[at]);
        }
    });
    return elements;
}

/// (entries, columns) as rows of one column each.
template<class T>
std::vector<T> turned(const std::vector<T>& table, std::size_t columns) {
    const std::size_t entries = table.size() / columns;
    std::vector<T> rows(table.size());
    for (std::size_t i = 0; i < entries; ++i)
        for (std::size_t k = 0; k < columns; ++k)
            rows[k * entries + i] = table[i * columns + k];
    return rows;
}

/// Three values an entry become four, so that one load takes them all.
template<class T>
std::vector<T> widened(const std::vector<T>& table) {
    std::vector<T> wide(table.size() / 3 * 4);
    for (std::size_t i = 0; i < table.size() / 3; ++i)
        std::copy_n(table.data() + 3 * i, 3, wide.data() + 4 * i);
    return wide;
}

/// A step made ready.
template<class T>
struct Step {
    PointStage<T> stage{};
    PointLoop<T> loop = nullptr;
    ArithmeticLoops::Binary binary = nullptr; ///< of SCALAR and IMAGE
    int image = -1;                           ///< which of the images it looks at
    std::vector<T> table;                     ///< what stage.table points to
};

template<class T>
Step<T> prepare(const SpcPointStep& step, const SpcOperand* operand, int channels,
                const ImageLoops& loops, const ArithmeticLoops& arithmetic) {
    constexpr SpcType type = sizeof(T) == sizeof(float) ? SPC_F32 : SPC_F64;
    Step<T> made;
    if constexpr (type == SPC_F32)
        made.loop = loops.point32[step.op];
    else
        made.loop = loops.point64[step.op];
    PointStage<T>& stage = made.stage;
    stage.op = step.op;
    stage.mode = step.i[0];
    stage.channels = channels;
    for (int i = 0; i < 16; ++i)
        stage.v[i] = static_cast<T>(step.v[i]);
    switch (step.op) {
    case SPC_POINT_LUT1D:
        stage.mode = step.i[1];
        stage.entries = step.i[0];
        made.table = turned(elementsOf<T>(*operand), static_cast<std::size_t>(step.i[1]));
        break;
    case SPC_POINT_LUT3D:
        stage.mode = step.i[1];
        stage.entries = step.i[0];
        made.table = widened(elementsOf<T>(*operand));
        break;
    case SPC_POINT_HUE:
        stage.entries = operand->extent[1];
        made.table = elementsOf<T>(*operand);
        break;
    case SPC_POINT_COLORMAP: {
        stage.mode = step.i[1];
        stage.entries = step.i[0];
        made.table = turned(elementsOf<T>(*operand), 3);
        const auto scaled = [&](double x) { return stage.mode == 1 ? std::log(x) : x; };
        stage.place[0] = scaled(step.v[0]);
        stage.place[1] = scaled(step.v[1]) - scaled(step.v[0]);
        break;
    }
    case SPC_POINT_LOG:
        stage.v[0] = static_cast<T>(std::log(step.v[0]));
        break;
    case SPC_POINT_SCALAR:
        stage.mode = step.i[1];
        made.table.assign(static_cast<std::size_t>(kPointBlock), stage.v[0]);
        made.binary = arithmetic.map2[type][step.i[0]];
        break;
    case SPC_POINT_IMAGE:
        made.binary = arithmetic.map2[type][step.i[0]];
        break;
    default:
        break;
    }
    if (step.op == SPC_POINT_LUT1D || step.op == SPC_POINT_LUT3D)
        for (int k = 0; k < 3; ++k)
            stage.v[3 + k] = static_cast<T>(static_cast<double>(stage.entries - 1) /
                                            (step.v[3 + k] - step.v[k]));
    stage.table = made.table.data();
    return made;
}

bool looksAtImage(int op) {
    return op == SPC_POINT_IMAGE || op == SPC_POINT_MASK || op == SPC_POINT_OVER ||
           op == SPC_POINT_BLEND;
}

/// The chain on one thread: a block of pixels is brought into planes of the work type, goes through
/// all steps there and is put away, so that memory is read and written once.
template<class T>
class Chain {
  public:
    Chain(const SpcCall& call, const CpuContext& context)
        : m_arithmetic(arithmeticLoops(context.set))
        , m_out(imageOf(call.operands[0]))
        , m_in(imageOf(call.operands[1])) {
        const auto& chain = *static_cast<const SpcPointChain*>(call.params);
        auto channels = static_cast<int>(m_in.channels);
        for (int i = 0; i < chain.step_count; ++i) {
            const SpcPointStep& step = chain.steps[i];
            const SpcOperand* operand = step.operand < 0 ? nullptr : call.operands + step.operand;
            m_steps.push_back(
                prepare<T>(step, operand, channels, imageLoops(context.set), m_arithmetic));
            if (looksAtImage(step.op)) {
                m_steps.back().image = static_cast<int>(m_images.size());
                m_images.push_back(imageOf(*operand));
            }
            if (step.op == SPC_POINT_COLORMAP)
                channels = 3;
        }
        joinRows();
    }

    void run(const CpuContext& context) const {
        const std::int64_t across = (m_in.columns + kPointBlock - 1) / kPointBlock;
        context.forEach(m_in.rows * across, 32, [&](std::int64_t begin, std::int64_t end) {
            Memory memory;
            for (std::int64_t i = begin; i < end; ++i)
                block(memory, i / across, i % across * kPointBlock);
        });
    }

  private:
    static constexpr int kPlanes = SPC_MAX_POINT_CHANNELS;
    static constexpr SpcType kType = sizeof(T) == sizeof(float) ? SPC_F32 : SPC_F64;

    struct Memory {
        alignas(64) T planes[kPlanes][kPointBlock] = {};
        alignas(64) T image[kPlanes][kPointBlock] = {};
        alignas(64) T scratch[16 * kPointBlock] = {};
    };

    /// Rows that follow each other everywhere are one long row.
    void joinRows() {
        const auto follows = [&](const ImageOperand& image) {
            return image.rows == 1 ||
                   (image.columnStride == 1 && image.rowStride == image.columns) ||
                   (image.columnStride == 0 && image.rowStride == 0);
        };
        bool all = follows(m_in) && follows(m_out);
        for (const ImageOperand& image : m_images)
            all = all && follows(image);
        if (!all)
            return;
        const auto join = [](ImageOperand& image) {
            image.columns *= image.rows;
            image.rows = 1;
        };
        join(m_in);
        join(m_out);
        for (ImageOperand& image : m_images)
            join(image);
    }

    void load(const ImageOperand& from, T (&to)[kPlanes][kPointBlock], std::int64_t y,
              std::int64_t x, std::int64_t count) const {
        const auto convert = m_arithmetic.convert[kType][from.type];
        for (std::int64_t c = 0; c < from.channels; ++c) {
            const std::byte* const at =
                from.data + typeBytes(from.type) * (c * from.channelStride + y * from.rowStride +
                                                    x * from.columnStride);
            convert(to[c], at, from.columnStride == 0 ? 1 : count);
            if (from.columnStride == 0)
                std::fill_n(to[c] + 1, count - 1, to[c][0]);
        }
    }

    void block(Memory& memory, std::int64_t y, std::int64_t x) const {
        const std::int64_t count = std::min(kPointBlock, m_in.columns - x);
        // Whole vectors are worked on; what is behind the last pixel is dropped.
        const std::int64_t worked = (count + 15) / 16 * 16;
        T *planes[kPlanes], *image[kPlanes];
        for (int c = 0; c < kPlanes; ++c) {
            planes[c] = memory.planes[c];
            image[c] = memory.image[c];
        }
        load(m_in, memory.planes, y, x, count);
        for (const Step<T>& step : m_steps) {
            if (step.image >= 0)
                load(m_images[static_cast<std::size_t>(step.image)], memory.image, y, x, count);
            if (step.binary == nullptr)
                step.loop(step.stage, planes, image, memory.scratch, worked);
            else
                arithmetic(step, planes, image, worked);
        }
        const auto convert = m_arithmetic.convert[m_out.type][kType];
        for (std::int64_t c = 0; c < m_out.channels; ++c)
            convert(m_out.data +
                        typeBytes(m_out.type) * (c * m_out.channelStride + y * m_out.rowStride + x),
                    planes[c], count);
    }

    void arithmetic(const Step<T>& step, T* const* planes, T* const* image,
                    std::int64_t count) const {
        const bool scalar = step.image < 0;
        const bool one = !scalar && m_images[static_cast<std::size_t>(step.image)].channels == 1;
        for (int c = 0; c < step.stage.channels; ++c) {
            const T* const other = scalar ? step.table.data() : image[one ? 0 : c];
            if (scalar && step.stage.mode != 0)
                step.binary(planes[c], other, planes[c], count);
            else
                step.binary(planes[c], planes[c], other, count);
        }
    }

    const ArithmeticLoops& m_arithmetic;
    ImageOperand m_out, m_in;
    std::vector<ImageOperand> m_images;
    std::vector<Step<T>> m_steps;
};

} // namespace

CpuKernel pointKernel() {
    return {[](const SpcCall& call) {
                return isRealType(call.operands[0].type) && isRealType(call.operands[1].type);
            },
            [](const SpcCall& call, const CpuContext& context) {
                if (static_cast<const SpcPointChain*>(call.params)->work == SPC_F32)
                    Chain<float>(call, context).run(context);
                else
                    Chain<double>(call, context).run(context);
            }};
}

} // namespace specula::compute::cpu
