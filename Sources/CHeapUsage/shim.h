// How much memory the C library has handed out, which its Swift module does not show.
#pragma once
#include <stdlib.h>

#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#include <malloc.h>
/// The bytes in use, or 0 where that is not known.
static inline size_t peil_heap_in_use(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}
#else
static inline size_t peil_heap_in_use(void) { return 0; }
#endif
