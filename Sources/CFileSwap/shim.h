// Swapping two paths in one step. Swift's view of the C library has no renameat2.
#ifndef PEIL_CFILESWAP_SHIM_H
#define PEIL_CFILESWAP_SHIM_H

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Exchanges what two existing paths name, atomically; 0, or -1 with errno set.
static inline int peil_exchange_paths(const char *a, const char *b) {
  const unsigned int exchange = 2;  // RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, exchange);
}

#endif
