// Records of images against their definition in ck_images.h, value by value.
#include "check.h"

typedef struct {
  const ck_ink_layout *layout;
  const float *image, *background;
} blank_image;

/// Whether one of `count` values from `first` on is not blank.
static int has_ink(const blank_image *b, int first, int count) {
  for (int i = first; i < first + count; i++)
    if (b->image[i] != b->background[i % b->layout->shape.channels]) return 1;
  return 0;
}

static uint64_t rows_of_cell(const blank_image *b, int cell) {
  const ck_conv_pool *p = &b->layout->shape;
  int columns = ck_conv_pool_columns(p), field_width = p->pool_width + p->kernel_width - 1, half = field_width / 2;
  int top = cell / columns * p->pool_height, left = cell % columns * p->pool_width;
  uint64_t rows = 0;
  for (int y = 0; y < p->pool_height + p->kernel_height - 1; y++) {
    int first = ((top + y) * p->width + left) * p->channels, bit = y < 31 ? y : 31;
    if (has_ink(b, first, half * p->channels)) rows |= 1ull << bit;
    if (has_ink(b, first + half * p->channels, (field_width - half) * p->channels)) rows |= 1ull << (bit + 32);
  }
  return rows;
}

static void check_groups(const blank_image *b, const uint64_t *groups) {
  int next = 0;  // the first value behind the last group
  for (int i = 0; i < b->layout->values; i++) {
    int starts = i >= next && has_ink(b, i, 1);
    if (starts) next = i + ink_group;
    require((groups[i / 64] >> (i % 64) & 1) == (unsigned)starts, "group", i, !starts, starts);
  }
}

static void check_values(const blank_image *b, const uint8_t *values) {
  const ck_ink_layout *l = b->layout;
  for (int i = 0; i < l->values; i++) {
    float value = l->encoding == 1 ? l->palette[values[i]] : ((const float *)values)[i];
    require(value == b->image[i], "value", i, value, b->image[i]);
  }
  for (int i = 0; i < ink_group * l->encoding; i++) {
    uint8_t behind = values[l->values * l->encoding + i];
    require(behind == 0, "behind the values", i, behind, 0);
  }
}

static void test_records(ck_conv_pool shape, int encoding, double blank) {
  enum { n = 2 };
  ck_ink_layout layout = ck_ink_layout_make(shape, encoding, 0, 255, 0);
  float *images = malloc(sizeof(float) * (size_t)(n * layout.values));
  for (int i = 0; i < n * layout.values; i++)
    images[i] = random_number() < blank ? 1 + i % layout.values % shape.channels : floorf((float)(256 * random_number()));
  uint8_t *records = aligned_alloc(64, layout.stride * n);
  memset(records, 0xA5, layout.stride * n);
  require(ck_ink_encode(&layout, images, n, records), "records", 0, 0, 1);
  for (int i = 0; i < n; i++) {
    const uint8_t *record = records + layout.stride * (size_t)i;
    const uint64_t *rows = (const uint64_t *)(record + layout.rows_at);
    blank_image b = {&layout, images + i * layout.values, (const float *)record};
    for (int cell = 0; cell < layout.cells; cell++)
      require(rows[cell] == rows_of_cell(&b, cell), "rows", cell, (double)rows[cell], (double)rows_of_cell(&b, cell));
    check_groups(&b, (const uint64_t *)(record + layout.groups_at));
    check_values(&b, record + layout.values_at);
  }
  free(images), free(records);
}

/// A value between two steps of the palette, wherever it is.
static void test_not_in_palette(void) {
  ck_ink_layout layout = ck_ink_layout_make((ck_conv_pool){6, 7, 1, 3, 3, 1, 2, 2, 1}, 1, 0, 255, 0);
  float image[42] = {0};
  uint8_t *record = aligned_alloc(64, layout.stride);
  for (int i = 0; i < 42; i++) {
    image[i] = 0.25f;
    require(!ck_ink_encode(&layout, image, 1, record), "a value not in the palette", i, 1, 0);
    image[i] = 255;
    require(ck_ink_encode(&layout, image, 1, record), "a value in the palette", i, 0, 1);
  }
  free(record);
}

void test_ink_records(void) {
  const ck_conv_pool shapes[] = {
      {28, 28, 1, 5, 5, 8, 6, 6, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1}, {5, 9, 1, 1, 1, 1, 1, 1, 1}, {9, 8, 1, 2, 1, 1, 1, 2, 1},
      {13, 11, 3, 3, 2, 5, 2, 3, 1}, {17, 9, 9, 7, 4, 16, 1, 1, 0}, {40, 39, 1, 3, 3, 3, 19, 18, 1},
      {40, 30, 2, 35, 4, 1, 3, 5, 1}, {22, 200, 1, 5, 5, 8, 6, 6, 1}, {12, 150, 2, 3, 70, 1, 2, 40, 1}};
  const double blanks[] = {0, 0.5, 0.8, 0.97, 1};
  for (int i = 0; i < 10; i++)
    for (int k = 0; k < 5; k++)
      for (int encoding = 1; encoding <= 4; encoding += 3) test_records(shapes[i], encoding, blanks[k]);
  test_not_in_palette();
}
