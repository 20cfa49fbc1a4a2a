// zlib as a Swift module. The two init functions are macros in zlib.h, which Swift does not import.
#ifndef PEIL_CZLIB_SHIM_H
#define PEIL_CZLIB_SHIM_H

#include <zlib.h>

/// Starts a decompressor; `window_bits` as in inflateInit2 (15 + 16 for gzip, -15 for raw deflate).
static inline int peil_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

/// Starts a gzip compressor at the given level.
static inline int peil_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
