// A ring of blocks between a thread that inflates and the one that reads, so that
// inflating and parsing take place beside each other in a bounded amount of memory.
#ifndef RING_H
#define RING_H

#include <stddef.h>

struct ring;

// Starts a thread that inflates the file into the ring.
struct ring *ring_open(const char *path);

// Copies what is ready, at least one byte; 0 is the end.
size_t ring_read(struct ring *ring, char *into, size_t capacity);

void ring_close(struct ring *ring);

#endif
