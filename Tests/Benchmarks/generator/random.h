// A seeded generator of pseudo-random numbers: the same seed gives the same
// inputs on every machine, which the C library's own generator does not promise.
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state[4];
};

void random_seed(struct random *random, uint64_t seed);

// The next 64 random bits (xoshiro256**).
uint64_t random_next(struct random *random);

// A number from 0 up to, not including, `bound`, made of 32 random bits. The bias
// of the multiplication is under one in four thousand for every bound used here.
static inline uint32_t random_below(uint32_t bits, uint32_t bound) {
    return (uint32_t)(((uint64_t)bits * bound) >> 32);
}

#endif
