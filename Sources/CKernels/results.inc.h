// What leaves an elementwise program: values, or sums over a sample.

typedef double d8 __attribute__((ext_vector_type(8), aligned(8)));

INLINE d8 in_double(v8 v) { return __builtin_convertvector(v, d8); }
INLINE double double_lane_sum(d8 v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

/// Sets all but the first `lanes` lanes to 0.
INLINE v8 first_lanes(v8 v, long lanes) {
  i8 lane = {0, 1, 2, 3, 4, 5, 6, 7};
  return lane < (i8)(int32_t)lanes ? v : 0;
}

/// Copies `count` floats and writes none behind them.
INLINE void copy_exactly(const float *from, long count, float *to) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store(to + i, load(from + i));
  for (; i < count; i++) to[i] = from[i];
}

INLINE void deliver_values(const running *r, int i, long sample, long samples, long first, long count) {
  const ck_result *result = &r->program->results[i];
  const float *from = r->places[result->reg].at;
  float *to = result->base + sample * result->sample_stride + first;
  if (from == to) return;
  if (result->sample_stride == count) {
    copy_exactly(from, samples * count, to);
    return;
  }
  for (long s = 0; s < samples; s++) copy_exactly(from + s * count, count, to + s * result->sample_stride);
}

/// sums + the values, lane i % 8 for value i. A block begins at a multiple of eight of its sample, so a value's lane
/// does not depend on the block.
INLINE d8 add_lanes(const float *values, long count, d8 sums) {
  long i = 0;
  for (; i + 8 <= count; i += 8) sums += in_double(load(values + i));
  if (i < count) sums += in_double(first_lanes(load(values + i), count - i));
  return sums;
}

/// A sample that goes on in the next block leaves its eight sums in `r->sums`.
INLINE void deliver_sums(const running *r, int i, long sample, long samples, long first, long count) {
  const ck_result *result = &r->program->results[i];
  const float *values = r->places[result->reg].at;
  d8 *kept = (d8 *)(r->sums + i * ck_sum_lanes);
  for (long s = 0; s < samples; s++) {
    d8 sums = add_lanes(values + s * count, count, first == 0 ? (d8)0.0 : *kept);
    if (first + count < r->size)
      *kept = sums;
    else
      result->base[(sample + s) * result->sample_stride] = (float)double_lane_sum(sums);
  }
}
