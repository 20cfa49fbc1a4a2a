// The true counts and sums of what was generated, in exact integers: the answer
// that every contender of the benchmark is compared with.
#ifndef TALLY_H
#define TALLY_H

#include "table.h"

struct tally {
    uint64_t rows;
    uint64_t id_sum;
    uint64_t counts[MEASURE_COUNT];
    int64_t scaled_sums[MEASURE_COUNT];
};

void tally_add(struct tally *tally, const struct row *row);

// Writes the tally, and how many bytes were generated, as JSON to a file of its own.
void tally_write(const struct tally *tally, uint64_t bytes, const char *path);

#endif
