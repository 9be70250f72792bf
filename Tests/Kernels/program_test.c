// Elementwise programs against a naive interpreter: operands that repeat, samples of all sizes, sums, results in place.
#include "check.h"

static float pick(const ck_operand *o, long s, long e) {
  return o->base[s * o->sample_stride + e / o->repeat % o->modulo];
}

/// What add, multiply, select, maximum, square and greater make of a, b and c, rounded like the program does.
static float naive(const ck_operand *o, long s, long e) {
  float a = pick(&o[0], s, e), b = pick(&o[1], s, e), c = pick(&o[2], s, e);
  float sum = a + b, product = sum * c, top = product > a ? product : a;
  float which = b > c ? 1.0f : 0.0f;
  return (which != 0 ? top : product) * (which != 0 ? top : product);
}

static const ck_instruction steps[] = {
    {ck_op_add, 0, 1, 0, 3},     {ck_op_multiply, 3, 2, 0, 3}, {ck_op_maximum, 3, 0, 0, 4},
    {ck_op_greater, 1, 2, 0, 5}, {ck_op_select, 5, 4, 3, 4},   {ck_op_square, 4, 0, 0, 4}};

/// Operands: as it stands; each number `repeat` times; the first `modulo` over and over, the same for all samples.
static void test_shape(long samples, long size, long repeat, long modulo, int in_place) {
  long few = (size + repeat - 1) / repeat;
  float *a = random_array(samples * size), *b = random_array(samples * few), *c = random_array(modulo);
  float *out = in_place ? a : array(samples * size), *sums = array(samples), *expected = array(samples * size);
  ck_operand operands[] = {{a, size, 1, size}, {b, few, repeat, few}, {c, 0, 1, modulo}};
  ck_result results[] = {{4, ck_store, out, size}, {4, ck_sum, sums, 1}};
  ck_program program = {operands, steps, results, 3, 6, 2, 6};
  float *scratch = array((long)ck_program_scratch(&program));
  for (long s = 0; s < samples; s++)
    for (long e = 0; e < size; e++) expected[s * size + e] = naive(operands, s, e);
  ck_program_run(&program, samples, size, scratch);
  for (long s = 0; s < samples; s++) {
    double sum = 0;
    for (long e = 0; e < size; e++) {
      long at = s * size + e;
      require(out[at] == expected[at], "program", at, out[at], expected[at]);
      sum += expected[at];
    }
    require(ulps(sums[s], sum) <= 1, "program's sum", s, sums[s], sum);  // in double, then rounded once
  }
  release("program", out, samples * size), release("sums", sums, samples);
  release("scratch", scratch, (long)ck_program_scratch(&program));
  free(b), free(c), free(expected);
  if (!in_place) free(a);
}

/// A sum has the same bits wherever the sample lies.
static void test_place_of_sample(long samples, long size) {
  float *x = random_array(size), *many = array(samples * size), *sums = array(samples);
  for (long i = 0; i < samples * size; i++) many[i] = x[i % size];
  ck_operand operand = {many, size, 1, size};
  ck_result result = {0, ck_sum, sums, 1};
  ck_program program = {&operand, 0, &result, 1, 0, 1, 1};
  float *scratch = array((long)ck_program_scratch(&program));
  ck_program_run(&program, samples, size, scratch);
  for (long s = 0; s < samples; s++) require(sums[s] == sums[0], "sum by place", s, sums[s], sums[0]);
  release("sums", sums, samples);
  free(x), free(many), free(scratch);
}

/// Two operands exchanged in place: the second result must not see the first.
static void test_exchange(long size) {
  float *a = random_array(size), *b = random_array(size), *old_a = array(size), *old_b = array(size);
  memcpy(old_a, a, (size_t)size * 4), memcpy(old_b, b, (size_t)size * 4);
  ck_operand operands[] = {{a, 0, 1, size}, {b, 0, 1, size}};
  ck_result results[] = {{0, ck_store, b, 0}, {1, ck_store, a, 0}};
  ck_program program = {operands, 0, results, 2, 0, 2, 2};
  float *scratch = array((long)ck_program_scratch(&program));
  ck_program_run(&program, 1, size, scratch);
  for (long i = 0; i < size; i++) {
    require(a[i] == old_b[i], "exchange", i, a[i], old_b[i]);
    require(b[i] == old_a[i], "exchange", i, b[i], old_a[i]);
  }
  release("exchange", a, size), release("exchange", b, size);
  free(old_a), free(old_b), free(scratch);
}

/// NaN wins in maximum and minimum, and is not let through by select.
static void test_nan(void) {
  float *a = array(4), *b = array(4), *out = array(12);
  memcpy(a, (float[]){NAN, 1, NAN, 2}, 16), memcpy(b, (float[]){1, NAN, NAN, 3}, 16);
  ck_operand operands[] = {{a, 0, 1, 4}, {b, 0, 1, 4}};
  ck_instruction some[] = {
      {ck_op_maximum, 0, 1, 0, 2}, {ck_op_minimum, 0, 1, 0, 3}, {ck_op_equal, 0, 0, 0, 4}, {ck_op_select, 4, 0, 1, 4}};
  ck_result results[] = {{2, ck_store, out, 0}, {3, ck_store, out + 4, 0}, {4, ck_store, out + 8, 0}};
  ck_program program = {operands, some, results, 2, 4, 3, 5};
  float *scratch = array((long)ck_program_scratch(&program));
  ck_program_run(&program, 1, 4, scratch);
  const float expected[] = {NAN, NAN, NAN, 3, NAN, NAN, NAN, 2, 1, 1, NAN, 2};
  for (int i = 0; i < 12; i++)
    require(out[i] == expected[i] || (isnan(out[i]) && isnan(expected[i])), "NaN", i, out[i], expected[i]);
  release("NaN", out, 12);
  free(a), free(b), free(scratch);
}

void test_programs(void) {
  const long sizes[] = {1, 2, 3, 7, 8, 9, 31, 80, 127, 128, 129, 255, 256, 257, 300, 511, 513, 1000};
  const long repeats[] = {1, 2, 3, 10, 2000}, modulos[] = {1, 2, 5, 16, 300};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    for (int r = 0; r < 5; r++)
      for (int m = 0; m < 5; m++)
        for (long samples = 1; samples < 80; samples = 3 * samples + 1)
          test_shape(samples, sizes[i], repeats[r], modulos[m], r % 2);
    test_place_of_sample(70, sizes[i]);
    test_exchange(sizes[i]);
  }
  test_nan();
}
