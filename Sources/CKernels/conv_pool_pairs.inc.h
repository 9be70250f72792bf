// The map with sixteen lanes: a vector is eight filters of two responses, one below the other. Rows 2i and 2i + 1 of the map
// are one row of pairs, so that loads and stores are whole cache lines, and what is read again was stored as it is.
//
// A value in row y reaches the responses of rows y - 4 to y, which are three rows of pairs: sixty multiply-adds a group
// instead of a hundred. Where its reach begins within a pair depends on whether y is even. The taps that a pair has too many
// are 0, and leave the sum as it is.

typedef struct {
  map_groups groups;
  _Alignas(64) v16 weights[2][3 * 5];
  _Alignas(64) v16 responses[map_vectors / 2 + map_margin];
} response_map;

/// Row `ky` of the kernel at `kx`; 0 where there is none.
INLINE v8 tap_or_zero(window s, const float *kernel, long filters, int ky, int kx) {
  return ky >= 0 && ky < s.kh ? load(kernel + (ky * s.kw + kx) * filters) : 0;
}

/// weights[odd]: of values in even or odd rows; first those for the pairs of their own row, then for those above.
INLINE void load_map_weights(window s, const float *kernel, long filters, response_map *map) {
  for (int odd = 0; odd < 2; odd++)
    for (int above = 0; above <= s.kh / 2; above++)
      for (int kx = 0; kx < s.kw; kx++) {
        int ky = 2 * above + odd;
        map->weights[odd][above * s.kw + kx] =
            pair(tap_or_zero(s, kernel, filters, ky, kx), tap_or_zero(s, kernel, filters, ky - 1, kx));
      }
}

/// Makes the map blank, as a cell is again when it has been folded.
INLINE void clear_map(const ck_conv_pool *p, v8 blank, response_map *map) {
  (void)p;
  for (int i = 0; i < map_vectors / 2 + map_margin; i++) map->responses[i] = pair(blank, blank);
}

/// Adds the taps of four values, the first of which is in `row` and `column` of the map.
INLINE void scatter_group(window s, const v16 *pixel, int row, int column, response_map *map) {
  long width = map->groups.width;
  const v16 *weights = map->weights[row % 2];
  v16 *reached = map->responses + map_margin + row / 2 * width + column - (s.kw - 1);
  ROLLED for (int above = 0; above <= s.kh / 2; above++, reached -= width, weights += s.kw)
    add_taps(s, pixel, weights, reached);
}

/// Adds the taps of every group; the order is that of the image's rows, as with eight lanes. A group that runs over the end
/// of its row is done once for each of both rows, with the values of the other 0: the next row may be in the same pairs.
INLINE void scatter(window s, const float *pixels, response_map *map) {
  const map_groups *groups = &map->groups;
  int width = groups->width, last = (groups->rows + 2 * (s.kh - 1)) * width;
  uint32_t inverse = ((1u << 20) + (uint32_t)width - 1) / (uint32_t)width;
  ROLLED for (int i = 0; i < groups->count; i++) {
    int place = groups->places[i] - groups->first;
    if (place < (s.kh - 1) * width - (ink_group - 1) || place >= last) continue;
    int row = (int)((uint32_t)place * inverse >> 20), column = place - row * width, left = width - column;
    v16 pixel[ink_group];
    UNROLLED for (int x = 0; x < ink_group; x++) pixel[x] = pixels[groups->places[i] + x];
    if (left < ink_group) {
      v16 first[ink_group];
      UNROLLED for (int x = 0; x < ink_group; x++) {
        first[x] = x < left ? pixel[x] : 0;
        pixel[x] = x < left ? 0 : pixel[x];
      }
      scatter_group(s, first, row, column, map);
      row++, column -= width;
    }
    scatter_group(s, pixel, row, column, map);
  }
}

/// The greatest response of a cell and the first place where it stands; leaves blank responses behind. The even rows and the
/// odd ones each have theirs until the end.
INLINE void fold_cell(
    response_map *map, int y, int x, window s, v8 blank, int wants_winner, v8 *best, i8 *winner) {
  long width = map->groups.width;
  v16 *cell = map->responses + map_margin + (y + s.kh - 1) / 2 * width + x;
  v16 blanks = pair(blank, blank), greatest = pair(*best, *best);
  v16 chosen[6], row[6];  // the rows with the greatest so far, and these
  i16 start = (i16)pair((v8)(i8)0, (v8)(i8)s.pw), here = start;
  UNROLLED for (int k = 0; k < s.pw; k++) chosen[k] = greatest;
  ROLLED for (int rows = 0; rows < s.ph; rows += 2, here += 2 * s.pw, cell += width) {
    UNROLLED for (int k = 0; k < s.pw; k++) row[k] = cell[k], cell[k] = blanks;
    v16 top = row[0];
    UNROLLED for (int k = 1; k < s.pw; k++) top = row[k] > top ? row[k] : top;
    i16 better = top > greatest;
    greatest = better ? top : greatest;
    start = better ? here : start;
    UNROLLED for (int k = 0; k < s.pw; k++) chosen[k] = better ? row[k] : chosen[k];
  }
  v8 even = low_half(greatest), odd = high_half(greatest);
  i8 even_start = (i8)low_half((v16)start), odd_start = (i8)high_half((v16)start);
  i8 is_odd = (odd > even) | ((odd == even) & (odd_start < even_start));
  *best = is_odd ? odd : even;
  if (!wants_winner) return;
  i16 column = s.pw - 1;
  UNROLLED for (int k = s.pw - 2; k >= 0; k--) column = chosen[k] == greatest ? (i16)k : column;
  *winner = is_odd ? odd_start + (i8)high_half((v16)column) : even_start + (i8)low_half((v16)column);
}
