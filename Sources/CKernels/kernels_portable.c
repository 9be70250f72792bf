// Vectors are passed between inlined functions only: no binary interface is affected.
#pragma clang diagnostic ignored "-Wpsabi"
#if defined(__aarch64__)
#define NAME "neon"
#else
#define NAME "portable"
#endif
#define HELD_ROWS 1
#define TABLE ck_table_portable
#include "kernels.inc.h"
