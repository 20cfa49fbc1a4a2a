// Generates benchmark inputs: the same arguments give the same bytes anywhere.
#include <errno.h>
#include <stdlib.h>

#include "shapes.h"

struct options {
    const struct shape *shape;
    uint64_t rows;   // 0: no limit.
    uint64_t bytes;  // 0: no limit.
    uint64_t seed;
    bool decimal_comma;
    const char *sums;  // Where to write the true sums, or NULL.
};

static const struct shape *const shapes[] = {
    &csv_shape, &atom_shape, &observations_shape, &json_lines_shape,
    &world_bank_shape, &generic_shape, &structure_specific_shape,
};

static _Noreturn void fail(const char *message, const char *detail) {
    fprintf(stderr, "generate: %s%s\n", message, detail);
    exit(2);
}

static _Noreturn void usage(void) {
    fputs("usage: generate SHAPE --rows N | --megabytes M | --kilobytes K [--seed S] [--decimal-comma] [--sums FILE] > file\n"
          "  SHAPE             csv, atom, observations, jsonlines, worldbank, generic or structure-specific\n"
          "  --rows N          so many rows or observations\n"
          "  --megabytes M     stop after about M million bytes, or K thousand\n"
          "  --decimal-comma   csv: three columns have a comma for the decimal point\n"
          "  --sums FILE       write the true counts and sums there, as JSON\n",
          stderr);
    exit(2);
}

static const struct shape *shape_named(const char *name) {
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(shapes[i]->name, name) == 0) return shapes[i];
    fail("no such shape: ", name);
}

static uint64_t number(const char *text) {
    char *end;
    errno = 0;
    uint64_t value = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno) fail("not a number: ", text);
    return value;
}

static struct options read_options(int count, char **arguments) {
    if (count < 2) usage();
    struct options options = {.shape = shape_named(arguments[1]), .seed = 1};
    for (int i = 2; i < count; i++) {
        const char *name = arguments[i];
        if (strcmp(name, "--decimal-comma") == 0) {
            options.decimal_comma = true;
            continue;
        }
        if (++i == count) fail("a value is missing after ", name);
        if (strcmp(name, "--rows") == 0) options.rows = number(arguments[i]);
        else if (strcmp(name, "--megabytes") == 0) options.bytes = 1000000 * number(arguments[i]);
        else if (strcmp(name, "--kilobytes") == 0) options.bytes = 1000 * number(arguments[i]);
        else if (strcmp(name, "--seed") == 0) options.seed = number(arguments[i]);
        else if (strcmp(name, "--sums") == 0) options.sums = arguments[i];
        else fail("no such option: ", name);
    }
    return options;
}

static void check_options(const struct options *options, const struct areas *areas) {
    if (!options->rows && !options->bytes) usage();
    if (options->decimal_comma && options->shape != &csv_shape) fail("--decimal-comma is for csv", "");
    if (options->rows > options->shape->capacity(areas)) fail("so many rows would repeat one of ", options->shape->name);
}

static uint64_t row_limit(const struct options *options, const struct areas *areas) {
    return options->rows ? options->rows : options->shape->capacity(areas);
}

static void write_shape(struct generation *generation, const struct options *options) {
    uint64_t limit = row_limit(options, &generation->areas);
    options->shape->count(&generation->tally);
    options->shape->head(generation);
    for (uint64_t index = 0; index < limit; index++) {
        if (options->bytes && output_total(&generation->out) >= options->bytes) break;
        options->shape->record(generation, index);
    }
    options->shape->tail(generation);
    output_flush(&generation->out);
}

int main(int count, char **arguments) {
    static struct generation generation;
    struct options options = read_options(count, arguments);
    areas_fill(&generation.areas);
    check_options(&options, &generation.areas);
    random_seed(&generation.random, options.seed);
    generation.decimal_comma = options.decimal_comma;
    generation.out.file = stdout;
    write_shape(&generation, &options);
    if (options.sums) tally_write(&generation.tally, output_total(&generation.out), options.sums);
}
