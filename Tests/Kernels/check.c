#include "check.h"

static int failed;
static uint64_t state = 1;

int failures(void) { return failed; }

/// Steele, Lea, Flood: SplitMix64.
double random_number(void) {
  uint64_t z = (state += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return (double)((z ^ (z >> 31)) >> 40) * 0x1p-24;
}

float *array(long count) {
  float *values = aligned_alloc(64, ((size_t)(count + ck_slack) * sizeof(float) + 63) & ~(size_t)63);
  for (long i = 0; i < count + ck_slack; i++) values[i] = NAN;
  return values;
}

float *random_array(long count) {
  float *values = array(count);
  for (long i = 0; i < count; i++) values[i] = (float)(2 * random_number() - 1);
  return values;
}

void release(const char *what, float *values, long count) {
  for (long i = count; i < count + ck_slack; i++)
    require(isnan(values[i]), what, i, values[i], NAN);
  free(values);
}

void require(int holds, const char *what, long index, double value, double expected) {
  if (holds) return;
  if (failed++ < 20) printf("%s: at %ld is %.9g, not %.9g\n", what, index, value, expected);
}

void near_sum(const char *what, long index, float value, double expected, double magnitude, double terms) {
  require(fabs(value - expected) <= terms * 0x1p-24 * magnitude, what, index, value, expected);
}

double ulps(float value, double expected) {
  float nearest = (float)expected;
  if (value == nearest || (isnan(value) && isnan(nearest))) return 0;
  if (isnan(value) || isnan(nearest) || isinf(value) || isinf(nearest)) return INFINITY;
  double unit = ldexp(1, (nearest == 0 ? -126 : ilogb(nearest) < -126 ? -126 : ilogb(nearest)) - 23);
  return fabs(value - expected) / unit;
}
