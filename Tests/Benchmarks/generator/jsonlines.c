// The same long table as JSON lines, an object a line.
#include "long.h"

static void head(struct generation *g) { (void)g; }

static void record(struct generation *g, uint64_t index) {
    struct output *out = &g->out;
    struct long_record record = long_record_draw(g, index);
    put_text(out, "{\"area\":\"");
    put_text(out, record.area);
    put_text(out, "\",\"period\":\"");
    put_integer(out, record.year, 0);
    put_text(out, "\",\"indicator\":\"indicator_");
    put_integer(out, record.indicator, 0);
    put_text(out, "\",\"value\":");
    if (record.observation.missing)
        put_text(out, "null");
    else
        put_tenths(out, record.observation.tenths, '.', 0);
    put_text(out, ",\"status\":\"");
    put_bytes(out, &record.observation.status, 1);
    put_text(out, "\"}\n");
}

static void tail(struct generation *g) { (void)g; }

const struct shape json_lines_shape = {"jsonlines", long_capacity, observation_count, head, record, tail};
