// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/arithmetic_loops.h"
#include "core/compute/tiers/cpu/simd/math_f32.h"

// Sums run in kLanes interleaved accumulators, whatever the instruction set, so that the order of
// additions is the same everywhere; they are added up pairwise.
namespace specula::compute::cpu::SPECULA_ISA {
namespace {

constexpr int kLanes = 32;

SPECULA_SIMD double merged(double* lanes) {
    for (int width = kLanes / 2; width > 0; width /= 2)
        for (int j = 0; j < width; ++j)
            lanes[j] += lanes[j + width];
    return lanes[0];
}

/// sum of term(i) for i < n.
template<class Term>
SPECULA_SIMD double laneSum(int64_t n, Term term) {
    double lanes[kLanes] = {};
    int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (int j = 0; j < kLanes; ++j)
            lanes[j] += term(i + j);
    for (int j = 0; i < n; ++i, ++j)
        lanes[j] += term(i);
    return merged(lanes);
}

template<class T>
int64_t sumInteger(const void* in, int64_t n) {
    const T* x = static_cast<const T*>(in);
    int64_t total = 0;
    if constexpr (sizeof(T) <= 2) {
        // 2^15 terms of 16 bits fit into 32.
        for (int64_t first = 0; first < n; first += 0x8000) {
            const int64_t last = n - first < 0x8000 ? n : first + 0x8000;
            int32_t part = 0;
            for (int64_t i = first; i < last; ++i)
                part += static_cast<int32_t>(x[i]);
            total += part;
        }
    } else {
        for (int64_t i = 0; i < n; ++i)
            total += static_cast<int64_t>(x[i]);
    }
    return total;
}

template<class T>
double sumFloat(const void* in, int64_t n) {
    const T* x = static_cast<const T*>(in);
    return laneSum(n, [x](int64_t i) { return static_cast<double>(x[i]); });
}

int64_t numbers(const double* x, int64_t n) {
    int64_t count = 0;
    for (int64_t i = 0; i < n; ++i)
        count += x[i] == x[i] ? 1 : 0;
    return count;
}

double sum(const double* x, int64_t n, int32_t nanAware, int64_t* count) {
    if (nanAware == 0) {
        *count = n;
        return sumFloat<double>(x, n);
    }
    *count = numbers(x, n);
    return laneSum(n, [x](int64_t i) { return x[i] == x[i] ? x[i] : 0.0; });
}

double sumSquares(const double* x, int64_t n, int32_t nanAware, int64_t* count) {
    if (nanAware == 0) {
        *count = n;
        return laneSum(n, [x](int64_t i) { return x[i] * x[i]; });
    }
    *count = numbers(x, n);
    return laneSum(n, [x](int64_t i) { return x[i] == x[i] ? x[i] * x[i] : 0.0; });
}

double dot(const double* x, const double* y, int64_t n) {
    return laneSum(n, [x, y](int64_t i) { return x[i] * y[i]; });
}

MomentSums moments(const double* x, int64_t n, double mean, int32_t nanAware) {
    const bool keepNan = nanAware == 0;
    const auto difference = [x, mean, keepNan](int64_t i) {
        return keepNan || x[i] == x[i] ? x[i] - mean : 0.0;
    };
    MomentSums sums;
    sums.first = laneSum(n, difference);
    sums.second = laneSum(n, [difference](int64_t i) {
        const double d = difference(i);
        return d * d;
    });
    sums.third = laneSum(n, [difference](int64_t i) {
        const double d = difference(i);
        return d * d * d;
    });
    sums.fourth = laneSum(n, [difference](int64_t i) {
        const double d = difference(i), d2 = d * d;
        return d2 * d2;
    });
    return sums;
}

ComplexSum sumComplex(const double* x, int64_t n) {
    return {laneSum(n, [x](int64_t i) { return x[2 * i]; }),
            laneSum(n, [x](int64_t i) { return x[2 * i + 1]; })};
}
ComplexSum sumSquaresComplex(const double* x, int64_t n) {
    return {
        laneSum(n, [x](int64_t i) { return x[2 * i] * x[2 * i] - x[2 * i + 1] * x[2 * i + 1]; }),
        laneSum(n, [x](int64_t i) { return 2 * (x[2 * i] * x[2 * i + 1]); })};
}
ComplexSum dotComplex(const double* x, const double* y, int64_t n) {
    return {
        laneSum(n, [x, y](int64_t i) { return x[2 * i] * y[2 * i] + x[2 * i + 1] * y[2 * i + 1]; }),
        laneSum(n,
                [x, y](int64_t i) { return x[2 * i] * y[2 * i + 1] - x[2 * i + 1] * y[2 * i]; })};
}

template<class T, bool least>
void extreme(const void* in, int64_t n, void* out) {
    const T* x = static_cast<const T*>(in);
    Extreme<T> result{T(0), 0, 0};
    int64_t start = 0;
    while (start < n && x[start] != x[start])
        ++start;
    result.nan = start > 0 ? 1 : 0;
    if (start < n) {
        result.any = 1;
        int32_t nan = 0;
        for (int64_t k = start; k < n; ++k)
            nan |= x[k] != x[k] ? 1 : 0;
        T lanes[kLanes];
        for (int j = 0; j < kLanes; ++j)
            lanes[j] = x[start];
        const auto better = [](T a, T b) { return (least ? a < b : a > b) ? a : b; };
        int64_t i = start;
        for (; i + kLanes <= n; i += kLanes)
            for (int j = 0; j < kLanes; ++j)
                lanes[j] = better(x[i + j], lanes[j]);
        T best = lanes[0];
        for (int j = 1; j < kLanes; ++j)
            best = better(lanes[j], best);
        for (; i < n; ++i)
            best = better(x[i], best);
        result.nan |= nan;
        result.value = best;
    }
    *static_cast<Extreme<T>*>(out) = result;
}

template<class T, int rows>
void binnedSum(const void* const* in, const int32_t* labels, int64_t first, int64_t last,
               int32_t bins, double* acc, uint32_t* counts) {
    const T* x[rows];
    for (int r = 0; r < rows; ++r)
        x[r] = static_cast<const T*>(in[r]);
    const uint32_t top = static_cast<uint32_t>(bins);
    if (counts == nullptr) {
        for (int64_t i = first; i < last; ++i) {
            const uint32_t label = static_cast<uint32_t>(labels[i]);
            double* to = acc + static_cast<int64_t>(label <= top ? label : 0) * rows;
            for (int r = 0; r < rows; ++r)
                to[r] += static_cast<double>(x[r][i]);
        }
        return;
    }
    for (int64_t i = first; i < last; ++i) {
        const uint32_t label = static_cast<uint32_t>(labels[i]);
        const int64_t slot = static_cast<int64_t>(label <= top ? label : 0) * rows;
        for (int r = 0; r < rows; ++r) {
            const T v = x[r][i];
            acc[slot + r] += v == v ? static_cast<double>(v) : 0.0;
            counts[slot + r] += v == v ? 1u : 0u;
        }
    }
}

/// Terms of a stretch first, then their sum in double.
template<class T>
double density(const T* const* points, const T* weights, const T* query, const double* scale,
               int32_t dimensions, int64_t n) {
    constexpr int64_t kStretch = 512;
    T terms[kStretch];
    double total = 0;
    for (int64_t first = 0; first < n; first += kStretch) {
        const int64_t length = n - first < kStretch ? n - first : kStretch;
        for (int32_t d = 0; d < dimensions; ++d) {
            const T* p = points[d] + first;
            const T q = query[d];
            const T s = static_cast<T>(scale[d]);
            if (d == 0)
                for (int64_t i = 0; i < length; ++i) {
                    const T u = (q - p[i]) * s;
                    terms[i] = u * u;
                }
            else
                for (int64_t i = 0; i < length; ++i) {
                    const T u = (q - p[i]) * s;
                    terms[i] += u * u;
                }
        }
        // Below the normal numbers, where arithmetic is slow, nothing is left of a point.
        constexpr T kLeast = sizeof(T) == 4 ? T(-87) : T(-708);
        for (int64_t i = 0; i < length; ++i) {
            const T exponent = T(-0.5) * terms[i];
            const T term = expOf(exponent < kLeast ? kLeast : exponent);
            terms[i] = exponent < kLeast ? T(0) : term;
        }
        if (weights != nullptr)
            for (int64_t i = 0; i < length; ++i)
                terms[i] *= weights[first + i];
        total += sumFloat<T>(terms, length);
    }
    return total;
}

template<class T>
void addType(ArithmeticLoops& loops, int type) {
    loops.least[type] = extreme<T, true>;
    loops.greatest[type] = extreme<T, false>;
    loops.binnedSum1[type] = binnedSum<T, 1>;
    loops.binnedSum8[type] = binnedSum<T, 8>;
}

} // namespace

void addReduceLoops(ArithmeticLoops& loops) {
    addType<uint8_t>(loops, SPC_U8);
    addType<int8_t>(loops, SPC_I8);
    addType<uint16_t>(loops, SPC_U16);
    addType<int16_t>(loops, SPC_I16);
    addType<uint32_t>(loops, SPC_U32);
    addType<int32_t>(loops, SPC_I32);
    addType<uint64_t>(loops, SPC_U64);
    addType<int64_t>(loops, SPC_I64);
    addType<float>(loops, SPC_F32);
    addType<double>(loops, SPC_F64);
    loops.sumInteger[SPC_U8] = sumInteger<uint8_t>;
    loops.sumInteger[SPC_I8] = sumInteger<int8_t>;
    loops.sumInteger[SPC_U16] = sumInteger<uint16_t>;
    loops.sumInteger[SPC_I16] = sumInteger<int16_t>;
    loops.sumInteger[SPC_U32] = sumInteger<uint32_t>;
    loops.sumInteger[SPC_I32] = sumInteger<int32_t>;
    loops.sumFloat[SPC_F32] = sumFloat<float>;
    loops.sumFloat[SPC_F64] = sumFloat<double>;
    loops.sum = sum;
    loops.sumSquares = sumSquares;
    loops.dot = dot;
    loops.moments = moments;
    loops.sumComplex = sumComplex;
    loops.sumSquaresComplex = sumSquaresComplex;
    loops.dotComplex = dotComplex;
    loops.density32 = density<float>;
    loops.density64 = density<double>;
}

} // namespace specula::compute::cpu::SPECULA_ISA
