// Convolution of images with ink on blank ground: every group of values with ink is added to the responses it reaches,
// which lie in a small map. See the essay in conv_pool.inc.h.

enum {
  map_vectors = 1152,  // 36 kB; an image of 28 x 28 with blank borders touches 22 kB of them
  map_margin = 72      // vectors before and behind, for groups of the same word of marks, and their reach
};

/// Some rows of cells, and the groups of values that reach their responses. A row of responses is as long as one of the
/// image: the last kw - 1 are of windows that would stick out, and run over into the next row as the image does. So value i
/// and response i belong together, wherever a row ends. Above and below are kh - 1 rows which nobody looks at either: no
/// group has to be told from another.
typedef struct {
  int room;             // rows of cells that fit
  int first_row, rows;  // of responses
  int first;            // the place of the value whose first tap goes to the first response
  int width, count;     // count: of places
  int32_t places[map_vectors / ink_group + 64];
} map_groups;

/// The same with the responses.
typedef struct {
  map_groups groups;
  _Alignas(64) v8 weights[25];
  _Alignas(64) v16 pairs[5 * 6];  // with lanes for two responses: see scatter_pairs
  _Alignas(64) v8 responses[map_vectors];
} response_map;

/// The rows of cells that a map has room for.
INLINE int rows_of_cells(const ck_conv_pool *p) {
  int room = (map_vectors - 2 * map_margin) / p->width - 2 * (p->kernel_height - 1);
  int rows = room / p->pool_height, all = ck_conv_pool_rows(p);
  return rows < all ? rows : all;
}

/// Adds the taps of every group. Rows of the image come in order, and each reaches a response by one row of the kernel:
/// so every response has its taps in the one order. The hot loop: twenty multiply-adds at a time on eight sums.
INLINE void scatter(window s, const float *pixels, response_map *map) {
  long width = map->groups.width;
  v8 *responses = map->responses + map_margin - map->groups.first;
  const v8 *weights = map->weights;
  const int32_t *end = map->groups.places + map->groups.count;
  ROLLED for (const int32_t *place = map->groups.places; place < end; place++) {
    v8 *reached = responses + *place, pixel[ink_group];
    UNROLLED for (int x = 0; x < ink_group; x++) pixel[x] = pixels[*place + x];
    ROLLED for (int ky = 0; ky < s.kh; ky++, reached -= width) {
      v8 sums[ink_group + 4];
      UNROLLED for (int x = 0; x < ink_group + s.kw - 1; x++) sums[x] = reached[x - (s.kw - 1)];
      UNROLLED for (int kx = 0; kx < s.kw; kx++)
        UNROLLED for (int x = 0; x < ink_group; x++)
          sums[x + s.kw - 1 - kx] += pixel[x] * weights[ky * s.kw + kx];
      UNROLLED for (int x = 0; x < ink_group + s.kw - 1; x++) reached[x - (s.kw - 1)] = sums[x];
    }
  }
}

/// For scatter_pairs: tap kx of a kernel row for one response, and tap kx - 1 for the next; 0 where the row has none.
INLINE void pair_weights(window s, response_map *map) {
  for (int ky = 0; ky < s.kh; ky++)
    for (int kx = 0; kx <= s.kw; kx++) {
      const v8 *row = map->weights + ky * s.kw;
      map->pairs[ky * (s.kw + 1) + kx] = pair(kx < s.kw ? row[kx] : 0, kx > 0 ? row[kx - 1] : 0);
    }
}

/// The same with sixteen lanes: eight filters of two neighbouring responses at once. A pixel reaches five responses, which
/// are three pairs: twelve multiply-adds instead of twenty, on four sums. The taps that a pair has too many are 0, and
/// leave the sum as it is.
INLINE void scatter_pairs(window s, const float *pixels, response_map *map) {
  enum { sums_held = (ink_group + 4) / 2 };
  long width = map->groups.width;
  v8 *responses = map->responses + map_margin - map->groups.first;
  const int32_t *end = map->groups.places + map->groups.count;
  ROLLED for (const int32_t *place = map->groups.places; place < end; place++) {
    float *reached = (float *)(responses + *place - (s.kw - 1));
    v16 pixel[ink_group];
    UNROLLED for (int x = 0; x < ink_group; x++) pixel[x] = pixels[*place + x];
    ROLLED for (int ky = 0; ky < s.kh; ky++, reached -= 8 * width) {
      const v16 *weights = map->pairs + ky * (s.kw + 1);
      v16 sums[sums_held];
      UNROLLED for (int i = 0; i < sums_held; i++) sums[i] = load_pair(reached + 16 * i);
      UNROLLED for (int x = 0; x < ink_group; x++)
        UNROLLED for (int i = 0; i < sums_held; i++) {
          int kx = x + s.kw - 1 - 2 * i;
          if (kx >= 0 && kx <= s.kw) sums[i] += pixel[x] * weights[kx];
        }
      UNROLLED for (int i = 0; i < sums_held; i++) store_pair(reached + 16 * i, sums[i]);
    }
  }
}

/// The greatest response of a cell and the first place where it stands; leaves blank responses behind.
INLINE void fold_cell(v8 *cell, long width, window s, v8 blank, int wants_winner, v8 *best, i8 *winner) {
  v8 chosen[6], row[6];  // the row with the greatest so far, and this one
  i8 start = 0, here = 0;
  UNROLLED for (int x = 0; x < s.pw; x++) chosen[x] = *best;
  ROLLED for (int y = 0; y < s.ph; y++, here += s.pw, cell += width) {
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

/// The greatest responses of all cells of the map; those without ink are all blank.
INLINE void fold_cells(
    const ck_conv_pool *p, window s, int wants_winner, const uint64_t *ink, const responses *r, response_map *map) {
  int columns = ck_conv_pool_columns(p), cell = map->groups.first_row / s.ph * columns;
  v8 *first = map->responses + map_margin + (s.kh - 1) * map->groups.width;
  for (int y = 0; y < map->groups.rows; y += s.ph)
    for (int x = 0; x < columns * s.pw; x += s.pw, cell++) {
      v8 best = r->blank;
      i8 winner = 0;
      if (ink[cell]) {
        best = -__builtin_inff();
        fold_cell(first + y * map->groups.width + x, map->groups.width, s, r->blank, wants_winner, &best, &winner);
      }
      finish_cell(p, r, cell, wants_winner, best, winner);
    }
}

/// Makes the map blank, as a cell is again when it has been folded.
INLINE void clear_map(const ck_conv_pool *p, v8 blank, response_map *map) {
  int rows = map->groups.room * p->pool_height + 2 * (p->kernel_height - 1), used = 2 * map_margin + rows * p->width;
  for (int i = 0; i < used; i++) map->responses[i] = blank;
}

/// The rows of cells from `row` on, as many as the map has room for, with the groups that reach them. The last map begins
/// earlier where it would not be full, and does some cells again: groups reach below the last row, where no cells may be,
/// since these would not be blank for the next image.
INLINE void find_groups(const ck_ink_layout *l, const uint8_t *record, int row, map_groups *groups) {
  const ck_conv_pool *p = &l->shape;
  int last = ck_conv_pool_rows(p) - groups->room;
  groups->first_row = (row < last ? row : last) * p->pool_height, groups->rows = groups->room * p->pool_height;
  groups->width = p->width;
  groups->first = (groups->first_row - (p->kernel_height - 1)) * p->width;
  int from = groups->first_row * p->width - (ink_group - 1);
  int to = (groups->first_row + groups->rows + p->kernel_height - 1) * p->width;
  groups->count = places_of_groups(
      (const uint64_t *)(record + l->groups_at), from > 0 ? from / 64 : 0, (to + 63) / 64, groups->places);
}

/// All cells of one image by maps of some rows of them.
INLINE void cells_mapped(
    const ck_ink_layout *l, window s, int wants_winner, const uint8_t *record, const difference_palette *differences,
    float *pixels, const responses *r, response_map *map) {
  const ck_conv_pool *p = &l->shape;
  if (r->filter == 0) clear(l, pixels);
  for (int row = 0; row < ck_conv_pool_rows(p); row += map->groups.room) {
    find_groups(l, record, row, &map->groups);
    if (r->filter == 0) spread_groups(l, record, differences, map->groups.places, map->groups.count, pixels);
    if (LANES == 16)
      scatter_pairs(s, pixels, map);
    else
      scatter(s, pixels, map);
    fold_cells(p, s, wants_winner, (const uint64_t *)(record + l->rows_at), r, map);
  }
}
