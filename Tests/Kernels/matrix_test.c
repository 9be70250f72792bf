// Products of matrices against sums in double.
#include "check.h"

/// out[i, j] against initial[j] + the sum over p of left(i, p) right(p, j).
static void compare(
    const char *what, const float *out, long rows, long columns, long inner, const float *initial, const float *left,
    long left_row, long left_step, const float *right, long right_step, long right_column) {
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) {
      double sum = initial ? initial[j] : 0, magnitude = fabs(sum);
      for (long p = 0; p < inner; p++) {
        double term = (double)left[i * left_row + p * left_step] * right[p * right_step + j * right_column];
        sum += term, magnitude += fabs(term);
      }
      near_sum(what, i * columns + j, out[i * columns + j], sum, magnitude, (double)inner + 1);
    }
}

static void test_extents(long m, long k, long n) {
  float *a = random_array(m * k), *b = random_array(k * n), *g = random_array(m * n), *bias = random_array(n);
  float *out = array(m * n), *da = array(m * k), *db = array(k * n);
  long room = (long)ck_dot_scratch(m, k, n);
  float *scratch = array(room);
  ck_dot(a, b, bias, m, k, n, scratch, out);
  compare("dot with bias", out, m, n, k, bias, a, k, 1, b, n, 1);
  ck_dot(a, b, 0, m, k, n, scratch, out);
  compare("dot", out, m, n, k, 0, a, k, 1, b, n, 1);
  ck_dot_transposed(g, b, m, n, k, scratch, da);
  compare("dot transposed", da, m, k, n, 0, g, n, 1, b, 1, n);
  ck_outer(a, g, m, k, n, scratch, db);
  compare("outer", db, k, n, m, 0, a, 1, k, g, n, 1);
  release("dot", out, m * n), release("dot transposed", da, m * k), release("outer", db, k * n);
  release("scratch", scratch, room);
  free(a), free(b), free(g), free(bias);
}

void test_matrices(void) {
  const long extents[] = {1, 2, 5, 8, 10, 17, 33};
  for (int i = 0; i < 7; i++)
    for (int j = 0; j < 7; j++)
      for (int l = 0; l < 7; l++) test_extents(extents[i], extents[j], extents[l]);
  test_extents(64, 300, 50), test_extents(5, 520, 3), test_extents(600, 3, 70), test_extents(31, 256, 257);
  test_extents(3, 0, 4), test_extents(0, 3, 4);
}
