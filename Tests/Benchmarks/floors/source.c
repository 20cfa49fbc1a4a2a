#include "source.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "fail.h"
#include "inflate.h"
#include "ring.h"

// Just one of the three is in use.
struct source {
    struct inflater *inflater;
    struct ring *ring;
    int file;
};

static bool is_compressed(const char *path) {
    size_t length = strlen(path);
    return length > 3 && strcmp(path + length - 3, ".gz") == 0;
}

struct source *source_open(const char *path, enum inflating inflating) {
    struct source *source = calloc(1, sizeof *source);
    if (!source) fail("out of memory");
    source->file = -1;
    if (!is_compressed(path)) {
        source->file = open(path, O_RDONLY);
        if (source->file < 0) fail("cannot open the file");
    } else if (inflating == INFLATE_IN_ANOTHER) {
        source->ring = ring_open(path);
    } else {
        source->inflater = inflater_open(path);
    }
    return source;
}

size_t source_read(struct source *source, char *into, size_t capacity) {
    if (source->ring) return ring_read(source->ring, into, capacity);
    if (source->inflater) return inflater_read(source->inflater, into, capacity);
    ssize_t count = read(source->file, into, capacity);
    if (count < 0) fail("cannot read the file");
    return (size_t)count;
}

void source_close(struct source *source) {
    if (source->ring) ring_close(source->ring);
    if (source->inflater) inflater_close(source->inflater);
    if (source->file >= 0) close(source->file);
    free(source);
}
