// Backward through convolution, activation and max-pooling: only the winner of a pool cell has a
// gradient, so the kernel's is a sum of patches, one a cell and filter. With x = background + d it is
//     sum g patch(d) + background sum g,
// whose second term is the same for all taps of a channel and is added once.

enum { positions_looked_up = 256, cells_at_once = 64 };

/// Where in the image a position of a cell is, from the cell's corner. To save a division for
/// each winner the first positions, which are all of a usual cell, are looked up.
INLINE int32_t position_offset(const ck_conv_pool *p, int32_t position) {
  return (position / p->pool_width * p->width + position % p->pool_width) * p->channels;
}

/// What reaches the responses of some cells of an image, for eight filters: zero where a ReLU was off.
typedef struct {
  int count;
  float slopes[cells_at_once][8];
  const float *corners[cells_at_once];  // of the cells, in the image less its background
} cell_slopes;

INLINE void find_slopes(
    const ck_ink_layout *l, int first, int filter, const float *pixels, const float *out, const float *grad_out,
    cell_slopes *s) {
  const ck_conv_pool *p = &l->shape;
  int columns = ck_conv_pool_columns(p), row = first / columns, column = first % columns;
  s->count = l->cells - first < cells_at_once ? l->cells - first : cells_at_once;
  for (int i = 0; i < s->count; i++) {
    long at = (long)(first + i) * p->filters + filter;
    v8 g = load(grad_out + at);
    store(s->slopes[i], p->relu ? (load(out + at) > 0 ? g : 0) : g);
    s->corners[i] = pixels + ((long)row * p->pool_height * p->width + column * p->pool_width) * p->channels;
    if (++column == columns) column = 0, row++;
  }
}

/// rows[k][ky] += g d[winner + ky, j ..< j + 8] for the winners of filters `lane` + k; `from` is where j is, seen from
/// a corner.
INLINE void add_winners(
    const ck_conv_pool *p, int kh, int filters, const cell_slopes *s, int lane, const int32_t *argmax,
    const int32_t *offsets, long from, v8 rows[][5]) {
  long stride = (long)p->width * p->channels, next = p->filters;
  int count = s->count;
  v8 sums[2][5];
  UNROLLED for (int k = 0; k < filters; k++)
    UNROLLED for (int ky = 0; ky < kh; ky++) sums[k][ky] = rows[k][ky];
  ROLLED for (int i = 0; i < count; i++, argmax += next)
    UNROLLED for (int k = 0; k < filters; k++) {
      int32_t winner = argmax[k];
      const float *patch = s->corners[i] + from
          + (winner < positions_looked_up ? offsets[winner] : position_offset(p, winner));
      v8 g = s->slopes[i][lane + k];
      UNROLLED for (int ky = 0; ky < kh; ky++) sums[k][ky] += g * load(patch + ky * stride);
    }
  UNROLLED for (int k = 0; k < filters; k++)
    UNROLLED for (int ky = 0; ky < kh; ky++) rows[k][ky] = sums[k][ky];
}

/// The sums of patches for up to eight filters and `kh` kernel rows. All filters do one image before the next is looked
/// at: it is in the first-level cache then. Two at once, since a sum is a chain of additions that wait for each other.
INLINE void patches(
    const ck_ink_layout *l, int kh, int n, int filter, const float *scratch, const float *out, const int32_t *argmax,
    const float *grad_out, const int32_t *offsets, long from, v8 rows[8][5]) {
  const ck_conv_pool *p = &l->shape;
  int lanes = p->filters - filter < 8 ? p->filters - filter : 8;
  long outputs = (long)l->cells * p->filters, pixels = (long)ck_conv_pool_scratch(p);
  cell_slopes slopes;
  memset(rows, 0, sizeof(v8) * 8 * 5);
  ROLLED for (long i = 0; i < n; i++)
    ROLLED for (int cell = 0; cell < l->cells; cell += cells_at_once) {
      find_slopes(l, cell, filter, scratch + i * pixels, out + i * outputs, grad_out + i * outputs, &slopes);
      const int32_t *winners = argmax + i * outputs + (long)cell * p->filters + filter;
      int lane = 0;
      ROLLED for (; lane + 2 <= lanes; lane += 2)
        add_winners(p, kh, 2, &slopes, lane, winners + lane, offsets, from, rows + lane);
      if (lane < lanes) add_winners(p, kh, 1, &slopes, lane, winners + lane, offsets, from, rows + lane);
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

/// The kernel's gradient for the filters from `filter` on. The background's sums wait where the first tap's gradients
/// belong, so taps are done from the last to the first.
INLINE void kernel_gradient(
    const ck_ink_layout *l, int n, int filter, const float *scratch, const float *out, const int32_t *argmax,
    const float *grad_out, const int32_t *offsets, float *grad_kernel) {
  const ck_conv_pool *p = &l->shape;
  int row_length = p->kernel_width * p->channels, lanes = p->filters - filter < 8 ? p->filters - filter : 8;
  for (int ky = p->kernel_height, held; ky > 0; ky -= held) {
    held = ky >= 5 ? 5 : ky >= 3 ? 3 : 1;
    int first = ky - held;
    for (int j = (row_length - 1) & ~7; j >= 0; j -= 8) {
      long from = (long)first * p->width * p->channels + j;
      v8 rows[8][5];
      if (held == 5)
        patches(l, 5, n, filter, scratch, out, argmax, grad_out, offsets, from, rows);
      else if (held == 3)
        patches(l, 3, n, filter, scratch, out, argmax, grad_out, offsets, from, rows);
      else
        patches(l, 1, n, filter, scratch, out, argmax, grad_out, offsets, from, rows);
      for (int r = held - 1; r >= 0; r--)
        for (int k = (row_length - j < 8 ? row_length : j + 8) - 1; k >= j; k--) {
          const float *background = grad_kernel + (long)(k % p->channels) * p->filters + filter;
          float *taps = grad_kernel + ((long)(first + r) * row_length + k) * p->filters + filter;
          for (int lane = 0; lane < lanes; lane++)
            taps[lane] = ((const float *)&rows[lane][r])[k - j] + background[lane];
        }
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
  for (int filter = 0; filter < p->filters; filter += 8) {
    response_sums(l, records, indices, n, filter, out, grad_out, grad_bias, grad_kernel);
    kernel_gradient(l, n, filter, scratch, out, argmax, grad_out, offsets, grad_kernel);
  }
}
