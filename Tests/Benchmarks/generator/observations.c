// A long table, one observation a line, nothing quoted or padded. The status is A
// (normal), E (estimated), P (provisional) or M (missing, without a value).
#include "shapes.h"

enum { INDICATORS = 50, FIRST_YEAR = 1900, MISSING_PER_MILLE = 50 };

static void head(struct generation *g) { put_text(&g->out, "area;period;indicator;value;status\n"); }

static void put_value_and_status(struct output *out, uint64_t bits) {
    uint32_t mille = random_below((uint32_t)bits, 1000);
    if (mille < MISSING_PER_MILLE) {
        put_text(out, ";M\n");
        return;
    }
    put_tenths(out, random_below((uint32_t)(bits >> 32), 100000), '.', 0);
    put_text(out, mille < 100 ? ";E\n" : mille < 150 ? ";P\n" : ";A\n");
}

static void record(struct generation *g, uint64_t index) {
    struct output *out = &g->out;
    uint64_t line = index / INDICATORS;
    put_text(out, g->areas.list[line % (uint64_t)g->areas.count].code);
    put_text(out, ";");
    put_integer(out, (int64_t)(FIRST_YEAR + line / (uint64_t)g->areas.count), 0);
    put_text(out, ";indicator_");
    put_integer(out, (int64_t)(index % INDICATORS), 0);
    put_text(out, ";");
    put_value_and_status(out, random_next(&g->random));
}

static void tail(struct generation *g) { (void)g; }

const struct shape observations_shape = {"observations", false, head, record, tail};
