// Reads a gzip file piece by piece.
#ifndef INFLATE_H
#define INFLATE_H

#include <stddef.h>

struct inflater;

struct inflater *inflater_open(const char *path);

// Fills `into` as far as the file goes; 0 is the end. A damaged or cut-off file
// ends the program.
size_t inflater_read(struct inflater *inflater, char *into, size_t capacity);

void inflater_close(struct inflater *inflater);

#endif
