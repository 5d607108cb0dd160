// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hot_kernels.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/kernels.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/imaging/display_image.h"
#include "core/imaging/render.h"
#include "core/imaging/tone.h"
#include "core/io/bitshuffle.h"
#include "core/io/halve.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <utility>

/// callgrind counts what happens inside (--toggle-collect=hotKernelRun).
extern "C" __attribute__((noinline)) void hotKernelRun(const std::function<void()>& work) {
    work();
}

namespace specula::cli {
namespace {

using namespace compute;

/// A lane of the CPU tier on one thread, and inputs for it.
class Bed {
  public:
    Bed()
        : m_pool(makeThreadPool(1))
        , m_backend(makeCpuTier(*m_pool)->open(0, {}))
        , m_lane(m_backend.makeLane({.oneThread = true})) {}

    Lane& lane() { return *m_lane; }
    ThreadPool& pool() { return *m_pool; }

    /// Values 0..1 that no loop can foresee.
    template<class T>
    Tensor noise(const Shape& shape, double scale = 1) {
        Array<T> values = Array<T>::uninitialized(shape);
        std::uint32_t state = 2463534242U;
        for (T& value : values.editValues()) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            value = static_cast<T>(scale * static_cast<double>(state) / 4294967296.0);
        }
        return m_lane->upload(values);
    }
    Tensor make(ElementType type, const Shape& shape) { return m_lane->make(type, shape); }
    Tensor weights(int radius) {
        Array<float> w({2 * radius + 1});
        double sum = 0;
        for (int i = -radius; i <= radius; ++i)
            sum += std::exp(-i * i * 8.0 / (radius * radius));
        for (int i = -radius; i <= radius; ++i)
            w.editValues()[static_cast<std::size_t>(i + radius)] =
                static_cast<float>(std::exp(-i * i * 8.0 / (radius * radius)) / sum);
        return m_lane->upload(w);
    }

  private:
    std::unique_ptr<ThreadPool> m_pool;
    Backend m_backend;
    std::unique_ptr<Lane> m_lane;
};

using Work = std::function<void()>;
using Prepare = std::function<Work(Bed&)>;

Work colourChain(Bed& bed) {
    const Tensor in = bed.noise<float>({4, 128, 128});
    const Tensor out = bed.make(ElementType::F32, in.shape());
    const Tensor lut = bed.noise<float>({33, 33, 33, 3});
    return [&bed, in, out, lut] {
        std::array<SpcPointStep, 3> steps{};
        steps[0] = {
            SPC_POINT_MATRIX, -1, {}, {.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, 0, 0, 0, 0, 1}};
        steps[1] = {SPC_POINT_CDL, -1, {}, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}};
        steps[2] = {SPC_POINT_LUT3D, 2, {33, 1}, {0, 0, 0, 1, 1, 1}};
        const SpcPointChain chain{SPC_F32, 3, steps.data()};
        bed.lane().run(SPC_POINT_CHAIN, &chain, std::array{out, in, lut});
    };
}

Work lanczos(Bed& bed) {
    const Tensor in = bed.noise<float>({1, 256, 256});
    const Tensor rows = bed.make(ElementType::F32, {1, 256, 111});
    const Tensor out = bed.make(ElementType::F32, {1, 111, 111});
    Array<std::int32_t> starts({111});
    for (int i = 0; i < 111; ++i)
        starts.editValues()[static_cast<std::size_t>(i)] = std::min(240, i * 256 / 111);
    const Tensor first = bed.lane().upload(starts);
    const Tensor weights = bed.noise<float>({111, 14});
    return [&bed, in, rows, out, first, weights] {
        kernel::resampleAxis(bed.lane(), 2, rows, in, first, weights);
        kernel::resampleAxis(bed.lane(), 1, out, rows, first, weights);
    };
}

Work decodeChunk(Bed&) {
    std::vector<std::byte> plain(65536 * 4);
    for (std::size_t i = 0; i < plain.size(); i += 4)
        plain[i] = static_cast<std::byte>(i % 40 == 0);
    auto packed = std::make_shared<std::vector<std::byte>>(io::bitshuffle::encodeLz4(plain, 4));
    auto out = std::make_shared<std::vector<std::byte>>(plain.size());
    return [packed, out] { io::bitshuffle::decodeLz4(*packed, *out, 4); };
}

Work render(Bed& bed) {
    Pixels pixels(PixelType::U16, 512, 512);
    for (std::int64_t i = 0; i < 512 * 512; ++i)
        pixels.editPlane<std::uint16_t>().data()[i] =
            static_cast<std::uint16_t>(i * 2654435761U >> 16);
    JobContext job;
    const auto image = imaging::makeDisplayImage(pixels, 0, {}, bed.pool(), job);
    auto picture = std::make_shared<std::vector<imaging::Rgb>>(400 * 400);
    imaging::ToneSettings tone;
    tone.high = 65535;
    auto lut =
        std::make_shared<imaging::ToneLut>(imaging::buildLut(*image, tone, imaging::Pooling::Max));
    return [&bed, image, picture, lut] {
        imaging::renderViewport(*image, *lut, {-0.5, -0.5, 0.8}, imaging::Pooling::Max, 0,
                                {picture->data(), 400, 400, 400}, bed.pool());
    };
}

const std::vector<std::pair<std::string, Prepare>>& table() {
    static const std::vector<std::pair<std::string, Prepare>> all = {
        {"convert_u16_to_f32",
         [](Bed& bed) {
             const Tensor in = bed.noise<std::uint16_t>({256, 256}, 65535);
             const Tensor out = bed.make(ElementType::F32, in.shape());
             return [&bed, in, out] { kernel::convert(bed.lane(), out, in); };
         }},
        {"map_multiply",
         [](Bed& bed) {
             const Tensor x = bed.noise<float>({256, 256}), y = bed.noise<float>({256, 256});
             return [&bed, x, y] { kernel::map(bed.lane(), SPC_MULTIPLY, x, x, y); };
         }},
        {"map_exp",
         [](Bed& bed) {
             const Tensor x = bed.noise<float>({256, 256});
             const Tensor out = bed.make(ElementType::F32, x.shape());
             return [&bed, x, out] { kernel::map(bed.lane(), SPC_EXP, out, x); };
         }},
        {"reduce_sum",
         [](Bed& bed) {
             const Tensor x = bed.noise<float>({1 << 18});
             const Tensor out = bed.make(ElementType::F64, {});
             return [&bed, x, out] { kernel::reduce(bed.lane(), SPC_SUM, out, x, 1); };
         }},
        {"binned_sum",
         [](Bed& bed) {
             const Tensor values = bed.noise<float>({4, 1 << 16});
             const Tensor labels = bed.noise<std::int32_t>({1 << 16}, 300);
             const Tensor sums = bed.make(ElementType::F64, {4, 300});
             const Tensor counts = bed.make(ElementType::U32, {4, 300});
             return [&bed, values, labels, sums, counts] {
                 kernel::binnedSum(bed.lane(), sums, counts, values, labels);
             };
         }},
        {"colour_chain", colourChain},
        {"blur_41_taps",
         [](Bed& bed) {
             const Tensor in = bed.noise<float>({1, 296, 296});
             const Tensor out = bed.make(ElementType::F32, {1, 256, 256});
             const Tensor w = bed.weights(20);
             return [&bed, in, out, w] { kernel::convolveSeparable(bed.lane(), out, in, w, w); };
         }},
        {"resize_lanczos3", lanczos},
        {"median_3x3",
         [](Bed& bed) {
             const Tensor in = bed.noise<float>({1, 258, 258});
             const Tensor out = bed.make(ElementType::F32, {1, 256, 256});
             return [&bed, in, out] {
                 kernel::rankFilter(bed.lane(), {SPC_RANK_MEDIAN, 1, 1}, out, in);
             };
         }},
        {"dilate_17x17",
         [](Bed& bed) {
             const Tensor in = bed.noise<float>({1, 272, 272});
             const Tensor out = bed.make(ElementType::F32, {1, 256, 256});
             return [&bed, in, out] {
                 kernel::rankFilter(bed.lane(), {SPC_RANK_MAXIMUM, 8, 8}, out, in);
             };
         }},
        {"sort",
         [](Bed& bed) {
             const Tensor in = bed.noise<float>({1, 100000});
             const Tensor out = bed.make(ElementType::F32, in.shape());
             return [&bed, in, out] { kernel::sort(bed.lane(), out, in); };
         }},
        {"density",
         [](Bed& bed) {
             const Tensor points = bed.noise<double>({2000, 1});
             const Tensor query = bed.noise<double>({100, 1});
             const Tensor out = bed.make(ElementType::F64, {100});
             return [&bed, points, query, out] {
                 const SpcDensity params{{0.05, 1, 1}};
                 bed.lane().run(SPC_DENSITY, &params, std::array{out, query, points});
             };
         }},
        {"bitshuffle_lz4_decode", decodeChunk},
        {"halve_u16",
         [](Bed&) {
             auto pixels = std::make_shared<Pixels>(PixelType::U16, 256, 256);
             return [pixels] { io::halved(*pixels); };
         }},
        {"render_viewport", render},
    };
    return all;
}

} // namespace

std::vector<std::string> hotKernelNames() {
    std::vector<std::string> names;
    for (const auto& [name, prepare] : table())
        names.push_back(name);
    return names;
}

void runHotKernel(const std::string& name) {
    for (const auto& [known, prepare] : table())
        if (known == name) {
            Bed bed;
            const Work work = prepare(bed);
            work();
            hotKernelRun(work);
            return;
        }
    throw Error(ErrorCode::Usage, fmt::format("there is no hot kernel '{}'", name));
}

} // namespace specula::cli
