// Buffered writing that knows how many bytes have gone out, without stdio's
// formatting: no locale can change what a number looks like.
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { OUTPUT_CAPACITY = 1 << 18 };

struct output {
    FILE *file;
    uint64_t flushed;
    size_t used;
    char buffer[OUTPUT_CAPACITY];
};

// Hands the buffer to the file; ends the program when that fails.
void output_flush(struct output *out);

// Writes an integer, blank-padded on the left to `width` when it is shorter.
void put_integer(struct output *out, int64_t value, int width);

// Writes `scaled` tenths with one decimal after `point`, padded likewise.
void put_tenths(struct output *out, int64_t scaled, char point, int width);

static inline void put_bytes(struct output *out, const char *bytes, size_t count) {
    if (out->used + count > OUTPUT_CAPACITY) output_flush(out);
    memcpy(out->buffer + out->used, bytes, count);
    out->used += count;
}

static inline void put_text(struct output *out, const char *text) {
    put_bytes(out, text, strlen(text));
}

static inline uint64_t output_total(const struct output *out) {
    return out->flushed + out->used;
}

#endif
