// One observation, before it is written in any format. The status is A (normal),
// E (estimated), P (provisional) or M (missing, without a value).
#ifndef OBSERVATION_H
#define OBSERVATION_H

#include <stdbool.h>

#include "random.h"
#include "tally.h"

enum { INDICATORS = 50 };

struct observation {
    bool missing;
    char status;
    int64_t tenths;
};

void observation_count(struct tally *tally);

// Draws the next observation of an indicator, counted in the tally.
struct observation observation_draw(int indicator, struct random *random, struct tally *tally);

#endif
