// The entry points of conv_pool.inc.h: images from their records, instances by shape.

/// The image of a record less its background, zero where there is no ink.
INLINE void spread(const ck_ink_layout *l, const uint8_t *record, float *pixels) {
  const float *background = (const float *)record;
  const uint64_t *groups = (const uint64_t *)(record + l->groups_at);
  const uint8_t *codes = record + l->values_at;
  for (int i = 0; i < l->values; i += 8) store(pixels + i, 0);
  for (int word = 0; word < l->group_words; word++)
    for (uint64_t bits = groups[word]; bits; bits &= bits - 1) {
      int at = (word * 64 + __builtin_ctzll(bits)) * 8;
      v8 value;
      if (l->encoding == 4)
        value = load((const float *)codes + at);
      else
        UNROLLED for (int i = 0; i < 8; i++) value[i] = l->palette[codes[at + i]];
      if (l->shape.channels == 1)
        store(pixels + at, value - background[0]);
      else
        for (int i = 0; i < 8 && at + i < l->values; i++)
          pixels[at + i] = value[i] - background[(at + i) % l->shape.channels];
    }
  for (int i = 0; i < 8; i++) pixels[l->values + i] = 0;
}

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

INLINE void forward_instance(
    const ck_ink_layout *l, window s, int unrolled, int wants_winner, const uint8_t *records,
    const int32_t *indices, int n, const float *kernel, const float *bias, float *scratch, float *out,
    int32_t *argmax) {
  const ck_conv_pool *p = &l->shape;
  long pixels = (long)ck_conv_pool_scratch(p), outputs = (long)l->cells * p->filters;
  ROLLED for (int i = 0; i < n; i++) {
    const uint8_t *record = record_of(l, records, indices, i);
    spread(l, record, scratch + i * pixels);
    ROLLED for (int filter = 0; filter < p->filters; filter += 8) {
      v8 blank = blank_response(p, (const float *)record, kernel, bias, filter);
      image_forward(
          p, s, unrolled, wants_winner, scratch + i * pixels,
          (const uint64_t *)(record + l->rows_at), kernel, blank, filter, out + i * outputs,
          argmax ? argmax + i * outputs : 0);
    }
  }
}

INLINE int is_window(const ck_conv_pool *p, window s) {
  return p->kernel_height == s.kh && p->kernel_width == s.kw && p->channels == s.channels
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
