// A long table: for each year, for each area, an observation of each indicator.
#ifndef LONG_H
#define LONG_H

#include "observation.h"
#include "shapes.h"

struct long_record {
    const char *area;
    int year, indicator;
    struct observation observation;
};

uint64_t long_capacity(const struct areas *areas);

struct long_record long_record_draw(struct generation *g, uint64_t index);

#endif
