// Bytes of a file, plain or, when its name ends in .gz, inflated.
#ifndef SOURCE_H
#define SOURCE_H

#include <stddef.h>

enum inflating { INFLATE_IN_THIS_THREAD, INFLATE_IN_ANOTHER };

struct source;

struct source *source_open(const char *path, enum inflating inflating);

// At least one byte, or 0 at the end.
size_t source_read(struct source *source, char *into, size_t capacity);

void source_close(struct source *source);

#endif
