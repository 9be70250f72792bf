// Where the ink of an image is: found once a data set, kept beside the image (see ck_images.h).

/// The value that most of the four corners share; the first of them when none does.
INLINE float background_of(const ck_conv_pool *p, const float *image, int channel) {
  long right = (long)(p->width - 1) * p->channels;
  long below = (long)(p->height - 1) * p->width * p->channels;
  long corners[4] = {0, right, below, below + right};
  float best = image[channel];
  int most = 0;
  for (int i = 0; i < 4; i++) {
    int votes = 0;
    for (int j = 0; j < 4; j++) votes += image[corners[j] + channel] == image[corners[i] + channel];
    if (votes > most) {
      most = votes;
      best = image[corners[i] + channel];
    }
  }
  return best;
}

/// One bit a value: set where it differs from the background.
INLINE void mark_ink(
    const ck_conv_pool *p, const float *image, const float *background, int values, uint8_t *ink) {
  for (int i = 0; i < values; i++) {
    float blank = p->channels == 1 ? background[0] : background[i % p->channels];
    ink[i] = image[i] != blank;
  }
}

INLINE uint64_t any(const uint8_t *ink, long count) {
  uint8_t found = 0;
  for (long i = 0; i < count; i++) found |= ink[i];
  return found;
}

/// Which half rows of the receptive field of each pool cell have ink.
INLINE void mark_rows(const ck_conv_pool *p, const uint8_t *ink, uint64_t *rows) {
  int cells_high = ck_conv_pool_rows(p), cells_wide = ck_conv_pool_columns(p);
  int field_height = p->pool_height + p->kernel_height - 1;
  int field_width = p->pool_width + p->kernel_width - 1, half = field_width / 2;
  for (int cell = 0; cell < cells_high * cells_wide; cell++) {
    int top = cell / cells_wide * p->pool_height, left = cell % cells_wide * p->pool_width;
    uint64_t bits = 0;
    for (int y = 0; y < field_height; y++) {
      const uint8_t *line = ink + ((long)(top + y) * p->width + left) * p->channels;
      int bit = y < 31 ? y : 31;
      bits |= any(line, (long)half * p->channels) << bit;
      bits |= any(line + (long)half * p->channels, (long)(field_width - half) * p->channels)
          << (bit + 32);
    }
    rows[cell] = bits;
  }
}

/// Every value with ink is in one group, which starts with ink.
INLINE void mark_groups(const uint8_t *ink, int values, int words, uint64_t *groups) {
  for (int i = 0; i < words; i++) groups[i] = 0;
  for (int i = 0; i < values; i += ink[i] ? ink_group : 1)
    groups[i / 64] |= (uint64_t)ink[i] << (i % 64);
}

/// Codes into the palette; 0 if a value is not in it.
INLINE int encode_values(const ck_ink_layout *l, const float *image, uint8_t *codes) {
  float from = l->palette[0], scale = 255 / (l->palette[255] - l->palette[0]);
  int wrong = 0;
  for (int i = 0; i < l->values; i++) {
    float step = (image[i] - from) * scale + 0.5f;
    int code = step > 0 ? step < 255 ? (int)step : 255 : 0;
    codes[i] = (uint8_t)code;
    wrong |= l->palette[code] != image[i];
  }
  return !wrong;
}

static int ink_encode(const ck_ink_layout *l, const float *images, long count, uint8_t *records) {
  for (long n = 0; n < count; n++) {
    const float *image = images + n * l->values;
    uint8_t *record = records + (size_t)n * l->stride;
    float *background = (float *)record;
    // The place of the values serves for the marks of the ink until the values are known.
    uint8_t *ink = record + l->values_at;
    for (int c = 0; c < l->shape.channels; c++) background[c] = background_of(&l->shape, image, c);
    mark_ink(&l->shape, image, background, l->values, ink);
    mark_rows(&l->shape, ink, (uint64_t *)(record + l->rows_at));
    mark_groups(ink, l->values, l->group_words, (uint64_t *)(record + l->groups_at));
    if (l->encoding == 1) {
      if (!encode_values(l, image, ink)) return 0;
    } else {
      for (int i = 0; i < l->values; i++) ((float *)ink)[i] = image[i];
    }
    // The last group may reach behind the image.
    memset(ink + (size_t)l->values * (size_t)l->encoding, 0, (size_t)ink_group * (size_t)l->encoding);
  }
  return 1;
}

static void range(const float *values, long count, float *low, float *high) {
  float least = values[0], most = values[0];
  int nan = 0;
  for (long i = 0; i < count; i++) {
    least = values[i] < least ? values[i] : least;
    most = values[i] > most ? values[i] : most;
    nan |= values[i] != values[i];
  }
  *low = nan ? NAN : least;
  *high = nan ? NAN : most;
}
