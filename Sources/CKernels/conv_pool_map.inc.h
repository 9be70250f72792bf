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

/// The rows of cells that a map has room for.
INLINE int rows_of_cells(const ck_conv_pool *p) {
  int room = (map_vectors - 2 * map_margin) / p->width - 2 * (p->kernel_height - 1);
  int rows = room / p->pool_height, all = ck_conv_pool_rows(p);
  return rows < all ? rows : all;
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

#if LANES == 16
typedef v16 map_lanes;
#else
typedef v8 map_lanes;
#endif

/// Adds the taps of one row of the kernel for four values. The hot loop: eight loads, twenty multiply-adds on as many sums as
/// loads, eight stores.
INLINE void add_taps(window s, const map_lanes *pixel, const map_lanes *weights, map_lanes *reached) {
  map_lanes sums[ink_group + 4];
  UNROLLED for (int x = 0; x < ink_group + s.kw - 1; x++) sums[x] = reached[x];
  UNROLLED for (int kx = 0; kx < s.kw; kx++)
    UNROLLED for (int x = 0; x < ink_group; x++) sums[x + s.kw - 1 - kx] += pixel[x] * weights[kx];
  UNROLLED for (int x = 0; x < ink_group + s.kw - 1; x++) reached[x] = sums[x];
}

/// Adds the taps of every group where a response is one vector. Rows of the image come in order, and each reaches a response
/// by one row of the kernel: so every response has its taps in the one order.
INLINE void scatter_groups(
    window s, const float *pixels, const map_groups *groups, const map_lanes *weights, map_lanes *responses) {
  long width = groups->width;
  const int32_t *end = groups->places + groups->count;
  responses += map_margin - groups->first - (s.kw - 1);
  ROLLED for (const int32_t *place = groups->places; place < end; place++) {
    map_lanes *reached = responses + *place, pixel[ink_group];
    UNROLLED for (int x = 0; x < ink_group; x++) pixel[x] = pixels[*place + x];
    ROLLED for (int ky = 0; ky < s.kh; ky++, reached -= width) add_taps(s, pixel, weights + ky * s.kw, reached);
  }
}

#if LANES == 16
#include "conv_pool_pairs.inc.h"
#else
#include "conv_pool_single.inc.h"
#endif

/// The greatest responses of all cells of the map; those without ink are all blank.
INLINE void fold_cells(
    const ck_conv_pool *p, window s, int wants_winner, const uint64_t *ink, const responses *r, response_map *map) {
  int columns = ck_conv_pool_columns(p), cell = map->groups.first_row / s.ph * columns;
  for (int y = 0; y < map->groups.rows; y += s.ph)
    for (int x = 0; x < columns * s.pw; x += s.pw, cell++) {
      v8 best = r->blank;
      i8 winner = 0;
      if (ink[cell]) {
        best = -__builtin_inff();
        fold_cell(map, y, x, s, r->blank, wants_winner, &best, &winner);
      }
      finish_cell(p, r, cell, wants_winner, best, winner);
    }
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
    scatter(s, pixels, map);
    fold_cells(p, s, wants_winner, (const uint64_t *)(record + l->rows_at), r, map);
  }
}
