// The file formats to generate.
#ifndef SHAPES_H
#define SHAPES_H

#include <stdbool.h>

#include "areas.h"
#include "output.h"
#include "random.h"
#include "tally.h"

struct generation {
    struct areas areas;
    struct random random;
    struct tally tally;
    struct output out;
    bool decimal_comma;
};

struct shape {
    const char *name;
    bool is_table;  // Made of table rows, so that true sums are known.
    void (*head)(struct generation *);
    void (*record)(struct generation *, uint64_t index);
    void (*tail)(struct generation *);
};

extern const struct shape csv_shape, atom_shape, world_bank_shape, observations_shape;

// The next row of the table, counted in the tally.
const struct row *next_row(struct generation *generation, uint64_t index);

#endif
