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

// How a message writes a series, and its name.
struct sdmx_layout {
    void (*begin_series)(struct output *, const struct sdmx_record *);
    void (*put_observation)(struct output *, const struct sdmx_record *);
    void (*end_series)(struct output *);
    const char *message;
};

void put_sdmx_record(struct generation *g, uint64_t index, const struct sdmx_layout *layout);

// The end of the message, and of a series that is still open.
void put_sdmx_tail(struct generation *g, const struct sdmx_layout *layout);

// The header of a message, from which the namespaces are known.
void put_sdmx_header(struct output *out);

#endif
