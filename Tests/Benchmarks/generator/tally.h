// The true counts and sums of what was generated, in exact integers: the answer
// that every contender of the benchmark is compared with.
#ifndef TALLY_H
#define TALLY_H

#include <stdint.h>

enum { TALLY_CAPACITY = 128, TALLY_NAME_CAPACITY = 64 };

enum tally_kind { TALLY_TEXT, TALLY_INTEGER, TALLY_TENTHS };

struct tally_column {
    char name[TALLY_NAME_CAPACITY];
    enum tally_kind kind;
    uint64_t count, missing;
    int64_t scaled_sum;  // Units or tenths.
};

struct tally {
    uint64_t rows;
    int columns;
    struct tally_column list[TALLY_CAPACITY];
};

// Adds a column, which is counted under its number from 0.
__attribute__((format(printf, 3, 4)))
void tally_add_column(struct tally *tally, enum tally_kind kind, const char *format, ...);

static inline void tally_value(struct tally *tally, int column, int64_t scaled) {
    tally->list[column].count++;
    tally->list[column].scaled_sum += scaled;
}

static inline void tally_missing(struct tally *tally, int column) { tally->list[column].missing++; }

// Writes the tally, and how many bytes were generated, as JSON to a file of its own.
void tally_write(const struct tally *tally, uint64_t bytes, const char *path);

#endif
