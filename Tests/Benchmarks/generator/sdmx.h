// What the two layouts of an SDMX-ML 2.1 message share: a series for each area and
// indicator, with an observation for each year.
#ifndef SDMX_H
#define SDMX_H

#include "observation.h"
#include "shapes.h"

#define SDMX_SCHEMAS "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"

struct sdmx_record {
    bool begins_series, ends_series;
    const char *area;
    int year, indicator;
    struct observation observation;
};

uint64_t sdmx_capacity(const struct areas *areas);

struct sdmx_record sdmx_record_draw(struct generation *g, uint64_t index);

// The header of a message, from which the namespaces are known.
void put_sdmx_header(struct output *out);

#endif
