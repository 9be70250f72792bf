// Convolution with max-pooling under several draws of the weights.
//
// A Bayesian network is asked about the same images under hundreds of draws. What does not depend on the weights is done
// once for eight of them: an image is fetched, its groups of values with ink are found, and its background is taken off.
//
// Lanes are filters and draws: with sixteen of them a vector is eight filters of one draw, then the same of the next. A
// response is one vector, and whatever the map is asked for lies in one cache line and was stored as one.
//
// The map is left blank as the draws whose turn is next want it: a cell that is folded becomes blank for them, and they
// come to the same cells, since those are the image's. The last leave it to the first. Responses have their taps in the
// order of conv_pool_map.inc.h: the bits are those of one draw after the other.

enum { draws_at_once = 8, draws_a_vector = LANES / 8, draw_vectors = draws_at_once / draws_a_vector };

/// Eight filters of some draws, from `filter` on.
typedef struct {
  int count, vectors, filter;
  const float *const *kernels, *const *biases;
  float *const *outs;
  map_groups groups;
  map_lanes blank[draw_vectors];
  _Alignas(64) map_lanes weights[draw_vectors][25];
  _Alignas(64) map_lanes responses[map_vectors];
} draws_map;

/// A draw of a vector. Where there is an odd one, the last vector does it twice, and stores the same numbers twice.
INLINE int draw_of(const draws_map *map, int vector, int half) {
  int draw = vector * draws_a_vector + half;
  return draw < map->count ? draw : map->count - 1;
}

#if LANES == 16
INLINE map_lanes lanes_of(v8 first, v8 second) { return pair(first, second); }
INLINE v8 half_of(map_lanes v, int half) { return half ? high_half(v) : low_half(v); }
#else
INLINE map_lanes lanes_of(v8 first, v8 second) { return (void)second, first; }
INLINE v8 half_of(map_lanes v, int half) { return (void)half, v; }
#endif

INLINE map_lanes greater_lanes(map_lanes a, map_lanes b) { return a > b ? a : b; }

INLINE void load_weights(const ck_conv_pool *p, window s, draws_map *map) {
  for (int vector = 0; vector < map->vectors; vector++)
    for (int k = 0; k < s.kh * s.kw; k++) {
      long at = (long)k * p->filters + map->filter;
      map->weights[vector][k] = lanes_of(
          load(map->kernels[draw_of(map, vector, 0)] + at), load(map->kernels[draw_of(map, vector, 1)] + at));
    }
}

/// Makes the map blank for the first draws; see clear_map.
INLINE void clear_draws(const ck_conv_pool *p, const float *background, draws_map *map) {
  for (int vector = 0; vector < map->vectors; vector++) {
    int first = draw_of(map, vector, 0), second = draw_of(map, vector, 1);
    map->blank[vector] = lanes_of(
        blank_response(p, background, map->kernels[first], map->biases[first], map->filter),
        blank_response(p, background, map->kernels[second], map->biases[second], map->filter));
  }
  for (int i = 0; i < map_vectors; i++) map->responses[i] = map->blank[0];
}

/// fold_cell without a winner; leaves `next` behind.
INLINE map_lanes fold_draws(map_lanes *cell, long width, window s, map_lanes next) {
  map_lanes best = -__builtin_inff();
  ROLLED for (int y = 0; y < s.ph; y++, cell += width) {
    map_lanes top = cell[0];
    UNROLLED for (int x = 1; x < s.pw; x++) top = greater_lanes(cell[x], top);
    UNROLLED for (int x = 0; x < s.pw; x++) cell[x] = next;
    best = greater_lanes(top, best);
  }
  return best;
}

/// What becomes of the greatest response of a cell of image `i`; see finish_cell.
INLINE void finish_draws(
    const ck_ink_layout *l, int i, int cell, int vector, map_lanes best, const draws_map *map) {
  const ck_conv_pool *p = &l->shape;
  long at = ((long)i * l->cells + cell) * p->filters + map->filter;
  if (p->relu) best = greater_lanes(best, 0);
  best += map->blank[vector] - map->blank[vector];
  UNROLLED for (int half = 0; half < draws_a_vector; half++)
    store_part(map->outs[draw_of(map, vector, half)] + at, half_of(best, half), p->filters - map->filter);
}

/// The greatest responses of all cells of the map for a vector of draws; those without ink are all blank.
INLINE void fold_all_draws(
    const ck_ink_layout *l, window s, const uint64_t *ink, int i, int vector, draws_map *map) {
  int columns = ck_conv_pool_columns(&l->shape), cell = map->groups.first_row / s.ph * columns;
  map_lanes *first = map->responses + map_margin + (s.kh - 1) * map->groups.width;
  map_lanes next = map->blank[vector + 1 < map->vectors ? vector + 1 : 0];
  for (int y = 0; y < map->groups.rows; y += s.ph)
    for (int x = 0; x < columns * s.pw; x += s.pw, cell++) {
      map_lanes best = map->blank[vector];
      if (ink[cell]) best = fold_draws(first + y * map->groups.width + x, map->groups.width, s, next);
      finish_draws(l, i, cell, vector, best, map);
    }
}

/// All images for the filters and draws of a map.
INLINE void images_of_draws(
    const ck_ink_layout *l, window s, const uint8_t *records, const int32_t *indices, int n, float *pixels,
    draws_map *map) {
  const float *background = 0;
  difference_palette differences;
  ROLLED for (int i = 0; i < n; i++) {
    const uint8_t *record = record_of(l, records, indices, i);
    if (i + 1 < n) prefetch(record_of(l, records, indices, i + 1), l->stride);
    if (!background || memcmp(background, record, sizeof(float) * (size_t)s.channels)) {
      background = (const float *)record;
      clear_draws(&l->shape, background, map);
      subtract_background(l, background[0], &differences);
    }
    clear(l, pixels);
    for (int row = 0; row < ck_conv_pool_rows(&l->shape); row += map->groups.room) {
      find_groups(l, record, row, &map->groups);
      spread_groups(l, record, &differences, map->groups.places, map->groups.count, pixels);
      ROLLED for (int vector = 0; vector < map->vectors; vector++) {
        scatter_groups(s, pixels, &map->groups, map->weights[vector], map->responses);
        fold_all_draws(l, s, (const uint64_t *)(record + l->rows_at), i, vector, map);
      }
    }
  }
}

INLINE void draws_instance(
    const ck_ink_layout *l, window s, const uint8_t *records, const int32_t *indices, int n, int draws,
    const float *const *kernels, const float *const *biases, float *scratch, float *const *outs) {
  draws_map map;
  map.groups.room = rows_of_cells(&l->shape);
  for (int first = 0; first < draws; first += draws_at_once)
    ROLLED for (int filter = 0; filter < l->shape.filters; filter += 8) {
      map.count = draws - first < draws_at_once ? draws - first : draws_at_once;
      map.vectors = (map.count + draws_a_vector - 1) / draws_a_vector;
      map.filter = filter;
      map.kernels = kernels + first, map.biases = biases + first, map.outs = outs + first;
      load_weights(&l->shape, s, &map);
      images_of_draws(l, s, records, indices, n, scratch, &map);
    }
}

/// Shapes that have no map are done draw by draw.
static void conv_pool_forward_draws(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n, int draws,
    const float *const *kernels, const float *const *biases, float *scratch, float *const *outs) {
  const window notebook = {5, 5, 1, 6, 6};
  if (is_window(&l->shape, notebook)) {
    draws_instance(l, (window){5, 5, 1, 6, 6}, records, indices, n, draws, kernels, biases, scratch, outs);
    return;
  }
  for (int draw = 0; draw < draws; draw++)
    conv_pool_forward(l, records, indices, n, kernels[draw], biases[draw], scratch, outs[draw], 0);
}
