#ifndef CK_TABLE_H
#define CK_TABLE_H
#include "include/CKernels.h"

/// The kernels as one instruction set has them.
typedef struct {
  const char *name;
  void (*conv_pool_forward)(
      const ck_ink_layout *, const uint8_t *, const int32_t *, int, const float *, const float *,
      float *, float *, int32_t *);
  void (*conv_pool_forward_draws)(
      const ck_ink_layout *, const uint8_t *, const int32_t *, int, int, const float *const *, const float *const *,
      float *, float *const *);
  void (*conv_pool_backward)(
      const ck_ink_layout *, const uint8_t *, const int32_t *, int, const float *, const float *,
      const int32_t *, const float *, float *, float *);
  void (*ordered_sum)(const float *, long, int, long, long, float *);
  void (*philox)(const uint32_t *, const uint32_t *, uint32_t *);
  void (*normals)(uint64_t, uint64_t, uint64_t, long, float *);
  void (*uniforms)(uint64_t, uint64_t, uint64_t, long, float *);
  int (*ink_encode)(const ck_ink_layout *, const float *, long, uint8_t *);
  void (*range)(const float *, long, float *, float *);
  void (*program_run)(const ck_program *, long, long, float *);
  void (*dot)(const float *, const float *, const float *, long, long, long, float *, float *);
  void (*dot_transposed)(const float *, const float *, long, long, long, float *, float *);
  void (*outer)(const float *, const float *, long, long, long, float *, float *);
  void (*convolve)(
      const ck_convolution *, long, const float *, const float *, const float *, float *, float *);
  void (*convolve_input_gradient)(
      const ck_convolution *, long, const float *, const float *, float *, float *);
  void (*convolve_kernel_gradient)(
      const ck_convolution *, long, const float *, const float *, float *, float *);
  void (*max_pool)(const ck_pooling *, long, const float *, float *);
  void (*max_pool_gradient)(const ck_pooling *, long, const float *, const float *, float *);
  void (*average_pool)(const ck_pooling *, long, const float *, float *);
  void (*average_pool_gradient)(const ck_pooling *, long, const float *, float *);
  void (*log_softmax)(const float *, long, long, float *);
  void (*log_softmax_gradient)(const float *, const float *, long, long, float *);
  void (*reduce_sum)(const float *, long, long, long, float *);
  void (*reduce_max)(const float *, long, long, long, float *);
  void (*argmax)(const float *, long, long, long, float *);
} ck_table;

#if defined(__x86_64__)
extern const ck_table ck_table_avx512, ck_table_avx2;
#endif
extern const ck_table ck_table_portable;

#endif
