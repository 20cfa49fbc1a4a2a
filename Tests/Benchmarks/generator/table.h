// One row of the table, before it is written in any format: the same seed gives
// the same rows to the CSV file and to the Atom feed.
#ifndef TABLE_H
#define TABLE_H

#include "areas.h"
#include "measures.h"
#include "tally.h"

enum { PERIOD_CAPACITY = 16 };

enum cell_state { VALUE, DOT, EMPTY };

struct cell {
    enum cell_state state;
    int64_t scaled;  // Units of a count, tenths of anything else.
};

struct row {
    uint64_t id;
    const struct area *area;
    char period[PERIOD_CAPACITY];
    char name[NAME_CAPACITY];
    int name_characters;
    struct cell cells[MEASURE_COUNT];
};

// How many rows there can be before a pair of area and period would return.
uint64_t table_capacity(const struct areas *areas);

void table_count(struct tally *tally);

// The row, counted in the tally, until the next call.
const struct row *table_row(uint64_t id, const struct areas *areas, struct random *random, struct tally *tally);

#endif
