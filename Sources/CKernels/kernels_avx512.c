#if defined(__x86_64__)
#include <math.h>

#include "table.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi,popcnt"))), apply_to = function)
#define PANEL_VECTORS 2
#define LANES 16
#define TABLE ck_table_avx512
#define NAME "avx512"
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
