// What the shapes of kernels' arguments are, and how much scratch memory they need.
#include "convolution.h"
#include "program.h"

int ck_conv_pool_rows(const ck_conv_pool *p) {
  return (p->height - p->kernel_height + 1) / p->pool_height;
}
int ck_conv_pool_columns(const ck_conv_pool *p) {
  return (p->width - p->kernel_width + 1) / p->pool_width;
}
size_t ck_conv_pool_scratch(const ck_conv_pool *p) {
  return ((size_t)p->height * (size_t)p->width * (size_t)p->channels + 8 + 15) & ~(size_t)15;
}

ck_ink_layout ck_ink_layout_make(
    ck_conv_pool shape, int encoding, double low, double high, int falling) {
  ck_ink_layout l = {.shape = shape, .encoding = encoding};
  l.cells = ck_conv_pool_rows(&shape) * ck_conv_pool_columns(&shape);
  l.values = shape.height * shape.width * shape.channels;
  l.group_words = (l.values + 63) / 64;
  l.rows_at = ((size_t)shape.channels * 4 + 7) & ~(size_t)7;
  l.groups_at = l.rows_at + 8 * (size_t)l.cells;
  l.values_at = l.groups_at + 8 * (size_t)l.group_words;
  l.stride = (l.values_at + (size_t)l.values * (size_t)encoding + 32 + 63) & ~(size_t)63;
  for (int i = 0; i < 256; i++)
    l.palette[i] = (float)(falling ? high - i / 255.0 * (high - low) : low + i / 255.0 * (high - low));
  return l;
}

size_t ck_program_scratch(const ck_program *p) {
  return ck_places_floats(p) + ck_sums_floats(p) + (size_t)p->registers * ck_register;
}

/// A panel of the right factor: the same for all extents.
size_t ck_dot_scratch(long m, long k, long n) {
  (void)m, (void)k, (void)n;
  return ck_panel_floats;
}

/// Depthwise: one image with its channels repeated.
size_t ck_convolution_scratch(const ck_convolution *s) {
  if (s->depthwise) return (size_t)s->rows * (size_t)s->columns * (size_t)s->filters + ck_slack;
  return ck_patches_floats(s) + ck_panel_floats;
}
