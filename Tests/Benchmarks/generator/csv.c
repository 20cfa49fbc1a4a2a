// An untyped export as CBS StatLine gives it: everything quoted, numbers padded on
// the left, codes and names on the right, two markers for a missing value.
#include "shapes.h"
#include "table.h"

enum { MEASURE_WIDTH = 8, NAME_WIDTH = 36 };

static void head(struct generation *g) {
    put_text(&g->out, "\xef\xbb\xbf\"ID\";\"WijkenEnBuurten\";\"Perioden\";\"Gemeentenaam_1\"");
    for (int i = 0; i < MEASURE_COUNT; i++) {
        put_text(&g->out, ";\"");
        put_text(&g->out, measures[i].stem);
        put_text(&g->out, "_");
        put_integer(&g->out, measure_suffix(i), 0);
        put_text(&g->out, "\"");
    }
    put_text(&g->out, "\n");
}

static void put_blanks(struct output *out, int count) {
    static const char blanks[] = "                                                ";
    if (count > 0) put_bytes(out, blanks, (size_t)count);
}

static void put_quoted_name(struct output *out, const struct row *row) {
    put_text(out, "\"");
    for (const char *c = row->name; *c; c++) {
        if (*c == '"') put_bytes(out, c, 1);
        put_bytes(out, c, 1);
    }
    put_blanks(out, NAME_WIDTH - row->name_characters);
    put_text(out, "\"");
}

static void put_code(struct output *out, const char *code) {
    put_text(out, code);
    put_blanks(out, CODE_LENGTH - (int)strlen(code));
}

static void put_cell(struct output *out, const struct cell *cell, int measure, bool decimal_comma) {
    char point = decimal_comma && measure_takes_comma(measure) ? ',' : '.';
    if (cell->state == EMPTY) return;
    if (cell->state == DOT)
        put_text(out, "       .");
    else if (measure_is_integer(measure))
        put_integer(out, cell->scaled, MEASURE_WIDTH);
    else
        put_tenths(out, cell->scaled, point, MEASURE_WIDTH);
}

static void record(struct generation *g, uint64_t index) {
    const struct row *row = table_row(index, &g->areas, &g->random, &g->tally);
    struct output *out = &g->out;
    put_text(out, "\"");
    put_integer(out, (int64_t)row->id, 0);
    put_text(out, "\";\"");
    put_code(out, row->area->code);
    put_text(out, "\";\"");
    put_text(out, row->period);
    put_text(out, "\";");
    put_quoted_name(out, row);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        put_text(out, ";\"");
        put_cell(out, &row->cells[i], i, g->decimal_comma);
        put_text(out, "\"");
    }
    put_text(out, "\n");
}

static void tail(struct generation *g) { (void)g; }

const struct shape csv_shape = {"csv", table_capacity, table_count, head, record, tail};
