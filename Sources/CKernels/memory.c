// Large pages: a data set in random order else waits for the places of its pages as well as for its records.
#include "include/ck_memory.h"

#if defined(__linux__)
#include <sys/mman.h>

void ck_prefer_large_pages(void *start, size_t size) {
  if (size >= ck_large_page) madvise(start, size - size % ck_large_page, MADV_HUGEPAGE);
}
#else
void ck_prefer_large_pages(void *start, size_t size) { (void)start, (void)size; }
#endif
