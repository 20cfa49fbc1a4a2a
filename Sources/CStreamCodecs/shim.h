// The structures through which liblzma, libzstd and libbz2 take and give bytes, so that neither their headers nor
// the libraries have to be there when this program is built. They are part of the stable binary interfaces of
// liblzma 5, libzstd 1 and libbz2 1.0.
#ifndef PEIL_CSTREAMCODECS_SHIM_H
#define PEIL_CSTREAMCODECS_SHIM_H

#include <stddef.h>
#include <stdint.h>

/// lzma_stream of <lzma/base.h>.
typedef struct {
  const uint8_t *next_in;
  size_t avail_in;
  uint64_t total_in;
  uint8_t *next_out;
  size_t avail_out;
  uint64_t total_out;
  const void *allocator;
  void *internal;
  void *reserved_pointers[4];
  uint64_t seek_pos;
  uint64_t reserved_int2;
  size_t reserved_sizes[2];
  int reserved_enums[2];
} peil_lzma_stream;

/// ZSTD_inBuffer of <zstd.h>.
typedef struct {
  const void *src;
  size_t size;
  size_t pos;
} peil_zstd_input;

/// ZSTD_outBuffer of <zstd.h>.
typedef struct {
  void *dst;
  size_t size;
  size_t pos;
} peil_zstd_output;

/// bz_stream of <bzlib.h>.
typedef struct {
  char *next_in;
  unsigned int avail_in;
  unsigned int total_in[2];
  char *next_out;
  unsigned int avail_out;
  unsigned int total_out[2];
  void *state;
  void *(*allocate)(void *, int, int);
  void (*release)(void *, void *);
  void *opaque;
} peil_bzip2_stream;

#endif
