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

typedef bool b8 __attribute__((ext_vector_type(8)));

/// Eight lanes, each all ones or all zeros, as eight bits.
INLINE uint64_t bits_of(i8 lanes) {
  union {
    b8 lanes;
    uint8_t bits;
  } packed = {.lanes = __builtin_convertvector(lanes, b8)};
  return packed.bits;
}

/// Which of `count` <= 64 values from `first` on differ from the background.
INLINE uint64_t ink_of_word(
    const ck_conv_pool *p, const float *image, const float *background, int first, int count) {
  uint64_t bits = 0;
  int i = 0;
  if (p->channels == 1)
    for (; i + 8 <= count; i += 8) bits |= bits_of(load(image + first + i) != background[0]) << i;
  for (; i < count; i++) bits |= (uint64_t)(image[first + i] != background[(first + i) % p->channels]) << i;
  return bits;
}

/// One bit a value: set where it differs from the background.
INLINE void mark_ink(const ck_ink_layout *l, const float *image, const float *background, uint64_t *ink) {
  for (int word = 0; word < l->group_words; word++)
    ink[word] = ink_of_word(&l->shape, image, background, 64 * word, (int)least(l->values - 64 * word, 64));
}

/// Sets every bit that has a set one up to `distance` places on.
INLINE void spread_marks(uint64_t *marks, int words, int distance) {
  int skipped = distance / 64, shift = distance % 64;
  for (int word = 0; word + skipped < words; word++) {
    uint64_t low = marks[word + skipped], high = word + skipped + 1 < words ? marks[word + skipped + 1] : 0;
    marks[word] |= low >> shift | high << 1 << (63 - shift);
  }
}

/// Bit i of `marks`: whether there is ink in the values i ..< i + count. Spread by as much as is marked already, again and
/// again.
INLINE void mark_spans(const uint64_t *ink, int words, int count, uint64_t *marks) {
  memcpy(marks, ink, (size_t)words * sizeof *marks);
  if (count == 0) memset(marks, 0, (size_t)words * sizeof *marks);
  for (int marked = 1; marked < count;) {
    int distance = (int)least(marked, count - marked);
    spread_marks(marks, words, distance);
    marked += distance;
  }
}

INLINE uint64_t mark_at(const uint64_t *marks, int place) { return marks[place / 64] >> (place % 64) & 1; }

/// Which half rows of the receptive field of each pool cell have ink. `room` is for two bits a value.
INLINE void mark_rows(const ck_ink_layout *l, const uint64_t *ink, uint64_t *room, uint64_t *rows) {
  const ck_conv_pool *p = &l->shape;
  int columns = ck_conv_pool_columns(p), field_height = p->pool_height + p->kernel_height - 1;
  int field_width = p->pool_width + p->kernel_width - 1, half = field_width / 2 * p->channels;
  uint64_t *left = room, *right = room + l->group_words;
  mark_spans(ink, l->group_words, half, left);
  mark_spans(ink, l->group_words, field_width * p->channels - half, right);
  for (int cell = 0; cell < l->cells; cell++) {
    int place = (cell / columns * p->pool_height * p->width + cell % columns * p->pool_width) * p->channels;
    uint64_t bits = 0;
    for (int y = 0; y < field_height; y++, place += p->width * p->channels)
      bits |= (mark_at(left, place) | mark_at(right, place + half) << 32) << (y < 31 ? y : 31);
    rows[cell] = bits;
  }
}

/// Leaves of the marks of the ink those that groups start with: a value with ink is in the group before it or starts one.
INLINE void mark_groups(uint64_t *marks, int words) {
  const uint64_t group = (1 << ink_group) - 1;
  uint64_t covered = 0;
  for (int word = 0; word < words; word++) {
    uint64_t ink = marks[word] & ~covered, starts = 0;
    covered = 0;
    while (ink) {
      int place = __builtin_ctzll(ink);
      starts |= 1ull << place;
      ink &= ~(group << place);
      covered = group >> 1 >> (63 - place);
    }
    marks[word] = starts;
  }
}

/// The code of a value: the nearest step of the palette. `scale` is in steps.
INLINE int code_of(float value, float from, float scale) {
  float step = (value - from) * scale + 0.5f;
  return step > 0 ? step < 255 ? (int)step : 255 : 0;
}

/// Codes into the palette; 0 if a value is not in it.
INLINE int encode_values(const ck_ink_layout *l, const float *image, uint8_t *restrict codes) {
  float from = l->palette[0], scale = 255 / (l->palette[255] - l->palette[0]);
  int wrong = 0;
  for (int i = 0; i < l->values; i++) {
    int code = code_of(image[i], from, scale);
    codes[i] = (uint8_t)code;
    wrong |= l->palette[code] != image[i];
  }
  return !wrong;
}

static int ink_encode(const ck_ink_layout *l, const float *images, long count, uint8_t *records) {
  for (long n = 0; n < count; n++) {
    const float *image = images + n * l->values;
    uint8_t *record = records + (size_t)n * l->stride, *values = record + l->values_at;
    float *background = (float *)record;
    uint64_t *marks = (uint64_t *)(record + l->groups_at);
    for (int c = 0; c < l->shape.channels; c++) background[c] = background_of(&l->shape, image, c);
    mark_ink(l, image, background, marks);
    // The place of the values, which are not known yet, is room enough.
    mark_rows(l, marks, (uint64_t *)values, (uint64_t *)(record + l->rows_at));
    mark_groups(marks, l->group_words);
    if (l->encoding == 1) {
      if (!encode_values(l, image, values)) return 0;
    } else {
      memcpy(values, image, (size_t)l->values * sizeof(float));
    }
    // The last group may reach behind the image.
    memset(values + (size_t)l->values * (size_t)l->encoding, 0, (size_t)ink_group * (size_t)l->encoding);
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
