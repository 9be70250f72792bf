// Convolutions and their gradients against loops over all indices, in double.
#include "check.h"

typedef struct {
  const ck_convolution *shape;
  const float *x, *kernel, *g;
  double *sums, *magnitudes;  ///< of the output, or of the gradient that is asked for
} naive;

enum { output, input_gradient, kernel_gradient };

/// One term of the sum: input number `in`, kernel number `tap` and output number `out` meet.
static void meet(naive *n, int wanted, long in, long tap, long out) {
  long at = wanted == output ? out : wanted == input_gradient ? in : tap;
  double a = wanted == input_gradient ? n->kernel[tap] : n->x[in], b = wanted == output ? n->kernel[tap] : n->g[out];
  n->sums[at] += a * b, n->magnitudes[at] += fabs(a * b);
}

static void channels(naive *n, int wanted, long pixel, long tap, long cell) {
  const ck_convolution *s = n->shape;
  int multiplier = s->depthwise ? s->filters / s->channels : s->filters;
  for (long c = 0; c < s->channels; c++)
    for (long j = 0; j < multiplier; j++)
      meet(n, wanted, pixel * s->channels + c, (tap * s->channels + c) * multiplier + j,
           cell * s->filters + (s->depthwise ? c * multiplier + j : j));
}

static void convolve(naive *n, int wanted, long samples) {
  const ck_convolution *s = n->shape;
  for (long i = 0; i < samples; i++)
    for (int oy = 0; oy < s->out_rows; oy++)
      for (int ox = 0; ox < s->out_columns; ox++)
        for (int ky = 0; ky < s->kernel_rows; ky++)
          for (int kx = 0; kx < s->kernel_columns; kx++) {
            int y = oy * s->stride_rows + ky - s->top, x = ox * s->stride_columns + kx - s->left;
            if (y < 0 || x < 0 || y >= s->rows || x >= s->columns) continue;
            channels(n, wanted, (i * s->rows + y) * s->columns + x, (long)ky * s->kernel_columns + kx,
                     (i * s->out_rows + oy) * s->out_columns + ox);
          }
}

/// Adds what is due to `bias`, compares, and frees.
static void compare(const char *what, naive *n, int wanted, long samples, long count, float *got, const float *bias) {
  const ck_convolution *s = n->shape;
  n->sums = calloc((size_t)count, sizeof(double)), n->magnitudes = calloc((size_t)count, sizeof(double));
  convolve(n, wanted, samples);
  double terms = wanted == kernel_gradient ? (double)samples * s->out_rows * s->out_columns
      : (double)s->kernel_rows * s->kernel_columns * (wanted == output ? s->channels : s->filters);
  for (long i = 0; i < count; i++) {
    double initial = bias ? bias[i % s->filters] : 0;
    near_sum(what, i, got[i], n->sums[i] + initial, n->magnitudes[i] + fabs(initial), terms + 1);
  }
  release(what, got, count);
  free(n->sums), free(n->magnitudes);
}

static void test_shape(ck_convolution s, long samples) {
  long inputs = samples * s.rows * s.columns * s.channels, outputs = samples * s.out_rows * s.out_columns * s.filters;
  long weights = (long)s.kernel_rows * s.kernel_columns * s.filters * (s.depthwise ? 1 : s.channels);
  long room = (long)ck_convolution_scratch(&s);
  float *x = random_array(inputs), *kernel = random_array(weights), *g = random_array(outputs);
  float *bias = random_array(s.filters), *scratch = array(room);
  float *out = array(outputs), *dx = array(inputs), *dkernel = array(weights);
  naive n = {&s, x, kernel, g, 0, 0};
  ck_convolve(&s, samples, x, kernel, bias, scratch, out);
  ck_convolve_input_gradient(&s, samples, g, kernel, scratch, dx);
  ck_convolve_kernel_gradient(&s, samples, x, g, scratch, dkernel);
  compare("convolve", &n, output, samples, outputs, out, bias);
  compare("convolve's input gradient", &n, input_gradient, samples, inputs, dx, 0);
  compare("convolve's kernel gradient", &n, kernel_gradient, samples, weights, dkernel, 0);
  out = array(outputs);
  ck_convolve(&s, samples, x, kernel, 0, scratch, out);
  compare("convolve without bias", &n, output, samples, outputs, out, 0);
  release("scratch", scratch, room);
  free(x), free(kernel), free(g), free(bias);
}

/// SAME padding, Keras' way, or none.
static void test_kernel(int rows, int columns, int c, int kr, int kc, int f, int sr, int sc, int same, int depthwise) {
  ck_convolution s = {rows, columns, c, kr, kc, f, sr, sc, 0, 0, 0, 0, depthwise};
  s.out_rows = same ? (rows + sr - 1) / sr : (rows - kr) / sr + 1;
  s.out_columns = same ? (columns + sc - 1) / sc : (columns - kc) / sc + 1;
  int down = (s.out_rows - 1) * sr + kr - rows, across = (s.out_columns - 1) * sc + kc - columns;
  s.top = same && down > 0 ? down / 2 : 0;
  s.left = same && across > 0 ? across / 2 : 0;
  for (long samples = 1; samples <= 3; samples += 2) test_shape(s, samples);
}

void test_convolutions(void) {
  for (int same = 0; same < 2; same++) {
    test_kernel(7, 6, 3, 3, 3, 5, 1, 1, same, 0), test_kernel(8, 9, 1, 3, 2, 8, 2, 1, same, 0);
    test_kernel(5, 5, 4, 5, 5, 17, 2, 3, same, 0), test_kernel(4, 6, 9, 1, 1, 12, 1, 1, same, 0);
    test_kernel(7, 7, 2, 1, 1, 3, 2, 2, same, 0), test_kernel(14, 14, 32, 3, 3, 24, 2, 2, same, 0);
    test_kernel(6, 7, 3, 3, 3, 3, 1, 1, same, 1), test_kernel(7, 5, 5, 3, 2, 10, 2, 2, same, 1);
    test_kernel(6, 6, 19, 2, 3, 19, 1, 2, same, 1), test_kernel(28, 28, 1, 3, 3, 32, 2, 2, same, 0);
  }
  test_kernel(2, 2, 2, 5, 5, 3, 1, 1, 1, 0), test_kernel(2, 2, 2, 5, 5, 4, 1, 1, 1, 1);
  test_kernel(70, 70, 6, 5, 5, 7, 1, 1, 1, 0);  // more than one block of patches an image
}
