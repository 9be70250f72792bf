// Exponential and logarithm of eight floats. Every product and sum is rounded by itself (contraction
// off), so that all instruction sets give the same bits; correctly working hardware has no other
// freedom. Errors are below 2 units in the last place over the ranges used.
#pragma clang fp contract(off)

/// exp(x), x clamped to [-87, 88]; NaN stays NaN. Cody and Waite's reduction by ln 2, then Taylor's polynomial to degree 7
/// on |r| <= ln 2 / 2, where its remainder is 2^-28.
INLINE v8 exponential(v8 argument) {
  v8 x = argument;
  x = x > 88.0f ? (v8)88.0f : x;
  x = x < -87.0f ? (v8)-87.0f : x;
  v8 n = x * 1.44269504f + 12582912.0f;  // rounds to an integer in the low bits of the mantissa
  i8 exponent = (i8)n;
  n -= 12582912.0f;
  v8 r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  v8 y = r * (1.0f / 5040) + (1.0f / 720);
  y = y * r + (1.0f / 120);
  y = y * r + (1.0f / 24);
  y = y * r + (1.0f / 6);
  y = y * r + 0.5f;
  y = y * r * r + r + 1.0f;
  return argument == argument ? (v8)((i8)y + (exponent << 23)) : argument;
}

/// ln(x) for x > 0, normal. x = 2^e m with m in [sqrt 1/2, sqrt 2); ln m = 2 artanh(s), s = (m - 1) / (m + 1),
/// |s| <= 0.1716, odd polynomial to s^9 (remainder 2^-29 relative).
INLINE v8 logarithm(v8 x) {
  i8 bits = (i8)x - 0x3f3504f3;
  i8 e = bits >> 23;
  v8 m = (v8)((i8)x - (e << 23));
  v8 f = m - 1.0f;
  v8 s = f / (m + 1.0f), z = s * s;
  v8 y = z * (2.0f / 9) + (2.0f / 7);
  y = y * z + (2.0f / 5);
  y = y * z + (2.0f / 3);
  y = y * z * s;
  v8 k = __builtin_convertvector(e, v8);
  return k * 0.693359375f + (k * -2.12194440e-4f + y + (s + s));
}

/// ln(1 + z) for z in [0, 1], relatively exact near 0: 2 artanh(z / (2 + z)), the odd polynomial to s^17.
INLINE v8 logarithm_1p(v8 z) {
  v8 s = z / (z + 2.0f), t = s * s;
  v8 y = t * (2.0f / 17) + (2.0f / 15);
  y = y * t + (2.0f / 13);
  y = y * t + (2.0f / 11);
  y = y * t + (2.0f / 9);
  y = y * t + (2.0f / 7);
  y = y * t + (2.0f / 5);
  y = y * t + (2.0f / 3);
  return s * 2.0f + y * t * s;
}
#pragma clang fp contract(on)
