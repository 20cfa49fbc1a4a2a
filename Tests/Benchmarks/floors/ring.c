#include "ring.h"

#include <pthread.h>
#include <string.h>

#include "fail.h"
#include "inflate.h"

enum { BLOCKS = 8, BLOCK_CAPACITY = 1 << 18 };

struct block {
    size_t count;  // 0 in a filled block is the end of the file.
    char bytes[BLOCK_CAPACITY];
};

struct ring {
    struct inflater *inflater;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned filled, emptied;  // Blocks so far; both only grow.
    size_t offset;             // How far the reader is in its block.
    struct block blocks[BLOCKS];
};

static struct block *wait_for_room(struct ring *ring) {
    pthread_mutex_lock(&ring->lock);
    while (ring->filled - ring->emptied == BLOCKS) pthread_cond_wait(&ring->changed, &ring->lock);
    struct block *block = &ring->blocks[ring->filled % BLOCKS];
    pthread_mutex_unlock(&ring->lock);
    return block;
}

static struct block *wait_for_data(struct ring *ring) {
    pthread_mutex_lock(&ring->lock);
    while (ring->filled == ring->emptied) pthread_cond_wait(&ring->changed, &ring->lock);
    struct block *block = &ring->blocks[ring->emptied % BLOCKS];
    pthread_mutex_unlock(&ring->lock);
    return block;
}

static void advance(struct ring *ring, unsigned *counter) {
    pthread_mutex_lock(&ring->lock);
    ++*counter;
    pthread_cond_signal(&ring->changed);
    pthread_mutex_unlock(&ring->lock);
}

static void *fill(void *argument) {
    struct ring *ring = argument;
    size_t count;
    do {
        struct block *block = wait_for_room(ring);
        count = inflater_read(ring->inflater, block->bytes, BLOCK_CAPACITY);
        block->count = count;
        advance(ring, &ring->filled);
    } while (count > 0);
    return NULL;
}

struct ring *ring_open(const char *path) {
    struct ring *ring = calloc(1, sizeof *ring);
    if (!ring) fail("out of memory");
    ring->inflater = inflater_open(path);
    pthread_mutex_init(&ring->lock, NULL);
    pthread_cond_init(&ring->changed, NULL);
    if (pthread_create(&ring->thread, NULL, fill, ring) != 0) fail("cannot start a thread");
    return ring;
}

size_t ring_read(struct ring *ring, char *into, size_t capacity) {
    struct block *block = wait_for_data(ring);
    size_t count = block->count - ring->offset;
    if (count > capacity) count = capacity;
    memcpy(into, block->bytes + ring->offset, count);
    ring->offset += count;
    if (block->count > 0 && ring->offset == block->count) {
        ring->offset = 0;
        advance(ring, &ring->emptied);
    }
    return count;
}

void ring_close(struct ring *ring) {
    pthread_join(ring->thread, NULL);
    inflater_close(ring->inflater);
    free(ring);
}
