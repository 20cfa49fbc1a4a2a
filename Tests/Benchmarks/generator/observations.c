// A long table as CSV, one observation a line, nothing quoted or padded.
#include "long.h"

static void head(struct generation *g) { put_text(&g->out, "area;period;indicator;value;status\n"); }

static void record(struct generation *g, uint64_t index) {
    struct output *out = &g->out;
    struct long_record record = long_record_draw(g, index);
    put_text(out, record.area);
    put_text(out, ";");
    put_integer(out, record.year, 0);
    put_text(out, ";indicator_");
    put_integer(out, record.indicator, 0);
    put_text(out, ";");
    if (!record.observation.missing) put_tenths(out, record.observation.tenths, '.', 0);
    put_text(out, ";");
    put_bytes(out, &record.observation.status, 1);
    put_text(out, "\n");
}

static void tail(struct generation *g) { (void)g; }

const struct shape observations_shape = {"observations", long_capacity, observation_count, head, record, tail};
