// SPDX-License-Identifier: GPL-3.0-or-later
// Elementary functions of REAL from + - * / and bits alone: Vulkan promises its own ones only
// loosely for floats (sine to 2^-11) and has none for doubles. Errors are a few units in the last
// place. Series are Taylor's, cut where the next term is below half a unit.

#define C(x) REAL(x)
const REAL kLn2High = C(REAL64 != 0 ? 0.693147180369123816490lf : 0.693145751953125lf);
const REAL kLn2Low = C(REAL64 != 0 ? 1.90821492927058770002e-10lf : 1.428606765330187045e-06lf);
const REAL kLog2E = C(1.44269504088896340736lf);
const REAL kPi = C(3.14159265358979323846lf);

REAL infinity() { return fromBits(INF_BITS); }
REAL notANumber() { return fromBits(NAN_BITS); }

#if REAL64
const int kBias = 1023;
const int kMantissa = 52;
const REAL kSplitter = 134217729.0lf;
const REAL kExpHighest = 709.782712893384lf;
const REAL kExpLowest = -745.2lf;
REAL powerOfTwo(int k) { return packDouble2x32(uvec2(0u, uint(k + 1023) << 20)); }
#else
const int kBias = 127;
const int kMantissa = 23;
const REAL kSplitter = 4097.0;
const REAL kExpHighest = 88.7228394;
const REAL kExpLowest = -104.0;
REAL powerOfTwo(int k) { return uintBitsToFloat(uint(k + 127) << 23); }
#endif

// x 2^k for |k| up to twice the largest exponent.
REAL scaleByPower(REAL x, int k) {
    const int half_ = k / 2;
    return x * powerOfTwo(half_) * powerOfTwo(k - half_);
}

// x = m 2^e with m from sqrt(1/2) to sqrt(2); x > 0 and finite. Subnormals are read as integers.
REAL splitPower(REAL x, out int e) {
#if REAL64
    uvec2 b = unpackDouble2x32(x);
    int shift = 0;
    if ((b.y >> 20) == 0u) {
        x = double(b.y & 0xfffffu) * 4294967296.0lf + double(b.x);
        b = unpackDouble2x32(x);
        shift = 1074;
    }
    e = int(b.y >> 20) - 1023 - shift;
    REAL m = packDouble2x32(uvec2(b.x, (b.y & 0xfffffu) | 0x3ff00000u));
#else
    uint b = floatBitsToUint(x);
    int shift = 0;
    if ((b >> 23) == 0u) {
        b = floatBitsToUint(float(b & 0x7fffffu));
        shift = 149;
    }
    e = int(b >> 23) - 127 - shift;
    REAL m = uintBitsToFloat((b & 0x7fffffu) | 0x3f800000u);
#endif
    if (m > C(1.41421356237309504880lf)) {
        m *= C(0.5lf);
        ++e;
    }
    return m;
}

// Error-free sum and product: what rounding took away stands in `low`. Products of factors beyond
// 2^(kBias-30) overflow inside.
REAL sumParts(REAL a, REAL b, out REAL low) {
    precise REAL s = a + b;
    precise REAL bb = s - a;
    precise REAL rest = (a - (s - bb)) + (b - bb);
    low = rest;
    return s;
}
REAL upperHalf(REAL a) {
    precise REAL c = kSplitter * a;
    precise REAL d = c - a;
    precise REAL h = c - d;
    return h;
}
REAL productParts(REAL a, REAL b, out REAL low) {
    precise REAL p = a * b;
    precise REAL ah = upperHalf(a);
    precise REAL al = a - ah;
    precise REAL bh = upperHalf(b);
    precise REAL bl = b - bh;
    precise REAL rest = ((ah * bh - p) + ah * bl + al * bh) + al * bl;
    low = rest;
    return p;
}

// exp(r) - 1 for |r| <= ln(2)/2 and a little more.
REAL expm1Series(REAL r) {
    precise REAL s;
#if REAL64
    s = 1.0lf / 87178291200.0lf;
    s = s * r + 1.0lf / 6227020800.0lf;
    s = s * r + 1.0lf / 479001600.0lf;
    s = s * r + 1.0lf / 39916800.0lf;
    s = s * r + 1.0lf / 3628800.0lf;
    s = s * r + 1.0lf / 362880.0lf;
    s = s * r + 1.0lf / 40320.0lf;
#else
    s = C(1.0lf / 40320.0lf);
#endif
    s = s * r + C(1.0lf / 5040.0lf);
    s = s * r + C(1.0lf / 720.0lf);
    s = s * r + C(1.0lf / 120.0lf);
    s = s * r + C(1.0lf / 24.0lf);
    s = s * r + C(1.0lf / 6.0lf);
    s = s * r + C(0.5lf);
    s = r + r * r * s;
    return s;
}

// exp(high + low) with |low| far below high.
REAL expOfParts(REAL high, REAL low) {
    if (high > kExpHighest)
        return infinity();
    if (high < kExpLowest)
        return C(0.0lf);
    const REAL k = floor(high * kLog2E + C(0.5lf));
    precise REAL r = high - k * kLn2High;
    r = r - k * kLn2Low;
    r = r + low;
    precise REAL e = C(1.0lf) + expm1Series(r);
    return scaleByPower(e, int(k));
}
REAL exponential(REAL x) { return expOfParts(x, C(0.0lf)); }

REAL exponentialMinusOne(REAL x) {
    if (x > kExpHighest)
        return infinity();
    if (x < C(-45.0lf))
        return C(-1.0lf);
    const REAL k = floor(x * kLog2E + C(0.5lf));
    precise REAL r = x - k * kLn2High;
    r = r - k * kLn2Low;
    const REAL p = expm1Series(r);
    if (k == C(0.0lf))
        return p;
    if (k > C(60.0lf))
        return scaleByPower(C(1.0lf) + p, int(k));
    const REAL two = powerOfTwo(int(k));
    precise REAL e = two * p + (two - C(1.0lf));
    return e;
}

// log(x) as high + low for x > 0 and finite: with m = (1+s)/(1-s), log m = 2 (s + s^3/3 + ...).
REAL logParts(REAL x, out REAL low) {
    int e;
    const REAL m = splitPower(x, e);
    precise REAL above = m - C(1.0lf);
    precise REAL below = m + C(1.0lf);
    precise REAL belowLow = m - (below - C(1.0lf));
    precise REAL s = above / below;
    REAL productLow;
    const REAL product = productParts(s, below, productLow);
    precise REAL sLow = ((above - product) - productLow - s * belowLow) / below;
    precise REAL q = s * s;
    precise REAL t;
#if REAL64
    t = 1.0lf / 25.0lf;
    t = t * q + 1.0lf / 23.0lf;
    t = t * q + 1.0lf / 21.0lf;
    t = t * q + 1.0lf / 19.0lf;
    t = t * q + 1.0lf / 17.0lf;
    t = t * q + 1.0lf / 15.0lf;
    t = t * q + 1.0lf / 13.0lf;
    t = t * q + 1.0lf / 11.0lf;
#else
    t = C(1.0lf / 11.0lf);
#endif
    t = t * q + C(1.0lf / 9.0lf);
    t = t * q + C(1.0lf / 7.0lf);
    t = t * q + C(1.0lf / 5.0lf);
    t = t * q + C(1.0lf / 3.0lf);
    precise REAL tail = C(2.0lf) * (sLow + s * q * t);
    // The parts of ln 2 end in zeros, so that their multiples by an exponent are exact.
    REAL sumLow;
    const REAL high = sumParts(REAL(e) * kLn2High, C(2.0lf) * s, sumLow);
    precise REAL rest = sumLow + (tail + REAL(e) * kLn2Low);
    low = rest;
    return high;
}

REAL logarithm(REAL x) {
    if (x < C(0.0lf))
        return notANumber();
    if (isZero(toBits(x)))
        return fromBits(negateBits(INF_BITS));
    if (!isFinite(toBits(x)))
        return x;
    REAL low;
    const REAL high = logParts(x, low);
    return high + low;
}
REAL logarithm10(REAL x) {
    if (!(x > C(0.0lf)) || !isFinite(toBits(x)))
        return logarithm(x);
    REAL low;
    const REAL high = logParts(x, low);
    precise REAL result = high * C(0.43429448190325182765lf) +
                          (low * C(0.43429448190325182765lf) +
                           high * C(REAL64 != 0 ? 1.0983196502167651e-17lf : 0.0lf));
    return result;
}
REAL logarithmPlusOne(REAL x) {
    precise REAL u = C(1.0lf) + x;
    if (!(u > C(0.0lf)) || !isFinite(toBits(u)))
        return logarithm(u);
    precise REAL lost = x > C(1.0lf) ? C(1.0lf) - (u - x) : x - (u - C(1.0lf));
    REAL low;
    const REAL high = logParts(u, low);
    precise REAL result = high + (low + lost / u);
    return result;
}

// The remainder of x by pi/2 as high + low, and the quadrant; good while the quotient is a whole
// number of REAL (|x| up to about 1e15 for doubles, 1e6 for floats).
REAL quarterTurns(REAL x, out int quadrant, out REAL low) {
    const REAL k = floor(x * C(0.63661977236758134308lf) + C(0.5lf));
    REAL l1, l2, l3, s1, s2, s3;
#if REAL64
    const REAL p1 = productParts(k, 1.57079632679489655800lf, l1);
    const REAL p2 = productParts(k, 6.12323399573676603587e-17lf, l2);
    const REAL p3 = productParts(k, -1.49738490485916983e-33lf, l3);
#else
    const REAL p1 = productParts(k, 1.57079637, l1);
    const REAL p2 = productParts(k, -4.37113883e-08, l2);
    const REAL p3 = productParts(k, -1.71512489e-15, l3);
#endif
    precise REAL a = sumParts(x, -p1, s1);
    precise REAL b = sumParts(a, -l1, s2);
    precise REAL c = sumParts(b, -p2, s3);
    precise REAL rest = s1 + s2 + s3 - l2 - p3;
    REAL cLow;
    const REAL high = sumParts(c, rest, cLow);
    low = cLow;
    const REAL whole = k - C(4.0lf) * floor(k * C(0.25lf));
    quadrant = int(whole) & 3;
    return high;
}
REAL sineSeries(REAL r, REAL low) {
    precise REAL q = r * r;
    precise REAL s;
#if REAL64
    s = -1.0lf / 121645100408832000.0lf;
    s = s * q + 1.0lf / 355687428096000.0lf;
    s = s * q - 1.0lf / 1307674368000.0lf;
    s = s * q + 1.0lf / 6227020800.0lf;
    s = s * q - 1.0lf / 39916800.0lf;
#else
    s = C(-1.0lf / 39916800.0lf);
#endif
    s = s * q + C(1.0lf / 362880.0lf);
    s = s * q - C(1.0lf / 5040.0lf);
    s = s * q + C(1.0lf / 120.0lf);
    s = s * q - C(1.0lf / 6.0lf);
    precise REAL result = r + (r * q * s + low * (C(1.0lf) - C(0.5lf) * q));
    return result;
}
REAL cosineSeries(REAL r, REAL low) {
    precise REAL q = r * r;
    precise REAL s;
#if REAL64
    s = 1.0lf / 2432902008176640000.0lf;
    s = s * q - 1.0lf / 6402373705728000.0lf;
    s = s * q + 1.0lf / 20922789888000.0lf;
    s = s * q - 1.0lf / 87178291200.0lf;
    s = s * q + 1.0lf / 479001600.0lf;
#else
    s = C(1.0lf / 479001600.0lf);
#endif
    s = s * q - C(1.0lf / 3628800.0lf);
    s = s * q + C(1.0lf / 40320.0lf);
    s = s * q - C(1.0lf / 720.0lf);
    s = s * q + C(1.0lf / 24.0lf);
    precise REAL half_ = C(0.5lf) * q;
    precise REAL top = C(1.0lf) - half_;
    precise REAL result = top + (((C(1.0lf) - top) - half_) + (q * q * s - r * low));
    return result;
}
REAL sineFrom(REAL x, int turns) {
    if (!isFinite(toBits(x)))
        return notANumber();
    int quadrant;
    REAL low;
    const REAL r = quarterTurns(x, quadrant, low);
    quadrant = (quadrant + turns) & 3;
    const REAL s = (quadrant & 1) == 0 ? sineSeries(r, low) : cosineSeries(r, low);
    return quadrant >= 2 ? -s : s;
}
REAL sine(REAL x) { return x == C(0.0lf) ? x : sineFrom(x, 0); }
REAL cosine(REAL x) { return sineFrom(x, 1); }
REAL tangent(REAL x) {
    if (!isFinite(toBits(x)))
        return notANumber();
    int quadrant;
    REAL low;
    const REAL r = quarterTurns(x, quadrant, low);
    const REAL s = sineSeries(r, low), c = cosineSeries(r, low);
    return (quadrant & 1) == 0 ? s / c : -c / s;
}

// For 0 <= t <= 1: the angle is halved twice, tan(a/2) = t / (1 + sqrt(1 + t^2)).
REAL arcTangentOfRatio(REAL t) {
    precise REAL u = t / (C(1.0lf) + sqrt(C(1.0lf) + t * t));
    u = u / (C(1.0lf) + sqrt(C(1.0lf) + u * u));
    precise REAL q = u * u;
    precise REAL s;
#if REAL64
    s = -1.0lf / 23.0lf;
    s = s * q + 1.0lf / 21.0lf;
    s = s * q - 1.0lf / 19.0lf;
    s = s * q + 1.0lf / 17.0lf;
    s = s * q - 1.0lf / 15.0lf;
    s = s * q + 1.0lf / 13.0lf;
    s = s * q - 1.0lf / 11.0lf;
#else
    s = C(-1.0lf / 11.0lf);
#endif
    s = s * q + C(1.0lf / 9.0lf);
    s = s * q - C(1.0lf / 7.0lf);
    s = s * q + C(1.0lf / 5.0lf);
    s = s * q - C(1.0lf / 3.0lf);
    precise REAL result = C(4.0lf) * (u + u * q * s);
    return result;
}
REAL arcTangent(REAL x) {
    const REAL a = abs(x);
    REAL angle;
    if (a <= C(1.0lf))
        angle = arcTangentOfRatio(a);
    else if (isFinite(toBits(x)))
        angle = C(0.5lf) * kPi - arcTangentOfRatio(C(1.0lf) / a);
    else
        angle = C(0.5lf) * kPi;
    return signBit(toBits(x)) ? -angle : angle;
}
REAL arcTangent2(REAL y, REAL x) {
    const REAL ay = abs(y), ax = abs(x);
    const bool yInfinite = !isFinite(toBits(y)), xInfinite = !isFinite(toBits(x));
    REAL angle;
    if (yInfinite && xInfinite)
        angle = C(0.25lf) * kPi;
    else if (yInfinite)
        angle = C(0.5lf) * kPi;
    else if (xInfinite || ay == C(0.0lf))
        angle = C(0.0lf);
    else if (ay <= ax)
        angle = arcTangentOfRatio(ay / ax);
    else
        angle = C(0.5lf) * kPi - arcTangentOfRatio(ax / ay);
    if (signBit(toBits(x)))
        angle = kPi - angle;
    return signBit(toBits(y)) ? -angle : angle;
}

REAL areaSine(REAL x) {
    if (!isFinite(toBits(x)) || x == C(0.0lf))
        return x;
    const REAL a = abs(x);
    REAL r;
    if (a > C(67108864.0lf))
        r = logarithm(a) + C(0.69314718055994530942lf);
    else {
        const REAL q = a * a;
        r = logarithmPlusOne(a + q / (C(1.0lf) + sqrt(C(1.0lf) + q)));
    }
    return x < C(0.0lf) ? -r : r;
}
REAL hyperbolicTangent(REAL x) {
    const REAL a = abs(x);
    if (a > C(22.0lf))
        return x < C(0.0lf) ? C(-1.0lf) : C(1.0lf);
    if (a == C(0.0lf))
        return x;
    const REAL t = exponentialMinusOne(C(2.0lf) * a);
    const REAL r = t / (t + C(2.0lf));
    return x < C(0.0lf) ? -r : r;
}

REAL power(REAL x, REAL y) {
    if (y == C(0.0lf) || x == C(1.0lf))
        return C(1.0lf);
    const bool whole = floor(y) == y;
    const bool odd = whole && isFinite(toBits(y)) && floor(y * C(0.5lf)) != y * C(0.5lf);
    const bool negative = signBit(toBits(x));
    const REAL a = abs(x);
    REAL r;
    if (!isFinite(toBits(y)))
        r = a == C(1.0lf) ? C(1.0lf)
                          : ((a > C(1.0lf)) == (y > C(0.0lf)) ? infinity() : C(0.0lf));
    else if (isZero(toBits(x)))
        r = y > C(0.0lf) ? C(0.0lf) : infinity();
    else if (!isFinite(toBits(x)))
        r = y > C(0.0lf) ? infinity() : C(0.0lf);
    else {
        if (negative && !whole)
            return notANumber();
        REAL low, productLow;
        const REAL high = logParts(a, low);
        // Beyond this the result overflows or vanishes whatever the logarithm.
        const REAL bounded = clamp(y, C(REAL64 != 0 ? -1e20lf : -1e12lf),
                                   C(REAL64 != 0 ? 1e20lf : 1e12lf));
        const REAL product = productParts(bounded, high, productLow);
        r = expOfParts(product, productLow + bounded * low);
    }
    return negative && odd ? -r : r;
}
REAL hypotenuse(REAL x, REAL y) {
    const REAL a = max(abs(x), abs(y)), b = min(abs(x), abs(y));
    if (a == C(0.0lf) || !isFinite(toBits(a)))
        return a;
    const REAL t = b / a;
    return a * sqrt(C(1.0lf) + t * t);
}
// x - y floor(x/y), exact: the quotient is taken off in pieces short enough to have exact products.
REAL modulo(REAL x, REAL y) {
    if (isZero(toBits(y)) || !isFinite(toBits(x)))
        return notANumber();
    if (!isFinite(toBits(y)))
        return x == C(0.0lf) || (x < C(0.0lf)) == (y < C(0.0lf)) ? x : y;
    const REAL d = abs(y);
    precise REAL r = abs(x);
    for (int i = 0; i < 64 && r >= d; ++i) {
        REAL low;
        const REAL q = max(floor(r / d), C(1.0lf));
        const REAL p = productParts(q, d, low);
        precise REAL next = (r - p) - low;
        r = next;
        // A quotient rounded up took one too many.
        if (r < C(0.0lf)) {
            REAL back = d;
            if (q >= C(REAL64 != 0 ? 4503599627370496.0lf : 8388608.0lf))
                back = d * powerOfTwo(int(floor(log2(float(q)))) - kMantissa + 1);
            while (r < C(0.0lf))
                r += back;
        }
    }
    if (x < C(0.0lf))
        r = -r;
    if (r != C(0.0lf) && (r < C(0.0lf)) != (y < C(0.0lf)))
        r += y;
    return r;
}
// x y + z with one rounding but for rare ties, also where the device's own is two operations.
REAL multiplyAdd(REAL x, REAL y, REAL z) {
    const REAL large = powerOfTwo(kBias / 2 - 8), small = powerOfTwo(-(kBias / 2 - 8));
    const REAL ax = abs(x), ay = abs(y);
    if (!(ax < large && ay < large && abs(z) < large) || ax < small || ay < small)
        return fma(x, y, z);
    REAL low, rest;
    const REAL p = productParts(x, y, low);
    precise REAL s = sumParts(p, z, rest);
    precise REAL result = s + (rest + low);
    return result;
}
