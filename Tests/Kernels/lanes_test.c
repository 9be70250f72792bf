// The kernels with sixteen lanes, which only AVX-512 has registers for, compiled for any processor: they must give the
// bits of those with eight.
#define LANES 16
#define PANEL_VECTORS 2
#define TABLE ck_table_lanes
#define NAME "sixteen lanes"
#include "../../Sources/CKernels/kernels.inc.h"

#include "check.h"

/// Both texts are compiled for the same instructions only in the portable set: others round fewer times.
static int is_comparable(void) {
  return !strcmp(ck_instruction_set(), "portable") || !strcmp(ck_instruction_set(), "neon");
}

static void same_bits(const char *what, const void *found, const void *expected, long count) {
  for (long i = 0; i < count; i++)
    require(((const int32_t *)found)[i] == ((const int32_t *)expected)[i], what, i, ((const float *)found)[i],
        ((const float *)expected)[i]);
}

/// Without blanks there is ink at all borders, and groups run over the ends of rows.
static void check_convolution(int height, int width, int filters, double blank) {
  ck_conv_pool shape = {height, width, 1, 5, 5, filters, 6, 6, 1};
  ck_ink_layout layout = ck_ink_layout_make(shape, 4, -1, 1, 0);
  enum { n = 3 };
  long outputs = (long)n * layout.cells * filters, values = layout.values;
  float *images = random_array(n * values), *kernel = random_array(25 * filters), *bias = random_array(filters);
  for (long i = 0; i < n * values; i++) images[i] = random_number() < blank ? 0.25f : images[i];
  uint8_t *records = aligned_alloc(64, layout.stride * n);
  ck_ink_encode(&layout, images, n, records);
  float *scratch = array((long)n * (long)ck_conv_pool_scratch(&shape)), *out = array(outputs), *wide = array(outputs);
  int32_t *winners = (int32_t *)array(outputs), *wide_winners = (int32_t *)array(outputs);
  ck_conv_pool_forward(&layout, records, 0, n, kernel, bias, scratch, out, winners);
  ck_table_lanes.conv_pool_forward(&layout, records, 0, n, kernel, bias, scratch, wide, wide_winners);
  same_bits("sixteen lanes: responses", wide, out, outputs);
  same_bits("sixteen lanes: winners", wide_winners, winners, outputs);
  free(records);
  release("images", images, n * values), release("kernel", kernel, 25 * filters), release("bias", bias, filters);
  release("out", out, outputs), release("wide", wide, outputs), free(scratch);
  release("winners", (float *)winners, outputs), release("wide winners", (float *)wide_winners, outputs);
}

/// An odd number of draws: the last vector holds one of them twice.
static void check_draws(int filters, double blank) {
  enum { n = 3, draws = 5 };
  ck_conv_pool shape = {28, 28, 1, 5, 5, filters, 6, 6, 1};
  ck_ink_layout layout = ck_ink_layout_make(shape, 4, -1, 1, 0);
  long outputs = (long)n * layout.cells * filters;
  float *images = random_array(n * 784), *scratch = array((long)n * (long)ck_conv_pool_scratch(&shape));
  for (long i = 0; i < n * 784; i++) images[i] = random_number() < blank ? 0.25f : images[i];
  uint8_t *records = aligned_alloc(64, layout.stride * n);
  ck_ink_encode(&layout, images, n, records);
  float *outs[draws], *wide[draws];
  const float *kernels[draws], *biases[draws];
  for (int d = 0; d < draws; d++) {
    kernels[d] = random_array(25 * filters), biases[d] = random_array(filters);
    outs[d] = array(outputs), wide[d] = array(outputs);
  }
  ck_conv_pool_forward_draws(&layout, records, 0, n, draws, kernels, biases, scratch, outs);
  ck_table_lanes.conv_pool_forward_draws(&layout, records, 0, n, draws, kernels, biases, scratch, wide);
  for (int d = 0; d < draws; d++) {
    same_bits("sixteen lanes: draws", wide[d], outs[d], outputs);
    release("wide", wide[d], outputs), free(outs[d]), free((void *)kernels[d]), free((void *)biases[d]);
  }
  free(records), free(images), free(scratch);
}

static void check_product(long m, long k, long n) {
  float *a = random_array(m * k), *b = random_array(k * n), *bias = random_array(n);
  float *scratch = array((long)ck_dot_scratch(m, k, n)), *out = array(m * n), *wide = array(m * n);
  ck_dot(a, b, bias, m, k, n, scratch, out);
  ck_table_lanes.dot(a, b, bias, m, k, n, scratch, wide);
  same_bits("sixteen lanes: product", wide, out, m * n);
  release("a", a, m * k), release("b", b, k * n), release("bias", bias, n);
  release("out", out, m * n), release("wide", wide, m * n), free(scratch);
}

void test_lanes(void) {
  if (!is_comparable()) return;
  // The notebook's, some of several maps, the narrowest and the widest.
  const int sizes[][2] = {{28, 28}, {70, 41}, {75, 33}, {40, 10}, {22, 72}};
  for (int filters = 8; filters <= 11; filters += 3) {
    for (int i = 0; i < 5; i++)
      for (double blank = 0; blank <= 1; blank += 0.25) check_convolution(sizes[i][0], sizes[i][1], filters, blank);
    check_draws(filters, 0.8);
  }
  for (long m = 1; m <= 40; m += 3)
    for (long n = 1; n <= 40; n += 3) check_product(m, 7 + m, n);
}
