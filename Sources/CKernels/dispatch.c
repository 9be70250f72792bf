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
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi")
      && __builtin_cpu_supports("popcnt");
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

// The public functions forward to the table.
#define FORWARD(name, parameters, ...) \
  void ck_##name parameters { table->name(__VA_ARGS__); }
#define ANSWER(type, name, parameters, ...) \
  type ck_##name parameters { return table->name(__VA_ARGS__); }

FORWARD(conv_pool_forward, (
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n, const float *kernel,
    const float *bias, float *scratch, float *out, int32_t *argmax),
    layout, records, indices, n, kernel, bias, scratch, out, argmax)
FORWARD(conv_pool_forward_draws, (
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n, int draws,
    const float *const *kernels, const float *const *biases, float *scratch, float *const *outs),
    layout, records, indices, n, draws, kernels, biases, scratch, outs)
FORWARD(conv_pool_backward, (
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n, const float *scratch,
    const float *out, const int32_t *argmax, const float *grad_out, float *grad_kernel, float *grad_bias),
    layout, records, indices, n, scratch, out, argmax, grad_out, grad_kernel, grad_bias)
FORWARD(ordered_sum, (const float *parts, long stride, int count, long first, long last, float *sums),
    parts, stride, count, first, last, sums)
ANSWER(int, ink_encode, (const ck_ink_layout *layout, const float *images, long count, uint8_t *records),
    layout, images, count, records)
FORWARD(range, (const float *values, long count, float *low, float *high), values, count, low, high)
FORWARD(philox, (const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]), counter, key, words)
FORWARD(normals, (uint64_t key, uint64_t stream, uint64_t first, long count, float *normals),
    key, stream, first, count, normals)
FORWARD(uniforms, (uint64_t key, uint64_t stream, uint64_t first, long count, float *uniforms),
    key, stream, first, count, uniforms)

FORWARD(program_run, (const ck_program *program, long samples, long size, float *scratch),
    program, samples, size, scratch)
FORWARD(dot, (const float *a, const float *b, const float *bias, long m, long k, long n, float *scratch, float *out),
    a, b, bias, m, k, n, scratch, out)
FORWARD(dot_transposed, (const float *g, const float *b, long m, long n, long k, float *scratch, float *out),
    g, b, m, n, k, scratch, out)
FORWARD(outer, (const float *a, const float *g, long m, long k, long n, float *scratch, float *out),
    a, g, m, k, n, scratch, out)
FORWARD(convolve, (
    const ck_convolution *shape, long samples, const float *x, const float *kernel, const float *bias,
    float *scratch, float *out),
    shape, samples, x, kernel, bias, scratch, out)
FORWARD(convolve_input_gradient, (
    const ck_convolution *shape, long samples, const float *g, const float *kernel, float *scratch, float *dx),
    shape, samples, g, kernel, scratch, dx)
FORWARD(convolve_kernel_gradient, (
    const ck_convolution *shape, long samples, const float *x, const float *g, float *scratch, float *dkernel),
    shape, samples, x, g, scratch, dkernel)
FORWARD(max_pool, (const ck_pooling *shape, long samples, const float *x, float *out), shape, samples, x, out)
FORWARD(max_pool_gradient, (const ck_pooling *shape, long samples, const float *x, const float *g, float *dx),
    shape, samples, x, g, dx)
FORWARD(average_pool, (const ck_pooling *shape, long samples, const float *x, float *out), shape, samples, x, out)
FORWARD(average_pool_gradient, (const ck_pooling *shape, long samples, const float *g, float *dx),
    shape, samples, g, dx)
FORWARD(log_softmax, (const float *z, long rows, long n, float *out), z, rows, n, out)
FORWARD(log_softmax_gradient, (const float *log_p, const float *g, long rows, long n, float *dz), log_p, g, rows, n, dz)
FORWARD(reduce_sum, (const float *x, long outer, long axis, long inner, float *out), x, outer, axis, inner, out)
FORWARD(reduce_max, (const float *x, long outer, long axis, long inner, float *out), x, outer, axis, inner, out)
FORWARD(argmax, (const float *x, long outer, long axis, long inner, float *out), x, outer, axis, inner, out)
