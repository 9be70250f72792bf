// Convolution, bias, activation and max-pooling in one pass.
//
// The notebook's first block is 95% of the work of an epoch: 576 positions x 25 taps x 8 filters. These ideas make
// it cheap; nanoseconds are of an image, one core with AVX2 where nothing else is said, by Benchmarks/kernels/steps.c.
//
// 1. Blank input costs nothing, and changes nothing. Write the image as background + d. Then
//        conv(x, w) = background sum(w) + conv(d, w),
//    and d is zero wherever there is no ink. Adding 0 w leaves a float as it is, so a tap on blank input may be
//    left out without moving one bit: skipped and dense computation are the same number.
//
// 2. Ink goes to responses, not responses to ink (conv_pool_map.inc.h). An image's ink lies in some 45 groups of
//    four values, found once a data set, and each of them reaches five times eight responses: 4,540 multiply-adds
//    of eight filters instead of 14,400. All groups are treated alike, so that no branch asks where the ink is.
//    Skipping half rows of a pool cell's window, with its responses in registers, did 5,900 and mispredicted
//    branches: 2,500 ns, where this takes 1,550. The responses lie in the first-level cache meanwhile, and stores
//    are what keeps the loop from the processor's peak: with half of them it would run at it. Sixteen lanes are two
//    responses, one below the other (conv_pool_pairs.inc.h): sixty multiply-adds a group instead of a hundred, whole
//    cache lines, and with AVX-512 1,050 ns where two neighbours of a row in a vector took 1,240.
//
// 3. Nothing large is stored. Of a pool cell the greatest response and its place leave the map. Backward, a
//    gradient touches only the winners: 128 of 4,608 positions.
//
// 4. Lanes are filters. A tap is one broadcast pixel times one vector of weights, whatever the kernel, and images
//    need no rearranging.
//
// The notebook's sizes have an instance with the map; others go cell by cell, below, and skip rows of a cell's
// window. The sum over taps runs in one order (kernel row, then pixel from left to right) in both: the bits are
// the same.

typedef struct {
  int kh, kw, channels, ph, pw;
} window;

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

/// What becomes of the responses of eight filters: where an image's go, and what blank ones are.
typedef struct {
  int filter, lanes;  // the first filter, and how many there are from it on
  v8 blank;
  float *out;
  int32_t *argmax;
} responses;

/// Activates and stores the greatest response of a cell, and the place of the winner.
INLINE void finish_cell(const ck_conv_pool *p, const responses *r, int cell, int wants_winner, v8 best, i8 winner) {
  long at = (long)cell * p->filters + r->filter;
  if (p->relu) best = maximum(best, 0);
  // Comparisons drop NaN; a weight that is not finite must still be seen in the output.
  best += r->blank - r->blank;
  store_part(r->out + at, best, r->lanes);
  if (wants_winner) store_part((float *)(r->argmax + at), (v8)winner, r->lanes);
}

/// All cells of one image, one by one. `pixels` is the image less background.
INLINE void cells_rolled(
    const ck_conv_pool *p, window s, int wants_winner, const float *pixels, const uint64_t *ink,
    const float *kernel, const responses *r) {
  int rows = ck_conv_pool_rows(p), columns = ck_conv_pool_columns(p);
  long stride = (long)p->width * s.channels;
  for (int cell = 0; cell < rows * columns; cell++) {
    const float *corner = pixels + cell / columns * s.ph * stride + cell % columns * s.pw * s.channels;
    v8 best = r->blank;
    i8 winner = 0;
    if (ink[cell]) {
      best = -__builtin_inff();
      cell_rolled(corner, stride, ink[cell], kernel + r->filter, p->filters, r->blank, s, wants_winner, &best, &winner);
    }
    finish_cell(p, r, cell, wants_winner, best, winner);
  }
}
