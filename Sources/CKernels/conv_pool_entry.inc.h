// The entry points of conv_pool.inc.h: images from their records, instances by shape.

/// The response of eight filters to a blank window: bias + sum over channels of background * weights.
INLINE v8 blank_response(
    const ck_conv_pool *p, const float *background, const float *kernel, const float *bias, int filter) {
  v8 blank = load(bias + filter);
  for (int c = 0; c < p->channels; c++) {
    v8 sum = 0;
    for (int k = 0; k < p->kernel_height * p->kernel_width; k++)
      sum += load(kernel + (long)(k * p->channels + c) * p->filters + filter);
    blank += background[c] * sum;
  }
  return blank;
}

INLINE const uint8_t *record_of(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int i) {
  return records + l->stride * (size_t)(indices ? indices[i] : i);
}

/// The next record: data sets are larger than caches, and images are taken in any order.
INLINE void prefetch(const uint8_t *record, size_t size) {
  for (size_t byte = 0; byte < size; byte += 64) __builtin_prefetch(record + byte);
}

/// All images for the eight filters from `filter` on. What depends on the background is made anew when it changes.
INLINE void filters_forward(
    const ck_ink_layout *l, window s, int mapped, int wants_winner, const uint8_t *records,
    const int32_t *indices, int n, const float *kernel, const float *bias, float *scratch, responses r) {
  const ck_conv_pool *p = &l->shape;
  const float *background = 0;
  difference_palette differences;
  response_map map;
  map.groups.room = mapped ? rows_of_cells(p) : 0;
  if (mapped) load_map_weights(s, kernel + r.filter, p->filters, &map);
  ROLLED for (int i = 0; i < n; i++) {
    const uint8_t *record = record_of(l, records, indices, i);
    if (i + 1 < n) prefetch(record_of(l, records, indices, i + 1), l->stride);
    if (!background || memcmp(background, record, sizeof(float) * (size_t)s.channels)) {
      background = (const float *)record;
      r.blank = blank_response(p, background, kernel, bias, r.filter);
      subtract_background(l, background[0], &differences);
      if (mapped) clear_map(p, r.blank, &map);
    }
    if (mapped) {
      cells_mapped(l, s, wants_winner, record, &differences, scratch, &r, &map);
    } else {
      if (r.filter == 0) spread(l, record, &differences, scratch);
      cells_rolled(p, s, wants_winner, scratch, (const uint64_t *)(record + l->rows_at), kernel, &r);
    }
    scratch += ck_conv_pool_scratch(p);
    r.out += (long)l->cells * p->filters;
    if (wants_winner) r.argmax += (long)l->cells * p->filters;
  }
}

INLINE void forward_instance(
    const ck_ink_layout *l, window s, int mapped, int wants_winner, const uint8_t *records,
    const int32_t *indices, int n, const float *kernel, const float *bias, float *scratch, float *out,
    int32_t *argmax) {
  ROLLED for (int filter = 0; filter < l->shape.filters; filter += 8)
    filters_forward(
        l, s, mapped, wants_winner, records, indices, n, kernel, bias, scratch,
        (responses){filter, l->shape.filters - filter, 0, out, argmax});
}

INLINE int is_window(const ck_conv_pool *p, window s) {
  return rows_of_cells(p) > 0 && p->kernel_height == s.kh && p->kernel_width == s.kw && p->channels == s.channels
      && p->pool_height == s.ph && p->pool_width == s.pw;
}

#define INSTANCE(...)                                                                            \
  if (is_window(&l->shape, (window){__VA_ARGS__})) {                                             \
    if (argmax)                                                                                  \
      forward_instance(l, (window){__VA_ARGS__}, 1, 1, records, indices, n, kernel, bias, scratch, out, argmax); \
    else                                                                                         \
      forward_instance(l, (window){__VA_ARGS__}, 1, 0, records, indices, n, kernel, bias, scratch, out, argmax); \
    return;                                                                                      \
  }

static void conv_pool_forward(
    const ck_ink_layout *l, const uint8_t *records, const int32_t *indices, int n,
    const float *kernel, const float *bias, float *scratch, float *out, int32_t *argmax) {
  INSTANCE(5, 5, 1, 6, 6)
  const ck_conv_pool *p = &l->shape;
  window s = {p->kernel_height, p->kernel_width, p->channels, p->pool_height, p->pool_width};
  forward_instance(
      l, s, 0, argmax != 0, records, indices, n, kernel, bias, scratch, out, argmax);
}
#undef INSTANCE
