#include "table.h"

#include <stdio.h>

enum { FIRST_YEAR = 1900, YEARS = 200, DOT_PER_MILLE = 80, EMPTY_PER_MILLE = 30, FIRST_MEASURE = 4 };

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

void table_count(struct tally *tally) {
    tally_add_column(tally, TALLY_INTEGER, "ID");
    tally_add_column(tally, TALLY_TEXT, "WijkenEnBuurten");
    tally_add_column(tally, TALLY_TEXT, "Perioden");
    tally_add_column(tally, TALLY_TEXT, "Gemeentenaam_1");
    for (int i = 0; i < MEASURE_COUNT; i++) {
        enum tally_kind kind = measure_is_integer(i) ? TALLY_INTEGER : TALLY_TENTHS;
        tally_add_column(tally, kind, "%s_%d", measures[i].stem, measure_suffix(i));
    }
}

static void count_row(struct tally *tally, const struct row *row) {
    tally->rows++;
    tally_value(tally, 0, (int64_t)row->id);
    for (int text = 1; text < FIRST_MEASURE; text++) tally_value(tally, text, 0);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (row->cells[i].state == VALUE)
            tally_value(tally, FIRST_MEASURE + i, row->cells[i].scaled);
        else
            tally_missing(tally, FIRST_MEASURE + i);
    }
}

const struct row *table_row(uint64_t id, const struct areas *areas, struct random *random, struct tally *tally) {
    static struct row row;
    row.id = id;
    row.area = &areas->list[id % (uint64_t)areas->count];
    write_period(row.period, (unsigned)(id / (uint64_t)areas->count));
    row.name_characters = municipality_name(row.name, row.area->municipality);
    for (int i = 0; i < MEASURE_COUNT; i++) row.cells[i] = random_cell(i, random_next(random));
    count_row(tally, &row);
    return &row;
}
