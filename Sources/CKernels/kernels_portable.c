#if defined(__aarch64__)
#define NAME "neon"
#define PANEL_VECTORS 2
#else
#define NAME "portable"
#define PANEL_VECTORS 1
#endif
#define LANES 8
#define TABLE ck_table_portable
#include "kernels.inc.h"
