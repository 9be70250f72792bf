// Reductions and log-softmax against loops in double.
#include "check.h"

/// With repeated values, so that the first of equals is asked for.
static void test_reductions(long outer, long axis, long inner, int with_nan) {
  float *x = random_array(outer * axis * inner);
  for (long i = 0; i < outer * axis * inner; i++)
    x[i] = with_nan && i % 13 == 5 ? NAN : roundf(20 * x[i]) / 8;
  float *sum = array(outer * inner), *top = array(outer * inner), *index = array(outer * inner);
  ck_reduce_sum(x, outer, axis, inner, sum);
  ck_reduce_max(x, outer, axis, inner, top);
  ck_argmax(x, outer, axis, inner, index);
  for (long i = 0; i < outer * inner; i++) {
    const float *from = x + i / inner * axis * inner + i % inner;
    double total = 0;
    long best = 0;
    for (long a = 0; a < axis; a++) {
      float value = from[a * inner], so_far = from[best * inner];
      total += value;
      if (!isnan(so_far) && (isnan(value) || value > so_far)) best = a;
    }
    require(ulps(sum[i], total) <= 0.5, "sum", i, sum[i], total);  // eighths: exact in double
    require(ulps(top[i], from[best * inner]) == 0, "max", i, top[i], from[best * inner]);
    require(index[i] == (float)best, "argmax", i, index[i], (double)best);
  }
  release("sum", sum, outer * inner), release("max", top, outer * inner), release("argmax", index, outer * inner);
  free(x);
}

static void test_log_softmax(long rows, long n, float scale) {
  float *z = random_array(rows * n), *g = random_array(rows * n), *out = array(rows * n), *dz = array(rows * n);
  for (long i = 0; i < rows * n; i++) z[i] *= scale;
  ck_log_softmax(z, rows, n, out);
  ck_log_softmax_gradient(out, g, rows, n, dz);
  for (long row = 0; row < rows; row++) {
    double top = -INFINITY, sum = 0, total = 0, magnitude = 0;
    for (long i = 0; i < n; i++) top = fmax(top, z[row * n + i]);
    for (long i = 0; i < n; i++) sum += exp(z[row * n + i] - top);
    for (long i = 0; i < n; i++) total += g[row * n + i], magnitude += fabs(g[row * n + i]);
    for (long i = row * n; i < (row + 1) * n; i++) {
      double expected = z[i] - top - log(sum);
      near_sum("log softmax", i, out[i], expected, fabs(z[i] - top) + log(sum) + 1, 3);
      double slope = g[i] - exp(out[i]) * total;
      near_sum("log softmax's gradient", i, dz[i], slope, fabs(g[i]) + magnitude, 4);
    }
  }
  release("log softmax", out, rows * n), release("log softmax's gradient", dz, rows * n);
  free(z), free(g);
}

static void test_limits(void) {
  float *z = array(6), *out = array(6);
  memcpy(z, (float[]){0, -INFINITY, 3e38f, NAN, 1, 2}, 24);
  ck_log_softmax(z, 2, 3, out);
  const float expected[] = {-3e38f, -INFINITY, 0, NAN, NAN, NAN};
  for (int i = 0; i < 6; i++) require(ulps(out[i], expected[i]) == 0, "limits", i, out[i], expected[i]);
  release("limits", out, 6), free(z);
}

void test_axes(void) {
  const long extents[] = {1, 2, 5, 8, 11, 70};
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      for (int nan = 0; nan < 2; nan++) test_reductions(3, extents[i], extents[j], nan);
  test_reductions(2, 1000, 1, 0), test_reductions(1, 300, 130, 0);
  for (long n = 1; n < 40; n += 4) test_log_softmax(5, n, 1), test_log_softmax(3, n, 60);
  test_limits();
}
