// Backward through convolution, activation and max-pooling: only the winner of a pool cell has a
// gradient, so the kernel's is a sum of patches, one a cell and filter. With x = background + d it is
//     sum g patch(d) + background sum g,
// whose second term is the same for all taps of a channel and is added once.

enum { positions_looked_up = 256 };

/// Where in the image a position of a cell is, from the cell's corner. To save a division for
/// each winner the first positions, which are all of a usual cell, are looked up.
INLINE int32_t position_offset(const ck_conv_pool *p, int32_t position) {
  return (position / p->pool_width * p->width + position % p->pool_width) * p->channels;
}

/// rows[ky] = sum over images and cells of g * d[winner + ky, j] for lanes j ..< j + 8 of a kernel row.
INLINE void patches(
    const ck_ink_layout *l, int kh, int n, int filter, int j, const float *scratch, const float *out,
    const int32_t *argmax, const float *grad_out, const int32_t *offsets, int first_row, v8 *rows) {
  const ck_conv_pool *p = &l->shape;
  long stride = (long)p->width * p->channels, pixels = (long)ck_conv_pool_scratch(p), at = filter;
  int columns = ck_conv_pool_columns(p);
  UNROLLED for (int ky = 0; ky < kh; ky++) rows[ky] = 0;
  for (int i = 0; i < n; i++) {
    const float *corner = scratch + i * pixels + first_row * stride + j;
    for (int cell = 0, column = 0; cell < l->cells; cell++, at += p->filters) {
      float g = p->relu && !(out[at] > 0) ? 0 : grad_out[at];
      int32_t winner = argmax[at];
      const float *patch = corner + (winner < positions_looked_up ? offsets[winner] : position_offset(p, winner));
      UNROLLED for (int ky = 0; ky < kh; ky++) rows[ky] += g * load(patch + ky * stride);
      corner += (long)p->pool_width * p->channels;
      if (++column < columns) continue;
      column = 0;
      corner += p->pool_height * stride - (long)columns * p->pool_width * p->channels;
    }
  }
}

/// grad_bias = sum of g, and first_tap[c, filter] = sum of background g, by filter.
INLINE void response_sums(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n, int filter,
    const float *out, const float *grad_out, float *grad_bias, float *first_tap) {
  const ck_conv_pool *p = &l->shape;
  int lanes = p->filters - filter;
  v8 total = 0;
  for (int c = 0; c < p->channels; c++) store_part(first_tap + (long)c * p->filters + filter, 0, lanes);
  for (int i = 0; i < n; i++) {
    v8 image = 0;
    for (int cell = 0; cell < l->cells; cell++) {
      long at = ((long)i * l->cells + cell) * p->filters + filter;
      v8 g = load(grad_out + at);
      image += p->relu ? (load(out + at) > 0 ? g : 0) : g;
    }
    total += image;
    const float *background = (const float *)record_of(l, records, indices, i);
    for (int c = 0; c < p->channels; c++) {
      float *sum = first_tap + (long)c * p->filters + filter;
      store_part(sum, load(sum) + background[c] * image, lanes);
    }
  }
  store_part(grad_bias + filter, total, lanes);
}

/// The kernel's gradient for one filter. The background's sums wait where the first tap's gradients belong, so taps are
/// done from the last to the first.
INLINE void filter_gradient(
    const ck_ink_layout *l, int n, int filter, const float *scratch, const float *out, const int32_t *argmax,
    const float *grad_out, const int32_t *offsets, float *grad_kernel) {
  const ck_conv_pool *p = &l->shape;
  int row_length = p->kernel_width * p->channels;
  for (int ky = p->kernel_height, held; ky > 0; ky -= held) {
    held = ky >= 5 ? 5 : ky >= 3 ? 3 : 1;
    int first = ky - held;
    for (int j = (row_length - 1) & ~7; j >= 0; j -= 8) {
      v8 rows[5];
      if (held == 5)
        patches(l, 5, n, filter, j, scratch, out, argmax, grad_out, offsets, first, rows);
      else if (held == 3)
        patches(l, 3, n, filter, j, scratch, out, argmax, grad_out, offsets, first, rows);
      else
        patches(l, 1, n, filter, j, scratch, out, argmax, grad_out, offsets, first, rows);
      for (int r = held - 1; r >= 0; r--)
        for (int k = (row_length - j < 8 ? row_length : j + 8) - 1; k >= j; k--)
          grad_kernel[((long)(first + r) * row_length + k) * p->filters + filter] =
              rows[r][k - j] + grad_kernel[(long)(k % p->channels) * p->filters + filter];
    }
  }
}

static void conv_pool_backward(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n,
    const float *scratch, const float *out, const int32_t *argmax, const float *grad_out,
    float *grad_kernel, float *grad_bias) {
  const ck_conv_pool *p = &l->shape;
  int32_t offsets[positions_looked_up];
  int positions = p->pool_height * p->pool_width;
  for (int i = 0; i < positions && i < positions_looked_up; i++) offsets[i] = position_offset(p, i);
  for (int filter = 0; filter < p->filters; filter++) {
    if (filter % 8 == 0)
      response_sums(l, records, indices, n, filter, out, grad_out, grad_bias, grad_kernel);
    filter_gradient(l, n, filter, scratch, out, argmax, grad_out, offsets, grad_kernel);
  }
}
