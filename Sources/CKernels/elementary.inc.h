// The logarithm of eight floats. Every product and sum is rounded by itself (contraction off), so that all instruction sets
// give the same bits; correctly working hardware has no other freedom. Its error is below 2 units in the last place over the
// range used.
//
// It serves the normal numbers, whose argument is known to be in range, and whose bits must not change;
// functions.inc.h has logarithms of any argument, which cost more.
#pragma clang fp contract(off)

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
#pragma clang fp contract(on)
