#ifndef CK_CONVOLUTION_H
#define CK_CONVOLUTION_H
#include "include/CKernels.h"

/// Inner indices of a product of matrices that are summed at once at most, and the floats of a panel of sixteen
/// columns: 20 kB, so that six rows of the left factor fit the nearest cache beside it.
enum { ck_inner_block = 320, ck_panel_floats = (ck_inner_block + 8) * 16 };

// How a convolution is cut into blocks, and what scratch memory that takes.

/// Numbers of a patch: what one output position sees.
static inline long ck_patch(const ck_convolution *s) {
  return (long)s->kernel_rows * s->kernel_columns * s->channels;
}

/// Output rows whose patches are laid out at once: about 128 kB, for the second cache.
static inline long ck_patch_rows(const ck_convolution *s) {
  long row = s->out_columns * ck_patch(s), rows = row > 0 ? 32768 / row : 1;
  return rows > 1 ? rows : 1;
}

/// The patches of a 1 x 1 kernel at stride 1 are the input itself.
static inline int ck_is_pointwise(const ck_convolution *s) {
  return s->kernel_rows == 1 && s->kernel_columns == 1 && s->stride_rows == 1 && s->stride_columns == 1 && s->top == 0
      && s->left == 0 && s->out_rows == s->rows && s->out_columns == s->columns;
}

/// Floats of a block of patches, in whole cache lines; vectors are written up to seven floats behind the last.
static inline size_t ck_patches_floats(const ck_convolution *s) {
  if (ck_is_pointwise(s)) return 0;
  return (size_t)(ck_patch_rows(s) * s->out_columns * ck_patch(s) + 8 + 15) & ~(size_t)15;
}

#endif
