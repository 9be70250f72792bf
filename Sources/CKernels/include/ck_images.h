#ifndef CK_IMAGES_H
#define CK_IMAGES_H
#include <stddef.h>
#include <stdint.h>

/// A convolution (stride 1, VALID) with bias, activation and max-pooling (stride = pool size, VALID)
/// over images of `height` x `width` x `channels`, channels last.
typedef struct {
  int height, width, channels;
  int kernel_height, kernel_width, filters;
  int pool_height, pool_width;
  int relu;  ///< 1: max(0, x) behind the bias, 0: linear
} ck_conv_pool;

/// Pooled rows and columns: floor((size - kernel + 1) / pool).
int ck_conv_pool_rows(const ck_conv_pool *shape);
int ck_conv_pool_columns(const ck_conv_pool *shape);

enum { ink_group = 4 };

/// Where the ink is. One record an image, `stride` bytes apart:
///
///     float    background[channels]   the value of most of the four corners, by channel
///     uint64_t rows[cells]            bit r (r < 32): row r of the cell's receptive field has ink in
///                                     its left half; bit 32 + r: in its right half
///     uint64_t groups[]               bit i: the values i ..< i + ink_group are a group; no two overlap, and
///                                     every value with ink is in one. The last may reach past the end
///     uint8_t  codes[values]          or float values[values]: the image, as `encoding` says
///
/// A value is blank when it equals the background of its channel. Rows past the 31st share bit 31.
typedef struct {
  ck_conv_pool shape;
  int cells, values, group_words;
  int encoding;  ///< 1: a byte a value, looked up in `palette`; 4: floats
  size_t rows_at, groups_at, values_at, stride;
  float palette[256];
} ck_ink_layout;

/// The layout of the records for `shape`; `low` and `high` are the least and greatest value of the
/// data set. With `encoding` 1 the palette holds `steps` (255) equal steps between them.
ck_ink_layout ck_ink_layout_make(ck_conv_pool shape, int encoding, double low, double high, int falling);

/// Fills the records of `count` images. Returns 1, or 0 when `encoding` is 1 and a value is not, bit
/// for bit, in the palette: the records are then worthless, and floats must be stored.
int ck_ink_encode(const ck_ink_layout *layout, const float *images, long count, uint8_t *records);

/// The least and greatest of `count` values; NaN if there is one.
void ck_range(const float *values, long count, float *low, float *high);

#endif
