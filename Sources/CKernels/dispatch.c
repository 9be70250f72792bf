#include <stdlib.h>
#include <string.h>

#include "table.h"

/// The best set that the processor has, or a lesser one that REPORT_KERNELS asks for.
static const ck_table *choose(void) {
#if defined(__x86_64__)
  const char *wish = getenv("REPORT_KERNELS");
  int level = 2;
  if (wish && !strcmp(wish, "portable")) level = 0;
  if (wish && !strcmp(wish, "avx2")) level = 1;
  __builtin_cpu_init();
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (level >= 2 && avx512) return &ck_table_avx512;
  if (level >= 1 && avx2) return &ck_table_avx2;
#endif
  return &ck_table_portable;
}

/// Chosen before main, so that no thread ever sees it change.
static const ck_table *table = &ck_table_portable;
__attribute__((constructor)) static void choose_once(void) { table = choose(); }

const char *ck_instruction_set(void) { return table->name; }

int ck_conv_pool_rows(const ck_conv_pool *p) {
  return (p->height - p->kernel_height + 1) / p->pool_height;
}
int ck_conv_pool_columns(const ck_conv_pool *p) {
  return (p->width - p->kernel_width + 1) / p->pool_width;
}
size_t ck_conv_pool_scratch(const ck_conv_pool *p) {
  return ((size_t)p->height * (size_t)p->width * (size_t)p->channels + 8 + 15) & ~(size_t)15;
}
int ck_padded(int units) { return (units + 7) & ~7; }

void ck_conv_pool_forward(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n,
    const float *kernel, const float *bias, float *scratch, float *out, int32_t *argmax) {
  table->conv_pool_forward(layout, records, indices, n, kernel, bias, scratch, out, argmax);
}

/// Where in an image the corner of each cell is, and of each position inside a cell.
static void offsets_of(const ck_conv_pool *p, int cells, int32_t *corners, int32_t *offsets) {
  int columns = ck_conv_pool_columns(p);
  for (int i = 0; i < cells; i++)
    corners[i] = (i / columns * p->pool_height * p->width + i % columns * p->pool_width) * p->channels;
  for (int i = 0; i < p->pool_height * p->pool_width; i++)
    offsets[i] = (i / p->pool_width * p->width + i % p->pool_width) * p->channels;
}

void ck_conv_pool_backward(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n,
    const float *scratch, const float *out, const int32_t *argmax, const float *grad_out,
    float *grad_kernel, float *grad_bias) {
  const ck_conv_pool *p = &layout->shape;
  int32_t corners[layout->cells], offsets[p->pool_height * p->pool_width];
  float background_sums[8 * p->channels];
  offsets_of(p, layout->cells, corners, offsets);
  table->conv_pool_backward(
      layout, records, indices, n, scratch, out, argmax, grad_out, corners, offsets,
      background_sums, grad_kernel, grad_bias);
}

void ck_prefetch(const ck_ink_layout *layout, const uint8_t *records, int32_t index) {
  const uint8_t *record = records + layout->stride * (size_t)index;
  for (size_t i = 0; i < layout->stride; i += 64) __builtin_prefetch(record + i);
}

void ck_dense_forward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *bias,
    float *logits) {
  table->dense_forward(x, n, inputs, units, kernel, bias, logits);
}
void ck_dense_backward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *grad_logits,
    float *grad_kernel, float *grad_bias, float *grad_x) {
  table->dense_backward(x, n, inputs, units, kernel, grad_logits, grad_kernel, grad_bias, grad_x);
}
double ck_softmax_cross_entropy(
    const float *logits, int n, int units, const int32_t *labels, float scale, float *grad_logits,
    int *correct) {
  float spare[ck_padded(units)];
  return table->softmax_cross_entropy(logits, n, units, labels, scale, grad_logits, correct, spare);
}
void ck_softmax(const float *logits, int n, int units, float *probabilities) {
  float spare[ck_padded(units)];
  table->softmax(logits, n, units, probabilities, spare);
}
void ck_rmsprop(
    float *weights, float *mean_square, const float *gradients, long count, float rate, float rho,
    float epsilon) {
  table->rmsprop(weights, mean_square, gradients, count, rate, rho, epsilon);
}
void ck_ordered_sum(const float *parts, long stride, int count, long first, long last, float *sums) {
  table->ordered_sum(parts, stride, count, first, last, sums);
}
int ck_ink_encode(const ck_ink_layout *layout, const float *images, long count, uint8_t *records) {
  return table->ink_encode(layout, images, count, records);
}
void ck_range(const float *values, long count, float *low, float *high) {
  table->range(values, count, low, high);
}

ck_ink_layout ck_ink_layout_make(
    ck_conv_pool shape, int encoding, double low, double high, int falling) {
  ck_ink_layout l = {.shape = shape, .encoding = encoding};
  l.cells = ck_conv_pool_rows(&shape) * ck_conv_pool_columns(&shape);
  l.values = shape.height * shape.width * shape.channels;
  l.group_words = (l.values + 511) / 512;
  l.rows_at = ((size_t)shape.channels * 4 + 7) & ~(size_t)7;
  l.groups_at = l.rows_at + 8 * (size_t)l.cells;
  l.values_at = l.groups_at + 8 * (size_t)l.group_words;
  l.stride = (l.values_at + (size_t)l.values * (size_t)encoding + 32 + 63) & ~(size_t)63;
  for (int i = 0; i < 256; i++)
    l.palette[i] = (float)(falling ? high - i / 255.0 * (high - low) : low + i / 255.0 * (high - low));
  return l;
}

void ck_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]) {
  table->philox(counter, key, words);
}
void ck_normals(uint64_t key, uint64_t stream, uint64_t first, long count, float *normals) {
  table->normals(key, stream, first, count, normals);
}
void ck_softplus(const float *rho, long count, float epsilon, float *sigma) {
  table->softplus(rho, count, epsilon, sigma);
}
void ck_reparameterize(
    const float *loc, const float *sigma, const float *noise, long count, float *draw) {
  table->reparameterize(loc, sigma, noise, count, draw);
}
double ck_kl_standard_normal(const float *loc, const float *sigma, long count) {
  return table->kl_standard_normal(loc, sigma, count);
}
double ck_kl_mixture(
    const float *draw, const float *noise, const float *sigma, long count, const double *log_weights,
    const double *scales, int components, double *score) {
  return table->kl_mixture(draw, noise, sigma, count, log_weights, scales, components, score);
}
void ck_variational_pull_back(
    const float *loc, const float *rho, const float *sigma, const float *noise, const float *draw,
    const float *grad_draw, long count, float draw_weight, float loc_weight, float sigma_weight,
    float entropy_weight, float *grad_loc, float *grad_rho) {
  table->variational_pull_back(
      loc, rho, sigma, noise, draw, grad_draw, count, draw_weight, loc_weight, sigma_weight,
      entropy_weight, grad_loc, grad_rho);
}
