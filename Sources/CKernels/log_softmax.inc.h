// Log-softmax of rows, and its gradient; sums over a row in double.

INLINE double sum_of_exponentials(const float *z, long n, float top) {
  d8 sum = 0.0;
  for (long i = 0; i < n; i += 8) sum += in_double(first_lanes(vexp(load(z + i) - top), n - i));
  return double_lane_sum(sum);
}

/// A row with a NaN, or with nothing but -inf, is NaN.
static void log_softmax(const float *z, long rows, long n, float *out) {
  for (long row = 0; row < rows; row++, z += n, out += n) {
    float top = greatest_of_row(z, n);
    float log_sum = (float)log(sum_of_exponentials(z, n, top));
    for (long i = 0; i < n; i += 8)
      store_part(out + i, (load(z + i) - top) - log_sum, (int)least(n - i, 8));
  }
}

static void log_softmax_gradient(const float *log_p, const float *g, long rows, long n, float *dz) {
  for (long row = 0; row < rows; row++, log_p += n, g += n, dz += n) {
    float total = (float)double_lane_sum(add_lanes(g, n, 0.0));
    for (long i = 0; i < n; i += 8)
      store_part(dz + i, load(g + i) - vexp(load(log_p + i)) * total, (int)least(n - i, 8));
  }
}
