// libpng reports errors by longjmp, which must not cross a Swift frame. So everything that can fail is
// called from the two functions below, and a jump lands in the one that it started from.

#include "CPNG.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

const char *cpng_version(void) { return png_get_libpng_ver(NULL); }

static void fail(png_structp png, png_const_charp message) {
  cpng_result *result = png_get_error_ptr(png);
  strncpy(result->error, message, sizeof result->error - 1);
  longjmp(png_jmpbuf(png), 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

typedef struct {
  cpng_result *result;
  size_t capacity;
} sink;

static void append(png_structp png, png_bytep bytes, png_size_t count) {
  sink *to = png_get_io_ptr(png);
  size_t needed = to->result->count + count;
  if (needed > to->capacity) {
    size_t capacity = 2 * needed + 4096;
    uint8_t *grown = realloc(to->result->bytes, capacity);
    if (!grown) png_error(png, "out of memory");
    to->result->bytes = grown;
    to->capacity = capacity;
  }
  memcpy(to->result->bytes + to->result->count, bytes, count);
  to->result->count = needed;
}

static void flush(png_structp png) { (void)png; }

static int is_ascii(const char *text) {
  for (; *text; ++text)
    if ((unsigned char)*text > 126) return 0;
  return 1;
}

// tEXt for plain text, iTXt for what needs UTF-8.
static void set_text(png_structp png, png_infop info, const char *key, const char *value) {
  if (!value || !*value) return;
  png_text text = {0};
  text.compression = is_ascii(value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
  text.key = (png_charp)key;
  text.text = (png_charp)value;
  png_set_text(png, info, &text, 1);
}

static void set_header(png_structp png, png_infop info, const cpng_image *image) {
  png_set_IHDR(png, info, image->width, image->height, image->bit_depth, image->color_type,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (image->palette)
    png_set_PLTE(png, info, (png_const_colorp)image->palette, image->palette_count);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (image->pixels_per_metre)
    png_set_pHYs(png, info, image->pixels_per_metre, image->pixels_per_metre, PNG_RESOLUTION_METER);
  set_text(png, info, "Title", image->title);
  set_text(png, info, "Description", image->description);
}

// A row like the one above it becomes zeros: faster to compress, and smaller.
static void choose_filter(png_structp png, const uint8_t *bytes, uint32_t row, size_t count) {
  // libpng keeps the row above only if the first row might need one.
  if (row == 0) return;
  int repeats = memcmp(bytes, bytes - count, count) == 0;
  png_set_filter(png, 0, repeats ? PNG_FILTER_UP : PNG_FILTER_NONE);
}

cpng_result cpng_encode(const cpng_image *image) {
  cpng_result result = {0};
  sink to = {&result, 0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &result, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    strcpy(result.error, "libpng cannot start");
    png_destroy_write_struct(&png, NULL);
    return result;
  }
  if (setjmp(png_jmpbuf(png)) == 0) {
    png_set_write_fn(png, &to, append, flush);
    // Fixed, so that the same pixels give the same bytes wherever the same zlib runs.
    png_set_compression_level(png, 7);
    png_set_compression_mem_level(png, 9);
    png_set_compression_strategy(png, image->filters ? Z_FILTERED : Z_DEFAULT_STRATEGY);
    int filters = image->filters ? PNG_ALL_FILTERS : PNG_FILTER_NONE | PNG_FILTER_UP;
    png_set_filter(png, 0, filters);
    set_header(png, info, image);
    png_write_info(png, info);
    for (uint32_t row = 0; row < image->height; ++row) {
      const uint8_t *bytes = image->rows + row * image->row_bytes;
      if (!image->filters) choose_filter(png, bytes, row, image->row_bytes);
      png_write_row(png, bytes);
    }
    png_write_end(png, NULL);
  }
  png_destroy_write_struct(&png, &info);
  return result;
}

cpng_result cpng_decode(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height) {
  cpng_result result = {0};
  png_image image = {0};
  image.version = PNG_IMAGE_VERSION;
  // libpng's simplified interface catches its own jumps.
  if (png_image_begin_read_from_memory(&image, bytes, count)) {
    image.format = PNG_FORMAT_RGBA;
    result.count = PNG_IMAGE_SIZE(image);
    result.bytes = malloc(result.count);
    *width = image.width;
    *height = image.height;
    if (result.bytes && png_image_finish_read(&image, NULL, result.bytes, 0, NULL)) return result;
  }
  strncpy(result.error, image.message[0] ? image.message : "out of memory", sizeof result.error - 1);
  png_image_free(&image);
  return result;
}

void cpng_free(cpng_result *result) {
  free(result->bytes);
  result->bytes = NULL;
}
