// Convolution, bias, activation and max-pooling in one pass.
//
// The notebook's first block is 95% of the work of an epoch: 576 positions x 25 taps x 8 filters. Three
// ideas make it cheap.
//
// 1. Nothing is stored. A pool cell's responses live in registers: a row of the cell is six vectors of
//    eight filters, and what leaves is the greatest and where it stood. Backward, a gradient touches
//    only the winners: 128 of 4,608 positions.
//
// 2. Blank input costs nothing, and changes nothing. Write the image as background + d. Then
//        conv(x, w) = background sum(w) + conv(d, w),
//    and d is zero wherever there is no ink. Adding 0 w leaves a float as it is, so a tap on blank
//    input may be left out without moving one bit: skipped and dense computation are the same number.
//    What is skipped is half a row of a cell's receptive field at a time (5 of 10 pixels): finer
//    skips lose to mispredicted branches what they win in arithmetic. Of MNIST this leaves 42%.
//
// 3. Lanes are filters. A tap is one broadcast pixel times one vector of weights, whatever the kernel,
//    and images need no rearranging. A pixel and a weight that are loaded serve as many times as rows of a cell are
//    held at once, and a sum waits for its last addition unless there are others to add to: three rows with 32
//    registers, two with 16, where the weights come from memory. More would spill.
//
// The sum over taps runs in one order (kernel row, then pixel from left to right) in every instance.

typedef struct {
  int kh, kw, channels, ph, pw;
} window;

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

/// Folds `count` responses, the first of them at `position` of the cell, into the greatest so far.
INLINE void fold(const v8 *sums, int count, int position, v8 *best, i8 *winner, int wants_winner) {
  v8 top = sums[0];
  UNROLLED for (int i = 1; i < count; i++) top = maximum(top, sums[i]);
  if (!wants_winner) {
    *best = maximum(*best, top);
    return;
  }
  i8 at = 0;
  UNROLLED for (int i = count - 1; i >= 0; i--) at = sums[i] == top ? (i8)i : at;
  i8 better = top > *best;
  *winner = better ? at + position : *winner;
  *best = better ? top : *best;
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

/// `tile` responses of row `y` of a cell, from column `x` on: any kernel, any number of channels.
INLINE void cell_tile(
    const float *pixels, long stride, uint64_t ink, const float *kernel, long filters, v8 blank,
    window s, int y, int x, int tile, int wants_winner, v8 *best, i8 *winner) {
  v8 sums[6];
  UNROLLED for (int i = 0; i < tile; i++) sums[i] = blank;
  for (int ky = 0; ky < s.kh; ky++) {
    int bit = y + ky < 31 ? y + ky : 31;
    if (!(ink >> bit & 0x100000001)) continue;
    const float *line = pixels + (y + ky) * stride + x * s.channels;
    const float *weights = kernel + (long)ky * s.kw * s.channels * filters;
    ROLLED for (int k = 0; k < s.kw * s.channels; k++) {
      v8 weight = load(weights + k * filters);
      UNROLLED for (int i = 0; i < tile; i++) sums[i] += line[i * s.channels + k] * weight;
    }
  }
  fold(sums, tile, y * s.pw + x, best, winner, wants_winner);
}

/// One pool cell of eight filters for any sizes.
INLINE void cell_rolled(
    const float *pixels, long stride, uint64_t ink, const float *kernel, long filters, v8 blank,
    window s, int wants_winner, v8 *best, i8 *winner) {
  for (int y = 0; y < s.ph; y++) {
    int x = 0;
    for (; x + 6 <= s.pw; x += 6)
      cell_tile(pixels, stride, ink, kernel, filters, blank, s, y, x, 6, wants_winner, best, winner);
    for (; x + 2 <= s.pw; x += 2)
      cell_tile(pixels, stride, ink, kernel, filters, blank, s, y, x, 2, wants_winner, best, winner);
    if (x < s.pw)
      cell_tile(pixels, stride, ink, kernel, filters, blank, s, y, x, 1, wants_winner, best, winner);
  }
}

/// All cells of one image for the eight filters from `filter` on. `pixels` is the image less background.
INLINE void image_forward(
    const ck_conv_pool *p, window s, int unrolled, int wants_winner, const float *pixels,
    const uint64_t *ink, const float *kernel, v8 blank, int filter, float *out, int32_t *argmax) {
  int rows = (p->height - s.kh + 1) / s.ph, columns = (p->width - s.kw + 1) / s.pw;
  long stride = (long)p->width * s.channels, filters = p->filters;
  int lanes = p->filters - filter;
  // Comparisons drop NaN; a weight that is not finite must still be seen in the output.
  v8 poison = blank - blank;
  for (int cell = 0; cell < rows * columns; cell++) {
    const float *corner =
        pixels + cell / columns * s.ph * stride + cell % columns * s.pw * s.channels;
    v8 best = blank;
    i8 winner = 0;
    if (ink[cell]) {
      best = -__builtin_inff();
      if (unrolled)
        cell_unrolled(
            corner, stride, ink[cell], kernel + filter, filters, blank, s, HELD_ROWS, wants_winner,
            &best, &winner);
      else
        cell_rolled(
            corner, stride, ink[cell], kernel + filter, filters, blank, s, wants_winner, &best,
            &winner);
    }
    if (p->relu) best = maximum(best, 0);
    best += poison;
    store_part(out + cell * filters + filter, best, lanes);
    if (wants_winner) store_part((float *)(argmax + cell * filters + filter), (v8)winner, lanes);
  }
}
