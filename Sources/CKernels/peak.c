// How fast this core multiplies and adds: the roof under which the kernels work.
#include <time.h>

#include "include/ck_peak.h"

#if defined(__x86_64__)
typedef float eight __attribute__((vector_size(32)));
typedef float four __attribute__((vector_size(16)));

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// Twelve independent sums hide the latency of an addition: enough for two units of four cycles.
#define MEASURE(NAME, TARGET, lanes)                                                             \
  TARGET static double NAME(void) {                                                              \
    lanes s[12] = {0}, a = {1, 2, 3, 4}, b = a * 1e-9f;                                          \
    __asm__ volatile("" : "+x"(a), "+x"(b));                                                     \
    double best = 0;                                                                             \
    for (int trial = 0; trial < 20; trial++) {                                                   \
      const long rounds = 400000;                                                                \
      double start = now();                                                                      \
      for (long i = 0; i < rounds; i++) {                                                        \
        _Pragma("clang loop unroll(full)") for (int k = 0; k < 12; k++) s[k] += a * b;           \
        __asm__ volatile("" : "+x"(a), "+x"(b));                                                 \
      }                                                                                          \
      double rate = 2.0 * sizeof(lanes) / 4 * 12 * (double)rounds / (now() - start) * 1e-9;                      \
      if (rate > best) best = rate;                                                              \
    }                                                                                            \
    float sum = 0;                                                                               \
    for (int k = 0; k < 12; k++) sum += s[k][0];                                                 \
    return sum == 0.1f ? 0 : best;                                                               \
  }

MEASURE(peak_fma, __attribute__((target("avx2,fma"))), eight)
MEASURE(peak_plain, , four)
double ck_peak_gflops(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? peak_fma() : peak_plain();
}
#else
double ck_peak_gflops(void) { return 0; }
#endif
