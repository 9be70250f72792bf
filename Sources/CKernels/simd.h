#ifndef CK_SIMD_H
#define CK_SIMD_H
#include <stdint.h>

// Vectors of eight and sixteen lanes as the compiler's own types: one text serves every instruction set, the
// compiler splits them. Unaligned, since rows of weights start anywhere.
typedef float v8 __attribute__((ext_vector_type(8), aligned(4)));
typedef float v16 __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t i8 __attribute__((ext_vector_type(8), aligned(4)));
typedef int32_t i16 __attribute__((ext_vector_type(16), aligned(4)));
typedef uint32_t u8 __attribute__((ext_vector_type(8), aligned(4)));
typedef uint64_t u64x8 __attribute__((ext_vector_type(8), aligned(8)));

#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")
#define ROLLED _Pragma("clang loop unroll(disable)")

INLINE v8 load(const float *p) { return *(const v8 *)p; }
INLINE void store(float *p, v8 v) { *(v8 *)p = v; }
INLINE v16 load_pair(const float *p) { return *(const v16 *)p; }
INLINE void store_pair(float *p, v16 v) { *(v16 *)p = v; }
INLINE v16 pair(v8 low, v8 high) {
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
INLINE v8 low_half(v16 v) { return __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7); }
INLINE v8 high_half(v16 v) { return __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15); }
INLINE long least(long a, long b) { return a < b ? a : b; }
INLINE v8 maximum(v8 a, v8 b) { return a > b ? a : b; }

/// Stores the first `lanes` lanes.
INLINE void store_part(float *p, v8 v, int lanes) {
  if (lanes >= 8) {
    store(p, v);
  } else {
    for (int i = 0; i < lanes; i++) p[i] = v[i];
  }
}

/// The lanes summed in a fixed tree.
INLINE float lane_sum(v8 v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

#endif
