#include "inflate.h"

#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>
#include <zlib.h>

#include "fail.h"

enum { INPUT_CAPACITY = 1 << 18, GZIP_WINDOW = 15 + 16 };

struct inflater {
    int file;
    z_stream stream;
    bool inside_member;
    unsigned char input[INPUT_CAPACITY];
};

struct inflater *inflater_open(const char *path) {
    struct inflater *inflater = calloc(1, sizeof *inflater);
    if (!inflater) fail("out of memory");
    inflater->file = open(path, O_RDONLY);
    if (inflater->file < 0) fail("cannot open the file");
    if (inflateInit2(&inflater->stream, GZIP_WINDOW) != Z_OK) fail("zlib does not start");
    return inflater;
}

// Makes compressed input available; false at the end of the file.
static bool refill(struct inflater *inflater) {
    if (inflater->stream.avail_in > 0) return true;
    ssize_t count = read(inflater->file, inflater->input, INPUT_CAPACITY);
    if (count < 0) fail("cannot read the file");
    inflater->stream.next_in = inflater->input;
    inflater->stream.avail_in = (uInt)count;
    return count > 0;
}

// One call of zlib. A file may hold several gzip members one after another.
static void inflate_some(struct inflater *inflater) {
    int status = inflate(&inflater->stream, Z_NO_FLUSH);
    inflater->inside_member = status != Z_STREAM_END;
    if (status == Z_STREAM_END) status = inflateReset(&inflater->stream);
    if (status != Z_OK && status != Z_BUF_ERROR) fail("the compressed file is damaged");
}

size_t inflater_read(struct inflater *inflater, char *into, size_t capacity) {
    inflater->stream.next_out = (unsigned char *)into;
    inflater->stream.avail_out = (uInt)capacity;
    while (inflater->stream.avail_out > 0) {
        if (!refill(inflater)) {
            if (inflater->inside_member) fail("the compressed file is cut off");
            break;
        }
        inflate_some(inflater);
    }
    return capacity - inflater->stream.avail_out;
}

void inflater_close(struct inflater *inflater) {
    inflateEnd(&inflater->stream);
    close(inflater->file);
    free(inflater);
}
