// The image of a record less its background (see ck_images.h).

/// The palette less the background: what becomes of a code where there is one background.
typedef struct {
  float background, values[256];
} difference_palette;

INLINE void subtract_background(const ck_ink_layout *l, float background, difference_palette *d) {
  d->background = background;
  UNROLLED for (int i = 0; i < 256; i++) d->values[i] = l->palette[i] - background;
}

/// The places of the groups that start in the words first ..< last of the record. Eight a word are written at least,
/// wanted or not: how many there are is hard to foresee, and a branch mispredicted takes longer.
INLINE int places_of_groups(const uint64_t *words, int first, int last, int32_t *places) {
  int32_t *next = places;
  ROLLED for (int word = first; word < last; word++) {
    uint64_t bits = words[word];
    int32_t *end = next + __builtin_popcountll(bits);
    do {
      UNROLLED for (int i = 0; i < 8; i++) {
        uint64_t zeros = (uint64_t)__builtin_ctzll(bits | 1ull << 63);
        // Else the compiler counts zeros in vectors, which takes longer.
        __asm__("" : "+r"(zeros));
        next[i] = word * 64 + (int32_t)zeros;
        bits &= bits - 1;
      }
      next += 8;
    } while (next < end);
    next = end;
  }
  return (int)(next - places);
}

/// Fills in groups of the image of a record less its background.
INLINE void spread_groups(
    const ck_ink_layout *l, const uint8_t *record, const difference_palette *differences, const int32_t *places,
    int count, float *pixels) {
  const float *background = (const float *)record, *values = (const float *)(record + l->values_at);
  const uint8_t *codes = record + l->values_at;
  int channels = l->shape.channels;
  if (l->encoding == 1 && channels == 1) {
    ROLLED for (int i = 0; i < count; i++)
      UNROLLED for (int k = 0; k < ink_group; k++)
        pixels[places[i] + k] = differences->values[codes[places[i] + k]];
    return;
  }
  for (int i = 0; i < count; i++)
    for (int at = places[i]; at < places[i] + ink_group; at++)
      pixels[at] = (l->encoding == 1 ? l->palette[codes[at]] : values[at]) - background[at % channels];
}

/// Before groups are filled in: zero, with eight more.
INLINE void clear(const ck_ink_layout *l, float *pixels) {
  for (int i = 0; i < l->values + 8; i += 8) store(pixels + i, 0);
}

/// The whole image of a record less its background.
INLINE void spread(
    const ck_ink_layout *l, const uint8_t *record, const difference_palette *differences, float *pixels) {
  const uint64_t *words = (const uint64_t *)(record + l->groups_at);
  int32_t places[64 + 8];
  clear(l, pixels);
  for (int word = 0; word < l->group_words; word++) {
    int count = places_of_groups(words, word, word + 1, places);
    spread_groups(l, record, differences, places, count, pixels);
  }
}
