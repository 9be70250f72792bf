#ifndef CKERNELS_H
#define CKERNELS_H
#include <stddef.h>
#include <stdint.h>
/// The instruction set that the kernels use on this machine, as text.
const char *ck_instruction_set(void);
#endif
