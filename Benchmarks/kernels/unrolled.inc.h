// A step on the way: the responses of STEP_ROWS rows of a pool cell are held in registers, all sizes known to the
// compiler, and half rows of a cell's receptive field without ink are skipped. A branch each, and hard to foresee.

/// Adds the taps of pixels first ..< last of one input row to the `held` rows of responses.
/// `row` is the input row, counted from the first held response row.
INLINE void add_pixels(
    const float *pixels, const float *kernel, long filters, int row, int first, int last, int held,
    window s, v8 *sums) {
  UNROLLED for (int x = first; x < last; x++)
    UNROLLED for (int c = 0; c < s.channels; c++) {
      v8 pixel = pixels[x * s.channels + c];
      UNROLLED for (int r = 0; r < held; r++) {
        int ky = row - r;
        if (ky < 0 || ky >= s.kh) continue;
        UNROLLED for (int kx = 0; kx < s.kw; kx++) {
          int column = x - kx;
          if (column < 0 || column >= s.pw) continue;
          sums[r * s.pw + column] +=
              pixel * load(kernel + ((ky * s.kw + kx) * s.channels + c) * filters);
        }
      }
    }
}

/// One pool cell of eight filters, all sizes known to the compiler: the fast instance.
INLINE void cell_unrolled(
    const float *pixels, long stride, uint64_t ink, const float *kernel, long filters, v8 blank,
    window s, int held, int wants_winner, v8 *best, i8 *winner) {
  int width = s.pw + s.kw - 1;
  ROLLED for (int top = 0; top < s.ph; top += held) {
    v8 sums[36];
    UNROLLED for (int i = 0; i < held * s.pw; i++) sums[i] = blank;
    UNROLLED for (int row = 0; row < held + s.kh - 1; row++) {
      const float *line = pixels + (top + row) * stride;
      if (ink >> row & 1) add_pixels(line, kernel, filters, row, 0, width / 2, held, s, sums);
      if (ink >> (row + 32) & 1)
        add_pixels(line, kernel, filters, row, width / 2, width, held, s, sums);
    }
    ink >>= held;
    fold(sums, held * s.pw, top * s.pw, best, winner, wants_winner);
  }
}

/// All cells of one image. `pixels` is the image less background.
INLINE void cells_unrolled(
    const ck_conv_pool *p, window s, int wants_winner, const float *pixels, const uint64_t *ink, const float *kernel,
    const responses *r) {
  int columns = ck_conv_pool_columns(p);
  for (int cell = 0; cell < ck_conv_pool_rows(p) * columns; cell++) {
    const float *corner = pixels + cell / columns * s.ph * p->width + cell % columns * s.pw;
    v8 best = r->blank;
    i8 winner = 0;
    if (ink[cell]) {
      best = -__builtin_inff();
      cell_unrolled(
          corner, p->width, ink[cell], kernel, p->filters, r->blank, s, STEP_ROWS, wants_winner, &best, &winner);
    }
    finish_cell(p, r, cell, wants_winner, best, winner);
  }
}
