#include "tally.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "output.h"

void tally_add_column(struct tally *tally, enum tally_kind kind, const char *format, ...) {
    struct tally_column *column = &tally->list[tally->columns++];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(column->name, sizeof column->name, format, arguments);
    va_end(arguments);
    column->kind = kind;
}

static void put_number(struct output *out, const char *name, uint64_t value) {
    put_text(out, name);
    put_integer(out, (int64_t)value, 0);
}

static void put_sum(struct output *out, const struct tally_column *column) {
    if (column->kind == TALLY_TEXT) return;
    put_text(out, ", \"sum\": ");
    if (column->kind == TALLY_INTEGER)
        put_integer(out, column->scaled_sum, 0);
    else
        put_tenths(out, column->scaled_sum, '.', 0);
}

static void put_column(struct output *out, const struct tally_column *column) {
    put_text(out, "  {\"name\": \"");
    put_text(out, column->name);
    put_number(out, "\", \"count\": ", column->count);
    put_number(out, ", \"missing\": ", column->missing);
    put_sum(out, column);
}

static void put_tally(struct output *out, const struct tally *tally, uint64_t bytes) {
    put_number(out, "{\"rows\": ", tally->rows);
    put_number(out, ", \"bytes\": ", bytes);
    put_text(out, ", \"columns\": [\n");
    for (int i = 0; i < tally->columns; i++) {
        put_column(out, &tally->list[i]);
        put_text(out, i + 1 < tally->columns ? "},\n" : "}\n");
    }
    put_text(out, "]}\n");
}

void tally_write(const struct tally *tally, uint64_t bytes, const char *path) {
    static struct output out;
    out.file = fopen(path, "w");
    if (!out.file) {
        perror("generate: cannot open the file of sums");
        exit(1);
    }
    put_tally(&out, tally, bytes);
    output_flush(&out);
    fclose(out.file);
}
