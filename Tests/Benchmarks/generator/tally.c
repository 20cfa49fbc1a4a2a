#include "tally.h"

#include <stdio.h>
#include <stdlib.h>

#include "output.h"

void tally_add(struct tally *tally, const struct row *row) {
    tally->rows++;
    tally->id_sum += row->id;
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (row->cells[i].state != VALUE) continue;
        tally->counts[i]++;
        tally->scaled_sums[i] += row->cells[i].scaled;
    }
}

static void put_counts(struct output *out, const struct tally *tally, uint64_t count) {
    put_text(out, "\", \"count\": ");
    put_integer(out, (int64_t)count, 0);
    put_text(out, ", \"missing\": ");
    put_integer(out, (int64_t)(tally->rows - count), 0);
}

static void put_id(struct output *out, const struct tally *tally) {
    put_text(out, "  {\"name\": \"ID");
    put_counts(out, tally, tally->rows);
    put_text(out, ", \"sum\": ");
    put_integer(out, (int64_t)tally->id_sum, 0);
    put_text(out, "},\n");
}

static void put_text_column(struct output *out, const struct tally *tally, const char *name) {
    put_text(out, "  {\"name\": \"");
    put_text(out, name);
    put_counts(out, tally, tally->rows);
    put_text(out, "},\n");
}

static void put_measure(struct output *out, const struct tally *tally, int index) {
    put_text(out, "  {\"name\": \"");
    put_text(out, measures[index].stem);
    put_text(out, "_");
    put_integer(out, measure_suffix(index), 0);
    put_counts(out, tally, tally->counts[index]);
    put_text(out, ", \"sum\": ");
    if (measure_is_integer(index))
        put_integer(out, tally->scaled_sums[index], 0);
    else
        put_tenths(out, tally->scaled_sums[index], '.', 0);
    put_text(out, index + 1 < MEASURE_COUNT ? "},\n" : "}\n");
}

static void put_tally(struct output *out, const struct tally *tally, uint64_t bytes) {
    put_text(out, "{\"rows\": ");
    put_integer(out, (int64_t)tally->rows, 0);
    put_text(out, ", \"bytes\": ");
    put_integer(out, (int64_t)bytes, 0);
    put_text(out, ", \"columns\": [\n");
    put_id(out, tally);
    put_text_column(out, tally, "WijkenEnBuurten");
    put_text_column(out, tally, "Perioden");
    put_text_column(out, tally, "Gemeentenaam_1");
    for (int i = 0; i < MEASURE_COUNT; i++) put_measure(out, tally, i);
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
