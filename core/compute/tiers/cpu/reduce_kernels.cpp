// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/strided.h"

#include <complex>
#include <limits>
#include <vector>

// Reductions cut what is summed into chunks of kChunk elements in row-major order, whatever the
// strides and the number of threads, and add the sums of chunks pairwise.
namespace specula::compute::cpu {
namespace {

constexpr std::int64_t kChunk = 4096;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template<class Params>
const Params& params(const SpcCall& call) {
    return *static_cast<const Params*>(call.params);
}

/// One or two inputs reduced over their trailing axes, chunk by chunk.
template<std::size_t N>
class Reduction {
  public:
    Reduction(const std::array<const SpcOperand*, N>& inputs, int trailing)
        : m_inputs(inputs)
        , m_kept(inputs[0]->rank - trailing)
        , m_outputs(extentProduct(*inputs[0], 0, m_kept))
        , m_length(extentProduct(*inputs[0], m_kept, inputs[0]->rank))
        , m_trailing(inputs, m_kept, inputs[0]->rank, false) {}

    std::int64_t outputs() const { return m_outputs; }
    std::int64_t length() const { return m_length; }
    std::int64_t chunks() const { return (m_length + kChunk - 1) / kChunk; }

    /// body(output, chunk, pointers, n) for all chunks of all outputs, on several threads. The
    /// pointers go to contiguous elements, converted to double where `loops` is given.
    template<class Body>
    void forEach(const CpuContext& context, const ArithmeticLoops* asDouble,
                 const Body& body) const {
        const std::int64_t perOutput = chunks();
        const std::int64_t work = std::min(m_length, kChunk);
        context.forEach(m_outputs * perOutput, std::max<std::int64_t>(1, 8 * kChunk / work),
                        [&](std::int64_t begin, std::int64_t end) {
                            std::array<std::vector<std::byte>, N> raw, converted;
                            for (std::int64_t task = begin; task < end; ++task)
                                piece(task / perOutput, task % perOutput, asDouble, raw, converted,
                                      body);
                        });
    }

  private:
    template<class Body>
    void piece(std::int64_t output, std::int64_t chunk, const ArithmeticLoops* asDouble,
               std::array<std::vector<std::byte>, N>& raw,
               std::array<std::vector<std::byte>, N>& converted, const Body& body) const {
        Walk<N> walk = m_trailing;
        const std::int64_t first = chunk * kChunk;
        const std::int64_t n = std::min(kChunk, m_length - first);
        std::array<const std::byte*, N> at{};
        for (std::size_t k = 0; k < N; ++k) {
            const SpcOperand& in = *m_inputs[k];
            const auto size = static_cast<std::int64_t>(sizeOf(in));
            walk.base[k] += offsetOf(in, output) * size;
            if (walk.rank == 1 && walk.innerStride(k) == size) {
                at[k] = walk.base[k] + first * size;
            } else {
                raw[k].resize(static_cast<std::size_t>(kChunk * size));
                gather(walk, k, first, n, sizeOf(in), raw[k].data());
                at[k] = raw[k].data();
            }
            const auto wide = isComplexType(in.type) ? SPC_C128 : SPC_F64;
            if (asDouble != nullptr && in.type != wide) {
                converted[k].resize(static_cast<std::size_t>(kChunk) * 16);
                asDouble->convert[wide][in.type](converted[k].data(), at[k], n);
                at[k] = converted[k].data();
            }
        }
        body(output, chunk, at, n);
    }

    std::int64_t offsetOf(const SpcOperand& in, std::int64_t output) const {
        std::int64_t offset = 0;
        for (int axis = m_kept - 1; axis >= 0; --axis) {
            offset += output % in.extent[axis] * in.stride[axis];
            output /= in.extent[axis];
        }
        return offset;
    }

    std::array<const SpcOperand*, N> m_inputs;
    int m_kept;
    std::int64_t m_outputs, m_length;
    Walk<N> m_trailing;
};

/// Element `index`, counted in row-major order over the first `rank` axes.
std::byte* elementAt(const SpcOperand& operand, int rank, std::int64_t index) {
    std::int64_t offset = 0;
    for (int axis = rank - 1; axis >= 0; --axis) {
        offset += index % operand.extent[axis] * operand.stride[axis];
        index /= operand.extent[axis];
    }
    return addressOf(operand) + offset * static_cast<std::int64_t>(sizeOf(operand));
}

/// Neighbours are added until one is left.
template<class T>
T pairwise(T* values, std::int64_t n) {
    while (n > 1) {
        for (std::int64_t i = 0; i < n / 2; ++i)
            values[i] = values[2 * i] + values[2 * i + 1];
        if (n % 2 != 0)
            values[n / 2] = values[n - 1];
        n = (n + 1) / 2;
    }
    return values[0];
}

struct Total {
    double sum = 0;
    std::int64_t count = 0;
    Total operator+(const Total& other) const { return {sum + other.sum, count + other.count}; }
};

struct Shares {
    double first = 0, second = 0, third = 0, fourth = 0;
    Shares operator+(const Shares& o) const {
        return {first + o.first, second + o.second, third + o.third, fourth + o.fourth};
    }
};

/// Part(pointers, n) of each chunk, merged; finish(output, part, index) is called once per output.
template<class Part, std::size_t N, class Make, class Finish>
void reduceChunks(const Reduction<N>& reduction, const CpuContext& context,
                  const ArithmeticLoops* asDouble, const Make& make, const Finish& finish) {
    const std::int64_t chunks = reduction.chunks();
    if (chunks <= 1) {
        reduction.forEach(context, asDouble,
                          [&](std::int64_t output, std::int64_t, const auto& at, std::int64_t n) {
                              finish(output, make(output, at, n));
                          });
        return;
    }
    std::vector<Part> parts(static_cast<std::size_t>(reduction.outputs() * chunks));
    reduction.forEach(context, asDouble,
                      [&](std::int64_t output, std::int64_t chunk, const auto& at, std::int64_t n) {
                          parts[static_cast<std::size_t>(output * chunks + chunk)] =
                              make(output, at, n);
                      });
    for (std::int64_t output = 0; output < reduction.outputs(); ++output)
        finish(output, pairwise(parts.data() + output * chunks, chunks));
}

// --- sums ----------------------------------------------------------------------------------------

const double* doubles(const std::byte* at) {
    return reinterpret_cast<const double*>(at);
}

void reduceSums(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcReduce>(call);
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const Reduction<1> reduction({&x}, p.trailing);
    const auto store = [&](std::int64_t output, double value) {
        storeFloat(elementAt(out, out.rank, output), out.type, value);
    };
    const auto finish = [&](std::int64_t output, const Total& total) {
        store(output, p.op == SPC_MEAN ? total.sum / static_cast<double>(total.count) : total.sum);
    };

    // Integers of up to 32 bits are exact in 64 as long as there are fewer than 2^31 of them.
    const bool whole = p.op != SPC_SUM_SQUARES && loops.sumInteger[x.type] != nullptr &&
                       reduction.length() < (std::int64_t(1) << 31);
    if (whole) {
        const auto sum = loops.sumInteger[x.type];
        reduceChunks<std::int64_t>(
            reduction, context, nullptr,
            [sum](std::int64_t, const auto& at, std::int64_t n) { return sum(at[0], n); },
            [&](std::int64_t output, std::int64_t total) {
                if (p.op == SPC_SUM && out.type == SPC_F32) {
                    const auto narrow = static_cast<float>(total); // rounded once
                    std::memcpy(elementAt(out, out.rank, output), &narrow, sizeof narrow);
                    return;
                }
                finish(output, {static_cast<double>(total), reduction.length()});
            });
        return;
    }
    if (p.nan_aware == 0 && p.op != SPC_SUM_SQUARES && loops.sumFloat[x.type] != nullptr) {
        const auto sum = loops.sumFloat[x.type];
        reduceChunks<Total>(
            reduction, context, nullptr,
            [sum](std::int64_t, const auto& at, std::int64_t n) {
                return Total{sum(at[0], n), n};
            },
            finish);
        return;
    }
    const auto sum = p.op == SPC_SUM_SQUARES ? loops.sumSquares : loops.sum;
    reduceChunks<Total>(
        reduction, context, &loops,
        [sum, &p](std::int64_t, const auto& at, std::int64_t n) {
            Total total;
            total.sum = sum(doubles(at[0]), n, p.nan_aware, &total.count);
            return total;
        },
        finish);
}

void storeComplex(const SpcOperand& out, std::int64_t output, std::complex<double> value) {
    std::byte* to = elementAt(out, out.rank, output);
    const auto type = out.type == SPC_C64 ? SPC_F32 : SPC_F64;
    storeFloat(to, type, value.real());
    storeFloat(to + sizeOf(out) / 2, type, value.imag());
}

void reduceComplex(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const auto& p = params<SpcReduce>(call);
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const Reduction<1> reduction({&call.operands[1]}, p.trailing);
    const auto sum = p.op == SPC_SUM_SQUARES ? loops.sumSquaresComplex : loops.sumComplex;
    const double divisor = p.op == SPC_MEAN ? static_cast<double>(reduction.length()) : 1.0;
    reduceChunks<std::complex<double>>(
        reduction, context, &loops,
        [sum](std::int64_t, const auto& at, std::int64_t n) {
            const ComplexSum part = sum(doubles(at[0]), n);
            return std::complex<double>(part.re, part.im);
        },
        [&](std::int64_t output, const std::complex<double>& total) {
            storeComplex(out, output, {total.real() / divisor, total.imag() / divisor});
        });
}

void reduceCount(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const auto& p = params<SpcReduce>(call);
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const Reduction<1> reduction({&call.operands[1]}, p.trailing);
    const auto store = [&](std::int64_t output, std::int64_t count) {
        std::memcpy(elementAt(out, out.rank, output), &count, sizeof count);
    };
    if (p.nan_aware == 0 || !isFloatType(call.operands[1].type)) {
        for (std::int64_t output = 0; output < reduction.outputs(); ++output)
            store(output, reduction.length());
        return;
    }
    reduceChunks<std::int64_t>(
        reduction, context, &loops,
        [&](std::int64_t, const auto& at, std::int64_t n) {
            std::int64_t count = 0;
            loops.sum(doubles(at[0]), n, 1, &count);
            return count;
        },
        store);
}

// --- extremes ------------------------------------------------------------------------------------

/// An extreme and the chunk it was found in, so that only that one is searched for its place.
template<class T, bool least>
struct Best {
    T value{};
    std::int64_t chunk = -1, nanChunk = -1; ///< the first such; -1: none
    Best operator+(const Best& later) const {
        Best r = *this;
        if (r.nanChunk < 0)
            r.nanChunk = later.nanChunk;
        const bool better =
            later.chunk >= 0 && (chunk < 0 || (least ? later.value < value : later.value > value));
        if (better) {
            r.value = later.value;
            r.chunk = later.chunk;
        }
        return r;
    }
};

/// Place of the first element of a chunk that is `value`, or NaN.
template<class T>
std::int64_t findFirst(const Walk<1>& walk, std::int64_t chunk, std::int64_t length, T value,
                       bool nan) {
    const std::int64_t first = chunk * kChunk, n = std::min(kChunk, length - first);
    std::vector<T> elements(static_cast<std::size_t>(n));
    gather(walk, 0, first, n, sizeof(T), reinterpret_cast<std::byte*>(elements.data()));
    for (std::int64_t i = 0; i < n; ++i) {
        const T x = elements[static_cast<std::size_t>(i)];
        if (nan ? x != x : x == value)
            return first + i;
    }
    return -1;
}

template<class T, bool least>
void reduceExtreme(const SpcCall& call, const CpuContext& context, bool place) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcReduce>(call);
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const auto find = least ? loops.least[x.type] : loops.greatest[x.type];
    const Reduction<1> reduction({&x}, p.trailing);
    using Part = Best<T, least>;
    const std::int64_t chunks = reduction.chunks();
    std::vector<Part> parts(static_cast<std::size_t>(reduction.outputs() * chunks));
    reduction.forEach(context, nullptr,
                      [&](std::int64_t output, std::int64_t chunk, const auto& at, std::int64_t n) {
                          Extreme<T> found;
                          find(at[0], n, &found);
                          Part& part = parts[static_cast<std::size_t>(output * chunks + chunk)];
                          part.value = found.value;
                          part.chunk = found.any != 0 ? chunk : -1;
                          part.nanChunk = found.nan != 0 ? chunk : -1;
                      });
    const int kept = x.rank - p.trailing;
    const auto finish = [&](std::int64_t output) {
        const Part best = pairwise(parts.data() + output * chunks, chunks);
        const bool nan = best.nanChunk >= 0 && p.nan_aware == 0;
        std::byte* to = elementAt(out, out.rank, output);
        if (!place) {
            storeFloat(to, out.type,
                       nan || best.chunk < 0 ? kNan : static_cast<double>(best.value));
            return;
        }
        Walk<1> walk({&x}, kept, x.rank, false);
        walk.base[0] = elementAt(x, kept, output);
        const std::int64_t index =
            nan ? findFirst<T>(walk, best.nanChunk, reduction.length(), T(), true)
            : best.chunk < 0
                ? -1
                : findFirst<T>(walk, best.chunk, reduction.length(), best.value, false);
        std::memcpy(to, &index, sizeof index);
    };
    context.forEach(reduction.outputs(), 256, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t output = begin; output < end; ++output)
            finish(output);
    });
}

bool supportsReduce(const SpcCall& call) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& x = call.operands[1];
    switch (params<SpcReduce>(call).op) {
    case SPC_SUM:
    case SPC_MEAN:
    case SPC_SUM_SQUARES:
        return isComplexType(x.type) ? isComplexType(out.type) : isFloatType(out.type);
    case SPC_MIN:
    case SPC_MAX:
        return isRealType(x.type) && isFloatType(out.type);
    case SPC_COUNT:
    case SPC_ARG_MIN:
    case SPC_ARG_MAX:
        return isRealType(x.type) && out.type == SPC_I64;
    default:
        return false;
    }
}

/// What comes out of blocks without elements.
void reduceNothing(const SpcCall& call) {
    const SpcOperand& out = call.operands[0];
    const auto op = params<SpcReduce>(call).op;
    const std::int64_t outputs = extentProduct(out, 0, out.rank);
    for (std::int64_t i = 0; i < outputs; ++i) {
        std::byte* to = elementAt(out, out.rank, i);
        if (out.type == SPC_I64) {
            const std::int64_t value = op == SPC_COUNT ? 0 : -1;
            std::memcpy(to, &value, sizeof value);
            continue;
        }
        const double value = op == SPC_SUM || op == SPC_SUM_SQUARES ? 0 : kNan;
        if (isComplexType(out.type))
            storeComplex(out, i, {value, value});
        else
            storeFloat(to, out.type, value);
    }
}

void runReduce(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcReduce>(call);
    if (extentProduct(x, x.rank - p.trailing, x.rank) == 0)
        return reduceNothing(call);
    if (isComplexType(x.type))
        return reduceComplex(call, context);
    switch (p.op) {
    case SPC_COUNT:
        return reduceCount(call, context);
    case SPC_MIN:
    case SPC_MAX:
    case SPC_ARG_MIN:
    case SPC_ARG_MAX: {
        const bool least = p.op == SPC_MIN || p.op == SPC_ARG_MIN;
        const bool place = p.op == SPC_ARG_MIN || p.op == SPC_ARG_MAX;
        return withPixelType(static_cast<PixelType>(x.type), [&](auto sample) {
            using T = decltype(sample);
            least ? reduceExtreme<T, true>(call, context, place)
                  : reduceExtreme<T, false>(call, context, place);
        });
    }
    default:
        return reduceSums(call, context);
    }
}

// --- scalar products -----------------------------------------------------------------------------

bool supportsDot(const SpcCall& call) {
    const SpcOperand& out = call.operands[0];
    const std::int32_t x = call.operands[1].type, y = call.operands[2].type;
    if (isComplexType(x) || isComplexType(y))
        return isComplexType(x) && isComplexType(y) && isComplexType(out.type);
    return isFloatType(out.type);
}

void runDot(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const Reduction<2> reduction({&call.operands[1], &call.operands[2]},
                                 params<SpcTrailing>(call).trailing);
    const bool isComplex = isComplexType(out.type);
    if (reduction.length() == 0) {
        for (std::int64_t i = 0; i < reduction.outputs(); ++i)
            isComplex ? storeComplex(out, i, 0)
                      : storeFloat(elementAt(out, out.rank, i), out.type, 0);
        return;
    }
    if (isComplex)
        reduceChunks<std::complex<double>>(
            reduction, context, &loops,
            [&](std::int64_t, const auto& at, std::int64_t n) {
                const ComplexSum part = loops.dotComplex(doubles(at[0]), doubles(at[1]), n);
                return std::complex<double>(part.re, part.im);
            },
            [&](std::int64_t i, const std::complex<double>& sum) { storeComplex(out, i, sum); });
    else
        reduceChunks<double>(
            reduction, context, &loops,
            [&](std::int64_t, const auto& at, std::int64_t n) {
                return loops.dot(doubles(at[0]), doubles(at[1]), n);
            },
            [&](std::int64_t i, double sum) {
                storeFloat(elementAt(out, out.rank, i), out.type, sum);
            });
}

// --- moments -------------------------------------------------------------------------------------

bool supportsMoments(const SpcCall& call) {
    return isFloatType(call.operands[0].type) && isRealType(call.operands[1].type);
}

/// Means first, then the sums of powers about them; what the first powers still add up to (they
/// would be 0 without rounding) corrects the rest.
void runMoments(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& out = call.operands[0];
    const SpcOperand& x = call.operands[1];
    const auto& p = params<SpcTrailing>(call);
    const ArithmeticLoops& loops = arithmeticLoops(context.set);
    const Reduction<1> reduction({&x}, p.trailing);
    const auto outputs = static_cast<std::size_t>(reduction.outputs());
    std::vector<Total> totals(outputs);
    std::vector<double> means(outputs, kNan);
    std::vector<Shares> shares(outputs);
    if (reduction.length() > 0) {
        reduceChunks<Total>(
            reduction, context, &loops,
            [&](std::int64_t, const auto& at, std::int64_t n) {
                Total total;
                total.sum = loops.sum(doubles(at[0]), n, p.nan_aware, &total.count);
                return total;
            },
            [&](std::int64_t output, const Total& total) {
                const auto i = static_cast<std::size_t>(output);
                totals[i] = total;
                means[i] = total.sum / static_cast<double>(total.count);
            });
        reduceChunks<Shares>(
            reduction, context, &loops,
            [&](std::int64_t output, const auto& at, std::int64_t n) {
                const MomentSums s = loops.moments(
                    doubles(at[0]), n, means[static_cast<std::size_t>(output)], p.nan_aware);
                return Shares{s.first, s.second, s.third, s.fourth};
            },
            [&](std::int64_t output, const Shares& sums) {
                shares[static_cast<std::size_t>(output)] = sums;
            });
    }
    const int kept = out.rank - 1;
    for (std::size_t i = 0; i < outputs; ++i) {
        const auto n = static_cast<double>(totals[i].count);
        const double e = shares[i].first / n, m2 = shares[i].second / n, m3 = shares[i].third / n,
                     m4 = shares[i].fourth / n;
        const double values[5] = {n, means[i] + e, m2 - e * e, m3 - 3 * e * m2 + 2 * e * e * e,
                                  m4 - 4 * e * m3 + 6 * e * e * m2 - 3 * e * e * e * e};
        std::byte* to = elementAt(out, kept, static_cast<std::int64_t>(i));
        for (int k = 0; k < 5; ++k)
            storeFloat(to + k * static_cast<std::int64_t>(sizeOf(out)), out.type, values[k]);
    }
}

} // namespace

CpuKernel reduceKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_REDUCE:
        return {supportsReduce, runReduce};
    case SPC_DOT:
        return {supportsDot, runDot};
    case SPC_MOMENTS:
        return {supportsMoments, runMoments};
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
