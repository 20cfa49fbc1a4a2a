#include "output.h"

#include <stdlib.h>

void output_flush(struct output *out) {
    if (fwrite(out->buffer, 1, out->used, out->file) != out->used || fflush(out->file) != 0) {
        perror("generate: cannot write");
        exit(1);
    }
    out->flushed += out->used;
    out->used = 0;
}

// Writes the digits of `value` ending just before `end` and returns their start.
static char *digits_before(char *end, uint64_t value) {
    do {
        *--end = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return end;
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

// Adds the sign and the blanks before the digits at `start`, and writes it all.
static void put_padded(struct output *out, char *start, char *end, int negative, int width) {
    if (negative) *--start = '-';
    while (end - start < width) *--start = ' ';
    put_bytes(out, start, (size_t)(end - start));
}

void put_integer(struct output *out, int64_t value, int width) {
    char text[64];
    char *end = text + sizeof text;
    put_padded(out, digits_before(end, magnitude(value)), end, value < 0, width);
}

void put_tenths(struct output *out, int64_t scaled, char point, int width) {
    char text[64];
    char *end = text + sizeof text;
    uint64_t tenths = magnitude(scaled);
    char *start = end;
    *--start = (char)('0' + tenths % 10);
    *--start = point;
    put_padded(out, digits_before(start, tenths / 10), end, scaled < 0, width);
}
