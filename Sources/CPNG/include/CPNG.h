#ifndef CPNG_H
#define CPNG_H
#include <stddef.h>
#include <stdint.h>

/// The version of the libpng that this program runs with, as text.
const char *cpng_version(void);

/// What to write. Rows are packed as PNG wants them, without filter bytes.
typedef struct {
  uint32_t width, height;
  int bit_depth, color_type;
  const uint8_t *rows;
  size_t row_bytes;
  /// Red, green, blue; NULL unless the colour type is palette.
  const uint8_t *palette;
  int palette_count;
  /// 0 for none.
  uint32_t pixels_per_metre;
  /// UTF-8; NULL for none.
  const char *title, *description;
  /// Nonzero for libpng's choice of filter row by row, 0 for none but where a row repeats the one above.
  int filters;
} cpng_image;

/// Bytes that `cpng_free` releases.
typedef struct {
  uint8_t *bytes;
  size_t count;
  /// What libpng says went wrong; empty when nothing did.
  char error[128];
} cpng_result;

/// Encodes. Errors of libpng end here: none of its jumps leaves this function.
cpng_result cpng_encode(const cpng_image *image);

/// Decodes to 8-bit red, green, blue, alpha.
cpng_result cpng_decode(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height);

void cpng_free(cpng_result *result);
#endif
