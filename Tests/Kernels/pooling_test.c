// Pooling against loops over all windows.
#include "check.h"

/// Numbers of sample n, channel c in the window of an output cell, in row-major order: how many, and where they stand.
static int window(const ck_pooling *s, long n, int oy, int ox, int c, long *places) {
  int count = 0;
  for (int ky = 0; ky < s->pool_rows; ky++)
    for (int kx = 0; kx < s->pool_columns; kx++) {
      int y = oy * s->stride_rows + ky - s->top, x = ox * s->stride_columns + kx - s->left;
      if (y < 0 || x < 0 || y >= s->rows || x >= s->columns) continue;
      places[count++] = ((n * s->rows + y) * s->columns + x) * s->channels + c;
    }
  return count;
}

static long first_greatest(const float *x, const long *places, int count) {
  long best = places[0];
  for (int i = 1; i < count; i++)
    if (!isnan(x[best]) && (isnan(x[places[i]]) || x[places[i]] > x[best])) best = places[i];
  return best;
}

static int same(float a, float b) { return a == b || (isnan(a) && isnan(b)); }

static void test_shape(ck_pooling s, long samples, int with_nan) {
  long inputs = samples * s.rows * s.columns * s.channels, outputs = samples * s.out_rows * s.out_columns * s.channels;
  float *x = random_array(inputs), *g = random_array(outputs);
  for (long i = 0; i < inputs; i++) x[i] = with_nan && i % 11 == 3 ? NAN : roundf(3 * x[i]);  // equals are frequent
  float *top = array(outputs), *mean = array(outputs), *dx_top = array(inputs), *dx_mean = array(inputs);
  double *top_slopes = calloc((size_t)inputs, 8), *mean_slopes = calloc((size_t)inputs, 8);
  ck_max_pool(&s, samples, x, top), ck_average_pool(&s, samples, x, mean);
  ck_max_pool_gradient(&s, samples, x, g, dx_top), ck_average_pool_gradient(&s, samples, g, dx_mean);
  long places[64], overlap = (long)s.pool_rows * s.pool_columns;
  for (long o = 0; o < outputs; o++) {
    long cell = o / s.channels;
    int ox = (int)(cell % s.out_columns), oy = (int)(cell / s.out_columns % s.out_rows);
    int count = window(&s, cell / s.out_columns / s.out_rows, oy, ox, (int)(o % s.channels), places);
    long winner = first_greatest(x, places, count);
    double sum = 0;
    for (int i = 0; i < count; i++) sum += x[places[i]], mean_slopes[places[i]] += (double)g[o] / count;
    top_slopes[winner] += g[o];
    require(same(top[o], x[winner]), "max pool", o, top[o], x[winner]);
    // Sums of small integers are exact.
    require(same(mean[o], (float)(sum / count)), "average pool", o, mean[o], sum / count);
  }
  for (long i = 0; i < inputs; i++) {
    near_sum("max pool's gradient", i, dx_top[i], top_slopes[i], (double)overlap, (double)overlap);
    near_sum("average pool's gradient", i, dx_mean[i], mean_slopes[i], (double)overlap, (double)overlap + 1);
  }
  release("max pool", top, outputs), release("average pool", mean, outputs);
  release("max pool's gradient", dx_top, inputs), release("average pool's gradient", dx_mean, inputs);
  free(x), free(g), free(top_slopes), free(mean_slopes);
}

void test_pooling(void) {
  for (int channels = 1; channels < 20; channels += 6)
    for (int nan = 0; nan < 2; nan++) {
      test_shape((ck_pooling){6, 8, channels, 2, 2, 2, 2, 0, 0, 3, 4}, 3, nan);
      test_shape((ck_pooling){7, 5, channels, 3, 3, 2, 2, 1, 1, 4, 3}, 2, nan);
      test_shape((ck_pooling){5, 6, channels, 3, 2, 1, 1, 1, 0, 5, 6}, 1, nan);
    }
}
