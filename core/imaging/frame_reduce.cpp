// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/frame_reduce.h"

#include "core/base/vector_state.h"
#include "core/imaging/sample_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::imaging {

namespace {

constexpr std::string_view kNames[] = {"sum", "mean", "max"};
constexpr std::int64_t kGrain = 1 << 16; ///< samples per piece
/// Marks of dead and saturated pixels in float results; no mean of finite samples reaches them.
constexpr double kFloatDead = std::numeric_limits<float>::lowest();
constexpr double kFloatSaturated = std::numeric_limits<float>::max();

template<class T>
class Reducer {
  public:
    static constexpr bool kCounts = std::is_integral_v<T> && sizeof(T) <= 4;
    using Sum = std::conditional_t<
        kCounts, std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>, double>;

    Reducer(const io::SourceDescription& source, Reduction reduction)
        : m_source(source)
        , m_reduction(reduction)
        , m_dead(asSample<T>(source.deadValue))
        , m_saturated(source.saturatedValue.value_or(std::numeric_limits<double>::infinity()))
        , m_used(samples(), 0) {
        if (reduction == Reduction::Max)
            m_max = Array<T>(samples());
        else
            m_sum = Array<Sum>(samples());
        if (source.saturatedValue)
            m_flags = Array<std::uint8_t>(samples());
    }

    void add(const Pixels& frame, ThreadPool& pool, const CancelToken& cancel) {
        const T* in = reinterpret_cast<const T*>(frame.data());
        std::uint32_t* used = m_used.edit().data();
        Sum* sum = m_sum.empty() ? nullptr : m_sum.edit().data();
        T* max = m_max.empty() ? nullptr : m_max.edit().data();
        std::uint8_t* flags = m_flags.empty() ? nullptr : m_flags.edit().data();
        pool.parallelFor(0, m_used.size(), kGrain, [&](std::int64_t first, std::int64_t last) {
            clearVectorState();
            cancel.throwIfCancelled();
            for (std::int64_t i = first; i < last; ++i) {
                const T sample = in[i];
                if ((m_dead && sample == *m_dead) || sample != sample)
                    continue;
                if (flags != nullptr && static_cast<double>(sample) >= m_saturated)
                    flags[i] = 1;
                if (sum != nullptr)
                    sum[i] += static_cast<Sum>(sample);
                else
                    max[i] = used[i] == 0 ? sample : std::max(max[i], sample);
                ++used[i];
            }
        });
    }

    ReducedFrames finish() const {
        switch (m_reduction) {
        case Reduction::Max:
            return finishMax();
        case Reduction::Mean:
            return kMeanIsFloat ? finishFloat<float>() : finishFloat<double>();
        case Reduction::Sum:
            break;
        }
        if constexpr (!kCounts) {
            return finishFloat<double>();
        } else if constexpr (std::is_signed_v<T>) {
            return finishCounts<std::int64_t>(std::numeric_limits<std::int64_t>::min(),
                                              std::numeric_limits<std::int64_t>::max());
        } else {
            const auto sums = m_sum.values();
            const Sum largest = sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
            if (largest < 0xFFFFFFFEU)
                return finishCounts<std::uint32_t>(0xFFFFFFFFU, 0xFFFFFFFEU);
            const auto top = std::numeric_limits<std::uint64_t>::max();
            return finishCounts<std::uint64_t>(top, top - 1);
        }
    }

  private:
    static constexpr bool kMeanIsFloat = sizeof(T) <= 2 || std::is_same_v<T, float>;

    Shape samples() const { return {m_source.channels, m_source.height(), m_source.width()}; }
    bool flagged(std::int64_t i) const { return !m_flags.empty() && m_flags.data()[i] != 0; }

    template<class R, class F>
    Pixels fill(const F& valueOf) const {
        auto out = Array<R>::uninitialized(samples());
        R* to = out.edit().data();
        for (std::int64_t i = 0; i < out.size(); ++i)
            to[i] = valueOf(i);
        return Pixels(out);
    }
    template<class R>
    ReducedFrames finishCounts(R dead, R saturated) const {
        ReducedFrames result;
        result.pixels = fill<R>([&](std::int64_t i) {
            if (m_used.data()[i] == 0)
                return dead;
            return flagged(i) ? saturated : static_cast<R>(m_sum.data()[i]);
        });
        if (m_dead)
            result.deadValue = static_cast<double>(dead);
        if (!m_flags.empty())
            result.saturatedValue = static_cast<double>(saturated);
        return result;
    }
    template<class R>
    ReducedFrames finishFloat() const {
        const double unused = m_dead ? kFloatDead : std::numeric_limits<double>::quiet_NaN();
        ReducedFrames result;
        result.pixels = fill<R>([&](std::int64_t i) {
            const auto n = static_cast<double>(m_used.data()[i]);
            if (n <= 0)
                return static_cast<R>(unused);
            if (flagged(i))
                return static_cast<R>(kFloatSaturated);
            const auto sum = static_cast<double>(m_sum.data()[i]);
            return static_cast<R>(m_reduction == Reduction::Mean ? sum / n : sum);
        });
        if (m_dead)
            result.deadValue = kFloatDead;
        if (!m_flags.empty())
            result.saturatedValue = kFloatSaturated;
        return result;
    }
    ReducedFrames finishMax() const {
        const T unused = m_dead.value_or(
            std::is_floating_point_v<T> ? std::numeric_limits<T>::quiet_NaN() : T{});
        ReducedFrames result;
        result.pixels = fill<T>(
            [&](std::int64_t i) { return m_used.data()[i] == 0 ? unused : m_max.data()[i]; });
        result.deadValue = m_source.deadValue;
        result.saturatedValue = m_source.saturatedValue;
        return result;
    }

    const io::SourceDescription& m_source;
    Reduction m_reduction;
    std::optional<T> m_dead;
    double m_saturated;
    Array<std::uint32_t> m_used; ///< frames with a value, per sample
    Array<Sum> m_sum;
    Array<T> m_max;
    Array<std::uint8_t> m_flags; ///< saturated in some frame
};

} // namespace

std::string_view reductionName(Reduction reduction) {
    return kNames[static_cast<std::size_t>(reduction)];
}

Reduction reductionFromName(std::string_view name) {
    const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
    if (found == std::end(kNames))
        throw Error(ErrorCode::Usage, fmt::format("frames have no \"{}\"", name))
            .withRemedy("use sum, mean or max");
    return static_cast<Reduction>(found - std::begin(kNames));
}

ReducedFrames reduceFrames(const io::RegionSource& source, const FrameRange& range,
                           Reduction reduction, ThreadPool& pool, JobContext& job) {
    clearVectorState();
    const io::SourceDescription& d = source.describe();
    if (range.first < 0 || range.count < 1 || range.step < 1 || range.first >= d.frames ||
        (range.count - 1) > (d.frames - 1 - range.first) / range.step)
        throw Error(ErrorCode::Usage,
                    fmt::format("{} frames from {} in steps of {} are not among the {} there are",
                                range.count, range.first, range.step, d.frames))
            .inFile(d.file)
            .atField(d.dataset);
    return withPixelType(d.type, [&](auto sample) {
        Reducer<decltype(sample)> reducer(d, reduction);
        const std::int64_t atOnce =
            d.manyThreads ? std::min<std::int64_t>(pool.threads(), 8) : std::int64_t{1};
        for (std::int64_t done = 0; done < range.count;) {
            job.throwIfCancelled();
            const std::int64_t batch = std::min(atOnce, range.count - done);
            std::vector<Pixels> frames(static_cast<std::size_t>(batch));
            const auto read = [&](std::int64_t i, ThreadPool* decoders) {
                frames[static_cast<std::size_t>(i)] = source.readFrame(
                    range.first + (done + i) * range.step, job.cancelToken(), decoders);
            };
            if (batch == 1)
                read(0, &pool);
            else
                pool.parallelFor(0, batch, 1, [&](std::int64_t first, std::int64_t last) {
                    for (std::int64_t i = first; i < last; ++i)
                        read(i, nullptr);
                });
            for (const Pixels& frame : frames)
                reducer.add(frame, pool, job.cancelToken());
            done += batch;
            job.report(done, range.count, "frames");
        }
        return reducer.finish();
    });
}

} // namespace specula::imaging
