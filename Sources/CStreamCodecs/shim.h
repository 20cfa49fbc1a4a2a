// The structures through which liblzma, libzstd, libbz2 and libisal take and give bytes, so that neither their
// headers nor the libraries have to be there when this program is built. They are part of the stable binary
// interfaces of liblzma 5, libzstd 1 and libbz2 1.0; that of libisal 2 is tried before it is relied on.
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

/// The bytes of the tables of inflate_state: those of a large and a small inflate_huff_code of <isa-l/igzip_lib.h>.
#define PEIL_IGZIP_TABLES ((4096 * 4 + 1264 * 2) + (1024 * 2 + 80 * 2))

/// The start of inflate_state of <isa-l/igzip_lib.h>, as far as it is looked at; 66 kB of buffers follow it.
typedef struct {
  uint8_t *next_out;
  uint32_t avail_out;
  uint32_t total_out;
  uint8_t *next_in;
  uint64_t read_in;
  uint32_t avail_in;
  int32_t read_in_length;
  uint8_t tables[PEIL_IGZIP_TABLES];
  int block_state;
  uint32_t dict_length;
  uint32_t bfinal;
  uint32_t crc_flag;
} peil_igzip_state;

#endif
