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

/// What the kernels' vectors do with a product and a sum, lane by lane: x86 without FMA rounds twice.
static float add_product(float sum, float a, float b) {
  if (strcmp(ck_instruction_set(), "portable")) return fmaf(a, b, sum);
  volatile float product = a * b;
  return sum + product;
}

/// The value that most corners share, the first of them when none does.
static float ground(const conv_pool *c, int i, int channel) {
  const ck_conv_pool *p = &c->shape;
  long right = (p->width - 1) * p->channels, below = (long)(p->height - 1) * p->width * p->channels;
  const float *image = c->images + (long)i * p->height * p->width * p->channels + channel;
  float corners[4] = {image[0], image[right], image[below], image[below + right]};
  int winner = 0, most = 0;
  for (int k = 0; k < 4; k++) {
    int votes = 0;
    for (int q = 0; q < 4; q++) votes += corners[q] == corners[k];
    if (votes > most) most = votes, winner = k;
  }
  return corners[winner];
}

/// The response in single precision, in the one order of additions that there is: the blank window, then tap by tap.
static float ordered_response(const conv_pool *c, int i, const float *from, int f) {
  const ck_conv_pool *p = &c->shape;
  int row = p->kernel_width * p->channels;
  float sum = c->bias[f];
  for (int channel = 0; channel < p->channels; channel++) {
    float weights = 0;
    for (int k = channel; k < p->kernel_height * row; k += p->channels) weights += c->kernel[k * p->filters + f];
    sum = add_product(sum, ground(c, i, channel), weights);
  }
  for (int ky = 0; ky < p->kernel_height; ky++)
    for (int k = 0; k < row; k++) {
      float d = from[(long)ky * p->width * p->channels + k] - ground(c, i, k % p->channels);
      sum = add_product(sum, d, c->kernel[(ky * row + k) * p->filters + f]);
    }
  return sum;
}

/// Bit for bit, whatever was left out; the first of equals wins.
static void check_bits(const conv_pool *c) {
  const ck_conv_pool *p = &c->shape;
  for (long at = 0; at < (long)c->n * c->cells * p->filters; at++) {
    int f = (int)(at % p->filters), cell = (int)(at / p->filters % c->cells), i = (int)(at / p->filters / c->cells);
    float best = -INFINITY;
    int winner = 0;
    for (int q = 0; q < positions(p); q++) {
      float y = ordered_response(c, i, corner(c, i, cell, q), f);
      if (y > best) best = y, winner = q;
    }
    best = p->relu && !(best > 0) ? 0 : best;
    require(c->out[at] == best, "conv_pool's bits", at, c->out[at], best);
    require(c->argmax[at] == winner, "conv_pool's first winner", at, c->argmax[at], winner);
  }
}

static void forward(conv_pool *c) {
  ck_conv_pool_forward(&c->layout, c->records, 0, c->n, c->kernel, c->bias, c->scratch, c->out, c->argmax);
}

enum ink { all_ink, no_ink, border_ink, one_row, four_corners, ink_kinds };

static float pixel(enum ink kind, const ck_conv_pool *p, int y, int x) {
  int border = y == 0 || x == 0 || y == p->height - 1 || x == p->width - 1;
  float ink = (float)(random_number() - 0.5);
  switch (kind) {
  case all_ink: return ink;
  case no_ink: return -0.5f;
  case border_ink: return border && (x || y) ? ink : 0.75f;
  case one_row: return y == p->height / 2 ? ink : 0;
  default: return border ? (float)(y * p->width + x) : 2;
  }
}

/// Images of all kinds one after the other, and whole weights, so that there are ties.
static void test_ink(ck_conv_pool shape) {
  conv_pool c = make(shape, ink_kinds);
  float *image = c.images;
  for (int kind = 0; kind < ink_kinds; kind++)
    for (int y = 0; y < shape.height; y++)
      for (int x = 0; x < shape.width * shape.channels; x++) *image++ = pixel(kind, &shape, y, x / shape.channels);
  ck_ink_encode(&c.layout, c.images, c.n, c.records);
  forward(&c), check_bits(&c), check_backward(&c);
  long weights = (long)shape.kernel_height * shape.kernel_width * shape.channels * shape.filters;
  for (long i = 0; i < weights; i++) c.kernel[i] = roundf(2 * c.kernel[i]);
  forward(&c), check_bits(&c);
  free(c.images), free(c.kernel), free(c.bias), free(c.scratch), free(c.out), free(c.argmax), free(c.records);
}

/// A weight that is no number is seen in all outputs of its filter and in no other's; winners stay inside their cells.
static void test_not_finite(ck_conv_pool shape, float weight) {
  conv_pool c = make(shape, 3);
  c.kernel[7 * shape.filters + 2] = weight;
  forward(&c);
  for (long at = 0; at < (long)c.n * c.cells * shape.filters; at++) {
    require(isnan(c.out[at]) == (at % shape.filters == 2), "conv_pool of a weight not finite", at, c.out[at], weight);
    require(c.argmax[at] >= 0 && c.argmax[at] < positions(&shape), "its winner", at, c.argmax[at], 0);
  }
  free(c.images), free(c.kernel), free(c.bias), free(c.scratch), free(c.out), free(c.argmax), free(c.records);
}

static void test_shape(ck_conv_pool shape, int n) {
  conv_pool c = make(shape, n);
  forward(&c);
  check_forward(&c), check_bits(&c), check_backward(&c);
  release("conv_pool", c.out, (long)n * c.cells * shape.filters);
  release("conv_pool's scratch", c.scratch, (long)n * (long)ck_conv_pool_scratch(&shape));
  free(c.images), free(c.kernel), free(c.bias), free(c.argmax), free(c.records);
}

/// Several draws at once are to the bit what each is alone, and nothing is written behind them; draw 1 has a weight that is
/// no number, which is nobody else's business.
static void test_draws(ck_conv_pool shape, int encoding, int draws) {
  enum { n = 5, most = 20 };
  conv_pool c = make(shape, n);
  long values = (long)n * c.layout.values, outputs = (long)n * c.cells * shape.filters;
  long weights = (long)shape.kernel_height * shape.kernel_width * shape.channels * shape.filters;
  float *kernels[most], *biases[most], *outs[most], *expected = array(outputs);
  // Whole steps of the palette of a byte a value; the last image is blank but for the first value, and of another ground.
  c.layout = ck_ink_layout_make(shape, encoding, 0, 255, 0);
  for (long i = 0; i < values; i++) c.images[i] = random_number() < 0.7 ? 3 : floorf((float)(256 * random_number()));
  for (long i = values / n * (n - 1); i < values; i++) c.images[i] = i % c.layout.values ? 200 : 1;
  uint8_t *records = aligned_alloc(64, c.layout.stride * n);
  require(ck_ink_encode(&c.layout, c.images, n, records), "draws: records", 0, 0, 1);
  const int32_t rows[] = {4, 0, 3, 1, 2};
  for (int d = 0; d < draws; d++) {
    kernels[d] = random_array(weights), biases[d] = random_array(shape.filters), outs[d] = array(outputs);
    if (d == 1) kernels[d][weights / 2] = NAN;
  }
  ck_conv_pool_forward_draws(
      &c.layout, records, rows, n, draws, (const float *const *)kernels, (const float *const *)biases, c.scratch, outs);
  for (int d = 0; d < draws; d++) {
    ck_conv_pool_forward(&c.layout, records, rows, n, kernels[d], biases[d], c.scratch, expected, 0);
    for (long i = 0; i < outputs; i++)
      require(
          outs[d][i] == expected[i] || (isnan(outs[d][i]) && isnan(expected[i])), "draws", i, outs[d][i], expected[i]);
    release("draws", outs[d], outputs), free(kernels[d]), free(biases[d]);
  }
  release("draws' scratch", c.scratch, (long)n * (long)ck_conv_pool_scratch(&shape));
  free(c.images), free(c.kernel), free(c.bias), free(c.out), free(c.argmax), free(c.records), free(records), free(expected);
}

static void test_all_draws(void) {
  const ck_conv_pool shapes[] = {
      {28, 28, 1, 5, 5, 8, 6, 6, 1}, {28, 28, 1, 5, 5, 11, 6, 6, 0}, {70, 41, 1, 5, 5, 3, 6, 6, 1},
      {13, 12, 2, 3, 3, 8, 2, 2, 1}};
  const int counts[] = {1, 2, 3, 7, 8, 9, 17};
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < 7; k++)
      for (int encoding = 1; encoding <= 4; encoding += 3) test_draws(shapes[i], encoding, counts[k]);
}

void test_conv_pool(void) {
  test_shape((ck_conv_pool){28, 28, 1, 5, 5, 8, 6, 6, 1}, 3);   // the unrolled instance
  test_shape((ck_conv_pool){28, 28, 1, 5, 5, 11, 6, 6, 0}, 2);
  test_shape((ck_conv_pool){13, 11, 3, 3, 2, 5, 2, 3, 1}, 3);
  test_shape((ck_conv_pool){17, 9, 9, 7, 4, 16, 1, 1, 0}, 2);   // more channels than lanes
  test_shape((ck_conv_pool){40, 39, 1, 3, 3, 3, 19, 18, 1}, 2);  // more positions than are looked up
  test_shape((ck_conv_pool){70, 41, 1, 5, 5, 9, 6, 6, 1}, 3);    // several maps an image
  test_shape((ck_conv_pool){22, 200, 1, 5, 5, 8, 6, 6, 1}, 2);   // too wide for a map
  test_ink((ck_conv_pool){28, 28, 1, 5, 5, 8, 6, 6, 1}), test_ink((ck_conv_pool){46, 37, 1, 5, 5, 11, 6, 6, 0});
  test_ink((ck_conv_pool){16, 13, 2, 3, 4, 5, 3, 2, 1}), test_ink((ck_conv_pool){10, 90, 1, 5, 5, 3, 6, 6, 0});
  for (int i = 0; i < 3; i++) {
    float weight = i == 0 ? NAN : i == 1 ? INFINITY : -INFINITY;
    test_not_finite((ck_conv_pool){28, 28, 1, 5, 5, 8, 6, 6, 1}, weight);
    test_not_finite((ck_conv_pool){14, 15, 2, 3, 3, 5, 2, 3, 0}, weight);
  }
  test_shape((ck_conv_pool){32, 32, 1, 5, 5, 8, 6, 6, 1}, 8);  // three rows of cells a map, and one left
  test_shape((ck_conv_pool){75, 41, 1, 5, 5, 9, 6, 6, 1}, 8);  // the same, and rows below the last cells
  test_all_draws();
}
