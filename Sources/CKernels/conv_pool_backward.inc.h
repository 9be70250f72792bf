// Backward through convolution, activation and max-pooling: only the winner of a pool cell has a
// gradient, so the kernel's is a sum of patches, one a cell and filter. With x = background + d it is
//     sum g patch(d) + background sum g,
// whose second term is the same for all taps of a channel and is added once.

/// grad[ky, j] += sum over images and cells of g * d[winner + ky, j] for lanes j ..< j + 8 of a kernel row.
INLINE void patches(
    const ck_ink_layout *l, int kh, int n, int filter, int j, const float *scratch, const float *out,
    const int32_t *argmax, const float *grad_out, const int32_t *corners, const int32_t *offsets,
    int first_row, v8 *rows) {
  const ck_conv_pool *p = &l->shape;
  long stride = (long)p->width * p->channels, pixels = (long)ck_conv_pool_scratch(p);
  UNROLLED for (int ky = 0; ky < kh; ky++) rows[ky] = 0;
  for (int i = 0; i < n; i++)
    for (int cell = 0; cell < l->cells; cell++) {
      long at = ((long)i * l->cells + cell) * p->filters + filter;
      float g = p->relu && !(out[at] > 0) ? 0 : grad_out[at];
      const float *patch = scratch + i * pixels + corners[cell] + offsets[argmax[at]] + first_row * stride + j;
      UNROLLED for (int ky = 0; ky < kh; ky++) rows[ky] += g * load(patch + ky * stride);
    }
}

/// grad_bias = sum of g, background_sums[c] = sum of background g, by filter.
INLINE void response_sums(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n, int filter,
    const float *out, const float *grad_out, float *grad_bias, float *background_sums) {
  const ck_conv_pool *p = &l->shape;
  v8 total = 0;
  for (int c = 0; c < p->channels; c++) store(background_sums + 8 * c, 0);
  for (int i = 0; i < n; i++) {
    v8 image = 0;
    for (int cell = 0; cell < l->cells; cell++) {
      long at = ((long)i * l->cells + cell) * p->filters + filter;
      v8 g = load(grad_out + at);
      image += p->relu ? (load(out + at) > 0 ? g : 0) : g;
    }
    total += image;
    const float *background = (const float *)record_of(l, records, indices, i);
    for (int c = 0; c < p->channels; c++)
      store(background_sums + 8 * c, load(background_sums + 8 * c) + background[c] * image);
  }
  store_part(grad_bias + filter, total, p->filters - filter);
}

static void conv_pool_backward(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n,
    const float *scratch, const float *out, const int32_t *argmax, const float *grad_out,
    int32_t *corners, int32_t *offsets, float *background_sums, float *grad_kernel, float *grad_bias) {
  const ck_conv_pool *p = &l->shape;
  int row_length = p->kernel_width * p->channels;
  for (int block = 0; block < p->filters; block += 8) {
    response_sums(
        l, records, indices, n, block, out, grad_out, grad_bias, background_sums);
    for (int f = block; f < block + 8 && f < p->filters; f++)
      for (int j = 0; j < row_length; j += 8)
        for (int ky = 0; ky < p->kernel_height;) {
          v8 rows[5];
          int held = p->kernel_height - ky >= 5 ? 5 : p->kernel_height - ky >= 3 ? 3 : 1;
          if (held == 5)
            patches(l, 5, n, f, j, scratch, out, argmax, grad_out, corners, offsets, ky, rows);
          else if (held == 3)
            patches(l, 3, n, f, j, scratch, out, argmax, grad_out, corners, offsets, ky, rows);
          else
            patches(l, 1, n, f, j, scratch, out, argmax, grad_out, corners, offsets, ky, rows);
          for (int r = 0; r < held; r++)
            for (int k = j; k < row_length && k < j + 8; k++)
              grad_kernel[((long)(ky + r) * row_length + k) * p->filters + f] =
                  rows[r][k - j] + background_sums[8 * (k % p->channels) + f - block];
          ky += held;
        }
  }
}
