// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of MAP1, MAP2 and MAP3 on bits; numbers are those of kernel_catalogue.h.

REAL truth(bool b) { return b ? C(1.0lf) : C(0.0lf); }

BITS mapOne(uint op, BITS b) {
    if (op == 20u)
        return toBits(truth(isFinite(b)));
    if (op == 21u)
        return toBits(truth(isNan(b)));
    if (isNan(b))
        return NAN_BITS;
    const REAL x = fromBits(b);
    switch (op) {
    case 0u: return negateBits(b);
    case 1u: return absoluteBits(b);
    case 2u:
    case 23u: return toBits(x * x);
    case 3u: return x < C(0.0lf) ? NAN_BITS : (isFinite(b) ? toBits(sqrt(x)) : b);
    case 4u: return isZero(b) ? (signBit(b) ? negateBits(INF_BITS) : INF_BITS) : toBits(C(1.0lf) / x);
    case 5u: return toBits(exponential(x));
    case 6u: return toBits(logarithm(x));
    case 7u: return toBits(logarithm10(x));
    case 8u: return isFinite(b) ? toBits(logarithmPlusOne(x)) : toBits(logarithm(x));
    case 9u: return toBits(exponentialMinusOne(x));
    case 10u: return toBits(sine(x));
    case 11u: return toBits(cosine(x));
    case 12u: return toBits(tangent(x));
    case 13u: return toBits(arcTangent(x));
    case 14u: return toBits(areaSine(x));
    case 15u: return toBits(hyperbolicTangent(x));
    case 16u: return toBits(floor(x));
    case 17u: return toBits(ceil(x));
    case 18u: return toBits(roundEven(x));
    case 19u: return toBits(x > C(0.0lf) ? C(1.0lf) : (x < C(0.0lf) ? C(-1.0lf) : C(0.0lf)));
    default: return NAN_BITS;
    }
}

REAL quotient(REAL x, REAL y) {
    if (isZero(toBits(y))) {
        if (isZero(toBits(x)))
            return notANumber();
        return signBit(toBits(x)) != signBit(toBits(y)) ? fromBits(negateBits(INF_BITS))
                                                        : infinity();
    }
    return x / y;
}

BITS mapTwo(uint op, BITS bx, BITS by) {
    const bool xNan = isNan(bx), yNan = isNan(by);
    if (op >= 10u && op <= 13u && (xNan || yNan))
        return toBits(truth(op == 13u));
    if (op == 14u)
        return toBits(truth(!isZero(bx) && !isZero(by)));
    if (op == 15u)
        return toBits(truth(!isZero(bx) || !isZero(by)));
    if (xNan || yNan)
        return NAN_BITS;
    const REAL x = fromBits(bx), y = fromBits(by);
    switch (op) {
    case 0u: return toBits(x + y);
    case 1u: return toBits(x - y);
    case 2u: return toBits(x * y);
    case 3u: return toBits(quotient(x, y));
    case 4u: return toBits(y < x ? y : x);
    case 5u: return toBits(x < y ? y : x);
    case 6u: return toBits(power(x, y));
    case 7u: return toBits(arcTangent2(x, y));
    case 8u: return toBits(hypotenuse(x, y));
    case 9u: return toBits(modulo(x, y));
    case 10u: return toBits(truth(x < y));
    case 11u: return toBits(truth(x <= y));
    case 12u: return toBits(truth(x == y));
    case 13u: return toBits(truth(x != y));
    default: return NAN_BITS;
    }
}

BITS mapThree(uint op, BITS bx, BITS by, BITS bz) {
    if (op == 0u)
        return isZero(bx) ? bz : by;
    if (isNan(bx) || isNan(by) || isNan(bz))
        return NAN_BITS;
    const REAL x = fromBits(bx), y = fromBits(by), z = fromBits(bz);
    if (op == 1u) {
        const REAL low = x < y ? y : x;
        return toBits(z < low ? z : low);
    }
    return toBits(multiplyAdd(x, y, z));
}
