#include "record_blocks.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "fail.h"

struct record_blocks {
    struct source *source;
    pthread_mutex_t lock;
    size_t carried;                // The begun record at the end of the block before,
    char carry[RECORDS_CAPACITY];  // with which the next block begins.
};

struct record_blocks *record_blocks_open(struct source *source) {
    struct record_blocks *blocks = calloc(1, sizeof *blocks);
    if (!blocks) fail("out of memory");
    blocks->source = source;
    pthread_mutex_init(&blocks->lock, NULL);
    return blocks;
}

// Counts in stretches of a known length, which the compiler turns into vectors.
static bool holds_odd_quotes(const char *p, size_t count) {
    enum { STRETCH = 64 };
    uint8_t quotes = 0;
    for (; count >= STRETCH; count -= STRETCH, p += STRETCH)
        for (int i = 0; i < STRETCH; i++) quotes ^= p[i] == '"';
    for (; count > 0; count--, p++) quotes ^= *p == '"';
    return quotes;
}

// The end of the last whole record. The block begins outside quotes, so its number
// of quotes tells whether it ends inside; from there each quote going back switches.
static size_t whole_records(const char *block, size_t count) {
    bool inside = holds_odd_quotes(block, count);
    for (; count > 0; count--) {
        if (block[count - 1] == '"') inside = !inside;
        if (block[count - 1] == '\n' && !inside) return count;
    }
    return 0;
}

static size_t fill(struct record_blocks *blocks, char *block) {
    size_t count = blocks->carried;
    memcpy(block, blocks->carry, count);
    while (count < RECORDS_CAPACITY) {
        size_t read = source_read(blocks->source, block + count, RECORDS_CAPACITY - count);
        if (read == 0) break;
        count += read;
    }
    return count;
}

static size_t next(struct record_blocks *blocks, char *block) {
    size_t count = fill(blocks, block);
    if (count == 0) return 0;
    if (count < RECORDS_CAPACITY && block[count - 1] != '\n') block[count++] = '\n';
    size_t whole = whole_records(block, count);
    if (whole == 0) fail("a record is longer than a block, or a quote is never closed");
    blocks->carried = count - whole;
    memcpy(blocks->carry, block + whole, blocks->carried);
    return whole;
}

size_t record_blocks_next(struct record_blocks *blocks, char *block) {
    pthread_mutex_lock(&blocks->lock);
    size_t count = next(blocks, block);
    pthread_mutex_unlock(&blocks->lock);
    return count;
}

void record_blocks_close(struct record_blocks *blocks) { free(blocks); }
