// The map with a vector of eight filters a response.

typedef struct {
  map_groups groups;
  _Alignas(64) v8 weights[25];
  _Alignas(64) v8 responses[map_vectors];
} response_map;

INLINE void load_map_weights(window s, const float *kernel, long filters, response_map *map) {
  UNROLLED for (int k = 0; k < s.kh * s.kw; k++) map->weights[k] = load(kernel + k * filters);
}

/// Makes the map blank, as a cell is again when it has been folded.
INLINE void clear_map(const ck_conv_pool *p, v8 blank, response_map *map) {
  int rows = map->groups.room * p->pool_height + 2 * (p->kernel_height - 1), used = 2 * map_margin + rows * p->width;
  for (int i = 0; i < used; i++) map->responses[i] = blank;
}

INLINE void scatter(window s, const float *pixels, response_map *map) {
  scatter_groups(s, pixels, &map->groups, map->weights, map->responses);
}

/// The greatest response of a cell and the first place where it stands; leaves blank responses behind.
INLINE void fold_cell(
    response_map *map, int y, int x, window s, v8 blank, int wants_winner, v8 *best, i8 *winner) {
  long width = map->groups.width;
  v8 *cell = map->responses + map_margin + (y + s.kh - 1) * width + x;
  v8 chosen[6], row[6];  // the row with the greatest so far, and this one
  i8 start = 0, here = 0;
  UNROLLED for (int x = 0; x < s.pw; x++) chosen[x] = *best;
  ROLLED for (int k = 0; k < s.ph; k++, here += s.pw, cell += width) {
    UNROLLED for (int x = 0; x < s.pw; x++) row[x] = cell[x], cell[x] = blank;
    v8 top = row[0];
    UNROLLED for (int x = 1; x < s.pw; x++) top = maximum(row[x], top);
    i8 better = top > *best;
    *best = better ? top : *best;
    start = better ? here : start;
    UNROLLED for (int x = 0; x < s.pw; x++) chosen[x] = better ? row[x] : chosen[x];
  }
  if (!wants_winner) return;
  i8 column = s.pw - 1;
  UNROLLED for (int x = s.pw - 2; x >= 0; x--) column = chosen[x] == *best ? (i8)x : column;
  *winner = start + column;
}
