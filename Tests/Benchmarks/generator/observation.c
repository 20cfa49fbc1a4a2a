#include "observation.h"

enum { MISSING_PER_MILLE = 50, ESTIMATED_BELOW = 100, PROVISIONAL_BELOW = 150, TENTHS_BELOW = 100000 };

void observation_count(struct tally *tally) {
    for (int i = 0; i < INDICATORS; i++) tally_add_column(tally, TALLY_TENTHS, "indicator_%d", i);
}

static char status(uint32_t mille) {
    if (mille < MISSING_PER_MILLE) return 'M';
    if (mille < ESTIMATED_BELOW) return 'E';
    return mille < PROVISIONAL_BELOW ? 'P' : 'A';
}

// One draw an observation: its upper half makes the value, its lower half the status.
struct observation observation_draw(int indicator, struct random *random, struct tally *tally) {
    uint64_t bits = random_next(random);
    struct observation drawn = {.status = status(random_below((uint32_t)bits, 1000))};
    drawn.missing = drawn.status == 'M';
    tally->rows++;
    if (drawn.missing) {
        tally_missing(tally, indicator);
    } else {
        drawn.tenths = random_below((uint32_t)(bits >> 32), TENTHS_BELOW);
        tally_value(tally, indicator, drawn.tenths);
    }
    return drawn;
}
