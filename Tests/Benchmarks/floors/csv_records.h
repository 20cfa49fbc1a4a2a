// Types and sums the fields of whole CSV records.
#ifndef CSV_RECORDS_H
#define CSV_RECORDS_H

#include <stddef.h>
#include <stdint.h>

enum { COLUMN_CAPACITY = 1024 };

struct column {
    uint64_t numbers, missing, texts;
    double sum;
};

struct columns {
    uint64_t rows;
    int count;
    struct column list[COLUMN_CAPACITY];
};

// Adds the records in `bytes`, which end in a newline.
void columns_add_records(struct columns *columns, const char *bytes, size_t count);

// Adds what another thread found.
void columns_add(struct columns *columns, const struct columns *other);

#endif
