#include "CKernels.h"

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

void memory_prefer_large_pages(void *start, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE), first = ((uintptr_t)start + size - 1) & -size;
  uintptr_t end = ((uintptr_t)start + bytes) & -size;
  if (first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)start, (void)bytes;
#endif
}

void memory_populate(void *start, size_t bytes) {
#if defined(MADV_POPULATE_WRITE)
  uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = (uintptr_t)start & -size, end = ((uintptr_t)start + bytes + size - 1) & -size;
  // Older systems do not know it: then pages come one by one.
  madvise((void *)first, end - first, MADV_POPULATE_WRITE);
#else
  (void)start, (void)bytes;
#endif
}
