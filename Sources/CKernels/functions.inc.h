// Elementary functions fit for any argument, eight at a time: overflow, underflow through the subnormals, infinities,
// signed zeros and NaN as in libm. Contraction is off, so that all instruction sets give the same bits.
//
// Greatest errors against libm's double precision, in units in the last place, over every 5th and every 13th float:
// exp 0.86, expm1 1.52, log 0.83, log1p 0.85, softplus 1.58, sigmoid 2.37, tanh 1.31. The tests allow a little more,
// for the floats in between.
#pragma clang fp contract(off)

/// 9 bits of ln 2, so that n ln2_high is exact, and the rest.
static const float ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;

/// x = n ln 2 + r + low, |r| <= ln 2 / 2; `low` is what r lost to rounding.
typedef struct {
  v8 r, low;
  i8 n;
} reduced;

INLINE reduced reduce_by_ln2(v8 x) {
  v8 shifted = x * 1.44269504f + 12582912.0f;  // rounds to an integer in the low bits of the mantissa
  v8 n = shifted - 12582912.0f;
  v8 high = x - n * ln2_high, low = n * ln2_low, r = high - low;
  return (reduced){r, (high - r) - low, (i8)shifted - 0x4b400000};
}

/// 2^n y for -252 <= n <= 254 in two steps, so that the result alone may be subnormal or overflow: it is rounded once.
INLINE v8 scale_by_power(v8 y, i8 n) {
  i8 half = n >> 1;
  return y * (v8)((half + 127) << 23) * (v8)((n - half + 127) << 23);
}

/// exp(r) - 1 by Taylor's polynomial to degree 8; its remainder is below 2^-30 of the result.
INLINE v8 expm1_of_reduced(reduced x) {
  v8 r = x.r, y = r * (1.0f / 40320) + (1.0f / 5040);
  y = y * r + (1.0f / 720);
  y = y * r + (1.0f / 120);
  y = y * r + (1.0f / 24);
  y = y * r + (1.0f / 6);
  y = y * r + 0.5f;
  return r + (r * r * y + x.low);
}

/// Beyond the limits exp is infinite and 0: they only keep 2^n in range.
INLINE v8 clamp(v8 x, float low, float high) {
  x = x > high ? (v8)high : x;
  return x < low ? (v8)low : x;
}

INLINE v8 vexp(v8 x) {
  reduced parts = reduce_by_ln2(clamp(x, -105, 90));
  v8 y = scale_by_power(expm1_of_reduced(parts) + 1.0f, parts.n);
  return x == x ? y : x;
}

/// 2^n (expm1(r) + 1 - 2^-n); below -20 it is -1, and 2^-n counts for nothing above n = 100.
INLINE v8 vexpm1(v8 x) {
  reduced parts = reduce_by_ln2(clamp(x, -20, 90));
  i8 n = parts.n > 100 ? 100 : parts.n;
  v8 rest = 1.0f - (v8)((127 - n) << 23);
  v8 y = scale_by_power(expm1_of_reduced(parts) + rest, parts.n);
  return x == 0 ? x : x == x ? y : x;
}

/// k ln 2 + ln(1 + f) + c for f in [sqrt 1/2 - 1, sqrt 2 - 1] and a small c. With s = f / (2 + f), ln(1 + f) is
/// 2 artanh(s) = f - (f^2 / 2 - s (f^2 / 2 + R)), R = 2/3 s^2 + 2/5 s^4 + ...: f is exact, what is rounded is small.
INLINE v8 log_of_parts(v8 k, v8 f, v8 c) {
  v8 s = f / (f + 2.0f), z = s * s, half = 0.5f * f * f;
  v8 r = z * (2.0f / 9) + (2.0f / 7);
  r = r * z + (2.0f / 5);
  r = r * z + (2.0f / 3);
  return k * ln2_high - ((half - (s * (half + r * z) + (k * ln2_low + c))) - f);
}

/// The exponent e of x = 2^e m, m in [sqrt 1/2, sqrt 2), x positive and normal.
INLINE i8 exponent_of(v8 x) { return ((i8)x - 0x3f3504f3) >> 23; }
INLINE v8 mantissa_of(v8 x, i8 e) { return (v8)((i8)x - (e << 23)); }

/// `y`, or what a logarithm is where `u` is not positive and finite.
INLINE v8 log_or_limit(v8 u, v8 y) {
  y = u == __builtin_inff() ? u : y;
  y = u == 0 ? (v8)-__builtin_inff() : y;
  return u >= 0 ? y : u < 0 ? (v8)__builtin_nanf("") : u;
}

INLINE v8 vlog(v8 x) {
  i8 subnormal = x < 0x1p-126f;
  v8 u = subnormal ? x * 0x1p23f : x;
  i8 e = exponent_of(u);
  v8 k = __builtin_convertvector(e - (subnormal & 23), v8);
  return log_or_limit(x, log_of_parts(k, mantissa_of(u, e) - 1.0f, 0));
}

/// With u = 1 + x rounded, c = (1 + x - u) / u puts right what was lost; where no power of 2 is split off, f is x.
INLINE v8 vlog1p(v8 x) {
  v8 u = x + 1.0f, lost = x >= 1.0f ? 1.0f - (u - x) : x - (u - 1.0f);
  i8 e = exponent_of(u), near = e == 0;
  v8 f = near ? x : mantissa_of(u, e) - 1.0f;
  v8 y = log_or_limit(u, log_of_parts(__builtin_convertvector(e, v8), f, near ? 0 : lost / u));
  return x == 0 ? x : y;
}

/// max(x, 0) + ln(1 + exp(-|x|))
INLINE v8 vsoftplus(v8 x) {
  v8 y = vlog1p(vexp(x > 0 ? -x : x));
  return (x > 0 ? x : 0) + y;
}

INLINE v8 vsigmoid(v8 x) {
  v8 e = vexp(x > 0 ? -x : x);
  return (x > 0 ? (v8)1.0f : e) / (1.0f + e);
}

/// Near 0 x + x^3 P(x^2) with Cephes' minimax coefficients (tanhf.c, Moshier), else 1 - 2 / (exp(2 |x|) + 1).
INLINE v8 vtanh(v8 x) {
  v8 a = x < 0 ? -x : x, z = x * x;
  v8 y = z * -5.70498872745e-3f + 2.06390887954e-2f;
  y = y * z - 5.37397155531e-2f;
  y = y * z + 1.33314422036e-1f;
  y = y * z - 3.33332819422e-1f;
  v8 far = 1.0f - 2.0f / (vexp(a + a) + 1.0f);
  return a < 0.625f ? (x == 0 ? x : y * z * x + x) : x < 0 ? -far : far;
}
#pragma clang fp contract(on)
