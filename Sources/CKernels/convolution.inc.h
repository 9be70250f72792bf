// Convolution as a product of matrices: patches times kernel, a block of output rows at a time. The gradient for the
// kernel is patches' g, that for the input g kernel', added up where the patches overlap.

static void convolve(
    const ck_convolution *s, long samples, const float *x, const float *kernel, const float *bias, float *scratch,
    float *out) {
  long patch = ck_patch(s), rows = samples * s->out_rows, block = ck_patch_rows(s);
  float *rest = scratch + ck_patches_floats(s);
  if (s->depthwise) {
    depthwise_convolve(s, samples, x, kernel, bias, scratch, out);
    return;
  }
  if (ck_is_pointwise(s)) {
    dot(x, kernel, bias, rows * s->out_columns, patch, s->filters, rest, out);
    return;
  }
  for (long first = 0; first < rows; first += block) {
    long count = least(block, rows - first);
    write_patches(s, x, first, count, scratch);
    dot(scratch, kernel, bias, count * s->out_columns, patch, s->filters, rest,
        out + first * s->out_columns * s->filters);
  }
}

static void convolve_input_gradient(
    const ck_convolution *s, long samples, const float *g, const float *kernel, float *scratch, float *dx) {
  long patch = ck_patch(s), rows = samples * s->out_rows, block = ck_patch_rows(s);
  float *rest = scratch + ck_patches_floats(s);
  if (!s->depthwise && ck_is_pointwise(s)) {
    dot_transposed(g, kernel, rows * s->out_columns, s->filters, patch, rest, dx);
    return;
  }
  fill_exactly(0, samples * s->rows * s->columns * s->channels, dx);
  if (s->depthwise) {
    depthwise_input_gradient(s, samples, g, kernel, scratch, dx);
    return;
  }
  for (long first = 0; first < rows; first += block) {
    long count = least(block, rows - first);
    dot_transposed(
        g + first * s->out_columns * s->filters, kernel, count * s->out_columns, s->filters, patch, rest, scratch);
    add_patches(s, scratch, first, count, dx);
  }
}

static void convolve_kernel_gradient(
    const ck_convolution *s, long samples, const float *x, const float *g, float *scratch, float *dkernel) {
  long patch = ck_patch(s), rows = samples * s->out_rows, block = ck_patch_rows(s);
  float *rest = scratch + ck_patches_floats(s);
  if (s->depthwise) {
    depthwise_kernel_gradient(s, samples, x, g, scratch, dkernel);
    return;
  }
  if (ck_is_pointwise(s)) {
    outer(x, g, rows * s->out_columns, patch, s->filters, rest, dkernel);
    return;
  }
  fill_exactly(0, patch * s->filters, dkernel);
  for (long first = 0; first < rows; first += block) {
    long count = least(block, rows - first);
    write_patches(s, x, first, count, scratch);
    outer_sum(scratch, g + first * s->out_columns * s->filters, count * s->out_columns, patch, s->filters, 1, rest,
        dkernel);
  }
}
