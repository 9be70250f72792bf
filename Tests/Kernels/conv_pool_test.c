// Convolution with max-pooling, and the way back, against loops over everything.
#include "check.h"

typedef struct {
  ck_conv_pool shape;
  ck_ink_layout layout;
  int n, cells;
  float *images, *kernel, *bias, *scratch, *out;
  int32_t *argmax;
  uint8_t *records;
} conv_pool;

static int positions(const ck_conv_pool *p) { return p->pool_height * p->pool_width; }

/// Where image `i`, seen from `position` of a pool cell, starts.
static const float *corner(const conv_pool *c, int i, int cell, int position) {
  const ck_conv_pool *p = &c->shape;
  int columns = ck_conv_pool_columns(p);
  int y = cell / columns * p->pool_height + position / p->pool_width;
  int x = cell % columns * p->pool_width + position % p->pool_width;
  return c->images + ((long)(i * p->height + y) * p->width + x) * p->channels;
}

static double response(const conv_pool *c, const float *from, int f, double *magnitude) {
  const ck_conv_pool *p = &c->shape;
  double sum = c->bias[f];
  *magnitude = fabs(sum);
  for (int ky = 0; ky < p->kernel_height; ky++)
    for (int k = 0; k < p->kernel_width * p->channels; k++) {
      double w = c->kernel[(ky * p->kernel_width * p->channels + k) * p->filters + f];
      sum += w * from[(long)ky * p->width * p->channels + k];
      *magnitude += 3 * fabs(w);  // the background, and the image less it, up to 1 and 2
    }
  return sum;
}

/// Images a third of whose pixels are ink, on a background that is not 0.
static conv_pool make(ck_conv_pool shape, int n) {
  conv_pool c = {.shape = shape, .n = n, .layout = ck_ink_layout_make(shape, 4, -1, 1, 0)};
  long values = (long)n * shape.height * shape.width * shape.channels;
  long weights = (long)shape.kernel_height * shape.kernel_width * shape.channels * shape.filters;
  c.cells = c.layout.cells;
  c.images = random_array(values), c.kernel = random_array(weights), c.bias = random_array(shape.filters);
  for (long i = 0; i < values; i++) c.images[i] = random_number() < 0.67 ? 0.25f : c.images[i];
  c.scratch = array((long)n * (long)ck_conv_pool_scratch(&shape));
  c.out = array((long)n * c.cells * shape.filters), c.argmax = (int32_t *)array((long)n * c.cells * shape.filters);
  c.records = aligned_alloc(64, c.layout.stride * (size_t)n);
  ck_ink_encode(&c.layout, c.images, n, c.records);
  return c;
}

static void check_forward(const conv_pool *c) {
  const ck_conv_pool *p = &c->shape;
  double terms = p->kernel_height * p->kernel_width * p->channels + 3, magnitude;
  for (long at = 0; at < (long)c->n * c->cells * p->filters; at++) {
    int f = (int)(at % p->filters), cell = (int)(at / p->filters % c->cells), i = (int)(at / p->filters / c->cells);
    double best = -INFINITY;
    for (int q = 0; q < positions(p); q++) best = fmax(best, response(c, corner(c, i, cell, q), f, &magnitude));
    double winner = response(c, corner(c, i, cell, c->argmax[at]), f, &magnitude);
    near_sum("conv_pool", at, c->out[at], p->relu ? fmax(best, 0) : best, magnitude, terms);
    near_sum("conv_pool's winner", at, (float)winner, best, magnitude, 2 * terms);
  }
}

static void check_backward(const conv_pool *c) {
  const ck_conv_pool *p = &c->shape;
  long outputs = (long)c->n * c->cells * p->filters, row = (long)p->kernel_width * p->channels;
  float *g = random_array(outputs), *dkernel = array(p->kernel_height * row * p->filters), *dbias = array(p->filters);
  ck_conv_pool_backward(
      &c->layout, c->records, 0, c->n, c->scratch, c->out, c->argmax, g, dkernel, dbias);
  for (long at = 0; at < p->kernel_height * row * p->filters; at++) {
    int f = (int)(at % p->filters);
    long k = at / p->filters % row, ky = at / p->filters / row;
    double sum = 0, total = 0, magnitude = 0;
    for (long o = f; o < outputs; o += p->filters) {
      double slope = p->relu && !(c->out[o] > 0) ? 0 : g[o];
      long cell = o / p->filters;
      const float *from = corner(c, (int)(cell / c->cells), (int)(cell % c->cells), c->argmax[o]);
      sum += slope * from[ky * p->width * p->channels + k];
      total += slope, magnitude += fabs(slope);
    }
    near_sum("conv_pool's kernel gradient", at, dkernel[at], sum, 3 * magnitude, (double)outputs / p->filters + 3);
    near_sum("conv_pool's bias gradient", f, dbias[f], total, magnitude, (double)outputs / p->filters);
  }
  release("kernel gradient", dkernel, p->kernel_height * row * p->filters), release("bias gradient", dbias, p->filters);
  free(g);
}

static void test_shape(ck_conv_pool shape, int n) {
  conv_pool c = make(shape, n);
  ck_conv_pool_forward(&c.layout, c.records, 0, n, c.kernel, c.bias, c.scratch, c.out, c.argmax);
  check_forward(&c), check_backward(&c);
  release("conv_pool", c.out, (long)n * c.cells * shape.filters);
  release("conv_pool's scratch", c.scratch, (long)n * (long)ck_conv_pool_scratch(&shape));
  free(c.images), free(c.kernel), free(c.bias), free(c.argmax), free(c.records);
}

void test_conv_pool(void) {
  test_shape((ck_conv_pool){28, 28, 1, 5, 5, 8, 6, 6, 1}, 3);   // the unrolled instance
  test_shape((ck_conv_pool){28, 28, 1, 5, 5, 11, 6, 6, 0}, 2);
  test_shape((ck_conv_pool){13, 11, 3, 3, 2, 5, 2, 3, 1}, 3);
  test_shape((ck_conv_pool){17, 9, 9, 7, 4, 16, 1, 1, 0}, 2);   // more channels than lanes
  test_shape((ck_conv_pool){40, 39, 1, 3, 3, 3, 19, 18, 1}, 2);  // more positions than are looked up
}
