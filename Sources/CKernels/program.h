#ifndef CK_PROGRAM_H
#define CK_PROGRAM_H
#include "include/CKernels.h"

// The scratch memory of a program: where each register's values are, the sums of samples that go on in the next block,
// and a slot a register.

enum {
  ck_block = 256,                     ///< values of a register held at once: a few registers fit the nearest cache
  ck_register = ck_block + ck_slack,  ///< floats of a slot: whole vectors are read and written
  ck_sum_lanes = 8
};

/// Where the values of a register are in the block at hand.
typedef struct {
  const float *at;
  int32_t kind, unused;
} ck_place;

/// Floats of the two tables before the slots, in whole cache lines.
static inline size_t ck_places_floats(const ck_program *p) {
  return ((size_t)p->registers * sizeof(ck_place) / sizeof(float) + 15) & ~(size_t)15;
}
static inline size_t ck_sums_floats(const ck_program *p) {
  return (size_t)p->result_count * ck_sum_lanes * sizeof(double) / sizeof(float);
}

#endif
