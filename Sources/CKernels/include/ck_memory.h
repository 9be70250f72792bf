#ifndef CK_MEMORY_H
#define CK_MEMORY_H
#include <stddef.h>

/// The size of a large page, and the alignment that it takes, in bytes.
enum { ck_large_page = 2 << 20 };

/// Asks Linux for large pages where whole ones fit into the `size` bytes from `start` on, which nobody has written yet. It is
/// free to give small ones, as other systems do.
void ck_prefer_large_pages(void *start, size_t size);

#endif
