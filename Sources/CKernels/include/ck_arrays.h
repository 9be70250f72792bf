#ifndef CK_ARRAYS_H
#define CK_ARRAYS_H
#include <stddef.h>
#include <stdint.h>

// What the array language of `Model` computes with where there is no kernel made for the purpose: elementwise programs,
// products of matrices, convolution and pooling, reductions. Arrays are dense and row-major; up to ck_slack floats
// behind each are read, none is written.

// ---------------------------------------------------------------- elementwise programs

/// One step on a block of values. Reads register a; with two operands b, too; `select` all three.
enum ck_opcode {
  ck_op_add, ck_op_subtract, ck_op_multiply, ck_op_divide,
  ck_op_maximum, ck_op_minimum,  ///< NaN if one is NaN, as in NumPy
  ck_op_greater, ck_op_equal,    ///< 1 or 0
  ck_op_select,                  ///< a != 0 ? b : c; what is not chosen has no influence, be it NaN
  ck_op_negate, ck_op_absolute,
  ck_op_sign,                    ///< 1, 0 or -1; NaN of NaN
  ck_op_square, ck_op_square_root, ck_op_floor,
  // The same bits on every instruction set, and libm's limits. Errors: functions.inc.h.
  ck_op_exp, ck_op_expm1, ck_op_log, ck_op_log1p,
  ck_op_softplus, ck_op_sigmoid, ck_op_tanh,
  // One by one in double, then rounded.
  ck_op_erf, ck_op_erfc, ck_op_sine, ck_op_cosine,
  ck_op_lgamma, ck_op_digamma, ck_op_trigamma,
  ck_op_count
};

/// Where a value of a program comes from. Element e of sample s is base[s * sample_stride + e / repeat % modulo].
typedef struct {
  const float *base;
  long sample_stride;   ///< 0: the same for all samples
  long repeat, modulo;  ///< 1 and size: as it stands; modulo 1: one number
} ck_operand;

typedef struct {
  int32_t opcode, a, b, c, result;
} ck_instruction;

enum { ck_store, ck_sum };

/// What leaves a program. ck_store: base[s * sample_stride + e] = value; it may overwrite an operand, each element its
/// own. ck_sum: base[s * sample_stride] = the sum over the elements of sample s, added up in double in an order that
/// does not depend on where in a block the sample lies.
typedef struct {
  int32_t reg, kind;
  float *base;
  long sample_stride;
} ck_result;

/// Registers 0 ..< operand_count hold the operands; instructions write the others, in any order and more than once.
typedef struct {
  const ck_operand *operands;
  const ck_instruction *instructions;
  const ck_result *results;
  int32_t operand_count, instruction_count, result_count, registers;
} ck_program;

/// Floats of scratch memory (64-byte aligned) that the program needs.
size_t ck_program_scratch(const ck_program *program);
/// Runs the program for `samples` samples of `size` elements each.
void ck_program_run(const ck_program *program, long samples, long size, float *scratch);

// ---------------------------------------------------------------- matrices

/// out[m, n] = a[m, k] b[k, n] (+ bias[n] in every row, unless null). Every element is one sum in ascending order of k,
/// on every instruction set. `scratch`: ck_dot_scratch floats.
void ck_dot(const float *a, const float *b, const float *bias, long m, long k, long n, float *scratch, float *out);
/// out[m, k] = g[m, n] b[k, n]', summed over n: the gradient for a.
void ck_dot_transposed(const float *g, const float *b, long m, long n, long k, float *scratch, float *out);
/// out[k, n] = a[m, k]' g[m, n], summed over m: the gradient for b.
void ck_outer(const float *a, const float *g, long m, long k, long n, float *scratch, float *out);
/// Enough for any of the three with these extents.
size_t ck_dot_scratch(long m, long k, long n);

// ---------------------------------------------------------------- convolution and pooling, channels last

typedef struct {
  int rows, columns, channels;  ///< of the input
  int kernel_rows, kernel_columns;
  int filters;                  ///< depthwise: channels * multiplier
  int stride_rows, stride_columns;
  int top, left;                ///< padding before the input; behind it is whatever the output needs
  int out_rows, out_columns;
  int depthwise;                ///< 1: kernel [kr, kc, channels, multiplier], output channel c * multiplier + j
} ck_convolution;

/// Floats of scratch memory for the three below, however many samples.
size_t ck_convolution_scratch(const ck_convolution *shape);
/// out[samples, out_rows, out_columns, filters] = cross-correlation of x[samples, rows, columns, channels], zeros
/// around it, and kernel[kr, kc, channels, filters] (+ bias[filters], unless null).
void ck_convolve(
    const ck_convolution *shape, long samples, const float *x, const float *kernel, const float *bias, float *scratch,
    float *out);
/// dx from g = d loss / d out.
void ck_convolve_input_gradient(
    const ck_convolution *shape, long samples, const float *g, const float *kernel, float *scratch, float *dx);
/// dkernel, summed over the samples in order.
void ck_convolve_kernel_gradient(
    const ck_convolution *shape, long samples, const float *x, const float *g, float *scratch, float *dkernel);

typedef struct {
  int rows, columns, channels, pool_rows, pool_columns, stride_rows, stride_columns, top, left, out_rows, out_columns;
} ck_pooling;

/// The greatest of each window, padding left out; a NaN wins.
void ck_max_pool(const ck_pooling *shape, long samples, const float *x, float *out);
/// dx: g goes to the winner, the first of equals in row-major order. Windows may overlap.
void ck_max_pool_gradient(const ck_pooling *shape, long samples, const float *x, const float *g, float *dx);
/// The mean over the part of each window that lies on the input (Keras' SAME).
void ck_average_pool(const ck_pooling *shape, long samples, const float *x, float *out);
void ck_average_pool_gradient(const ck_pooling *shape, long samples, const float *g, float *dx);

// ---------------------------------------------------------------- rows and axes

/// out[rows, n] = z - max - ln sum exp(z - max) of each row.
void ck_log_softmax(const float *z, long rows, long n, float *out);
/// dz = g - exp(log_p) * sum(g), by row.
void ck_log_softmax_gradient(const float *log_p, const float *g, long rows, long n, float *dz);

/// Reductions of the middle axis of x[outer, axis, inner]: the sum, in double; the greatest, NaN if there is one (of
/// nothing -inf); where the first greatest, or the first NaN, is.
void ck_reduce_sum(const float *x, long outer, long axis, long inner, float *out);
void ck_reduce_max(const float *x, long outer, long axis, long inner, float *out);
void ck_argmax(const float *x, long outer, long axis, long inner, float *out);

#endif
