// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/kernel_bench.h"

#include "core/compute/conformance/samples.h"
#include "core/compute/kernels.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <numbers>

namespace specula::compute {
namespace {

using conformance::Random;

/// Uniform numbers in [low, high) in tensors of a lane.
Tensor randomTensor(Lane& lane, const Shape& shape, double low = 0, double high = 1) {
    Array<float> values = Array<float>::uninitialized(shape);
    const Random random("bench");
    std::uint64_t n = 0;
    for (float& value : values.editValues())
        value = static_cast<float>(random.uniform(n++, low, high));
    return lane.upload(values);
}

Tensor tableOf(Lane& lane, const Shape& shape, std::span<const float> values) {
    return lane.upload(Array<float>::copyOf(values).reshaped(shape));
}

Tensor converted(Lane& lane, ElementType type, const Tensor& from) {
    Tensor to = lane.make(type, from.shape());
    kernel::convert(lane, to, from);
    return to;
}

/// Lanczos with three lobes to half the size, as resizing does it.
std::pair<Tensor, Tensor> lanczosHalf(Lane& lane, std::int64_t from) {
    const std::int64_t to = from / 2, taps = 12;
    Array<std::int32_t> starts = Array<std::int32_t>::uninitialized({to});
    Array<float> weights = Array<float>::uninitialized({to, taps});
    for (std::int64_t i = 0; i < to; ++i) {
        const double centre = 2.0 * static_cast<double>(i) + 0.5;
        const std::int64_t start = std::clamp<std::int64_t>(2 * i - 5, 0, from - taps);
        starts.editValues()[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(start);
        const auto sinc = [](double x) {
            const double z = std::numbers::pi * x;
            return x == 0 ? 1 : std::sin(z) / z;
        };
        for (std::int64_t k = 0; k < taps; ++k) {
            const double x = (static_cast<double>(start + k) - centre) / 2;
            weights.editValues()[static_cast<std::size_t>(i * taps + k)] =
                std::abs(x) < 3 ? static_cast<float>(sinc(x) * sinc(x / 3) / 2) : 0.0F;
        }
    }
    return {lane.upload(starts), lane.upload(weights)};
}

class Bench {
  public:
    Bench(Backend& backend, const KernelBenchOptions& options, JobContext& job)
        : m_backend(backend)
        , m_options(options)
        , m_job(job)
        , m_lane(backend.makeLane()) {}

    std::vector<BenchResult> run() {
        const std::int64_t side = m_options.quick ? 1024 : 4096;
        copies(side);
        points(side);
        neighbourhoods(side);
        geometry(side);
        transforms(side);
        matrices(side / 2);
        reductions(side);
        return std::move(m_results);
    }

  private:
    /// One row. `bytes` have to be read and written, `flops` to be done; whichever is given makes
    /// the rate. `prepare` makes the operands and returns the work; the work is given to the queue
    /// so often that a run lasts some milliseconds and starting it does not count.
    void row(const std::string& name, double bytes, double flops,
             const std::function<std::function<void()>()>& prepare) {
        if (name.rfind(m_options.kernel, 0) != 0)
            return;
        m_job.throwIfCancelled();
        m_job.setStage(name);
        BenchResult result;
        result.suite = "kernels";
        result.name = name;
        result.backend = m_backend.tier();
        result.unit = flops > 0 ? "GFLOP/s" : "GB/s";
        try {
            const std::function<void()> work = prepare();
            work();
            m_lane->wait();
            const auto start = std::chrono::steady_clock::now();
            work();
            m_lane->wait();
            const double once =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            const int times = std::clamp(static_cast<int>(5e-3 / std::max(once, 1e-6)), 1, 200);
            result.timing = timeRuns(m_options.repeat, m_job.cancelToken(), [&] {
                for (int i = 0; i < times; ++i)
                    work();
                m_lane->wait();
            });
            for (double* seconds : {&result.timing.medianS, &result.timing.minS,
                                    &result.timing.maxS, &result.timing.cpuS})
                *seconds /= times;
            result.value = 1e-9 * (flops > 0 ? flops : bytes) / result.timing.medianS;
            if (flops <= 0 && m_copyRate > 0)
                result.more["of_copy"] = result.value / m_copyRate;
        } catch (const DeviceError& e) {
            if (e.kind() == DeviceError::Kind::DeviceLost)
                throw;
            result.more["absent"] = e.reason();
        }
        if (m_results.empty() && result.value > 0)
            m_copyRate = result.value;
        m_job.publish(result);
        m_results.push_back(std::move(result));
    }

    void copies(std::int64_t side) {
        Lane& lane = *m_lane;
        const auto pixels = static_cast<double>(4 * side * side);
        const Shape shape{4, side, side};
        const std::string size = fmt::format("4x{}x{}", side, side);
        // The first row is what the others are compared to, so it is always there.
        const std::string asked = std::exchange(m_options.kernel, std::string());
        row(fmt::format("copy {} f32", size), 8 * pixels, 0, [&] {
            const Tensor in = lane.make(ElementType::F32, shape);
            kernel::fill(lane, in, 1.5);
            const Tensor out = lane.make(ElementType::F32, shape);
            return [=, &lane] { kernel::convert(lane, out, in); };
        });
        m_options.kernel = asked;
        row(fmt::format("convert {} u16 to f32", size), 6 * pixels, 0, [&] {
            const Tensor in = lane.make(ElementType::U16, shape);
            kernel::fill(lane, in, 1000);
            const Tensor out = lane.make(ElementType::F32, shape);
            return [=, &lane] { kernel::convert(lane, out, in); };
        });
        row(fmt::format("convert transpose {}x{} f32", 2 * side, 2 * side), 8 * pixels, 0, [&] {
            const Tensor in = lane.make(ElementType::F32, {2 * side, 2 * side});
            kernel::fill(lane, in, 1.5);
            const Tensor out = lane.make(ElementType::F32, {2 * side, 2 * side});
            return [=, &lane] { kernel::convert(lane, out, in.transposed(0, 1)); };
        });
        for (const bool up : {true, false})
            row(fmt::format("{} {} f32", up ? "upload" : "download", size), 4 * pixels, 0, [&] {
                const auto host = std::make_shared<Array<float>>(shape, 1.0F);
                const Tensor tensor = lane.upload(*host);
                lane.wait();
                return [=, &lane] {
                    const SpcHostBlock block = hostBlock(host->edit());
                    if (up)
                        lane.upload(tensor, block);
                    else
                        lane.download(tensor, block);
                };
            });
    }

    void points(std::int64_t side) {
        Lane& lane = *m_lane;
        const auto pixels = static_cast<double>(side * side);
        const std::string size = fmt::format("4x{}x{} f32", side, side);
        const auto chain = [&](std::vector<SpcPointStep> steps, std::vector<Tensor> tables) {
            const Tensor plane = randomTensor(lane, {1, side, side});
            Tensor in = lane.make(ElementType::F32, {4, side, side});
            kernel::convert(lane, in, plane.broadcast(0, 4));
            Tensor out = lane.make(ElementType::F32, {4, side, side});
            std::vector<Tensor> operands{out, in};
            operands.insert(operands.end(), tables.begin(), tables.end());
            return [=, &lane] {
                const SpcPointChain params{SPC_F32, static_cast<std::int32_t>(steps.size()),
                                           steps.data()};
                lane.run(SPC_POINT_CHAIN, &params, operands);
            };
        };
        const SpcPointStep gain{SPC_POINT_SCALAR, -1, {SPC_MULTIPLY, 0}, {1.25}};
        const SpcPointStep lift{SPC_POINT_SCALAR, -1, {SPC_SUBTRACT, 0}, {0.1}};
        const SpcPointStep matrix{
            SPC_POINT_MATRIX, -1, {}, {.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, -.05, 0, 0, 0, 1}};
        const SpcPointStep clamp{SPC_POINT_CLAMP, -1, {}, {0, 1}};
        row("point_chain 4 steps " + size, 32 * pixels, 0, [&] {
            return chain({gain, lift, matrix, clamp}, {});
        });
        row("point_chain cdl " + size, 32 * pixels, 0, [&] {
            return chain({{SPC_POINT_CDL, -1, {}, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}}}, {});
        });
        row("point_chain lut3d 33 tetrahedral " + size, 32 * pixels, 0, [&] {
            const Tensor lut = randomTensor(lane, {33, 33, 33, 3});
            return chain({{SPC_POINT_LUT3D, 2, {33, 1}, {0, 0, 0, 1, 1, 1}}}, {lut});
        });
        row(fmt::format("map1 exp {}x{} f32", side, side), 8 * pixels, 0, [&] {
            const Tensor in = randomTensor(lane, {side, side});
            const Tensor out = lane.make(ElementType::F32, {side, side});
            return [=, &lane] { kernel::map(lane, SPC_EXP, out, in); };
        });
    }

    void neighbourhoods(std::int64_t side) {
        Lane& lane = *m_lane;
        const auto pixels = static_cast<double>(side * side);
        const std::string size = fmt::format("{}x{} f32", side, side);
        const auto image = [&](std::int64_t border) {
            return randomTensor(lane, {side + 2 * border, side + 2 * border});
        };
        row("convolve_separable sigma 5 " + size, 8 * pixels, 0, [&] {
            std::vector<float> weights;
            double sum = 0;
            for (int k = -20; k <= 20; ++k)
                sum += std::exp(-k * k / 50.0);
            for (int k = -20; k <= 20; ++k)
                weights.push_back(static_cast<float>(std::exp(-k * k / 50.0) / sum));
            const Tensor w = tableOf(lane, {41}, weights);
            const Tensor in = image(20), out = lane.make(ElementType::F32, {side, side});
            return [=, &lane] { kernel::convolveSeparable(lane, out, in, w, w); };
        });
        row("convolve 5x5 " + size, 8 * pixels, 0, [&] {
            const Tensor w = randomTensor(lane, {5, 5});
            const Tensor in = image(2), out = lane.make(ElementType::F32, {side, side});
            return [=, &lane] { kernel::convolve(lane, out, in, w, false); };
        });
        for (const int radius : {1, 2})
            row(fmt::format("rank_filter median {} {}", radius, size), 8 * pixels, 0, [&] {
                const Tensor in = image(radius), out = lane.make(ElementType::F32, {side, side});
                const SpcRankFilter params{SPC_RANK_MEDIAN, radius, radius};
                return [=, &lane] { kernel::rankFilter(lane, params, out, in); };
            });
    }

    void geometry(std::int64_t side) {
        Lane& lane = *m_lane;
        const auto pixels = static_cast<double>(side * side);
        row(fmt::format("resample_axis lanczos3 {}x{} to half f32", side, side), 5 * pixels, 0,
            [&] {
                const auto [starts, weights] = lanczosHalf(lane, side);
                const Tensor in = randomTensor(lane, {side, side});
                const Tensor rows = lane.make(ElementType::F32, {side, side / 2});
                const Tensor out = lane.make(ElementType::F32, {side / 2, side / 2});
                return [=, s = starts, w = weights, &lane] {
                    kernel::resampleAxis(lane, 1, rows, in, s, w);
                    kernel::resampleAxis(lane, 0, out, rows, s, w);
                };
            });
        row(fmt::format("affine bilinear 30 degrees {}x{} f32", side, side), 8 * pixels, 0, [&] {
            std::array<Array<std::int64_t>, 4> places;
            const double factors[4] = {std::cos(0.5235987755982988), std::sin(0.5235987755982988),
                                       -std::sin(0.5235987755982988), std::cos(0.5235987755982988)};
            const double shifts[4] = {0.35 * static_cast<double>(side),
                                      -0.25 * static_cast<double>(side), 0, 0};
            std::vector<Tensor> operands{lane.make(ElementType::F32, {side, side}),
                                         randomTensor(lane, {side, side})};
            for (std::size_t k = 0; k < 4; ++k) {
                places[k] = Array<std::int64_t>::uninitialized({side});
                for (std::int64_t i = 0; i < side; ++i)
                    places[k].editValues()[static_cast<std::size_t>(i)] = std::llround(
                        std::ldexp(factors[k] * static_cast<double>(i) + shifts[k], 32));
                operands.push_back(lane.upload(places[k]));
            }
            const SpcAffine params{SPC_BILINEAR, 0, side, side, 0, 0};
            return [=, &lane] { lane.run(SPC_AFFINE, &params, operands); };
        });
    }

    void transforms(std::int64_t side) {
        Lane& lane = *m_lane;
        const auto transform = [&](ElementType real, ElementType complex, std::int64_t n) {
            const double points = static_cast<double>(n * n);
            row(fmt::format("fft real forward {}x{} {}", n, n,
                            real == ElementType::F32 ? "f32" : "f64"),
                0, 2.5 * points * std::log2(points), [&] {
                    const Tensor in = converted(lane, real, randomTensor(lane, {1, n, n}));
                    const Tensor out = lane.make(complex, {1, n, n / 2 + 1});
                    const SpcFft params{SPC_FFT_REAL_FORWARD, 2, 1, 0};
                    return [=, &lane] { kernel::fft(lane, params, out, in); };
                });
        };
        transform(ElementType::F32, ElementType::C64, side / 2);
        transform(ElementType::F32, ElementType::C64, side);
        transform(ElementType::F64, ElementType::C128, side / 2);
    }

    void matrices(std::int64_t n) {
        Lane& lane = *m_lane;
        const double flops =
            2.0 * static_cast<double>(n) * static_cast<double>(n) * static_cast<double>(n);
        for (const ElementType type : {ElementType::F32, ElementType::F64}) {
            const char* name = type == ElementType::F32 ? "f32" : "f64";
            row(fmt::format("matrix_product {} {}", n, name), 0, flops, [&] {
                const Tensor a = converted(lane, type, randomTensor(lane, {n, n}));
                const Tensor c = lane.make(type, {n, n});
                return [=, &lane] { kernel::matrixProduct(lane, c, a, a); };
            });
            row(fmt::format("rank_update {} {}", n, name), 0, flops, [&] {
                const Tensor a = converted(lane, type, randomTensor(lane, {n, n}));
                const Tensor c = lane.make(type, {n, n});
                return [=, &lane] { kernel::rankUpdate(lane, c, a); };
            });
        }
    }

    void reductions(std::int64_t side) {
        Lane& lane = *m_lane;
        const std::int64_t many = 4 * side * side;
        const auto sum = [&](ElementType type, const char* name, double bytes) {
            row(fmt::format("reduce sum of {} {}", many, name), bytes * static_cast<double>(many),
                0, [&] {
                    const Tensor in = lane.make(type, {many});
                    kernel::fill(lane, in, 3);
                    const Tensor out = lane.make(ElementType::F32, Shape());
                    return [=, &lane] { kernel::reduce(lane, SPC_SUM, out, in, 1); };
                });
        };
        sum(ElementType::F32, "f32", 4);
        sum(ElementType::U16, "u16", 2);
        const std::int64_t pixels = side * side / 4;
        row(fmt::format("binned_sum 16x{} into 300 f32", pixels),
            static_cast<double>(16 * pixels * 4 + pixels * 4), 0, [&] {
                Array<std::int32_t> labels = Array<std::int32_t>::uninitialized({pixels});
                std::int64_t n = 0;
                for (std::int32_t& label : labels.editValues()) {
                    const double y = static_cast<double>(n / (side / 2)),
                                 x = static_cast<double>(n % (side / 2));
                    label = static_cast<std::int32_t>(300 * std::hypot(x, y) /
                                                      (0.7 * static_cast<double>(side)));
                    ++n;
                }
                const Tensor values = lane.make(ElementType::F32, {16, pixels});
                kernel::fill(lane, values, 2);
                const Tensor bins = lane.upload(labels);
                const Tensor sums = lane.make(ElementType::F32, {16, 300});
                const Tensor counts = lane.make(ElementType::U32, {16, 300});
                return [=, &lane] { kernel::binnedSum(lane, sums, counts, values, bins); };
            });
        row(fmt::format("sort {} f32", side * side / 4), static_cast<double>(2 * side * side), 0,
            [&] {
                const Tensor in = randomTensor(lane, {side * side / 4});
                const Tensor out = lane.make(ElementType::F32, {side * side / 4});
                return [=, &lane] { kernel::sort(lane, out, in); };
            });
        row(fmt::format("density {} at 1024 f32", 4 * side), 0,
            20.0 * 1024 * 4 * static_cast<double>(side), [&] {
                const Tensor query = randomTensor(lane, {1024, 2});
                const Tensor points = randomTensor(lane, {4 * side, 2});
                const Tensor out = lane.make(ElementType::F32, {1024});
                const SpcDensity params{{0.1, 0.1, 0.1}};
                return [=, &lane] {
                    lane.run(SPC_DENSITY, &params, std::array{out, query, points});
                };
            });
    }

    Backend& m_backend;
    KernelBenchOptions m_options;
    JobContext& m_job;
    std::unique_ptr<Lane> m_lane;
    double m_copyRate = 0;
    std::vector<BenchResult> m_results;
};

} // namespace

std::vector<BenchResult> benchKernels(Backend& backend, const KernelBenchOptions& options,
                                      JobContext& job) {
    return Bench(backend, options, job).run();
}

std::string kernelBenchText(const std::vector<BenchResult>& results) {
    std::string out = fmt::format("{:<52}{:>11}{:>11}{:>10} {:<9}{:>8}\n", "kernel", "median ms",
                                  "min ms", "rate", "", "of copy");
    for (const BenchResult& r : results) {
        if (r.more.contains("absent")) {
            out += fmt::format("{:<52}absent: {}\n", r.name, r.more["absent"].get<std::string>());
            continue;
        }
        out += fmt::format("{:<52}{:>11.3f}{:>11.3f}{:>10.1f} {:<9}{:>8}\n", r.name,
                           1e3 * r.timing.medianS, 1e3 * r.timing.minS, r.value, r.unit,
                           r.more.contains("of_copy")
                               ? fmt::format("{:.2f}", r.more["of_copy"].get<double>())
                               : "");
    }
    return out;
}

} // namespace specula::compute
