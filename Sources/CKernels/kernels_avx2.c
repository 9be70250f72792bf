#if defined(__x86_64__)
#include <math.h>

#include "table.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,popcnt"))), apply_to = function)
#define PANEL_VECTORS 2
#define LANES 8
#define TABLE ck_table_avx2
#define NAME "avx2"
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
