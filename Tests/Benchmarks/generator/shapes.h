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
    bool inside;  // The last record has begun what the tail must end.
};

struct shape {
    const char *name;
    // How many records there can be before one would return.
    uint64_t (*capacity)(const struct areas *areas);
    void (*count)(struct tally *);  // Adds the columns of the tally.
    void (*head)(struct generation *);
    void (*record)(struct generation *, uint64_t index);
    void (*tail)(struct generation *);
};

extern const struct shape csv_shape, atom_shape;
extern const struct shape observations_shape, json_lines_shape, world_bank_shape;
extern const struct shape generic_shape, structure_specific_shape;

#endif
