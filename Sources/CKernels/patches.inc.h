// Patches: for each output position, what it sees of the input, as a row of a matrix (im2col), and the way back
// (col2im). Where the kernel lies on the padding a patch has zeros.

/// Taps first ..< last of a kernel of `taps` lie on an input of `extent` when the kernel starts at `at`.
typedef struct {
  int first, last;
} taps_inside;

INLINE taps_inside inside(int at, int taps, int extent) {
  taps_inside t = {at < 0 ? -at : 0, extent - at < taps ? extent - at : taps};
  if (t.first > taps) t.first = taps;
  if (t.last < t.first) t.last = t.first;
  return t;
}

/// A patch that no padding touches. Written in ascending order in whole vectors: what is too much is overwritten.
INLINE void write_inner_patch(const ck_convolution *s, const float *corner, float *to) {
  long line = (long)s->kernel_columns * s->channels, stride = (long)s->columns * s->channels;
  ROLLED for (int ky = 0; ky < s->kernel_rows; ky++, corner += stride, to += line) {
    store(to, load(corner));
    ROLLED for (long i = 8; i < line; i += 8) store(to + i, load(corner + i));
  }
}

INLINE void write_edge_patch(
    const ck_convolution *s, const float *image, int y, int x, taps_inside rows, taps_inside columns, float *to) {
  long channels = s->channels, line = s->kernel_columns * channels;
  long before = columns.first * channels, held = (columns.last - columns.first) * channels;
  for (int ky = 0; ky < s->kernel_rows; ky++, to += line) {
    if (ky < rows.first || ky >= rows.last || held == 0) {
      fill_vectors(0, line, to);
      continue;
    }
    fill_vectors(0, before, to);
    copy_vectors(image + ((long)(y + ky) * s->columns + x + columns.first) * channels, held, to + before);
    fill_vectors(0, line - before - held, to + before + held);
  }
}

/// Output rows first ..< first + count, counted through all samples.
static void write_patches(const ck_convolution *s, const float *x, long first, long count, float *to) {
  for (long row = first; row < first + count; row++) {
    const float *image = x + row / s->out_rows * s->rows * s->columns * s->channels;
    int y = (int)(row % s->out_rows) * s->stride_rows - s->top, x = -s->left;
    taps_inside rows = inside(y, s->kernel_rows, s->rows);
    int all_rows = rows.last - rows.first == s->kernel_rows;
    for (int column = 0; column < s->out_columns; column++, x += s->stride_columns, to += ck_patch(s)) {
      if (all_rows && x >= 0 && x + s->kernel_columns <= s->columns)
        write_inner_patch(s, image + ((long)y * s->columns + x) * s->channels, to);
      else
        write_edge_patch(s, image, y, x, rows, inside(x, s->kernel_columns, s->columns), to);
    }
  }
}

INLINE void fill_exactly(float value, long count, float *to) {
  for (long i = 0; i < count; i++) to[i] = value;
}
INLINE void add_exactly(const float *from, long count, float *to) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store(to + i, load(to + i) + load(from + i));
  for (; i < count; i++) to[i] += from[i];
}

INLINE void add_patch(const ck_convolution *s, const float *from, int y, int x, float *image) {
  long channels = s->channels;
  taps_inside rows = inside(y, s->kernel_rows, s->rows), columns = inside(x, s->kernel_columns, s->columns);
  for (int ky = rows.first; ky < rows.last; ky++)
    add_exactly(
        from + ((long)ky * s->kernel_columns + columns.first) * channels,
        (columns.last - columns.first) * channels,
        image + ((long)(y + ky) * s->columns + x + columns.first) * channels);
}

/// Adds the patches of these output rows to the inputs that they were seen on.
static void add_patches(const ck_convolution *s, const float *from, long first, long count, float *dx) {
  for (long row = first; row < first + count; row++) {
    float *image = dx + row / s->out_rows * s->rows * s->columns * s->channels;
    int y = (int)(row % s->out_rows) * s->stride_rows - s->top;
    for (int column = 0; column < s->out_columns; column++, from += ck_patch(s))
      add_patch(s, from, y, column * s->stride_columns - s->left, image);
  }
}
