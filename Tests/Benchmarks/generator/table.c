#include "table.h"

#include <stdio.h>

enum { FIRST_YEAR = 1900, YEARS = 200, DOT_PER_MILLE = 80, EMPTY_PER_MILLE = 30 };

uint64_t table_capacity(const struct areas *areas) {
    return (uint64_t)areas->count * (YEARS + 4 * YEARS);
}

// All whole years first (2017JJ00), then their quarters (2017KW01).
static void write_period(char into[PERIOD_CAPACITY], unsigned index) {
    if (index < YEARS) {
        snprintf(into, PERIOD_CAPACITY, "%uJJ00", FIRST_YEAR + index);
    } else {
        unsigned quarter = index - YEARS;
        snprintf(into, PERIOD_CAPACITY, "%uKW0%u", FIRST_YEAR + quarter / 4, 1 + quarter % 4);
    }
}

// One draw a cell: its upper half makes the value, its lower half the state.
static struct cell random_cell(int measure, uint64_t bits) {
    uint32_t mille = random_below((uint32_t)bits, 1000);
    if (mille < DOT_PER_MILLE) return (struct cell){DOT, 0};
    if (mille < DOT_PER_MILLE + EMPTY_PER_MILLE) return (struct cell){EMPTY, 0};
    return (struct cell){VALUE, measure_value(measure, (uint32_t)(bits >> 32))};
}

void row_fill(struct row *row, uint64_t id, const struct areas *areas, struct random *random) {
    row->id = id;
    row->area = &areas->list[id % (uint64_t)areas->count];
    write_period(row->period, (unsigned)(id / (uint64_t)areas->count));
    row->name_characters = municipality_name(row->name, row->area->municipality);
    for (int i = 0; i < MEASURE_COUNT; i++) row->cells[i] = random_cell(i, random_next(random));
}
