#ifndef CK_TABLE_H
#define CK_TABLE_H
#include "include/CKernels.h"

/// The kernels as one instruction set has them.
typedef struct {
  const char *name;
  void (*conv_pool_forward)(
      const ck_ink_layout *, const uint8_t *, const int32_t *, int, const float *, const float *,
      float *, float *, int32_t *);
  void (*conv_pool_backward)(
      const ck_ink_layout *, const uint8_t *, const int32_t *, int, const float *, const float *,
      const int32_t *, const float *, int32_t *, int32_t *, float *, float *, float *);
  void (*dense_forward)(const float *, int, int, int, const float *, const float *, float *);
  void (*dense_backward)(
      const float *, int, int, int, const float *, const float *, float *, float *, float *);
  double (*softmax_cross_entropy)(
      const float *, int, int, const int32_t *, float, float *, int *, float *);
  void (*softmax)(const float *, int, int, float *, float *);
  void (*rmsprop)(float *, float *, const float *, long, float, float, float);
  void (*ordered_sum)(const float *, long, int, long, long, float *);
  void (*philox)(const uint32_t *, const uint32_t *, uint32_t *);
  void (*normals)(uint64_t, uint64_t, uint64_t, long, float *);
  void (*softplus)(const float *, long, float, float *);
  void (*reparameterize)(const float *, const float *, const float *, long, float *);
  double (*kl_standard_normal)(const float *, const float *, long);
  double (*kl_mixture)(
      const float *, const float *, const float *, long, const double *, const double *, int,
      double *);
  void (*variational_pull_back)(
      const float *, const float *, const float *, const float *, const float *, const float *, long,
      float, float, float, float, float *, float *);
  int (*ink_encode)(const ck_ink_layout *, const float *, long, uint8_t *);
  void (*range)(const float *, long, float *, float *);
} ck_table;

#if defined(__x86_64__)
extern const ck_table ck_table_avx512, ck_table_avx2;
#endif
extern const ck_table ck_table_portable;

#endif
