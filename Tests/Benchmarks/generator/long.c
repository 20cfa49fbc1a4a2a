#include "long.h"

enum { FIRST_YEAR = 1900, YEARS = 200 };

uint64_t long_capacity(const struct areas *areas) { return (uint64_t)areas->count * YEARS * INDICATORS; }

struct long_record long_record_draw(struct generation *g, uint64_t index) {
    uint64_t row = index / INDICATORS, areas = (uint64_t)g->areas.count;
    int indicator = (int)(index % INDICATORS);
    return (struct long_record){
        .area = g->areas.list[row % areas].code,
        .year = FIRST_YEAR + (int)(row / areas),
        .indicator = indicator,
        .observation = observation_draw(indicator, &g->random, &g->tally),
    };
}
