// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/image_loops.h"
#include "core/compute/tiers/cpu/simd/image_vector.h"

namespace specula::compute::cpu::SPECULA_ISA {
namespace {

/// Calls step<V>(i) along [0, count): vectors, then elements.
template<class K, class F>
SPECULA_SIMD void along(int64_t count, F step) {
    constexpr int64_t lanes = kLanes<Vec<K>, K>;
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes)
        step.template operator()<Vec<K>>(i);
    for (; i < count; ++i)
        step.template operator()<K>(i);
}

struct Least {
    template<class V>
    V operator()(V a, V b) const {
        return least(a, b);
    }
};
struct Greatest {
    template<class V>
    V operator()(V a, V b) const {
        return greatest(a, b);
    }
};

/// In place from the left: what is read lies ahead of what is written. Each pass doubles the window
/// seen, so a window of w costs about log2 w of them.
template<class K, class Pick>
void slideWith(K* row, int64_t columns, int64_t window, Pick pick) {
    const auto pass = [&](int64_t count, int64_t step) {
        along<K>(count, [&]<class V>(int64_t i) {
            storeTo(row + i, pick(loadAs<V>(row + i), loadAs<V>(row + i + step)));
        });
    };
    int64_t seen = 1, valid = columns + window - 1;
    for (; 2 * seen <= window; seen *= 2) {
        valid -= seen;
        pass(valid, seen);
    }
    if (seen < window)
        pass(columns, window - seen);
}

template<class K>
void slide(K* row, int64_t columns, int64_t window, bool wantGreatest) {
    if (wantGreatest)
        slideWith(row, columns, window, Greatest{});
    else
        slideWith(row, columns, window, Least{});
}

template<class K>
void pick(const K* a, const K* b, K* to, int64_t columns, bool wantGreatest) {
    along<K>(columns, [&]<class V>(int64_t i) {
        const V x = loadAs<V>(a + i), y = loadAs<V>(b + i);
        storeTo(to + i, wantGreatest ? greatest(x, y) : least(x, y));
    });
}

template<class V>
SPECULA_SIMD void order(V& a, V& b) {
    const V low = least(a, b);
    b = greatest(a, b);
    a = low;
}
template<class V>
SPECULA_SIMD V middle(V a, V b, V c) {
    order(a, b);
    return greatest(a, least(b, c));
}

/// Nine comparisons, as few as five values can be sorted with.
template<class V>
SPECULA_SIMD void sortFive(V& a, V& b, V& c, V& d, V& e) {
    order(a, b);
    order(d, e);
    order(c, e);
    order(c, d);
    order(a, d);
    order(a, c);
    order(b, e);
    order(b, d);
    order(b, c);
}

/// The middle one of n values, n odd: the least and the greatest of n/2 + 2 of them cannot be it
/// and are dropped, another value comes in, and so on.
template<int n, class V>
SPECULA_SIMD V middleOf(V (&v)[n]) {
    constexpr int first = n / 2 + 2;
    int low = 0;
    SPECULA_UNROLLED
    for (int held = first; held >= 3; --held) {
        // v[low .. low+held) are held: the least goes to the front, the greatest to the back.
        const int last = low + held - 1;
        SPECULA_UNROLLED
        for (int i = 0; i < held / 2; ++i)
            order(v[low + i], v[last - i]);
        SPECULA_UNROLLED
        for (int i = 1; i < (held + 1) / 2; ++i)
            order(v[low], v[low + i]);
        SPECULA_UNROLLED
        for (int i = 1; i < (held + 1) / 2; ++i)
            order(v[last - i], v[last]);
        ++low;
        if (held > 3)
            v[last] = v[n - (held - 3)];
    }
    return v[low];
}

template<class K>
void medianOfThree(Rows<const K> in, K* out, int64_t columns, K* scratch) {
    const int64_t width = columns + 2;
    K* const low = scratch;
    K* const mid = scratch + width;
    K* const high = mid + width;
    along<K>(width, [&]<class V>(int64_t x) {
        V a = loadAs<V>(in.data + x), b = loadAs<V>(in.data + in.stride + x),
          c = loadAs<V>(in.data + 2 * in.stride + x);
        order(a, b);
        order(b, c);
        order(a, b);
        storeTo(low + x, a);
        storeTo(mid + x, b);
        storeTo(high + x, c);
    });
    along<K>(columns, [&]<class V>(int64_t x) {
        const auto at = [x](const K* row, int k) { return loadAs<V>(row + x + k); };
        const V a = greatest(at(low, 0), greatest(at(low, 1), at(low, 2)));
        const V b = middle(at(mid, 0), at(mid, 1), at(mid, 2));
        const V c = least(at(high, 0), least(at(high, 1), at(high, 2)));
        storeTo(out + x, middle(a, b, c));
    });
}

/// Columns are sorted once for the five windows they are in. Sorting the rows of that leaves a
/// square ordered both ways, in which the value of row i and column j (from 0) has (i+1)(j+1) - 1
/// others below and (5-i)(5-j) - 1 above: only thirteen can be the middle one.
template<class K>
void medianOfFive(Rows<const K> in, K* out, int64_t columns, K* scratch) {
    const int64_t width = columns + 4;
    along<K>(width, [&]<class V>(int64_t x) {
        V v[5];
        SPECULA_UNROLLED
        for (int j = 0; j < 5; ++j)
            v[j] = loadAs<V>(in.data + j * in.stride + x);
        sortFive(v[0], v[1], v[2], v[3], v[4]);
        SPECULA_UNROLLED
        for (int j = 0; j < 5; ++j)
            storeTo(scratch + j * width + x, v[j]);
    });
    along<K>(columns, [&]<class V>(int64_t x) {
        V v[5][5];
        SPECULA_UNROLLED
        for (int j = 0; j < 5; ++j) {
#pragma GCC unroll 16
            for (int k = 0; k < 5; ++k)
                v[j][k] = loadAs<V>(scratch + j * width + x + k);
            sortFive(v[j][0], v[j][1], v[j][2], v[j][3], v[j][4]);
        }
        V left[13] = {v[0][3], v[0][4], v[1][2], v[1][3], v[1][4], v[2][1], v[2][2],
                      v[2][3], v[3][0], v[3][1], v[3][2], v[4][0], v[4][1]};
        storeTo(out + x, middleOf(left));
    });
}

template<class K>
void median(Rows<const K> in, K* out, int64_t columns, int side, K* scratch) {
    if (side == 3)
        medianOfThree(in, out, columns, scratch);
    else
        medianOfFive(in, out, columns, scratch);
}

/// A set of ranks with a place in it: `place` has `below` members of the set beneath it.
struct RankSet {
    uint64_t* bits;
    uint32_t place = 0;
    int64_t below = 0;

    void add(uint32_t rank) {
        bits[rank >> 6] |= uint64_t{1} << (rank & 63);
        below += rank < place;
    }
    void drop(uint32_t rank) {
        bits[rank >> 6] &= ~(uint64_t{1} << (rank & 63));
        below -= rank < place;
    }
    /// Moves to the member that has `target` members beneath it; whole words at a time.
    void seek(int64_t target) {
        int64_t word = place >> 6;
        below -= __builtin_popcountll(bits[word] & ((uint64_t{1} << (place & 63)) - 1));
        while (below > target)
            below -= __builtin_popcountll(bits[--word]);
        for (int64_t here = __builtin_popcountll(bits[word]); below + here <= target;
             here = __builtin_popcountll(bits[word])) {
            below += here;
            ++word;
        }
        uint64_t members = bits[word];
        for (; below < target; ++below)
            members &= members - 1;
        place = static_cast<uint32_t>(word * 64 + __builtin_ctzll(members));
    }
};

/// The window moves along the row: per step one column of pixels leaves the set and one comes in.
void medianRanks(const RankWindow& window, uint32_t* out) {
    RankSet set{window.bits};
    int64_t nans = 0;
    const auto column = [&](int64_t x, bool comes) {
        const uint32_t* rank = window.ranks.data + x;
        for (int64_t y = 0; y < window.height; ++y, rank += window.ranks.stride) {
            if (comes)
                set.add(*rank);
            else
                set.drop(*rank);
            nans += *rank >= window.firstNan ? (comes ? 1 : -1) : 0;
        }
    };
    for (int64_t x = 0; x + 1 < window.width; ++x)
        column(x, true);
    const int64_t target = window.height * window.width / 2;
    for (int64_t x = 0; x < window.columns; ++x) {
        column(x + window.width - 1, true);
        set.seek(target);
        out[x] = nans > 0 ? window.firstNan : set.place;
        column(x, false);
    }
    for (int64_t x = window.columns; x < window.columns + window.width - 1; ++x)
        column(x, false);
}

/// Negative floats sort backwards by their bits; turning all but the sign bit puts that right.
template<class T, class K>
void toKeys(const T* in, K* out, int64_t count, bool nanGreatest) {
    constexpr int shift = 8 * sizeof(K) - 1;
    constexpr K greatestKey = static_cast<K>(~(K{1} << shift));
    const K nan = nanGreatest ? greatestKey : static_cast<K>(~greatestKey);
    for (int64_t i = 0; i < count; ++i) {
        const K bits = __builtin_bit_cast(K, in[i]);
        const K key = bits ^ ((bits >> shift) & greatestKey);
        out[i] = in[i] != in[i] ? nan : key;
    }
}
template<class T, class K>
void fromKeys(const K* in, T* out, int64_t count) {
    constexpr int shift = 8 * sizeof(K) - 1;
    constexpr K greatestKey = static_cast<K>(~(K{1} << shift));
    for (int64_t i = 0; i < count; ++i) {
        const K key = in[i];
        const K bits = key ^ ((key >> shift) & greatestKey);
        out[i] = __builtin_bit_cast(T, bits);
    }
}

template<class K>
void add(RankLoops<K>& loops) {
    loops = {slide<K>, pick<K>, median<K>};
}

} // namespace

void addRankLoops(ImageLoops& loops);
void addRankLoops(ImageLoops& loops) {
    add(loops.u8);
    add(loops.i8);
    add(loops.u16);
    add(loops.i16);
    add(loops.u32);
    add(loops.i32);
    add(loops.u64);
    add(loops.i64);
    loops.keys32 = {toKeys<float, int32_t>, fromKeys<float, int32_t>};
    loops.keys64 = {toKeys<double, int64_t>, fromKeys<double, int64_t>};
    loops.medianRanks = medianRanks;
}

} // namespace specula::compute::cpu::SPECULA_ISA
