#ifndef CKERNELS_H
#define CKERNELS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ck_arrays.h"
#include "ck_images.h"
#include "ck_memory.h"
#include "ck_network.h"
#include "ck_peak.h"
#include "ck_random.h"
#include "ck_workers.h"

/// The instruction set that the kernels use on this machine: "avx512", "avx2", "neon" or "portable".
///
/// Chosen once, from what the processor has; the environment variable `REPORT_KERNELS` asks for a
/// lesser one (a greater one than the processor has is not honoured).
const char *ck_instruction_set(void);

/// Floats that may be read (never written) behind every array handed to a kernel. The kernels load
/// whole vectors of eight; lanes behind the end of an array are computed and thrown away.
enum { ck_slack = 16 };

#endif
